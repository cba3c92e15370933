"""More moves for generated journals: what is late, transcribed, excepted, ungrounded, consented to. See `moves`."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ect_journal import Journal, Receipt
from ect_journal.catalogue import (
    ConsentRecorded,
    ConsentWithdrawn,
    DecisionTaken,
    DocumentCollected,
    InterviewRecorded,
    MemoWritten,
    PillarAssessed,
    ProgrammeOpened,
    ReflectionRecorded,
)
from ect_journal.trace import edges_of
from tests.projections.moves import _ago, _codes, _entries, _pick


def _remember(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """Something told long after it happened, at a time of that day or not."""
    day = _ago(journal, 0) - timedelta(days=first % 20)
    event = InterviewRecorded(title="Raconté", interviewee="P-02", projects=[_pick(_codes(journal, "project"), second)])
    return journal.record(event, occurred=f"{day}T{8 + third % 12:02}:15" if third % 2 else day)


def _transcribe(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = DocumentCollected(title=f"Rapport {first}", kind="Rapport")
    return journal.record(event, occurred=_ago(journal, 0) - timedelta(days=300 + second), source="Rapport de 2021")


def _some_grounds(journal: Journal, first: int, second: int) -> list[str]:
    """None, one or two entries, of any type."""
    every = _entries(journal)
    return sorted({_pick(every, first * 3 + place).ref for place in range(second % 3)})


def _memo(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = MemoWritten(note_kind=_pick(("field", "method"), third), title=f"Note {first}")
    return journal.record(event, occurred=_ago(journal, third), grounds=_some_grounds(journal, first, second))


def _reflect(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = ReflectionRecorded(title="Le groupe s’est tu", projects=[_pick(_codes(journal, "project"), third)])
    return journal.record(event, occurred=_ago(journal, third), grounds=_some_grounds(journal, first, second))


def _score_despite(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A score without its reason, which says why."""
    project = _pick(_codes(journal, "project"), first)
    pillar = _pick(journal.register().get("project", project).ideal, second)
    event = PillarAssessed(project=project, pillar=pillar, score=third % 5)
    why = [{"rule": "score-without-rationale", "reason": f"Posée en séance {third}."}]
    return journal.record(event, occurred=_ago(journal, second), exceptions=why)


def _decide_despite(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A decision that no gathering took, which says why."""
    event = DecisionTaken(title="Décidé en route", kind="project", outcome=_pick(("adopted", "rejected"), first))
    why = [{"rule": "decision-without-channel", "reason": "Au téléphone."}]
    return journal.record(event, occurred=_ago(journal, third) - timedelta(days=second * 3), exceptions=why)


def _take_back(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """Retract something on which another entry rests."""
    cited = [
        ref for entry in _entries(journal) for _, name, ref in edges_of(entry) if name not in ("session", "gathering")
    ]
    reason = _pick(("error", "duplicate", "misattributed"), second)
    return journal.retract(_pick(cited, first), reason=reason, note=_pick((None, "Déjà consignée."), third))


def _consent(journal: Journal, first: int, second: int, third: int) -> Receipt:
    until = None if third % 4 == 0 else _ago(journal, 0) + timedelta(days=second - 20)
    event = ConsentRecorded(
        person=_pick(("P-01", "P-02"), first), scopes=["verbatim"], form="Formulaire signé", until=until
    )
    return journal.record(event, occurred=_ago(journal, third))


def _withdraw(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = ConsentWithdrawn(person=_pick(("P-01", "P-02"), first), effect=["words"])
    return journal.record(event, occurred=_ago(journal, third))


def _programme(journal: Journal, first: int, second: int, third: int) -> Receipt:
    start = _ago(journal, 0) - timedelta(days=100 + first * 3)
    event = ProgrammeOpened(
        title="Programme", funder="ADEME", start=start, end=start + timedelta(days=1000), objectives=["scientific"]
    )
    return journal.record(event)


def _wait_long(journal: Journal, first: int, second: int, third: int) -> None:
    """Months go by: what was recent is so no more."""
    journal.world.instant += timedelta(days=40 + first * 2)  # type: ignore[attr-defined]  # the clock of a test world


MOVES: dict[str, Callable[[Journal, int, int, int], Any]] = {
    "consent": _consent,
    "decide despite": _decide_despite,
    "memo": _memo,
    "programme": _programme,
    "reflect on": _reflect,
    "remember": _remember,
    "score despite": _score_despite,
    "take back": _take_back,
    "transcribe": _transcribe,
    "wait long": _wait_long,
    "withdraw": _withdraw,
}
