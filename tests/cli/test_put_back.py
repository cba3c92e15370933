"""A copy that was put back: each command that makes something to hand out says not to, and nothing of handing it out."""

import shutil
from pathlib import Path

import pytest

from tests.cli.session import run
from tests.cli.signing import set_still


@pytest.fixture
def older(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Yesterday's folder in the place of today's, which this machine saw go on."""
    set_still(monkeypatch, tmp_path)
    assert 0 == run("seal").exit_code
    shutil.copytree(folder, tmp_path / "yesterday")
    assert 0 == run("observe", "--title", "Vu", "--on", "2024-02-06").exit_code
    shutil.rmtree(folder)
    return (tmp_path / "yesterday").rename(folder)


HANDED_OUT = (
    ("checkpoint",),
    ("prove", "J1"),
    ("dossier", "-o", "dossier.html"),
    ("export", "--format", "bundle", "--output", "archive"),
)


@pytest.mark.parametrize("args", HANDED_OUT, ids=lambda args: args[0])
def test_nothing_of_it_is_to_be_handed_out(older: Path, args: tuple[str, ...]) -> None:
    """One sentence, in each language, whatever is made; the rest says what it is, not what to do with it."""
    said = run(*args)
    words = " ".join(said.stderr.split())
    assert 0 == said.exit_code, words
    assert 1 == words.count("Do not hand it out, nor print it: this copy does not continue what this machine saw")
    for advice in ("Hand both over", "Print them", "Give these sixteen", "send them"):
        assert advice not in words
    french = run(*args, *(() if args[0] == "checkpoint" else ("--force",)), ECT_LANG="fr")
    words = " ".join(french.stderr.split())
    assert 1 == words.count("Ne le remettez pas, ne l’imprimez pas : cette copie ne prolonge pas")
    assert "Remettez les deux" not in words
    assert "Donnez ces seize" not in words


@pytest.mark.parametrize("args", HANDED_OUT, ids=lambda args: args[0])
def test_what_goes_on_is_handed_out_as_before(
    folder: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_still(monkeypatch, tmp_path)
    assert "hand it out" not in run(*args).stderr
