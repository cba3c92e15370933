"""Recording from the command line."""

import json
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ect_cli.record.examples import EXAMPLES
from ect_journal import Journal
from tests.cli.session import run, session

BODY = "Les élus parlent « prix du repas »\u202f; les producteurs, débouchés.\n\n\tÀ 20 h 40 : « tenir l’hiver » 🥕\n"

STATEFUL = {
    "programme.opened": "second-programme",
    "experiment.started": "experiment-transition",
    "deliverable.submitted": "already-submitted",
}
"""Types whose example the demo refuses, for it holds that very event; and the rule that says so."""


def head(folder: Path) -> int:
    with Journal.open(folder) as journal:
        return journal.head


def text_of(folder: Path, ref: str, field: str = "text") -> str | None:
    with Journal.open(folder) as journal:
        return journal.open_sealed(getattr(journal.entry(ref).event, field))


# Sessions ---------------------------------------------------------------------------------------------------------------


def test_an_evening(folder: Path) -> None:
    """The number on standard output and nothing else; the rest, with what the rules note, on standard error."""
    session("""
        $ ect record observation --title "Le besoin est reformulé : tenir l'hiver" --project ALI-01 --on hier
        J15
        ! J15 recorded: observation recorded, 2024-02-06. Le besoin est reformulé : tenir l'hiver
        $ ect observe --title "Deux maires" --project ALI-01,ECI-03 --on 16/01 --ground 15
        J16
        ! J16 recorded: observation recorded, 2024-01-16. Deux maires
        ! note (late): Recorded 22 days after it happened.
        $ ect record evidence --claim H1b --entry J15 --direction appuie --cluster G1 --source-kind observation --rationale "Il change."
        J17
        ! J17 recorded: evidence linked, 2024-02-07. H1b@1 · J15 · supports · observation · Il change.
        $ ect weigh --evidence J17 --reader P-01 --weight rival=R-appel,if_rival=rarement,if_claim=half --rationale "Oui."
        J18
        ! J18 recorded: evidence judged, 2024-02-07. J17 · P-01 · Oui.
        !   against R-appel: 5 times more expected if the claim is true (2 to 13)
        ! note (one-reader): J17 has been read by one reader only.
    """)  # a session is written as it is typed


def test_a_code_that_nothing_has(folder: Path) -> None:
    """An unknown project is refused with the rule, the known codes and the nearest one; nothing is recorded."""
    session("""
        $ ect record observation --title "Vu" --project ALI-99 --on 2024-02-06
        ! ect: unknown-code: No project has the code ALI-99.
        ! ect: hint: Did you mean ALI-01? Known codes: ALI-01, ECI-03.
        [exit 1]
    """)
    assert head(folder) == 14


def test_in_french(folder: Path) -> None:
    """The same in French, spaces and all."""
    session(
        """
        $ ect observer --title "Vu" --on hier
        J15
        ! J15 consignée\u202f: observation consignée, 2024-02-06. Vu
        $ ect observer --titel "Vu"
        ! ect\u202f: L’option «\u202f--titel\u202f» n’existe pas.
        ! ect\u202f: conseil\u202f: Vouliez-vous dire --title\u202f? «\u202fect observer --help\u202f» dit ce qu’on peut écrire.
        [exit 2]
        """,
        ECT_LANG="fr",
    )


def test_what_is_missing_is_said_at_once(folder: Path) -> None:
    """Every missing option is named, before any text is asked for."""
    session("""
        $ ect weigh --reader rd --evidence J15
        ! ect: Still missing: --weight.
        ! ect: hint: `ect weigh --help` says what it takes.
        [exit 2]
        $ ect observe
        ! ect: Still missing: --title.
        ! ect: hint: `ect observe --help` says what it takes.
        [exit 2]
        $ ect record observation --title ""
        ! ect: observation.recorded: title is empty.
        ! ect: hint: `ect record observation --help` says what it takes.
        [exit 1]
    """)


