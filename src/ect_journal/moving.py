"""Moving a journal between a file and a server: exact bytes, compared root by root, and never two places that record.
What was erased or expunged in one place goes from the other too.

The old place keeps its copy, marked with the new one: whoever still has it open is told where to go. Stopped anywhere,
a move leaves at most one place that records, and doing it again finishes it:

    copy everything, the copy marked with the old place  ->  mark the old place  ->  copy what came meanwhile, compare
    ->  lift the mark of the new place  ->  say so in ect.toml
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from ect_journal import folder as folders
from ect_journal.catalogue import ErasureExecuted
from ect_journal.codec import Row
from ect_journal.errors import AlreadyExists, Conflict, InvalidInput, Tampered
from ect_journal.journal import Journal
from ect_journal.ledger import Frontier, checkpoint_text
from ect_journal.presenting import BLANK, leaf_of
from ect_journal.store import ANCHOR, SEAL, Beside, Gone, Store, Taken, kept_elsewhere
from ect_journal.store.address import Address, is_address, server_stores
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.vault import erasure_of
from ect_journal.words import Text

FILE = "file"
"""Written where the journal is to be kept in the file of its folder."""
CHUNK = 20_000
"""Rows compared at once."""


class Moved(NamedTuple):
    """`entries` are now kept at `place`; `roots` of them ended an append, and were the same in both places."""

    entries: int
    roots: int
    place: str


def move(journal: Journal, to: str) -> Moved:
    """Keep a journal at the address of a server, or in the file of its folder ("file"), from now on. Closes it.

    Raises `AlreadyExists`, `InvalidInput`, `Tampered` when the bytes do not give the roots, `Conflict`, and what a
    server may raise; the journal then stays where it was.
    """
    folder, source, origin = journal.folder, journal.store, journal.origin
    if folder is None:
        raise InvalidInput(
            Text("A journal without a folder cannot be moved.", "Un journal sans dossier ne se déplace pas."),
            Text("Open it by its folder; `ect store join` makes one.", "Ouvrez-le par son dossier ; « ect store join » en fait un."),
        )  # fmt: skip
    with closing(journal), _undisturbed(), closing(_target(folder, source, to)) as target:
        went = source.moved()
        if went not in (None, target.place):
            raise kept_elsewhere(went)
        if went is None or target.moved():  # else the last step alone is missing
            _carry(source, target)
            source.mark(target.place)
            try:
                _carry(source, target)
                roots = compare(source, target, origin)
            except BaseException:
                if went is None:
                    source.mark(None)
                raise
            target.mark(None)
        else:
            roots = compare(source, target, origin)
        if target.owes_cleaning():
            target.clean()
        with folders.writing(folder):
            folders.set_store(folder, None if isinstance(target, SQLiteStore) else target.place)
        return Moved(target.head(), roots, target.place)


def copy_to_file(source: Store, path: Path) -> None:
    """A new file with everything that a store holds."""
    SQLiteStore.begin(path, source.journal, lambda file: _receive(source, file, 0, None))


def compare(source: Store, target: Store, origin: str) -> int:
    """Hold the copy to the original, byte for byte and root by root, by their leaves; how many roots. Raises `Tampered`."""
    size = source.head()
    texts = dict(source.checkpoints())
    frontier, found = Frontier(), 0
    for start in range(0, size, CHUNK):
        rows = source.rows(start, start + CHUNK)
        copies = {copy.position: copy for copy in target.rows(start, min(size, start + CHUNK))}
        for row in rows:
            copy = copies.get(row.position)
            if copy != row and not (copy and BLANK in (copy.type, row.type) and leaf_of(copy) == leaf_of(row)):
                raise _differs(target, f"J{row.position}")
            frontier = frontier.append(leaf_of(row))
            if text := texts.get(row.position):
                if checkpoint_text(origin, frontier) != text:
                    raise _differs(source, f"J{row.position}")
                found += 1
    if found != len(texts) or source.checkpoints() != target.checkpoints(0, size):
        raise _differs(target, f"J{size}")
    for kind in (SEAL, ANCHOR):
        if not {*source.beside(kind, 0, size)} <= {*target.beside(kind, 0, size)}:
            raise _differs(target, Text("the seals and anchors", "les sceaux et les ancrages"))
    if not _same_sealed(source, target, size):
        raise _differs(target, Text("the sealed values", "les valeurs scellées"))
    return found


def _same_sealed(source: Store, target: Store, size: int) -> bool:
    """Whether the copy has every sealed value, but those that were erased there once the journal was kept there."""
    since = [erasure_of(row) for row in target.privacy(size) if row.type == ErasureExecuted.TYPE]
    if not since:
        return set(source.sealed()) <= set(target.sealed())
    erased = {digest for erasure in since for digest in erasure.digests}
    return {row.digest for row in source.sealed()} <= {row.digest for row in target.sealed()} | erased


def _target(folder: Path, source: Store, to: str) -> Store:
    """Where it goes: a copy that is there since an earlier move, or a new one that holds nothing that is not marked."""
    if to == FILE:
        path = folder / folders.DATABASE
        _check_elsewhere(isinstance(source, SQLiteStore), source)
        if not path.exists():
            SQLiteStore.begin(path, source.journal, lambda file: _receive(source, file, 0, source.place))
        return _known(SQLiteStore(path), source)
    if not is_address(to):
        raise InvalidInput(
            Text("That is no place to keep a journal.", "Ce n’est pas un endroit où tenir un journal."),
            Text("Give the address of a server, postgresql://…, or “file”.", "Donnez l’adresse d’un serveur, postgresql://…, ou « file »."),
        )  # fmt: skip
    address = Address.read(to).of(source.journal)
    _check_elsewhere(str(address) == source.place, source)
    stores = server_stores()
    try:
        new = stores.begin(address, source.journal)
    except AlreadyExists:
        return _known(stores(address), source)
    try:
        _receive(source, new, 0, source.place)
    except BaseException:
        new.close()
        raise
    return new


def _check_elsewhere(same: bool, source: Store) -> None:
    if same:
        raise AlreadyExists(
            Text(f"The journal is kept at {source.place} already.", f"Le journal est déjà tenu à {source.place}."),
            Text("Name another place.", "Nommez un autre endroit."),
        )


def _known(target: Store, source: Store) -> Store:
    """A copy that is there already may be gone on with when nobody records in it, or all that moved there is in it."""
    if target.journal != source.journal or not (target.moved() or source.moved() == target.place):
        place = target.place
        target.close()
        raise AlreadyExists(
            Text(f"A journal is kept at {place} already.", f"Un journal est déjà tenu à {place}."),
            Text("Name another place; nothing was moved.", "Nommez un autre endroit ; rien n’a été déplacé."),
        )
    return target


def _carry(source: Store, target: Store) -> None:
    """What the copy lacks, the copy staying marked."""
    own = target.head()
    if list(map(leaf_of, target.rows(own - 1, own))) != list(map(leaf_of, source.rows(own - 1, own))):
        raise _differs(target, f"J{own}")
    _receive(source, target, own, target.moved() or source.place)


def _receive(source: Store, target: Store, after: int, mark: str | None) -> None:
    rows = source.rows(after)
    upto = rows[-1].position if rows else after
    here, kept = set(source.sealed()), set(target.sealed())
    gone = Gone(tuple(row.digest for row in kept - here), _stubs(source, target, after))
    new = [row for row in source.sealed() if row not in kept]
    beside = [*_beside(source, target, SEAL, upto), *_beside(source, target, ANCHOR, upto)]
    target.receive(rows, source.checkpoints(after, upto), new, mark, gone, beside)


def _beside(source: Store, target: Store, kind: str, upto: int) -> Iterator[Beside]:
    """What the copy lacks of it: a head may have been sealed once it was copied."""
    there = {at for at, _ in target.beside(kind, 0, upto)}
    return (Beside(kind, at, state) for at, state in source.beside(kind, 0, upto) if at not in there)


def _stubs(source: Store, target: Store, upto: int) -> tuple[Row, ...]:
    """What was expunged since the copy was made: nothing but its leaf is left in the copy either."""
    left = {row.position for row in target.rows(0, upto, [BLANK])}
    stubs = [row for row in source.rows(0, upto, [BLANK]) if row.position not in left]
    for stub in stubs:
        copy = target.row(stub.position)
        if copy is None or leaf_of(copy) != leaf_of(stub):
            raise _differs(target, f"J{stub.position}")
    return tuple(stubs)


def _differs(store: Store, where: str | Text) -> Tampered:
    where = where if isinstance(where, Text) else Text(where, where)
    return Tampered(
        Text(f"{store.place} does not hold what was recorded, at {where.en}.", f"{store.place} ne contient pas ce qui a été enregistré, à {where.fr}."),
        Text("The journal stays where it was; keep both places as they are, and compare them.", "Le journal reste où il était ; gardez les deux endroits tels quels, et comparez-les."),
    )  # fmt: skip


@contextmanager
def _undisturbed() -> Iterator[None]:
    try:
        yield
    except Taken:
        raise Conflict(
            Text("The move was disturbed by another, or the connection was lost.", "Le déplacement a été gêné par un autre, ou la connexion a été perdue."),
            Text("Do it again: it goes on where it stopped.", "Recommencez : il reprendra où il s’est arrêté."),
        ) from None  # fmt: skip
