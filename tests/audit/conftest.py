"""The browser that the tests of the dossier's own verifier share, and a large record for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from ect_journal.trail import Trail
from ect_journal.verifying.tree import Leaves
from tests.audit.browser import InBrowser, started
from tests.audit.given import Given
from tests.audit.records import record_of
from tests.audit.trails import ORIGIN, Told


@pytest.fixture(scope="session")
def browser() -> Iterator[InBrowser]:
    with started() as found:
        yield found


@pytest.fixture(scope="session")
def record_of_5000() -> dict[str, Any]:
    """5,000 entries of an ordinary length, a checkpoint after every tenth."""
    told = Told(5000, step=10)
    for entry in told.entries:
        assert isinstance(entry, dict)
        entry["data"]["text"] = "Ce qui a été vu et entendu ce jour-là. " * 10
    leaves = Leaves(told.states)
    checkpoints = tuple((size, leaves.checkpoint(ORIGIN, size).text) for size in range(10, 5001, 10))
    return record_of(Trail(told.states, checkpoints))


@pytest.fixture(scope="session")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    return Given.made(tmp_path_factory.mktemp("given"))
