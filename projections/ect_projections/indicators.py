"""What the indicators measured, reading after reading, and which way they move."""

import polars as pl

from ect_journal.catalogue.vocabularies import Better
from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading

_SERIES = ("indicator", "project")


@projection("entry")
def indicator_series(reading: Reading, indicator: str | None = None, project: str | None = None) -> pl.LazyFrame:
    """One row per measurement, by indicator, project (the whole programme first), then the start of the period.

    indicator, title, unit: String    better: Enum, which way it improves    value_kind: Enum
    project: String, or null for the whole programme    start, end: Date, of the period that was measured
    value: Decimal, in `unit`    uncertainty: Decimal, ± in `unit`, or null when none was said
    baseline: Decimal, of the indicator, or null    since_baseline: Decimal, value - baseline
    previous: Decimal, the value before it in its series (one indicator on one project)
    since_previous: Decimal, value - previous
    progress: Int64, 1 when it improved since `previous` (since `baseline`, for the first), -1 when it worsened, 0 when
        the difference is no larger than the uncertainties of the two added up; null when there is nothing to compare
    last: Boolean, whether no later measurement of its series replaces it: later by the start of the period, whatever
        its end; from the same start, by the order of recording    entry: Int64

    Example: better lower, 1340 ± 40 then 720 ± 30: since_previous -620, progress 1.
    """
    found = _measured(reading)
    if indicator is not None:
        found = found.filter(pl.col("indicator") == indicator)
    if project is not None:
        found = found.filter(pl.col("project") == project)
    return found.sort("indicator", "project", *ORDER).select(
        "indicator", "title", "unit", "better", "value_kind", "project", pl.col("occurred_start").alias("start"),
        pl.col("occurred_end").alias("end"), "value", "uncertainty", "baseline", "since_baseline", "previous",
        "since_previous", _progress().alias("progress"), "last", pl.col("position").alias("entry"),
    )  # fmt: skip


def _measured(reading: Reading) -> pl.LazyFrame:
    defined = ("title", "unit", "better", "value_kind", "baseline")
    indicators = reading.frame("indicator.defined", "code", *defined, all_times=True).drop("position")
    measured = reading.frame("indicator.measured", *_SERIES, "value", "uncertainty", "occurred_start", "occurred_end")
    before = pl.col("value", "uncertainty").shift(1).over(_SERIES, order_by=ORDER)
    each = measured.with_columns(
        before.name.prefix("before_"), last=pl.col("value").shift(-1).over(_SERIES, order_by=ORDER).is_null()
    )
    each = each.join(indicators.rename({"code": "indicator"}), on="indicator", how="left")
    return each.rename({"before_value": "previous"}).with_columns(
        since_baseline=pl.col("value") - pl.col("baseline"), since_previous=pl.col("value") - pl.col("previous")
    )


def _progress() -> pl.Expr:
    moved = pl.coalesce("since_previous", "since_baseline")
    doubt = pl.col("uncertainty").fill_null(0) + pl.col("before_uncertainty").fill_null(0)
    upwards = pl.when(moved > doubt).then(1).when(moved < -doubt).then(-1).otherwise(0).cast(pl.Int64)
    towards = pl.when(pl.col("better") == Better.HIGHER.value).then(upwards).otherwise(-upwards)
    return pl.when(moved.is_not_null()).then(towards)
