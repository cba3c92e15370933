"""`ect store`: a server that keeps journals, prepared and joined."""

import click

from ect_cli.commands import Argument, Command, LazyGroup, Option
from ect_cli.keep import words as say
from ect_cli.names import STORE
from ect_cli.words import ADDRESS, CODE, FOLDER
from ect_journal import Journal
from ect_journal.store.address import Address, server_stores, setup_sql

store = LazyGroup("store", says=say.STORES, sections=[STORE])


@click.command("setup", cls=Command, says=say.SETUP, journal=False)
@click.argument("address", cls=Argument, takes=ADDRESS)
@click.option("--run", cls=Option, says=say.RUN, section=say.WHAT, is_flag=True)
def setup(address: str, run: bool) -> None:
    there = Address.read(address)
    if not run:
        click.echo(setup_sql(there), nl=False)
        click.echo(str(say.PRINTED), err=True)
        return
    server_stores().prepare(there)
    click.echo(str(say.PREPARED.format(schema=there.schema, place=there.short)), err=True)


@click.command("join", cls=Command, says=say.JOIN, journal=False)
@click.argument("address", cls=Argument, takes=ADDRESS)
@click.argument("folder", cls=Argument, takes=FOLDER, required=False, default=".")
@click.option("--by", cls=Option, says=say.BY, takes=CODE, section=say.WHAT)
def join(address: str, folder: str, by: str | None) -> None:
    with Journal.join(folder, address, by=by) as journal:
        click.echo(folder)
        said = say.JOINED.format(folder=folder, origin=journal.origin, count=journal.head)
        click.echo(str(said), err=True)
        if journal.by is None:
            click.echo(str(say.SAY_WHO), err=True)
