"""What a rule can be shown to do, one helper for each; the first argument of each names the rule.

    refused("code-taken", world, ProjectOpened(code="ALI-01", ...))   # refused because of that rule; nothing is written
    beside("code-taken", world, ProjectOpened(code="ALI-02", ...))    # its neighbour, to which the rule does not apply
    explained("stage-skipped", world, change, because="…")            # refused, then accepted with a reason, kept
    noted("late", world, observation, occurred="2024-01-02")          # accepted, and flagged

`test_rules_covered.py` reads which rules the tests name in this way, so that no rule is left without its examples.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import orjson
import pytest

from ect_journal import Entry, Journal, Receipt, RuleViolation
from ect_journal.catalogue import Event
from ect_journal.transfer import export_lines, restore
from tests.world import SmallWorld

Act = Event | Callable[[], Receipt]
"""An event to record, or something else to do (a correction, a retraction)."""


def refused(rule: str, world: SmallWorld, act: Act, **around: Any) -> RuleViolation:
    """Assert that this rule refuses, in both languages and with a hint, and that nothing was written nor remembered."""
    before = world.journal.rows(), remembered(world.journal)
    with pytest.raises(RuleViolation) as caught:
        _do(world, act, around)
    error = caught.value
    assert rule in codes_of(error)
    assert all(
        finding.text.en and finding.text.fr and finding.hint.en and finding.hint.fr for finding in error.findings
    )
    assert before == (world.journal.rows(), remembered(world.journal))
    return error


def beside(rule: str, world: SmallWorld, act: Act, **around: Any) -> Receipt:
    """Assert that this is accepted, that the rule does not apply to it, and that the journal can be restored from it."""
    receipt = _do(world, act, around)
    assert rule not in [finding.rule.code for finding in receipt.notes]
    assert rule not in [override.rule for override in receipt.entry.exceptions]
    copy = restore(export_lines(world.journal), None)  # what was accepted once is accepted again, entry by entry
    assert (world.journal.rows(), remembered(world.journal)) == (copy.rows(), remembered(copy))
    return receipt


def explained(rule: str, world: SmallWorld, event: Event, *, because: str, **around: Any) -> Entry:
    """Assert that the rule refuses without a reason, accepts with one, and that the reason is found again as given."""
    error = refused(rule, world, event, **around)
    assert all(f'--despite {rule}="…"' in hint for f in error.findings if f.rule.code == rule for hint in f.hint)
    given = [{"rule": finding.rule.code, "reason": because} for finding in error.findings]
    receipt = world.record(event, exceptions=given, **around)
    [row] = world.journal.rows(receipt.position - 1, receipt.position)
    assert {"rule": rule, "reason": because} in orjson.loads(row.state)["exceptions"]
    entry = world.journal.entry(receipt.ref)
    assert [(rule, because)] == [(each.rule, each.reason) for each in entry.exceptions if each.rule == rule]
    return entry


def noted(rule: str, world: SmallWorld, act: Act, **around: Any) -> Receipt:
    """Assert that this is accepted and flagged, at once and whenever the flags are asked for."""
    receipt = _do(world, act, around)
    [finding] = [finding for finding in receipt.notes if finding.rule.code == rule]
    assert finding.text.en
    assert finding.text.fr
    assert (receipt.ref, rule) in [(ref, flag.rule.code) for ref, flag in world.journal.notes()]
    return receipt


def remembered(journal: Journal) -> dict[str, Any]:
    """What the rules remember of the journal, kinds of which nothing is known left out."""
    kept = deepcopy(vars(journal.register().folded))
    kinds = ("entities", "cited")
    return {**kept, **{name: {kind: found for kind, found in kept[name].items() if found} for name in kinds}}


def codes_of(error: RuleViolation) -> list[str]:
    """The rules that an error names."""
    return [finding.rule.code for finding in error.findings]


def entries_of(error: RuleViolation) -> set[str]:
    """The entries that an error names."""
    return {ref for finding in error.findings for ref in finding.entries}


def _do(world: SmallWorld, act: Act, around: dict[str, Any]) -> Receipt:
    return world.record(act, **around) if isinstance(act, Event) else act()
