"""What the record says: the questions put to a journal, as polars frames.

    from ect_projections import Reading, project_states

    project_states(Reading.of(journal, as_of="2024-12-03")).collect()

A projection is a pure function from a `Reading` to a `LazyFrame`; its docstring gives columns, units and meaning.
"""

from ect_projections.evidence import evidence_tally, hypotheses
from ect_projections.log import envelopes, log
from ect_projections.methods import method_history, method_in_force
from ect_projections.projects import project_states
from ect_projections.reading import Reading

__all__ = [
    "Reading",
    "envelopes",
    "evidence_tally",
    "hypotheses",
    "log",
    "method_history",
    "method_in_force",
    "project_states",
]
