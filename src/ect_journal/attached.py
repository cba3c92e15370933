"""Attached files, given back as they were: decrypted, and held against the SHA-256 that their entry commits to.

Knows where a file is kept and how it is written elsewhere, whole or not at all, for nobody else to read. Leaves keys to
the vault.
"""

import hashlib
import os
import re
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, BinaryIO

from ect_journal import folder as folders
from ect_journal.entry import Entry
from ect_journal.errors import AlreadyExists, Tampered, Unreadable
from ect_journal.fields import Attachment
from ect_journal.kinds import kinds_of
from ect_journal.private import created
from ect_journal.store.sqlite_file import give_name
from ect_journal.unread import unread
from ect_journal.vault import Access
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What some system reads as more than a name: a folder, a drive, a stream."""


def attachments_of(entry: Entry) -> list[Attachment]:
    """The files that an entry has attached, in the order of its fields."""
    found: list[Attachment] = []
    for field in kinds_of(type(entry.event), "attachment"):
        value = getattr(entry.event, field.name)
        found += value if field.many else [] if value is None else [value]
    return found


def own_name(file: Attachment) -> str:
    """The name of an attached file, as that of a file in one folder: never hidden, never somewhere else."""
    return _UNSAFE.sub("_", file.name).strip(". ") or file.digest[:12]


def give_back(journal: "Journal", file: Attachment, path: Path, *, replace: bool = False) -> None:
    """The attached file at `path`, readable by its owner alone.

    Raises `Erased`, `KeysLocked`, `Unreadable` when it is not in this copy of the journal, `Tampered` when it is not the
    one recorded, `AlreadyExists`, `NotWritten`; nothing is written then.
    """
    journal.look()
    value = journal.vault.open([file.digest])[file.digest]
    if value.access is not Access.OPEN:
        raise unread(journal, file.digest, value)
    kept = journal.folder / folders.ATTACHMENTS / file.digest if journal.folder else None
    if kept is None or not kept.is_file():
        raise _not_here(file)
    if path.exists() and not replace:
        raise AlreadyExists.at(path)
    beside = path.with_name(f".{path.name}.{token_hex(8)}")
    with folders.writing(path):
        try:
            with kept.open("rb") as locked, os.fdopen(created(beside), "w+b") as plain:
                journal.vault.unlock_file(file.digest, locked, plain)
                _check(file, plain, value.text)
                os.fsync(plain.fileno())
            _put(beside, path, replace=replace)
        finally:
            beside.unlink(missing_ok=True)


def _check(file: Attachment, plain: BinaryIO, sha256: str | None) -> None:
    plain.flush()
    plain.seek(0)
    if hashlib.file_digest(plain, "sha256").hexdigest() != sha256:  # type: ignore[arg-type]  # it is open for reading too
        raise Tampered(
            Text(f"The attached file {file.name} is not the one recorded.", f"La pièce jointe {file.name} n’est pas celle qui a été enregistrée."),
            Text("Restore the folder attachments/ from a backup of the journal.", "Restaurez le dossier attachments/ depuis une sauvegarde du journal."),
        )  # fmt: skip


def _put(beside: Path, path: Path, *, replace: bool) -> None:
    """In its place; where another file was put meanwhile, that one stays."""
    if replace:
        beside.replace(path)
        return
    try:
        give_name(beside, path)
    except FileExistsError:
        raise AlreadyExists.at(path) from None


def _not_here(file: Attachment) -> Unreadable:
    return Unreadable(
        Text(f"The attached file {file.name} is not in this copy of the journal.", f"La pièce jointe {file.name} n’est pas dans cette copie du journal."),
        Text("It is in the folder attachments/ of whoever recorded it, and of the backups made there: copy it from there.", "Elle est dans le dossier attachments/ de qui l’a consignée, et des sauvegardes faites là : copiez-la depuis là."),
    )  # fmt: skip
