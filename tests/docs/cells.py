"""The cells of a page, run one after the other by one Python, as in a notebook.

with_cells = Cells(folder, env)
with_cells.run("x = 2")
with_cells.run("print(x)")      # "2\n"
"""

import subprocess
import sys
from pathlib import Path

_END = "\f\n"
_KERNEL = f"""
import sys
names = {{}}
for line in sys.stdin:
    exec(compile(eval(line), "cell", "exec"), names)
    print({_END!r}, end="", flush=True)
"""


class Cells:
    """A Python that stands in a folder and remembers."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._kernel = subprocess.Popen(
            [sys.executable, "-c", _KERNEL], cwd=folder, env=env, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, cell: str) -> str:
        """What the cell prints. Raises `AssertionError` with its traceback when it fails."""
        assert self._kernel.stdin
        assert self._kernel.stdout
        self._kernel.stdin.write(f"{cell!r}\n")
        self._kernel.stdin.flush()
        printed: list[str] = []
        for line in self._kernel.stdout:
            if line.endswith(_END):
                return "".join([*printed, line.removesuffix(_END)])
            printed.append(line)
        raise AssertionError("".join(printed))

    def close(self) -> None:
        self._kernel.communicate()
