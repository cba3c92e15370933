"""Policies: whom a reader trusts, read strictly, and when enough witnesses signed."""

from itertools import combinations

import pytest

from ect_journal.errors import InvalidInput
from ect_journal.ledger import Policy, Signature, Verifier
from ect_journal.ledger.notes import COSIGNATURE, verifier_of

LOG, ANOTHER = (
    verifier_of(name, bytes([number]) * 32) for number, name in enumerate(("example.org/programme", "b"), 1)
)


def witness(number: int) -> Verifier:
    return verifier_of(f"witness.example/{number}", bytes([100 + number]) * 32, COSIGNATURE)


X1, X2, X3, Y1, Y2, Y3 = WITNESSES = [witness(number) for number in range(6)]
NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
DEFINED = "".join(f"witness {name} {key.vkey}\n" for name, key in zip(NAMES, WITNESSES, strict=True))
PUBLISHED = f"""# the example of C2SP tlog-policy
log {LOG.vkey}

{DEFINED}
group X-witnesses 2 X1 X2 X3
group Y-witnesses any Y1 Y2 Y3
  # one of each
group\tX-and-Y  all X-witnesses Y-witnesses\t
quorum X-and-Y
"""


def signed_by(*keys: Verifier) -> list[Signature]:
    return [Signature(key, 1_700_000_000) for key in keys]


def test_the_published_example() -> None:
    """Two of the three X and one of the three Y, and nothing less, for each of the 64 sets of witnesses."""
    policy = Policy.of(PUBLISHED)
    assert ((LOG,), 6, "X-and-Y") == (policy.logs, len(policy.witnesses), policy.quorum)
    for count in range(7):
        for keys in combinations(WITNESSES, count):
            enough = len({X1, X2, X3} & {*keys}) >= 2 and bool({Y1, Y2, Y3} & {*keys})
            assert enough is policy.satisfied(signed_by(*keys))


def test_a_quorum_of_one() -> None:
    """A witness's own name is enough; it is the key that counts, not what it calls itself."""
    policy = Policy.of(f"{DEFINED}quorum X1\n")
    assert policy.satisfied(signed_by(X1, LOG))
    assert not policy.satisfied(signed_by(X2, X1._replace(public=X2.public), X1._replace(name="another")))
    assert not policy.satisfied([])


def test_no_quorum_is_asked_for() -> None:
    """`none` takes a head that nobody cosigned; an empty set of keys is a policy."""
    assert Policy((), {}, {}, None) == Policy.of("quorum none")
    assert Policy.of("quorum none\n").satisfied([])


def test_addresses_and_comments_are_passed_over() -> None:
    """They tell a verifier nothing."""
    text = f"#é\nlog {LOG.vkey} https://example.org/\nwitness 1 {X1.vkey} https://w.example\n\n \t\nquorum 1 \n# end"
    assert ((LOG,), {"1": X1}, "1") == (Policy.of(text).logs, dict(Policy.of(text).witnesses), Policy.of(text).quorum)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 2, "without a line"), (f"log {LOG.vkey}\n", 3, "without a line"),
        (f"{DEFINED}quorum X1\nquorum X1\n", 8, "already"), ("quorum none\nquorum none\n", 2, "already"),
        (f"{DEFINED}quorum Z1\n", 7, "Z1"), (f"quorum X1\n{DEFINED}", 1, "X1"), ("quorum\n", 1, "no line of a policy"),
        ("quorum none X1\n", 1, "no line of a policy"), ("trust everybody\n", 1, "no line of a policy"),
        (f"Log {LOG.vkey}\n", 1, "no line of a policy"), (f"log\u00a0{LOG.vkey}\n", 1, "no line of a policy"),
        ("log\n", 1, "no line of a policy"), (f"log {LOG.vkey} one two\n", 1, "no line of a policy"),
        (f"log {LOG.vkey[:-1]}\nquorum none\n", 1, "no public key"), (f"log {X1.vkey}\n", 1, "of a witness"),
        (f"witness w {LOG.vkey}\n", 1, "of a journal"), (f"log {LOG.vkey}\nlog {LOG.vkey}\n", 2, "line before"),
        (f"log {LOG.vkey}\nlog {LOG._replace(name='b').vkey}\n", 2, "line before"),
        (f"witness a {X1.vkey}\nwitness b {X1.vkey}\n", 2, "line before"),
        (f"witness a {X1.vkey}\nwitness a {X2.vkey}\n", 2, "taken"), (f"witness none {X1.vkey}\n", 1, "taken"),
        (f"{DEFINED}group X1 any X2\n", 7, "taken"), (f"{DEFINED}group none any X2\n", 7, "taken"),
        (f"{DEFINED}group g any\n", 7, "no line of a policy"), (f"{DEFINED}group g 0 X1\n", 7, "1 to 1"),
        (f"{DEFINED}group g 3 X1 X2\n", 7, "1 to 2"), (f"{DEFINED}group g 01 X1\n", 7, "1 to 1"),
        (f"{DEFINED}group g most X1\n", 7, "1 to 1"), (f"{DEFINED}group g -1 X1\n", 7, "1 to 1"),
        (f"{DEFINED}group g ١ X1\n", 7, "1 to 1"), (f"{DEFINED}group g any g\n", 7, "what witness"),
        (f"{DEFINED}group g any none\n", 7, "none"), (f"{DEFINED}group g 2 X1 X1\n", 7, "already"),
        (f"{DEFINED}group g any X1\ngroup h all X1 X2\n", 8, "already"),
        ("quorum none\r\n", 1, "control"), ("# \x00\nquorum none\n", 1, "control"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(text: str, line: int, said: str) -> None:
    """And its line is named, in both languages: the line that is passed over might be the one that matters."""
    with pytest.raises(InvalidInput) as raised:
        Policy.of(text)
    assert raised.value.message.en.startswith(f"Line {line} of the policy: ")
    assert said in raised.value.message.en
    assert raised.value.message.fr.startswith(f"Ligne {line} de la politique")
    assert "quorum NAME" in raised.value.hint.en


def test_a_deep_policy_of_the_size_that_is_asked_for() -> None:
    """32 logs, 32 witnesses and 32 groups, each in the next."""
    logs = [verifier_of(f"log/{number}", bytes([number]) * 32) for number in range(32)]
    keys = [witness(number) for number in range(32)]
    lines = [
        *(f"log {log.vkey}" for log in logs),
        *(f"witness w{n} {key.vkey}" for n, key in enumerate(keys)),
        "group g0 all w0",
    ]
    lines += [f"group g{number} all g{number - 1} w{number}" for number in range(1, 32)]
    policy = Policy.of("\n".join([*lines, "quorum g31"]))
    assert policy.satisfied(signed_by(*keys))
    assert not policy.satisfied(signed_by(*keys[1:]))
