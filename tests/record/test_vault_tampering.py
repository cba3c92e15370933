"""A sealed value that was altered, exchanged or brought from elsewhere is found out: by who opens it, and by `check_vault`.

Each attack is tried with the guards it meets taken away, too: it goes through then, so it is they that stop it.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from ect_journal import EctError, Journal, World, crypt, vault, vault_check
from ect_journal.committed import places
from ect_journal.fields import Sealed
from ect_journal.sealing import Disclosure, SealedRow, b64url, digest_of, disclose
from ect_journal.store import stored_form
from ect_journal.store.memory import MemoryStore
from ect_journal.vault import Access, Vault
from ect_journal.vault_check import Problem, check_vault, look_over
from tests.durability.checks import assert_clear, half_translated
from tests.durability.erased import BETTER, BOTH, OTHERS, SAID, erase_her, home, people
from tests.durability.scenes import CountedWorld


class Case(NamedTuple):
    """A closed journal, and where its values stand."""

    folder: Path
    digests: dict[str, str]
    """By text."""

    def change(self, sql: str, *values: object) -> None:
        with closing(sqlite3.connect(self.folder / "journal.sqlite")) as database:
            changed = database.execute(sql, values).rowcount
            database.commit()
        assert changed > 0, "the attack does something"

    def row(self, text: str) -> SealedRow:
        with Journal.open(self.folder) as journal:
            return journal.store.sealed_rows([self.digests[text]])[self.digests[text]]

    def read(self, text: str) -> str | None:
        with Journal.open(self.folder) as journal:
            return journal.open_sealed(Sealed(digest=self.digests[text]))

    def problems(self) -> list[Problem]:
        with Journal.open(self.folder) as journal:
            return check_vault(journal)


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Case]:
    """The journal of `erased`, begun once the guards are as they shall be."""
    home(monkeypatch, tmp_path)

    def made() -> Case:
        with people(
            Journal.create(tmp_path / "journal", origin="t", by="rd", world=CountedWorld()), tmp_path
        ) as journal:
            opened = journal.vault.open(row.digest for row in journal.store.sealed())
            return Case(journal.folder or tmp_path, {str(each.text): digest for digest, each in opened.items()})

    return made


# guards, and taking them away -------------------------------------------------------------------------------------------


def unbound(patch: pytest.MonkeyPatch) -> None:
    """What is locked is bound to nothing, and its key to no digest and no journal."""
    patch.setattr(Vault, "_bound", lambda *_: b"")
    derive = crypt.derive
    patch.setattr(crypt, "derive", lambda keys, info: derive(keys, b""))


def unchecked(patch: pytest.MonkeyPatch) -> None:
    """Whatever a row holds is taken for what was committed to."""
    patch.setattr(vault, "check_disclosure", lambda *_: None)


def keys_unlooked(patch: pytest.MonkeyPatch) -> None:
    """Nobody looks whose keys a row names."""
    patch.setattr(vault_check, "_under_its_keys", lambda *_: True)


# attacks ----------------------------------------------------------------------------------------------------------------


def swapped(case: Case) -> None:
    """The values of two rows about the same people, exchanged."""
    one, other = case.row(BOTH), case.row(BETTER)
    for row, sealed in ((one, other.sealed), (other, one.sealed)):
        case.change("UPDATE vault SET sealed = ? WHERE digest = ?", sealed, row.digest)


def rows_renamed(case: Case) -> None:
    """Two whole rows, each under the digest of the other."""
    one, other = case.row(BOTH).digest, case.row(BETTER).digest
    for now, then in (("x", one), (one, other), (other, "x")):
        case.change("UPDATE vault SET digest = ? WHERE digest = ?", now, then)


def _relocked(case: Case, salt: str, value: str) -> None:
    """By somebody who has the keys."""
    row = case.row(BOTH)
    with Journal.open(case.folder) as journal:
        [locked] = journal.vault.lock([Disclosure(row.digest, disclose(salt, value), row.about)])
    case.change("UPDATE vault SET sealed = ? WHERE digest = ?", locked.sealed, row.digest)


def salt_changed(case: Case) -> None:
    """The same text under another salt, locked with the right keys."""
    _relocked(case, b64url(bytes(32)), BOTH)


def value_changed(case: Case) -> None:
    _relocked(case, b64url(bytes(32)), "Nadège n’a rien dit.")


def about_changed(case: Case) -> None:
    """A value that was hers is said to be another's: an erasure would pass it by."""
    case.change("UPDATE vault SET about = 'P-08' WHERE digest = ?", case.digests[SAID])


