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
    from polars import DataType

    from ect_projections.projection import Projection

    Schema = Mapping[str, DataType]

Row = Mapping[str, Any]

QUESTIONS = {
    "projects": "project_states", "hypotheses": "hypothesis_states", "tally": "evidence_tally", "foresight": "foresight",
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
    "known", "superseded_by", "closed_by", "assessed_by", "at", "ideal", "ideal_then", "attested_by",
    "link", "cited",
)  # fmt: skip
"""Columns of positions."""
_CODED = ("type", "subject", "before", "after")
"""Columns of texts in which words of vocabularies or types of entries stand; other texts are as somebody wrote them."""
_OWN = ("change", "column", "before", "after", "entries", "days")
_DECIMAL = re.compile(r"-?\d+\.\d+")
_MISSING = "·"


def columns_of(schema: "Schema") -> tuple[Column, ...]:
    """The columns of the table; `schema` is that of the projection compared, and says what each value is."""

    def what(row: Row) -> str:
        key = {name: value for name, value in row.items() if name not in _OWN and value is not None}
        version = f"@{key.pop('version')}" if "version" in key else ""
        return " · ".join(_told(schema[name], value, name) for name, value in key.items()) + version

    def side(name: str, other: str) -> Callable[[Row], str]:
        return lambda row: shortened(_said(schema, row["column"], row[name], row[other]), 100)

    return (
        Column(say.WHAT, what, whole=False, widest=22),
        Column(say.COLUMN, _column, whole=False, widest=16),
        Column(say.BEFORE, side("before", "after"), whole=False, widest=20),
        Column(say.AFTER, side("after", "before"), whole=False),
        Column(say.BECAUSE_OF, _because, whole=False, widest=18, codes=True),
    )


def _column(row: Row) -> str:
    if row["column"] is None:
        return str(say.CHANGE[row["change"]])
    return str(NAMES.get(row["column"], row["column"].replace("_", " ")))


def _because(row: Row) -> str:
    return ", ".join([*(f"J{position}" for position in row["entries"]), *(str(day) for day in row["days"])])


def _said(schema: "Schema", column: str | None, value: str | None, other: str | None) -> str:
    """One side of a change. Of two lists, what is not in the other."""
    if value is None:
        return ""
    if column is None:
        return _object(schema, orjson.loads(value))
    inner = _inner(schema[column])
    if inner is None or _of_entries(schema[column]):
        return _told(schema[column], orjson.loads(value) if schema[column].is_nested() else value, column)
    items = _left_out(orjson.loads(value), [] if other is None else orjson.loads(other))
    return "; ".join(_told(inner, item, column) for item in items)


def _left_out(items: list[Any], others: list[Any]) -> list[Any]:
    """Those that the others do not have, or not as often; all of them when the order alone is another."""
    left, found = list(others), []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found if found or left else items


def _told(dtype: "DataType", value: Any, column: str) -> str:
    """A value as the reader's language has it, by what its column holds."""
    import polars as pl  # which only who reads waits for

    if value is None:
        return _MISSING
    if isinstance(dtype, pl.Struct):
        return _object({field.name: field.dtype for field in dtype.fields}, value)
    if (inner := _inner(dtype)) is not None:
        return ", ".join(_told(inner, each, "entry" if _of_entries(dtype) else column) for each in value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if dtype == pl.String:
        return _word(text) if column in _CODED else text
    return f"J{text}" if column in _CITED and dtype.is_integer() else _word(text)


def _object(dtypes: "Mapping[str, Any]", values: Mapping[str, Any]) -> str:
    inside = {name: each for name, each in values.items() if each not in (None, [], "")}
    return ", ".join(f"{NAMES.get(name, name)} {_told(dtypes[name], each, name)}" for name, each in inside.items())


def _of_entries(dtype: "DataType") -> bool:
    """A list of numbers is one of entries: projections have no other."""
    import polars as pl

    return bool(_inner(dtype) == pl.Int64)


def _inner(dtype: "DataType") -> Any:
    """What a list holds; None for what is no list."""
    import polars as pl

    return dtype.inner if isinstance(dtype, pl.List) else None


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
