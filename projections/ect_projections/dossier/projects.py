"""Where each project stands: stage, pillars beside its ideal, measures, funding, last news."""

from collections.abc import Iterator
from typing import NamedTuple

from ect_journal.access_words import day_said
from ect_journal.catalogue.vocabularies import Domain, Pillar, Stage
from ect_journal.words import Text
from ect_projections import projects as projections
from ect_projections.dossier import words_sections as say
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut, Ref, Row, capital, cut, euros, label
from ect_projections.dossier.said import joined, number, rows

MOST = 80
"""So many projects are shown, in the order in which they were opened."""
OVER = (Stage.STOPPED.value, Stage.PAUSED.value)


class Score(NamedTuple):
    """One pillar: the last score and the ideal, 0 to 4; `steps` are the four marks of the drawing."""

    pillar: Text
    said: Text
    steps: tuple[str, ...]
    entry: Ref | None


class Project(NamedTuple):
    code: str
    name: str
    stage: Text
    over: bool
    since: Text
    stage_ref: Ref | None
    territory: str
    domains: Text
    continues: Text | None
    pillars: tuple[Score, ...]
    indicators: tuple[tuple[str, Text], ...]
    funding: Text
    news: Ref | None


def projects(material: Material) -> Cut[Project]:
    kept = cut(rows(projections.project_states(material.reading)), MOST)
    return Cut(tuple(_project(row, material) for row in kept.shown), kept.more)


def _project(row: Row, material: Material) -> Project:
    return Project(
        code=row["project"],
        name=row["name"],
        stage=label(Stage, row["stage"]),
        over=row["stage"] in OVER,
        since=say.SINCE.format(day=day_said(row["stage_since"])),
        stage_ref=material.entries.some(row["stage_entry"]),
        territory=row["territory"],
        domains=joined([label(Domain, each) for each in row["domains"]]),
        continues=None if row["continues"] is None else say.PROJECT["continues"].format(project=row["continues"]),
        pillars=tuple(_score(each, material) for each in row["pillars"]),
        indicators=tuple((each["indicator"], _measured(each)) for each in row["indicators"]),
        funding=joined(_funding(row)),
        news=material.entries.some(row["last_entry"]),
    )


def _score(each: Row, material: Material) -> Score:
    score, target = each["score"], each["target"]
    said = [say.UNSCORED if score is None else say.SCORE.format(score=score)]
    if target is not None:
        said.append(say.IDEAL.format(target=target))
    steps = tuple("on" if step <= (score or 0) else "to" if step <= (target or 0) else "off" for step in range(1, 5))
    return Score(capital(label(Pillar, each["pillar"])), joined(said), steps, material.entries.some(each["entry"]))


def _measured(each: Row) -> Text:
    unit = each["unit"] or ""
    if each["uncertainty"]:
        return say.WITH_UNCERTAINTY.format(
            value=number(each["value"]), uncertainty=number(each["uncertainty"]), unit=unit
        )
    return say.WITHOUT_UNCERTAINTY.format(value=number(each["value"]), unit=unit)


def _funding(row: Row) -> Iterator[Text]:
    for name, words in say.FUNDING.items():
        if row[name]:
            yield words.format(amount=euros(row[name]))
