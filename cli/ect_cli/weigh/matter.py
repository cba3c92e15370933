"""What is to be weighed: a link, or an entry of the field that has to be linked first.

Finds it from what was written on the line. Leaves the questions about it to `questions`.
"""

from dataclasses import dataclass

from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.figures import shortened
from ect_cli.record.around import citations
from ect_cli.weigh import words as say
from ect_journal import Entry, Journal
from ect_journal.catalogue import EvidenceLinked
from ect_journal.catalogue.evidence import Evidence
from ect_journal.catalogue.hypotheses import wording
from ect_journal.event import unversioned
from ect_journal.register import Register
from ect_journal.sources import links_of
from ect_journal.weighing import linkable_types, rivals_of
from ect_journal.words import Text, nearest


@dataclass(frozen=True)
class Matter:
    """What was seen (`entry`), who weighs it, and the link it is weighed by; without one, it is to be linked to `claim`,
    or to a claim that is asked for. `rivals`: those to weigh it against, the main one first; all of those of the claim
    when nothing says which."""

    view: Register
    reader: str
    entry: Entry
    link: str | None = None
    linked: EvidenceLinked | None = None
    claim: str | None = None
    again: bool = False
    rivals: tuple[str, ...] = ()


def matter_of_link(view: Register, link: str, reader: str) -> Matter:
    """A link, against the rivals that this reader has not weighed it against; against all of them, again, when none is
    left. Raises `CouldNot` when its claim has no rival."""
    linked = view.entry(link)
    assert linked is not None
    assert isinstance(linked.event, EvidenceLinked)
    cited = view.entry(linked.event.entry)
    assert cited is not None
    rivals, state = rivals_of(view, linked.event.claim), view.get("evidence", link)
    claim = unversioned(linked.event.claim)
    if not rivals:
        raise CouldNot(say.NO_RIVAL.format(claim=claim), say.REGISTER_RIVAL.format(claim=claim))
    left = tuple(rival for rival in rivals if rival not in _weighed(state, reader))
    return Matter(view, reader, cited, link, linked.event, claim, again=not left, rivals=left or rivals)


def _weighed(state: Evidence, reader: str) -> set[str]:
    return {rival for _, who, rivals in state.judged if who == reader for rival in rivals}


def links_named(journal: Journal, written: str, claim: str | None) -> tuple[Entry, tuple[str, ...]]:
    """The entry of the field that was named, itself or by a link, and its links: that one, or all that stand (to `claim`,
    when it is named). Raises `CouldNot` for what is no evidence."""
    view, entry = journal.register(), journal.current(citations([written])[0])
    if not view.live(entry.ref):
        raise CouldNot(say.RETRACTED.format(ref=entry.ref), say.NAME_EVIDENCE)
    if isinstance(entry.event, EvidenceLinked):
        return journal.current(entry.event.entry), (entry.ref,)
    if entry.type not in linkable_types():
        raise CouldNot(say.NO_EVIDENCE.format(ref=entry.ref, type=entry.type), say.NAME_EVIDENCE)
    if claim is not None:
        check_claim(view, claim)
    return entry, links_of(view, entry.ref, claim)


def open_claims(view: Register) -> list[str]:
    """The codes of the claims that are not closed."""
    return [code for code in view.all("claim") if (held := wording(view, code)) and held.closed_by is None]


def check_claim(view: Register, claim: str) -> None:
    known = open_claims(view)
    if unversioned(claim) not in known:
        raise WrongUsage(
            say.NO_SUCH_CLAIM.format(claim=claim),
            say.OPEN_CLAIMS.format(known=", ".join(known)),
            close=nearest(claim, known),
        )


def check_reader(view: Register, reader: str) -> None:
    """Before anything is asked: a conversation that ends on an unknown reader is time lost."""
    if view.get("actor", reader) is None:
        known = sorted(view.all("actor"))
        hint = say.KNOWN_READERS.format(known=", ".join(known[:40]))
        raise WrongUsage(say.NO_SUCH_READER.format(reader=reader), hint, close=nearest(reader, known))


def single_link(journal: Journal, written: str, claim: str | None) -> str:
    """The link that was named, for who answers no question. Raises `CouldNot` when there is none, or several."""
    entry, links = links_named(journal, written, claim)
    if not links:
        said = say.NO_LINK.format(ref=entry.ref, claim=claim or say.ANY_CLAIM)
        raise CouldNot(said, say.LINK_IT.format(ref=entry.ref))
    if len(links) > 1:
        raise CouldNot(say.SEVERAL_LINKS.format(ref=entry.ref, links=", ".join(links)), say.NAME_ONE_LINK)
    return links[0]


def link_line(view: Register, ref: str) -> Text:
    """A link on one line: its number, its claim, what was seen and when."""
    linked = view.entry(ref)
    assert linked is not None
    assert isinstance(linked.event, EvidenceLinked)
    seen = view.entry(linked.event.entry)
    assert seen is not None
    return say.LINK_LINE.format(
        link=ref,
        claim=linked.event.claim,
        entry=seen.ref,
        day=seen.occurred,
        title=shortened(seen.event.headline(), 80),
    )
