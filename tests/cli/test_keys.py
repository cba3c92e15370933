"""`ect keys`: who has a key, a passphrase for them, giving them to a colleague, whether the sealed values open."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from ect_journal import Journal
from ect_journal.demo_keys import DEMO_SEED
from ect_journal.keys import FileKeyring
from tests.cli.session import run, session

WORDS = "ce que P-07 a dit"
SETTINGS = ("ECT_PASSPHRASE", "ECT_NEW_PASSPHRASE", "ECT_FILE_PASSPHRASE")


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: None) -> Path:
    """Each test has keys and a memory of its own, and nobody's passphrase."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "keys"


@pytest.fixture
def spoken(folder: Path) -> Path:
    """A journal with two sealed texts: J15 about P-07, J16 about nobody."""
    for more in (("--about", "P-07"), ()):
        said = run("record", "memo", "--title", "Vu", "--note-kind", "field", "--text", "-", *more, input=WORDS)
        assert said.exit_code == 0, said.stderr
    return folder


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to be asked."""
    monkeypatch.setattr("ect_cli.keep.passphrase.on_terminal", lambda: True)


def colleague(tmp_path: Path) -> dict[str, str]:
    """Somebody who has the journal and no key."""
    return {"ECT_KEYS": str(tmp_path / "colleague"), "ECT_STATE": str(tmp_path / "memory")}


def keyring(own_keys: Path) -> FileKeyring:
    (folder,) = own_keys.iterdir()
    return FileKeyring(folder, UUID(folder.name))


# The list ---------------------------------------------------------------------------------------------------------------


def test_nobody_has_a_key_yet(folder: Path) -> None:
    """The people of the journal are listed, each without a key, and no file is made."""
    session("""
        $ ect keys
        Person  Key    Keys  Erased by
        ──────────────────────────────
        P-01    never     0
        P-07    never     0
        rd      never     0
        ! Nobody has a key here yet.
    """)


def test_who_has_a_key(spoken: Path, own_keys: Path) -> None:
    """What is about nobody first, then each person; which entry erased a key; where they are."""
    ring = keyring(own_keys)
    (key,) = ring.live(["P-07"])
    ring.destroy([key.id, "A" * 22], "J15")
    ring.live(["P-01"])
    session(f"""
        $ ect keys
        Person                      Key     Keys  Erased by
        ───────────────────────────────────────────────────
        about nobody in particular  live       1
        P-01                        live       1
        P-07                        erased     0  J15
        rd                          never      0
        not known here              erased     0  J15
        ! No passphrase protects them, in {ring.path}: `ect keys protect`.
    """)
    rows = json.loads(run("keys", "--format", "json").stdout)
    assert rows[2] == {"subject": "P-07", "state": "erased", "live": 0, "erased_by": ["J15"], "protected": False}
    assert [row["subject"] for row in rows] == ["", "P-01", "P-07", "rd", None]
    ring.live(["P-07"])
    for lang, line in (
        ("en", "live (an earlier key erased by J15)"),
        ("fr", "vivante (une clé d’avant effacée par J15)"),
    ):
        (told,) = [each for each in run("keys", ECT_LANG=lang).stdout.splitlines() if "P-07" in each]
        assert told.split() == ["P-07", *line.split(), "1"]
    assert json.loads(run("keys", "--format", "json").stdout)[2]["erased_by"] == ["J15"]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "anybody can sign by it"), ("fr", "n’importe qui peut signer par elle")]
)
def test_the_key_of_the_demo_is_said_to_prove_nothing(own_demo: Path, folder: Path, lang: str, words: str) -> None:
    """It was published; one's own was not."""
    for here in (False, True):
        if here:
            with Journal.open(own_demo) as journal:
                journal.signer.make(journal.origin, DEMO_SEED)
        said = run("keys", "--journal", str(own_demo), ECT_LANG=lang)
        handed = "to be handed over" in said.stderr or "à remettre" in said.stderr
        assert (said.exit_code, words in said.stderr, handed) == (0, True, False), said.stderr
    run("seal")
    assert words not in run("keys", "--journal", str(folder), ECT_LANG=lang).stderr


def test_the_list_in_french(spoken: Path) -> None:
    """Also under its French name."""
    said = run("clés", ECT_LANG="fr")
    assert "ne concerne personne en particulier  vivante" in said.stdout
    assert "Aucune phrase de passe ne les protège" in said.stderr


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_rights_that_are_too_wide_are_said(spoken: Path, own_keys: Path) -> None:
    """And are put right by the next writing."""
    ring = keyring(own_keys)
    ring.path.chmod(0o644)
    assert "Others on this machine may read that file" in run("keys").stderr
    ring.live(["P-01"])
    assert "Others" not in run("keys").stderr


