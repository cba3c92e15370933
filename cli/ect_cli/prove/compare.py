"""`ect compare A B`: which of two copies goes on where the other ends, or that somebody was shown another history.

Knows what may stand at a path, what is said of it and the exit codes: 0 one continues the other, 10 it cannot be told, 30 one
is altered, 32 they contradict each other, 40 one cannot be read, or is of another journal. Leaves comparing to
`ect_journal.comparing`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import files
from ect_cli.failures import WrongUsage, two_lines
from ect_cli.figures import shortened
from ect_cli.keep import words_keys
from ect_cli.keep.counted import counted
from ect_cli.outputs import check_output, write_output
from ect_cli.prove import words_compare as say
from ect_cli.prove.sources import PROOF, source_at
from ect_cli.prove.telling import tell
from ect_cli.words import FILE
from ect_journal.codec import decode
from ect_journal.comparing import Compared, Relation, Told
from ect_journal.comparing import compare as compared
from ect_journal.errors import EctError, Tampered, Unreadable
from ect_journal.ledger.forks import SUFFIX
from ect_journal.ledger.notes import NotANote, Verifier, split
from ect_journal.ledger.offline import OfflineProof
from ect_journal.words import Text, shown

NOT_KNOWN, ALTERED, FORK, UNREADABLE = 10, 30, 32, 40
LARGEST_TEXT = 1 << 16
"""Bytes of a file that may be a checkpoint."""


class Side(NamedTuple):
    place: str
    told: Told


@click.command("compare", cls=Command, says=say.COMPARE, journal=False)
@click.argument("first", cls=Argument, takes=say.ONE, shell_complete=files)
@click.argument("second", cls=Argument, takes=say.OTHER, shell_complete=files)
@click.option("--key", "keys", cls=Option, says=say.KEY, takes=say.VKEY, multiple=True)
@click.option("-o", "--evidence", cls=Option, says=say.EVIDENCE, takes=FILE, also=("--output",), shell_complete=files)
@click.option("--force", cls=Option, says=words_keys.FORCE, is_flag=True)
def compare(first: str, second: str, keys: Sequence[str], evidence: str | None, force: bool) -> None:
    held = [_key(written) for written in keys]
    check_output(evidence, force=force)
    one, other = (Side(place, _told(place)) for place in (first, second))
    found = compared(one.told, other.told, held)
    for line in _said(found, one, other):
        tell(line, err=False)
    if found.relation is Relation.FORK:
        _tell_evidence(found, evidence)
        click.get_current_context().exit(FORK)
    if evidence:
        tell(say.NO_EVIDENCE)
    if found.relation is Relation.ANOTHER:
        click.get_current_context().exit(UNREADABLE)
    if found.relation is Relation.UNDECIDED:
        tell(say.GIVE_ENTRIES.format(longer=_longer(one, other)[1].place))
        click.get_current_context().exit(NOT_KNOWN)


# reading ----------------------------------------------------------------------------------------------------------------


def _key(written: str) -> Verifier:
    try:
        return Verifier.read(written)
    except NotANote:
        raise WrongUsage(say.NOT_A_KEY.format(written=shown(written)), say.A_KEY) from None


def _told(place: str) -> Told:
    try:
        return _text_at(place) or _trail_at(place)
    except (Tampered, Unreadable) as error:
        _give_up(place, error, ALTERED if isinstance(error, Tampered) else UNREADABLE)


def _text_at(place: str) -> Told | None:
    """A checkpoint or a signed note, if that is what stands there."""
    path = Path(place)
    if not path.is_file() or path.stat().st_size > LARGEST_TEXT:
        return None
    try:
        return Told.of_text(path.read_bytes().decode("utf-8-sig"))
    except (NotANote, UnicodeDecodeError):
        return None


def _trail_at(place: str) -> Told:
    source = source_at(place, say.NEITHER, say.WHAT_IT_TAKES)
    if source.kind == PROOF:
        try:
            return Told.of_text(OfflineProof.of(source.text).note)
        except NotANote:
            raise Unreadable(say.NO_CHECKPOINT.format(place=place), say.WHAT_IT_TAKES) from None
    if source.trail is None:
        raise Unreadable(say.NO_CHECKPOINT.format(place=place), say.WHAT_IT_TAKES)
    return Told.of_trail(source.trail)


def _give_up(place: str, error: EctError, code: int) -> NoReturn:
    for line in two_lines(type(error)(say.AT.format(place=place, said=error.message), error.hint)):
        click.echo(line, err=True)
    click.get_current_context().exit(code)


# saying -----------------------------------------------------------------------------------------------------------------


def _said(found: Compared, one: Side, other: Side) -> Iterator[Text]:
    shorter, longer = _longer(one, other)
    about = {
        "shorter": shorter.place, "longer": longer.place, "shared": found.shared,
        "sixteen": shorter.told.head.sixteen,
    }  # fmt: skip
    match found.relation:
        case Relation.SAME:
            yield counted(found.shared, say.SAME, one=one.place, other=other.place, sixteen=one.told.head.sixteen)
        case Relation.EXTENDS | Relation.EXTENDED:
            yield counted(longer.told.head.size - found.shared, say.EXTENDS, **about)
        case Relation.UNDECIDED:
            yield say.UNDECIDED.format(**about, less=shorter.told.head.size, more=longer.told.head.size)
        case Relation.ANOTHER:
            origins = {side.told.head.origin for side in (one, other)}
            yield say.ANOTHER if len(origins) > 1 else say.ANOTHER_OF_THE_NAME
            for side in (one, other):
                yield say.ORIGIN.format(place=side.place, origin=shown(side.told.head.origin))
        case Relation.FORK:
            yield from _fork_said(found, one, other)


def _fork_said(found: Compared, one: Side, other: Side) -> Iterator[Text]:
    yield say.FORK
    if found.entry is not None:
        yield (say.SAME_UPTO if found.shared else say.NOTHING_SHARED).format(shared=found.shared, entry=found.entry)
        for side in (one, other):
            yield say.ENTRY_THERE.format(place=side.place, entry=found.entry, said=_entry(side, found.entry))
    elif found.differ is not None:
        yield (say.DIFFER_AFTER if found.shared else say.DIFFER_AT).format(shared=found.shared, size=found.differ)
    for side in (one, other):
        head = side.told.head
        yield say.HEAD.format(
            place=side.place, size=head.size, sixteen=head.sixteen, root=head.text.split("\n")[2], signed=_signed(side)
        )


def _entry(side: Side, number: int) -> Text:
    """What the entry says there, as far as it can be read."""
    try:
        entry = decode(side.told.entries[number - 1])
    except (EctError, ValueError, KeyError, TypeError, IndexError):
        return say.CANNOT_BE_READ
    headline = shortened(entry.event.headline())
    return say.ENTRY_SAID.format(label=entry.event.LABEL, occurred=entry.occurred, headline=headline, by=entry.by)


def _signed(side: Side) -> Text:
    """In whose names its head is signed; nothing of that is verified."""
    for note in side.told.notes:
        try:
            text, lines = split(note)
        except NotANote:
            continue
        if text == side.told.head.text:
            names = dict.fromkeys(f"{name}+{payload[:4].hex()}" for name, payload in lines)
            return say.SIGNED_BY.format(names=", ".join(names))
    return say.NOT_SIGNED


def _tell_evidence(found: Compared, file: str | None) -> None:
    """The proof that one key signed both, where there is one."""
    if found.fork is None:
        tell(say.NOT_ONE_KEY)
        return
    if file is None:
        tell(say.WRITE_IT.format(name=f"fork{SUFFIX}"))
        return
    write_output(file, found.fork.text.encode())
    click.echo(file)
    tell(say.WRITTEN)


def _longer(one: Side, other: Side) -> tuple[Side, Side]:
    """The shorter one, and the longer one."""
    return (one, other) if one.told.head.size <= other.told.head.size else (other, one)
