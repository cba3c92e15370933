"""What is said of an event whose fields do not fit: which field, what is wrong, what would be right."""

import itertools
from typing import Any

import pytest

from ect_journal import InvalidEvent, InvalidInput
from ect_journal.catalogue import TYPES, Event, event_type
from ect_journal.kinds import Part, kinds_of
from ect_journal.words import Text
from tests.world import small_world


def complaint(type_name: str, **fields: Any) -> InvalidEvent:
    """The error that these fields give."""
    with pytest.raises(InvalidEvent) as caught:
        TYPES[type_name](**fields)
    return caught.value


def test_a_value_outside_its_vocabulary() -> None:
    """The field, the values that a person may write, in both languages, and the nearest one."""
    error = complaint("project.opened", code="ALI-01", name="Cantine", domains=["alimentaton"], territory="Val")
    assert (
        "project.opened: domains[1] “alimentaton” is none of: "
        "food, circular_economy, mobility, environment, health, social_ties." == error.message.en
    )
    assert (
        "project.opened : domains[1] « alimentaton » n’est pas l’une de ces valeurs : "
        "alimentation, économie circulaire, mobilité, environnement, santé, lien social." == error.message.fr
    )
    assert "Did you mean food?" == error.hint.en
    assert "Vouliez-vous dire « alimentation » (food) ?" == error.hint.fr
    assert ["domains[1]"] == [path for path, _ in error.problems]


def test_a_field_that_does_not_exist() -> None:
    """The nearest field, and those of the type."""
    error = complaint("memo.written", note_kind="field", titel="Mémo")
    assert "memo.written: title is missing; titel is not a field of this type." == error.message.en
    assert "memo.written : title manque ; titel n’est pas un champ de ce type." == error.message.fr
    assert "Did you mean title? Its fields are: note_kind, title, text." == error.hint.en
    assert "Vouliez-vous dire title ? Ses champs sont : note_kind, title, text." == error.hint.fr


def test_a_field_inside_a_list_of_objects() -> None:
    """The path is written as a person counts: the second claim is claims[2]."""
    claims = [{"code": "H1a", "text": "Un."}, {"code": "H 1b", "texte": "Deux."}]
    error = complaint("hypothesis.registered", code="H1", axis="emergence", statement="S.", claims=claims)
    assert ["claims[2].code", "claims[2].text", "claims[2].texte"] == sorted(path for path, _ in error.problems)
    assert "Did you mean text? Its fields are: code, text." == error.hint.en


def test_a_list_that_is_too_short_is_said_once() -> None:
    """A list whose items do not fit is not said to be empty as well; an empty one is."""
    wrong = complaint("project.opened", code="A", name="N", domains=["x"], territory="T")
    empty = complaint("project.opened", code="A", name="N", domains=[], territory="T")
    assert (["domains[1]"], ["domains"]) == tuple([path for path, _ in error.problems] for error in (wrong, empty))
    assert "project.opened: domains needs at least 1." == empty.message.en


