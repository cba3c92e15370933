"""The two README of the archivist's folder: what is in it, and lines of shell that check it as they stand.

Whatever comes from the journal stands outside of those lines, where it is text and no markup; inside there are only
numbers, and names made of hexadecimal digits. Leaves what the files hold to `bundle_parts`.
"""

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import orjson

from ect_journal.bundle_parts import (
    SPKI,
    Anchor,
    anchors_of,
    cosignatures,
    keys_of,
    last_seal,
    programme_of,
    stem,
)
from ect_journal.demo_keys import DEMO_VKEY
from ect_journal.timestamps import time_of
from ect_journal.trail import Trail
from ect_journal.words import Lang, typeset

if TYPE_CHECKING:
    from jinja2 import Environment

NAMES: dict[Lang, str] = {"en": "README.md", "fr": "README.fr.md"}
SNIPPET = "bundle_root.sh"
POINTS = "checkpoints/"
LANGUAGES: dict[Lang, dict[str, str]] = {
    "en": {"en": "English", "fr": "French"}, "fr": {"en": "anglais", "fr": "français"},
}  # fmt: skip
_DOSSIER = re.compile(r"dossier\.(en|fr)\.html")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|&~])")


def readmes(trail: Trail, dossiers: Collection[str], others: Collection[str]) -> dict[str, bytes]:
    """Both, by the name of their file, of a folder with these dossiers and these other files."""
    said, there = _said(trail), {name.split("/")[0] for name in others}
    sizes = sorted(int(name[len(POINTS) : -len(".txt")]) for name in others if name.startswith(POINTS))
    before = [size for size in sizes if size < said["size"]]
    written = {}
    for lang, name in NAMES.items():
        text = _environment().get_template(f"bundle.{lang}.md").render(
            said, there=there, sizes=sizes, before=before, snippet=snippet(lang, sizes, before),
            dossiers=[(each, _language(each, lang)) for each in sorted(dossiers)],
        )  # fmt: skip
        written[name] = (_tidy(text, french=lang == "fr") + "\n").encode()
    return written


def snippet(lang: Lang, sizes: Sequence[int], before: Sequence[int]) -> str:
    """The lines that compute the root of the entries, for the checkpoints of these sizes, and print those before the last."""
    return _environment().get_template(SNIPPET).render(lang=lang, sizes=sizes, before=before).strip()


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only who writes them waits for it

    env = Environment(
        loader=PackageLoader("ect_journal"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        autoescape=False,  # it is Markdown: see `plain`
    )  # fmt: skip
    env.filters["plain"] = lambda text: _MARKUP.sub(r"\\\1", text)
    return env


def _said(trail: Trail) -> dict[str, Any]:
    anchors, keys, (sealed, seals) = anchors_of(trail), keys_of(trail), last_seal(trail)
    known = {key.id for key in keys}
    size, text = trail.checkpoints[-1]
    first, last = (_day(state) for state in (trail.entries[0], _last_whole(trail)))
    return {
        "origin": text.split("\n")[0],
        "programme": programme_of(trail),
        "opened_by": orjson.loads(trail.entries[0]).get("by", ""),
        "size": size,
        "first_day": first,
        "last_day": last,
        "expunged": sum(state.startswith(b'{"expunged":') for state in trail.entries),
        "demo": any(key.verifier.vkey == DEMO_VKEY for key in keys),
        "keys": keys,
        "der": "".join(f"\\{byte:03o}" for byte in SPKI),
        "sealed": sealed,
        "seals": [signed for signed in seals if signed.key_id in known],
        "anchors": anchors,
        "stamps": [_stamp(anchor) for anchor in anchors if anchor.kind == "timestamp" and anchor.evidence],
        "cosigned": [
            {
                "ref": anchor.ref, "size": anchor.size, "name": signed.name, "key_id": signed.key_id,
                "at": f"{signed.at:%Y-%m-%d %H:%M} UTC" if signed.at else "", "stem": stem(anchor.ref, signed),
            }
            for anchor in anchors for signed in cosignatures(anchor)
        ],
        "handed": [anchor for anchor in anchors if anchor.kind == "handed_over"],
    }  # fmt: skip


def _language(dossier: str, lang: Lang) -> str:
    """The one in which a dossier opens, as its name says."""
    found = _DOSSIER.fullmatch(dossier)
    return LANGUAGES[lang][found[1]] if found else ""


def _stamp(anchor: Anchor) -> dict[str, Any]:
    at = time_of(anchor.evidence or b"")
    attime = f" -attime {int(at.timestamp())}" if at else ""
    return {
        "ref": anchor.ref, "path": anchor.path, "size": anchor.size, "authority": anchor.authority, "attime": attime,
    }  # fmt: skip


def _last_whole(trail: Trail) -> bytes:
    return next(state for state in reversed(trail.entries) if not state.startswith(b'{"expunged":'))


def _day(state: bytes) -> str:
    return str(orjson.loads(state)["recorded_at"])[:10]


def _tidy(text: str, *, french: bool) -> str:
    """One empty line where several were left, and French as it is printed; the lines of shell stay as they are."""
    parts = text.split("```")
    for index in range(0, len(parts), 2):
        parts[index] = re.sub(r"\n{3,}", "\n\n", typeset(parts[index]) if french else parts[index])
    return "```".join(parts).strip()
