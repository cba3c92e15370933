"""The catalogue is that of the design: its types, fields and words are read from domain.md and audit.md and compared.

The design stands beside this repository (../shared/design); where it does not, these tests say so and are skipped. What
they hold is also held by the golden payloads.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ect_journal.catalogue import TYPES
from ect_journal.catalogue.vocabularies import VOCABULARIES
from ect_journal.kinds import kinds_of
from ect_journal.words import plain

DESIGN = Path(__file__).parents[3] / "shared" / "design" / "domain.md"
PRIVACY = (
    "erasure.executed", "erasure.refused", "entry.expunged", "key.added", "key.revoked", "anchor.recorded",
)  # fmt: skip
"""The types of the family of audit.md that are there."""

# What the design calls a kind of field, and what the record calls it.
SHORTHAND = {
    "line": {"line"}, "words": {"words"}, "✦": {"sealed"}, "dec": {"decimal"}, "J": {"entry", "moment", "target"},
    "yes/no": {"yes/no"}, "0-4": {"grade 0-4"}, "url": {"url"}, "ground": {"word"},
}  # fmt: skip


# Where a row gives the label of its first type, and only the end of the others.
SAID_IN_FULL = {
    "lancée": "expérimentation lancée", "conclue": "expérimentation conclue", "ajustée": "expérimentation ajustée",
    "abandonnée": "expérimentation abandonnée", "décision appliquée / remplacée": "", "validé": "apprentissage validé",
    "invalidé": "apprentissage invalidé", "examiné": "livrable examiné", "projet retenu / écarté": "projet retenu ou écarté",
}  # fmt: skip

# Where the record departs from the row, and why.
DEPARTURES: dict[tuple[str, str], dict[str, Any]] = {
    # The rule "a score without rationale" asks for a reason: a rationale that is required could never be missing.
    ("pillar.assessed", "rationale"): {"optional": True},
    # Said in words in the row: both effects are possible; the grounds of an entry are a list.
    ("consent.withdrawn", "effect"): {"many": True},
    ("entry.corrected", "grounds"): {"many": True},
}


ADDED = {"entry.expunged": ("recorded_at", "id_digest")}
"""Fields that the record has besides those of the row: without these, what was known when would move, and what is recorded
again under its id would be an entry of its own (docs/adr/0012)."""


class Designed(NamedTuple):
    """A field as the design writes it: `steps[{key, text words}]` is many, of no kind said; `need words?` optional."""

    name: str
    many: bool
    optional: bool
    kinds: frozenset[str]


def section(number: int) -> str:
    """A section of the design; skipped with a reason where the design is absent."""
    if not DESIGN.is_file():
        pytest.skip("the design (../shared/design/domain.md) is not here")
    return DESIGN.read_text("utf-8").split(f"\n## {number}. ")[1].split("\n## ")[0]


@cache
def designed() -> dict[str, tuple[str, list[Designed]]]:
    """For each type marked ① or ②: its French label, if the row gives one for each type, and its fields."""
    found: dict[str, tuple[str, list[Designed]]] = {}
    for row in re.findall(r"^\| ([a-z_]+\.[^|]+) \| ([^|]*) \| ([^|]*) \|$", section(4), re.MULTILINE):
        names = [name.strip() for name in row[0].split(",")]
        labels = [label.strip() for label in row[1].split(",")]
        groups = list(split(row[2], ";"))
        for number, name in enumerate(names):
            if name.endswith(("①", "②")) or names[-1].endswith("②"):  # one mark may stand for both of its row
                fields = groups[number] if len(groups) == len(names) else groups[0]
                label = labels[number] if len(labels) == len(names) else ""
                found[name.rstrip("①②").strip()] = (label, [*read(fields)])
    for name, fields in re.findall(r"`([a-z_.]+)` \{([^}]*)\}", DESIGN.with_name("audit.md").read_text("utf-8")):
        if name in PRIVACY:
            found[name] = ("", [*read(fields)])
    return found


def split(text: str, mark: str) -> Iterator[str]:
    """The parts between marks that stand outside every bracket."""
    depth, part = 0, ""
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == mark and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += letter
    yield part.strip()


def read(fields: str) -> Iterator[Designed]:
    """The fields of a row, without the sentences that comment on them."""
    fields = re.split(r"(?<=[\w?)\]])(?:\. (?=[A-Z])|: )", fields)[0]
    for written in split(fields, ","):
        bare = re.sub(r" ?\([^)]*\)", "", written)
        name = re.match(r"[a-z_]+[0-9]*", bare)
        assert name is not None, written
        said = {word.rstrip("?") for word in re.split(r"[ \[\]]", bare[name.end() :])}
        kinds = frozenset(kind for word in said & SHORTHAND.keys() for kind in SHORTHAND[word])
        yield Designed(name[0], "[" in bare, bare.endswith("?"), kinds)


def test_the_types_of_the_design_are_those_of_the_registry() -> None:
    """Every type marked ① or ②, and no other."""
    assert set(designed()) == set(TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_the_fields_of_the_design(name: str) -> None:
    """By name and in order; lists are lists, what may be left out may be, kinds are as said."""
    _, expected = designed()[name]
    fields = [field for field in kinds_of(TYPES[name]) if field.name not in ADDED.get(name, ())]
    assert [field.name for field in expected] == [field.name for field in fields]
    for written, kind in zip(expected, fields, strict=True):
        field = written._replace(**DEPARTURES.get((name, kind.name), {}))
        assert (field.name, field.many) == (kind.name, kind.many)
        assert (field.name, field.optional) == (kind.name, not kind.required and not kind.many and kind.default is None)
        if field.kinds:
            assert kind.kind.name in field.kinds, field.name


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_the_label_of_the_design(name: str) -> None:
    """Where the row gives it in full."""
    label, _ = designed()[name]
    said = SAID_IN_FULL.get(label, label)
    if said and said not in ("rétablie", "close", "remis"):
        assert plain(said) == plain(TYPES[name].LABEL.fr)


@cache
def vocabularies() -> dict[str, dict[str, str]]:
    """Each vocabulary of the design: the French label of each identifier."""
    found: dict[str, dict[str, str]] = {}
    text = re.sub(r" \([^()]*\)", "", section(2))
    for names, words in re.findall(r"((?:`[a-z_]+`(?: and )?)+): ([^`]+)\.(?=\s|$)", text):
        pairs = [pair.split(" / ") for pair in words.split("; ")]
        for name in re.findall(r"`([a-z_]+)`", names):
            found[name] = {pair[0].strip(): pair[-1].strip() for pair in pairs}
    return found


def test_the_vocabularies_of_the_design_are_those_of_the_record() -> None:
    """Those of the design's second section, under their names; the record adds those that it gives in a row of fields."""
    added = {
        "better", "funds", "consent_scope", "withdrawal_effect", "method_scope", "bears_on", "erasure_ground", "refusal_ground",
        "anchor_kind",
    }  # fmt: skip
    assert vocabularies().keys() - {"method_kind"} == VOCABULARIES.keys() - added


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_vocabulary_has_the_words_of_the_design(name: str) -> None:
    """The same identifiers in the same order, each read by the French label of the design."""
    if name not in vocabularies():
        return
    words = vocabularies()[name]
    assert list(words) == [word.value for word in VOCABULARIES[name]]
    read_back = {label: VOCABULARIES[name].read(label) for label in words.values()}
    assert {label: identifier for identifier, label in words.items()} == read_back
