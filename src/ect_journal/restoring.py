"""Restoring a journal from its exact entries, into a new folder or as the continuation of the same journal.

Everything is read strictly and judged again, and nothing is written before all of it is. Leaves to `disclosing` how sealed
values come back, and to `presenting` what is read where entries were expunged.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from ect_journal import folder as folders
from ect_journal.catalogue import ClockFaulted, EntryBlank, JournalOpened
from ect_journal.checking import check_overrides, judge, refusals
from ect_journal.clocks import zone_named
from ect_journal.codec import Row, decode, decode_strictly
from ect_journal.disclosing import seal_again
from ect_journal.entry import Entry
from ect_journal.errors import AlreadyExists, Conflict, RuleViolation, Unreadable
from ect_journal.journal import Journal, check_format
from ect_journal.keys import Keyring, MemoryKeyring, keyring_of
from ect_journal.ledger import checkpoint_text
from ect_journal.presenting import BLANK, Presented, check_covered, leaf_of, stub_in
from ect_journal.register import Register
from ect_journal.sealing import SealedRow
from ect_journal.seen import Seen
from ect_journal.store import Gone, Store, Taken
from ect_journal.store.memory import MemoryStore
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.vault import Vault
from ect_journal.words import Text, shown
from ect_journal.world import World


def restore(
    lines: Iterable[bytes], folder: str | Path | None, *, disclosures: Iterable[bytes] = (),
    keyring: Keyring | None = None, world: World | None = None,
) -> Journal:  # fmt: skip
    """A journal with exactly these entries, in a folder (in memory when None), and with these sealed values (the lines of
    `disclosing.disclose_all`), sealed again under `keyring` (this user's when none is given).

    Where the folder holds a journal already, the lines must begin with its entries, byte for byte; the rest is added. What
    either has expunged is expunged then: it never comes back.
    Raises `Unreadable`, `RuleViolation`, `AlreadyExists`, `IntakeRefused` for sealed values; nothing is written then.
    """
    states = [line.rstrip(b"\r\n") for line in map(_bytes, lines) if line.strip()]
    disclosed = list(disclosures)
    path = None if folder is None else Path(folder).absolute()
    if path is not None and folders.holds_journal(path):
        return _continue(states, Journal.open(path, world=world), disclosed, keyring)
    if not states:
        raise _refused("there is no entry in it", "il n’y a aucune entrée")
    first = decode_strictly(states[0], 1)
    if not isinstance(first.event, JournalOpened):
        raise _refused("its first line does not open a journal", "sa première ligne n’ouvre pas de journal")
    check_format(first.event)
    opened = first.event
    register = Register(lambda position: entries[position - 1], _zone(opened))
    entries: list[Entry] = []
    admitted = list(_strictly(states, 0))
    rows = [row for row, _ in admitted]
    _admit(register, admitted, _presented(rows, UUID(opened.journal), register.zone), entries)
    text = checkpoint_text(opened.origin, register.folded.frontier)
    uuid, secret = UUID(opened.journal), (world or World()).secret
    if path is None:
        keyring = keyring or MemoryKeyring(uuid, secret)
        store: Store = MemoryStore(uuid)
        store.append(rows, text, _sealed(disclosed, rows, text, keyring, Seen()))
        return Journal(store, world=world, keyring=keyring)
    database = folders.prepare(path)
    settings = folders.Settings(opened.origin, opened.lang, opened.time_zone)
    sealed = _sealed(disclosed, rows, text, keyring or keyring_of(uuid, secret), Seen.of(uuid))
    with folders.writing(path):
        path.mkdir(parents=True, exist_ok=True)
        SQLiteStore.begin(database, uuid, lambda store: store.append(rows, text, sealed))
        folders.write_whole(path / folders.SETTINGS, settings.to_toml().encode())
    return Journal.open(path, world=world)


def _sealed(
    disclosed: Sequence[bytes], rows: Sequence[Row], text: str, keyring: Keyring, seen: Seen
) -> list[SealedRow]:
    """These values under the keys of this machine, each held to the entries before any of it is kept."""
    if not disclosed:
        return []
    log = MemoryStore(keyring.journal)
    log.append(rows, text)
    return seal_again(disclosed, Journal(log), Vault(log, keyring, seen, None))


def _bytes(line: bytes | str) -> bytes:
    return line.encode() if isinstance(line, str) else line


def _continue(
    states: Sequence[bytes], journal: Journal, disclosed: Sequence[bytes], keyring: Keyring | None
) -> Journal:
    """The same journal, with the lines after its own, and the sealed values that it did not have."""
    own = journal.store.rows()
    if len(states) < len(own) or not all(map(_is_same, own, states)):
        journal.close()
        raise AlreadyExists(
            Text("This folder holds a journal that these entries do not continue.", "Ce dossier contient un journal que ces entrées ne prolongent pas."),
            Text("Restore into a new folder; `ect log` shows what this one holds.", "Restaurez dans un nouveau dossier ; « ect log » montre ce que contient celui-ci."),
        )  # fmt: skip
    register = journal.register()
    entries: list[Entry] = []
    start = len(own)
    with _closed_on_failure(journal), register.trying() as keep:
        admitted = list(_strictly(states[start:], start))
        rows = [row for row, _ in admitted]
        stubs = tuple(filter(None, map(_expunged_since, own, states)))
        whole = {row.position: row for row in (*own, *stubs, *rows)}
        _admit(register, admitted, _presented(list(whole.values()), journal.uuid, journal.time_zone), entries)
        checkpoint = checkpoint_text(journal.origin, register.folded.frontier)
        sealed = _sealed(disclosed, list(whole.values()), checkpoint, keyring or journal.keyring, Seen.of(journal.uuid))
        if rows or sealed:
            try:
                journal.store.append(rows, checkpoint, sealed, gone=Gone(stubs=stubs if rows else ()))
            except Taken:
                raise Conflict(
                    Text("Somebody recorded in this journal meanwhile.", "Quelqu’un a enregistré dans ce journal entre-temps."),
                    Text("Nothing was restored: compare both, then restore into a new folder.", "Rien n’a été restauré : comparez-les, puis restaurez dans un nouveau dossier."),
                ) from None  # fmt: skip
            keep()
            if journal.look():
                journal.vault.settle()
    return journal


def _is_same(row: Row, state: bytes) -> bool:
    """Whether a line is this entry, of which either may be no more than a stub."""
    return row.state == state or leaf_of(row) == leaf_of(stub_in(state, row.position) or Row(row.position, "", state))


def _expunged_since(row: Row, state: bytes) -> Row | None:
    """The stub that these lines have where the journal has an entry in full."""
    return stub_in(state, row.position) if row.type != BLANK else None


@contextmanager
def _closed_on_failure(journal: Journal) -> Iterator[None]:
    try:
        yield
    except BaseException:
        journal.close()
        raise


def _strictly(states: Sequence[bytes], start: int) -> Iterator[tuple[Row, Entry | None]]:
    """The row of each state, with its entry read strictly; none for what is left of one that was expunged."""
    for position, state in enumerate(states, start + 1):
        if stub := stub_in(state, position):
            yield stub, None
        else:
            entry = decode_strictly(state, position)
            yield Row(position, entry.type, state), entry


def _presented(rows: Sequence[Row], journal: UUID, zone: ZoneInfo) -> Presented:
    """What is read of these rows (J1 first), whose stubs are held to the entries that say so."""
    presented = Presented(journal, zone, lambda position: rows[position - 1] if position <= len(rows) else None)
    presented.add(rows)
    check_covered(rows, presented.expungings)
    return presented


def _admit(
    register: Register, rows: Iterable[tuple[Row, Entry | None]], presented: Presented, entries: list[Entry]
) -> None:
    """Each row judged on those before it, as it is read."""
    recorded_at = register.folded.recorded_at
    ids: set[str] = set()
    for row, stored in rows:
        read = presented.row(row)
        entry = stored if stored is not None and read is row else decode(read.state)
        entries.append(entry)
        if entry.recorded_at < recorded_at and not isinstance(entry.event, ClockFaulted):
            raise _refused(
                f"{entry.ref} is recorded before the entry it follows",
                f"{entry.ref} est enregistrée avant celle qu’elle suit",
            )
        recorded_at = entry.recorded_at
        if entry.id in ids:
            raise _refused(
                f"{entry.ref} has the id of another entry", f"{entry.ref} a l’identifiant d’une autre entrée"
            )
        ids.add(entry.id)
        if isinstance(entry.event, EntryBlank):
            register.apply(entry, leaf_of(row))
            continue
        findings = judge(register, entry, leaf_of(row))
        if refused := refusals(entry, findings):
            raise RuleViolation.of(refused)
        check_overrides(entry, findings)


def _zone(opened: JournalOpened) -> ZoneInfo:
    zone = zone_named(opened.time_zone)
    if zone is None:
        name = shown(opened.time_zone)
        raise _refused(f"no time zone is called {name}", f"aucun fuseau horaire ne s’appelle {name}")
    return zone


def _refused(en: str, fr: str) -> Unreadable:
    return Unreadable(
        Text(f"These entries cannot be restored: {en}.", f"Ces entrées ne peuvent pas être restaurées : {fr}."),
        Text("Give the whole output of `ect export --format jsonl`.", "Donnez tout ce que produit « ect export --format jsonl »."),
    )  # fmt: skip
