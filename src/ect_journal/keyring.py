"""What a keyring is: the keys of the sealed values of one journal, one for each person.

    keyring.live(["P-07"])                  # [Key(id, "P-07", secret)], made and durable if there was none
    keyring.held(ids)                       # {id: secret} of those that are here; {} while a passphrase locks them
    keyring.destroy(ids, by="J533")         # gone for good; their ids stay, so that no copy brings them back

What is about nobody is under the key of subject "". A key is *live* (its secret is here) or *erased* (by an entry);
whom it has nothing for was *never* given one. Knows no value and no entry: `vault` locks with these keys, `erasing`
decides which ones go. Leaves where they are kept to `keys`, and the shape of what is kept to `key_files`.
"""

from collections.abc import Callable, Collection, Iterable
from secrets import token_bytes
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from ect_journal.errors import KeysLocked
from ect_journal.key_files import ErasedKey, KeyFile, OpenKey, Passphrase, WrappedKey, id_of, unwrap, wrap
from ect_journal.words import Text

Secret = Callable[[], bytes]
"""Draws a new secret."""


def new_secret() -> bytes:
    return token_bytes(32)


class Key(NamedTuple):
    id: str
    subject: str
    secret: bytes

    def __repr__(self) -> str:
        """Without the secret: a traceback is read by others."""
        return f"Key({self.id}, {self.subject!r})"


class KeyState(NamedTuple):
    """`state` is "live" or "erased", `by` the entry that erased it. A key that never was here has no subject."""

    id: str
    subject: str | None
    state: str
    by: str | None = None


class Keyring:
    """The keys of one journal. `MemoryKeyring` and `FileKeyring` say where they are; `secret` draws a new one."""

    def __init__(self, journal: UUID, secret: Secret = new_secret) -> None:
        self.journal = journal
        self._secret = secret
        self._opened: tuple[Passphrase, bytes] | None = None
        """The passphrase that was given, as the key it makes."""

    def _kept(self) -> KeyFile:
        """What is kept now."""
        raise NotImplementedError

    def _change(self, how: Callable[[KeyFile], KeyFile]) -> KeyFile:
        """Keep what `how` makes of what is kept now, durably; nobody else changes it meanwhile."""
        raise NotImplementedError

    # the passphrase -----------------------------------------------------------------------------------------------------

    @property
    def protected(self) -> bool:
        """Whether a passphrase protects the keys."""
        return self._kept().passphrase is not None

    @property
    def locked(self) -> bool:
        """Whether it was not given yet."""
        return self._is_locked(self._kept())

    def _is_locked(self, kept: KeyFile) -> bool:
        return kept.passphrase is not None and (self._opened is None or self._opened[0] != kept.passphrase)

    def unlock(self, passphrase: str) -> None:
        """Raises `KeysLocked` when it is not this one."""
        protection = self._kept().passphrase
        if protection is not None:
            self._opened = protection, protection.key(passphrase, self.journal, self._place())

    def _place(self) -> str:
        return ""

    def _wrapping(self, kept: KeyFile) -> bytes | None:
        """The key of the passphrase, None where there is no passphrase. Raises `KeysLocked`."""
        if self._is_locked(kept):
            raise KeysLocked(
                Text("The keys of the sealed values are under a passphrase.", "Les clés des valeurs scellées sont sous une phrase de passe."),
                Text("Run it on a terminal to be asked for it, or set ECT_PASSPHRASE.", "Lancez la commande sur un terminal, qui la demandera, ou donnez ECT_PASSPHRASE."),
            )  # fmt: skip
        return None if kept.passphrase is None or self._opened is None else self._opened[1]

    # the keys -----------------------------------------------------------------------------------------------------------

    def live(self, subjects: Iterable[str]) -> list[Key]:
        """The key of each subject to lock with now, the last that came here; made where there is none, and durable.
        Raises `KeysLocked`."""
        subjects, kept = tuple(subjects), self._kept()
        if not kept.last.keys() >= set(subjects):
            kept = self._change(lambda now: self._with_new(now, (each for each in subjects if each not in now.last)))
        return [self._key(kept, kept.last[subject]) for subject in subjects]

    def fresh(self, subjects: Iterable[str]) -> list[Key]:
        """A new key for each; the former ones stay until they are destroyed. Raises `KeysLocked`."""
        subjects = tuple(subjects)
        kept = self._change(lambda now: self._with_new(now, subjects))
        return [self._key(kept, kept.last[subject]) for subject in subjects]

    def held(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The secrets that are here among these; none while a passphrase locks them."""
        kept = self._kept()
        if self._is_locked(kept):
            return {}
        found = (kept.by_id[each] for each in ids if each in kept.by_id)
        return {stored.id: self._key(kept, stored).secret for stored in found}

    def destroy(self, ids: Iterable[str], by: str) -> int:
        """The secrets of these keys are nowhere any more; how many went. Needs no passphrase; done again, does nothing.

        An id that is unknown here is remembered too, so that importing the key is refused. `by` is the erasing entry.
        """
        ids = dict.fromkeys(ids)
        if self._is_clean() and self._kept().gone >= ids.keys():
            return 0
        went = 0

        def without(now: KeyFile) -> KeyFile:
            nonlocal went
            here = now.by_id
            new = [id for id in ids if id not in now.gone]
            gone = [ErasedKey(id=id, subject=here[id].subject if id in here else None, by=by) for id in new]
            went = len(ids.keys() & here.keys())
            keys = tuple(key for key in now.keys if key.id not in ids)
            return now.changed(keys=keys, erased=(*now.erased, *gone)) if gone else now

        self._change(without)
        return went

    def _is_clean(self) -> bool:
        """Whether nothing else holds what was destroyed."""
        return True

    def listed(self) -> list[KeyState]:
        """The live keys in the order in which they came, then the erased ones. Needs no passphrase."""
        kept = self._kept()
        return [KeyState(key.id, key.subject, "live") for key in kept.keys] + erased_states(kept.erased)

    def _key(self, kept: KeyFile, stored: OpenKey | WrappedKey) -> Key:
        secret = unwrap(self._wrapping(kept), self.journal, stored, self._place())
        return Key(stored.id, stored.subject, secret)

    def _with_new(self, kept: KeyFile, subjects: Iterable[str]) -> KeyFile:
        under, known, made = self._wrapping(kept), {*kept.by_id, *kept.gone}, []
        for subject in dict.fromkeys(subjects):
            secret = self._draw(known)
            known.add(id_of(secret))
            made.append(wrap(under, self.journal, subject, secret))
        return kept.changed(keys=(*kept.keys, *made)) if made else kept

    def _draw(self, known: Collection[str]) -> bytes:
        """A secret that was never seen here: a source that can be played again, as the demo's, gives its first ones twice."""
        for _ in range(len(known) + 1):
            if id_of(secret := self._secret()) not in known:
                return secret
        raise ValueError("the source of secrets repeats itself")


class MemoryKeyring(Keyring):
    """All in memory, as the journal it is for."""

    def __init__(self, journal: UUID, secret: Secret = new_secret) -> None:
        super().__init__(journal, secret)
        self._content = KeyFile(journal=journal)
        self._alone = Lock()

    def _kept(self) -> KeyFile:
        return self._content

    def _change(self, how: Callable[[KeyFile], KeyFile]) -> KeyFile:
        with self._alone:
            self._content = how(self._content)
            return self._content


def erased_states(keys: Iterable[ErasedKey]) -> list[KeyState]:
    return [KeyState(key.id, key.subject, "erased", key.by) for key in keys]
