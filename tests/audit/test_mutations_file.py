"""A dossier's file changed anywhere around its record, or forged whole: read by Python, by the browser's own parser with the
verifier in it, and opened as a file in a real browser, where its panel never says anything good of it."""

import json
import random
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ect_journal.dossier_file import pages_digest, trail_of
from ect_journal.ledger.notes import note, sign, split, verifier_of
from ect_journal.verifying import Held, Report, verify
from tests.audit import changes
from tests.audit.around import PUT_IN, REGIONS, Edit, edits
from tests.audit.browser import Case, InBrowser, outcome, outcome_of
from tests.audit.changes import Record
from tests.audit.given import REFUSED, TIMES, Given, judged, parts, written
from tests.audit.kept import THIEF_SEED, changed, rebuilt

OPENED = 20
"""As many changed files as are opened in the browser; ten times more at night."""


def verdict(text: str) -> Report:
    return judged(lambda: trail_of(text.encode("utf-8", "surrogatepass")), Held())


def in_browser(browser: InBrowser, text: str, found: list[Edit]) -> list[dict[str, Any]]:
    """What the verifier says of each file as the browser's parser reads it."""
    code = """cases.map(([start, end, more]) => {
        const page = new DOMParser().parseFromString(file.slice(0, start) + more + file.slice(end), "text/html");
        let record = null;
        try { record = JSON.parse(page.getElementById("record").textContent); } catch {}
        return Ect.verify(record, Ect.read(""), Ect.pages(page));
    })"""
    browser.page.evaluate("(text) => { globalThis.file = text; }", text)
    return [
        report
        for at in range(0, len(found), 50)
        for report in browser.run(code, [[each.start, each.end, each.new] for each in found[at : at + 50]])
    ]


def test_every_region_of_the_file(given: Given, browser: InBrowser) -> None:
    """Both read each changed file alike, and refuse it."""
    text, rng, wrong = given.open.decode(), random.Random(31), []
    counts: dict[str, Counter[str]] = {}
    found = [*edits(text, rng, 25 * TIMES)]
    for edit, theirs in zip(found, in_browser(browser, text, found), strict=True):
        mine = verdict(edit.of(text))
        said = _said(mine.exit, theirs["exit"], edit.region)
        counts.setdefault(edit.region, Counter())[said or "wrong"] += 1
        if said is None:
            around = (
                text[max(0, edit.start - 30) : edit.start]
                + "["
                + text[edit.start : edit.end]
                + "]"
                + text[edit.end : edit.end + 15]
            )
            wrong.append(f"{edit} in {around!r}: {outcome_of(mine)[:3]}, browser {outcome(theirs)[:3]}")
    print(f"\n{len(found)} changes around the record, each read by both:", *counts.items(), sep="\n  ")
    assert not wrong, "\n".join([f"{len(wrong)} of {len(found)}", *wrong[:40]])


def _said(mine: int, theirs: int, region: str) -> str | None:
    """What both make of a change around the record; None when one of them lets a change pass that the other sees."""
    if mine in REFUSED:
        return str(mine) if theirs in REFUSED else "shows the same"
    return None if theirs in REFUSED else "the same page"


def test_what_parsers_read_differently(given: Given, browser: InBrowser) -> None:
    text, wrong = given.open.decode(), []
    found = []
    for what, (before, after) in PUT_IN.items():
        assert before in text, what
        start = text.index(before)
        found.append(Edit(what, start, start + len(before), after))
    for edit, theirs in zip(found, in_browser(browser, text, found), strict=True):
        mine = verdict(edit.of(text))
        said = _said(mine.exit, theirs["exit"], edit.region)
        print(edit.region, mine.exit, theirs["exit"], said)
        if said is None or mine.exit not in REFUSED:
            wrong.append(edit.region)
    assert wrong == []


# Opened as files ----------------------------------------------------------------------------------------------------------


class Panel(NamedTuple):
    """What the page says in its panel: the verdicts by their class, its words, and what it says is wrong."""

    verdicts: list[str]
    said: str
    problem: str

    @property
    def good(self) -> bool:
        return "yes" in self.verdicts


@contextmanager
def opened(browser: InBrowser, folder: Path, content: str | bytes) -> Iterator[Any]:
    page = browser.chromium.new_page()
    try:
        yield goto(page, folder, content)
    finally:
        page.close()


def goto(page: Any, folder: Path, content: str | bytes) -> Any:
    (file := folder / "dossier.html").write_bytes(content if isinstance(content, bytes) else content.encode())
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    return page


def panel(page: Any, pasted: str = "") -> Panel:
    if pasted:
        page.eval_on_selector("#check-more", "details => { details.open = true; }")
        page.fill("#check-held", pasted)
        page.click("#check-form button[type=submit]")
    return Panel(
        *page.evaluate("""() => {
            const all = (names) => [...Document.prototype.querySelectorAll.call(document, names)];
            const text = (id) => all(`#${id}`)[0]?.textContent ?? "", verdicts = all("#check-verdicts li");
            return [Array.from(verdicts, (each) => each.className), text("check-verdicts"), text("check-problem")];
        }""")
    )


