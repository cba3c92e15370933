"""What funds the projects: by lever, sector and level; and how mixed each project's funding is.

An entry says how one line of a funding plan stood on its day. The entries of one project, lever, provider and
object (`funds`) are one *line*, followed from what was sought to what was paid. A provider is the same whatever the case,
accents, hyphens and spaces; how its last entry spells it is what shows. Sector and level are those last said of the line.
What is said of a line now:

- its last word is the status of its last entry, in the order of valid time, then of recording;
- *pending*: what was last sought, when that is its last word;
- *secured*: all that was paid; or what was last granted, when that is more and was not refused after all: a refusal takes
  back the last grant, unless something was sought between the two, which is then what it refuses.

So asking for more takes nothing away, what was refused after all is neither, what is paid in instalments adds up, and a
grant restated replaces the former one. Example: 20 000 sought, 18 000 granted, 9 000 paid, 5 000 more sought: pending
5 000, secured 18 000; the 5 000 refused: pending 0, secured 18 000. But 18 000 granted, 9 000 paid, then refused: secured
9 000. Two grants of one provider to one project are told apart by how the provider is written (« Région, 2025 »).
"""

import polars as pl

from ect_journal.catalogue.vocabularies import Lever, LeverStatus, Sector
from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading, kept

EURO = pl.Decimal(38, 6)
"""Of a sum of amounts, exact."""
OWN = (Lever.EARNED_INCOME.value, Lever.EQUITY.value, Lever.VOLUNTEER_TIME.value)
"""Own resources: what the activity sells, what its members put in, the time they give."""
_LINE = ("project", "lever", "same", "funds")
_MIX = ("project", "lever", "sector", "level", "funds")
_STATUSES = tuple(status.value for status in LeverStatus)
_STANDING = ("pending", "secured")


@projection(*_MIX)
def funding_mix(reading: Reading, project: str | None = None) -> pl.LazyFrame:
    """One row per project, lever, sector, level and object, in the order of the vocabularies.

    project: String    lever: Enum    sector, level: Enum, or null when nobody said    funds: Enum, project or accompaniment
    lines: Int64, how many lines of a funding plan
    sought, granted, refused, paid: Decimal, EUR: plain sums of what was recorded with that status (a line sought, then
        granted, counts in both)
    pending, secured: Decimal, EUR: where those lines are now, each counted once (see the module)
    entries: List(Int64)

    Example: 20 000 sought, 18 000 granted, then 9 000 paid: sought 20000, granted 18000, paid 9000, pending 0,
    secured 18000.
    """
    sums = [pl.col(name).sum().cast(EURO) for name in (*_STATUSES, *_STANDING)]
    lines = _lines(reading)
    if project is not None:
        lines = lines.filter(pl.col("project") == project)
    mix = lines.group_by(_MIX).agg(pl.len().cast(pl.Int64).alias("lines"), *sums, pl.col("entries").explode().sort())
    order = ["project", *(pl.col(name).to_physical() for name in _MIX[1:])]
    return mix.sort(order, nulls_last=True).select(*_MIX, "lines", *_STATUSES, *_STANDING, "entries")


