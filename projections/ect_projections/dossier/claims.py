"""Page one, the hypotheses: each claim with what its evidence says, against as well as for, in one sentence.

The figures are those of `evidence_tally` and `evidence_items`; nothing is added to them and nothing is concluded. No word
such as strong or decisive is put on a total.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ect_journal.catalogue.vocabularies import ClaimStatus
from ect_journal.factors import times
from ect_journal.words import Text
from ect_projections._items import links
from ect_projections.dossier import words as say
from ect_projections.dossier.about import About, Said
from ect_projections.dossier.against import opposed
from ect_projections.dossier.measured import measured
from ect_projections.dossier.mentions import label
from ect_projections.dossier.said import interval, is_even, joined, rows, so_many, titles
from ect_projections.evidence import evidence_tally, hypothesis_states
from ect_projections.matrix import evidence_items

Row = Mapping[str, Any]


class Opposed(NamedTuple):
    """What speaks most against a claim."""

    ref: str
    title: Said
    more: Text | None


class Bar(NamedTuple):
    """Weights in decibans, for the drawing."""

    for_: float
    against: float
    total: float
    low: float
    high: float


class Claim(NamedTuple):
    code: str
    text: str
    status: Said
    state: str
    """The status for the style; "" without one."""
    sentence: Text
    against: Opposed | None
    unmet: Text | None
    """Predictions that failed, and those nobody looked for."""
    rival: str | None
    bar: Bar | None


class Hypothesis(NamedTuple):
    code: str
    statement: str
    claims: list[Claim]
    rivals: list[tuple[str, str]]
    """The rivals that its claims are weighed against, each with what it says instead."""


def hypotheses(about: About) -> list[Hypothesis]:
    """In the order of their codes, as a report would have them."""
    reading = about.reading
    against = {
        row["code"]: row["statement"]
        for row in rows(reading.frame("rival.registered", "code", "statement", all_times=True))
    }
    tallies = _by_claim(rows(evidence_tally(reading)))
    items = _by_claim(rows(evidence_items(reading)))
    linked = _by_claim(rows(links(reading).filter("stands")))
    title_of = {**titles(about), **measured(reading)}
    found: dict[str, Hypothesis] = {}
    for row in rows(hypothesis_states(reading)):
        code = row["claim"]
        tally = _main(tallies.get(code, []))
        each = _Claim(row, tally, items.get(code, []), linked.get(code, []), title_of).said()
        whole = found.setdefault(row["hypothesis"], Hypothesis(row["hypothesis"], row["statement"], [], []))
        whole.claims.append(each)
        if each.rival and each.rival in against and (named := (each.rival, against[each.rival])) not in whole.rivals:
            whole.rivals.append(named)
    return [found[code] for code in sorted(found)]


def _by_claim(found: Sequence[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(row["claim"], []).append(row)
    return grouped


def _main(tallies: Sequence[Row]) -> Row | None:
    """Against the rival to weigh first; else the first that was weighed against; else the first."""
    order = sorted(tallies, key=lambda row: (not row["main"], not row["items"]))
    return order[0] if order else None


class _Claim:
    """Says one claim."""

    def __init__(
        self, row: Row, tally: Row | None, items: Sequence[Row], linked: Sequence[Row], title_of: Mapping[int, Said]
    ) -> None:  # fmt: skip
        self.row, self.tally, self.linked, self.title_of = row, tally, linked, title_of
        self.items = [item for item in items if tally is not None and item["rival"] == tally["rival"]]

    def said(self) -> Claim:
        row, tally = self.row, self.tally
        rival = None if tally is None else tally["rival"]
        status = row["status"]
        return Claim(
            code=row["claim"], text=row["text"], status=label(ClaimStatus, status) if status else say.NO_STATUS,
            state=status or "", sentence=self._sentence(), against=self._against(), unmet=self._unmet(), rival=rival,
            bar=self._bar(),
        )  # fmt: skip

    def _sentence(self) -> Text:
        tally = self.tally
        if not self.row["evidence"]:
            return say.NOTHING
        if tally is None:
            ways = [item["direction"] for item in self.linked]
            counts = _counts(ways.count("supports"), ways.count("weakens"), ways.count("neutral"), 0)
            return say.NO_RIVAL.format(counts=counts)
        neutral = tally["items"] - tally["items_for"] - tally["items_against"]
        counts = _counts(tally["items_for"], tally["items_against"], neutral, tally["to_weigh"])
        if not tally["items"]:
            return say.UNWEIGHED.format(counts=so_many(tally["to_weigh"], *say.TO_WEIGH), rival=tally["rival"])
        weight = _weight(tally["total"]).format(times=times(tally["total"]), rival=tally["rival"])
        return say.WEIGHED.format(
            counts=counts, readers=so_many(tally["readers"], *say.READERS),
            weight=joined([weight, _range(tally), *_without(tally)], ""),
        )  # fmt: skip

    def _against(self) -> Opposed | None:
        """The entry that weighs most against it; where none does, the first said to weaken it."""
        found = opposed(self.items, self.linked)
        if not found:
            return None
        cited = found[0].cited
        more = so_many(len(found) - 1, *say.MORE_AGAINST) if len(found) > 1 else None
        return Opposed(f"J{cited}", self.title_of.get(cited, ""), more)

    def _unmet(self) -> Text | None:
        counted = ((self.row["not_met"], say.UNMET), (self.row["not_looked_for"], say.UNSOUGHT))
        said = [so_many(count, *words) for count, words in counted if count]
        return joined(said) if said else None

    def _bar(self) -> Bar | None:
        tally = self.tally
        if tally is None or not tally["items"]:
            return None
        strongest = {item["cluster"]: float(item["mid"]) for item in self.items if item["counted"]}
        for_, against = (sum(w for w in strongest.values() if (w > 0) is side) for side in (True, False))
        return Bar(for_, -against, *(float(tally[name]) for name in ("total", "low", "high")))


def _counts(for_: int, against: int, neutral: int, to_weigh: int) -> Text:
    """7 for, 1 against: both are always said; the rest when there is any."""
    said = [so_many(for_, *say.FOR), so_many(against, *say.AGAINST)]
    said += [so_many(neutral, *say.NEUTRAL)] if neutral else []
    return joined([*said, *([so_many(to_weigh, *say.TO_WEIGH)] if to_weigh else [])])


def _weight(total: Any) -> Text:
    if is_even(total):
        return say.EVEN
    return say.FOR_CLAIM if total > 0 else say.FOR_RIVAL


def _range(tally: Row) -> Text:
    """Between which factors the readers' weights leave it; a bound on the other side says so."""
    low, high, total = tally["low"], tally["high"], tally["total"]
    if low == high:
        return Text("", "")
    if is_even(total):
        return say.RANGE_EVEN.format(low=times(low), high=times(high)) if low < 0 < high else Text("", "")
    near, far, across = interval(low, high, total)
    return (say.RANGE_ACROSS if across else say.RANGE).format(near=near, far=far)


def _without(tally: Row) -> list[Text]:
    """What is left without the source that speaks most for its side; nothing when there is one source, or no side."""
    total = tally["total"]
    if tally["clusters"] < 2 or is_even(total):
        return []
    rest = tally["least"] if total > 0 else -tally["most"]
    if is_even(rest):
        return [say.WITHOUT.format(rest=say.EVEN_REST)]
    said = times(rest)
    return [say.WITHOUT.format(rest=said if rest > 0 else say.OTHER_WAY.format(times=said))]
