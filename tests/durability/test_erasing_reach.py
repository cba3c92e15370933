"""How far an erasure reaches: whose keys it destroys, what another copy of the journal may do here, what stays to be said."""

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext, suppress
from pathlib import Path

import pytest

from ect_journal import Journal, errors
from ect_journal.catalogue import ErasureExecuted, ObservationRecorded
from ect_journal.committed import places
from ect_journal.erasing import Done, erase, rehearse
from ect_journal.keyring import Keyring
from ect_journal.keys import MemoryKeyring
from ect_journal.leftovers import note_export
from ect_journal.recording import draft_of
from ect_journal.seen import Erasure, Intent, Seen
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.transfer import backup, export_lines, restore
from ect_journal.unread import unread
from ect_journal.vault import Access, Vault
from ect_journal.vault_check import look_over
from tests.durability.erased import BETTER, BOTH, HERS, NAME, OTHERS, SAID, as_nobody, erase_her, home, people, texts
from tests.durability.faults import Interrupted, interrupt
from tests.durability.scenes import SECRET, CountedWorld
from tests.durability.server import Server
from tests.durability.visitor import NOBODY

KEPT = {SECRET, "Jeanne Vuillet", OTHERS}
PHRASE = "un mot de passe long"
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user")


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    home(monkeypatch, tmp_path)
    with people(Journal.create(tmp_path / "journal", origin="reach", by="rd", world=CountedWorld()), tmp_path) as made:
        yield made


@pytest.fixture
def memory(journal: Journal, tmp_path: Path) -> Path:
    """What this machine remembers of it."""
    return tmp_path / "state" / f"{journal.uuid}.json"


def erase_there(journal: Journal, *refs: str) -> Done:
    plan = rehearse(journal, entries=refs)
    return erase(journal, plan, ground="recorded_by_mistake", decided_by="rd", by="rd")


def hers(journal: Journal) -> list[str]:
    return [key.id for key in journal.keyring.listed() if key.subject == "P-07" and key.state == "live"]


# another copy of the journal ------------------------------------------------------------------------------------------