@projection("project", "funds")
def funding_shares(reading: Reading, project: str | None = None) -> pl.LazyFrame:
    """One row per project and object that has a secured line: how mixed what it can count on is, for H1 and H3.

    project: String    funds: Enum    secured: Decimal, EUR (see the module); the amounts below are parts of it
    public, private: Decimal, EUR, by sector: civil society counts as private here    local, national: Decimal, by level
    sectors, levels: Int64, how many of the two each has (2: mixed)    levers, providers: Int64, how many
    own: Decimal, EUR: own resources, see `OWN`    own_share: Float64, own / secured
    largest: String, the provider who brings most (of two equals, the first by name), as the last entry of its secured
        lines spells it    largest_share: Float64
    entries: List(Int64)

    Example: shares of 38 000 from residents and 20 000 from the municipality: sectors 2, levels 1, own_share 0.655.
    """
    lines = _lines(reading).filter(pl.col("secured") > 0)
    if project is not None:
        lines = lines.filter(pl.col("project") == project)
    public = pl.col("sector") == Sector.PUBLIC.value
    spelled = pl.col("provider").sort_by("place").last()
    by_provider = lines.group_by("project", "funds", "same").agg(spelled, pl.col("secured").sum())
    most = by_provider.sort(["secured", "provider"], descending=[True, False]).group_by("project", "funds")
    largest = most.agg(largest=pl.col("provider").first(), most=pl.col("secured").first())
    mix = lines.group_by("project", "funds").agg(
        pl.col("secured").sum(),
        public=_part(public), private=_part(~public),
        local=_part(pl.col("level") == "local"), national=_part(pl.col("level") == "national"),
        sectors=public.drop_nulls().n_unique().cast(pl.Int64), levels=_distinct("level"), levers=_distinct("lever"),
        providers=_distinct("same"), own=_part(pl.col("lever").is_in(OWN)), entries=pl.col("entries").explode().sort(),
    )  # fmt: skip
    shares = mix.join(largest, on=["project", "funds"], how="left")
    return shares.sort("project", pl.col("funds").to_physical()).select(
        "project", "funds", "secured", "public", "private", "local", "national", "sectors", "levels", "levers",
        "providers", "own", _share("own").alias("own_share"), "largest", _share("most").alias("largest_share"), "entries",
    )  # fmt: skip


@kept
def _lines(reading: Reading) -> pl.LazyFrame:
    """One row per line of a funding plan. same: its provider, see `_plain`; place: of its last entry among all."""
    said = ("project", "lever", "provider", "funds", "sector", "level", "amount", "status", "occurred_start")
    entries = reading.frame("funding.recorded", *said).sort(ORDER).with_row_index("place")
    entries = entries.with_columns(same=_plain("provider"))
    amount, status = pl.col("amount").cast(EURO), pl.col("status")
    asked, given, refused = (
        pl.col("place").filter(status == word.value)
        for word in (LeverStatus.SOUGHT, LeverStatus.GRANTED, LeverStatus.REFUSED)
    )
    sums = {name: amount.filter(status == name).sum() for name in _STATUSES}
    lines = entries.group_by(_LINE, maintain_order=True).agg(
        pl.col("sector", "level").drop_nulls().last(),
        pl.col("provider", "place").last(),
        status=status.last(),
        last_sought=amount.filter(status == LeverStatus.SOUGHT.value).last(),
        last_granted=amount.filter(status == LeverStatus.GRANTED.value).last(),
        asked_again=asked.filter(asked > given.max()).min(),
        refused_then=refused.filter(refused > given.max()).min(),
        entries=pl.col("position"),
        **sums,
    )
    taken_back = pl.col("refused_then").is_not_null() & (
        pl.col("asked_again").is_null() | (pl.col("refused_then") < pl.col("asked_again"))
    )
    granted = pl.when(taken_back).then(0).otherwise(pl.col("last_granted").fill_null(0))
    waiting = pl.col("status") == LeverStatus.SOUGHT.value
    return lines.with_columns(
        pending=pl.when(waiting).then("last_sought").otherwise(0).cast(EURO),
        secured=pl.max_horizontal("paid", granted.cast(EURO)),
    )


def _plain(column: str) -> pl.Expr:
    """As `ect_journal.words.plain`."""
    lower = pl.col(column).str.to_lowercase().str.replace_many(["œ", "’", "ß"], ["oe", "'", "ss"])
    letters = lower.str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    return letters.str.replace_all(r"[_\-\s]+", " ").str.strip_chars()


def _part(which: pl.Expr) -> pl.Expr:
    return pl.col("secured").filter(which).sum()


def _distinct(column: str) -> pl.Expr:
    return pl.col(column).drop_nulls().n_unique().cast(pl.Int64)


def _share(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Float64) / pl.col("secured").cast(pl.Float64)
