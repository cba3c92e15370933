"""What must hold of every journal at every moment, computed again from the rows without the record's own folds."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import rfc8785

from ect_journal import EctError, Journal
from ect_journal.errors import every_error

DERIVED = (".cache",)
"""Folders that are disposable, and so are not part of what must stay as it was."""


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes, as RFC 6962 section 2.1 defines it."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + root_of(leaves[:split]) + root_of(leaves[split:])).digest()


def checkpoint_over(origin: str, states: Sequence[bytes]) -> str:
    """The text of the checkpoint over the bytes of these entries."""
    root = root_of([sha256(b"\x00" + state).digest() for state in states])
    return f"{origin}\n{len(states)}\n{b64encode(root).decode()}\n"


def commitments(value: Any) -> Iterator[str]:
    """Every digest that stands for a sealed value in an entry's JSON."""
    if isinstance(value, dict):
        if list(value) == ["..."]:
            yield value["..."]
        elif {"digest", "media_type"} <= value.keys():
            yield value["digest"]
        for inner in value.values():
            yield from commitments(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from commitments(inner)


def assert_sound(journal: Journal, *, canonical: bool = False, sealed: bool = True) -> None:
    """Gapless, clocks in order, the checkpoint that of the rows, every sealed value kept with its entry.

    `sealed` is false for a journal restored from its bytes alone.
    """
    rows = journal.rows()
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert journal.head == len(rows)
    assert journal.checkpoint() == checkpoint_over(journal.origin, [row.state for row in rows])
    stored = [orjson.loads(row.state) for row in rows]
    assert [(each["position"], each["type"]) for each in stored] == [(row.position, row.type) for row in rows]
    assert len({each["id"] for each in stored}) == len(stored)
    times = [datetime.fromisoformat(each["recorded_at"]) for each in stored]
    assert all(
        later >= earlier or each["type"] == "clock.faulted"
        for earlier, later, each in zip(times, times[1:], stored[1:], strict=False)
    )
    digests = [digest for each in stored for digest in commitments(each["data"])]
    assert not sealed or journal.store.sealed_rows(digests).keys() == set(digests)
    if canonical:
        assert [rfc8785.dumps(each) for each in stored] == [row.state for row in rows]


def contents(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder that is not derived, by its path."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}
    return {name: digest for name, digest in found.items() if not {*Path(name).parts} & {*DERIVED}}


def assert_clear(error: EctError) -> None:
    """A known code, and a message and a hint that can be printed, read on one screen, and are said in both languages."""
    assert type(error) in every_error()
    assert error.code
    for text in (error.message, error.hint):
        assert text.en.strip()
        assert text.fr.strip()
        assert text.en != text.fr
        for said in text:
            said.encode("utf-8")
            assert "Traceback" not in said
            assert "\x00" not in said
            assert len(said) < 2_000


_ENGLISH = re.compile(
    r"\b(the|is|it|not|of|has|holds|carries|number|missing|must|expected|invalid|such)\b", re.IGNORECASE
)
_AS_WRITTEN = re.compile("«.*?»|“.*?”|`.*?`|\\S*[/\\-]\\S*", re.DOTALL)
"""What is quoted, and codes and paths."""


def half_translated(error: EctError) -> list[str]:
    """The French sentences of an error that have English in them, other than quoted (as a program's own words may be)."""
    return [said.fr for said in (error.message, error.hint) if _ENGLISH.search(_AS_WRITTEN.sub("", said.fr))]
