"""`ect foresight`: what was written before it was seen, claim by claim, in sentences; --detail as a table."""

from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.read import words, words_tally
from ect_cli.read import words_foresight as say
from ect_cli.read.codes import of_claims
from ect_cli.read.figure import figure_option
from ect_cli.read.formats import show, told
from ect_cli.read.labels import citation, field, label
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.paragraphs import wrapped, write
from ect_cli.read.table import Column
from ect_cli.read.words_work import EXPECTATIONS
from ect_cli.read.work import cited
from ect_journal.catalogue.vocabularies import KnowledgeAccess

if TYPE_CHECKING:
    import polars as pl

    from ect_projections import Reading

Row = Mapping[str, Any]


def _claim(row: Row) -> str:
    return f"{row['claim']}@{row['version']}"


def _state(row: Row) -> str:
    if row["state"] == "open" and row["deadline"] is not None:
        return str(say.UNTIL.format(day=row["deadline"]))
    return "" if row["state"] is None else str(EXPECTATIONS[row["state"]])


DETAIL = (
    Column(say.KIND, lambda row: say.KINDS[row["kind"]]),
    Column(say.CODE, field("code")),
    Column(say.OF, _claim),
    Column(words.NUMBER, citation("position"), right=True),
    Column(say.ON, field("recorded"), spare=True),
    Column(say.BEFORE, lambda row: cited(row["before"]), whole=False, widest=16, codes=True),
    Column(say.AFTER, lambda row: str(len(row["after"]) or ""), right=True, spare=True),
    Column(say.FORESEEN, lambda row: cited(row["foreseen"] or ()), whole=False, widest=12, codes=True),
    Column(say.STATE, _state, whole=False, widest=14, spare=True),
    Column(say.ATTESTED_BY, citation("attested_by"), right=True, spare=True),
    Column(
        say.KNOWN_THEN, lambda row: label(KnowledgeAccess, row["knowledge_access"]), whole=False, widest=14, spare=True
    ),
)


@click.command("foresight", cls=Command, says=say.FORESIGHT)
@click.argument(
    "code",
    cls=Argument,
    takes=words_tally.CLAIM_METAVAR,
    required=False,
    shell_complete=codes("hypothesis", "claim"),
)
@click.option("--detail", cls=Option, says=say.DETAIL, section=words.READING, is_flag=True)
@reading_options()
@figure_option("foresight_timeline", code="hypothesis claim")
def foresight(asked: Asked, code: str | None, detail: bool) -> None:
    from ect_projections import hypothesis_states
    from ect_projections.foresight import foresight as foresight_of

    with reading(asked) as (journal, now):
        found = foresight_of(now)
        if code:
            found = of_claims(found, hypothesis_states(now), journal, code)
        if detail:
            show(found, asked, DETAIL, say.NOTHING)
        else:
            told(found, asked, lambda rows, page: _write(now, rows, page))


def _write(now: "Reading", rows: "pl.DataFrame", page: IO[str] | None) -> None:
    if rows.is_empty():
        click.echo(str(say.NOTHING), err=True)
        return
    told_of = _Told(now)
    for place, row in enumerate(rows.iter_rows(named=True)):
        write([""] if row["kind"] == "claim" and place else [], page)
        write(told_of.lines(row), page)


class _Told:
    """What the entries are called, and what each row says of them."""

    def __init__(self, now: "Reading") -> None:
        from ect_projections import envelopes, hypothesis_states, predictions

        found = envelopes(now).select("position", "title", "occurred_end", "recorded_at").collect()
        self.entries = {row["position"]: row for row in found.iter_rows(named=True)}
        self.zone = now.zone
        self.texts = dict(hypothesis_states(now).select("claim", "text").collect().iter_rows())
        self.expected = dict(predictions(now).select("prediction", "title").collect().iter_rows())

    def lines(self, row: Row) -> Iterator[str]:
        match row["kind"]:
            case "claim":
                yield from self._claim(row)
            case "rival":
                yield from wrapped(str(say.RIVAL.format(rival=row["code"], when=_when(row), **_written(row))), 2, 2)
            case _:
                yield from self._prediction(row)

    def _claim(self, row: Row) -> Iterator[str]:
        attested = row["attested_by"] == row["position"]
        said = [str((say.ATTESTED if attested else say.WRITTEN).format(claim=_claim(row), **_written(row)))]
        said += (
            [str(say.ATTESTED_TOO.format(ref=f"J{row['attested_by']}"))] if row["attested_by"] and not attested else []
        )
        yield from wrapped(", ".join(said), 0, 2)
        yield from wrapped(self.texts[row["claim"]], 2)
        access = label(KnowledgeAccess, row["knowledge_access"])
        before = [str(say.ACCESS.format(access=access)), _before(row)] if access else [_before(row)]
        yield from wrapped(" ".join(before), 2)
        for position in row["before"]:
            yield from self._entry(position, f"J{position}")

    def _prediction(self, row: Row) -> Iterator[str]:
        said = say.PREDICTION.format(
            code=row["code"], title=self.expected[row["code"]], state=_state(row), **_written(row)
        )
        yield from wrapped(f"{said} {say.FORESAW if row['foreseen'] else say.FORESAW_NOTHING}", 2, 2)
        for position in row["foreseen"]:
            yield from self._entry(position, f"J{position}")

    def _entry(self, position: int, ref: str) -> Iterator[str]:
        """J86 2023-05-26 · What it was · recorded 2023-05-30, when that is another day."""
        entry = self.entries[position]
        recorded = entry["recorded_at"].astimezone(self.zone).date()
        said = [f"{ref} {entry['occurred_end']}", entry["title"]]
        said += [str(say.RECORDED.format(day=recorded))] if recorded != entry["occurred_end"] else []
        yield from wrapped(" · ".join(said), 4, 2)


def _written(row: Row) -> dict[str, object]:
    return {"ref": f"J{row['position']}", "day": row["recorded"]}


def _before(row: Row) -> str:
    """Of a claim: how much of its evidence had been recorded when it was written."""
    before, after = len(row["before"]), len(row["after"])
    if before and after:
        return say.SOME_BEFORE.say(before, after=after)
    if after:
        return say.NONE_BEFORE.say(after)
    return say.ALL_BEFORE.say(before) if before else str(say.NO_EVIDENCE)


def _when(row: Row) -> str:
    """Of a rival: which evidence had been recorded when it was registered."""
    if not row["before"]:
        return str(say.BEFORE_ALL if row["after"] else say.BEFORE_ANY)
    said = say.AFTER_SOME if row["after"] else say.AFTER_ALL
    return said.say(len(row["before"]), refs=cited(row["before"]))
