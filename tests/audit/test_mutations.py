"""Thousands of single changes to journals, proofs, tokens, policies: each one that alters meaning is refused, with the right
verdict; and journals that were only kept, copied, moved or lawfully cleaned raise no alarm. Each test prints its counts
(`pytest -s`, or the report of a failure); `test_mutations_dossier` makes the changes to dossiers, in both verifiers."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from ect_journal import Journal
from ect_journal.errors import EctError, InvalidInput
from ect_journal.expunging import expunge
from ect_journal.keys import keyring_of
from ect_journal.ledger.notes import NotANote, opened, split
from ect_journal.ledger.offline import OfflineProof
from ect_journal.ledger.policy import Policy
from ect_journal.ledger.tree import leaf_hash
from ect_journal.proving import prove
from ect_journal.seen import Seen
from ect_journal.store import ANCHOR, SEAL
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.trail import Trail
from ect_journal.transfer import backup, export_lines, restore
from ect_journal.vault import Vault
from ect_journal.verifying import Held, Report, verify
from tests.audit.kept import Kept, read, tamper, verdict, whole
from tests.durability.erased import erase_her, home, people
from tests.durability.profiles import NIGHTLY
from tests.durability.scenes import begin, note

BAD = (30, 31, 32, 33, 34, 40)
"""What a change that alters meaning comes to."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    with pytest.MonkeyPatch.context() as patch:
        yield whole(tmp_path_factory.mktemp("kept"), patch)


def with_values(folder: Path, held: Held) -> Report:
    """As `ect verify` does it: the vault's values are opened where their keys are here. A file that cannot be read is 40."""
    try:
        with closing(SQLiteStore(folder / "journal.sqlite")) as store:
            vault = Vault(store, keyring_of(store.journal), Seen(), None)
            return verify(Trail.of_store(store, vault), held)
    except EctError:
        return verify(Trail((), ()))


# Journals -----------------------------------------------------------------------------------------------------------------

COLUMNS = {
    "stored_events": ("originator_id", "originator_version", "topic", "state"),
    "vault": ("digest", "sealed", "about", "retention"),
}
"""(Not the ids of the keys of a sealed value: one that nobody here has locks it up, as a colleague's would; `ect keys check`
counts those.)"""


KEY = {"stored_events": ("originator_id", "originator_version"), "vault": ("digest",)}
Spot = tuple[str, str, tuple[object, ...], object]
"""A value of the file: its table, its column, its row's key, what it is."""


def places(folder: Path) -> list[Spot]:
    """Every value of every column that means something."""
    found: list[Spot] = []
    with closing(sqlite3.connect(folder / "journal.sqlite")) as connection:
        for table, columns in COLUMNS.items():
            for column in columns:
                rows = connection.execute(f"SELECT {column}, {', '.join(KEY[table])} FROM {table}")
                found += [(table, column, tuple(key), value) for value, *key in rows]
    return found


def put(folder: Path, spot: Spot, value: object) -> None:
    table, column, key, _ = spot
    which = " AND ".join(f"{name} = ?" for name in KEY[table])
    tamper(folder, (f"UPDATE {table} SET {column} = ? WHERE {which}", (value, *key)))


def _is_beside(spot: Spot) -> bool:
    """A row beside the entries that belongs to no journal any more: a seal or a piece of evidence that is missing proves
    nothing, and contradicts nothing. What such a row is called is read by nobody."""
    _, column, _, value = spot
    return (column == "originator_id" and UUID(str(value)).version == 5) or value in ("checkpoint", SEAL, ANCHOR)


def flipped(value: object, rng: random.Random) -> object:
    """With one bit of one byte changed, still of the type that its column has."""
    if isinstance(value, int):
        return value + 1_000_000
    data = bytearray(value if isinstance(value, bytes) else str(value).encode())
    if not data:
        return "x"
    at = rng.randrange(len(data))
    data[at] ^= 1 << rng.randrange(7)
    return bytes(data) if isinstance(value, bytes) else data.decode("utf-8", "replace")


