"""The questions about one piece of evidence, in their order, as far as the answers given let them be known.

The rival is asked about first, for it is the one that people skip. No answer is proposed but those that somebody gave.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ect_cli.failures import WrongUsage
from ect_cli.figures import shortened, so_many
from ect_cli.record.values import yes_or_no
from ect_cli.weigh import words as say
from ect_cli.weigh.asking import YES_OR_NO, Answer, Question, of_vocabulary
from ect_cli.weigh.matter import Matter, open_claims
from ect_cli.weigh.weights import (
    TURN,
    Answers,
    direction_of,
    goes_another_way,
    held_by,
    numbers_of,
    turn_key,
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
from ect_journal.words import Text, nearest, plain, shown

DO_NOT_KNOW = "do_not_know"
SAYS_NOTHING = "says_nothing"
NONE_OF_THEM = "none"
WEIGH_AGAIN, NEW_SOURCE = "weigh again", "cluster:new"
"""Keys of two questions that are asked where an answer cannot simply be taken."""
_NONE = ("none", "no", "aucun", "aucune", "non")
"""Ways to say that a question finds nothing; never the name of a source."""


def plan(matter: Matter, answers: Answers) -> Iterator[Question]:
    """Every question that there is to ask, answered or not, in order; those that depend on an answer, once it is given."""
    if matter.linked is None:
        yield from _link_questions(matter)
    claim = claim_of(matter, answers)
    if claim is None:
        return
    rivals = matter.rivals or rivals_of(matter.view, claim)
    for number, rival in enumerate(rivals, 1):
        yield from _rival_questions(matter, answers, claim, rival, (number, len(rivals)))
        if rival == main_rival(matter.view, claim) and goes_another_way(matter, answers, claim):
            yield _turn(matter, answers, claim)
    if weights_of(matter, answers):
        yield Question("rationale", say.ASK_RATIONALE, say.RATIONALE, reads=read_words)
    yield from _foreseen_questions(matter, answers, claim)
    if matter.linked is None or weights_of(matter, answers):
        yield (counted := _counted(matter, answers, claim))
        named = answers.get(counted.key)
        if named and named not in {each.value for each in counted.answers} | clusters_known(matter):
            yield _new_source(matter, named)


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
        clears = ("rival:", TURN, "prediction", "numbers", "cluster")
        yield Question("claim", say.ASK_CLAIM, say.CLAIM, listed, clears=clears)
    yield Question("direction", say.ASK_DIRECTION, say.DIRECTION, of_vocabulary(tuple(Direction)))
    yield Question("source_kind", say.ASK_SOURCE, say.SOURCE, of_vocabulary(tuple(SourceKind)))
    yield Question("why", say.ASK_WHY, say.WHY, reads=read_words)


# The two questions ------------------------------------------------------------------------------------------------------


def _rival_questions(
    matter: Matter, answers: Answers, claim: str, rival: str, place: tuple[int, int]
) -> Iterator[Question]:
    """Both questions, and whether what they come to was meant. `place`: which of the rivals it is, of how many."""
    view, key = matter.view, f"rival:{rival}:"
    again = (f"{key}confirm", *([TURN] if rival == main_rival(view, claim) else []))
    held = wording(view, claim)
    statement, text = statement_of(view, rival).rstrip("."), held.text.rstrip(".") if held else ""
    asked = say.ASK_IF_RIVAL.format(statement=statement, rival=rival)
    if place[1] > 1:
        asked = say.OF_SEVERAL.format(number=place[0], count=place[1], asked=asked)
    yield Question(
        f"{key}if_rival", asked, say.IF_RIVAL.format(rival=rival),
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


def _turn(matter: Matter, answers: Answers, claim: str) -> Question:
    """Whether the direction is to be corrected; whether to weigh again, where judgements that stand hold it."""
    said, other = direction_of(matter, answers), turned_to(matter, answers, claim)
    linked = say.LINKED_SO.format(link=matter.link) if matter.link else say.ANSWERED_SO
    labels = {"linked": linked, "direction": said.label if said else "", "other": other.label}
    held = held_by(matter, other)
    if not held:
        return Question(turn_key(matter, answers, claim), say.TURN.format(**labels), say.TURNED, YES_OR_NO)
    own = [ref for ref, reader in held if reader == matter.reader]
    way = say.TAKE_BACK.format(refs=" ".join(own)) if len(own) == len(held) else say.READ_BLIND
    judged = ", ".join(f"{ref}, {reader}" for ref, reader in held)
    return Question(WEIGH_AGAIN, say.DIRECTION_HELD.format(**labels, judged=judged, way=way), None, YES_OR_NO)


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
    yield Question("prediction", say.ASK_FORESEEN, say.FORESEEN, (*listed, none), clears=("numbers",))
    if numbers := numbers_of(matter, answers):
        each = [
            (say.NUMBER_FOR_CLAIM if weight.mid >= 0 else say.NUMBER_FOR_RIVAL).format(
                rival=weight.rival, times=so_many(10 ** (abs(float(weight.mid)) / 10))
            )
            for weight in numbers
        ]
        listed_numbers = Text("; ".join(said.en for said in each), " ; ".join(said.fr for said in each))
        asked = say.TAKE_NUMBERS.format(prediction=answers["prediction"], numbers=listed_numbers)
        yield Question("numbers", asked, say.NUMBERS, YES_OR_NO)


def _counted(matter: Matter, answers: Answers, claim: str) -> Question:
    """The common sources that are known, closest first; a name of one's own is read as well."""
    listed: dict[str, Answer] = {}
    if matter.linked is not None:
        own = matter.linked.cluster
        listed[own] = Answer(
            own,
            say.AS_IT_IS.format(cluster=own, link=matter.link),
            (own, *say.KEEP, *(f"{word} {own}" for word in say.KEEP)),
        )
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


def _new_source(matter: Matter, cluster: str) -> Question:
    """Whether a name that nothing counts under is meant: a slip would count one source twice."""
    close = nearest(cluster, sorted(clusters_known(matter)))
    asked = say.NEW_SOURCE_NEAR if close else say.NEW_SOURCE
    return Question(NEW_SOURCE, asked.format(cluster=cluster, close=close), None, YES_OR_NO)


def clusters_known(matter: Matter) -> set[str]:
    """The names under which something is linked."""
    return {source.cluster for source in matter.view.all("source").values()}


# Reading what is typed --------------------------------------------------------------------------------------------------


def read_words(written: str) -> str:
    if len(written) > WORDS_LENGTH:
        raise WrongUsage(say.TOO_LONG.format(most=WORDS_LENGTH), say.SHORTER)
    return written


def _read_name(written: str) -> str:
    if not re.fullmatch(CODE, written) or plain(written) in _NONE or yes_or_no(written) is not None:
        raise WrongUsage(say.NOT_A_NAME.format(written=shown(written)), say.A_NAME)
    return written
