"""`ect matrix`: claims and rivals in rows, evidence in columns, and what the columns are. No verdict and no total."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

import click

from ect_cli.commands import Argument, Command
from ect_cli.completing import codes
from ect_cli.read import words, words_tally
from ect_cli.read import words_matrix as say
from ect_cli.read.codes import of_claims
from ect_cli.read.figure import figure_option
from ect_cli.read.formats import told
from ect_cli.read.labels import decibans, label
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.paragraphs import blocks, joined, wrapped, write
from ect_cli.read.table import Column, print_table
from ect_journal.catalogue.vocabularies import Direction
from ect_journal.words import Text

if TYPE_CHECKING:
    import polars as pl

    from ect_projections import Reading

Row = Mapping[str, Any]


@click.command("matrix", cls=Command, says=say.MATRIX)
@click.argument(
    "code", cls=Argument, takes=words_tally.CLAIM_METAVAR, required=False, shell_complete=codes("hypothesis", "claim")
)
@reading_options()
@figure_option("matrix_grid", code="hypothesis claim")
def matrix(asked: Asked, code: str | None) -> None:

    from ect_projections import hypothesis_states
    from ect_projections.matrix import evidence_items, evidence_matrix

    with reading(asked) as (journal, now):
        found, items, states = evidence_matrix(now).collect(), evidence_items(now), hypothesis_states(now).collect()
        if code:
            states = of_claims(states.lazy(), states.lazy(), journal, code).collect()
            found = _bearing(found.join(states.select("claim"), on="claim", how="semi"))
        items = items.join(found.lazy().select("claim", "rival"), on=["claim", "rival"], how="semi")
        told(found, asked, lambda rows, page: _draw(now, rows.to_dicts(), items.collect(), page))
        if alone := [row["claim"] for row in states.iter_rows(named=True) if row["evidence"] and not row["rivals"]]:
            click.echo(str(say.WITHOUT_RIVAL.format(claims=", ".join(alone))), err=True)


def _bearing(found: "pl.DataFrame") -> "pl.DataFrame":
    """Without the columns that bear on none of these claims."""
    waiting = {ref for refs in found["to_weigh"] for ref in refs}
    empty = [one.name for one in found if one.dtype.is_decimal() and one.is_null().all() and one.name not in waiting]
    return found.drop(empty)


def _draw(now: "Reading", rows: Sequence[Row], items: "pl.DataFrame", page: IO[str] | None) -> None:
    """As many columns at once as the screen has room for, those of one claim beside each other; then what they are."""
    if items.is_empty():
        click.echo(str(say.NOTHING_LINKED), err=True)
        return
    cells = {(each["claim"], each["rival"], each["link"]): _cell(each) for each in items.iter_rows(named=True)}
    links = list(dict.fromkeys(items["link"]))
    width = {
        link: max(len(f"J{link}"), *(len(said) for (*_, of), said in cells.items() if of == link)) for link in links
    }
    first = max(len(_claim(row)) for row in rows) + 2 + max(len(_rival(row)) for row in rows)
    for several in blocks(links, [width[link] for link in links], first):
        bearing = [row for row in rows if any((row["claim"], row["rival"], link) in cells for link in several)]
        columns = [Column(words.CLAIM, _claim), Column(say.RIVAL, _rival)]
        columns += [Column(Text(f"J{link}", f"J{link}"), _in(cells, link), right=True) for link in several]
        print_table(bearing, columns, page)
        write([""], page)
    write([*_legend(now, items), "", *wrapped(joined(_signs(rows, cells)))], page)


def _in(cells: Mapping[tuple[str, str, int], str], link: int) -> Any:
    return lambda row: cells.get((row["claim"], row["rival"], link), "")


def _cell(item: Row) -> str:
    """+7.0; ? where nobody weighed it; ≠ where readers differ."""
    if item["mid"] is None:
        return "?"
    return f"{decibans(item['mid'])}{'≠' if item['contested'] else ''}"


def _claim(row: Row) -> str:
    return f"{row['claim']}@{row['version']}"


def _rival(row: Row) -> str:
    return f"{row['rival']}{' *' if row['main'] else ''}"


# What the columns are ---------------------------------------------------------------------------------------------------


def _legend(now: "Reading", items: "pl.DataFrame") -> Iterator[str]:
    """J198  2024-02-06 · J197 What it was · source G-ALI-0206 · supports."""
    from ect_projections import envelopes

    titles = envelopes(now).select("title", cited="position").collect()
    each = items.unique("link", keep="first", maintain_order=True)
    widest = max(len(f"J{link}") for link in each["link"])
    for item in each.join(titles, on="cited", how="left", maintain_order="left").iter_rows(named=True):
        said = [item["day"], f"J{item['cited']} {item['title']}", say.SOURCE.format(cluster=item["cluster"])]
        said += [label(Direction, item["direction"]), *_notes(item)]
        yield from wrapped(f"J{item['link']}".ljust(widest + 2) + " · ".join(map(str, said)), 0, widest + 2)


def _notes(item: Row) -> Iterator[Text]:
    if item["predicted"]:
        yield say.FORESEEN.format(prediction=item["prediction"])
    if item["before_claim"]:
        yield say.BEFORE_CLAIM


def _signs(rows: Sequence[Row], cells: Mapping[tuple[str, str, int], str]) -> Iterator[Text]:
    """How to read the cells that there are."""
    yield say.SIGNS
    if any(said == "?" for said in cells.values()):
        yield say.TO_WEIGH
    if any(said.endswith("≠") for said in cells.values()):
        yield say.CONTESTED
    if len(cells) < len(rows) * len({link for *_, link in cells}):
        yield say.BLANK
    if any(row["main"] for row in rows):
        yield say.MAIN
