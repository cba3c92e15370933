"""What cites, taken apart so that it can be joined: 117 for J117, H1b and 1 for H1b@1."""

import polars as pl


def cited(column: str | pl.Expr) -> pl.Expr:
    """117 of J117, under the same name."""
    return _number(pl.col(column) if isinstance(column, str) else column)


def all_cited(column: str) -> pl.Expr:
    """[117, 86] of [J117, J86], under the same name, in the order in which they were written."""
    return pl.col(column).list.eval(_number(pl.element()))


def code_of(versioned: str | pl.Expr) -> pl.Expr:
    """H1b of H1b@1, under the same name."""
    return _parts(versioned).first()


def version_of(versioned: str | pl.Expr) -> pl.Expr:
    """1 of H1b@1, under the same name."""
    return _parts(versioned).last().cast(pl.Int64)


def _parts(versioned: str | pl.Expr) -> "pl.expr.list.ExprListNameSpace":
    return (pl.col(versioned) if isinstance(versioned, str) else versioned).str.split("@").list


def _number(citation: pl.Expr) -> pl.Expr:
    return citation.str.slice(1).cast(pl.Int64)
