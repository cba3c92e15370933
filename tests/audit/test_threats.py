"""The threat table of the audit trail: one test a row, under the row's name. Where an attack has two verifiers to fool,
`test_agreement` and `test_mutations` hold the dossier's own to the same verdicts."""

import shutil
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import orjson
import pytest

from ect_journal import EctError, Journal, Unreadable
from ect_journal.anchoring import anchor
from ect_journal.comparing import Relation, Told, compare, misbehaviour
from ect_journal.dossier_file import trail_of_record
from ect_journal.errors import ClockBehind
from ect_journal.keys import keyring_of
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import cosign, note, sign, verifier_of
from ect_journal.sealing import digest_of
from ect_journal.store import ANCHOR
from ect_journal.trail import Trail
from ect_journal.transfer import export_lines, restore
from ect_journal.verifying import Held, verify
from ect_journal.vouching import cosigned
from tests.audit.browser import Case, InBrowser, outcome, outcome_of
from tests.audit.kept import (
    THIEF_SEED,
    WITNESS,
    WITNESS_SEED,
    Kept,
    changed,
    read,
    rebuild,
    rebuilt,
    rows_of,
    tamper,
    verdict,
    whole,
)
from tests.audit.records import PAGES, record_of
from tests.durability.erased import NAME, erase_her, home, people, where
from tests.durability.faults import Faults, Interrupted, interrupt
from tests.durability.profiles import steps
from tests.durability.scenes import CountedWorld, begin
from tests.durability.scenes import note as a_note


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    found = whole(tmp_path, monkeypatch)
    honest = verdict(found.folder, found.reader)
    assert (honest.exit, set(honest.verdicts)) == (0, {"yes"})
    return found


def entries(kept: Kept) -> list[bytes]:
    return [state for _, _, state in rows_of(kept.folder)]


def test_insider_edits_the_database_file(kept: Kept, tmp_path: Path) -> None:
    """Words, a type, a number, two entries swapped, one removed, one inserted: each is refused and named. (Every byte of
    every column is changed in `test_mutations`, which counts false alarms too.)"""
    rows = {n: (type_, state) for n, type_, state in rows_of(kept.folder)}
    other = rows[10][1].replace(b"Au conseil", b"En conseil")
    put = "UPDATE stored_events SET state = ? WHERE originator_version = ? AND topic = ?"
    attacks: dict[str, tuple[object, ...]] = {
        "words": ((put, (other, 10, rows[10][0])),),
        "type": (("UPDATE stored_events SET topic = 'memo.written' WHERE originator_version = 10 AND topic = ?", (rows[10][0],)),),
        "swapped": ((put, (rows[10][1], 3, rows[3][0])), (put, (rows[3][1], 10, rows[10][0]))),
        "removed": (("DELETE FROM stored_events WHERE originator_version = 10 AND topic = ?", (rows[10][0],)),),
    }  # fmt: skip
    for name, statements in attacks.items():
        copy = tmp_path / name
        shutil.copytree(kept.folder, copy)
        tamper(copy, *statements)  # type: ignore[arg-type]
        report = verdict(copy)
        assert (name, report.exit, report.verdicts.coherent) == (name, 30, "no")
        assert report.bad is not None
        first, last = report.bad
        assert first <= (3 if name == "swapped" else 10) <= last, name


def test_insider_with_database_and_key(kept: Kept) -> None:
    """J10 rewritten, the tree rebuilt and signed again: intact, and dated by nobody; whoever has an anchor sees which range
    it contradicts, and both heads."""
    with Journal.open(kept.folder) as journal:
        signer = journal.signer
    forged = entries(kept)
    forged[9] = changed(forged[9], title="Au conseil, tous d’accord")
    trail = rebuilt(forged[: kept.early.size], [9, kept.early.size], signers=[signer])
    nobody = verify(trail)
    assert (nobody.exit, nobody.verdicts.coherent, nobody.verdicts.anchored) == (10, "yes", "no")
    report = verify(trail, Held(checkpoints=(kept.early,)))
    assert (report.exit, report.verdicts.complete, report.bad) == (32, "no", (1, kept.early.size))
    mine, theirs = report.facts.wrong[0].heads or ("", "")
    assert {mine, theirs} == {kept.early.text, trail.checkpoints[-1][1]}
    # The anchors recorded in the log stay true of what was: rewriting contradicts them, whoever signs.
    whole_again = rebuilt(forged, [len(forged)], signers=[signer])
    assert verify(whole_again).exit == 30