def about_emptied(case: Case) -> None:
    case.change("UPDATE vault SET about = '' WHERE digest = ?", case.digests[SAID])


def about_shortened(case: Case) -> None:
    case.change("UPDATE vault SET about = 'P-08' WHERE digest = ?", case.digests[BOTH])


def keys_changed(case: Case) -> None:
    """The key of somebody else, who is known here."""
    case.change("UPDATE vault SET keys = ? WHERE digest = ?", case.row(OTHERS).keys[0], case.digests[SAID])


def keys_turned(case: Case) -> None:
    """Her key and the other's in each other's place."""
    case.change(
        "UPDATE vault SET keys = ? WHERE digest = ?", " ".join(reversed(case.row(BOTH).keys)), case.digests[BOTH]
    )


def keys_shortened(case: Case) -> None:
    """As if one key alone opened it."""
    case.change("UPDATE vault SET keys = ? WHERE digest = ?", case.row(BOTH).keys[0], case.digests[BOTH])


def keys_emptied(case: Case) -> None:
    case.change("UPDATE vault SET keys = '' WHERE digest = ?", case.digests[BOTH])


def retention_changed(case: Case) -> None:
    """To be kept for ten years rather than for the programme."""
    case.change("UPDATE vault SET retention = 'log' WHERE digest = ?", case.digests[SAID])


def cut(case: Case) -> None:
    case.change("UPDATE vault SET sealed = substr(sealed, 1, length(sealed) - 1) WHERE digest = ?", case.digests[SAID])


def cut_to_the_nonce(case: Case) -> None:
    case.change("UPDATE vault SET sealed = substr(sealed, 1, 12) WHERE digest = ?", case.digests[SAID])


def emptied(case: Case) -> None:
    case.change("UPDATE vault SET sealed = x'' WHERE digest = ?", case.digests[SAID])


