"""The plain twin of the effects of methods, entry by entry, in Python: see `twins`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ect_journal import Entry
from ect_journal.catalogue import (
    ExperimentFramed,
    ExperimentStarted,
    IndicatorMeasured,
    ObservationRecorded,
    PillarAssessed,
    ProjectOpened,
    methods,
)
from ect_journal.catalogue.projects import PATH
from ect_journal.catalogue.vocabularies import Pillar
from ect_journal.fields import write_decimal
from tests.projections.twins import Row, _methods, happened, method_state, project_state

# Methods and their projects ---------------------------------------------------------------------------------------------


def method_effects(entries: Sequence[Entry], as_of: date | None, day: date) -> list[Row]:
    now = happened(entries, as_of)
    rows = []
    opened = sorted({e.event.code for e in now if isinstance(e.event, ProjectOpened)})
    for method, versions in _methods(entries).items():
        state = method_state(entries, method)
        assert state is not None
        days = sorted({on for entry in entries if (on := getattr(entry.event, "effective_from", None)) is not None})
        for _, event in sorted(versions, key=lambda version: version[1].version):
            effect = event.effective_from
            covered: list[Row] = []
            others: list[Row] = []
            for project in opened:
                life = project_state(project, now)
                if effect > day or life.opened is None or effect < life.opened or life.ended_by(effect):
                    continue
                held = [methods.in_force(state, on, project, life) for on in (effect, *days)]
                numbers = [None if found is None else (found.version, found.since) for found in held]
                later = (
                    on
                    for on, found in zip(days, numbers[1:], strict=True)
                    if effect < on <= day and found != numbers[0]
                )
                pair = {
                    "method": method, "version": event.version, "effective_from": effect, "project": project,
                    "covered": numbers[0] is not None and numbers[0][0] == event.version, "until": next(later, None),
                }  # fmt: skip
                (covered if pair["covered"] else others).append(pair)
            rows += [pair | measure for pair in covered + others for measure in _measures(pair, now, entries)]
    return rows


def _measures(pair: Row, now: list[Entry], entries: Sequence[Entry]) -> list[Row]:
    project, effect = pair["project"], pair["effective_from"]
    life = project_state(project, now)
    numbers = {stage: Decimal(index) for index, stage in enumerate(PATH)}
    stages = [(at.stage.value, numbers.get(at.stage), at.since, at.position) for at in life.stages]
    before = next((at for at in reversed(stages) if at[2] < effect), None)
    rows = [_states(pair, "stage", before, stages[-1])]
    values: dict[str, list[tuple[str, Decimal | None, date, int, date]]] = {}
    seen: list[Entry] = []
    tried: list[Entry] = []
    framed = {e.event.code: e.event.projects for e in entries if isinstance(e.event, ExperimentFramed)}
    for entry in now:
        match entry.event:
            case PillarAssessed(project=about, pillar=pillar, score=score) if about == project:
                read = (str(score), Decimal(score), entry.occurred.end, entry.position, entry.occurred.start)
                values.setdefault(f"pillar:{pillar.value}", []).append(read)
            case IndicatorMeasured(project=about, indicator=code, value=value) if about == project:
                read = (write_decimal(value), value, entry.occurred.end, entry.position, entry.occurred.start)
                values.setdefault(f"indicator:{code}", []).append(read)
            case ObservationRecorded(projects=projects) if project in projects:
                seen.append(entry)
            case ExperimentStarted(experiment=code) if project in framed.get(code, ()):
                tried.append(entry)
    pillars = [f"pillar:{pillar.value}" for pillar in Pillar]
    for measure in sorted(values, key=lambda name: (pillars.index(name) if name in pillars else 9, name)):
        sides = [[at for at in values[measure] if at[2] < effect], [at for at in values[measure] if at[4] >= effect]]
        rows.append(_states(pair, measure, *(side[-1] if side else None for side in sides)))
    return [*rows, _count("observations", seen, effect), _count("experiments", tried, effect)]


def _states(pair: Row, measure: str, before: Any, after: Any) -> Row:
    both = before and after and before[1] is not None and after[1] is not None
    both = both and (pair["until"] is None or after[2] < pair["until"])
    return {
        "measure": measure, "before": before and before[0], "before_day": before and before[2],
        "after": after and after[0], "after_day": after and after[2], "change": after[1] - before[1] if both else None,
        "before_entries": [before[3]] if before else [], "after_entries": [after[3]] if after else [],
    }  # fmt: skip


def _count(measure: str, entries: list[Entry], effect: date) -> Row:
    entries = sorted(entries, key=lambda entry: (entry.occurred.end, entry.position))
    before = [entry for entry in entries if entry.occurred.end < effect]
    after = [entry for entry in entries if entry.occurred.end >= effect]
    return {
        "measure": measure, "before": str(len(before)), "before_day": max((e.occurred.end for e in before), default=None),
        "after": str(len(after)), "after_day": max((e.occurred.end for e in after), default=None), "change": None,
        "before_entries": [e.position for e in before], "after_entries": [e.position for e in after],
    }  # fmt: skip
