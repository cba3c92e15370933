"""The errors: the tree that is drawn is the tree that is, and the pages have a heading for each."""

import re
from pathlib import Path

import pytest

import ect_journal
from ect_journal import EctError, IntakeRefused, InvalidInput, Journal, RuleViolation, UnknownEntry, errors
from ect_journal.catalogue import ObservationRecorded
from ect_journal.errors import every_error
from ect_journal.words import Lang
from tests.record.verdicts import refused
from tests.world import small_world

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "errors.md", DOCS / "errors.fr.md"]
DRAWN = re.compile(r"^ *[├└]── (\w+) +(\S.*)$", re.MULTILINE)


def drawn() -> list[tuple[str, str]]:
    """Each error of the tree in the module's docstring, and what is said of it."""
    return DRAWN.findall(errors.__doc__ or "")


def test_the_tree_drawn_is_the_tree_of_classes() -> None:
    """Every error below the base, in the order drawn; what a module finds more exactly is said under the code of one."""
    assert [error.__name__ for error in every_error()] == [name for name, _ in drawn()]
    finer = [below for error in every_error() for below in error.__subclasses__()]
    assert [] == [below for below in finer if "code" in vars(below) or below.__module__ == errors.__name__]
    defined = {value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)}
    assert {EctError, *every_error()} == defined


def test_every_error_can_be_caught_by_who_uses_the_package() -> None:
    """All are exported."""
    assert {"EctError", *(error.__name__ for error in every_error())} <= set(ect_journal.__all__)
    assert [getattr(ect_journal, error.__name__) for error in every_error()] == every_error()


def test_every_error_has_its_own_code() -> None:
    """The code is the name of the class, as words."""
    codes = [error.code for error in every_error()]
    assert codes == [re.sub(r"(?<!^)(?=[A-Z])", "-", error.__name__).lower() for error in every_error()]
    assert len(codes) == len(set(codes))
    assert EctError.code not in codes


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_has_one_heading_for_each_code(page: Path) -> None:
    """In the order of the tree, and no other; each section names the class."""
    text = page.read_text("utf-8")
    headings = re.findall(r"^#{2,} (.+)$", text, re.MULTILINE)
    codes = {error.__name__: error.code for error in every_error()}
    assert [codes[name] for name, _ in drawn()] == headings
    sections = re.split(r"^## .+$", text, flags=re.MULTILINE)[1:]
    assert [f"`{name}`." for name, _ in drawn()] == [section.split()[0] for section in sections]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_draws_the_same_tree(page: Path) -> None:
    """In English, word for word."""
    tree = DRAWN.findall(page.read_text("utf-8"))
    assert [name for name, _ in drawn()] == [name for name, _ in tree]
    if page.name == "errors.md":
        assert drawn() == tree


@pytest.mark.parametrize(("page", "lang", "colon"), [("errors.md", "en", ": "), ("errors.fr.md", "fr", "\u202f: ")])
def test_the_example_of_the_page_is_what_is_said(page: str, lang: Lang, colon: str) -> None:
    """The two lines that it shows are those of the error."""
    error = refused("unknown-code", small_world(), ObservationRecorded(title="Réunion", projects=["ALI-10"]))
    text = (DOCS / page).read_text("utf-8")
    assert f"ect{colon}{error.message.in_(lang)}\n" in text
    hint = {"en": "hint", "fr": "conseil"}[lang]
    assert f"ect{colon}{hint}{colon}{error.hint.in_(lang)}\n" in text


# what they say --------------------------------------------------------------------------------------------------------------


def test_an_error_prints_its_message_and_its_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines, in the reader's language."""
    error = UnknownEntry.of("J99", 14)
    monkeypatch.setenv("ECT_LANG", "en")
    assert "No entry is numbered J99.\nThe journal goes from J1 to J14; `ect log` lists its entries." == str(error)
    monkeypatch.setenv("ECT_LANG", "fr_FR.UTF-8")
    assert str(error) == (
        "Aucune entrée ne porte le numéro J99.\n"
        "Le journal va de J1 à J14\u202f; «\u202fect log\u202f» liste ses entrées."
    )


def test_a_rule_violation_names_every_rule() -> None:
    """The first in the message with what it says, the others by their codes; the findings have them all."""
    seen = ObservationRecorded(title="Réunion", projects=["ALI-99"], departs_from="ACX")
    world = small_world().on("2024-02-06")
    with pytest.raises(RuleViolation) as caught:
        world.journal.record(seen, occurred="2024-02-07")
    error = caught.value
    assert ["future-fact", "unknown-code", "unknown-code"] == [finding.rule.code for finding in error.findings]
    assert "future-fact" == error.rule
    assert error.message.en.startswith("future-fact: It would have happened on 2024-02-07")
    assert error.message.en.endswith("(also: unknown-code, unknown-code)")
    assert error.message.fr.endswith("(aussi : unknown-code, unknown-code)")


def test_an_intake_refused_lists_its_lines() -> None:
    """Each bad line by its number, in both languages, with the hint of the first."""
    first, second = UnknownEntry.of("J99", 14), UnknownEntry.of("J98", 14)
    error = IntakeRefused.of({7: second, 2: first})
    assert "2 lines cannot be recorded, so none was:" == error.message.en.splitlines()[0]
    assert [
        "  line 2: No entry is numbered J99.",
        "  line 7: No entry is numbered J98.",
    ] == error.message.en.splitlines()[1:]
    assert "  ligne 2 : Aucune entrée ne porte le numéro J99." == error.message.fr.splitlines()[1]
    assert {2: first, 7: second} == error.problems
    assert first.hint == error.hint


@pytest.mark.parametrize("written", ["117", "J0", "J01", "J", "Jx", "J-1", "K117", "", "J1.5", "J²"])
def test_what_is_not_the_number_of_an_entry_is_said_to_be_none(written: str) -> None:
    """An entry is cited as J117."""
    with pytest.raises(InvalidInput) as caught:
        small_world().journal.entry(written)
    assert "An entry is cited as J117." == caught.value.hint.en


def test_an_entry_beyond_the_last_is_unknown() -> None:
    """The hint says how far the journal goes; a lower-case number is read."""
    world = small_world()
    assert "J14" == world.journal.entry("j14").ref
    with pytest.raises(UnknownEntry, match="No entry is numbered J15"):
        world.journal.entry("J15")


def test_somebody_records(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name, nothing is recorded, and the hint says where a name may be given."""
    monkeypatch.delenv("ECT_BY", raising=False)
    journal = Journal.in_memory()
    with pytest.raises(InvalidInput, match="Nobody is named as recording this") as caught:
        journal.record(ObservationRecorded(title="Réunion"))
    assert "Name yourself by your actor code: --by, ECT_BY, or by in ect.toml." == caught.value.hint.en
