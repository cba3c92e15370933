"""Full text: where these words stand in what was recorded.

Knows what is text in an entry, and how an excerpt is cut. Leaves to `_pattern` how words are read in any spelling, and to
the caller which sealed texts may be opened. Keeps nothing, neither on disk nor with the reading.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from ect_journal.catalogue import TYPES, event_type
from ect_journal.entry import Circumstances
from ect_journal.kinds import FieldKind, kinds_of
from ect_projections._columns import columns_of
from ect_projections._pattern import pattern, terms
from ect_projections._titles import titles
from ect_projections.projects import naming
from ect_projections.reading import Reading, Readings

AROUND = 45
"""Characters shown on each side of what was found, at most."""
_PROSE = ("line", "words")
_TEXTS = (*_PROSE, "url", "key", "new code", "code", "versioned")
_SURROUNDING = ("source", "exceptions")
"""What surrounds an event and is said in words. Who recorded it is not: `log` tells that."""
_FOUND = {"position": pl.Int64, "field": pl.String, "text": pl.String, "sealed": pl.Boolean}
_CUT = "…"


def find(
    reading: Reading | Readings,
    words: str | Sequence[str],
    opened: Mapping[str, str] | None = None,
    *,
    types: Iterable[str] | None = None,
    project: str | None = None,
) -> pl.LazyFrame:
    """One row per standing entry that holds all of these words, in the order of positions.

    position: Int64     type: String     day: Date, the last one of what it tells     title: String, in the reader's language
    field: String, the field that holds the most of them (prose before codes), such as `claims.text`
    excerpt: String, what that field says around the first of them     sealed: Boolean, that field is sealed

    `words` is what somebody types: `hiver "besoin reformulé"`, in any case, with or without accents; a sequence has one
    word or phrase per item. Every public text, code and nested text is searched, and the sealed texts that `opened` has
    (digest -> text): a row of those is as confidential as they are. `types` and `project` keep the entries of some types,
    and those that name a project. Of several journals read as one, each is searched, and a first column `journal` says which.

    find(now, "tenir l'hiver").collect()  # J117, "… what we need is « tenir l’hiver » …"
    """
    if isinstance(reading, Readings):
        wanted = None if types is None else tuple(types)
        return pl.concat(
            find(part, words, opened, types=wanted, project=project).select(pl.lit(name).alias("journal"), pl.all())
            for name, part in reading
        )
    return _find(reading, terms(words), opened or {}, TYPES if types is None else dict.fromkeys(types), project)


def _find(
    reading: Reading, words: Sequence[str], opened: Mapping[str, str], wanted: Collection[str], project: str | None
) -> pl.LazyFrame:
    sought = [pattern(term) for term in words]
    parts = [_texts(reading, name, opened, project) for name in reading.entries.by_type if name in wanted]
    texts = pl.concat(parts) if parts else pl.LazyFrame(schema=_FOUND)
    held = [f"held_{index}" for index in range(len(sought))]
    found = texts.with_columns(
        pl.col("text").str.contains(each).alias(name) for each, name in zip(sought, held, strict=True)
    )
    found = found.filter(pl.any_horizontal(held)).filter(
        pl.all_horizontal(pl.col(name).any().over("position") for name in held)
    )
    found = found.sort("position", pl.sum_horizontal(held), descending=[False, True], maintain_order=True)
    found = found.unique("position", keep="first", maintain_order=True)
    around = pl.concat(
        [_around(reading, name) for name in reading.entries.by_type] or [_around(reading, "journal.opened")]
    )
    return found.join(around, on="position", maintain_order="left").select(
        "position", "type", "day", "field", "title", _excerpt(f"(?:{'|'.join(sought)})").alias("excerpt"), "sealed"
    )  # fmt: skip


def sealed_digests(reading: Reading) -> list[str]:
    """The digests of the sealed texts of the standing entries: what a caller may open for `find`."""
    digests: dict[str, None] = {}
    for name in reading.entries.by_type:
        for field in kinds_of(event_type(name), "sealed"):
            column = reading.frame(name, field.name).select(pl.col(field.name).alias("digest"))
            values = (column.explode("digest") if field.many else column).drop_nulls().collect()
            digests |= dict.fromkeys(values.to_series())
    return list(digests)


# The texts ----------------------------------------------------------------------------------------------------------------


def _around(reading: Reading, name: str) -> pl.LazyFrame:
    """position, type, day, title of each standing entry of a type."""
    table = reading.entries.table(name)
    each = table.columns(["occurred_end"]).with_columns(titles(table), type=pl.lit(name))
    standing = reading.known(each).filter(pl.col("known_until").is_null())
    return standing.select("position", "type", pl.col("occurred_end").alias("day"), "title")


def _texts(reading: Reading, name: str, opened: Mapping[str, str], project: str | None) -> pl.LazyFrame:
    """position, field, text, sealed: each text of each standing entry of a type."""
    columns = {column.path: column.name for column in columns_of(name).values()}
    inside = [(columns["data", field.name], field) for field in kinds_of(event_type(name)) if _says(field)]
    outside = [(field.name, field) for field in kinds_of(Circumstances) if field.name in _SURROUNDING]
    frame = reading.frame(name, *(column for column, _ in (*inside, *outside)), *_named(name))
    if project is not None:
        frame = frame.filter(pl.any_horizontal(pl.lit(False), *_naming(name, project)))
    parts = [
        text
        for column, field in (*inside, *outside)
        for text in _of_field(frame.select("position", value=column), field, field.name, opened)
    ]
    prose_first = sorted(parts, key=lambda part: part.is_code)
    return pl.concat([part.texts for part in prose_first]).drop_nulls("text")


def _named(name: str) -> tuple[str, ...]:
    return tuple(field.name for field in naming(event_type(name)))


def _naming(name: str, project: str) -> Iterator[pl.Expr]:
    for field in naming(event_type(name)):
        column = pl.col(field.name)
        yield (column.list.contains(project) if field.many else column == project).fill_null(False)


def _says(field: FieldKind) -> bool:
    """Whether there is any text in a field, or further inside."""
    if field.part is not None:
        return any(_says(part) for part in kinds_of(field.part))
    return field.kind.name in (*_TEXTS, "sealed")


class _Part(NamedTuple):
    """The texts of one field; a code, a key or an address says less of an entry than its prose does."""

    is_code: bool
    texts: pl.LazyFrame


def _of_field(frame: pl.LazyFrame, field: FieldKind, said: str, opened: Mapping[str, str]) -> Iterator[_Part]:
    """The texts of one field, whose values are in the column `value`; of a nested one, those of each of its parts."""
    sealed = field.kind.name == "sealed"
    if sealed and not opened:
        return
    each = frame.explode("value") if field.many else frame
    if field.part is not None:
        for part in filter(_says, kinds_of(field.part)):
            value = pl.col("value").struct.field(part.name)
            yield from _of_field(each.select("position", value=value), part, f"{said}.{part.name}", opened)
        return
    text = pl.col("value").replace_strict(opened, default=None, return_dtype=pl.String) if sealed else pl.col("value")
    found = each.select("position", field=pl.lit(said), text=text, sealed=pl.lit(sealed))
    yield _Part(field.kind.name not in (*_PROSE, "sealed"), found)


# The excerpt --------------------------------------------------------------------------------------------------------------


def _excerpt(sought: str) -> pl.Expr:
    """What stands around the first place found, on one line; `…` where the text goes on, between words."""
    text = pl.col("text")
    cut = text.str.extract_groups(rf"(?s)(.{{0,{AROUND}}}?)({sought})(.{{0,{AROUND}}})")
    before, match, after = (cut.struct.field(str(number)) for number in (1, 2, 3))
    begins = text.str.find(sought)
    left = text.str.len_bytes() - begins - match.str.len_bytes() - after.str.len_bytes()
    head = pl.when(before.str.len_bytes() < begins).then(before.str.replace(r"(?s)^\S*\s?", _CUT)).otherwise(before)
    tail = pl.when(left > 0).then(after.str.replace(r"(?s)\s?\S*$", _CUT)).otherwise(after)
    return pl.concat_str(head, match, tail).str.replace_all(r"\s*[\n\t\r\x{2028}\x{2029}]\s*", " ").str.strip_chars()
