"""The right of access: everything that the journal holds about one person, and the traces they leave in public.

    found = access(journal, "P-07")
    found.values        # each sealed value about them: what it says here, on what it rests, until when
    found.mentions      # the entries of the log that name their code

About nobody else: a value that is about others too is said to be, and no other code is given. A value erased is known
by what the log still says of it (the entry that committed to it, the one that erased it), since the vault has let go
of the rest. Writes nothing; `access_content` says it in words, and `access_page` makes two files of it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from ect_journal.catalogue import ActorRegistered, ActorUpdated, ErasureExecuted, ProgrammeOpened
from ect_journal.catalogue.actors import Actor
from ect_journal.catalogue.corrections import EntryCorrected
from ect_journal.catalogue.vocabularies import Nature, Retention
from ect_journal.codec import corrected, decode
from ect_journal.committed import Place, places
from ect_journal.entry import Entry
from ect_journal.fields import Attachment
from ect_journal.persons import BY, Standing, history, named_in, standing_entries, where_stands
from ect_journal.retention import CLASSES, Terms, terms_of
from ect_journal.sealing import digests_of
from ect_journal.standing import reading_at
from ect_journal.vault import Access, Opened

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Value(NamedTuple):
    """One sealed value about the person.

    `ref` is the entry that first committed to it, `entry` that entry (for a correction, what it corrected, as it then
    read), `field` its field; all three None for a value that the log does not know. `also` cite it again. `stands`:
    whether the entry stands and still says this. `file` is the attachment whose fingerprint the value is. `joint`:
    whether it is about somebody else too. `end`: the last day on which it is kept.
    """

    digest: str
    ref: str | None
    entry: Entry | None
    field: str | None
    also: tuple[str, ...]
    stands: bool
    opened: Opened
    file: Attachment | None
    retention: Retention
    joint: bool
    end: date | None


class Mention(NamedTuple):
    """An entry that names the person, as it was recorded, with the fields that do; whether it stands and still reads
    so."""

    entry: Entry
    fields: tuple[str, ...]
    stands: bool


class Erased(NamedTuple):
    """An erasure that concerned the person, and how many of their values it took."""

    entry: Entry
    values: int


class Held(NamedTuple):
    """What the journal holds about `actor`, as of `day`.

    `mentions` and `written` are all the entries that name them and that they recorded, those withdrawn included;
    `roles` and `history` those that stand and say their roles, the notices they had, what they consented to and took
    back; `standing` is what these come to; `people` the codes of all other persons, which no page of theirs gives;
    `labels` the public names of organisations.
    """

    actor: str
    day: date
    origin: str
    uuid: str
    head: int
    zone: ZoneInfo
    programme: ProgrammeOpened | None
    terms: Terms
    values: tuple[Value, ...]
    mentions: tuple[Mention, ...]
    written: tuple[str, ...]
    roles: tuple[Entry, ...]
    history: tuple[Entry, ...]
    standing: Standing
    erasures: tuple[Erased, ...]
    people: frozenset[str]
    labels: Mapping[str, str]

    def count(self, *access: Access) -> int:
        """How many of the values are open, sealed, erased… here."""
        return sum(value.opened.access in access for value in self.values)

    @property
    def kept(self) -> int:
        """How many values the vault holds, whether or not they open here."""
        return self.count(Access.OPEN, Access.SEALED, Access.ALTERED)


def access(journal: "Journal", actor: str) -> Held:
    """Everything held about an actor: a person, or an organisation, which may be one person's."""
    day = journal.world.now().astimezone(journal.time_zone).date()
    recorded = list(journal.entries())
    standing = list(standing_entries(journal, recorded))
    terms = terms_of(journal, standing)
    own = tuple(history(standing, actor))
    values = tuple(_values(journal, recorded, actor, terms))
    actors: Mapping[str, Actor] = journal.register().all("actor")
    programmes = [entry.event for entry in standing if isinstance(entry.event, ProgrammeOpened)]
    return Held(
        actor=actor, day=day, origin=journal.origin, uuid=str(journal.uuid), head=journal.head, zone=journal.time_zone,
        programme=programmes[0] if programmes else None, terms=terms, values=values,
        mentions=tuple(_mentions(journal, recorded, actor)),
        written=tuple(entry.ref for entry in recorded if entry.by == actor),
        roles=tuple(sorted((entry for entry in standing if _says_roles(entry, actor)), key=_when)),
        history=own, standing=where_stands(own, day), erasures=tuple(_erasures(journal, actor, values)),
        people=frozenset(_persons(recorded)) - {actor},
        labels={code: known.label for code, known in actors.items() if known.label},
    )  # fmt: skip


