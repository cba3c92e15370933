"""What the files of the right of access say, in one language: sentences for the person, identifiers for programs.

The keys are English and stable; the sentences are in the language asked for. Leaves the sentences themselves to
`access_words`, what is held to `access`, and the files to `access_page`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ect_journal import access_words as say
from ect_journal.access import Erased, Held, Mention, Value
from ect_journal.catalogue import ConsentRecorded, ConsentWithdrawn, ErasureExecuted, NoticeGiven
from ect_journal.catalogue.actors import ActorRegistered, ActorUpdated
from ect_journal.catalogue.vocabularies import Retention
from ect_journal.entry import Entry
from ect_journal.persons import Basis
from ect_journal.vault import Access
from ect_journal.words import Lang, Text, Word

FORMAT = "ect-access-1"
"""Says that this tool made the file, and in which shape."""
_NO_ROLE: dict[str, Any] = {"roles": [], "sentence": "", "organisation": None, "organisation_name": None}


def content_of(held: Held, lang: Lang) -> dict[str, Any]:
    """What both files say."""
    return _Content(held, lang).whole()


class _Content:
    """Says what is held in one language."""

    def __init__(self, held: Held, lang: Lang) -> None:
        self.held, self.lang = held, lang
        codes = sorted(held.people, key=len, reverse=True)
        self._others = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, codes))})(?![\w-])") if codes else None

    def whole(self) -> dict[str, Any]:
        held = self.held
        return {
            "format": FORMAT,
            "lang": self.lang,
            "made_on": str(held.day),
            "made": self._(say.HEADINGS["made"].format(day=say.day_said(held.day), head=held.head)),
            "journal": {"name": held.origin, "id": held.uuid, "entries": held.head},
            "programme": self._programme(),
            "person": self._person(),
            "introduction": self._(self._introduction()),
            "summary": [self._(sentence) for sentence in self._summary()],
            "counts": {"kept": held.kept, **{access.value: held.count(access) for access in Access}},
            "values": [self._value(value) for value in held.values],
            "legal_basis": {"basis": held.standing.basis.value, "sentence": self._(self._basis())},
            "history": [self._step(entry) for entry in held.history],
            "roles": [self._role(entry) for entry in held.roles],
            "erasures": [self._erasure(erased) for erased in held.erasures],
            "mentions": [self._mention(mention) for mention in held.mentions],
            "about_mentions": self._(say.PSEUDONYMOUS if held.mentions else say.NO_MENTION),
            "recorded": list(held.written),
            "about_recorded": self._recorded(),
            "rights": [self._(right) for right in say.RIGHTS],
            "limits": [self._(limit) for limit in say.LIMITS],
        }

    def _(self, text: Text) -> str:
        return text.in_(self.lang)

    def _public(self, written: str) -> str:
        """A public line, without the codes of others."""
        return self._others.sub(self._(say.SOMEBODY), written) if self._others else written

    def _labels(self, words: Iterable[Word]) -> Text:
        return say.listed([word.label for word in words])

    # who and how much

    def _programme(self) -> dict[str, Any] | None:
        programme = self.held.programme
        if programme is None:
            return None
        end = self.held.terms.programme
        return {"title": programme.title, "funder": programme.funder, "start": str(programme.start), "end": str(end)}

    def _person(self) -> dict[str, Any]:
        registered = next((e.event for e in self.held.roles if isinstance(e.event, ActorRegistered)), None)
        roles = self._role(self.held.roles[-1]) if self.held.roles else _NO_ROLE
        return {
            "code": self.held.actor,
            "nature": registered and registered.nature.value,
            "category": registered and registered.category.value,
            "category_said": registered and self._(registered.category.label),
            "roles": roles["roles"],
            "roles_said": roles["sentence"],
            "organisation": roles["organisation"],
            "organisation_name": roles["organisation_name"],
        }

    def _introduction(self) -> Text:
        if self.held.kept:
            return say.INTRODUCTION
        return say.INTRODUCTION_GONE if self.held.erasures else say.INTRODUCTION_NONE

    def _summary(self) -> Iterator[Text]:
        held = self.held
        if held.kept:
            yield say.so_many(held.kept, *say.KEPT)
        else:
            yield say.NOTHING_LEFT if held.erasures else say.NOTHING_HELD
        for access, said in say.COUNTED.items():
            if count := held.count(access):
                yield say.so_many(count, *said)

    # one value

    def _value(self, value: Value) -> dict[str, Any]:
        entry, file = value.entry, value.file
        event = entry.event if entry else None
        gone = value.opened.access is Access.ERASED
        return {
            "entry": value.ref,
            "also_in": list(value.also),
            "occurred": entry and str(entry.occurred),
            "occurred_said": entry and self._(say.when_said(entry.occurred)),
            "recorded_on": entry and str(entry.recorded_at.astimezone(self.held.zone).date()),
            "type": event and event.TYPE,
            "type_label": self._(event.LABEL if event else say.NO_TITLE),
            "title": self._public(event.title) if event and hasattr(event, "title") else None,
            "field": value.field,
            "field_label": self._(say.FIELDS[value.field]) if value.field else None,
            "access": value.opened.access.value,
            "text": value.opened.text,
            "file": file and {"name": file.name, "bytes": file.bytes, "media_type": file.media_type},
            "file_said": file and self._(say.A_FILE.format(name=file.name, bytes=file.bytes)),
            "unread": None if value.opened.access is Access.OPEN else self._(self._unread(value)),
            "erased_by": value.opened.by,
            "stands": value.stands,
            "joint": value.joint,
            "notes": [self._(note) for note in self._notes(value)],
            "purpose": self._(say.PURPOSES.get(event.TYPE if event else "", say.PURPOSES_BY_CLASS[value.retention])),
            "legal_basis": None if gone else self._(self._rests_on(value)),
            "recipients": None if gone else self._(say.RECIPIENTS),
            "retention": value.retention.value,
            "kept_until": str(value.end) if value.end and not gone else None,
            "kept_until_said": None if gone else self._(self._end(value)),
        }

    def _unread(self, value: Value) -> Text:
        if value.opened.access is not Access.ERASED:
            return say.UNREAD_TEXT[value.opened.access]
        erasure = next((each.entry for each in self.held.erasures if each.entry.ref == value.opened.by), None)
        if erasure is None:
            return say.ERASED_LATER.format(ref=value.opened.by)
        assert isinstance(erasure.event, ErasureExecuted)
        day = say.day_said(erasure.occurred.start)
        return say.ERASED_BY.format(day=day, ref=erasure.ref, ground=erasure.event.ground.label)

    def _notes(self, value: Value) -> Iterator[Text]:
        if value.joint:
            yield say.JOINT
        if value.entry and not value.stands:
            yield say.NO_LONGER_SAID
        if value.also:
            yield say.ALSO_IN.format(refs=", ".join(value.also))
        if value.entry is None:
            yield say.IN_NO_ENTRY

    def _end(self, value: Value) -> Text:
        if value.end is None:
            return say.NO_END
        said = say.KEPT_UNTIL[value.retention]
        return said.format(day=say.day_said(value.end), months=self.held.terms.verbatim_months)

    def _rests_on(self, value: Value) -> Text:
        """The record of the programme is kept for another reason than what a person agreed to; and what they agreed to
        later is said to be later."""
        if value.retention is Retention.LOG:
            return say.ACCOUNTS
        said, (basis, since) = self._basis(), self.held.standing
        earlier = value.entry and since and value.entry.occurred.start < since.occurred.start
        if earlier and basis is not Basis.WITHDRAWN:
            return Text(f"{said.en} {say.EARLIER.en}", f"{said.fr} {say.EARLIER.fr}")
        return said

    def _basis(self) -> Text:
        """Where the person stands today."""
        basis, entry = self.held.standing
        if entry is None:
            return say.RESTS_ON[Basis.NONE]
        scopes: Iterable[Word] = getattr(entry.event, "scopes", ())
        until = getattr(entry.event, "until", None)
        day = say.day_said(entry.occurred.start)
        said = say.RESTS_ON[basis] if self.held.kept else say.RESTED_ON.get(basis, say.RESTS_ON[basis])
        return said.format(
            day=day, ref=entry.ref, scopes=self._labels(scopes), until=say.day_said(until) if until else ""
        )

    # in order

    def _dated(self, entry: Entry) -> dict[str, Any]:
        when = {"occurred": str(entry.occurred), "occurred_said": self._(say.when_said(entry.occurred))}
        return {"entry": entry.ref, **when, "type": entry.type, "type_label": self._(entry.event.LABEL)}

    def _step(self, entry: Entry) -> dict[str, Any]:
        words: tuple[Word, ...] = ()
        match entry.event:
            case NoticeGiven(version=version):
                said = say.NOTICE.format(version=self._public(version))
            case ConsentRecorded(scopes=scopes, form=form, until=until):
                shape, words = (say.CONSENT_UNTIL if until else say.CONSENT), scopes
                said = shape.format(
                    scopes=self._labels(scopes), form=self._public(form), until=say.day_said(until) if until else ""
                )
            case ConsentWithdrawn(effect=effect):
                said, words = say.WITHDRAWAL.format(effects=self._labels(effect)), effect
        return {**self._dated(entry), "words": [word.value for word in words], "sentence": self._(said)}

    def _role(self, entry: Entry) -> dict[str, Any]:
        assert isinstance(entry.event, ActorRegistered | ActorUpdated)
        roles, organisation = entry.event.roles, entry.event.organisation
        said = self._(self._labels(roles) if roles else say.NO_ROLE)
        return {
            **self._dated(entry),
            "roles": [role.value for role in roles],
            "organisation": organisation,
            "organisation_name": organisation and self.held.labels.get(organisation, organisation),
            "sentence": said,
        }

    def _erasure(self, erased: Erased) -> dict[str, Any]:
        event = erased.entry.event
        assert isinstance(event, ErasureExecuted)
        said = say.so_many(
            erased.values, *(each.format(ground=event.ground.label, count="{count}") for each in say.ERASURE)
        )
        return {
            **self._dated(erased.entry),
            "ground": event.ground.value,
            "values": erased.values,
            "sentence": self._(said),
        }

    def _mention(self, mention: Mention) -> dict[str, Any]:
        event = mention.entry.event
        fields = say.listed([say.FIELDS[field] for field in mention.fields])
        title = self._public(event.title) if hasattr(event, "title") else None
        return {
            **self._dated(mention.entry), "as": list(mention.fields), "as_said": self._(fields), "title": title,
            "stands": mention.stands, "note": None if mention.stands else self._(say.NOT_STANDING),
        }  # fmt: skip

    def _recorded(self) -> str | None:
        written = self.held.written
        if not written:
            return None
        refs = ", ".join(runs(int(ref[1:]) for ref in written))
        return self._(say.so_many(len(written), *(each.format(refs=refs, count="{count}") for each in say.RECORDED)))


def runs(positions: Iterable[int]) -> Iterator[str]:
    """J3-J9, J12: several entries in a row are one item."""
    start = last = None
    for position in positions:
        if last is not None and position == last + 1:
            last = position
            continue
        if start is not None:
            yield _run(start, last)
        start = last = position
    if start is not None:
        yield _run(start, last)


def _run(start: int, last: int | None) -> str:
    return f"J{start}" if last in (None, start) else f"J{start}–J{last}"
