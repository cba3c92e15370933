"""Starting other programs of this folder, as tests of several processes need them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""Where this folder's modules are found; what PYTHONPATH says already comes after."""


def start(module: str, *arguments: object) -> "subprocess.Popen[str]":
    """`python -m tests.durability.<module>` with these arguments, its output to be read."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.durability.{module}", *map(str, arguments)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def finish(program: "subprocess.Popen[str]", timeout: float = 120) -> str:
    """What it printed. Fails with what it complained of when it did not end well."""
    output, complaint = program.communicate(timeout=timeout)
    assert program.returncode == 0, complaint
    return output
