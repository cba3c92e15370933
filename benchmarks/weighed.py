"""A journal of weighed links, as many as asked, on fifty claims, written through the journal's own verbs.

Each entry of the field bears on five claims; three entries make a source; one link in ten is read twice, one entry in fifty
is retracted. Each claim has two rivals, and each link is weighed against both.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from ect_journal import Journal
from ect_journal.catalogue import (
    ActorRegistered,
    EntryRetracted,
    Event,
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    ObservationRecorded,
    ProjectOpened,
    RivalRegistered,
)

CLAIMS = [f"H{hypothesis}{letter}" for hypothesis in range(1, 11) for letter in "abcde"]
BEARS_ON, SOURCE, PROJECTS, BATCH, DAY = 5, 3, 60, 5_000, "2024-02-06"
WORDS = ("almost_never", "rarely", "sometimes", "half", "often", "almost_always")


def foundations() -> Iterator[Event]:
    yield ActorRegistered(code="rd", nature="person", category="cooperative")
    yield ActorRegistered(code="P-05", nature="person", category="lab")
    for number in range(1, 11):
        claims = [{"code": f"H{number}{letter}", "text": f"Énoncé {letter}"} for letter in "abcde"]
        yield HypothesisRegistered(code=f"H{number}", axis="emergence", statement="Un dialogue précède.", claims=claims)
    for claim in CLAIMS:
        yield RivalRegistered(code=f"R-{claim}", claims=[claim], statement="Une autre raison.", main=True)
    yield RivalRegistered(code="R-toutes", claims=CLAIMS, statement="Le hasard.")
    for number in range(PROJECTS):
        yield ProjectOpened(code=f"P{number:02}", name=f"Projet {number}", domains=["food"], territory="Plateaux")


def evidence(first: int, random: Random) -> Iterator[tuple[Event, int]]:
    """Entries without end, each with how many links it adds; `first` is the position of the first one."""
    position, entry = first, 0
    while True:
        project = f"P{entry // SOURCE % PROJECTS:02}"
        yield ObservationRecorded(title="Le besoin est reformulé : tenir l'hiver", projects=[project]), 0
        seen, position = position, position + 1
        for claim in random.sample(CLAIMS, BEARS_ON):
            up = random.random() < 0.7
            yield EvidenceLinked(claim=claim, entry=f"J{seen}", direction="supports" if up else "weakens",
                                 cluster=f"G-{entry // SOURCE}", source_kind="observation", rationale="Reformulé"), 1  # fmt: skip
            link, position = position, position + 1
            for reader in ("rd", "P-05") if random.random() < 0.1 else ("rd",):
                yield (
                    EvidenceJudged(
                        evidence=f"J{link}", reader=reader, rationale="Pesée", weights=_weights(claim, up, random)
                    ),
                    0,
                )
                position += 1
        if entry % 50 == 49:
            yield EntryRetracted(entry=f"J{seen}", reason="error"), 0
            position += 1
        entry += 1


def _weights(claim: str, up: bool, random: Random) -> list[dict[str, str]]:
    rare, often = sorted(random.sample(range(len(WORDS)), 2))
    if_claim, if_rival = (WORDS[often], WORDS[rare]) if up else (WORDS[rare], WORDS[often])
    other = {"rival": "R-toutes", "if_rival": random.choice(WORDS), "if_claim": random.choice(WORDS)}
    return [{"rival": f"R-{claim}", "if_rival": if_rival, "if_claim": if_claim}, other]


def written(links: int) -> Iterator[Event]:
    count = 0
    for event, added in evidence(_FIRST, Random(5)):
        if count >= links and not isinstance(event, EvidenceJudged):
            return
        count += added
        yield event


_FIRST = 2 + sum(1 for _ in foundations())


def write(folder: Path, links: int) -> Journal:
    """A new journal with this many links, its clock long after their day."""
    journal = Journal.create(folder, origin="bench", by="rd")
    around: dict[str, Any] = {"occurred": DAY}
    for events in (foundations(), written(links)):
        while batch := list(islice(events, BATCH)):
            with journal.batch() as entries:
                for event in batch:
                    entries.record(event, **({} if isinstance(event, EntryRetracted) else around))
    return journal
