"""What somebody outside gave for a checkpoint is recorded with it, once, all or nothing; what is not of this journal is not."""

import contextlib
import os
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ect_journal import EctError, Journal, anchoring
from ect_journal.anchoring import Anchored, anchor, last_cosigned, recorded, stamped_already
from ect_journal.catalogue.integrity import AnchorRecorded
from ect_journal.codec import decode
from ect_journal.entry import Entry
from ect_journal.errors import InvalidInput
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import COSIGNATURE, Verifier, cosign, opened, sign, verifier_of
from ect_journal.ledger.proofs import consistent
from ect_journal.recording import draft_of
from ect_journal.sealed_heads import seal
from ect_journal.store import ANCHOR, SEAL
from ect_journal.timestamps import claimed, imprint_of, request, token_of
from ect_journal.vouching import Evidence, cosigned, handed_over, stamped, submission
from tests.audit.authority import SIGNER, WITH_OPENSSL, Authority, openssl_accepts
from tests.audit.clear import assert_clear
from tests.durability.commands import copied
from tests.durability.erasing_acts import writing_steps
from tests.durability.faults import Faults, Interrupted, die, fail, interrupt
from tests.durability.profiles import steps
from tests.durability.scenes import CountedWorld, begin
from tests.durability.scenes import note as observed
from tests.durability.test_kill import FORKING

