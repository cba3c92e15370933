"""The vault: sealed values under the keys of those they are about, and what became of each.

Knows how a disclosure is locked and opened, and holds every vault it is given to the erasures: those of the log, and
those that this machine has seen. Keys are destroyed for an erasure that was done on this machine, or that a server says;
a file may come from anywhere, and what its log says goes no further than its own folder. Leaves to the store where rows are
kept, to the keyring the keys, and to `erasing` what is to be erased.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import orjson

from ect_journal import crypt
from ect_journal import folder as folders
from ect_journal.catalogue.privacy import ErasureExecuted
from ect_journal.codec import Row
from ect_journal.entry import position_of
from ect_journal.errors import NotWritten, ReadOnly, Tampered, Unreadable
from ect_journal.keys import Keyring
from ect_journal.sealing import Disclosure, SealedRow, check_disclosure, value_of
from ect_journal.seen import Erasure, Intent, Seen
from ect_journal.store import Store
from ect_journal.words import Text, Word

NOBODY = ""
"""The subject of the journal's own key, under which stands what is about nobody."""
_LATER = (NotWritten, ReadOnly, Unreadable, Tampered)
"""What keeps keys from being destroyed now; damaged ones are said by who needs them."""


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
    """A sealed value as it is read here: its text when it is open; `by` is the erasing entry when it is erased, or when it
    is sealed since an erasure destroyed its keys, and it was put under new ones."""

    text: str | None
    access: Access
    by: str | None = None


