"""Words that should not be there are taken out of an entry: shown first, asked, then done."""

import json
import shlex
from pathlib import Path

import pytest

from ect_cli.keep import expunge as command
from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered
from tests.cli.session import run, session

GONE = "Dupré"


@pytest.fixture
def slipped(folder: Path) -> Path:
    """J15, an observation whose title has a name; J16 rests on it."""
    run("observe", "--title", "Paul Dupré a dit non", "--on", "2024-02-06", "--project", "ALI-01")
    run("record", "memo", "--title", "Suite", "--note-kind", "field", "--ground", "J15")
    return folder


def held(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_shown_then_done(slipped: Path) -> None:
    """What would change, what stays; then the entries, and where the copy is read."""
    session("""
        $ ect expunge J15 --replace "Paul Dupré=P-07" --reason "un nom" --dry-run
        Will be taken out of the log for good:
          J15  observation recorded, 2024-02-06
              title: Paul Dupré a dit non → P-07 a dit non
        Cited by J16, which will go on citing it.
        Its number, its moment, its leaf in the tree and every count will stay.
        Out of reach: backups and other copies of the folder or of its keys, exports elsewhere, files and prints handed out. Destroy those yourself.
        Nothing was recorded.
        $ ect expunge 15 --set "title=P-07 a dit non" --reason "un nom" --decided-by P-01 --yes
        J17
        J18
        ! Will be taken out of the log for good:
        !   J15  observation recorded, 2024-02-06
        !       title: Paul Dupré a dit non → P-07 a dit non
        ! Cited by J16, which will go on citing it.
        ! Its number, its moment, its leaf in the tree and every count will stay.
        ! Out of reach: backups and other copies of the folder or of its keys, exports elsewhere, files and prints handed out. Destroy those yourself.
        ! J15 is expunged: J17 is read in its place.
        ! Nothing of the former text is left in the journal’s database.
        $ ect show J15
        J15  observation recorded (observation.recorded)
          When           2024-02-06
          Recorded       2024-02-07 18:03, by rd
          Standing       live
          Expunged       on 2024-02-07, by J18, decided by P-01: un nom
          title          P-07 a dit non
          projects       ALI-01
          negative_case  no
        $ ect show J17
        J17  blank (entry.blank)
          When         2024-02-07
          Recorded     2024-02-07 18:03, by rd
          Standing     blank (clean copy of J15)
          expunged_by  J18
          copy_of      J15
    """)
    assert GONE.encode() not in held(slipped)
    shown = json.loads(run("show", "J15", "--format", "json").stdout)
    assert (shown["expunged_by"], shown["entry"]["data"]["title"]) == ("J18", "P-07 a dit non")


def test_in_french(slipped: Path) -> None:
    """The command, the rehearsal, the log and the card."""
    said = run("caviarder", "J15", "--replace", "Paul Dupré=P-07", "--reason", "un nom", "--yes", ECT_LANG="fr")
    assert said.stdout.split() == ["J17", "J18"]
    assert "J15 est caviardée\u202f: J17 se lit à sa place." in said.stderr.replace(" :", "\u202f:")
    logged = run("log", ECT_LANG="fr").stdout
    assert "copie propre de J15" in logged
    assert "page blanche" in logged
    assert GONE not in logged
    assert "Caviardée" in run("show", "J15", ECT_LANG="fr").stdout


def test_still_held_elsewhere(slipped: Path) -> None:
    """What still has the words is named at the end, instead of saying that nothing is left; nothing is, after that."""
    run("record", "memo", "--title", "Selon Paul Dupré", "--note-kind", "field")
    call = ("--replace", "Paul Dupré=P-07", "--reason", "un nom", "--yes")
    said = run("expunge", "J15", *call).stderr
    assert "The journal still holds these words in J17; expunge them there too." in said
    assert "left in the journal" not in said
    assert "left in the journal’s database." in run("expunge", "J17", *call).stderr
    assert GONE.encode() not in held(slipped)


def test_rehearsed(slipped: Path) -> None:
    """As strictly as it is done: nothing is recorded, and it says so; a reason that repeats the words is refused."""
    call = ("expunge", "J15", "--replace", "Paul Dupré=P-07", "--dry-run")
    shown = run(*call, "--reason", "un nom", ECT_LANG="fr").stdout
    assert shown.startswith("Sera ôté")
    assert shown.endswith("Rien n’a été consigné.\n")
    assert run(*call, "--reason", "Dupré est nommé").exit_code == 0
    refused = run(*call, "--reason", "Paul Dupré est nommé")
    assert (refused.exit_code, refused.stdout) == (1, "")


def test_blank_rehearsed(slipped: Path) -> None:
    """The codes of an entry are not words that others repeat."""
    run("observe", "--title", "Vu à ALI-01", "--project", "ALI-01")
    shown = run("expunge", "J17", "--blank", "--reason", "un nom", "--dry-run").stdout
    assert "will be left" in shown
    assert "repeat" not in shown


def test_a_known_name(slipped: Path) -> None:
    """A copy that would say one is refused, as an entry is."""
    with Journal.open(slipped) as journal:
        name = "Claire de Montvallon"
        journal.record(ActorRegistered(code="P-17", nature="person", category="resident", name=name), by="rd")
    for lang, word in (("en", "Choose other words"), ("fr", "Choisissez d’autres mots")):
        said = run(
            "expunge", "J15", "--set", "title=Claire de Montvallon", "--reason", "un nom", "--yes", ECT_LANG=lang
        )
        assert (said.exit_code, "P-17" in said.stderr, word in said.stderr) == (1, True, True), said.stderr


def test_a_sealed_field(slipped: Path) -> None:
    """It is erased, not expunged: said before any file is looked for; in a correction of it too."""
    run("observe", "--title", "Vu", "--text", "-", input="Un récit")
    run("correct", "J17", "--set", "title=Entendu", "--reason", "faute")
    for ref in ("J17", "J18"):
        for lang, word in (("en", f"`ect erase {ref}`"), ("fr", f"ect effacer {ref}")):
            said = run("expunge", ref, "--set", "text=absent.txt", "--reason", "un nom", "--yes", ECT_LANG=lang)
            assert (said.exit_code, word in said.stderr) == (1, True), said.stderr
            assert "absent.txt" not in said.stderr


def test_asked(slipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is no unless it is yes; without a terminal, --yes is needed."""
    call = ("expunge", "J15", "--replace", "Paul Dupré=P-07", "--reason", "un nom")
    assert run(*call).exit_code == 2
    monkeypatch.setattr(command, "on_terminal", lambda: True)
    for answer in ("\n", "no\n"):
        refused = run(*call, input=answer)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "Nothing was expunged." in refused.stderr
    assert GONE.encode() in held(slipped)
    assert run(*call, input="yes\n").stdout.split() == ["J17", "J18"]
    assert GONE.encode() not in held(slipped)


def test_several_at_once(slipped: Path) -> None:
    """Each gets its copy; a correction by the fields of what it corrects."""
    run("correct", "J15", "--set", "place=Mairie", "--reason", "dit par Paul Dupré")
    said = run("expunge", "J15", "J17", "--replace", "Paul Dupré=P-07", "--reason", "un nom", "--yes")
    assert said.stdout.split() == ["J18", "J19", "J20", "J21"]
    assert GONE.encode() not in held(slipped)
    run("expunge", "J17", "--set", "title=Quelqu’un a dit non", "--reason", "mieux", "--yes")
    assert json.loads(run("show", "J15", "--format", "json").stdout)["reads"]["data"]["title"] == "Quelqu’un a dit non"


def test_left_blank(slipped: Path) -> None:
    """Only where nothing rests on it."""
    assert run("expunge", "J15", "--blank", "--reason", "un nom", "--yes").exit_code == 1
    said = run("expunge", "J16", "--blank", "--reason", "un nom", "--yes")
    assert "J16 is expunged: a blank page is left." in said.stderr
    assert "expunged by J17" in run("show", "J16").stdout


def test_files_go(slipped: Path) -> None:
    """A draft that repeats the words is named, then goes; another's file is named and stays."""
    for name in ("drafts/essai.txt", "notes.txt"):
        (slipped / name).parent.mkdir(exist_ok=True)
        (slipped / name).write_text("Paul Dupré a dit non", encoding="utf-8")
    call = ("expunge", "J15", "--replace", "Paul Dupré=P-07", "--reason", "un nom")
    shown = run(*call, "--dry-run").stdout
    assert "Files that will be removed, since they repeat these values: drafts/essai.txt." in shown
    assert "left to delete: notes.txt." in shown
    run(*call, "--yes")
    assert not (slipped / "drafts/essai.txt").exists()
    assert (slipped / "notes.txt").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("J15 --reason x", 2),
        ("J15 --replace x --reason x", 2),
        ("J15 --replace a=b --blank --reason x", 2),
        ('J15 --replace "Paul Dupré=P-07"', 2),
        ("J15 --replace absent=rien --reason x --yes", 1),
        ("J15 --set projects=ECI-03 --reason x --yes", 1),
        ("J1 --replace a=b --reason x --yes", 1),
        ("J99 --replace a=b --reason x --yes", 1),
        ("J15 J2 --set title=x --reason x --yes", 2),
        ('J15 --replace "Paul Dupré=P-07" --reason x --yes --decided-by inconnu', 1),
    ],
)
def test_refused(slipped: Path, line: str, code: int) -> None:
    """With a hint, in both languages, and nothing done."""
    for lang in ("en", "fr"):
        said = run("expunge", *shlex.split(line), ECT_LANG=lang)
        assert said.exit_code == code, said.stderr
        assert len(said.stderr.splitlines()) >= 2
    assert run("show", "J17").exit_code == 1
    assert GONE.encode() in held(slipped)
