"""Reading the files of an archivist's folder that somebody else may have filled.

Only regular files that lie in it are opened, and no more of one is read than such a file may have: a pipe, a device, a
link to elsewhere or a file without end holds nobody up. Leaves to `bundle` what each file means.
"""

import re
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

from ect_journal.errors import Unreadable
from ect_journal.words import Text, shown

LARGEST, LARGEST_GIVEN = 1 << 30, 1 << 20
"""Bytes of a file, and of a token or a note that an outside party gave."""
SUMS = "SHA256SUMS"
_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
_NO_FILE = Text(
    "it is no file in that folder, or has more than {most} MiB",
    "ce n’est pas un fichier dans ce dossier, ou il a plus de {most} Mio",
)


def read(folder: Path, name: str, most: int = LARGEST) -> bytes:
    """Raises `Unreadable`."""
    try:
        with _opened(folder, name, most) as stream:
            return stream.read(most)
    except OSError as error:
        why = shown(error.strerror or str(error))
        raise unreadable(folder / name, Text(why, why)) from error
    except ValueError as error:
        raise unreadable(folder / name, _NO_FILE.format(most=most >> 20)) from error


def as_listed(folder: Path) -> bool:
    """Whether each file that the sums list is there as it was. Those that they do not list, its reader put there. Raises
    `Unreadable` for sums that are none."""
    try:
        lines = read(folder, SUMS).decode().splitlines()
    except UnicodeDecodeError:
        raise unreadable(folder / SUMS) from None
    listed = [_SUM.fullmatch(line) for line in lines]
    return bool(listed) and all(each and _sum(folder, each[2]) == each[1] for each in listed)


def _sum(folder: Path, name: str) -> str | None:
    try:
        with _opened(folder, name, LARGEST) as stream:
            return file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _opened(folder: Path, name: str, most: int) -> BufferedReader:
    """Raises OSError, ValueError for what is no file of the folder."""
    path = (folder / name).resolve(strict=True)
    if not path.is_file() or not path.is_relative_to(folder.resolve()) or path.stat().st_size > most:
        raise ValueError
    return path.open("rb")


def unreadable(path: Path, why: Text | None = None) -> Unreadable:
    en, fr = (f": {why.en}", f" : {why.fr}") if why else ("", "")
    return Unreadable(
        Text(f"{path} is not as `ect export --format bundle` writes it{en}.", f"{path} n’est pas tel que « ect export --format bundle » l’écrit{fr}."),
        Text("Take the folder from another copy; its README says how to check one.", "Reprenez le dossier d’une autre copie ; son README dit comment en vérifier une."),
    )  # fmt: skip
