"""A small journal in a folder, a demo, and a clock that stands still on the evening of 7 February 2024."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ect_journal
from ect_journal.demo import write_demo
from ect_journal.transfer import export_lines, restore
from tests.world import small_world

pytest.register_assert_rewrite("tests.cli.session")

EVENING = datetime(2024, 2, 7, 17, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody's settings reach these tests, and nothing is written outside of their own folder."""
    for name in ("ECT_JOURNAL", "VISUAL", "EDITOR", "NO_COLOR", "FORCE_COLOR", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ECT_LANG", "en")
    monkeypatch.setenv("ECT_BY", "rd")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """It is 18:03 in the Jura, on 7 February 2024, a Wednesday."""
    monkeypatch.setattr(ect_journal.World, "now", lambda self: EVENING)
    return EVENING


@pytest.fixture
def folder(tmp_path: Path, evening: datetime, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small programme (fourteen entries) in a folder, which commands find by ECT_JOURNAL."""
    path = tmp_path / "cluster"
    restore(export_lines(small_world().journal), path).close()
    monkeypatch.setenv("ECT_JOURNAL", str(path))
    return path


@pytest.fixture(scope="session")
def written_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "ect-demo"
    write_demo(path).close()
    return path


@pytest.fixture
def demo(written_demo: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo, to be read only."""
    monkeypatch.setenv("ECT_JOURNAL", str(written_demo))
    return written_demo


@pytest.fixture
def own_demo(written_demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo, to write in."""
    path = tmp_path / "ect-demo"
    shutil.copytree(written_demo, path)
    monkeypatch.setenv("ECT_JOURNAL", str(path))
    return path
