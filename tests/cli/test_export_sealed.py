"""`ect export --with-sealed` and `ect restore --with-sealed`: the texts in a second file, and back."""

import json
import os
import stat
from pathlib import Path

import pytest

from ect_journal import Journal
from tests.cli.session import run, session

SECRET = "Mme Perrin veut tenir l’hiver"


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: None) -> None:
    """Each test has keys and a memory of its own, and nobody's passphrase."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ECT_PASSPHRASE", raising=False)


@pytest.fixture
def spoken(folder: Path) -> Path:
    """J15 about P-07, J16 about nobody."""
    seen = ("observe", "--title", "Vu", "--project", "ALI-01", "--on", "2024-02-06", "--text", "-")
    run(*seen, "--about", "P-07", input=SECRET)
    run(*seen, input="Pour soi")
    return folder


def elsewhere(tmp_path: Path) -> dict[str, str]:
    """Another machine."""
    return {"ECT_KEYS": str(tmp_path / "keys elsewhere"), "ECT_STATE": str(tmp_path / "state elsewhere")}


def test_out_and_back_on_another_machine(spoken: Path, tmp_path: Path) -> None:
    """Both files give back the texts, the first alone says that they are not available; nobody else reads the second."""
    session("""
        $ ect export --output log.jsonl --with-sealed texts.jsonl
        ! 2 sealed values written in the clear to texts.jsonl, for nobody else on this machine to read. Attached files are not in it. An erasure does not reach it: delete it once it was used.
        ! 16 entries written to log.jsonl.
    """)
    if os.name == "posix":
        assert stat.S_IMODE(Path("texts.jsonl").stat().st_mode) == 0o600
    lines = [json.loads(line) for line in Path("texts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [set(line) for line in lines] == [{"about", "digest", "disclosure", "retention"}] * 2
    there = elsewhere(tmp_path)
    session(
        """
        $ ect restore log.jsonl alone
        alone
        ! alone now holds 16 entries, the same byte for byte.
        ! Sealed texts and attachments are not in an export: they stay where it was made, and in its backups. --with-sealed takes the texts back from a second file.
        $ ect show J15 --field text --journal alone
        ! ect: Not available: this copy of the journal does not hold it.
        ! ect: hint: Open the journal where it was recorded, or a backup of it; `ect restore --with-sealed` takes sealed texts back.
        [exit 1]
        $ ect restore log.jsonl both --with-sealed texts.jsonl
        both
        ! both now holds 16 entries, the same byte for byte.
        ! 2 sealed values taken back, under the keys of this machine.
        ! Attached files are not in an export: copy the folder attachments/ beside the journal, too.
        $ ect show J16 --field text --journal both
        Pour soi
        $ ect restore log.jsonl alone --with-sealed texts.jsonl
        alone
        ! alone held these 16 entries already; nothing was added.
        ! 2 sealed values taken back, under the keys of this machine.
        ! Attached files are not in an export: copy the folder attachments/ beside the journal, too.
        """,
        **there,
    )
    assert run("show", "J15", "--field", "text", "--journal", "alone", **there).stdout == SECRET
    assert run("show", "J15", "--field", "text", "--journal", "both").stderr.startswith("ect: Sealed:")


def test_what_is_left_out(spoken: Path, tmp_path: Path) -> None:
    """Erased, sealed here, not in this copy: counted, in either language; and what was erased is not taken back."""
    run("export", "--output", "before.jsonl", "--with-sealed", "texts before.jsonl")
    run("erase", "P-07", "--ground", "objection", "--yes")
    session("""
        $ ect export --output log.jsonl --with-sealed texts.jsonl
        ! 1 sealed value written in the clear to texts.jsonl, for nobody else on this machine to read. Attached files are not in it. An erasure does not reach it: delete it once it was used.
        ! Left out, since they were erased: 1.
        ! 17 entries written to log.jsonl.
    """)
    there = elsewhere(tmp_path)
    result = run("export", "--output", "2.jsonl", "--with-sealed", "3.jsonl", ECT_LANG="fr", **there)
    assert "Laissées de côté, leurs clés n’étant pas ici\u202f: 1." in result.stderr
    assert Path("3.jsonl").read_bytes() == b""
    for log in ("before.jsonl", "log.jsonl"):  # yesterday's log, on a machine that has seen the erasure; today's
        run("restore", log, f"from {log}", "--with-sealed", "texts before.jsonl")
        shown = run("show", "J15", "--field", "text", "--journal", f"from {log}")
        assert shown.stderr.startswith("ect: Erased by J17"), shown.stderr
        assert run("show", "J16", "--field", "text", "--journal", f"from {log}").stdout == "Pour soi"
    again = run("restore", "log.jsonl", "again", "--with-sealed", "texts before.jsonl")
    assert again.stderr.splitlines()[1:3] == [
        "1 sealed value taken back, under the keys of this machine.", "Left out, since they were erased: 1.",
    ]  # fmt: skip


def test_texts_in_the_clear_stay_apart_from_the_journal(spoken: Path) -> None:
    """As keys do, and nothing is written."""
    result = run("export", "--output", "log.jsonl", "--with-sealed", str(spoken / "texts.jsonl"))
    assert (result.exit_code, "is in the folder of the journal." in result.stderr) == (1, True)
    assert not Path("log.jsonl").exists()
    assert not (spoken / "texts.jsonl").exists()


def test_one_bad_line_restores_nothing(spoken: Path) -> None:
    """Each is named; there is no folder."""
    run("export", "--output", "log.jsonl", "--with-sealed", "texts.jsonl")
    first, second = Path("texts.jsonl").read_text(encoding="utf-8").splitlines()
    Path("texts.jsonl").write_text(f"{first}\nnot json\n{second.replace('verbatim', 'ever')}\n", encoding="utf-8")
    session("""
        $ ect restore log.jsonl copy --with-sealed texts.jsonl
        ! ect: 2 lines cannot be recorded, so none was:
        !   line 2: The line is not JSON.
        !   line 3: The line names no retention: ever.
        ! ect: hint: Give the whole second file of `ect export --with-sealed`, of this very journal.
        [exit 1]
        $ ect restore log.jsonl copy --with-sealed nowhere.jsonl
        ! ect: There is no file nowhere.jsonl.
        ! ect: hint: Check the path, or give - to read standard input.
        [exit 2]
    """)
    assert not Path("copy").exists()


def test_two_files_and_none_lost(spoken: Path) -> None:
    """Never one file for both, never over another file; the log may still go to standard output."""
    assert run("export", "--output", "a.jsonl", "--with-sealed", "a.jsonl").exit_code == 2
    Path("mine.jsonl").write_text("à moi", encoding="utf-8")
    refused = run("export", "--output", "b.jsonl", "--with-sealed", "mine.jsonl")
    assert (refused.exit_code, Path("b.jsonl").exists()) == (1, False)
    assert Path("mine.jsonl").read_text(encoding="utf-8") == "à moi"
    result = run("export", "--with-sealed", "mine.jsonl", "--force")
    assert result.stdout_bytes == run("export").stdout_bytes
    assert len(Path("mine.jsonl").read_bytes().splitlines()) == 2


def test_from_standard_input(spoken: Path) -> None:
    """The second file, or the first; not both."""
    run("export", "--output", "log.jsonl", "--with-sealed", "texts.jsonl")
    result = run("restore", "log.jsonl", "copy", "--with-sealed", "-", input=Path("texts.jsonl").read_bytes())
    assert result.exit_code == 0, result.stderr
    assert run("show", "J15", "--field", "text", "--journal", "copy").stdout == SECRET
    assert run("restore", "-", "other", "--with-sealed", "-", input=b"").exit_code == 2


def test_under_a_passphrase(spoken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for, or given by the environment, before anything is written."""
    with Journal.open(spoken) as journal:
        journal.keyring.protect("une phrase de passe", cost=2)  # type: ignore[attr-defined]  # keys in a file
    export = ("export", "--output", "log.jsonl", "--with-sealed", "texts.jsonl")
    assert (run(*export).exit_code, Path("texts.jsonl").exists()) == (1, False)
    assert run(*export, ECT_PASSPHRASE="une phrase de passe").exit_code == 0
    restore = ("restore", "log.jsonl", "copy", "--with-sealed", "texts.jsonl")
    assert (run(*restore).exit_code, Path("copy").exists()) == (1, False)
    assert run(*restore, ECT_PASSPHRASE="une phrase de passe").exit_code == 0
    monkeypatch.setattr("ect_cli.keep.passphrase.on_terminal", lambda: True)
    again = run("restore", "log.jsonl", "again", "--with-sealed", "texts.jsonl", input="une phrase de passe\n")
    assert again.exit_code == 0, again.stderr


def test_a_backup_says_that_keys_are_not_in_it(spoken: Path) -> None:
    """And names the command that writes them."""
    result = run("backup", "copy")
    assert result.stdout == "copy\n"
    assert result.stderr == (
        "The keys of what is sealed are not in this copy: without them nobody reads it. `ect keys export` writes them to a file.\n"
    )
    assert "« ect cles exporter »" in run("backup", "copie", ECT_LANG="fr").stderr.replace("\u202f", " ")
