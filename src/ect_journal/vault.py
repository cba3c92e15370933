"""The vault: sealed values under the keys of those they are about, and what became of each.

Knows how a disclosure is locked and opened, and holds every vault it is given to the erasures: those of the log, and
those that this machine has seen. Leaves to the store where rows are kept, to the keyring the keys, and to `erasing` what
is to be erased.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import orjson

from ect_journal import crypt, leftovers
from ect_journal import folder as folders
from ect_journal.codec import Row
from ect_journal.errors import NotWritten, ReadOnly, Tampered, Unreadable
from ect_journal.keys import Keyring
from ect_journal.sealing import Disclosure, SealedRow, check_disclosure, value_of
from ect_journal.seen import Erasure, Seen
from ect_journal.store import Store
from ect_journal.words import Text, Word

NOBODY = ""
"""The subject of the journal's own key, under which stands what is about nobody."""


class Access(Word):
    """What became of a sealed value, for who reads it here."""

    OPEN = "open", "open", "ouvert", "Its text is read.", "Son texte se lit."
    SEALED = (
        "sealed",
        "sealed",
        "scellé",
        "It is kept, and its keys are not here.",
        "Il est conservé, et ses clés ne sont pas ici.",
    )
    ERASED = (
        "erased",
        "erased",
        "effacé",
        "It was erased; the entry that did so is named.",
        "Il a été effacé ; l’entrée qui l’a fait est nommée.",
    )
    ALTERED = "altered", "altered", "altéré", "It is not what was recorded.", "Il n’est pas ce qui a été enregistré."
    NOT_AVAILABLE = (
        "not_available",
        "not available",
        "non disponible",
        "This copy of the journal holds it not.",
        "Cette copie du journal ne le contient pas.",
    )


class Opened(NamedTuple):
    """A sealed value as it is read here: its text when it is open; `by` is the erasing entry when it is erased."""

    text: str | None
    access: Access
    by: str | None = None


