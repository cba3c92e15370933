"""A programme as large as asked, written through the journal's own verbs, for the benchmarks.

Sixty in a hundred entries are observations; the others link evidence, weigh it, score pillars, measure, adjust a method,
and one in ten is of the work around it (`work`).
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from ect_journal import Journal
from ect_journal.catalogue import (
    ActorRegistered,
    Event,
    EvidenceJudged,
    EvidenceLinked,
    IdealSet,
    IndicatorDefined,
    IndicatorMeasured,
    MethodAdjusted,
    MethodDefined,
    ObservationRecorded,
    PillarAssessed,
    ProjectOpened,
)
from ect_journal.catalogue.vocabularies import Domain, Pillar
from ect_journal.registry import first_registry
from work import work

PROJECTS, DAY, BATCH = 200, "2024-02-06", 5_000
RIVALS = {"H1b": "R-appel", "H1c": "R-porteur", "H2b": "R-anciennete", "H3e": "R-dominante"}
Written = tuple[Event, dict[str, Any]]


def foundations() -> Iterator[Written]:
    around = {"occurred": "2023-01-10"}
    yield ActorRegistered(code="rd", nature="person", category="cooperative"), around
    for event in first_registry():
        yield event, around
    step = {"key": "cadrage", "text": "Cadrage par l'animateur"}
    yield (
        MethodDefined(code="ACC", kind="support", title="Accompagner", steps=[step], effective_from="2023-01-15"),
        around,
    )
    yield IndicatorDefined(code="IND-01", title="Repas", unit="repas", better="higher", value_kind="social"), around
    for number in range(PROJECTS):
        code = f"P{number:03}"
        domain = list(Domain)[number % len(Domain)]
        yield ProjectOpened(code=code, name=f"Projet {number}", domains=[domain], territory="Plateaux"), around
        pillars = [{"pillar": pillar, "target": 4, "description": "Idéal"} for pillar in Pillar]
        yield IdealSet(project=code, pillars=pillars), around


def daily(first: int, random: Random) -> Iterator[Written]:
    """Entries without end; `first` is the position of the first one."""
    position, observed, linked, version = first, list[int](), list[tuple[int, str]](), 1
    around_it = work(random, DAY, PROJECTS)
    next(around_it)
    around = {"occurred": DAY}
    while True:
        project = f"P{random.randrange(PROJECTS):03}"
        draw = random.random()
        if draw < 0.60 or not observed:
            observed.append(position)
            yield ObservationRecorded(title="Le besoin est reformulé : tenir l'hiver", projects=[project]), around
        elif draw < 0.71:
            claim = random.choice(list(RIVALS))
            source = observed.pop()
            linked.append((position, claim))
            yield EvidenceLinked(claim=claim, entry=f"J{source}", direction="supports", cluster=f"G-{project}-{source % 7}",
                                 source_kind="observation", rationale="Reformulation sans cahier des charges"), around  # fmt: skip
        elif draw < 0.81 and linked:
            source, claim = random.choice(linked)
            mid = f"{random.randint(0, 120) / 10}"
            weight = {"rival": RIVALS[claim], "low": "-20", "mid": mid, "high": "20"}
            yield EvidenceJudged(evidence=f"J{source}", reader="rd", weights=[weight], rationale="Pesée"), around
        elif draw < 0.86:
            pillar = random.choice(list(Pillar))
            yield PillarAssessed(project=project, pillar=pillar, score=random.randint(0, 4), rationale="Vu"), around
        elif draw < 0.899:
            yield IndicatorMeasured(indicator="IND-01", project=project, value=str(random.randint(0, 999))), around
        elif draw < 0.999:
            event = around_it.send((position, observed))
            assert event is not None
            yield event, around
        else:
            version += 1
            steps = [{"key": "cadrage", "text": f"Cadrage {version}"}]
            day = f"{2024 + version // 336}-{version // 28 % 12 + 1:02}-{version % 28 + 1:02}"
            yield MethodAdjusted(method="ACC", version=version, based_on=version - 1, steps=steps, reason="Ajustée",
                                 loop="single", effective_from=day, scope="all", new_projects=True), \
                {**around, "grounds": [f"J{observed[-1]}"]}  # fmt: skip
        position += 1


def write(folder: Path, entries: int) -> Journal:
    """A journal of about that many entries, in a folder."""
    journal = Journal.create(folder, origin="benchmark", by="rd")
    with journal.batch() as batch:
        for event, around in foundations():
            batch.record(event, **around)
    more = daily(journal.head + 1, Random(1))
    while (left := entries - journal.head) > 0:
        with journal.batch() as batch:
            for event, around in islice(more, min(left, BATCH)):
                batch.record(event, **around)
    return journal
