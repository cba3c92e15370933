"""`ect anchor` and `ect witness`: each way of asking somebody outside, what comes back, and what is refused."""

import socket
import ssl
import subprocess
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

import ect_journal
from ect_cli.prove import anchor as command
from ect_cli.prove import witness as other_side
from ect_journal import Journal, timestamp_authority
from ect_journal.errors import Unreachable
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import Verifier, cosign, note, sign
from ect_journal.sealed_heads import seal
from ect_journal.store import ANCHOR
from ect_journal.witness_files import read_key
from tests.audit.authority import SIGNER, WITH_OPENSSL, Authority, openssl_accepts
from tests.cli.session import run, session

NAME = "lab.example/witness"


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: None) -> None:
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ECT_PASSPHRASE", raising=False)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "tsa")


@pytest.fixture
def today(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small programme; it is now, as it is for an authority."""
    monkeypatch.setattr(ect_journal.World, "now", lambda self: datetime.now(UTC))
    return folder


@pytest.fixture
def sealed(folder: Path) -> Verifier:
    """Sealed that evening: J15 adds its key."""
    with Journal.open(folder) as journal:
        return seal(journal, by="rd").verifier


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (command, other_side):
        monkeypatch.setattr(module, "on_terminal", lambda: True)


def witness_key() -> str:
    return run("witness", "--as", NAME).stdout.strip()


def refused(*args: str, says: str, **env: str) -> None:
    """In two lines, one of which says this."""
    result = run("anchor", *args, **env)
    assert result.exit_code in (1, 2), result.output
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 2


# The ways ---------------------------------------------------------------------------------------------------------------


def test_lesson(folder: Path, terminal: None) -> None:
    """Alone on a terminal it says what each way is, and what bounds the journal now."""
    session("""
        $ ect anchor
        Three ways, from the strongest to the simplest; each is worth more with another.
          dated by an authority:
            ect anchor --url https://freetsa.org/tsr
            without a network: --request question.tsq, then --answer answer.tsr
          cosigned by a witness, who does: ect witness for-the-lab.txt
            ect anchor --witness-request for-the-lab.txt
            ect anchor --answer from-the-lab.txt --authority KEY
          kept by somebody, who was given the sixteen characters of ect checkpoint:
            ect anchor --handed-over 'ADEME, interim report, p. 4' --size ABCD-EFGH-IJKL-MNOP
        ! Nothing bounds this journal yet.
    """)
    run("anchor", "--handed-over", "ADEME, p. 4", "--size", "14")
    assert "Dernier ancrage\u202f: J15, remise, jusqu’à J14, ADEME, p. 4." in run("anchor", ECT_LANG="fr").stderr


def test_nobody_there(folder: Path) -> None:
    session("""
        $ ect anchor
        ! ect: Nobody says here how it is to be anchored.
        ! ect: hint: Give one of: --url, --request, --witness-request, --answer, --handed-over; `ect anchor --help` tells them apart.
        [exit 2]
    """)


def test_one_way_at_a_time(folder: Path) -> None:
    refused("--url", "https://a.example", "--request", "x.tsq", says="one at a time")
    refused("--size", "3", says="--size only goes with --handed-over")
    refused("--since", "0", "--url", "https://a.example", says="--since only goes with --witness-request")
    refused("--authority", "x", says="--authority only goes with --url, --answer")
    refused("--on", "hier", "--answer", "x", says="--on ne va qu’avec --handed-over", ECT_LANG="fr")
    refused("--force", says="--force only goes with")


# Dated ------------------------------------------------------------------------------------------------------------------


@WITH_OPENSSL
def test_asked_at_an_address(today: Path, authority: Authority, tmp_path: Path) -> None:
    """One command: the token is kept, openssl accepts it; with nothing new, nothing is asked."""
    with authority.at_an_address() as url:
        first = run("anchor", "--url", url, "--authority", str(authority.root))
        assert (first.exit_code, first.stdout) == (0, "J15\n")
        assert first.stderr.startswith("J15 recorded: J1 to J14 (")
        assert first.stderr.endswith(f" UTC by {SIGNER}.\n")
        again = run("anchor", "--url", url)
        assert (again.exit_code, again.stdout) == (0, "")
        assert again.stderr == "J15 dates all that is recorded, anchors aside: nothing to ask for.\n"
        checked = run("anchor", "--url", url, "--authority", str(authority.root))
        assert checked.stderr.endswith(f"What J15 kept was checked: it is by {SIGNER}, as what you gave vouches.\n")
        other = Authority(tmp_path / "other")
        for lang, words in (("en", "does not vouch for that"), ("fr", "ne s’en porte pas garant")):
            unvouched = run("anchor", "--url", url, "--authority", str(other.root), ECT_LANG=lang)
            assert (unvouched.exit_code, words in unvouched.stderr) == (1, True)
        run("observe", "--title", "Vu", "--project", "ALI-01")
        unchecked = run("anchor", "--url", url, ECT_LANG="fr")
    assert unchecked.stdout == "J17\n"
    assert "--authority prend le certificat racine" in unchecked.stderr
    with Journal.open(today) as journal:
        for (_, token), size in zip(journal.store.beside(ANCHOR), (14, 16), strict=True):
            (tmp_path / "kept.tst").write_bytes(token)
            assert openssl_accepts(
                tmp_path / "kept.tst", (journal.store.checkpoint(size) or "").encode(), authority.root
            )


@WITH_OPENSSL
def test_through_files(today: Path, authority: Authority) -> None:
    """What to send is written, with the line that sends it; what came back is recorded, once."""
    asked = run("anchor", "--request", "question.tsq")
    assert (asked.exit_code, asked.stdout) == (0, "question.tsq\n")
    assert "--data-binary @question.tsq" in asked.stderr
    assert "whoever looks after your network" in asked.stderr
    french = run("anchor", "--request", "question.tsq", "--force", ECT_LANG="fr").stderr
    assert "par une page de son\nsite" in french
    assert "à qui s’occupe de votre réseau" in french
    refused("--request", "question.tsq", says="--force")
    Path("answer.tsr").write_bytes(authority.answer(Path("question.tsq").read_bytes()))
    refused("--answer", "question.tsq", says="cannot be read as a time stamp")
    done = run("anchor", "--answer", "answer.tsr", "--authority", str(authority.root))
    assert (done.exit_code, done.stdout) == (0, "J15\n")
    again = run("anchor", "--answer", "-", input=Path("answer.tsr").read_bytes())
    assert (again.stdout, again.stderr) == ("J15\n", "J15 has it already: nothing was recorded.\n")
    checked = run("anchor", "--answer", "answer.tsr", "--authority", str(authority.root), ECT_LANG="fr")
    assert f"c’est bien de {SIGNER}" in checked.stderr


def test_nobody_answers_in_plain_words(today: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why, without the words of the network, which --debug shows; and that somebody else may send it."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/tsr"
        for url, english, french in (
            (nobody, "it refuses to be connected to", "elle refuse la connexion"),
            ("http://nowhere.invalid/tsr", "its name is not found", "son nom est introuvable"),
        ):
            for lang, words, other in (
                ("en", english, "authority's site"),
                ("fr", french, "qui s’occupe de votre réseau"),
            ):
                said = run("anchor", "--url", url, ECT_LANG=lang)
                assert (said.exit_code, words in said.stderr, other in said.stderr) == (1, True, True), said.stderr
                for jargon in ("Errno", "refused", "Name or service", "name resolution"):
                    assert jargon not in said.stderr
        assert isinstance(run("anchor", "--url", nobody, "--debug").exception, Unreachable)
        assert "refused" in str(run("anchor", "--url", nobody, "--debug").exception.__cause__)  # type: ignore[union-attr]
    monkeypatch.setattr(timestamp_authority, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        said = run("anchor", "--url", f"http://127.0.0.1:{silent.getsockname()[1]}/tsr", ECT_LANG="fr")
        assert "elle n’a pas répondu à temps" in said.stderr


@WITH_OPENSSL
def test_a_certificate_that_nobody_vouches_for(today: Path, tmp_path: Path) -> None:
    """The authority's own page would be warned of by a browser, too."""
    made = (
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=x",
    )
    subprocess.run([*made, "-keyout", "key.pem", "-out", "cert.pem"], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")

    def serve(server: socket.socket) -> None:
        for _ in range(2):
            with suppress(OSError), context.wrap_socket(server.accept()[0], server_side=True) as connection:
                connection.recv(1)

    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=serve, args=(server,), daemon=True).start()
        url = f"https://127.0.0.1:{server.getsockname()[1]}/tsr"
        for lang, words in (("en", "does not recognise the certificate"), ("fr", "ne reconnaît pas le certificat")):
            said = run("anchor", "--url", url, ECT_LANG=lang)
            assert (words in said.stderr, "SSL" in said.stderr) == (True, False), said.stderr


@WITH_OPENSSL
def test_stamps_that_are_refused(today: Path, authority: Authority, tmp_path: Path) -> None:
    """Of another journal, by another authority, by nobody: one line says what, one what to do."""
    run("anchor", "--request", "question.tsq")
    query = Path("question.tsq").read_bytes()
    Path("answer.tsr").write_bytes(authority.answer(query))
    other = Authority(tmp_path / "other")
    refused("--answer", "answer.tsr", "--authority", str(other.root), says="does not vouch")
    refused("--answer", "answer.tsr", "--authority", "question.tsq", says="no certificate")
    refused("--answer", "answer.tsr", "--authority", "nowhere.pem", says="There is no file")
    refused("--answer", "nowhere.tsr", says="There is no file")
    refused("--url", "nowhere", says="no address")
    with authority.at_an_address(status=503) as url:
        refused("--url", url, says="HTTP 503")
        refused("--url", url, says="ect ancrer --request", ECT_LANG="fr")
    with Journal.in_memory(origin="another", by="rd") as another:
        from ect_journal.timestamps import request

        Path("answer.tsr").write_bytes(authority.answer(request(another.checkpoint().encode()).der))
    refused("--answer", "answer.tsr", says="of no checkpoint of this journal")
    with Journal.open(today) as journal:
        assert journal.head == 14


# Cosigned ---------------------------------------------------------------------------------------------------------------


def test_there_and_back(folder: Path, sealed: Verifier) -> None:
    """Asked for, cosigned on the other side, recorded; then again from where the witness is."""
    asked = run("anchor", "--witness-request", "ask.txt")
    assert (asked.exit_code, asked.stdout) == (0, "ask.txt\n")
    assert sealed.vkey in asked.stderr
    key = witness_key()
    cosigned = run("witness", "ask.txt", "--key", sealed.vkey, "--output", "back.txt")
    assert (cosigned.exit_code, cosigned.stdout) == (0, "back.txt\n")
    assert cosigned.stderr.startswith("Cosigned for the first time: cluster-jura, J1 to J15 (")
    refused("--answer", "back.txt", says="Which witness")
    done = run("anchor", "--answer", "back.txt", "--authority", key)
    assert (done.exit_code, done.stdout) == (0, "J16\n")
    assert done.stderr.endswith(f"cosigned on 2024-02-07 17:03:00 UTC by {NAME}.\n")

    Path("witness.vkey").write_text(f"{key}\n", "utf-8")
    assert run("anchor", "--witness-request", "ask.txt", "--force").exit_code == 0
    assert Path("ask.txt").read_text("utf-8").startswith("old 15\n")
    back = run("witness", "ask.txt", ECT_LANG="fr")
    assert "J1 à J16" in back.stderr
    again = run("anchor", "--cosigned", "-", "--authority", "witness.vkey", input=back.stdout)
    assert again.stdout == "J17\n"
    assert run("witness").stderr.startswith("cluster-jura: J1 to J16 cosigned (")
    assert run("witness").stdout.strip() == key


def test_cosignatures_that_are_refused(folder: Path, sealed: Verifier) -> None:
    run("anchor", "--witness-request", "ask.txt")
    key = witness_key()
    Path("back.txt").write_text(run("witness", "ask.txt", "--key", sealed.vkey).stdout, "utf-8")
    refused("--answer", "back.txt", "--authority", sealed.vkey, says="None of the keys given")
    refused("--answer", "back.txt", "--authority", "clé", says="neither a file nor a public key")
    refused("--answer", "ask.txt", "--authority", key, says="no cosigned checkpoint")
    Path("back.txt").write_bytes(Path("back.txt").read_bytes() + b"\xff")
    refused("--answer", "back.txt", "--authority", key, says="neither a time stamp nor")
    refused("--witness-request", "more.txt", "--since", "99", says="fewer than 99")


def test_not_sealed(folder: Path) -> None:
    refused("--witness-request", "ask.txt", says="`ect seal`")
    assert not Path("ask.txt").exists()


# The other side ---------------------------------------------------------------------------------------------------------


def test_made_and_named_once(terminal: None) -> None:
    """On a terminal its name is asked for; afterwards it has one."""
    made = run("witness", input=f"two words\n{NAME}\n")
    assert made.exit_code == 1
    assert "cannot be the name" in made.stderr
    made = run("witness", input=f"{NAME}\n")
    assert made.stdout.startswith(f"{NAME}+")
    assert run("witness", "--as", "another").exit_code == 2
    assert run("witness", "--as", NAME).stdout == run("witness").stdout


def test_nobody_names_it() -> None:
    session("""
        $ ect witness
        ! ect: This witness has no key yet, and nobody names it.
        ! ect: hint: Name it once: --as lab.example/witness
        [exit 2]
    """)


@pytest.mark.parametrize(
    ("content", "says"), [(None, "no file"), (b"\xff", "UTF-8"), (b"hello\n", "nothing to cosign")]
)
def test_a_key_is_made_for_something(tmp_path: Path, content: bytes | None, says: str) -> None:
    """It lasts: what there is to cosign is read first."""
    if content is not None:
        Path("ask.txt").write_bytes(content)
    said = run("witness", "ask.txt", "--as", NAME)
    assert (said.exit_code != 0, says in said.stderr, read_key()) == (True, True, None), said.stderr


def test_what_a_witness_is_not_given(folder: Path, sealed: Verifier) -> None:
    witness_key()
    run("anchor", "--witness-request", "ask.txt")
    for args, says in (
        (["ask.txt"], "is new here"),
        (["ask.txt", "--key", "clé"], "no public key"),
        (["--key", sealed.vkey], "nothing to cosign is given"),
        (["nowhere.txt"], "There is no file"),
        (["ask.txt", "--key", sealed.vkey, "--output", "ask.txt"], "exists already"),
    ):
        result = run("witness", *args)
        assert result.exit_code in (1, 2)
        assert says in result.stderr
    assert run("witness").stderr == "It has cosigned nothing yet.\n"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_fork(folder: Path, sealed: Verifier, lang: str) -> None:
    """A second history, signed by the same key: refused, and the evidence written, which only needs that key."""
    witness_key()
    run("anchor", "--witness-request", "ask.txt")
    run("witness", "ask.txt", "--key", sealed.vkey)
    with Journal.open(folder) as journal:
        seed = journal.signer.seeds()[sealed]
    text = Checkpoint("cluster-jura", 15, bytes(32)).text
    Path("other.txt").write_text(f"old 15\n\n{note(text, [sign(text, sealed.name, seed)])}", "utf-8")
    result = run("witness", "other.txt", ECT_LANG=lang)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "other.txt.fork" in result.stderr
    assert ("two histories" if lang == "en" else "deux histoires") in result.stderr
    assert Fork.of(Path("other.txt.fork").read_text("utf-8")).check([sealed]) == [sealed]


def test_rollback(folder: Path, sealed: Verifier) -> None:
    """Yesterday's journal put back is not cosigned, and leaves no evidence of anything worse."""
    witness_key()
    run("anchor", "--witness-request", "before.txt")
    run("observe", "--title", "Vu", "--project", "ALI-01", "--on", "2024-02-06")
    run("anchor", "--witness-request", "after.txt", "--since", "0")
    Path("log.vkey").write_text(f"{sealed.vkey}\n", "utf-8")
    run("witness", "after.txt", "--key", "log.vkey")
    result = run("witness", "before.txt")
    assert result.exit_code == 1
    assert "has gone back: 16 entries were cosigned here, and this says 15" in result.stderr
    assert not list(Path().glob("*.fork"))


# Kept by somebody -------------------------------------------------------------------------------------------------------


def test_handed_over(folder: Path) -> None:
    """To whom, today; the sixteen characters that were printed stand for the size."""
    with Journal.open(folder) as journal:
        sixteen = Checkpoint.of(journal.store.checkpoint(14) or "").sixteen
    done = run("anchor", "--handed-over", "ADEME, rapport, p. 4", "--on", "2024-02-07", "--size", sixteen.lower())
    assert (done.exit_code, done.stdout) == (0, "J15\n")
    assert done.stderr == f"J15 recorded: J1 to J14 ({sixteen}) handed over, ADEME, rapport, p. 4.\n"
    assert (
        "remise · J14, ADEME, rapport, p. 4"
        in run("show", "J15", ECT_LANG="fr").stdout + run("log", ECT_LANG="fr").stdout
    )
    assert "handed over · J14, ADEME, rapport, p. 4" in run("log").stdout
    again = run("anchor", "--handed-over", "ADEME, rapport, p. 4", "--size", "14", ECT_LANG="fr")
    assert (again.stdout, again.stderr) == ("J15\n", "J15 l’a déjà\u202f: rien n’a été consigné.\n")


def test_handed_over_when(folder: Path) -> None:
    """What was handed over in the past is said; and it was there on that day."""
    with Journal.open(folder) as journal:
        last = Checkpoint.of(journal.checkpoint())
    refused("--handed-over", "ADEME", "--on", "hier", says=f"The last one: --size 14, or --size {last.sixteen}")
    refused("--handed-over", "ADEME", says=f"Le dernier\u202f: --size 14, ou --size {last.sixteen}", ECT_LANG="fr")
    refused("--handed-over", "ADEME", "--on", "2023-01-01", "--size", "14", says="had no 14 entries yet")
    refused("--handed-over", "ADEME", "--size", "99", says="no checkpoint of size 99")
    refused("--handed-over", "ADEME", "--size", "ABCD-EFGH-IJKL-MNOP", says="No checkpoint of this journal")
    refused("--handed-over", "ADEME", "--size", "the last", says="nor sixteen characters")
    assert run("anchor", "--handed-over", "", "--size", "14").exit_code == 1


def test_cosigned_late(folder: Path, sealed: Verifier) -> None:
    """A cosignature that bears another time than the journal's is not recorded."""
    key = Verifier.read(witness_key())
    from ect_journal.witness_files import read_key

    own = read_key()
    assert own is not None
    with Journal.open(folder) as journal:
        text = journal.checkpoint()
        at = journal.world.now() + timedelta(hours=1)
    Path("back.txt").write_text(note(text, [cosign(text, own.name, own.seed, int(at.timestamp()))]), "utf-8")
    refused("--answer", "back.txt", "--authority", key.vkey, says="Set the clock right")
