"""Whether nothing is missing since what the reader holds: no rollback, and no other history.

What a journal says of itself is coherent whatever was cut off its end. What somebody else kept says how long it was.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.verifying.entries import Log
from ect_journal.verifying.held import Held
from ect_journal.verifying.report import FORKED, ROLLED_BACK, Agrees, Wrong

if TYPE_CHECKING:
    from ect_journal.trail import Trail

YOU = ""
"""Who vouches for what the reader holds: the reader."""


class Kept(NamedTuple):
    """What the reader holds that agrees, and what is wrong with what does not."""

    agrees: tuple[Agrees, ...]
    wrong: tuple[Wrong, ...]

    @property
    def by_reader(self) -> dict[int, str]:
        """The sizes that the reader bounds by what they hold; what this same machine saw bounds nothing for others."""
        return {each.size: YOU for each in self.agrees if each.what != "seen"}


def kept(checkpoints: Sequence[tuple[int, str]], log: Log, held: Held) -> Kept:
    """What the reader holds, compared with the tree at its own sizes."""
    agrees: list[Agrees] = []
    differs: list[Checkpoint] = []
    wrong: list[Wrong] = []
    for what, checkpoint in _all(held):
        if checkpoint.size > log.leaves.size:
            wrong.append(Wrong(ROLLED_BACK, "rollback", None, checkpoint.size))
        elif checkpoint.origin == log.origin and checkpoint.root == log.leaves.root(checkpoint.size):
            agrees.append(_agrees(what, checkpoint.size, log))
        else:
            differs.append(checkpoint)
    forks, found = _sixteen(checkpoints, log, held.sixteen)
    agrees += found
    wrong += [_fork(each, log, agrees) for each in sorted(differs, key=lambda each: each.size)]
    return Kept(tuple(agrees), (*wrong, *forks))


def beyond(trail: "Trail", size: int) -> list[Wrong]:
    """The journal's own checkpoint, seal or evidence of more entries than there are."""
    sizes = [[at for at, _ in trail.checkpoints], [at for at, _ in trail.seals], list(trail.evidence)]
    found = [max(each, default=0) for each in sizes]
    return [Wrong(ROLLED_BACK, "rollback", None, at) for at in found if at > size]


def _all(held: Held) -> Iterator[tuple[str, Checkpoint]]:
    yield from (("held", checkpoint) for checkpoint in held.checkpoints)
    if held.seen is not None:
        yield "seen", held.seen


def _fork(other: Checkpoint, log: Log, agrees: Sequence[Agrees]) -> Wrong:
    """The entries since the last size at which something held agrees are not all the same."""
    since = max((each.size for each in agrees if each.size < other.size), default=0)
    own = log.leaves.checkpoint(log.origin, other.size)
    return Wrong(FORKED, "fork", (since + 1, other.size), other.size, (other.text, own.text))


def _sixteen(
    checkpoints: Sequence[tuple[int, str]], log: Log, sought: Sequence[str]
) -> tuple[list[Wrong], list[Agrees]]:
    """The characters do not say which size they are of, so they are looked for among the stored checkpoints."""
    sizes = [size for size, _ in checkpoints if size <= log.leaves.size] if sought else []
    by_characters = {log.leaves.checkpoint(log.origin, size).sixteen: size for size in sizes}
    wrong = [Wrong(FORKED, "fork") for characters in sought if characters not in by_characters]
    found = [by_characters[characters] for characters in sought if characters in by_characters]
    return wrong, [_agrees("sixteen", size, log) for size in found]


def _agrees(what: str, size: int, log: Log) -> Agrees:
    return Agrees(what, size, log.recorded[size - 1] if size else None)
