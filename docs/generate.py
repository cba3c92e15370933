"""Write the pages of the documentation that can be read off the program: catalogue, rules, commands.

    python docs/generate.py            writes them
    python docs/generate.py --check    says which would change, and exits 1

Each page exists in English (`name.md`) and in French (`name.fr.md`). A test runs the check.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ect_journal.catalogue import CONCEPTS
from ect_journal.catalogue.field_words import FIELD_WORDS
from ect_journal.catalogue.projects import TRANSITIONS
from ect_journal.catalogue.vocabularies import VOCABULARIES
from ect_journal.checking import every_rule
from ect_journal.kinds import FieldKind, Part, kinds_of
from ect_journal.words import Lang, Text

DOCS = Path(__file__).parent
LANGS: tuple[Lang, ...] = ("en", "fr")

_KINDS = {
    "line": Text("line, public, ≤ 200 characters", "ligne publique, ≤ 200 caractères"),
    "words": Text("words, public, ≤ 2,000 characters", "texte public, ≤ 2 000 caractères"),
    "url": Text("web address", "adresse web"),
    "sealed": Text("✦ sealed text, ≤ 1 MiB", "✦ texte scellé, ≤ 1 Mio"),
    "decimal": Text("exact decimal", "décimal exact"),
    "day": Text("day", "jour"),
    "count": Text("whole number", "nombre entier"),
    "yes/no": Text("yes or no", "oui ou non"),
    "grade 0-4": Text("0 to 4", "0 à 4"),
    "uuid": Text("UUID", "UUID"),
    "key": Text("short key", "clé courte"),
    "new code": Text("new code of kind “{target}”", "nouveau code de type « {target} »"),
    "code": Text("code of kind “{target}”", "code de type « {target} »"),
    "versioned": Text("version of kind “{target}” (such as H1b@1)", "version de type « {target} » (telle que H1b@1)"),
    "entry": Text("entry, a ground {target}", "entrée, un fondement {target}"),
    "moment": Text("entry, as a moment", "entrée, comme moment"),
    "target": Text("entry that this is about", "entrée visée"),
    "attachment": Text("attached file", "fichier joint"),
    "word": Text("word of `{target}`", "mot de `{target}`"),
    "object": Text("object", "objet"),
    "event": Text("fields of the entry's own type", "champs du type de l’entrée"),
    "occurred": Text("days", "jours"),
    "digest": Text("digest", "empreinte"),
    "key id": Text("id of a key", "identifiant de clé"),
    "instant": Text("moment, in UTC", "instant, en UTC"),
    "public key": Text("public key, name+id+base64", "clé publique, nom+id+base64"),
    "root": Text("root of the tree, in base64", "racine de l’arbre, en base64"),
    "SHA-256": Text("SHA-256, in hexadecimal", "SHA-256, en hexadécimal"),
    "media type": Text("media type", "type de média"),
}


def catalogue(lang: Lang) -> Iterator[str]:
    yield "# " + Text("The catalogue of events", "Le catalogue des événements").in_(lang)
    yield Text(
        "Generated from the program by `docs/generate.py`. Fields marked * are required; [] is a list. A sealed text (✦) "
        "is not in the log, which holds only a salted commitment to it. Field names and values are stored as written here.",
        "Engendré depuis le programme par `docs/generate.py`. Les champs marqués * sont obligatoires ; [] est une liste. Un "
        "texte scellé (✦) n’est pas dans le journal, qui n’en garde qu’un engagement salé. Les noms de champs et les "
        "valeurs sont stockés tels qu’écrits ici.",
    ).in_(lang)
    for concept in CONCEPTS:
        for event in concept.events:
            yield f"## {event.TYPE}"
            yield f"{event.LABEL.in_(lang)} · v{event.V}"
            yield "\n".join(_fields(event, event.TYPE, lang))
    yield "# " + Text("Vocabularies", "Vocabulaires").in_(lang)
    for name, vocabulary in VOCABULARIES.items():
        yield f"## {name}"
        head = Text("| value | English | français | meaning |", "| valeur | anglais | français | sens |").in_(lang)
        rows = [f"| `{w.value}` | {w.label.en} | {w.label.in_('fr')} | {w.definition.in_(lang)} |" for w in vocabulary]
        yield "\n".join([head, "| --- | --- | --- | --- |", *rows])


def _fields(model: type, type_name: str, lang: Lang) -> Iterator[str]:
    yield Text("| field | holds | meaning |", "| champ | contient | sens |").in_(lang)
    yield "| --- | --- | --- |"
    yield from _rows(model, type_name, lang, "")


def _rows(model: type, type_name: str, lang: Lang, prefix: str) -> Iterator[str]:
    for field in kinds_of(model):
        words = FIELD_WORDS.get(f"{type_name}.{field.name}") or FIELD_WORDS[field.name]
        name = f"{prefix}{field.name}{'[]' if field.many else ''}{'*' if field.required else ''}"
        yield f"| `{name}` | {_kind(field, lang)} | {words.in_(lang)} |"
        if field.part is not None and issubclass(field.part, Part) and field.kind.name == "object":
            yield from _rows(field.part, type_name, lang, f"{prefix}{field.name}.")


def _kind(field: FieldKind, lang: Lang) -> str:
    target = field.kind.target
    if field.kind.name == "entry":
        target = f"(`{target}`)" if target else ""
    if field.word is not None:
        target = next(name for name, vocabulary in VOCABULARIES.items() if vocabulary is field.word)
    return _KINDS[field.kind.name].format(target=target).in_(lang).strip()


def rules(lang: Lang) -> Iterator[str]:
    yield "# " + Text("The rules", "Les règles").in_(lang)
    yield Text(
        "Generated from the program by `docs/generate.py`. *Refused*: recording it would make the journal false. *Needs a "
        "reason*: refused unless the entry says why (`--despite RULE=\"…\"`); the reason stays in the entry. *Noted*: accepted "
        "and flagged.",
        "Engendré depuis le programme par `docs/generate.py`. *Refus* : l’enregistrer rendrait le journal faux. *À motiver* : "
        "refusé sauf si l’entrée dit pourquoi (`--despite RÈGLE=\"…\"`) ; la raison reste dans l’entrée. *Signalé* : accepté et "
        "signalé.",
    ).in_(lang)  # fmt: skip
    head = Text("| rule | strength | what is said |", "| règle | force | ce qui est dit |").in_(lang)
    rows = [f"| `{rule.code}` | {rule.strength.label.in_(lang)} | {rule.text.in_(lang)} |" for rule in every_rule()]
    yield "\n".join([head, "| --- | --- | --- |", *rows])
    yield "## " + Text("The stages of a project", "Les étapes d’un projet").in_(lang)
    head = Text("| from | to |", "| de | à |").in_(lang)
    moves = [f"| {a.label.in_(lang)} | {', '.join(b.label.in_(lang) for b in to)} |" for a, to in TRANSITIONS.items()]
    yield "\n".join([head, "| --- | --- |", *moves])
    yield Text(
        "A paused project may also go back to the stage it left.",
        "Un projet en pause peut aussi reprendre l’étape qu’il a quittée.",
    ).in_(lang)


def commands(lang: Lang) -> Iterator[str]:
    """Every help screen, as the program shows it in 88 columns."""
    from ect_cli.screens import screens

    yield "# " + Text("The commands", "Les commandes").in_(lang)
    yield Text(
        "Generated from the program by `docs/generate.py`: what `--help` says of each command.",
        "Engendré depuis le programme par `docs/generate.py` : ce que dit `--help` de chaque commande.",
    ).in_(lang)
    for name, screen in screens(lang):
        yield f"## {name}"
        yield f"```text\n{screen.rstrip()}\n```"


PAGES = {"catalogue": catalogue, "rules": rules, "commands": commands}


def pages() -> Iterator[tuple[Path, str]]:
    for name, write in PAGES.items():
        for lang in LANGS:
            suffix = "" if lang == "en" else f".{lang}"
            yield DOCS / f"{name}{suffix}.md", "\n\n".join(write(lang)) + "\n"


def main() -> int:
    stale = [path for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" not in sys.argv:
        for path, text in pages():
            path.write_text(text, encoding="utf-8")
        return 0
    for path in stale:
        print(f"{path.relative_to(DOCS.parent)} is stale: run python docs/generate.py")
    return 1 if stale else 0


if __name__ == "__main__":
    os.environ.pop("ECT_LANG", None)
    sys.exit(main())
