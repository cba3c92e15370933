"""The questions on the work: experiments, decisions, actions, commitments, deliverables."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.figures import number
from ect_cli.read import words as shared
from ect_cli.read import words_work as say
from ect_cli.read.codes import resolve
from ect_cli.read.formats import show
from ect_cli.read.labels import citation, field, label, listed, worded
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.table import Column
from ect_journal.catalogue.vocabularies import (
    DecisionKind,
    DecisionOutcome,
    PredictionResult,
)
from ect_journal.words import Text

Row = Mapping[str, Any]


def _said(states: Mapping[str, Text], name: str) -> Callable[[Row], str]:
    """A cell that says the state in the column `name`."""
    return lambda row: str(states[row[name]])


def cited(positions: Iterable[int]) -> str:
    """J117, J86."""
    return ", ".join(f"J{position}" for position in positions)


def _late(states: Mapping[str, Text]) -> Callable[[Row], str]:
    """A cell that says the state, and by how many days late."""

    def cell(row: Row) -> str:
        state, days = states[row["state"]], row["days_late"]
        if not days:
            return str(state)
        return str((say.OVERDUE_BY if row["state"] == "overdue" else say.DAYS_AFTER).format(state=state, days=days))

    return cell


# Experiments ------------------------------------------------------------------------------------------------------------


def _days(row: Row) -> str:
    """31/35: spent and planned; +1 adjusted once."""
    spent, planned = ("·" if row[name] is None else str(row[name]) for name in ("days", "planned_days"))
    return f"{spent}/{planned}" + (f" +{len(row['adjustments'])}" if row["adjustments"] else "")


def expected(row: Row) -> str:
    """1 observed, 2 open: how many predictions are in each state."""
    return ", ".join(f"{row[state]} {said}" for state, said in say.EXPECTATIONS.items() if row[state])


def _came_to(row: Row) -> str:
    """Concluded: observed."""
    status, result = say.STATUSES[row["status"]], label(PredictionResult, row["result"])
    return str(say.CONCLUDED.format(status=status, result=result) if result else status)


EXPERIMENTS = (
    Column(say.CODE, field("experiment")),
    Column(say.TITLE, field("title"), whole=False),
    Column(shared.CLAIM, field("claim")),
    Column(shared.PROJECTS_COVERED, listed("projects"), whole=False, widest=8, spare=True, codes=True),
    Column(say.STATUS, _came_to, whole=False, widest=12),
    Column(shared.SINCE, lambda row: row["ended"] or row["started"] or row["framed"]),
    Column(say.DAYS, _days, right=True, spare=True),
    Column(say.EXPECTED, expected, whole=False, widest=15),
)
PREDICTIONS = (
    Column(say.CODE, field("prediction")),
    Column(say.PREDICTION, field("title"), whole=False),
    Column(shared.CLAIM, lambda row: f"{row['claim']}@{row['version']}"),
    Column(say.P_CLAIM, lambda row: number(row["p_claim"], 2), right=True),
    Column(say.DEADLINE, field("deadline"), spare=True),
    Column(say.RESULT, _said(say.EXPECTATIONS, "state")),
    Column(say.SEEN_IN, citation("seen_in"), right=True, spare=True),
    Column(shared.NUMBER, citation("position"), right=True),
)


@click.command("experiments", cls=Command, says=say.EXPERIMENTS)
@click.argument("code", cls=Argument, takes=say.EXPERIMENT_METAVAR, required=False, shell_complete=codes("experiment"))
@click.option("--predictions", "each", cls=Option, says=say.ONLY_PREDICTIONS, is_flag=True, section=shared.WHICH)
@reading_options()
def experiments(asked: Asked, code: str | None, each: bool) -> None:
    import polars as pl

    from ect_projections import experiments as experiments_of
    from ect_projections import predictions

    with reading(asked) as (journal, now):
        found = predictions(now) if each else experiments_of(now)
        if code:
            found = found.filter(pl.col("experiment") == resolve(journal, code, "experiment")[1])
        if each:
            show(found, asked, PREDICTIONS, say.NO_PREDICTION)
        else:
            show(found, asked, EXPERIMENTS, say.NO_EXPERIMENT)


# Decisions and actions --------------------------------------------------------------------------------------------------


def _since(row: Row) -> str:
    """What became of a decision and of what was known then."""
    said = []
    for name, (one, several) in say.SINCE.items():
        if found := row[name]:
            said.append(str((one if len(found) == 1 else several).format(refs=cited(found), count=len(found))))
    if row["implemented_by"]:
        said.append(str(say.IMPLEMENTED.format(refs=cited(row["implemented_by"]))))
    if row["superseded_by"]:
        said.append(str(say.SUPERSEDED.format(ref=f"J{row['superseded_by']}")))
    return ", ".join([*said, str(say.LATE)] if row["late"] else said)


DECISIONS = (
    Column(shared.NUMBER, citation("position"), right=True),
    Column(say.DAY, field("day")),
    Column(shared.TITLE, field("title"), whole=False),
    Column(say.KIND, worded(DecisionKind, "kind"), spare=True),
    Column(say.OUTCOME, worded(DecisionOutcome, "outcome"), whole=False, widest=12),
    Column(say.KNOWN, citation("known"), right=True),
    Column(say.AFTERWARDS, _since, whole=False, widest=20),
)


@click.command("decisions", cls=Command, says=say.DECISIONS)
@reading_options()
def decisions(asked: Asked) -> None:
    from ect_projections import decisions as decisions_of

    with reading(asked) as (_, now):
        show(decisions_of(now), asked, DECISIONS, say.NO_DECISION)


ACTIONS = (
    Column(shared.NUMBER, citation("position"), right=True),
    Column(say.ACTION, field("title"), whole=False),
    Column(say.OWNER, field("owner")),
    Column(say.DUE, field("due")),
    Column(say.STATUS, _late(say.ACTION_STATES), whole=False, widest=14),
    Column(
        say.COMES_FROM,
        lambda row: cited(filter(None, [row["gathering"], *row["grounds"]])),
        whole=False,
        widest=10,
        spare=True,
        codes=True,
    ),
    Column(say.WHAT_CAME, field("outcome"), whole=False, widest=28),
)


@click.command("actions", cls=Command, says=say.ACTIONS)
@reading_options()
def actions(asked: Asked) -> None:
    from ect_projections import actions as actions_of

    with reading(asked) as (_, now):
        show(actions_of(now).sort("state", "due", "position"), asked, ACTIONS, say.NO_ACTION)


# Commitments and deliverables -------------------------------------------------------------------------------------------


def _quantity(name: str) -> Callable[[Row], str]:
    """12 or 2.4, as many digits as are said."""

    def cell(row: Row) -> str:
        value = row[name]
        return "" if value is None else number(value, max(0, -value.normalize().as_tuple().exponent))

    return cell


def _done(row: Row) -> str:
    """9/12 projects: done, of what was promised; · while nothing says how much was done."""
    done, promised = _quantity("done")(row), _quantity("quantity")(row)
    amount = f"{done or '·'}/{promised}" if promised else done
    return " ".join(filter(None, [amount, row["unit"]]))


COMMITMENTS = (
    Column(say.CODE, field("commitment")),
    Column(shared.TITLE, field("title"), whole=False),
    Column(say.DUE, field("due")),
    Column(say.DONE, _done, whole=False, widest=14),
    Column(say.GAP, _quantity("gap"), right=True),
    Column(say.STATUS, _said(say.COMMITMENT_STATES, "state")),
    Column(say.GAP_REASON, field("gap_reason"), whole=False, widest=24),
    Column(shared.DECISION, citation("decision"), right=True, spare=True),
)


@click.command("commitments", cls=Command, says=say.COMMITMENTS)
@reading_options()
def commitments(asked: Asked) -> None:
    from ect_projections import commitments as commitments_of

    with reading(asked) as (_, now):
        show(commitments_of(now), asked, COMMITMENTS, say.NO_COMMITMENT)


DELIVERABLES = (
    Column(say.CODE, field("deliverable")),
    Column(shared.TITLE, field("title"), whole=False),
    Column(say.DUE, field("due")),
    Column(say.SUBMITTED, lambda row: row["resubmitted"] or row["submitted"]),
    Column(say.UP_TO, citation("at"), right=True, spare=True),
    Column(say.STATUS, _late(say.DELIVERABLE_STATES), whole=False, widest=14),
    Column(say.REMARKS, field("remarks"), whole=False, widest=24),
)


@click.command("deliverables", cls=Command, says=say.DELIVERABLES)
@reading_options()
def deliverables(asked: Asked) -> None:
    from ect_projections import deliverables as deliverables_of

    with reading(asked) as (_, now):
        show(deliverables_of(now), asked, DELIVERABLES, say.NO_DELIVERABLE)
