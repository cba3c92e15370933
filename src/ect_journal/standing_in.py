"""That clean copies stand in for their entries without moving anything: no state, no mark, no count.

Folds the journal as it would read, and holds it to how it reads now: the same but for the words. Some words are more than
that: two wordings of a claim that are the same are one version of it, two lines of funding with the same provider are one
line. These change together, or not at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from ect_journal.catalogue import EntryBlank, EntryCorrected
from ect_journal.checking import check_overrides, judge, refusals
from ect_journal.clean_copy import KEYED, said_by
from ect_journal.codec import decode
from ect_journal.entry import Entry, citation
from ect_journal.errors import InvalidInput, RuleViolation
from ect_journal.event import EntityKey, Event
from ect_journal.register import Folded, Register
from ect_journal.words import Text, plain

if TYPE_CHECKING:
    from ect_journal.expunging import Part
    from ect_journal.journal import Journal

_TOGETHER = Text(
    'Expunge them together: `ect expunge J1 J2 --replace "these words=others"`.',
    'Caviardez-les ensemble : « ect caviarder J1 J2 --replace "ces mots=d’autres" ».',
)


def check_nothing_moves(journal: "Journal", parts: "Sequence[Part]") -> None:
    """Raises `InvalidInput`, naming what would read otherwise, and `RuleViolation` for a copy that breaks a rule."""
    copies = {part.before.position: part.after or _blank(part.before, journal.head) for part in parts}
    _check_keys(journal, copies)
    then = _folded(journal, copies)
    now = journal.register().folded
    swaps = {(change.old, change.new) for part in parts for change in part.changes}
    blank = [part.before.event for part in parts if part.after is None]
    minted = {key for event in blank for key in (*event.mints(), *event.may_mint())}
    moved = [
        code
        for kind, code in _keys(now, then)
        if (kind, code) not in minted and not _alike(_state(now, kind, code), _state(then, kind, code), swaps)
    ]
    if moved or now.marks != then.marks or (not blank and now.cited != then.cited):
        what = ", ".join(moved) or parts[0].before.ref
        raise refused(
            parts[0].before, f"says words that another entry repeats as the same: {what} would read otherwise",
            f"a des mots qu’une autre entrée reprend comme les mêmes : {what} se lirait autrement", _TOGETHER,
        )  # fmt: skip


def _blank(entry: Entry, head: int) -> Entry:
    return replace(entry, event=EntryBlank(expunged_by=citation(head + 1)))


def _folded(journal: "Journal", copies: Mapping[int, Entry]) -> Folded:
    rows = journal.rows()

    def load(at: int) -> Entry:
        return copies.get(at) or decode(rows[at - 1].state)

    register = Register(load, journal.time_zone)
    for row in rows:
        entry = load(row.position)
        if row.position not in copies or isinstance(entry.event, EntryBlank):
            register.apply(entry)
            continue
        with register.trying() as keep:
            findings = judge(register, entry)
            if broken := refusals(entry, findings):
                raise RuleViolation.of(broken)
            check_overrides(entry, findings)
            keep()
    return register.folded


def _keys(*all_folded: Folded) -> list[EntityKey]:
    return sorted(
        {(kind, code) for folded in all_folded for kind, states in folded.entities.items() for code in states}
    )


def _state(folded: Folded, kind: str, code: str) -> Any:
    return folded.entities.get(kind, {}).get(code)


def _alike(one: Any, other: Any, swaps: set[tuple[str, str]]) -> bool:
    """The same but for texts that take the place of others."""
    if one == other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, str):
        return (one, other) in swaps
    if is_dataclass(one):
        return all(_alike(getattr(one, each.name), getattr(other, each.name), swaps) for each in fields(one))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_alike(value, other[key], swaps) for key, value in one.items())
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(_alike(*pair, swaps) for pair in zip(one, other, strict=True))
    return False


# Words that tell things apart -------------------------------------------------------------------------------------------


def _check_keys(journal: "Journal", copies: Mapping[int, Entry]) -> None:
    """What has the same words goes on having the same, and nothing else does."""
    for name, field in KEYED.items():
        concerned = [entry for entry in copies.values() if _keyed(journal, entry, name)]
        if not concerned:
            continue
        entries = {row.position: decode(row.state) for row in journal.rows(types=[name, EntryCorrected.TYPE])}
        entries = {at: entry for at, entry in entries.items() if _keyed(journal, entry, name)}
        now = _groups(journal, entries, field)
        then = _groups(
            journal, {at: copies.get(at, entry) for at, entry in entries.items() if not _is_blank(copies, at)}, field
        )
        for entry in concerned:
            at = entry.position
            if at in then and now[at] - {each for each in now[at] if _is_blank(copies, each)} != then[at]:
                others = ", ".join(citation(each) for each in sorted(now[at] ^ then[at] | (then[at] - {at})))
                raise refused(
                    entry, f"tells things apart by its {field}, as {others} does: other words would move what is counted",
                    f"distingue par son champ {field}, comme {others} : d’autres mots déplaceraient ce qui se compte", _TOGETHER,
                )  # fmt: skip


def _is_blank(copies: Mapping[int, Entry], at: int) -> bool:
    return at in copies and isinstance(copies[at].event, EntryBlank)


def _keyed(journal: "Journal", entry: Entry, name: str) -> bool:
    """Whether an entry is of this type, or corrects one that is."""
    corrected = type_corrected(journal, entry)
    return entry.type == name or (corrected is not None and name == corrected.TYPE)


def _groups(journal: "Journal", entries: Mapping[int, Entry], field: str) -> dict[int, set[int]]:
    """For each of these, all that have the same words there."""
    groups: dict[str, set[int]] = {}
    words: dict[int, str] = {}
    for at, entry in entries.items():
        corrected = type_corrected(journal, entry)
        said: Any = entry.event
        if isinstance(said, EntryCorrected) and corrected is not None:
            said = said_by(said, corrected)
        words[at] = plain(getattr(said, field))
        groups.setdefault(words[at], set()).add(at)
    return {at: groups[each] for at, each in words.items()}


def type_corrected(journal: "Journal", entry: Entry) -> type[Event] | None:
    """The type of the entry that this one corrects, if it does."""
    event = entry.event
    return type(journal.entry(event.entry).event) if isinstance(event, EntryCorrected) else None


def refused(entry: Entry, en: str, fr: str, hint: Text) -> InvalidInput:
    return InvalidInput(Text(f"{entry.ref} {en}.", f"{entry.ref} {fr}."), hint)
