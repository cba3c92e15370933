"""Random commands on nine types of event, for `test_stateful`: valid more often than not.

A command is drawn before it is known on which journal it acts: a number stands for an entry, counted back from the last.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ect_journal import Journal, Receipt
from ect_journal.blind import grid_of
from ect_journal.recording import Recording

Act = Callable[[Recording, Journal], Receipt]
"""A command, given to a journal, a batch or a trial of it; the journal itself is there to be looked at."""
Drawn = Mapping[str, Any]

FIRST_DAY = date(2024, 1, 1)
STEPS = [{"key": "ecoute", "text": "Écouter"}]
DESPITE = {"project.stage_changed": "stage-skipped", "method.adjusted": "method-change-without-grounds"}
"""The rule that these are likely to break, and for which a reason may be given."""

DAYS = st.integers(0, 60).map(lambda days: str(FIRST_DAY + timedelta(days)))
BACK = st.integers(0, 99)
PROJECTS = st.sampled_from(["ALI-01", "MOB-02", "ENV-03"])
TEXTS = st.none() | st.sampled_from(["à sceller", "« entre nous »"])
STAGES = st.sampled_from(["idea", "explored", "initiated", "paused", "stopped"])
LINES = st.sampled_from(["Besoin", "Réunion", "Marché"])


def seldom(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Left out three times in four."""
    return st.integers(0, 3).flatmap(lambda number: strategy if number == 3 else st.none())


def entry(journal: Journal, back: int, *types: str) -> str:
    """An entry of one of these types, counted back from the last; now and then, or when there is none, any number."""
    found = [row.position for row in journal.rows(types=types or None)]
    return f"J{back}" if back >= 95 or not found else f"J{found[-1 - back % len(found)]}"


def fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Drawn]:
    """Fields drawn one by one; one drawn as None is left out."""
    return st.fixed_dictionaries(strategies).map(lambda drawn: {k: v for k, v in drawn.items() if v is not None})