def test_a_link_without_a_cluster_is_met_with_proposals(folder: Path) -> None:
    """The names of the common sources that the entry may share, with their reasons; none is taken by itself."""
    session("""
        $ ect observe --title "Deux maires" --project ALI-01 --on 2024-02-06
        J15
        ! J15 recorded: observation recorded, 2024-02-06. Deux maires
        $ ect record evidence --claim H1b --entry 15 --direction appuie --source-kind observation --rationale "Vu."
        ! ect: Still missing: --cluster.
        ! ect: hint: Common sources proposed for J15: G-ALI-01-0206, for ALI-01 on 2024-02-06; or a name of your own.
        [exit 2]
        $ ect record evidence --claim H1b --entry 99 --direction appuie --source-kind observation --rationale "Vu."
        ! ect: Still missing: --cluster.
        ! ect: hint: `ect record evidence --help` says what it takes.
        [exit 2]
    """)


def test_a_prediction_that_is_resolved_proposes_its_link(folder: Path) -> None:
    """The line to type next, which works as it is printed, and what was foreseen; once it is linked, no more."""
    run("record", "prediction", "--code", "ATT-1", "--claim", "H1b", "--title", "L’énoncé bouge", "--p-claim", "0,7",
        "--p-rival", "rival=R-appel,p=0.2")  # fmt: skip
    run("observe", "--title", "Deux maires", "--project", "ALI-01", "--on", "2024-02-06")
    session("""
        $ ect record prediction-resolved --prediction ATT-1 --result observé --entry J16
        J17
        ! J17 recorded: prediction resolved, 2024-02-07. ATT-1 · observed · J16
        ! ATT-1 has its answer; if J16 is evidence, link it:
        !   ect record evidence --claim H1b --entry J16 --direction supports --cluster G-ALI-01-0206 --source-kind observation --prediction ATT-1 --rationale 'L’énoncé bouge: seen, as ATT-1 foresaw.'
        !   against R-appel, it foresaw: 3 times more expected if the claim is true
        $ ect record evidence --claim H1b --entry J16 --direction supports --cluster G-ALI-01-0206 --source-kind observation --prediction ATT-1 --rationale 'L’énoncé bouge: seen, as ATT-1 foresaw.'
        J18
        ! J18 recorded: evidence linked, 2024-02-07. H1b@1 · J16 · supports · observation · ATT-1 · L’énoncé bouge: seen, as ATT-1 foresaw.
        $ ect record prediction-resolved --prediction ATT-1 --result "non observé" --entry J16
        J19
        ! J19 recorded: prediction resolved, 2024-02-07. ATT-1 · not observed · J16
    """)
    run("retract", "18", "--reason", "erreur")
    french = run("record", "prediction-resolved", "--prediction", "ATT-1", "--result", "non observé", "--entry", "J16",
        ECT_LANG="fr").stderr.splitlines()  # fmt: skip
    assert french[-2].startswith(
        "  ect record evidence --claim H1b --entry J16 --direction fragilise --cluster G-ALI-01-0206 "
    )
    assert french[-1] == "  face à R-appel, il prévoyait\u202f: 3 fois plus attendu si la rivale est vraie"
    assert run(*shlex.split(french[-2])[1:], "--dry-run").exit_code == 0


def test_numbers_that_are_none(folder: Path) -> None:
    """A count and a grade name their option and say what they may be; a wrong word says in which object it stands."""
    session("""
        $ ect decide --title x --kind calendrier --outcome adoptée --votes-against -1
        ! ect: --votes-against: “-1” is not a whole number, zero or more.
        ! ect: hint: Write digits only, such as 0 or 12.
        [exit 2]
        $ ect record pillar --project ALI-01 --pillar resilience --score 7 --rationale x
        ! ect: --score: “7” is not a grade.
        ! ect: hint: Write 0, 1, 2, 3 or 4.
        [exit 2]
        $ ect weigh --evidence J17 --reader P-01 --rationale x --weight rival=R-appel,if_rival=half,if_claim=rarely --weight rival=R-autre,if_rival=rarly,if_claim=half
        ! ect: In --weight (the 2nd), if_rival: “rarly” is none of: almost_never, rarely, sometimes, half, often, almost_always.
        ! ect: hint: Did you mean rarely?
        [exit 2]
    """)
    french = run("weigh", "--weight", "rival=R,if_claim=rarment", ECT_LANG="fr").stderr
    assert french.startswith("ect\u202f: Dans --weight (le 1er), if_claim\u202f: «\u202frarment\u202f» n’est pas")


