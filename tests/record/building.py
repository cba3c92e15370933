"""Events that several files of tests start from, each complete unless told otherwise."""

from typing import Any

from ect_journal import Receipt
from ect_journal.catalogue import MethodAdjusted, ProjectStageChanged
from tests.world import STEPS, SmallWorld, small_world


def adjusted(**fields: Any) -> MethodAdjusted:
    """ACC from version 1 to 2, everywhere, from 8 April."""
    given: dict[str, Any] = {
        "method": "ACC", "version": 2, "based_on": 1, "steps": list(STEPS), "reason": "Le groupe s’est tu.",
        "loop": "double", "effective_from": "2024-04-08", "scope": "all", "new_projects": True,
    }  # fmt: skip
    return MethodAdjusted(**{**given, **fields})


def change(before: str, after: str, project: str = "ALI-01") -> ProjectStageChanged:
    """A change of stage, of ALI-01."""
    return ProjectStageChanged(project=project, from_stage=before, to_stage=after, reason="Décidé en comité.")


def at(*stages: str) -> tuple[SmallWorld, list[Receipt]]:
    """A world in which ALI-01 went through these stages, one each month of 2024 from January, and the changes."""
    world = small_world()
    changes = [
        world.record(change(before, after), occurred=f"2024-{month:02}-10")
        for month, (before, after) in enumerate(zip(("idea", *stages), stages, strict=False), 1)
    ]
    return world, changes
