"""Blind readings: what a second reader is asked, and what becomes of the answers.

    grid = grid_of(journal, "P-05")                 # what counts now and P-05 has not weighed
    for question in grid.questions:
        question.entry, question.statement, question.text  # what was seen, the rival, the claim
    journal.read_blind(grid, "J118", {"R-appel": ("rarely", "half")}, rationale="…")

A question says what was seen, which rival and which claim; never how the entry was said to bear on the claim, nor what
anybody answered. A judgement is `blind` when it answers a grid, and by no other way; what is restored or moved stays as
it was recorded. Leaves to who shows a grid in which words it is shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import orjson

from ect_journal.catalogue.evidence import Evidence, EvidenceJudged, EvidenceLinked
from ect_journal.catalogue.hypotheses import Rival, RivalRegistered, wording
from ect_journal.entry import Entry
from ect_journal.errors import InvalidInput
from ect_journal.event import Event
from ect_journal.words import Text, nearest, shown

if TYPE_CHECKING:
    from ect_journal.journal import Journal
    from ect_journal.register import Register

Answers = tuple[str, str]
"""How often it would be seen if the rival is true, then if the claim is (two `Frequency`): the rival first."""


@dataclass(frozen=True)
class Question:
    """One piece of evidence (the link `evidence`) against one rival. `entry` is what was seen, as it reads now; `text`
    is the claim's in its version `claim`, `statement` the rival's."""

    evidence: str
    entry: Entry
    claim: str
    text: str
    rival: str
    statement: str

    @property
    def digest(self) -> str:
        """Of all that the question says: another one means another question."""
        said = self.entry.event.model_dump(mode="json", exclude_none=True)
        whole = [self.entry.ref, said, str(self.entry.occurred), self.claim, self.text, self.rival, self.statement]
        return sha256(orjson.dumps(whole, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


@dataclass(frozen=True)
class Grid:
    """What one reader is asked, as the journal stood at entry `at`."""

    journal: str
    reader: str
    at: int
    questions: tuple[Question, ...]

    def question(self, evidence: str, rival: str) -> Question | None:
        return next((each for each in self.questions if (each.evidence, each.rival) == (evidence, rival)), None)


# asking ---------------------------------------------------------------------------------------------------------------


def grid_of(journal: "Journal", reader: str, about: str | None = None) -> Grid:
    """What this reader never weighed, taken back since or not, of what counts now: the entry stands, its link counts for the claim as it reads,
    and the rival competes with it. Of one claim, or of one hypothesis, when `about` names it.

    Raises `InvalidInput` when nobody or nothing has that code.
    """
    register = journal.register()
    _known(register, reader, Text("No actor", "Aucun acteur"), register.all("actor"))
    claims = set(register.all("claim"))
    if about is not None:
        _known(
            register, about, Text("No claim and no hypothesis", "Aucun énoncé, aucune hypothèse"),
            [*claims, *register.all("hypothesis")],
        )  # fmt: skip
        claims = {code for code in claims if about in (code, register.get("claim", code).hypothesis)}
    found = [
        question
        for ref, evidence in register.all("evidence").items()
        if evidence.claim in claims
        for question in _questions(register, ref, evidence, reader)
    ]
    found.sort(key=lambda question: (question.entry.position, int(question.evidence[1:])))
    return Grid(str(journal.uuid), reader, register.head, tuple(found))


def _known(register: "Register", code: str, what: Text, known: "Mapping[str, object] | list[str]") -> None:
    if code not in known:
        close = nearest(code, known)
        guess = Text(f"Did you mean {close}? ", f"Vouliez-vous dire {close} ? ") if close else Text("", "")
        listed = ", ".join(sorted(known)) or "-"
        raise InvalidInput(
            Text(f"{what.en} has the code {shown(code)}.", f"{what.fr} n’a le code {shown(code)}."),
            Text(f"{guess.en}Known codes: {listed}.", f"{guess.fr}Codes connus : {listed}."),
        )


def _questions(register: "Register", ref: str, evidence: Evidence, reader: str) -> Iterator[Question]:
    link, held = register.entry(ref), wording(register, evidence.claim)
    if link is None or not isinstance(link.event, EvidenceLinked) or held is None or held.closed_by is not None:
        return
    seen = register.entry(link.event.entry)
    counts = evidence.stands and held.counts(evidence.version, ref) and register.live(link.event.entry)
    if seen is None or not counts:
        return
    rivals: list[tuple[str, Rival]] = [
        (code, register.get("rival", code)) for code in register.get("claim", evidence.claim).rivals
    ]
    for code, rival in sorted(rivals, key=lambda each: not each[1].main):
        registered = register.entry(f"J{rival.position}")
        if (
            not evidence.read_by(reader, code)
            and registered is not None
            and isinstance(registered.event, RivalRegistered)
        ):
            statement = registered.event.statement
            yield Question(ref, seen, f"{evidence.claim}@{held.current}", held.text, code, statement)


# answering ------------------------------------------------------------------------------------------------------------


def reading_of(
    journal: "Journal", grid: Grid, evidence: str, answers: Mapping[str, Answers], rationale: str | None
) -> EvidenceJudged:
    """The judgement that these answers give. Raises `InvalidInput` for what the grid does not ask, or the journal no more."""
    if grid.journal != str(journal.uuid):
        raise InvalidInput(
            Text("This grid asks about another journal.", "Cette grille interroge un autre journal."),
            Text("Make one of this journal (blind.grid_of).", "Faites-en une de ce journal (blind.grid_of)."),
        )
    register = journal.register()
    for rival, pair in answers.items():
        question = grid.question(evidence, rival)
        if question is None:
            raise InvalidInput(
                Text(f"The grid of {grid.reader} does not ask about {evidence} against {rival}.", f"La grille de {grid.reader} n’interroge pas sur {evidence} contre {rival}."),
                Text("Answer what it asks (Grid.questions); what was weighed already is not asked again.", "Répondez à ce qu’elle demande (Grid.questions) ; ce qui est déjà pesé n’est plus demandé."),
            )  # fmt: skip
        if not still_asked(register, grid.reader, evidence, rival, question.digest):
            because = changed_since(register, evidence, rival, grid.at)
            by = f" ({because})" if because else ""
            raise InvalidInput(
                Text(f"What the grid asks about {evidence} against {rival} has changed since it was made{by}.", f"Ce que la grille demande sur {evidence} contre {rival} a changé depuis qu’elle fut faite{by}."),
                Text("Make a new grid, and ask again.", "Faites une nouvelle grille, et demandez à nouveau."),
            )  # fmt: skip
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            raise InvalidInput(
                Text(f"Against {rival}, two answers are needed: {shown(pair)} is not.", f"Contre {rival}, il faut deux réponses : {shown(pair)} n’en est pas."),
                Text('Give how often it is seen if the rival is true, then if the claim is: ("rarely", "half").', "Donnez combien de fois on le voit si la rivale est vraie, puis si l’énoncé l’est : (\"rarely\", \"half\")."),
            )  # fmt: skip
    weights = [{"rival": rival, "if_rival": first, "if_claim": then} for rival, (first, then) in answers.items()]
    return EvidenceJudged(evidence=evidence, reader=grid.reader, weights=weights, blind=True, rationale=rationale)


def still_asked(register: "Register", reader: str, evidence: str, rival: str, digest: str) -> bool:
    """Whether the question with this digest is the one that the journal asks now. (What the reader has weighed meanwhile is
    left to the rules, which say by which entry.)"""
    state: Evidence | None = register.get("evidence", evidence)
    if state is None or state.read_by(reader, rival):
        return state is not None
    return digest in (each.digest for each in _questions(register, evidence, state, reader) if each.rival == rival)


def identity(grid: Grid, evidence: str, answers: Mapping[str, Answers], rationale: str | None) -> UUID:
    """An id for these answers, always the same: given to `read_blind`, what is recorded already is not recorded twice."""
    said = [grid.reader, evidence, dict(answers), rationale]
    return uuid5(UUID(grid.journal), orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode())


def check_open(event: Event) -> None:
    """Raises `InvalidInput` when a judgement says of itself that it is blind."""
    if isinstance(event, EvidenceJudged) and event.blind:
        raise InvalidInput(
            Text("A judgement is blind when it answers a grid, not because it says so.", "Un jugement est en aveugle quand il répond à une grille, non parce qu’il le dit."),
            Text("`ect judge --sheet FILE.xlsx --reader CODE` makes one (in Python: read_blind); or leave blind out.", "« ect judge --sheet FICHIER.xlsx --reader CODE » en fait une (en Python : read_blind) ; ou retirez blind."),
        )  # fmt: skip


# what changed meanwhile -----------------------------------------------------------------------------------------------


def changed_since(register: "Register", evidence: str, rival: str, at: int) -> str | None:
    """The last entry after `at` that changed what is asked of this piece against this rival; None when there is none."""
    link = register.entry(evidence)
    if link is None or not isinstance(link.event, EvidenceLinked):
        return None
    state, against = register.get("evidence", evidence), register.get("rival", rival)
    claim = register.get("claim", state.claim) if state else None
    hypothesis = register.get("hypothesis", claim.hypothesis) if claim else None
    sources = [link.position, int(link.event.entry[1:])]
    sources += [each.position for each in (against, claim, hypothesis) if each is not None]
    marks = [mark.position for source in sources for mark in register.folded.marks.get(source, ())]
    later = [position for position in (*marks, *(hypothesis.revisions if hypothesis else ())) if position > at]
    return f"J{max(later)}" if later else None
