"""How much the generated tests of this folder try: little by default, a lot at night.

ECT_TEST_PROFILE=nightly python -m pytest tests/durability
"""

import os
from collections.abc import Iterator
from itertools import count

from hypothesis import HealthCheck, settings

NIGHTLY = os.environ.get("ECT_TEST_PROFILE") == "nightly"


def steps(way: int) -> Iterator[int]:
    """The numbers of the write steps to fail at, from 1 and without end: every one at night; else one in five, others for
    each way of failing (0, 1, 2)."""
    return count(1) if NIGHTLY else count(1 + way % 3, 5)


def examples(small: int, *, steps: int = 25) -> settings:
    """Settings for `small` examples at most, of so many steps each when they have steps; forty and four times that at night,
    and by day three in five of them, so that the whole suite fits its fifteen minutes.

    No deadline: several tests share a machine, and what takes time here is its disk.
    """
    return settings(
        max_examples=small * 40 if NIGHTLY else max(3, small * 3 // 5),
        stateful_step_count=steps * 4 if NIGHTLY else steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
