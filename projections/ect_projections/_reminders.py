"""What could be looked after, kind by kind: one frame each, with a row per subject.

Each has subject: String; day: Date, since when or for when; entries: List(Int64), those concerned; and what its sentence
says besides (see `todo_words`). A day that passed is judged on the reading's own `day`.
"""

import polars as pl

from ect_journal.catalogue.vocabularies import ClaimStatus, DecisionOutcome, Direction, PredictionResult, Stage
from ect_projections._citations import cited, code_of
from ect_projections._items import items, links
from ect_projections.commitments import commitments, deliverables
from ect_projections.coverage import placements
from ect_projections.evidence import hypothesis_states
from ect_projections.experiments import experiments, predictions
from ect_projections.gatherings import actions
from ect_projections.learning import learnings
from ect_projections.pillars import pillar_scores
from ect_projections.projects import project_states
from ect_projections.reading import Reading, kept
from ect_projections.record import grounds_of, orphans, ungrounded

# Days. Each leaves time for a committee to meet once (they meet about every quarter) before anything is said.
SOON = 30
"""Before a date that others wait for: a month is enough to write, to ask for a delay, or to call somebody."""
UNCHALLENGED = 120
"""Without anything that could have told against a hypothesis: four months is a season of field work."""
QUIET = 120
"""Without news of a project: longer than a summer, shorter than a budget year."""
UNFOLLOWED = 90
"""After a decision on which nothing rests yet: the next meeting has come by then."""
UNSEEN = 180
"""Without anything recorded on an axis: half a year of a programme of three."""

_ENDED = [Stage.STOPPED.value, Stage.AUTONOMOUS.value]


def _sole(column: str = "position") -> pl.Expr:
    return pl.concat_list(column).alias("entries")


# What others wait for -----------------------------------------------------------------------------------------------------


def deliverables_due(reading: Reading) -> pl.LazyFrame:
    state = pl.col("state").cast(pl.String)
    soon = (state == "due") & _within("due", reading)
    found = deliverables(reading).filter(soon | state.is_in(["overdue", "sent_back"]))
    return found.select("title", state, _sole(), subject="deliverable", day="due")


def commitments_due(reading: Reading) -> pl.LazyFrame:
    state = pl.col("state").cast(pl.String)
    soon = (state == "due") & _within("due", reading) & (pl.col("gap").is_null() | (pl.col("gap") > 0))
    found = commitments(reading).filter(
        soon | (state == "overdue") | ((state == "short") & pl.col("gap_reason").is_null())
    )
    return found.select("title", "gap", "quantity", "unit", state, _sole(), subject="commitment", day="due")


def consents_ending(reading: Reading) -> pl.LazyFrame:
    """The last consent of each person, when it ended or will soon; none of who withdrew since."""
    given = reading.frame("consent.recorded", "person", "until", "occurred_start")
    withdrawn = reading.frame("consent.withdrawn", "person", "occurred_start").with_columns(until=pl.lit(None, pl.Date))
    columns = ("person", "until", "occurred_start", "position")
    every = pl.concat([given.select(columns), withdrawn.select(columns)])
    last = every.group_by("person").agg(pl.col("until", "position").sort_by("occurred_start", "position").last())
    over = (pl.col("until") < reading.day).alias("over")
    return last.filter(_within("until", reading)).select(_sole(), over, subject="person", day="until")


def actions_overdue(reading: Reading) -> pl.LazyFrame:
    found = actions(reading).filter(pl.col("state") == "overdue")
    return found.select("title", "owner", _sole(), _numbered(), day="due")


def actions_vague(reading: Reading) -> pl.LazyFrame:
    vague = pl.col("owner").is_null() | pl.col("due").is_null()
    found = actions(reading).filter(vague, pl.col("state") == "open")
    return found.select("title", "owner", "due", _sole(), _numbered(), day="assigned")


# What was foreseen --------------------------------------------------------------------------------------------------------


def predictions_unlooked(reading: Reading) -> pl.LazyFrame:
    """Since its deadline, else since its experiment was concluded; none of one that was abandoned: nobody will look."""
    ends = experiments(reading).select("experiment", "ended", "status")
    found = predictions(reading).filter(pl.col("state") == "not_looked_for").join(ends, on="experiment", how="left")
    found = found.filter(pl.col("status").ne_missing(pl.lit("abandoned")))
    return found.select("title", _sole(), subject="prediction", day=pl.coalesce("deadline", "ended"))


def predictions_unlinked(reading: Reading) -> pl.LazyFrame:
    """Looked for, with a result that tells and an entry that shows it, to which no link answers."""
    told = pl.col("result").cast(pl.String).is_in([PredictionResult.MET.value, PredictionResult.NOT_MET.value])
    answered = reading.frame("evidence.linked", "prediction", all_times=True).drop_nulls("prediction")
    found = predictions(reading).filter(told).drop_nulls("seen_in")
    found = found.join(answered, on="prediction", how="anti").join(_claims(reading), on="claim", how="semi")
    return found.select("title", "claim", "seen_in", _sole("seen_in"), subject="prediction", day="resolved")


