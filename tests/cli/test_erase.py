"""`ect erase`: what would go is shown first, then asked about, then gone; every number stays."""

import json
import os
from pathlib import Path
from typing import Any, cast

import pytest
from click.shell_completion import get_completion_class

from ect_cli.main import cli
from ect_journal import Journal
from ect_journal.catalogue import ConsentWithdrawn
from ect_journal.catalogue.vocabularies import ErasureGround
from ect_journal.codec import decode
from ect_journal.erasing import Done, erase
from ect_journal.sealing import digests_of
from tests.cli.kept import same_as_kept
from tests.cli.session import run, session

SECRET = "Mme Perrin veut tenir l’hiver"


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: None) -> None:
    """Each test has keys and a memory of its own, and nobody's passphrase."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ECT_PASSPHRASE", raising=False)


@pytest.fixture
def spoken(folder: Path, tmp_path: Path) -> Path:
    """J15 about P-07 with a file, J16 about P-07 and P-01, J17 about P-01; J18 links J15 to H1b."""
    (tmp_path / "releve.pdf").write_bytes(b"%PDF-1.7 " + SECRET.encode())
    seen = ("--project", "ALI-01", "--on", "2024-02-06", "--text", "-")
    run("observe", "--title", "Vu", *seen, "--attachment", "releve.pdf", "--about", "P-07", input=SECRET)
    run("observe", "--title", "Vu à deux", *seen, "--about", "P-07", "--about", "P-01", input="À deux")
    run("observe", "--title", "Vu seul", *seen, "--about", "P-01", input="Seul")
    run(
        "record", "evidence", "--claim", "H1b", "--entry", "J15", "--direction", "supports", "--cluster", "G-1",
        "--source-kind", "observation", "--rationale", "Dit ce soir-là.",
    )  # fmt: skip
    (tmp_path / "releve.pdf").unlink()
    return folder


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to be asked."""
    for name in ("ect_cli.keep.erase.on_terminal", "ect_cli.keep.passphrase.on_terminal"):
        monkeypatch.setattr(name, lambda: True)


def texts(folder: Path) -> dict[str, str | None]:
    """What each observation says, here and now."""
    with Journal.open(folder) as journal:
        return {ref: journal.open_sealed(journal.entry(ref).event.text) for ref in ("J15", "J16", "J17")}  # type: ignore[attr-defined]  # observations


# Shown first ------------------------------------------------------------------------------------------------------------


