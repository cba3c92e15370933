"""What every entry must respect, whatever its type; and how an entry is judged before it is recorded.

The rules of one concept are declared beside its events. Here are those that hold for all: references lead somewhere,
codes are given once, facts are not in the future, corrections leave a history that the rules accept.
"""

from collections.abc import Iterable, Iterator

from ect_journal.catalogue import CONCEPT_OF
from ect_journal.catalogue.actors import ActorRegistered
from ect_journal.catalogue.corrections import LASTING, EntryCorrected, EntryReinstated, EntryRetracted
from ect_journal.catalogue.evidence import Against, against_direction, against_main, turned
from ect_journal.catalogue.hypotheses import HypothesisRevised, RivalRegistered, revised_since, wording
from ect_journal.catalogue.programme import JournalOpened, ProgrammeOpened, TermDefined
from ect_journal.catalogue.projects import ProjectOpened
from ect_journal.codec import corrected
from ect_journal.entry import LATE_AFTER, Entry, citation
from ect_journal.errors import InvalidInput
from ect_journal.register import Register, references_of
from ect_journal.rules import RULES, Finding, Rule, Strength, note, reason, refuse
from ect_journal.sealing import digests_of
from ect_journal.words import Text, nearest

KINDS: dict[str, Text] = {
    "actor": Text("actor", "acteur"),
    "claim": Text("claim", "énoncé"),
    "commitment": Text("commitment", "engagement"),
    "deliverable": Text("deliverable", "livrable"),
    "experiment": Text("experiment", "expérimentation"),
    "hypothesis": Text("hypothesis", "hypothèse"),
    "indicator": Text("indicator", "indicateur"),
    "method": Text("method", "méthode"),
    "prediction": Text("prediction", "attendu"),
    "project": Text("project", "projet"),
    "rival": Text("rival", "rivale"),
    "term": Text("term", "terme"),
}
"""The kinds of code, as people call them."""

