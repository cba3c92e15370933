"""The passphrases of keys: asked for without being shown, or given by the environment; never on the command line itself,
which the shell remembers.

`ECT_PASSPHRASE` opens the keys that are here; `ECT_NEW_PASSPHRASE` is another one to put them under, and
`ECT_FILE_PASSPHRASE` that of a file of keys that goes from one colleague to another.
"""

import os
from collections.abc import Collection

import click

from ect_cli.failures import CouldNot
from ect_cli.keep import words_keys as say
from ect_cli.keep.words import COLON
from ect_cli.place import PASSPHRASE
from ect_cli.streams import on_terminal
from ect_journal import Journal
from ect_journal.errors import KeysLocked
from ect_journal.event import Event
from ect_journal.kinds import kinds_of
from ect_journal.words import Text

HERE = PASSPHRASE
ANOTHER = "ECT_NEW_PASSPHRASE"
OF_A_FILE = "ECT_FILE_PASSPHRASE"


def unlock(journal: Journal) -> None:
    """Open the keys of the journal, for a command that cannot do without: ask for their passphrase when they have one
    that was not given yet. Raises `KeysLocked`, and `CouldNot` when nobody is there to be asked."""
    if journal.keyring.locked:
        journal.keyring.unlock(given(HERE) or _asked(say.PASSPHRASE, HERE))


def unlock_to_seal(journal: Journal, event: type[Event], given: Collection[str]) -> None:
    """Open the keys when one of these fields of the event is to be sealed under them. Raises as `unlock`."""
    if not {field.name for field in kinds_of(event, "sealed", "attachment")}.isdisjoint(given):
        unlock(journal)


def unlock_if_given(journal: Journal) -> None:
    """The same for a command that can do without: nobody is asked, and what cannot be opened stays sealed."""
    passphrase = given(HERE)
    if passphrase is None or not journal.keyring.locked:
        return
    try:
        journal.keyring.unlock(passphrase)
    except KeysLocked as error:
        click.echo(str(say.STAYS_LOCKED.format(why=error.message)), err=True)


def given(variable: str) -> str | None:
    return os.environ.get(variable) or None


def chosen(question: Text, variable: str) -> str:
    """A new passphrase, asked for twice."""
    if passphrase := given(variable):
        return passphrase
    if on_terminal():
        click.echo(str(say.SEVERAL_WORDS), err=True)
    while True:
        passphrase = _asked(question, variable)
        if _asked(say.ONCE_MORE, variable) == passphrase:
            return passphrase
        click.echo(str(say.NOT_THE_SAME), err=True)


def of_file(journal: Journal, question: Text, *, new: bool) -> str:
    """The passphrase of a file of keys; ECT_PASSPHRASE will do where the keys here have none."""
    variable = HERE if given(OF_A_FILE) is None and given(HERE) and not journal.keyring.protected else OF_A_FILE
    return chosen(question, variable) if new else given(variable) or _asked(question, variable)


def _asked(question: Text, variable: str) -> str:
    if not on_terminal():
        raise CouldNot(say.NOBODY_TO_ASK, say.SET_VARIABLE.format(variable=variable))
    answer: str = click.prompt(str(question), hide_input=True, err=True, prompt_suffix=str(COLON))
    return answer
