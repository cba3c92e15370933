"""`python -m ect_cli.generate`: writes what is derived and kept under version control.

The names of the types for `ect record` (so that `ect record --help` does not wait for the catalogue), and French for
click's own words, compiled. Tests compare both with their sources.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from ect_cli.french import DOMAIN, FOLDER
from ect_journal.catalogue import TYPES

NAMES = Path(__file__).parent / "names_of_types.py"
SOURCE = FOLDER / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po"
COMPILED = SOURCE.with_suffix(".mo")

ELSEWHERE = ("journal.opened", "entry.corrected", "entry.retracted", "entry.reinstated")
"""Types that have a command of their own (`ect init`, `ect correct` …), besides those that say so (`Event.OWN`)."""
SPELLED_OUT = ("clock", "deliverable", "erasure")
"""Subjects whose first type is not what people mean by the bare subject."""


def names() -> dict[str, str]:
    """The command of each type: the bare subject for its first type, `subject-verb` for the others."""
    found: dict[str, str] = {}
    for name, event in TYPES.items():
        subject = name.partition(".")[0].replace("_", "-")
        if name not in ELSEWHERE and not event.OWN:
            bare = subject not in SPELLED_OUT and subject not in found.values()
            found[name] = subject if bare else name.replace(".", "-").replace("_", "-")
    return found


def names_module() -> str:
    lines = [
        '"""The types of event that `ect record` takes: type, name of the command, label.',
        "",
        "Written by `python -m ect_cli.generate` from the catalogue; a test compares them.",
        '"""',
        "",
        "from ect_journal.words import Text",
        "",
        "NAMES_OF_TYPES: tuple[tuple[str, str, Text], ...] = (",
        *(_line(name, command) for name, command in names().items()),
        ")",
    ]
    return "\n".join(lines) + "\n"


def _line(name: str, command: str) -> str:
    label = TYPES[name].LABEL
    return f'    ("{name}", "{command}", Text("{label.en}", "{label.fr}")),'


def compiled_french() -> bytes:
    from babel.messages.mofile import write_mo  # a tool of the developer, not a dependency
    from babel.messages.pofile import read_po

    with SOURCE.open("rb") as source:
        words = read_po(source)
    words.creation_date = words.revision_date = datetime(2024, 1, 1, tzinfo=UTC)  # not now: twice the same bytes
    compiled = BytesIO()
    write_mo(compiled, words)
    return compiled.getvalue()


if __name__ == "__main__":
    NAMES.write_text(names_module(), encoding="utf-8", newline="\n")
    COMPILED.write_bytes(compiled_french())