class Vault:
    """Of one journal. `folder` is where its attachments are, if anywhere."""

    def __init__(self, store: Store, keyring: Keyring, seen: Seen, folder: Path | None) -> None:
        self.store = store
        self.keyring = keyring
        self.folder = folder
        self._seen = seen
        self._erased: dict[str, str] = {}
        self._destroyed: dict[str, str] = {}
        self._destroyed_here: set[str] = set()
        """Keys that this very log says were destroyed."""
        self.uncleaned: tuple[Path, ...] = ()
        """Copies of the database that did not let go of what was last erased."""
        self.obey(seen.erasures, here=False)

    # reading

    def open(self, digests: Iterable[str], *, strict: bool = True) -> dict[str, Opened]:
        """Each of these values. Raises `Tampered` for one that is not what was recorded, unless it is not to be `strict`."""
        wanted = list(dict.fromkeys(digests))
        rows = self.store.sealed_rows([digest for digest in wanted if digest not in self._erased])
        held = self.keyring.held({key for row in rows.values() for key in row.keys})
        gone = {key.id: key.by for key in self.keyring.listed() if key.state == "erased"} if rows else {}
        gone |= self._destroyed
        found = {digest: self._open(digest, rows.get(digest), held, gone) for digest in wanted}
        if strict:
            for digest, opened in found.items():
                if opened.access is Access.ALTERED:
                    raise _altered(digest)
        return found

    def _open(self, digest: str, row: SealedRow | None, held: dict[str, bytes], gone: dict[str, str | None]) -> Opened:
        if ref := self._erased.get(digest):
            return Opened(None, Access.ERASED, ref)
        if row is None:
            return Opened(None, Access.NOT_AVAILABLE)
        if destroyed := next((key for key in row.keys if key in gone), None):
            # An erasure names all that stood under the keys it destroys: what it does not name was put under them since.
            altered = destroyed in self._destroyed_here
            return Opened(None, Access.ALTERED) if altered else Opened(None, Access.ERASED, gone[destroyed])
        if any(key not in held for key in row.keys):
            return Opened(None, Access.SEALED)
        try:
            return Opened(value_of(self.unlock(row, held).disclosure), Access.OPEN)
        except Tampered:
            return Opened(None, Access.ALTERED)

    def unlock(self, row: SealedRow, held: dict[str, bytes]) -> Disclosure:
        """The disclosure of a row, whose keys are all held. Raises `Tampered`."""
        try:
            found = crypt.unlock(self._key(row, held), row.sealed, self._bound(row)).decode("ascii")
        except (crypt.WrongKey, UnicodeDecodeError):
            raise _altered(row.digest) from None
        check_disclosure(row.digest, found)
        return Disclosure(row.digest, found, row.about, row.retention)

    def erased_by(self, digest: str) -> str | None:
        """The entry that erased this value, if one did."""
        return self._erased.get(digest)

    # keeping

    def lock(self, disclosures: Sequence[Disclosure]) -> list[SealedRow]:
        """Each under the keys of all whom it is about, which are kept for good before this returns. Raises `KeysLocked`,
        `NotWritten`."""
        subjects = sorted({subject for value in disclosures for subject in value.about or (NOBODY,)})
        if not subjects:
            return []
        keys = {key.subject: key for key in self.keyring.live(subjects)}
        secrets = {key.id: key.secret for key in keys.values()}
        rows = []
        for value in disclosures:
            ids = tuple(keys[subject].id for subject in value.about or (NOBODY,))
            row = SealedRow(value.digest, b"", value.about, ids, value.retention)
            sealed = crypt.lock(self._key(row, secrets), value.disclosure.encode(), self._bound(row))
            rows.append(row._replace(sealed=sealed))
        return rows

    def relock(self, rows: Sequence[SealedRow], given_up: Collection[str]) -> list[SealedRow]:
        """These rows under new keys, for whoever has one of those given up. Raises `KeysLocked`, `Tampered`."""
        if not rows:
            return []
        held = self.keyring.held({key for row in rows for key in row.keys})
        disclosures = [self.unlock(row, held) for row in rows]
        pairs = {pair for row in rows for pair in zip(row.about or (NOBODY,), row.keys, strict=True)}
        self.keyring.fresh(sorted({subject for subject, key in pairs if key in given_up}))
        return self.lock(disclosures)

    def lock_file(self, value: Disclosure, source: BinaryIO, target: BinaryIO) -> None:
        """An attachment, under a key made of the disclosure that commits to it: it goes where that goes."""
        crypt.lock_file(source, target, self._file_key(value), value.digest.encode())

    def unlock_file(self, digest: str, source: BinaryIO, target: BinaryIO) -> Access:
        """What became of the attachment; its content is in `target` when it is open. Raises `Tampered`; what was written
        to `target` until then is nobody's to read."""
        access = self.open([digest])[digest].access
        if access is Access.OPEN:
            row = self.store.sealed_rows([digest])[digest]
            value = self.unlock(row, self.keyring.held(row.keys))
            try:
                crypt.unlock_file(source, target, self._file_key(value), digest.encode())
            except crypt.WrongKey:
                raise _altered(digest) from None
        return access

    def _file_key(self, value: Disclosure) -> bytes:
        return crypt.derive([value.disclosure.encode()], f"ect-journal file\n{self.store.journal}".encode())

    def _key(self, row: SealedRow, secrets: dict[str, bytes]) -> bytes:
        info = f"ect-journal value\n{self.store.journal}\n{row.digest}"
        return crypt.derive([secrets[key] for key in row.keys], info.encode())

    def _bound(self, row: SealedRow) -> bytes:
        """A row moved to another digest, journal, person or keys does not open."""
        said = (str(self.store.journal), row.digest, " ".join(row.about), " ".join(row.keys), row.retention)
        return "\n".join(said).encode()

    # holding to the erasures

    def obey(self, erasures: Sequence[Erasure], *, here: bool = True) -> None:
        """Whatever vault, keys and attachments are here, what was erased is gone from them. Where nothing can be deleted,
        it is at least never opened. `here` when this log says so, not an earlier or later copy of it."""
        if not erasures:
            return
        for erasure in erasures:
            self._erased.update(dict.fromkeys(erasure.digests, erasure.ref))
            self._destroyed.update(dict.fromkeys(erasure.key_ids, erasure.ref))
            self._destroyed_here.update(erasure.key_ids if here else ())
        new = [erasure for erasure in erasures if erasure not in self._seen.erasures]
        for erasure in erasures:
            with suppress(NotWritten, ReadOnly, Unreadable):  # damaged keys are said by who needs them
                self.keyring.destroy(erasure.key_ids, by=erasure.ref)
        digests = [digest for erasure in erasures for digest in erasure.digests]
        with suppress(NotWritten, ReadOnly):
            if self.store.sealed_rows(digests) and self.store.may_erase():
                self.store.forget(digests)
        if self.folder is not None:
            with suppress(NotWritten):
                folders.drop_attachments(self.folder, digests)
        if new:  # remembered in the end, so that whoever was stopped before does all of it again
            self._clean_copies(new)

    def _clean_copies(self, new: Sequence[Erasure] = ()) -> None:
        """Let go of all that was erased in the older copies in the folder, and remember whether they did."""
        if self.folder is not None:
            self.uncleaned = leftovers.clean_copies(self.folder, self.store, self._erased)
        with suppress(NotWritten, ReadOnly):
            self._seen.keep(list(new), unfinished=bool(self.uncleaned))

    def settle(self) -> None:
        """What an erasure that was stopped left to do, at each opening."""
        with suppress(Unreadable):
            self._obey_keys()
        if self._seen.unfinished or (self.store.may_erase() and self.store.owes_cleaning()):
            self._clean_copies()
        self.pay()

    def pay(self) -> None:
        """No byte of what was deleted stays in the files, unless another program keeps us from it: then at the next opening."""
        with suppress(NotWritten, ReadOnly):
            if self.store.may_erase() and self.store.owes_cleaning():
                self.store.clean()

    def _obey_keys(self) -> None:
        """Values under keys that an erasure destroyed of which neither this log nor this machine knows more: an older copy
        of the journal, opened where the keys alone remember."""
        unknown = {key.id: key.by or "" for key in self.keyring.listed() if key.state == "erased"}
        unknown = {key: ref for key, ref in unknown.items() if key not in self._destroyed}
        if unknown:
            lost: dict[str, Erasure] = {ref: Erasure(ref, (), ()) for ref in unknown.values()}
            for row in self.store.sealed():
                if key := next(filter(unknown.__contains__, row.keys), None):
                    known = lost[unknown[key]]
                    lost[unknown[key]] = known._replace(digests=(*known.digests, row.digest))
            for key, ref in unknown.items():
                lost[ref] = lost[ref]._replace(key_ids=(*lost[ref].key_ids, key))
            self.obey(list(lost.values()), here=False)


def erasure_of(row: Row) -> Erasure:
    """What an entry of type erasure.executed erased."""
    data = orjson.loads(row.state)["data"]
    return Erasure(f"J{row.position}", tuple(data["digests"]), tuple(data["key_ids"]))


def _altered(digest: str) -> Tampered:
    return Tampered(
        Text(f"The sealed value {digest[:8]}… does not open with its keys: it was altered, or taken from elsewhere.", f"La valeur scellée {digest[:8]}… ne s’ouvre pas avec ses clés : elle a été altérée, ou vient d’ailleurs."),
        Text("Restore it from a backup of the journal; `ect keys check` names all of them.", "Restaurez-la depuis une sauvegarde du journal ; « ect cles verifier » les nomme toutes."),
    )  # fmt: skip
