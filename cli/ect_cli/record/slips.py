"""A name that would become public: on a terminal the person is shown it, and asked whether to record it all the same.

Asks only when nothing else stands in the way, and the answer is no unless it is yes. Elsewhere the rule refuses as any
other does, and its hint says how to give the reason on the line.
"""

from collections.abc import Callable
from typing import Any

import click

from ect_cli.failures import WrongUsage
from ect_cli.keep.ask import ask, ask_yes_no
from ect_cli.record import words as say
from ect_cli.streams import on_terminal
from ect_journal import Receipt, RuleViolation
from ect_journal.checking import KNOWN_NAME

Write = Callable[..., Receipt]
"""One of the verbs of a journal or of a trial, with what it is to record; what is around it is given when it is called."""


def write_unless_slip(write: Write, circumstances: dict[str, Any], *, rehearsed: bool) -> Receipt:
    """Record, once the person has said why a known name is to be public. Raises `RuleViolation` when they would rather
    not, and at once in a rehearsal, which records nothing anyway."""
    try:
        return write(**circumstances)
    except RuleViolation as error:
        slipped = all(finding.rule is KNOWN_NAME for finding in error.findings)
        if rehearsed or not slipped or not on_terminal() or not _meant(error):
            raise
    given = {"rule": KNOWN_NAME.code, "reason": ask(say.WHY_ALL_THE_SAME, _read_reason)}
    return write(**{**circumstances, "exceptions": [*circumstances.get("exceptions", ()), given]})


def _meant(error: RuleViolation) -> bool:
    for finding in error.findings:
        click.echo(str(finding.text), err=True)
    return ask_yes_no(say.ALL_THE_SAME, default=False)


def _read_reason(written: str) -> str:
    if not written.strip():
        raise WrongUsage(say.NO_REASON_SAID, say.A_FEW_WORDS)
    return written.strip()
