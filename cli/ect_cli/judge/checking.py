"""Whether an answered grid may be recorded: every fault with its cell, and what the other rows give.

Decides nothing by itself: which questions there are is said by `ect_journal.blind`, which weights are admitted by the
rules.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ect_cli.judge import words as say
from ect_cli.judge.answers import Answer, answer
from ect_cli.judge.reading import Row, Sheet
from ect_cli.judge.rows import ENTRY, IF_CLAIM, IF_RIVAL, RIVAL, WHY
from ect_journal import EctError, Journal
from ect_journal.blind import Answers, Grid, changed_since, identity, still_asked
from ect_journal.catalogue.evidence import SECOND_READING_TWICE, Evidence, EvidenceJudged
from ect_journal.recording import Batch
from ect_journal.register import Register
from ect_journal.words import Text


class Fault(NamedTuple):
    cell: str
    said: Text


class Answered(NamedTuple):
    """A row whose two answers give a weight."""

    row: Row
    if_rival: Answer
    if_claim: Answer

    @property
    def answers(self) -> Answers:
        assert self.if_rival.frequency is not None
        assert self.if_claim.frequency is not None
        return self.if_rival.frequency.value, self.if_claim.frequency.value


@dataclass
class Checked:
    """`pieces`: the rows to record, by piece of evidence; `known`: how many are recorded already; `left`: how many weigh
    nothing; `given`: how many have an answer."""

    pieces: dict[str, list[Answered]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    known: int = 0
    left: int = 0
    given: int = 0

    @property
    def weights(self) -> int:
        return sum(map(len, self.pieces.values()))


def check(journal: Journal, sheet: Sheet) -> Checked:
    """Every row, in its order, against what its reader would be asked now."""
    checked, rows = Checked(), _Rows(journal.register(), sheet)
    for row in sheet.rows:
        if row.empty:
            continue
        found = [*rows.identified(row)]
        if not found and row.answered:
            checked.given += 1
            found = [*_complete(row)] or [*_take(checked, rows, row)]
        checked.faults += found
    for pieces in checked.pieces.values():
        checked.faults += _without_reason(pieces)
    return checked


def _take(checked: Checked, rows: "_Rows", row: Row) -> Iterator[Fault]:
    answered = Answered(row, answer(row.said[IF_RIVAL], IF_RIVAL), answer(row.said[IF_CLAIM], IF_CLAIM))
    if answered.if_rival.frequency is None or answered.if_claim.frequency is None:
        checked.left += 1
    elif rows.recorded(answered):
        checked.known += 1
    elif faults := [*rows.asked(row)]:
        yield from faults
    else:
        checked.pieces.setdefault(row.evidence, []).append(answered)


class _Rows:
    """What may be wrong with one row of a sheet, against the journal as it stands."""

    def __init__(self, register: Register, sheet: Sheet) -> None:
        self.register, self.sheet = register, sheet
        self.seen: dict[tuple[str, str], int] = {}

    def identified(self, row: Row) -> Iterator[Fault]:
        """Whether it is one of the grid's rows, once."""
        key = row.evidence, row.rival
        if not all((*key, row.question, row.cells)):
            yield Fault(row.cell(ENTRY), say.LOST_ROW)
        elif key in self.seen:
            yield Fault(row.cell(ENTRY), say.TWICE.format(first=self.seen[key]))
        elif self.register.get("evidence", row.evidence) is None:
            yield Fault(row.cell(ENTRY), say.UNKNOWN_EVIDENCE.format(evidence=row.evidence))
        elif self.register.get("rival", row.rival) is None:
            yield Fault(row.cell(RIVAL), say.UNKNOWN_RIVAL.format(rival=row.rival))
        self.seen.setdefault(key, row.number)

    def recorded(self, answered: Answered) -> bool:
        """Whether these very answers stand already, for the same reasons."""
        row = answered.row
        for _, judged in self._readings(row):
            said = {weight.rival: (weight.if_rival, weight.if_claim) for weight in judged.weights}
            rows = {each.rival: each for each in self.sheet.rows if each.evidence == row.evidence}
            together = (rows[rival] for rival in said if rival in rows)
            if judged.blind and said[row.rival] == answered.answers and _reason(together) == judged.rationale:
                return True
        return False

    def asked(self, row: Row) -> Iterator[Fault]:
        """Whether the journal still asks this, as the sheet shows it."""
        if altered := row.altered:
            yield from (Fault(row.cell(column), say.ALTERED) for column in altered)
            return
        evidence: Evidence | None = self.register.get("evidence", row.evidence)
        if first := evidence.read_by(self.sheet.reader, row.rival) if evidence else None:
            yield Fault(row.cell(IF_RIVAL), self._second_time(row, f"J{first}"))
        elif not still_asked(self.register, self.sheet.reader, row.evidence, row.rival, row.question):
            because = changed_since(self.register, row.evidence, row.rival, self.sheet.at)
            yield Fault(row.cell(ENTRY), say.CHANGED.format(ref=because) if because else say.ALTERED)

    def _second_time(self, row: Row, ref: str) -> Text:
        values = {"reader": self.sheet.reader, "evidence": row.evidence, "rival": row.rival, "ref": ref}
        if not any(self._readings(row)):
            return say.RETRACTED.format(**values)
        found = SECOND_READING_TWICE.found(ref, **values)
        return say.SECOND_TIME.format(said=found.text, hint=found.hint)

    def _readings(self, row: Row) -> Iterator[tuple[str, EvidenceJudged]]:
        """The judgements of this piece against this rival that the reader gave and that stand."""
        evidence: Evidence | None = self.register.get("evidence", row.evidence)
        for position, reader, rivals in evidence.judged if evidence else ():
            judged = self.register.entry(f"J{position}")
            if reader == self.sheet.reader and row.rival in rivals and judged is not None:
                assert isinstance(judged.event, EvidenceJudged)
                yield judged.ref, judged.event


