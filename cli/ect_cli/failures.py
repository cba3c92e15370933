"""How a failure is said: two lines, what is wrong and what to do next.

What an error knows is the error's (`ect_journal.errors`); here is how the terminal says it, and with which exit code:
1 when it could not be done, 2 when the line was not understood. Leaves the wording to `words`.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

import click

from ect_cli.words import (
    ABORTED,
    ABORTED_HINT,
    AND_OTHERS,
    DID_YOU_MEAN,
    FILE_HINT,
    FILE_TROUBLE,
    HINT_LINE,
    LINE,
    SEE_HELP,
    UNEXPECTED,
    UNEXPECTED_HINT,
)
from ect_journal.words import Text, nearest, plain

COULD_NOT = 1
WRONG_USAGE = 2
MOST_BAD_LINES = 5
"""Bad lines of an intake that are printed; the others are counted."""
_SURELY = 0.75
_WHY = ("--ground", "--motive", "--reason")
"""The options by which a command asks why; each has one."""
_WHY_ELSEWHERE = ("--motif", "--raison", "--why", "--pourquoi", "--cause")


class WrongUsage(click.UsageError):
    """The line was not understood: what is wrong, and a hint. `close` is the known word nearest to what was written."""

    def __init__(self, said: Text, hint: Text, ctx: click.Context | None = None, *, close: str | None = None) -> None:
        super().__init__(str(said), ctx or click.get_current_context(silent=True))
        guess = DID_YOU_MEAN.format(close=close) if close else None
        self.said = said
        self.hint = Text(f"{guess.en} {hint.en}", f"{guess.fr} {hint.fr}") if guess else hint


class CouldNot(click.ClickException):
    """Something outside the journal stood in the way: what, and a hint."""

    def __init__(self, said: Text, hint: Text) -> None:
        super().__init__(str(said))
        self.hint = hint


class Refused(CouldNot):
    """Several things stood in the way: `said`, and each of them on a line of its own, none left out."""

    def __init__(self, said: Text, each: Iterable[Text], hint: Text) -> None:
        lines = [said, *each]
        super().__init__(Text("\n".join(line.en for line in lines), "\n".join(line.fr for line in lines)), hint)


def likely(written: str, known: Iterable[str]) -> str | None:
    """The known word that was surely meant: close enough to be a slip of the fingers, and not merely alike."""
    close = nearest(written, known)
    if close is None or SequenceMatcher(None, plain(close), plain(written)).ratio() < _SURELY:
        return None
    return close


def two_lines(error: BaseException) -> tuple[str, str]:
    """What is wrong, and a hint, as printed."""
    message, hint = _said(error)
    # An intake that is refused lists its bad lines, one under the other.
    if not isinstance(error, Refused):
        message = _some_lines(message) if hasattr(error, "problems") else _one_line(message)
    return str(LINE.format(message=message)), str(HINT_LINE.format(hint=_one_line(hint)))


def exit_code(error: BaseException) -> int:
    return WRONG_USAGE if isinstance(error, click.UsageError) else COULD_NOT


def _said(error: BaseException) -> tuple[str, str]:
    from ect_journal.errors import EctError  # only who fails waits for it

    match error:
        case EctError():
            return str(error.message), str(error.hint)
        case WrongUsage() | CouldNot():
            return error.message, str(error.hint)
        case click.NoSuchOption():
            return error.message, _usage_hint(error, _near(error))
        case click.UsageError():
            return error.format_message(), _usage_hint(error)
        case click.ClickException():
            return error.format_message(), str(FILE_HINT)
        case click.Abort():
            return str(ABORTED), str(ABORTED_HINT)
        case OSError():
            where = f" ({error.filename})" if error.filename else ""
            return str(FILE_TROUBLE.format(trouble=f"{error.strerror or error}{where}")), str(FILE_HINT)
    return str(UNEXPECTED.format(error=f"{type(error).__name__}: {error}")), str(UNEXPECTED_HINT)


def _near(error: click.NoSuchOption) -> str | None:
    """The option of the command that is written almost so, else one that asks the same."""
    if close := nearest(error.option_name, error.possibilities or ()):
        return close
    known = {spelling for param in error.ctx.command.params for spelling in param.opts} if error.ctx else set()
    return (
        next((each for each in _WHY if each in known), None) if error.option_name in (*_WHY, *_WHY_ELSEWHERE) else None
    )


def _usage_hint(error: click.UsageError, close: str | None = None) -> str:
    see = SEE_HELP.format(command=error.ctx.command_path if error.ctx else "ect")
    return f"{DID_YOU_MEAN.format(close=close)} {see}" if close else str(see)


def _some_lines(message: str) -> str:
    """The first line, and the first few of those below it."""
    first, *bad = message.splitlines()
    if len(bad) > MOST_BAD_LINES:
        bad[MOST_BAD_LINES:] = [f"  {AND_OTHERS.format(count=len(bad) - MOST_BAD_LINES)}"]
    return "\n".join([first, *bad])


def _one_line(text: str) -> str:
    return " ".join(text.split())
