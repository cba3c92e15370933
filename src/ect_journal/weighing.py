"""What is proposed to who weighs: what a prediction foresaw, the link that its resolution proposes, what is left to weigh.

Pure functions over what the rules remember. They propose and never fill in: a direction and a weight are somebody's
answers. Leaves common sources to `sources`, and to the catalogue what may be recorded.
"""

from dataclasses import dataclass
from decimal import Decimal

from ect_journal.catalogue.evidence import Evidence, EvidenceLinked
from ect_journal.catalogue.hypotheses import (
    ClaimState,
    Prediction,
    PredictionRegistered,
    PredictionResolved,
    Rival,
    RivalRegistered,
    main_rival,
    wording,
)
from ect_journal.catalogue.vocabularies import Direction, PredictionResult, SourceKind
from ect_journal.catalogue.weights import decibans
from ect_journal.decider import View
from ect_journal.event import unversioned
from ect_journal.kinds import kinds_of
from ect_journal.sources import propose_clusters, standing_links
from ect_journal.words import Text

# Predictions ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Foreseen:
    """What a prediction says against one rival, in dB: how much more expected what was seen, or what was not, is."""

    rival: str
    mid: Decimal


@dataclass(frozen=True)
class LinkProposal:
    """The link that a resolved prediction proposes: what `evidence.linked` asks for, and the weight for each rival."""

    prediction: str
    claim: str
    entry: str
    direction: Direction
    cluster: str
    source_kind: SourceKind
    rationale: Text
    weights: tuple[Foreseen, ...]


_SOURCES = {
    "interview.recorded": SourceKind.INTERVIEW, "document.collected": SourceKind.DOCUMENT,
    "indicator.measured": SourceKind.MEASURE, "pillar.assessed": SourceKind.MEASURE,
    "gathering.held": SourceKind.MINUTES, "decision.taken": SourceKind.MINUTES, "action.closed": SourceKind.MINUTES,
    "funding.recorded": SourceKind.DOCUMENT, "project.opened": SourceKind.DOCUMENT,
    "project.stage_changed": SourceKind.DOCUMENT,
}  # fmt: skip
_AS_FORESEEN = {
    PredictionResult.MET: Text("{title}: seen, as {prediction} foresaw.", "{title} : vu, comme {prediction} l’attendait."),
    PredictionResult.NOT_MET: Text(
        "{title}: looked for and not seen ({prediction}).", "{title} : cherché et non vu ({prediction})."
    ),
}  # fmt: skip


def foreseen(view: View, code: str) -> tuple[Foreseen, ...]:
    """The weights that a prediction registered, rival by rival, to 0.1 dB: `10 log10(p_claim / p_rival)` when it was met
    (or is not resolved yet), `10 log10((1 - p_claim) / (1 - p_rival))` when it was not, nothing when it cannot be told."""
    registered, resolved = _registered(view, code), _resolved(view, code)
    if registered is None or (resolved and resolved.result is PredictionResult.INDETERMINATE):
        return ()
    absent = resolved is not None and resolved.result is PredictionResult.NOT_MET
    p_claim = 1 - registered.p_claim if absent else registered.p_claim
    return tuple(
        Foreseen(each.rival, decibans(p_claim / (1 - each.p if absent else each.p))) for each in registered.p_rivals
    )


def propose_link(view: View, code: str) -> LinkProposal | None:
    """The link that a prediction proposes once it was met or not, with an entry that can be linked; None otherwise, and
    when a link that stands cites the prediction already."""
    registered, resolved = _registered(view, code), _resolved(view, code)
    if registered is None or resolved is None or resolved.result is PredictionResult.INDETERMINATE:
        return None
    cited = view.entry(resolved.entry) if resolved.entry and view.live(resolved.entry) else None
    if cited is None or cited.type not in linkable_types():
        return None
    if any(link.prediction == code for _, link in standing_links(view, registered.claim)):
        return None
    weights = foreseen(view, code)
    return LinkProposal(
        prediction=code, claim=unversioned(registered.claim), entry=cited.ref,
        direction=_direction(view, registered.claim, weights, resolved.result),
        cluster=propose_clusters(view, cited.ref)[0].cluster, source_kind=_SOURCES.get(cited.type, SourceKind.OBSERVATION),
        rationale=_AS_FORESEEN[resolved.result].format(title=registered.title.rstrip("."), prediction=code), weights=weights,
    )  # fmt: skip


