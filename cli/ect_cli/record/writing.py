"""Recording one event from the command line: gather its fields and texts, record it, say so.

Knows the order of things: the line is checked before a text is asked for, and a text is never lost. Leaves what each
option means to `values`, `around` and `streams`, and whether the event may be recorded to the journal.
"""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.keep.passphrase import unlock_to_seal
from ect_cli.place import opened, today
from ect_cli.record import words as say
from ect_cli.record.around import around
from ect_cli.record.drafts import Given
from ect_cli.record.editor import without_guidance, write_text
from ect_cli.record.fields import option_name, words_of
from ect_cli.record.keys import keys_told
from ect_cli.record.proposing import clusters_proposed, figures_to_freeze, tell_link
from ect_cli.record.slips import write_unless_slip
from ect_cli.record.telling import see_help, tell, texts_kept, unfit_said
from ect_cli.record.values import read_all, read_one
from ect_cli.streams import STDIN, on_terminal, read_text
from ect_cli.words import STDIN_TWICE, STDIN_TWICE_HINT
from ect_journal import Journal, Receipt
from ect_journal.catalogue import TYPES
from ect_journal.event import Event
from ect_journal.folder import DRAFTS
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Text

Propose = Callable[[Collection[str], Mapping[str, Any]], Text | None]
"""Of the fields that are missing and of those that are given: what to say."""
Unsaid = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Of the fields that are given: others, which they imply."""


def record_event(type: str, **given: Any) -> None:
    """What `ect record TYPE` does with its options, as click read them."""
    with opened() as journal:
        record_in(journal, type, given, partial(figures_to_freeze, journal, type))


def record_in(journal: Journal, type: str, given: dict[str, Any], unless_said: Unsaid) -> Receipt:
    """Record one event from its options; `unless_said` has fields for when neither they nor --data give them."""
    day = today(journal)
    check_author(journal, given["by"])
    circumstances = around(given, day)
    form = Form(TYPES[type], given, day, partial(clusters_proposed, journal, type), unless_said)
    with texts_kept(journal, form.texts, always=given["dry_run"]), unfit_said():
        data = form.fill(journal.folder or Path())
        unlock_to_seal(journal, TYPES[type], data)
        writer = journal.trial if given["dry_run"] else journal
        with keys_told(journal):
            receipt = write_unless_slip(partial(writer.record, (type, data)), circumstances, rehearsed=given["dry_run"])
            tell(receipt, given)
    if not given["dry_run"]:
        tell_link(journal, receipt)
    return receipt


def check_author(journal: Journal, by: str | None) -> None:
    if not (by or journal.by):
        raise WrongUsage(say.NOBODY, say.NOBODY_HINT)


class Form:
    """The fields of one event, as the options give them. `texts` has what was read from outside the command line;
    `propose` says what could be given for the fields that are missing, `unless_said` has some of them."""

    def __init__(
        self, event: type[Event], given: dict[str, Any], day: date, propose: Propose, unless_said: Unsaid
    ) -> None:
        self.event, self.given, self.day, self.propose, self.unless_said = event, given, day, propose, unless_said
        self.fields = kinds_of(event)
        self.texts: list[Given] = []

    def fill(self, folder: Path) -> dict[str, Any]:
        """The event's data. Raises `WrongUsage` naming every option that is missing."""
        self._check_stdin()
        said = self._from_data() | self._from_options()
        data = {**self.unless_said(said), **said}
        asked = self._to_edit(data)
        missing = [field for field in self.fields if field.required and field.name not in data and field not in asked]
        if missing:
            options = ", ".join(option_name(field) for field in missing)
            proposed = self.propose([field.name for field in missing], data)
            raise WrongUsage(say.MISSING.format(options=options), proposed or see_help())
        return data | self._sealed() | {field.name: self._edited(field, folder) for field in asked}

    def _check_stdin(self) -> None:
        """Standard input is one text: it is asked for once, before any of it is read."""
        sealed = [self.given.get(field.name) for field in self.fields if field.kind.name == "sealed"]
        sources = [
            self.given["data"],
            *(each for given in sealed for each in (given if isinstance(given, tuple) else [given])),
        ]
        if sources.count(STDIN) > 1:
            raise WrongUsage(STDIN_TWICE, STDIN_TWICE_HINT)

    def _from_data(self) -> dict[str, Any]:
        if not self.given["data"]:
            return {}
        written = read_text(self.given["data"])
        self.texts.append(Given("data", written, self.given["data"] == STDIN))
        return read_json(written, self.event.TYPE)

    def _from_options(self) -> dict[str, Any]:
        """What the options say; a sealed text is only noted here, so that it is read when the line is known to be right."""
        found: dict[str, Any] = {}
        for field in self.fields:
            written = self.given.get(field.name)
            if written is None or written == ():
                continue
            if field.kind.name == "sealed":
                found[field.name] = written
            else:
                read = read_all if field.many else read_one
                found[field.name] = read(option_name(field), field, written, self.day)
        return found

    def _sealed(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field in self.fields:
            if field.kind.name == "sealed" and self.given.get(field.name):
                sources = self.given[field.name] if field.many else [self.given[field.name]]
                texts = [self._text(field, source) for source in sources]
                found[field.name] = texts if field.many else texts[0]
        return found

    def _text(self, field: FieldKind, source: str) -> str:
        text = read_text(source)
        self.texts.append(Given(field.name, text, source == STDIN))
        return without_guidance(text) if Path(source).parent.name == DRAFTS else text

    def _to_edit(self, data: dict[str, Any]) -> list[FieldKind]:
        """The texts to write in the editor: with --edit, and unasked only for a required one, on a terminal."""
        free = [field for field in self.fields if field.name not in data]
        required = [field for field in free if field.kind.name == "words" and field.required and not field.many]
        if not self.given["edit"]:
            return required if on_terminal() else []
        sealed = [field for field in free if field.kind.name == "sealed" and not field.many]
        words = [field for field in free if field.kind.name == "words" and not field.many]
        return [*sealed[:1], *required] or words[:1]

    def _edited(self, field: FieldKind, folder: Path) -> str:
        nature = say.SEALED_TEXT if field.kind.name == "sealed" else say.PUBLIC_TEXT
        text = write_text(folder, field.name, words_of(self.event, field.name), nature)
        self.texts.append(Given(field.name, text))
        return text


def read_json(written: str, type: str) -> dict[str, Any]:
    """The fields of an event; 2.40 is read as the number that was written, not as a float."""
    try:
        data = json.loads(written, parse_float=Decimal)
    except json.JSONDecodeError as error:
        said = say.DATA_NOT_JSON.format(line=error.lineno, column=error.colno)
        raise CouldNot(said, say.DATA_HINT.format(type=type)) from None
    if not isinstance(data, dict):
        raise CouldNot(say.DATA_NOT_JSON.format(line=1, column=1), say.DATA_HINT.format(type=type))
    return data
