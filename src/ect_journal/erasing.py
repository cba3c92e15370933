"""Erasing sealed values for good: rehearsed, recorded, carried out, and finished at the next open if it was stopped.

The order is what makes it safe: this machine notes what it is about to do (`seen`), so that it may end it later; files
that repeat the values go (the vault still has them); then, in one
transaction, the log says what was erased and the vault lets go of it; what the transaction said is then carried out on
keys, attachments and pages by `Vault.obey` and `Store.clean`, which every opening does again. No entry changes.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ect_journal import leftovers
from ect_journal.appending import Made
from ect_journal.catalogue.privacy import ErasureExecuted
from ect_journal.committed import Place, places
from ect_journal.drafting import Receipt
from ect_journal.errors import InvalidInput, ReadOnly
from ect_journal.leftovers import Leftovers
from ect_journal.recording import draft_of
from ect_journal.sealing import SealedRow
from ect_journal.seen import Erasure
from ect_journal.store import Gone
from ect_journal.vault import NOBODY, Access, Opened, erasure_of
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal

AT_ONCE = 700
"""Digests and keys that one entry names at most: it has 65,535 bytes."""


class Held(NamedTuple):
    """One sealed value that the vault holds: its row, where the log commits to it, what it says when it opens here."""

    row: SealedRow
    places: tuple[Place, ...]
    opened: Opened


class Rehearsal(NamedTuple):
    """What an erasure would do.

    `people` lose every value and their keys. `values` go. `others` are people whom these values are about too.
    `destroyed` are ids of keys; `relocked` the values that stay and stood under them, to be put under new keys;
    `kept_keys` the ids that would be destroyed, were what stays under them open here. `files` repeat the values;
    `unsearched` are exports and drafts that may repeat those that do not open here.
    """

    people: tuple[str, ...]
    values: tuple[Held, ...]
    others: tuple[str, ...]
    destroyed: tuple[str, ...]
    relocked: tuple[SealedRow, ...]
    kept_keys: tuple[str, ...]
    files: Leftovers
    unsearched: tuple[Path, ...] = ()

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries whose values go, corrections included, in order."""
        found = {place.entry.position: place.ref for value in self.values for place in value.places}
        return tuple(found[position] for position in sorted(found))

    @property
    def unopened(self) -> int:
        """Values that do not open here: files that repeat them cannot be looked for."""
        return sum(value.opened.access is not Access.OPEN for value in self.values)


class Done(NamedTuple):
    """What an erasure did: its entries, and how many values went.

    `finished` when nothing of it is left to do here, else the next opening tries again what it can; `keys_left` when keys
    are still here, in a folder that cannot be written; `unsearched` are exports and drafts that nobody could search.
    `elsewhere` counts the keys that never were here: whoever has them destroys them at their next opening.
    """

    receipts: tuple[Receipt, ...]
    values: int
    finished: bool
    keys_left: bool = False
    elsewhere: int = 0
    unsearched: tuple[Path, ...] = ()


def held(journal: "Journal", rows: Iterable[SealedRow]) -> tuple[Held, ...]:
    """These rows of the vault with where they stand and what they say, in the order of their entries."""
    kept = {row.digest: row for row in rows}
    where = places(journal, kept.keys()) if kept else {}
    opened = journal.vault.open(kept, strict=False)  # what is damaged can be erased too
    found = [Held(row, tuple(where.get(digest, ())), opened[digest]) for digest, row in kept.items()]
    return tuple(
        sorted(found, key=lambda value: (value.places[0].entry.position if value.places else 0, value.row.digest))
    )


def rehearse(
    journal: "Journal", people: Collection[str] = (), entries: Iterable[Any] = (), digests: Collection[str] = ()
) -> Rehearsal:
    """What erasing all that is held about these people, or these entries' sealed values, or these digests, would do.
    Writes nothing. Raises `InvalidInput` for somebody who is not registered."""
    for actor in people:
        if journal.register().get("actor", actor) is None and not journal.store.sealed_about(actor):
            raise InvalidInput(
                Text(f"{actor} is not registered.", f"{actor} n’est pas inscrit."),
                Text("`ect access CODE` and `ect erase CODE` take the code of a person.", "« ect acces CODE » et « ect effacer CODE » prennent le code d’une personne."),
            )  # fmt: skip
    about = {row.digest: row for actor in people for row in journal.store.sealed_about(actor)}
    wanted = {*digests, *_wordings(journal, entries)} - about.keys()
    single = journal.store.sealed_rows(wanted)
    values = held(journal, [*about.values(), *single.values()])
    others = {actor for value in values for actor in value.row.about} - set(people)
    theirs = _keys_about(journal, set(people), values)
    whose = _subjects_of_keys(journal)
    shared = {key for row in single.values() for actor, key in _keys_of(row) if whose.get(key, actor) == actor} - theirs
    relocked, stuck = _to_relock(journal, shared, {value.row.digest for value in values})
    texts = [value.opened.text for value in values if value.opened.text is not None]
    locked = [value.row.sealed for value in values]
    files, closed = Leftovers(), tuple[Path, ...]()
    if journal.folder is not None:
        files = leftovers.search(journal.folder, [*texts, *locked], journal.uuid, people)
        if len(texts) < len(values):
            closed = leftovers.unsearched(journal.folder, journal.uuid, files)
    return Rehearsal(
        tuple(people), values, tuple(sorted(others)), tuple(sorted(theirs | (shared - stuck))), relocked,
        tuple(sorted(stuck)), files, closed,
    )  # fmt: skip