def _direction(view: View, claim: str, weights: tuple[Foreseen, ...], result: PredictionResult) -> Direction:
    """That of the weight against the main rival, else against the first one; without rivals, that of the result."""
    main = main_rival(view, claim)
    decisive = next((each for each in weights if each.rival == main), next(iter(weights), None))
    if decisive is None:
        return Direction.SUPPORTS if result is PredictionResult.MET else Direction.WEAKENS
    if decisive.mid == 0:
        return Direction.NEUTRAL
    return Direction.SUPPORTS if decisive.mid > 0 else Direction.WEAKENS


def _registered(view: View, code: str) -> PredictionRegistered | None:
    state: Prediction | None = view.get("prediction", code)
    entry = view.entry(f"J{state.position}") if state else None
    return entry.event if entry is not None and isinstance(entry.event, PredictionRegistered) else None


def _resolved(view: View, code: str) -> PredictionResolved | None:
    state: Prediction | None = view.get("prediction", code)
    entry = view.entry(f"J{state.resolved}") if state and state.resolved else None
    return entry.event if entry is not None and isinstance(entry.event, PredictionResolved) else None


def linkable_types() -> list[str]:
    """The types of entry that can be evidence."""
    [field] = (field for field in kinds_of(EvidenceLinked, "entry") if field.name == "entry")
    return field.kind.target.split()


def predictions_before(view: View, claim: str, position: int) -> tuple[PredictionRegistered, ...]:
    """The predictions about a claim that stood registered before an entry was recorded, in order: what may have been
    written before it was seen."""
    states: dict[str, Prediction] = {
        code: each for code, each in view.all("prediction").items()
        if each.claim == unversioned(claim) and each.position < position
    }  # fmt: skip
    ordered = sorted(states, key=lambda code: states[code].position)
    return tuple(event for code in ordered if (event := _registered(view, code)) is not None)


# What is left to weigh --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ToWeigh:
    """A link, and the rivals of its claim that this reader has not weighed it against, the main one first."""

    link: str
    rivals: tuple[str, ...]


def statement_of(view: View, rival: str) -> str:
    """What a rival says, as it reads now."""
    state: Rival | None = view.get("rival", rival)
    entry = view.entry(f"J{state.position}") if state else None
    return entry.event.statement if entry is not None and isinstance(entry.event, RivalRegistered) else ""


def rivals_of(view: View, claim: str) -> tuple[str, ...]:
    """The rivals of a claim, the main one first."""
    state: ClaimState | None = view.get("claim", unversioned(claim))
    main = main_rival(view, claim)
    return tuple(sorted(state.rivals if state else (), key=lambda rival: rival != main))


def to_weigh(view: View, reader: str) -> tuple[ToWeigh, ...]:
    """What this reader has not weighed (« à peser »): links that count for a claim that is open, in order."""
    rivals: dict[str, tuple[str, ...]] = {}
    found = []
    states: dict[str, Evidence] = {ref: each for ref, each in view.all("evidence").items() if each.stands}
    for ref, state in states.items():
        held = wording(view, state.claim)
        if held is None or held.closed_by or not held.counts(state.version, ref) or not view.live(state.cited):
            continue
        if state.claim not in rivals:
            rivals[state.claim] = rivals_of(view, state.claim)
        weighed = {rival for _, who, against in state.judged if who == reader for rival in against}
        if left := tuple(rival for rival in rivals[state.claim] if rival not in weighed):
            found.append(ToWeigh(ref, left))
    return tuple(sorted(found, key=lambda each: int(each.link[1:])))