WITNESS_SEED = b"w" * 32
WITNESS = verifier_of("lab.example/witness", WITNESS_SEED, COSIGNATURE)


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("anchors") / "tsa")


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Four entries recorded a minute ago, by the clock on the wall: an authority has no other."""
    world = CountedWorld(now() - timedelta(minutes=1))
    with begin(Journal.create(tmp_path / "journal", origin="cluster-jura", by="rd", world=world)) as journal:
        yield journal


def answered(journal: Journal, authority: Authority) -> bytes:
    return authority.answer(request(journal.checkpoint().encode()).der)


def cosigned_note(journal: Journal, at: datetime | None = None, *, verifier: Verifier = WITNESS) -> str:
    """The last sealed checkpoint as a witness gives it back."""
    size, sealed = journal.store.beside(SEAL)[-1]
    text = journal.store.checkpoint(size) or ""
    return sealed.decode() + cosign(text, verifier.name, WITNESS_SEED, int((at or now()).timestamp()))


def refused(how: Callable[[], object]) -> str:
    with pytest.raises(InvalidInput) as caught:
        how()
    assert_clear(caught.value)
    return str(caught.value)


# A time stamp -----------------------------------------------------------------------------------------------------------


@WITH_OPENSSL
def test_stamped(journal: Journal, authority: Authority, tmp_path: Path) -> None:
    """The entry says which checkpoint, whose stamp and its hash; the token stands beside it, and openssl accepts it."""
    text, size = journal.checkpoint(), journal.head
    evidence = stamped(journal, answered(journal, authority), [authority.certificate])
    assert (evidence.authority, evidence.checked) == (SIGNER, True)
    assert anchor(journal, evidence) == Anchored("J5", new=True)

    event = journal.entry("J5").event
    assert isinstance(event, AnchorRecorded)
    [(at, token)] = journal.store.beside(ANCHOR)
    assert (at, event.kind.value, event.size, event.authority) == (5, "timestamp", size, SIGNER)
    assert event.root == text.split("\n")[2] == b64encode(Checkpoint.of(text).root).decode()
    assert event.token_sha256 == sha256(token).hexdigest()
    assert imprint_of(token) == sha256(text.encode()).digest()
    (tmp_path / "J5.tst").write_bytes(token)
    assert openssl_accepts(tmp_path / "J5.tst", text.encode(), authority.root)
    assert str(journal.entry("J5").occurred.start) == str(claimed(token).at.astimezone(journal.time_zone).date())


@WITH_OPENSSL
def test_the_same_again(journal: Journal, authority: Authority) -> None:
    """The same stamp, in its answer or alone, before or after others: nothing is written, and it says which entry has it."""
    answer = answered(journal, authority)
    assert anchor(journal, stamped(journal, answer)) == Anchored("J5", new=True)
    journal.record(observed(), by="rd")
    for again in (answer, token_of(answer)):
        assert anchor(journal, stamped(journal, again)) == Anchored("J5", new=False)
    assert (journal.head, len(journal.store.beside(ANCHOR))) == (6, 1)


@WITH_OPENSSL
def test_an_earlier_checkpoint(journal: Journal, authority: Authority) -> None:
    """An answer may come days later: it is of the checkpoint that was sent."""
    answer = answered(journal, authority)
    for _ in range(3):
        journal.record(observed(), by="rd")
    assert stamped(journal, answer).checkpoint.size == 4


@WITH_OPENSSL
def test_two_writers(journal: Journal, authority: Authority, tmp_path: Path) -> None:
    """Given at the same moment by two people, it is recorded once."""
    evidence = stamped(journal, answered(journal, authority))
    with Journal.open(tmp_path / "journal") as other:
        make, calls = other.appender.append_made, []

        def slower(made: Callable[[], object]) -> object:
            calls.append(anchor(journal, evidence))
            return make(made)  # type: ignore[arg-type]  # passed on

        other.appender.append_made = slower  # type: ignore[method-assign,assignment]
        assert anchor(other, evidence, by="rd") == Anchored("J5", new=False)
    assert calls == [Anchored("J5", new=True)]
    assert len(journal.store.beside(ANCHOR)) == 1


@WITH_OPENSSL
@pytest.mark.parametrize("same", [True, False], ids=["the same", "an observation"])
def test_somebody_in_between(
    journal: Journal, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, same: bool
) -> None:
    """Once it is made and before it is appended, a colleague records: it is made again, under its right number."""
    evidence = stamped(journal, answered(journal, authority))
    made = draft_of
    with Journal.open(tmp_path / "journal", world=journal.world) as other:

        def meanwhile(*given: Any, **how: Any) -> object:
            monkeypatch.setattr(anchoring, "draft_of", made)
            draft = made(*given, **how)
            assert anchor(other, evidence, by="rd").new if same else other.record(observed(), by="rd")
            return draft

        monkeypatch.setattr(anchoring, "draft_of", meanwhile)
        wanted = "J5" if same else "J6"
        assert anchor(journal, evidence, by="rd") == Anchored(wanted, new=not same)
    assert [ref for ref, _ in recorded(journal)] == [wanted]
    assert [int(wanted[1:])] == [at for at, _ in journal.store.beside(ANCHOR)]
    assert _whole(journal) == 1


@WITH_OPENSSL
def test_those_recorded_are_read_once(journal: Journal, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    """To find out whether it is there already, new or not."""
    evidence = stamped(journal, answered(journal, authority))
    anchor(journal, handed_over(journal, "ADEME", size=4))
    read = list[bytes]()

    def counted(state: bytes) -> Entry:
        read.append(state)
        return decode(state)

    monkeypatch.setattr(anchoring, "decode", counted)
    assert (anchor(journal, evidence), len(read)) == (Anchored("J6", new=True), 1)
    assert (anchor(journal, evidence), len(read)) == (Anchored("J6", new=False), 1 + 2)


@WITH_OPENSSL
def test_not_of_this_journal(journal: Journal, authority: Authority) -> None:
    """A good stamp of something else, even of another journal of that name, is refused."""
    other = Journal.in_memory(origin="cluster-jura", by="rd")
    for content in (other.checkpoint().encode(), journal.checkpoint().encode() + b"\n", b"x"):
        said = refused(lambda: stamped(journal, authority.answer(request(content).der)))  # noqa: B023  # called at once
        assert "--request" in said
    assert journal.head == 4


@WITH_OPENSSL
def test_not_vouched_for(journal: Journal, authority: Authority, tmp_path: Path) -> None:
    """With another authority's certificate it is refused before anything is recorded; without one it is not checked."""
    answer, other = answered(journal, authority), Authority(tmp_path / "other")
    refused(lambda: stamped(journal, answer, [other.certificate]))
    assert not stamped(journal, answer).checked


