"""What people would rather look at than read: figures of a reading, for a screen, a report or a thesis.

    from ect_projections.figures import project_timeline, save

    save(project_timeline(Reading.of(journal, as_of="2024-12-31")), "timeline.svg")

Each is a pure function from a reading to an altair chart, which a notebook shows as it is. Its words are in the reader's
language, its title says the unit, its last line the journal and the two times. No meaning is carried by colour alone.
Needs the extra: pip install 'ect-journal[figures]'. Raises `InvalidInput` where there is nothing to draw.
"""

from ect_projections.figures import _extra  # noqa: F401  says so first when the extra is not there
from ect_projections.figures.bias import bias_curve
from ect_projections.figures.coverage import coverage_map
from ect_projections.figures.foresight import foresight_timeline
from ect_projections.figures.forest import tally_forest
from ect_projections.figures.funding import funding_bars
from ect_projections.figures.genealogy import method_genealogy
from ect_projections.figures.matrix import matrix_grid
from ect_projections.figures.over_time import tally_over_time
from ect_projections.figures.radar import pillar_radar
from ect_projections.figures.saving import extension_of, save
from ect_projections.figures.timeline import project_timeline

__all__ = [
    "bias_curve",
    "coverage_map",
    "extension_of",
    "foresight_timeline",
    "funding_bars",
    "matrix_grid",
    "method_genealogy",
    "pillar_radar",
    "project_timeline",
    "save",
    "tally_forest",
    "tally_over_time",
]
