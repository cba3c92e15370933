"""What can go wrong, and what to do next.

    EctError
    ├── JournalNotFound    there is no journal there
    ├── AlreadyExists      there is one already, or something else stands in its place
    ├── InvalidEvent       the fields do not fit the event's type
    ├── InvalidInput       a date, a citation, a file or a setting does not fit
    ├── UnknownEntry       no entry has that number
    ├── IntakeRefused      some lines of an intake cannot be recorded, so none is
    ├── RuleViolation      the event is well formed, but the journal's rules refuse it
    ├── Conflict           others kept writing at the same moment
    ├── IdReused           the id belongs to another entry
    ├── ClockBehind        this machine's clock is earlier than the last entry
    ├── ReadOnly           the journal can be read here but not written
    ├── Unreachable        the journal's server does not answer, or does not let us in
    ├── NotWritten         the disk, or what stands on it, let nothing be written
    ├── Unreadable         what is stored cannot be read as a journal
    ├── Tampered           what is stored is not what was recorded
    ├── KeysLocked         the keys of sealed values are under a passphrase that was not given
    └── Erased             the value was erased on request

Each has a stable `code` (a heading of docs/errors.md), a `message` and a `hint` in both languages. What an error knows
is here; how a terminal says it is the command's business.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from ect_journal.words import Lang, Text, nearest, shown

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ect_journal.rules import Finding


class EctError(Exception):
    """Base of every error meant for a person. `code`, `message` and `hint` (both `Text`)."""

    code: ClassVar[str] = "error"

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}"


class JournalNotFound(EctError):
    code = "journal-not-found"


class AlreadyExists(EctError):
    code = "already-exists"

    @classmethod
    def at(cls, path: object) -> "AlreadyExists":
        """A file that was to be written stands there already."""
        return cls(
            Text(f"{path} exists already.", f"{path} existe déjà."),
            Text("Give another name, or --force to replace that file.", "Donnez un autre nom, ou --force pour remplacer ce fichier."),
        )  # fmt: skip


class InvalidEvent(EctError):
    """`problems` has one (field, what is wrong) pair per field that does not fit."""

    code = "invalid-event"

    def __init__(self, message: Text, hint: Text, problems: tuple[tuple[str, Text], ...] = ()) -> None:
        super().__init__(message, hint)
        self.problems = problems

    @classmethod
    def of(cls, model: type[Any], error: "ValidationError") -> "InvalidEvent":
        from ect_journal.complaints import complaints

        return cls(*complaints(model, error))

    @classmethod
    def unknown_type(cls, written: str, known: Iterable[str]) -> "InvalidEvent":
        known = sorted(known)
        close = nearest(written, known)
        guess = Text(f"Did you mean {close}? ", f"Vouliez-vous dire {close} ? ") if close else Text("", "")
        return cls(
            Text(
                f"No event type is called “{shown(written)}”.",
                f"Aucun type d’événement ne s’appelle « {shown(written)} ».",
            ),
            Text(f"{guess.en}`ect types` lists them.", f"{guess.fr}« ect types » les liste."),
        )


class InvalidInput(EctError):
    code = "invalid-input"


class UnknownEntry(EctError):
    code = "unknown-entry"

    @classmethod
    def of(cls, ref: str, head: int) -> "UnknownEntry":
        return cls(
            Text(f"No entry is numbered {shown(ref)}.", f"Aucune entrée ne porte le numéro {shown(ref)}."),
            Text(
                f"The journal goes from J1 to J{head}; `ect log` lists its entries.",
                f"Le journal va de J1 à J{head} ; « ect log » liste ses entrées.",
            ),
        )


class IntakeRefused(EctError):
    """`problems` has the error of each bad line, by its number from 1."""

    code = "intake-refused"

    def __init__(self, message: Text, hint: Text, problems: dict[int, EctError]) -> None:
        super().__init__(message, hint)
        self.problems = problems

    @classmethod
    def of(cls, problems: dict[int, EctError]) -> "IntakeRefused":
        problems = dict(sorted(problems.items()))
        count = len(problems)

        def listed(lang: Lang, line: str) -> str:
            said = (f"  {line.format(number)}{error.message.in_(lang)}" for number, error in problems.items())
            return "\n".join(said)

        return cls(
            Text(
                f"{count} {'line' if count == 1 else 'lines'} cannot be recorded, so none was:\n{listed('en', 'line {}: ')}",
                f"{count} {'ligne ne peut' if count == 1 else 'lignes ne peuvent'} pas être enregistrée{'' if count == 1 else 's'}, "
                f"donc aucune ne l’a été :\n{listed('fr', 'ligne {} : ')}",
            ),
            next(iter(problems.values())).hint,
            problems,
        )  # fmt: skip


class RuleViolation(EctError):
    """`findings` has one item per rule that refuses; `rule` is the code of the first."""

    code = "rule-violation"

    def __init__(self, message: Text, hint: Text, findings: "tuple[Finding, ...]") -> None:
        super().__init__(message, hint)
        self.findings = findings

    @property
    def rule(self) -> str:
        return self.findings[0].rule.code

    @classmethod
    def of(cls, findings: "Iterable[Finding]") -> "RuleViolation":
        found = tuple(findings)
        first = found[0]
        also = [finding.rule.code for finding in found[1:]]
        more = Text(f" (also: {', '.join(also)})", f" (aussi : {', '.join(also)})") if also else Text("", "")
        message = Text(f"{first.rule.code}: {first.text.en}{more.en}", f"{first.rule.code} : {first.text.fr}{more.fr}")
        return cls(message, first.hint, found)


class Conflict(EctError):
    code = "conflict"


class IdReused(EctError):
    code = "id-reused"


class ClockBehind(EctError):
    code = "clock-behind"


class ReadOnly(EctError):
    code = "read-only"


class Unreachable(EctError):
    code = "unreachable"

    def unsure_of(self, ids: Iterable[str]) -> "Unreachable":
        """The same, when the answer to a recording was lost: it may stand or not."""
        first, *more = ids
        en = f"Record again with the same id, {first}{' and following' if more else ''}: what stands is not recorded twice."
        fr = f"Enregistrez à nouveau avec le même identifiant, {first}{' et suivants' if more else ''} : ce qui tient n’est pas enregistré deux fois."
        return Unreachable(
            Text(f"It is not known whether it was recorded. {self.message.en}", f"On ne sait pas si c’est enregistré. {self.message.fr}"),
            Text(en, fr),
        )  # fmt: skip


class NotWritten(EctError):
    code = "not-written"

    @classmethod
    def of(cls, where: object, error: BaseException) -> "NotWritten":
        why = shown(getattr(error, "strerror", None) or str(error))
        return cls(
            Text(f"{where} could not be written: {why}.", f"{where} n’a pas pu être écrit : {why}."),
            Text("Nothing was recorded: see to the disk, then do it again.", "Rien n’a été enregistré : voyez le disque, puis recommencez."),
        )  # fmt: skip


class Unreadable(EctError):
    code = "unreadable"


class Tampered(EctError):
    code = "tampered"


class KeysLocked(EctError):
    code = "keys-locked"


class Erased(EctError):
    code = "erased"


def every_error() -> list[type[EctError]]:
    """The tree's leaves, in the order drawn above."""
    return list(EctError.__subclasses__())