UNKNOWN_CODE = refuse(
    "unknown-code",
    Text("No {kind} has the code {code}.", "Aucun code de type « {kind} » ne s’écrit {code}."),
    Text("{guess}Known codes: {known}.", "{guess}Codes connus : {known}."),
)
UNKNOWN_VERSION = refuse(
    "unknown-version",
    Text("{code} has no version {version}.", "{code} n’a pas de version {version}."),
    Text("Its last version is {last}: write {code}@{last}.", "Sa dernière version est {last} : écrivez {code}@{last}."),
)
UNKNOWN_CITATION = refuse(
    "unknown-entry-cited",
    Text("{ref} is cited, but no entry has that number.", "{ref} est citée, mais aucune entrée ne porte ce numéro."),
    Text(
        "The journal goes from J1 to J{head}; `ect log` lists its entries.",
        "Le journal va de J1 à J{head} ; « ect log » liste ses entrées.",
    ),
)
WRONG_TYPE_CITED = refuse(
    "wrong-type-cited",
    Text("{field} cites {ref}, which is of type {type}.", "{field} cite {ref}, qui est de type {type}."),
    Text("Cite an entry of type {wanted}.", "Citez une entrée de type {wanted}."),
)
RETRACTED_GROUND = refuse(
    "retracted-entry-cited",
    Text(
        "{ref} stands retracted: nothing new can rest on it.",
        "{ref} est retirée : rien de nouveau ne peut s’y appuyer.",
    ),
    Text(
        "Cite another entry, or reinstate it first (`ect reinstate {ref}`).",
        "Citez une autre entrée, ou rétablissez-la d’abord (« ect reinstate {ref} »).",
    ),
)
CODE_TAKEN = refuse(
    "code-taken",
    Text("The {kind} code {code} was given by {ref}.", "Le code {code} (type « {kind} ») a été donné par {ref}."),
    Text(
        "Choose another code; to change what {ref} says, correct it (`ect correct {ref}`).",
        "Choisissez un autre code ; pour changer ce que dit {ref}, corrigez-la (« ect correct {ref} »).",
    ),
)
FUTURE = refuse(
    "future-fact",
    Text(
        "It would have happened on {day}, after now ({today}).",
        "Cela se serait passé le {day}, après maintenant ({today}).",
    ),
    Text(
        "A journal keeps what has happened: check the date. Plans have their own fields (due, effective_from…).",
        "Un journal garde ce qui a eu lieu : vérifiez la date. Ce qui est prévu a ses propres champs (due, effective_from…).",
    ),
)
IDENTITY = refuse(
    "identity-corrected",
    Text(
        "{field} is part of what {ref} is, and cannot be corrected.",
        "{field} fait partie de ce qu’est {ref} et ne peut pas être corrigé.",
    ),
    Text("Retract {ref} and record it anew.", "Retirez {ref} et enregistrez-la à nouveau."),
)
NOT_STORED_FORM = refuse(
    "correction-not-stored-form",
    Text(
        "This correction of {ref} does not give its fields as they are stored.",
        "Cette correction de {ref} ne donne pas ses champs tels qu’ils sont stockés.",
    ),
    Text(
        "Let `ect correct {ref}` (or Journal.correct) build it.",
        "Laissez « ect correct {ref} » (ou Journal.correct) la construire.",
    ),
)
CODE_IN_USE = refuse(
    "code-in-use",
    Text("{ref} gave the code {code}, which {by} cites.", "{ref} a donné le code {code}, que {by} cite."),
    Text(
        "What gave a code stays once the code is cited: correct {ref} instead.",
        "Ce qui a donné un code demeure dès que ce code est cité : corrigez plutôt {ref}.",
    ),
)
HISTORY = refuse(
    "history-refused",
    Text("Read that way, {ref} would break a rule: {why}", "Ainsi lue, {ref} enfreindrait une règle : {why}"),
    Text("Correct or retract {ref} first.", "Corrigez ou retirez d’abord {ref}."),
)
ORPHANS = note(
    "orphans-left",
    Text(
        "What rests on {ref} loses this ground, {by} first (`ect trace {ref}` shows all of it).",
        "Ce qui s’appuie sur {ref} perd cet appui, à commencer par {by} (« ect trace {ref} » montre tout).",
    ),
)
PRECEDES = refuse(
    "precedes-its-subject",
    Text(
        "On {day}, {subject} was still to come: {ref} is of {begun}.",
        "Le {day}, {subject} était encore à venir : {ref} est du {begun}.",
    ),
    Text(
        "Give the day on which this happened (--on), {begun} or later.",
        "Donnez le jour où cela s’est passé (--on), le {begun} ou plus tard.",
    ),
)
LATE = note(
    "late",
    Text("Recorded {days} days after it happened.", "Entrée tardive : enregistrée {days} jours après les faits."),
)
TRANSCRIBED = note(
    "transcribed",
    Text("Transcribed from an older document: {source}.", "Reprise d’un document antérieur : {source}."),
)
UNGROUNDED = note(
    "ungrounded",
    Text("This rests on no entry.", "Ceci ne s’appuie sur aucune entrée."),
)  # fmt: skip
KNOWN_NAME = reason(
    "known-name",
    Text(
        "{field} is public, and “{words}” is the name of {codes}.",
        "{field} est public, et « {words} » est le nom de {codes}.",
    ),
    Text("Write the code or a role instead", "Écrivez plutôt le code ou un rôle"),
)
"""Found by who holds the names (`ect_journal.slips`), when something is about to be recorded and never afterwards: an entry
is not judged again when a person is registered later, or when a name is erased."""

GROUNDED = ("memo.written", "reflection.recorded", "pillar.assessed", "learning.formulated")
"""The types flagged when they rest on nothing."""


def every_rule() -> list[Rule]:
    """Those of the catalogue, concept by concept, then those above, which hold for all."""
    return list(RULES.values())


def judge(register: Register, entry: Entry, leaf: bytes | None = None) -> list[Finding]:
    """Fold the entry into a register that is `trying`, and say every rule that applies to it."""
    findings = [*_check(register, entry)]
    if any(finding.rule.strength is Strength.REFUSE for finding in findings):
        return findings  # its own faults are said before those that it would cause
    before = {finding.text for finding in _signs(register, entry)}
    turned_before = _turned(register, entry)
    for finding in register.apply(entry, leaf):
        at_fault = finding.at_fault
        if at_fault is None:
            findings.append(finding)
        elif finding.rule.strength is not Strength.NOTE:
            findings.append(HISTORY.found(at_fault, ref=at_fault, why=finding.text))
    for finding in _signs(register, entry):
        if finding.text not in before:
            ref = finding.entries[-1]
            findings.append(HISTORY.found(ref, ref=ref, why=finding.text))
    return [*findings, *turned(_turned(register, entry) - turned_before)]