def _persons(recorded: Iterable[Entry]) -> Iterable[str]:
    """The code of everybody who was ever registered."""
    for entry in recorded:
        if isinstance(entry.event, ActorRegistered) and entry.event.nature is not Nature.ORGANISATION:
            yield entry.event.code


def _mentions(journal: "Journal", recorded: Iterable[Entry], actor: str) -> Iterable[Mention]:
    register = journal.register()
    for entry in recorded:
        said = _read(journal, entry)  # a correction repeats what it corrects
        fields = tuple(dict.fromkeys(field for code, field in named_in(said) if code == actor and field != BY))
        if fields:
            stands = reading_at(entry.position, register.folded.marks) == entry.position
            yield Mention(entry, fields, stands)


def _says_roles(entry: Entry, actor: str) -> bool:
    match entry.event:
        case ActorRegistered(code=code) | ActorUpdated(actor=code):
            return code == actor
    return False


def _when(entry: Entry) -> tuple[date, int]:
    return entry.occurred.start, entry.position


# the values -------------------------------------------------------------------------------------------------------------


def _values(journal: "Journal", recorded: Iterable[Entry], actor: str, terms: Terms) -> list[Value]:
    """Those that the vault says are about the actor; and those that are not there any more, or not here, of which the
    log says as much."""
    rows = {row.digest: row for row in journal.store.sealed_about(actor)}
    ours, others = _said_about(journal, recorded, actor)
    wanted = dict.fromkeys([*rows, *ours, *(each for each in _gone_with_keys(journal, actor) if each not in others)])
    where = places(journal, wanted.keys()) if wanted else {}
    opened = journal.vault.open(wanted, strict=False)  # what was damaged is said, and hides nothing else
    found = []
    for digest in wanted:
        there, row = where.get(digest, []), rows.get(digest)
        holder = _read(journal, there[0].entry) if there else None
        if row is not None:
            retention, about = CLASSES.get(row.retention, Retention.VERBATIM), row.about
        elif holder is not None:
            retention, about = CLASSES[holder.event.RETENTION], (actor,)
        else:
            continue  # named by an erasure that this machine has seen, of an entry that this copy has not
        found.append(Value(
            digest=digest, ref=there[0].ref if there else None, entry=holder, field=there[0].field if there else None,
            also=tuple(place.ref for place in there[1:]),
            stands=any(_says_still(journal, place, digest) for place in there), opened=opened[digest],
            file=there[0].value if there and isinstance(there[0].value, Attachment) else None,
            retention=retention, joint=len(about) > 1, end=terms.end(retention, about),
        ))  # fmt: skip
    order = {digest: number for number, digest in enumerate(where)}  # as they stand in the log
    return sorted(found, key=lambda value: (value.entry.position if value.entry else 0, order.get(value.digest, 0)))


def _said_about(journal: "Journal", recorded: Iterable[Entry], actor: str) -> tuple[list[str], set[str]]:
    """The values of the entries that say in public whom they are about, as an interview does: those about the actor,
    and those about another."""
    ours: list[str] = []
    others: set[str] = set()
    for entry in recorded:
        event = _read(journal, entry).event
        if event.ABOUT:
            digests = filter(None, digests_of(event))
            ours.extend(sorted(digests)) if getattr(event, event.ABOUT) == actor else others.update(digests)
    return ours, others - set(ours)


def _gone_with_keys(journal: "Journal", actor: str) -> list[str]:
    """The values of the erasures that destroyed keys of this actor, and of nobody else whom this keyring knows."""
    known = {key.id: key.subject for key in journal.keyring.listed() if key.subject is not None}
    return [
        digest
        for _, event in _executed(journal)
        if {known[key] for key in event.key_ids if key in known} == {actor}
        for digest in event.digests
    ]


def _executed(journal: "Journal") -> Iterable[tuple[Entry, ErasureExecuted]]:
    for entry in (decode(row.state) for row in journal.store.privacy()):
        if isinstance(entry.event, ErasureExecuted):
            yield entry, entry.event


def _erasures(journal: "Journal", actor: str, values: Iterable[Value]) -> Iterable[Erased]:
    """Those that took one of these values, or a key of this actor."""
    digests = {value.digest for value in values}
    theirs = {key.id for key in journal.keyring.listed() if key.subject == actor}
    for entry, event in _executed(journal):
        taken = digests & set(event.digests)
        if taken or theirs & set(event.key_ids):
            yield Erased(entry, len(taken))


def _read(journal: "Journal", entry: Entry) -> Entry:
    """The entry, or for a correction what it made of the one it corrected."""
    if isinstance(entry.event, EntryCorrected):
        return corrected(journal.entry(entry.event.entry), entry)
    return entry


def _says_still(journal: "Journal", place: Place, digest: str) -> bool:
    register = journal.register()
    reading = register.entry(place.of) if register.live(place.of) else None
    return reading is not None and digest in digests_of(reading.event)
