"""The markup of a dossier's file, read by the grammar in which `ect dossier` writes one, and by no other.

    digest_of_pages(html)       # of what the file shows; raises NotAsWritten for anything else than such a file

Browsers and other parsers part ways on whatever is unusual: where a comment ends, what a script in a drawing is, what an
attribute hides. So nothing unusual is read. What the digest leaves out (doctype, the first tags, where scripts stand) has
one spelling here, and what the digest takes in is written in it as it stands, where a browser leaves it
(`dossier_elements`): of two files with one digest, a browser shows the same. The verifier inside the file (`pages` in
shown.js) finds the same digest in what the browser made of it.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from ect_journal.dossier_elements import ATTRIBUTES, EMPTY, METAS, may_hold, may_say

RECORD = re.compile('<script type="application/json" id="record">([^<]*)</script>')

_BEGINS = re.compile('<!doctype html>\n<html lang="(?:fr|en)">\n<head>\n(?=<meta charset="utf-8">\n)')
"""The charset stands where a browser that looks for it in the first bytes finds it."""
_BETWEEN = re.compile("</head>\n(?=<body[ >])")
_ENDS = "</body>\n</html>\n"
_AFTER = "\n\n</body>"
"""White space after the end of the body is the body's, to a browser."""
_NAME = "[a-z][a-zA-Z0-9]*"
_ATTRIBUTE = re.compile(' ([a-z][a-zA-Z0-9-]*)(?:="([^"<>]*)")?')
_RAW = "[^<]*(?:<(?!!--|/?(?i:{}))/?[^<]*)*"
"""The text of a script or of a style, up to its own end. (Not possessive: before Python 3.11.5 those over groups are wrong.)"""
_TOKEN = re.compile(
    r'<script type="application/json" id="(?P<id>record|extras)">(?P<data>[^<]*+)</script>'
    f"|<script>(?P<script>{_RAW.format('script')})</script>"
    f"|<style>(?P<style>{_RAW.format('style')})</style>"
    f'|<(?P<start>{_NAME})(?P<attributes>(?: [a-z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)(?P<closed>/?)>'
    f"|</(?P<end>{_NAME})>"
    "|(?P<text>[^<]+)"
)
_REFERENCE = re.compile("&([^;&]{0,8};?)")
_REFERENCES = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "#34;": '"', "#39;": "'"}


class NotAsWritten(Exception):
    """The file is not what `ect dossier` writes."""


def digest_of_pages(html: str) -> str:
    """In base64; what the record has does not count. Raises `NotAsWritten`, also for a script or a style that is not, in
    its turn, the one which the policy names."""
    html = html.replace("\r\n", "\n").replace("\r", "\n")
    begins, between = _BEGINS.match(html), _BETWEEN.search(html)
    if begins is None or between is None or not html.endswith(_ENDS) or "\0" in html:
        raise NotAsWritten
    walk = _Walk()
    walk.head(html[begins.end() : between.start()])
    walk.body(html[between.end() : -len(_ENDS)])
    walk.check_policy()
    return _hash("".join([*walk.written, _AFTER]))