@WITH_OPENSSL
@pytest.mark.parametrize("ahead", [timedelta(minutes=10), timedelta(days=400)])
def test_stamped_before_it_was_recorded(authority: Authority, ahead: timedelta) -> None:
    """A journal whose clock was ahead: the stamp contradicts it, unless the journal owns to it."""
    world = CountedWorld(now() + ahead)
    journal = begin(Journal.in_memory(by="rd", world=world))
    evidence = stamped(journal, answered(journal, authority))
    assert "clock.faulted" in refused(lambda: anchor(journal, evidence))
    assert journal.head == 4

    world.time = now() + timedelta(seconds=1)
    journal.record(("clock.faulted", {"reason": "L’horloge avançait."}), by="rd")
    assert anchor(journal, evidence).new


@WITH_OPENSSL
def test_stamped_later_than_now(authority: Authority) -> None:
    """This machine's clock is behind: it is not recorded at an hour that would contradict it."""
    journal = begin(Journal.in_memory(by="rd", world=CountedWorld(now() - timedelta(hours=1))))
    evidence = stamped(journal, answered(journal, authority))
    refused(lambda: anchor(journal, evidence))
    assert journal.head == 4


@WITH_OPENSSL
def test_clocks_that_differ_a_little(authority: Authority) -> None:
    """Some minutes either way contradict nothing; nothing is said to happen tomorrow."""
    for apart in (timedelta(minutes=4), timedelta(minutes=-4)):
        journal = begin(Journal.in_memory(by="rd", world=CountedWorld(now() + apart)))
        assert anchor(journal, stamped(journal, answered(journal, authority))).new


@WITH_OPENSSL
def test_nothing_new_to_stamp(journal: Journal, authority: Authority) -> None:
    """Once all that is recorded is dated, anchors aside, there is nothing to ask for."""
    assert stamped_already(journal) is None
    anchor(journal, stamped(journal, answered(journal, authority)))
    anchor(journal, handed_over(journal, "ADEME"))
    assert stamped_already(journal) == "J5"
    journal.record(observed(), by="rd")
    assert stamped_already(journal) is None


# A cosignature ----------------------------------------------------------------------------------------------------------


def test_cosigned(journal: Journal) -> None:
    """The note stands beside: the checkpoint, our signature, the witness's; who has its key can check it alone."""
    seal(journal, by="rd")
    written, size = cosigned_note(journal), journal.head
    assert anchor(journal, cosigned(journal, written, [WITNESS])) == Anchored("J6", new=True)
    [(at, kept)] = journal.store.beside(ANCHOR)
    text, signatures = opened(kept.decode(), [WITNESS, *journal.signer.verifiers])
    assert (at, kept.decode(), text, len(signatures)) == (6, written, journal.store.checkpoint(size), 2)
    event = journal.entry("J6").event
    assert isinstance(event, AnchorRecorded)
    assert (event.kind.value, event.size, event.authority) == ("cosignature", size, WITNESS.name)
    assert event.token_sha256 == sha256(kept).hexdigest()
    assert last_cosigned(journal) == size


def test_cosigned_again(journal: Journal) -> None:
    """As it came, or as mail made it, or with what nobody vouches for: the same evidence."""
    seal(journal, by="rd")
    written = cosigned_note(journal)
    stranger = sign(written.split("\n\n")[0] + "\n", "somebody", b"q" * 32)
    assert anchor(journal, cosigned(journal, written, [WITNESS])).new
    for again in (
        written,
        "\ufeff" + written.replace("\n", "\r\n") + "\r\n",
        written + stranger,
        written + written.split("\n")[-2] + "\n",
    ):
        assert anchor(journal, cosigned(journal, again, [WITNESS])) == Anchored("J6", new=False)


