"""The screen of `ect verify`: five lines of three values each, what to do to check what was not, what is wrong.

Takes a `Report` and finds words for it; leaves the words to `words_verdicts`.
"""

import os
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from ect_cli.keep.counted import counted
from ect_cli.prove import words_verdicts as say
from ect_cli.prove.sources import BUNDLE, JOURNAL, Source
from ect_cli.read.table import screen_width
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.verifying import Anchor, Report, Wrong
from ect_journal.verifying.report import ALTERED, FORKED, ROLLED_BACK, UNKNOWN_KEY, UNREADABLE
from ect_journal.verifying.times import instant
from ect_journal.words import Text, shown

Line = tuple[Text, Text | None]
"""What a verdict is, and what to do about it."""
COLOURS = {"yes": "green", "no": "red"}
"""An aid: the mark says the same, and what was not checked has none."""
SHOWN = 5
"""Anchors that are named; the furthest come first."""


OUTSIDE = ("timestamp", "cosignature")
"""Kinds of anchors in which somebody else says when; the others are in the reader's own hands."""


def screen(found: Source, report: Report, position: int | None = None, *, trimmed: bool = False) -> None:
    """`position` is that of the entry, for a proof of one; `trimmed` that its file has a line end more than the entry."""
    facts, place = report.facts, found.place
    this = say.THIS[found.kind if found.kind in (JOURNAL, BUNDLE) else "file"]
    known = report.exit not in (ALTERED, UNREADABLE)
    if known:
        said = say.HEAD if position is None else say.HEAD_OF_PROOF
        _write(said.format(place=place, origin=facts.origin, size=report.size, position=position))
        _write(say.SIXTEEN_LINE.format(size=report.size, sixteen=Checkpoint.of(facts.checkpoint).sixteen))
    else:
        _write(say.HEAD_ALTERED.format(place=place))
    click.echo()
    lines = list(_known(found, report, position, this, trimmed) if known else _unknown(report))
    for value, (line, hint) in zip(report.verdicts, lines, strict=True):
        _verdict(value, line, hint)
    if known:
        _contradictions(report, found.kind, this)
    else:
        click.echo()
        _next(report, found.kind, this)
    click.echo()
    _write(say.NOT_PROVED)


def of_another(origins: Sequence[str], origin: str) -> tuple[Text, Text]:
    """What was given to compare with is of these journals, and what to give instead."""
    others = ", ".join(map(shown, dict.fromkeys(origins)))
    return say.WRONG["other"].format(others=others), say.GIVE_ITS_OWN.format(origin=shown(origin))


def as_json(report: Report) -> dict[str, Any]:
    """The report for programs: names and numbers, no sentences."""
    facts = report.facts
    return {
        "size": report.size,
        "root": report.root,
        "sixteen": Checkpoint.of(facts.checkpoint).sixteen if facts.checkpoint else None,
        "exit": report.exit,
        "reason": report.reason,
        "bad": report.bad,
        "verdicts": report.verdicts._asdict(),
        "origin": facts.origin,
        "journal": facts.journal,
        "signers": facts.signers,
        "signed_upto": facts.signed_upto,
        "anchors": [each._asdict() for each in facts.anchors],
        "kept": [each._asdict() for each in facts.kept],
        "erased": facts.erased,
        "expunged": facts.expunged,
        "missing": facts.missing,
        "wrong": [each._asdict() for each in facts.wrong],
        "replaced": [each._asdict() for each in facts.replaced],
    }


def heads(wrong: Wrong) -> None:
    """The two heads that cannot both be, as evidence."""
    for title, head in zip((say.HEAD_HELD, say.HEAD_HERE), wrong.heads or (), strict=False):
        _write(title)
        click.echo(textwrap.indent(head, "    "), nl=False)


def _unknown(report: Report) -> Iterator[Line]:
    """Nothing is said of what is altered, or no journal."""
    yield _said(report.facts.wrong[0], report), None
    other = say.NOTHING_MORE if report.exit == ALTERED else say.NOTHING_READ
    for name in report.verdicts._fields[1:]:
        yield Text(f"{say.NAMES[name].en}. {other.en}", f"{say.NAMES[name].fr}. {other.fr}"), None


