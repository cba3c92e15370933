"""Why a sealed value is not read here, as the error that asking for it raises.

Knows what became of it (`Access`) and which entry erased it. Leaves to who shows it whether that is a failure: a page
says the message where the text would stand, a command that was asked for that very text raises.
"""

from typing import TYPE_CHECKING

from ect_journal.catalogue.privacy import ErasureExecuted
from ect_journal.errors import EctError, Erased, KeysLocked, Unreadable
from ect_journal.vault import Access, Opened
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal


def unread(journal: "Journal", digest: str, value: Opened) -> EctError:
    """Of a value that is not open."""
    match value.access:
        case Access.ERASED:
            return _erased(journal, value.by, here=journal.vault.erased_here(digest))
        case Access.SEALED:
            return _sealed(value.by, locked=journal.keyring.locked)
    return Unreadable(
        Text("Not available: this copy of the journal does not hold it.", "Non disponible : cette copie du journal ne le contient pas."),
        Text("Open the journal where it was recorded, or a backup of it; `ect restore --with-sealed` takes sealed texts back.", "Ouvrez le journal là où il a été consigné, ou une sauvegarde ; « ect restore --with-sealed » reprend les textes scellés."),
    )  # fmt: skip


def _sealed(by: str | None, *, locked: bool) -> KeysLocked:
    if by is not None:
        return KeysLocked(
            Text(f"Sealed: its keys were replaced when {by} erased something else.", f"Scellé : ses clés ont été remplacées quand {by} a effacé autre chose."),
            Text("A newer copy of the journal has it, under its new keys.", "Une copie plus récente du journal le contient, sous ses nouvelles clés."),
        )  # fmt: skip
    if locked:
        return KeysLocked(
            Text("Sealed: its keys are under a passphrase.", "Scellé : ses clés sont sous une phrase de passe."),
            Text("Run it on a terminal to be asked for it, or set ECT_PASSPHRASE.", "Lancez la commande sur un terminal, qui la demandera, ou donnez ECT_PASSPHRASE."),
        )  # fmt: skip
    return KeysLocked(
        Text("Sealed: its keys are not here.", "Scellé : ses clés ne sont pas ici."),
        Text("Whoever has them can give them: `ect keys export` there, `ect keys import` here.", "Qui les a peut les donner : « ect cles exporter » là-bas, « ect cles importer » ici."),
    )  # fmt: skip


def _erased(journal: "Journal", by: str | None, *, here: bool) -> Erased:
    gone = Text("What was erased does not come back.", "Ce qui est effacé ne revient pas.")
    if by is None:
        return Erased(Text("Erased.", "Effacé."), gone)
    en, fr = f"Erased by {by}", f"Effacé par {by}"
    entry = journal.entry(by) if here else None
    if entry is None or not isinstance(entry.event, ErasureExecuted):
        return Erased(Text(f"{en} of another copy of this journal.", f"{fr} d’une autre copie de ce journal."), gone)
    ground = entry.event.ground.label
    return Erased(
        Text(f"{en}, on {entry.occurred} ({ground.en}).", f"{fr}, le {entry.occurred} ({ground.fr})."),
        Text(f"{gone.en} `ect show {by}` says who decided it.", f"{gone.fr} « ect show {by} » dit qui l’a décidé."),
    )
