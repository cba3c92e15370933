"""`ect anchor`: somebody outside bounds the journal, and that is recorded.

Knows the ways in which somebody is asked, and what came back is given. Leaves what it says to `ect_journal.vouching`, and
recording it to `ect_journal.anchoring`.
"""

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ect_cli.commands import Command, Option
from ect_cli.completing import files
from ect_cli.dates import read_past
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.outputs import check_output, write_output
from ect_cli.place import opened, today
from ect_cli.prove import words_anchor as say
from ect_cli.record.writing import check_author
from ect_cli.streams import on_terminal, read_bytes, read_file, read_text
from ect_cli.words import CODE, DAY, FILE, FILE_OR_STDIN, NUMBER, WEB
from ect_journal import Journal
from ect_journal.entry import position_of
from ect_journal.last_seen import check_goes_on
from ect_journal.ledger import NotANote, Verifier
from ect_journal.ledger.checkpoints import Checkpoint, sixteen_read
from ect_journal.store import ANCHOR
from ect_journal.words import shown

if TYPE_CHECKING:
    from ect_journal.vouching import Evidence

WAYS = ("url", "request", "witness_request", "answer", "handed_over")
GOES_WITH = {
    "since": ("witness_request",),
    "authority": ("url", "answer"),
    "on": ("handed_over",),
    "size": ("handed_over",),
    "force": ("request", "witness_request"),
}
LARGEST = 1 << 20
"""Bytes of a file that came back: far more than any answer."""


@click.command("anchor", cls=Command, says=say.ANCHOR)
@click.option("--url", cls=Option, says=say.URL, takes=WEB, section=say.DATED)
@click.option("--request", cls=Option, says=say.REQUEST, takes=FILE, section=say.DATED, shell_complete=files)
@click.option(
    "--witness-request", cls=Option, says=say.WITNESS_REQUEST, takes=FILE, section=say.COSIGNED, shell_complete=files
)
@click.option("--since", cls=Option, says=say.SINCE, takes=NUMBER, section=say.COSIGNED, type=int)
@click.option(
    "--answer",
    cls=Option,
    says=say.ANSWER,
    takes=FILE_OR_STDIN,
    section=say.CAME_BACK,
    also=["--cosigned"],
    shell_complete=files,
)
@click.option(
    "--authority",
    cls=Option,
    says=say.AUTHORITY,
    takes=say.FILE_OR_KEY,
    section=say.CAME_BACK,
    multiple=True,
    shell_complete=files,
)
@click.option("--handed-over", cls=Option, says=say.HANDED_OVER, takes=say.WHOM, section=say.KEPT)
@click.option("--on", cls=Option, says=say.ON, takes=DAY, section=say.KEPT)
@click.option("--size", cls=Option, says=say.SIZE, takes=say.SIZE_TAKES, section=say.KEPT)
@click.option("--by", cls=Option, says=say.BY, takes=CODE, section=say.HOW)
@click.option("--force", cls=Option, says=say.FORCE, section=say.HOW, is_flag=True)
def anchor(**given: Any) -> None:
    way = _way(given)
    with opened() as journal:
        if way is None:
            _lesson(journal)
            return
        check_goes_on(journal)
        if way == "request":
            _write_request(journal, given["request"], force=given["force"])
        elif way == "witness_request":
            _write_witness_request(journal, given["witness_request"], given["since"], force=given["force"])
        else:
            check_author(journal, given["by"])
            evidence = _evidence(journal, way, given)
            if evidence is not None:
                _record(journal, evidence, given["by"])


def _way(given: dict[str, Any]) -> str | None:
    """The one way that was given, None when none is and somebody is there to be told of them. Raises `WrongUsage`."""
    ways = [name for name in WAYS if given[name] is not None]
    if len(ways) > 1:
        raise WrongUsage(say.ONE_WAY.format(options=_options(ways)), say.THE_WAYS)
    for name, needed in GOES_WITH.items():
        if _is_given(given[name]) and not set(ways) & set(needed):
            said = say.ONLY_WITH.format(option=_options([name]), others=_options(needed))
            raise WrongUsage(said, say.THE_WAYS)
    if not ways and not on_terminal():
        raise WrongUsage(say.NO_WAY, say.THE_WAYS)
    return ways[0] if ways else None


def _is_given(value: Any) -> bool:
    """0 is something that was given; what was left out is None, False or an empty tuple."""
    return value is not None and value is not False and value != ()


def _options(names: Sequence[str]) -> str:
    return ", ".join(f"--{name.replace('_', '-')}" for name in names)


def _lesson(journal: Journal) -> None:
    from ect_journal.anchoring import recorded

    click.echo(str(say.WAYS))
    last = [*recorded(journal)][-1:]
    for ref, event in last:
        said = say.LAST.format(ref=ref, kind=event.kind.label, size=event.size, authority=event.authority)
        click.echo(str(said), err=True)
    if not last:
        click.echo(str(say.NEVER), err=True)


# asking -----------------------------------------------------------------------------------------------------------------


def _write_request(journal: Journal, file: str, *, force: bool) -> None:
    from ect_journal.timestamps import request

    check_output(file, force=force)
    text = journal.checkpoint()
    write_output(file, request(text.encode()).der)
    click.echo(file)
    click.echo(str(say.SEND_IT.format(size=Checkpoint.of(text).size, file=file)), err=True)


