"""`ect consent`: where a person stands, and what they agree to or take back.

Knows what to say of a person, and what to propose once they withdraw; does none of it by itself. Leaves the recording
of what they say to `record.writing`, whose rules it goes by.
"""

from collections.abc import Iterator
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import word_values
from ect_cli.failures import WrongUsage
from ect_cli.keep import words_consent as say
from ect_cli.keep.counted import counted
from ect_cli.place import opened, today
from ect_cli.read.codes import resolve
from ect_cli.record.around import LINE, around_options
from ect_cli.record.writing import record_in
from ect_cli.words import CODE, DAY, TEXT, WORD
from ect_journal import Entry, Journal
from ect_journal.catalogue import ActorRegistered, ConsentRecorded, ConsentWithdrawn, NoticeGiven
from ect_journal.catalogue.vocabularies import ConsentScope, Spoken, WithdrawalEffect
from ect_journal.committed import places
from ect_journal.persons import BY, WORDS_OF, history, named_in, standing_entries, where_stands
from ect_journal.words import Text, Word, nearest, shown

_ONLY_GIVEN = ("form", "until")


def _option(name: str, says: Text, takes: Text, **attrs: Any) -> Option:
    return Option([name], says=says, takes=takes, section=say.SAID, **attrs)


def _words(name: str, says: Text, vocabulary: type[Word]) -> Option:
    return _option(name, says, WORD, multiple=True, extras=[say.COMMAS], shell_complete=word_values(vocabulary))


@click.command(
    "consent",
    cls=Command,
    says=say.CONSENT,
    params=[
        Argument(["actor"], takes=CODE),
        _words("--given", say.GIVEN, ConsentScope),
        _option("--form", say.FORM, TEXT),
        _option("--until", say.UNTIL, DAY),
        _words("--withdrawn", say.WITHDRAWN, WithdrawalEffect),
        *around_options(),
    ],
)
def consent(actor: str, given: tuple[str, ...], withdrawn: tuple[str, ...], **more: Any) -> None:
    _check(given, withdrawn, more)
    _check_words("--given", given, ConsentScope)
    _check_words("--withdrawn", withdrawn, WithdrawalEffect)
    with opened() as journal:
        person = resolve(journal, actor, "actor")[1]
        data = {**more, "person": person, "data": None, "edit": False}
        if given:
            receipt = record_in(journal, ConsentRecorded.TYPE, {**data, "scopes": given}, lambda _: {})
            agreed = receipt.entry.event
            if isinstance(agreed, ConsentRecorded) and agreed.until and agreed.until < today(journal):
                click.echo(str(say.OVER_ALREADY.format(until=agreed.until)), err=True)
        elif withdrawn:
            receipt = record_in(journal, ConsentWithdrawn.TYPE, {**data, "effect": withdrawn}, lambda _: {})
            if not more["dry_run"]:
                assert isinstance(receipt.entry.event, ConsentWithdrawn)
                for line in _next(journal, receipt.entry.event):
                    click.echo(str(line), err=True)
        else:
            for line in _where(journal, person):
                click.echo(str(line))


def _check(given: tuple[str, ...], withdrawn: tuple[str, ...], more: dict[str, Any]) -> None:
    """Nothing on the line is passed over in silence. Raises `WrongUsage`."""
    if given and withdrawn:
        raise WrongUsage(say.BOTH, say.ONE_THEN_THE_OTHER)
    said = [name for name, value in more.items() if value and (name, value) != ("format", LINE)]
    if said and not (given or withdrawn):
        raise WrongUsage(say.NOTHING_TO_RECORD.format(option=_spelt(said[0])), say.SAY_WHICH)
    for name in _ONLY_GIVEN:
        if withdrawn and name in said:
            raise WrongUsage(say.ONLY_GIVEN.format(option=_spelt(name)), say.SAY_WHICH)


