"""Rules as data: a stable code, a strength, both texts.

Knows what a rule and a finding are. Which rules there are, and when they apply, is said in the catalogue, beside the
events they concern; the general ones are in `ect_journal.checking`.
"""

from dataclasses import dataclass

from ect_journal.words import Text, Word


class Strength(Word):
    """What a rule does to an entry that it concerns."""

    REFUSE = (
        "refuse",
        "refused",
        "refus",
        "Recording it would make the journal false.",
        "L’enregistrer rendrait le journal faux.",
    )
    REASON = (
        "reason",
        "needs a reason",
        "à motiver",
        "Refused unless the entry says why.",
        "Refusé sauf si l’entrée dit pourquoi.",
    )
    NOTE = ("note", "noted", "signalé", "Accepted and flagged.", "Accepté et signalé.")


RULES: dict[str, "Rule"] = {}
"""Every rule, by code, in the order in which the catalogue declares them."""


@dataclass(frozen=True)
class Rule:
    """`text` says what is wrong, `hint` what to do; `{names}` in both are filled by `found`."""

    code: str
    strength: Strength
    text: Text
    hint: Text

    def __post_init__(self) -> None:
        if RULES.setdefault(self.code, self) is not self:
            raise TypeError(f"two rules are called {self.code}")

    def found(self, *entries: str, **values: object) -> "Finding":
        """This rule applies, because of these `entries` (citations)."""
        return Finding(self, values, entries)


@dataclass(frozen=True)
class Finding:
    """A rule that applies, because of `entries`. `at_fault` is the entry that breaks it, when it is an earlier one."""

    rule: Rule
    values: dict[str, object]
    entries: tuple[str, ...] = ()
    at_fault: str | None = None

    @property
    def text(self) -> Text:
        return self.rule.text.format(**self.values)

    @property
    def hint(self) -> Text:
        return self.rule.hint.format(**self.values)


def refuse(code: str, text: Text, hint: Text) -> Rule:
    """Recording it would make the journal false."""
    return Rule(code, Strength.REFUSE, text, hint)


def reason(code: str, text: Text, instead: Text | None = None) -> Rule:
    """Refused unless the entry says why it passes by the rule. `instead` says what would keep to it."""
    despite = Text(
        f'if it is meant, say why: --despite {code}="…"',
        f'si c’est voulu, dites pourquoi : --despite {code}="…"',
    )
    if instead is None:
        return Rule(code, Strength.REASON, text, Text(f"I{despite.en[1:]}", f"S{despite.fr[1:]}"))
    return Rule(code, Strength.REASON, text, Text(f"{instead.en}; {despite.en}", f"{instead.fr} ; {despite.fr}"))


def note(code: str, text: Text) -> Rule:
    """Accepted, and flagged."""
    return Rule(code, Strength.NOTE, text, Text("", ""))
