"""What every projection does, whichever it is: parametrised over `PROJECTIONS`, so that a new one is tested here too.

Columns that do not change with what there is to say, keys that tell rows apart, several journals as one, Parquet and back.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ect_journal import InvalidInput, Journal
from ect_journal.catalogue import ActorRegistered, ObservationRecorded, ProjectOpened
from ect_journal.demo import write_demo
from ect_projections import Reading
from ect_projections.projection import PROJECTIONS, Projection
from tests.projections.journals import grown
from tests.projections.test_twins import EVERY_MOVE
from tests.world import World

EVERY = pytest.mark.parametrize("projection", PROJECTIONS.values(), ids=str)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    with write_demo(tmp_path_factory.mktemp("demo") / "ect-demo") as journal:
        return Reading.of(journal)


@pytest.fixture(scope="session")
def generated() -> Reading:
    return Reading.of(grown(EVERY_MOVE))


def _new(*, project: bool = False, observation: bool = False) -> Reading:
    journal = Journal.in_memory(origin="neuf", by="rd", world=World(datetime(2024, 1, 2, 9, tzinfo=UTC)))
    if project:
        journal.record(ActorRegistered(code="rd", nature="person", category="lab"))
        journal.record(ProjectOpened(code="ALI-01", name="Un four", domains=["food"], territory="Jura"))
    if observation:
        journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    return Reading.of(journal)


SMALL = {
    "nothing known yet": lambda: _new().at(known_at=0),
    "only J1": _new,
    "a project and nothing but its opening": lambda: _new(project=True),
    "one observation": lambda: _new(project=True, observation=True),
    "before anything happened": lambda: _new(project=True, observation=True).at(as_of="1900-01-01"),
    "at the end of days": lambda: _new(project=True).at(as_of="9999-12-31"),
    "on the first day": lambda: _new(project=True).at(as_of="0001-01-01"),
}


# Its columns


@EVERY
def test_columns_are_documented(demo: Reading, projection: Projection) -> None:
    """The docstring names every column, with its dtype."""
    said = _documented(projection.__doc__ or "")
    schema = {name: str(dtype).partition("(")[0] for name, dtype in projection(demo).collect_schema().items()}
    assert {name: dtype for name, dtype in schema.items() if dtype not in said.get(name, ())} == {}


def _documented(doc: str) -> dict[str, set[str]]:
    """Of `project, claim: String    version: Int64`: each name with the dtypes that are said of it."""
    dtypes = "Int64|String|Date|Datetime|Boolean|Float64|Decimal|Enum|List|Struct"
    found: dict[str, set[str]] = {}
    for names, dtype in re.findall(rf"((?:\w+,\s+)*\w+)`?:\s+({dtypes})\b", doc):
        for name in re.findall(r"\w+", names):
            found.setdefault(name, set()).add(dtype)
    return found


@EVERY
@pytest.mark.parametrize("small", SMALL.values(), ids=SMALL)
def test_columns_are_those_of_the_demo(demo: Reading, projection: Projection, small: object) -> None:
    """However little there is to say, the frame has the same columns, of the same dtypes, and asking never raises."""
    assert callable(small)
    frame = projection(small()).collect()
    assert frame.schema == projection(demo).collect_schema()


@EVERY
def test_a_key_tells_rows_apart(demo: Reading, generated: Reading, projection: Projection) -> None:
    """The columns of the key are there, and no two rows agree on all of them."""
    for reading in (demo, generated):
        frame = projection(reading).collect()
        assert set(projection.key) <= set(frame.columns)
        assert frame.select(projection.key).is_duplicated().sum() == 0


@EVERY
def test_the_same_question_has_the_same_answer(demo: Reading, projection: Projection) -> None:
    """Asked again of the same entries, rows and their order are the same."""
    again = Reading(demo.entries, demo.zone, demo.known_at, demo.as_of, demo.day)
    assert_frame_equal(projection(again).collect(), projection(demo).collect())


# Several journals


@EVERY
def test_several_journals_read_as_one(demo: Reading, generated: Reading, projection: Projection) -> None:
    """A column `journal` comes first, with each one's name; the rest is what each says by itself, in the order given."""
    together = projection(Reading.concat([demo, generated])).collect()
    assert together.columns == ["journal", *projection(demo).collect_schema()]
    for reading in (demo, generated):
        own = together.filter(pl.col("journal") == reading.origin).drop("journal")
        assert_frame_equal(own, projection(reading).collect())
    assert together["journal"].unique(maintain_order=True).to_list() in (
        [demo.origin, generated.origin], [demo.origin], [generated.origin], []
    )  # fmt: skip


@EVERY
def test_parquet_and_back(demo: Reading, generated: Reading, projection: Projection, tmp_path: Path) -> None:
    """Each journal's answer, exported where it is kept, put together elsewhere: what one machine says of them all."""
    readings = Reading.concat([demo, generated, _new()], ["demo", "produit", "neuf"])
    for name, reading in readings:
        projection(reading).collect().write_parquet(tmp_path / f"{name}.parquet")
    parts = [
        pl.scan_parquet(tmp_path / f"{name}.parquet").select(pl.lit(name).alias("journal"), pl.all())
        for name in readings.names
    ]
    assert_frame_equal(pl.concat(parts).collect(), projection(readings).collect())


def test_journals_go_by_their_names(demo: Reading, generated: Reading) -> None:
    """By their origins, unless other names are given; two of the same name, or too few names, are refused."""
    log = PROJECTIONS["log"]
    named = log(Reading.concat([demo, generated], ["ici", "là"])).collect()
    assert named["journal"].unique(maintain_order=True).to_list() == ["ici", "là"]
    then = demo.at(known_at=100)
    assert log(Reading.concat([demo, then], ["à présent", "alors"])).collect().height == demo.known_at + 100
    for readings, names in (([demo, then], None), ([demo, generated], ["a", "a"]), ([demo, generated], ["a"])):
        with pytest.raises(InvalidInput) as raised:
            Reading.concat(readings, names)
        assert "names=" in raised.value.hint.fr


def test_no_journal_at_all() -> None:
    """Of no journal there is nothing to say, not even which columns: refused, with a hint."""
    with pytest.raises(InvalidInput) as raised:
        Reading.concat([])
    assert "Reading.of" in raised.value.hint.en
