"""`ect prove`: one entry and the proof that it is in the journal, in two files."""

import json
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.ledger import leaf_hash
from ect_journal.ledger.notes import Verifier
from ect_journal.ledger.offline import OfflineProof
from tests.cli.session import run, session
from tests.cli.signing import VKEY, set_still


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: None) -> None:
    set_still(monkeypatch, tmp_path)


def test_before_any_seal(folder: Path) -> None:
    """Two files, and plainly said what they are not worth yet."""
    session("""
        $ ect prove J9
        J9.tlog-proof
        J9.json
        ! J9 is among the 14 entries (NDTX-4IPC-U72T-TIAJ), which nobody signed: it proves something only to
        ! who has these sixteen characters from elsewhere. `ect seal`, then prove again, to put your signature
        ! to it.
        ! Hand both over; to check them, in the same folder: ect verify J9.tlog-proof
        $ ect prove 9
        ! ect: J9.tlog-proof exists already.
        ! ect: hint: Give another name, or --force to replace that file.
        [exit 1]
        $ ect prove J99
        ! ect: No entry is numbered J99.
        ! ect: hint: The journal goes from J1 to J14; `ect log` lists its entries.
        [exit 1]
        $ ect prove J3 -o x.txt
        ! ect: The extension .txt means no format here.
        ! ect: hint: Give the proof a name that ends in .tlog-proof.
        [exit 2]
    """)


def test_once_sealed(folder: Path) -> None:
    """Who holds the public key finds the entry's exact bytes in the journal."""
    run("seal")
    session("""
        $ ect prove J9 -o proof.tlog-proof
        proof.tlog-proof
        proof.json
        ! J9 is among the 15 entries (NVDS-265Y-QL53-TS5V) that cluster-jura sealed.
        ! Hand both over; to check them, in the same folder: ect verify proof.tlog-proof
    """)
    state = Path("proof.json").read_bytes()
    with Journal.open(folder) as journal:
        assert state == journal.store.rows(8, 9)[0].state
    proof = OfflineProof.of(Path("proof.tlog-proof").read_text(encoding="utf-8"))
    assert 15 == proof.opened(leaf_hash(state), [Verifier.read(VKEY)])[0].size


def test_it_is_checked_with_nothing_else(folder: Path) -> None:
    """`ect verify` believes it for the key that signed; with a letter changed in the entry, it does not."""
    run("seal")
    run("prove", "J9")
    folder.rename("elsewhere")
    said = run("verify", "J9.tlog-proof", "--key", VKEY)
    assert said.exit_code in (0, 10), said.stderr
    Path("J9.json").write_bytes(Path("J9.json").read_bytes().replace(b"Plateaux", b"Plateauw"))
    assert 30 == run("verify", "J9.tlog-proof", "--key", VKEY).exit_code


def test_of_an_expunged_entry_its_leaf(folder: Path) -> None:
    """The words that were expunged are not handed over."""
    run("observe", "--title", "Le voisin s’appelle Paul Fictif", "--on", "2024-02-06")
    run("seal")
    gone = run("expunge", "J15", "--blank", "--reason", "Un nom", "--decided-by", "rd", "--yes")
    assert 0 == gone.exit_code, gone.stderr
    said = run("prove", "J15")
    assert "The bytes of J15 were expunged" in said.stderr
    assert {"expunged", "position"} == json.loads(Path("J15.json").read_bytes()).keys()
    assert b"Fictif" not in Path("J15.json").read_bytes() + Path("J15.tlog-proof").read_bytes()


def test_in_french(folder: Path) -> None:
    said = run("prouver", "J9", ECT_LANG="fr").stderr.replace("\n", " ")
    assert "J9 est parmi les 14 entrées (NDTX-4IPC-U72T-TIAJ), que personne n’a signées" in said
    assert "ect verifier J9.tlog-proof" in said
