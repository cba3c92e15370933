"""`ect verify`: five verdicts in two languages, what to do about each, and the exit codes."""

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from ect_cli.main import cli
from ect_cli.prove import words_verdicts, words_verify
from ect_journal import Journal
from ect_journal.bundle import files
from ect_journal.demo_keys import DEMO_VKEY
from ect_journal.ledger import leaf_hash
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import note, sign, verifier_of
from ect_journal.ledger.offline import OfflineProof
from ect_journal.ledger.proofs import Tree
from ect_journal.presenting import leaf_of
from ect_journal.sealed_heads import seal
from ect_journal.store import SEAL
from ect_journal.transfer import backup
from ect_journal.words import Text, typeset
from tests.audit.trails import Told
from tests.cli.session import run, session

OTHER = verifier_of("cluster-jura", bytes(32)).vkey


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: None) -> None:
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))


@pytest.fixture
def sealed(folder: Path) -> Path:
    """The small programme, sealed: fifteen entries, the last of which names the key."""
    with Journal.open(folder) as journal:
        seal(journal)
    return folder


def key_of(folder: Path) -> str:
    with Journal.open(folder) as journal:
        assert journal.signer.verifier is not None
        return journal.signer.verifier.vkey


def head_of(folder: Path) -> str:
    with Journal.open(folder) as journal:
        return journal.checkpoint()


