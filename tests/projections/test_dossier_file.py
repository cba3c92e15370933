"""The dossier as a file: its own evidence, what each profile holds, and texts that stay texts."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import orjson
import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    CommitmentMade,
    DeliverableDue,
    DeliverableSubmitted,
    ObservationRecorded,
)
from ect_journal.demo import write_demo
from ect_journal.dossier_file import trail_of
from ect_journal.trail import Trail
from ect_projections import (
    Reading,
)
from ect_projections.dossier import About, Profile, dossier
from ect_projections.dossier.gaps import gaps
from ect_projections.dossier.record import needed
from tests.projections.pages import Said
from tests.world import SmallWorld, small_world

SLY = '<script>alert("1")</script><b onclick=x>&amp;'


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with write_demo(tmp_path_factory.mktemp("demo") / "journal") as found:
        yield found


@pytest.fixture(scope="module")
def about(journal: Journal) -> About:
    return About(journal, Reading.of(journal), "open", "fr")


@pytest.fixture(scope="module")
def made(journal: Journal) -> Callable[..., bytes]:
    """The dossier of the demo, made once for each profile and day."""

    @cache
    def make(profile: Profile = "open", as_of: str | None = None) -> bytes:
        return dossier(journal, profile=profile, as_of=as_of)

    return make


@pytest.fixture(scope="module")
def page(made: Callable[..., bytes]) -> str:
    return made().decode()


def test_the_file_is_its_own_evidence(journal: Journal, made: Callable[..., bytes]) -> None:
    """Its entries are those of the journal, its pages have the digest it tells, and their statement is signed."""
    trail = trail_of(made())
    assert Trail.of(journal).entries == trail.entries
    assert trail.pages is not None
    assert trail.pages.said == trail.pages.found
    assert trail.pages.statement is not None


def test_a_page_altered_by_a_letter_has_another_digest(made: Callable[..., bytes]) -> None:
    """A done turned into another is seen without any key."""
    altered = made().replace(b"<strong>ADEME", b"<strong>ADAME", 1)
    trail = trail_of(altered)
    assert trail.pages is not None
    assert trail.pages.said != trail.pages.found


def test_seals_that_nobody_needs_stay_out(journal: Journal, made: Callable[..., bytes]) -> None:
    """The last one, those that bring keys, those that are anchored: no others, however many there are."""
    found, whole = trail_of(made()).seals, Trail.of(journal)
    assert whole.seals[-1] == found[-1]
    more = whole._replace(seals=tuple((size, "note") for size in range(500, 533)))
    assert [530, 531, 532] == [size for size, _ in needed(more)]


# Profiles, days, hostile texts ---------------------------------------------------------------------------------------------


def test_open_and_funder_copies_hold_no_sealed_value(made: Callable[..., bytes]) -> None:
    """Only an internal copy does, each by its digest."""
    opened = {profile: trail_of(made(profile)).values for profile in ("open", "funder", "internal")}
    assert ({}, {}) == (opened["open"], opened["funder"])
    assert len(opened["internal"]) > 10


def test_what_is_missing_is_said_to_the_funder_alone(made: Callable[..., bytes], about: About) -> None:
    """Unexplained gaps, what waits, what nobody looked at; not in an open copy."""
    assert b'id="gaps"' not in made()
    assert b'id="gaps"' in made("funder")
    assert ["ENG-04"] == [each.code for each in gaps(about).unexplained]


def test_as_of_a_day_the_pages_go_back_and_the_record_does_not(journal: Journal, made: Callable[..., bytes]) -> None:
    """Every entry is there, and the page says of which day it speaks."""
    then = made(as_of="2024-12-03")
    assert Trail.of(journal).entries == trail_of(then).entries
    read = Said(then.decode(), "fr").text
    assert "Ce qui était arrivé au 3 décembre 2024, tel qu’on le sait aujourd’hui." in read[""]
    assert "Aucun n’était consigné alors : tous l’ont été le 23/12/2025." in read["promises"]
    assert "Sur tout le registre, à ce jour. " in read["trust"]
    assert "497 entrées sur le moment" in read["trust"]
    assert "retirée" not in read["method-changes"]
    assert "R-elan L’élan des débuts suffit" in read["claims"], "rivals are known whatever the day"


def test_texts_of_the_journal_are_text() -> None:
    """A title that is markup is shown, letter for letter, and makes no element."""
    world: SmallWorld = small_world()
    world.record(ObservationRecorded(title=SLY, projects=["ALI-01"]), occurred="2024-02-06")
    world.record(CommitmentMade(code="ENG-01", title=SLY, objective="operational", due=date(2025, 12, 31), article=SLY))
    world.record(DeliverableDue(code="RI", title=SLY, due=date(2025, 12, 31)))
    world.record(DeliverableSubmitted(deliverable="RI", at="J15"))
    page = dossier(world.journal, profile="funder").decode()
    read = Said(page, "fr")
    assert SLY in read.text["promises"]
    assert not [name for name in read.attributes if name.startswith("on")]
    assert "script" not in read.tags
    assert page.count("<script") == page.count("</script>")
    record = re.search(r'id="record">(.*?)</script>', page, re.S)
    assert record is not None
    assert any(SLY.replace('"', '\\"') in entry for entry in orjson.loads(record[1])["entries"])


def test_a_journal_of_one_entry_makes_a_dossier() -> None:
    """Nothing is promised, nothing is done, and it says so."""
    with Journal.in_memory(origin="new", by="rd") as journal:
        said = Said(dossier(journal, profile="internal", lang="en").decode(), "en").text
    assert "No commitment is recorded." in said["promises"]
    assert "No programme was opened" in said[""]


def test_only_what_the_policy_names_may_run(page: str) -> None:
    """No network, and every script and style by its hash."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    assert " style=" not in page
