"""The elements of a dossier's pages: what a browser would read otherwise than it is written is not read at all, and what is
read stands in the browser as it is written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal.dossier_elements import ATTRIBUTES, EMPTY
from ect_journal.dossier_file import pages_digest
from ect_journal.errors import Unreadable
from tests.audit.browser import InBrowser
from tests.durability.profiles import examples

PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='">
<title>T</title>
<style>p{}</style>
</head>
<body>
%s
<script type="application/json" id="record"></script>
</body>
</html>
"""
MOVED = [
    "<p>a<p>b</p></p>", "<p><ul><li>x</li></ul></p>", "<p><div>x</div></p>", "<span><p>x</p></span>", "<h2><h3>x</h3></h2>",
    "<table>x</table>", "<table><tbody>x</tbody></table>", "<table>\u00a0<tbody></tbody></table>", "<table><tr></tr></table>",
    "<div><tr><td>x</td></tr></div>", "<li>x</li>", "<ul><li>a<li>b</li></li></ul>", "<ul>x</ul>", "<dd>x</dd>",
    '<a href="#x">1<a href="#y">2</a></a>', '<a href="#x"><span><a href="#y">2</a></span></a>', "<form><form>x</form></form>",
    "<form><div><form>x</form></div></form>", "<button><button>x</button></button>", "<button><p>x</p></button>",
    "<select><b>x</b></select>", "<textarea>\nx</textarea>", "<textarea>\n</textarea>", "<image>x</image>", "<keygen>",
    "<svg><p>x</p></svg>", "<svg><foreignObject><div/>x</foreignObject></svg>", '<svg><a href="#x">x</a></svg>',
    "<svg><title><b>x</b></title></svg>", "<svg/>", "<option>x</option>", "<body>x</body>", "<nobr>x</nobr>",
]  # fmt: skip
READ_OTHERWISE = [
    '<div><tEmplate shadowrootmode="open"><b>x</b></tEmplate>y</div>', "<tEmplate><p>x</p></tEmplate>",
    "<nOscript><p>x</p></nOscript>", "<sCript>let x=1</sCript>", "<tItle>x</tItle>", "<pRe>\nx</pRe>", "<textArea>x</textArea>",
    "<linearGradient></linearGradient>", "<math>x</math>", "<object>x</object>", "<iframe></iframe>", '<meta name="robots">',
    "<slot>x</slot>", "<dialog>x</dialog>", "<marquee>x</marquee>", "<img>", "<custom>x</custom>",
]  # fmt: skip
SAYS_MORE = [
    'onclick="x"', 'style="x"', 'slot="x"', 'is="x"', 'src="x"', 'action="x"', 'formaction="x"', 'viewbox="0 0 1 1"', 'cLass="x"',
    'popover="x"', 'srcdoc="x"', 'autofocus', 'inert', 'shadowrootmode="open"', 'contenteditable', 'charset="x"',
]  # fmt: skip


@pytest.mark.parametrize("written", MOVED + READ_OTHERWISE)
def test_what_a_browser_reads_otherwise_is_not_read(written: str) -> None:
    with pytest.raises(Unreadable):
        pages_digest(PAGE % written)
    assert pages_digest(PAGE % f"<p>{'x'}</p>")


@pytest.mark.parametrize("attribute", SAYS_MORE)
def test_attributes_are_those_of_the_templates(attribute: str) -> None:
    for element in "<p {}>x</p>", "<svg {}></svg>", "<form {}></form>":
        with pytest.raises(Unreadable):
            pages_digest(PAGE % element.format(attribute))


@pytest.mark.parametrize(
    "meta",
    ['http-equiv="refresh" content="0;url=https://example.org"', 'http-equiv="content-security-policy"', 'onload="x"'],
)
def test_a_meta_sends_nobody_elsewhere(meta: str) -> None:
    with pytest.raises(Unreadable):
        pages_digest((PAGE % "<p>x</p>").replace("<title>", f"<meta {meta}>\n<title>"))


NAMES = (
    "p", "a", "b", "span", "div", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "td", "th", "form", "button",
    "select", "textarea", "svg", "title", "desc", "text", "path", "h2", "details", "summary", "figure", "figcaption", "section", "br",
    "input", "label", "output", "q", "strong", "i", "ins", "del", "header", "nav", "main", "article",
)  # fmt: skip
TEXTS = st.sampled_from(["", "", " ", "\n", "x", "\u00a0", "\f"])


@st.composite
def elements(draw: st.DrawFn, depth: int = 4) -> str:
    name = draw(st.sampled_from(NAMES))
    if name in EMPTY:
        return f"<{name}>"
    inside = [draw(TEXTS)]
    for _ in range(draw(st.integers(0, 2)) if depth else 0):
        inside += [draw(elements(depth - 1)), draw(TEXTS)]
    attribute = draw(st.sampled_from(["", ' class="x"', ' id="x"', ' viewBox="0 0 1 1"', " hidden"]))
    return f"<{name}{attribute}>{''.join(inside)}</{name}>"


@examples(20)
@given(st.data())
def test_what_is_read_stands_in_the_browser_as_written(browser: InBrowser, data: Any) -> None:
    """Of elements within elements, whatever is read has the digest of what the browser makes of it."""
    pages = [PAGE % each for each in data.draw(st.lists(elements(), min_size=60, max_size=60))]
    read = [(page, digest) for page in pages if (digest := _digest(page))]
    code = 'cases.map((page) => Ect.pages(new DOMParser().parseFromString(page, "text/html")))'
    assert [digest for _, digest in read] == browser.run(code, [page for page, _ in read]), read


def _digest(page: str) -> str | None:
    try:
        return pages_digest(page)
    except Unreadable:
        return None


def test_every_pair_of_elements(browser: InBrowser) -> None:
    """Each within each, within what lets it stand: read as the browser does, or not at all; most are not."""
    around = ("{}", "<ul><li>{}</li></ul>", "<table><tbody><tr><td>{}</td></tr></tbody></table>", "<svg>{}</svg>", "<dl><dd>{}</dd></dl>",
              "<p>{}</p>", "<a>{}</a>", "<table>{}</table>", "<table><tbody>{}</tbody></table>", "<dl>{}</dl>", "<form>{}</form>")  # fmt: skip
    pages = [
        PAGE % outer.format(_element(one, _element(other, "x"))) for outer in around for one in NAMES for other in NAMES
    ]
    read = [(page, digest) for page in pages if (digest := _digest(page))]
    code = 'cases.map((page) => Ect.pages(new DOMParser().parseFromString(page, "text/html")))'
    found = browser.run(code, [page for page, _ in read])
    assert [] == [page for (page, digest), there in zip(read, found, strict=True) if digest != there]
    assert len(pages) / 20 < len(read) < len(pages) / 2


def _element(name: str, inside: str) -> str:
    return f"<{name}>" if name in EMPTY else f"<{name}>{inside}</{name}>"


def test_only_what_is_written_is_listed() -> None:
    """No attribute that does anything by itself."""
    assert not [name for name in ATTRIBUTES if name.startswith("on")]
    assert not ATTRIBUTES & {"style", "src", "action", "formaction", "srcdoc", "slot", "is"}
