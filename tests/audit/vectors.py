"""Vectors that nobody in this project wrote, at ../shared/vectors beside the project; a test that needs one says when it is
not there."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "vectors"


def published(name: str) -> Any:
    """The content of one file; the test is skipped where the folder is absent."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"the published vectors are not here (../shared/vectors/{name})")
    return json.loads(path.read_text("utf-8"))


def decoded(encoded: str | None) -> bytes:
    return b64decode(encoded or "")