class _Walk:
    """Writes down in one way what the page shows, and keeps aside its policy and what that is about."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._open: list[str] = []
        self._policies: list[str] = []
        self._scripts: list[str] = []
        self._styles: list[str] = []
        self._ended = False
        """Whether the record was met, after which nothing is shown."""

    def head(self, html: str) -> None:
        titles = 0
        for token in _tokens(html):
            start, text = token["start"], token["text"]
            if token["style"] is not None and not self._open:
                self._styles.append(_hash(token["style"]))
            elif start == "meta" and not self._open:
                self._start(token)
            elif token[0] == "<title>" and not titles:
                titles += 1
                self._open.append("title")
                self.written.append("<title>")
            elif token["end"] == "title" and self._open:
                self._end("title")
            elif text is not None and self._open:
                self._text(text)
            elif text is None or text.strip("\n"):
                raise NotAsWritten
        if self._open or not titles:
            raise NotAsWritten

    def body(self, html: str) -> None:
        tokens = _tokens(html)
        first = next(tokens)
        self.written.append(_opening("body", first["attributes"]))
        if first["start"] != "body" or first["closed"]:
            raise NotAsWritten
        for token in tokens:
            if token["text"] is not None:
                self._text(token["text"])
            elif token["start"] is not None:
                self._shown(token)
            elif token["end"] is not None:
                self._end(token["end"])
            elif self._open:  # in a drawing, say, where a browser reads its text as elements
                raise NotAsWritten
            else:
                self._aside(token)
        if self._open or not self._ended:
            raise NotAsWritten

    def check_policy(self) -> None:
        """It names each script and style that there is, in order, and no other."""
        if len(self._policies) != 1 and (self._policies or self._scripts or self._styles):
            raise NotAsWritten
        for directive, there in (("script-src", self._scripts), ("style-src", self._styles)):
            named = re.findall(f"(?:^|; ){directive} ([^;]*)", "".join(self._policies))
            if re.findall("'sha256-([^']*)'", "".join(named)) != there:
                raise NotAsWritten

    def _shown(self, token: re.Match[str]) -> None:
        if self._ended or not may_hold(self._within, token["start"]) or (token["closed"] and "svg" not in self._open):
            raise NotAsWritten
        self._start(token)

    def _start(self, token: re.Match[str]) -> None:
        name = token["start"]
        self.written.append(_opening(name, token["attributes"]))
        if name == "meta":
            self._meta(dict(_attributes(name, token["attributes"])))
        self._open.append(name)
        if token["closed"] or name in EMPTY:
            self._end(name)

    def _meta(self, said: Mapping[str, str]) -> None:
        """It is the policy, or tells a browser to do nothing: to go elsewhere, say."""
        if said.get("http-equiv") == "Content-Security-Policy":
            self._policies.append(said.get("content", ""))
        elif "http-equiv" in said:
            raise NotAsWritten

    def _end(self, name: str) -> None:
        if not self._open or self._open.pop() != name:
            raise NotAsWritten
        self.written.append(f"</{name}>")

    def _text(self, text: str) -> None:
        if not may_say(self._within, text) or (self._ended and text.strip("\n")):
            raise NotAsWritten
        self.written.append(_escaped(_plain(text)))

    @property
    def _within(self) -> Sequence[str]:
        return ["body", *self._open]

    def _aside(self, token: re.Match[str]) -> None:
        """A script or a style, where the body is all that is open."""
        if token["style"] is not None:
            self._styles.append(_hash(token["style"]))
            self.written.append(f"<style>{_escaped(token['style'])}</style>")
        elif token["id"] == "record":
            if self._ended:
                raise NotAsWritten
            self._ended = True
        elif not self._ended:
            raise NotAsWritten
        elif token["id"] == "extras":
            self._scripts.append(_hash(token["data"]))
            self.written.append(f'<script id="extras" type="application/json">{_escaped(token["data"])}</script>')
        else:
            self._scripts.append(_hash(token["script"]))


def _tokens(html: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(html):
        found = _TOKEN.match(html, at)
        if found is None:
            raise NotAsWritten
        yield found
        at = found.end()


def _attributes(name: str, written: str) -> Sequence[tuple[str, str]]:
    found = [(attribute, _plain(value)) for attribute, value in _ATTRIBUTE.findall(written)]
    if len(dict(found)) < len(found) or not {*dict(found)} <= (METAS if name == "meta" else ATTRIBUTES):
        raise NotAsWritten
    return [(attribute.lower(), value) for attribute, value in found]


def _opening(name: str, attributes: str) -> str:
    found = sorted(f' {attribute}="{_escaped(value)}"' for attribute, value in _attributes(name, attributes))
    return f"<{name}{''.join(found)}>"


def _plain(text: str) -> str:
    """With what stands for the characters of markup."""

    def read(found: re.Match[str]) -> str:
        if found[1] not in _REFERENCES:
            raise NotAsWritten
        return _REFERENCES[found[1]]

    return _REFERENCE.sub(read, text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
