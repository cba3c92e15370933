"""Canonical JSON: for what an entry may hold, `orjson` with sorted keys writes what RFC 8785 asks.

What an entry may hold: keys in ASCII, texts, whole numbers that are exact everywhere, answers, lists. No floats and no
nulls: decimals are texts and what is absent is left out. Outside that `orjson` is not canonical, and need not be.
"""

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal.fields import LARGEST_COUNT

VECTORS = Path(__file__).parents[3] / "shared" / "vectors" / "rfc8785.json"

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
OURS = st.recursive(
    TEXTS | st.integers(0, LARGEST_COUNT) | st.booleans(),
    lambda values: (
        st.lists(values, max_size=4)
        | st.dictionaries(st.from_regex(r"[a-z_]{1,8}|\.\.\.", fullmatch=True), values, max_size=4)
    ),
    max_leaves=12,
)
"""What an entry may hold."""


def written(value: Any) -> bytes:
    """As the record writes it."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def ours(value: Any) -> bool:
    """Whether an entry could hold this value."""
    match value:
        case None | float():
            return False
        case dict():
            return all(key.isascii() and ours(each) for key, each in value.items())
        case list():
            return all(map(ours, value))
    return True


@settings(deadline=None)
@given(OURS)
def test_what_an_entry_may_hold_is_written_canonically(value: Any) -> None:
    """Byte for byte as the reference writer, whatever the text: controls, quotes, other planes."""
    assert rfc8785.dumps(value) == written(value)


def vectors() -> list[Any]:
    """The published vectors; skipped with a reason where the folder is absent."""
    if not VECTORS.is_file():
        pytest.skip("the published vectors (../shared/vectors) are not here")
    found: list[Any] = json.loads(VECTORS.read_text("utf-8"))
    return found


def test_the_oracle_passes_the_published_vectors() -> None:
    """The writer that we compare with is the one of the standard."""
    for vector in vectors():
        assert vector["canonical"].encode() == rfc8785.dumps(json.loads(vector["input"])), vector["name"]


def test_the_vectors_within_our_domain_are_written_canonically() -> None:
    """Of the six vectors, the others hold floats, nulls or keys beyond ASCII."""
    within = [vector for vector in vectors() if ours(json.loads(vector["input"]))]
    assert ["unicode"] == [vector["name"] for vector in within]
    for vector in within:
        assert vector["canonical"].encode() == written(json.loads(vector["input"]))


def test_what_the_vectors_hold_besides_is_not_ours() -> None:
    """Why the domain ends there: a float is written otherwise, and keys beyond ASCII may sort otherwise."""
    differing = [
        vector["name"] for vector in vectors() if vector["canonical"].encode() != written(json.loads(vector["input"]))
    ]
    assert {"structures", "weird"} <= set(differing)  # 56.0, and a key in another plane
