"""What the record says: the questions put to a journal, as polars frames.

    from ect_projections import Reading, project_states

    project_states(Reading.of(journal, as_of="2024-12-03")).collect()

A projection is a pure function from a `Reading` to a `LazyFrame`; its docstring gives columns, units and meaning.
"""

from ect_projections.agreement import agreement
from ect_projections.bias import bias_dial
from ect_projections.commitments import commitments, deliverables
from ect_projections.compare import compare, knowledge_at
from ect_projections.coverage import coverage, placements
from ect_projections.effects import method_effects
from ect_projections.evidence import evidence_tally, hypothesis_states
from ect_projections.experiments import experiments, predictions
from ect_projections.foresight import foresight
from ect_projections.funding import funding_mix, funding_shares
from ect_projections.gatherings import actions, decisions
from ect_projections.indicators import indicator_series
from ect_projections.influence import influence
from ect_projections.learning import learnings, success_factors
from ect_projections.log import envelopes, log
from ect_projections.matrix import evidence_items, evidence_matrix
from ect_projections.methods import method_history, method_in_force
from ect_projections.participation import participation
from ect_projections.pillars import pillar_scores
from ect_projections.projects import project_states
from ect_projections.reading import Reading
from ect_projections.record import chronology, exceptions, late_entries, orphans, transcribed, ungrounded
from ect_projections.saturation import saturation
from ect_projections.series import tally_diff, tally_series
from ect_projections.todo import todo
from ect_projections.triangulation import triangulation
from ect_projections.what_if import what_if

__all__ = [
    "Reading",
    "actions",
    "agreement",
    "bias_dial",
    "chronology",
    "commitments",
    "compare",
    "coverage",
    "decisions",
    "deliverables",
    "envelopes",
    "evidence_items",
    "evidence_matrix",
    "evidence_tally",
    "exceptions",
    "experiments",
    "foresight",
    "funding_mix",
    "funding_shares",
    "hypothesis_states",
    "indicator_series",
    "influence",
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
    "saturation",
    "success_factors",
    "tally_diff",
    "tally_series",
    "todo",
    "transcribed",
    "triangulation",
    "ungrounded",
    "what_if",
]