def behind(folder: Path, statement: str) -> None:
    """What somebody does to the file without the program."""
    with closing(sqlite3.connect(folder / "journal.sqlite")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
        database.commit()


def forget() -> dict[str, str]:
    """Another machine, which saw nothing."""
    return {"ECT_STATE": "elsewhere"}


# The screen -------------------------------------------------------------------------------------------------------------


def test_a_journal_that_nobody_bounds(sealed: Path) -> None:
    """Five lines; never better than not anchored; what to do to check each."""
    said = run("verify", **forget(), ECT_KEYS="elsewhere")
    assert said.exit_code == 10
    (sixteen,) = {line.split()[-1] for line in said.stdout.splitlines() if line.startswith("Sixteen")}
    title, _, below = said.stdout.replace(sixteen, "ABCD-EFGH-IJKL-MNOP").partition("\nSixteen")
    assert " ".join(title.split()) == f"{sealed}: cluster-jura, J1 to J15"  # in two lines where the path is long
    assert f"Sixteen{below}".splitlines() == [
        "Sixteen characters of J15: ABCD-EFGH-IJKL-MNOP",
        "",
        "[yes]          Content intact: the entries give the roots of 2 checkpoints.",
        "[not checked]  Signed: a signature is there; whose, this journal cannot say.",
        "               To check: give the journal’s public key, as it was handed to you by other ways:",
        "               --key, or --policy.",
        "[no]           Nobody outside dates it. Whoever holds the journal and its key could have written it",
        "               all anew today.",
        "               To change that: `ect anchor`, or print the sixteen characters in a report that others",
        "               keep.",
        "[not checked]  Nothing missing: entries cut off its end would not show.",
        "               To check: compare these sixteen characters with those you hold from elsewhere, or",
        "               give a checkpoint you kept: --sixteen, --since.",
        "[yes]          Nothing erased, no value missing.",
        "",
        "What this does not prove: that what was written is true; who wrote it (the name beside an entry is",
        "not authenticated); that nothing was left unwritten; and of what no outside date covers, when it was",
        "written.",
    ]


def test_everything_is_yes_in_french(sealed: Path) -> None:
    """With the key and the sixteen characters, exit 0; under its French name."""
    sixteen = json.loads(run("verify", "--format", "json").stdout)["sixteen"]
    said = run("vérifier", "--key", key_of(sealed), "--sixteen", sixteen.lower().replace("-", " "), ECT_LANG="fr")
    assert said.exit_code == 0
    assert said.stdout.partition("\n\n")[2].splitlines()[:4] == [
        "[oui]          Contenu intact\u202f: les entrées donnent les racines de 2 points de contrôle.",
        "[oui]          Signé par cluster-jura.",
        "[oui]          Borné par ce que vous détenez\u202f: J1 à J15 (J15 consignée le 2024-02-07, à l’horloge du",
        "               journal).",
    ]


@pytest.mark.parametrize("year", ["1995", "2090"])
def test_the_journals_own_clock_is_no_outside_date(year: str, tmp_path: Path) -> None:
    """What the reader held says how far, never when: only the journal says which day that was."""
    told = Told(12)
    for entry in told.entries:
        assert isinstance(entry, dict)
        entry["recorded_at"] = entry["recorded_at"].replace("2024", year)
    told.seal()
    for name, content in files(told.trail()).items():
        path = tmp_path / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    since, point = told.checkpoint().text, told.checkpoint()
    for held in (("--since", "-"), ("--sixteen", point.sixteen)):
        said = run("verify", str(tmp_path / "archive"), *held, input=since)
        assert said.exit_code == 0
        words = " ".join(said.stdout.split())
        assert (
            f"[yes] Bounded by what you hold: J1 to J12 (J12 recorded on {year}-02-06, by the journal’s own clock)."
            in words
        )
        assert "[yes] Nothing missing of what you held, J1 to J12: they give" in words
        assert "third party" not in words
        assert words.count(year) == 1
        french = " ".join(run("verify", str(tmp_path / "archive"), *held, input=since, ECT_LANG="fr").stdout.split())
        assert f"J1 à J12 (J12 consignée le {year}-02-06, à l’horloge du journal)" in french
        assert "Rien ne manque de ce que vous déteniez, J1 à J12 : ces entrées donnent" in french
        assert "Daté par un tiers" not in french


def test_colours_only_help(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Green and red beside yes and no, none for what was not checked; none at all when they are not wanted."""
    coloured = CliRunner().invoke(cli, ["verify"], color=True, env=forget()).stdout
    assert "\x1b[32m[yes]" in coloured
    assert "\x1b[31m[no]" in coloured
    assert "\n[not checked]" in coloured.replace("\x1b[0m", "")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(cli, ["verify"], color=True, env=forget()).stdout


def test_narrow_screens(sealed: Path) -> None:
    """Every line fits."""
    for lang in ("en", "fr"):
        lines = run("verify", COLUMNS="60", ECT_LANG=lang, **forget()).stdout.splitlines()
        assert max(len(line) for line in lines if str(sealed) not in line) <= 60


def test_for_programs(sealed: Path) -> None:
    """Names and numbers, no sentences."""
    found = json.loads(run("verify", "--format", "json", "--since", "-", input=head_of(sealed)).stdout)
    assert found["verdicts"] == {
        "coherent": "yes", "signed": "unchecked", "anchored": "yes", "complete": "yes", "erased": "yes",
    }  # fmt: skip
    assert (found["exit"], found["size"], found["origin"], found["bad"]) == (0, 15, "cluster-jura", None)
    assert [each["what"] for each in found["kept"]] == ["held", "seen"]
    assert [each["kind"] for each in found["anchors"]] == ["held"]


def texts() -> Iterator[Text]:
    for found in (*vars(words_verify).values(), *vars(words_verdicts).values()):
        match found:
            case Text():
                yield found
            case dict():
                yield from (each for each in found.values() if isinstance(each, Text))
            case (Text() as one, Text() as several):
                yield from (one, several)


def test_both_languages() -> None:
    """Each sentence in both, with the same blanks; French spaces where French has them."""
    for text in texts():
        assert text.en.count("{") == text.fr.count("{"), text
        for before in (" ;", " ?", " !", "« ", " »"):
            assert before not in typeset(text.fr), text


# Exit codes -------------------------------------------------------------------------------------------------------------


def test_unknown_key(sealed: Path) -> None:
    """20, whoever seems to have signed."""
    said = run("verify", "--key", OTHER)
    assert (said.exit_code, "None of the keys that you gave signed it." in said.stdout) == (20, True)


def test_signed_up_to(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a colleague without the key recorded since."""
    key = key_of(sealed)
    monkeypatch.setenv("ECT_KEYS", "colleague")
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    said = run("verify", "--key", key)
    assert (said.exit_code, "Signed by cluster-jura up to J15; what comes after is not." in said.stdout) == (10, True)


ALTERED = "UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT), 'porteur', 'portier') AS BLOB) WHERE topic = 'rival.registered'"
ANOTHER_ZONE = "UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT), 'Europe/Paris', 'Europe/Nulle') AS BLOB) WHERE topic = 'journal.opened'"


@pytest.mark.parametrize("statement", [ALTERED, ANOTHER_ZONE])
def test_altered(sealed: Path, statement: str) -> None:
    """30, and the append that contains it; also where the journal does not open any more."""
    behind(sealed, statement)
    for lang, words in (
        ("en", "[no]           Altered: within J1 to J14, at least one entry was changed, removed or added"),
        ("fr", "[non]          Altéré\u202f: de J1 à J14, une entrée au moins a été changée, ôtée ou ajoutée"),
    ):
        said = run("verify", ECT_LANG=lang)
        assert (said.exit_code, words in said.stdout, said.stderr) == (30, True, "")
    assert said.stdout.count("[oui]") == 0


def test_rolled_back(sealed: Path) -> None:
    """31: the last entry deleted behind the program's back, with all that says that it was there."""
    run("verify")
    behind(sealed, "DELETE FROM stored_events WHERE originator_version = 15")
    said = run("verify", ECT_LANG="fr")
    assert (said.exit_code, "Retour en arrière 15 -> 14" in said.stdout) == (31, True)
    assert "[non]          Il manque 1 entrée à la fin." in said.stdout
    assert run("verify", **forget()).exit_code == 10


def test_a_former_copy_is_gone_on_with_knowingly(sealed: Path, tmp_path: Path) -> None:
    """--accept is for a backup put back, and for nothing else."""
    with Journal.open(sealed) as journal:
        backup(journal, tmp_path / "yesterday")
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    (sealed / "journal.sqlite").write_bytes((tmp_path / "yesterday" / "journal.sqlite").read_bytes())
    assert run("verify").exit_code == 31
    said = run("verify", "--accept")
    assert (said.exit_code, "this copy is the one" in said.stderr) == (10, True)
    assert run("verify").exit_code == 10
    assert run("verify", "--accept").exit_code == 1
    behind(sealed, ALTERED)
    assert run("verify", "--accept").exit_code == 1


def two_histories(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that went on by itself from J15, with the same key; both are sealed."""
    with Journal.open(folder) as journal:
        backup(journal, tmp_path / "copy")
    run("observe", "--title", "Ici", "--on", "2024-02-06")
    run("observe", "--title", "Là", "--on", "2024-02-06", "--journal", str(tmp_path / "copy"))
    return tmp_path / "copy"


def test_forked(sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """32: both heads are shown, and written as evidence that anybody can check."""
    copy = two_histories(sealed, tmp_path, monkeypatch)
    key = key_of(sealed)
    with Journal.open(copy) as journal:
        Path("kept.txt").write_text(journal.store.beside(SEAL)[-1][1].decode(), encoding="utf-8")
    said = run("verify", "--since", "kept.txt", "--evidence", "both.fork")
    assert said.exit_code == 32
    assert "Two histories: J1 to J16 are not those that the other head has." in said.stdout
    for head in (head_of(copy), head_of(sealed)):
        assert head.splitlines()[2] in said.stdout
    session(f"""
        $ ect verify both.fork --key {key}
        both.fork: two heads of cluster-jura, J16 and J16
        [yes] Two histories: no journal can have both of these heads.
        [yes] cluster-jura signed both.
        [exit 32]
        $ ect verify both.fork
        both.fork: two heads of cluster-jura, J16 and J16
        [not checked] Two histories: these heads contradict each other, but anybody can write two such heads.
        [not checked] Signed: nobody that you know signed both. To check: give the key of whoever is to be held to both: --key, or --policy.
        [exit 20]
        $ ect verify both.fork --key {OTHER}
        both.fork: two heads of cluster-jura, J16 and J16
        [not checked] Two histories: these heads contradict each other, but anybody can write two such heads.
        [no] None of the keys that you gave signed both: they accuse nobody that you know.
        [exit 20]
    """)
    assert json.loads(run("verify", "both.fork", "--key", key, "--format", "json").stdout)["signers"] == [
        "cluster-jura"
    ]


def test_evidence_of_a_longer_history(sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the head that was held is of fewer entries, the larger tree is made to say what its first ones were."""
    copy = two_histories(sealed, tmp_path, monkeypatch)
    Path("kept.txt").write_text(head_of(copy), encoding="utf-8")
    behind(sealed, "DELETE FROM stored_events WHERE originator_version = 16 AND topic = 'seal'")
    run("observe", "--title", "Encore", "--on", "2024-02-06")
    written = run("verify", "--since", "kept.txt", "--evidence", "both.fork")
    assert (written.exit_code, "not both are signed" in written.stderr) == (32, True)
    fork = Fork.of(Path("both.fork").read_text(encoding="utf-8"))
    assert fork.contradicts()
    assert fork.before is not None
    for given in ((), ("--key", key_of(sealed))):  # one of the heads is unsigned
        said = run("verify", "both.fork", *given)
        assert (said.exit_code, "Nobody signed one of the two" in said.stdout, "[yes]" in said.stdout) == (
            20,
            True,
            False,
        )
    again = run("verify", "--since", "kept.txt", "--evidence", "both.fork")
    assert (again.exit_code, "exists already" in again.stderr) == (1, True)
    none = run("verify", "--sixteen", "AAAA-BBBB-CCCC-DDDD", "--evidence", "none.fork", ECT_LANG="fr")
    assert (none.exit_code, "Aucune preuve n’est écrite" in none.stderr, Path("none.fork").exists()) == (
        32,
        True,
        False,
    )
    verdict = (
        "[non] Aucun point de contrôle d’ici n’a ces seize caractères : relisez-les ; s’ils sont bien ceux du rapport,"
    )
    assert verdict in " ".join(none.stdout.split())
    assert "ce journal raconte une autre histoire, ou une histoire plus courte" in " ".join(none.stdout.split())


def test_a_fork_that_anybody_can_write(sealed: Path) -> None:
    """Two heads typed by hand contradict each other, and accuse nobody (20), whatever key is given; nothing is [yes]."""
    head = head_of(sealed)
    origin, size, _ = head.splitlines()
    Path("bare.fork").write_text(
        Fork(head, f"{origin}\n{size}\n{b64encode(bytes(32)).decode()}\n").text, encoding="utf-8"
    )
    for given in ((), ("--key", key_of(sealed))):
        for lang, words, yes in (("en", "Nobody signed them", "[yes]"), ("fr", "Personne ne les a signées", "[oui]")):
            said = run("verify", "bare.fork", *given, ECT_LANG=lang)
            assert (said.exit_code, words in said.stdout, yes in said.stdout) == (20, True, False)
    found = json.loads(run("verify", "bare.fork", "--format", "json").stdout)
    assert (found["exit"], found["signers"]) == (20, [])


def test_a_fork_that_is_none(sealed: Path) -> None:
    """Altered on its way, it proves nothing; cut short, it is unreadable."""
    head = head_of(sealed)
    other = head.replace("\n15\n", "\n14\n")
    Path("none.fork").write_text(Fork(other, head, bytes(32), ()).text, encoding="utf-8")
    said = run("verify", "none.fork", ECT_LANG="fr")
    assert (said.exit_code, "[non] Elle ne prouve rien" in said.stdout) == (30, True)
    with Journal.open(sealed) as journal:
        signed = journal.store.beside(SEAL)[-1][1].decode()
    origin, size, _, _, line = signed.splitlines()
    other = f"{origin}\n{size}\n{b64encode(bytes(32)).decode()}\n"
    for forged, exit in ((f"{other}\n{line}\n", 30), (note(other, [sign(other, origin, bytes(32))]), 20)):
        Path("forged.fork").write_text(Fork(signed, forged).text, encoding="utf-8")
        assert run("verify", "forged.fork", "--key", key_of(sealed)).exit_code == exit
    Path("cut.fork").write_text(Fork(other, head).text[:200], encoding="utf-8")
    assert run("verify", "cut.fork").exit_code == 40


def test_a_value_that_went_without_an_erasure(sealed: Path) -> None:
    """33, and the entry that has it."""
    for text in ("un", "deux"):
        run("record", "memo", "--title", "Vu", "--note-kind", "field", "--text", "-", input=text)
    behind(sealed, "DELETE FROM vault WHERE digest IN (SELECT min(digest) FROM vault)")
    said = run("verify")
    assert said.exit_code == 33
    assert "1 more is gone, and no entry says so." in " ".join(said.stdout.split())
    assert "Gone without an erasure: what J1" in said.stdout


def test_times_that_contradict(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """34, in a line of its own, under five verdicts that are right about everything else."""
    told = Told(12)
    entry = told.entries[6]
    assert isinstance(entry, dict)
    entry["recorded_at"] = "2024-02-06T16:00:00.000000Z"
    monkeypatch.setattr("ect_cli.prove.sources._trail", lambda store: told.trail())
    said = run("verify", **forget())
    assert (said.exit_code, "Contradictory times: the moment at which J7" in said.stdout) == (34, True)
    assert "[yes]          Content intact" in said.stdout


def test_unreadable(sealed: Path) -> None:
    """40, in two lines, or as a report for programs."""
    (sealed / "journal.sqlite").write_bytes(b"SQLite format 3\0 then nothing")
    said = run("verify")
    assert (said.exit_code, len(said.stderr.splitlines()), said.stdout) == (40, 2, "")
    assert json.loads(run("verify", "--format", "json").stdout)["exit"] == 40
    Path("list.txt").write_text("des courses", encoding="utf-8")
    for name in ("list.txt", __file__):
        assert run("verify", name).exit_code == 40


# What is held -----------------------------------------------------------------------------------------------------------


def test_another_journal_is_held(sealed: Path) -> None:
    """40: nothing is said, since nothing was compared."""
    said = run("verify", "--since", "-", input=head_of(sealed).replace("cluster-jura", "ailleurs"))
    assert said.exit_code == 40
    assert said.stdout.splitlines() == [
        "What you gave to compare with is a checkpoint of another journal: ailleurs. Nothing was compared.",
        "Give one of cluster-jura, by --since, or leave it out.",
    ]


def test_keys_in_files(sealed: Path) -> None:
    """A key of a file, and a policy."""
    Path("key.txt").write_text(f"{key_of(sealed)}\n", encoding="utf-8")
    Path("policy.txt").write_text(f"log {key_of(sealed)}\nquorum none\n", encoding="utf-8")
    for held in (("--key", "key.txt"), ("--policy", "policy.txt")):
        assert "[yes]          Signed by cluster-jura." in run("verify", *held).stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--key", "no"), "is not a public key"),
        (("--key", DEMO_VKEY), "was published with the demo"),
        (("--sixteen", "ABC"), "not sixteen characters"),
        (("--since", "nowhere"), "There is no file nowhere"),
        (("--policy", "nowhere"), "There is no file nowhere"),
        (("nowhere",), "There is no file nowhere"),
        (("--entry", "x.json"), "--entry goes with a proof"),
        (("--evidence", "no/where"), "There is no folder"),
    ],
)
def test_bad_input(sealed: Path, args: tuple[str, ...], words: str) -> None:
    """Two lines, before anything is verified; the second one says what to do."""
    said = run("verify", *args)
    assert said.exit_code in (1, 2)
    assert words in said.stderr
    assert len(said.stderr.splitlines()) == 2
    french = run("verify", *args, ECT_LANG="fr")
    assert french.stderr.splitlines() != said.stderr.splitlines()


def test_where_it_stands(sealed: Path, tmp_path: Path) -> None:
    """The folder, a file of it; a file without its folder is not guessed at."""
    for where in (sealed, sealed / "journal.sqlite", sealed / "ect.toml"):
        assert run("verify", str(where)).exit_code == 10
    (tmp_path / "other.sqlite").write_bytes((sealed / "journal.sqlite").read_bytes())
    said = run("verify", str(tmp_path / "other.sqlite"))
    assert (said.exit_code, "not its folder" in said.stderr) == (2, True)


@pytest.mark.parametrize(("lang", "words"), [("en", "is no journal, dossier"), ("fr", "n’est ni un journal")])
def test_a_folder_that_holds_none(tmp_path: Path, lang: str, words: str) -> None:
    """It cannot be read as what is verified, whatever its name or the settings in it; nobody is told to start one."""
    for name in ("empty", "dossier.html", "settings"):
        (tmp_path / name).mkdir()
    (tmp_path / "settings" / "ect.toml").write_text("", encoding="utf-8")
    for place in ("empty", "dossier.html", "settings", "settings/ect.toml"):
        said = run("verify", place, ECT_LANG=lang)
        assert (said.exit_code, words in said.stderr, "init" in said.stderr) == (40, True, False), said.stderr
    assert json.loads(run("verify", "empty", "--format", "json").stdout)["exit"] == 40
    assert run("compare", "empty", "empty", ECT_LANG=lang).exit_code == 40


def test_what_a_witness_was_asked(sealed: Path) -> None:
    """It is a checkpoint that was kept, too."""
    run("anchor", "--witness-request", "ask.txt")
    said = run("verify", "--since", "ask.txt", **forget())
    assert (said.exit_code, "J1 to J15: they give" in " ".join(said.stdout.split())) == (0, True)


def test_the_key_of_this_machine(sealed: Path) -> None:
    """Named, and not checked: it proves nothing to others."""
    name = "+".join(key_of(sealed).split("+")[:2])
    for lang, words in (
        ("en", f"[not checked] Signed: by the key of this machine ({name}); kept beside the journal,"),
        ("fr", f"[non vérifié] Signé : par la clé de cette machine ({name}) ; gardée à côté du journal,"),
    ):
        said = run("verify", ECT_LANG=lang)
        assert words in " ".join(said.stdout.split()).replace("\u202f", " ")


def test_a_key_that_was_replaced(sealed: Path) -> None:
    """Whoever holds the old key learns where it was revoked, and which one signs now."""
    old = key_of(sealed)
    new = run("rotate-key", "--yes").stdout.strip()
    said = " ".join(run("verify", "--key", old).stdout.split())
    assert "[yes] Signed by cluster-jura. The key that you gave (" in said
    assert f"was revoked in J17; note the one that signs now: {new}" in said
    assert "a été révoquée en J17" in " ".join(run("verify", "--key", old, ECT_LANG="fr").stdout.split())
    assert "revoked" not in run("verify", "--key", new).stdout


def test_a_witness_by_its_key(sealed: Path) -> None:
    """One that the reader believes, given by itself; up to where it dates, and that nothing is dated after."""
    witness = run("witness", "--as", "lab.example/witness").stdout.strip()
    run("anchor", "--witness-request", "ask.txt")
    back = run("witness", "ask.txt", "--key", key_of(sealed)).stdout
    assert run("anchor", "--answer", "-", "--authority", witness, input=back).exit_code == 0
    unknown = run("verify", **forget())
    assert "1 anchor is recorded" in unknown.stdout
    said = " ".join(run("verify", "--key", witness, ECT_LANG="fr").stdout.split()).replace("\u202f", " ")
    assert "[oui] Daté par un tiers : contresigné par lab.example/witness le 2024-02-07, jusqu’à J15." in said
    assert "Après J15, rien n’est daté." in said
    assert "`log KEY`, `witness lab KEY`, `quorum lab`" in " ".join(run("verify", "--help").stdout.split())


def test_a_bound_is_said_once(sealed: Path) -> None:
    """What the reader holds is what the journal says was handed over."""
    with Journal.open(sealed) as journal:
        sixteen = Checkpoint.of(journal.checkpoint()).sixteen
    run("anchor", "--handed-over", "ADEME, p. 4", "--size", sixteen)
    said = " ".join(run("verify", "--sixteen", sixteen).stdout.split())
    assert (
        "[yes] Bounded by what you hold: J1 to J15 (J15 recorded on 2024-02-07, by the journal’s own clock), which the journal "
        "says was handed over to ADEME, p. 4. After J15, nothing is bounded." in said
    )
    assert "third party" not in said
    french = " ".join(run("verify", "--sixteen", sixteen, ECT_LANG="fr").stdout.split())
    assert (
        "à l’horloge du journal), que le journal dit avoir remis à ADEME, p. 4. Après J15, rien n’est borné." in french
    )


def test_who_dates_it_and_what_is_held_are_two_things(sealed: Path) -> None:
    """A witness dates it up to J15, its reader bounds it up to J17: each is said of its own."""
    witness = run("witness", "--as", "lab.example/witness").stdout.strip()
    run("anchor", "--witness-request", "ask.txt")
    back = run("witness", "ask.txt", "--key", key_of(sealed)).stdout
    run("anchor", "--answer", "-", "--authority", witness, input=back)
    run("observe", "--title", "Vu", "--on", "2024-02-06")
    said = " ".join(run("verify", "--key", witness, "--since", "-", input=head_of(sealed)).stdout.split())
    assert (
        "[yes] Dated by a third party: cosigned by lab.example/witness on 2024-02-07, up to J15. Bounded by what you hold: J1 "
        "to J17 (J17 recorded on 2024-02-07, by the journal’s own clock). After J15, nothing is dated." in said
    )


# What was handed over ---------------------------------------------------------------------------------------------------


@pytest.fixture
def dossier(sealed: Path) -> Path:
    run("dossier", "-o", "dossier.html")
    return Path("dossier.html")


def test_an_altered_file_is_asked_for_again(dossier: Path) -> None:
    """Its reader has no backup to restore; and a browser is enough to change the pages."""
    content = dossier.read_text(encoding="utf-8")
    dossier.write_text(content.replace("porteur", "portier"), encoding="utf-8")
    said = " ".join(run("verify", "dossier.html", ECT_LANG="fr").stdout.split())
    assert "redemandez ce fichier à qui vous l’a remis" in said
    assert "sauvegarde" not in said
    dossier.write_text(content.replace("</body>", "<p>saved</p></body>"), encoding="utf-8")
    for lang, words in (("en", "ask whoever gave it to you for the file as it was sent"), ("fr", "une extension")):
        altered = run("verify", "dossier.html", ECT_LANG=lang)
        assert (altered.exit_code, words in " ".join(altered.stdout.split())) == (30, True)


def test_a_file_that_is_not_whole_or_no_page(dossier: Path) -> None:
    for size in (2000, dossier.stat().st_size - 5000):
        Path("cut.html").write_bytes(dossier.read_bytes()[:size])
        said = run("verify", "cut.html", ECT_LANG="fr")
        assert (said.exit_code, "n’est pas entier" in said.stderr) == (40, True)
    Path("dossier.pdf").write_bytes(b"%PDF-1.7\n\xff")
    for lang, words in (("en", "Ask for the .html"), ("fr", "Demandez le .html")):
        said = run("verify", "dossier.pdf", ECT_LANG=lang)
        assert (said.exit_code, words in said.stderr) == (40, True)


# Proofs of one entry ----------------------------------------------------------------------------------------------------


@pytest.fixture
def proof(sealed: Path) -> OfflineProof:
    """Of J9, written as `ect prove` does."""
    with Journal.open(sealed) as journal:
        rows = journal.store.rows()
        seals = journal.store.beside(SEAL)
    tree = Tree([leaf_of(row) for row in rows])
    made = OfflineProof(9, tree.inclusion(8, 15), seals[-1][1].decode())
    Path("J9.tlog-proof").write_text(made.text, encoding="utf-8")
    Path("J9.json").write_bytes(rows[8].state)
    return made


def test_a_proof(sealed: Path, proof: OfflineProof) -> None:
    """Of an entry that is beside it, or named."""
    said = run("verify", "J9.tlog-proof", "--key", key_of(sealed), "--sixteen", proof.checkpoint.sixteen)
    assert (said.exit_code, said.stdout.count("[yes]")) == (0, 4)
    assert "[not checked]  This entry was not expunged" in said.stdout
    assert "J9 of cluster-jura, under the checkpoint of J15" in said.stdout
    Path("J9.json").rename("other.json")
    missing = run("verify", "J9.tlog-proof")
    assert (missing.exit_code, "J9.json" in missing.stderr) == (2, True)
    bare = run("verify", "J9.tlog-proof", "--entry", "other.json", ECT_LANG="fr")
    assert (bare.exit_code, bare.stdout.count("[non vérifié]")) == (10, 4)
    assert "le point de contrôle de J15 que vous avez gardé" in " ".join(bare.stdout.split())
    assert run("verify", "J9.tlog-proof", "--entry", "other.json", "--key", OTHER).exit_code == 20


def test_an_entry_that_an_editor_saved(sealed: Path, proof: OfflineProof) -> None:
    """A line end more is not the same bytes, and is said; the entry's own line end, were it to have one, would be tried first."""
    state = Path("J9.json").read_bytes()
    exact = run("verify", "J9.tlog-proof")
    assert "byte for byte" in exact.stdout
    for end in (b"\n", b"\r\n"):
        Path("J9.json").write_bytes(state + end)
        for lang, words, sure in (
            ("en", "but for the line end", "byte for byte"),
            ("fr", "à la fin de ligne près", "octet pour"),
        ):
            said = run("verify", "J9.tlog-proof", ECT_LANG=lang)
            assert (said.exit_code, words in said.stdout, sure in said.stdout) == (10, True, False)
    tree = Tree([leaf_hash(state + b"\n")])
    head = f"cluster-jura\n1\n{b64encode(tree.root()).decode()}\n"
    Path("J1.tlog-proof").write_text(OfflineProof(1, (), head).text, encoding="utf-8")
    Path("J1.json").write_bytes(state.replace(b'"position":9', b'"position":1') + b"\n")
    assert run("verify", "J1.tlog-proof").exit_code == 30  # other bytes than those of the leaf
    tree = Tree([leaf_hash(Path("J1.json").read_bytes())])
    head = f"cluster-jura\n1\n{b64encode(tree.root()).decode()}\n"
    Path("J1.tlog-proof").write_text(OfflineProof(1, (), head).text, encoding="utf-8")
    said = run("verify", "J1.tlog-proof")
    assert (said.exit_code, "byte for byte" in said.stdout) == (10, True)


def test_a_proof_that_is_none(sealed: Path, proof: OfflineProof) -> None:
    """Another entry, another number, another root, a forged line; cut short, or of another history than the one held."""
    key, state = key_of(sealed), Path("J9.json").read_bytes()
    Path("J9.json").write_bytes(state.replace(b"Plateaux", b"Plateau"))
    assert run("verify", "J9.tlog-proof").exit_code == 30
    Path("J9.json").write_bytes(state)
    text = proof.text
    forged = note(proof.checkpoint.text, [sign("x\n", "cluster-jura", bytes(32))])
    spoilt = text.replace(proof.note.splitlines()[-1], proof.note.splitlines()[-1][:-8] + "AAAAAAA=")
    for other, exit in (
        (text.replace("index 8", "index 7"), 30), (spoilt, 30), (proof._replace(note=forged).text, 20),
        (text[:100], 40), (text.replace("\n15\n", "\n16\n"), 30),
    ):  # fmt: skip
        Path("J9.tlog-proof").write_text(other, encoding="utf-8")
        said = run("verify", "J9.tlog-proof", "--key", key)
        assert said.exit_code == exit, other
    Path("J9.tlog-proof").write_text(text, encoding="utf-8")
    other_root = proof.checkpoint._replace(root=bytes(32)).text
    said = run("verify", "J9.tlog-proof", "--since", "-", input=other_root)
    assert said.exit_code == 32
    assert "Another history" in said.stdout
    assert run("verify", "J9.tlog-proof", "--since", "-", input=other_root.replace("cluster", "autre")).exit_code == 40


def test_a_proof_with_the_number_of_another(sealed: Path) -> None:
    """The bytes are under the checkpoint, at a place that is not theirs: somebody put them in twice."""
    with Journal.open(sealed) as journal:
        rows, origin = journal.store.rows(), journal.origin
    tree = Tree([leaf_of(row) for row in (*rows, rows[8])])
    head = f"{origin}\n16\n{b64encode(tree.root()).decode()}\n"
    Path("J16.tlog-proof").write_text(OfflineProof(16, tree.inclusion(15, 16), head).text, encoding="utf-8")
    Path("J16.json").write_bytes(rows[8].state)
    said = run("verify", "J16.tlog-proof")
    assert (said.exit_code, "J16 does not read as the entry of that number" in said.stdout) == (30, True)


# The demo ---------------------------------------------------------------------------------------------------------------


def test_the_demo(demo: Path) -> None:
    """Anchors that are claimed, one value erased, and a signature that is anybody's: never signed."""
    said = run("verify", **forget())
    assert said.exit_code == 10
    assert "2 anchors are recorded" in said.stdout
    assert "1 value erased, 0 entries expunged: each under an entry that says so." in said.stdout
    assert run("verify", "--key", OTHER, **forget()).exit_code == 20