def test_a_synchronised_folder_of_keys_is_pointed_out(spoken: Path, tmp_path: Path) -> None:
    """It keeps versions, which an erasure does not reach."""
    assert "an erasure does not reach them" in run("keys", ECT_KEYS=str(tmp_path / "Dropbox" / "keys")).stderr


def test_help_names_the_commands() -> None:
    """In both languages, under either name."""
    for lang, words in (
        ("en", "Put the keys here under a passphrase."),
        ("fr", "Mettre les clés d’ici sous une phrase"),
    ):
        assert words in run("keys", "--help", ECT_LANG=lang).stdout
    for english, french in (
        ("protect", "proteger"),
        ("export", "exporter"),
        ("import", "importer"),
        ("check", "verifier"),
    ):
        for lang, written in (("en", f"keys {english}"), ("fr", f"cles {french}")):
            lines = run(*written.split(), "--help", ECT_LANG=lang, COLUMNS="80").stdout.splitlines()
            assert lines[2].startswith(f"  $ ect {written}")
            assert max(map(len, lines)) <= 80
    for written in ("proteger", "protéger", "exporter", "importer", "vérifier"):
        assert run("cles", written, "--help").exit_code == 0


# A passphrase -----------------------------------------------------------------------------------------------------------


def test_protecting(spoken: Path, own_keys: Path) -> None:
    """Asked for by scripts through the environment; then nothing sealed is read nor recorded without it."""
    session("""
        $ ect keys protect
        ! A passphrase now protects the keys here.
        ! Copies made before, such as backups of this machine, are as they were.
    """, ECT_PASSPHRASE="trois mots inventés")  # fmt: skip
    assert keyring(own_keys).locked
    assert "A passphrase protects them" in run("keys").stderr
    session("""
        $ ect keys protect --off
        ! ect: A passphrase is needed, and nobody is here to be asked.
        ! ect: hint: Run it on a terminal, or set ECT_PASSPHRASE; it is never given on the command line, which the shell remembers.
        [exit 1]
    """)  # fmt: skip
    assert run("keys", "protect", "--off", ECT_PASSPHRASE="trois mots").exit_code == 1
    session("""
        $ ect keys protect --off
        ! No passphrase protects the keys here any more.
    """, ECT_PASSPHRASE="trois mots inventés")  # fmt: skip
    session("""
        $ ect keys protect --off
        ! No passphrase protected them; nothing was changed.
    """)
    assert not keyring(own_keys).locked


@pytest.mark.usefixtures("terminal")
def test_asked_on_a_terminal(spoken: Path, own_keys: Path) -> None:
    """Twice, until both are the same, and never shown; the former one is asked for before another is set."""
    said = run("keys", "protect", input="un deux\nun deux trois\nun trois quatre\nun deux trois\nun deux trois\n")
    assert said.exit_code == 0, said.stderr
    assert [line for line in said.stderr.splitlines() if line.strip()] == [
        "Choose several words that nobody would guess. It is not shown, and nobody can find it again for you.",
        "New passphrase of your keys: ",
        "A passphrase has at least 8 characters.",
        "New passphrase of your keys: ",
        "Once more: ",
        "These are not the same; again.",
        "New passphrase of your keys: ",
        "Once more: ",
        "A passphrase now protects the keys here.",
        "Copies made before, such as backups of this machine, are as they were.",
    ]
    ring = keyring(own_keys)
    ring.unlock("un deux trois")
    assert run("keys", "protect", input="un\nun\nun\n").exit_code == 1
    said = run("keys", "protect", input="un deux\nun deux trois\nquatre mots\nquatre mots\n", ECT_LANG="fr")
    assert "Phrase de passe de vos clés\u202f: " in said.stderr
    assert ring.locked
    ring.unlock("quatre mots")


def test_another_passphrase_without_a_terminal(spoken: Path, own_keys: Path) -> None:
    """What opens the keys is not taken for what they are put under."""
    run("keys", "protect", ECT_PASSPHRASE="un mot de passe")
    said = run("keys", "protect", ECT_PASSPHRASE="un mot de passe")
    assert (said.exit_code, "ECT_NEW_PASSPHRASE" in said.stderr) == (1, True)
    assert (
        run("keys", "protect", ECT_PASSPHRASE="un mot de passe", ECT_NEW_PASSPHRASE="deux mot de passe").exit_code == 0
    )
    keyring(own_keys).unlock("deux mot de passe")


