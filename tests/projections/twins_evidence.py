"""The plain twins of tallies: every figure of `evidence_tally`, `evidence_items` and `evidence_matrix`, one item at a time.

Written from what the design and the docstrings say: clusters are tied by merging them again and again, what would
overturn a total is found by trying, alpha compares every pair of ratings.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import combinations, permutations

from ect_journal import Entry
from ect_journal.catalogue import (
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    PredictionRegistered,
    RivalRegistered,
)
from ect_journal.catalogue.hypotheses import Wording
from ect_journal.catalogue.weights import FREQUENCIES, Weight
from ect_journal.event import unversioned, version_of
from tests.projections import twins_work
from tests.projections.twins import Known, Row, claims_of, named_by

# What competes ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """A claim as it reads and a rival of it; `written` and `odds_since`: the positions from which on it said so."""

    hypothesis: str
    claim: str
    wording: Wording
    written: int
    odds: Decimal | None
    odds_since: int
    rival: str
    main: bool
    rival_entry: int
    rival_since: int

    @property
    def names(self) -> Row:
        return {
            "hypothesis": self.hypothesis, "claim": self.claim, "version": self.wording.current, "rival": self.rival,
            "main": self.main,
        }  # fmt: skip


def pairs(entries: Known) -> Iterator[Pair]:
    for registered, _, claim, wording in claims_of(entries):
        origin = wording.versions[-1].position
        odds, odds_since = None, 0
        event = _standing(entries)[origin].event
        if isinstance(event, HypothesisRegistered) and event.prior_odds is not None:
            odds = event.prior_odds
            odds_since = entries.since(origin, lambda each: getattr(each.event, "prior_odds", None))
        written = _written(entries, origin, claim)
        for entry in entries:
            match entry.event:
                case RivalRegistered(code=rival, claims=against, main=main) if claim in map(unversioned, against):
                    competes = entries.since(entry.position, partial(competing, claim=claim))
                    yield Pair(
                        registered.code, claim, wording, written, odds, odds_since, rival, main, entry.position, competes
                    )  # fmt: skip


def competing(entry: Entry, claim: str) -> str | None:
    """What a rival says against a claim, if it competes with it."""
    event = entry.event
    assert isinstance(event, RivalRegistered)
    return event.statement if claim in map(unversioned, event.claims) else None


def _written(entries: Known, origin: int, claim: str) -> int:
    """From which position on a claim has had its words; a document that attests what was registered may be earlier."""

    def words(entry: Entry) -> str | None:
        return next((each.text for each in entry.event.claims if each.code == claim), None)  # type: ignore[attr-defined]

    since, event = entries.since(origin, words), _standing(entries)[origin].event
    if isinstance(event, HypothesisRegistered) and event.attested_by and since == origin:
        document = int(event.attested_by[1:])
        return min(since, document) if document in _standing(entries) else since
    return since


def _standing(entries: Sequence[Entry]) -> dict[int, Entry]:
    return {entry.position: entry for entry in entries}


# Items ------------------------------------------------------------------------------------------------------------------


def items(entries: Known, pair: Pair, as_of: date | None) -> list[Row]:
    """The rows of `evidence_items`, and `mids`: how each reader weighed it last."""
    found, standing = [], _standing(entries)
    for entry in entries:
        if isinstance(entry.event, EvidenceLinked) and _counts(pair, entry, entry.event):
            cited = standing.get(int(entry.event.entry[1:]))
            if cited is not None and (as_of is None or cited.occurred.end <= as_of):
                found.append(_item(entries, pair, entry, entry.event, cited))
    for item in found:
        sizes = [abs(each["mid"]) for each in found if each["cluster"] == item["cluster"] and each["mids"]]
        item["counted"] = bool(item["mids"]) and abs(item["mid"]) == max(sizes)
    return found


def _counts(pair: Pair, entry: Entry, link: EvidenceLinked) -> bool:
    return unversioned(link.claim) == pair.claim and pair.wording.counts(version_of(link.claim), entry.ref)


def _item(entries: Known, pair: Pair, entry: Entry, link: EvidenceLinked, cited: Entry) -> Row:
    given = _latest(entries, entry.ref, pair.rival)
    mids = {reader: weight.mid for reader, (_, weight) in given.items()}
    mid = _mean(list(mids.values())) if mids else None
    tests = {_test(weight) for _, weight in given.values()} - {None}
    return pair.names | {
        "link": entry.position, "cited": cited.position, "day": cited.occurred.end, "cluster": link.cluster,
        "direction": link.direction.value, "source_kind": link.source_kind.value, "projects": sorted(named_by(cited)),
        "prediction": link.prediction, "predicted": _foreseen(entries, pair, link.prediction, cited),
        "before_claim": cited.position < pair.written,
        "low": min((weight.low for _, weight in given.values()), default=None), "mid": mid,
        "high": max((weight.high for _, weight in given.values()), default=None),
        "factor": None if mid is None else 10 ** (float(mid) / 10),
        "readers": sorted(given), "blind": any(judged.blind for judged, _ in given.values()),
        "contested": _contested(list(mids.values())), "test": tests.pop() if len(tests) == 1 else None, "mids": mids,
    }  # fmt: skip


def _latest(entries: Sequence[Entry], link: str, rival: str) -> dict[str, tuple[EvidenceJudged, Weight]]:
    """By reader, in the order of recording: the last one stays."""
    found = {}
    for entry in entries:
        if isinstance(entry.event, EvidenceJudged) and entry.event.evidence == link:
            for weight in entry.event.weights:
                if weight.rival == rival:
                    found[entry.event.reader] = (entry.event, weight)
    return found


def _mean(mids: list[Decimal]) -> Decimal:
    """To a millionth, half to even."""
    mean = round(sum(map(Fraction, mids), Fraction(0)) / len(mids), 6)
    return Decimal(mean.numerator) / Decimal(mean.denominator)


def _contested(mids: list[Decimal]) -> bool:
    return any(abs(one - other) > 5 or one * other < 0 for one, other in combinations(mids, 2))


def _foreseen(entries: Known, pair: Pair, prediction: str | None, cited: Entry) -> bool:
    """Whether the prediction, as it reads, was recorded before what was seen, and of the claim as it reads."""
    for entry in entries:
        if isinstance(entry.event, PredictionRegistered) and entry.event.code == prediction:
            own = entry.event.claim == f"{pair.claim}@{pair.wording.current}"
            return own and foretold(entries, entry.position) < cited.position
    return False


def foretold(entries: Known, position: int) -> int:
    """From which position on a prediction has had its words and its probabilities."""

    def said(entry: Entry) -> object:
        event = entry.event
        assert isinstance(event, PredictionRegistered)
        return event.claim, event.title, event.p_claim, event.p_rivals

    return entries.since(position, said)


def _test(weight: Weight) -> str | None:
    """Which of the four tests the two frequencies make of it."""
    if weight.if_claim is None or weight.if_rival is None:
        return None
    claim, rival = (float(FREQUENCIES[answer][1]) for answer in (weight.if_claim, weight.if_rival))
    there = abs(10 * math.log10(claim / rival)) >= 5
    absent = abs(10 * math.log10((1 - claim) / (1 - rival))) >= 5
    return {
        (False, False): "straw_in_the_wind", (False, True): "hoop", (True, False): "smoking_gun",
        (True, True): "doubly_decisive",
    }[there, absent]  # fmt: skip


def evidence_items(entries: Known, as_of: date | None) -> list[Row]:
    rows = [item for pair in pairs(entries) for item in items(entries, pair, as_of)]
    return [{name: value for name, value in row.items() if name != "mids"} for row in rows]


def evidence_matrix(entries: Known, as_of: date | None) -> list[Row]:
    every = evidence_items(entries, as_of)
    links = sorted({item["link"] for item in every})
    rows = []
    for pair in pairs(entries):
        mids = {each["link"]: each["mid"] for each in every if pair.names.items() <= each.items()}
        waiting = [f"J{link}" for link in links if link in mids and mids[link] is None]
        rows.append(pair.names | {"to_weigh": waiting} | {f"J{link}": mids.get(link) for link in links})
    return rows


# What they add up to ----------------------------------------------------------------------------------------------------


def evidence_tally(entries: Known, as_of: date | None, day: date) -> list[Row]:
    expected = twins_work.predictions(entries, as_of, day)
    rows = []
    for pair in pairs(entries):
        found = items(entries, pair, as_of)
        late = [p for p in expected if (p["claim"], p["version"]) == (pair.claim, pair.wording.current)]
        rows.append(
            pair.names
            | {"after_evidence": any(item["link"] < pair.rival_since for item in found)}
            | _figures([item for item in found if item["mids"]])
            | {"to_weigh": sum(not item["mids"] for item in found)}
            | _posterior(pair, [item for item in found if item["mids"]])
            | {"unsought": sum(p["state"] == "not_looked_for" for p in late), "voided": voided(entries, pair)}
        )
    return rows


def _figures(weighed: list[Row]) -> Row:
    clusters = _representatives(weighed)
    mids = [each["mid"] for each in clusters.values()]
    total = sum(mids, Decimal(0))
    without = [total - mid for mid in mids]
    foreseen = sum((each["mid"] for each in clusters.values() if each["predicted"]), Decimal(0))
    twice = [list(map(grade, item["mids"].values())) for item in weighed if len(item["mids"]) > 1]
    agreed = _representatives([item for item in weighed if not item["contested"]])
    return {
        "total": total, "low": sum(each["low"] for each in clusters.values()),
        "high": sum(each["high"] for each in clusters.values()), "factor": 10 ** (float(total) / 10),
        "naive": sum(item["mid"] for item in weighed), "by_project": _by_project(weighed),
        "least": min(without, default=None), "most": max(without, default=None), "flips": _flips(mids),
        "items": len(weighed), "clusters": len(clusters),
        "projects": len({project for item in weighed for project in item["projects"]}),
        "readers": len({reader for item in weighed for reader in item["readers"]}),
        "source_kinds": len({item["source_kind"] for item in weighed}),
        "items_for": sum(item["mid"] > 0 for item in weighed),
        "items_against": sum(item["mid"] < 0 for item in weighed),
        "predicted": foreseen, "post_hoc": total - foreseen, "read_twice": len(twice), "alpha": alpha(twice),
        "contested": sum(item["contested"] for item in weighed),
        "uncontested": sum((each["mid"] for each in agreed.values()), Decimal(0)),
        "before_claim": sum(item["before_claim"] for item in weighed),
    }  # fmt: skip


def _representatives(weighed: list[Row]) -> dict[str, Row]:
    return {
        cluster: _strongest([item for item in weighed if item["cluster"] == cluster])
        for cluster in {item["cluster"] for item in weighed}
    }


def _strongest(group: list[Row]) -> Row:
    size = max(abs(item["mid"]) for item in group)
    top = [item for item in group if abs(item["mid"]) == size]
    opposed = len({item["mid"] for item in top}) > 1
    return {
        "low": min(item["low"] for item in top), "mid": Decimal(0) if opposed else top[0]["mid"],
        "high": max(item["high"] for item in top), "predicted": all(item["predicted"] for item in top),
    }  # fmt: skip


def _by_project(weighed: list[Row]) -> Decimal:
    """Groups of items with a cluster or a project in common: two such groups become one, until there are none."""
    groups = [([item], {("cluster", item["cluster"]), *item["projects"]}) for item in weighed]
    while joined := next((two for two in combinations(groups, 2) if two[0][1] & two[1][1]), None):
        (some, names), (others, more) = joined
        groups = [group for group in groups if group not in joined] + [(some + others, names | more)]
    return sum((_strongest(group)["mid"] for group, _ in groups), Decimal(0))


def _flips(mids: list[Decimal]) -> int:
    total = sum(mids, Decimal(0))
    for number in range(len(mids) + 1):
        if any((total - sum(removed)) * total <= 0 for removed in combinations(mids, number)):
            return number
    raise AssertionError("without any cluster there is no total")


def grade(mid: Decimal) -> int:
    """By how many times five decibans, from three on, to the nearest."""
    if abs(mid) < 3:
        return 0
    nearest = max(1, math.floor(abs(mid) / 5 + Decimal("0.5")))
    return nearest if mid > 0 else -nearest


def alpha(units: list[list[int]]) -> float | None:
    """One less how far apart two ratings of a same unit are, over how far apart any two ratings are."""
    every = [rating for unit in units for rating in unit]

    def apart(one: int, other: int) -> float:
        between = sum(min(one, other) <= rating <= max(one, other) for rating in every)
        return (between - (every.count(one) + every.count(other)) / 2) ** 2 if one != other else 0

    expected = sum(apart(*two) for two in permutations(every, 2))
    if not expected:
        return None
    observed = sum(sum(apart(*two) for two in permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    return 1 - observed * (len(every) - 1) / expected


def _posterior(pair: Pair, weighed: list[Row]) -> Row:
    if pair.odds is None or any(item["cited"] <= pair.odds_since for item in weighed):
        return {"prior_odds": None, "posterior_odds": None}
    total = float(_figures(weighed)["total"])
    return {"prior_odds": pair.odds, "posterior_odds": float(pair.odds) * 10 ** (total / 10)}


def voided(entries: Known, pair: Pair) -> list[Row]:
    """In the order of the links: those whose entry was retracted, and those that were retracted themselves."""
    found, standing = [], _standing(entries)
    for entry in entries.recorded:
        link, by = entries.last_read(entry.position)
        if isinstance(link.event, EvidenceLinked) and _counts(pair, link, link.event):
            cited = int(link.event.entry[1:])
            if by is not None:
                found.append({"link": link.position, "cited": cited, "retracted": "link", "by": by})
            elif cited not in standing:
                _, by = entries.last_read(cited)
                found.append({"link": link.position, "cited": cited, "retracted": "entry", "by": by})
    return found
