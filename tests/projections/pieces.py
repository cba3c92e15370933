"""Evidence drawn by chance, before it is in any journal: the same pieces can be recorded in other orders, or reversed.

    journal, other = begun(data)
    pieces = evidence_on(journal, data)
    record(journal, pieces)                            # each link, then its readings
    record(other, pieces, data.draw(orders(pieces)))   # in another order

A reading says a weight for some of the rivals; against the main one, it has the sign that the direction asks for.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from ect_journal import Journal, Receipt
from ect_journal.catalogue import EvidenceJudged, EvidenceLinked
from ect_journal.catalogue.hypotheses import main_rival
from ect_journal.catalogue.vocabularies import Direction, SourceKind
from tests.projections.journals import Move, grown, moves
from tests.projections.moves import _codes, _entries
from tests.projections.moves_evidence import READERS, SEEN

BEFORE = ("expect", "interview", "measure", "observe", "rival", "see in", "suppose", "wait")
"""What comes before evidence, and none of which takes anything back."""
WEIGHTS = st.integers(-40, 40).map(lambda halves: Decimal(halves) / 2) | st.integers(-20_000_000, 20_000_000).map(
    lambda steps: Decimal(steps).scaleb(-6)
)
OPPOSITE = {
    Direction.SUPPORTS: Direction.WEAKENS, Direction.WEAKENS: Direction.SUPPORTS, Direction.NEUTRAL: Direction.NEUTRAL
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """How a reader weighs a piece against each rival: low, mid, high in dB."""

    reader: str
    weights: tuple[tuple[str, Decimal, Decimal, Decimal], ...]

    @property
    def mirrored(self) -> "Read":
        return replace(self, weights=tuple((rival, -high, -mid, -low) for rival, low, mid, high in self.weights))


@dataclass(frozen=True)
class Piece:
    linked: EvidenceLinked
    readings: tuple[Read, ...]

    @property
    def mirrored(self) -> "Piece":
        linked = self.linked.model_copy(update={"direction": OPPOSITE[self.linked.direction]})
        return Piece(linked, tuple(read.mirrored for read in self.readings))


def begun(data: st.DataObject) -> tuple[Journal, Journal]:
    """Twice a same journal without any evidence: some hypotheses, rivals, predictions, and things seen."""
    given: list[Move] = data.draw(moves(least=3, most=15, among=BEFORE), label="before")
    given = [("suppose", 0, 1, 0), ("expect", 0, 0, 0), ("expect", 1, 2, 3), ("see in", 0, 0, 0), *given]
    return grown(given), grown(given)


def evidence_on(journal: Journal, data: st.DataObject, least: int = 1, most: int = 8) -> list[Piece]:
    """Pieces of evidence on the claims of a journal. One source, one cluster, whichever claims it bears on."""
    return [_piece(journal, data) for _ in range(data.draw(st.integers(least, most), label="pieces"))]


def _piece(journal: Journal, data: st.DataObject) -> Piece:
    register = journal.register()
    claim = data.draw(
        st.sampled_from([code for code in _codes(journal, "claim") if register.get("claim", code).rivals])
    )
    seen = data.draw(st.sampled_from(_entries(journal, *SEEN)))
    foreseen = [code for code, each in register.all("prediction").items() if each.claim == claim]
    direction = data.draw(st.sampled_from(Direction))
    linked = EvidenceLinked(
        claim=f"{claim}@1", entry=seen.ref, direction=direction, source_kind=data.draw(st.sampled_from(SourceKind)),
        cluster=f"C-{seen.position % 5}", rationale="Le besoin change.",
        prediction=data.draw(st.sampled_from([None, *foreseen])),
    )  # fmt: skip
    main, rivals = main_rival(register, claim), register.get("claim", claim).rivals
    given = st.builds(
        Read, st.sampled_from(READERS), st.tuples(*(_weights(rival, direction, rival == main) for rival in rivals))
    )
    readings = data.draw(st.lists(given, max_size=3), label="readings")
    some = data.draw(st.sets(st.sampled_from(rivals), min_size=1))
    return Piece(linked, tuple(
        replace(read, weights=tuple(each for each in read.weights if each[0] in some)) for read in readings
    ))  # fmt: skip


def _weights(rival: str, direction: Direction, main: bool) -> st.SearchStrategy[tuple[str, Decimal, Decimal, Decimal]]:
    wide = st.integers(0, 5)
    return st.builds(
        lambda mid, below, above: (rival, mid - below, mid, mid + above),
        WEIGHTS.map(lambda mid: _signed(mid, direction) if main else mid), wide, wide,
    )  # fmt: skip


def _signed(mid: Decimal, direction: Direction) -> Decimal:
    match direction:
        case Direction.SUPPORTS:
            return abs(mid)
        case Direction.WEAKENS:
            return -abs(mid)
    return mid % 3


# recording ----------------------------------------------------------------------------------------------------------------

Act = tuple[int, int]
"""The link of a piece (n, 0), or its first, second… reading (n, 1), (n, 2)…"""


def acts(pieces: list[Piece]) -> list[Act]:
    return [(number, act) for number, piece in enumerate(pieces) for act in range(len(piece.readings) + 1)]


@st.composite
def orders(draw: st.DrawFn, pieces: list[Piece]) -> list[Act]:
    """The same acts in another order that could have been: what is read of a link comes after it, and the readings of
    one reader as they were."""
    given: list[Act] = []
    for number, act in draw(st.permutations(acts(pieces))):
        readings = pieces[number].readings
        before = [n for n in range(1, act) if readings[n - 1].reader == readings[act - 1].reader]
        given += [(number, each) for each in sorted({0, *before, act}) if (number, each) not in given]
    return given


def record(journal: Journal, pieces: list[Piece], order: Iterable[Act] | None = None, start: int = 0) -> list[Receipt]:
    """The receipts of the links. Each act has an id of its own, from `start`: recorded again it changes nothing."""
    links: dict[int, Receipt] = {}
    for number, act in acts(pieces) if order is None else order:
        piece, id = pieces[number], UUID(int=(1 << 100) + (start + number) * 10 + act)
        if act == 0:
            links[number] = journal.record(piece.linked, id=id)
        else:
            read = piece.readings[act - 1]
            weights = [{"rival": rival, "low": low, "mid": mid, "high": high} for rival, low, mid, high in read.weights]
            event = EvidenceJudged(evidence=links[number].ref, reader=read.reader, weights=weights, rationale="Lu.")
            journal.record(event, id=id)
    return [links[number] for number in sorted(links)]