def _turned(register: Register, entry: Entry) -> set[Against]:
    """What goes against its direction, when another reading of a rival may make another one the main rival."""
    if not isinstance(entry.event, EntryCorrected | EntryRetracted | EntryReinstated):
        return set()
    target = register.recorded(register.first(entry.event.entry))
    return against_main(register) if isinstance(target.event, RivalRegistered) else set()


def _signs(register: Register, entry: Entry) -> Iterator[Finding]:
    """What goes against its direction, of the link or the judgement that a retraction or a reinstatement leads to. (A
    correction says so itself.)"""
    if isinstance(entry.event, EntryRetracted | EntryReinstated):
        target = register.entry(citation(register.first(entry.event.entry)))
        if target is not None and register.live(target.ref):
            yield from against_direction(register, target)


def refusals(entry: Entry, findings: Iterable[Finding]) -> list[Finding]:
    """Those that stop the entry: refusals, and rules that want a reason which it does not give."""
    given = {override.rule for override in entry.exceptions}
    refused = [f for f in findings if f.rule.strength is Strength.REFUSE]
    unexplained = [f for f in findings if f.rule.strength is Strength.REASON and f.rule.code not in given]
    return refused + unexplained


def check_overrides(entry: Entry, findings: Iterable[Finding], *, names_known: bool = False) -> None:
    """Raises `InvalidInput` for a reason given against a rule that does not exist, cannot be passed by or does not apply:
    it would be listed for ever as a rule passed by. Without the names that the vault holds (`names_known`), nobody can say
    that one of them is not there: a reason given for it stands."""
    if not entry.exceptions:
        return
    known = [code for code, rule in RULES.items() if rule.strength is Strength.REASON]
    applies = {finding.rule.code for finding in findings}
    if not names_known:
        applies.add(KNOWN_NAME.code)
    for override in entry.exceptions:
        if override.rule not in known:
            close = nearest(override.rule, known)
            guess = Text(f"Did you mean {close}? ", f"Vouliez-vous dire {close} ? ") if close else Text("", "")
            raise InvalidInput(
                Text(f"No rule called {override.rule} can be passed by.", f"Aucune règle « {override.rule} » ne se laisse écarter."),
                Text(f"{guess.en}These can: {', '.join(known)}.", f"{guess.fr}Celles-ci, oui : {', '.join(known)}."),
            )  # fmt: skip
        if override.rule not in applies:
            raise InvalidInput(
                Text(f"This entry does not break the rule {override.rule}.", f"Cette entrée n’enfreint pas la règle {override.rule}."),
                Text("Leave that reason out: it would be listed as an exception.", "Retirez cette raison : elle serait listée comme une dérogation."),
            )  # fmt: skip


def _check(register: Register, entry: Entry) -> Iterator[Finding]:
    yield from _circumstances(register, entry)
    event = entry.event
    if isinstance(event, EntryCorrected):
        yield from _references(register, entry)
        yield from CONCEPT_OF[type(event)].check(register, entry)
        yield from _check_corrected(register, entry, event)
        return
    yield from _references(register, entry)
    yield from _follows(register, entry)
    yield from _codes(register, entry)
    if isinstance(event, EntryRetracted):
        yield from _check_retracted(register, event)
    if isinstance(event, EntryReinstated):
        yield from _check_reinstated(register, event)
    yield from CONCEPT_OF[type(event)].check(register, entry)


def _circumstances(register: Register, entry: Entry) -> Iterator[Finding]:
    today = register.today(entry)
    yield from _future(register, entry, entry)
    if entry.source is not None:
        yield TRANSCRIBED.found(source=entry.source)
    elif today - entry.occurred.end > LATE_AFTER:
        yield LATE.found(days=(today - entry.occurred.end).days)
    if entry.type in GROUNDED and not entry.grounds:
        yield UNGROUNDED.found()
    event = entry.event
    himself = isinstance(event, ActorRegistered) and event.code == entry.by
    if not himself and not isinstance(event, JournalOpened | ProgrammeOpened):
        yield from _code(register, "actor", entry.by)