@pytest.mark.parametrize(
    ("type_name", "fields", "said"),
    [
        ("memo.written", {"title": "x" * 201}, "title holds at most 200 characters"),
        ("memo.written", {"title": " \n"}, "title is empty"),
        ("memo.written", {"title": "Un\nDeux"}, "title is one line that shows: no line break, no tab"),
        ("memo.written", {"title": "Un\u2028Deux"}, "title is one line"),
        ("memo.written", {"title": "Un\x00"}, "title holds the character U+0000, which is not text"),
        ("memo.written", {"title": 3}, "title is a text"),
        ("memo.written", {"text": "é" * (1 << 19) + "e"}, "text holds at most 1 MiB; attach a file instead"),
        ("memo.written", {"text": ""}, "text is empty; leave it out instead"),
        ("memo.written", {"text": 3}, "text is given as a text"),
        ("phase.opened", {"start": "06/02/2024"}, "start is a day, written as 2024-02-06"),
        ("phase.opened", {"start": "2024-02-30"}, "start is a day, written as 2024-02-06"),
        ("phase.opened", {"goals": "Un but."}, "goals is a list"),
        ("pillar.assessed", {"score": 5}, "score is at most 4"),
        ("pillar.assessed", {"score": "2"}, "score is a whole number"),
        ("pillar.assessed", {"score": True}, "score is a whole number"),
        ("pillar.assessed", {"project": "ALI 01"}, "project “ALI 01” does not fit: it is a code: a letter, then"),
        ("rival.registered", {"main": "yes"}, "main is answered by yes or no (true or false)"),
        ("rival.registered", {"claims": ["H1b@0"]}, "claims[1] “H1b@0” does not fit: it is a code, with its version"),
        (
            "indicator.measured",
            {"value": 2.4},
            "value is given as a float, which is not exact: write 2.4 between quotes",
        ),
        ("indicator.measured", {"value": "2,4"}, "value is a number such as 2.4"),
        ("indicator.measured", {"value": "0.1234567"}, "value is a number such as 2.4"),
        ("indicator.measured", {"value": "1e999999999"}, "value is a number such as 2.4"),
        ("indicator.measured", {"uncertainty": "-1"}, "uncertainty is at least 0"),
        ("action.closed", {"action": "117"}, "action “117” does not fit: it is the number of an entry, such as J117"),
        ("document.collected", {"attachment": "/no/such/file.pdf"}, "attachment names no file: /no/such/file.pdf"),
        ("hypothesis.registered", {"claims": ["H1a"]}, "claims[1] is an object with named fields"),
    ],
)
def test_what_does_not_fit_is_said(type_name: str, fields: dict[str, Any], said: str) -> None:
    """One sentence for each way in which a value can be wrong."""
    problems = complaint(type_name, **fields).problems
    assert said in "; ".join(f"{path} {problem.en}" for path, problem in problems)


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        (
            {"low": "3", "mid": "2", "high": "4"},
            Text(
                "is given as low <= mid <= high, not 3, 2, 4",
                "se donne ainsi : low <= mid <= high, et non 3 ; 2 ; 4",
            ),
        ),
        (
            {"low": "3.5", "mid": "2", "high": "4"},
            Text("low <= mid <= high, not 3.5, 2, 4", "low <= mid <= high, et non 3,5 ; 2 ; 4"),
        ),
        (
            {"low": "0", "mid": "20.1", "high": "30"},
            Text(
                "weighs at most 20 dB, either way: mid from -20 to 20, low and high from -100 to 100",
                "pèse au plus 20 dB, dans un sens ou dans l’autre : mid de -20 à 20, low et high de -100 à 100",
            ),
        ),
        (
            {"low": "-100.1", "mid": "-3", "high": "3"},
            Text("low and high from -100 to 100", "low et high de -100 à 100"),
        ),
        (
            {"low": "0", "mid": "1", "high": "2", "if_claim": "half"},
            Text("answers both questions (if_rival, if_claim)", "répond aux deux questions (if_rival, if_claim)"),
        ),
    ],
)
def test_a_weight_that_does_not_hold_together_is_said(weight: dict[str, str], said: Text) -> None:
    """Its figures are in order, bounded, and come with both answers or none; the allowed range is said."""
    error = complaint("evidence.judged", evidence="J9", reader="P-01", weights=[{"rival": "R-appel", **weight}])
    assert said.en in error.message.en
    assert said.fr in error.message.fr
    assert "weights[1]" == error.problems[0][0]


