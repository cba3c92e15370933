"""What the shell proposes while a value is being typed: codes, entry numbers, words of vocabularies, types of event.

    Option(["--project"], …, shell_complete=codes("project"))
    Option(["--session"], …, shell_complete=entries("gathering.held"))

Reads the journal and never writes there, not even its cache. Whatever goes wrong, it proposes nothing and says nothing: a
person who presses Tab in the middle of a line is not to be spoken to. Imports what it needs when Tab is pressed.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from ect_journal.words import Word, language, plain

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem as Item

    from ect_journal.kinds import FieldKind

    CompletionItem = Item[str]
    Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

MOST = 60
"""Proposals shown at once: more are not read."""
Proposal = tuple[str, str]
"""A value, and what is said beside it."""


def quietly(propose: Callable[[click.Context, str], Iterable[Proposal]]) -> "Completer":
    """As click asks for it."""

    @wraps(propose)
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        with suppress(Exception):
            return [
                CompletionItem(value, help=_one_line(said)) for value, said in islice(propose(ctx, incomplete), MOST)
            ]
        return []

    return complete


def codes(*kinds: str) -> "Completer":
    """The codes of these kinds that the journal knows, with what they stand for."""

    @quietly
    def propose(ctx: click.Context, incomplete: str) -> Iterator[Proposal]:
        from ect_cli.completing_journal import codes_known

        return (each for each in codes_known(ctx, kinds) if _begins(each[0], incomplete))

    return propose


def entries(types: str = "") -> "Completer":
    """The numbers of standing entries, the last ones first; of some types only, when they are named, parted by spaces."""

    @quietly
    def propose(ctx: click.Context, incomplete: str) -> Iterator[Proposal]:
        from ect_cli.completing_journal import entries_known

        digits = incomplete[1:] if incomplete[:1] in ("J", "j") else incomplete
        return entries_known(ctx, digits, types.split()) if not digits or digits.isdigit() else iter(())

    return propose


def word_values(vocabulary: type[Word]) -> "Completer":
    """The words of a vocabulary, in the reader's language, with their definitions."""

    @quietly
    def propose(ctx: click.Context, incomplete: str) -> Iterator[Proposal]:
        for word in vocabulary:
            if _begins(word.value, incomplete) or _begins(str(word.label), incomplete):
                yield _typed(word), f"{word.label}: {word.definition}" if language() == "en" else str(word.definition)

    return propose


@quietly
def types(ctx: click.Context, incomplete: str) -> Iterator[Proposal]:
    """The types of event, named as `ect record` takes them."""
    from ect_cli.names_of_types import NAMES_OF_TYPES

    return ((name, str(label)) for _, name, label in NAMES_OF_TYPES if _begins(name, incomplete))


@quietly
def questions(ctx: click.Context, incomplete: str) -> Iterator[Proposal]:
    """The questions of which `ect changes` takes one, by the names of their commands."""
    from ect_cli.names import every_name
    from ect_cli.read.changed import QUESTIONS

    asked = (known for known in every_name() if known.name in QUESTIONS)
    return ((known.name, str(known.line)) for known in asked if _begins(known.name, incomplete))


def of_field(field: "FieldKind") -> "Completer":
    """For the option of a field of an event, by its kind."""
    match field.kind.name:
        case "code" | "versioned":
            return codes(field.kind.target)
        case "entry" | "moment" | "target":
            return entries(field.kind.target)
        case "sealed" | "attachment":
            return files
    return nothing if field.word is None else word_values(field.word)


def nothing(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """For what is written freely."""
    return []


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The shell's own completion of paths."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


BY_NAME: dict[str, "Completer"] = {
    "ref": entries(),
    "known_at": entries(),
    "grounds": entries(),
    "session": entries("gathering.held"),
    "decision": entries("decision.taken"),
    "by": codes("actor"),
    "decided_by": codes("actor"),
    "of": codes("actor"),
    "about": codes("actor"),
    "actor": codes("actor"),
    "reader": codes("actor"),
    "project": codes("project"),
    "hypothesis": codes("hypothesis", "claim"),
    "claim": codes("hypothesis", "claim"),
    "rival": codes("rival"),
    "method": codes("method"),
    "indicator": codes("indicator"),
    "experiment": codes("experiment"),
    "commitment": codes("commitment"),
    "deliverable": codes("deliverable"),
    "type": types,
    "question": questions,
    "output": files,
    "data": files,
    "file": files,
    "attachment": files,
    "figure": files,
    "folder": folders,
}
"""What is proposed for an option or an argument that does not say it itself, by the name of its parameter."""


def _begins(value: str, incomplete: str) -> bool:
    return plain(value).startswith(plain(incomplete))


def _typed(word: Word) -> str:
    """How a word is typed without quotes: its label with hyphens, where that is read back as the word."""
    label = "-".join(str(word.label).split())
    bare = label.replace("-", "").isalnum() and type(word).read(label) is word
    return label if bare and language() == "fr" else word.value


def _one_line(said: Any) -> str:
    return " ".join(str(said).split())[:80]