def test_the_rehearsal(spoken: Path) -> None:
    """Entries, other people, keys, files, what rests on them and does not move, what cannot be reached; nothing is done."""
    (spoken / "notes.txt").write_text(SECRET, encoding="utf-8")
    run("file", "J15", "--output", str(spoken / "releve.pdf"))
    before = {path: path.read_bytes() for path in spoken.rglob("*") if path.is_file()}
    session("""
        $ ect erase P-07 --dry-run
        Will be erased for good, what is sealed about P-07 (values: 3; entries: 2):
          J15  observation recorded, 2024-02-06. Vu [text, attachments (releve.pdf)]
          J16  observation recorded, 2024-02-06. Vu à deux [text]
        What goes is about P-01 too; what else is held about them stays.
        Keys that will be destroyed: P-07 (1).
        Files that will be removed, since they repeat these values: releve.pdf.
        Files that repeat these values, and that you are left to delete: notes.txt.
        Resting on these entries: 1 piece of evidence (J18), for H1b; frozen tallies: none.
        The entries stay as they are: no tally, no history and no number will move.
        Other copies of this journal will lose these values too, once they are opened on this machine. Out of reach: backups and copies elsewhere, of the folder or of its keys, exports elsewhere, files and prints handed out. Destroy those yourself.
        Nothing was erased.
        $ ect erase J17 --dry-run
        Will be erased for good, what is sealed in J17 (values: 1; entries: 1):
          J17  observation recorded, 2024-02-06. Vu seul [text]
        What goes is about P-01; what else is held about them stays.
        Keys that will be destroyed: P-01 (1).
        Values that will stay, and be put under new keys: 1.
        The entries stay as they are: no tally, no history and no number will move.
        Other copies of this journal will lose these values too, once they are opened on this machine. Out of reach: backups and copies elsewhere, of the folder or of its keys, exports elsewhere, files and prints handed out. Destroy those yourself.
        Nothing was erased.
    """)
    session(
        """
        $ ect effacer P-07,17 --dry-run
        Sera effacé pour de bon ce qui est scellé au sujet de P-07 et dans J17 (valeurs : 4 ; entrées : 3) :
          J15  observation consignée, 2024-02-06. Vu [text, attachments (releve.pdf)]
          J16  observation consignée, 2024-02-06. Vu à deux [text]
          J17  observation consignée, 2024-02-06. Vu seul [text]
        Ce qui partira concerne aussi P-01 ; le reste de ce qui est conservé à son sujet demeure.
        Clés qui seront détruites : P-01 (1), P-07 (1).
        Fichiers qui seront supprimés, car ils répètent ces valeurs : releve.pdf.
        Fichiers qui répètent ces valeurs, et qu’il vous reste à supprimer : notes.txt.
        S’appuie sur ces entrées : 1 élément de preuve (J18), pour H1b ; bilans arrêtés : aucun.
        Les entrées restent telles quelles : aucun bilan, aucun historique, aucun nombre ne bougera.
        Les autres copies de ce journal perdront aussi ces valeurs, une fois ouvertes sur cette machine. Hors d’atteinte : les sauvegardes et copies qui sont ailleurs, du dossier ou de ses clés, les sorties écrites ailleurs, les fichiers et tirages remis. À vous de les détruire.
        Rien n’a été effacé.
        """.replace(" :", "\u202f:").replace(" ;", "\u202f;"),
        ECT_LANG="fr",
    )  # fmt: skip
    after = {path: path.read_bytes() for path in spoken.rglob("*") if path.is_file()}
    assert {path for path in before if path.suffix not in (".json",)} <= after.keys()
    assert texts(spoken) == {"J15": SECRET, "J16": "À deux", "J17": "Seul"}
    assert Journal.open(spoken).head == 18


def test_the_tallies_that_count_them_are_named(demo: Path) -> None:
    """On the demo: the evidence drawn from the entries, the frozen tallies of its claims."""
    with Journal.open(demo) as journal:
        linked = {entry.event.entry for entry in journal.entries() if entry.type == "evidence.linked"}  # type: ignore[attr-defined]
        seen = next(
            entry.ref for entry in journal.entries()
            if entry.ref in linked and entry.type == "observation.recorded" and entry.event.text  # type: ignore[attr-defined]
        )  # fmt: skip
    said = run("erase", seen, "--dry-run").stdout
    assert "Resting on these entries: " in said
    assert "no tally, no history and no number will move" in said


# Asked, and done --------------------------------------------------------------------------------------------------------


def test_after_a_yes_it_is_gone(spoken: Path) -> None:
    """The entry's number on standard output; the texts are read no more, and everything else reads as before."""
    before = [run(*line, "--format", "json").stdout for line in (("log",), ("tally", "H1"), ("trace", "J15"))]
    result = run("erase", "P-07", "--ground", "objection", "--decided-by", "p-01", "--on", "2024-02-05", "--yes")
    assert (result.exit_code, result.stdout) == (0, "J19\n")
    assert result.stderr.splitlines()[-2:] == [
        "J19 recorded: 3 values erased.",
        "All of it is carried out: nothing of it is left in the journal’s files, nor are its keys on this machine.",
    ]
    assert texts(spoken) == {"J15": None, "J16": None, "J17": "Seul"}
    after = [run(*line, "--format", "json").stdout for line in (("log",), ("tally", "H1"), ("trace", "J15"))]
    assert json.loads(after[0])[:18] == json.loads(before[0])
    assert after[1:] == before[1:]
    with Journal.open(spoken) as journal:
        entry = journal.entry("J19")
        assert (entry.event.ground, entry.event.decided_by) == (ErasureGround.OBJECTION, "P-01")  # type: ignore[attr-defined]
        assert (str(entry.occurred), entry.by) == ("2024-02-05", "rd")
        assert list((spoken / "attachments").iterdir()) == []