def test_every_column_of_a_journal(kept: Kept, tmp_path: Path) -> None:
    """A byte of each value of each column, one at a time."""
    rng, counts = random.Random(7), Counter[int]()
    there, trail = places(kept.folder), read(kept.folder)
    original = (kept.folder / "journal.sqlite").read_bytes()
    work = tmp_path / "work"
    shutil.copytree(kept.folder, work)
    rounds = 20 if NIGHTLY else 3
    for _ in range(rounds):
        for spot in there:
            for beside in work.glob("journal.sqlite-*"):
                beside.unlink()
            (work / "journal.sqlite").write_bytes(original)
            new = flipped(spot[-1], rng)
            put(work, spot, new)
            report = with_values(work, kept.reader)
            counts[report.exit] += 1
            assert report.exit in BAD or _is_beside(spot) or _nobodys(new, trail), (spot, new)
    print(f"\n{sum(counts.values())} changes to the columns of a journal of {kept.late.size} entries: {dict(counts)}")
    assert sum(counts.values()) == rounds * len(there) > 300


def test_every_byte_of_an_entry(kept: Kept) -> None:
    """The entries, checkpoints, seals and evidence as verified: each byte of some, one byte of each at least."""
    rng, counts = random.Random(11), Counter[tuple[str, int]]()
    trail = read(kept.folder)
    spots: list[tuple[str, int, int]] = []
    for part in ("entries", "checkpoints", "seals", "evidence"):
        values = _part(trail, part)
        for index, value in enumerate(values):
            every = range(len(value))
            spots += [
                (part, index, at) for at in (every if NIGHTLY or index == 3 else rng.sample(every, min(40, len(every))))
            ]
    for part, index, at in spots:
        letters = bytearray(_part(trail, part)[index])
        letters[at] ^= 1 << rng.randrange(7)
        value = bytes(letters)
        report = verify(_with(trail, part, index, value), kept.reader)
        counts[part, report.exit] += 1
        assert report.exit in BAD or _nobodys(value, trail), (
            part,
            index,
            at,
            bytes(value),
        )
        if part == "entries":
            assert report.bad is not None
            assert report.bad[0] <= index + 1 <= report.bad[1]
    print(f"\n{len(spots)} changes to the bytes of a trail: {dict(counts)}")
    assert len(spots) > 1_500


def _nobodys(changed: object, trail: Trail) -> bool:
    """It is a seal with a line that is now by nobody who ever signed here: passed over, and other seals vouch for as much."""
    known = {line for _, text in trail.seals for line in _signers(text)}
    try:
        return isinstance(changed, bytes) and any(line not in known for line in _signers(changed.decode()))
    except (NotANote, UnicodeDecodeError):
        return False


def _signers(text: str) -> list[tuple[str, bytes]]:
    return [(name, payload[:4]) for name, payload in split(text)[1]]


def _part(trail: Trail, part: str) -> list[bytes]:
    match part:
        case "entries":
            return [*trail.entries]
        case "evidence":
            return [*trail.evidence.values()]
        case _:
            return [text.encode() for _, text in getattr(trail, part)]


def _with(trail: Trail, part: str, index: int, value: bytes) -> Trail:
    match part:
        case "entries":
            return trail._replace(entries=(*trail.entries[:index], value, *trail.entries[index + 1 :]))
        case "evidence":
            place = [*trail.evidence][index]
            return trail._replace(evidence={**trail.evidence, place: value})
        case _:
            own: list[tuple[int, str]] = [*getattr(trail, part)]
            own[index] = (own[index][0], value.decode("utf-8", "replace"))
            texts = tuple(own)
            return trail._replace(seals=texts) if part == "seals" else trail._replace(checkpoints=texts)


