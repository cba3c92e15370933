"""What a reader pastes into the page: policies are believed no more than by `ect verify`, and sentences are no sixteen characters."""

import random

import pytest

from ect_journal.errors import InvalidInput
from ect_journal.ledger.checkpoints import Checkpoint, sixteen_read
from ect_journal.ledger.notes import COSIGNATURE, verifier_of
from ect_journal.verifying import Held
from tests.audit.browser import Case, InBrowser, outcome
from tests.audit.records import record_of
from tests.audit.test_agreement import NOON, in_python
from tests.audit.trails import KEY, LABORATORY, OTHER, OTHER_KEY, Told
from tests.durability.profiles import NIGHTLY

OTHER_WITNESS = verifier_of("other.example.org", OTHER, COSIGNATURE)
WITNESSES = f"witness laboratory {LABORATORY.vkey}\nwitness other {OTHER_WITNESS.vkey}\n"


def case(policy: str) -> Case:
    told = Told(12)
    told.anchor("cosignature", 12, told.cosigned(12, NOON + 12))
    return Case(record_of(told.trail()), policy)


def python(policy: str) -> tuple[object, ...] | None:
    """What Python says of the same; None, where it refuses the policy."""
    try:
        return in_python(case(policy), Held.read(policy=policy))
    except InvalidInput:
        return None


@pytest.mark.parametrize(
    "lines",
    [
        "quorum", "# quorum other", "Quorum other", "quorum nobody", "quorum none\nquorum none", "quorum laboratory\nquorum none",
        "quorum other laboratory", " quorum laboratory # both", "quorum laboratory\u00a0", "quorum\u00a0laboratory", "quorum laboratory\x0b",
        "group g 0 other laboratory\nquorum g", "group g -1 other laboratory\nquorum g", "group g x other laboratory\nquorum g",
        "group g 3 other laboratory\nquorum g", "group g 01 laboratory\nquorum g", "group g constructor laboratory\nquorum g",
        "group g any other other\nquorum g", "group g any laboratory laboratory\nquorum g", "group g any\nquorum g",
        "group g any g laboratory\nquorum g", "group g any laboratory nobody\nquorum g", "group none any laboratory\nquorum none",
        "group laboratory any other\nquorum laboratory", "group g any other\ngroup g any laboratory\nquorum g",
        "group g any laboratory\ngroup h any laboratory other\nquorum h", "quorum laboratory\ngroups g any other",
        f"witness laboratory {OTHER_WITNESS.vkey}\nquorum laboratory", f"witness third {LABORATORY.vkey}\nquorum third",
        f"witness third {KEY.vkey}\nquorum none", f"log {LABORATORY.vkey}\nquorum none", f"log {KEY.vkey}\nlog {KEY.vkey}\nquorum none",
        "quorum none\nwhat is this?", "constructor x\nquorum none", "— laboratory x\nquorum none", "toString\nquorum none", "",
    ],
)  # fmt: skip
def test_a_policy_that_is_not_understood_vouches_for_nothing(browser: InBrowser, lines: str) -> None:
    """What is not understood might be the line that matters: it is said, and nobody is believed by this policy."""
    pasted = f"{WITNESSES}{lines}\n"
    assert python(pasted) is None, "Python takes it"
    [report] = browser.verify([case(pasted)])
    assert report["verdicts"]["anchored"] == "unchecked"
    [held] = browser.run("cases.map(Ect.read)", [pasted])
    assert held["unread"]


@pytest.mark.parametrize(
    ("lines", "anchored"),
    [
        ("quorum none", "yes"), ("quorum laboratory", "yes"), ("quorum other", "unchecked"), ("\tquorum \t laboratory ", "yes"),
        ("group g any other laboratory\nquorum g", "yes"), ("group g 2 other laboratory\nquorum g", "unchecked"), ("# a word\n\nquorum none", "yes"),
        ("group g all laboratory\ngroup h any g other\nquorum h", "yes"), (f"log {KEY.vkey} https://example.org/\nquorum laboratory", "yes"),
    ],
)  # fmt: skip
def test_a_policy_says_the_same_to_both(browser: InBrowser, lines: str, anchored: str) -> None:
    pasted = f"{WITNESSES}{lines}\n"
    [report] = browser.verify([case(pasted)])
    assert report["verdicts"]["anchored"] == anchored
    assert outcome(report) == python(pasted)


