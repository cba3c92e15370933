"""A journal in which a name was written where anybody may read it, and what must hold once it was expunged."""

from base64 import b64encode
from pathlib import Path

import orjson

from ect_journal import Entry, Journal
from ect_journal.codec import decode
from ect_journal.presenting import leaf_of
from ect_journal.register import Folded, Register
from tests.durability.checks import root_of
from tests.durability.contract import act
from tests.durability.oracle import plain
from tests.durability.scenes import CountedWorld

NAME = "Paul Dupré"
SPOKEN = f"{NAME} a dit « non »"
CLEAN = "P-07 a dit « non »"
SAID = "J11"
"""The observation whose title has the name; J12 cites it."""
REASON = "un nom écrit en clair"


def slipped(journal: Journal) -> Journal:
    """Commands of every sort, then the slip."""
    act(journal)
    journal.record(
        ("observation.recorded", {"title": SPOKEN, "projects": ["ALI-01"], "text": "scellé"}),
        occurred="2024-02-01",
        by="rd",
    )
    journal.record(("memo.written", {"title": "Suite", "note_kind": "field"}), grounds=[SAID], by="rd")
    return journal


def in_memory() -> Journal:
    return slipped(Journal.in_memory(origin="contract", by="rd", world=CountedWorld()))


def in_folder(folder: Path) -> Journal:
    return slipped(Journal.create(folder, origin="contract", by="rd", world=CountedWorld()))


def assert_consistent(journal: Journal) -> None:
    """Gapless, every stored checkpoint that of the leaves, the register that of what is read, no number twice."""
    stored, read = journal.store.rows(), journal.rows()
    assert [row.position for row in read] == [row.position for row in stored] == list(range(1, len(stored) + 1))
    leaves = [leaf_of(row) for row in stored]
    for size, text in journal.store.checkpoints():
        assert text == f"{journal.origin}\n{size}\n{b64encode(root_of(leaves[:size])).decode()}\n"
    entries = [decode(row.state) for row in read]
    assert [(entry.position, entry.type) for entry in entries] == [(row.position, row.type) for row in read]
    assert [journal.entry(entry.ref) for entry in entries] == entries
    assert len({entry.id for entry in entries}) == len(entries)
    assert [row.state for row in read] == [
        orjson.dumps(orjson.loads(row.state), option=orjson.OPT_SORT_KEYS) for row in read
    ]
    assert plain(journal.register().folded) == plain(afresh(entries, leaves, journal))


def afresh(entries: list[Entry], leaves: list[bytes], journal: Journal) -> Folded:
    register = Register(lambda position: entries[position - 1], journal.time_zone)
    for entry, leaf in zip(entries, leaves, strict=True):
        register.apply(entry, leaf)
    return register.folded


def bytes_of(folder: Path) -> bytes:
    """Of every file under a folder, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