# To a colleague ---------------------------------------------------------------------------------------------------------


def test_a_colleague_reads_what_they_were_given(spoken: Path, tmp_path: Path) -> None:
    """Only the person named, or everybody; a second time there is nothing new."""
    session("""
        $ ect keys export some.json --of p-07
        some.json
        ! Keys written to some.json: 1.
        ! An erasure does not reach that file: delete it once it was taken in.
        $ ect keys export all.json
        all.json
        ! Keys written to all.json: 2.
        ! An erasure does not reach that file: delete it once it was taken in.
    """, ECT_PASSPHRASE="dit au téléphone")  # fmt: skip
    session("""
        $ ect keys import some.json
        ! New keys: 1; known already: 0.
        ! Delete some.json now.
        $ ect keys import all.json
        ! New keys: 1; known already: 1.
        ! Delete all.json now.
    """, ECT_PASSPHRASE="dit au téléphone", **colleague(tmp_path))  # fmt: skip
    ids = [{key.id for key in keyring(tmp_path / name).listed()} for name in ("keys", "colleague")]
    assert ids[0] == ids[1]


def test_the_values_are_readable_after_the_import(
    spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed before; open afterwards: of that person, and only of them."""
    run("keys", "export", "some.json", "--of", "P-07", ECT_PASSPHRASE="dit mot de passe")

    def texts() -> list[str | None]:
        with Journal.open(spoken) as journal:
            opened = journal.vault.open([row.digest for row in journal.store.sealed()])
            return sorted((value.text for value in opened.values()), key=str)

    here = texts()
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "colleague"))
    assert (here, texts()) == ([WORDS, WORDS], [None, None])
    run("keys", "import", "some.json", ECT_PASSPHRASE="dit mot de passe")
    assert texts() == [None, WORDS]


def test_two_passphrases(spoken: Path, tmp_path: Path) -> None:
    """Whose keys have a passphrase gives the file one of its own: the first is not handed out by mistake."""
    run("keys", "protect", ECT_PASSPHRASE="un mot de passe")
    said = run("keys", "export", "all.json", ECT_PASSPHRASE="un mot de passe")
    assert (said.exit_code, "ECT_FILE_PASSPHRASE" in said.stderr, Path("all.json").exists()) == (1, True, False)
    assert (
        run(
            "keys", "export", "all.json", ECT_PASSPHRASE="un mot de passe", ECT_FILE_PASSPHRASE="deux mot de passe"
        ).exit_code
        == 0
    )
    for wrong in ("un mot de passe", "trois"):
        assert run("keys", "import", "all.json", ECT_FILE_PASSPHRASE=wrong, **colleague(tmp_path)).exit_code == 1
    assert (
        run("keys", "import", "all.json", ECT_FILE_PASSPHRASE="deux mot de passe", **colleague(tmp_path)).exit_code == 0
    )


@pytest.mark.usefixtures("terminal")
def test_the_passphrase_of_a_file_is_asked_for(spoken: Path, tmp_path: Path) -> None:
    """Twice by who makes it, once by who takes it."""
    assert run("keys", "export", "all.json", input="dit tout bas\ndit tout bas\n").exit_code == 0
    said = run("keys", "import", "all.json", input="dit\ndit tout bas\n", **colleague(tmp_path))
    asked = [line for line in said.stderr.splitlines() if line.strip()]
    assert asked[:3] == [
        "Passphrase of that file: ", "This is not the passphrase; again.", "Passphrase of that file: ",
    ]  # fmt: skip
    assert "New keys: 2" in said.stderr


def test_what_is_not_exported(spoken: Path) -> None:
    """Over a file, into the journal's own folder, for somebody without a key or nobody knows: nothing is asked, nor written."""
    Path("there.json").write_text("something else")
    for arguments, said in (
        (("there.json",), "there.json exists already."),
        ((str(spoken / "keys.json"),), "is in the folder of the journal."),
        (("new.json", "--of", "P-01"), "No live key of P-01 is here to be exported."),
        (("new.json", "--of", "P-99"), "P-99"),
        (("no/folder.json",), "There is no folder no."),
    ):
        result = run("keys", "export", *arguments)
        assert (result.exit_code, said in result.stderr) == (1, True), result.stderr
    assert Path("there.json").read_text() == "something else"
    assert not Path("new.json").exists()
    assert run("keys", "export", "there.json", "--force", ECT_PASSPHRASE="dit mot de passe").exit_code == 0


def test_an_erased_key_is_refused_and_said(spoken: Path, tmp_path: Path, own_keys: Path) -> None:
    """The others are taken."""
    run("keys", "export", "all.json", ECT_PASSPHRASE="dit mot de passe")
    (key,) = keyring(own_keys).live(["P-07"])
    run("keys", **colleague(tmp_path))
    theirs = FileKeyring(tmp_path / "colleague" / keyring(own_keys).path.parent.name, keyring(own_keys).journal)
    theirs.destroy([key.id], "J16")
    session("""
        $ ect keys import all.json
        ! The key of P-07 was erased by J16: it stays so.
        ! New keys: 1; known already: 0.
        ! Delete all.json now.
    """, ECT_PASSPHRASE="dit mot de passe", **colleague(tmp_path))  # fmt: skip


@pytest.mark.parametrize("content", [None, "", '{"format": 2}', "not keys"])
def test_a_file_that_is_none(spoken: Path, content: str | None) -> None:
    """Two lines that name it; nobody is asked for a passphrase."""
    if content is not None:
        Path("keys.json").write_text(content)
    said = run("keys", "import", "keys.json")
    assert (said.exit_code, len(said.stderr.splitlines()), "keys.json" in said.stderr) == (1, 2, True)


def test_a_damaged_file_of_keys_is_named(spoken: Path, own_keys: Path) -> None:
    """By every command that needs the keys."""
    path = keyring(own_keys).path
    path.write_text("{")
    for arguments in (("keys",), ("keys", "protect"), ("keys", "export", "x.json")):
        said = run(*arguments, ECT_PASSPHRASE="dit mot de passe")
        assert (said.exit_code, str(path) in said.stderr) == (1, True)


# Do they open? ----------------------------------------------------------------------------------------------------------


def test_checking(spoken: Path, tmp_path: Path) -> None:
    """How many values were opened, and how many are under keys that are not here, which is no fault."""
    session("""
        $ ect keys check
        ! Sealed values opened: 2; under keys that are not here: 0; erased: 0.
    """)
    said = run("keys", "check", **colleague(tmp_path))
    assert (said.exit_code, "under keys that are not here: 2" in said.stderr) == (0, True)
    run("keys", "protect", ECT_PASSPHRASE="un mot de passe")
    assert run("keys", "check").exit_code == 1
    assert "opened: 2" in run("keys", "check", ECT_PASSPHRASE="un mot de passe").stderr


def test_an_altered_value_is_named(spoken: Path) -> None:
    """By its entry and the field there, and the exit code says so."""
    with closing(sqlite3.connect(spoken / "journal.sqlite")) as database, database:
        database.execute("UPDATE vault SET sealed = zeroblob(100) WHERE about = 'P-07'")
    altered = "It does not open with its keys: it was altered, or taken from elsewhere."
    session(f"""
        $ ect keys check
        ! Sealed values opened: 1; under keys that are not here: 0; erased: 0.
        ! ect: Sealed values that are not what was recorded: 1.
        ! J15, text: {altered}
        ! ect: hint: Compare with a backup of the journal; nothing was changed here.
        [exit 1]
    """)
    assert "J15, texte\u202f: " in run("keys", "check", ECT_LANG="fr").stderr


def test_values_that_are_not_in_this_copy(spoken: Path) -> None:
    """Some of them: a fault, counted in one sentence. None at all: a copy restored without them, which is none."""
    with closing(sqlite3.connect(spoken / "journal.sqlite")) as database, database:
        database.execute("DELETE FROM vault WHERE about = 'P-07'")
    session("""
        $ ect keys check
        ! Sealed values opened: 1; under keys that are not here: 0; erased: 0.
        ! ect: 1 sealed value is not in this copy of the journal.
        ! ect: hint: Restore this copy from a backup, or `ect restore --with-sealed` the export of where they are.
        [exit 1]
    """)
    run("export", "--output", "log.jsonl")
    run("restore", "log.jsonl", "alone")
    session("""
        $ ect keys check --journal alone
        ! Sealed values opened: 0; under keys that are not here: 0; erased: 0.
        ! This copy of the journal holds no sealed value, of the 2 that its entries commit to: it was restored without them.
    """)


def test_a_key_that_only_signs(folder: Path) -> None:
    """Nobody's sealed values are under a key yet; that is said without saying that there is no key."""
    key = run("seal").stdout.strip()
    said = run("keys").stderr
    assert "Nobody has a key here yet" not in said
    assert "only the journal has one, to sign" in said
    assert key in said
    assert "seul le journal en a une, pour signer" in run("keys", ECT_LANG="fr").stderr


# Without the keys -------------------------------------------------------------------------------------------------------


def test_whoever_has_no_key_is_told_whom_to_ask(spoken: Path, tmp_path: Path) -> None:
    """By the list, and where a text would stand."""
    there = colleague(tmp_path)
    assert run("keys", **there).stderr.splitlines() == [
        "Nobody has a key here yet.",
        "2 sealed values are under keys that are not here. Ask a colleague for `ect keys export FILE`, then take it in: "
        "`ect keys import FILE`.",
    ]
    assert run("show", "J15", "--open", **there).stderr.splitlines() == [
        "Whoever has them can give them: `ect keys export` there, `ect keys import` here.",
    ]


def test_a_second_key_for_somebody_is_said_once(spoken: Path, tmp_path: Path) -> None:
    """Recording makes one where there is none; whom a colleague has a key for is named, in both languages."""
    there = colleague(tmp_path)

    def said(*more: str, lang: str = "en") -> str:
        line = ("record", "memo", "--title", "Vu", "--note-kind", "field", "--text", "-", *more)
        return run(*line, input=WORDS, ECT_LANG=lang, **there).stderr

    assert "A new key was made here for P-07, though" in said("--about", "P-07")
    assert "A new key" not in said("--about", "P-07")
    assert "A new key" not in said("--about", "P-01"), "nobody has another"
    assert "faite ici pour ce qui ne concerne personne en particulier, alors que" in said(lang="fr")
    assert (
        "A new key"
        not in run("record", "memo", "--title", "Vu", "--note-kind", "field", "--text", "-", input=WORDS).stderr
    )


def test_names_that_could_not_be_looked_for(spoken: Path) -> None:
    """Recording goes on under locked keys, and says once what was not done; what needs the keys asks for them."""
    person = ("record", "actor", "--code", "P-21", "--nature", "person", "--category", "resident", "--name", "-")
    assert run(*person, input="Lucie Ferrand").exit_code == 0
    run("keys", "protect", ECT_PASSPHRASE="un mot de passe")
    line = ("observe", "--title", "Lucie Ferrand arrive", "--project", "ALI-01")
    assert run(*line).stderr.splitlines()[-1] == "Known names could not be looked for: the keys are under a passphrase."
    corrected = run("correct", "J18", "--set", "title=Vu", "--reason", "Faute", ECT_LANG="fr")
    assert corrected.stderr.count(
        "Les noms connus n’ont pas pu être cherchés\u202f: les clés sont sous une phrase de passe."
    ) == 1  # fmt: skip
    refused = run(*line, ECT_PASSPHRASE="un mot de passe")
    assert "known-name" in refused.stderr


# Slips of the hand ------------------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_of_the_environment_is_said_once(spoken: Path) -> None:
    """By the command that cannot do without, or in the end by the one that can."""
    run("keys", "protect", ECT_PASSPHRASE="un mot de passe")
    failed = run("show", "J15", "--open", ECT_PASSPHRASE="un autre mot")
    assert (failed.exit_code, len(failed.stderr.splitlines())) == (1, 2)
    assert "ECT_PASSPHRASE gives it" in failed.stderr
    read = run("show", "J15", ECT_PASSPHRASE="un autre mot")
    assert (read.exit_code, len(read.stderr.splitlines())) == (0, 1)
    assert "tried in vain" in read.stderr


def test_whoever_stops_at_the_passphrase_has_changed_nothing(spoken: Path, terminal: None) -> None:
    """Control-C and the end of the input are said so, in two lines."""
    assert run("keys", "protect", input="").stderr.splitlines()[-2:] == [
        "ect: Stopped.",
        "ect: hint: Nothing was changed.",
    ]


def test_a_short_passphrase_protects_no_file(spoken: Path) -> None:
    """Whoever finds the file may try as many as they like."""
    said = run("keys", "export", "all.json", ECT_FILE_PASSPHRASE="court")
    assert (said.exit_code, Path("all.json").exists()) == (1, False)
    assert "ECT_FILE_PASSPHRASE: A passphrase has at least 8 characters." in said.stderr
