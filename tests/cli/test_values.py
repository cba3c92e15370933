"""What a person writes for a field, and what the event reads."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_cli.failures import WrongUsage
from ect_cli.record.fields import option_name
from ect_cli.record.objects import read_object
from ect_cli.record.values import read_all, read_one
from ect_journal.catalogue import (
    ActionClosed,
    Event,
    EvidenceJudged,
    IdealSet,
    IndicatorMeasured,
    InterviewRecorded,
    ObservationRecorded,
)
from ect_journal.kinds import FieldKind, kinds_of

TODAY = date(2024, 4, 2)
KEYS = ("rival", "if_rival", "if_claim", "low", "mid", "high", "text")


def field(event: type[Event], name: str) -> FieldKind:
    return next(known for known in kinds_of(event) if known.name == name)


@pytest.mark.parametrize(
    ("event", "name", "written", "read"),
    [
        (IndicatorMeasured, "value", "2,4", "2.4"),
        (IndicatorMeasured, "value", "38 000", "38000"),
        (IndicatorMeasured, "value", "−1\u202f200,50", "-1200.50"),
        (InterviewRecorded, "duration_min", "1 200", 1200),
        (ActionClosed, "action", "j40", "J40"),
        (ActionClosed, "action", "40", "J40"),
        (ActionClosed, "action", "@2", "@2"),
        (ActionClosed, "done", "oui", True),
        (ActionClosed, "done", "Non", False),
        (ActionClosed, "done", True, True),
    ],
)
def test_the_manners_of_the_hand(event: type[Event], name: str, written: Any, read: object) -> None:
    """A comma for the decimals, spaces between thousands, J117 in any shape; what does not fit is left to the event."""
    assert read_one("--x", field(event, name), written, TODAY) == read


def test_several_values_at_once() -> None:
    """Codes and words, which hold no comma, may be given together; titles may hold one."""
    projects, tools = field(ObservationRecorded, "projects"), field(InterviewRecorded, "projects")
    assert read_all("--project", projects, ["ALI-01, ECI-03", "MOB-01"], TODAY) == ["ALI-01", "ECI-03", "MOB-01"]
    assert option_name(projects) == option_name(tools) == "--project"
    assert option_name(field(ObservationRecorded, "axes")) == "--axis"


def test_an_object_reads_each_key_as_its_kind() -> None:
    """Inside an object too, 2,4 is a number and several commas are no trouble."""
    written = "rival=R-appel, low=-2,4, mid=7, high=11,1"
    assert read_one("--weight", field(EvidenceJudged, "weights"), written, TODAY) == {
        "rival": "R-appel",
        "low": "-2.4",
        "mid": "7",
        "high": "11.1",
    }
    ideal = "pillar=résilience,target=3,description=Tenir l’hiver, sans import"
    assert read_one("--pillar", field(IdealSet, "pillars"), ideal, TODAY) == {
        "pillar": "résilience",
        "target": 3,
        "description": "Tenir l’hiver, sans import",
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("rival=R-appel,if_rival=rarely,if-claim=half", {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}),
        ("text=Cadrage, par le binôme", {"text": "Cadrage, par le binôme"}),
        ('text="a, mid=""c"""', {"text": 'a, mid="c"'}),
        ('text="tenir", non "manger"', {"text": '"tenir", non "manger"'}),
        ("text=x=y, z", {"text": "x=y, z"}),
        ('{"rival": "R", "mid": 2.40}', {"rival": "R", "mid": Decimal("2.40")}),
    ],
)
def test_how_objects_are_written(written: str, read: dict[str, object]) -> None:
    """Pairs parted by commas, quotes where they are needed, or JSON."""
    assert read_object("--x", written, KEYS) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("R-appel", "cannot read"),
        ("rival=R,if_rivl=rarely", "no key “if_rivl”"),
        ("rival=R,rival=S", "“rival” twice"),
        ('{"rival"', "cannot read"),
    ],
)
def test_objects_that_cannot_be_read(written: str, said: str) -> None:
    """The option, what it cannot read, and how to write it; a misspelt key meets the nearest one."""
    with pytest.raises(WrongUsage, match=said) as raised:
        read_object("--weight", written, KEYS)
    assert "--weight rival=…" in str(raised.value.hint)


@given(st.dictionaries(st.sampled_from(KEYS), st.text(), min_size=1))
def test_any_value_can_be_quoted(values: dict[str, str]) -> None:
    """Whatever a value holds, there is a way to write it."""
    written = ",".join(f'{key}="{value.replace(chr(34), chr(34) * 2)}"' for key, value in values.items())
    assert read_object("--x", written, KEYS) == values


def test_neither_yes_nor_no() -> None:
    """A yes or no inside an object or a correction is asked again when it is neither."""
    with pytest.raises(WrongUsage, match="neither yes nor no"):
        read_one("--done", field(ActionClosed, "done"), "peut-être", TODAY)
