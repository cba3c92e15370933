"""`ect purge --due`: what is past its day goes, once somebody agreed, and nothing before its day."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ect_journal
from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, ConsentRecorded, InterviewRecorded, ObservationRecorded
from ect_journal.vault import Access
from tests.cli.session import play, run, session


@pytest.fixture
def later(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small programme with a name, two verbatims and a text about nobody, on 1 February 2028: its words are due."""
    for name, own in (("ECT_KEYS", "keys"), ("ECT_STATE", "state")):
        if Path(os.environ[name]).exists():
            shutil.copytree(os.environ[name], tmp_path / own)
        monkeypatch.setenv(name, str(tmp_path / own))
    with Journal.open(folder) as journal:
        person = ActorRegistered(code="P-21", nature="person", category="resident", name="Lucie Ferrand")
        journal.record(person, occurred="2024-02-06")
        consent = ConsentRecorded(person="P-07", scopes=["verbatim"], form="signé", until="2025-12-31")
        journal.record(consent, occurred="2024-02-06")
        talk = InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=["« On attend. »", "« On verra. »"])
        journal.record(talk, occurred="2024-02-06")
        journal.record(ObservationRecorded(title="Vu", text="Ils parlaient fort."), occurred="2024-02-06")
    _now(monkeypatch, 2028)
    return folder