def test_several_witnesses(journal: Journal) -> None:
    """Those whose keys are given, in the order of their lines."""
    seal(journal, by="rd")
    other = verifier_of("commune.example", b"c" * 32, COSIGNATURE)
    written = cosigned_note(journal)
    both = written + cosign(written.split("\n\n")[0] + "\n", other.name, b"c" * 32, int(now().timestamp()))
    assert cosigned(journal, both, [other, WITNESS]).authority == f"{WITNESS.name}, {other.name}"
    assert cosigned(journal, both, [other]).authority == other.name
    assert anchor(journal, cosigned(journal, both, [WITNESS])) == Anchored("J6", new=True)
    assert anchor(journal, cosigned(journal, both, [other])) == Anchored("J7", new=True)


def test_not_cosigned(journal: Journal) -> None:
    """Not sealed, not a note, of another journal, by nobody whose key is given, falsely, by a key that is no witness's."""
    seal(journal, by="rd")
    written = cosigned_note(journal)
    text = journal.checkpoint()
    other = begin(Journal.in_memory(by="rd"))
    seal(other, by="rd")
    false = written.replace(written[-12], "A" if written[-12] != "A" else "B")
    log = journal.signer.verifiers
    for wrong, keys in (
        ("", [WITNESS]), ("Bonjour", [WITNESS]), (text, [WITNESS]), (cosigned_note(other), [WITNESS]),
        (written, []), (written, [verifier_of("lab.example/witness", b"v" * 32, COSIGNATURE)]),
        (journal.store.beside(SEAL)[-1][1].decode(), [WITNESS]), (written, log), (false, [WITNESS]),
        (written.replace("\n5\n", "\n4\n"), [WITNESS]),
    ):  # fmt: skip
        refused(lambda: cosigned(journal, wrong, keys))  # noqa: B023  # called at once
    assert journal.head == 5


def test_cosigned_at_an_impossible_time(journal: Journal) -> None:
    """Before what it covers was recorded, or later than now; in 1970 too."""
    seal(journal, by="rd")
    for at in (now() - timedelta(hours=1), now() + timedelta(hours=1), datetime.fromtimestamp(0, UTC)):
        evidence = cosigned(journal, cosigned_note(journal, at), [WITNESS])
        refused(lambda: anchor(journal, evidence))  # noqa: B023  # called at once
    size, sealed = journal.store.beside(SEAL)[-1]
    never = sealed.decode() + cosign(journal.store.checkpoint(size) or "", WITNESS.name, WITNESS_SEED, (1 << 63) - 1)
    refused(lambda: cosigned(journal, never, [WITNESS]))
    assert journal.head == 5


def test_submission(journal: Journal) -> None:
    """What a witness is asked: the last sealed checkpoint, and the proof that it goes on from any size before."""
    refused(lambda: submission(journal, 0))
    seal(journal, by="rd")
    first = Checkpoint.of(journal.checkpoint())
    for _ in range(4):
        journal.record(observed(), by="rd")
    asked = submission(journal, first.size)
    last = Checkpoint.read(asked.note)
    assert (asked.old, last.size) == (5, 9)
    assert opened(asked.note, journal.signer.verifiers)
    assert consistent(5, 9, first.root, last.root, asked.proof)
    assert submission(journal, 0).proof == submission(journal, 9).proof == ()
    for since in (-1, 10):
        refused(lambda: submission(journal, since))  # noqa: B023  # called at once


# Handed over ------------------------------------------------------------------------------------------------------------