def _wordings(journal: "Journal", entries: Iterable[Any]) -> set[str]:
    """What these entries said, as recorded and in each of their corrections."""
    refs = {journal.entry(ref).ref for ref in entries}
    found = places(journal) if refs else {}
    return {digest for digest, there in found.items() if any(place.of in refs for place in there)}


def _keys_about(journal: "Journal", people: set[str], values: Iterable[Held]) -> set[str]:
    """The keys of these people: those that are here, and those that others made and that these values name. A row says of
    itself whose key it names, and anybody who may append can write one: it is believed when an entry commits to it, where we
    know no better and no other such row says otherwise. So nobody else's key goes."""
    whose = _subjects_of_keys(journal)
    ours = {key.id for key in journal.keyring.listed() if key.subject in people and key.state == "live"}
    stand = [value.row for value in values if value.places]
    named = {key for row in stand for actor, key in _keys_of(row) if actor in people} - whose.keys()
    if named:
        others = [
            (row.digest, key) for row in journal.store.sealed() for actor, key in _keys_of(row) if actor not in people
        ]
        where = places(journal, {digest for digest, key in others if key in named})
        named -= {key for digest, key in others if digest in where}
    return ours | named


def _subjects_of_keys(journal: "Journal") -> dict[str, str]:
    """Whose each key is that is, or was, here."""
    return {key.id: key.subject for key in journal.keyring.listed() if key.subject is not None}


def _keys_of(row: SealedRow) -> list[tuple[str, str]]:
    return list(zip(row.about or (NOBODY,), row.keys, strict=False))  # one that was altered may have fewer


def _to_relock(journal: "Journal", keys: set[str], gone: set[str]) -> tuple[tuple[SealedRow, ...], set[str]]:
    """The rows that stay under these keys; and the keys that cannot be given up, since what stays does not open here."""
    if not keys:
        return (), set()
    staying = [row for row in journal.store.sealed() if row.digest not in gone and keys & set(row.keys)]
    opened = journal.vault.open((row.digest for row in staying), strict=False)
    closed = [row for row in staying if opened[row.digest].access is not Access.OPEN]
    stuck = {key for row in closed for key in row.keys} & keys
    return tuple(row for row in staying if set(row.keys) & (keys - stuck)), stuck


def erase(
    journal: "Journal", rehearsal: Rehearsal, *, ground: str, decided_by: str, by: str | None = None, occurred: Any = None,
    grounds: Sequence[Any] = (),
) -> Done:  # fmt: skip
    """Do what was rehearsed; what was recorded about these people meanwhile goes too.

    Raises `InvalidInput` when there is nothing to erase, `ReadOnly` where nothing can be deleted, and as `record` does.
    """
    if not journal.store.may_erase():
        raise ReadOnly(
            Text("Nothing can be erased from here: the journal can only be read, or added to.", "Rien ne peut être effacé d’ici : le journal n’y est ouvert qu’à la lecture, ou à l’ajout."),
            Text("Erase where the journal can be written; on a server, as a member of its role keeper.", "Effacez là où le journal peut être écrit ; sur un serveur, en tant que membre de son rôle « keeper »."),
        )  # fmt: skip
    done = rehearsal
    single = tuple(value.row.digest for value in rehearsal.values if not set(value.row.about) & set(rehearsal.people))

    def make() -> Made:
        """Planned again at each try: somebody may have recorded something about the same people."""
        nonlocal done
        done = plan = rehearse(journal, rehearsal.people, digests=single)
        if not plan.values and not plan.destroyed:
            raise InvalidInput(
                Text("There is nothing to erase.", "Il n’y a rien à effacer."),
                Text("`ect access CODE` lists what is held about a person.", "« ect acces CODE » liste ce qui est conservé au sujet d’une personne."),
            )  # fmt: skip
        relocked = journal.vault.relock(plan.relocked, set(plan.destroyed))
        digests = [value.row.digest for value in plan.values]
        events = [
            ErasureExecuted(digests=named, key_ids=keys, ground=ground, decided_by=decided_by)
            for named, keys in zip_longest(_chunks(digests), _chunks(plan.destroyed), fillvalue=())
        ]
        drafts = [draft_of(journal, event, by=by, occurred=occurred, grounds=grounds, own=True) for event in events]
        tried = journal.appender.attempt(drafts)  # a file goes only for an erasure that will be recorded
        journal.vault.intend(
            Erasure(receipt.ref, event.digests, event.key_ids) for receipt, event in zip(tried, events, strict=True)
        )
        leftovers.remove(plan.files)
        return Made(drafts, relocked, Gone((*digests, *(row.digest for row in relocked))))

    receipts = journal.appender.append_made(make)
    rows = [row for row in journal.store.privacy(receipts[0].position - 1) if row.position <= receipts[-1].position]
    erasures = [erasure_of(row) for row in rows]
    journal.vault.obey(erasures, ours=True)
    digests = [digest for erasure in erasures for digest in erasure.digests]
    if journal.folder is not None:
        leftovers.sweep(journal.folder, places(journal).keys())
    journal.vault.pay()
    destroyed = {key for erasure in erasures for key in erasure.key_ids}
    keys_left = any(key.id in destroyed for key in journal.keyring.listed() if key.state == "live")
    unsearched = tuple(path for path in done.unsearched if path.exists())
    left = journal.vault.uncleaned or journal.store.owes_cleaning() or keys_left or unsearched
    elsewhere = len(destroyed - _subjects_of_keys(journal).keys())
    return Done(tuple(receipts), len(digests), not left, keys_left, elsewhere, unsearched)


def _chunks(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
