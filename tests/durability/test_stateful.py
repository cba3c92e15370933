"""Random commands on journals in the same world, in memory, in SQLite and on a server: one behaviour, and no trace of
what was refused. After each command the register is held to the one worked out from the log alone (see `oracle`).
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ect_journal import EctError, Journal, Receipt
from ect_journal.recording import Recording
from ect_journal.standing import readings
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.acts import ACTS, Act, prepare
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.contract import everything
from tests.durability.oracle import Log, afresh, plain
from tests.durability.profiles import examples
from tests.durability.scenes import CountedWorld, astray, begin
from tests.durability.server import Server

SERVERS: list[Server] = []
"""The server of this process, for what is no test function and so is given no fixture."""


@pytest.fixture(autouse=True, scope="module")
def _server(server: Server) -> None:
    SERVERS[:] = [server]


def a_schema() -> str:
    """A new one: the same world gives the same journal, and so the same UUID, each time."""
    address = SERVERS[0].address(SERVERS[0].new_name())
    PostgresStore.prepare(Address.read(address))
    return address


class ThreeStores(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="stateful"))
        self.memory = Journal.in_memory(origin="three", by="rd", world=CountedWorld())
        self.kept = [
            Journal.create(self.folder / name, origin="three", by="rd", world=CountedWorld(), store=store)
            for name, store in (("file", None), ("server", a_schema()))
        ]
        for journal in self.all:
            prepare(begin(journal))
        self.before = everything(self.memory.store)
        self.checked = 0

    @property
    def all(self) -> list[Journal]:
        return [self.memory, *self.kept]

    def teardown(self) -> None:
        for journal in self.kept:
            journal.close()
        shutil.rmtree(self.folder)

    # commands

    def together(self, act: Act) -> None:
        """All do the same, or are refused with the same words; then nothing has changed."""
        self.before = everything(self.memory.store)
        folded = plain(self.memory.register().folded)
        said = [outcome(act, journal, journal) for journal in self.all]
        assert said[0] == said[1] == said[2]
        if isinstance(said[0], tuple):
            assert everything(self.memory.store) == self.before
            assert all(plain(journal.register().folded) == folded for journal in self.all)

    @rule(act=ACTS)
    def command(self, act: Act) -> None:
        """One command, refused or not."""
        self.together(act)

    @rule(acts=st.lists(ACTS, min_size=1, max_size=4), spoilt=st.booleans())
    def batch(self, acts: list[Act], spoilt: bool) -> None:
        """Several commands at once; when one of them is refused, as one is that spoils it, so are all."""

        def several(_: Recording, journal: Journal) -> Receipt:
            with journal.batch() as batch:
                receipts = [act(batch, journal) for act in acts]
                if spoilt:
                    batch.record(astray())
            return receipts[-1]

        self.together(several)

    @rule(act=ACTS)
    def trial(self, act: Act) -> None:
        """Trying leaves no trace, whatever comes of it."""
        before = everything(self.memory.store), plain(self.memory.register().folded)
        said = [outcome(act, journal.trial, journal) for journal in self.all]
        assert said[0] == said[1] == said[2]
        assert (everything(self.memory.store), plain(self.memory.register().folded)) == before

    def opened_again(self, kept: bytes | None = None, *, stale: bool = False) -> None:
        """Each journal closed and opened again; when `stale`, with this in its cache, or with none."""
        for number, journal in enumerate(self.kept):
            assert journal.folder is not None
            journal.close()
            cached = journal.folder / ".cache" / "register.json"
            assert stale or cached.exists()
            if stale:
                cached.unlink(missing_ok=True)
            if kept is not None:
                cached.write_bytes(kept)
            self.kept[number] = Journal.open(journal.folder, world=journal.world)

    @rule()
    def reopen(self) -> None:
        """Closing and opening again loads the register from its cache: it is the one that was kept."""
        folded = plain(self.memory.register().folded)
        self.opened_again()
        assert [plain(journal.register().folded) for journal in self.kept] == [folded, folded]

    @precondition(lambda self: self.memory.head > 9)
    @rule(late=st.booleans())
    def stale_cache(self, late: bool) -> None:
        """A register kept some entries ago, or none, catches up to the same."""
        kept = self.folder / "file" / ".cache" / "register.json"
        self.opened_again(kept.read_bytes() if kept.exists() and late else None, stale=True)
        folded = plain(self.memory.register().folded)
        assert [plain(journal.register().folded) for journal in self.kept] == [folded, folded]

    # what always holds

    @invariant()
    def agreement(self) -> None:
        """Bytes, roots, register and readings are the same in all, and what the log alone says."""
        if self.memory.head == self.checked:
            return
        self.checked = self.memory.head
        for journal in self.kept:
            assert everything(journal.store)[:3] == everything(self.memory.store)[:3]
            digests = [row.digest for row in self.memory.store.sealed()]
            assert [row.digest for row in journal.store.sealed()] == digests
            assert journal.vault.open(digests) == self.memory.vault.open(digests)
            assert journal.store.checkpoints() == self.memory.store.checkpoints()
        assert self.memory.rows()[: len(self.before[1])] == self.before[1]
        assert_sound(self.kept[-1], canonical=True)
        log = Log(self.memory)
        self.same_register(log)
        self.same_readings(log)

    def same_register(self, log: Log) -> None:
        """The register that grew is the one folded at once, and the one worked out from the log."""
        folded = self.memory.register().folded
        for journal in self.kept:
            assert plain(journal.register().folded) == plain(folded)
        assert plain(folded) == plain(afresh(self.memory))
        states = {(kind, code): e.state for kind, found in folded.entities.items() for code, e in found.items()}
        assert {key: state for key, state in states.items() if state is not None} == log.states()

    def same_readings(self, log: Log) -> None:
        """How each entry stood at each moment is what the log says, read naively."""
        register, marks, head = self.memory.register(), self.memory.marks(), self.memory.head
        for position in range(1, head + 1):
            spans = readings(position, marks)
            found = [
                next(
                    (span.source for span in spans if span.since <= at and (span.until is None or at < span.until)),
                    None,
                )
                for at in range(position, head + 1)
            ]
            assert found == [log.source(position, at) for at in range(position, head + 1)]
            reading = log.reading(position, head)
            assert register.live(f"J{position}") is (reading is not None)
            assert reading is None or position not in marks or self.memory.current(f"J{position}") == reading


def outcome(act: Act, recording: Recording, journal: Journal) -> Any:
    """What a command gave, or what it was refused with: to be the same in all."""
    try:
        given = act(recording, journal)
    except EctError as error:
        assert_clear(error)
        return type(error).__name__, error.message, error.hint
    return [given.ref, given.entry.to_bytes(), [(found.rule.code, found.text) for found in given.notes]]


TestThreeStores = ThreeStores.TestCase
TestThreeStores.settings = examples(12, steps=30)
