"""The passphrases of keys: asked for without being shown, or given by the environment; never on the command line itself,
which the shell remembers.

`ECT_PASSPHRASE` opens the keys that are here; `ECT_NEW_PASSPHRASE` is another one to put them under, and
`ECT_FILE_PASSPHRASE` that of a file of keys that goes from one colleague to another.
"""

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import TypeVar

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

T = TypeVar("T")
HERE = PASSPHRASE
ANOTHER = "ECT_NEW_PASSPHRASE"
OF_A_FILE = "ECT_FILE_PASSPHRASE"
TRIES = 3
"""How often a passphrase is asked for: the fingers slip, and nothing shows."""
SHORTEST = 8
"""Characters of a new passphrase: whoever finds the file may try as many as they like."""
_IN_VAIN = "ect_cli.passphrase_in_vain"
"""Where it is kept that the one of the environment was tried in vain, so that this is said once."""


def unlock(journal: Journal) -> None:
    """Open the keys of the journal, for a command that cannot do without: ask for their passphrase when they have one
    that was not given yet. Raises `KeysLocked`, and `CouldNot` when nobody is there to be asked."""
    if journal.keyring.locked:
        _given_or_asked(say.PASSPHRASE, partial(_open, journal))


def unlock_to_sign(journal: Journal) -> None:
    """The same for the key that signs. It is under the same passphrase, unless putting it there was stopped halfway."""
    if journal.signer.locked:
        _given_or_asked(say.SIGNING_PASSPHRASE, journal.signer.unlock)


def verified(journal: Journal) -> str:
    """The passphrase of the keys here, asked for even when they are open: something else is to be put under it."""
    found: list[str] = []

    def use(passphrase: str) -> None:
        journal.keyring.unlock(passphrase)
        found[:] = [passphrase]

    _given_or_asked(say.PASSPHRASE, use)
    return found[0]


def _open(journal: Journal, passphrase: str) -> None:
    """The signing key comes along, so that what is recorded is sealed too."""
    journal.keyring.unlock(passphrase)
    if journal.signer.locked:
        with suppress(KeysLocked):
            journal.signer.unlock(passphrase)


def _given_or_asked(question: Text, use: Callable[[str], None]) -> None:
    if passphrase := given(HERE):
        click.get_current_context().meta.pop(_IN_VAIN, None)
        try:
            use(passphrase)
        except KeysLocked as error:
            raise KeysLocked(error.message, say.ANOTHER_VALUE.format(variable=HERE)) from None
        return
    _tried(question, HERE, use)


def unlock_to_seal(journal: Journal, event: type[Event], given: Collection[str]) -> None:
    """Open the keys when one of these fields of the event is to be sealed under them. Raises as `unlock`."""
    if not {field.name for field in kinds_of(event, "sealed", "attachment")}.isdisjoint(given):
        unlock(journal)


def unlock_if_given(journal: Journal) -> None:
    """The same for a command that can do without: nobody is asked, and what cannot be opened stays sealed."""
    passphrase, meta = given(HERE), click.get_current_context().meta
    if passphrase is None or _IN_VAIN in meta:
        return
    sealed, signing = journal.keyring.locked, journal.signer.locked
    try:
        if sealed:
            _open(journal, passphrase)
        elif signing:
            journal.signer.unlock(passphrase)
    except KeysLocked as error:
        meta[_IN_VAIN] = (say.STAYS_LOCKED if sealed else say.SEALS_NOT).format(why=error.message)


def say_if_in_vain() -> None:
    """That the passphrase of the environment was not the right one, unless it was said."""
    if said := click.get_current_context().meta.pop(_IN_VAIN, None):
        click.echo(str(said), err=True)


def unlock_or_go_on(journal: Journal) -> bool:
    """Whether the keys are open, for a command that would rather have them: who is there is asked, and may go on without."""
    unlock_if_given(journal)
    say_if_in_vain()
    if not journal.keyring.locked:
        return True
    if given(HERE) or not on_terminal():
        return False
    for _ in range(TRIES):
        passphrase = _asked(say.PASSPHRASE_OR_NOT, HERE, may_be_empty=True)
        if not passphrase:
            return False
        try:
            _open(journal, passphrase)
            return True
        except KeysLocked:
            click.echo(str(say.NOT_THIS_ONE), err=True)
    return False


def given(variable: str) -> str | None:
    return os.environ.get(variable) or None


def chosen(question: Text, variable: str) -> str:
    """A new passphrase, asked for twice. Raises `CouldNot` for one of the environment that is too short."""
    if passphrase := given(variable):
        if _is_short(passphrase):
            raise CouldNot(say.IN_VARIABLE.format(variable=variable, said=_too_short()), say.SEVERAL_WORDS)
        return passphrase
    if on_terminal():
        click.echo(str(say.SEVERAL_WORDS), err=True)
    while True:
        passphrase = _asked(question, variable)
        if _is_short(passphrase):
            click.echo(str(_too_short()), err=True)
        elif _asked(say.ONCE_MORE, variable) == passphrase:
            return passphrase
        else:
            click.echo(str(say.NOT_THE_SAME), err=True)


def _is_short(passphrase: str) -> bool:
    return len(passphrase.strip()) < SHORTEST


def _too_short() -> Text:
    return say.TOO_SHORT.format(least=SHORTEST)


def new_of_file(journal: Journal) -> str:
    """The passphrase of a file of keys that is to be written."""
    return chosen(say.NEW_FILE_PASSPHRASE, _of_a_file(journal))


def with_that_of_file(journal: Journal, use: Callable[[str], T]) -> T:
    """What comes of using the passphrase of a file of keys. Raises `KeysLocked` when it is not the right one."""
    variable = _of_a_file(journal)
    if passphrase := given(variable):
        return use(passphrase)
    return _tried(say.FILE_PASSPHRASE, variable, use)


def _of_a_file(journal: Journal) -> str:
    """ECT_PASSPHRASE will do where the keys here have none."""
    return HERE if given(OF_A_FILE) is None and given(HERE) and not journal.keyring.protected else OF_A_FILE


def _tried(question: Text, variable: str, use: Callable[[str], T]) -> T:
    """What comes of using a passphrase, asked for again while it is not the right one, a few times."""
    for left in reversed(range(TRIES)):
        passphrase = _asked(question, variable)
        try:
            return use(passphrase)
        except KeysLocked:
            if not left:
                raise
            click.echo(str(say.NOT_THIS_ONE), err=True)
    raise AssertionError


def _asked(question: Text, variable: str, *, may_be_empty: bool = False) -> str:
    """What is typed. Raises `CouldNot` when nobody is there, and for who stops: nothing was done yet."""
    if not on_terminal():
        raise CouldNot(say.NOBODY_TO_ASK, say.SET_VARIABLE.format(variable=variable))
    empty = "" if may_be_empty else None
    try:
        answer: str = click.prompt(
            str(question), default=empty, show_default=False, hide_input=True, err=True, prompt_suffix=str(COLON)
        )
    except click.Abort:
        raise CouldNot(say.STOPPED, say.NOTHING_CHANGED) from None
    return answer
