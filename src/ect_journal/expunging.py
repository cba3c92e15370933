"""Taking an entry out of the log: a name that was written where anybody may read it.

A clean copy, in which public texts alone are other, is recorded beside, and stands in the place of the entry from then
on (see `presenting`); of the entry its leaf of the tree stays, so that the root and every proof stand. Files that repeat
the words go first; then one transaction writes the copy, the entry.expunged and the stub; caches and pages follow, and
every opening finishes that. Leaves to `clean_copy` what may be other in a copy, and to `standing_in` that nothing moves.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from ect_journal import leftovers
from ect_journal.appending import Made
from ect_journal.catalogue import EntryBlank, EntryExpunged
from ect_journal.catalogue.privacy import LASTS
from ect_journal.checking import KNOWN_NAME
from ect_journal.clean_copy import Change, Changes, changes_between, clean_copy
from ect_journal.drafting import Draft, Receipt
from ect_journal.entry import Entry, citation, write_instant
from ect_journal.errors import InvalidInput, ReadOnly
from ect_journal.leftovers import Leftovers
from ect_journal.presenting import id_digest, leaf_of, stub_of
from ect_journal.recording import draft_of
from ect_journal.sealing import b64url, digests_of
from ect_journal.slips import public_texts
from ect_journal.standing import MARKING
from ect_journal.standing_in import check_nothing_moves, refused, type_corrected
from ect_journal.still_said import StillSaid, naming, still_said
from ect_journal.store import Gone
from ect_journal.vault import Access
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Part(NamedTuple):
    """One entry: as it is, how it will read (None: a blank page), and the texts that go."""

    before: Entry
    after: Entry | None
    changes: tuple[Change, ...]


class Rehearsal(NamedTuple):
    """What an expunging would do.

    `parts` are the entries, in their order. `cited_by` name one, and go on doing so. `words` are those that go and say
    enough to be looked for; `repeated` are the entries in which they would still stand: others, each to be expunged too, or
    a copy, somewhere else in it. `files` repeat them; `head` is the last entry then.
    """

    parts: tuple[Part, ...]
    cited_by: tuple[str, ...]
    words: tuple[str, ...]
    repeated: tuple[str, ...]
    files: Leftovers
    head: int


class Done(NamedTuple):
    """What an expunging did: its entries; the number of each copy (None for a blank page), by the entry it is read as;
    whether no byte of theirs is left (else the next opening sees to it, once no other program holds the journal); the
    entries that still have words that went."""

    receipts: tuple[Receipt, ...]
    copies: dict[str, str | None]
    finished: bool
    repeated: tuple[str, ...] = ()


Refs = Any
"""An entry or its number, or several in a list: they go together, with the same changes."""


def rehearse_expunge(
    journal: "Journal", refs: Refs, changes: Changes | None, *, reason: str | None = None
) -> Rehearsal:
    """What expunging these entries would do. `changes` are the texts of their clean copies by field, or a function that
    says how each text reads; None for blank pages. Writes nothing.

    Raises `InvalidInput` for what cannot change, when something rests on an entry that would be blank, for a copy that says
    a name which the vault holds, and for a reason that repeats what goes; `UnknownEntry`.
    """
    head = journal.register().head
    given = refs if isinstance(refs, list | tuple) else [refs]
    positions = {journal.presented.origin(journal.entry(ref).position) for ref in given}
    parts = tuple(_part(journal, journal.entry(citation(position)), changes) for position in sorted(positions))
    check_nothing_moves(journal, parts)
    for part in parts:
        _check_names(journal, part)
    said = still_said(journal, parts)
    _check_reason(said, reason or "")
    return Rehearsal(
        parts, naming(journal, [part.before for part in parts]), said.words, said.repeated, said.files, head
    )


def expunge(
    journal: "Journal", refs: Refs, changes: Changes | None, *, reason: str, decided_by: str, by: str | None = None,
    occurred: Any = None,
) -> Done:  # fmt: skip
    """Take entries out of the log, and put their clean copies in their places. Raises as `rehearse_expunge` and `record`
    do, and `ReadOnly` where nothing can be deleted."""
    if not journal.store.may_erase():
        raise ReadOnly(
            Text("Nothing can be expunged from here: the journal can only be read, or added to.", "Rien ne peut être caviardé d’ici : le journal n’y est ouvert qu’à la lecture, ou à l’ajout."),
            Text("Expunge where the journal can be written; on a server, as a member of its role keeper.", "Caviardez là où le journal peut être écrit ; sur un serveur, en tant que membre de son rôle « keeper »."),
        )  # fmt: skip
    plan = rehearse_expunge(journal, refs, changes, reason=reason)
    made = _made(journal, plan, reason, decided_by, by, occurred)
    journal.appender.attempt(made.drafts)  # what is refused is said before any file goes
    leftovers.remove(plan.files)

    def make() -> Made:
        """Planned again when somebody recorded something meanwhile."""
        nonlocal plan
        if journal.register().head != plan.head:
            plan = rehearse_expunge(journal, refs, changes, reason=reason)
            leftovers.remove(plan.files)
        return _made(journal, plan, reason, decided_by, by, occurred)

    receipts = journal.appender.append_made(make)
    journal.look()
    left = leftovers.clean_copies(journal.folder, journal.store, ()) if journal.folder is not None else ()
    if not left:
        journal.vault.settle()  # else the debt stays, and the next opening tries the copies again
    said = [receipt.entry.event for receipt in receipts if isinstance(receipt.entry.event, EntryExpunged)]
    copies = {part.before.ref: event.replaced_by for part, event in zip(plan.parts, said, strict=True)}
    return Done(tuple(receipts), copies, not (left or journal.store.owes_cleaning()), plan.repeated)


def _check_names(journal: "Journal", part: Part) -> None:
    """A copy says no name that the vault holds, unless the entry says why it does."""
    if part.after is None or any(each.rule == KNOWN_NAME.code for each in part.after.exceptions):
        return
    if found := journal.names().found(part.after, journal.register()):
        said = found[0].text
        raise InvalidInput(
            Text(f"The clean copy of {part.before.ref} would still say a name. {said.en}", f"La copie propre de {part.before.ref} dirait encore un nom. {said.fr}"),
            Text("Choose other words: a code or a role. --replace changes all its texts.", "Choisissez d’autres mots : un code ou un rôle. --replace change tous ses textes."),
        )  # fmt: skip


def _check_reason(said: StillSaid, reason: str) -> None:
    """The reason stays for ever: it does not repeat what goes."""
    if found := [text for text in said.words if text in reason]:
        raise InvalidInput(
            Text(f"The reason repeats words that are to go: “{found[0]}”.", f"La raison répète des mots qui doivent partir : « {found[0]} »."),
            Text("Say it without them, such as “a name in a public text”.", "Dites-la sans eux, par exemple « un nom dans un texte public »."),
        )  # fmt: skip


def _made(journal: "Journal", plan: Rehearsal, reason: str, decided_by: str, by: str | None, occurred: Any) -> Made:
    """Each copy with the entry that says so after it, numbered from `plan.head` on; and the stubs."""
    drafts: list[Draft] = []
    stubs = []
    for part in plan.parts:
        place = journal.presented.standing(part.before.position)
        row = journal.store.row(place) if place is not None else None
        assert row is not None  # an entry that is blank is refused before
        if part.after is not None:
            around = part.after.circumstances.model_copy(update={"id": str(journal.world.uuid())})
            drafts.append(Draft(part.after.event, part.after.event, around, True, False, (), (), copy=True))
        recorded_at = journal.entry(citation(row.position)).recorded_at
        said = EntryExpunged(
            entry=citation(row.position), leaf=b64url(leaf_of(row)), recorded_at=write_instant(recorded_at),
            id_digest=id_digest(part.before.id), reason=reason,
            replaced_by=citation(plan.head + len(drafts)) if part.after is not None else None, decided_by=decided_by,
        )  # fmt: skip
        drafts.append(draft_of(journal, said, by=by, occurred=occurred, own=True))
        stubs.append(stub_of(row))
    return Made(drafts, gone=Gone(stubs=tuple(stubs)))


# What it would do -------------------------------------------------------------------------------------------------------


def _part(journal: "Journal", before: Entry, changes: Changes | None) -> Part:
    if before.type in LASTS:
        raise refused(
            before, f"is of type {before.type}, which is never expunged", f"est de type {before.type}, qui ne se caviarde jamais",
            Text("The opening of a journal, erasures and expungings are what the rest is checked against.", "L’ouverture d’un journal, les effacements et les caviardages sont ce à quoi le reste se vérifie."),
        )  # fmt: skip
    if isinstance(before.event, EntryBlank):
        raise refused(
            before, "was expunged already", "est déjà caviardée",
            Text(f"{before.event.expunged_by} says why.", f"{before.event.expunged_by} dit pourquoi."),
        )  # fmt: skip
    if changes is None:
        return _blank(journal, before)
    model = type_corrected(journal, before)
    after = clean_copy(before, changes, model)
    if changed := changes_between(before, after, model):
        return Part(before, after, tuple(changed))
    raise refused(
        before, "would read as before", "se lirait comme avant",
        Text('Give other words: --set title="…".', 'Donnez d’autres mots : --set title="…".'),
    )  # fmt: skip


def _blank(journal: "Journal", before: Entry) -> Part:
    """An entry goes without a copy only when nothing rests on it, and it holds no sealed value."""
    minted = {*before.event.mints(), *before.event.may_mint()}
    used = [f"J{at}" for kind, code in minted if (at := journal.register().cited(kind, code))]
    others = [code for _, code in {*before.touches} - minted]
    rests = [*naming(journal, [before]), *used, *others]
    if rests or before.type in MARKING or journal.marks().get(before.position):
        on = ", ".join(dict.fromkeys(rests)) or before.ref
        raise refused(
            before, f"cannot be left blank: something rests on it ({on})", f"ne peut pas devenir une page blanche : autre chose en dépend ({on})",
            Text("Give its clean copy: --set FIELD=\"…\".", "Donnez-en la copie propre : --set CHAMP=\"…\"."),
        )  # fmt: skip
    held = journal.vault.open(digest for digest in digests_of(before.event) if digest)
    if any(each.access is not Access.ERASED for each in held.values()):
        raise refused(
            before, "has sealed values", "a des valeurs scellées",
            Text(f"Erase them first: `ect erase {before.ref}`; or give its clean copy.", f"Effacez-les d’abord : « ect effacer {before.ref} » ; ou donnez-en la copie propre."),
        )  # fmt: skip
    return Part(before, None, tuple(Change(name, old, "") for name, old in public_texts(before, journal.register())))
