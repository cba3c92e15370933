"""What a command printed when somebody last looked at it: tests/cli/snapshots/NAME.json, or NAME as it is when it has an
extension of its own.

    same_as_kept("find", run("find", "hiver", "--format", "json").stdout)

ECT_REFRESH=1 keeps what is printed now; the difference is then read before it is committed.
"""

import os
from pathlib import Path

KEPT = Path(__file__).parent / "snapshots"


def same_as_kept(name: str, printed: str) -> None:
    """Compare, or keep, what the command `name` printed."""
    path = KEPT / (name if Path(name).suffix else f"{name}.json")
    if os.environ.get("ECT_REFRESH"):
        KEPT.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == printed
