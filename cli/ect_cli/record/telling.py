"""What is said once an entry is recorded, or was not: its number on standard output, the rest on standard error."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.figures import shortened, so_many
from ect_cli.record import words as say
from ect_cli.record.around import JSON
from ect_cli.record.drafts import Given, keep
from ect_cli.record.fields import RENAMED
from ect_cli.words import SEE_HELP
from ect_journal import EctError, InvalidEvent, Journal, Receipt
from ect_journal.catalogue import EvidenceJudged
from ect_journal.catalogue.weights import Weight
from ect_journal.words import Text


def tell(receipt: Receipt, given: dict[str, Any]) -> None:
    """The receipt, as `--dry-run` and `--format` ask for it."""
    entry = receipt.entry
    if given["dry_run"]:
        click.echo(json.dumps(json.loads(entry.to_bytes()), ensure_ascii=False, indent=2))
        click.echo(str(say.WOULD_BE.format(ref=receipt.ref)), err=True)
    else:
        click.echo(entry.to_bytes() if given["format"] == JSON else receipt.ref)
        said = say.RECORDED.format(
            ref=receipt.ref,
            label=entry.event.LABEL,
            occurred=entry.occurred,
            headline=shortened(entry.event.headline()),
        )
        click.echo(str(said), err=True)
    if isinstance(entry.event, EvidenceJudged):
        for weight in entry.event.weights:
            click.echo(str(factor(weight)), err=True)
    for finding in receipt.notes:
        click.echo(str(say.NOTED.format(rule=finding.rule.code, text=finding.text)), err=True)


def factor(weight: Weight) -> Text:
    """What a weight in decibans means, in so many times."""
    low, mid, high = (10 ** (float(each) / 10) for each in (weight.low, weight.mid, weight.high))
    said = say.WEIGHED if mid >= 1 else say.WEIGHED_AGAINST
    if mid < 1:
        low, mid, high = 1 / high, 1 / mid, 1 / low
    interval = say.WEIGHED_RANGE.format(low=so_many(low), high=so_many(high)) if low < high else ""
    return said.format(rival=weight.rival, times=so_many(mid), range=interval)


@contextmanager
def texts_kept(journal: Journal, texts: Sequence[Given], *, always: bool = False) -> Iterator[None]:
    """Whatever goes wrong meanwhile, the texts that exist nowhere else are kept as drafts, and the hint says where."""
    try:
        yield
    except BaseException as error:
        kept = keep(journal.folder, texts)
        if kept is not None:
            _add(error, kept)
        raise
    if always and (kept := keep(journal.folder, texts)):
        click.echo(str(kept), err=True)


@contextmanager
def unfit_said() -> Iterator[None]:
    """A value that does not fit points to the help of the command rather than to the schema, which is for programs."""
    try:
        yield
    except InvalidEvent as error:
        if error.hint.en.startswith("`ect schema "):
            error.hint = see_help()
        for name, option in RENAMED.items():
            if any(field == name for field, _ in error.problems):
                error.message = Text(*(re.sub(rf"\b{name}\b", option, said, count=1) for said in error.message))
        raise


def see_help() -> Text:
    return SEE_HELP.format(command=click.get_current_context().command_path)


def _add(error: BaseException, kept: Text) -> None:
    if isinstance(error, EctError | WrongUsage | CouldNot):
        error.hint = Text(f"{error.hint.en} {kept.en}".strip(), f"{error.hint.fr} {kept.fr}".strip())
    else:
        click.echo(str(kept), err=True)
