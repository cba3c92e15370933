"""`ect seal`: the key made and shown the first time, the head sealed after, and what a passphrase changes."""

import json
import shutil
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.demo_keys import DEMO_SEED, DEMO_VKEY
from ect_journal.ledger.notes import Verifier, opened
from ect_journal.private import write_private
from ect_journal.signing import Signer
from ect_journal.store import SEAL
from tests.cli.session import run, session
from tests.cli.signing import set_still


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: None) -> None:
    set_still(monkeypatch, tmp_path)


def signed_sizes(folder: Path, vkey: str) -> list[int]:
    """The checkpoints that this key is found to have signed."""
    with Journal.open(folder) as journal:
        sealed = journal.store.beside(SEAL)
    for _, note in sealed:
        opened(note.decode(), [Verifier.read(vkey)])
    return [size for size, _ in sealed]


def test_the_first_time_makes_the_key_and_says_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The public key alone is on standard output; the rest says whom to give it to, and by which way."""
    monkeypatch.setenv("ECT_KEYS", "keys")
    session("""
        $ ect seal
        cluster-jura+30c6e1bf+AUy1q/atefv1q7zK/MJp2FzSZR7UuIW1hp8kGu3wpbop
        ! That line is the public key of this journal, made on this machine and recorded as J15.
        ! Sealed, J1 to J15: NVDS-265Y-QL53-TS5V
        ! Give the public key to whoever will check the journal (your funder, the laboratory) by another way
        ! than the journal: in the agreement, by letter, on paper. A key that comes with a file proves nothing
        ! about that file. `ect keys` shows it again.
        ! Its secret part is in keys/00000000-0000-0000-0000-000000000001/signing.json, and nowhere else: put
        ! a copy away with `ect keys export FILE --signing`.
        ! From now on, what is recorded on this machine is sealed by itself.
        $ ect seal
        ! J1 to J15 are sealed already: NVDS-265Y-QL53-TS5V. Nothing to do.
    """)


def test_in_french(folder: Path) -> None:
    """The same under its French name."""
    said = run("sceller", ECT_LANG="fr")
    assert said.stdout.startswith("cluster-jura+")
    assert "Cette ligne est la clé publique de ce journal" in said.stderr
    assert "par une autre voie que le journal" in said.stderr.replace("\n", " ")
    assert "Rien à faire." in run("sceller", ECT_LANG="fr").stderr


def test_what_is_recorded_then_is_sealed_by_itself(folder: Path) -> None:
    """Each entry, in its own transaction; there is nothing left to seal."""
    vkey = run("seal").stdout.strip()
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    assert [15, 16] == signed_sizes(folder, vkey)
    assert "Nothing to do" in run("seal").stderr


def test_under_a_passphrase_it_is_sealed_on_request(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the passphrase an entry is recorded and not sealed; `ect seal` asks for it, and needs none when nothing is to
    be done."""
    vkey = run("seal").stdout.strip()
    assert "signing key is under it too" in run("keys", "protect", ECT_PASSPHRASE="several good words").stderr
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    assert [15] == signed_sizes(folder, vkey)
    session("""
        $ ect seal
        ! ect: A passphrase is needed, and nobody is here to be asked.
        ! ect: hint: Run it on a terminal, or set ECT_PASSPHRASE; it is never given on the command line, which the shell remembers.
        [exit 1]
    """)
    monkeypatch.setattr("ect_cli.keep.passphrase.on_terminal", lambda: True)
    said = run("seal", input="not these\nseveral good words\n")
    assert "Passphrase of your signing key" in said.stderr
    assert "run `ect seal` again after recording" in said.stderr
    assert [15, 16] == signed_sizes(folder, vkey)
    assert "Nothing to do" in run("seal").stderr
    run("observe", "--title", "Vu encore", "--on", "2024-02-06", ECT_PASSPHRASE="several good words")
    assert [15, 16, 17] == signed_sizes(folder, vkey)


