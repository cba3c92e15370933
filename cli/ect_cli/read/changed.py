"""How a change is told: which questions there are, what a value and a column are called in the reader's language."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from ect_cli.failures import WrongUsage
from ect_cli.figures import number, shortened
from ect_cli.names import every_name
from ect_cli.read import words as shared
from ect_cli.read import words_record as say
from ect_cli.read.labels import type_label
from ect_cli.read.table import Column
from ect_cli.read.words_changed import COLUMNS as NAMES
from ect_journal.catalogue import TYPES, vocabularies
from ect_journal.words import Word, nearest, plain, shown

if TYPE_CHECKING:
    from ect_projections.projection import Projection

Row = Mapping[str, Any]

QUESTIONS = {
    "projects": "project_states", "hypotheses": "hypothesis_states", "tally": "evidence_tally",
    "methods": "method_history", "pillars": "pillar_scores", "indicators": "indicator_series", "funding": "funding_mix",
    "coverage": "coverage", "participation": "participation", "effects": "method_effects", "experiments": "experiments",
    "learnings": "learnings", "factors": "success_factors", "decisions": "decisions", "actions": "actions",
    "commitments": "commitments", "deliverables": "deliverables", "late": "late_entries",
    "transcribed": "transcribed", "exceptions": "exceptions", "orphans": "orphans", "ungrounded": "ungrounded",
}  # fmt: skip
"""The command that asks each question, and the projection that answers it."""


def projection_of(question: str) -> "Callable[[], Projection]":
    """What answers it; imported when called. Raises `WrongUsage` with the nearest question."""
    spellings = {known.name: known.name for known in every_name() if known.name in QUESTIONS}
    spellings |= {also: known.name for known in every_name() if known.name in QUESTIONS for also in known.also}
    name = {plain(spelling): name for spelling, name in spellings.items()}.get(plain(question))
    if name is None:
        hint = say.QUESTIONS_ARE.format(questions=", ".join(QUESTIONS))
        close = nearest(question, sorted(spellings))
        raise WrongUsage(
            say.NO_QUESTION.format(written=shown(question)),
            shared.MEANT.format(close=close, hint=hint) if close else hint,
        )

    def found() -> "Projection":
        import ect_projections  # polars, which only who reads waits for
        from ect_projections.projection import PROJECTIONS

        assert ect_projections is not None, "imported for the projections that it lists"
        return PROJECTIONS[QUESTIONS[name]]

    return found


# Cells ------------------------------------------------------------------------------------------------------------------

_CITED = (
    "position", "entry", "ground", "stage_entry", "status_entry", "last_entry", "retracted_by", "decision", "gathering",
    "known", "superseded_by", "closed_by", "assessed_by", "at", "ideal", "ideal_then",
)  # fmt: skip
"""Columns of positions."""
_OWN = ("change", "column", "before", "after", "entries", "days")
_DECIMAL = re.compile(r"-?\d+\.\d+")


def _what(row: Row) -> str:
    """What the row is about: its key."""
    key = {name: value for name, value in row.items() if name not in _OWN and value is not None}
    version = f"@{key.pop('version')}" if "version" in key else ""
    return " · ".join(_named(name, str(value)) for name, value in key.items()) + version


def _column(row: Row) -> str:
    if row["column"] is None:
        return str(say.CHANGE[row["change"]])
    return str(NAMES.get(row["column"], row["column"].replace("_", " ")))


def _side(name: str, other: str) -> Callable[[Row], str]:
    """One side of a change. Of two lists, what is not in the other."""

    def cell(row: Row) -> str:
        return shortened(_said(row["column"] or "", row[name], row[other]), 100)

    return cell


def _said(column: str, value: str | None, other: str | None) -> str:
    if value is None:
        return ""
    if value[:2] in ("[{", '["') or value == "[]":
        left_out = [] if other is None else _items(other)
        return "; ".join(_item(item) for item in _items(value) if item not in left_out)
    if value[:1] == "[":
        return ", ".join(f"J{item}" for item in _items(value))
    return _item(orjson.loads(value)) if value[:1] == "{" else _named(column, value)


def _items(value: str) -> list[Any]:
    items = orjson.loads(value) if value[:1] == "[" else []
    return items if isinstance(items, list) else []


def _item(item: Any, column: str = "") -> str:
    if isinstance(item, dict):
        inside = {name: each for name, each in item.items() if each not in (None, [], "")}
        return ", ".join(f"{NAMES.get(name, name)} {_item(each, name)}" for name, each in inside.items())
    if isinstance(item, list):
        return ", ".join(_item(each, column) for each in item)
    return _named(column, str(item).lower() if isinstance(item, bool) else str(item))


def _named(column: str, value: str) -> str:
    return f"J{value}" if column in _CITED and value.isdigit() else _word(value)


def _word(value: str) -> str:
    """A number, a word of a vocabulary, a type of entry, yes or no, as the reader's language has them."""
    if value in TYPES:
        return type_label(value)
    if value in ("true", "false"):
        return str(shared.YES if value == "true" else shared.NO)
    if _DECIMAL.fullmatch(value):
        return number(float(value), min(len(value.partition(".")[2]), 2))
    return str(_LABELS[value]) if value in _LABELS else value


def _labels() -> dict[str, Any]:
    """The words of the vocabularies, those apart that mean several things."""
    labels: dict[str, Any] = {}
    for vocabulary in vars(vocabularies).values():
        if isinstance(vocabulary, type) and issubclass(vocabulary, Word) and vocabulary is not Word:
            for word in vocabulary:
                if labels.setdefault(word.value, word.label) != word.label:
                    labels[word.value] = None
    return {value: label for value, label in labels.items() if label is not None}


_LABELS = _labels()


def _because(row: Row) -> str:
    return ", ".join([*(f"J{position}" for position in row["entries"]), *(str(day) for day in row["days"])])


COLUMNS = (
    Column(say.WHAT, _what, whole=False, widest=22),
    Column(say.COLUMN, _column, whole=False, widest=16),
    Column(say.BEFORE, _side("before", "after"), whole=False, widest=20),
    Column(say.AFTER, _side("after", "before"), whole=False),
    Column(say.BECAUSE_OF, _because, whole=False, widest=18, codes=True),
)