def test_the_last_n_entries_deleted(kept: Kept) -> None:
    """Also when others are appended in their place: the machine that saw them says so, and so does any kept checkpoint."""
    own = entries(kept)
    rebuild(kept.folder, own[:-2])
    with Journal.open(kept.folder) as journal:
        assert journal.seen_before == kept.late
        assert verify(Trail.of(journal), Held(seen=journal.seen_before)).exit == 31
    assert verdict(kept.folder, Held(checkpoints=(kept.late,))).exit == 31
    with Journal.open(kept.folder) as journal:
        for number in range(3):
            journal.record(a_note(f"Autre suite {number}"), by="rd")
    with Journal.open(kept.folder) as journal:
        assert journal.seen_before == kept.late
        assert verify(Trail.of(journal), Held(seen=journal.seen_before)).exit == 32


def test_the_last_n_entries_deleted_and_nothing_else(kept: Kept) -> None:
    """The checkpoints left in the file say that there were more; so do its seals, and then its evidence."""
    tamper(
        kept.folder,
        "DELETE FROM stored_events WHERE originator_version > 17 AND topic NOT IN ('checkpoint', 'seal', 'anchor')",
    )
    for topic in ("checkpoint", "seal", "anchor"):
        report = verdict(kept.folder)
        assert (topic, report.exit, report.reason) == (topic, 31, "rollback")
        tamper(kept.folder, ("DELETE FROM stored_events WHERE originator_version > 17 AND topic = ?", (topic,)))
    assert verdict(kept.folder).exit == 10
    assert verdict(kept.folder, Held(checkpoints=(kept.late,))).exit == 31


def test_two_histories_shown_to_two_people(kept: Kept) -> None:
    """Each is perfect and signed; side by side they are a proof of misbehaviour that needs no journal to be checked."""
    with Journal.open(kept.folder) as journal:
        signer = journal.signer
    key = signer.verifier
    assert key is not None
    own = entries(kept)
    forged = [*own[:-1], changed(own[-1], title="Une autre suite")]
    sizes = [kept.early.size, len(own)]
    one, other = rebuilt(own, sizes, signers=[signer]), rebuilt(forged, sizes, signers=[signer])
    compared = compare(Told.of_trail(one), Told.of_trail(other), [key])
    assert compared.relation is Relation.FORK
    proof = misbehaviour(Told.of_trail(one), Told.of_trail(other), [key])
    assert proof is not None
    assert type(proof).of(proof.text).check([key]) == [key]
    assert misbehaviour(Told.of_trail(one), Told.of_trail(one), [key]) is None


def test_forged_dossier_own_key_same_name(kept: Kept) -> None:
    """A perfect trail by another key is intact, never signed: trust comes from what the reader holds."""
    own = entries(kept)
    forged = rebuilt(own[:9], [9], seed=THIEF_SEED, name=kept.first.name)
    report = verify(forged, Held(keys=(kept.first,)))
    assert (report.exit, report.verdicts.coherent, report.verdicts.signed) == (20, "yes", "no")
    assert verify(forged).verdicts.signed == "unchecked"
    assert verify(forged, Held(keys=(verifier_of(kept.first.name, THIEF_SEED),))).verdicts.signed == "yes"


def test_forged_dossier_own_key_same_name_in_the_dossier_itself(kept: Kept, browser: InBrowser) -> None:
    """The same by the verifier inside the file, its pages signed by the forger as well."""
    thief = verifier_of(kept.first.name, THIEF_SEED)
    told = rebuilt(entries(kept)[:9], [9], seed=THIEF_SEED, name=thief.name)
    about = f"{kept.early.origin}\ndossier\n9\n{PAGES}\n"
    record = record_of(told, statement=note(about, [sign(about, thief.name, THIEF_SEED)]))
    for key, signed, exit in ((kept.first, "no", 20), (thief, "yes", 10)):
        [theirs] = browser.verify([Case(record, key.vkey)])
        assert outcome(theirs) == outcome_of(verify(trail_of_record(record), Held(keys=(key,))))
        assert (theirs["exit"], theirs["verdicts"]["coherent"], theirs["verdicts"]["signed"]) == (exit, "yes", signed)


def test_entry_replayed_into_another_journal(kept: Kept, tmp_path: Path) -> None:
    """J1 binds the UUID: the entries of one are not those of another, nor is one of them alone."""
    with begin(Journal.create(tmp_path / "other", origin="cluster jura", by="rd")) as journal:
        theirs = [row.state for row in journal.store.rows()]
        uuid = str(journal.uuid)
    whole_log = rebuilt(entries(kept)[: kept.early.size], [kept.early.size])._replace(journal=uuid)
    assert verify(whole_log).reason == "journal"
    assert verify(whole_log).exit == 30
    rebuild(tmp_path / "other", [*entries(kept)[:4]])
    assert verdict(tmp_path / "other").exit == 30
    with pytest.raises(Unreadable):
        Journal.open(tmp_path / "other")
    alone = rebuilt(
        [*theirs, entries(kept)[4]], [4, 5]
    )  # its number fits, and whoever kept a checkpoint has another root
    before = Checkpoint.of(rebuilt([*theirs, changed(theirs[3], position=5)], [5]).checkpoints[0][1])
    assert verify(alone, Held(checkpoints=(before,))).exit == 32


