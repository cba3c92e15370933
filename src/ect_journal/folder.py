"""The folder a person sees: `ect.toml`, the attachments, the drafts, the cache. Knows paths and settings, no entries."""

import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ect_journal.errors import AlreadyExists, InvalidInput, JournalNotFound, NotWritten
from ect_journal.words import Text, shown

SETTINGS = "ect.toml"
DATABASE = "journal.sqlite"
ATTACHMENTS = "attachments"
DRAFTS = "drafts"
CACHE = ".cache"

_SYNCHRONISED = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "pcloud",
    "megasync",
)


@dataclass(frozen=True)
class Settings:
    """What `ect.toml` says. `origin`, `lang` and `time_zone` repeat J1 for who reads the file; J1 alone decides."""

    origin: str
    lang: str
    time_zone: str
    by: str | None = None
    store: str | None = None
    """The address of the server that keeps the journal; None for journal.sqlite beside."""

    def to_toml(self) -> str:
        lines = [f"{name} = {_quoted(value)}" for name, value in vars(self).items() if value is not None]
        head = "# The settings of an ect journal. The record is journal.sqlite, or on the server that store names."
        return "\n".join([head, *lines]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def find(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds a journal. Raises `JournalNotFound`."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file() or (folder / DATABASE).is_file():
            return folder
    raise JournalNotFound(
        Text(f"There is no journal in {start} nor above it.", f"Il n’y a pas de journal dans {start} ni au-dessus."),
        Text("`ect init` starts one; `ect demo` writes an example; --journal DIR names one elsewhere.",
             "« ect init » en commence un ; « ect demo » écrit un exemple ; --journal DOSSIER en désigne un ailleurs."),
    )  # fmt: skip


def require(folder: Path) -> Path:
    """The file of the journal in `folder`. Raises `JournalNotFound` when there is none, and creates nothing."""
    database = folder / DATABASE
    if not database.is_file():
        what = (
            Text("is not a folder", "n’est pas un dossier")
            if folder.exists() and not folder.is_dir()
            else Text("holds no journal", "ne contient pas de journal")
        )
        raise JournalNotFound(
            Text(f"{folder} {what.en} ({DATABASE} is missing).", f"{folder} {what.fr} ({DATABASE} est absent)."),
            Text("`ect init` starts one there; `ect demo` writes an example.", "« ect init » en commence un là ; « ect demo » écrit un exemple."),
        )  # fmt: skip
    return database


def holds_journal(folder: Path) -> bool:
    """Whether a journal is kept in the folder, or on a server that its settings name."""
    return (folder / DATABASE).exists() or "store" in read_settings(folder)


def prepare(folder: Path) -> Path:
    """The path of the database of a new journal; writes nothing. Raises `AlreadyExists`."""
    database = folder / DATABASE
    if (folder.exists() and not folder.is_dir()) or holds_journal(folder):
        there = folder if not folder.is_dir() else database if database.exists() else folder / SETTINGS
        raise AlreadyExists(
            Text(f"{there} exists already.", f"{there} existe déjà."),
            Text("`ect log --journal DIR` reads it; choose another folder for a new journal.", "« ect log --journal DOSSIER » le lit ; choisissez un autre dossier pour un nouveau journal."),
        )  # fmt: skip
    return database


def read_settings(folder: Path) -> dict[str, str]:
    """What `ect.toml` says, {} without one. Raises `InvalidInput` when it is not TOML."""
    path = folder / SETTINGS
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        en = f" (line {where[1]}, column {where[2]})" if where else ""
        fr = f" (ligne {where[1]}, colonne {where[2]})" if where else ""
        raise InvalidInput(
            Text(f"{path} cannot be read as TOML{en}.", f"{path} ne se lit pas comme du TOML{fr}."),
            Text(
                "Mend that line; the record itself is untouched.",
                "Corrigez cette ligne ; le journal lui-même est intact.",
            ),
        ) from None
    return {name: value for name, value in found.items() if isinstance(value, str)}


def set_store(folder: Path, store: str | None) -> None:
    """Say in `ect.toml` where the journal is kept, and leave what else a person wrote there. Raises `InvalidInput`."""
    path = folder / SETTINGS
    before = {name: value for name, value in read_settings(folder).items() if name != "store"}
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = [line for line in lines if not re.match(r"\s*(store|\"store\"|'store')\s*=", line)]
    said = [] if store is None else [f"store = {_quoted(store)}"]
    text = "\n".join([*said, *kept]) + "\n"  # first, since what follows a [heading] would belong to it
    write_whole(path, text.encode())
    assert {name: value for name, value in read_settings(folder).items() if name != "store"} == before


def write_whole(path: Path, content: bytes) -> None:
    """The file with this content, or as it was: written beside, made durable, then put in place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def writing(where: Path) -> Iterator[None]:
    """What the disk refuses is said as an error meant for a person. Raises `NotWritten`."""
    try:
        yield
    except OSError as error:
        raise NotWritten.of(error.filename or where, error) from error


class KeptFile(NamedTuple):
    """A file to keep under its digest; `sha256` is what the digest commits to."""

    digest: str
    source: Path
    sha256: str


def file_sha256(path: Path) -> str:
    """In hexadecimal. Raises `InvalidInput` when the file cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        why = shown(error.strerror or str(error))
        raise InvalidInput(
            Text(f"{path} cannot be read: {why}.", f"{path} ne peut pas être lu : {why}."),
            Text(
                "Attach a file that is there, and that you may read.",
                "Joignez un fichier présent, que vous pouvez lire.",
            ),
        ) from error


def keep_attachments(folder: Path, files: Iterable[KeptFile], lock: Callable[[str, BinaryIO, BinaryIO], None]) -> None:
    """Keep each file in attachments/, under its digest and its keys: `lock(digest, source, target)` writes it; those there
    already are the same.

    Raises `InvalidInput` for a file that went away or changed since it was committed to; nothing of it stays.
    """
    for digest, source, sha256 in files:
        target = folder / ATTACHMENTS / digest
        if target.exists():
            continue
        target.parent.mkdir(exist_ok=True)
        beside = target.with_name(f"{digest}.part")
        try:
            if file_sha256(source) != sha256:
                raise _changed(source)
            with source.open("rb") as plain, beside.open("wb") as locked:
                lock(digest, plain, locked)
                locked.flush()
                os.fsync(locked.fileno())
            if file_sha256(source) != sha256:
                raise _changed(source)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def _changed(source: Path) -> InvalidInput:
    return InvalidInput(
        Text(f"{source} changed while it was being recorded.", f"{source} a changé pendant l’enregistrement."),
        Text("Record again: nothing was written.", "Enregistrez à nouveau : rien n’a été écrit."),
    )


def drop_attachments(folder: Path, digests: Iterable[str]) -> None:
    """Remove these attachments, and what a recording that was stopped left of them. Raises `NotWritten`."""
    attachments = folder / ATTACHMENTS
    if not attachments.is_dir():
        return
    with writing(attachments):
        for digest in digests:
            for name in (digest, f"{digest}.part"):
                (attachments / name).unlink(missing_ok=True)


def synchronised(folder: Path) -> Text | None:
    """A warning when the folder seems to be copied elsewhere by a service: it keeps versions, and may split the file."""
    if not any(name in part.casefold() for part in folder.absolute().parts for name in _SYNCHRONISED):
        return None
    return Text(
        f"{folder} seems to be synchronised by another program: keep the journal on this machine, and use `ect backup`.",
        f"{folder} semble synchronisé par un autre programme : gardez le journal sur cette machine, et utilisez « ect backup ».",
    )
