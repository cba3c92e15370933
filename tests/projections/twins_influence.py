"""The plain twins of `influence`, `triangulation` and `what_if`: the tally folded again, without what is left out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from ect_journal.catalogue.vocabularies import SourceKind
from tests.projections.twins import Known, Row
from tests.projections.twins_evidence import (
    Pair,
    _contested,
    _figures,
    _latest,
    _mean,
    _posterior,
    _representatives,
    items,
    pairs,
)
from tests.projections.twins_evidence import evidence_tally as every_tally


def influence(entries: Known, as_of: date | None) -> list[Row]:
    rows = []
    for pair in pairs(entries):
        weighed = [item for item in items(entries, pair, as_of) if item["mids"]]
        for kind, names in _PARTS.items():
            found = [_without(pair, weighed, kind, name) for name in {name for item in weighed for name in names(item)}]
            rows += sorted(found, key=lambda row: (-abs(row["change"]), row["links"][0], row["left_out"]))
    return rows


_PARTS: dict[str, Callable[[Row], list[str]]] = {
    "item": lambda item: [f"J{item['link']}"],
    "cluster": lambda item: [item["cluster"]],
    "project": lambda item: item["projects"],
}


def _without(pair: Pair, weighed: list[Row], kind: str, name: str) -> Row:
    left = [item for item in weighed if name in _PARTS[kind](item)]
    now, rest = _sums(weighed), _sums([item for item in weighed if item not in left])
    change = rest["total"] - now["total"]
    return {
        "hypothesis": pair.hypothesis, "claim": pair.claim, "version": pair.wording.current, "rival": pair.rival,
        "kind": kind, "left_out": name, "links": sorted(item["link"] for item in left), **rest, "change": change,
        "flips_side": now["total"] != 0 and now["total"] * rest["total"] <= 0,
    }  # fmt: skip


def _sums(weighed: list[Row]) -> Row:
    kept = _representatives(weighed).values()
    named = {"total": "mid", "low": "low", "high": "high"}
    return {name: sum((each[figure] for each in kept), Decimal(0)) for name, figure in named.items()}


def triangulation(entries: Known, as_of: date | None) -> list[Row]:
    rows = []
    for pair in pairs(entries):
        linked = items(entries, pair, as_of)
        for kind in SourceKind:
            own = [item for item in linked if item["source_kind"] == kind.value]
            weighed = [item for item in own if item["mids"]]
            rest = _sums([item for item in linked if item["mids"] and item not in own])["total"]
            if own:
                rows.append({
                    "hypothesis": pair.hypothesis, "claim": pair.claim, "version": pair.wording.current,
                    "rival": pair.rival, "source_kind": kind.value, "items": len(weighed),
                    "clusters": len({item["cluster"] for item in weighed}),
                    "projects": len({project for item in weighed for project in item["projects"]}),
                    "items_for": sum(item["mid"] > 0 for item in weighed),
                    "items_against": sum(item["mid"] < 0 for item in weighed), "to_weigh": len(own) - len(weighed),
                    **_sums(weighed), "rest": rest, "disagrees": _sums(weighed)["total"] * rest < 0,
                })  # fmt: skip
    return rows


def what_if(
    entries: Known, as_of: date | None, day: date, *, without: Iterable[str] = (), clusters: Mapping[str, str] | None = None,
    readers: Iterable[str] | None = None,
) -> list[Row]:  # fmt: skip
    """`without`: names of any of the parts, or entries as J372, link or cited."""
    rows = []
    for pair, now in zip(pairs(entries), every_tally(entries, as_of, day), strict=True):
        found = [
            _read_by(entries, item, readers) | {"cluster": (clusters or {}).get(item["cluster"], item["cluster"])}
            for item in items(entries, pair, as_of)
            if not {f"J{item['link']}", f"J{item['cited']}", item["cluster"], *item["projects"]} & set(without)
        ]
        weighed = [item for item in found if item["mids"]]
        late = any(item["link"] < pair.rival_since for item in found)
        rows.append(
            now
            | _figures(weighed)
            | _posterior(pair, weighed)
            | {"to_weigh": len(found) - len(weighed), "after_evidence": late}
        )
    return rows


def _read_by(entries: Known, item: Row, readers: Iterable[str] | None) -> Row:
    if readers is None:
        return item
    given = _latest(entries, f"J{item['link']}", item["rival"])
    weights = {reader: weight for reader, (_, weight) in given.items() if reader in readers}
    mids = {reader: weight.mid for reader, weight in weights.items()}
    return item | {
        "mids": mids, "readers": sorted(mids), "mid": _mean(list(mids.values())) if mids else None,
        "low": min((weight.low for weight in weights.values()), default=None),
        "high": max((weight.high for weight in weights.values()), default=None), "contested": _contested(list(mids.values())),
    }  # fmt: skip