def experiments_running_on(reading: Reading) -> pl.LazyFrame:
    found = experiments(reading).filter(pl.col("status") == "running", pl.col("days") > pl.col("planned_days"))
    end = pl.col("started") + pl.duration(days="planned_days")
    return found.select("title", "planned_days", "entries", subject="experiment", day=end)


# What rests on what -------------------------------------------------------------------------------------------------------


def orphaned(reading: Reading) -> pl.LazyFrame:
    each = orphans(reading).group_by("position").agg(
        pl.col("ground").sort().alias("grounds"), pl.col("retracted_by").sort(), pl.col("retracted").max().alias("day")
    )  # fmt: skip
    causes = pl.concat_list("position", "grounds", "retracted_by").list.unique().list.sort().alias("entries")
    return each.select("grounds", "day", causes, _numbered())


def unfounded(reading: Reading) -> pl.LazyFrame:
    found = ungrounded(reading).filter(~pl.col("lost")).group_by(subject="type")
    return found.agg(pl.col("day").min(), pl.col("position").sort().alias("entries"))


def decisions_unfollowed(reading: Reading) -> pl.LazyFrame:
    """Adopted a while ago, and no entry that stands rests on it: neither its execution nor anything else."""
    taken = reading.frame("decision.taken", "title", "outcome", "occurred_end")
    adopted = [DecisionOutcome.ADOPTED.value, DecisionOutcome.AMENDED.value]
    taken = taken.filter(pl.col("outcome").cast(pl.String).is_in(adopted), _longer("occurred_end", UNFOLLOWED, reading))
    taken = taken.join(grounds_of(reading), left_on="position", right_on="ground", how="anti")
    return taken.select("title", _sole(), _numbered(), day="occurred_end")


def learnings_unassessed(reading: Reading) -> pl.LazyFrame:
    found = learnings(reading).filter(pl.col("confidence").is_null(), pl.col("state") != "invalidated")
    return found.select("title", _sole(), _numbered(), day="formulated")


# Claims -------------------------------------------------------------------------------------------------------------------


@kept
def _claims(reading: Reading) -> pl.LazyFrame:
    """hypothesis, claim, rivals, of the claims that are not closed, in their last version."""
    last = hypothesis_states(reading).sort("version").group_by("claim").last()
    open_ones = pl.col("status").is_null() | (pl.col("status") != ClaimStatus.CLOSED.value)
    return last.filter(open_ones).select("hypothesis", "claim", "rivals")


@kept
def _links(reading: Reading) -> pl.LazyFrame:
    """link, claim, day (of the link): the evidence that counts, on a claim that is not closed."""
    days = reading.frame("evidence.linked", "occurred_end", all_times=True).select(
        link="position", linked="occurred_end"
    )
    counting = links(reading).filter("stands").join(_claims(reading), on="claim", how="semi").join(days, on="link")
    return counting.select("link", "claim", day="linked")


@kept
def _weights(reading: Reading) -> pl.LazyFrame:
    """position, link, reader, rival, mid, day of each weight ever given; they count by recording alone."""
    columns = ("evidence", "reader", "weights", "occurred_end")
    judged = reading.frame("evidence.judged", *columns, all_times=True).explode("weights")
    weight = pl.col("weights").struct.field("rival", "mid")
    return judged.select("position", "reader", weight, link=cited("evidence"), day="occurred_end")


def evidence_to_weigh(reading: Reading) -> pl.LazyFrame:
    pairs = _claims(reading).select("claim", rival="rivals").explode("rival").drop_nulls("rival")
    waiting = _links(reading).join(pairs, on="claim").join(_weights(reading), on=["link", "rival"], how="anti")
    return waiting.group_by(subject="claim").agg(
        pl.col("day").min(), pl.col("link").unique().sort().alias("entries"), pl.col("rival").unique().sort().alias("rivals")
    )  # fmt: skip


def evidence_read_once(reading: Reading) -> pl.LazyFrame:
    readers = _weights(reading).group_by("link").agg(readers=pl.col("reader").n_unique())
    once = _links(reading).join(readers.filter(pl.col("readers") == 1), on="link", how="semi")
    return once.group_by(subject="claim").agg(pl.col("day").min(), pl.col("link").sort().alias("entries"))


def evidence_contested(reading: Reading) -> pl.LazyFrame:
    """Since the last of the readings that differ."""
    last = _weights(reading).group_by("link", "rival").agg(last=pl.col("day").max())
    found = items(reading).filter("contested").join(_claims(reading), on="claim", how="semi")
    return found.join(last, on=["link", "rival"]).group_by(subject="claim").agg(
        pl.col("last").min().alias("day"), pl.col("link").unique().sort().alias("entries"),
        pl.col("rival").unique().sort().alias("rivals"),
    )  # fmt: skip


