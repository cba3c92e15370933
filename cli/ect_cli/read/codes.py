"""Codes as a person types them to ask a question: any case, and the nearest one when there is none."""

from ect_cli.failures import CouldNot
from ect_cli.read import words as say
from ect_journal import Journal
from ect_journal.event import unversioned
from ect_journal.words import nearest, plain


def resolve(journal: Journal, written: str, *kinds: str) -> tuple[str, str]:
    """The (kind, code) that was meant, among these kinds. Raises `CouldNot` with the nearest code."""
    known = {code: kind for kind in kinds for code in journal.register().all(kind)}
    wanted = plain(unversioned(written))
    for code, kind in known.items():
        if plain(code) == wanted:
            return kind, code
    hint = say.KNOWN_CODES.format(codes=", ".join(sorted(known))) if known else say.NO_CODES
    close = nearest(written, sorted(known))
    raise CouldNot(
        say.NO_SUCH_CODE.format(written=written), say.MEANT.format(close=close, hint=hint) if close else hint
    )
