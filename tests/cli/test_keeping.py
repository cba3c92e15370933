"""Opening a journal, the demo, moving entries and whole journals."""

import json
from pathlib import Path

import pytest

from ect_cli.keep.demo import Progress
from ect_journal import Journal
from tests.cli.session import run, session

YOU = ("--by", "ab", "--category", "coopérative", "--title", "Essai d’été", "--funder", "ADEME")
DAYS = ("--start", "2024-01-01", "--end", "31/12/2026")


# init -------------------------------------------------------------------------------------------------------------------


def test_init_without_a_terminal_names_what_is_missing() -> None:
    """It fails fast, and nothing is made."""
    session("""
        $ ect init cluster --by ab
        ! ect: Nobody is here to answer; still missing: --category --title --funder --start --end.
        ! ect: hint: Give these options, or run it on a terminal.
        [exit 2]
    """)
    assert not Path("cluster").exists()


def test_init_opens_a_journal() -> None:
    """J1, who opened it, the programme; the folder on standard output; then one can observe."""
    result = run("init", "cluster", *YOU, *DAYS, ECT_BY=None)
    assert (result.exit_code, result.stdout) == (0, "cluster\n")
    assert run("observe", "--title", "Vu", "--journal", "cluster", ECT_BY=None).stdout == "J4\n"
    with Journal.open("cluster") as journal:
        assert [entry.type for entry in journal.entries()][:3] == [
            "journal.opened",
            "actor.registered",
            "programme.opened",
        ]
        assert (journal.origin, journal.entry("J2").by) == ("ect/essai-d-ete", "ab")


def test_init_may_record_the_first_registry() -> None:
    """Three hypotheses, their rivals, the mandates of the committees."""
    run("init", "cluster", *YOU, *DAYS, "--registry", ECT_BY=None)
    shown = json.loads(run("hypotheses", "--journal", "cluster", "--format", "json").stdout)
    assert {row["hypothesis"] for row in shown} == {"H1", "H2", "H3"}


def test_init_asks_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not given is asked for on standard error, and asked again until it can be read."""
    monkeypatch.setattr("ect_cli.keep.init.on_terminal", lambda: True)
    answers = [
        "a b",
        "ab",
        "chimère",
        "association",
        "Essai",
        "ADEME",
        "jadis",
        "01/01/2024",
        "31/12/2023",
        "31/12/2026",
    ]
    result = run("init", "cluster", input="\n".join([*answers, "peut-être", ""]) + "\n", ECT_BY=None)
    assert (result.exit_code, result.stdout) == (0, "cluster\n"), result.stderr
    assert "“chimère” is not one of the words" in result.stderr
    assert "“jadis” is not a day." in result.stderr
    assert "“a b” is not a code. A code is a letter" in result.stderr
    assert "2023-12-31 is before the first day, 2024-01-01." in result.stderr
    assert "Answer yes or no." in result.stderr
    assert run("hypotheses", "H1", "--journal", "cluster").stdout, "an empty answer is the yes that was proposed"
    assert "Next, in that folder: ect observe" in result.stderr


def test_a_refused_beginning_leaves_nothing() -> None:
    """What the rules refuse is refused before the folder is made."""
    result = run("init", "cluster", *YOU, *DAYS, "--time-zone", "Mars/Olympus", ECT_BY=None)
    assert (result.exit_code, Path("cluster").exists()) == (1, False)


@pytest.mark.parametrize(
    ("option", "written", "said"),
    [
        ("--by", "R D", "--by: “R D” is not a code."),
        ("--title", "x" * 300, "--title: This is no title: it is empty or too long."),
        ("--end", "2023-12-31", "--end: 2023-12-31 is before the first day, 2024-01-01."),
    ],
)
def test_init_names_the_option_that_does_not_fit(option: str, written: str, said: str) -> None:
    """Without a terminal, what is wrong says which option it is about."""
    result = run("init", "cluster", *YOU, *DAYS, option, written, ECT_BY=None)
    assert (result.exit_code, Path("cluster").exists()) == (2, False)
    assert result.stderr.splitlines()[0] == f"ect: {said}"


def test_init_changes_nothing_where_a_journal_is(folder: Path) -> None:
    """It says so before it asks anything."""
    before = (folder / "journal.sqlite").read_bytes()
    result = run("init", str(folder))
    assert (result.exit_code, "exists already" in result.stderr) == (1, True)
    assert (folder / "journal.sqlite").read_bytes() == before


def test_a_synchronised_folder_is_pointed_out() -> None:
    """The journal is opened, with a word of warning."""
    result = run("init", "Dropbox/cluster", *YOU, *DAYS, ECT_BY=None)
    assert result.exit_code == 0
    assert "ect backup" in result.stderr


# demo -------------------------------------------------------------------------------------------------------------------


def test_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fiction is said first; then the three questions, the way in, and three commands that work as printed."""
    first = run("demo")
    assert first.exit_code == 0
    lines = first.stdout.splitlines()
    assert lines[0] == "Everything below is fictional: people, projects and figures."
    assert [line for line in lines if line.startswith(("In what", "What speaks", "How and why"))] == [
        "In what state the projects are",
        "What speaks for and against H1b",
        "How and why the method ACC changed",
    ]
    assert lines[-4] == "  cd ect-demo"
    monkeypatch.chdir("ect-demo")
    for command in lines[-3:]:
        assert run(*command.split()[1:]).exit_code == 0
    with Journal.open(".") as journal:
        assert journal.head >= 300
    inside = run("demo")
    assert (inside.exit_code, inside.stdout, Path("ect-demo").exists()) == (1, "", False)
    assert "is a journal: the demo is not written inside it." in inside.stderr


