"""Old versions of a type: one worked example, of a memo whose shape changed.

Version 2 of `memo.written` renames `note_kind` to `kind` and asks for the language, which was French until then. The
example is registered here only: no type of the catalogue has changed yet.
"""

from pathlib import Path
from typing import Any

import orjson
import pytest

from ect_journal import Journal
from ect_journal.catalogue import CONCEPT_OF, TYPES, Event, MemoWritten
from ect_journal.catalogue.vocabularies import NoteKind
from ect_journal.codec import decode, decode_strictly
from ect_journal.errors import Unreadable
from ect_journal.fields import Key, Line, SealedText
from ect_journal.ledger import Frontier, checkpoint_text, leaf_hash
from ect_journal.transfer import export_lines, intake, restore
from ect_journal.upcast import STEPS, upcast
from tests.world import SmallWorld, small_world

OLD = (Path(__file__).parents[1] / "golden" / "memo.written.v1.json").read_bytes()
"""The golden bytes of version 1, which stay when version 2 comes."""


class NewMemo(Event, type="memo.written", en="memo written", fr="mémo rédigé", v=2):
    """The new shape."""

    kind: NoteKind
    title: Line
    text: SealedText | None = None
    language: Key


def to_version_2(data: dict[str, Any]) -> dict[str, Any]:
    """The step: from the data of version 1 to that of version 2."""
    return {
        "kind": data["note_kind"],
        "language": "fr",
        **{name: value for name, value in data.items() if name != "note_kind"},
    }


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> SmallWorld:
    """A world with a memo of version 1, in a release where version 2 is the current one."""
    world = small_world()
    world.record(MemoWritten(note_kind="field", title="Écrit sous la version 1", text="Dit à voix basse."))
    monkeypatch.setitem(TYPES, "memo.written", NewMemo)
    monkeypatch.setitem(CONCEPT_OF, NewMemo, CONCEPT_OF[MemoWritten])
    monkeypatch.setitem(STEPS, ("memo.written", 1), to_version_2)
    return world


def memo(world: SmallWorld, ref: str = "J15") -> NewMemo:
    """A memo, as it reads now."""
    event = world.journal.current(ref).event
    assert isinstance(event, NewMemo)
    return event


@pytest.mark.usefixtures("changed")
def test_old_bytes_are_read_in_the_new_shape() -> None:
    """The golden payload of version 1 reads as an event of version 2."""
    event = decode(OLD).event
    assert isinstance(event, NewMemo)
    assert ("theoretical", "fr", 2) == (event.kind, event.language, event.V)
    assert "Le besoin n’est pas donné, il se travaille" == event.title


def test_a_journal_reads_its_old_entries_in_the_new_shape(changed: SmallWorld) -> None:
    """Sealed texts included: their commitments did not move."""
    event = memo(changed)
    assert ("field", "fr", "Écrit sous la version 1") == (event.kind, event.language, event.title)
    assert event.text is not None
    assert "Dit à voix basse." == changed.journal.open_sealed(event.text)


def test_hashes_cover_the_stored_bytes(changed: SmallWorld) -> None:
    """What is stored says version 1 for ever, and the tree is made of that."""
    states = [row.state for row in changed.journal.rows()]
    assert 1 == orjson.loads(states[-1])["v"]
    frontier = Frontier()
    for state in states:
        frontier = frontier.append(leaf_hash(state))
    assert checkpoint_text("cluster-jura", frontier) == changed.journal.checkpoint()
    register = Journal(changed.journal.store, world=changed.clock).register()
    assert frontier == register.folded.frontier


def test_new_entries_are_of_the_new_version(changed: SmallWorld) -> None:
    """Beside the old one, in the same journal."""
    changed.record(NewMemo(kind="field", title="Écrit sous la version 2", language="oc"))
    stored = [orjson.loads(row.state) for row in changed.journal.rows(types=["memo.written"])]
    assert [(1, "note_kind"), (2, "kind")] == [
        (raw["v"], next(n for n in raw["data"] if "kind" in n)) for raw in stored
    ]
    assert ("oc", "fr") == (memo(changed, "J16").language, memo(changed).language)


def test_an_old_entry_is_corrected_in_the_new_shape(changed: SmallWorld) -> None:
    """The correction holds the whole entry in the current version; one made under version 1 is read through the step."""
    changed.correct("J15", {"language": "oc"})
    assert ("oc", "field") == (memo(changed).language, memo(changed).kind)
    assert 2 == changed.journal.entry("J16").event.model_dump()["v"]


def test_an_old_correction_is_read_in_the_new_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memo of version 1 that was corrected under version 1."""
    world = small_world()
    written = world.record(MemoWritten(note_kind="field", title="Un"))
    world.correct(written, {"note_kind": "theoretical"})
    monkeypatch.setitem(TYPES, "memo.written", NewMemo)
    monkeypatch.setitem(STEPS, ("memo.written", 1), to_version_2)
    reopened = Journal(world.journal.store, world=world.clock)
    event = reopened.current(written.ref).event
    assert isinstance(event, NewMemo)
    assert ("theoretical", "fr", "Un") == (event.kind, event.language, event.title)


def test_old_entries_are_exported_and_restored_as_they_are(changed: SmallWorld) -> None:
    """Byte for byte, in the version that they were written in."""
    lines = list(export_lines(changed.journal))
    copy = restore(lines, None)
    assert changed.journal.rows() == copy.rows()
    assert changed.journal.checkpoint() == copy.checkpoint()


def test_old_events_are_taken_in(changed: SmallWorld) -> None:
    """A line of version 1 from elsewhere is recorded in the current version."""
    line = {"type": "memo.written", "v": 1, "data": {"note_kind": "field", "title": "D’ailleurs"}}
    [receipt] = intake(changed.journal, [orjson.dumps(line)])
    [row] = changed.journal.rows(receipt.position - 1)
    assert (2, {"kind": "field", "language": "fr", "title": "D’ailleurs"}) == (
        orjson.loads(row.state)["v"],
        orjson.loads(row.state)["data"],
    )


@pytest.mark.parametrize("v", [0, 3, "1", None, -1])
@pytest.mark.usefixtures("changed")
def test_a_version_unknown_here_is_unreadable(v: object) -> None:
    """Written by a newer release, or by nobody: the hint says to install a newer one."""
    state = orjson.dumps({**orjson.loads(OLD), "v": v}, option=orjson.OPT_SORT_KEYS)
    for read in (decode, lambda state: decode_strictly(state, orjson.loads(OLD)["position"])):
        with pytest.raises(Unreadable, match=f"Version {v} of memo.written is not known to this release") as caught:
            read(state)
        assert "Install a newer release of ect-journal." == caught.value.hint.en


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """From version 1 to 3 by way of 2; and a gap between them is said."""
    monkeypatch.setitem(STEPS, ("x.y", 1), lambda data: {**data, "second": True})
    monkeypatch.setitem(STEPS, ("x.y", 2), lambda data: {**data, "third": len(data)})
    assert {"first": 1, "second": True, "third": 2} == upcast("x.y", 1, 3, {"first": 1})
    assert {"first": 1} == upcast("x.y", 3, 3, {"first": 1})
    monkeypatch.delitem(STEPS, ("x.y", 2))
    with pytest.raises(Unreadable, match=r"Version 2 of x\.y"):
        upcast("x.y", 1, 3, {"first": 1})
