"""Every rule has its examples: one that it concerns, and its neighbour that it does not.

The tests beside this file show a rule with the helpers of `verdicts.py`, whose first argument names it; this one reads
their source. A rule added without examples fails here.
"""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from ect_journal import InvalidInput
from ect_journal.catalogue import ObservationRecorded
from ect_journal.checking import every_rule
from ect_journal.rules import Strength
from tests.world import small_world

RULES = {rule.code: rule for rule in every_rule()}
WANTED = {
    Strength.REFUSE: {"refused", "beside"},
    Strength.REASON: {"explained", "beside"},
    Strength.NOTE: {"noted", "beside"},
}
"""What the tests must show of a rule, by its strength."""


@cache
def shown() -> dict[str, set[str]]:
    """For each rule that a test names: the helpers that show it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in Path(__file__).parent.glob("test_*.py"):
        tests = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
        for node in (node for test in tests if test.name.startswith("test_") for node in ast.walk(test)):
            match node:
                case ast.Call(func=ast.Name(id=helper), args=[ast.Constant(value=str(rule)), *_]):
                    found[rule].add(helper)
    return found


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_shown(code: str) -> None:
    """A refusal refuses, a reason is asked for and kept, a note is raised; and each leaves its neighbour alone."""
    assert set() == WANTED[RULES[code].strength] - shown()[code]


def test_no_rule_is_shown_that_does_not_exist() -> None:
    """A rule renamed takes its examples with it."""
    helpers = set().union(*WANTED.values())
    assert set() == {rule for rule, used in shown().items() if used & helpers} - RULES.keys()


@pytest.mark.parametrize("code", RULES)
def test_every_rule_speaks_both_languages(code: str) -> None:
    """What is wrong, and what to do unless the rule is a mere note, in English and in French."""
    rule = RULES[code]
    assert all(rule.text)
    assert rule.text.en != rule.text.fr
    assert (rule.strength is Strength.NOTE) == (not any(rule.hint))


REFUSALS = [code for code, rule in RULES.items() if rule.strength is not Strength.REASON]


@pytest.mark.parametrize("code", [*REFUSALS, "no-such-rule"])
def test_only_a_rule_that_asks_for_a_reason_is_passed_by(code: str) -> None:
    """A reason given against a refusal, a note or nothing is refused, whatever else is right."""
    world = small_world()
    with pytest.raises(InvalidInput, match=f"No rule called {code} can be passed by"):
        world.record(ObservationRecorded(title="Réunion"), exceptions=[{"rule": code, "reason": "Parce que."}])


def test_a_misspelt_rule_is_guessed() -> None:
    """The hint names the rule that was meant, and those that can be passed by."""
    world = small_world()
    with pytest.raises(InvalidInput) as caught:
        world.record(ObservationRecorded(title="Réunion"), exceptions=[{"rule": "stage-skiped", "reason": "Oui."}])
    reasons = [code for code, rule in RULES.items() if rule.strength is Strength.REASON]
    assert f"Did you mean stage-skipped? These can: {', '.join(reasons)}." == caught.value.hint.en
    assert f"Vouliez-vous dire stage-skipped ? Celles-ci, oui : {', '.join(reasons)}." == caught.value.hint.fr


def test_a_reason_is_not_empty() -> None:
    """Passing by a rule takes words."""
    world = small_world()
    with pytest.raises(InvalidInput, match="reason"):
        world.record(ObservationRecorded(title="Réunion"), exceptions=[{"rule": "stage-skipped", "reason": ""}])
