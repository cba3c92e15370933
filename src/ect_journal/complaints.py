"""Turning pydantic's errors into sentences for people: which field, what is wrong, what would be right."""

from typing import TYPE_CHECKING, Any

from ect_journal.kinds import FieldKind, Part, kinds_of
from ect_journal.words import Text, Word, nearest, shown

if TYPE_CHECKING:
    from pydantic import ValidationError

# By pydantic's error type; {names} are filled from the error's context.
_SENTENCES: dict[str, Text] = {
    "missing": Text("is missing", "manque"),
    "extra_forbidden": Text("is not a field of this type", "n’est pas un champ de ce type"),
    "string_type": Text("is a text", "est un texte"),
    "string_too_long": Text("holds at most {max_length} characters", "contient au plus {max_length} caractères"),
    "string_too_short": Text("is empty", "est vide"),
    "tuple_type": Text("is a list", "est une liste"),
    "too_short": Text("needs at least {min_length}", "en demande au moins {min_length}"),
    "int_type": Text("is a whole number", "est un nombre entier"),
    "bool_type": Text("is answered by yes or no (true or false)", "se répond par oui ou non (true ou false)"),
    "greater_than": Text("is more than {gt}", "est plus grand que {gt}"),
    "greater_than_equal": Text("is at least {ge}", "vaut au moins {ge}"),
    "less_than_equal": Text("is at most {le}", "vaut au plus {le}"),
    "model_type": Text("is an object with named fields", "est un objet aux champs nommés"),
    "dict_type": Text("is an object with named fields", "est un objet aux champs nommés"),
    "control_character": Text("holds the character U+{code}, which is not text", "contient le caractère U+{code}, qui n’est pas du texte"),
    "string_unicode": Text("is not valid text", "n’est pas un texte valide"),
    "one_line": Text("is one line that shows: no line break, no tab, no sign that turns the reading direction", "tient en une ligne qui se voit, sans saut de ligne, tabulation ni signe de sens de lecture"),
    "empty": Text("is empty; leave it out instead", "est vide ; ne le donnez pas"),
    "sealed_too_long": Text("holds at most 1 MiB; attach a file instead", "contient au plus 1 Mio ; joignez plutôt un fichier"),
    "sealed": Text("is given as a text", "se donne comme un texte"),
    "float": Text("is given as a float, which is not exact: write {text} between quotes", "est un flottant, qui n’est pas exact : écrivez {text} entre guillemets"),
    "decimal": Text("is a number such as 2.4, with at most 12 digits before the point and 6 after it", "est un nombre tel que 2.4, d’au plus 12 chiffres avant le point et 6 après"),
    "day": Text("is a day, written as 2024-02-06", "est un jour, écrit ainsi : 2024-02-06"),
    "period": Text("does not end before it starts, and has a time only when it is one day", "ne finit pas avant de commencer, et n’a d’heure que s’il tient en un jour"),
    "event_data": Text("is the fields of an event, as JSON", "donne les champs d’un événement, en JSON"),
    "is_instance_of": Text("does not fit", "ne convient pas"),
    "uuid": Text("is a UUID", "est un UUID"),
    "no_file": Text("names no file: {path}", "ne désigne aucun fichier : {path}"),
    "probability": Text("is a probability from 0.01 to 0.99, not {given}", "est une probabilité de 0,01 à 0,99, et non {given}"),
    "weight_order": Text("is given as low <= mid <= high, not {low}, {mid}, {high}", "se donne ainsi : low <= mid <= high, et non {low} ; {mid} ; {high}"),
    "weight_cap": Text("weighs at most {most} dB, either way: mid from -{most} to {most}, low and high from -{edge} to {edge}", "pèse au plus {most} dB, dans un sens ou dans l’autre : mid de -{most} à {most}, low et high de -{edge} à {edge}"),
    "weight_answers": Text("answers both questions (if_rival, if_claim), or gives numbers alone", "répond aux deux questions (if_rival, if_claim), ou donne seulement des nombres"),
}  # fmt: skip

_OF_NUMBERS = ("probability", "weight_order")
"""Whose {names} are numbers that were given, said as each language writes them."""

_UNFIT = Text("does not fit", "ne convient pas")

_PATTERNS: dict[str, Text] = {
    "entry": Text("is the number of an entry, such as J117", "est le numéro d’une entrée, tel que J117"),
    "versioned": Text("is a code, with its version or not, such as H1b or H1b@1", "est un code, avec ou sans version, tel que H1b ou H1b@1"),
    "url": Text("is a web address", "est une adresse web"),
    "time": Text("is a time of day, such as 20:40", "est une heure, telle que 20:40"),
    "media type": Text("is a media type, such as image/png", "est un type de média, tel que image/png"),
}  # fmt: skip
_CODE = Text(
    "is a code: a letter, then at most 31 letters, digits, - or _",
    "est un code : une lettre, puis au plus 31 lettres, chiffres, - ou _",
)


