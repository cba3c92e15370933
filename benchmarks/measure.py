"""Timing helpers: medians of paired runs, so that a machine that slows down slows both sides.

Figures are printed, never asserted: these machines are shared and noisy, and only ratios of one run are quoted.
"""

import time
from collections.abc import Callable
from statistics import median


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def ratio(
    ours: Callable[[], object], theirs: Callable[[], object], *, rounds: int = 5, label: str, per: int = 1
) -> float:
    """Run both in turn, A B A B …; print their medians and the median of the ratios ours / theirs."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    ratios = sorted(a / b for a, b in pairs)
    a, b = (median(side) * 1e6 / per for side in zip(*pairs, strict=True))
    print(
        f"{label:<58} {a:>12,.0f} us {b:>12,.0f} us   ratio {median(ratios):6.2f}  [{ratios[0]:.2f} ; {ratios[-1]:.2f}]"
    )
    return median(ratios)
