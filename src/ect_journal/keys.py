"""Where the keys of the sealed values are kept: outside of every journal's folder, so that no copy of it has them.

    keyring = keyring_of(journal.uuid)
    keyring.protect("correct horse battery staple")
    keyring.export_keys(Path("keys-for-anna.json"), "another passphrase", subjects=["P-07"])

A `FileKeyring` is one file in a folder of its own. Leaves what a keyring does to `keyring`, the shape of the file to
`key_files`, and the care it is written with to `private`.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from ect_journal.carried import CarriedFile, unwrap_signing, wrap_signing
from ect_journal.errors import AlreadyExists, EctError, InvalidInput, KeysLocked
from ect_journal.folder import writing
from ect_journal.key_files import COST, KeyFile, Passphrase, parse, read_whole, unwrap, wrap
from ect_journal.keyring import Key, Keyring, KeyState, MemoryKeyring, Secret, erased_states, new_secret
from ect_journal.ledger.notes import Verifier
from ect_journal.private import alone, exposed, leftovers, write_private
from ect_journal.words import Text, shown

__all__ = ["FileKeyring", "Imported", "Key", "KeyState", "Keyring", "MemoryKeyring", "keyring_of", "keys_folder"]

FILE = "keys.json"


class Imported(NamedTuple):
    """How many keys were new, how many were known, and those refused because they were erased; the signing keys that the file
    carried, which are not kept here."""

    new: int
    known: int
    refused: tuple[KeyState, ...]
    signing: Mapping[Verifier, bytes]


class FileKeyring(Keyring):
    """In `keys.json` of a folder, which is made with the first key. What another process changed is noticed at once."""

    def __init__(self, folder: Path, journal: UUID, secret: Secret = new_secret) -> None:
        super().__init__(journal, secret)
        self.path = (folder / FILE).absolute()
        self._read: tuple[bytes | None, KeyFile] = (None, KeyFile(journal=journal))
        self._swept = False

    def _place(self) -> str:
        return str(self.path)

    def _kept(self) -> KeyFile:
        if not self._swept:
            self._swept = True
            with suppress(EctError):  # a folder that cannot be written can still be read
                if not self._is_clean():
                    with alone(self._real()):
                        pass
        return self._now()

    def _now(self) -> KeyFile:
        # The bytes are compared rather than the time of the file: two writings may fall into one tick of its clock.
        content = read_whole(self.path)
        if content != self._read[0]:
            kept = (
                KeyFile(journal=self.journal) if content is None else parse(content, self.path, self.journal, KeyFile)
            )
            self._read = content, kept
        return self._read[1]

    def _change(self, how: Callable[[KeyFile], KeyFile]) -> KeyFile:
        with alone(self._real()):
            before = self._now()
            after = how(before)
            if after is not before:
                content = after.to_json()
                write_private(self._real(), content)
                self._read = content, after
            return after

    def _is_clean(self) -> bool:
        with writing(self.path):
            return not leftovers(self._real())

    def _real(self) -> Path:
        """Where the file is, when its name is a link: a link replaced by a file would leave the secrets where it led."""
        return self.path.resolve()

    @property
    def exposed(self) -> bool:
        """Whether others on this machine may read the file or its folder; the next writing puts that right."""
        return exposed(self.path) or exposed(self.path.parent)

    # a passphrase, a colleague ------------------------------------------------------------------------------------------

    def protect(self, passphrase: str | None, cost: int = COST) -> None:
        """Put the keys under a passphrase, another one, or none (None). Raises `KeysLocked`, `InvalidInput`."""
        new = Passphrase.new(passphrase, self.journal, cost) if passphrase is not None else None
        protection, under = new or (None, None)

        def wrapped(now: KeyFile) -> KeyFile:
            if now.passphrase is None and new is None:
                return now
            self._wrapping(now)
            keys = (self._key(now, stored) for stored in now.keys)
            return now.changed(
                passphrase=protection, keys=tuple(wrap(under, self.journal, key.subject, key.secret) for key in keys)
            )

        self._change(wrapped)
        self._opened = new

    def to_export(self, subjects: Iterable[str] | None = None) -> list[Key]:
        """The live keys of these subjects, of all for None. Raises `KeysLocked`, and `InvalidInput` when one has none."""
        kept = self._kept()
        wanted = set(kept.last) if subjects is None else set(subjects)
        missing = ", ".join(sorted(wanted - kept.last.keys()))
        if missing or not wanted:
            en, fr = (f" of {shown(missing)}", f" de {shown(missing)}") if missing else ("", "")
            raise InvalidInput(
                Text(f"No live key{en} is here to be exported.", f"Il n’y a pas ici de clé vivante{fr} à exporter."),
                Text("`ect keys` lists those that are here.", "« ect cles » liste celles qui sont ici."),
            )
        return [self._key(kept, stored) for stored in kept.keys if stored.subject in wanted]

    def export_keys(
        self,
        path: Path,
        passphrase: str,
        subjects: Iterable[str] | None = None,
        *,
        replace: bool = False,
        signing: Mapping[Verifier, bytes] | None = None,
        cost: int = COST,
    ) -> int:
        """Write the live keys of these subjects (None: of all) to a file under a passphrase of its own, and these signing keys
        with their seeds; how many of the former.

        Raises `AlreadyExists`, and what `to_export` does.
        """
        keys = self.to_export(subjects) if subjects is not None or not signing or self._kept().keys else []
        if path.exists() and not replace:
            raise AlreadyExists.at(path)
        protection, under = Passphrase.new(passphrase, self.journal, cost)
        stored = tuple(wrap(under, self.journal, key.subject, key.secret) for key in keys)
        file = KeyFile(journal=self.journal, passphrase=protection, keys=stored)
        if signing:
            parts = tuple(wrap_signing(under, self.journal, verifier, seed) for verifier, seed in signing.items())
            file = CarriedFile(journal=self.journal, passphrase=protection, keys=stored, signing=parts)
        with writing(path):
            write_private(path, file.to_json())
        return len(keys)

    def import_keys(self, path: Path, passphrase: str | None = None) -> Imported:
        """Add the keys of a file; those that were erased here are refused, and what it says is erased is not obeyed.

        Raises `KeysLocked` (it is under a passphrase, or this keyring is), `Unreadable`, `InvalidInput`.
        """
        content = read_whole(path)
        if content is None:
            raise InvalidInput(
                Text(f"There is no file {path}.", f"Il n’y a pas de fichier {path}."),
                Text("Give the file that `ect keys export` wrote.", "Donnez le fichier qu’« ect cles exporter » a écrit."),
            )  # fmt: skip
        theirs, key = parse(content, path, self.journal, CarriedFile), None
        if theirs.passphrase is not None:
            if passphrase is None:
                raise KeysLocked(
                    Text(f"{path} is under a passphrase.", f"{path} est sous une phrase de passe."),
                    Text("Ask for it whoever made the file.", "Demandez-la à qui a fait ce fichier."),
                )
            key = theirs.passphrase.key(passphrase, self.journal, path)
        secrets = {each.id: unwrap(key, self.journal, each, path) for each in theirs.keys}
        signing = dict(unwrap_signing(key, self.journal, part, path) for part in theirs.signing) if key else {}

        def merged(now: KeyFile) -> KeyFile:
            under = self._wrapping(now)
            new = [each for each in theirs.keys if each.id not in now.by_id and each.id not in now.gone]
            added = [wrap(under, self.journal, each.subject, secrets[each.id]) for each in new]
            return now.changed(keys=(*now.keys, *added)) if added else now

        before = self._kept()
        after = self._change(merged)
        refused = [
            state._replace(subject=theirs.by_id[state.id].subject)
            for state in erased_states(each for each in after.erased if each.id in secrets)
        ]
        new = sum(id in after.by_id and id not in before.by_id for id in secrets)
        return Imported(new, len(secrets) - new - len(refused), tuple(refused), signing)


def keys_folder() -> Path:
    """Where the keys of every journal are: `ECT_KEYS`, else the user's folder of settings."""
    if named := os.environ.get("ECT_KEYS"):
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("ect-journal", appauthor=False)


def keyring_of(journal: UUID, secret: Secret = new_secret) -> FileKeyring:
    return FileKeyring(keys_folder() / str(journal), journal, secret)