def test_a_witness_given_by_itself_is_believed_where_no_policy_decides(browser: InBrowser) -> None:
    both = f"{WITNESSES}group both all laboratory other\nquorum both\n"
    for policy, anchored in (
        ("", "yes"),
        (both, "unchecked"),
        (f"{both}Quorum none\n", "unchecked"),
        ("Quorum none\n", "unchecked"),
    ):
        [report] = browser.verify([case(f"{policy}{LABORATORY.vkey}\n")])
        assert report["verdicts"]["anchored"] == anchored, policy
    held = Held.read(policy=both, keys=[LABORATORY.vkey])
    assert in_python(case(""), held) == outcome(browser.verify([case(f"{both}{LABORATORY.vkey}\n")])[0])


def test_never_yes_where_python_refuses(browser: InBrowser) -> None:
    """Policies made up at random, most of them wrong somewhere."""
    rng, policies = random.Random(7), []
    names, vkeys = (
        ("laboratory", "other", "g", "h", "none", "nobody"),
        (LABORATORY.vkey, OTHER_WITNESS.vkey, KEY.vkey, OTHER_KEY.vkey),
    )
    for _ in range(3_000 if NIGHTLY else 400):
        lines = [f"witness laboratory {LABORATORY.vkey}"] * rng.choice((1, 1, 1, 0))
        for _ in range(rng.randrange(4)):
            words = rng.choice((
                ("log", rng.choice(vkeys)), ("witness", rng.choice(names), rng.choice(vkeys)),
                ("group", rng.choice(names), rng.choice(("any", "all", "1", "2", "0")), *rng.choices(names[:4], k=rng.randrange(1, 3))),
            ))  # fmt: skip
            lines.append(" ".join(words))
        lines += [f"quorum {rng.choice(names)}"] * rng.choice((1, 1, 1, 1, 0, 2))
        if rng.random() < 0.1:
            rng.shuffle(lines)
        text = "\n".join(lines)
        if rng.random() < 0.2:
            at = rng.randrange(len(text) + 1)
            text = (
                text[:at]
                + rng.choice(("\n", " ", "#", "x", "\t", "\u00a0", "\x0c", "-", "0"))
                + text[at + rng.randrange(2) :]
            )
        policies.append(f"{text}\n")
    taken = 0
    for policy, report in zip(policies, browser.verify(map(case, policies)), strict=True):
        said, anchored = python(policy), report["verdicts"]["anchored"]
        assert anchored != "yes" if said is None else outcome(report) == said, policy
        taken += said is not None
    assert taken > 15


# Sixteen characters -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Bien cordialement", "BIEN CORDIALEMENT", "nous vous avions écrit", "constitutionnels", "Constitutionnels", "vous avez tout lu ici",
        "vous avez tout bien", "Avec tous mes vœux", "2021 2022 2023 2024", "1234567812345678", "2021-2022-2023-2024", "à bien tôt, chers amis",
        "AB-CDEFGHIJKLMNO-P", "ABCD-EFGH-IJKL-MNO9", "ABCD-EFGH-IJKL", "ABCD-EFGH-IJKL-MNOP-QRST", "ABCDEFGHIJKLMNOPQ",
    ],
)  # fmt: skip
def test_sentences_are_no_sixteen_characters(browser: InBrowser, line: str) -> None:
    """Read as such they would say, of an honest file, that it was written anew."""
    [held] = browser.run("cases.map(Ect.read)", [f"Bonjour,\n{line}\n"])
    assert (held["sixteen"], held["unread"]) == ([], ["Bonjour,", line])


def test_sixteen_characters_as_people_type_them(browser: InBrowser) -> None:
    """Whatever the page takes, Python takes for the same."""
    written = [Checkpoint("jura", size, bytes([size]) * 32).sixteen for size in range(1, 60)]
    assert any(not set("234567") & set(each) for each in written), "one without a digit"
    typed = [
        how(each) for each in written
        for how in (
            str, str.lower, str.title, lambda six: six.replace("-", ""), lambda six: six.replace("-", " "),
            lambda six: six.replace("-", "\u202f"), lambda six: six.replace("-", "\u00a0\u2013 "), lambda six: f"  {six}\t",
            lambda six: six.replace("O", "0").replace("I", "1").replace("B", "8"),
        )
    ]  # fmt: skip
    found = browser.run("cases.map((line) => Ect.read(line).sixteen.length)", typed)
    assert [1] * len(typed) == found
    same = browser.run("cases.map(([one, other]) => String(Ect.read(one).sixteen) === String(Ect.read(other).sixteen))", [
        [each, sixteen_read(each)] for each in typed
    ])  # fmt: skip
    assert all(same)
