"""The options that every writing command shares: when, by whom, on what grounds, in which way it is recorded."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from ect_cli.commands import Choice, Option
from ect_cli.dates import read_when
from ect_cli.failures import WrongUsage
from ect_cli.record import words as say
from ect_cli.words import CODE, ENTRY, TEXT, WHEN
from ect_journal.words import Text

LINE, JSON = "line", "json"


def around_options(on: Text = say.ON, ground: Text = say.GROUND) -> list[click.Parameter]:
    """What surrounds an event. `on` and `ground` say what these two mean for the command."""
    return [
        _option("--on", on, WHEN),
        _option("--by", say.BY, CODE),
        _option("--ground", ground, ENTRY, called="grounds", also=["--grounds"], multiple=True),
        _option("--session", say.SESSION, ENTRY),
        _option("--source", say.SOURCE, TEXT),
        _option("--about", say.ABOUT, CODE, multiple=True),
        _option("--despite", say.DESPITE, say.RULE_REASON, multiple=True),
        _option("--id", say.ID, "UUID"),
        _option("--dry-run", say.DRY_RUN, None, is_flag=True),
        _option("--format", say.FORMAT, "|".join((LINE, JSON)), type=Choice((LINE, JSON)), default=LINE),
    ]


def _option(name: str, says: Text, takes: Text | str | None, *, called: str | None = None, **attrs: Any) -> Option:
    if attrs.get("multiple"):
        attrs["extras"] = [say.REPEAT]
    return Option([name, *([called] if called else [])], says=says, takes=takes, section=say.AROUND, **attrs)


def around(given: dict[str, Any], today: date) -> dict[str, Any]:
    """These options as `Journal.record` takes them; what was not given is left out."""
    found = {
        "occurred": read_when(given["on"], today) if given["on"] else None,
        "by": given["by"],
        "grounds": citations(given["grounds"]),
        "session": citations([given["session"]])[0] if given["session"] else None,
        "source": given["source"],
        "about": _split(given["about"]),
        "exceptions": [_exception(each) for each in given["despite"]],
        "id": given["id"],
    }
    return {name: value for name, value in found.items() if value}


def citations(written: Sequence[str]) -> list[str]:
    """J98 for J98, j98 or 98; several may be parted by commas."""
    return [f"J{each}" if each.isdigit() else each.replace("j", "J", 1) for each in _split(written)]


def _split(written: Sequence[str]) -> list[str]:
    return [part.strip() for each in written for part in each.split(",") if part.strip()]


def _exception(written: str) -> dict[str, str]:
    rule, _, reason = written.partition("=")
    if not rule.strip() or not reason.strip():
        raise WrongUsage(say.NO_REASON.format(written=written), say.NO_REASON_HINT)
    return {"rule": rule.strip(), "reason": reason.strip()}