def claims_without_rival(reading: Reading) -> pl.LazyFrame:
    registered = reading.frame("hypothesis.registered", "code", "occurred_end", all_times=True)
    registered = registered.select("position", hypothesis="code", day="occurred_end")
    alone = _claims(reading).filter(pl.col("rivals").list.len() == 0).join(registered, on="hypothesis")
    return alone.select("day", _sole(), subject="claim")


def hypotheses_unchallenged(reading: Reading) -> pl.LazyFrame:
    """Since the last thing that could have told against one of its claims: a rival, a prediction made or looked for,
    evidence that weakens it, a weight in a rival's favour; else since it was registered."""
    weakens = pl.col("direction") == Direction.WEAKENS.value
    linked = reading.frame("evidence.linked", "claim", "direction", "occurred_end")
    rivals = reading.frame("rival.registered", "claims", "occurred_end").explode("claims").rename({"claims": "claim"})
    foreseen = reading.frame("prediction.registered", "code", "claim", "occurred_end")
    looked = reading.frame("prediction.resolved", "prediction", "occurred_end")
    looked = looked.join(foreseen.select("claim", prediction="code"), on="prediction")
    against = _weights(reading).filter(pl.col("mid") < 0, pl.col("day") <= reading.day)
    against = against.select("position", "link", occurred_end="day")
    against = against.join(linked.select("claim", link="position"), on="link")
    columns = ("position", "claim", "occurred_end")
    tests = pl.concat([each.select(columns) for each in (linked.filter(weakens), rivals, foreseen, looked, against)])
    tests = tests.select("position", claim=code_of("claim"), day="occurred_end")
    tests = tests.join(_claims(reading), on="claim").select("hypothesis", "position", "day")
    registered = reading.frame("hypothesis.registered", "code", "occurred_end", all_times=True)
    registered = registered.select("position", hypothesis="code", day="occurred_end")
    registered = registered.join(_claims(reading), on="hypothesis", how="semi")
    every = pl.concat([tests, registered.select("hypothesis", "position", "day")])
    last = every.group_by("hypothesis").agg(pl.col("day", "position").sort_by("day", "position").last())
    return last.filter(_longer("day", UNCHALLENGED, reading)).select("day", _sole(), subject="hypothesis")


# The field ----------------------------------------------------------------------------------------------------------------


@kept
def _open_projects(reading: Reading) -> pl.LazyFrame:
    states = project_states(reading).filter(~pl.col("stage").cast(pl.String).is_in(_ENDED))
    return states.select("project", "name", "last_news", "last_entry")


def projects_silent(reading: Reading) -> pl.LazyFrame:
    found = _open_projects(reading).filter(_longer("last_news", QUIET, reading))
    return found.select("name", _sole("last_entry"), subject="project", day="last_news")


def pillars_unscored(reading: Reading) -> pl.LazyFrame:
    set_on = reading.frame("ideal.set", "occurred_end").rename({"position": "ideal"})
    waiting = pillar_scores(reading).filter(pl.col("entry").is_null()).join(set_on, on="ideal")
    waiting = waiting.join(_open_projects(reading), on="project", how="semi")
    return waiting.group_by(subject="project").agg(
        pl.col("pillar").sort_by(pl.col("pillar").to_physical()).alias("pillars"),
        pl.col("occurred_end").min().alias("day"), pl.col("ideal").unique().sort().alias("entries"),
    )  # fmt: skip


def axes_unseen(reading: Reading) -> pl.LazyFrame:
    """Since the last entry on an axis, else since the programme began."""
    began = reading.frame("programme.opened", "start").select("position", day="start")
    seen = placements(reading).select("day", position="entry", axis="axes").explode("axis").drop_nulls("axis")
    axes = pl.DataFrame({"axis": seen.collect_schema()["axis"].categories}).lazy()  # type: ignore[attr-defined]  # an Enum has them
    every = pl.concat([
        seen.select("position", "day", pl.col("axis").cast(pl.String)),
        began.join(axes, how="cross").select("position", "day", "axis"),
    ])  # fmt: skip
    last = every.group_by(subject="axis").agg(pl.col("day", "position").sort_by("day", "position").last())
    return last.filter(_longer("day", UNSEEN, reading)).select("subject", "day", _sole())


# Days ---------------------------------------------------------------------------------------------------------------------


def _within(column: str, reading: Reading) -> pl.Expr:
    """The day passed, or is at most `SOON` days ahead."""
    return (pl.col(column) - pl.lit(reading.day)).dt.total_days() <= SOON


def _longer(column: str, days: int, reading: Reading) -> pl.Expr:
    return (pl.lit(reading.day) - pl.col(column)).dt.total_days() > days


def _numbered() -> pl.Expr:
    return pl.concat_str(pl.lit("J"), "position").alias("subject")
