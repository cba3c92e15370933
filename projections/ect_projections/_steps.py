"""What changed between two lists of steps of a method, computed rather than declared."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Changes(NamedTuple):
    """Keys of steps: `added` and `moved` in their new order, `removed` in their old one, `reworded` in the new one."""

    added: list[str]
    removed: list[str]
    reworded: list[str]
    moved: list[str]


def changes(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Changes:
    """From one list of steps {key, text} to the next.

    `moved` holds the fewest steps whose displacement explains the new order of those in both lists; of two steps that
    changed places, the one that comes earlier now.
    """
    old = {step["key"]: step["text"] for step in before}
    new = {step["key"]: step["text"] for step in after}
    common = [key for key in new if key in old]
    places = {key: place for place, key in enumerate(old)}
    still = {common[index] for index in _longest_rise([places[key] for key in common])}
    return Changes(
        added=[key for key in new if key not in old],
        removed=[key for key in old if key not in new],
        reworded=[key for key in common if old[key] != new[key]],
        moved=[key for key in common if key not in still],
    )


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The indexes of a longest increasing run of items, not necessarily adjacent: what stayed in order."""
    best: list[list[int]] = []
    for index, number in enumerate(numbers):
        best.append([*max((run for run in best if numbers[run[-1]] < number), key=_length, default=[]), index])
    return max(best, key=_length, default=[])


def _length(run: list[int]) -> tuple[int, list[int]]:
    """Of runs as long as each other, the later indexes: the steps said to have moved are then the earlier ones."""
    return len(run), run
