"""Whether the vault is what the log commits to: `ect keys check`.

    for problem in check_vault(journal):
        problem.digest, problem.ref, problem.text

An empty slot that no erasure of this log covers is a problem, so that an erasure cannot be feigned; so is a value that no
entry commits to. What is under keys that are not here is counted and said by `look_over`, since nobody can judge it. Writes nothing.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from ect_journal import folder as folders
from ect_journal.committed import Place, places
from ect_journal.errors import Tampered
from ect_journal.fields import Attachment
from ect_journal.sealing import SealedRow
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.vault import NOBODY, Access, Opened
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Problem(NamedTuple):
    """What is wrong with one sealed value; `ref` is the entry that commits to it, if one does."""

    digest: str
    ref: str | None
    text: Text


class Looked(NamedTuple):
    """`opened` values are what was recorded, `closed` ones are under keys that are not here, `erased` ones are gone."""

    problems: tuple[Problem, ...]
    opened: int
    closed: int
    erased: int


def check_vault(journal: "Journal") -> list[Problem]:
    """What is wrong, by digest."""
    return list(look_over(journal).problems)


def look_over(journal: "Journal") -> Looked:
    """Every value of the vault, and every slot of the log. Raises nothing for what it finds."""
    journal.look()
    where = places(journal)
    rows = {row.digest: row for row in journal.store.sealed()}
    opened = journal.vault.open(where.keys() | rows.keys(), strict=False)
    subjects = {key.id: key.subject for key in journal.keyring.listed() if key.subject is not None}
    problems: list[Problem] = []
    for digest in sorted(opened):
        there = where.get(digest, [])
        found = [*_in_vault(journal, digest, rows.get(digest), there, opened[digest], subjects)]
        found += _in_folder(journal, digest, there, opened[digest])
        problems += [Problem(digest, there[0].ref if there else None, text) for text in found]
    accesses = [each.access for each in opened.values()]
    return Looked(tuple(problems), *map(accesses.count, (Access.OPEN, Access.SEALED, Access.ERASED)))


def _in_vault(
    journal: "Journal", digest: str, row: SealedRow | None, there: Sequence[Place], opened: Opened,
    subjects: Mapping[str, str],
) -> Iterator[Text]:  # fmt: skip
    ref = journal.vault.erased_by(digest)
    if ref and there and not journal.vault.erased_here(digest):
        yield ERASED_ELSEWHERE.format(ref=ref)
    if row is None:
        if not ref:
            yield MISSING
        return
    if not there:
        yield UNKNOWN
    if ref:
        yield STILL_HERE.format(ref=ref)
    if opened.access is Access.ALTERED or not _under_its_keys(row, subjects):
        yield ALTERED


def _under_its_keys(row: SealedRow, subjects: Mapping[str, str]) -> bool:
    """Whether each of its keys that is known here (`subjects`, by id) is that of the person it stands for."""
    about = row.about or (NOBODY,)
    pairs = zip(about, row.keys, strict=False)
    return len(about) == len(row.keys) and all(subjects.get(key, subject) == subject for subject, key in pairs)


def _in_folder(journal: "Journal", digest: str, there: Sequence[Place], opened: Opened) -> Iterator[Text]:
    """What is wrong with the attachment that this value is the SHA-256 of, if it is one."""
    attached = any(isinstance(place.value, Attachment) for place in there)
    if not attached or journal.folder is None or opened.access in (Access.ALTERED, Access.ERASED):
        return
    path = journal.folder / folders.ATTACHMENTS / digest
    if not path.is_file():
        # On a server others attach files too, in folders of their own.
        if isinstance(journal.store, SQLiteStore):
            yield NO_FILE
    elif opened.access is Access.OPEN and _sha256(journal, digest, path) != opened.text:
        yield OTHER_FILE


def _sha256(journal: "Journal", digest: str, path: Path) -> str | None:
    """Of the attachment in the clear; None when it does not open."""
    content = _Hashed()
    try:
        with path.open("rb") as stream:
            journal.vault.unlock_file(digest, stream, cast("BinaryIO", content))
    except (OSError, Tampered):
        return None
    return content.sha256.hexdigest()


class _Hashed:
    """What is written here is kept nowhere."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()

    def write(self, some: bytes) -> int:
        self.sha256.update(some)
        return len(some)


MISSING = Text(
    "It is not in the vault, and no erasure covers it.",
    "Elle n’est pas dans le coffre, et aucun effacement ne la couvre.",
)
ERASED_ELSEWHERE = Text(
    "{ref} of another copy of this journal erased it; this log does not say so.",
    "{ref} d’une autre copie de ce journal l’a effacée ; ce journal-ci ne le dit pas.",
)
UNKNOWN = Text(
    "No entry commits to it: it was made up, or taken from another journal.",
    "Aucune entrée ne s’y engage : elle a été inventée, ou prise dans un autre journal.",
)
STILL_HERE = Text(
    "{ref} erased it, and it is still in the vault, where nothing can be deleted from here.",
    "{ref} l’a effacée, et elle est encore dans le coffre, où rien ne peut être supprimé d’ici.",
)
ALTERED = Text(
    "It does not open with its keys: it was altered, or taken from elsewhere.",
    "Elle ne s’ouvre pas avec ses clés : elle a été altérée, ou vient d’ailleurs.",
)
NO_FILE = Text("Its attachment is missing.", "Sa pièce jointe est absente.")
OTHER_FILE = Text(
    "Its attachment is not the file that was recorded.",
    "Sa pièce jointe n’est pas le fichier qui a été enregistré.",
)
