"""More moves for generated journals: what is expected, what bears on what and how it is weighed, taken back. See `moves`."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ect_journal import Entry, Journal, Receipt
from ect_journal.blind import grid_of
from ect_journal.catalogue import (
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    ObservationRecorded,
    PredictionRegistered,
    RivalRegistered,
)
from ect_journal.catalogue.hypotheses import main_rival
from ect_journal.catalogue.vocabularies import Direction, SourceKind
from ect_journal.catalogue.weights import FREQUENCIES, goes_with, weight_of
from tests.projections.moves import _ago, _codes, _entries, _pick
from tests.projections.moves_work import _soon

READERS = ("rd", "P-01", "P-02")
ODDS = (None, "0.25", "3")
MIDS = ("7", "-7", "7", "-7", "4", "-4", "13", "-13", "2.9", "-2.9", "18", "0")
"""Often as strong as one another, one way and the other."""
ANSWERS = [(claim.value, rival.value) for claim in FREQUENCIES for rival in FREQUENCIES]
SEEN = (
    "observation.recorded", "interview.recorded", "indicator.measured", "project.opened", "prediction.resolved",
    "document.collected", "gathering.held",
)  # fmt: skip
WEIGHING = ("evidence.linked", "evidence.judged", "prediction.registered", *SEEN)


def _suppose(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A hypothesis of one claim, with odds and a document that attests it, or without, and two rivals of it."""
    code = f"H{5 + first % 2}"
    stated = _pick([None, *_entries(journal, "observation.recorded")], third)
    claims = [{"code": f"{code}a", "text": "Un énoncé."}]
    with journal.batch() as batch:
        last = batch.record(HypothesisRegistered(
            code=code, axis="support", statement="Une hypothèse.", claims=claims, prior_odds=_pick(ODDS, second),
            attested_by=stated and stated.ref,
        ))  # fmt: skip
        for rival, main in ((f"R-{code}", second % 2 == 0), (f"S-{code}", True)):
            batch.record(RivalRegistered(code=rival, claims=[f"{code}a@1"], statement="Autre.", main=main))
    return last


