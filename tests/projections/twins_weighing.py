"""The plain twins of `saturation`, `agreement` and `bias_dial`: of each claim and rival, item by item, source by source.

What an item weighs is taken from the twins of tallies; the formulas are those of `ect_projections.formulas`, which have
tests of their own.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from ect_journal.catalogue import EvidenceLinked
from ect_journal.event import unversioned, version_of
from ect_projections.formulas import archive_bayes_factor, cohen_kappa, count_bayes_factor, flip_omega, grade
from tests.projections import twins_evidence
from tests.projections.twins import Known, Row, claims_of

# Sources ----------------------------------------------------------------------------------------------------------------


def saturation(entries: Known, as_of: date | None, base: int, run: int, threshold: float) -> list[Row]:
    rows = []
    for hypothesis in dict.fromkeys(registered.code for registered, *_ in claims_of(entries)):
        sources: dict[str, list[tuple[date, int, str]]] = {}
        for cluster, day, position, code in _codes(entries, as_of, hypothesis):
            sources.setdefault(cluster, []).append((day, position, code))
        names = sorted(
            sources,
            key=lambda cluster: (
                min(day for day, *_ in sources[cluster]),
                min(position for _, position, _ in sources[cluster]),
            ),
        )
        codes = [{code for *_, code in sources[cluster]} for cluster in names]
        held = len(set().union(*codes[:base]))
        for first in range(base, len(names) - run + 1):
            told = names[first : first + run]
            new = len(set().union(*codes[first : first + run]) - set().union(*codes[:first]))
            rows.append({
                "hypothesis": hypothesis, "first": first + 1, "last": first + run, "sources": told,
                "day": min(day for day, *_ in sources[told[-1]]), "new": new, "base": held, "ratio": new / held,
                "saturated": new / held <= threshold,
            })  # fmt: skip
    return rows


def _codes(entries: Known, as_of: date | None, hypothesis: str) -> Iterator[tuple[str, date, int, str]]:
    standing = {entry.ref: entry for entry in entries}
    for registered, _, claim, wording in claims_of(entries):
        for entry in entries if registered.code == hypothesis else ():
            match entry.event:
                case EvidenceLinked(claim=to, cluster=cluster, direction=direction, entry=ref) if (
                    unversioned(to) == claim
                ):
                    cited = standing.get(ref)
                    if cited is None or not wording.counts(version_of(to), entry.ref):
                        continue
                    if as_of is None or cited.occurred.end <= as_of:
                        yield cluster, cited.occurred.end, entry.position, f"{claim} {direction}"


# Readers ----------------------------------------------------------------------------------------------------------------


def agreement(entries: Known, as_of: date | None) -> list[Row]:
    rows = []
    for pair in twins_evidence.pairs(entries):
        weighed = [item for item in twins_evidence.items(entries, pair, as_of) if item["mids"]]
        twice = [item for item in weighed if len(item["mids"]) > 1]
        grades = [{reader: grade(mid) for reader, mid in item["mids"].items()} for item in twice]
        rows.append(pair.names | {
            "items": len(weighed), "read_twice": len(twice),
            "readers": sorted({reader for each in grades for reader in each}),
            "blind": sum(item["blind"] for item in twice), "same": sum(len(set(each.values())) == 1 for each in grades),
            "contested": sum(item["contested"] for item in twice),
            "disputed": [item["link"] for item in twice if item["contested"]],
            "alpha": twins_evidence.alpha([list(each.values()) for each in grades]), "kappa": _kappa(grades),
        })  # fmt: skip
    return rows


def _kappa(grades: list[dict[str, int]]) -> float | None:
    readers = sorted({reader for each in grades for reader in each})
    if len(readers) != 2:
        return None
    found = cohen_kappa([(each[readers[0]], each[readers[1]]) for each in grades])
    return None if found is None or found.kappa is None else float(found.kappa)


# Bias -------------------------------------------------------------------------------------------------------------------


def bias_dial(entries: Known, as_of: date | None) -> list[Row]:
    rows = []
    for pair in twins_evidence.pairs(entries):
        sources = _sources([item for item in twins_evidence.items(entries, pair, as_of) if item["mids"]])
        y, r = sum(mid > 0 for mid in sources.values()), sum(mid < 0 for mid in sources.values())
        archive, flipping = archive_bayes_factor(y, r), _flipping(sources)
        rows.append(pair.names | {
            "clusters_for": y, "clusters_against": r, "count_factor": count_bayes_factor(y, r),
            "at_1_5": count_bayes_factor(y, r, 1.5), "at_2": count_bayes_factor(y, r, 2),
            "at_3": count_bayes_factor(y, r, 3), "flip_omega": flip_omega(y, r),
            "archive_factor": None if archive is None else float(archive), "flips": len(flipping), "flipping": flipping,
        })  # fmt: skip
    return rows


def _sources(weighed: list[Row]) -> dict[str, Decimal]:
    """The weight of each cluster: of its strongest item, 0 where two of opposite signs are."""
    found: dict[str, set[Decimal]] = {}
    for item in weighed:
        found.setdefault(item["cluster"], set()).add(item["mid"])
    return {
        cluster: Decimal(0) if len(top) > 1 else top[0]
        for cluster, mids in found.items()
        for top in [[mid for mid in mids if abs(mid) == max(map(abs, mids))]]
    }


def _flipping(sources: dict[str, Decimal]) -> list[str]:
    """By trying: the fewest, of those the ones that take most away, the first by name; the one that takes most first."""
    total = sum(sources.values(), Decimal(0))
    for number in range(len(sources) + 1):
        undone = [each for each in combinations(sorted(sources), number) if total * (total - _sum(sources, each)) <= 0]
        if undone:
            best = max(undone, key=lambda each: (total * _sum(sources, each), [-ord(c) for c in " ".join(each)]))
            return sorted(best, key=lambda cluster: (-total * sources[cluster], cluster))
    raise AssertionError("without its sources a total is nothing")


def _sum(sources: dict[str, Decimal], some: tuple[str, ...]) -> Decimal:
    return sum((sources[cluster] for cluster in some), Decimal(0))