def test_backdated_entry(kept: Kept) -> None:
    """What is inserted before an anchored size contradicts the anchor; what was honestly recorded late is marked so by its
    own two days."""
    own = entries(kept)[: kept.early.size]
    at = 8
    inserted = changed(own[at], id="0b1f0000-0000-4000-8000-00000000abcd", title="Observé dès mars")
    forged = [changed(state, position=n) for n, state in enumerate([*own[:at], inserted, *own[at:]], 1)]
    report = verify(rebuilt(forged, [len(forged)]), Held(checkpoints=(kept.early,)))
    assert (report.exit, report.verdicts.complete) == (32, "no")
    with Journal.open(kept.folder) as journal:
        late = journal.record(a_note("Vu en mars, consigné depuis"), occurred="2024-03-01", by="rd")
        entry = journal.entry(late.ref)
    assert entry.recorded_at.date() > entry.circumstances.occurred.end
    assert verdict(kept.folder, kept.reader).exit == 0


def test_clock_moved(kept: Kept, tmp_path: Path) -> None:
    """Refused while recording unless a fault is recorded; rewritten, it is a contradiction; so is a date outside the
    bracket of what it covers."""
    world = CountedWorld()
    journal = begin(Journal.in_memory(by="rd", world=world))
    world.time -= timedelta(hours=1)
    with pytest.raises(ClockBehind):
        journal.record(a_note(), by="rd")
    journal.record(("clock.faulted", {"reason": "pile usée", "first": "J2"}), by="rd")
    assert verify(Trail.of(journal)).exit == 10
    own = entries(kept)[: kept.early.size]
    back = [*own[:-1], changed(own[-1], recorded_at="2020-01-01T00:00:00.000000Z")]
    report = verify(rebuilt(back, [len(back)]))
    assert (report.exit, report.reason, report.bad) == (34, "time", (len(back), len(back)))
    # A witness dated the checkpoint an hour before its last entry says that it was recorded.
    trail = read(kept.folder)
    (place,) = [at for at, given in trail.evidence.items()]
    stored = orjson.loads(trail.entries[place - 1])
    text = next(text for size, text in trail.checkpoints if size == stored["data"]["size"])
    when = orjson.loads(trail.entries[stored["data"]["size"] - 1])["recorded_at"]
    early = int(datetime.fromisoformat(when).timestamp()) - 3600
    given = note(text, [cosign(text, WITNESS.name, WITNESS_SEED, early)]).encode()
    again = changed(trail.entries[place - 1], token_sha256=sha256(given).hexdigest())
    forged = [*trail.entries[: place - 1], again]
    sizes = sorted({stored["data"]["size"], len(forged)})
    backdated = rebuilt(forged, sizes)._replace(evidence={place: given}, missing=trail.missing)
    report = verify(backdated, Held(policy=kept.policy))
    assert (report.exit, report.reason) == (34, "time")