def test_handed_over(journal: Journal) -> None:
    """A claim: who has it, since when, which state; nothing stands beside."""
    today = journal.world.now().astimezone(journal.time_zone).date()
    evidence = handed_over(journal, "ADEME, rapport intermédiaire, p. 4", size=4, day=today)
    assert anchor(journal, evidence) == Anchored("J5", new=True)
    event = journal.entry("J5").event
    assert isinstance(event, AnchorRecorded)
    assert (event.kind.value, event.size, event.token_sha256) == ("handed_over", 4, None)
    assert (journal.entry("J5").occurred.start, journal.store.beside(ANCHOR)) == (today, [])
    assert anchor(journal, evidence) == Anchored("J5", new=False)
    assert anchor(journal, handed_over(journal, "CNRS", size=4)).new
    assert anchor(journal, handed_over(journal, "ADEME, rapport intermédiaire, p. 4")).new


def test_not_handed_over(journal: Journal) -> None:
    """No such checkpoint, or it was not there on that day; the nearest sizes are named."""
    with journal.batch("rd") as batch:
        for _ in range(3):
            batch.record(observed())
    assert "4, 7" in refused(lambda: handed_over(journal, "ADEME", size=6))
    assert "7" in refused(lambda: handed_over(journal, "ADEME", size=99))
    refused(lambda: handed_over(journal, "ADEME", size=7, day=date(2024, 1, 1)))


def test_anchors_alone_record_anchors(journal: Journal) -> None:
    """Nobody records one by hand: it would claim what nobody gave."""
    event = AnchorRecorded(kind="handed_over", size=4, root=journal.checkpoint().split("\n")[2], authority="ADEME")
    assert "ect anchor" in refused(lambda: journal.record(event, by="rd"))


# All or nothing ---------------------------------------------------------------------------------------------------------


@WITH_OPENSSL
@pytest.mark.parametrize("way", [interrupt, fail, pytest.param(die, marks=FORKING)])
def test_stopped_anywhere(authority: Authority, tmp_path: Path, journal: Journal, way: Callable[[str], None]) -> None:
    """Stopped at any step of writing, the entry and its token are both there or neither; done again, it is there once."""
    evidence = stamped(journal, answered(journal, authority))
    journal.close()
    faults = _met(tmp_path, evidence, 10**9, interrupt)
    numbers = writing_steps(faults)
    assert len(numbers) > 5
    chosen = {number for at, number in enumerate(numbers, 1) if at in _first(steps(way is fail), len(numbers))}
    outcomes = set[int]()
    for at in sorted({*chosen, numbers[0], numbers[-1]}):
        met = _dies(tmp_path, evidence, at) if way is die else _met(tmp_path, evidence, at, way).met
        with Journal.open(tmp_path / f"{way.__name__}-{at}") as reopened:
            outcomes |= {_whole(reopened)} if met else set()  # how it is closed is not always the same number of steps
            anchor(reopened, evidence, by="rd")
            assert _whole(reopened) == 1
    assert outcomes == {0, 1}


def _dies(tmp_path: Path, evidence: Evidence, at: int) -> bool:
    """Whether a process of its own ended at this step."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _met(tmp_path, evidence, at, die)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def _first(numbers: Iterator[int], upto: int) -> set[int]:
    found: set[int] = set()
    for number in numbers:
        if number > upto:
            return found
        found.add(number)
    return found


def _met(tmp_path: Path, evidence: Evidence, at: int, how: Callable[[str], None]) -> Faults:
    """The steps met, the last of them failing."""
    work = copied(tmp_path / "journal", tmp_path / f"{how.__name__}-{at}")
    with Faults(work, at, how) as faults, contextlib.suppress(Interrupted, EctError, OSError):
        with Journal.open(work) as journal:
            anchor(journal, evidence, by="rd")
    return faults


def _whole(journal: Journal) -> int:
    """The anchors, each of them with its token."""
    said = [event.token_sha256 for _, event in recorded(journal)]
    assert said == [sha256(token).hexdigest() for _, token in journal.store.beside(ANCHOR)]
    return len(said)
