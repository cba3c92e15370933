"""Sealed texts: the log keeps a salted commitment, the value stands beside it."""

import json
from base64 import urlsafe_b64decode

import orjson
import pytest

from ect_journal.catalogue import ActorRegistered, InterviewRecorded, ObservationRecorded
from ect_journal.errors import EctError, InvalidInput, Tampered
from ect_journal.fields import Sealed
from ect_journal.sealing import check_disclosure, digest_of, disclose, seal, value_of
from tests.world import World, small_world

TEXT = "« Tenir l’hiver », dit-elle. 🥕\nPuis\u202f: silence."


def test_the_published_example() -> None:
    """RFC 9901, section 4.2.2: the salt and the value have this digest."""
    disclosure = disclose("lklxF5jMYlGTPUovMNIvCA", "FR")
    assert "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0" == disclosure
    assert "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs" == digest_of(disclosure)
    assert "FR" == value_of(disclosure)
    check_disclosure("w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs", disclosure)


def test_a_disclosure_is_the_salt_and_the_value() -> None:
    """JSON in base64url without padding; the salt is of 32 bytes."""
    world = small_world()
    seen = world.observed(text=TEXT)
    [row] = world.journal.store.sealed()
    vault = world.journal.vault
    disclosure = vault.unlock(row, vault.keyring.held(row.keys)).disclosure
    salt, value = json.loads(urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4)))
    assert (TEXT, 32) == (value, len(urlsafe_b64decode(salt + "=")))
    [committed] = orjson.loads(world.journal.rows(seen.position - 1)[0].state)["data"]["text"]
    assert {"...": digest_of(disclosure)} == committed


def test_a_sealed_text_comes_back_as_it_was_given() -> None:
    """Accents, guillemets, narrow spaces, emoji, line ends; and no word of it is in any entry."""
    world = small_world()
    event = world.observed(text=TEXT).entry.event
    assert isinstance(event, ObservationRecorded)
    assert event.text is not None
    assert TEXT == world.journal.open_sealed(event.text)
    everything = b"".join(row.state for row in world.journal.rows()).decode()
    assert not any(word in everything for word in ("Tenir", "hiver", "🥕", "silence"))


def test_the_same_text_twice_has_two_commitments() -> None:
    """Salted: equal commitments would say that two texts are equal."""
    world = small_world()
    digests = {world.observed(text="oui").entry.event.model_dump(mode="json")["text"][0]["..."] for _ in range(5)}
    assert 5 == len(digests)


def test_verbatims_are_sealed_one_by_one() -> None:
    """Each can be opened, or erased, without the others."""
    interview = InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=["Un.", "Deux.", "Trois."])
    sealed, rows, files = seal(interview, (), World())
    assert (3, []) == (len({row.digest for row in rows}), files)
    assert [{"...": row.digest} for row in rows] == sealed.model_dump(mode="json")["verbatims"]


def test_a_sealed_text_is_about_somebody() -> None:
    """Who is said to be, else the person interviewed or registered; nobody else."""
    interview = InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=["Un."])
    actor = ActorRegistered(code="P-09", nature="person", category="funder", name="Claire-Lise")
    seen = ObservationRecorded(title="Réunion", text="Un.")
    about = [seal(event, (), World())[1][0].about for event in (interview, actor, seen)]
    assert [("P-07",), ("P-09",), ()] == about
    assert ("P-01", "P-07") == seal(interview, ("P-01", "P-07"), World())[1][0].about


def test_a_text_is_not_about_a_stranger() -> None:
    """Whom it is about is registered, or nothing is recorded."""
    world = small_world()
    with pytest.raises(InvalidInput, match="P-99, who is not registered"):
        world.record(ObservationRecorded(title="Réunion", text="Un."), about=["P-99"])
    assert 14 == world.journal.head


def test_another_value_is_not_taken_for_the_one_recorded() -> None:
    """A disclosure that does not match its commitment is said to be tampered with."""
    digest = digest_of(disclose("lklxF5jMYlGTPUovMNIvCA", "FR"))
    with pytest.raises(Tampered, match="w0I8EKcd… is not the one recorded"):
        check_disclosure(digest, disclose("lklxF5jMYlGTPUovMNIvCA", "DE"))


def test_a_commitment_whose_value_is_not_here_opens_to_nothing() -> None:
    """As in a journal restored without its sealed values."""
    assert small_world().journal.open_sealed(Sealed(digest="w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs")) is None


def test_a_file_is_committed_to() -> None:
    """An attachment of which nothing says the content (no file, no digest) is refused, whoever writes it."""
    world = small_world()
    uncommitted = {"name": "aap.pdf", "bytes": 14, "media_type": "application/pdf"}
    event = ("document.collected", {"title": "Cahier des charges", "kind": "Appel", "attachment": uncommitted})
    with pytest.raises(EctError):
        world.record(event)


def test_what_is_sealed_does_not_print_itself() -> None:
    """Neither an event nor its field shows the text in a log or a traceback."""
    event = ObservationRecorded(title="Réunion", text="Nadège a dit oui.")
    assert "Nadège" not in repr(event)
    assert "Nadège" not in repr(event.text)