def _complete(row: Row) -> Iterator[Fault]:
    """Both questions are answered, in the words of the lists."""
    given = {column: answer(row.said[column], column) for column in (IF_RIVAL, IF_CLAIM)}
    for column, each in given.items():
        if each.fault:
            yield Fault(row.cell(column), each.fault)
    for column, other in ((IF_RIVAL, IF_CLAIM), (IF_CLAIM, IF_RIVAL)):
        if not given[column] and given[other].frequency:
            yield Fault(row.cell(column), say.ONE_OF_TWO.format(other=row.cell(other)))
    if not any(given.values()):
        boxes = {"first": row.cell(IF_RIVAL), "then": row.cell(IF_CLAIM)}
        yield Fault(row.cell(WHY), say.WHY_ALONE.format(**boxes))


def _without_reason(pieces: list[Answered]) -> list[Fault]:
    """A judgement says what it rests on: one reason for all rivals is enough."""
    if any(piece.row.said[WHY] for piece in pieces):
        return []
    return [Fault(piece.row.cell(WHY), say.NO_WHY) for piece in pieces]


def draft(journal: Journal, grid: Grid, checked: Checked, by: str | None) -> Batch:
    """One judgement for each piece, in a batch of its own; what the rules refuse is added to the faults."""
    batch = Batch(journal, by)
    drafted: list[Row] = []
    for evidence, pieces in checked.pieces.items():
        row, why = pieces[0].row, _reason(piece.row for piece in pieces)
        answers = {piece.row.rival: piece.answers for piece in pieces}
        if not why:
            continue  # said already
        try:
            batch.read_blind(grid, evidence, answers, rationale=why, id=identity(grid, evidence, answers, why))
            drafted.append(row)
        except EctError as error:
            checked.faults.append(Fault(row.cell(WHY), error.message))
    problems = journal.appender.problems(batch.drafts)
    checked.faults += [Fault(drafted[number - 1].cell(IF_RIVAL), error.message) for number, error in problems.items()]
    return batch


def _reason(rows: Iterable[Row]) -> str:
    """What the reader wrote, once where it is the same; said of each rival where it differs."""
    given = {row.rival: row.said[WHY] for row in rows if row.said[WHY]}
    if len(set(given.values())) == 1:
        return next(iter(given.values()))
    return "\n".join(f"{rival}\u202f: {why}" for rival, why in given.items())
