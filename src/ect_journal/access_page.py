"""The two files of the right of access: one page to read and to print, one JSON file with the same content.

    content = content_of(access(journal, "P-07"), "fr")
    page(content), data(content)        # both as bytes

Texts of the journal are data on the page, never markup. Leaves what they say to `access_content`.
"""

import json
from datetime import date
from typing import Any

from ect_journal import access_words as say
from ect_journal.words import Lang

TEMPLATE = "access.html"


def data(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def page(content: dict[str, Any]) -> bytes:
    """One HTML file that needs nothing else: no script, no network."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only who writes a page waits for it

    env = Environment(
        loader=PackageLoader("ect_journal"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    lang: Lang = content["lang"]
    env.filters["upper"] = lambda written: written[:1].upper() + written[1:]
    env.filters["day"] = lambda written: say.day_said(date.fromisoformat(written)).in_(lang)
    headings = {name: text.in_(lang) for name, text in say.HEADINGS.items()}
    return (env.get_template(TEMPLATE).render(**content, say=headings) + "\n").encode()
