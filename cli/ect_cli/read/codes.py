"""Codes as a person types them to ask a question: any case, and the nearest one when there is none."""

from typing import TYPE_CHECKING

from ect_cli.failures import CouldNot
from ect_cli.read import words as say
from ect_journal import Journal
from ect_journal.event import unversioned
from ect_journal.words import Text, nearest, plain, shown

if TYPE_CHECKING:
    import polars as pl


def resolve(journal: Journal, written: str, *kinds: str) -> tuple[str, str]:
    """The (kind, code) that was meant, among these kinds. Raises `CouldNot` with the nearest code."""
    known = {code: kind for kind in kinds for code in journal.register().all(kind)}
    wanted = plain(unversioned(written))
    for code, kind in known.items():
        if plain(code) == wanted:
            return kind, code
    _check_kind(journal, wanted, kinds)
    hint = say.KNOWN_CODES.format(codes=", ".join(sorted(known))) if known else say.NO_CODES
    close = nearest(written, sorted(known))
    raise CouldNot(
        say.NO_SUCH_CODE.format(written=written), say.MEANT.format(close=close, hint=hint) if close else hint
    )


def _check_kind(journal: Journal, wanted: str, kinds: tuple[str, ...]) -> None:
    """Raises `CouldNot` for the code of something else."""
    for other, called in say.KINDS.items():
        for code in journal.register().all(other):
            if other not in kinds and plain(code) == wanted:
                meant = [say.A_PERSON if kind == "actor" else say.KINDS[kind] for kind in kinds if kind in say.KINDS]
                if meant:
                    hint = say.GIVE_THE_CODE.format(kind=_either(meant))
                    raise CouldNot(say.IS_ANOTHER_KIND.format(code=code, kind=called), hint)


def _either(said: list[Text]) -> Text:
    return Text(" or ".join(each.en for each in said), " ou d’".join(each.fr for each in said))


def of_claims(frame: "pl.LazyFrame", states: "pl.LazyFrame", journal: Journal, written: str) -> "pl.LazyFrame":
    """The rows of a claim, or of all those of a hypothesis; `states` says which versions are in force.

    Raises `CouldNot` for a code that nothing has, and for a version that is not in force: its rows would be another's.
    """
    import polars as pl

    kind, code = resolve(journal, written, "hypothesis", "claim")
    marked, version = written.partition("@")[1:]
    in_force = (
        states.filter(pl.col(kind) == code).select(pl.concat_str("claim", pl.lit("@"), "version")).collect().to_series()
    )
    if marked and in_force.len() and f"{code}@{version}" not in in_force:
        hint = say.IN_FORCE_IS if in_force.len() == 1 else say.IN_FORCE_ARE
        raise CouldNot(
            say.NOT_IN_FORCE.format(written=shown(f"{code}@{version}")), hint.format(versions=", ".join(in_force))
        )
    return frame.filter(pl.col(kind) == code)


def competing(pairs: "pl.LazyFrame", journal: Journal, written: str, claim: str | None) -> str:
    """The code of the rival that was meant. `pairs`: the claims asked about (`claim`, or every one) and their rivals.

    Raises `CouldNot` with those that compete with `claim` when this one does not.
    """
    code = resolve(journal, written, "rival")[1]
    known = pairs.select("rival").unique().sort("rival").collect().to_series() if claim else None
    if claim is None or known is None or code in known:
        return code
    kind, of = resolve(journal, claim, "hypothesis", "claim")
    said = say.NOT_RIVAL_OF_ANY if kind == "hypothesis" else say.NOT_RIVAL_OF
    hint = say.RIVAL_IS if known.len() == 1 else say.RIVALS_ARE
    if known.is_empty():
        hint = say.NO_RIVALS_OF_ANY if kind == "hypothesis" else say.NO_RIVALS
    raise CouldNot(said.format(rival=code, claim=of), hint.format(rivals=", ".join(known), claim=of))
