"""Random commands on two journals in the same world, one in memory and one in SQLite: one behaviour, and no trace of
what was refused. After each command the register is held to the one worked out from the log alone (see `oracle`).
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ect_journal import EctError, Journal, Receipt
from ect_journal.recording import Recording
from ect_journal.standing import readings
from tests.durability.acts import ACTS, Act, prepare
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.contract import everything
from tests.durability.oracle import Log, afresh, plain
from tests.durability.profiles import examples
from tests.durability.scenes import CountedWorld, astray, begin


class TwoStores(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="stateful"))
        self.worlds = CountedWorld(), CountedWorld()
        self.memory = Journal.in_memory(origin="two", by="rd", world=self.worlds[0])
        self.sqlite = Journal.create(self.folder / "journal", origin="two", by="rd", world=self.worlds[1])
        for journal in (self.memory, self.sqlite):
            prepare(begin(journal))
        self.before = everything(self.memory.store)
        self.checked = 0

    def teardown(self) -> None:
        self.sqlite.close()
        shutil.rmtree(self.folder)

    # commands

    def both(self, act: Act) -> None:
        """Both do the same, or are refused with the same words; then nothing has changed."""
        self.before = everything(self.memory.store)
        folded = plain(self.memory.register().folded)
        said = [outcome(act, journal, journal) for journal in (self.memory, self.sqlite)]
        assert said[0] == said[1]
        if isinstance(said[0], tuple):
            assert everything(self.memory.store) == self.before
            assert plain(self.memory.register().folded) == folded
            assert plain(self.sqlite.register().folded) == folded

    @rule(act=ACTS)
    def command(self, act: Act) -> None:
        """One command, refused or not."""
        self.both(act)

    @rule(acts=st.lists(ACTS, min_size=1, max_size=4), spoilt=st.booleans())
    def batch(self, acts: list[Act], spoilt: bool) -> None:
        """Several commands at once; when one of them is refused, as one is that spoils it, so are all."""

        def together(_: Recording, journal: Journal) -> Receipt:
            with journal.batch() as batch:
                receipts = [act(batch, journal) for act in acts]
                if spoilt:
                    batch.record(astray())
            return receipts[-1]

        self.both(together)

    @rule(act=ACTS)
    def trial(self, act: Act) -> None:
        """Trying leaves no trace, whatever comes of it."""
        before = everything(self.memory.store), plain(self.memory.register().folded)
        said = [outcome(act, journal.trial, journal) for journal in (self.memory, self.sqlite)]
        assert said[0] == said[1]
        assert (everything(self.memory.store), plain(self.memory.register().folded)) == before

    @rule()
    def reopen(self) -> None:
        """Closing and opening again loads the register from its cache: it is the one that was kept."""
        folded = plain(self.sqlite.register().folded)
        self.sqlite.close()
        self.sqlite = Journal.open(self.folder / "journal", world=self.worlds[1])
        assert (self.folder / "journal" / ".cache" / "register.json").exists()
        assert plain(self.sqlite.register().folded) == folded

    @precondition(lambda self: self.memory.head > 9)
    @rule(late=st.booleans())
    def stale_cache(self, late: bool) -> None:
        """A register kept some entries ago, or none, catches up to the same."""
        kept = self.folder / "journal" / ".cache" / "register.json"
        content = kept.read_bytes() if kept.exists() and late else None
        self.sqlite.close()
        kept.unlink(missing_ok=True)
        if content is not None:
            kept.write_bytes(content)
        self.sqlite = Journal.open(self.folder / "journal", world=self.worlds[1])
        assert plain(self.sqlite.register().folded) == plain(self.memory.register().folded)

    # what always holds

    @invariant()
    def agreement(self) -> None:
        """Bytes, register and readings are the same in both, and what the log alone says."""
        if self.memory.head == self.checked:
            return
        self.checked = self.memory.head
        assert everything(self.sqlite.store) == everything(self.memory.store)
        assert self.memory.rows()[: len(self.before[1])] == self.before[1]
        assert_sound(self.sqlite, canonical=True)
        log = Log(self.memory)
        self.same_register(log)
        self.same_readings(log)

    def same_register(self, log: Log) -> None:
        """The register that grew is the one folded at once, and the one worked out from the log."""
        folded = self.memory.register().folded
        assert plain(folded) == plain(self.sqlite.register().folded) == plain(afresh(self.memory))
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
    """What a command gave, or what it was refused with: to be the same in both."""
    try:
        given = act(recording, journal)
    except EctError as error:
        assert_clear(error)
        return type(error).__name__, error.message, error.hint
    return [given.ref, given.entry.to_bytes(), [(found.rule.code, found.text) for found in given.notes]]


TestTwoStores = TwoStores.TestCase
TestTwoStores.settings = examples(40, steps=30)