def _now(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    monkeypatch.setattr(ect_journal.World, "now", lambda self: datetime(year, 2, 1, 17, tzinfo=UTC))


def test_a_session(later: Path) -> None:
    """What is due by class and person, the consequences, then the entries of the erasure."""
    session("""
        $ ect purge --due --yes --decided-by p-01
        Kept as  About                       Values  Until       Entries
        ────────────────────────────────────────────────────────────────
        words    about nobody in particular       1  2027-12-31  J18
        words    P-07                             2  2027-12-31  J17
        contact  P-21                             1  2027-02-06  J15
        J19
        ! Past their day on 2028-02-01, values: 4.
        ! The programme ends on 2025-12-31; its words are kept 24 months more (verbatim_months in ect.toml).
        ! Keys that will be destroyed: what is about nobody in particular (1), P-07 (1), P-21 (1).
        ! The entries stay as they are: no tally, no history and no number will move.
        ! Other copies of this journal will lose these values too, once they are opened on this machine. Out of reach: backups and copies elsewhere, of the folder or of its keys, exports elsewhere, files and prints handed out. Destroy those yourself.
        ! J19 recorded: 4 values erased.
        ! All of it is carried out: nothing of it is left in the journal’s files, nor are its keys on this machine.
        $ ect purge --due
        ! Nothing is past its day on 2028-02-01.
        ! The programme ends on 2025-12-31; its words are kept 24 months more (verbatim_months in ect.toml).
    """)
    with Journal.open(later) as journal:
        event = journal.entry("J19").event
        assert (str(event.ground), event.decided_by) == ("retention_ended", "P-01")  # type: ignore[attr-defined]
        assert journal.store.sealed() == []


def test_a_session_in_french(later: Path) -> None:
    """Only shown, with the French names."""
    session(
        """
        $ ect purger --due --dry-run --on 2027-03-01
        Conservé comme  Au sujet de  Valeurs  Jusqu’au    Entrées
        ─────────────────────────────────────────────────────────
        contact         P-21               1  2027-02-06  J15
        ! Échues au 2027-03-01, valeurs\u202f: 1.
        ! Le programme finit le 2025-12-31\u202f; ses paroles se conservent encore 24 mois (verbatim_months dans ect.toml).
        ! Clés qui seront détruites\u202f: P-21 (1).
        ! Les entrées restent telles quelles\u202f: aucun bilan, aucun historique, aucun nombre ne bougera.
        ! Les autres copies de ce journal perdront aussi ces valeurs, une fois ouvertes sur cette machine. Hors d’atteinte\u202f: les sauvegardes et copies qui sont ailleurs, du dossier ou de ses clés, les sorties écrites ailleurs, les fichiers et tirages remis. À vous de les détruire.
        ! Rien n’a été effacé.
        """,
        ECT_LANG="fr",
    )


def test_nothing_goes_before_its_day(later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day to come can be looked at, and no more; nor does anything go by itself."""
    _now(monkeypatch, 2026)
    before = _bytes(later)
    session("""
        $ ect purge --due --yes
        ! Nothing is past its day on 2026-02-01.
        ! The programme ends on 2025-12-31; its words are kept 24 months more (verbatim_months in ect.toml).
        $ ect purge --due --on 2028-01-01 --yes
        ! ect: 2028-01-01 is still to come.
        ! ect: hint: Add --dry-run to see what will be due then; nothing is erased before its day.
        [exit 2]
        $ ect purge
        ! ect: Nothing says what to purge: --due is missing.
        ! ect: hint: `ect purge --due --dry-run` lists what is past its day; `ect erase` erases anything else.
        [exit 2]
    """)
    shown = run("purge", "--due", "--dry-run", "--on", "2028-01-01")
    assert "Past their day on 2028-01-01, values: 4." in shown.stderr
    assert _bytes(later) == before


def test_without_a_terminal_somebody_has_to_have_agreed(later: Path) -> None:
    """Nothing is asked of nobody, and nothing goes."""
    played = play("$ ect purge --due").splitlines()
    assert played[-3:] == [
        "! ect: Nobody is here to agree, and nothing was erased.",
        "! ect: hint: Read what would go (--dry-run), then add --yes; or run it on a terminal.",
        "[exit 2]",
    ]
    assert _accesses(later) == [Access.OPEN] * 4


@pytest.mark.parametrize("answer", ["", "no", "non"])
def test_the_answer_is_no_unless_it_is_yes(later: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """On a terminal, what was shown stays until somebody says so."""
    monkeypatch.setattr("ect_cli.keep.erase.on_terminal", lambda: True)
    result = run("purge", "--due", input=f"{answer}\n")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "Nothing was erased.")
    assert _accesses(later) == [Access.OPEN] * 4
    assert run("purge", "--due", input="yes\n").stdout.splitlines()[-1] == "J19"
    assert _accesses(later) == []


def test_the_settings_lengthen_the_time_of_words(later: Path) -> None:
    """`verbatim_months` in ect.toml; what it cannot mean is refused."""
    settings = later / "ect.toml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(f"{written}verbatim_months = 48\n", encoding="utf-8")
    result = run("purge", "--due", "--dry-run")
    assert "Past their day on 2028-02-01, values: 1." in result.stderr
    assert "kept 48 months more" in result.stderr
    settings.write_text(f'{written}verbatim_months = "48"\n', encoding="utf-8")
    result = run("purge", "--due", "--dry-run")
    assert result.exit_code == 1
    assert "is no number of months: 48." in result.stderr
    assert "verbatim_months = 24" in result.stderr


def test_without_a_programme_it_says_that_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values without an end are counted, and never due."""
    _now(monkeypatch, 2099)
    with Journal.create(tmp_path / "j", origin="essai", by="rd") as journal:
        journal.record(ActorRegistered(code="rd", nature="person", category="lab"))
        journal.record(ObservationRecorded(title="Vu", text="Ils parlaient fort."))
    session(f"""
        $ ect purge --due --journal {tmp_path / "j"}
        ! Nothing is past its day on 2099-02-01.
        ! The journal has opened no programme, so nothing says when its words are due; values without an end: 1.
    """)


def _accesses(folder: Path) -> list[Access]:
    with Journal.open(folder) as journal:
        digests = [row.digest for row in journal.store.sealed()]
        return [opened.access for opened in journal.vault.open(digests).values()]


def _bytes(folder: Path) -> int:
    with Journal.open(folder) as journal:
        return hash((journal.head, tuple(journal.store.sealed())))
