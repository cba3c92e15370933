"""These tests read messages in English, and record as nobody but those whom they name."""

import pytest


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the language and the name of who runs the tests."""
    monkeypatch.setenv("ECT_LANG", "en")
    monkeypatch.delenv("ECT_BY", raising=False)
