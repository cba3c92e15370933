"""How and why the methods changed, and which version is in force where.

Methods are known by `known_at` alone; `effective_from` is their valid time. Projects are seen as of the reading. The
same answer as `ect_journal.catalogue.methods.in_force`, for every project and every method at once.
"""

from datetime import date

import polars as pl

from ect_journal.catalogue.vocabularies import MethodScope
from ect_projections._columns import vocabulary
from ect_projections._steps import Changes, changes
from ect_projections.projection import projection
from ect_projections.projects import lives
from ect_projections.reading import Reading, day_of, kept

BECAUSE = pl.Enum(["defined", "adjusted", "extended", "at_opening"])
"""Why a version covers a project: it was defined or adjusted, or extended to it, while the project was open, or was in
force when it opened."""


@projection("method", "version")
def method_history(reading: Reading, method: str | None = None) -> pl.LazyFrame:
    """One row per version of a method that stands and was in effect by `as_of`, by method then version.

    method: String    kind: Enum    title: String    version: Int64    based_on: Int64, null for the first
    effective_from: Date    scope: Enum, all or projects
    projects: List(String), those named, or with scope all those open on the day of effect
    new_projects: Boolean, whether projects opened later start with it
    extended: List(Struct), the projects it was extended to since: project: String, since: Date, entry: Int64
    retired: Date from which no version of the method is in force, on its last version; null otherwise
    added, removed, reworded, moved: List(String), keys of steps, computed against the version it is based on; null for
        the first
    steps: List(Struct): key, text    tools: List(String)
    triggers: List(String), the entries it rests on    decision: String, an entry    reason: String    loop: Enum
    amendment: String    changed: Date, when the change was made    by: String    position: Int64
    """
    found = _history(reading)
    if reading.as_of is not None:
        reached = pl.element().struct.field("since") <= reading.as_of
        found = found.filter(pl.col("effective_from") <= reading.as_of).with_columns(
            pl.col("extended").list.filter(reached), pl.when(pl.col("retired") <= reading.as_of).then("retired")
        )
    return found if method is None else found.filter(pl.col("method") == method)


@projection("project", "method")
def method_in_force(
    reading: Reading, day: date | str | None = None, project: str | None = None, method: str | None = None
) -> pl.LazyFrame:
    """One row per project and method that covers it on a day (day of effect included), by project then method.

    project, method: String    version: Int64    since: Date, the day of effect, or that of the project's opening
    because: Enum, see `BECAUSE`    position: Int64, the entry that gave this version, or extended it

    `day` left out is the reading's own: `as_of`, else that of `known_at`, else today. Raises `InvalidInput`.
    """
    on = reading.day if day is None else day_of(day, "day")
    found = timelines(reading).filter(pl.col("since") <= on)
    if method is not None:
        found = found.filter(pl.col("method") == method)
    if project is not None:
        found = found.filter(pl.col("project") == project)
    key = ("project", "method")
    held = pl.col("version", "since", "because", "position").sort_by("since", "version", -pl.col("position")).last()
    return found.group_by(key).agg(held).filter(pl.col("version").is_not_null()).sort(key)


# Versions ---------------------------------------------------------------------------------------------------------------

_RULING = ("version", "effective_from")
_COVERING = ("scope", "projects", "new_projects")
_TOLD = ("steps", "tools", "grounds", "by", "occurred_start")
_WHY = ("based_on", "reason", "decision", "loop", "amendment")


def _all_versions(reading: Reading, shared: tuple[str, ...], adjusted: tuple[str, ...] = ()) -> pl.LazyFrame:
    """Every version that stands: `shared` columns of both types, `adjusted` ones null for a version that was defined
    (which covers every project, those opened later included); `given` says in which way it was given."""
    defined = reading.frame("method.defined", "code", *shared, all_times=True).rename({"code": "method"})
    defined = defined.with_columns(
        scope=pl.lit(MethodScope.ALL.value).cast(vocabulary(MethodScope)),
        projects=pl.lit([], pl.List(pl.String)),
        new_projects=pl.lit(True),
        given=pl.lit("defined"),
    )
    later = reading.frame("method.adjusted", "method", *shared, *_COVERING, *adjusted, all_times=True)
    return pl.concat([defined, later.with_columns(given=pl.lit("adjusted"))], how="diagonal")


@kept
def versions(reading: Reading) -> pl.LazyFrame:
    """What decides which version is in force where."""
    return _all_versions(reading, _RULING)