def test_nobody_is_named(folder: Path) -> None:
    """Without --by, ECT_BY nor ect.toml, it is a wrong usage, said before anything is read."""
    result = run("observe", "--title", "Vu", "--text", "-", input="perdu", ECT_BY=None)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1].startswith("ect: hint: Name yourself")
    assert run("observe", "--title", "Vu", "--by", "P-01", ECT_BY=None).stdout == "J15\n"


def test_recording_waits_for_neither_frames_nor_tables(folder: Path) -> None:
    """Only who reads waits for polars and rich."""
    program = (
        "import sys\nfrom ect_cli.main import cli\n"
        "try: cli(['observe', '--title', 'Vu'])\nexcept SystemExit: pass\n"
        "print([name for name in ('polars', 'rich') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == ["J15", "[]"]


@pytest.mark.parametrize("type", list(EXAMPLES))
def test_every_example_works(demo: Path, type: str) -> None:
    """The example of each help screen can be recorded on the demo, but for what the demo holds already."""
    args = shlex.split(EXAMPLES[type].replace("\\\n", " "))[1:]
    result = run(*args, "--dry-run")
    if type in STATEFUL:
        assert result.stderr.startswith(f"ect: {STATEFUL[type]}: ")
    else:
        assert (result.exit_code, json.loads(result.stdout)["type"]) == (0, type), result.stderr


# Texts ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_comes_back_as_it_was_given(folder: Path, newline: str) -> None:
    """Accents, guillemets, narrow spaces, emoji and the last line break; only the ends of lines are made alike."""
    result = run("observe", "--title", "Vu", "--text", "-", input=BODY.replace("\n", newline).encode())
    assert result.stdout == "J15\n"
    assert run("show", "J15", "--field", "text").stdout_bytes == BODY.encode()


def test_no_word_of_a_sealed_text_is_in_the_log(folder: Path) -> None:
    """The state columns hold a commitment; neither the words nor their JSON."""
    run("observe", "--title", "Vu", "--text", "-", input=BODY.encode())
    with sqlite3.connect(folder / "journal.sqlite") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        states = [
            bytes(state) for name in tables if "state" in {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
            for (state,) in database.execute(f"SELECT state FROM {name}")
        ]  # fmt: skip
    database.close()
    assert len(states) >= 15
    for word in ("repas", "débouchés", "d\\u00e9bouch\\u00e9s", "hiver »"):
        assert not any(word.encode() in state for state in states)


def test_a_text_from_a_file(folder: Path) -> None:
    """A path stands for the text of the file; a byte order mark is not part of it."""
    Path("notes.txt").write_text(BODY, encoding="utf-8-sig", newline="")
    run("observe", "--title", "Vu", "--text", "notes.txt")
    assert text_of(folder, "J15") == BODY


def test_a_text_is_never_a_plain_value(folder: Path) -> None:
    """What is not a file is refused, and the hint says why."""
    session("""
        $ ect observe --title "Vu" --text "Le maire a dit"
        ! ect: There is no file Le maire a dit.
        ! ect: hint: Give the path of a file, or - to read standard input; a text is never given on the command line itself, which the shell remembers.
        [exit 2]
        $ ect observe --title "Vu" --text - --data -
        ! ect: Standard input is asked for twice.
        ! ect: hint: Give - once, and files elsewhere.
        [exit 2]
    """)


def test_bytes_that_are_not_text(folder: Path) -> None:
    """Standard input in another encoding is refused, with what to do in PowerShell; nothing is recorded."""
    result = run("observe", "--title", "Vu", "--text", "-", input=b"\xff\xfeV\x00")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "OutputEncoding" in result.stderr


def test_several_sealed_texts(folder: Path) -> None:
    """A list of sealed texts takes an option for each."""
    run("record", "consent", "--person", "P-07", "--scope", "verbatim", "--form", "signé")
    Path("a.txt").write_text("« Qui d’autre avait le problème »", encoding="utf-8")
    result = run(
        "record", "interview", "--title", "Entretien", "--interviewee", "P-07", "--verbatim", "a.txt", "--verbatim", "-",
        input="« On ne sait pas »",
    )  # fmt: skip
    assert result.stdout == "J16\n"
    assert run("show", "16", "--field", "verbatims").stdout == "« Qui d’autre avait le problème »\n« On ne sait pas »"


# Drafts and the editor --------------------------------------------------------------------------------------------------


def drafts(folder: Path) -> list[str]:
    return [path.read_bytes().decode() for path in sorted((folder / "drafts").iterdir())]


def test_a_text_survives_a_failure(folder: Path) -> None:
    """What was piped is kept as a draft whose path is the end of the hint; what is in a file is not copied."""
    result = run("observe", "--title", "Vu", "--project", "ALI-99", "--text", "-", input=BODY.encode())
    path = Path(result.stderr.rstrip().removesuffix(".").rpartition("Your text is kept in ")[2])
    assert len(result.stderr.splitlines()) == 2
    assert path.parent == folder / "drafts"
    assert path.read_bytes() == BODY.encode()
    Path("notes.txt").write_text(BODY, encoding="utf-8")
    run("observe", "--title", "Vu", "--project", "ALI-99", "--text", "notes.txt")
    assert len(drafts(folder)) == 1
    assert run("observe", "--title", "Vu", "--text", str(path)).stdout == "J15\n"
    assert text_of(folder, "J15") == BODY


def editor(tmp_path: Path, typed: str) -> str:
    """An editor in which somebody types `typed` above the guidance."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[1])\npage = path.read_text(encoding='utf-8')\n"
        f"path.write_text({typed!r} + page, encoding='utf-8')\n"
        "pathlib.Path('page.txt').write_text(page, encoding='utf-8')\n",
        encoding="utf-8",
    )
    return f"'{sys.executable}' '{script}'"


def test_writing_in_the_editor(folder: Path, tmp_path: Path) -> None:
    """The text stands above lines of guidance, which are left out; a heading of one's own is kept."""
    result = run("observe", "--title", "Vu", "--edit", EDITOR=editor(tmp_path, "Bonjour\n\n# Titre\n"))
    assert result.stdout == "J15\n"
    assert text_of(folder, "J15") == "Bonjour\n\n# Titre"
    guidance = Path("page.txt").read_text(encoding="utf-8").strip().splitlines()
    assert all(line.startswith("#: ") for line in guidance)
    assert "sealed" in guidance[1]


def test_visual_wins_over_editor(folder: Path, tmp_path: Path) -> None:
    """VISUAL is asked first."""
    result = run("observe", "--title", "Vu", "--edit", VISUAL=editor(tmp_path, "Vu"), EDITOR="false")
    assert result.stdout == "J15\n"


def test_an_empty_text_records_nothing(folder: Path, tmp_path: Path) -> None:
    """Leaving the page as it was aborts."""
    result = run("observe", "--title", "Vu", "--edit", EDITOR=editor(tmp_path, " \n"))
    assert (result.exit_code, result.stdout, head(folder)) == (1, "", 14)
    assert result.stderr.startswith("ect: The text is empty: nothing was recorded.")


def test_what_was_typed_survives_a_failure(folder: Path, tmp_path: Path) -> None:
    """A refusal after the editor keeps the text as a draft, without the guidance."""
    run("observe", "--title", "Vu", "--project", "ALI-99", "--edit", EDITOR=editor(tmp_path, "Une heure de frappe\n"))
    assert drafts(folder) == ["Une heure de frappe"]


def test_without_an_editor_a_draft_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never vi: a page to fill in is left in drafts/, and its guidance is left out when it is given back."""
    monkeypatch.setattr("shutil.which", lambda name: None)
    result = run("observe", "--title", "Vu", "--edit")
    (path,) = (folder / "drafts").iterdir()
    assert f"--text {path}" in result.stderr
    path.write_text("Écrit ailleurs\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    run("observe", "--title", "Vu", "--text", str(path))
    assert text_of(folder, "J15") == "Écrit ailleurs"


# Data, dry runs, circumstances ------------------------------------------------------------------------------------------


def test_a_whole_event_as_json(folder: Path) -> None:
    """--data takes the fields; options win over it; 2.40 is the number that was written."""
    given = '{"title": "Vu", "projects": ["ALI-01"], "place": "Salle des fêtes"}'
    result = run("record", "observation", "--data", "-", "--title", "Revu", "--format", "json", input=given)
    stored = json.loads(result.stdout)
    assert (stored["data"]["title"], stored["data"]["place"]) == ("Revu", "Salle des fêtes")
    run("record", "indicator", "--code", "IND-01", "--title", "Haies", "--unit", "km", "--better", "higher",
        "--value-kind", "social")  # fmt: skip
    measured = run(
        "record", "indicator-measured", "--data", "-", "--format", "json", input='{"indicator":"IND-01","value":2.40}'
    )
    assert json.loads(measured.stdout)["data"]["value"] == "2.4"


@pytest.mark.parametrize("given", ["{", "[1]", '"x"', ""])
def test_data_that_is_no_object(folder: Path, given: str) -> None:
    """What is not a JSON object is refused and kept."""
    result = run("record", "memo", "--data", "-", input=given)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("ect: --data holds no JSON object (line 1, column ")


def test_a_dry_run_records_nothing(folder: Path) -> None:
    """It prints the entry that would be recorded, rules checked, and leaves the journal byte for byte as it was."""
    before = (folder / "journal.sqlite").read_bytes()
    result = run("observe", "--title", "Vu", "--ground", "J9", "--text", "-", "--dry-run", input="Un texte")
    entry = json.loads(result.stdout)
    assert (entry["position"], entry["type"], entry["grounds"]) == (15, "observation.recorded", ["J9"])
    assert result.stderr.startswith("Nothing was recorded; this would be J15.")
    assert run("observe", "--title", "Vu", "--project", "ALI-99", "--dry-run").exit_code == 1
    assert (folder / "journal.sqlite").read_bytes() == before


def test_json_is_the_entry_as_stored(folder: Path) -> None:
    """--format json prints the stored bytes."""
    printed = run("observe", "--title", "Vu", "--format", "json").stdout_bytes
    assert printed == run("export").stdout_bytes.splitlines(keepends=True)[-1]


def test_what_surrounds_an_event(folder: Path) -> None:
    """When, by whom, on what grounds, with which gathering, from which document."""
    run("gather", "--kind", "terrain", "--title", "Réunion publique", "--on", "2024-02-06T20:40")
    result = run(
        "observe", "--title", "Vu", "--on", "2024-02-05/2024-02-06", "--by", "P-01", "--ground", "J9,10", "--ground", "j15",
        "--session", "15", "--source", "Carnet 3", "--format", "json",
    )  # fmt: skip
    entry = json.loads(result.stdout)
    assert entry["occurred"] == {"start": "2024-02-05", "end": "2024-02-06"}
    assert (entry["by"], entry["session"], entry["source"]) == ("P-01", "J15", "Carnet 3")
    assert entry["grounds"] == ["J9", "J10", "J15"]


def test_a_rule_is_passed_by_with_a_reason(folder: Path) -> None:
    """--despite RULE=REASON overrides what may be overridden, and the reason stays in the entry."""
    decide = ("decide", "--title", "Reporter", "--kind", "calendrier", "--outcome", "adoptée")
    assert run(*decide).stderr.startswith("ect: decision-without-channel: ")
    result = run(*decide, "--despite", "decision-without-channel=Prise par courriel", "--format", "json")
    expected = [{"rule": "decision-without-channel", "reason": "Prise par courriel"}]
    assert json.loads(result.stdout)["exceptions"] == expected
    assert run(*decide, "--despite", "decision-without-channel").exit_code == 2


def test_an_id_records_once(folder: Path) -> None:
    """The same --id with the same content gives the first number again; with other content, it is refused."""
    same = ("observe", "--on", "2024-02-06", "--id", "0b1f2c3d-0000-4000-8000-000000000001", "--title")
    assert [run(*same, "Vu").stdout for _ in range(2)] == ["J15\n", "J15\n"]
    result = run(*same, "Autre chose")
    assert (result.exit_code, head(folder)) == (1, 15)


def test_an_attachment(folder: Path) -> None:
    """A file is kept sealed beside the log, which holds its name and a commitment; it is given back as it was."""
    Path("carte.png").write_bytes(b"\x89PNG")
    entry = json.loads(run("observe", "--title", "Vu", "--attachment", "carte.png", "--format", "json").stdout)
    (kept,) = entry["data"]["attachments"]
    assert (kept["name"], kept["bytes"], kept["media_type"]) == ("carte.png", 4, "image/png")
    assert b"PNG" not in (folder / "attachments" / kept["digest"]).read_bytes()
    assert run("file", f"J{entry['position']}", "--output", "rendue.png").exit_code == 0
    assert Path("rendue.png").read_bytes() == b"\x89PNG"
    assert run("observe", "--title", "Vu", "--attachment", "rien.png").exit_code == 1


def test_a_required_text_opens_the_editor_on_a_terminal(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long text that is required, and missing, is asked for in the editor, but only where somebody can type."""
    learning = ("record", "learning", "--title", "Vu", "--bears-on", "project", "--axis", "émergence", "--single-case")
    assert run(*learning).stderr.startswith("ect: Still missing: --text.")
    monkeypatch.setattr("ect_cli.record.writing.on_terminal", lambda: True)
    result = run(*learning, "--format", "json", EDITOR=editor(tmp_path, "On apprend.\n"))
    assert json.loads(result.stdout)["data"]["text"] == "On apprend."


def test_a_tally_is_frozen_with_the_figures_of_the_journal(folder: Path) -> None:
    """Left out, the totals are those that the journal gives at the last entry, or at the one that is named."""
    run("observe", "--title", "Deux maires", "--project", "ALI-01", "--on", "2024-02-06")
    run("record", "evidence", "--claim", "H1b", "--entry", "J15", "--direction", "supports", "--cluster", "G-1",
        "--source-kind", "observation", "--rationale", "Vu.")  # fmt: skip
    run("weigh", "J16", "--weight", "rival=R-appel,low=2,mid=7,high=11", "--rationale", "Lu.")
    frozen = json.loads(run("record", "tally", "--hypothesis", "H1", "--format", "json").stdout)["data"]
    told = {(each["claim"], each["rival"]): each for each in frozen["totals"]}
    assert frozen["at"] == "J17"
    assert told["H1b@1", "R-appel"] == {
        "claim": "H1b@1", "rival": "R-appel", "total": "7", "low": "2", "high": "11", "items": 1, "clusters": 1,
    }  # fmt: skip
    before = json.loads(run("record", "tally", "--hypothesis", "H1", "--at", "16", "--format", "json").stdout)["data"]
    assert {each["items"] for each in before["totals"]} == {0}
    unknown = run("record", "tally", "--hypothesis", "H11")
    assert (unknown.exit_code, unknown.stderr.count("H1")) != (0, 0)
    assert "H11" in unknown.stderr
    assert "H1" in unknown.stderr.splitlines()[1]
