"""The elements of which a dossier's pages are made, what each may hold, and their attributes: those that the templates
write, and no others.

    may_hold(["body", "ul"], "li")     # whether a <li> may begin there

A browser moves what stands where its parser has no place for it (a paragraph in a paragraph, text in a table), and reads
the inside of some elements by other rules (a template, a script). So an element is read where it stays as it is written,
and nowhere else. Leaves how markup is written to `dossier_markup`.
"""

from collections.abc import Sequence

EMPTY = frozenset(("br", "input", "meta"))
"""Elements that have no end tag."""
ATTRIBUTES = frozenset((
    "aria-describedby", "aria-hidden", "aria-labelledby", "aria-live", "aria-pressed", "autocomplete", "class", "cols", "colspan",
    "cx", "cy", "d", "data-en", "data-fr", "focusable", "for", "height", "hidden", "href", "id", "lang", "name", "r", "role",
    "rows", "rx", "scope", "spellcheck", "type", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
))  # fmt: skip
METAS = frozenset(("charset", "content", "http-equiv", "name"))
"""The attributes of a <meta>."""
_PHRASES = frozenset((
    "a", "b", "br", "button", "del", "i", "input", "ins", "label", "output", "q", "select", "span", "strong", "svg", "textarea",
))  # fmt: skip
_BLOCKS = frozenset((
    "article", "details", "div", "dl", "figure", "form", "h1", "h2", "h3", "h4", "header", "main", "nav", "ol", "p", "section",
    "table", "ul",
))  # fmt: skip
_HOLD_PHRASES = (
    "a", "b", "button", "caption", "del", "dt", "figcaption", "h1", "h2", "h3", "h4", "i", "ins", "label", "output", "p", "q",
    "span", "strong", "summary", "th",
)  # fmt: skip
_HOLD_BLOCKS = ("article", "body", "dd", "div", "form", "header", "li", "main", "nav", "section", "td")
_HOLDS = {
    **dict.fromkeys(_HOLD_PHRASES, _PHRASES),
    **dict.fromkeys(_HOLD_BLOCKS, _PHRASES | _BLOCKS),
    "details": _PHRASES | _BLOCKS | {"summary"},
    "figure": _PHRASES | _BLOCKS | {"figcaption"},
    "dl": frozenset(("dd", "dt")),
    "ol": frozenset(("li",)),
    "ul": frozenset(("li",)),
    "table": frozenset(("caption", "tbody", "thead")),
    "tbody": frozenset(("tr",)),
    "thead": frozenset(("tr",)),
    "tr": frozenset(("td", "th")),
    "svg": frozenset(("circle", "desc", "line", "path", "rect", "text", "title")),
}
_SAY = frozenset((*_HOLD_PHRASES, *_HOLD_BLOCKS, "desc", "details", "figure", "text", "title"))
"""Those in which text may stand; in the others only white space between elements."""
_NEVER_IN_ITSELF = frozenset(("a", "button", "form"))
"""Another one ends it, however deep inside it begins."""
_SPACES = " \t\n\f"
"""White space to a browser, which moves any other text out of a table."""


def may_hold(within: Sequence[str], name: str) -> bool:
    """Whether this element may begin within those that are open."""
    return name in _HOLDS.get(within[-1], ()) and not (name in _NEVER_IN_ITSELF and name in within)


def may_say(within: Sequence[str], text: str) -> bool:
    """Whether this text may stand there. A <textarea> has none, not even the line end that a browser drops."""
    return within[-1] in _SAY or (within[-1] in _HOLDS and not text.strip(_SPACES))