@kept
def _history(reading: Reading) -> pl.LazyFrame:
    every = _all_versions(reading, (*_RULING, *_TOLD), _WHY)
    names = reading.frame("method.defined", "code", "kind", "title", all_times=True).drop("position")
    found = every.join(names.rename({"code": "method"}), on="method", how="left").collect()
    found = found.hstack(_changes(found))
    open_then = _meetings(found.lazy().filter(_EVERYWHERE), lives(reading)).filter(OPEN_THEN)
    open_then = open_then.group_by("position").agg(pl.col("project").sort().alias("open_then"))
    covered = pl.when(_EVERYWHERE).then(pl.col("open_then").fill_null([])).otherwise("projects")
    later = _extensions(reading).explode("projects").group_by("method", "version").agg(
        extended=pl.struct(project="projects", since="effective_from", entry="position").sort_by("effective_from", "position", "projects")
    )  # fmt: skip
    found_lazy = found.lazy().join(open_then, on="position", how="left")
    found_lazy = found_lazy.join(later, on=["method", "version"], how="left")
    found_lazy = found_lazy.join(_retirements(reading), on="method", how="left").sort("method", "version", "position")
    last = pl.col("version") == pl.col("version").max().over("method")
    return found_lazy.select(
        "method", "kind", "title", *_RULING[:1], "based_on", "effective_from", "scope", covered.alias("projects"),
        "new_projects", pl.col("extended").fill_null([]), pl.when(last).then("retired").alias("retired"), *Changes._fields, "steps", "tools", pl.col("grounds").alias("triggers"), "decision", "reason",
        "loop", "amendment", pl.col("occurred_start").alias("changed"), "by", "position",
    )  # fmt: skip


def _changes(versions: pl.DataFrame) -> pl.DataFrame:
    """What each version changed in the steps of the one it is based on: the columns of `Changes`, row by row."""
    steps = {(row["method"], row["version"]): row["steps"] for row in versions.iter_rows(named=True)}
    found = []
    for row in versions.iter_rows(named=True):
        before = steps.get((row["method"], row["based_on"]))
        found.append((None,) * len(Changes._fields) if before is None else changes(before, row["steps"]))
    return pl.DataFrame(found, schema=dict.fromkeys(Changes._fields, pl.List(pl.String)), orient="row")


# In force ---------------------------------------------------------------------------------------------------------------

_EVERYWHERE = pl.col("scope") == MethodScope.ALL.value
_NAMED = pl.col("projects").list.contains(pl.col("project"))
OPEN_THEN = (pl.col("opened") <= pl.col("effective_from")) & (
    pl.col("ended").is_null() | (pl.col("ended") > pl.col("effective_from"))
)


def _meetings(versions: pl.LazyFrame, projects: pl.LazyFrame) -> pl.LazyFrame:
    """Every version beside every project. (A programme has tens of both.)"""
    return versions.join(projects, how="cross")


@kept
def timelines(reading: Reading) -> pl.LazyFrame:
    """Every version that came to cover each project, and since when: project, method, version, since, because, position.

    In force on a day is the last of those that took effect by then, in the order of `since`, then of version: those that
    took effect while the project was open and cover it, and the one with which it opened. From the day on which a method
    is retired, its version is null, and there is nothing more.
    """
    meetings = _meetings(pl.concat([versions(reading), _extensions(reading)], how="diagonal"), lives(reading))
    key = ("project", "method")
    began = pl.col("effective_from") >= pl.col("opened")
    during = meetings.filter(began, pl.when(_EVERYWHERE).then(OPEN_THEN).otherwise(_NAMED))
    during = during.select(*key, "version", "position", since="effective_from", because="given")
    before = meetings.filter(~began, pl.col("new_projects") | _NAMED)
    last = pl.col("version", "position").sort_by("effective_from", "version").last()
    before = before.group_by(*key, since="opened").agg(last).with_columns(because=pl.lit("at_opening"))
    columns = [*key, "version", "since", "because", "position"]
    covering = pl.concat([during.select(columns), before.select(columns)])
    covering = covering.with_columns(pl.col("because").cast(BECAUSE)).join(
        _retirements(reading), on="method", how="left"
    )
    covering = covering.filter(pl.col("retired").is_null() | (pl.col("since") < pl.col("retired")))
    ended = covering.drop_nulls("retired").unique(key).select(*key, since="retired", position="retired_by")
    return pl.concat([covering.select(columns), ended], how="diagonal")


def _extensions(reading: Reading) -> pl.LazyFrame:
    """Each version that was extended, as one more that covers those projects alone."""
    found = reading.frame("method.extended", "method", *_RULING, "projects", all_times=True)
    some = pl.lit(MethodScope.PROJECTS.value).cast(vocabulary(MethodScope))
    return found.with_columns(scope=some, new_projects=pl.lit(False), given=pl.lit("extended"))


def _retirements(reading: Reading) -> pl.LazyFrame:
    retired = reading.frame("method.retired", "method", "effective_from", all_times=True)
    last = pl.col("effective_from", "position").sort_by("position").last()
    return retired.group_by("method").agg(last).rename({"effective_from": "retired", "position": "retired_by"})
