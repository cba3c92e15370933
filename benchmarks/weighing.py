"""All tallies, all influences and all series of a journal of weighed links on fifty claims: against a plain Python fold of the
same entries, and how their time grows with the links.

    python benchmarks/weighing.py [LINKS ...]        2000 20000 200000 unless given

Both sides start from the stored rows. The plain side folds them once into items by claim and rival; then each tally is a fold
of its items, each influence that fold without what is left out, each point of a series that fold as known at an entry of its
own. It is asked up to `PLAIN_UPTO` links, and must then give the same totals.
"""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson

from ect_journal import Journal
from ect_projections import Reading, evidence_tally, influence, tally_series
from measure import seconds
from weighed import write

PLAIN_UPTO = 20_000
Weight = tuple[Decimal, Decimal, Decimal]


# The plain side -----------------------------------------------------------------------------------------------------------


@dataclass
class Item:
    """A link: when it and the entry it cites were recorded, when that entry was retracted, and who weighed it when."""

    position: int
    cluster: str
    cited: int
    project: str
    gone: int | None = None
    judged: list[tuple[int, str, Weight]] = field(default_factory=list)


Items = dict[tuple[str, str], list[Item]]


def gathered(journal: Journal) -> Items:
    """Each claim and rival with its items."""
    links: dict[str, tuple[str, Item]] = {}
    items: dict[str, dict[str, dict[int, Item]]] = defaultdict(lambda: defaultdict(dict))
    projects, by_entry = dict[int, str](), defaultdict(list)
    for row in journal.rows():
        data = orjson.loads(row.state)["data"]
        match row.type:
            case "observation.recorded":
                projects[row.position] = data["projects"][0]
            case "evidence.linked":
                cited = int(data["entry"][1:])
                item = Item(row.position, data["cluster"], cited, projects[cited])
                links[f"J{row.position}"] = data["claim"].split("@")[0], item
                by_entry[cited].append(item)
            case "evidence.judged":
                claim, item = links[data["evidence"]]
                for weight in data["weights"]:
                    own = items[claim][weight["rival"]].setdefault(item.position, Item(**{**vars(item), "judged": []}))
                    given = tuple(Decimal(weight[name]) for name in ("low", "mid", "high"))
                    own.judged.append((row.position, data["reader"], given))
                    by_entry[item.cited].append(own)
            case "entry.retracted":
                for item in by_entry[int(data["entry"][1:])]:
                    item.gone = row.position
    return {(claim, rival): list(of.values()) for claim, rivals in items.items() for rival, of in rivals.items()}


def total(items: Iterable[Item], at: int | None = None) -> Decimal:
    """The fold of a tally, as known at a position."""
    strongest: dict[str, tuple[Decimal, bool]] = {}
    for item in items:
        if item.gone is not None and (at is None or item.gone <= at):
            continue
        latest = {reader: weight for position, reader, weight in item.judged if at is None or position <= at}
        if not latest:
            continue
        mid = sum((weight[1] for weight in latest.values()), Decimal(0)) / len(latest)
        held, _ = strongest.get(item.cluster, (None, False))
        if held is None or abs(mid) > abs(held):
            strongest[item.cluster] = mid, False
        elif mid == -held:
            strongest[item.cluster] = held, True
    return sum((mid for mid, split in strongest.values() if not split), Decimal(0))


def plain_tallies(items: Items) -> dict[tuple[str, str], Decimal]:
    return {pair: total(of) for pair, of in items.items()}


def plain_influences(items: Items) -> int:
    count = 0
    for of in items.values():
        standing = [item for item in of if item.gone is None]
        for name in ("position", "cluster", "project"):
            for left_out in {getattr(item, name) for item in standing}:
                total(item for item in standing if getattr(item, name) != left_out)
                count += 1
    return count


def plain_series(items: Items) -> int:
    count = 0
    for of in items.values():
        moments = {position for item in of for position, *_ in item.judged} | {item.gone for item in of if item.gone}
        for at in sorted(moments):
            total(of, at)
            count += 1
    return count


# Ours ---------------------------------------------------------------------------------------------------------------------

QUESTIONS = {"tallies": evidence_tally, "influences": influence, "series": tally_series}


def ours(journal: Journal) -> dict[str, float]:
    """Seconds of each, on a Reading of its own; then of all three on one."""
    found = {name: seconds(lambda: _asked(journal, [name])) for name in QUESTIONS}  # noqa: B023  # called at once
    return found | {"all three": seconds(lambda: _asked(journal, list(QUESTIONS)))}


def _asked(journal: Journal, names: list[str]) -> Any:
    reading = Reading.of(journal)
    return [QUESTIONS[name](reading).collect() for name in names]


def plain(journal: Journal) -> dict[str, float]:
    start = time.perf_counter()
    items = gathered(journal)
    gathering = time.perf_counter() - start
    tallies = plain_tallies(items)
    rows = evidence_tally(Reading.of(journal)).select("claim", "rival", "total").collect().rows()
    assert {(claim, rival): figure for claim, rival, figure in rows} == {
        pair: figure.quantize(Decimal("1e-6")) for pair, figure in tallies.items()
    }, "both sides give the same totals"
    folds = {"tallies": plain_tallies, "influences": plain_influences, "series": plain_series}
    found = {name: gathering + seconds(lambda: fold(items)) for name, fold in folds.items()}  # noqa: B023  # called at once
    return found | {"all three": sum(found.values()) - 2 * gathering}


def main(sizes: list[int]) -> None:
    times: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            with write(Path(name) / str(size), size) as journal:
                print(f"{size:,} links in {journal.head:,} entries", flush=True)
                times[size] = ours(journal)
                twin = plain(journal) if size <= PLAIN_UPTO else {}
                for question, took in times[size].items():
                    against = f"   plain {twin[question]:8.2f} s   {twin[question] / took:6.1f} times" if twin else ""
                    print(f"  {question:<12} {took:8.2f} s{against}", flush=True)
    first, last = times[min(sizes)], times[max(sizes)]
    print(f"\nfrom {min(sizes):,} to {max(sizes):,} links, {max(sizes) / min(sizes):.0f} times as many:")
    for question, took in last.items():
        print(f"  {question:<12} {took / first[question]:6.1f} times the time")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [2_000, 20_000, 200_000])
