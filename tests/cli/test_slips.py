"""A known name on its way into a public text: asked about on a terminal, refused elsewhere."""

from pathlib import Path

import pytest
from click.testing import Result

from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered
from tests.cli.session import run, session

NARROW = "\u202f"
TITLE = "Paul Dupré ouvre la séance"


@pytest.fixture
def named(folder: Path) -> Path:
    """J15: P-20, who is called Paul Dupré."""
    person = ActorRegistered(code="P-20", nature="person", category="resident", name="Paul Dupré")
    with Journal.open(folder) as journal:
        journal.record(person, by="rd")
    return folder


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to answer."""
    monkeypatch.setattr("ect_cli.record.slips.on_terminal", lambda: True)


def typed(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def observe(*args: str, title: str = TITLE, answers: tuple[str, ...] = (), **env: str) -> Result:
    return run("observe", "--title", title, "--on", "2024-02-06", *args, input=typed(*answers), **env)


def recorded(folder: Path) -> int:
    with Journal.open(folder) as journal:
        return journal.head


def reasons(folder: Path, ref: str) -> list[tuple[str, str]]:
    with Journal.open(folder) as journal:
        return [(override.rule, override.reason) for override in journal.entry(ref).exceptions]


# On a terminal ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("terminal")
def test_recorded_all_the_same(named: Path) -> None:
    """The field, the words and whose name it is; then yes, and why, which stays in the entry."""
    result = observe(answers=("yes", "", "  ", "Mayor, in public office."))
    assert (result.exit_code, result.stdout) == (0, "J16\n")
    assert (
        result.stderr
        == """\
title is public, and “Paul Dupré” is the name of P-20.
Record it all the same? (yes/no) [no]: yes
Why must this name be public: 
Why must this name be public:   
No reason is given. Say it in a few words, which stay in the entry.
Why must this name be public: Mayor, in public office.
J16 recorded: observation recorded, 2024-02-06. Paul Dupré ouvre la séance
"""  # noqa: W291  # a prompt ends with a space
    )
    assert [("known-name", "Mayor, in public office.")] == reasons(named, "J16")


@pytest.mark.usefixtures("terminal")
def test_en_francais(named: Path) -> None:
    """The same in French."""
    result = observe(answers=("oui", "Maire."), ECT_LANG="fr")
    assert (
        result.stderr
        == """\
title est public, et «_Paul Dupré_» est le nom de P-20.
Enregistrer quand même_? (oui/non) [non]_: oui
Pourquoi ce nom doit-il être public_: Maire.
J16 consignée_: observation consignée, 2024-02-06. Paul Dupré ouvre la séance
""".replace("_", NARROW)
    )


@pytest.mark.parametrize("answer", ["", "no", "non"])
@pytest.mark.usefixtures("terminal")
def test_no_is_the_answer_of_whoever_says_nothing(named: Path, answer: str) -> None:
    """Nothing is recorded, and the refusal is that of the rule."""
    result = observe(answers=(answer,))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "ect: known-name: title is public, and “Paul Dupré” is the name of P-20.\n" in result.stderr
    assert 15 == recorded(named)


@pytest.mark.usefixtures("terminal")
def test_what_was_typed_is_kept(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No, or Ctrl-C at either question: the text stays as a draft, as after any refusal."""
    monkeypatch.setattr("ect_cli.record.writing.write_text", lambda *_: "Le récit de la soirée.")
    assert "Your text is kept in" in observe("--edit", answers=("no",)).stderr
    for answers in ((), ("yes",)):  # the terminal is closed there
        result = observe("--edit", answers=answers)
        assert result.exit_code == 1
        assert "Your text is kept in" in result.stderr
    drafts = [path.read_text("utf-8") for path in (named / "drafts").iterdir()]
    assert ["Le récit de la soirée."] * 3 == drafts
    assert 15 == recorded(named)


@pytest.mark.usefixtures("terminal")
def test_asked_of_each_name(named: Path) -> None:
    """All of them at once, and one reason."""
    result = observe("--place", "Chez Dupré", answers=("yes", "Maire."))
    assert "title is public, and “Paul Dupré”" in result.stderr
    assert "place is public, and “Dupré”" in result.stderr
    assert [("known-name", "Maire.")] == reasons(named, "J16")


@pytest.mark.usefixtures("terminal")
def test_not_asked_when_something_else_stands_in_the_way(named: Path) -> None:
    """What a reason would not help is said first; a reason given already is not asked for; a rehearsal asks nothing."""
    assert "all the same" not in observe("--project", "ALI-99").stderr
    assert "all the same" not in observe("--dry-run").stderr
    assert (0, "J16\n") == (lambda result: (result.exit_code, result.stdout))(observe("--despite", "known-name=Maire."))


@pytest.mark.usefixtures("terminal")
def test_other_reasons_are_kept(named: Path) -> None:
    """What --despite says of another rule is recorded beside the answer."""
    given = (
        "--title",
        TITLE,
        "--kind",
        "method",
        "--outcome",
        "adopted",
        "--despite",
        "decision-without-channel=Urgent.",
    )
    result = run("record", "decision", *given, input=typed("yes", "Maire."))
    assert (0, "J16\n") == (result.exit_code, result.stdout)
    assert [("decision-without-channel", "Urgent."), ("known-name", "Maire.")] == reasons(named, "J16")


@pytest.mark.usefixtures("terminal")
def test_setting_right(named: Path) -> None:
    """Correcting, retracting and reinstating ask likewise."""
    observe(title="Vu")
    yes = typed("yes", "Maire.")
    for ref, line in (
        ("J17", ("correct", "J16", "--set", f"title={TITLE}", "--reason", "relecture")),
        ("J18", ("retract", "J16", "--reason", "error", "--note", "Dit par Dupré")),
        ("J19", ("reinstate", "J16", "--note", "Dit par Dupré", "--by", "P-01")),
    ):
        assert run(*line, input=typed("no")).exit_code == 1
        result = run(*line, input=yes)
        assert (0, f"{ref}\n") == (result.exit_code, result.stdout)
        assert [("known-name", "Maire.")] == reasons(named, ref)


# Elsewhere --------------------------------------------------------------------------------------------------------------


def test_off_a_terminal(named: Path) -> None:
    """Refused, with the option that would give the reason; nothing is asked of whoever cannot answer."""
    session("""
        $ ect observe --title "Paul Dupré ouvre" --on 2024-02-06
        ! ect: known-name: title is public, and “Paul Dupré” is the name of P-20.
        ! ect: hint: Write the code or a role instead; if it is meant, say why: --despite known-name="…"
        [exit 1]
        $ ect observe --title "Paul Dupré ouvre" --on 2024-02-06 --despite known-name="Maire."
        J16
        ! J16 recorded: observation recorded, 2024-02-06. Paul Dupré ouvre
    """)


def test_weighing_on_one_line(named: Path) -> None:
    """It goes by the same door as `ect record`."""
    observe(
        title="Vu",
    )
    run("record", "evidence", "--claim", "H1b", "--entry", "J16", "--direction", "supports", "--cluster", "G1",
        "--source-kind", "observation", "--rationale", "Oui.")  # fmt: skip
    weight = "rival=R-appel,if_rival=rarely,if_claim=half"
    result = run("weigh", "--evidence", "J17", "--reader", "rd", "--weight", weight, "--rationale", "Selon Dupré.")
    assert result.stderr.startswith("ect: known-name: rationale is public, and “Dupré” is the name of P-20.")
    assert 17 == recorded(named)
