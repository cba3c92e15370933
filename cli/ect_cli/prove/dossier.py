"""`ect dossier`: the file that a funder opens, reads and checks, and the same pages on paper.

Knows where it is written and what its reader must be given besides. Leaves what is in it to `ect_projections.dossier`.
"""

from pathlib import Path

import click

from ect_cli.commands import Choice, Command, Option
from ect_cli.dates import read_past
from ect_cli.failures import WrongUsage
from ect_cli.keep.passphrase import HERE, given, unlock, unlock_to_sign
from ect_cli.outputs import check_output, noted, write_output
from ect_cli.place import opened
from ect_cli.prove import words_dossier as say
from ect_cli.prove.browser import browser, printed
from ect_cli.prove.telling import tell, tell_use
from ect_cli.streams import STDIN, on_terminal, stdout
from ect_cli.words import DAY, FILE, FORCE, NO_SUCH_EXTENSION
from ect_journal import Journal
from ect_journal.folder import writing
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.private import write_private
from ect_journal.sealed_heads import is_sealed
from ect_journal.words import Lang, language

PROFILES = ("open", "funder", "internal")
_PAGES, _PAPER = ".html", ".pdf"


@click.command("dossier", cls=Command, says=say.DOSSIER)
@click.option(
    "--profile", cls=Option, says=say.PROFILE, takes="|".join(PROFILES), type=Choice(PROFILES), default="open"
)
@click.option("--as-of", cls=Option, says=say.AS_OF, takes=DAY)
@click.option("--lang", cls=Option, says=say.LANG, takes="fr|en", type=Choice(("fr", "en")))
@click.option("--pdf", cls=Option, says=say.PDF, is_flag=True)
@click.option("-o", "--output", cls=Option, says=say.OUTPUT, takes=FILE)
@click.option("--force", cls=Option, says=FORCE, is_flag=True)
def dossier(
    profile: str, as_of: str | None, lang: Lang | None, pdf: bool, output: str | None, force: bool
) -> None:  # fmt: skip
    if pdf:
        browser()  # before anything is written
    with opened() as journal:
        today = journal.world.now().astimezone(journal.time_zone).date()
        paths = _paths(output, str(say.NAME.format(day=today)), pdf, force)
        day = None if as_of is None else read_past(as_of, today)
        if profile == "internal":
            unlock(journal)
        if journal.signer.locked and (given(HERE) or on_terminal()):
            unlock_to_sign(journal)
        from ect_projections.dossier import dossier as made  # imports polars, which only who makes one waits for

        content = made(journal, profile=profile, as_of=day, lang=lang or language())  # type: ignore[arg-type]
        _write(paths, content, private=profile == "internal")
        _tell(journal, private=profile == "internal")


def _paths(output: str | None, name: str, pdf: bool, force: bool) -> list[Path]:
    """The page, and its PDF beside it; none for a stream. Raises `WrongUsage`, `CouldNot`."""
    if output == STDIN:
        if pdf:
            raise WrongUsage(say.NOT_A_STREAM, say.HTML)
        return []
    page = Path(output or name)
    if page.suffix.lower() not in (_PAGES, ".htm"):
        raise WrongUsage(NO_SUCH_EXTENSION.format(extension=page.suffix or page.name), say.HTML)
    paths = [page, *([page.with_suffix(_PAPER)] if pdf else [])]
    for path in paths:
        check_output(str(path), force=force)
    return paths


def _write(paths: list[Path], content: bytes, *, private: bool) -> None:
    if not paths:
        stdout().write(content)
    for path in paths:
        written = printed(content) if path.suffix == _PAPER else content
        if private:
            noted(path)
            with writing(path):
                write_private(path, written)
        else:
            write_output(path, written)
        click.echo(str(path))


def _tell(journal: Journal, *, private: bool) -> None:
    """What its reader must be given besides, and what keeps it from being read as signed."""
    head = Checkpoint.of(journal.checkpoint())
    said = [say.HELD.format(count=head.size, sixteen=head.sixteen), say.SEND_APART]
    if journal.signer.verifier is None:
        said.append(say.UNSIGNED)
    elif journal.signer.locked:
        said.append(say.LOCKED)
    elif not is_sealed(journal, head.size):
        said.append(say.UNSEALED)
    tell_use(journal, *said)
    if private:
        tell(say.PRIVATE)
