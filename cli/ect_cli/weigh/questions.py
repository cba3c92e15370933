"""The questions about one piece of evidence, in their order, as far as the answers given let them be known.

The rival is asked about first, for it is the one that people skip. No answer is proposed but those that somebody gave.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ect_cli.failures import WrongUsage
from ect_cli.figures import shortened, so_many
from ect_cli.weigh import words as say
from ect_cli.weigh.asking import YES_OR_NO, Answer, Question, of_vocabulary
from ect_cli.weigh.matter import Matter, open_claims
from ect_cli.weigh.weights import (
    Answers,
    direction_of,
    goes_another_way,
    numbers_of,
    turned_to,
    weight_against,
    weights_of,
)
from ect_journal.catalogue.hypotheses import main_rival, wording
from ect_journal.catalogue.vocabularies import Direction, Frequency, SourceKind
from ect_journal.event import unversioned
from ect_journal.fields import CODE, WORDS_LENGTH
from ect_journal.sources import propose_clusters, shared_with
from ect_journal.weighing import predictions_before, rivals_of, statement_of
from ect_journal.words import Text, plain, shown

DO_NOT_KNOW = "do_not_know"
SAYS_NOTHING = "says_nothing"
NONE_OF_THEM = "none"
_NONE = ("none", "no", "aucun", "aucune", "non")
"""Ways to say that a question finds nothing; never the name of a source."""


def plan(matter: Matter, answers: Answers) -> Iterator[Question]:
    """Every question that there is to ask, answered or not, in order; those that depend on an answer, once it is given."""
    if matter.linked is None:
        yield from _link_questions(matter)
    claim = claim_of(matter, answers)
    if claim is None:
        return
    for rival in matter.rivals or rivals_of(matter.view, claim):
        yield from _rival_questions(matter, answers, claim, rival)
        if rival == main_rival(matter.view, claim) and goes_another_way(matter, answers, claim):
            said, other = direction_of(matter, answers), turned_to(matter, answers, claim)
            asked = say.TURN.format(direction=said.label if said else "", other=other.label)
            yield Question("turn", asked, say.TURNED, YES_OR_NO)
    if weights_of(matter, answers):
        yield Question("rationale", say.ASK_RATIONALE, say.RATIONALE, reads=read_words)
    yield from _foreseen_questions(matter, answers, claim)
    if matter.linked is None or weights_of(matter, answers):
        yield _counted(matter, answers, claim)


def claim_of(matter: Matter, answers: Answers) -> str | None:
    found: Any = matter.claim or answers.get("claim")
    return found and unversioned(found)


def _link_questions(matter: Matter) -> Iterator[Question]:
    """What `evidence.linked` says, when nothing was linked yet."""
    if matter.claim is None:
        claims = [(code, held.text) for code in open_claims(matter.view) if (held := wording(matter.view, code))]
        listed = tuple(
            Answer(code, say.CLAIM_LINE.format(code=code, text=shortened(text, 90)), (code,)) for code, text in claims
        )
        clears = ("rival:", "turn", "prediction", "numbers", "cluster")
        yield Question("claim", say.ASK_CLAIM, say.CLAIM, listed, clears=clears)
    yield Question("direction", say.ASK_DIRECTION, say.DIRECTION, of_vocabulary(tuple(Direction)), clears=("turn",))
    yield Question("source_kind", say.ASK_SOURCE, say.SOURCE, of_vocabulary(tuple(SourceKind)))
    yield Question("why", say.ASK_WHY, say.WHY, reads=read_words)


# The two questions ------------------------------------------------------------------------------------------------------


def _rival_questions(matter: Matter, answers: Answers, claim: str, rival: str) -> Iterator[Question]:
    view, key = matter.view, f"rival:{rival}:"
    again = (f"{key}confirm", "turn")
    held = wording(view, claim)
    statement, text = statement_of(view, rival).rstrip("."), held.text.rstrip(".") if held else ""
    yield Question(
        f"{key}if_rival", say.ASK_IF_RIVAL.format(statement=statement, rival=rival), say.IF_RIVAL.format(rival=rival),
        (*_FREQUENCIES, _UNKNOWN, _NOTHING), clears=again,
    )  # fmt: skip
    if answers.get(f"{key}if_rival") in (DO_NOT_KNOW, SAYS_NOTHING):
        return
    yield Question(
        f"{key}if_claim", say.ASK_IF_CLAIM.format(text=text, claim=claim), say.IF_CLAIM.format(claim=claim, rival=rival),
        (*_FREQUENCIES, _UNKNOWN), clears=again,
    )  # fmt: skip
    weight = weight_against(answers, rival)
    if weight is not None:
        yield Question(f"{key}confirm", _so(weight), None, YES_OR_NO)


_FREQUENCIES = of_vocabulary(tuple(Frequency))
_UNKNOWN = Answer(DO_NOT_KNOW, say.DO_NOT_KNOW)
_NOTHING = Answer(SAYS_NOTHING, say.SAYS_NOTHING)


def _so(weight: Mapping[str, Any]) -> Text:
    """What two answers come to, in so many times."""
    low, mid, high = (10 ** (float(weight[name]) / 10) for name in ("low", "mid", "high"))
    if mid == 1:
        return say.SO_EITHER.format(high=so_many(high))
    if mid > 1:
        return say.SO_FOR_CLAIM.format(times=so_many(mid), low=so_many(low), high=so_many(high))
    return say.SO_FOR_RIVAL.format(times=so_many(1 / mid), low=so_many(1 / high), high=so_many(1 / low))


# What was foreseen, what is counted already -----------------------------------------------------------------------------


def _foreseen_questions(matter: Matter, answers: Answers, claim: str) -> Iterator[Question]:
    """The predictions registered before the entry, and then what the one that is named had said."""
    cited = matter.linked.prediction if matter.linked else None
    before = {each.code: each.title for each in predictions_before(matter.view, claim, matter.entry.position)}
    if not before and cited is None:
        return
    listed = [
        Answer(code, say.PREDICTION_LINE.format(code=code, title=title), (code,))
        for code, title in before.items()
        if code != cited
    ]
    if cited is not None:
        titles = {each.code: each.title for each in predictions_before(matter.view, claim, matter.view.head + 1)}
        now = say.CITED_NOW.format(code=cited, title=titles.get(cited, ""), link=matter.link)
        listed.insert(0, Answer(cited, now, (cited,)))
    none = Answer(NONE_OF_THEM, say.NONE_OF_THEM, _NONE)
    yield Question("prediction", say.ASK_FORESEEN, say.FORESEEN, (*listed, none), clears=("numbers", "turn"))
    if numbers := numbers_of(matter, answers):
        each = [
            (say.NUMBER_FOR_CLAIM if weight.mid >= 0 else say.NUMBER_FOR_RIVAL).format(
                rival=weight.rival, times=so_many(10 ** (abs(float(weight.mid)) / 10))
            )
            for weight in numbers
        ]
        listed_numbers = Text("; ".join(said.en for said in each), " ; ".join(said.fr for said in each))
        asked = say.TAKE_NUMBERS.format(prediction=answers["prediction"], numbers=listed_numbers)
        yield Question("numbers", asked, say.NUMBERS, YES_OR_NO, clears=("turn",))


def _counted(matter: Matter, answers: Answers, claim: str) -> Question:
    """The common sources that are known, closest first; a name of one's own is read as well."""
    listed: dict[str, Answer] = {}
    if matter.linked is not None:
        own = matter.linked.cluster
        listed[own] = Answer(own, say.AS_IT_IS.format(cluster=own, link=matter.link), (own, *_NONE))
    else:
        for proposal in propose_clusters(matter.view, matter.entry.ref):
            said = say.PROPOSED.format(cluster=proposal.cluster, reason=proposal.reason)
            listed[proposal.cluster] = Answer(proposal.cluster, said, (proposal.cluster,))
    for other in shared_with(matter.view, claim, matter.entry.ref, matter.linked.cluster if matter.linked else None):
        title = shortened(other.entry.event.headline(), 60)
        said = say.ELSEWHERE.format(
            cluster=other.cluster, reason=other.reason, link=other.link, entry=other.entry.ref, title=title
        )
        listed.setdefault(other.cluster, Answer(other.cluster, said, (other.cluster,)))
    return Question("cluster", say.ASK_COUNTED, say.COUNTED, tuple(listed.values()), reads=_read_name)


# Reading what is typed --------------------------------------------------------------------------------------------------


def read_words(written: str) -> str:
    if len(written) > WORDS_LENGTH:
        raise WrongUsage(say.TOO_LONG.format(most=WORDS_LENGTH), say.SHORTER)
    return written


def _read_name(written: str) -> str:
    if not re.fullmatch(CODE, written) or plain(written) in _NONE:
        raise WrongUsage(say.NOT_A_NAME.format(written=shown(written)), say.A_NAME)
    return written