def _expect(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """By a day within a fortnight, or by no day in particular."""
    event = PredictionRegistered(
        code=f"PRE-{first % 4}", claim=_pick(_codes(journal, "claim"), second), title="Le groupe propose",
        p_claim="0.7", deadline=_soon(journal, third) if third % 3 else None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _see_in(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """In two projects, or three."""
    projects = [_pick(_codes(journal, "project"), second + place) for place in range(2 + first % 2)]
    event = ObservationRecorded(title="Vu partout", projects=list(dict.fromkeys(projects)))
    return journal.record(event, occurred=_ago(journal, third))


def _bear(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """Something seen of late bears on a claim, foreseen or not; an entry linked before keeps its cluster."""
    register = journal.register()
    claim, seen = _pick(_codes(journal, "claim"), second), _pick(_entries(journal, *SEEN)[-15:], first)
    foreseen = [code for code, each in register.all("prediction").items() if each.claim == claim]
    source = register.get("source", seen.ref)
    event = EvidenceLinked(
        claim=claim, entry=seen.ref, direction=_pick(tuple(Direction), third), source_kind=_pick(tuple(SourceKind), first),
        cluster=source.cluster if source else f"C-{(first + third) % 5}", rationale="Le besoin change.",
        prediction=_pick([*foreseen, None], third),
    )  # fmt: skip
    return journal.record(event)


def _linked(journal: Journal, number: int) -> tuple[Entry, tuple[str, ...], str | None]:
    """A link as it reads, the rivals of its claim, the main one."""
    register = journal.register()
    standing = [register.entry(each.ref) for each in _entries(journal, "evidence.linked")]
    link = _pick([each for each in standing if each is not None], number)
    return link, register.get("claim", link.event.claim.split("@")[0]).rivals, main_rival(register, link.event.claim)


def _allowed(
    link: Entry, rival: str, main: str | None, mids: Iterable[Any], mid_of: Callable[[Any], Decimal]
) -> list[Any]:
    """What goes with the direction of a link, against its main rival; anything against the others."""
    direction = link.event.direction  # type: ignore[attr-defined]  # it is a link
    return [each for each in mids if rival != main or goes_with(direction, mid_of(each))]


def _in_words(link: Entry, rival: str, main: str | None, number: int) -> dict[str, str]:
    claim, against = _pick(_allowed(link, rival, main, ANSWERS, lambda answers: weight_of(*answers)[1]), number)
    return {"rival": rival, "if_claim": claim, "if_rival": against}


def _in_numbers(link: Entry, rival: str, main: str | None, number: int) -> dict[str, str]:
    mid = Decimal(_pick(_allowed(link, rival, main, MIDS, Decimal), number))
    return {"rival": rival, "low": f"{mid - number % 5}", "mid": f"{mid}", "high": f"{mid + number % 3}"}


def _weigh(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """One reader, or all of them, in words or in numbers, against each rival or all but one."""
    link, rivals, main = _linked(journal, first)
    how = _in_words if second % 2 else _in_numbers
    some = [rival for place, rival in enumerate(rivals) if (place + third) % 4] or rivals[:1]
    with journal.batch() as batch:
        for place, reader in enumerate(READERS if second % 3 == 0 else [_pick(READERS, second)]):
            weights = [how(link, rival, main, third + place * (second % 5)) for rival in some]
            event = EvidenceJudged(evidence=link.ref, reader=reader, weights=weights, rationale="Lu.")
            last: Receipt = batch.record(event)
    return last


def _read_blind(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """What a reader has not weighed, without seeing how others did."""
    grid = grid_of(journal, _pick(READERS, second))
    asked = _pick(grid.questions, first)
    claim, rival = _pick(ANSWERS, third)
    return journal.read_blind(grid, asked.evidence, {asked.rival: (rival, claim)}, rationale="Sans voir.")


def _mend(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A correction of what a tally is made of: odds, words of a claim, what bears on what, what was expected."""
    entry = _pick(_entries(journal, *CHANGES), first)
    occurred = _ago(journal, third) if second % 5 == 0 else None
    receipt: Receipt = journal.correct(
        entry.ref, CHANGES[entry.type](journal, second, third), reason="Relu.", occurred=occurred
    )
    return receipt


def _take_out(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """Retract a link, a weighing, a prediction, what was seen, or a correction."""
    return journal.retract(
        _pick(_entries(journal, *WEIGHING, "entry.corrected"), first * 5 + second).ref, reason="error"
    )


def _reworded(journal: Journal, n: int, m: int) -> dict[str, Any]:
    """Of one of the hypotheses whose claims nothing has revised."""
    return {"claims": [{"code": f"H{5 + m % 2}a", "text": f"Un énoncé {n % 3}."}]}


Changes = Callable[[Journal, int, int], dict[str, Any]]
CHANGES: dict[str, Changes] = {
    "hypothesis.registered": lambda journal, n, m: (
        {"prior_odds": _pick(("0.5", "2"), n)} if n % 2 else _reworded(journal, n, m)
    ),
    "evidence.linked": lambda journal, n, m: _pick(
        ({"cluster": f"C-{m % 5}"}, {"source_kind": _pick(tuple(SourceKind), m)}, {"rationale": f"Relu {m}."},
         {"prediction": _pick([None, *_codes(journal, "prediction")], m)}), n,
    ),
    "evidence.judged": lambda journal, n, m: {"rationale": f"Relu {n}.", "reader": _pick(READERS, m)},
    "prediction.registered": lambda journal, n, m: {"title": f"Relu {n}", "deadline": _soon(journal, m)},
    "observation.recorded": lambda journal, n, m: {"projects": [_pick(_codes(journal, "project"), m)]},
}  # fmt: skip

MOVES: dict[str, Callable[[Journal, int, int, int], Any]] = {
    "bear": _bear,
    "bear again": _bear,
    "expect": _expect,
    "mend": _mend,
    "read blind": _read_blind,
    "see in": _see_in,
    "suppose": _suppose,
    "take out": _take_out,
    "weigh": _weigh,
    "weigh again": _weigh,
}
