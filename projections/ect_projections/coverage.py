"""What was looked at, and what nobody looked at: every axis, pillar and domain, and the entries that bear on them.

Few entries say all three. Where an entry says nothing of one of them, it is *placed* by what it names, then by what was
made of it; what it says itself always wins:

- domains: its own; else those of the projects that it names, or that its experiment does
- pillars: its own (for an experiment, those it aims at); else those that its experiment aims at; else those of the scores
  and of the learnings that rest on it
- axes: its own (for an experiment, that of its claim); else those of the claims that it was linked to as evidence and of
  the learnings that rest on it
- a piece of evidence has the axis of its claim, and the pillars and domains of the entry that it cites
- a learning has what it says itself; else what the entries that it rests on say or name

"Rests on" is one step, a piece of evidence standing for the entry that it cites. An entry bears on a cell when it has
its axis, its pillar and its domain; one that lacks any of the three is in no cell (see `placements`).
"""

import polars as pl

from ect_journal.catalogue import TYPES
from ect_journal.catalogue.vocabularies import Axis, Domain, Pillar
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Word
from ect_projections._citations import all_cited, code_of
from ect_projections._claims import claims
from ect_projections._columns import vocabulary
from ect_projections._items import links
from ect_projections.projection import projection
from ect_projections.reading import Reading, kept

KINDS = {
    "observation.recorded": "observations",
    "interview.recorded": "interviews",
    "reflection.recorded": "reflections",
    "indicator.measured": "measures",
    "experiment.framed": "experiments",
    "evidence.linked": "evidence",
    "learning.formulated": "learnings",
}
"""The types of entry that are counted, and how their counts are called."""
_CELL: dict[str, type[Word]] = {"axis": Axis, "pillar": Pillar, "domain": Domain}
_PLACES = {"axes": "axis", "pillars": "pillar", "domains": "domain"}


@projection(*_CELL)
def coverage(reading: Reading) -> pl.LazyFrame:
    """One row per axis, pillar and domain: all 72 cells, in the order of the vocabularies, the empty ones too.

    axis, pillar, domain: Enum
    observations, interviews, reflections, measures, experiments, evidence, learnings: Int64, those that bear on the
        cell, as the module says; evidence counts at the valid time of the entry that it cites
    last: Date, the last day on which one of them happened, or null    entries: List(Int64), all of them

    An entry with two pillars and two domains bears on four cells: the columns do not add up to a number of entries.
    Example: an observation on the axis emergence and the pillar hybrid_model, of a project in food: 1 in that cell.
    """
    placed = placements(reading)
    for place in _PLACES:
        placed = placed.explode(place)
    placed = placed.rename(_PLACES).drop_nulls(list(_CELL))
    bearing = placed.group_by(list(_CELL)).agg(
        *((pl.col("kind") == name).sum().cast(pl.Int64).alias(name) for name in KINDS.values()),
        last=pl.col("day").max(),
        entries=pl.col("entry").sort(),
    )
    found = _cells().join(bearing, on=list(_CELL), how="left", maintain_order="left")
    return found.with_columns(pl.col(*KINDS.values()).fill_null(0), pl.col("entries").fill_null([]))


@projection("entry")
def placements(reading: Reading) -> pl.LazyFrame:
    """One row per entry that is counted, in the order of positions: where it is placed.

    entry: Int64    kind: Enum, the column of `coverage` that counts it    day: Date, its last (evidence: of the entry cited)
    axes, pillars, domains: List(Enum), in the order of the vocabularies; when one is empty, the entry is in no cell
    """
    found = _counted(reading)
    for place, cell in _PLACES.items():
        ordered = pl.col(cell).unique().sort_by(pl.col(cell).unique().to_physical())
        each = _placed(reading, cell).group_by("entry").agg(ordered.alias(place))
        found = found.join(each, on="entry", how="left").with_columns(pl.col(place).fill_null([]))
    return found.sort("entry").select("entry", pl.col("kind").cast(pl.Enum(KINDS.values())), "day", *_PLACES)


def _cells() -> pl.LazyFrame:
    """Every axis, pillar and domain."""
    found = pl.LazyFrame([pl.Series("axis", [axis.value for axis in Axis], vocabulary(Axis))])
    for name, words in (("pillar", Pillar), ("domain", Domain)):
        each = pl.Series(name, [word.value for word in words], vocabulary(words))
        found = found.join(pl.LazyFrame([each]), how="cross", maintain_order="left_right")
    return found


def _counted(reading: Reading) -> pl.LazyFrame:
    """Each entry that is counted: entry, kind, day."""
    linked = _links(reading).select("day", entry="link", kind=pl.lit(KINDS["evidence.linked"]))
    others = [
        reading.frame(name, "occurred_end").select(day="occurred_end", entry="position", kind=pl.lit(kind))
        for name, kind in KINDS.items()
        if name != "evidence.linked"
    ]
    return pl.concat([*others, linked])