def _future(register: Register, entry: Entry, recorded: Entry) -> Iterator[Finding]:
    """What `entry` says happened after `recorded` was."""
    now = recorded.recorded_at.astimezone(register.zone)
    occurred = entry.occurred
    since = entry.event.since if isinstance(entry.event, ProjectOpened) else None
    for day in (occurred.end, since):
        if day and day > now.date():
            yield FUTURE.found(day=day, today=now.date())
    if occurred.end == now.date() and occurred.time and occurred.time > f"{now:%H:%M}":
        yield FUTURE.found(day=occurred, today=f"{now:%Y-%m-%dT%H:%M}")


def _references(register: Register, entry: Entry) -> Iterator[Finding]:
    for ref in (*entry.grounds, *filter(None, [entry.session])):
        yield from _citation(register, "grounds", ref, "", ground=True)
    for field, value in references_of(entry.event):
        match field.kind.name:
            case "code":
                yield from _code(register, field.kind.target, value)
            case "versioned":
                yield from _version(register, field.kind.target, value)
            case "entry":
                yield from _citation(register, field.name, value, field.kind.target, ground=True)
            case "moment" | "target":
                yield from _citation(register, field.name, value, field.kind.target, ground=False)


def _follows(register: Register, entry: Entry) -> Iterator[Finding]:
    """What an entry is about had begun when it happened."""
    for field, value in references_of(entry.event):
        if field.name not in type(entry.event).FOLLOWS:
            continue
        coded = field.kind.name == "code"
        begun = register.entry(f"J{register.taken(field.kind.target, value) or 0}" if coded else value)
        if begun is not None:
            since = begun.event.since if isinstance(begun.event, ProjectOpened) else None
            day = since or begun.occurred.start
            if entry.occurred.end < day:
                yield PRECEDES.found(begun.ref, day=entry.occurred.end, subject=value, ref=begun.ref, begun=day)


def _code(register: Register, kind: str, code: str) -> Iterator[Finding]:
    if _stands(register, kind, code):
        return
    known = sorted(code for code in register.all(kind) if _stands(register, kind, code))
    close = nearest(code, known)
    guess = Text(f"Did you mean {close}? ", f"Vouliez-vous dire {close} ? ") if close else Text("", "")
    listed = (
        ", ".join(known[:40]) + (" …" if len(known) > 40 else "") if known else Text("none yet", "aucun pour l’instant")
    )
    yield UNKNOWN_CODE.found(kind=KINDS[kind], code=code, guess=guess, known=listed)


def _stands(register: Register, kind: str, code: str) -> bool:
    """Whether an entry that gave this code stands. (A state may outlive it: version numbers are never used again.)"""
    state = register.get(kind, code)
    return state is not None and getattr(state, "stands", True)


def _version(register: Register, kind: str, written: str) -> Iterator[Finding]:
    code, _, version = written.partition("@")
    unknown = [*_code(register, kind, code)]
    yield from unknown
    if not unknown and version:
        last = last_version(register, kind, code)
        held = wording(register, code) if kind == "claim" else None
        known = range(1, last + 1) if held is None else [each.number for each in held.versions]
        if int(version) not in known:
            yield UNKNOWN_VERSION.found(code=code, version=version, last=last)


def last_version(register: Register, kind: str, code: str) -> int:
    """The highest version of a method, the one in force of a claim."""
    if kind == "claim" and (held := wording(register, code)) is not None:
        return held.current
    return int(register.get(kind, code).last)


def _citation(register: Register, field: str, ref: str, types: str, *, ground: bool) -> Iterator[Finding]:
    cited = register.entry(ref)
    if cited is None:
        yield UNKNOWN_CITATION.found(ref=ref, head=register.head)
    elif types and cited.type not in types.split():
        yield WRONG_TYPE_CITED.found(ref, field=field, ref=ref, type=cited.type, wanted=types)
    elif ground and not register.live(ref):
        yield RETRACTED_GROUND.found(ref, ref=ref)


def _codes(register: Register, entry: Entry) -> Iterator[Finding]:
    if isinstance(entry.event, TermDefined):
        return  # the same code again is the term's next version
    for kind, code in entry.event.mints():
        for known in register.all(kind):
            # ali-01 beside ALI-01 would be read as the same by everybody but the machine.
            if known.casefold() == code.casefold() and _stands(register, kind, known):
                yield _taken(register, kind, known)
    if isinstance(entry.event, HypothesisRevised):
        yield from _new_claims(register, entry.event)


