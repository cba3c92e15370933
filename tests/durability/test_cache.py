"""The register on disk: used when its key fits, and worth nothing otherwise."""

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal, cache
from ect_journal.register import Folded, Register
from tests.durability.checks import assert_sound
from tests.durability.contract import act
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import examples
from tests.durability.scenes import SECRET, CountedWorld, note


def read_kept(content: bytes) -> Any:
    """What is kept, without the line that holds its checksum."""
    return orjson.loads(content.partition(b"\n")[2])


def sealed_up(content: Any) -> bytes:
    """Content as it is kept: its checksum on a line, then itself."""
    written = orjson.dumps(content)
    return sha256(written).hexdigest().encode() + b"\n" + written


def kept(folder: Path) -> Path:
    return folder / ".cache" / "register.json"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal with corrections and a retraction, its register kept. Not to be changed."""
    folder = tmp_path_factory.mktemp("cache") / "journal"
    act(Journal.create(folder, origin="cache", by="rd", world=CountedWorld())).close()
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "journal")


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The positions that registers fold from here on."""
    seen: list[int] = []
    apply = Register.apply

    def spy(self: Register, entry: Any, *more: Any) -> Any:
        seen.append(entry.position)
        return apply(self, entry, *more)

    monkeypatch.setattr(Register, "apply", spy)
    return seen


def folded(folder: Path) -> Folded:
    with Journal.open(folder) as journal:
        return journal.register().folded


def test_used(folder: Path, folds: list[int]) -> None:
    """A register whose key fits is used as it is, and says what one folded afresh would say."""
    with Journal.open(folder) as journal:
        loaded = journal.register().folded
        assert folds == []
        assert plain(loaded) == plain(afresh(journal))


def test_tail(folder: Path, folds: list[int]) -> None:
    """Entries recorded since are folded on top, and only they."""
    before = kept(folder).read_bytes()
    with Journal.open(folder) as journal:
        head = journal.head
        journal.record(note(), by="rd")
    kept(folder).write_bytes(before)
    folds.clear()
    with Journal.open(folder) as journal:
        loaded = journal.register().folded
        assert folds == [head + 1]
        assert plain(loaded) == plain(afresh(journal))


def test_saved_on_the_way(tmp_path: Path) -> None:
    """A long session keeps its register every 500 entries, not only at the end."""
    journal = act(Journal.create(tmp_path / "journal", origin="cache", by="rd", world=CountedWorld()))
    assert not kept(tmp_path / "journal").exists()
    with journal.batch() as batch:
        for number in range(500):
            batch.record(note(str(number)))
    assert read_kept(kept(tmp_path / "journal").read_bytes())["key"][1] == journal.head
    journal.close()


def test_no_sealed_value(folder: Path) -> None:
    """No sealed word is ever in it."""
    with Journal.open(folder) as journal:
        values = [opened.text for opened in journal.vault.open(row.digest for row in journal.store.sealed()).values()]
    text = kept(folder).read_text(encoding="utf-8")
    assert SECRET[:12] not in text
    assert values
    assert not [value for value in values if value is None or value in text]


def changed_key(folder: Path, place: int, value: Any) -> None:
    content = read_kept(kept(folder).read_bytes())
    content["key"][place] = value
    kept(folder).write_bytes(sealed_up(content))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, "6f1c1d2e-0000-4000-8000-000000000002"),
        (1, 3), (1, 0), (1, -1), (1, 10**6), (1, 10**18), (1, None), (1, "9"), (1, True), (1, 9.0),
        (2, "0" * 64), (2, None),
        (3, "0" * 64), (3, []),
    ],
)  # fmt: skip
def test_another_key(folder: Path, place: int, value: Any) -> None:
    """A register of another journal, another position, other bytes or another release is folded again."""
    right = folded(folder)
    changed_key(folder, place, value)
    assert plain(folded(folder)) == plain(right)


def test_another_release(folder: Path, monkeypatch: pytest.MonkeyPatch, folds: list[int]) -> None:
    """Another release folds everything again."""
    monkeypatch.setattr(cache, "fingerprint", lambda: "another release")
    folded(folder)
    assert folds[0] == 1


def test_ahead(folder: Path, original: Path) -> None:
    """A register that is ahead of the journal, an older backup having been put back, is folded again."""
    with Journal.open(folder) as journal:
        journal.record(note(), by="rd")
    shutil.copy(original / "journal.sqlite", folder / "journal.sqlite")
    with Journal.open(folder) as journal:
        assert journal.register().head == journal.head
        journal.record(note(), by="rd")
        assert_sound(journal)


def test_nowhere_to_keep_it(folder: Path) -> None:
    """Where no register can be kept, everything works without."""
    shutil.rmtree(folder / ".cache")
    (folder / ".cache").write_text("un fichier", encoding="utf-8")
    with Journal.open(folder) as journal:
        journal.record(note(), by="rd")
        assert_sound(journal)
    assert (folder / ".cache").read_text(encoding="utf-8") == "un fichier"


# Damage -----------------------------------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=5)
    | st.sampled_from(["J1", "2024-01-01", "AAAA"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def damaged_bytes(data: st.DataObject, content: bytes) -> bytes:
    """Cut, overwritten, or with some bytes in the middle lost or added."""
    start = data.draw(st.integers(0, len(content)), "start")
    end = data.draw(st.integers(start, min(len(content), start + 40)), "end")
    return content[:start] + data.draw(st.binary(max_size=20), "instead") + content[end:]


def damaged_json(data: st.DataObject, content: bytes) -> bytes:
    """Still JSON, with one of its values replaced, removed or copied from elsewhere; its key stays."""
    whole = read_kept(content)
    del whole["key"]
    at: Any = whole
    while True:
        name = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))), "step")
        deeper = isinstance(at[name], dict | list) and at[name]
        if not deeper or data.draw(st.booleans(), "here"):
            break
        at = at[name]
    if data.draw(st.booleans(), "removed"):
        del at[name]
    else:
        at[name] = data.draw(JSON, "instead")
    return content.partition(b"\n")[0] + b"\n" + orjson.dumps({"key": read_kept(content)["key"], **whole})


@pytest.mark.parametrize("damage", [damaged_bytes, damaged_json])
@examples(40)
@given(data=st.data())
def test_damaged(original: Path, tmp_path_factory: pytest.TempPathFactory, damage: Any, data: st.DataObject) -> None:
    """Whatever happened to the file, the register is the one the entries give, and recording goes on from it."""
    with Journal.open(original) as journal:
        right = plain(afresh(journal))
    folder = tmp_path_factory.mktemp("damaged") / "journal"
    shutil.copytree(original, folder)
    kept(folder).write_bytes(damage(data, kept(original).read_bytes()))
    with Journal.open(folder) as journal:
        assert plain(journal.register().folded) == right
        journal.record(note(), by="rd")
        assert_sound(journal)
    shutil.rmtree(folder.parent)
