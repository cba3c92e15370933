"""Click's own words, in French."""

import gettext
import re
from io import BytesIO
from pathlib import Path

import click
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from ect_cli.french import click_speaks
from ect_cli.generate import COMPILED, SOURCE, compiled_french
from tests.cli.session import run, session


def test_every_string_of_click_is_translated() -> None:
    """Whatever click marks for translation has its French, with the same places to fill in."""
    with SOURCE.open("rb") as source:
        french = read_po(source)
    marked = extract_from_dir(
        Path(click.__file__).parent, method_map=[("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)}
    )
    for _, _, message, _, _ in marked:
        translated = french.get(message)
        assert translated is not None, message
        for said in _forms(translated.string):
            assert said, message
            assert places(said) <= places("".join(_forms(message))), message


def places(sentence: str) -> set[str]:
    """What is filled in; « {name} » is our way of quoting {name!r}."""
    return {place.replace("!r", "") for place in re.findall(r"\{[^}]*\}|%\(\w+\)s", sentence)}


def _forms(message: object) -> tuple[str, ...]:
    """A sentence, or its forms in the singular and the plural."""
    return (message,) if isinstance(message, str) else tuple(message) if isinstance(message, tuple | list) else ()


def test_the_compiled_words_are_those_of_the_source() -> None:
    """What click reads is what `python -m ect_cli.generate` would compile."""
    kept, again = (gettext.GNUTranslations(BytesIO(words)) for words in (COMPILED.read_bytes(), compiled_french()))
    with SOURCE.open("rb") as source:
        messages = [message for message in read_po(source) if message.id]
    assert len(messages) > 70
    for message in messages:
        singular, *plural = _forms(message.id)
        assert kept.gettext(singular) == again.gettext(singular)
        for count in (1, 2) if plural else ():
            assert kept.ngettext(singular, plural[0], count) == _forms(message.string)[count - 1]


def test_click_speaks_the_chosen_language_and_forgets_it() -> None:
    """French while it is asked for, whatever the locale; English again afterwards."""
    missing = click.MissingParameter(param_type="option", param_hint="'--reason'")
    with click_speaks("fr"):
        assert missing.format_message() == "Il manque l’option '--reason'."
    with click_speaks("en"):
        assert missing.format_message() == "Missing option '--reason'."


def test_usage_errors_are_french() -> None:
    """What click finds wrong with a line is said in French, in the same two lines as anything else."""
    session(
        """
        $ ect retract J5
        ! ect\u202f: Il manque l’option «\u202f--reason\u202f».
        ! ect\u202f: conseil\u202f: «\u202fect retract --help\u202f» dit ce qu’on peut écrire.
        [exit 2]
        $ ect log --typ observation
        ! ect\u202f: L’option «\u202f--typ\u202f» n’existe pas.
        ! ect\u202f: conseil\u202f: Vouliez-vous dire --type\u202f? «\u202fect log --help\u202f» dit ce qu’on peut écrire.
        [exit 2]
        $ ect log --format yaml
        ! ect\u202f: Valeur irrecevable pour «\u202f--format\u202f»\u202f: «\u202fyaml\u202f» n’est pas l’une de ces valeurs\u202f: table, json, jsonl, csv, parquet, xlsx.
        ! ect\u202f: conseil\u202f: «\u202fect log --help\u202f» dit ce qu’on peut écrire.
        [exit 2]
        $ ect show
        ! ect\u202f: Il manque l’argument «\u202fJ…\u202f».
        ! ect\u202f: conseil\u202f: «\u202fect show --help\u202f» dit ce qu’on peut écrire.
        [exit 2]
        """,
        ECT_LANG="fr",
    )


def test_the_locale_decides_unless_ect_lang_does() -> None:
    """A French locale speaks French; ECT_LANG wins over it."""
    assert run("--help", ECT_LANG=None, LC_ALL="fr_FR.UTF-8").stdout.startswith("Usage\u202f:")
    assert run("--help", ECT_LANG="en", LC_ALL="fr_FR.UTF-8").stdout.startswith("Usage:")
