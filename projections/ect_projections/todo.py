"""What could be looked after next, a line each.

A line says what waits and what could be done about it; what is a matter of hours comes before what is a matter of seasons.
Knows which kinds there are and their order. Leaves to `_reminders` what each finds, to `todo_words` how it is said.
"""

from collections.abc import Callable
from typing import NamedTuple

import polars as pl

from ect_projections import _reminders as find
from ect_projections import todo_words as words
from ect_projections.projection import projection
from ect_projections.reading import Reading


class Kind(NamedTuple):
    find: Callable[[Reading], pl.LazyFrame]
    say: words.Say


KINDS = {
    # somebody waits for it, or is owed it
    "deliverable_due": Kind(find.deliverables_due, words.say_deliverable),
    "commitment_due": Kind(find.commitments_due, words.say_commitment),
    "consent_ending": Kind(find.consents_ending, words.say_consent),
    "action_overdue": Kind(find.actions_overdue, words.say_action_overdue),
    # it was said that one would look
    "prediction_unlooked": Kind(find.predictions_unlooked, words.say_prediction),
    "prediction_unlinked": Kind(find.predictions_unlinked, words.say_unlinked),
    "experiment_running_on": Kind(find.experiments_running_on, words.say_experiment),
    "project_silent": Kind(find.projects_silent, words.say_silent),
    # what is thought may rest on too little
    "orphan": Kind(find.orphaned, words.say_orphan),
    "hypothesis_unchallenged": Kind(find.hypotheses_unchallenged, words.say_unchallenged),
    "claim_without_rival": Kind(find.claims_without_rival, words.say_no_rival),
    "evidence_to_weigh": Kind(find.evidence_to_weigh, words.say_to_weigh),
    "evidence_read_once": Kind(find.evidence_read_once, words.say_read_once),
    "evidence_contested": Kind(find.evidence_contested, words.say_contested),
    "learning_unassessed": Kind(find.learnings_unassessed, words.say_learning),
    "ungrounded": Kind(find.unfounded, words.say_unfounded),
    # when there is time
    "decision_unfollowed": Kind(find.decisions_unfollowed, words.say_decision),
    "pillar_unscored": Kind(find.pillars_unscored, words.say_unscored),
    "axis_unseen": Kind(find.axes_unseen, words.say_unseen),
    "action_vague": Kind(find.actions_vague, words.say_action_vague),
}
"""In the order in which they are said."""
KIND = pl.Enum(list(KINDS))


@projection("kind", "subject")
def todo(reading: Reading) -> pl.LazyFrame:
    """One row per kind of thing to look after and subject: by kind, in the order of `KINDS`, then the oldest first.

    kind: Enum, see `KINDS`    day: Date since which it waits, or for which it is expected
    subject: String, a code, an entry (J162), a type of entry or an axis    entries: List(Int64), those concerned
    text: String, a sentence in the reader's language

    Nothing that could have told against H2 was recorded since 17 March: on 18 July, `hypothesis_unchallenged`, H2, with
    the last entry that could, and “Nothing sought against H2 for four months: where might it not hold?”.

    What counts as long or as soon is said in `_reminders`, with the reason.
    """
    rows = [
        (kind, row["day"], row["subject"], row["entries"], str(each.say(row, reading.day)))
        for kind, each in KINDS.items()
        for row in each.find(reading).collect().iter_rows(named=True)
    ]
    schema = {
        "kind": KIND, "day": pl.Date(), "subject": pl.String(), "entries": pl.List(pl.Int64()), "text": pl.String()
    }  # fmt: skip
    return pl.LazyFrame(rows, schema=schema, orient="row").sort(pl.col("kind").to_physical(), "day", "subject")
