"""What is proposed around evidence: clusters for a link that has none, the link of a prediction that was resolved.

Says them, and fills in none; only the figures of a tally to freeze, which are the journal's own. What is proposed, and why, is the record's to say (`ect_journal.sources`, `weighing`).
"""

import re
import shlex
from collections.abc import Collection, Mapping
from typing import Any

import click

from ect_cli.figures import so_many
from ect_cli.read.codes import resolve
from ect_cli.record import words as say
from ect_journal import Journal, Receipt
from ect_journal.catalogue import EvidenceLinked, PredictionResolved, TallyFrozen
from ect_journal.catalogue.tallies import totals_of
from ect_journal.fields import CITATION
from ect_journal.sources import Proposal, propose_clusters
from ect_journal.weighing import Foreseen, LinkProposal, propose_link
from ect_journal.words import Text, language


def clusters_proposed(journal: Journal, type: str, missing: Collection[str], data: Mapping[str, Any]) -> Text | None:
    """What to say to who links an entry without naming its cluster; None when that is not what is missing."""
    entry = str(data.get("entry"))
    if type != EvidenceLinked.TYPE or "cluster" not in missing or not re.fullmatch(CITATION, entry):
        return None
    proposals = propose_clusters(journal.register(), entry)
    return say.CLUSTERS.format(entry=entry, clusters=_listed(proposals)) if proposals else None


def _listed(proposals: Collection[Proposal]) -> Text:
    each = [say.CLUSTER_WHY.format(cluster=proposal.cluster, reason=proposal.reason) for proposal in proposals]
    return Text("; ".join(said.en for said in each), " ; ".join(said.fr for said in each))


def figures_to_freeze(journal: Journal, type: str, said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The moment and the totals of a tally to freeze, when they are not said: now, and what the journal gives then."""
    if type != TallyFrozen.TYPE or "hypothesis" not in said:
        return {}
    at = str(said.get("at", f"J{journal.head}"))
    if "totals" in said or not re.fullmatch(CITATION, at):
        return {"at": at}
    _, hypothesis = resolve(journal, str(said["hypothesis"]), "hypothesis")
    totals = totals_of(journal.register(), hypothesis, int(at[1:]))
    return {"at": at, "totals": totals} if totals else {"at": at}


def tell_link(journal: Journal, receipt: Receipt) -> None:
    """The line to type next, once a prediction was met or not, and what it weighs; nothing for any other entry."""
    event = receipt.entry.event
    found = propose_link(journal.register(), event.prediction) if isinstance(event, PredictionResolved) else None
    if found is None:
        return
    click.echo(str(say.PREDICTION_PROPOSES.format(prediction=found.prediction, entry=found.entry)), err=True)
    click.echo(f"  {_line(found)}", err=True)
    for weight in found.weights:
        click.echo(str(factor_said(weight)), err=True)


def _line(found: LinkProposal) -> str:
    options = {
        "claim": found.claim, "entry": found.entry, "direction": found.direction.label.in_(language()).partition(" (")[0],
        "cluster": found.cluster, "source-kind": found.source_kind.label.in_(language()),
        "prediction": found.prediction, "rationale": str(found.rationale),
    }  # fmt: skip
    return "ect record evidence " + " ".join(f"--{name} {shlex.quote(value)}" for name, value in options.items())


def factor_said(weight: Foreseen) -> Text:
    """What a weight without an interval means, in so many times."""
    times = 10 ** (abs(float(weight.mid)) / 10)
    said = say.FORESEEN if weight.mid >= 0 else say.FORESEEN_AGAINST
    return said.format(rival=weight.rival, times=so_many(times))
