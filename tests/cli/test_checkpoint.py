"""`ect checkpoint`: the three lines, the sixteen characters, a QR code; nothing is recorded."""

import os
import pty
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import segno

from ect_journal import Journal
from ect_journal.ledger.notes import Verifier, opened
from tests.cli.session import run, session
from tests.cli.signing import VKEY, set_still

LINES = "cluster-jura\n14\nfxXAxn7Zj3Vn6ulCeGQRwRqfhSr+A0OHcuciNR8nCfM=\n"


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: None) -> None:
    set_still(monkeypatch, tmp_path)


def test_three_lines_and_sixteen_characters(folder: Path) -> None:
    """Standard output is the checkpoint, exactly as it would be signed; the rest is beside."""
    session("""
        $ ect checkpoint
        cluster-jura
        14
        fxXAxn7Zj3Vn6ulCeGQRwRqfhSr+A0OHcuciNR8nCfM=
        ! In sixteen characters: NDTX-4IPC-U72T-TIAJ
        ! Print them in a report or send them to your funder: they bind J1 to J14, as they are now.
        $ ect checkpoint -o point.txt
        point.txt
        ! In sixteen characters: NDTX-4IPC-U72T-TIAJ
        ! Print them in a report or send them to your funder: they bind J1 to J14, as they are now.
        $ ect checkpoint -o point.txt
        ! ect: point.txt exists already.
        ! ect: hint: Give another name, or --force to replace that file.
        [exit 1]
    """)
    assert LINES == run("checkpoint").stdout == Path("point.txt").read_text()
    assert 0 == run("checkpoint", "-o", "point.txt", "--force").exit_code


def test_in_french(folder: Path) -> None:
    session(
        """
        $ ect point
        cluster-jura
        14
        fxXAxn7Zj3Vn6ulCeGQRwRqfhSr+A0OHcuciNR8nCfM=
        ! En seize caractères\u202f: NDTX-4IPC-U72T-TIAJ
        ! Imprimez-les dans un rapport ou envoyez-les à votre financeur\u202f: ils engagent les entrées J1 à J14,
        ! telles qu’elles sont.
        """,
        ECT_LANG="fr",
    )


def test_it_records_nothing(folder: Path) -> None:
    """The database is the same file, byte for byte, whatever was asked."""
    run("seal")
    before = (folder / "journal.sqlite").read_bytes()
    for args in ((), ("--size", "3"), ("--signed",), ("--qr", "code.svg")):
        assert 0 == run("checkpoint", *args).exit_code
    assert before == (folder / "journal.sqlite").read_bytes()


def test_of_an_earlier_size(folder: Path) -> None:
    """Of any size the lines; sixteen characters only where an append ended, since the others are kept nowhere."""
    run("seal")
    run("rotate-key", "--yes")
    assert LINES == run("checkpoint", "--size", "14").stdout
    session("""
        $ ect checkpoint --size 16
        cluster-jura
        16
        ZPWbnsrwl/lZG14wlEc2TwmMDhfsoOeviQMhO7G/Uk4=
        ! No recording ended at 16 entries, so the three lines alone can be compared, not sixteen characters.
        ! Nearest: 15, 17.
        $ ect checkpoint --size 99
        ! ect: The journal has 17 entries, not 99.
        ! ect: hint: Give a --size from 1 to 17, or none.
        [exit 1]
    """)
    assert 1 == run("checkpoint", "--size", "0").exit_code
    assert 0 == run("compare", "cluster", _written("checkpoint", "--size", "16")).exit_code


def _written(*args: str) -> str:
    Path("written.txt").write_text(run(*args).stdout)
    return "written.txt"


def test_as_it_was_sealed(folder: Path) -> None:
    """The signed note, which who holds the public key reads; where there is none, what to do."""
    session("""
        $ ect checkpoint --signed
        ! ect: The checkpoint of 14 entries is not sealed.
        ! ect: hint: `ect seal` seals the last one.
        [exit 1]
    """)
    run("seal")
    text, (signature,) = opened(run("checkpoint", "--signed").stdout, [Verifier.read(VKEY)])
    assert (run("checkpoint").stdout, VKEY) == (text, signature.verifier.vkey)
    with Journal.open(folder) as journal:
        journal.signer.protect("several good words", cost=2)
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    session("""
        $ ect checkpoint --signed
        ! ect: The checkpoint of 16 entries is not sealed.
        ! ect: hint: `ect seal` seals the last one; before it, --size 15 is sealed.
        [exit 1]
    """)


def test_a_code_in_a_file(folder: Path) -> None:
    """The QR code says the three lines, and is a picture of the kind that its name says."""
    svg, png = BytesIO(), BytesIO()
    code = segno.make_qr(LINES, error="m")
    code.save(svg, kind="svg", scale=8)
    code.save(png, kind="png", scale=8)
    said = run("checkpoint", "--qr", "code.svg")
    assert f"{LINES}code.svg\n" == said.stdout
    assert 0 == run("checkpoint", "--qr", "CODE.PNG").exit_code
    assert (svg.getvalue(), png.getvalue()) == (Path("code.svg").read_bytes(), Path("CODE.PNG").read_bytes())
    session("""
        $ ect checkpoint --qr code.gif
        ! ect: The extension .gif means no format here.
        ! ect: hint: Name a picture, .svg or .png.
        [exit 2]
    """)


def test_a_code_on_the_screen_when_asked(folder: Path) -> None:
    """`--qr -` draws it; a window that is too narrow is said to be."""
    drawn = StringIO()
    segno.make_qr(LINES, error="m").terminal(drawn, border=2, compact=True)
    assert f"{LINES}\n{drawn.getvalue()}\n" == run("checkpoint", "--qr", "-").stdout
    narrow = run("checkpoint", "--qr", "-", COLUMNS="30")
    assert LINES == narrow.stdout
    assert "The window is too narrow" in narrow.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminal to be had")
def test_a_terminal_shows_the_code_unasked(folder: Path) -> None:
    """White on black on any terminal, below the lines; a pipe has the lines alone."""
    screen, terminal = pty.openpty()
    subprocess.run([sys.executable, "-m", "ect_cli", "checkpoint"], stdout=terminal, stderr=subprocess.PIPE, check=True)
    os.close(terminal)
    shown = b"".join(iter(lambda: _read(screen), b""))
    os.close(screen)
    assert shown.decode().replace("\r\n", "\n").startswith(f"{LINES}\n\x1b[97;40m█")


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 1 << 16)
    except OSError:  # nobody writes any more
        return b""
