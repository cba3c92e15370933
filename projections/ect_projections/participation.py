"""Who was heard, and who was not: the people of the registry by category, level and sector, and what they took part in."""

import polars as pl

from ect_journal.catalogue.vocabularies import Nature
from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading

_GROUP = ("category", "level", "sector")
_COUNTS = ("attendances", "interviews", "excused")


@projection(*_GROUP)
def participation(reading: Reading) -> pl.LazyFrame:
    """One row per category, level and sector of the persons registered, in the order of the vocabularies, and a last one
    for guests, who are counted without being registered: its category is null.

    category: Enum, or null for guests    level, sector: Enum, the person's, else its organisation's, else null
    persons: Int64, registered (and organisations, where one took part as such: attended or was interviewed)
    heard: Int64, those of them who attended a gathering or were interviewed at least once
    attendances: Int64, at gatherings, one per person and gathering    interviews: Int64    excused: Int64, absences,
        an organisation's too: a row may have no other, and no person
    guests: Int64, unregistered attendances, in the last row    last: Date on which somebody of the row was last heard
    entries: List(Int64), the gatherings and interviews behind these figures

    The organisation is the one that the person has as of the reading (« fiche d'acteur mise à jour »), for all that they
    ever took part in. Example: a researcher of a public laboratory, at three committees: lab, national, public, 1, 1, 3.
    """
    acts = _acts(reading).collect().lazy()
    heard = pl.col("act") != "excused"
    named = acts.group_by("actor").agg(took_part=heard.any())
    person = pl.col("nature") == Nature.PERSON.value
    people = _people(reading).join(named, on="actor", how="left").filter(person | pl.col("took_part").is_not_null())
    known = acts.join(people.select("actor", *_GROUP), on="actor", how="left")
    registered = people.group_by(_GROUP).agg(persons=(person | pl.col("took_part")).sum().cast(pl.Int64))
    done = known.group_by(_GROUP).agg(
        pl.col("actor").filter(heard).n_unique().cast(pl.Int64).alias("heard"),
        *((pl.col("act") == name).sum().cast(pl.Int64).alias(name) for name in _COUNTS),
        last=pl.col("day").filter(heard).max(),
        entries=pl.col("entry").unique().sort(),
    )
    rows = registered.join(done, on=_GROUP, how="left", nulls_equal=True).with_columns(guests=pl.lit(0, pl.Int64))
    counts = pl.col("heard", *_COUNTS).fill_null(0)
    order = [pl.col(name).to_physical() for name in _GROUP]
    rows = pl.concat([rows.sort(order, nulls_last=True), _guests(reading)], how="diagonal")
    return rows.select(*_GROUP, "persons", counts, "guests", "last", pl.col("entries").fill_null([]))


def _people(reading: Reading) -> pl.LazyFrame:
    """Every actor, as registered and as last updated: actor, nature, category, level, sector."""
    registered = reading.frame("actor.registered", "code", "nature", "organisation", *_GROUP, all_times=True)
    registered = registered.select("nature", "organisation", *_GROUP, actor="code")
    updated = reading.frame("actor.updated", "actor", "organisation", "occurred_start")
    moved = updated.group_by("actor").agg(moved_to=pl.col("organisation").sort_by(ORDER).last(), moved=pl.lit(True))
    now = pl.when("moved").then("moved_to").otherwise("organisation")
    people = registered.join(moved, on="actor", how="left").with_columns(organisation=now)
    bodies = registered.select(pl.col("level", "sector").name.prefix("its_"), organisation="actor")
    people = people.join(bodies, on="organisation", how="left")
    own = {name: pl.coalesce(name, f"its_{name}") for name in ("level", "sector")}
    return people.select("actor", "nature", "category", **own)


def _acts(reading: Reading) -> pl.LazyFrame:
    """Each person at each gathering or interview: actor, act (one of `_COUNTS`), day, entry."""
    held = reading.frame("gathering.held", "attendees", "excused", "occurred_end")
    said = reading.frame("interview.recorded", "interviewee", "occurred_end")
    parts = [
        _each(held, "attendees", "attendances"),
        _each(held, "excused", "excused"),
        said.select(actor="interviewee", act=pl.lit("interviews"), day="occurred_end", entry="position"),
    ]
    return pl.concat(parts).unique()


def _each(held: pl.LazyFrame, column: str, act: str) -> pl.LazyFrame:
    each = held.explode(column).drop_nulls(column)
    return each.select(actor=column, act=pl.lit(act), day="occurred_end", entry="position")


def _guests(reading: Reading) -> pl.LazyFrame:
    held = reading.frame("gathering.held", "guests", "occurred_end").filter(pl.col("guests") > 0)
    every = held.select(
        pl.col("guests").sum(), last=pl.col("occurred_end").max(), entries=pl.col("position").sort().implode()
    )
    nobody = {name: pl.lit(0, pl.Int64) for name in ("persons", "heard", *_COUNTS)}
    return every.filter(pl.col("guests") > 0).with_columns(**nobody)
