"""Changes to a dossier's file around its record: one letter anywhere, and what forgers put in where parsers part ways."""

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.audit import changes
from tests.audit.given import parts, written

SHOWS_THE_SAME = """
Changes that alter no meaning, since a browser makes the same page of the file. Python refuses nearly all of them (as it does an
end tag misspelled, `</spam>`, which a browser passes over): it reads only what `ect dossier` writes. Neither refuses:
- which of the two languages `<html lang="…">` opens the page in; the order of a tag's attributes; line ends of another system;
- one way of writing a quotation mark in a text for another.
"""


class Edit(NamedTuple):
    """Letters of a file replaced by others, and in which region they stand."""

    region: str
    start: int
    end: int
    new: str

    def of(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]


REGIONS = {
    "head": r"^.*?(?=<meta http-equiv)",
    "policy": r"<meta http-equiv[^>]*>",
    "title": r"<title>.*?</title>\s",
    "style": r"<style>.*?</style>\s</head>\s",
    "panel": r"<body>.*?(?=<main)",
    "page one": r'<main id="pages">.*?</main>',
    "tags": r"<[^>]*>",
    "data": r'<script type="application/json" id="extras">.*?</script>',
    "record's tag": r'<script type="application/json" id="record">',
    "scripts": r"<script>.*?</script>",
    "end": r"</body>.*$",
}
"""Where letters are changed, each as often as the others."""


def edits(text: str, rng: random.Random, times: int) -> Iterator[Edit]:
    """One letter changed, put in or left out."""
    start = len(parts(text.encode())[0])
    record = range(start, start + len(written(text.encode())))
    for region, pattern in REGIONS.items():
        spans = [found.span() for found in re.finditer(pattern, text, re.DOTALL)]
        for _ in range(times):
            begin, end = rng.choice(spans) if region == "tags" else rng.choices(spans, [b - a for a, b in spans])[0]
            at = rng.randrange(begin, end)
            new, _ = changes.spoiled(text[at], rng, rng.choice((changes.LIKELY, changes.LETTERS, "<>\"'=/!-& ")))
            if new != text[at] and at not in record:
                yield Edit(region, at, at + 1, new)