def _known(found: Source, report: Report, position: int | None, this: Text, trimmed: bool) -> Iterator[Line]:
    proof = position is not None
    yield _coherent(report, proof, trimmed)
    yield _signed(report, this, found.signed_here)
    yield _anchored(report, proof)
    yield _complete(report, proof, this)
    yield _erased(report, proof)


def _coherent(report: Report, proof: bool, trimmed: bool) -> Line:
    if proof:
        return say.IN_THE_TREE_TRIMMED if trimmed else say.IN_THE_TREE, None
    if report.verdicts.coherent == "no":
        return say.CUT, None
    return counted(report.facts.checkpoints, say.COHERENT), None


def _signed(report: Report, this: Text, here: str | None) -> Line:
    facts, who = report.facts, ", ".join(report.facts.signers)
    unknown = next((each.reason for each in facts.wrong if each.exit == UNKNOWN_KEY), None)
    match report.verdicts.signed:
        case "yes":
            return say.SIGNED.format(who=who), _replaced(report)
        case "unchecked" if here is not None:
            return say.SIGNED_HERE.format(key=here), say.GIVE_KEY
        case "unchecked" if facts.sealed:
            return say.SIGNED_UNCHECKED.format(this=this), say.GIVE_KEY
        case "unchecked":
            return say.NOT_SIGNED, say.SEAL_IT
    if unknown == "statement" and who:
        return say.PAGES_UNSIGNED.format(who=who), say.WHICH_KEY.format(this=this)
    if unknown is None:
        return say.SIGNED_UPTO.format(who=who, upto=facts.signed_upto), _replaced(report) or say.SIGN_AGAIN
    return say.SIGNED_BY_NONE, say.WHICH_KEY.format(this=this)


def _replaced(report: Report) -> Text | None:
    """The key that the reader holds is not the one in force any more: they learn which is."""
    for each in report.facts.replaced[-1:]:
        old = "+".join(each.vkey.split("+")[:2])
        return counted(len(each.now), say.REPLACED, old=old, ref=f"J{each.position}", now=", ".join(each.now))
    return None


def _anchored(report: Report, proof: bool) -> Line:
    anchors = sorted(report.facts.anchors, key=lambda each: -each.size)
    good = [each for each in anchors if each.verified]
    if good:
        return _bounded(good, report)
    if anchors:
        who = _joined(Text(each, each) for each in list(dict.fromkeys(each.who for each in anchors))[:SHOWN])
        return counted(len(anchors), say.CLAIMED, size=anchors[0].size, who=who), say.CHECK_ANCHORS
    if proof:
        return say.NOT_ANCHORED_PROOF, say.CHECK_PROOF.format(size=report.size)
    return say.NOT_ANCHORED, say.ANCHOR_IT


def _bounded(good: Sequence[Anchor], report: Report) -> Line:
    """Who else says when, and apart from that what the reader's own hands say: up to where, never when."""
    outside = [each for each in good if each.kind in OUTSIDE]
    said = []
    for words, some in ((say.ANCHORED, outside), (say.BOUNDED, [each for each in good if each.kind not in OUTSIDE])):
        if some:
            by = dict.fromkeys(_by(each, report) for each in _once(some))
            said.append(words.format(by=_joined(list(by)[:SHOWN])))
    upto, after = (outside[0].size, say.NOT_AFTER) if outside else (good[0].size, say.NOT_BOUNDED_AFTER)
    line = Text(" ".join(each.en for each in said), " ".join(each.fr for each in said))
    return line, after.format(upto=upto) if upto < report.size else None


def _joined(each: Iterable[Text]) -> Text:
    said = list(each)
    return Text("; ".join(one.en for one in said), " ; ".join(one.fr for one in said))


