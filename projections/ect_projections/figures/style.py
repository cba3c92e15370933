"""How every figure looks: its colours, its letters, its title, and the line that says where it comes from.

Colours are told apart in grey and by colour-blind readers: a scale of one hue goes by lightness, kinds are those of Okabe
and Ito (2008) and are always named by a letter, a shape or a dash too.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import altair as alt
import orjson

from ect_journal.entry import read_instant
from ect_journal.words import Text, language
from ect_projections.figures import words as say
from ect_projections.reading import Reading

INK = "#1a1a1a"
SOFT = "#595959"
"""Of what is read second; 7 to 1 on paper."""
GRID = "#d9d9d9"
PAPER = "#ffffff"
STAIRS = ("#dfeaf4", "#b3cfe5", "#82b0d3", "#4f8dbd", "#26679f", "#0b3c70")
"""One hue, from the lightest to the darkest."""
KINDS = (
    "#0072b2", "#f0e442", "#009e73", "#e69f00", "#56b4e9", "#d55e00", "#cc79a7", "#dddddd", "#999999", "#000000",
)  # fmt: skip
"""Okabe and Ito's eight and two greys, ordered so that neighbours differ in lightness too."""
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
WIDTH = 640
"""Pixels of every figure: 16 cm, the column of an A4 page, where 11 pixels are 8 points."""
SMALL, NORMAL, LARGE = 9.5, 11, 15


def contrast(one: str, other: str) -> float:
    """Of two colours #rrggbb, from 1 to 21: WCAG 2.2, “contrast ratio”."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, from 0 to 1: WCAG 2.2."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_on(colour: str) -> str:
    """Black or white letters, whichever read better on it."""
    return INK if contrast(INK, colour) >= contrast(PAPER, colour) else PAPER


def width_of(written: str, size: float = SMALL) -> float:
    """About as many pixels as it takes in our font; a little more rather than less."""
    return sum(_NARROW.get(letter, 0.56) for letter in written) * size


_NARROW = (
    dict.fromkeys("iljtfrI.,:;!’' ()[]|·", 0.32) | dict.fromkeys("mwMW@%—", 0.88) | dict.fromkeys("ABCDEGHNOQRUV", 0.74)
)


def number(value: float, digits: int = 0) -> str:
    """A number of so many digits after the point, as the reader writes it."""
    written = f"{value:,.{digits}f}"
    return written.replace(",", "\u202f").replace(".", ",") if language() == "fr" else written


def wrapped(written: str, width: float, size: float = SMALL) -> list[str]:
    """In lines of at most this width, broken at plain spaces only."""
    lines = [""]
    for word in written.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if width_of(longer, size) <= width or not lines[-1] else [*lines, word]
    return lines


def figure(parts: Sequence[Any], reading: Reading, title: Text, subtitle: Text | None = None) -> alt.VConcatChart:
    """The parts, one under the other, with their title and their source, in the style of all figures."""
    body = alt.vconcat(*parts, spacing=14).properties(
        title=alt.Title(
            source(reading), orient="bottom", anchor="start", fontSize=SMALL, fontWeight="normal", color=SOFT, offset=12
        )
    )
    head = alt.Title(
        str(title),
        subtitle=wrapped(str(subtitle), WIDTH - 10, NORMAL) if subtitle else [],
        anchor="start",
        fontSize=LARGE,
        subtitleFontSize=NORMAL,
        subtitleColor=SOFT,
        subtitlePadding=4,
        color=INK,
        offset=10,
    )
    chart = alt.vconcat(body).properties(
        title=head, background=PAPER, padding=10, description=f"{title}. {subtitle or ''}"
    )
    styled: alt.VConcatChart = (
        chart.configure(font=FONT, locale=_locale())
        .configure_view(stroke=None)
        .configure_mark(aria=False)  # a voice would read pixels: the description and the words are read
    )
    return styled


def source(reading: Reading) -> str:
    """Which journal, as it was known when, and as of which day."""
    said = say.SOURCE if reading.as_of is None else say.SOURCE_AS_OF
    return str(
        said.format(journal=reading.origin, ref=f"J{reading.known_at}", day=recorded_on(reading), as_of=reading.as_of)
    )


def recorded_on(reading: Reading) -> date:
    """The civil day on which the last entry of the reading was recorded: the same whenever the figure is drawn."""
    row = reading.entries.rows[reading.known_at - 1]
    return read_instant(orjson.loads(row.state)["recorded_at"]).astimezone(reading.zone).date()


def horizon(reading: Reading) -> date:
    """The last day that the figure speaks of."""
    return recorded_on(reading) if reading.as_of is None else min(reading.as_of, recorded_on(reading))


def _locale() -> dict[str, Any]:
    """Numbers, and the names of months, as the reader writes them."""
    import vl_convert

    name: Literal["fr-FR", "en-GB"] = "fr-FR" if language() == "fr" else "en-GB"
    return {"number": vl_convert.get_format_locale(name), "time": vl_convert.get_time_format_locale(name)}
