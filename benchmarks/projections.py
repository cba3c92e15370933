"""Every projection on journals of several sizes: the time of a first answer, the memory at its peak, how both grow; and on
the smallest one against its plain twin of the tests, which folds the same entries in Python.

    python benchmarks/projections.py [SIZE ...]        20000 200000 unless sizes are given

Each projection is asked in a process of its own, of a Reading that has parsed nothing yet; its peak is that of the whole
process, its rows included. (tracemalloc does not see what polars allocates.) Twins that fold quadratically are not run
beyond `TWINS_UPTO` entries: the smallest journal is then cut to its first ones, for both sides.
"""

import inspect
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from ect_journal import Journal
from measure import seconds
from programme import write

ROOT = Path(__file__).parents[1]
TWINS_UPTO = 2_000
"""Entries on which a twin is asked."""
TWINS = ("twins", "twins_field", "twins_coverage", "twins_effects", "twins_work", "twins_record", "twins_programme")


def names() -> list[str]:
    import ect_projections
    from ect_projections.projection import PROJECTIONS

    assert ect_projections is not None, "imported for the projections that it lists"
    return list(PROJECTIONS)


# Inside a process ---------------------------------------------------------------------------------------------------------


def peak() -> float:
    """The most memory that this process held, in MB."""
    if (status := Path("/proc/self/status")).exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)  # macOS counts bytes


def ask(home: str, name: str) -> dict[str, float]:
    """One projection (all of them on one Reading when `name` is empty), of the journal in a folder."""
    from ect_projections import Reading
    from ect_projections.projection import PROJECTIONS

    wanted = [name] if name else names()
    with Journal.open(home) as journal:
        start = time.perf_counter()
        reading = Reading.of(journal)
        read = time.perf_counter() - start
        before = peak()
        answered = seconds(lambda: [PROJECTIONS[each](reading).collect() for each in wanted])
        again = seconds(lambda: [PROJECTIONS[each](reading).collect() for each in wanted])
    rows = PROJECTIONS[name](reading).collect().height if name else 0
    return {"read": read, "first": answered, "again": again, "base": before, "peak": peak(), "rows": rows}


def asked(home: Path, name: str) -> dict[str, float]:
    line = [sys.executable, __file__, "--ask", str(home), name]
    done = subprocess.run(line, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


# Against the twins --------------------------------------------------------------------------------------------------------


def twin_of(name: str) -> Callable[..., object] | None:
    """The function of that name in a module of twins, if there is one."""
    sys.path.insert(0, str(ROOT))
    for module in TWINS:
        try:
            found = getattr(import_module(f"tests.projections.{module}"), name, None)
        except ModuleNotFoundError:
            continue
        if found is not None and found.__module__ == f"tests.projections.{module}":
            return found  # type: ignore[no-any-return]  # a function of the tests
    return None


def against_twins(home: Path) -> None:
    """Both sides start from the rows: the projection parses them into frames, the twin is handed entries that stand."""
    from ect_projections import Reading
    from ect_projections.projection import PROJECTIONS

    sys.path.insert(0, str(ROOT))
    known = import_module("tests.projections.twins").known
    with Journal.open(home) as journal:
        at = min(journal.head, TWINS_UPTO)
        given: dict[str, Any] = {
            "journal": journal,
            "known_at": at,
            "as_of": None,
            "day": Reading.of(journal, known_at=at).day,
        }
        decoding = seconds(lambda: known(journal, at))
        print(f"\nagainst the plain twins, {at:,} entries; handing them entries took {decoding:.2f} s")
        print(f"{'':<20} {'ours ms':>10} {'twin ms':>10} {'twin / ours':>12}")
        for name in names():
            if (twin := twin_of(name)) is None:
                print(f"{name:<20} {'':>10} {'no twin':>10}")
                continue
            wants = inspect.signature(twin).parameters
            ours = min(_fresh(journal, at, PROJECTIONS[name]) for _ in range(3))
            entries = known(journal, at)
            theirs = seconds(lambda: twin(**{each: {**given, "entries": entries}[each] for each in wants}))  # noqa: B023  # called at once
            print(f"{name:<20} {ours * 1e3:>10.1f} {theirs * 1e3:>10.1f} {theirs / ours:>12.1f}")


def _fresh(journal: Journal, at: int, projection: Callable[..., Any]) -> float:
    from ect_projections import Reading

    reading = Reading.of(journal, known_at=at)
    return seconds(lambda: projection(reading).collect())


# All of it ----------------------------------------------------------------------------------------------------------------


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        homes = {size: Path(name) / str(size) for size in sizes}
        for size, home in homes.items():
            start = time.perf_counter()
            write(home, size).close()
            megabytes = (home / "journal.sqlite").stat().st_size / (1 << 20)
            print(
                f"{size:,} entries written in {time.perf_counter() - start:.0f} s, {megabytes:.0f} MB on the disk",
                flush=True,
            )
        head = "".join(f" {f'{size:,}: s':>14} {'MB':>7} {'rows':>8}" for size in sizes)
        print(f"\n{'first answer':<20}{head}   growth of time, of memory above the rows")
        for projection in (*names(), ""):
            print(
                _line(projection or "all, one Reading", [asked(home, projection) for home in homes.values()]),
                flush=True,
            )
        against_twins(homes[min(sizes)])


def _line(name: str, found: list[dict[str, float]]) -> str:
    cells = "".join(f" {each['first']:>14.2f} {each['peak']:>7.0f} {each['rows']:>8.0f}" for each in found)
    if len(found) < 2:
        return f"{name:<20}{cells}"
    first, last = found[0], found[-1]
    over = [max(each["peak"] - each["base"], 1) for each in (first, last)]
    return f"{name:<20}{cells}   x {last['first'] / first['first']:.1f}, x {over[1] / over[0]:.1f}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        print(json.dumps(ask(sys.argv[2], sys.argv[3])))
    else:
        main([int(size) for size in sys.argv[1:]] or [20_000, 200_000])
