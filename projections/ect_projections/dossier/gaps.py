"""What is missing, for the funder: gaps that nothing explains, what waits, and what nobody looked at.

Leaves what is found to the projections `commitments`, `todo` and `coverage`.
"""

from typing import NamedTuple

import polars as pl

from ect_journal.access_words import day_said
from ect_journal.catalogue.vocabularies import Axis, Domain, Pillar
from ect_journal.words import Lang, Text, speaking
from ect_projections.coverage import coverage
from ect_projections.dossier import words as say
from ect_projections.dossier.about import About, Said
from ect_projections.dossier.mentions import label
from ect_projections.dossier.page_one import Promise, promises
from ect_projections.dossier.said import joined, refs, rows
from ect_projections.todo import todo

_LOOKED = ("observations", "interviews", "measures", "experiments")


class Waiting(NamedTuple):
    day: Said
    said: Said
    refs: list[str]


class Gaps(NamedTuple):
    unexplained: list[Promise]
    waiting: list[Waiting]
    unseen_about: Text
    unseen: list[Text]


def gaps(about: About) -> Gaps:
    unexplained = [each for each in promises(about) if each.short and each.decision is None]
    found = coverage(about.reading).collect()
    unseen = found.filter(pl.sum_horizontal(_LOOKED) == 0)
    said = say.UNSEEN_ABOUT.format(all=found.height, count=unseen.height)
    return Gaps(unexplained, _waiting(about), said, _unseen(unseen))


def _waiting(about: About) -> list[Waiting]:
    langs: tuple[Lang, Lang] = ("en", "fr")
    found = {}
    for lang in langs:
        with speaking(lang):
            found[lang] = rows(todo(about.reading))
    return [
        Waiting(day_said(one["day"]) if one["day"] else "", Text(one["text"], other["text"]), refs(one["entries"][:8]))
        for one, other in zip(found["en"], found["fr"], strict=True)
    ]


def _unseen(unseen: pl.DataFrame) -> list[Text]:
    """By axis and pillar: the domains in which nobody looked."""
    grouped = unseen.group_by("axis", "pillar", maintain_order=True).agg("domain")
    return [
        Text("{axis}, {pillar}: {domains}", "{axis}, {pillar} : {domains}").format(
            axis=label(Axis, row["axis"]), pillar=label(Pillar, row["pillar"]),
            domains=joined(label(Domain, each) for each in row["domain"]),
        )
        for row in grouped.iter_rows(named=True)
    ]  # fmt: skip
