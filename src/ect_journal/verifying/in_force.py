"""Who signed the last checkpoint, starting from the keys that the reader holds.

A `key.added` or `key.revoked` takes effect at the first seal that covers it and is signed by a key already in force: a
stolen key that writes itself in is believed by nobody.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.ledger.notes import NotANote, Unsigned, Verifier, opened, split
from ect_journal.verifying.entries import Log
from ect_journal.verifying.held import is_log_key
from ect_journal.verifying.report import UNKNOWN_KEY, Replaced, Verdict, Wrong, altered

if TYPE_CHECKING:
    from ect_journal.trail import Pages


class Signed(NamedTuple):
    """`by` are the names of the keys of the last seal that counts, which is of the first `upto` entries; `replaced` the held
    keys that are not in force any more."""

    verdict: Verdict
    by: tuple[str, ...] = ()
    upto: int = 0
    wrong: Wrong | None = None
    replaced: tuple[Replaced, ...] = ()


class _Keys:
    """Those in force, which changes, and those that were ever known: a wrong signature by one of them is never passed over."""

    def __init__(self, held: Sequence[Verifier], log: Log) -> None:
        self.known, self.force = dict.fromkeys(held), set(held)
        self._held, self._revoked = frozenset(held), dict[Verifier, int]()
        self._changes = list(log.of("key.added", "key.revoked"))

    def apply(self, size: int) -> None:
        while self._changes and self._changes[0].position <= size:
            change = self._changes.pop(0)
            try:
                key = Verifier.read(change.data["vkey"])
            except (NotANote, KeyError, AttributeError, UnicodeError):
                continue
            if key.vkey != change.data["vkey"]:
                continue  # with white space around it, say: one spelling for one key
            if change.type == "key.revoked":
                self.force.discard(key)
                if key in self._held:
                    self._revoked[key] = change.position
            elif is_log_key(key):
                self.known[key] = None
                self.force.add(key)

    @property
    def replaced(self) -> tuple[Replaced, ...]:
        """A successor that a later entry revokes is not named as the key to trust, though nobody known signed for that."""
        ended = [change.data.get("vkey") for change in self._changes if change.type == "key.revoked"]
        now = tuple(sorted(key.vkey for key in self.force if key.vkey not in ended))
        return tuple(
            Replaced(key.vkey, position, now) for key, position in self._revoked.items() if key not in self.force
        )


def signed(seals: Sequence[tuple[int, str]], pages: "Pages | None", log: Log, held: Sequence[Verifier]) -> Signed:
    """Seals of more entries than there are, are for others to judge. Raises `Stopped`."""
    keys, before, by, upto = _Keys(held, log), 0, tuple[str, ...](), 0
    latest = set(keys.force)
    if any(type(size) is not int or size < 1 for size, _ in seals):
        raise altered("seal")
    for size, written in sorted(seals):
        if size > log.leaves.size:
            break
        text, known = log.leaves.checkpoint(log.origin, size).text, len(keys.known)
        names = _opened(written, text, keys, ("seal", before + 1, size))
        latest = set(keys.force)
        if names:
            by, upto = names, size
            keys.apply(size)
            latest |= keys.force
            if len(keys.known) > known:  # who comes into force here signed this, too
                _opened(written, text, keys, ("seal", before + 1, size))
        before = size
    replaced = keys.replaced
    vouched = pages is None or _statement(pages, log, keys, latest)
    if not held:
        return Signed("unchecked")
    if upto == log.leaves.size and vouched:
        return Signed("yes", by, upto, replaced=replaced)
    unknown = Wrong(UNKNOWN_KEY, "key" if vouched else "statement")
    return Signed("no", by, upto, None if upto and vouched else unknown, replaced)


def _statement(pages: "Pages", log: Log, keys: _Keys, force: set[Verifier]) -> bool:
    """Whether a key in force signed the pages of this very file."""
    if pages.statement is None:
        return False
    text = f"{log.origin}\ndossier\n{log.leaves.size}\n{pages.said}\n"
    keys.force = force
    return bool(_opened(pages.statement, text, keys, ("pages",)))


def _opened(written: str, text: str, keys: _Keys, what: tuple[str] | tuple[str, int, int]) -> tuple[str, ...]:
    """The names of the keys in force that signed this text. Raises `Stopped` when it is another, or a known key did not."""
    try:
        if split(written)[0] != text:
            raise altered(*what)
        found = opened(written, keys.known)[1] if keys.known else []
    except Unsigned:
        return ()
    except NotANote:
        raise altered(*what) from None
    return tuple(signature.verifier.name for signature in found if signature.verifier in keys.force)
