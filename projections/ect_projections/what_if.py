"""What the tallies would be without some of the evidence, with sources counted otherwise, or by some readers alone.

    what_if(now, without=["J372", "ALI-01"], clusters={"G-ALI-0206": "G-ALI-0213"}, readers=["rd"]).collect()

A question put to the journal, not a change of it: nothing is recorded.
"""

from collections.abc import Iterable, Mapping

import polars as pl

from ect_journal.errors import InvalidInput
from ect_journal.words import Text, nearest, shown
from ect_projections._citations import cited
from ect_projections._items import items, items_with, judgements, named, weights
from ect_projections._tallying import tallied
from ect_projections.projection import projection
from ect_projections.reading import Reading


@projection("claim", "rival")
def what_if(
    reading: Reading,
    without: str | int | Iterable[str | int] = (),
    clusters: Mapping[str, str] | None = None,
    readers: str | Iterable[str] | None = None,
) -> pl.LazyFrame:
    """The tallies (see `evidence_tally`, whose columns they have) as they would be

    without: these entries (372 or "J372", the link or what it cites), clusters and projects: every piece of evidence that
        is one, is of one, or names one
    clusters: two sources counted as one: {"G-A": "G-B"} counts what is of G-A as of G-B
    readers: by the judgements of these readers only; what none of them weighed is to be weighed

    Like the tallies, hypothesis, claim, rival: String    version, items, clusters, projects, readers, source_kinds,
    items_for, items_against, to_weigh, read_twice, contested, before_claim, unsought, flips: Int64
    main, after_evidence: Boolean    total, low, high, naive, by_project, least, most, predicted, post_hoc, uncontested,
    prior_odds: Decimal    factor, alpha, posterior_odds: Float64    voided: List

    Raises `InvalidInput` for what is no evidence, cluster, project or reader, with the nearest one. Codes are those that
    `known_at` reached, whatever `as_of` is.
    """
    judged, found = judgements(reading), items(reading)
    if readers is not None:
        kept = _readers(judged, [readers] if isinstance(readers, str) else list(readers))
        judged = judged.filter(pl.col("reader").is_in(kept))
        found = items_with(reading, weights(judged))
    linked = _Linked(reading)
    for each in without if isinstance(without, Iterable) and not isinstance(without, str) else [without]:
        found = found.filter(~linked.of(each))
    if clusters:
        moves = {linked.cluster(old): linked.cluster(new) for old, new in clusters.items()}
        found = found.with_columns(pl.col("cluster").replace(moves))
    return tallied(reading, found, judged)


class _Linked:
    """What can be left out: all that was linked by `known_at`, and the projects."""

    def __init__(self, reading: Reading) -> None:
        linked = reading.frame("evidence.linked", "cluster", "entry", all_times=True)
        found = linked.select("position", "cluster", cited=cited("entry")).collect()
        opened = reading.frame("project.opened", "code", all_times=True).collect()
        self.reading = reading
        self.entries = {*found["position"], *found["cited"]}
        self.clusters = set(found["cluster"])
        self.projects = set(opened["code"])

    def of(self, written: str | int) -> pl.Expr:
        """Whether an item is this entry, or of this cluster, or names this project; all three where names coincide."""
        if isinstance(written, bool) or not isinstance(written, str | int):
            raise _unknown(_NOT_ONE, written, ())
        number = _position(written)
        told = []
        if number in self.entries:
            told.append((pl.col("link") == number) | (pl.col("cited") == number))
        if written in self.clusters:
            told.append(pl.col("cluster") == written)
        if written in self.projects:
            naming = named(self.reading).filter(pl.col("project") == written).select("cited").collect().to_series()
            told.append(pl.col("cited").is_in(naming.implode()))
        if told:
            return pl.any_horizontal(told)
        if number is not None:
            raise InvalidInput(_NO_EVIDENCE.format(ref=shown(f"J{number}")), _LISTED)
        raise _unknown(_NOT_ONE, written, self.clusters | self.projects)

    def cluster(self, code: str) -> str:
        if code not in self.clusters:
            raise _unknown(_NO_CLUSTER, code, self.clusters)
        return code


def _position(written: str | int) -> int | None:
    """Of 372, "J372" or "j372"; None of anything else."""
    digits = written[1:] if isinstance(written, str) and written[:1] in ("J", "j") else ""
    if isinstance(written, int):
        return written
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def _readers(judged: pl.LazyFrame, asked: list[str]) -> list[str]:
    known = set(judged.select("reader").collect().to_series())
    for reader in asked:
        if reader not in known:
            raise _unknown(_NO_READER, reader, known)
    return asked


def _unknown(said: Text, written: object, known: Iterable[str]) -> InvalidInput:
    close = nearest(str(written), sorted(known))
    return InvalidInput(said.format(code=shown(written)), _MEANT.format(code=close) if close else _LISTED)


_NO_EVIDENCE = Text("{ref} is no evidence that counts.", "{ref} n’est pas un élément de preuve qui compte.")
_LISTED = Text(
    "`ect log --type evidence` lists the evidence.", "« ect log --type evidence » liste les éléments de preuve."
)
_NOT_ONE = Text(
    "“{code}” is no entry, source or project.", "« {code} » n’est ni une entrée, ni une source, ni un projet."
)
_NO_CLUSTER = Text("“{code}” is no source of the evidence.", "« {code} » n’est pas une source des éléments de preuve.")
_NO_READER = Text("“{code}” weighed nothing.", "« {code} » n’a rien pesé.")
_MEANT = Text("Did you mean {code}?", "Vouliez-vous dire {code} ?")