def a_bit(case: Case) -> None:
    sealed = bytearray(case.row(SAID).sealed)
    sealed[len(sealed) // 2] ^= 1
    case.change("UPDATE vault SET sealed = ? WHERE digest = ?", bytes(sealed), case.digests[SAID])


def nonce(case: Case) -> None:
    sealed = bytearray(case.row(SAID).sealed)
    sealed[0] ^= 1
    case.change("UPDATE vault SET sealed = ? WHERE digest = ?", bytes(sealed), case.digests[SAID])


Attack = Callable[[Case], None]
Guard = Callable[[pytest.MonkeyPatch], None]
ATTACKS: dict[Attack, tuple[tuple[str, ...], tuple[Guard, ...]]] = {
    swapped: ((BOTH, BETTER), (unbound, unchecked)),
    rows_renamed: ((BOTH, BETTER), (unbound, unchecked)),
    salt_changed: ((BOTH,), (unchecked,)),
    value_changed: ((BOTH,), (unchecked,)),
    about_changed: ((SAID,), (unbound, keys_unlooked)),
    about_emptied: ((SAID,), (unbound, keys_unlooked)),
    about_shortened: ((BOTH,), (unbound, keys_unlooked)),
    keys_changed: ((SAID,), ()),
    keys_turned: ((BOTH,), ()),
    keys_shortened: ((BOTH,), ()),
    keys_emptied: ((BOTH,), ()),
    retention_changed: ((SAID,), (unbound,)),
    cut: ((SAID,), ()),
    cut_to_the_nonce: ((SAID,), ()),
    emptied: ((SAID,), ()),
    a_bit: ((SAID,), ()),
    nonce: ((SAID,), ()),
}
"""What each alters, and the guards that stop it; none where the cipher itself does, or HKDF over other keys."""


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_found_out(make: Callable[[], Case], attack: Attack) -> None:
    """Who opens it is told which value is not the one recorded; the check names each of them, and its entry, and no other."""
    case = make()
    assert case.problems() == []
    attack(case)
    altered = ATTACKS[attack][0]
    for text in altered:
        with pytest.raises(EctError, match=case.digests[text][:8]) as caught:
            case.read(text)
        assert_clear(caught.value)
        assert half_translated(caught.value) == []
    refs = {SAID: "J8", BOTH: "J9", BETTER: "J11"}
    found = case.problems()
    assert {(each.digest, each.ref) for each in found} == {(case.digests[text], refs[text]) for text in altered}
    assert all(each.text.en != each.text.fr for each in found)
    assert case.read(OTHERS) == OTHERS


GUARDED = {attack: guards for attack, (_, guards) in ATTACKS.items() if guards}


@pytest.mark.parametrize("attack", GUARDED, ids=lambda attack: attack.__name__)
def test_guards_weakened(make: Callable[[], Case], monkeypatch: pytest.MonkeyPatch, attack: Attack) -> None:
    """Without the guards that are said to stop it, the attack goes through unseen."""
    for guard in GUARDED[attack]:
        guard(monkeypatch)
    case = make()
    attack(case)
    assert case.problems() == []
    assert all(case.read(text) is not None for text in ATTACKS[attack][0])


@pytest.mark.parametrize(
    ("attack", "left"), [(attack, guard) for attack, guards in GUARDED.items() for guard in guards]
)
def test_one_guard_left(make: Callable[[], Case], monkeypatch: pytest.MonkeyPatch, attack: Attack, left: Guard) -> None:
    """Any one of them is enough for the check to name what was altered."""
    for guard in GUARDED[attack]:
        if guard is not left:
            guard(monkeypatch)
    case = make()
    attack(case)
    assert {each.digest for each in case.problems()} == {case.digests[text] for text in ATTACKS[attack][0]}


def test_a_row_made_up(make: Callable[[], Case], monkeypatch: pytest.MonkeyPatch) -> None:
    """A digest that no entry has, locked as it should be, is named, without an entry."""
    case = make()
    disclosure = disclose(b64url(bytes(32)), "Nadège a tout avoué.")
    with Journal.open(case.folder) as journal:
        [forged] = journal.vault.lock([Disclosure(digest_of(disclosure), disclosure, ("P-07",))])
    case.change("INSERT INTO vault VALUES (?, ?, ?, ?, ?)", *stored_form(forged))
    assert [(each.digest, each.ref) for each in case.problems()] == [(forged.digest, None)]
    found = places
    anywhere = lambda journal: {**found(journal), forged.digest: next(iter(found(journal).values()))}  # noqa: E731
    monkeypatch.setattr(vault_check, "places", anywhere)
    assert case.problems() == [], "it is being in no entry that gave it away"


def test_a_digest_forged_in_its_row(make: Callable[[], Case]) -> None:
    """A value under another digest: that one is named for being in no entry, the right one for having no value."""
    case = make()
    forged = digest_of(disclose("a", "b"))
    case.change("UPDATE vault SET digest = ? WHERE digest = ?", forged, case.digests[SAID])
    assert {(each.digest, each.ref) for each in case.problems()} == {(forged, None), (case.digests[SAID], "J8")}


def test_an_empty_slot(make: Callable[[], Case]) -> None:
    """A value that went away without an erasure is named: an erasure cannot be feigned by deleting a row."""
    case = make()
    case.change("DELETE FROM vault WHERE digest = ?", case.digests[SAID])
    assert [(each.digest, each.ref, str(each.text)) for each in case.problems()] == [
        (case.digests[SAID], "J8", "It is not in the vault, and no erasure covers it.")
    ]
    with Journal.open(case.folder) as journal:
        assert journal.read_sealed(Sealed(digest=case.digests[SAID])).access is Access.NOT_AVAILABLE


def test_an_erasure_covers_its_own_slots_alone(make: Callable[[], Case]) -> None:
    """After an erasure nothing is wrong; a row deleted beside it still is."""
    case = make()
    with Journal.open(case.folder) as journal:
        erase_her(journal)
        looked = look_over(journal)
        assert (looked.problems, looked.opened, looked.closed, looked.erased) == ((), 3, 0, 5)
    case.change("DELETE FROM vault WHERE digest = ?", case.digests[OTHERS])
    assert [each.digest for each in case.problems()] == [case.digests[OTHERS]]


def test_hidden_behind_an_erasure(make: Callable[[], Case], monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that claims to be under a key that an erasure destroyed, which names not its digest, is altered, not erased."""
    case = make()
    hers = case.row(SAID).keys[0]
    with Journal.open(case.folder) as journal:
        erase_her(journal)
    case.change("UPDATE vault SET keys = ? WHERE digest = ?", hers, case.digests[OTHERS])
    with pytest.raises(EctError, match=case.digests[OTHERS][:8]):
        case.read(OTHERS)
    assert [(each.digest, each.ref) for each in case.problems()] == [(case.digests[OTHERS], "J10")]
    obey = Vault.obey
    monkeypatch.setattr(
        Vault, "obey", lambda self, erasures, ours, here=True: obey(self, erasures, ours=ours, here=False)
    )
    keys_unlooked(monkeypatch)
    assert case.read(OTHERS) is None
    assert case.digests[OTHERS] not in {each.digest for each in case.problems()}


def test_unknown_keys(make: Callable[[], Case]) -> None:
    """Under keys that nobody here has, nothing can be judged: it is counted."""
    case = make()
    case.change("UPDATE vault SET keys = 'AAAAAAAAAAAAAAAAAAAAAA' WHERE digest = ?", case.digests[SAID])
    with Journal.open(case.folder) as journal:
        looked = look_over(journal)
        assert (looked.problems, looked.opened, looked.closed) == ((), 7, 1)


def test_without_any_key(make: Callable[[], Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody without keys sees nothing wrong, and how many they cannot see."""
    case = make()
    home(monkeypatch, tmp_path / "elsewhere")
    with Journal.open(case.folder) as journal:
        looked = look_over(journal)
        assert (looked.problems, looked.opened, looked.closed, looked.erased) == ((), 0, 8, 0)


# from another journal ---------------------------------------------------------------------------------------------------


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    """Another journal, with a value about a person of the same code."""
    with people(Journal.create(tmp_path / "other", origin="other", by="rd", world=World()), tmp_path) as journal:
        yield journal


@pytest.mark.parametrize("weak", [False, True], ids=["guarded", "weakened"])
def test_a_row_of_another_journal(
    make: Callable[[], Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weak: bool
) -> None:
    """A row moved from another journal does not open here, though all keys of both are at hand: under a digest of this one it
    is altered, under its own nobody committed to it."""
    if weak:
        unbound(monkeypatch)
        unchecked(monkeypatch)
    case = make()
    with people(Journal.create(tmp_path / "other", origin="other", by="rd", world=World()), tmp_path) as other:
        theirs = next(row for row in other.store.sealed() if row.about == ("P-07",))
        secrets = other.keyring.held(theirs.keys)
    case.change(
        "UPDATE vault SET sealed = ?, keys = ? WHERE digest = ?", theirs.sealed, theirs.keys[0], case.digests[SAID]
    )
    case.change("INSERT INTO vault VALUES (?, ?, ?, ?, ?)", *stored_form(theirs))
    held = type(other.keyring).held
    monkeypatch.setattr(type(other.keyring), "held", lambda self, ids: held(self, ids) | secrets)
    found = {(each.digest, each.ref) for each in case.problems()}
    if weak:
        assert found == {(theirs.digest, None)}
        assert case.read(SAID) is not None
    else:
        assert found == {(theirs.digest, None), (case.digests[SAID], "J8")}
        with pytest.raises(EctError, match=case.digests[SAID][:8]):
            case.read(SAID)


def test_keys_of_another_journal(make: Callable[[], Case], other: Journal, tmp_path: Path) -> None:
    """The file of another journal's keys in the place of this one's is named by its path; nothing is read with it."""
    case = make()
    with Journal.open(case.folder) as journal:
        here, there = (tmp_path / "keys" / str(each.uuid) / "keys.json" for each in (journal, other))
    here.write_bytes(there.read_bytes())
    with pytest.raises(EctError, match=r"keys\.json") as caught:
        case.read(SAID)
    assert_clear(caught.value)


def test_a_key_of_another_journal(make: Callable[[], Case], other: Journal, tmp_path: Path) -> None:
    """One key of another journal under the id of one of this: named, by its id."""
    case = make()
    with Journal.open(case.folder) as journal:
        path = tmp_path / "keys" / str(journal.uuid) / "keys.json"
    theirs = json.loads((tmp_path / "keys" / str(other.uuid) / "keys.json").read_text())["keys"]
    kept = json.loads(path.read_text())
    [number] = [number for number, key in enumerate(kept["keys"]) if key["subject"] == "P-07"]
    kept["keys"][number]["secret"] = next(key["secret"] for key in theirs if key["subject"] == "P-07")
    path.write_text(json.dumps(kept))
    with pytest.raises(EctError, match=kept["keys"][number]["id"][:8]) as caught:
        case.read(SAID)
    assert_clear(caught.value)


def test_in_memory() -> None:
    """A journal in memory is checked as well."""
    from tests.world import small_world

    world = small_world()
    seen = world.observed(text="Un mot.")
    assert check_vault(world.journal) == []
    store = world.journal.store
    assert isinstance(store, MemoryStore)
    digest = seen.entry.event.text.digest  # type: ignore[attr-defined]
    [row] = store.sealed_rows([digest]).values()
    store.forget([digest])
    assert [(each.digest, each.ref) for each in check_vault(world.journal)] == [(digest, seen.ref)]
    assert row.digest == digest
