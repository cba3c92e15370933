"""`ect export --format bundle`, and `ect restore` of the folder it wrote."""

from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.bundle import trail_of
from ect_journal.dossier_file import trail_of as trail_of_dossier
from tests.cli.session import run, session

EXPORT = ("export", "--format", "bundle", "--output")


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: None) -> None:
    """Each test has keys and a memory of its own."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ECT_PASSPHRASE", raising=False)


def test_out_and_back(folder: Path) -> None:
    """With its seals: what is restored on another machine is as signed as what was archived."""
    assert run("seal").exit_code == 0
    session("""
        $ ect export --format bundle --output archive
        archive
        ! 15 entries in archive, with their checkpoints and the dossier; no sealed value is in it. README.md says how to check it without this program.
        $ ect restore archive back
        back
        ! back now holds 15 entries, the same byte for byte.
        ! Sealed texts and attachments are not in an export: they stay where it was made, and in its backups. --with-sealed takes the texts back from a second file.
        $ ect restore archive/entries.jsonl plain
        plain
        ! plain now holds 15 entries, the same byte for byte.
        ! Sealed texts and attachments are not in an export: they stay where it was made, and in its backups. --with-sealed takes the texts back from a second file.
        $ ect export --format bundle --output again --journal back
        again
        ! 15 entries in again, with their checkpoints and the dossier; no sealed value is in it. README.md says how to check it without this program.
    """)
    names = {path.name for path in Path("archive").iterdir()}
    assert {"README.md", "README.fr.md", "SHA256SUMS", "dossier.en.html", "dossier.fr.html", "seals.txt"} <= names
    assert trail_of("archive").seals == trail_of("again").seals
    assert len(trail_of("archive").seals) == 1


def test_the_dossiers_open_each_in_their_language(folder: Path) -> None:
    run(*EXPORT, "archive")
    for lang in ("en", "fr"):
        assert f'<html lang="{lang}"' in Path(f"archive/dossier.{lang}.html").read_text(encoding="utf-8")[:600]


def test_what_is_refused(folder: Path) -> None:
    """Nothing is written, and each is said with what to do."""
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("à moi", encoding="utf-8")
    session("""
        $ ect export --format bundle
        ! ect: A bundle is a folder, and has no name here.
        ! ect: hint: Name it: ect export --format bundle --output FOLDER
        [exit 2]
        $ ect export --format bundle --output archive --with-sealed texts.jsonl
        ! ect: A bundle is handed out, and holds no sealed text.
        ! ect: hint: Leave --with-sealed out; `ect export --with-sealed FILE` writes them by themselves.
        [exit 2]
        $ ect export --format bundle --output mine --force
        ! ect: mine exists already, and is no such folder.
        ! ect: hint: Give the name of a folder that does not exist.
        [exit 1]
    """)
    assert ["notes.txt"] == [path.name for path in Path("mine").iterdir()]
    assert not Path("archive").exists()


def test_a_second_time(folder: Path) -> None:
    """Asks for --force, in French too."""
    run(*EXPORT, "archive")
    refused = run(*EXPORT, "archive", ECT_LANG="fr")
    assert refused.exit_code == 1
    assert "--force pour remplacer ce dossier." in refused.stderr
    again = run(*EXPORT, "archive", "--force", ECT_LANG="fr")
    assert again.exit_code == 0
    assert "aucune valeur scellée n’y est" in again.stderr


def test_an_altered_folder_is_not_restored(folder: Path) -> None:
    """Nor is anything begun."""
    run(*EXPORT, "archive")
    entries = Path("archive/entries.jsonl")
    entries.write_bytes(entries.read_bytes().replace(b"ADEME", b"ADEMF"))
    result = run("restore", "archive", "back")
    assert (result.exit_code, "does not fit together" in result.stderr) == (1, True)
    assert not Path("back").exists()


def test_under_a_passphrase_its_dossiers_are_signed(folder: Path) -> None:
    """Where it is given; without it they are not, and nobody is asked."""
    run("seal")
    with Journal.open(folder) as journal:
        journal.signer.protect("une phrase de passe", cost=2)
    for name, given in (("without", None), ("with", "une phrase de passe")):
        assert run(*EXPORT, name, ECT_PASSPHRASE=given).exit_code == 0
        dossier = trail_of_dossier(Path(name, "dossier.fr.html").read_bytes())
        assert dossier.pages is not None
        assert (dossier.pages.statement is not None) == (given is not None)


def test_inside_the_journal_its_words_are_found_again(folder: Path) -> None:
    """An expunging looks for what it takes away in the files that the tool made there."""
    run(*EXPORT, str(folder / "archive"))
    assert {"archive/entries.jsonl", "archive/dossier.fr.html", "archive/dossier.en.html"} == set(
        (folder / ".exports").read_text(encoding="utf-8").splitlines()
    )