def _check_words(option: str, written: tuple[str, ...], vocabulary: type[Word]) -> None:
    """Raises `WrongUsage` for a word that is none of these, with all that can be typed."""
    typed = vocabulary.aliases() if issubclass(vocabulary, Spoken) else {}
    french = {word.value: word.label.fr for word in vocabulary} | {value: alias for alias, value in typed.items()}
    for each in (part.strip() for one in written for part in one.split(",") if part.strip()):
        if vocabulary.read(each) is None:
            values = Text(", ".join(word.value for word in vocabulary), ", ".join(french.values()))
            raise WrongUsage(
                say.NOT_A_WORD.format(option=option, written=shown(each)), say.THE_WORDS.format(values=values),
                close=nearest(each, (*(word.value for word in vocabulary), *french.values())),
            )  # fmt: skip


def _spelt(name: str) -> str:
    return f"--{name.replace('_', '-')}"


# where they stand -------------------------------------------------------------------------------------------------------


def _where(journal: Journal, person: str) -> Iterator[Text]:
    own = history(standing_entries(journal, types=WORDS_OF), person)
    for entry in own:
        yield _step(entry)
    basis, since = where_stands(own, today(journal))
    yield say.TODAY[basis].format(ref=since.ref if since else "")
    held = _held(journal, person)
    if not held:
        yield say.HELD_NOTHING
        return
    refs = sorted({ref for there in held.values() for ref in there[:1]}, key=lambda ref: int(ref[1:]))
    yield counted(len(held), say.HELD, entries=", ".join(refs), actor=person)


def _step(entry: Entry) -> Text:
    around = {"day": entry.occurred.start, "ref": entry.ref}
    match entry.event:
        case NoticeGiven(version=version):
            return say.NOTICE.format(**around, version=version)
        case ConsentRecorded(scopes=scopes, form=form, until=until):
            said = say.CONSENTED_UNTIL if until else say.CONSENTED
            return said.format(**around, scopes=_labels(scopes), form=form, until=until)
        case ConsentWithdrawn(effect=effect):
            return say.TOOK_BACK.format(**around, effects=_labels(effect))
    raise TypeError(entry.type)


def _labels(words: tuple[Word, ...]) -> Text:
    return Text(", ".join(word.label.en for word in words), ", ".join(word.label.fr for word in words))


def _held(journal: Journal, person: str) -> dict[str, list[str]]:
    """Each value held about the person, with the entries that it is read in."""
    digests = [row.digest for row in journal.store.sealed_about(person)]
    where = places(journal, digests) if digests else {}
    return {digest: [place.of for place in where.get(digest, ())] for digest in digests}


# what comes next --------------------------------------------------------------------------------------------------------


def _next(journal: Journal, event: ConsentWithdrawn) -> Iterator[Text]:
    """The commands that carry the withdrawal out, for who keeps the journal to run."""
    if WithdrawalEffect.WORDS in event.effect:
        if _held(journal, event.person):
            yield say.NEXT_WORDS
            yield say.ERASE.format(actor=event.person)
        else:
            yield say.HELD_NOTHING
    if WithdrawalEffect.STUDY in event.effect:
        refs = _resting_on(journal, event.person)
        yield say.NEXT_STUDY if refs else say.NO_ENTRY
        for ref in refs:
            yield say.RETRACT.format(ref=ref)


def _resting_on(journal: Journal, person: str) -> list[str]:
    """The entries that stand and hold something about the person, or say that they are about them, but the one that
    gives them their code."""
    held = {ref for there in _held(journal, person).values() for ref in there}
    return [
        entry.ref
        for entry in standing_entries(journal)
        if not isinstance(entry.event, ActorRegistered) and (entry.ref in held or _is_about(entry, person))
    ]


def _is_about(entry: Entry, person: str) -> bool:
    about = entry.event.ABOUT
    return about is not None and any(
        code == person and field == about for code, field in named_in(entry) if field != BY
    )
