"""`ect correct`, `retract`, `reinstate`: setting an entry right, by another entry.

Knows how changes are written on a line. Leaves what may be corrected to the journal's rules.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.failures import WrongUsage
from ect_cli.keep.passphrase import unlock_to_seal
from ect_cli.place import opened, today
from ect_cli.record import words as say
from ect_cli.record.around import around, around_options, citations
from ect_cli.record.changes import tell_changes
from ect_cli.record.drafts import Given
from ect_cli.record.fields import ONLY_AS_DATA
from ect_cli.record.keys import keys_told
from ect_cli.record.slips import write_unless_slip
from ect_cli.record.telling import tell, texts_kept, unfit_said
from ect_cli.record.values import read_all, read_one
from ect_cli.record.writing import check_author, read_json
from ect_cli.streams import STDIN, read_text
from ect_cli.words import ENTRY, FILE_OR_STDIN, NAME, TEXT, WORD
from ect_journal import Entry
from ect_journal.catalogue.vocabularies import RetractionReason
from ect_journal.codec import corrected
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Text, nearest


def _option(name: str, says: Text, takes: Text, *extras: Text, **attrs: Any) -> Option:
    return Option([name], says=says, takes=takes, section=say.SET_RIGHT, extras=extras, **attrs)


def _ref() -> Argument:
    return Argument(["ref"], takes=ENTRY)


# Correcting -------------------------------------------------------------------------------------------------------------


@click.command(
    "correct",
    cls=Command,
    says=say.CORRECT,
    params=[
        _ref(),
        _option("--set", say.SET, say.FIELD_VALUE, say.REPEAT, multiple=True),
        _option("--unset", say.UNSET, NAME, say.REPEAT, multiple=True),
        _option("--data", say.CHANGES_AS_DATA, FILE_OR_STDIN),
        _option("--reason", say.WHY_CORRECTED, TEXT, required=True),
        *around_options(on=say.ON_CORRECTED, ground=say.GROUND_CORRECTED),
    ],
)
def correct(ref: str, reason: str, **given: Any) -> None:
    with opened() as journal:
        day = today(journal)
        check_author(journal, given["by"])
        circumstances = around(given, day)
        entry = journal.current(citations([ref])[0])
        texts: list[Given] = []
        with texts_kept(journal, texts, always=given["dry_run"]):
            changes = changes_given(entry, given, day, texts)
            if not changes and not circumstances.keys() & {"occurred", "grounds"}:
                raise WrongUsage(say.NOTHING_CHANGED.format(ref=entry.ref), say.NOTHING_CHANGED_HINT)
            unlock_to_seal(journal, type(entry.event), changes)
            writer = journal.trial if given["dry_run"] else journal
            write = partial(writer.correct, entry.ref, changes, reason=reason)
            with keys_told(journal):
                receipt = write_unless_slip(write, circumstances, rehearsed=given["dry_run"])
                tell(receipt, given)
            tell_changes(entry, corrected(entry, receipt.entry))


def changes_given(entry: Entry, given: dict[str, Any], day: date, texts: list[Given]) -> dict[str, Any]:
    """The fields to change, None for those to take away."""
    known = {field.name: field for field in kinds_of(type(entry.event)) if field.kind.name not in ONLY_AS_DATA}
    changes: dict[str, Any] = {}
    if given["data"]:
        written = read_text(given["data"])
        texts.append(Given("data", written, given["data"] == STDIN))
        changes = read_json(written, entry.type)
    written_by_field: dict[str, list[str]] = {}
    for each in given["set"]:
        name, equals, value = each.partition("=")
        if not equals:
            raise WrongUsage(say.NO_VALUE.format(written=each), say.SET_HINT)
        written_by_field.setdefault(_known(name, known, entry), []).append(value)
    for name, values in written_by_field.items():
        changes[name] = _value(known[name], values, day, texts)
    for name in given["unset"]:
        field = known[_known(name, known, entry)]
        changes[field.name] = () if field.many else None
    return changes


def _known(written: str, known: dict[str, FieldKind], entry: Entry) -> str:
    """The field that was meant: its name, or the name of its option (`project` for `projects`)."""
    name = written.strip().replace("-", "_")
    for each in known:
        if name in (each, each.removesuffix("s")):
            return each
    raise WrongUsage(
        say.NO_SUCH_FIELD.format(type=entry.type, name=name),
        say.FIELDS_ARE.format(names=", ".join(known)),
        close=nearest(name, known),
    )


def _value(field: FieldKind, written: Sequence[str], day: date, texts: list[Given]) -> object:
    option = f"--set {field.name}"
    if field.kind.name == "sealed":
        read = [read_text(source) for source in written]
        texts += [Given(field.name, text, source == STDIN) for text, source in zip(read, written, strict=True)]
        return read if field.many else read[-1]
    if field.many:
        return read_all(option, field, written, day)
    return read_one(option, field, written[-1], day)


# Retracting and putting back --------------------------------------------------------------------------------------------


@click.command(
    "retract",
    cls=Command,
    says=say.RETRACT,
    params=[
        _ref(),
        _option(
            "--reason",
            say.VALUES.format(
                says=say.WHY_RETRACTED,
                values=Text(
                    ", ".join(word.value for word in RetractionReason),
                    ", ".join(word.label.fr for word in RetractionReason),
                ),
            ),
            WORD,
            required=True,
        ),
        _option("--note", say.NOTE, TEXT),
        *around_options(),
    ],
)
def retract(ref: str, reason: str, note: str | None, **given: Any) -> None:
    with opened() as journal:
        check_author(journal, given["by"])
        writer = journal.trial if given["dry_run"] else journal
        ref = citations([ref])[0]
        write = partial(writer.retract, ref, reason=reason, note=note)
        with unfit_said(), keys_told(journal):
            receipt = write_unless_slip(write, around(given, today(journal)), rehearsed=given["dry_run"])
        tell(receipt, given)


@click.command(
    "reinstate", cls=Command, says=say.REINSTATE, params=[_ref(), _option("--note", say.NOTE, TEXT), *around_options()]
)
def reinstate(ref: str, note: str | None, **given: Any) -> None:
    with opened() as journal:
        check_author(journal, given["by"])
        writer = journal.trial if given["dry_run"] else journal
        write = partial(writer.reinstate, citations([ref])[0], note=note)
        with keys_told(journal):
            tell(write_unless_slip(write, around(given, today(journal)), rehearsed=given["dry_run"]), given)