HOSTILE = {
    "nesting": b'{"a":' * 50_000,
    "huge number": b'{"by":"rd","data":{},"position":1152921504606846976}',
    "unknown type": None,
    "forged digest": None,
    "position": None,
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_import(kept: Kept, attack: str) -> None:
    """Nesting bombs, 2^60, unknown types, forged digests, positions: refused, the journal byte for byte as it was."""
    before = (kept.folder / "journal.sqlite").read_bytes()
    with Journal.open(kept.folder) as journal:
        lines = [*export_lines(journal)]
    last = lines[-1].rstrip(b"\n")
    number = len(lines) + 1
    bad = (
        HOSTILE[attack]
        or {
            "unknown type": changed(last, position=number, type="no.such_type"),
            "forged digest": changed(lines[9].rstrip(b"\n"), position=number, text=[{"...": "x" * 43, "also": 1}]),
            "position": changed(last, position=2**60),
        }[attack]
    )
    with pytest.raises(EctError):
        restore([*lines, bad], kept.folder)
    assert (kept.folder / "journal.sqlite").read_bytes() == before
    shape = verify(read(kept.folder)._replace(entries=(bad,)))
    assert shape.exit == 30


def test_erasure_used_to_hide_evidence(kept: Kept) -> None:
    """A value that is missing without an erasure is a failure, and names its entry; an erased one is counted."""
    assert verdict(kept.folder, kept.reader).facts.erased > 0
    trail = read(kept.folder)
    with Journal.open(kept.folder) as journal:
        (row,) = [row for row in journal.store.sealed() if row.about == ("P-08",)]
    tamper(kept.folder, ("DELETE FROM vault WHERE digest = ?", (row.digest,)))
    report = verdict(kept.folder, kept.reader)
    assert (report.exit, report.verdicts.erased) == (33, "no")
    assert report.bad is not None
    assert row.digest.encode() in trail.entries[report.bad[0] - 1]
    # Likewise a stub that no entry.expunged covers.
    uncovered = rebuilt([*entries(kept)[:3]], [3])
    stub = b'{"expunged":"%s","position":3}' % digest_of("x").encode()
    assert verify(rebuilt([*uncovered.entries[:2], stub], [3])).exit == 33


def test_erasure_undone_by_a_restore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Yesterday's database put back: unreadable once opened, its raw bytes gone."""
    home(monkeypatch, tmp_path)
    with people(Journal.create(tmp_path / "journal", origin="cluster jura", by="rd"), tmp_path) as journal:
        uuid = journal.uuid
    yesterday = (tmp_path / "journal" / "journal.sqlite").read_bytes()
    with Journal.open(tmp_path / "journal") as journal:
        locked = [row.sealed for row in journal.store.sealed_about("P-07")]
        erase_her(journal)
    (tmp_path / "journal" / "journal.sqlite").write_bytes(yesterday)
    assert locked[0] in yesterday
    with Journal.open(tmp_path / "journal") as journal:
        assert journal.store.sealed_about("P-07") == []
        assert journal.seen_before is not None
    assert where([tmp_path / "journal"], [NAME.encode(), *locked]) == []
    assert all(key.subject != "P-07" for key in keyring_of(uuid).listed() if key.state == "live")


def test_stolen_key_rotates_itself_in(kept: Kept) -> None:
    """A key that nobody in force signed for does not come into force by saying so in the log, whoever wrote it."""
    thief = verifier_of(kept.first.name, THIEF_SEED)
    own = entries(kept)
    added = next(state for state in own if orjson.loads(state)["type"] == "key.added")
    forged = [*own, changed(added, position=len(own) + 1, id="0b1f0000-0000-4000-8000-00000000beef", vkey=thief.vkey,
                            recorded_at=orjson.loads(own[-1])["recorded_at"])]  # fmt: skip
    base = read(kept.folder)
    text = rebuilt(forged, [len(forged)]).checkpoints[-1]
    trail = base._replace(
        entries=tuple(forged), checkpoints=(*base.checkpoints, text), types=None,
        seals=(*base.seals, (len(forged), note(text[1], [sign(text[1], thief.name, THIEF_SEED)]))),
    )  # fmt: skip
    report = verify(trail, Held(keys=(kept.first,)))
    assert report.verdicts.signed == "no"
    assert report.facts.signed_upto < len(forged)
    # The keeper's own change of key, signed by both, is followed.
    assert verdict(kept.folder, Held(keys=(kept.first,))).verdicts.signed == "yes"
    with Journal.open(kept.folder) as journal:
        assert journal.signer.verifier != kept.first


def test_crash_in_the_middle(kept: Kept, tmp_path: Path) -> None:
    """Stopped at every write of an anchor: the entry with its evidence and seal, or none of them; done again, recorded once."""
    with Journal.open(kept.folder) as journal:
        head, text = journal.head, journal.checkpoint()
        (seal,) = [state for size, state in journal.store.beside("seal") if size == head]
        now = int(journal.world.now().timestamp())
    given = seal.decode() + cosign(text, WITNESS.name, WITNESS_SEED, now)
    for at in steps(0):
        copy = tmp_path / str(at)
        shutil.copytree(kept.folder, copy)
        with Journal.open(copy) as journal:
            evidence = cosigned(journal, given, [WITNESS])
            with Faults(copy, at, interrupt) as faults:
                try:
                    anchor(journal, evidence)
                except (Interrupted, EctError):
                    assert faults.met
        with Journal.open(copy) as journal:
            recorded = journal.head - head
            assert len(journal.store.beside(ANCHOR, head)) == len(journal.store.beside("seal", head)) == recorded
            assert journal.head == head + recorded
            again = anchor(journal, evidence)
            assert (again.new, journal.head) == (not recorded, head + 1)
        assert verdict(copy, kept.reader).exit == 0
        assert Checkpoint.of(text).size == head
        if not faults.met:
            break
    assert at > 3