def _once(anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """What the reader holds is not said again where it confirms what the journal says was handed over."""
    confirmed = {each.size for each in anchors if each.kind == "handed_over"}
    return (each for each in anchors if each.kind != "held" or each.size not in confirmed)


def _by(anchor: Anchor, report: Report) -> Text:
    day = "" if anchor.at is None else instant(anchor.at).date().isoformat()
    recorded = next((each.recorded for each in report.facts.kept if each.size == anchor.size and each.recorded), None)
    of = say.OF_DAY.format(size=anchor.size, day=recorded[:10]) if recorded else ""
    said = {
        "timestamp": say.BY_TIMESTAMP,
        "cosignature": say.BY_COSIGNATURE,
        "handed_over": say.BY_HANDED_OVER,
        "held": say.BY_YOU,
    }
    return said[anchor.kind].format(who=anchor.who, day=day, size=anchor.size, of=of)


def _complete(report: Report, proof: bool, this: Text) -> Line:
    facts = report.facts
    match report.verdicts.complete:
        case "yes":
            # What the reader brought says more than what this machine saw by itself.
            last = max(facts.kept, key=lambda each: (each.what != "seen", each.size))
            if proof:
                return say.COMPLETE_PROOF.format(size=last.size), None
            return say.COMPLETE[last.what].format(size=last.size), None
        case "unchecked":
            return say.COMPLETE_UNCHECKED, say.COMPARE_PROOF.format(size=report.size) if proof else say.COMPARE
    forks = [each for each in facts.wrong if each.exit == FORKED]
    if any(each.heads for each in forks):
        return say.OTHER_HISTORY, None
    if forks:
        return say.NO_SUCH_SIXTEEN.format(this=this), say.READ_AGAIN
    sizes = [each.size or 0 for each in facts.wrong if each.exit == ROLLED_BACK]
    return counted(max(sizes, default=0) - report.size, say.ROLLED), None


def _erased(report: Report, proof: bool) -> Line:
    facts, verdict = report.facts, report.verdicts.erased
    if proof:
        return say.EXPUNGED_PROOF if facts.expunged else say.NO_ERASURE_PROOF, say.ASK_JOURNAL
    around = {
        "values": counted(facts.erased, say.VALUES_ERASED),
        "entries": counted(facts.expunged, say.ENTRIES_EXPUNGED),
    }
    if verdict == "no":
        return counted(facts.missing, say.UNCOVERED, **around), say.UNCOVERED_MAYBE
    if verdict == "unchecked":
        return say.ERASED_UNCHECKED.format(**around), say.CHECK_VALUES
    return (say.ERASED.format(**around) if facts.erased or facts.expunged else say.NONE_ERASED), None


def _contradictions(report: Report, kind: str, this: Text) -> None:
    """What is wrong; characters that no checkpoint has are said in their verdict."""
    found = [each for each in report.facts.wrong if each.exit != UNKNOWN_KEY and (each.heads or each.exit != FORKED)]
    if not found:
        return
    click.echo()
    for said in dict.fromkeys(_said(each, report) for each in found):
        _write(said)
    for each in found:
        if each.heads:
            heads(each)
    _next(report, kind, this)


def _next(report: Report, kind: str, this: Text) -> None:
    if report.exit == ALTERED and kind != JOURNAL:
        _write(say.AS_IT_WAS_SENT if report.reason == "pages" else say.ASK_AGAIN.format(this=this))
    elif report.exit in say.NEXT:
        _write(say.NEXT[report.exit])


def _said(wrong: Wrong, report: Report) -> Text:
    first, last = wrong.bad or (0, 0)
    several = f"{wrong.reason}s" if first != last and f"{wrong.reason}s" in say.WRONG else wrong.reason
    size = wrong.size or 0
    return say.WRONG[several].format(where=_where(wrong), size=size, here=report.size, gone=size - report.size)


def _where(wrong: Wrong) -> Text:
    if wrong.bad is None:
        return say.THERE
    first, last = wrong.bad
    return (say.ALONE if first == last else say.SEVERAL).format(first=first, last=last)


def _verdict(value: str, line: Text, hint: Text | None) -> None:
    marks = {name: str(mark) for name, mark in say.MARKS.items()}
    widest = max(map(len, marks.values())) + 2
    lines = _wrapped(line, widest) + ([] if hint is None else _wrapped(hint, widest))
    mark = marks[value].ljust(widest)
    coloured = mark if os.environ.get("NO_COLOR") else click.style(mark, fg=COLOURS.get(value))
    click.echo(f"{coloured}{lines[0]}")
    for rest in lines[1:]:
        click.echo(f"{' ' * widest}{rest}")


def _write(said: Text) -> None:
    for line in _wrapped(said, 0):
        click.echo(line)


def _wrapped(said: Text, indent: int) -> list[str]:
    """Whole words on each line; a space that must not break does not."""
    written = str(said)
    kept = written.replace("\u202f", "\ue000")
    lines = textwrap.wrap(kept, screen_width() - indent, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\ue000", "\u202f") for line in lines] or [""]
