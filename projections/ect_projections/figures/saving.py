"""A figure as a file: svg for a document, png for a screen. The whole file, or none."""

from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from ect_journal.errors import InvalidInput
from ect_journal.folder import write_whole, writing
from ect_journal.words import shown
from ect_projections.figures.words import NO_SUCH_EXTENSION, USE_THOSE

EXTENSIONS = (".svg", ".png")
DOTS_PER_INCH = 288
"""Of a png, where 72 would give a dot a pixel."""
_VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


def save(chart: Any, path: str | Path) -> Path:
    """Write it there, over what is there, and return the path. Raises `InvalidInput` for another extension than .svg or
    .png, and `NotWritten`."""
    path = Path(path)
    extension_of(path)
    described = chart.to_dict()
    if extension_of(path) == ".svg":
        content = vl_convert.vegalite_to_svg(described, vl_version=_VEGA_LITE).encode()
    else:
        content = vl_convert.vegalite_to_png(described, vl_version=_VEGA_LITE, ppi=DOTS_PER_INCH)
    with writing(path):
        write_whole(path, content)
    return path


def extension_of(path: str | Path) -> str:
    """.svg or .png. Raises `InvalidInput`."""
    extension = Path(path).suffix.lower()
    if extension not in EXTENSIONS:
        raise InvalidInput(NO_SUCH_EXTENSION.format(name=shown(Path(path).name)), USE_THOSE)
    return extension
