"""What stands at a path, for the commands that verify and compare: a journal, an archive folder, a dossier, or a text.

Nothing is written, and no journal is opened as one: a journal that is damaged is read all the same, as far as it goes.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from ect_cli.failures import WrongUsage
from ect_cli.place import journal_place
from ect_cli.prove import words_verify as say
from ect_cli.words import NO_SUCH_FILE
from ect_journal import folder as folders
from ect_journal.errors import KeysLocked, Tampered, Unreadable
from ect_journal.keys import keyring_of
from ect_journal.last_seen import LastSeen
from ect_journal.ledger import forks, offline
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import NotANote, Verifier, opened
from ect_journal.seen import Seen
from ect_journal.signing import signer_of
from ect_journal.store import Store
from ect_journal.store.address import Address, is_address, server_stores
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.trail import Trail
from ect_journal.vault import Vault
from ect_journal.verifying.held import is_log_key
from ect_journal.words import Text
from ect_journal.world import World

JOURNAL, BUNDLE, DOSSIER, PROOF, FORK = "journal", "bundle", "dossier", "proof", "fork"
LARGEST = 1 << 28
"""Bytes of a file that are read."""


class Source(NamedTuple):
    """`trail` of a journal, an archive folder or a dossier; `text` of a proof or of evidence of a fork. `seen` is what this
    machine last saw of a journal there, `moved` where it is kept now when that is elsewhere, `signed_here` the key of this
    machine that signed its last seal: name+id."""

    kind: str
    place: str
    trail: Trail | None = None
    text: str = ""
    seen: Checkpoint | None = None
    moved: str | None = None
    signed_here: str | None = None


def source_at(place: str | None, neither: Text = say.NEITHER, takes: Text = say.WHAT_IT_TAKES) -> Source:
    """None: the journal that commands find by themselves. Raises `Unreadable` for what is none of these, said by `neither`
    with what the command `takes`, `WrongUsage` when nothing is there, and as opening a journal does."""
    if place is None or is_address(place):
        return _journal(journal_place() if place is None else place)
    path = Path(place)
    if path.is_dir():
        found = _folder(path)
    elif not path.is_file():
        raise WrongUsage(NO_SUCH_FILE.format(path=place), takes)
    elif path.name in (folders.DATABASE, folders.SETTINGS):
        found = _folder(path.absolute().parent)
    else:
        found = _file(path)
    if found is None:
        raise Unreadable(neither.format(path=path), takes)
    return found


def trail_at(place: str | None) -> Trail:
    """The same, for who needs a trail. Raises `Unreadable` for a proof, too."""
    found = source_at(place).trail
    if found is None:
        raise Unreadable(say.NEITHER.format(path=place or ""), say.WHAT_IT_TAKES)
    return found


@contextmanager
def store_at(place: Path | str) -> Iterator[Store]:
    """The store of a folder or at an address: read, never opened as a journal, which would carry out erasures."""
    if is_address(place):
        store: Store = server_stores()(Address.read(str(place)))
    else:
        folder = Path(place).absolute()
        address = folders.read_settings(folder).get("store")
        store = server_stores()(Address.read(address)) if address else SQLiteStore(folders.require(folder))
    with closing(store):
        yield store


def _journal(place: Path | str) -> Source:
    with store_at(place) as store:
        seen = LastSeen.of(store.journal, store.place).checkpoint
        trail = _trail(store)
        here = _signed_here(trail, signer_of(store.journal).verifiers)
        return Source(JOURNAL, str(place), trail, seen=seen, moved=store.moved(), signed_here=here)


def _signed_here(trail: Trail, own: Sequence[Verifier]) -> str | None:
    """The key of this machine by which all the entries are signed; that of a demo is anybody's."""
    keys = [key for key in own if is_log_key(key)]
    size, written = trail.seals[-1] if trail.seals else (0, "")
    try:
        if size != len(trail.entries) or not keys:
            return None
        key = opened(written, keys)[1][-1].verifier
    except NotANote:
        return None
    return f"{key.name}+{key.key_id.hex()}"


def _trail(store: Store) -> Trail:
    """With what its sealed values are worth, where their keys are here and can be read."""
    try:
        keyring = keyring_of(store.journal, World().secret)
        return Trail.of_store(store, Vault(store, keyring, Seen(), None))
    except (Unreadable, Tampered, KeysLocked):
        return Trail.of_store(store)
    except (TypeError, ValueError, AttributeError):  # a column that holds another type than the vault ever writes
        return Trail.of_store(store)._replace(faults=((0, "value"),))


def _folder(path: Path) -> Source | None:
    """None when it is neither of a journal nor an archive."""
    if folders.holds_journal(path):
        return _journal(path)
    from ect_journal import bundle  # only who has one waits for it

    return Source(BUNDLE, str(path), bundle.trail_of(path)) if bundle.is_bundle(path) else None


def _file(path: Path) -> Source | None:
    """None when it is none of these."""
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if content.startswith(b"SQLite format 3\0"):
        raise WrongUsage(say.A_DATABASE.format(path=path), say.GIVE_THE_FOLDER)
    if content.startswith(b"%PDF-"):
        raise Unreadable(say.A_PDF.format(path=path), say.GIVE_THE_PAGE)
    if b"<html" in content[:1000].lower():
        from ect_journal import dossier_file

        if b"</html>" not in content[-1000:].lower():
            raise Unreadable(say.NOT_WHOLE.format(path=path), say.ANOTHER_COPY)
        return Source(DOSSIER, str(path), dossier_file.trail_of(content))
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n") if len(content) <= LARGEST else ""
    except UnicodeDecodeError:
        text = ""
    for header, kind in ((offline.HEADER, PROOF), (forks.HEADER, FORK)):
        if text.startswith(f"{header}\n"):
            return Source(kind, str(path), text=text)
    return None
