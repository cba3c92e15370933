"""Page one, the file's side: who bounds it, what was erased, which rules were passed by, when its entries were written.

It repeats what the journal says of itself; the panel of the verifier says what of that was checked. All of it is of the
whole record, whatever day the pages speak of. Leaves the drawing to `charts`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from ect_journal.catalogue.vocabularies import AnchorKind, ErasureGround, RefusalGround
from ect_journal.words import Text
from ect_projections.dossier import words_trust as say
from ect_projections.dossier.about import About
from ect_projections.dossier.charts import Months, months
from ect_projections.dossier.mentions import capital, label
from ect_projections.dossier.said import number, rows, short_day, so_many
from ect_projections.dossier.words_sections import RULES
from ect_projections.log import envelopes
from ect_projections.record import exceptions, late_entries, transcribed

MOST = 4
"""As many lines of each kind stand on page one; the rest is in the sections."""


class Line(NamedTuple):
    ref: str
    said: Text


class Passed(NamedTuple):
    ref: str
    rule: Text
    reason: str


class Bounded(NamedTuple):
    only: Text | None
    """Said where nobody outside dated it, and the keeper says that it was handed over."""
    anchors: list[Line]
    more: Text | None
    after: Text | None
    """What nobody outside has seen."""
    key: Text


class Written(NamedTuple):
    at_the_time: Text
    late: Text
    transcribed: Text
    chart: Months


class Trust(NamedTuple):
    bounded: Bounded
    gone: list[Line]
    exceptions: list[Passed]
    written: Written
    limits: tuple[Text, ...]


def trust(about: About) -> Trust:
    about = about._replace(reading=about.reading.at())  # of the whole record, whatever day the pages speak of
    passed = [
        Passed(f"J{row['position']}", RULES.get(row["rule"], Text(row["rule"], row["rule"])), row["reason"])
        for row in rows(exceptions(about.reading))
    ]
    return Trust(_bounded(about), list(_gone(about)), passed, written(about), say.LIMITS)


def _bounded(about: About) -> Bounded:
    """First what outside parties dated themselves, with their evidence, then what the keeper says was handed over."""
    asked, written = ("kind", "size", "authority", "token_sha256", "occurred_end"), _recorded(about)
    found = rows(about.reading.frame("anchor.recorded", *asked))
    dated = [row for row in found if row["kind"] in say.DATED and row["token_sha256"] is not None]
    claimed = [row for row in found if row not in dated]
    lines = [Line(f"J{row['position']}", _anchor(row, row in dated, written)) for row in [*dated, *claimed]]
    head, after = about.reading.known_at, None
    if dated:
        own = {row["position"] for row in found}  # what records an anchor can only come after it
        last = max(row["size"] for row in dated)
        unseen = [position for position in range(last + 1, head + 1) if position not in own]
        after = say.UNBOUNDED_AFTER.format(last=last, head=unseen[-1]) if unseen else None
    elif not claimed:
        after = say.UNBOUNDED
    shown = lines if len(lines) <= MOST else [lines[0], *lines[1 - MOST :]]
    more = so_many(len(lines) - len(shown), *say.MORE_ANCHORS) if len(lines) > len(shown) else None
    return Bounded(None if dated or not claimed else say.CLAIMED_ONLY, shown, more, after, _key(about))


def _anchor(row: Mapping[str, Any], dated: bool, written: Mapping[int, date]) -> Text:
    kind = label(AnchorKind, row["kind"])
    said = say.DATED[row["kind"]] if dated else say.CLAIMED if row["kind"] == "handed_over" else say.UNPROVED
    return said.format(
        kind=Text(kind.en, capital(kind).fr), authority=row["authority"], day=short_day(row["occurred_end"]),
        size=row["size"], recorded=short_day(written[row["position"]]),
    )  # fmt: skip


def _key(about: About) -> Text:
    """The last key that the journal says it signs with, and that it did not revoke."""
    revoked = {row["vkey"] for row in rows(about.reading.frame("key.revoked", "vkey"))}
    added = rows(about.reading.frame("key.added", "vkey", "name"))
    kept = [row for row in added if row["vkey"] not in revoked]
    if not kept:
        return say.UNSIGNED
    return say.SIGNS.format(id=kept[-1]["vkey"].split("+")[1], ref=f"J{kept[-1]['position']}")


def _gone(about: About) -> Iterator[Line]:
    """Each erasure with its ground, each expunging with its reason, each refusal, in the order of the record."""
    reading = about.reading
    lines: dict[int, Text] = {}
    for row in rows(reading.frame("erasure.executed", "digests", "ground", "occurred_end")):
        ground = label(ErasureGround, row["ground"])
        lines[row["position"]] = so_many(
            len(row["digests"]), *say.ERASURE, day=short_day(row["occurred_end"]), ground=ground
        )
    for row in rows(reading.frame("entry.expunged", "entry", "reason", "replaced_by", "occurred_end")):
        said = say.EXPUNGED.format(entry=row["entry"], day=short_day(row["occurred_end"]), reason=row["reason"])
        copy = say.COPIED.format(ref=row["replaced_by"]) if row["replaced_by"] else Text("", "")
        lines[row["position"]] = Text(said.en + copy.en, said.fr + copy.fr)
    for row in rows(reading.frame("erasure.refused", "ground", "occurred_end")):
        ground = label(RefusalGround, row["ground"])
        lines[row["position"]] = say.REFUSED.format(day=short_day(row["occurred_end"]), ground=ground)
    yield from (Line(f"J{position}", lines[position]) for position in sorted(lines))


# When it was written ----------------------------------------------------------------------------------------------------


def written(about: About) -> Written:
    """Of the entries that stand: at the time, late, transcribed; the late ones as a rate of those that could be."""
    reading = about.reading
    late, taken = late_entries(reading).collect(), transcribed(reading).collect()
    others = _standing(about) - late.height - taken.height
    rate = 100 * late.height / (others + late.height) if late.height else 0
    median = late["days"].median()
    said = (
        so_many(late.height, *say.LATE, rate=number(rate, 1), median=number(float(median), 0))  # type: ignore[arg-type]
        if late.height
        else say.NONE_LATE
    )
    kinds = {"late": set(late["position"]), "transcribed": set(taken["position"])}
    return Written(
        so_many(others, *say.AT_THE_TIME), said, so_many(taken.height, *say.TRANSCRIBED), months(_recorded(about), kinds)
    )  # fmt: skip


def _standing(about: About) -> int:
    return len(_recorded(about))


def _recorded(about: About) -> dict[int, date]:
    """On which day each entry that stands was recorded; corrections and the like say nothing of the field."""
    reading = about.reading
    day = pl.col("recorded_at").dt.convert_time_zone(str(reading.zone)).dt.date()
    found = envelopes(reading).filter(pl.col("status").cast(pl.String).is_in(["live", "corrected"]))
    return dict(found.select("position", day).collect().iter_rows())