def test_it_is_said_wherever_the_text_stood(spoken: Path) -> None:
    """`show`, one field of it, data for programs, the attached file: which entry erased it, when and why."""
    run("erase", "P-07", "--ground", "consentement retiré", "--yes")
    session("""
        $ ect show J15
        J15  observation recorded (observation.recorded)
          When           2024-02-06
          Recorded       2024-02-07 18:03, by rd
          Standing       live
          title          Vu
          text           ✦ Erased by J19, on 2024-02-07 (consent withdrawn).
          projects       ALI-01
          negative_case  no
          attachments    releve.pdf (40 o) ✦ Erased by J19, on 2024-02-07 (consent withdrawn).
        $ ect show J15 --field text
        ! ect: Erased by J19, on 2024-02-07 (consent withdrawn).
        ! ect: hint: What was erased does not come back. `ect show J19` says who decided it.
        [exit 1]
        $ ect file J15
        ! ect: Erased by J19, on 2024-02-07 (consent withdrawn).
        ! ect: hint: What was erased does not come back. `ect show J19` says who decided it.
        [exit 1]
    """)
    shown = json.loads(run("show", "J15", "--open", "--format", "json").stdout)
    assert set(shown["access"].values()) == {"erased"}
    assert set(shown["erased_by"].values()) == {"J19"}
    assert set(shown["opened"].values()) == {None}
    french = run("show", "J15", "--open", ECT_LANG="fr").stdout
    assert "✦ Effacé par J19, le 2024-02-07 (consentement retiré)." in french
    old = run("show", "J15", "--open", "--known-at", "J18").stdout
    assert "✦ Erased by J19" in old, "what is erased is erased from every moment"


def test_nobody_there_and_no_yes(spoken: Path) -> None:
    """It shows what would go, fails fast, and names the option."""
    result = run("erase", "P-07", "--ground", "objection")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-2:] == [
        "ect: Nobody is here to agree, and nothing was erased.",
        "ect: hint: Read what would go (--dry-run), then add --yes; or run it on a terminal.",
    ]
    assert texts(spoken)["J15"] == SECRET


@pytest.mark.parametrize(("answer", "lang", "goes"), [
    ("", "en", False), ("no", "en", False), ("perhaps\nno", "en", False), ("yes", "en", True),
    ("", "fr", False), ("oui", "fr", True),
])  # fmt: skip
def test_the_answer_is_no_unless_it_is_yes(spoken: Path, terminal: None, answer: str, lang: str, goes: bool) -> None:
    """An empty answer erases nothing."""
    result = run("erase", "P-07", "--ground", "objection", input=f"{answer}\n", ECT_LANG=lang)
    assert (result.exit_code, result.stdout) == ((0, "J19\n") if goes else (1, ""))
    assert (texts(spoken)["J15"] is None) is goes
    if not goes:
        assert result.stderr.splitlines()[-1] in ("Nothing was erased.", "Rien n’a été effacé.")


def test_there_is_nothing(folder: Path) -> None:
    """Said, and nothing is recorded; a second time too."""
    session("""
        $ ect erase P-01 --ground objection --yes
        ! Nothing sealed about P-01 is held here.
        ! Nothing was erased.
        $ ect erase J9 --ground objection --yes
        ! Nothing sealed in J9 is held here.
        ! Nothing was erased.
    """)
    assert Journal.open(folder).head == 14


