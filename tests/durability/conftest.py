"""Nobody's settings reach these tests."""

import pytest

from ect_journal import Journal
from tests.durability.scenes import CountedWorld, begin


@pytest.fixture(autouse=True)
def nobody_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the tests may have named themself, or chosen a language."""
    monkeypatch.delenv("ECT_BY", raising=False)
    monkeypatch.setenv("ECT_LANG", "en")


@pytest.fixture
def journal() -> Journal:
    """The small programme, in memory."""
    return begin(Journal.in_memory(by="rd", world=CountedWorld()))
