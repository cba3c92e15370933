"""The questions on what was learned: learnings, success factors."""

from collections.abc import Mapping
from typing import Any

import click

from ect_cli.commands import Command
from ect_cli.read import words as shared
from ect_cli.read import words_work as say
from ect_cli.read.formats import show
from ect_cli.read.labels import citation, field, label, worded
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.table import Column
from ect_cli.read.work import cited
from ect_journal.catalogue.vocabularies import Axis, Confidence

Row = Mapping[str, Any]


def _standing(row: Row) -> str:
    """Validated, single case, J152 retracted."""
    said = [say.LEARNING_STATES[row["state"]], *([say.SINGLE_CASE] if row["single_case"] else [])]
    said += [say.RETRACTED.format(ref=f"J{position}") for position in row["retracted"]]
    return ", ".join(map(str, said))


def _confidence(value: str | None) -> str:
    return label(Confidence, value) or str(say.NOT_ASSESSED)


LEARNINGS = (
    Column(shared.NUMBER, citation("position"), right=True),
    Column(say.LEARNING, field("title"), whole=False),
    Column(say.AXIS, worded(Axis, "axis"), spare=True),
    Column(say.STATUS, _standing, whole=False, widest=12),
    Column(say.CONFIDENCE, lambda row: _confidence(row["confidence"])),
    Column(say.SOURCES, field("sources"), right=True),
    Column(shared.GROUNDS, lambda row: cited(row["grounds"]), whole=False, widest=12, codes=True),
    Column(say.FACTORS_DRAWN, lambda row: cited(row["factors"]), whole=False, widest=8, spare=True, codes=True),
)


@click.command("learnings", cls=Command, says=say.LEARNINGS)
@reading_options()
def learnings(asked: Asked) -> None:
    from ect_projections import learnings as learnings_of

    with reading(asked) as (_, now):
        show(learnings_of(now), asked, LEARNINGS, say.NO_LEARNING)


def _learned(row: Row) -> str:
    """J155 moderate; J272 low, invalidated."""
    said = []
    for position, confidence in zip(row["learnings"], row["confidences"], strict=True):
        notes = [_confidence(confidence)]
        notes += [str(say.INVALIDATED)] if position in row["invalidated"] else []
        notes += [str(say.LEARNING_RETRACTED)] if position in row["retracted"] else []
        said.append(f"J{position} {', '.join(notes)}")
    return "\n".join(said)


FACTORS = (
    Column(shared.NUMBER, citation("position"), right=True),
    Column(say.FACTOR, field("title"), whole=False),
    Column(say.AXIS, worded(Axis, "axis"), spare=True),
    Column(say.MECHANISM, field("mechanism"), whole=False),
    Column(shared.GROUNDS, _learned, whole=False, widest=22),
    Column(say.WEAKEST, lambda row: _confidence(row["weakest"])),
)


@click.command("factors", cls=Command, says=say.FACTORS)
@reading_options()
def factors(asked: Asked) -> None:
    from ect_projections import success_factors

    with reading(asked) as (_, now):
        show(success_factors(now), asked, FACTORS, say.NO_FACTOR)