def test_what_cannot_be_asked(spoken: Path) -> None:
    """Two lines each: no ground, one that is none, nobody of that code, no such entry, nobody who records."""
    session("""
        $ ect erase P-07 --yes
        ! ect: An erasure says why: --ground is missing.
        ! ect: hint: Choose among: consent_withdrawn, objection, retention_ended, not_needed, recorded_by_mistake, legal_duty.
        [exit 2]
        $ ect erase P-07 --ground whim --yes
        ! ect: “whim” is no ground for an erasure.
        ! ect: hint: Choose among: consent_withdrawn, objection, retention_ended, not_needed, recorded_by_mistake, legal_duty.
        [exit 2]
        $ ect erase P-077 --ground objection --yes
        ! ect: Nothing here is called “P-077”.
        ! ect: hint: Did you mean P-07? Known: P-01, P-07, rd.
        [exit 1]
        $ ect erase J99 --ground objection --yes
        ! ect: No entry is numbered J99.
        ! ect: hint: The journal goes from J1 to J18; `ect log` lists its entries.
        [exit 1]
        $ ect erase
        ! ect: Missing argument 'CODE|J… …'.
        ! ect: hint: `ect erase --help` says what it takes.
        [exit 2]
    """)
    assert run("erase", "P-07", "--ground", "objection", "--yes", "--decided-by", "P-7").exit_code == 1
    assert run("erase", "P-07", "--ground", "objection", "--yes", "--on", "2024-02-30").exit_code == 2
    assert run("erase", "P-07", "--ground", "objection", "--yes", ECT_BY=None).exit_code == 2
    assert texts(spoken)["J15"] == SECRET


@pytest.mark.parametrize("word", ErasureGround, ids=lambda word: str(word.value))
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_ground_in_either_language(spoken: Path, word: ErasureGround, lang: str) -> None:
    """By its identifier, or its label; what the help says is understood."""
    written = word.value if lang == "en" else word.label.fr
    result = run("erase", "J17", "--ground", written, "--yes", ECT_LANG=lang)
    assert (result.exit_code, result.stdout) == (0, "J19\n"), result.stderr
    assert written in " ".join(run("erase", "--help", ECT_LANG=lang).stdout.split())
    with Journal.open(spoken) as journal:
        assert journal.entry("J19").event.ground is word  # type: ignore[attr-defined]