def test_where_keys_are_protected_the_new_key_is_too(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its seed never stands in clear on the disk."""
    written: list[bytes] = []

    def noted(path: Path, content: bytes) -> None:
        written.append(content)
        write_private(path, content)

    monkeypatch.setattr("ect_journal.signing.write_private", noted)
    run("keys", "protect", ECT_PASSPHRASE="several good words")
    assert 1 == run("seal", ECT_PASSPHRASE="other words").exit_code
    said = run("seal", ECT_PASSPHRASE="several good words")
    assert 0 == said.exit_code, said.stderr
    assert written
    for content in written:
        assert all(key["seed"] is None for key in json.loads(content)["keys"])


def test_a_journal_signed_elsewhere_gets_no_second_key(folder: Path, tmp_path: Path) -> None:
    """A colleague without the key is told how to get it, and nothing is recorded."""
    vkey = run("seal").stdout.strip()
    colleague = {"ECT_KEYS": str(tmp_path / "hers"), "ECT_STATE": str(tmp_path / "her-state")}
    run("observe", "--title", "Vu", "--on", "2024-02-06", **colleague)
    session(
        f"""
        $ ect seal
        ! ect: The key that signs this journal ({vkey}) is not on this machine.
        ! ect: hint: Take it in from whoever has it (`ect keys import FILE`), or, if nobody has it: `ect rotate-key --lost`.
        [exit 1]
        """,
        **colleague,
    )


def test_the_key_goes_to_a_colleague(folder: Path, tmp_path: Path) -> None:
    """Exported on request, under a passphrase; taken in, it signs there as it did here, and `ect keys` shows it."""
    vkey = run("seal").stdout.strip()
    secret = {"ECT_FILE_PASSPHRASE": "told on the telephone"}
    session(
        """
        $ ect keys export out.json --signing
        out.json
        ! Keys written to out.json: 0.
        ! With the signing key in it: whoever opens that file can sign the journal as you do.
        ! An erasure does not reach that file: delete it once it was taken in.
        """,
        **secret,
    )
    assert b'"seed"' not in Path("out.json").read_bytes()
    colleague = {"ECT_KEYS": str(tmp_path / "hers"), "ECT_STATE": str(tmp_path / "her-state")}
    assert vkey in run("keys", **colleague).stderr
    for said in ("taken", "known already"):
        assert f"Signing key {said}: {vkey}" in run("keys", "import", "out.json", **secret, **colleague).stderr
    run("observe", "--title", "Vu", "--on", "2024-02-06", **colleague)
    assert [15, 16] == signed_sizes(folder, vkey)


def test_a_key_that_is_not_in_force_is_not_taken(folder: Path, tmp_path: Path) -> None:
    """A file of keys brings in no key that the log does not name."""
    run("seal")
    secret = {"ECT_FILE_PASSPHRASE": "told on the telephone"}
    run("keys", "export", "out.json", "--signing", **secret)
    run("rotate-key", "--yes")
    new = {path: path.read_bytes() for path in (tmp_path / "keys").rglob("signing.json")}
    assert "is not in force in the journal" in run("keys", "import", "out.json", **secret).stderr
    assert new == {path: path.read_bytes() for path in new}


def test_an_altered_file_of_keys_is_refused(folder: Path) -> None:
    """The signing key in it is bound to its journal, its name and its public part."""
    run("seal")
    secret = {"ECT_FILE_PASSPHRASE": "told on the telephone"}
    run("keys", "export", "out.json", "--signing", **secret)
    stored = json.loads(Path("out.json").read_bytes())
    stored["signing"][0]["name"] = "another"
    Path("out.json").write_text(json.dumps(stored))
    assert "is not the one that was kept there" in run("keys", "import", "out.json", **secret).stderr
    stored["passphrase"] = None
    Path("out.json").write_text(json.dumps(stored))
    assert "cannot be read as a file of keys" in run("keys", "import", "out.json", **secret).stderr


def test_without_a_signing_key_there_is_none_to_export(folder: Path) -> None:
    session("""
        $ ect keys export out.json --signing
        ! ect: There is no signing key here.
        ! ect: hint: `ect seal` makes it, unless a colleague has it; `ect keys` says which.
        [exit 1]
    """)


def test_the_passphrase_goes_from_both(folder: Path, tmp_path: Path) -> None:
    """`ect keys protect` puts both under another passphrase, and takes it from both."""
    run("seal")
    words = {"ECT_PASSPHRASE": "several good words"}
    run("keys", "protect", **words)
    run("keys", "protect", ECT_NEW_PASSPHRASE="quite other words", **words)
    assert "Nothing" not in run("observe", "--title", "Vu", "--on", "2024-02-06").stderr
    assert 1 == run("seal", **words).exit_code
    assert 0 == run("keys", "protect", "--off", ECT_PASSPHRASE="quite other words").exit_code
    (file,) = (tmp_path / "keys").rglob("signing.json")
    assert json.loads(file.read_bytes())["passphrase"] is None
    assert 0 == run("seal").exit_code


def test_stopped_between_the_two_files_the_passphrase_is_set_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys under one passphrase and the signing key under none: `ect keys` says so, and protecting again ends it."""
    run("seal")
    with monkeypatch.context() as stop:
        stop.setattr(Signer, "protect", lambda *_: 1 / 0)
        run("keys", "protect", ECT_PASSPHRASE="several good words")
    assert "signing key is not under your passphrase" in run("keys").stderr
    run("keys", "protect", ECT_PASSPHRASE="several good words", ECT_NEW_PASSPHRASE="several good words")
    assert "signing key is not under your passphrase" not in run("keys").stderr


def test_the_demo_proves_nothing(demo: Path, tmp_path: Path) -> None:
    """A key that is published signs for nobody, and that is said."""
    own = tmp_path / "demo"
    shutil.copytree(demo, own)
    with Journal.open(own) as journal:
        journal.signer.make(DEMO_VKEY.split("+")[0], DEMO_SEED)
    said = run("seal", "--journal", str(own))
    assert "This is the demo" in said.stderr


# an older copy ----------------------------------------------------------------------------------------------------------


def test_an_older_copy_put_back_is_noticed(folder: Path, tmp_path: Path) -> None:
    """Once per command, until it is accepted; data on standard output is left alone."""
    shutil.copytree(folder, tmp_path / "yesterday")
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    with Journal.open(folder) as journal:
        kept = journal.last_seen.checkpoint
    assert kept is not None
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    shutil.copytree(tmp_path / "yesterday", folder, dirs_exist_ok=True)
    for command in (
        ("log", "--format", "json"),
        ("checkpoint",),
        ("observe", "--title", "Autre", "--on", "2024-02-06"),
    ):
        said = run(*command)
        assert said.stderr.startswith("Warning: this machine last saw this journal with 15 entries "), said.stderr
        assert 1 == said.stderr.count("Warning")
        assert kept.sixteen in said.stderr
        assert "Warning" not in said.stdout
    said = run("log")
    assert said.stderr.startswith("Warning: J1 to J15 are not what this machine last saw")
    assert "Attention : les entrées J1 à J15" in run("log", ECT_LANG="fr").stderr.replace("\u202f", " ")
    run("verify", "--accept")
    assert "Warning" not in run("log").stderr


def test_an_honest_journal_warns_of_nothing(folder: Path) -> None:
    """Recorded in, backed up, and the backup opened elsewhere: no warning."""
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    run("backup", "copy")
    run("observe", "--title", "Vu encore", "--on", "2024-02-06")
    for more in ((), ("--journal", "copy")):
        assert "" == run("log", *more).stderr


def test_nothing_commits_to_an_older_copy(folder: Path, tmp_path: Path) -> None:
    """Refused in two lines, with what to do; what only shows says not to hand it out."""
    run("seal")
    shutil.copytree(folder, tmp_path / "yesterday")
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    shutil.copytree(tmp_path / "yesterday", folder, dirs_exist_ok=True)
    said = run("observe", "--title", "Autre", "--on", "2024-02-06")
    assert "nothing that is recorded here is signed" in " ".join(said.stderr.split())
    for command in (
        ("seal",),
        ("rotate-key", "--yes"),
        ("rotate-key", "--dry-run"),
        ("anchor", "--request", "ask.tsq"),
        ("anchor", "--witness-request", "ask.txt"),
        ("anchor", "--handed-over", "ADEME", "--size", "15"),
    ):
        for lang, words in (("en", "does not continue"), ("fr", "ne prolonge pas")):
            said = run(*command, ECT_LANG=lang)
            assert (said.exit_code, said.stdout) == (1, ""), command
            assert words in said.stderr.splitlines()[-2]
            assert "--accept" in said.stderr.splitlines()[-1]
    assert not [*Path().glob("ask.*")]
    with Journal.open(folder) as journal:
        assert (journal.head, [size for size, _ in journal.store.beside(SEAL)]) == (16, [15])
    assert "Do not hand it out, nor print it" in run("checkpoint").stderr
    assert "Do not hand it out" in run("dossier", "-o", "dossier.html").stderr
