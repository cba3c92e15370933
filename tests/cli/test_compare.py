"""`ect compare`: what is said of two copies, with which exit code, and the proof of a fork."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import Verifier
from tests.cli.session import run, session
from tests.cli.signing import VKEY, set_still


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: None) -> None:
    set_still(monkeypatch, tmp_path)


@pytest.fixture
def two(folder: Path, tmp_path: Path) -> Path:
    """`cluster`, sealed, with an observation; `other`, its copy of before, with two others."""
    run("seal")
    shutil.copytree(folder, "other")
    run("observe", "--title", "Les élus parlent prix", "--on", "2024-02-06")
    for title in ("Tout va bien", "Encore mieux"):
        there(tmp_path, "observe", "--title", title, "--on", "2024-02-06")
    return folder


def there(tmp_path: Path, *args: str) -> str:
    """A command in `other`, on a machine that never saw `cluster`; the keys are the same."""
    said = run(*args, ECT_JOURNAL="other", ECT_STATE=str(tmp_path / "other-state"))
    assert said.exit_code == 0, said.stderr
    return said.stdout


def test_one_continues_the_other(two: Path, tmp_path: Path) -> None:
    """Whatever each of them is: a folder, three lines, a sealed checkpoint, a proof."""
    there(tmp_path, "checkpoint", "--size", "15", "--signed", "-o", "c15.txt")
    there(tmp_path, "checkpoint", "--size", "16", "-o", "o16.txt")
    there(tmp_path, "prove", "J9")
    session("""
        $ ect compare c15.txt cluster
        cluster continues c15.txt: J1 to J15 are the same (NVDS-265Y-QL53-TS5V), then it has 1 more entry.
        $ ect compare other c15.txt
        other continues c15.txt: J1 to J15 are the same (NVDS-265Y-QL53-TS5V), then it has 2 more entries.
        $ ect compare other other
        other and other say the same: 17 entries, QY4U-OEUQ-AEXJ-6IRP.
        $ ect compare other J9.tlog-proof
        other and J9.tlog-proof say the same: 17 entries, QY4U-OEUQ-AEXJ-6IRP.
        $ ect compare o16.txt other -o nothing.fork
        other continues o16.txt: J1 to J16 are the same (UOLX-JNFA-MSEC-KLIW), then it has 1 more entry.
        ! There is no contradiction to prove; no file was written.
        $ ect compare c15.txt o16.txt
        It cannot be told whether o16.txt (16 entries) continues c15.txt (15): the longer one comes without
        its entries.
        ! Give in place of o16.txt the journal itself, a dossier or an archive folder of it.
        [exit 10]
    """)
    assert not Path("nothing.fork").exists()


def test_two_histories(two: Path) -> None:
    """The first entry that differs, as each tells it; both heads; the proof, which names the key that signed both."""
    session("""
        $ ect compare cluster other
        These two cannot both be true: they are two histories of one journal.
        J1 to J15 are the same; the first entry that differs is J16.
          cluster, J16: observation recorded, 2024-02-06, by rd. Les élus parlent prix
          other, J16: observation recorded, 2024-02-06, by rd. Tout va bien
          cluster: 16 entries, 342M-7GGB-PYQW-LWKG, signed in the name of cluster-jura+30c6e1bf
            QYr6/x0jEM0p1AVEs6+SYgxp7IvI1nSNo8wl+QhgQ9Y=
          other: 17 entries, QY4U-OEUQ-AEXJ-6IRP, signed in the name of cluster-jura+30c6e1bf
            fU71UGk7aYEMlfKigm/WzcVfSgX3R0nCIS5j0pQuOUk=
        ! One key signed both: -o fork.fork writes the proof, which anybody can check with that key alone.
        [exit 32]
    """)
    said = run("compare", "cluster", "other", "-o", "two.fork")
    assert (32, "two.fork") == (said.exit_code, said.stdout.splitlines()[-1])
    assert [Verifier.read(VKEY)] == Fork.of(Path("two.fork").read_text(encoding="utf-8")).check([Verifier.read(VKEY)])
    assert 32 == run("verify", "two.fork", "--key", VKEY).exit_code
    assert 32 == run("compare", "other", "cluster").exit_code


def test_two_histories_in_french(two: Path) -> None:
    said = run("comparer", "cluster", "other", ECT_LANG="fr")
    assert 32 == said.exit_code
    assert "Ces deux-là ne peuvent être vrais ensemble" in said.stdout
    assert "la première entrée qui diffère est J16" in said.stdout
    assert "other, J16\u202f: observation consignée, 2024-02-06, par rd. Tout va bien" in said.stdout


def test_two_checkpoints_need_a_key(two: Path, tmp_path: Path) -> None:
    """Of two heads alone nobody is accused, until the reader gives the key that was handed over."""
    there(tmp_path, "checkpoint", "--size", "16", "--signed", "-o", "o16.txt")
    run("checkpoint", "--signed", "-o", "c16.txt")
    said = run("compare", "c16.txt", "o16.txt")
    assert (32, True) == (said.exit_code, "At 16 entries they differ." in said.stdout)
    assert "No key that is known here signed both" in said.stderr
    said = run("compare", "c16.txt", "o16.txt", "--key", VKEY, "-o", "two.fork")
    assert (32, True) == (said.exit_code, Path("two.fork").exists())
    session("""
        $ ect compare c16.txt o16.txt --key cluster-jura
        ! ect: “cluster-jura” is no public key.
        ! ect: hint: Give the whole line that `ect seal` showed: name+number+key.
        [exit 2]
    """)


def test_another_journal(two: Path) -> None:
    """Of two journals there is nothing to compare, whatever their names."""
    Path("ain.txt").write_text("cluster-ain\n3\nfxXAxn7Zj3Vn6ulCeGQRwRqfhSr+A0OHcuciNR8nCfM=\n")
    session("""
        $ ect compare cluster ain.txt
        These are of two journals:
          cluster: cluster-jura
          ain.txt: cluster-ain
        [exit 40]
    """)


def test_what_is_altered_is_not_compared(two: Path) -> None:
    """A journal whose entries do not give its checkpoints is named, with the range; nothing is said of the other."""
    with closing(sqlite3.connect(two / "journal.sqlite")) as base, base:
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            base.execute(f"DROP TRIGGER {name}")
        base.execute(
            "UPDATE stored_events SET state = replace(state, 'élus', 'ELUS') WHERE topic = 'observation.recorded'"
        )
    session("""
        $ ect compare cluster other
        ! ect: cluster: Its own entries J16 to J16 do not give the checkpoint that it says.
        ! ect: hint: `ect verify` says what is altered there; compare a copy that stands by itself.
        [exit 30]
    """)


def test_what_cannot_be_read(two: Path) -> None:
    """A file that is none of these, a proof of something else, nothing at all."""
    Path("text.txt").write_text("Bonjour\n")
    Path("bytes").write_bytes(b"\xff\xfe\x00")
    for file in ("text.txt", "bytes"):
        assert 40 == run("compare", file, "cluster").exit_code
        assert 40 == run("compare", "cluster", file).exit_code
    run("compare", "cluster", "other", "-o", "two.fork")
    said = run("compare", "text.txt", "cluster").stderr
    assert "text.txt: it is no journal, dossier, archive folder, checkpoint or proof." in said
    assert "--since" not in said
    session("""
        $ ect compare two.fork cluster
        ! ect: two.fork: there is no checkpoint in it.
        ! ect: hint: Give the folder of a journal, a dossier, an archive folder, a checkpoint or a proof.
        [exit 40]
    """)
    assert 2 == run("compare", "cluster", "nowhere").exit_code


def test_a_dossier_and_an_archive(two: Path) -> None:
    """What was handed over to a funder is compared with the journal of today."""
    for args in (("dossier", "-o", "dossier.html"), ("export", "--format", "bundle", "--output", "archive")):
        said = run(*args)
        assert 0 == said.exit_code, said.stderr
        assert 32 == run("compare", args[-1], "other").exit_code
        assert 0 == run("compare", args[-1], "cluster").exit_code