class Vault:
    """Of one journal. `folder` is where its attachments are, if anywhere."""

    def __init__(self, store: Store, keyring: Keyring, seen: Seen, folder: Path | None) -> None:
        self.store = store
        self.keyring = keyring
        self.folder = folder
        self._place = store.place if folder is None else str(folder)
        self._seen = seen
        self._erased: dict[str, str] = {}
        self._destroyed: dict[str, str] = {}
        self._said: set[str] = set()
        """Values and keys that this very log says are gone."""
        self._own: set[str] = set()
        """Values erased by what may destroy keys: older copies in the folder let go of these."""
        self.uncleaned: tuple[Path, ...] = ()
        """Copies of the database that did not let go of what was last erased."""
        self.obey(seen.erasures, ours=True, here=False)

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
        if any(key not in held for key in row.keys):
            destroyed = next((key for key in row.keys if key in gone), None)
            if destroyed in self._said:
                # It names all that it erases, and what stays is put under new keys at once: this row was brought here since.
                return Opened(None, Access.ALTERED)
            return Opened(None, Access.SEALED, gone[destroyed] if destroyed else None)
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

    def erased_here(self, digest: str) -> bool:
        """Whether it is this very log that says so, not another copy of it."""
        return digest in self._said

    # keeping

    def lock(self, disclosures: Sequence[Disclosure]) -> list[SealedRow]:
        """Each under the keys of all whom it is about, which are kept for good before this returns. Raises `KeysLocked`,
        `NotWritten`."""
        subjects = sorted({subject for value in disclosures for subject in value.about or (NOBODY,)})
        if not subjects:
            return []
        keys = {key.subject: key for key in self.keyring.live(subjects)}
        if spent := [subject for subject, key in keys.items() if key.id in self._destroyed]:
            # A former file of keys was put back: wherever the erasure is known, this key will be destroyed.
            keys |= {key.subject: key for key in self.keyring.fresh(spent)}
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

    def obey(self, erasures: Sequence[Erasure], *, ours: bool, here: bool = True) -> None:
        """What was erased is gone from this vault and its attachments; where nothing can be deleted, it is at least never
        opened. `ours` is what may destroy keys, with the erasures that were begun on this machine; it is remembered. `here`
        when this log says so, not another copy of it."""
        if not erasures:
            return
        for erasure in erasures:
            self._erased.update(dict.fromkeys(erasure.digests, erasure.ref))
            self._destroyed.update(dict.fromkeys(erasure.key_ids, erasure.ref))
            self._said.update((*erasure.digests, *erasure.key_ids) if here else ())
        known = set(self._seen.erasures)
        begun = {intent.erasure for intent in self._seen.intents}
        own = [erasure for erasure in erasures if ours or erasure in known or erasure in begun]
        for erasure in own:
            with suppress(*_LATER):
                self.keyring.destroy(erasure.key_ids, by=erasure.ref)
            self._own.update(erasure.digests)
        digests = [digest for erasure in erasures for digest in erasure.digests]
        with suppress(NotWritten, ReadOnly):
            if self.store.sealed_rows(digests) and self.store.may_erase():
                self.store.forget(digests)
        if self.folder is not None:
            with suppress(NotWritten):
                folders.drop_attachments(self.folder, digests)
        if new := [erasure for erasure in own if erasure not in known]:
            self._clean_copies(new)  # remembered in the end, so that whoever was stopped before does all of it again

    def intend(self, erasures: Iterable[Erasure]) -> None:
        """These are about to be recorded here: once they are, whoever opens the journal on this machine carries them out.
        Raises `NotWritten`."""
        self._seen.intend(self._place, erasures)

    def _clean_copies(self, new: Sequence[Erasure] = ()) -> None:
        """Let go of all that was erased in the older copies in the folder, and remember whether they did."""
        if self.folder is not None:
            from ect_journal import leftovers  # only who erases waits for it

            self.uncleaned = leftovers.clean_copies(self.folder, self.store, self._own)
        with suppress(NotWritten, ReadOnly):
            self._seen.keep(new, self._place, unfinished=bool(self.uncleaned))

    def settle(self) -> None:
        """What an erasure that was stopped left to do, at each opening."""
        with suppress(Unreadable, Tampered):
            self._obey_keys()
        with suppress(NotWritten):
            self._seen.drop(filter(self._is_void, self._seen.intents))
        if self._seen.is_unfinished(self._place) or (self.store.may_erase() and self.store.owes_cleaning()):
            self._clean_copies()
        self.pay()

    def _is_void(self, intent: Intent) -> bool:
        """Whether something else was recorded where it was to be. Of another copy of the journal, that copy says."""
        row = self.store.row(position_of(intent.erasure.ref)) if intent.place == self._place else None
        return row is not None and (row.type != ErasureExecuted.TYPE or erasure_of(row) != intent.erasure)

    def pay(self) -> None:
        """No byte of what was deleted stays in the files, unless another program keeps us from it: then at the next opening."""
        with suppress(NotWritten, ReadOnly):
            if self.store.may_erase() and self.store.owes_cleaning():
                self.store.clean()

    def _obey_keys(self) -> None:
        """Values under keys that an erasure destroyed of which neither this log nor this machine knows more: an older copy
        of the journal, opened where the keys alone remember. Nobody can tell which of them were put under new keys."""
        unknown = {key.id: key.by or "" for key in self.keyring.listed() if key.state == "erased"}
        unknown = {key: ref for key, ref in unknown.items() if key not in self._destroyed}
        if unknown:
            under: dict[str, list[str]] = {ref: [] for ref in unknown.values()}
            for row in self.store.sealed():
                if row.digest not in self._erased and (key := next(filter(unknown.__contains__, row.keys), None)):
                    under[unknown[key]].append(row.digest)
            keys = {ref: tuple(key for key in unknown if unknown[key] == ref) for ref in under}
            lost = [Erasure(ref, tuple(digests), keys[ref]) for ref, digests in under.items()]
            self.obey(lost, ours=True, here=False)


def erasure_of(row: Row) -> Erasure:
    """What an entry of type erasure.executed erased."""
    data = orjson.loads(row.state)["data"]
    return Erasure(f"J{row.position}", tuple(data["digests"]), tuple(data["key_ids"]))


def _altered(digest: str) -> Tampered:
    return Tampered(
        Text(f"The sealed value {digest[:8]}… does not open with its keys: it was altered, or taken from elsewhere.", f"La valeur scellée {digest[:8]}… ne s’ouvre pas avec ses clés : elle a été altérée, ou vient d’ailleurs."),
        Text("Restore it from a backup of the journal; `ect keys check` names all of them.", "Restaurez-la depuis une sauvegarde du journal ; « ect cles verifier » les nomme toutes."),
    )  # fmt: skip
