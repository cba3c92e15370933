"""The connection goes away at the worst moments: what was acknowledged is there once, what was not can be done again."""

import re
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from ect_journal import EctError, Journal
from ect_journal.errors import Unreachable
from ect_journal.store import server as connecting
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.contract import everything
from tests.durability.proxy import ANSWER, COMMIT, COPY, LOOK, QUESTION, SEAL, TURN, Moment, Proxy
from tests.durability.scenes import HEAD, begin, note
from tests.durability.server import Server

UUID_FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SAME = "0b1f0000-0000-4000-8000-000000000001"
MEMO = ("memo.written", {"title": "Mémo", "note_kind": "field", "text": "un texte à sceller"})


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    with Proxy(server.port) as proxy:
        yield proxy


@pytest.fixture
def direct(tmp_path: Path, schema: str) -> Iterator[Journal]:
    """The small programme, reached without the proxy."""
    with begin(Journal.create(tmp_path / "direct", origin="lost", by="rd", store=schema)) as journal:
        yield journal


@pytest.fixture
def journal(server: Server, direct: Journal, schema: str, proxy: Proxy) -> Iterator[Journal]:
    """The same journal, reached through the proxy."""
    with Journal.open(schema.replace(f":{server.port}/", f":{proxy.port}/")) as journal:
        journal.by = "rd"
        yield journal


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is away is not waited for."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.2)


def titles(journal: Journal) -> list[str]:
    """What was recorded after the small programme."""
    return [orjson.loads(row.state)["data"]["title"] for row in journal.rows(HEAD)]


ONCE = {"answer": [ANSWER], "commit": [COMMIT], "copy": [COPY], "seal": [SEAL], "turn": [TURN], "question": [QUESTION]}
AGAIN = {
    "commit, then the answer": [COMMIT, ANSWER],
    "commit, then the turn": [COMMIT, TURN],
    "commit, then the turn twice": [COMMIT, TURN, TURN],
    "copy, then the answer": [COPY, ANSWER],
    "answer, then the turn in which to look": [ANSWER, TURN],
    "answer, then that turn twice": [ANSWER, TURN, TURN],
    "answer, then the turn and the question": [ANSWER, TURN, QUESTION],
    "answer, then any question twice": [ANSWER, QUESTION, QUESTION],
    "answer, then the question whether it stands": [ANSWER, LOOK],
    "answer, then that question twice": [ANSWER, LOOK, LOOK],
    "commit, then that question": [COMMIT, LOOK],
    "answer, then all day long": [ANSWER, *[QUESTION] * 9],
}


@pytest.mark.parametrize("id_", [None, SAME], ids=["no id", "an id"])
@pytest.mark.parametrize("losses", ONCE.values(), ids=ONCE)
def test_lost(direct: Journal, journal: Journal, proxy: Proxy, losses: list[Moment], id_: str | None) -> None:
    """Lost while the server stays: the writer is acknowledged, and the entry is there once."""
    journal.record(note("Avant"))
    proxy.lose(*losses)
    receipt = journal.record(MEMO, id=id_)
    assert proxy.lost == len(losses)
    assert receipt.position == HEAD + 2
    assert titles(direct) == ["Avant", "Mémo"]
    assert direct.entry(receipt.ref).to_bytes() == receipt.entry.to_bytes()
    assert journal.record(note("Après")).position == HEAD + 3
    assert_sound(direct, canonical=True)
    assert everything(journal.store) == everything(direct.store)


@pytest.mark.parametrize("id_", [None, SAME], ids=["no id", "an id"])
@pytest.mark.parametrize("losses", AGAIN.values(), ids=AGAIN)
@pytest.mark.usefixtures("impatient")
def test_lost_again(direct: Journal, journal: Journal, proxy: Proxy, losses: list[Moment], id_: str | None) -> None:
    """Lost once more while it is looked into: the writer is acknowledged, or told under which id to record again; either
    way the entry is there once."""
    journal.record(note("Avant"))
    proxy.lose(*losses)
    try:
        receipt = journal.record(MEMO, id=id_)
    except Unreachable as error:
        assert_clear(error)
        [told] = set(re.findall(UUID_FORM, "".join(error.hint)))
        assert id_ in (None, told)
        proxy.lose()
        receipt = journal.record(MEMO, id=told)
    assert proxy.lost >= 2
    assert receipt.position == HEAD + 2
    assert direct.entry(receipt.ref).to_bytes() == receipt.entry.to_bytes()
    assert journal.record(note("Après")).position == HEAD + 3
    assert titles(direct) == ["Avant", "Mémo", "Après"]
    assert_sound(direct, canonical=True)