def test_changed_files_opened(given: Given, browser: InBrowser, tmp_path: Path) -> None:
    """The very files, their own scripts judging them: not one good verdict, but for those that show the same."""
    text, rng, counts = given.open.decode(), random.Random(37), Counter[str]()
    per_region = max(1, OPENED * TIMES // len(REGIONS))
    found = [edit for edit in edits(text, rng, per_region) if edit.region not in ("head", "record's tag", "end")]
    found += [
        Edit("forged", start := text.index(before), start + len(before), after) for before, after in PUT_IN.values()
    ][:: 4 if TIMES == 1 else 1]
    shown = [each["exit"] not in REFUSED for each in in_browser(browser, text, found)]
    with opened(browser, tmp_path, text) as page:
        for edit, same in zip(found, shown, strict=True):
            seen = panel(goto(page, tmp_path, edit.of(text)))
            assert not seen.good or same, (edit, seen)
            counts["shows the same" if same else "altered" if "no" in seen.verdicts else "not verified"] += 1
    print(f"\n{len(found)} changed files opened: {dict(counts)}")


def test_the_file_as_it_was_made(given: Given, browser: InBrowser, tmp_path: Path) -> None:
    """The guard of all these tests: unchanged, it has good verdicts."""
    for content in (given.open, given.internal):
        with opened(browser, tmp_path, content) as page:
            assert panel(page).verdicts == ["yes", "unchecked", "unchecked", "unchecked", "yes"]
            pasted, _ = given.readers["all"]
            assert panel(page, pasted).verdicts == ["yes"] * 5


def test_the_panel_names_the_altered_entry(given: Given, browser: InBrowser, tmp_path: Path) -> None:
    """A letter of an entry changed in the file: both say which, in both languages."""
    before, record, after = parts(given.open)
    rng, entries = random.Random(41), json.loads(record)["entries"]
    numbers = range(1, len(entries) + 1)
    for number in numbers if TIMES > 1 else rng.sample(numbers, 8):
        spoilt = [*entries]
        new = entries[number - 1]
        while new == entries[number - 1]:
            new, _ = changes.spoiled(new, rng)
        spoilt[number - 1] = new
        text = before + json.dumps({**json.loads(record), "entries": spoilt}).replace("<", "\\u003c") + after
        mine = verdict(text)
        assert mine.exit == 30
        assert mine.bad is not None
        first, last = mine.bad
        assert first <= number <= last <= first + 1
        with opened(browser, tmp_path, text) as page:
            seen = panel(page)
        assert seen.verdicts == ["no", *["unchecked"] * 4]
        assert f"Attention, J{first}" in seen.problem
        assert f"Warning, J{first}" in seen.problem
        assert f"J{last}" in seen.problem


# Forged whole -------------------------------------------------------------------------------------------------------------


def forged(given: Given, size: int, how: str) -> str:
    """A perfect dossier of other content, or of other pages, by another key of the journal's own name."""
    before, written_, after = parts(given.open)
    record: Record = json.loads(written_)
    own = [entry.encode() for entry in record["entries"]]
    name, payload = split(record["seals"][0][1])[1][0]
    told = own[:size] if how == "its pages alone" else [*own[:8], changed(own[8], title="Tous d’accord"), *own[9:size]]
    trail = rebuilt(told, [*range(1, size + 1)], seed=THIEF_SEED, name=name)
    before = before.replace("<main", "<p>Vérifié par l’ADEME.</p><main", 1)
    pages = pages_digest(before + after)
    text = f"{json.loads(own[0])['data']['origin']}\ndossier\n{size}\n{pages}\n"
    seals: list[Any] = [[at, seal] for at, seal in trail.seals if at == size]
    if how == "its pages alone":
        seals = [row for row in record["seals"] if row[0] <= size]
    statement = note(text, [sign(text, name, THIEF_SEED)])
    if how == "under the key's own id":
        theirs = [(each, split(each)[1][0][1]) for each in (seals[0][1], statement)]
        own_id = [note(split(each)[0], [_line(name, payload[:4] + found[4:])]) for each, found in theirs]
        seals, statement = [[size, own_id[0]]], own_id[1]
    new = {
        **record, "entries": [entry.decode() for entry in told], "seals": seals, "evidence": {}, "missing": [],
        "checkpoints": [[at, each.split("\n")[2]] for at, each in trail.checkpoints], "pages": pages, "statement": statement,
    }  # fmt: skip
    return before + json.dumps(new).replace("<", "\\u003c") + after


def _line(name: str, payload: bytes) -> str:
    return f"— {name} {b64encode(payload).decode()}\n"


@pytest.mark.parametrize("how", ["by another key", "under the key's own id", "its pages alone"])
@pytest.mark.parametrize("size", [9, 12])
def test_a_forged_dossier_is_never_signed(
    given: Given, browser: InBrowser, tmp_path: Path, how: str, size: int
) -> None:
    """Another key, the same name: intact at best, never signed, in Python and on the page; the thief's own key would say yes."""
    text = forged(given, size, how)
    trail = trail_of(text.encode())
    thief = verifier_of(given.kept.first.name, THIEF_SEED)
    readers = {**given.readers, "the thief": (thief.vkey, Held(keys=(thief,)))}
    with opened(browser, tmp_path, text) as page:
        for reader, (pasted, held) in readers.items():
            mine = verify(trail, held)
            [theirs] = browser.verify([Case(json.loads(written(text.encode())), pasted)])
            assert outcome(theirs) == outcome_of(mine)
            seen = panel(page, pasted)
            assert seen.verdicts == list(mine.verdicts), reader
            if reader == "the thief":
                assert (
                    mine.verdicts.signed == ("no" if how != "by another key" else "yes")
                    or how == "under the key's own id"
                )
                continue
            assert mine.verdicts.signed != "yes"
            assert "signé par" not in seen.said.replace("non signé par", "")
            assert "signed by" not in seen.said.replace("not signed by", "")
            if reader in ("a key", "all"):
                assert mine.exit in (20, 30, 31, 32)
