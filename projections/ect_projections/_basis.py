"""What a decision rested on, and what of it was retracted or corrected since.

An entry rests on its grounds and on the entries that its fields cite; these on theirs, and so on down to the field. A
frozen tally also rests on what it counted at the moment it speaks of: the evidence linked to its claims as they read then,
and the judgements of it. All is walked as it read when the decision was taken, not as it reads now. Moments ("what was known
then") and sessions are not walked: they say when, not on what.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import polars as pl

from ect_journal.catalogue import event_type
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.standing import MARKING, reading_at
from ect_projections._citations import all_cited, cited
from ect_projections._claims import claims
from ect_projections._items import links
from ect_projections.reading import Reading


class Since(NamedTuple):
    """Of what a decision rested on, by position: what was retracted since and still is; what reads otherwise since."""

    retracted: list[int]
    corrected: list[int]


class Cites(NamedTuple):
    """From position `since` until just before `until` (None: now), an entry rests on `target`."""

    target: int
    since: int
    until: int | None


def changed_since(reading: Reading, decisions: Sequence[tuple[int, int]]) -> list[Since]:
    """For each decision, given with the last position known when it was taken."""
    marks = reading.entries.marks
    cites: dict[int, list[Cites]] = {}
    if marks:
        for source, target, since, until in _edges(reading, marks):
            cites.setdefault(source, []).append(Cites(target, since, until))
    changes = []
    for decision, known in decisions:
        found = Since([], [])
        for position in sorted(_basis(cites, decision, known, reading.known_at) & marks.keys()):
            then = reading_at(position, marks, _moment(position, decision, known))
            now = reading_at(position, marks, reading.known_at)
            if then is not None and now != then:
                (found.retracted if now is None else found.corrected).append(position)
        changes.append(found)
    return changes


def _basis(cites: dict[int, list[Cites]], decision: int, known: int, now: int) -> set[int]:
    """All that a decision rests on: what it cites as it reads now, then each entry as it read then."""
    met, front = {decision}, [decision]
    while front:
        source = front.pop()
        at = now if source == decision else _moment(source, decision, known)
        for target, since, until in cites.get(source, ()):
            if target not in met and since <= at and (until is None or at < until):
                met.add(target)
                front.append(target)
    return met - {decision}


def _moment(position: int, decision: int, known: int) -> int:
    """When an entry is read, for what it was to the deciders: at `known`; one recorded since then (that same evening, say),
    when the decision was."""
    return known if position <= known else max(position, decision)


# The edges --------------------------------------------------------------------------------------------------------------


def _edges(reading: Reading, marked: Iterable[int]) -> Iterator[tuple[int, int, int, int | None]]:
    """source, then what it rests on as in `Cites`. Of what tallies counted, only what leads to a marked entry."""
    names = [name for name in reading.entries.by_type if name not in MARKING]
    citations = pl.concat([_cited_by(reading, name) for name in names]).collect()
    yield from citations.iter_rows()
    leading = pl.LazyFrame({"target": sorted(_leading_to(marked, citations))}, schema={"target": pl.Int64})
    counted = _counted(reading).join(leading, on="target", how="semi")
    yield from counted.collect().iter_rows()


def _cited_by(reading: Reading, name: str) -> pl.LazyFrame:
    """The citations of every reading of the entries of a type."""
    fields = [field for field in kinds_of(event_type(name), "entry", "object") if _citing(field)]
    found = reading.history(name, "grounds", *(field.name for field in fields))
    targets = pl.concat_list(all_cited("grounds"), *(_targets(field) for field in fields))
    each = found.select(source="position", target=targets, since="known_from", until="known_until")
    return each.explode("target").drop_nulls("target")


def _citing(field: FieldKind) -> tuple[str, ...]:
    """The path, inside of a field, of the citation that it holds."""
    if field.part is None:
        return (field.name,)
    return tuple(part.name for part in kinds_of(field.part, "entry"))


def _targets(field: FieldKind) -> pl.Expr:
    if field.part is None:
        return all_cited(field.name) if field.many else cited(field.name)
    (inside,) = _citing(field)
    value = pl.col(field.name).fill_null([]) if field.many else pl.concat_list(field.name)
    return value.list.eval(cited(pl.element().struct.field(inside)))


def _leading_to(marked: Iterable[int], citations: pl.DataFrame) -> set[int]:
    """The marked entries, and all that ever rested on one of them."""
    citing: dict[int, list[int]] = {}
    for source, target in citations.select("source", "target").iter_rows():
        citing.setdefault(target, []).append(source)
    met = set(marked)
    front = list(met)
    while front:
        for source in citing.get(front.pop(), ()):
            if source not in met:
                met.add(source)
                front.append(source)
    return met


def _counted(reading: Reading) -> pl.LazyFrame:
    """The links and the judgements that each frozen tally counted."""
    tallies = reading.history("tally.frozen", "hypothesis", "at")
    frozen = tallies.select("position", "hypothesis", cited("at")).unique().collect().rows()
    every = [_counted_by(reading.at(known_at=at), tally, hypothesis) for tally, hypothesis, at in frozen]
    return pl.concat(every) if every else pl.LazyFrame(schema=_EDGE)


_EDGE = {"source": pl.Int64(), "target": pl.Int64(), "since": pl.Int64(), "until": pl.Int64()}


def _counted_by(then: Reading, tally: int, hypothesis: str) -> pl.LazyFrame:
    """As edges that always hold: the tally says itself of which moment it speaks."""
    of = claims(then).filter(pl.col("hypothesis") == hypothesis).select("claim")
    linked = links(then).join(of, on="claim", how="semi").select("link")
    judged = then.frame("evidence.judged", "evidence", all_times=True).with_columns(link=cited("evidence"))
    judged = judged.join(linked, on="link", how="semi")
    targets = pl.concat([linked.select(target="link"), judged.select(target="position")])
    edge = targets.select("target", source=pl.lit(tally), since=pl.lit(0), until=pl.lit(None))
    return edge.select(pl.col(name).cast(dtype) for name, dtype in _EDGE.items())
