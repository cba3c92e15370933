"""`ect keys`: who has a key here; a passphrase for them; giving keys to a colleague; whether sealed values open."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ect_cli.commands import Argument, Command, LazyGroup, Option
from ect_cli.failures import CouldNot, Refused
from ect_cli.keep import words_keys as say
from ect_cli.keep.counted import counted
from ect_cli.keep.passphrase import (
    ANOTHER,
    HERE,
    chosen,
    new_of_file,
    unlock,
    unlock_to_sign,
    with_that_of_file,
)
from ect_cli.keep.signing_keys import shown_keys, take_in
from ect_cli.keep.words import ABOUT_NOBODY, WHAT_IS_ABOUT_NOBODY
from ect_cli.names import KEYS
from ect_cli.outputs import check_output
from ect_cli.place import opened
from ect_cli.read.codes import resolve
from ect_cli.read.formats import show
from ect_cli.read.labels import field
from ect_cli.read.options import Asked, reading_options
from ect_cli.read.table import Column, Row
from ect_cli.words import CODE, FILE
from ect_journal import Journal
from ect_journal.access_words import FIELDS
from ect_journal.catalogue.vocabularies import Nature
from ect_journal.committed import places
from ect_journal.entry import position_of
from ect_journal.errors import KeysLocked
from ect_journal.folder import synchronised
from ect_journal.keys import FileKeyring
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.vault_check import Problem


def _whom(row: Row) -> str:
    return str(say.NOT_KNOWN if row["subject"] is None else row["subject"] or ABOUT_NOBODY)


def _state(row: Row) -> Text:
    """A person who has a key again has one that is gone, too."""
    if row["state"] == "live" and row["erased_by"]:
        return say.LIVE_AGAIN.format(by=", ".join(row["erased_by"]))
    return say.STATES[row["state"]]


def _erased_by(row: Row) -> str:
    return ", ".join(row["erased_by"]) if row["state"] == "erased" else ""


KEYS_TABLE = (
    Column(say.PERSON, _whom),
    Column(say.STATE, _state),
    Column(say.COUNT, field("live"), right=True),
    Column(say.ERASED_BY, _erased_by, whole=False),
)


@click.command("keys", cls=LazyGroup, says=say.KEYS, sections=[KEYS], takes=say.MAYBE_COMMAND)
@reading_options(as_of=False, known_at=False)
@click.pass_context
def keys(ctx: click.Context, asked: Asked) -> None:
    if ctx.invoked_subcommand is not None:
        return
    import polars as pl

    with opened() as journal:
        ring, rows = _ring(journal), _rows(journal)
        own = {key.id for key in ring.listed()}
        closed = sum(not own.issuperset(row.keys) for row in journal.store.sealed())
        signing = list(shown_keys(journal)) if asked.format == "table" else []
        signs = bool(journal.signer.verifiers)
    shape = pl.Schema(
        {
            "subject": pl.String(),
            "state": pl.String(),
            "live": pl.Int64(),
            "erased_by": pl.List(pl.String()),
            "protected": pl.Boolean(),
        }
    )
    none = say.ONLY_SIGNS if signs else say.NO_KEYS
    show(pl.DataFrame(rows, schema=shape), asked, KEYS_TABLE, none)
    if asked.format == "table":
        empty = not any(row["live"] for row in rows)
        said = say.PROTECTED if ring.protected else none if empty else say.NOT_PROTECTED
        click.echo(str(said.format(path=ring.path)), err=True)
        if closed:
            click.echo(str(counted(closed, say.KEYS_ELSEWHERE)), err=True)
        for line in signing:
            click.echo(str(line), err=True)
    if ring.exposed:
        click.echo(str(say.EXPOSED), err=True)
    if synchronised(ring.path.parent):
        click.echo(str(say.SYNCHRONISED), err=True)


def _rows(journal: Journal) -> list[dict[str, object]]:
    """A row for each person of the journal and each subject of a key: what is about nobody first, then by code."""
    states, protected = journal.keyring.listed(), journal.keyring.protected
    people = [code for code, actor in journal.register().all("actor").items() if actor.nature is Nature.PERSON]
    subjects = {key.subject for key in states} | set(people)
    rows: list[dict[str, object]] = []
    for subject in sorted(subjects, key=lambda each: (each is None, each or "")):
        own = [key for key in states if key.subject == subject]
        live = sum(key.state == "live" for key in own)
        erased = list(dict.fromkeys(key.by for key in own if key.by))
        state = "live" if live else "erased" if erased else "never"
        rows.append({"subject": subject, "state": state, "live": live, "erased_by": erased, "protected": protected})
    return rows


@click.command("protect", cls=Command, says=say.PROTECT)
@click.option("--off", cls=Option, says=say.OFF, section=say.WHAT, is_flag=True)
def protect(off: bool) -> None:
    with opened() as journal:
        ring, signer = _ring(journal), journal.signer
        before = ring.protected or signer.protected
        if off and not before:
            click.echo(str(say.WAS_OPEN), err=True)
            return
        unlock(journal)
        unlock_to_sign(journal)
        new = None if off else chosen(say.NEW_PASSPHRASE, ANOTHER if before else HERE)
        ring.protect(new)
        signs = bool(signer.verifiers)
        if signs or signer.protected:
            signer.protect(new)
    click.echo(str(say.NOW_OPEN if off else say.NOW_PROTECTED), err=True)
    if not off:
        if signs:
            click.echo(str(say.SIGNING_TOO), err=True)
        click.echo(str(say.OLD_COPIES), err=True)


@click.command("export", cls=Command, says=say.EXPORT)
@click.argument("file", cls=Argument, takes=FILE)
@click.option("--of", cls=Option, says=say.OF, takes=CODE, section=say.WHAT, multiple=True)
@click.option("--signing", cls=Option, says=say.SIGNING, section=say.WHAT, is_flag=True)
@click.option("--force", cls=Option, says=say.FORCE, section=say.WHAT, is_flag=True)
def export(file: str, of: Sequence[str], signing: bool, force: bool) -> None:
    check_output(file, force=force)
    with opened() as journal:
        if journal.folder and Path(file).resolve().is_relative_to(journal.folder.resolve()):
            raise CouldNot(say.IN_THE_JOURNAL.format(path=file), say.KEEP_APART)
        subjects = [resolve(journal, code, "actor")[1] for code in of] or None
        if signing and not journal.signer.verifiers:
            raise CouldNot(say.NO_SIGNING_KEY, say.SEAL_MAKES_IT)
        unlock(journal)
        ring = _ring(journal)
        if of or not signing:
            ring.to_export(subjects)  # refused before anything is asked
        if signing:
            unlock_to_sign(journal)
        seeds = journal.signer.seeds() if signing else {}
        count = ring.export_keys(Path(file), new_of_file(journal), subjects, replace=force, signing=seeds)
    click.echo(file)
    click.echo(str(say.EXPORTED.format(count=count, path=file)), err=True)
    if signing:
        click.echo(str(say.CAN_SIGN), err=True)
    click.echo(str(say.DELETE_IT), err=True)


@click.command("import", cls=Command, says=say.IMPORT)
@click.argument("file", cls=Argument, takes=FILE)
def import_(file: str) -> None:
    with opened() as journal:
        unlock(journal)
        ring = _ring(journal)
        try:
            taken = ring.import_keys(Path(file))
        except KeysLocked:
            taken = with_that_of_file(journal, partial(ring.import_keys, Path(file)))
        signing = take_in(journal, taken.signing)
    for key in taken.refused:
        click.echo(str(say.REFUSED.format(subject=key.subject or WHAT_IS_ABOUT_NOBODY, by=key.by)), err=True)
    click.echo(str(say.IMPORTED.format(new=taken.new, known=taken.known)), err=True)
    for line in signing:
        click.echo(str(line), err=True)
    click.echo(str(say.DELETE_THE_FILE.format(path=file)), err=True)


@click.command("check", cls=Command, says=say.CHECK)
def check() -> None:
    from ect_journal.vault_check import MISSING, look_over  # reads every entry, which only this command needs

    with opened() as journal:
        unlock(journal)
        looked = look_over(journal)
        missing = {found.digest for found in looked.problems if found.text == MISSING}
        wrong = [found for found in looked.problems if found.digest not in missing]
        each = list(_problems(journal, wrong))
        none_here = not journal.store.sealed()
    click.echo(str(say.LOOKED.format(opened=looked.opened, closed=looked.closed, erased=looked.erased)), err=True)
    if each:
        each += [counted(len(missing), say.SOME_MISSING)] if missing else []
        raise Refused(say.NOT_AS_RECORDED.format(count=len(wrong)), each, say.RESTORE_THEM)
    if missing and not none_here:
        raise CouldNot(counted(len(missing), say.SOME_MISSING), say.BRING_THEM)
    if missing:
        click.echo(str(say.NONE_HERE.format(count=len(missing))), err=True)


def _problems(journal: Journal, found: Sequence["Problem"]) -> Iterator[Text]:
    """Each by its entry and the field there, in the order of entries; a value is called by no digest."""
    where = places(journal, {each.digest for each in found}) if found else {}

    def position(each: "Problem") -> int:
        return position_of(each.ref) if each.ref else 0

    for each in sorted(found, key=position):
        if there := where.get(each.digest):
            field = there[0].field
            yield say.PROBLEM.format(ref=there[0].ref, field=FIELDS.get(field, field), text=each.text)
        else:
            yield say.IN_NO_ENTRY.format(text=each.text)


def _ring(journal: Journal) -> FileKeyring:
    assert isinstance(journal.keyring, FileKeyring), (
        "a journal that a command opens is kept somewhere, and so are its keys"
    )
    return journal.keyring
