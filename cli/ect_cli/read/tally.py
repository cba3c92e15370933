"""`ect tally`: what speaks for and against each claim, as sentences; every figure with --detail; what it would be if."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.failures import WrongUsage
from ect_cli.read import words
from ect_cli.read import words_tally as say
from ect_cli.read.codes import competing, of_claims
from ect_cli.read.figure import figure_option
from ect_cli.read.formats import told
from ect_cli.read.labels import label
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.paragraphs import wrapped, write
from ect_cli.read.tally_detail import side_by_side
from ect_cli.read.tally_said import sentences
from ect_cli.words import CODE
from ect_journal.catalogue.vocabularies import ClaimStatus
from ect_journal.words import shown

if TYPE_CHECKING:
    import polars as pl

    from ect_projections import Reading

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Supposed:
    """What is left out or put together to see what the tally would be: items (J…), sources or projects; pairs of sources;
    the readers whose weights are kept."""

    without: tuple[str, ...]
    as_one: tuple[tuple[str, str], ...]
    readers: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.without or self.as_one or self.readers)

    def __str__(self) -> str:
        said = [say.IF_WITHOUT.format(what=each) for each in self.without]
        said += [say.IF_AS_ONE.format(one=one, other=other) for one, other in self.as_one]
        said += [say.IF_READERS.format(readers=", ".join(self.readers))] if self.readers else []
        return str(say.WHAT_IF_SAID.format(given=", ".join(map(str, said))))

    def tally(self, now: "Reading") -> "pl.LazyFrame":
        from ect_projections import evidence_tally
        from ect_projections.what_if import what_if

        if not self:
            return evidence_tally(now)
        return what_if(now, without=self.without, clusters=self._clusters(), readers=self.readers or None)

    def _clusters(self) -> dict[str, str]:
        """Each source with the one that it counts as; A=B and B=C make one of the three."""
        groups: list[list[str]] = []
        for pair in self.as_one:
            met = [group for group in groups if set(pair) & set(group)]
            groups = [group for group in groups if group not in met]
            groups.append(list(dict.fromkeys([*reversed(pair), *(each for group in met for each in group)])))
        return {each: group[0] for group in groups for each in group[1:]}


def _pair(ctx: click.Context, param: click.Parameter, written: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Of A=B, both. Raises `WrongUsage`."""
    pairs = []
    for each in written:
        one, _, other = (part.strip() for part in each.partition("="))
        if not one or not other or one == other:
            raise WrongUsage(say.NOT_A_PAIR.format(written=shown(each)), say.A_PAIR)
        pairs.append((one, other))
    return tuple(pairs)


@click.command("tally", cls=Command, says=say.TALLY)
@click.argument(
    "claim", cls=Argument, takes=say.CLAIM_METAVAR, required=False, shell_complete=codes("hypothesis", "claim")
)
@click.option("--rival", cls=Option, says=words.ONLY_RIVAL, takes=CODE, section=words.WHICH)
@click.option("--detail", cls=Option, says=say.DETAIL, section=words.READING, is_flag=True)
@click.option("--without", cls=Option, says=say.WITHOUT, takes=say.WITHOUT_TAKES, section=say.WHAT_IF, multiple=True)
@click.option("--as-one", cls=Option, says=say.AS_ONE, takes="A=B", section=say.WHAT_IF, multiple=True, callback=_pair)
@click.option("--reader", cls=Option, says=say.READER, takes=CODE, section=say.WHAT_IF, multiple=True)
@reading_options()
@figure_option("tally_forest", {"claim": (say.ONE_CLAIM, say.ONE_CLAIM_HINT)}, claim="claim", rival="rival")
def tally(
    asked: Asked,
    claim: str | None,
    rival: str | None,
    detail: bool,
    without: tuple[str, ...],
    as_one: tuple[tuple[str, str], ...],
    reader: tuple[str, ...],
) -> None:
    import polars as pl

    from ect_projections import hypothesis_states

    with reading(asked) as (journal, now):
        supposed = Supposed(without, as_one, reader)
        states = hypothesis_states(now).sort("hypothesis", "claim").collect()
        if claim:
            states = of_claims(states.lazy(), states.lazy(), journal, claim).collect()
        found = supposed.tally(now).join(states.lazy().select("claim"), on="claim", how="semi")
        if rival:
            found = found.filter(pl.col("rival") == competing(found, journal, rival, claim))
        if supposed:
            click.echo(str(supposed), err=True)
        page = Page(now, states.to_dicts(), detail=detail, chosen=bool(rival), supposed=bool(supposed))
        told(found.sort(_MAIN_FIRST, descending=[False, False, True], maintain_order=True), asked, page.draw)


_MAIN_FIRST = ("hypothesis", "claim", "main")


class Page:
    """The claims one after the other, each with its rivals in the order given. `chosen`: a rival was asked for; claims that
    it does not compete with are left out. `supposed`: the tallies are not those of the journal, whose sources are counted
    otherwise."""

    def __init__(
        self,
        now: "Reading",
        claims: Sequence[Row],
        *,
        detail: bool = False,
        chosen: bool = False,
        supposed: bool = False,
    ) -> None:
        rivals = now.frame("rival.registered", "code", "statement", all_times=True).collect()
        self.now, self.claims = now, claims
        self.detail, self.chosen, self.supposed = detail, chosen, supposed
        self.noted: set[str] = set()
        self.statements = dict(rivals.select("code", "statement").iter_rows())

    def draw(self, found: "pl.DataFrame", page: IO[str] | None) -> None:
        """Write the rows of `evidence_tally` for people."""
        if self.detail and not self.supposed:
            from ect_projections import bias_dial

            dial = bias_dial(self.now).select("claim", "rival", "count_factor", "flip_omega").collect()
            found = found.join(dial, on=["claim", "rival"], how="left", maintain_order="left")
        by_claim = found.partition_by("claim", as_dict=True)
        drawn = 0
        for claim in self.claims:
            rows = by_claim[(claim["claim"],)].to_dicts() if (claim["claim"],) in by_claim else []
            if rows or not self.chosen:
                write([*([""] if drawn else []), *_head(claim)], page)
                self._draw(rows, page)
                drawn += 1
        if not drawn:
            click.echo(str(words.NO_TALLY), err=True)

    def _draw(self, rows: Sequence[Row], page: IO[str] | None) -> None:
        if not rows:
            write(wrapped(str(say.NO_RIVAL), 2), page)
        elif self.detail and any(row["items"] or row["to_weigh"] or row["voided"] for row in rows):
            side_by_side(rows, page, self.noted)
        else:
            write([line for row in rows for line in self._paragraph(row)], page)

    def _paragraph(self, row: Row) -> list[str]:
        head = say.MAIN_RIVAL if row["main"] else say.RIVAL
        said = head.format(rival=row["rival"], statement=self.statements[row["rival"]])
        return ["", *wrapped(str(said), 2), *wrapped(sentences(row), 4)]


def _head(claim: Row) -> list[str]:
    """H1b@1, supported since 2024-12-03, then how it reads."""
    code, status = f"{claim['claim']}@{claim['version']}", label(ClaimStatus, claim["status"])
    said = (
        say.SINCE.format(claim=code, status=status, day=claim["status_since"])
        if status
        else say.NO_STATUS.format(claim=code)
    )
    return [*wrapped(str(said)), *wrapped(claim["text"], 2)]
