"""`ect rotate-key`: shown first, asked, then done; and what readers have to be told."""

from pathlib import Path

import pytest

from tests.cli.session import run, session
from tests.cli.signing import VKEY, set_still


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: None) -> None:
    set_still(monkeypatch, tmp_path)


def test_shown_first(folder: Path) -> None:
    """A rehearsal says what would be revoked; without --yes and without anybody to ask, nothing is done."""
    session("""
        $ ect rotate-key --yes
        ! ect: This journal has no signing key yet.
        ! ect: hint: `ect seal` makes it.
        [exit 1]
    """)
    run("seal")
    session(f"""
        $ ect rotate-key --dry-run
        Will be revoked, this signing key:
          {VKEY}
        A new one is made on this machine. Both seal the change: readers who hold the old key need nothing
        new.
        Nothing was done.
        $ ect rotate-key
        ! Will be revoked, this signing key:
        !   {VKEY}
        ! A new one is made on this machine. Both seal the change: readers who hold the old key need nothing
        ! new.
        ! ect: Nobody is here to agree to it.
        ! ect: hint: Give --yes once you have seen what --dry-run shows.
        [exit 2]
    """)


def test_it_asks_and_no_is_the_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter alone leaves the key; yes changes it."""
    run("seal")
    monkeypatch.setattr("ect_cli.prove.rotate.on_terminal", lambda: True)
    said = run("rotate-key", input="\n")
    assert (1, "") == (said.exit_code, said.stdout)
    assert said.stderr.endswith("Replace the key? (yes/no) [no]: \nNothing was done.\n")
    said = run("rotate-key", input="yes\n")
    assert 0 == said.exit_code
    assert VKEY != said.stdout.strip()


def test_the_new_key_and_whom_to_tell(folder: Path) -> None:
    """The new public key alone is on standard output; its readers' part is said; the reason is recorded."""
    run("seal")
    said = run("rotate-key", "--reason", "RD leaves", "--yes")
    assert said.stdout.startswith("cluster-jura+")
    assert "recorded in J16, J17." in said.stderr
    assert "whoever holds the old one recognises the new one" in said.stderr.replace("\n", " ")
    assert "RD leaves" in run("show", "J17").stdout
    for key in (VKEY, said.stdout.strip()):
        assert "Signed by cluster-jura." in run("verify", "--key", key).stdout


def test_the_usual_reason_is_in_the_language_of_the_journal(folder: Path) -> None:
    """Whatever the language of who runs it."""
    run("seal")
    run("rotate-key", "--yes")
    assert "Remplacée par une nouvelle clé." in run("show", "J17").stdout


def test_a_key_that_is_elsewhere(folder: Path, tmp_path: Path) -> None:
    """It is taken in from who has it; lost, the new one signs alone, and no reader of the old one calls that signed."""
    run("seal")
    colleague = {"ECT_KEYS": str(tmp_path / "hers"), "ECT_STATE": str(tmp_path / "her-state")}
    session(
        """
        $ ect rotate-key --yes
        ! ect: The key that signs this journal is not on this machine.
        ! ect: hint: Take it in from whoever has it (`ect keys import FILE`), or, if nobody has it: `ect rotate-key --lost`.
        [exit 1]
        """,
        **colleague,
    )
    assert "Leave --lost out" in run("rotate-key", "--lost", "--yes").stderr
    said = run("rotate-key", "--lost", "--yes", **colleague)
    assert 0 == said.exit_code, said.stderr
    assert "signed by a key they do not know" in said.stderr.replace("\n", " ")
    assert "Perdue." in run("show", "J17").stdout
    assert (
        "Signed by cluster-jura up to J15; what comes after is not." in run("verify", "--key", VKEY, **colleague).stdout
    )
    assert "Signed by cluster-jura." in run("verify", "--key", said.stdout.strip(), **colleague).stdout


def test_under_a_passphrase(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase is asked for, and the new key is under it too."""
    run("seal")
    words = {"ECT_PASSPHRASE": "several good words"}
    run("keys", "protect", **words)
    assert 1 == run("rotate-key", "--yes").exit_code
    assert 1 == run("rotate-key", "--yes", ECT_PASSPHRASE="other words").exit_code
    said = run("rotate-key", "--yes", **words)
    assert 0 == said.exit_code, said.stderr
    assert "not under your passphrase" not in run("keys").stderr
    monkeypatch.setattr("ect_cli.keep.passphrase.on_terminal", lambda: True)
    said = run("rotate-key", "--yes", input="several good words\n")
    assert (0, True) == (said.exit_code, "Passphrase of your signing key" in said.stderr)


def test_forgotten_passphrase(folder: Path) -> None:
    """Who has forgotten it goes on with a new key, and is told to put it under a passphrase."""
    run("seal")
    run("keys", "protect", ECT_PASSPHRASE="several good words")
    said = run("rotate-key", "--lost", "--yes")
    assert 0 == said.exit_code, said.stderr
    assert "The new key is not under your passphrase" in said.stderr


def test_in_french(folder: Path) -> None:
    run("seal")
    said = run("changer-cle", "--yes", ECT_LANG="fr")
    assert "Sera révoquée cette clé de signature" in said.stderr
    assert "qui a l’ancienne reconnaît la nouvelle" in said.stderr.replace("\n", " ")
    assert "--perdue" not in run("changer-cle", "--help", ECT_LANG="fr").stdout
    assert 1 == run("changer-cle", "--perdue", "--yes").exit_code
