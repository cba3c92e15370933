"""Each of the three questions on 200,000 entries: from the file, and again on the same Reading; against replaying the
same entries through `eventsourcing`'s mapper and folding them in plain Python.

    python benchmarks/questions.py [ENTRIES]
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

import orjson
from eventsourcing.domain import DomainEvent
from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, Mapper, UUIDAsHex
from eventsourcing.sqlite import SQLiteAggregateRecorder, SQLiteDatastore

from ect_journal import Journal
from ect_projections import Reading, evidence_tally, method_history, project_states
from measure import seconds
from programme import write

Question = Callable[[Reading], Any]
Fold = Callable[[list["Recorded"]], object]


@dataclass(frozen=True)
class Recorded(DomainEvent):
    """An entry as one of the library's own domain events."""

    type: str
    data: dict[str, Any]
    occurred: dict[str, Any]


def mapper() -> Mapper[Any]:
    transcoder = JSONTranscoder()
    for transcoding in (UUIDAsHex(), DatetimeAsISO()):
        transcoder.register(transcoding)
    return Mapper(transcoder)


def replayable(journal: Journal, path: Path) -> tuple[SQLiteAggregateRecorder, Any]:
    """The same entries, kept as the library keeps its own events."""
    recorder, originator, maps = SQLiteAggregateRecorder(SQLiteDatastore(str(path))), uuid4(), mapper()
    recorder.create_table()
    events = []
    for row in journal.rows():
        entry = orjson.loads(row.state)
        events.append(
            Recorded(originator, row.position, datetime.now(UTC), entry["type"], entry["data"], entry["occurred"])
        )
    recorder.insert_events([maps.to_stored_event(event) for event in events])
    return recorder, originator


def fold_projects(events: list[Recorded]) -> object:
    states: dict[str, dict[str, Any]] = {}
    for event in events:
        data = event.data
        match event.type:
            case "project.opened":
                states[data["code"]] = {"stage": data["stage"], "pillars": {}, "last": event.occurred["start"], "n": 0}
            case "project.stage_changed":
                states[data["project"]]["stage"] = data["to_stage"]
            case "pillar.assessed":
                states[data["project"]]["pillars"][data["pillar"]] = data["score"]
        for code in [data["project"]] if data.get("project") in states else data.get("projects", ()):
            if code in states:
                states[code]["n"] += 1
                states[code]["last"] = max(states[code]["last"], event.occurred["start"])
    return states


def fold_tallies(events: list[Recorded]) -> object:
    links: dict[str, dict[str, Any]] = {}
    weights: dict[tuple[str, str], float] = {}
    for event in events:
        if event.type == "evidence.linked":
            links[f"J{event.originator_version}"] = event.data
        elif event.type == "evidence.judged":
            for weight in event.data["weights"]:
                weights[event.data["evidence"], weight["rival"]] = float(weight["mid"])
    clusters: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for (link, rival), mid in weights.items():
        found = clusters[links[link]["claim"], rival]
        cluster = links[link]["cluster"]
        found[cluster] = max(found.get(cluster, 0.0), mid, key=abs)
    return {key: sum(found.values()) for key, found in clusters.items()}


def fold_methods(events: list[Recorded]) -> object:
    history: dict[str, list[Any]] = defaultdict(list)
    for event in events:
        if event.type == "method.defined":
            history[event.data["code"]].append(event.data)
        elif event.type == "method.adjusted":
            history[event.data["method"]].append(event.data)
    return history


def ask(title: str, home: Path, question: Question, replay: Callable[[], object]) -> None:
    """Replay, ask from the file, ask again, five times in turn; print the medians and their ratios."""

    def from_the_file() -> Reading:
        with Journal.open(home) as journal:
            reading = Reading.of(journal)
            question(reading).collect()
            return reading

    reading = from_the_file()
    rounds = [(seconds(replay), seconds(from_the_file), seconds(lambda: question(reading).collect())) for _ in range(5)]
    replayed, opened, again = (median(side) for side in zip(*rounds, strict=True))
    print(
        f"{title:<16} replay {replayed:6.2f} s   file {opened:6.2f} s  ratio {replayed / opened:6.1f}"
        f"   again {again * 1e3:7.2f} ms  ratio {replayed / again:8.0f}"
    )


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "journal"
        write(home, entries).close()
        with Journal.open(home) as journal:
            recorder, originator = replayable(journal, Path(name) / "replay.sqlite")
        maps = mapper()

        def replaying(fold: Fold) -> Callable[[], object]:
            return lambda: fold([maps.to_domain_event(stored) for stored in recorder.select_events(originator)])

        print(f"{entries:,} entries; ratios are replay / ours, medians of 5 (aims: 1.5 from the file, 50 again)")
        ask("project states", home, project_states, replaying(fold_projects))
        ask("evidence tally", home, evidence_tally, replaying(fold_tallies))
        ask("method history", home, method_history, replaying(fold_methods))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