REORDERINGS: dict[str, Callable[[list[bytes], int], list[bytes]]] = {
    "swapped": lambda own, at: [*own[:at], own[at + 1], own[at], *own[at + 2 :]],
    "dropped": lambda own, at: [*own[:at], *own[at + 1 :]],
    "doubled": lambda own, at: [*own[:at], own[at], own[at], *own[at + 1 :]],
    "moved to the end": lambda own, at: [*own[:at], *own[at + 1 :], own[at]],
    "emptied": lambda own, at: [*own[:at], b"", *own[at + 1 :]],
}


@pytest.mark.parametrize("how", REORDERINGS)
def test_entries_swapped_dropped_doubled(kept: Kept, how: str) -> None:
    trail = read(kept.folder)
    own = [*trail.entries]
    for at in range(len(own) - 1):
        changed = REORDERINGS[how](own, at)
        report = verify(trail._replace(entries=tuple(changed), types=None), kept.reader)
        assert report.exit in BAD, at
        assert report.verdicts.signed == "unchecked" or report.verdicts.complete == "no"


# Proofs, tokens, policies -------------------------------------------------------------------------------------------------


def test_every_byte_of_an_offline_proof(kept: Kept) -> None:
    """Of an entry of many, under its seal: nothing but the proof itself leads from the entry to the signed root."""
    with Journal.open(kept.folder) as journal:
        proof, state = _proof(journal, 10)
        keys = journal.signer.verifiers
    text = proof.text

    def holds(written: str) -> bool:
        try:
            found = OfflineProof.of(written)
            return (
                found.position == 10 and found.includes(leaf_hash(state)) and bool(found.opened(leaf_hash(state), keys))
            )
        except (NotANote, EctError):
            return False

    assert holds(text)
    rng, tried = random.Random(3), 0
    for at in range(len(text)):
        for _ in range(2 if text[at] != "\n" else 1):
            other = chr(ord(text[at]) ^ (1 << rng.randrange(6)))
            changed = text[:at] + other + text[at + 1 :]
            assert not holds(changed) or _same(changed, text, keys), (at, other)
            tried += 1
    print(f"\n{tried} changes to a proof")
    assert tried > 500


def _proof(journal: Journal, position: int) -> tuple[OfflineProof, bytes]:
    made = prove(journal, f"J{position}")
    row = journal.store.row(position)
    assert row is not None
    return OfflineProof.of(made.proof.text), row.state


def _same(changed: str, text: str, keys: object) -> bool:
    """What was changed is the signature of a key that is not held: nobody relies on it."""
    a, b = changed.split("\n"), text.split("\n")
    lines = [index for index, (one, other) in enumerate(zip(a, b, strict=False)) if one != other]
    return len(a) == len(b) and all(b[index].startswith("— ") for index in lines)


def test_every_line_of_a_policy(kept: Kept) -> None:
    """A letter changed anywhere: refused as it stands, or its reader is not told that anybody they trust signed."""
    written = f"log {kept.first.vkey}\nwitness labo {kept.policy.witnesses['labo'].vkey}\nquorum labo\n"
    trail, rng, counts = read(kept.folder), random.Random(5), Counter[str]()
    assert verify(trail, Held(policy=Policy.of(written))).verdicts.signed == "yes"
    for at in range(len(written)):
        other = chr(ord(written[at]) ^ (1 << rng.randrange(6)))
        changed = written[:at] + other + written[at + 1 :]
        try:
            policy = Policy.of(changed)
        except (InvalidInput, NotANote):
            counts["refused"] += 1
            continue
        report = verify(trail, Held(policy=policy))
        both = report.verdicts.signed == report.verdicts.anchored == "yes"
        # A name is only what the policy itself calls its witness by: changed in one place, the quorum misses it.
        assert not both or policy.logs == kept.policy.logs, changed
        counts["trusts another" if not both else "means the same"] += 1
    print(f"\n{len(written)} changes to a policy: {dict(counts)}")
    assert counts["refused"] > 150


# No false alarm -----------------------------------------------------------------------------------------------------------


