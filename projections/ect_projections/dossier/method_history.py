"""How and why each method changed: what triggered each version, what it changes step by step, which projects it covers."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ect_journal.access_words import day_said
from ect_journal.catalogue.vocabularies import Axis, Loop, MethodScope
from ect_journal.entry import position_of
from ect_journal.words import Text
from ect_projections import methods as projections
from ect_projections.dossier import brackets
from ect_projections.dossier import words_sections as say
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut, Ref, Row, cut, grouped, label
from ect_projections.dossier.said import rows

MOST = 12
"""So many versions of a method are shown, the last ones first."""
PROJECTS = 24


class Change(NamedTuple):
    """What became of one step: how it read before and reads now, where that is to be said."""

    what: Text
    key: str
    before: str | None
    after: str | None


class Extended(NamedTuple):
    project: str
    since: Text
    ref: Ref


class Version(NamedTuple):
    number: int
    ref: Ref
    effective: Text
    covers: Text
    projects: Cut[str]
    later: Text
    extended: tuple[Extended, ...]
    reason: str | None
    loop: Text
    triggers: Cut[Ref]
    decision: Ref | None
    amendment: str | None
    changes: tuple[Change, ...]
    steps: tuple[Mapping[str, str], ...]
    """Of the first version alone: the others say what they change."""
    bracket: Text


class Method(NamedTuple):
    code: str
    title: str
    kind: Text
    retired: Text | None
    versions: Cut[Version]


def methods(material: Material) -> tuple[Method, ...]:
    found = grouped(rows(projections.method_history(material.reading)), lambda row: row["method"])
    return tuple(_method(code, versions, material) for code, versions in found.items())


def _method(code: str, versions: list[dict[str, Any]], material: Material) -> Method:
    steps = {row["version"]: {step["key"]: step["text"] for step in row["steps"]} for row in versions}
    kept = cut(versions[::-1], MOST)
    last = versions[-1]
    retired = None if last["retired"] is None else say.RETIRED.format(day=day_said(last["retired"]))
    made = tuple(_version(row, steps, material) for row in kept.shown)
    return Method(code, last["title"], label(Axis, last["kind"]), retired, Cut(made, kept.more))


def _version(row: Row, steps: Mapping[int, Mapping[str, str]], material: Material) -> Version:
    entries = material.entries
    first = row["based_on"] is None
    return Version(
        number=row["version"],
        ref=entries.ref(row["position"]),
        effective=say.EFFECTIVE.format(day=day_said(row["effective_from"])),
        covers=say.COVERS_ALL if row["scope"] == MethodScope.ALL.value else say.COVERS_NAMED,
        projects=cut(row["projects"], PROJECTS),
        later=say.NEW_TOO if row["new_projects"] else say.NEW_NOT,
        extended=tuple(
            Extended(each["project"], day_said(each["since"]), entries.ref(each["entry"])) for each in row["extended"]
        ),
        reason=row["reason"],
        loop=label(Loop, row["loop"]),
        triggers=entries.refs([position_of(each) for each in row["triggers"] or ()]),
        decision=None if row["decision"] is None else entries.ref(position_of(row["decision"])),
        amendment=row["amendment"],
        changes=() if first else tuple(_changes(row, steps.get(row["based_on"], {}), steps[row["version"]])),
        steps=tuple(row["steps"]) if first else (),
        bracket=brackets.said(material.brackets.of(row["position"])),
    )


def _changes(row: Row, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for name, what in say.STEP_CHANGES.items():
        for key in row[name] or ():
            was, now = (before.get(key), after.get(key)) if name != "moved" else (None, None)
            yield Change(what, key, was, now)