def _new_claims(register: Register, event: HypothesisRevised) -> Iterator[Finding]:
    """A claim of a revision is one of its hypothesis, or has a code of its own."""
    for kind, code in event.may_mint():
        for known, state in register.all(kind).items():
            own = known == code and state.hypothesis == event.hypothesis
            if known.casefold() == code.casefold() and not own:
                yield _taken(register, kind, known)


def _taken(register: Register, kind: str, code: str) -> Finding:
    ref = f"J{register.taken(kind, code)}"
    return CODE_TAKEN.found(ref, kind=KINDS[kind], code=code, ref=ref)


def _check_corrected(register: Register, entry: Entry, event: EntryCorrected) -> Iterator[Finding]:
    target = register.entry(event.entry)
    if target is None or not register.live(event.entry) or target.type in LASTING:
        return
    original = register.recorded(target.position)
    reading = corrected(original, entry)
    if not _is_stored_form(event, reading):
        yield NOT_STORED_FORM.found(original.ref, ref=original.ref)
        return
    for name in _identity(original, reading):
        yield IDENTITY.found(original.ref, field=name, ref=original.ref)
    yield from _future(register, reading, entry)
    # What was so already is not the correction's doing: an old ground retracted since, a consent withdrawn since.
    before = [(finding.rule, finding.values) for finding in _found(register, target)]
    excused = {override.rule for override in original.exceptions}
    for finding in _found(register, reading):
        weak = finding.rule.strength is Strength.NOTE or finding.rule.code in excused
        if not weak and (finding.rule, finding.values) not in before:
            yield finding


def _found(register: Register, reading: Entry) -> Iterator[Finding]:
    yield from _references(register, reading)
    yield from _follows(register, reading)
    yield from CONCEPT_OF[type(reading.event)].check(register, reading)


def _is_stored_form(event: EntryCorrected, reading: Entry) -> bool:
    """Whether a correction's data is what would be stored: texts sealed, versions said, defaults written."""
    bare = any(f.kind.name == "versioned" and "@" not in value for f, value in references_of(reading.event))
    if bare or not all(digests_of(reading.event)):
        return False
    return reading.event.model_dump(mode="json", exclude_none=True) == event.data and event.v == type(reading.event).V


def _identity(original: Entry, reading: Entry) -> Iterator[str]:
    minted = [*original.event.mints()]
    if minted != [*reading.event.mints()]:
        yield "code"
    for name in original.event.identity():
        if getattr(original.event, name) != getattr(reading.event, name):
            yield name


def _check_retracted(register: Register, event: EntryRetracted) -> Iterator[Finding]:
    target = register.entry(event.entry)
    if target is None or not register.live(event.entry):
        return
    if (position := register.cited("entry", target.ref)) is not None:
        yield ORPHANS.found(f"J{position}", ref=target.ref, by=f"J{position}")
    for kind, code in target.event.mints():
        if isinstance(target.event, TermDefined) and len(register.get(kind, code).positions) > 1:
            continue  # the term keeps its other versions
        if (position := register.cited(kind, code)) is not None:
            yield CODE_IN_USE.found(f"J{position}", ref=event.entry, code=code, by=f"J{position}")
    if isinstance(target.event, HypothesisRevised):
        yield from revised_since(register, target.event.hypothesis, target.position)
        for kind, code in target.event.may_mint():
            given = register.get(kind, code).position == target.position
            if given and (position := register.cited(kind, code)) is not None:
                yield CODE_IN_USE.found(f"J{position}", ref=event.entry, code=code, by=f"J{position}")


def _check_reinstated(register: Register, event: EntryReinstated) -> Iterator[Finding]:
    target = register.entry(event.entry)
    if target is None or register.live(event.entry) or isinstance(target.event, TermDefined):
        return
    for kind, code in target.event.mints():
        if _stands(register, kind, code):
            yield _taken(register, kind, code)  # it was given again meanwhile
    if isinstance(target.event, HypothesisRevised):
        yield from revised_since(register, target.event.hypothesis, target.position)
        yield from _new_claims(register, target.event)