def vacuumed(journal: Journal, work: Path) -> Path:
    folder = journal.folder
    assert folder is not None
    journal.close()
    with closing(sqlite3.connect(folder / "journal.sqlite")) as connection:
        connection.execute("VACUUM")
    return folder


def backed_up(journal: Journal, work: Path) -> Path:
    copy = backup(journal, work / "backup")
    journal.close()
    return copy


def restored(journal: Journal, work: Path) -> Path:
    lines = [*export_lines(journal)]
    journal.close()
    restore(lines, work / "restored").close()
    return work / "restored"


def cleaned(journal: Journal, work: Path) -> Path:
    """An observation expunged, and again with another copy."""
    folder = journal.folder
    assert folder is not None
    for title in ("Ici", "Là"):
        expunge(journal, ["J4"], {"title": title}, reason="un nom", decided_by="rd", by="rd")
    journal.close()
    return folder


def erased(journal: Journal, work: Path) -> Path:
    folder = journal.folder
    assert folder is not None
    erase_her(journal)
    journal.close()
    return folder


KEEPING: dict[str, Callable[[Journal, Path], Path]] = {
    "vacuumed": vacuumed,
    "backed up": backed_up,
    "restored": restored,
    "expunged": cleaned,
    "erased": erased,
}


@pytest.mark.parametrize("how", KEEPING)
@pytest.mark.parametrize("sealed", [False, True])
def test_no_false_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, sealed: bool) -> None:
    """A checkpoint kept before is still that of its size, the key still the key; a restored copy alone comes without its
    values, its seals and its key, and says that it was not checked, never that something is wrong."""
    from ect_journal.ledger.checkpoints import Checkpoint
    from ect_journal.sealed_heads import seal

    home(monkeypatch, tmp_path)
    journal = people(Journal.create(tmp_path / "journal", origin="cluster jura", by="rd"), tmp_path)
    if sealed:
        seal(journal)
    before, keys = Checkpoint.of(journal.checkpoint()), journal.signer.verifiers
    folder = KEEPING[how](journal, tmp_path)
    with Journal.open(folder) as again:
        again.record(note("Après"), by="rd")
        assert again.seen_before is None
    held = Held(keys=keys if how != "restored" else (), checkpoints=(before,))
    report = verdict(folder, held)
    expected = 10 if how == "restored" else 0
    assert (report.exit, report.verdicts.complete) == (expected, "yes")
    assert report.verdicts.coherent == "yes"
    assert report.verdicts.signed == ("yes" if sealed and how != "restored" else "unchecked")


def test_honest_journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Generated journals, each kept in one of these ways or several: not one alarm among them (a thousand at night)."""
    home(monkeypatch, tmp_path)
    rng, counts = random.Random(2), Counter[str]()
    for number in range(1_000 if NIGHTLY else 24):
        work = tmp_path / str(number)
        work.mkdir()
        journal = begin(Journal.create(work / "journal", origin=f"programme {number}", by="rd"))
        for _ in range(rng.randrange(6)):
            with journal.batch(by="rd") as batch:
                for _ in range(rng.randrange(1, 4)):
                    batch.record(note(f"Note {rng.random()}"))
        ways = rng.sample(["vacuumed", "backed up", "restored", "expunged"], rng.randrange(1, 4))
        folder = work / "journal"
        for step, way in enumerate(ways):
            (work / str(step)).mkdir()
            folder = KEEPING[way](journal, work / str(step))
            journal = Journal.open(folder)
            counts[way] += 1
        journal.close()
        report = verdict(folder)
        assert report.exit == 10, (ways, report)
        assert report.verdicts.coherent == "yes"
        assert report.verdicts.erased != "no"
        shutil.rmtree(work)
    print(f"\nhonest journals: {dict(counts)}")


def test_a_verifier_that_holds_no_key_opens_nothing(kept: Kept) -> None:
    """Guards of this file: without the witness's key its note is not believed, and `opened` says so."""
    (given,) = read(kept.folder).evidence.values()
    with pytest.raises(NotANote):
        opened(given.decode(), [])
