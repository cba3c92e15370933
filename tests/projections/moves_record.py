"""More moves for generated journals: what is late, transcribed, excepted, ungrounded. See `moves`."""

from collections.abc import Callable
from typing import Any

from ect_journal import Journal

MOVES: dict[str, Callable[[Journal, int, int, int], Any]] = {}