def test_the_demo_is_written_once(own_demo: Path) -> None:
    """Where it stands already it says so, changes nothing, and answers as before."""
    before = (own_demo / "journal.sqlite").read_bytes()
    result = run("demo", str(own_demo))
    assert (result.exit_code, result.stderr) == (0, f"The demo is already in {own_demo}; nothing was changed.\n")
    assert (own_demo / "journal.sqlite").read_bytes() == before


def test_the_demo_never_takes_anothers_place(folder: Path) -> None:
    """A folder with another journal is refused."""
    result = run("demo", str(folder))
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, f"ect: {folder} holds another journal.")


def test_progress_is_shown_late_and_only_to_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said within the first second, nor when nobody looks."""
    progress = Progress()
    progress("2023-01-10", 12)
    progress.clear()
    assert capsys.readouterr().err == ""


# moving -----------------------------------------------------------------------------------------------------------------

OPENED = (
    '{"type":"project.opened","data":{"code":"MOB-01","name":"Autopartage","domains":["mobility"],"territory":"Val"}}'
)
SEEN = '{"type":"observation.recorded","data":{"title":"Vu","projects":["MOB-01"]},"grounds":["@1"]}'
BAD = '{"type":"observation.recorded","data":{"titre":"Vu"}}'


def test_import_is_all_or_nothing(folder: Path) -> None:
    """The new numbers, a line each; one bad line refuses all, and every bad line is listed."""
    refused = run("import", "-", input=f"{OPENED}\n{BAD}\nnot json\n{SEEN}\n")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert [line.split(":")[0].strip() for line in refused.stderr.splitlines()] == ["ect", "line 2", "line 3", "ect"]
    rehearsed = run("import", "-", "--dry-run", input=f"{OPENED}\n{SEEN}\n")
    assert (rehearsed.stdout, rehearsed.stderr) == ("J15\nJ16\n", "Nothing was recorded; 2 entries would be.\n")
    assert run("show", "J15").exit_code == 1
    Path("entries.jsonl").write_text(f"{OPENED}\r\n{SEEN}\r\n", encoding="utf-8", newline="")
    taken = run("import", "entries.jsonl")
    assert (taken.stdout, taken.stderr) == ("J15\nJ16\n", "2 entries recorded.\n")
    assert json.loads(run("show", "J16", "--format", "json").stdout)["entry"]["grounds"] == ["J15"]


def test_export_and_restore(own_demo: Path) -> None:
    """Entry for entry, byte for byte; restoring again, where it stands, changes nothing."""
    exported = run("export").stdout_bytes
    with Journal.open(own_demo) as journal:
        assert exported == b"".join(row.state + b"\n" for row in journal.rows())
    assert run("export", "--format", "jsonl", "--output", "out.jsonl").stdout == ""
    assert Path("out.jsonl").read_bytes() == exported
    said = []
    for _ in range(2):
        restored = run("restore", "out.jsonl", "again")
        said.append(restored.stderr)
        assert restored.stdout == "again\n"
        assert run("export", "--journal", "again").stdout_bytes == exported
    assert "Sealed texts and attachments are not in an export" in said[0]
    assert said[1].endswith("entries already; nothing was added.\n")


def test_an_export_is_not_imported(folder: Path) -> None:
    """Its entries have their numbers: one sentence points to `ect restore`."""
    run("export", "--output", "out.jsonl")
    session("""
        $ ect import out.jsonl
        ! ect: out.jsonl is an export: its entries have their numbers already.
        ! ect: hint: `ect restore out.jsonl FOLDER` rebuilds the journal it comes from.
        [exit 1]
        $ ect import nowhere.jsonl
        ! ect: There is no file nowhere.jsonl.
        ! ect: hint: Check the path, or give - to read standard input.
        [exit 2]
        $ ect restore cluster again
        ! ect: cluster is a folder.
        ! ect: hint: Give the path of a file.
        [exit 2]
    """)


def test_many_bad_lines(folder: Path) -> None:
    """The first five are printed, the others counted."""
    lines = run("import", "-", input="x\n" * 28).stderr.splitlines()
    assert [line.split(":")[0].strip() for line in lines[1:6]] == [f"line {number}" for number in range(1, 6)]
    assert lines[6:7] == ["  … and 23 more"]
    assert len(lines) == 8


def test_a_file_is_never_written_over(folder: Path) -> None:
    """Nor is a folder made: another name, or --force."""
    session("""
        $ ect export --output out.jsonl
        ! 14 entries written to out.jsonl.
        $ ect export --output out.jsonl
        ! ect: out.jsonl exists already.
        ! ect: hint: Give another name, or --force to replace that file.
        [exit 1]
        $ ect export --output out.jsonl --force
        ! 14 entries written to out.jsonl.
        $ ect export --output out.csv
        ! ect: The extension .csv means no format here.
        ! ect: hint: Use one of .jsonl, or say which with --format.
        [exit 2]
        $ ect log --output nowhere/log.csv
        ! ect: There is no folder nowhere.
        ! ect: hint: Make that folder first, or name a file elsewhere.
        [exit 1]
    """)
    assert not Path("nowhere").exists()


def test_restore_refuses_what_is_not_an_export(folder: Path) -> None:
    """Nothing is made of it."""
    result = run("restore", "-", "again", input=OPENED)
    assert (result.exit_code, Path("again").exists()) == (1, False)


def test_a_backup_is_a_journal(folder: Path) -> None:
    """The whole folder, sealed texts included; its path on standard output; never over something else."""
    run("observe", "--title", "Vu", "--text", "-", input="Un récit")
    (path,) = run("backup", "copy").stdout.splitlines()
    assert run("show", "J15", "--field", "text", "--journal", path).stdout == "Un récit"
    assert run("backup", "copy").exit_code == 1


def test_a_backup_has_no_drafts(folder: Path) -> None:
    """They are in clear: left out, and said to be, when there are some."""
    assert "raft" not in run("backup", "without").stderr
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / "drafts" / "essai.txt").write_text("en clair", encoding="utf-8")
    assert f"Drafts are not in this copy: 1 file(s) in {folder / 'drafts'}, in clear." in run("backup", "copy").stderr
    assert "Les brouillons ne sont pas dans cette copie" in run("backup", "copie", ECT_LANG="fr").stderr
    assert not Path("copy/drafts").exists()
    assert (folder / "drafts" / "essai.txt").exists()
