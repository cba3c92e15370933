"""What an erasure would do, line by line, before anybody is asked. Leaves what it does to `ect_journal.erasing`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ect_cli.figures import shortened
from ect_cli.keep import words_erase as say
from ect_cli.keep.counted import counted
from ect_cli.keep.words import WHAT_IS_ABOUT_NOBODY
from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, EvidenceLinked, TallyFrozen
from ect_journal.codec import decode
from ect_journal.entry import position_of
from ect_journal.erasing import Rehearsal
from ect_journal.event import unversioned
from ect_journal.fields import Attachment
from ect_journal.sealing import digests_of
from ect_journal.words import Text


def told(journal: Journal, plan: Rehearsal, entries: Sequence[str] = ()) -> Iterator[Text]:
    """`entries` are those that were named, beside people."""
    where = _where(plan.people, entries)
    if not plan.values:
        yield say.HOLDS_NOTHING.format(where=where)
        if refs := _erased_before(journal, plan.people, entries):
            yield say.ALREADY.format(refs=", ".join(refs))
    else:
        said = _entries(journal, plan)
        yield say.GO.format(where=where, values=len(plan.values), entries=len(said))
        yield from said
    yield from consequences(journal, plan)


def consequences(journal: Journal, plan: Rehearsal) -> Iterator[Text]:
    """Whom else it is about, what becomes of keys and files, and what does not move."""
    if plan.others:
        yield counted(len(plan.others), say.OTHERS if plan.people else say.CONCERNED, people=", ".join(plan.others))
    yield from _keys(journal, plan)
    yield from _files(journal, plan)
    if plan.values:
        yield from _resting(journal, {place.of for value in plan.values for place in value.places})
        yield say.OTHER_COPIES


def _where(people: Sequence[str], entries: Sequence[str]) -> Text:
    """As a sentence goes on: about whom, in which entries."""
    said = [say.ABOUT.format(codes=", ".join(people))] if people else []
    said += [say.INSIDE.format(refs=", ".join(entries))] if entries else []
    return Text(say.AND.en.join(each.en for each in said), say.AND.fr.join(each.fr for each in said))


def _erased_before(journal: Journal, people: Sequence[str], entries: Sequence[str]) -> list[str]:
    """The entries that erased what was sealed there, as far as the log and the keys here can tell."""
    named = [journal.entry(ref) for ref in entries]
    registered = map(decode, (row.state for row in journal.rows(types=[ActorRegistered.TYPE]) if people))
    named += [entry for entry in registered if isinstance(entry.event, ActorRegistered) and entry.event.code in people]
    digests = {digest for entry in named for digest in digests_of(entry.event) if digest}
    found = {journal.vault.erased_by(digest) for digest in digests}
    found |= {key.by for key in journal.keyring.listed() if key.subject in people}
    return sorted(filter(None, found), key=position_of)


def _entries(journal: Journal, plan: Rehearsal) -> list[Text]:
    """A line for each entry, in order, with the fields whose values go, in theirs."""
    fields: dict[str, set[tuple[str, str]]] = {}
    for value in plan.values:
        for place in value.places:
            file = f" ({place.value.name})" if isinstance(place.value, Attachment) else ""
            fields.setdefault(place.of, set()).add((place.field, file))
    lines = []
    for ref in sorted(fields, key=position_of):
        entry = journal.current(ref)
        order = list(type(entry.event).model_fields)
        gone = sorted(fields[ref], key=lambda field: (order.index(field[0]), field[1]))
        lines.append(say.ENTRY.format(
            ref=ref, label=entry.event.LABEL, occurred=entry.occurred, title=shortened(entry.event.headline(), 60),
            fields=", ".join(map("".join, gone)),
        ))  # fmt: skip
    return lines


def _keys(journal: Journal, plan: Rehearsal) -> Iterator[Text]:
    subjects = {key.id: key.subject for key in journal.keyring.listed()}
    if plan.destroyed:
        yield say.KEYS_GO.format(whose=_whose(plan.destroyed, subjects))
    if plan.relocked:
        yield say.RELOCKED.format(count=len(plan.relocked))
    if plan.kept_keys:
        yield say.KEYS_STAY.format(whose=_whose(plan.kept_keys, subjects))


def _whose(ids: Iterable[str], subjects: dict[str, str | None]) -> Text:
    """Of whom these keys are, and how many of each."""
    count = Counter(subjects.get(key) for key in ids)
    said = [
        say.KEYS_OF.format(
            whom=WHAT_IS_ABOUT_NOBODY if subject == "" else subject or say.SOMEBODY_ELSEWHERE, count=number
        )
        for subject, number in sorted(count.items(), key=lambda pair: (pair[0] is None, pair[0] or ""))
    ]
    return Text(", ".join(each.en for each in said), ", ".join(each.fr for each in said))


def _files(journal: Journal, plan: Rehearsal) -> Iterator[Text]:
    if plan.files.ours:
        yield say.FILES_GO.format(files=named(journal, plan.files.ours))
    if plan.files.others:
        yield say.FILES_STAY.format(files=named(journal, plan.files.others))
    if plan.unopened:
        yield say.UNOPENED.format(count=plan.unopened)
    if plan.unsearched:
        yield say.UNSEARCHED.format(files=named(journal, plan.unsearched))


def named(journal: Journal, files: Iterable[Path]) -> str:
    """Files by their paths in the journal's folder."""
    home = (journal.folder or Path()).absolute()
    return ", ".join(str(path.relative_to(home) if path.is_relative_to(home) else path) for path in files)


def _resting(journal: Journal, refs: set[str]) -> Iterator[Text]:
    """The evidence drawn from these entries, and the frozen tallies that count its claims: none of it moves."""
    evidence: dict[str, str] = {}
    for row in journal.rows(types=[EvidenceLinked.TYPE]):
        entry = journal.current(f"J{row.position}")
        if isinstance(entry.event, EvidenceLinked) and entry.event.entry in refs and journal.live(entry):
            evidence[entry.ref] = unversioned(entry.event.claim)
    if not evidence:
        yield say.NOTHING_MOVES
        return
    claims = set(evidence.values())
    tallies = [
        entry.ref
        for entry in (decode(row.state) for row in journal.rows(types=[TallyFrozen.TYPE]))
        if isinstance(entry.event, TallyFrozen)
        and {unversioned(total.claim) for total in entry.event.totals} & claims
        and journal.live(entry)
    ]
    yield counted(
        len(evidence), say.RESTING, evidence=", ".join(evidence), claims=", ".join(sorted(claims)),
        tallies=", ".join(tallies) or say.NONE,
    )  # fmt: skip
    yield say.NOTHING_MOVES
