"""Wall time of the command: `ect --help` against starting Python and importing click; `ect record` on a journal of 1,000
entries against one of 50,000.

    python benchmarks/command.py
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import ratio
from programme import write

SMALL, LARGE = 1_000, 50_000
RECORD = (
    "record",
    "observation",
    "--title",
    "Le besoin est reformulé",
    "--project",
    "P001",
    "--on",
    "2024-02-06",
    "--by",
    "rd",
)


def run(*arguments: str) -> Callable[[], object]:
    def call() -> object:
        return subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    return call


def main() -> None:
    print(f"{'whole processes':<58} {'ours':>15} {'other':>15}")
    ratio(
        run("-m", "ect_cli", "--help"),
        run("-c", "import click"),
        label="ect --help (aim: 0.1 s) / python importing click",
    )
    with tempfile.TemporaryDirectory() as name:
        for size in (SMALL, LARGE):
            write(Path(name) / str(size), size).close()

        def record(size: int) -> Callable[[], object]:
            return run("-m", "ect_cli", *RECORD, "--journal", str(Path(name) / str(size)))

        ratio(record(LARGE), record(SMALL), rounds=9, label="ect record on 50,000 / on 1,000 (aim: ratio at most 1.5)")


if __name__ == "__main__":
    main()
