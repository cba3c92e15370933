"""`ect export --format bundle`, and `ect restore` of such a folder.

Knows that the dossiers come from the projections and go into the folder. Leaves the folder to `ect_journal.bundle`.
"""

from pathlib import Path
from typing import get_args

import click

from ect_cli.failures import WrongUsage
from ect_cli.keep import words_moving as say
from ect_cli.keep.passphrase import HERE, given, unlock_to_sign
from ect_cli.outputs import noted
from ect_cli.place import opened
from ect_cli.prove.telling import tell_use
from ect_cli.streams import on_terminal
from ect_journal import Journal
from ect_journal.trail import Trail
from ect_journal.words import Lang

BUNDLE = "bundle"


def export_bundle(output: str | None, sealed: str | None, *, force: bool) -> None:
    """Raises `WrongUsage`, and what writing the folder does."""
    if output in (None, "-"):
        raise WrongUsage(say.NAME_THE_BUNDLE, say.WHICH_BUNDLE)
    if sealed is not None:
        raise WrongUsage(say.NO_SEALED_IN_IT, say.SEALED_APART)
    assert output is not None
    from ect_journal import bundle  # only who writes one waits for it, and for polars
    from ect_projections.dossier import dossier

    folder = Path(output)
    bundle.check_free(folder, replace=force)
    with opened() as journal:
        if journal.signer.locked and (given(HERE) or on_terminal()):
            unlock_to_sign(journal)  # the pages of the dossiers are signed, where they can be
        dossiers = {f"dossier.{lang}.html": dossier(journal, lang=lang) for lang in get_args(Lang)}
        for name in (bundle.ENTRIES, *dossiers):  # these repeat words of the journal
            noted(folder / name)
        bundle.bundle(journal, folder, dossiers, replace=force)
        click.echo(output)
        click.echo(str(say.BUNDLED.format(count=journal.head, folder=output)), err=True)
        tell_use(journal)


def trail_at(path: str) -> Trail | None:
    """What such a folder holds, None when it is none. Raises `Unreadable`, `Tampered`."""
    folder = Path(path)
    if not folder.is_dir():
        return None
    from ect_journal import bundle

    if not bundle.is_bundle(folder):
        return None
    trail = bundle.trail_of(folder)
    bundle.check_whole(folder, trail)
    return trail


def take_back(trail: Trail | None, journal: Journal) -> None:
    """Its seals and tokens, once its entries were restored."""
    if trail is not None:
        from ect_journal import bundle

        bundle.take_back(trail, journal)