@kept
def _links(reading: Reading) -> pl.LazyFrame:
    """Each piece of evidence that counts, and whose cited entry stands: link, cited, axis of its claim, day."""
    counted = links(reading).filter("stands").select("link", "cited", "claim", "day")
    return counted.join(_axes_of_claims(reading), on="claim").drop("claim")


def _axes_of_claims(reading: Reading) -> pl.LazyFrame:
    return claims(reading).select("claim", "axis").unique("claim")


# Where entries are placed: frames of (entry, axis), (entry, pillar) or (entry, domain) -----------------------------------


def _placed(reading: Reading, cell: str) -> pl.LazyFrame:
    """Every entry, in the end."""
    said, made = _said(reading, cell), _resting(reading)
    learnings = reading.frame("learning.formulated", "bears_on").select(maker="position")
    down = made.join(learnings, on="maker", how="semi").join(said, left_on="ground", right_on="entry")
    up = made.join(_makers(reading, cell), left_on="maker", right_on="entry")
    parts = [down.select(cell, entry="maker"), up.select(cell, entry="ground")]
    linked = _links(reading)
    if cell == "axis":
        parts.append(linked.select(cell, entry="cited"))
        evidence = linked.select(cell, entry="link")
        return pl.concat([_else(said.select(cell, "entry"), pl.concat(parts)), evidence])
    field = _else(said.select(cell, "entry"), pl.concat(parts))
    evidence = linked.join(field, left_on="cited", right_on="entry").select(cell, entry="link")
    return pl.concat([field, evidence])


def _makers(reading: Reading, cell: str) -> pl.LazyFrame:
    """What scores and learnings say of themselves."""
    every = _own(reading, cell, *TYPES)
    makers = [reading.frame(name, "by") for name in ("pillar.assessed", "learning.formulated")]
    return every.join(pl.concat(makers).select(entry="position"), on="entry", how="semi")


@kept
def _resting(reading: Reading) -> pl.LazyFrame:
    """What rests on what, for scores and learnings: maker, ground."""
    makers = [reading.frame(name, "grounds") for name in ("pillar.assessed", "learning.formulated")]
    direct = pl.concat(makers).select(maker="position", ground=all_cited("grounds")).explode("ground").drop_nulls()
    cited_for = _links(reading).select("link", "cited")
    through = direct.join(cited_for, left_on="ground", right_on="link", how="left")
    return through.select("maker", pl.coalesce("cited", "ground").alias("ground")).unique()


def _said(reading: Reading, cell: str) -> pl.LazyFrame:
    """What each entry says itself, or else says by the projects and the experiment that it names."""
    own = _own(reading, cell, *TYPES)
    if cell == "axis":
        framed = reading.frame("experiment.framed", "claim").select(code_of("claim"), entry="position")
        return pl.concat([own, framed.join(_axes_of_claims(reading), on="claim").select("entry", "axis")])
    named = _named(reading, "experiment")
    if cell == "pillar":
        aims = reading.frame("experiment.framed", "code", "aims", all_times=True).explode("aims")
        return _else(own, named.join(aims.select("code", pillar="aims"), on="code"))
    framed = reading.frame("experiment.framed", "code", "projects", all_times=True).explode("projects")
    through = named.join(framed, on="code").select("entry", code="projects")
    opened = reading.frame("project.opened", "code", "domains", all_times=True).explode("domains")
    projects = pl.concat([_named(reading, "project"), through])
    return _else(own, projects.join(opened.select("code", domain="domains"), on="code"))


def _else(first: pl.LazyFrame, other: pl.LazyFrame) -> pl.LazyFrame:
    """The first, and the other for the entries that the first says nothing of."""
    other = other.select(first.collect_schema().names()).unique()
    return pl.concat([first, other.join(first, on="entry", how="anti")])


def _own(reading: Reading, cell: str, *types: str) -> pl.LazyFrame:
    """What the fields of these types say."""
    found = [(name, field) for name in types for field in kinds_of(TYPES[name]) if field.word is _CELL[cell]]
    return pl.concat([_values(reading, name, field).rename({"value": cell}) for name, field in found])


def _named(reading: Reading, target: str) -> pl.LazyFrame:
    """The codes of projects, or of experiments, that each entry names: entry, code."""
    found = [(name, field) for name, event in TYPES.items() for field in kinds_of(event) if field.kind.target == target]
    return pl.concat([_values(reading, name, field).rename({"value": "code"}) for name, field in found])


def _values(reading: Reading, type_name: str, field: FieldKind) -> pl.LazyFrame:
    found = reading.frame(type_name, field.name)
    found = found.explode(field.name) if field.many else found
    return found.select(entry="position", value=field.name).drop_nulls()