@pytest.mark.parametrize("p", ["0", "0.009", "1", "0.991", "-0.5", "70"])
def test_a_probability_is_never_certain(p: str) -> None:
    """That of the claim and those of its rivals are from 0.01 to 0.99; the message says so, and what was given."""
    given = {"code": "A-1", "claim": "H1b", "title": "Attendu"}
    rivals = [{"rival": "R-appel", "p": p}]
    for field, error in (
        ("p_claim", complaint("prediction.registered", **given, p_claim=p)),
        ("p_rivals[1].p", complaint("prediction.registered", **given, p_claim="0.5", p_rivals=rivals)),
    ):
        assert f"{field} is a probability from 0.01 to 0.99, not {p}." in error.message.en
        assert f"{field} est une probabilité de 0,01 à 0,99, et non {p.replace('.', ',')}." in error.message.fr


WRONG: list[Any] = [
    None, "", " ", "x" * 3_000, "\x00", "\ud800", 3, -1, 2**60, True, 2.5, [], [3], ["", "x y"], {}, {"x": 1}, [{"x": 1}], object(),
]  # fmt: skip
"""Values that hardly any field takes."""


@pytest.mark.parametrize("type_name", TYPES)
def test_whatever_is_wrong_is_said_in_both_languages(type_name: str) -> None:
    """No field answers with a traceback, nor with a sentence that has no French."""
    for field, value in itertools.product(kinds_of(TYPES[type_name]), WRONG):
        # A field that does not exist is given too, so that there is always something to say.
        for path, problem in complaint(type_name, **{field.name: value}, surprise=1).problems:
            assert path
            assert problem.en != problem.fr, (field.name, problem.en)


def parts(model: type[Event] | type[Part]) -> list[type[Part]]:
    """The objects that an event holds."""
    return [field.part for field in kinds_of(model) if field.part is not None]


PARTS = sorted({part for model in TYPES.values() for part in parts(model)}, key=lambda part: part.__name__)


@pytest.mark.parametrize("model", [*TYPES.values(), *PARTS], ids=lambda model: model.__name__)
def test_events_and_their_parts_are_closed_and_frozen(model: Any) -> None:
    """Unknown fields are refused, and nothing is changed after it was made."""
    assert ("forbid", True) == (model.model_config["extra"], model.model_config["frozen"])


def test_an_unknown_type_is_met_with_the_nearest() -> None:
    """In both languages."""
    with pytest.raises(InvalidEvent) as caught:
        event_type("observation.record")
    assert "No event type is called “observation.record”." == caught.value.message.en
    assert "Aucun type d’événement ne s’appelle « observation.record »." == caught.value.message.fr
    assert "Did you mean observation.recorded? `ect types` lists them." == caught.value.hint.en


@pytest.mark.parametrize(
    ("around", "said"),
    [
        ({"occurred": "2024-02-30"}, "start is a day"),
        ({"occurred": "2024-02-06/2024-02-05"}, "does not end before it starts"),
        ({"occurred": "2024-02-06T25:00"}, "is a time of day, such as 20:40"),
        ({"occurred": "2024-02-05T20:40/2024-02-06"}, "has a time only when it is one day"),
        ({"grounds": ["117"]}, "it is the number of an entry, such as J117"),
        ({"session": "J0"}, "it is the number of an entry, such as J117"),
        ({"id": "117"}, "id is a UUID"),
        ({"by": "R D"}, "it is a code"),
        ({"source": "Un\nDeux"}, "is one line"),
        ({"exceptions": [{"rule": "stage-skipped"}]}, "exceptions[1].reason is missing"),
        ({"exceptions": [{"rule": "Stage Skipped", "reason": "Oui."}]}, "exceptions[1].rule"),
    ],
)
def test_what_surrounds_an_event_is_said_in_the_same_way(around: dict[str, Any], said: str) -> None:
    """Days, grounds, author and the rest: an input that does not fit, named by its field."""
    world = small_world()
    with pytest.raises(InvalidInput) as caught:
        world.journal.record(("memo.written", {"note_kind": "field", "title": "Mémo"}), **around)
    assert said in caught.value.message.en
    assert caught.value.message.en.startswith("what surrounds the event: ")
    assert caught.value.message.fr.startswith("ce qui entoure l’événement : ")
    assert 14 == world.journal.head
