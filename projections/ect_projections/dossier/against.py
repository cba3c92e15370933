"""What speaks against a claim: one list, of which page one names the first and the section all.

An entry speaks against a claim when its weight does, or when whoever linked it said that it weakens the claim, weighed or
not: what nobody has weighed yet is not hidden by it. Leaves how it is said to `claims` and `tallies`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Row = Mapping[str, Any]


class Opposed(NamedTuple):
    """An entry that speaks against a claim: its heaviest weight and the rival that it is against; none when it has none."""

    cited: int
    rival: str | None
    mid: Any


def opposed(items: Sequence[Row], linked: Sequence[Row]) -> list[Opposed]:
    """Each entry once: the heaviest first, then those that are only said to weaken the claim, in the order of linking."""
    heaviest: dict[int, Opposed] = {}
    for each in items:
        if (each["mid"] or 0) < 0:
            known = heaviest.get(each["cited"])
            if known is None or each["mid"] < known.mid:
                heaviest[each["cited"]] = Opposed(each["cited"], each["rival"], each["mid"])
    found = sorted(heaviest.values(), key=lambda each: (each.mid, each.cited))
    said = dict.fromkeys(each["cited"] for each in linked if each["direction"] == "weakens")
    return [*found, *(Opposed(cited, None, None) for cited in said if cited not in heaviest)]