@pytest.mark.parametrize("losses", [[ANSWER], [COMMIT], [COPY]], ids=["answer", "commit", "copy"])
def test_batch(direct: Journal, journal: Journal, proxy: Proxy, losses: list[Moment]) -> None:
    """Of a batch, everything is there once."""
    proxy.lose(*losses)
    with journal.batch() as batch:
        receipts = [batch.record(note(f"{number}")) for number in range(200)]
        receipts.append(batch.record(MEMO, grounds=[receipts[0]]))
    assert proxy.lost == 1
    assert [receipt.position for receipt in receipts] == list(range(HEAD + 1, HEAD + 202))
    assert len(titles(direct)) == 201
    assert_sound(direct)


@pytest.mark.parametrize("moment", [ANSWER, COMMIT, COPY, SEAL, TURN, QUESTION], ids=ONCE)
@pytest.mark.usefixtures("impatient")
def test_gone(direct: Journal, journal: Journal, proxy: Proxy, moment: Moment) -> None:
    """When the server stays away the writer is told so; recording again with the same id gives the receipt of what
    stands, and writes nothing twice."""
    proxy.lose(moment, then="refuse")
    with pytest.raises(Unreachable) as caught:
        journal.record(MEMO, id=SAME)
    assert_clear(caught.value)
    assert proxy.lost == 1
    stands = moment is ANSWER
    assert titles(direct) == ["Mémo"] * stands
    if moment in (ANSWER, COMMIT):
        assert SAME in caught.value.hint.en
        assert SAME in caught.value.hint.fr
    before = direct.store.row(HEAD + 1)
    receipt = direct.record(MEMO, id=SAME)
    assert receipt.position == HEAD + 1
    assert not stands or before == direct.store.row(HEAD + 1)
    with pytest.raises(Unreachable):
        journal.record(note())
    proxy.accept()
    assert journal.record(MEMO, id=SAME).position == HEAD + 1
    assert journal.record(note("Après")).position == HEAD + 2
    assert titles(direct) == ["Mémo", "Après"]
    assert_sound(direct)


@pytest.mark.usefixtures("impatient")
def test_gone_without_id(direct: Journal, journal: Journal, proxy: Proxy) -> None:
    """Who gave no id is told under which to record again."""
    proxy.lose(ANSWER, then="refuse")
    with pytest.raises(Unreachable) as caught:
        journal.record(MEMO)
    ids = [orjson.loads(row.state)["id"] for row in direct.rows(HEAD)]
    assert ids[0] in caught.value.hint.en
    assert direct.record(MEMO, id=ids[0]).position == HEAD + 1
    assert direct.head == HEAD + 1


def test_reading(direct: Journal, journal: Journal, proxy: Proxy) -> None:
    """Who reads notices nothing when the connection has to be made again, at any of the questions."""
    for _ in range(3):
        proxy.lose(QUESTION)
        assert journal.rows() == direct.rows()
        proxy.cut()
        assert journal.checkpoint() == direct.checkpoint()
        assert journal.current("J4") == direct.current("J4")
    assert proxy.lost == 3


@pytest.mark.usefixtures("impatient")
def test_reading_in_vain(direct: Journal, journal: Journal, proxy: Proxy) -> None:
    """A connection that is lost at every question is reported, and never as what the driver raises."""
    proxy.lose(*[QUESTION] * 50)
    with pytest.raises(EctError) as caught:
        for _ in range(10):
            journal.rows()
    assert_clear(caught.value)
    assert isinstance(caught.value, Unreachable)
    proxy.lose()
    assert journal.rows() == direct.rows()


def test_meanwhile(direct: Journal, journal: Journal, proxy: Proxy) -> None:
    """What somebody else recorded while the connection was away comes first, and both are there once."""
    journal.record(note("un"))
    proxy.cut()
    direct.record(note("deux"))
    assert journal.record(note("trois")).position == HEAD + 3
    assert titles(direct) == ["un", "deux", "trois"]
    assert_sound(direct)


def test_sessions_left(server: Server, direct: Journal, journal: Journal, proxy: Proxy) -> None:
    """However often it is lost, a journal holds one connection, and none once closed."""
    for _ in range(5):
        proxy.lose(ANSWER)
        journal.record(note())
    held = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ect' AND state <> 'idle'"
    assert server.sql(held) == [(0,)]
    journal.close()
    direct.close()
    journal.close()