def complaints(model: type[Any], error: "ValidationError") -> tuple[Text, Text, tuple[tuple[str, Text], ...]]:
    """Message, hint and the list of (field, what is wrong) for `InvalidEvent`."""
    problems: list[tuple[str, Text]] = []
    hints: list[Text] = []
    details = error.errors(include_url=False, include_input=True)
    for detail in details:
        if detail["type"] == "too_short" and any(len(other["loc"]) > len(detail["loc"]) for other in details):
            continue  # the list is short only because its items do not fit, which is said already
        path, field, owner = _locate(model, detail["loc"])
        problems.append((path, _sentence(detail, field)))
        if hint := _hint(detail, field, owner):
            hints.append(hint)
    name = getattr(model, "TYPE", "") or Text("what surrounds the event", "ce qui entoure l’événement")
    english = "; ".join(f"{path} {problem.en}" if path else problem.en for path, problem in problems)
    french = " ; ".join(f"{path} {problem.fr}" if path else problem.fr for path, problem in problems)
    message = Text(
        f"{name if isinstance(name, str) else name.en}: {english}.",
        f"{name if isinstance(name, str) else name.fr} : {french}.",
    )
    if isinstance(name, str):
        hints.append(Text(f"`ect schema {name}` says what it holds.", f"« ect schema {name} » dit ce qu’il contient."))
    hint = hints[0] if hints else Text("Check these values.", "Vérifiez ces valeurs.")
    return message, hint, tuple(problems)


def _choices(vocabulary: type[Word]) -> Text:
    """The values a person may write, for a message."""
    return Text(", ".join(word.value for word in vocabulary), ", ".join(word.label.fr for word in vocabulary))


def _locate(model: type[Any], loc: tuple[int | str, ...]) -> tuple[str, FieldKind | None, type[Any]]:
    """The path as a person reads it (claims[2].text), the field it leads to, and the object that holds it."""
    path, field, owner = "", None, model
    for step in loc:
        if isinstance(step, int):
            path += f"[{step + 1}]"
            continue
        if (
            step not in type(owner).__dict__
            and step not in owner.model_fields
            and field is not None
            and field.part is None
        ):
            continue  # a step of pydantic's own, such as the name of a union's member
        if field is not None and field.part is not None:
            owner = field.part
        path += f".{shown(step)}" if path else shown(step)
        field = next((known for known in kinds_of(owner) if known.name == step), None)
    return path, field, owner


def _sentence(detail: Any, field: FieldKind | None) -> Text:
    kind = detail["type"]
    if field is not None and field.word is not None and kind in ("enum", "string_type"):
        known = _choices(field.word)
        return Text(
            f"“{shown(detail['input'])}” is none of: {known.en}",
            f"« {shown(detail['input'])} » n’est pas l’une de ces valeurs : {known.fr}",
        )
    if kind == "string_pattern_mismatch":
        kind = "entry" if field and field.kind.name in ("moment", "target") else field.kind.name if field else ""
        pattern = _PATTERNS.get(kind, _CODE)
        return Text(
            f"“{shown(detail['input'])}” does not fit: it {pattern.en}",
            f"« {shown(detail['input'])} » ne convient pas : c’{pattern.fr}",
        )
    if kind in ("too_long", "too_short") and isinstance(detail["input"], str):
        kind = f"string_{kind}"
    context: dict[str, object] = {name: shown(value) for name, value in detail.get("ctx", {}).items()}
    if kind in _OF_NUMBERS:
        context = {name: _number(str(value)) for name, value in context.items()}
    return _SENTENCES.get(kind, _UNFIT).format(**context)


def _number(given: str) -> Text:
    return Text(given, given.replace(".", ","))


def _hint(detail: Any, field: FieldKind | None, owner: type[Any]) -> Text | None:
    written = detail["input"]
    if detail["type"] == "extra_forbidden":
        known = [other.name for other in kinds_of(owner)] if issubclass(owner, Part) or hasattr(owner, "TYPE") else []
        close = nearest(str(detail["loc"][-1]), known)
        names = ", ".join(known)
        guess = Text(f"Did you mean {close}? ", f"Vouliez-vous dire {close} ? ") if close else Text("", "")
        return Text(f"{guess.en}Its fields are: {names}.", f"{guess.fr}Ses champs sont : {names}.")
    if field is not None and field.word is not None and isinstance(written, str):
        return _nearest_word(written, field.word)
    return None


def _nearest_word(written: str, vocabulary: type[Word]) -> Text | None:
    by_text = {text: word for word in vocabulary for text in (word.value, word.label.en, word.label.fr)}
    close = nearest(written, by_text)
    if close is None:
        return None
    word = by_text[close]
    return Text(f"Did you mean {word.value}?", f"Vouliez-vous dire « {word.label.fr} » ({word.value}) ?")