EVENTS: Mapping[str, st.SearchStrategy[Drawn]] = {
    "project.opened": fields(code=PROJECTS, name=LINES, domains=st.just(["food"]), territory=LINES),
    "project.stage_changed": fields(project=PROJECTS, from_stage=seldom(STAGES), to_stage=STAGES, reason=LINES),
    "observation.recorded": fields(
        title=LINES, text=TEXTS, projects=seldom(st.lists(PROJECTS, max_size=2)), departs_from=seldom(st.sampled_from(["ACC", "ACC@2"]))
    ),
    "ideal.set": fields(
        project=PROJECTS, pillars=st.integers(0, 4).map(lambda target: [{"pillar": "resilience", "target": target, "description": "…"}])
    ),
    "memo.written": fields(title=LINES, note_kind=st.just("field"), text=TEXTS),
    "term.defined": fields(code=st.sampled_from(["besoin", "lieu"]), definition=LINES, effective_from=DAYS),
    "method.adjusted": fields(
        method=st.just("ACC"), version=seldom(st.integers(1, 4)), based_on=st.just(1), reason=LINES, loop=st.just("single"),
        steps=st.just(STEPS), effective_from=DAYS, new_projects=st.booleans(), scope=st.just("all"),
    ),
    "evidence.linked": fields(
        claim=st.sampled_from(["H1b", "H1b@1", "H1c"]), entry=BACK, direction=st.just("supports"),
        cluster=seldom(st.just("marche")), source_kind=st.just("observation"), rationale=LINES,
    ),
    "evidence.judged": fields(
        evidence=BACK, reader=st.just("rd"), rationale=LINES, blind=st.booleans(),
        weights=st.just([{"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}]),
    ),
}  # fmt: skip
AROUND = fields(occurred=st.none() | DAYS, grounds=seldom(st.lists(BACK, max_size=2)))
CHANGES: Mapping[str, st.SearchStrategy[Any]] = {
    "title": LINES, "text": TEXTS, "projects": st.lists(PROJECTS, max_size=2), "name": LINES, "definition": LINES,
    "effective_from": DAYS, "cluster": st.just("marche"), "entry": BACK, "from_stage": STAGES,
    "claim": st.sampled_from(["H1b@1", "H1c@1"]), "pillars": EVENTS["ideal.set"].map(lambda drawn: drawn["pillars"]),
}  # fmt: skip


def completed(journal: Journal, name: str, drawn: Drawn) -> Drawn:
    """With what makes it likely to be accepted, where it was left out."""
    data = dict(drawn)
    register = journal.register()
    if name == "project.stage_changed" and "from_stage" not in data:
        project = register.get("project", data["project"])
        data["from_stage"] = project.stage if project and project.stages else "idea"
    if name == "method.adjusted" and "version" not in data:
        data["version"] = register.get("method", "ACC").last + 1
    if name == "evidence.linked":
        data["entry"] = entry(journal, data["entry"])
        data.setdefault("cluster", f"c{data['entry']}")
    if name == "evidence.judged":
        data["evidence"] = entry(journal, data["evidence"], "evidence.linked")
    return data


def read_blind(recording: Recording, journal: Journal, evidence: str, rationale: str) -> Receipt:
    """What an answered grid gives: no judgement is blind otherwise."""
    answers = {"R-appel": ("rarely", "half")}
    return recording.read_blind(grid_of(journal, "rd"), evidence, answers, rationale=rationale)


@st.composite
def recordings(draw: st.DrawFn) -> Act:
    name = draw(st.sampled_from(list(EVENTS)))
    drawn, around = draw(EVENTS[name]), dict(draw(AROUND))
    back = around.pop("grounds", [])
    explained = name in DESPITE and draw(st.booleans())
    despite = [{"rule": DESPITE[name], "reason": "essai"}] if explained else []

    def act(recording: Recording, journal: Journal) -> Receipt:
        data = completed(journal, name, drawn)
        if data.get("blind"):
            return read_blind(recording, journal, data["evidence"], data["rationale"])
        grounds = [entry(journal, number) for number in back]
        return recording.record((name, data), grounds=grounds, exceptions=despite, **around)

    return act


@st.composite
def corrections(draw: st.DrawFn) -> Act:
    back, day, name = draw(BACK), draw(seldom(DAYS)), draw(st.sampled_from(list(CHANGES)))
    value = draw(CHANGES[name])

    def act(recording: Recording, journal: Journal) -> Receipt:
        bearing = [
            row.position
            for row in journal.rows()
            if f'"{name}"'.encode() in row.state and row.type != "entry.corrected"
        ]
        ref = f"J{bearing[-1 - back % len(bearing)]}" if bearing and back < 95 else entry(journal, back)
        change = entry(journal, value) if name == "entry" else value
        return recording.correct(ref, {name: change}, occurred=day, reason="faute")

    return act


@st.composite
def retractions(draw: st.DrawFn) -> Act:
    back, types = draw(BACK), draw(st.sampled_from([(), ("entry.corrected",), *((name,) for name in EVENTS)]))
    return lambda recording, journal: recording.retract(entry(journal, back, *types), reason="error")


@st.composite
def reinstatements(draw: st.DrawFn) -> Act:
    back = draw(BACK)

    def act(recording: Recording, journal: Journal) -> Receipt:
        away = [entry.ref for entry in journal.entries() if not journal.live(entry)]
        return recording.reinstate(away[-1 - back % len(away)] if away and back < 95 else entry(journal, back))

    return act


ACTS = recordings() | recordings() | recordings() | corrections() | retractions() | reinstatements()


def prepare(journal: Journal) -> Journal:
    """Something of each type to begin with."""
    claims = [{"code": "H1b", "text": "…"}, {"code": "H1c", "text": "…"}]
    method = {"code": "ACC", "kind": "support", "title": "Accompagner", "steps": STEPS, "effective_from": "2024-01-05"}
    stages = {"project": "ALI-01", "from_stage": "idea", "to_stage": "explored", "reason": "…"}
    linked = {
        "claim": "H1b",
        "entry": "J4",
        "direction": "supports",
        "cluster": "lavoir",
        "source_kind": "observation",
        "rationale": "…",
    }
    with journal.batch() as batch:
        batch.record(("hypothesis.registered", {"code": "H1", "axis": "emergence", "statement": "…", "claims": claims}))
        batch.record(("rival.registered", {"code": "R-appel", "claims": ["H1b"], "statement": "…", "main": True}))
        batch.record(("method.defined", method), occurred="2024-01-05")
        batch.record(("project.stage_changed", stages), occurred="2024-01-30")
        batch.record(("memo.written", {"title": "Mémo", "note_kind": "field"}), grounds=["J4"])
        batch.record(("term.defined", {"code": "besoin", "definition": "…", "effective_from": "2024-01-05"}))
        batch.record(("evidence.linked", linked))
        batch.correct("J4", {"title": "Mieux dit"}, reason="faute")
    return journal