def feigned(journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The log with an erasure of everything at its end, made elsewhere by somebody who has no key and no value."""
    keys = tuple(key.id for key in journal.keyring.listed())
    lines = list(export_lines(journal))
    home(monkeypatch, folder / "elsewhere")
    with restore(lines, folder / "elsewhere" / "journal") as other:
        event = ErasureExecuted(digests=tuple(sorted(places(other))), key_ids=keys, ground="objection", decided_by="rd")
        other.appender.append([draft_of(other, event, by="rd", own=True)])
        lines = list(export_lines(other))
    home(monkeypatch, folder)
    return lines


def test_a_log_from_elsewhere(journal: Journal, memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An erasure in the log of a file that somebody handed over erases in that file alone: no key, no memory, no copy."""
    lines = feigned(journal, tmp_path, monkeypatch)
    before = texts(journal)
    kept = (tmp_path / "keys").rglob("*.json")
    keys = {path: path.read_bytes() for path in kept}
    backup(journal, tmp_path / "look" / "copie")
    with restore(lines, tmp_path / "look" / "journal") as look:
        assert set(texts(look).values()) == {"erased"}
        assert look_over(look).problems == ()
    shutil.move(tmp_path / "look" / "copie", tmp_path / "look" / "journal" / "copie")
    for _ in range(2):
        Journal.open(tmp_path / "look" / "journal").close()
    assert not memory.exists()
    assert {path: path.read_bytes() for path in keys} == keys
    journal.close()
    for folder in (tmp_path / "journal", tmp_path / "look" / "journal" / "copie"):
        with Journal.open(folder) as again:
            assert texts(again) == before
            assert len(list((folder / "attachments").iterdir())) == 1


def test_a_log_from_elsewhere_in_place(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put in the journal's own folder it erases there, and a backup inside still has everything; what is recorded then opens,
    under a key that no log says was destroyed."""
    lines, former = feigned(journal, tmp_path, monkeypatch), hers(journal)
    copies = tmp_path / "journal" / "copie"
    backup(journal, copies)
    journal.close()
    with restore(lines, tmp_path / "journal") as there:
        assert set(texts(there).values()) == {"erased"}
        seen = there.record(ObservationRecorded(title="Encore", text="De nouveau."), about=["P-07"])
        assert there.open_sealed(seen.entry.event.text) == "De nouveau."  # type: ignore[attr-defined]
        [row] = there.store.sealed_about("P-07")
        assert not {*row.keys} & {*former}
    Journal.open(tmp_path / "journal").close()
    with Journal.open(copies) as copy:
        assert {*HERS, *KEPT} <= set(texts(copy).values())


def test_erased_in_another_copy(journal: Journal, tmp_path: Path) -> None:
    """Tried on a copy of the folder, an erasure takes the values of the original too, on this machine; whoever checks it is
    told which log does not say so, and whoever reads that it was another copy."""
    journal.close()
    shutil.copytree(tmp_path / "journal", tmp_path / "try")
    with Journal.open(tmp_path / "try") as other:
        erase_her(other)
        assert look_over(other).problems == ()
    with Journal.open(tmp_path / "journal") as again:
        assert set(texts(again).values()) == KEPT | {"erased"}
        looked = look_over(again)
        assert len(looked.problems) == looked.erased == 5
        assert {str(each.text) for each in looked.problems} == {
            "J12 of another copy of this journal erased it; this log does not say so."
        }
        again.record(ObservationRecorded(title="J12 de celui-ci"))
        [said] = again.entry("J8").event.verbatims  # type: ignore[attr-defined]
        error = unread(again, said.digest, again.read_sealed(said))
        assert str(error).startswith("Erased by J12 of another copy of this journal.")


def test_put_under_new_keys(journal: Journal, tmp_path: Path) -> None:
    """What stays after an erasure of one entry is under new keys: yesterday's copy has it under those that are gone, and says
    so, rather than that it was erased."""
    backup(journal, tmp_path / "yesterday")
    erase_there(journal, "J8")
    assert {NAME, BOTH, BETTER} <= set(texts(journal).values())
    with Journal.open(tmp_path / "yesterday") as old:
        found = old.vault.open(places(old))
        assert sorted(map(str, {each.access for each in found.values()})) == ["erased", "open", "sealed"]
        closed = {digest: each for digest, each in found.items() if each.access is Access.SEALED}
        assert {each.by for each in closed.values()} == {"J12"}
        assert len(closed) == 4
        digest, value = closed.popitem()
        assert "its keys were replaced when J12" in str(unread(old, digest, value))
        assert {each.digest for each in look_over(old).problems} == {
            digest for digest, each in found.items() if each.access is Access.ERASED
        }


# stopped, and the memory ----------------------------------------------------------------------------------------------


def stopped(journal: Journal, monkeypatch: pytest.MonkeyPatch, where: object, what: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(where, what, lambda *_, **__: interrupt(what))
        with suppress(Interrupted):
            erase_her(journal)
        patch.setattr(Journal, "_save_register", lambda _: None)
        journal.close()


def test_stopped_after(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recorded and not carried out: its keys go at the next opening, since this machine knows that it began it."""
    stopped(journal, monkeypatch, Vault, "obey")
    with Journal.open(tmp_path / "journal") as again:
        assert hers(again) == []
        assert look_over(again).problems == ()
        memory = Seen.of(again.uuid)
    assert ([each.ref for each in memory.erasures], memory.intents) == (["J12"], ())


def test_stopped_after_and_forgotten(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without that, as for who receives the file, keys stay: it is the memory of what was begun that ends it."""
    stopped(journal, monkeypatch, Vault, "obey")
    shutil.rmtree(tmp_path / "state")
    with Journal.open(tmp_path / "journal") as again:
        assert len(hers(again)) == 1
        assert set(texts(again).values()) == KEPT | {"erased"}


def test_stopped_before(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begun and not recorded: nothing is destroyed; once something else is recorded there, what was begun is forgotten, and
    opening another copy forgets nothing."""
    backup(journal, tmp_path / "copie")
    stopped(journal, monkeypatch, type(journal.store), "append")
    with Journal.open(tmp_path / "copie") as copy:
        copy.record(ObservationRecorded(title="Autre chose"))
    Journal.open(tmp_path / "copie").close()
    with Journal.open(tmp_path / "journal") as again:
        assert set(HERS) <= set(texts(again).values())
        [intent] = Seen.of(again.uuid).intents
        assert (intent.place, intent.erasure.ref) == (str(tmp_path / "journal"), "J12")
        again.record(ObservationRecorded(title="Autre chose"))
    with Journal.open(tmp_path / "journal") as again:
        assert (Seen.of(again.uuid).intents, Seen.of(again.uuid).erasures) == ((), ())
        assert set(HERS) <= set(texts(again).values())
        assert erase_her(again).finished
        assert [each.ref for each in Seen.of(again.uuid).erasures] == ["J13"]


def test_recorded_meanwhile(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody records about her between the plan and the transaction goes too."""
    monkeypatch.setattr(type(journal.store), "turn", lambda _: nullcontext())
    intend, tries = Vault.intend, []

    def late(vault: Vault, erasures: Iterable[Erasure]) -> None:
        intend(vault, erasures)
        tries.append(1)
        if len(tries) == 1:
            other.record(ObservationRecorded(title="Vue", text="Elle est revenue."), about=["P-07"])

    with Journal.open(journal.folder or "", world=journal.world) as other:
        with monkeypatch.context() as patch:
            patch.setattr(Vault, "intend", late)
            done = erase_her(journal)
        assert (done.values, len(tries)) == (6, 2)
        assert look_over(journal).problems == ()
        assert set(texts(other).values()) == KEPT | {"erased"}


def test_two_memories(journal: Journal, tmp_path: Path, memory: Path) -> None:
    """Who had the journal open writes beside what another process remembered meanwhile, not over it."""
    journal.close()
    shutil.copytree(tmp_path / "journal", tmp_path / "copie")
    with Journal.open(tmp_path / "journal") as long:
        with Journal.open(tmp_path / "copie") as other:
            erase_there(other, "J10")
        erase_there(long, "J5")
    assert len(json.loads(memory.read_bytes())["erasures"]) == 2


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'{"erasures":[["J1","x"]],"intents":[],"unfinished":[]}', b"\xff"]
)
def test_damaged_memory(journal: Journal, memory: Path, content: bytes) -> None:
    """A damaged one is put aside, not thrown away, when it is next written; reading it stops nobody."""
    memory.parent.mkdir(exist_ok=True)
    memory.write_bytes(content)
    Journal.open(journal.folder or "").close()
    assert memory.read_bytes() == content
    assert erase_her(journal).finished
    [aside] = memory.parent.glob("*.damaged")
    assert aside.read_bytes() == content
    assert [each.ref for each in Seen.of(journal.uuid).erasures] == ["J12"]


def test_memory_that_is_no_file(journal: Journal, memory: Path) -> None:
    """Nothing is erased, and no file goes, where what is begun cannot be remembered."""
    draft = Path(journal.folder or "") / "drafts" / "a.txt"
    draft.parent.mkdir()
    draft.write_text(SAID)
    shutil.rmtree(memory.parent)
    memory.parent.write_text("")
    with pytest.raises(errors.NotWritten):
        erase_her(journal)
    assert draft.exists()
    assert set(HERS) <= set(texts(journal).values())
    assert journal.store.privacy() == []


def test_unfinished_is_of_a_place() -> None:
    """That the copies in one folder let go does not say that those in another did."""
    seen = Seen()
    seen.keep([], "one", unfinished=True)
    seen.keep([], "two", unfinished=False)
    assert (seen.is_unfinished("one"), seen.is_unfinished("two")) == (True, False)
    erasure = Erasure("J2", ("d",), ("k",))
    seen.intend("one", [erasure, Erasure("J3", (), ())])
    seen.keep([erasure], "one", unfinished=False)
    assert (seen.is_unfinished("one"), seen.erasures) == (False, (erasure,))
    assert seen.intents == (Intent("one", Erasure("J3", (), ())),)


# whose keys -----------------------------------------------------------------------------------------------------------


def put_row(journal: Journal, about: str, key: str) -> None:
    """As somebody may who can only add."""
    with closing(sqlite3.connect(Path(journal.folder or "") / "journal.sqlite")) as database:
        database.execute("INSERT INTO vault VALUES (?, ?, ?, ?, ?)", ("A" * 43, b"x" * 60, about, key, "verbatim"))
        database.commit()


def change_key(journal: Journal, key: str) -> None:
    """Of a value of hers that an entry commits to."""
    [said] = journal.entry("J8").event.verbatims  # type: ignore[attr-defined]
    with closing(sqlite3.connect(Path(journal.folder or "") / "journal.sqlite")) as database:
        database.execute("UPDATE vault SET keys = ? WHERE digest = ?", (key, said.digest))
        database.commit()


def test_a_row_that_names_the_key_of_another(journal: Journal) -> None:
    """A made-up row said to be about her, under the key of somebody else, does not take that key."""
    [key] = [each.id for each in journal.keyring.listed() if each.subject == "P-08"]
    put_row(journal, "P-07", key)
    assert key not in rehearse(journal, ["P-07"]).destroyed
    assert key not in rehearse(journal, digests=["A" * 43]).destroyed
    assert erase_her(journal).finished
    assert OTHERS in texts(journal).values()


def test_a_row_that_names_the_key_of_another_elsewhere(journal: Journal) -> None:
    """Nor when that key is not here: another row says whose it is."""
    colleague = Journal(journal.store, keyring=MemoryKeyring(journal.uuid), world=journal.world)
    theirs = colleague.record(
        ObservationRecorded(title="Vu", text="Claude dit encore bien des choses."), about=["P-08"], by="rd"
    )
    [key] = [each.id for each in colleague.keyring.listed() if each.subject == "P-08"]
    put_row(journal, "P-07", key)
    assert key not in rehearse(journal, ["P-07"]).destroyed
    change_key(journal, key)
    assert key not in rehearse(journal, ["P-07"]).destroyed
    change_key(journal, unused := journal.keyring.live(["P-09"])[0].id)
    assert unused not in rehearse(journal, ["P-07"]).destroyed
    assert key in rehearse(journal, ["P-08"]).destroyed
    done = erase_her(journal)
    assert (done.finished, done.elsewhere) == (True, 0)
    assert colleague.open_sealed(theirs.entry.event.text)  # type: ignore[attr-defined]


def test_the_key_of_a_colleague(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a server the key that a colleague made for her is named too, and goes when the colleague next looks."""
    home(monkeypatch, tmp_path)
    address = server.address(server.new_name())
    PostgresStore.prepare(Address.read(address))
    with people(
        Journal.create(tmp_path / "journal", origin="reach", by="rd", world=CountedWorld(), store=address), tmp_path
    ) as journal:
        colleague = Journal(journal.store, keyring=MemoryKeyring(journal.uuid), world=journal.world)
        colleague.record(
            ObservationRecorded(title="Vu", text="Nadège dit encore bien des choses."), about=["P-07"], by="rd"
        )
        done = erase_her(journal)
        assert (done.finished, done.keys_left, done.elsewhere, done.values) == (True, False, 1, 6)
        assert len(hers(colleague)) == 1
        colleague.look()
        assert hers(colleague) == []


def test_what_stays_does_not_open_here(journal: Journal) -> None:
    """One entry's value goes, and its key stays, since what else is under it cannot be put under a new one here; nothing else
    is lost."""
    journal.keyring.protect(PHRASE, 2**10)  # type: ignore[attr-defined]
    journal.close()
    with Journal.open(journal.folder or "") as locked:
        plan = rehearse(locked, entries=["J8"])
        assert (plan.destroyed, plan.relocked, list(plan.kept_keys)) == ((), (), hers(locked))
        assert erase_there(locked, "J8").finished
        locked.keyring.unlock(PHRASE)
        assert set(texts(locked).values()) >= KEPT | {NAME, BOTH, BETTER, "erased"}
        assert SAID not in texts(locked).values()


@needs_fork
def test_keys_that_cannot_be_destroyed(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder of keys that cannot be written they stay, which is said; the next opening that can destroys them."""
    place = Path(tempfile.mkdtemp(prefix="ect-reach-"))
    try:
        home(monkeypatch, place)
        people(Journal.create(place / "journal", origin="reach", by="rd", world=CountedWorld()), place).close()
        for path in (place, *place.rglob("*")):
            if path.is_relative_to(place / "keys"):
                path.chmod(0o555 if path.is_dir() else 0o444)
            elif os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)

        def act() -> str:
            with Journal.open(place / "journal") as journal:
                done = erase_her(journal)
                return f"{done.finished} {done.keys_left} {done.elsewhere}"

        assert as_nobody(act) == "False True 0"
        for path in (place, *place.rglob("*")):
            path.chmod(0o755)
        with Journal.open(place / "journal") as journal:
            assert hers(journal) == []
    finally:
        for path in (place, *place.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(place)


# wordings, and files --------------------------------------------------------------------------------------------------


def test_every_wording(journal: Journal) -> None:
    """Erasing an entry takes what it said first, last, and between."""
    for text in ("Une deuxième façon de le dire.", "Une troisième façon de le dire."):
        journal.correct("J10", {"text": text}, reason="mieux dit")
    done = erase_there(journal, "J10")
    assert (done.finished, done.values) == (True, 3)
    assert not any(text == OTHERS or "façon" in text for text in texts(journal).values())


def test_nobody_knows_whom_it_was_about(journal: Journal) -> None:
    """A text given anew where the former is erased says whom it is about, or is refused; where the event itself says it, or
    another field is given, nobody is asked."""
    erase_there(journal, "J8", "J9", "J10")
    with pytest.raises(errors.InvalidInput, match="--about CODE"):
        journal.correct("J10", {"text": "Claude a dit autre chose."}, reason="oubli")
    journal.correct("J10", {"text": "Claude a dit autre chose."}, reason="oubli", about=["P-08"])
    journal.correct("J9", {"title": "Au lavoir du haut"}, reason="oubli")
    journal.correct("J8", {"verbatims": ["Ce qu’elle a dit."]}, reason="oubli")
    about = {texts(journal)[row.digest]: row.about for row in journal.store.sealed()}
    assert about["Claude a dit autre chose."] == ("P-08",)
    assert about["Ce qu’elle a dit."] == ("P-07",)


def test_not_searched(journal: Journal) -> None:
    """While values do not open here, exports and drafts that may repeat them are named, and it is not finished; what was
    exported for her to have goes all the same, and nobody else's."""
    folder = Path(journal.folder or "")
    (folder / "drafts").mkdir()
    (folder / "notes.md").write_text(SAID)
    made = ("x.csv", "access-P-07-2024-05-01.html", "acces-P-07-2024-05-01.json", "access-P-070-2024-05-01.html")
    for name in made:
        note_export(folder / name)
    for name in (*made, "drafts/a.txt", "access-P-07-copy.html"):
        (folder / name).write_text("rien")
    journal.keyring.protect(PHRASE, 2**10)  # type: ignore[attr-defined]
    journal.close()
    with Journal.open(folder) as locked:
        plan = rehearse(locked, ["P-07"])
        assert sorted(path.name for path in plan.files.ours) == [
            "acces-P-07-2024-05-01.json",
            "access-P-07-2024-05-01.html",
        ]
        left = [folder / "access-P-070-2024-05-01.html", folder / "x.csv", folder / "drafts" / "a.txt"]
        assert list(plan.unsearched) == left
        done = erase_her(locked)
        assert (done.finished, done.keys_left, list(done.unsearched)) == (False, False, left)
        assert not any((folder / name).exists() for name in made[1:3])
        assert all(path.exists() for path in (*left, folder / "access-P-07-copy.html"))


def test_searched(journal: Journal) -> None:
    """Where everything opens, all of them were searched."""
    folder = Path(journal.folder or "")
    note_export(folder / "x.csv")
    (folder / "x.csv").write_text(OTHERS)
    done = erase_her(journal)
    assert (done.finished, done.unsearched) == (True, ())


# damaged keys ---------------------------------------------------------------------------------------------------------

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "garbage": lambda _: b"garbage",
    "foreign": lambda good: json.dumps(json.loads(good) | {"journal": "6f1c1d2e-0000-4000-8000-000000000009"}).encode(),
    "altered": lambda good: good.replace(json.loads(good)["keys"][-1]["secret"].encode(), b"A" * 43),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_damaged_keys(journal: Journal, how: str) -> None:
    """A file of keys that is damaged stops nobody from recording what is public, nor from reading it."""
    journal.close()
    path = journal.keyring.path  # type: ignore[attr-defined]
    path.write_bytes(DAMAGES[how](path.read_bytes()))
    with Journal.open(journal.folder or "") as again:
        assert again.record(ObservationRecorded(title="Au marché")).ref == "J12"
        assert again.current("J9").event.title == "Au lavoir"  # type: ignore[attr-defined]
        with pytest.raises((errors.Unreadable, errors.Tampered)):
            erase_her(again)


def test_guard_of_the_log_weakened(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests see something: were every log obeyed, a file handed over would destroy keys."""
    lines = feigned(journal, tmp_path, monkeypatch)
    obey = Vault.obey
    monkeypatch.setattr(
        Vault, "obey", lambda self, erasures, ours, here=True: obey(self, erasures, ours=True, here=here)
    )
    restore(lines, tmp_path / "look").close()
    assert [each.state for each in Keyring.listed(journal.keyring)] == ["erased"] * 4
