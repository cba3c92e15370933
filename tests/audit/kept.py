"""A journal with everything in it that the audit trail is about, what its reader holds of it, and hands that tamper with it.

kept = whole(tmp_path)             # a folder; its own keys, state and witness
kept.reader                        # what an officer at the funder's holds since J13
tamper(kept.folder, "UPDATE …")    # as somebody who has the file, and no command, would
rebuilt(rows, origin)              # as somebody who has the whole programme would: the tree made again
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import orjson
import pytest

from ect_journal import Journal
from ect_journal.anchoring import anchor
from ect_journal.expunging import expunge
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import COSIGNATURE, Verifier, cosign, note, sign, verifier_of
from ect_journal.ledger.policy import Policy
from ect_journal.ledger.proofs import Tree
from ect_journal.ledger.tree import leaf_hash
from ect_journal.rotating import rotate
from ect_journal.sealed_heads import seal
from ect_journal.signing import Signer
from ect_journal.store import ANCHOR, BLANK, SEAL
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.trail import Trail
from ect_journal.verifying import Held, Report, verify
from ect_journal.verifying.tree import Leaves
from ect_journal.vouching import cosigned, handed_over
from tests.durability.erased import erase_her, home, people
from tests.durability.scenes import note as a_note

WITNESS_SEED = b"the seed of a witness for tests."
WITNESS = verifier_of("labo.example/temoin", WITNESS_SEED, COSIGNATURE)
THIEF_SEED = b"the seed of somebody else's key."


class Kept(NamedTuple):
    """`first` is the key that the reader was given when the journal began; `early` the checkpoint handed over then, `late`
    that of the end."""

    folder: Path
    first: Verifier
    early: Checkpoint
    late: Checkpoint

    @property
    def reader(self) -> Held:
        """A key, a witness to believe, and a checkpoint."""
        return Held(keys=(self.first,), policy=self.policy, checkpoints=(self.early,))

    @property
    def policy(self) -> Policy:
        return Policy.of(f"log {self.first.vkey}\nwitness labo {WITNESS.vkey}\nquorum labo\n")


def whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """People and their words, one of them erased; an entry expunged; a key, and another that took over; a checkpoint handed
    over, and one cosigned."""
    home(monkeypatch, folder)
    with people(Journal.create(folder / "journal", origin="cluster jura", by="rd"), folder) as journal:
        first = seal(journal).verifier
        early = Checkpoint.of(journal.checkpoint())
        anchor(journal, handed_over(journal, "ADEME, rapport intermédiaire, p. 4"))
        journal.record(a_note("Dupré ouvre la séance"), by="rd")
        erase_her(journal)
        expunge(journal, [f"J{early.size + 2}"], {"title": "La séance ouvre"}, reason="un nom", decided_by="rd")
        rotate(journal, "l’ordinateur change")
        size, sealed = journal.store.beside(SEAL)[-1]
        text = journal.store.checkpoint(size)
        assert text is not None
        at = int(journal.world.now().timestamp())
        given = sealed.decode() + cosign(text, WITNESS.name, WITNESS_SEED, at)
        anchor(journal, cosigned(journal, given, [WITNESS]))
        journal.record(a_note("Et la suite"), by="rd")
        late = Checkpoint.of(journal.checkpoint())
    return Kept(folder / "journal", first, early, late)


def read(folder: Path) -> Trail:
    """The trail of a folder, however it stands; nothing of it is opened as a journal."""
    with closing(SQLiteStore(folder / "journal.sqlite")) as store:
        return Trail.of_store(store)


def verdict(folder: Path, held: Held = Held()) -> Report:  # noqa: B008  # immutable
    return verify(read(folder), held)


def tamper(folder: Path, *statements: str | tuple[str, Sequence[object]]) -> None:
    """SQL on the file, its triggers out of the way."""
    with closing(sqlite3.connect(folder / "journal.sqlite")) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            sql, values = (statement, ()) if isinstance(statement, str) else statement
            connection.execute(sql, values)


def rows_of(folder: Path) -> list[tuple[int, str, bytes]]:
    with closing(SQLiteStore(folder / "journal.sqlite")) as store:
        return [tuple(row) for row in store.rows()]  # type: ignore[misc]


def rebuild(
    folder: Path, entries: Sequence[bytes], *, signers: Iterable[Signer] = (), seed: bytes | None = None
) -> None:
    """The file with these entries, its tree made again over them: checkpoints of every size, seals by whoever has keys."""
    with closing(SQLiteStore(folder / "journal.sqlite")) as store:
        journal, texts, seals = store.journal, store.originator("checkpoint"), store.originator(SEAL)
        sizes = [size for size, _ in store.checkpoints() if size <= len(entries)]
    trail = rebuilt(entries, sorted({*sizes, len(entries)}), signers=signers, seed=seed)
    put = "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)"
    tamper(
        folder,
        ("DELETE FROM stored_events WHERE originator_id IN (?, ?, ?)", (journal.hex, texts.hex, seals.hex)),
        ("DELETE FROM stored_events WHERE topic = ? AND originator_version > ?", (ANCHOR, len(entries))),
        *((put, (journal.hex, n, type_of(state), state)) for n, state in enumerate(entries, 1)),
        *((put, (texts.hex, size, "checkpoint", text.encode())) for size, text in trail.checkpoints),
        *((put, (seals.hex, size, SEAL, text.encode())) for size, text in trail.seals),
    )


def rebuilt(
    entries: Sequence[bytes], sizes: Sequence[int], *, signers: Iterable[Signer] = (), seed: bytes | None = None,
    name: str = "cluster-jura",
) -> Trail:  # fmt: skip
    """A trail of these entries that is right in itself, with checkpoints of these sizes, each signed by the keys at hand."""
    origin = orjson.loads(entries[0])["data"]["origin"]
    leaves = Leaves(entries)
    texts = [(size, leaves.checkpoint(origin, size).text) for size in sizes]
    seals = []
    for size, text in texts:
        lines = [line for signer in signers for line in signer.lines(text)] + ([sign(text, name, seed)] if seed else [])
        if lines:
            seals.append((size, note(text, lines)))
    return Trail(tuple(entries), tuple(texts), tuple(seals))


def type_of(state: bytes) -> str:
    stored = orjson.loads(state)
    return str(stored["type"]) if "type" in stored else BLANK


def changed(state: bytes, **fields: object) -> bytes:
    """The entry with other fields, in the bytes that the journal would have written."""
    stored = orjson.loads(state)
    for field, value in fields.items():
        if field in stored:
            stored[field] = value
        else:
            stored["data"][field] = value
    return orjson.dumps(stored, option=orjson.OPT_SORT_KEYS)


def tree_of(entries: Sequence[bytes]) -> Tree:
    return Tree([leaf_hash(entry) for entry in entries])