def test_where_nothing_can_be_erased(spoken: Path, terminal: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked in vain: the error says where it can be done."""
    monkeypatch.setattr("ect_journal.store.sqlite.SQLiteStore.may_erase", lambda self: False)
    result = run("erase", "P-07", "--ground", "objection", input="")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nothing can be erased from here" in result.stderr
    assert "role keeper" in result.stderr


# Consent ----------------------------------------------------------------------------------------------------------------


def test_a_withdrawal_that_was_not_recorded(spoken: Path) -> None:
    """A hint, and no refusal; none once it is recorded, some once that is retracted."""
    reminder = "No withdrawal by P-07 is recorded yet: `ect consent P-07 --withdrawn words` records it."
    line = ("erase", "P-07", "--ground", "consent_withdrawn", "--dry-run")
    assert reminder in run(*line).stderr.splitlines()
    assert reminder not in run("erase", "P-07", "--ground", "objection", "--dry-run").stderr
    with Journal.open(spoken) as journal:
        journal.record(ConsentWithdrawn(person="P-07", effect=["study"]))
        assert reminder in run(*line).stderr.splitlines()
        withdrawn = journal.record(ConsentWithdrawn(person="P-07", effect=["study", "words"]))
        assert reminder not in run(*line).stderr
        journal.retract(withdrawn.ref, reason="error")
    assert reminder in run(*line).stderr.splitlines()


# Passphrases ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def locked(spoken: Path) -> Path:
    """The same, with the keys under a passphrase."""
    with Journal.open(spoken) as journal:
        journal.keyring.protect("une phrase de passe", cost=2)  # type: ignore[attr-defined]  # keys in a file
    return spoken


def test_who_lost_the_passphrase_can_erase(locked: Path) -> None:
    """What does not open here is counted; files that repeat it are not looked for."""
    (locked / "notes.txt").write_text(SECRET, encoding="utf-8")
    result = run("erase", "P-07", "--ground", "objection", "--yes")
    assert result.exit_code == 0, result.stderr
    assert "Values that do not open here: 3. Files that repeat them cannot be looked for." in result.stderr
    assert "notes.txt" not in result.stderr
    assert run("show", "J15", "--field", "text").stderr.startswith("ect: Erased by J19")


def test_the_passphrase_is_asked_for(locked: Path, terminal: None) -> None:
    """Once it is given the rehearsal sees everything; a wrong one stops nothing."""
    (locked / "notes.txt").write_text(SECRET, encoding="utf-8")
    result = run("erase", "P-07", "--dry-run", input="une phrase de passe\n")
    assert "that you are left to delete: notes.txt" in result.stdout
    assert (
        "that you are left to delete: notes.txt"
        in run("erase", "P-07", "--dry-run", input="une autre\nune phrase de passe\n").stdout
    )  # the fingers slipped
    wrong = run("erase", "P-07", "--dry-run", input="une autre\n\n")
    assert wrong.exit_code == 0, "Enter goes on without"
    assert "What is sealed is erased all the same" in wrong.stderr
    assert "Values that do not open here: 3." in wrong.stdout
    assert "notes.txt" in run("erase", "P-07", "--dry-run", ECT_PASSPHRASE="une phrase de passe").stdout


@pytest.mark.skipif(os.name == "nt", reason="another program that holds the file is met otherwise there")
def test_what_another_program_holds_up(spoken: Path) -> None:
    """It says that the next opening finishes; which it does."""
    import sqlite3

    with sqlite3.connect(spoken / "journal.sqlite") as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM stored_events").fetchall()
        result = run("erase", "P-07", "--ground", "objection", "--yes")
    other.close()
    assert result.stdout == "J19\n"
    assert "the next opening of the journal" in result.stderr.splitlines()[-1]
    assert texts(spoken)["J15"] is None
    with Journal.open(spoken) as journal:
        assert not journal.store.owes_cleaning()


# Around it --------------------------------------------------------------------------------------------------------------


def test_keys_that_cannot_be_read(spoken: Path, tmp_path: Path) -> None:
    """An entry is still shown; its texts are met with two lines that name the file."""
    (path,) = (tmp_path / "keys").rglob("keys.json")
    path.write_bytes(b"{")
    assert run("show", "J15").exit_code == 0
    opened = run("show", "J15", "--open")
    assert (opened.exit_code, opened.stdout, len(opened.stderr.splitlines())) == (1, "", 2)
    assert "keys.json" in opened.stderr


def proposed(*line: str) -> set[str]:
    """The values proposed for the last word of the line."""
    shell = get_completion_class("bash")
    assert shell is not None
    found = shell(cli, {}, "ect", "_ECT_COMPLETE").get_completions(list(line[:-1]), line[-1])
    return {item.value for item in found}


def test_what_is_proposed(spoken: Path) -> None:
    """People, entries once a J is typed, the grounds in the reader's language."""
    assert proposed("erase", "P-0") == {"P-01", "P-07"}
    assert "J17" in proposed("erase", "P-07", "J1")
    assert proposed("erase", "--decided-by", "r") == {"rd"}
    assert len(proposed("erase", "--ground", "")) == len(ErasureGround)


def test_the_json_is_stable(demo: Path) -> None:
    """Of an entry with sealed texts, and of one whose texts were erased: word for word what it was."""
    with Journal.open(demo) as journal:
        erased = {
            digest for row in journal.store.privacy() for digest in getattr(decode(row.state).event, "digests", ())
        }
        seen = [entry for entry in journal.entries() if entry.type == "interview.recorded" and entry.event.verbatims]  # type: ignore[attr-defined]
    said = {bool(digests_of(entry.event) & erased): entry.ref for entry in reversed(seen)}
    same_as_kept("show-open", run("show", said[False], "--open", "--format", "json").stdout)
    same_as_kept("show-erased", run("show", said[True], "--format", "json").stdout)


# What is said in the end ------------------------------------------------------------------------------------------------


def test_erasing_again_names_the_entry_that_did(spoken: Path) -> None:
    """Of a person, and of an entry."""
    assert run("erase", "P-07", "--ground", "objection", "--yes").exit_code == 0
    session("""
        $ ect erase P-07 --ground objection --yes
        ! Nothing sealed about P-07 is held here.
        ! It was erased already, by J19.
        ! Nothing was erased.
        $ ect erase J15 --dry-run
        Nothing sealed in J15 is held here.
        It was erased already, by J19.
        Nothing was erased.
    """)


def test_an_erasure_names_the_entries_it_took_from(spoken: Path) -> None:
    """Rather than digests, which programs have."""
    run("erase", "P-07", "--ground", "objection", "--yes")
    shown = run("show", "J19")
    assert "  Erased      J15 (attachments), J15 (text), J16 (text)\n" in shown.stdout
    assert "digests" not in shown.stdout
    assert len(json.loads(run("show", "J19", "--format", "json").stdout)["entry"]["data"]["digests"]) == 3


def test_new_keys_are_to_be_given_again(spoken: Path) -> None:
    """An erasure of some of what is about somebody puts the rest under new keys, which older backups do not open."""
    said = run("erase", "J17", "--ground", "objection", "--yes").stderr.splitlines()[-1]
    assert said.startswith("What stays about the same people is under new keys: give those to your colleagues again")
    assert "make a new backup now" in said


@pytest.mark.parametrize(("done", "said", "not_said"), [
    ({"keys_left": True, "finished": False}, "Its keys still exist: ", "All of it"),
    ({"elsewhere": 1}, "1 of the keys never was here: it stays on a colleague’s machine", "Its keys still"),
    ({"elsewhere": 2}, "2 of the keys never were here", "Its keys still"),
    ({"unsearched": (Path("drafts/x.txt"),), "finished": False}, "could not be searched", "All of it"),
])  # fmt: skip
def test_what_is_not_done_is_said(
    spoken: Path, monkeypatch: pytest.MonkeyPatch, done: dict[str, object], said: str, not_said: str
) -> None:
    """Whatever the erasure says of itself: keys that could not go, keys of others, files that could not be searched."""

    def claimed(*args: Any, **more: Any) -> Done:
        return erase(*args, **more)._replace(**cast("Any", done))

    monkeypatch.setattr("ect_cli.keep.erase.erase", claimed)
    last = run("erase", "P-07", "--ground", "objection", "--yes").stderr
    assert said in last
    assert not_said not in last


def test_whoever_stops_at_the_question_has_erased_nothing(spoken: Path, terminal: None) -> None:
    """Control-C is a no."""
    result = run("erase", "P-07", "--ground", "objection", input="")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "Nothing was erased.")
    assert texts(spoken)["J15"] == SECRET


def test_the_option_that_asks_why_is_named(spoken: Path) -> None:
    """Whatever it is called elsewhere; and in what is wrong with it."""
    assert "Did you mean --ground?" in run("erase", "P-07", "--reason", "objection").stderr
    assert "Vouliez-vous dire --ground" in run("effacer", "P-07", "--motif", "x", ECT_LANG="fr").stderr
    refused = run("record", "erasure-refused", "--motive", "whim", "--reason", "x")
    assert refused.stderr.startswith("ect: erasure.refused: --motive “whim” is none of")
