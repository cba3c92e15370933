"""What a dossier's pages say, read as a reader of one language would.

Said(page, "fr").text["promises"]    # what stands under the heading of that id, until the next; "" before the first
"""

import re
from functools import cached_property
from html.parser import HTMLParser


class Said(HTMLParser):
    """The element `<main>`; its tags and attributes besides."""

    def __init__(self, page: str, lang: str) -> None:
        super().__init__()
        self.lang, self.under, self.tags, self.attributes = lang, "", list[str](), set[str]()
        self.silent, self._parts = list[str](), dict[str, list[str]]()
        self.feed(page[page.index("<main") : page.index("</main>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        if self.silent or given.get("lang", self.lang) != self.lang or tag in ("title", "desc"):
            self.silent.append(tag)
        elif tag == "h2":
            self.under = given["id"] or ""

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._parts.setdefault(self.under, []).append(data)

    @cached_property
    def text(self) -> dict[str, str]:
        return {under: re.sub(r"[ \n\u00a0]+", " ", "".join(parts)) for under, parts in self._parts.items()}
