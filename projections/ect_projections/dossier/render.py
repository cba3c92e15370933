"""The file itself: one HTML page that needs nothing else, whose every word is text and whose pages have a digest.

Knows where each part stands in it, how both languages are written side by side, and the security policy that lets only the
file's own scripts and style run. Leaves what is said to `page_one`, `claims`, `trust`, `gaps` and `sections`, and the bytes
of the record to `record`.
"""

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import orjson

from ect_journal.access_words import day_said
from ect_journal.dossier_file import pages_digest
from ect_journal.trail import Trail
from ect_journal.words import Text
from ect_projections.dossier import words, words_chronology, words_trust
from ect_projections.dossier.about import About, Said
from ect_projections.dossier.boxes import boxes, printed_next
from ect_projections.dossier.charts import scale
from ect_projections.dossier.claims import hypotheses
from ect_projections.dossier.gaps import gaps
from ect_projections.dossier.page_one import (
    factors,
    head,
    method_changes,
    promises,
    recorded_late,
    reports,
)
from ect_projections.dossier.record import completed, is_demo, record
from ect_projections.dossier.said import number, so_many
from ect_projections.dossier.sections import extras, sections
from ect_projections.dossier.trust import trust

if TYPE_CHECKING:
    from markupsafe import Markup

SCRIPTS = (
    "verify.js", "shown.js", "ed25519.js", "stamped.js", "policy.js", "given.js", "check.js", "entries.js", "wording.js",
    "opened.js", "chronology.js", "page.js",
)  # fmt: skip
"""In the order in which they run."""
STYLES = ("style.css", "check.css", "sections.css", "chronology.css")
LAST = "#cut { display: none; }"
"""The style at the very end of the file, which alone hides the words that it is incomplete."""
CHANGES = 5
"""As many changes of method stand on page one, the last ones; all are in the section of methods."""
_NAME = re.compile(r"\w+(?:-\w+)+")
_OUTER = re.compile(r"«\s*|\s*»")
_RECORD = 'id="record">'


def render(about: About) -> bytes:
    """The whole file. The digest is of the page as it is shown, so the record that tells it is put in last."""
    trail = Trail.of(about.journal, about.reading.known_at)
    found = record(about, trail)
    page = _page(about, _main(about, trail, found["made"]))
    digest = pages_digest(page)
    return page.replace(_RECORD, _RECORD + completed(found, about, trail, digest), 1).encode()


def _main(about: About, trail: Trail, made: str) -> str:
    """The element `<main id="pages">`."""
    changes, trusted = method_changes(about), trust(about)
    day, months = about.journal.world.now().astimezone(about.journal.time_zone).date(), trusted.written.chart
    as_of = about.reading.as_of
    context = {
        "profile": about.profile, "head": head(about), "demo": is_demo(trail),
        "made": words.MADE.format(day=day_said(day)),
        "as_of": as_of and words.AS_OF.format(day=day_said(as_of), head=number(about.reading.known_at)),
        "whole": words_trust.WHOLE if as_of else None, "recorded_late": recorded_late(about),
        "promises": promises(about), "reports": reports(about),
        "hypotheses": (found := hypotheses(about)), "scale": scale(found), "factors": factors(about),
        "changes": changes[-CHANGES:],
        "earlier": so_many(len(changes) - CHANGES, *words.EARLIER) if len(changes) > CHANGES else None,
        "trust": trusted,
        "chart_about": words_trust.CHART_ABOUT.format(months=len(months.bars), most=months.most),
        "boxes": boxes(about, trail), "next": printed_next(trail),
        "gaps": None if about.profile == "open" else gaps(about),
        "sections": sections(about),
    }  # fmt: skip
    return str(_template(about, "pages.html.j2").render(context))


def _page(about: About, main: str) -> str:
    """The file, but for its record."""
    scripts = [_resource(name) for name in SCRIPTS]
    style = "\n".join(map(_resource, STYLES))
    data = orjson.dumps(extras(about)).decode().replace("<", "\\u003c")
    policy = "; ".join([
        "default-src 'none'",
        f"script-src {' '.join(map(_hashed, [data, *scripts]))}",
        f"style-src {_hashed(style)} {_hashed(LAST)}",
        "img-src data:", "base-uri 'none'", "form-action 'none'",
    ])  # fmt: skip
    title = head(about).title
    context = {
        "title": title.in_(about.lang) if isinstance(title, Text) else title, "other": "en" if about.lang == "fr" else "fr",
        "policy": policy, "style": style, "last": LAST, "scripts": scripts, "main": main, "extras": data, "chronology": words_chronology,
    }  # fmt: skip
    return f"{_template(about, 'index.html.j2').render(context)}\n"


def both(said: Said | None) -> "Markup":
    """In both languages side by side, escaped, of which the page shows one; the journal's own words as they are."""
    from markupsafe import Markup, escape

    if not isinstance(said, Text):
        return _names_whole(escape("" if said is None else said))
    french, english = said.in_("fr"), said.in_("en")
    if french == english:
        return _names_whole(escape(french))
    pair = (_names_whole(escape(each)) for each in (french, english))
    return Markup('<span lang="fr">{}</span><span lang="en">{}</span>').format(*pair)


def quoted(said: Said | None) -> "Markup":
    """As `both`, between the marks of a quotation: those that it holds already become those of one within another."""
    inside = [_OUTER.sub(lambda mark: "“" if "«" in mark[0] else "”", each) for each in _pair_of(said)]
    return both(Text(*inside))


def _pair_of(said: Said | None) -> tuple[str, str]:
    return (said.en, said.fr) if isinstance(said, Text) else (said or "", said or "")


def _names_whole(said: "Markup") -> "Markup":
    """No line ends within R-elan: who looks for the name in the PDF would not find it."""
    from markupsafe import Markup

    return Markup(_NAME.sub(r'<span class="name">\g<0></span>', str(said))) if "-" in said else said


def _resource(name: str) -> str:
    """A file of this folder."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hashed(text: str) -> str:
    """As a policy names what may run: by the SHA-256 of its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _template(about: About, name: str) -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only who writes a page waits for it

    env = Environment(
        loader=PackageLoader("ect_projections.dossier"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    env.filters["both"] = both
    env.filters["quoted"] = quoted
    env.globals.update(say=words, trust_say=words_trust, lang=about.lang)
    return env.get_template(name)
