"""What the record says: the questions put to a journal, as polars frames.

    from ect_projections import Reading, project_states

    project_states(Reading.of(journal, as_of="2024-12-03")).collect()

A projection is a pure function from a `Reading` to a `LazyFrame`; its docstring gives columns, units and meaning.
"""

from ect_projections.commitments import commitments, deliverables
from ect_projections.compare import compare, knowledge_at
from ect_projections.coverage import coverage, placements
from ect_projections.effects import method_effects
from ect_projections.evidence import evidence_tally, hypothesis_states
from ect_projections.experiments import experiments, predictions
from ect_projections.funding import funding_mix, funding_shares
from ect_projections.gatherings import actions, decisions
from ect_projections.indicators import indicator_series
from ect_projections.learning import learnings, success_factors
from ect_projections.log import envelopes, log
from ect_projections.methods import method_history, method_in_force
from ect_projections.participation import participation
from ect_projections.pillars import pillar_scores
from ect_projections.projects import project_states
from ect_projections.reading import Reading
from ect_projections.record import chronology, exceptions, late_entries, orphans, transcribed, ungrounded
from ect_projections.todo import todo

__all__ = [
    "Reading",
    "actions",
    "chronology",
    "commitments",
    "compare",
    "coverage",
    "decisions",
    "deliverables",
    "envelopes",
    "evidence_tally",
    "exceptions",
    "experiments",
    "funding_mix",
    "funding_shares",
    "hypothesis_states",
    "indicator_series",
    "knowledge_at",
    "late_entries",
    "learnings",
    "log",
    "method_effects",
    "method_history",
    "method_in_force",
    "orphans",
    "participation",
    "pillar_scores",
    "placements",
    "predictions",
    "project_states",
    "success_factors",
    "todo",
    "transcribed",
    "ungrounded",
]
