"""Citations as numbers: 117 for J117, so that what cites an entry is joined with it."""

import polars as pl


def cited(column: str | pl.Expr) -> pl.Expr:
    """117 of J117, under the same name."""
    return _number(pl.col(column) if isinstance(column, str) else column)


def all_cited(column: str) -> pl.Expr:
    """[117, 86] of [J117, J86], under the same name, in the order in which they were written."""
    return pl.col(column).list.eval(_number(pl.element()))


def _number(citation: pl.Expr) -> pl.Expr:
    return citation.str.slice(1).cast(pl.Int64)
