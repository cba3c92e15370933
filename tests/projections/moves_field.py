"""More moves for generated journals: projects: selection, extended and retired methods, who took part. See `moves`."""

from collections.abc import Callable
from typing import Any

from ect_journal import Journal

MOVES: dict[str, Callable[[Journal, int, int, int], Any]] = {}
