"""How each claim reads: the wording in force, which revision gave it, and which evidence it took over.

The same fold as `ect_journal.catalogue.hypotheses`, of few entries: a hypothesis is revised a few times in its life. By
`known_at` alone, as for everything that competes; but a claim is closed from the day of the revision that left it out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Any

import polars as pl

from ect_journal.catalogue.vocabularies import Axis, KnowledgeAccess
from ect_journal.entry import position_of
from ect_projections._columns import DEC, vocabulary
from ect_projections.reading import Reading, kept


@dataclass(frozen=True)
class _Wording:
    """`given`: each version that stands, with the links that it took over. `last`: the highest number ever given.
    `written`: the position since which it is known to have been worded so. `closed`: the first and last day of the revision
    that left it out, and its position."""

    text: str = ""
    given: tuple[tuple[int, tuple[str, ...]], ...] = ()
    last: int = 0
    written: int = 0
    access: str | None = None
    closed: tuple[date, date, int] | None = None

    @property
    def first(self) -> bool:
        """Whether it reads as it was registered, with its hypothesis."""
        return self.access is None


@dataclass
class _Hypothesis:
    """`row` and `first`: what `claims` says of each of its claims, of those that read as registered."""

    row: dict[str, Any]
    first: dict[str, Any]
    claims: dict[str, _Wording]


@kept
def claims(reading: Reading) -> pl.LazyFrame:
    """One row per claim, closed ones included, in the order in which hypotheses and claims were first written.

    entry: Int64, of its hypothesis    place: Int64    hypothesis, axis, statement: as last written    claim: String
    version: Int64    text: String, by `known_at` alone    closed: Date, when a revision left it out, by `as_of`, or null
    closed_by: Int64, that entry
    written: Int64, the position from which on it was worded as it is: of the hypothesis, of the document that attests it if
        that is earlier, of the revision, or of the correction that brought these words
    attested_by: Int64, that document, of a first version    knowledge_access: Enum, said by the revision, or null
    odds: Decimal, registered for a first version, or null    odds_since: Int64, the position from which on they were these
    """
    rows = []
    for hypothesis in _hypotheses(reading).values():
        for place, (claim, held) in enumerate(hypothesis.claims.items()):
            closed, over, closed_by = held.closed or (None, None, None)
            if over is not None and reading.as_of is not None and over > reading.as_of:
                closed, closed_by = None, None
            if held.given:
                first = hypothesis.first if held.first else dict.fromkeys(hypothesis.first)
                rows.append({
                    **hypothesis.row, "place": place, "claim": claim, "version": held.given[-1][0], "text": held.text,
                    "closed": closed, "closed_by": closed_by, "written": held.written,
                    "knowledge_access": held.access, **first,
                })  # fmt: skip
    schema = {
        "entry": pl.Int64(), "hypothesis": pl.String(), "axis": vocabulary(Axis), "statement": pl.String(), "place": pl.Int64(),
        "claim": pl.String(), "version": pl.Int64(), "text": pl.String(), "closed": pl.Date(), "closed_by": pl.Int64(),
        "written": pl.Int64(), "knowledge_access": vocabulary(KnowledgeAccess), "attested_by": pl.Int64(), "odds": DEC,
        "odds_since": pl.Int64(),
    }  # fmt: skip
    return pl.LazyFrame(rows, schema=schema)


def counting(reading: Reading, links: pl.LazyFrame) -> pl.LazyFrame:
    """Of links (`claim`, `version`, `link`), those that count for the current version of their claim: made to it, or taken
    over by each version since the one that they were made to."""
    versions, taken = [], []
    for hypothesis in _hypotheses(reading).values():
        for claim, held in hypothesis.claims.items():
            for place, (number, carried) in enumerate(held.given):
                versions.append((claim, number, len(held.given) - place - 1))
                taken += [(claim, number, int(ref[1:])) for ref in carried]
    key = {"claim": pl.String(), "version": pl.Int64()}
    standing = pl.LazyFrame(versions, schema={**key, "later": pl.UInt32()}, orient="row")
    over = pl.LazyFrame(
        taken, schema={"claim": pl.String(), "by": pl.Int64(), "link": pl.Int64()}, orient="row"
    ).unique()
    times = links.join(over, on=["claim", "link"]).filter(pl.col("by") > pl.col("version"))
    times = times.group_by("link", "version").agg(times=pl.len())
    found = links.join(standing, on=["claim", "version"]).join(times, on=["link", "version"], how="left")
    return found.filter(pl.col("times").fill_null(0) == pl.col("later")).drop("times", "later")


def _hypotheses(reading: Reading) -> dict[str, _Hypothesis]:
    return reading.keep("claims of hypotheses", lambda: _folded(reading))


def _folded(reading: Reading) -> dict[str, _Hypothesis]:
    found: dict[str, _Hypothesis] = {}
    for row, readings in entries_of_type(reading, "hypothesis.registered", *_REGISTERED):
        if row["known_until"] is not None:
            continue
        told = {"entry": row["position"], "hypothesis": row["code"], "axis": row["axis"], "statement": row["statement"]}
        attested_by = _document(reading, row["attested_by"])
        odds_since = row["prior_odds"] and since(readings, lambda read: read["prior_odds"])
        first = {"attested_by": attested_by, "odds": row["prior_odds"], "odds_since": odds_since}
        claims = {}
        for code, text in _texts(row).items():
            written = since(readings, partial(_text, code))
            if attested_by and written == row["position"]:
                written = min(written, attested_by)
            claims[code] = _Wording(text, ((1, ()),), 1, written)
        found[row["code"]] = _Hypothesis(told, first, claims)
    for row, readings in entries_of_type(reading, "hypothesis.revised", *_REVISED):
        if row["hypothesis"] in found:
            _revise(found[row["hypothesis"]], row, readings)
    return found


def _document(reading: Reading, ref: str | None) -> int | None:
    """The position of the document that attests a hypothesis; none when it stands no more."""
    if ref is None:
        return None
    position = position_of(ref)
    standing = reading.frame(reading.entries.rows[position - 1].type, "position", all_times=True)
    return None if standing.filter(pl.col("position") == position).collect().is_empty() else position


Row = dict[str, Any]
_REGISTERED = ("code", "axis", "statement", "claims", "attested_by", "prior_odds")
_REVISED = ("hypothesis", "statement", "claims", "carried", "knowledge_access", "occurred_start", "occurred_end")


def entries_of_type(reading: Reading, type_name: str, *columns: str) -> Iterator[tuple[Row, list[Row]]]:
    """Each entry of a type as it last read, with all its readings in their order."""
    every: dict[int, list[Row]] = {}
    for row in reading.history(type_name, *columns).sort("position", "known_from").collect().iter_rows(named=True):
        every.setdefault(row["position"], []).append(row)
    for readings in every.values():
        yield readings[-1], readings


def since(readings: list[Row], said: Callable[[Row], Any]) -> int:
    """The position from which on all readings say what the last one says."""
    same = takewhile(lambda read: said(read) == said(readings[-1]), reversed(readings))
    return min(int(read["known_from"]) for read in same)


def _text(code: str, row: Row) -> str | None:
    return _texts(row).get(code)


def _texts(row: Row) -> dict[str, str]:
    return {each["code"]: each["text"] for each in row["claims"]}


def _revise(hypothesis: _Hypothesis, row: Row, readings: list[Row]) -> None:
    """A revision that stands no more has only used up the numbers that it gave."""
    before = hypothesis.claims
    carried = tuple(each["evidence"] for each in row["carried"])
    written = {}
    for code, text in _texts(row).items():
        held = before.get(code, _Wording())
        written[code] = _written(held, text, carried, since(readings, partial(_text, code)), row["knowledge_access"])
    if row["known_until"] is not None:
        used = {code: replace(before.get(code, _Wording()), last=new.last) for code, new in written.items()}
        hypothesis.claims = before | used
        return
    day = (row["occurred_start"], row["occurred_end"], row["position"])
    hypothesis.claims = {code: replace(held, closed=held.closed or day) for code, held in before.items()} | written
    hypothesis.row["statement"] = row["statement"]


def _written(held: _Wording, text: str, carried: tuple[str, ...], told: int, access: str) -> _Wording:
    if held.given and held.text == text:
        return replace(held, closed=None)
    return _Wording(text, (*held.given, (held.last + 1, carried)), held.last + 1, told, access)