def _write_witness_request(journal: Journal, file: str, since: int | None, *, force: bool) -> None:
    from ect_journal.anchoring import last_cosigned
    from ect_journal.vouching import submission

    check_output(file, force=force)
    asked = submission(journal, last_cosigned(journal) if since is None else since)
    write_output(file, asked.text.encode())
    click.echo(file)
    size = Checkpoint.read(asked.note).size
    click.echo(str(say.HAND_IT.format(size=size, since=asked.old, file=file)), err=True)
    if asked.old == 0 and journal.signer.verifier:
        click.echo(str(say.TELL_THE_KEY.format(vkey=journal.signer.verifier.vkey)), err=True)


# what came back ---------------------------------------------------------------------------------------------------------


def _evidence(journal: Journal, way: str, given: dict[str, Any]) -> "Evidence | None":
    if way == "url":
        return _asked(journal, given["url"], given["authority"])
    if way == "handed_over":
        return _handed_over(journal, given["handed_over"], given["on"], given["size"])
    return _answered(journal, given["answer"], given["authority"])


def _asked(journal: Journal, url: str, authorities: Sequence[str]) -> "Evidence | None":
    from ect_journal.anchoring import stamped_already
    from ect_journal.timestamp_authority import stamp
    from ect_journal.timestamps import request
    from ect_journal.vouching import stamped

    certificates = _certificates(authorities)
    if known := stamped_already(journal):
        click.echo(str(say.NOTHING_NEW.format(ref=known)), err=True)
        if certificates:
            token = dict(journal.store.beside(ANCHOR))[position_of(known)]
            kept = stamped(journal, token, certificates)
            click.echo(str(say.VOUCHED_FOR.format(ref=known, authority=kept.authority)), err=True)
        return None
    return stamped(journal, stamp(url, request(journal.checkpoint().encode())), certificates)


def _answered(journal: Journal, source: str, authorities: Sequence[str]) -> "Evidence":
    from ect_journal.vouching import cosigned, stamped

    content = _small(source, read_bytes(source, say.AS_IT_CAME))
    if "— ".encode() not in content:  # how a signature begins; what is no text is for the authorities
        return stamped(journal, content, _certificates(authorities))
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CouldNot(say.NOT_AN_ANSWER.format(source=source), say.AS_IT_CAME) from None
    if not authorities:
        raise WrongUsage(say.WHICH_WITNESS, say.GIVE_WITNESS)
    return cosigned(journal, written, [_key(each) for each in authorities])


def _certificates(files: Sequence[str]) -> list[bytes]:
    return [_small(file, read_file(file, say.GIVE_CERTIFICATE)) for file in files]


def _handed_over(journal: Journal, to: str, on: str | None, size: str | None) -> "Evidence":
    from datetime import date

    from ect_journal.vouching import handed_over

    if size is None:
        last = Checkpoint.of(journal.checkpoint())
        raise WrongUsage(say.WHICH_SIZE, say.GIVE_THIS_SIZE.format(size=last.size, sixteen=last.sixteen))
    now = today(journal)
    day = date.fromisoformat(read_past(on, now)) if on else now
    return handed_over(journal, to, size=_size(journal, size), day=day)


def _size(journal: Journal, written: str) -> int:
    """Of the checkpoint that this number, or these sixteen characters, name. Raises `WrongUsage`, `CouldNot`."""
    if written.strip().isdecimal():
        return int(written)
    sixteen = sixteen_read(written)
    if sixteen is None:
        raise WrongUsage(say.NOT_A_SIZE.format(written=written), say.GIVE_SIZE)
    for size, text in journal.store.checkpoints():
        if Checkpoint.of(text).sixteen == sixteen:
            return size
    raise CouldNot(say.NO_SUCH_SIXTEEN.format(written=sixteen), say.CHECK_THEM)


def _key(given: str) -> Verifier:
    """The key itself, or that of a file which holds nothing else."""
    written = read_text(given).strip() if "+" not in given and Path(given).is_file() else given
    try:
        return Verifier.read(written)
    except NotANote:
        raise WrongUsage(say.NOT_A_KEY.format(written=shown(given)), say.GIVE_KEY) from None


def _small(source: str, content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise CouldNot(say.TOO_LARGE.format(source=source), say.AS_IT_CAME)
    return content


def _record(journal: Journal, evidence: "Evidence", by: str | None) -> None:
    from ect_journal.anchoring import anchor as record_anchor
    from ect_journal.catalogue.vocabularies import AnchorKind

    done = record_anchor(journal, evidence, by=by)
    click.echo(done.ref)
    if not done.new:
        click.echo(str(say.KNOWN.format(ref=done.ref)), err=True)
        if evidence.checked:
            click.echo(str(say.VOUCHED_FOR.format(ref=done.ref, authority=evidence.authority)), err=True)
        return
    said = {
        AnchorKind.TIMESTAMP: say.STAMPED,
        AnchorKind.COSIGNATURE: say.COSIGNED_BY,
        AnchorKind.HANDED_OVER: say.HANDED_TO,
    }[evidence.kind]
    point, at = evidence.checkpoint, max(evidence.times, default=None)
    line = said.format(
        ref=done.ref, size=point.size, sixteen=point.sixteen, authority=evidence.authority,
        at=f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if at else "",
    )  # fmt: skip
    click.echo(str(line), err=True)
    if evidence.kind is AnchorKind.TIMESTAMP and not evidence.checked:
        click.echo(str(say.NOT_CHECKED), err=True)