PUT_IN = {
    "words in the head": ("<title>", "Vérifié<title>"),
    "words after the head": ("</head>", "</head>Vérifié"),
    "words before the head": ("<head>", "Vérifié<head>"),
    "words before everything": ("<!doctype", "Vérifié<!doctype"),
    "another element for the head": ("<head>", "<hfad>"),
    "an element in the head": ("<title>", "<b>Vérifié</b><title>"),
    "an image in the head": ("<title>", "<img alt='Vérifié'><title>"),
    "a second body": ("</body>", "<body hidden></body>"),
    "a second html": ("</body>", "<html hidden></html></body>"),
    "words at the end": ("</html>", "</html>Vérifié"),
    "a comment that ends at once": ("<main", "<!--><b>Vérifié</b>--><main"),
    "a comment that ends at once, with a dash": ("<main", "<!---><b>Vérifié</b>--><main"),
    "a comment that ends with a mark": ("<main", "<!-- --!><b>Vérifié</b>--><main"),
    "character data": ("<main", "<![CDATA[><b>Vérifié</b>]]><main"),
    "an instruction": ("<main", "<?x ><b>Vérifié</b>?><main"),
    "a declaration": ("<main", "<!x [ ><b>Vérifié</b>]><main"),
    "a declaration with brackets": ("<main", "<![if x]><b>Vérifié</b><![endif]><main"),
    "an end tag with an attribute": ("<main", "</b x='><b>Vérifié</b>'><main"),
    "an end tag of nothing": ("<main", "</><b>Vérifié</b><main"),
    "an end tag of no name": ("<main", "</ ><b>Vérifié</b>><main"),
    "an attribute with an angle": ("<main", "<b title=a>b>Vérifié</b><main"),
    "an attribute of two": ("<main", "<b title='a'title='b>'>Vérifié</b><main"),
    "a script that never was": ("<main", "<script/>Vérifié<main"),
    "a style in a style": ("</style>", "</style><style>#check{display:none}</style>"),
    "an import of style": ("</head>", "<link rel='stylesheet' href='data:text/css,main{display:none}'></head>"),
    "a base": ("<title>", "<base href='https://example.org/'><title>"),
    "a template": ("<main", "<template><b>Vérifié</b></template><main"),
    "a textarea": ("<main", "<textarea><!-- </textarea><b>Vérifié</b><!-- --></textarea><main"),
    "a title in the body": ("<main", "<title><!-- </title><b>Vérifié</b><!-- --></title><main"),
    "noscript": ("<main", "<noscript><!-- </noscript><b>Vérifié</b><!-- --></noscript><main"),
    "an iframe": ("<main", "<iframe><!-- </iframe><b>Vérifié</b><!-- --></iframe><main"),
    "xmp": ("<main", "<xmp><!-- </xmp><b>Vérifié</b><!-- --></xmp><main"),
    "noembed": ("<main", "<noembed><!-- </noembed><b>Vérifié</b><!-- --></noembed><main"),
    "a picture's style": ("<main", "<svg><style><!-- </style><b>Vérifié</b><!-- --></style></svg><main"),
    "a picture's script": ("<main", "<svg><script><!-- </script><b>Vérifié</b><!-- --></script></svg><main"),
    "words in a table": ("<main", "<table>Vérifié<tr><td></table><main"),
    "a paragraph in a paragraph": ("<main", "<p>Vérifié<p>Vérifié<main"),
    "half a reference": ("<main", "&eacut<main"),
    "a reference without its end": ("<main", "&eacute<main"),
    "a null": ("<main", "\0<main"),
    "plain text": ("<main", "<plaintext><main"),
    "a frameset": ("<body>", "<frameset><body>"),
    "a form's button": ("<main", "<button>Vérifié<button><main"),
    "a comment in the record's script": ('"made":"', '"made":"<!--<script>'),
    "a comment in the record's script, closed": ('"made":"', '"made":"<!--<script></script>-->'),
    "the end of the record in it": ('"made":"', '"made":"</script>'),
    "another record before it": ('<script type="application/json" id="record">', '<script type="application/json" id="record">{}</script><script type="application/json" id="record">'),
    "another record after it": ("</body>", '<script type="application/json" id="record">{}</script></body>'),
    "another kind of record": ('<script type="application/json" id="record">', '<p id="record"></p><script type="application/json" id="record">'),
    "no policy": (r'http-equiv="Content-Security-Policy"', 'name="x"'),
    "a policy before it": ("<title>", '<meta http-equiv="Content-Security-Policy" content="default-src *"><title>'),
    "a refresh": ("<title>", '<meta http-equiv="refresh" content="0;url=about:blank"><title>'),
    "a handler": ("<main", "<b onclick='x()' autofocus onfocus='x()'>Vérifié</b><main"),
    "a handler of the page": ("<html ", "<html onload='x()' "),
    "a page that is hidden": ("<html ", "<html hidden "),
    "a head with a name": ("<head>", "<head hidden>"),
    "no doctype": ("<!doctype html>\n", ""),
    "another doctype": ("<!doctype html>", '<!doctype html PUBLIC "-//W3C//DTD HTML 3.2//EN">'),
    "a script for old browsers": ("<script>", "<script nomodule>"),
    "a script of a module": ("<script>", "<script type='module'>"),
    "a style for paper": ("<style>", "<style media='print'>"),
    "an end that is an element": ("<main", "</br><main"),
    "an unended declaration": ('<main id="pages">', '<main id="pages"><![x['),
    "a deep record": ('"made":"', '"values":' + "[" * 20_000 + "]" * 20_000 + ',"made":"'),
}  # fmt: skip
"""What stands once in the file, and what a forger puts in its place: above all where browsers and other parsers part ways."""
