"""Thousands of single changes to dossiers, judged by both verifiers: Python's, and the file's own in a real browser.

They always say the same, and refuse every change that alters meaning; which ones alter none, and why, is said in
`changes.SAME_BECAUSE` and `around.SHOWS_THE_SAME`. Each test prints its counts (`pytest -s`, or the report of a failure). As many changes as
fit into half a minute; ten times more with ECT_TEST_PROFILE=nightly.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ect_journal.dossier_file import trail_of, trail_of_record
from ect_journal.trail import Trail
from ect_journal.verifying import Report, verify
from ect_journal.verifying.report import PRECEDENCE
from tests.audit import changes
from tests.audit.browser import Case, InBrowser, outcome, outcome_of
from tests.audit.changed_parts import every
from tests.audit.changes import SPOILED, Change
from tests.audit.given import REFUSED, TIMES, Given, judged, written
from tests.audit.rewriting import resealed, rewritten
from tests.durability.profiles import NIGHTLY

RANK = {"yes": 2, "unchecked": 1, "no": 0}


# The record ---------------------------------------------------------------------------------------------------------------


class Both:
    """Holds what both verifiers say of changes to a record against each other, and against what each change comes to."""

    def __init__(self, given: Given, browser: InBrowser) -> None:
        self.browser, self.readers, self.pages = browser, given.readers, given.record["pages"]
        self.honest = {name: verify(trail_of(given.internal), held) for name, (_, held) in self.readers.items()}
        self.counts: dict[str, Counter[int]] = {}
        self.wrong: list[str] = []

    def judge(self, pairs: Iterable[tuple[Change, str]]) -> None:
        self.judge_as((change, reader, partial(trail_of_record, change.record, self.pages)) for change, reader in pairs)

    def judge_as(self, given: Iterable[tuple[Change, str, Callable[[], Trail]]]) -> None:
        """With the trail that Python reads out of what the browser reads as the record of the change."""
        pairs = [*given]
        for start in range(0, len(pairs), 400):
            some = pairs[start : start + 400]
            cases = [Case(change.record, self.readers[reader][0], self.pages) for change, reader, _ in some]
            for (change, reader, trail), theirs in zip(some, self.browser.verify(cases), strict=True):
                mine = judged(trail, self.readers[reader][1])
                if outcome(theirs) != outcome_of(mine):
                    self.wrong.append(
                        f"{change.part}: {change.what}; held: {reader}: {outcome_of(mine)} but {outcome(theirs)}"
                    )
                if why := self.is_wrong(change, reader, mine):
                    self.wrong.append(f"{change.part}: {change.what}; held: {reader}: {why}, {outcome_of(mine)}")
                self.counts.setdefault(change.part, Counter())[mine.exit] += 1

    def is_wrong(self, change: Change, reader: str, report: Report) -> str | None:
        honest = self.honest[reader]
        match change.effect:
            case "altered":
                return None if report.exit in REFUSED else "not refused"
            case "spoiled" if reader in ("a key", "all"):
                return None if report.exit in REFUSED else "a known key's wrong signature"
            case "same":
                return None if report[2:6] == honest[2:6] else "a false alarm"
            case "rewritten":
                kept = report.verdicts.complete == "yes" and reader == "the last"
                signed = report.verdicts.signed == "yes"
                return "signed" if signed else "what was kept" if kept else None
            case "resealed":
                return "what was kept" if report.verdicts.complete == "yes" and reader == "the last" else None
            case _:
                return better(report, honest)

    def done(self, least: int) -> None:
        total = sum(map(Counter.total, self.counts.values()))
        exits = sum(self.counts.values(), Counter[int]())
        lines = [f"{part}: {dict(sorted(found.items()))}" for part, found in self.counts.items()]
        print(f"\n{total} changes, each judged by both: {dict(sorted(exits.items()))}", *lines, sep="\n  ")
        assert not self.wrong, "\n".join([f"{len(self.wrong)} of {total}", *self.wrong[:12]])
        assert total >= least


def better(report: Report, honest: Report) -> str | None:
    """A verdict that is better than the unchanged file's, if any."""
    pairs = zip(report.verdicts, honest.verdicts, strict=True)
    if any(RANK[now] > RANK[then] for now, then in pairs):
        return "a better verdict"
    if PRECEDENCE.index(report.exit) > PRECEDENCE.index(honest.exit):
        return "a better exit code"
    return None


def with_readers(found: Iterable[Change], readers: Iterable[str]) -> Iterator[tuple[Change, str]]:
    """Each with one reader, in turn; a signature that is spoiled with who knows the key."""
    names = [*readers]
    for number, change in enumerate(found):
        yield change, names[number % len(names)] if change.effect != SPOILED else ("a key", "all")[number % 2]


def test_every_part_of_the_record(given: Given, browser: InBrowser) -> None:
    both = Both(given, browser)
    both.judge(with_readers(every(given.record, random.Random(17), TIMES), both.readers))
    both.done(3_000)


def test_the_tree_made_again(given: Given, browser: InBrowser) -> None:
    """By who has no key: whatever is then coherent is never signed, and never what the reader kept. By who has one that the
    reader believes: both make the same of whatever an entry says."""
    both, rng = Both(given, browser), random.Random(23)
    by_nobody, by_keys = [*rewritten(given.record)], [*resealed(given.record)]
    if not NIGHTLY:
        by_nobody, by_keys = rng.sample(by_nobody, 300), rng.sample(by_keys, 150)
    both.judge(with_readers(by_nobody, both.readers))
    both.judge(with_readers(by_keys, ["another's key", "a believer", "the last"]))
    both.done(450)


def test_the_record_as_it_is_written(given: Given, browser: InBrowser) -> None:
    """Its JSON: spelled otherwise, and with one letter of it changed."""
    both, rng, record = Both(given, browser), random.Random(29), given.record
    text = written(given.internal)
    texts = [*changes.spellings(record)]
    while len(texts) < 400 * TIMES:
        new, what = changes.spoiled(text, rng)
        if "<" in new:
            continue  # a browser that reads a file ends there, or reads on: the file is none, see test_mutations_file
        try:
            read = json.loads(new, parse_constant=lambda _: 1 / 0)
        except (ValueError, ArithmeticError):
            read = None
        texts.append((f"{what}, {new!r:.40}", new, changes.of_record(record, read)))
    parsed = browser.run(
        "cases.map((text) => { try { return { read: JSON.parse(text) }; } catch { return {}; } })",
        [t for _, t, _ in texts],
    )
    found = [
        Change("text", what, each.get("read"), effect) for (what, _, effect), each in zip(texts, parsed, strict=True)
    ]
    trails = [partial(trail_of_text, new, record["pages"]) for _, new, _ in texts]
    both.judge_as((*pair, trail) for pair, trail in zip(with_readers(found, both.readers), trails, strict=True))
    both.done(400)


AROUND = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Dossier</title>
</head>
<body>
<script type="application/json" id="record">…</script>
</body>
</html>
"""


def trail_of_text(text: str, found: str) -> Trail:
    """Of a file with this for its record, and pages of this digest."""
    trail = trail_of(AROUND.replace("…", text).encode())
    return trail._replace(pages=trail.pages and trail.pages._replace(found=found))
