"""Weighing a piece of evidence, question by question and on one line."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from ect_journal import Entry, Journal
from tests.cli.session import run, session

NARROW = "\u202f"
MINE = ("rarely", "half", "yes", "They had asked for nothing.")
"""Five times more expected if the claim is true, and what else would explain it."""


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to answer."""
    monkeypatch.setattr("ect_cli.weigh.command.on_terminal", lambda: True)


@pytest.fixture
def seen(folder: Path) -> Path:
    """J15: something seen on 6 February, linked to nothing yet."""
    run("observe", "--title", "Le besoin est reformulé", "--project", "ALI-01", "--place", "Salle des fêtes", "--on",
        "2024-02-06")  # fmt: skip
    return folder


@pytest.fixture
def linked(seen: Path) -> Path:
    """J16: J15 as evidence for H1b, weighed by nobody."""
    link("J15")
    return seen


def link(entry: str, claim: str = "H1b", cluster: str = "G-FETES", direction: str = "supports") -> str:
    """A link, and its number."""
    return run("record", "evidence", "--claim", claim, "--entry", entry, "--direction", direction, "--cluster", cluster,
        "--source-kind", "observation", "--rationale", "Il change.").stdout.strip()  # fmt: skip


def weigh(*args: str, typed: tuple[str, ...] = (), **env: str) -> Result:
    """One conversation, a line for each answer; the terminal is closed after the last one."""
    return run("weigh", *args, input="".join(f"{line}\n" for line in typed), **env)


def entries(folder: Path, after: int) -> list[Entry]:
    """What was recorded after an entry, as it reads now."""
    with Journal.open(folder) as journal:
        return [journal.current(f"J{position}") for position in range(after + 1, journal.head + 1)]


def kept(folder: Path) -> list[dict[str, object]]:
    """The drafts, as data, in the order in which they were written."""
    paths = sorted((folder / "drafts").glob("*"), key=lambda path: (len(path.name), path.name))
    return [json.loads(path.read_text("utf-8")) for path in paths]


# The conversation -------------------------------------------------------------------------------------------------------


def test_the_two_questions(linked: Path) -> None:
    """What was seen, the rival first, then the claim; what that comes to; what else would explain it; counted already?"""
    result = weigh("J16", typed=("2", "4", "yes", "Nothing.", "1", "yes"))
    assert (result.exit_code, result.stdout) == (0, "J17\n")
    assert (
        result.stderr
        == """\
What was seen: Le besoin est reformulé
  J15, observation recorded, 2024-02-06, Salle des fêtes
  J16: supports H1b@1, “Le dialogue a fait évoluer l’énoncé du besoin”
(At any question, < goes back to the one before; Ctrl-C leaves, and records nothing.)

Imagine ten comparable projects where this is true: “L’appel à projets a créé le besoin” (rival R-appel). In how many would you see this?
  1  almost never (1 in 50)
  2  rarely (1 in 10)
  3  sometimes (1 in 4)
  4  half the time
  5  often (3 in 4)
  6  almost always (19 in 20)
  7  I do not know
  8  the rival says nothing of it
Your answer: 2

And in ten where this is true: “Le dialogue a fait évoluer l’énoncé du besoin” (claim H1b)?
  1  almost never (1 in 50)
  2  rarely (1 in 10)
  3  sometimes (1 in 4)
  4  half the time
  5  often (3 in 4)
  6  almost always (19 in 20)
  7  I do not know
Your answer: 4

So, in your view, about 5 times more expected if the claim is true (between 2 and 13). Is that right? (yes/no)
Your answer: yes

What else would explain it? (public, in one sentence, naming nobody)
Your answer: Nothing.

Under which common source does it count, so that none counts twice? (one of these, or a name of your own)
  1  keep G-FETES, where J16 counts now
Your answer: 1

What will be recorded:
  1  if R-appel is true: rarely (1 in 10)
  2  if H1b is true, against R-appel: half the time
  3  what else would explain it: Nothing.
  4  common source: keep G-FETES, where J16 counts now
  against R-appel: 5 times more expected if the claim is true (2 to 13)

Record it? (yes, no, or the number of an answer to change)
Your answer: yes
J17 recorded: evidence judged, 2024-02-07. J16 · rd · Nothing.
  against R-appel: 5 times more expected if the claim is true (2 to 13)
note (one-reader): J16 has been read by one reader only.
"""
    )
    [judged] = entries(linked, 16)
    assert judged.event.model_dump(mode="json", exclude_none=True) == {
        "evidence": "J16", "reader": "rd", "blind": False, "rationale": "Nothing.",
        "weights": [
            {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half", "low": "2.4", "mid": "7", "high": "11.1"}
        ],
    }  # fmt: skip


def test_in_french(linked: Path) -> None:
    """The same questions, answered in words, accents or not."""
    said = weigh("16", typed=("rarement", "Une fois sur deux", "oui", "Rien.", "g-fetes", "oui"), ECT_LANG="fr").stderr
    assert (
        f"\nImaginez dix projets comparables où ceci est vrai{NARROW}: «{NARROW}L’appel à projets a créé le besoin{NARROW}»"
        in said
    )
    assert f"Dans combien verriez-vous cela{NARROW}?\n  1  presque aucun (1 sur 50)\n" in said
    assert (
        f"\nEt dans dix où ceci est vrai{NARROW}: «{NARROW}Le dialogue a fait évoluer l’énoncé du besoin{NARROW}» (énoncé H1b){NARROW}?"
        in said
    )
    assert (
        "\nDonc, selon vous, environ 5 fois plus attendu si l’énoncé est vrai (entre 2 et 13). "
        f"Est-ce bien cela{NARROW}? (oui/non)\n"
    ) in said
    assert f"\nQu’est-ce qui l’expliquerait autrement{NARROW}?" in said
    assert "\nJ17 consignée" in said
    [judged] = entries(linked, 16)
    assert judged.type == "evidence.judged"


def test_nothing_is_answered_for_anybody(linked: Path) -> None:
    """An empty line, another number or another word is asked again; a word in either language is understood."""
    result = weigh(
        "J16",
        typed=(
            "",
            " ",
            "9",
            "0",
            "peut-être",
            "rarement",
            "half",
            "",
            "maybe",
            "oui",
            "",
            "Rien.",
            "",
            "1",
            "",
            "10",
            "y",
        ),
    )
    assert (result.exit_code, len(entries(linked, 16))) == (0, 1)
    assert result.stderr.count("Nothing is answered for you: say something, or < to go back.") == 6
    for written in ("9", "0", "peut-être"):
        assert f"“{written}” is none of these answers. Give the number of an answer, or its words." in result.stderr
    assert "“maybe” is none of these answers. Answer yes or no." in result.stderr
    assert "“10” is none of these answers. Write yes, no, or one of the numbers above." in result.stderr


def test_no_asks_both_questions_again(linked: Path) -> None:
    """What the answers come to was not meant: the rival is asked about again, then the claim."""
    weigh("J16", typed=("rarely", "often", "no", *MINE, "1", "yes"))
    [judged] = entries(linked, 16)
    assert judged.event.model_dump(mode="json")["weights"][0]["mid"] == "7"


def test_one_goes_back_as_far_as_one_likes(linked: Path) -> None:
    """Each < takes back the answer before; at the first question there is none."""
    result = weigh(
        "J16",
        typed=(
            "<",
            "rarely",
            "half",
            "<",
            "retour",
            "back",
            "almost never",
            "half",
            "yes",
            "Rien.",
            "<",
            "Si.",
            "1",
            "yes",
        ),
    )
    assert result.stderr.count("This is the first question.") == 2
    [judged] = entries(linked, 16)
    data = judged.event.model_dump(mode="json")
    assert (data["weights"][0]["if_rival"], data["rationale"]) == ("almost_never", "Si.")


def test_any_answer_is_changed_at_the_end(linked: Path) -> None:
    """Its number asks it again, with what it comes to; everything else stays."""
    result = weigh("J16", typed=(*MINE, "1", "2", "often", "yes", "3", "Autre.", "<", "G-FETES", "yes"))
    [judged] = entries(linked, 16)
    data = judged.event.model_dump(mode="json")
    assert (data["weights"][0]["mid"], data["rationale"]) == ("8.8", "Autre.")
    assert "about 8 times more expected if the claim is true (between 3 and 17)" in result.stderr
    assert result.stderr.count("Imagine") == 1


@pytest.mark.parametrize("answers", [("I do not know",), ("the rival says nothing of it",), ("half", "je ne sais pas")])
def test_what_nobody_knows_stays_to_weigh(linked: Path, answers: tuple[str, ...]) -> None:
    """Not to know is an answer: it records no weight, asks for no explanation, and never counts as zero."""
    result = weigh("J16", typed=(*answers, "yes"))
    assert (result.exit_code, result.stdout, entries(linked, 16)) == (0, "", [])
    assert "(left to weigh)" in result.stderr
    assert result.stderr.endswith(
        "Nothing was weighed: it stays to weigh.\nStill to weigh for rd: J16 (`ect weigh` lists them).\n"
    )


def test_as_expected_either_way(seen: Path) -> None:
    """Equal answers are said to be so; a weight for the rival is turned round."""
    link("J15", direction="neutral")
    assert (
        "about as expected either way (up to 4 times more on one side or the other)"
        in weigh("J16", typed=("rarely", "rarely")).stderr
    )
    said = weigh("J16", typed=("often", "rarely", "yes", "no")).stderr
    assert "about 8 times more expected if the rival is true (between 3 and 17)" in said


def test_no_at_the_end_keeps_what_was_typed(linked: Path) -> None:
    """Nothing is recorded; the answers are kept as data that `ect weigh` takes, and where is said."""
    result = weigh("J16", typed=(*MINE, "1", "no"))
    assert (result.exit_code, result.stdout, entries(linked, 16)) == (1, "", [])
    assert result.stderr.splitlines()[-2] == "ect: Nothing was recorded."
    path = result.stderr.rstrip().removesuffix(".").rpartition("Your text is kept in ")[2]
    assert Path(path).parent == linked / "drafts"
    taken = run("weigh", "--data", path)
    assert (taken.stdout, entries(linked, 16)[0].event.model_dump()["rationale"]) == ("J17\n", MINE[-1])


def test_leaving_in_the_middle_keeps_what_was_typed(linked: Path) -> None:
    """Ctrl-C, or a terminal that is closed: half an answer is kept too."""
    result = weigh("J16", typed=("rarely",))
    assert (result.exit_code, result.stdout, entries(linked, 16)) == (1, "", [])
    assert "Your text is kept in " in result.stderr
    assert kept(linked) == [
        {"evidence": "J16", "reader": "rd", "weights": [{"rival": "R-appel", "if_rival": "rarely"}]}
    ]
    weigh("J16")
    assert len(kept(linked)) == 1, "nothing was typed, so nothing is kept"


# What is linked first ---------------------------------------------------------------------------------------------------


def test_an_entry_is_linked_and_weighed_at_once(seen: Path) -> None:
    """Claim, direction, source and why are asked first; the link and the judgement are recorded together."""
    result = weigh("J15", typed=("H1b", "supports", "2", "It changes.", *MINE, "1", "yes"))
    assert (result.exit_code, result.stdout) == (0, "J16\nJ17\n")
    link, judged = entries(seen, 15)
    assert link.event.model_dump(mode="json", exclude_none=True) == {
        "claim": "H1b@1", "entry": "J15", "direction": "supports", "cluster": "G-ALI-01-0206",
        "source_kind": "observation", "rationale": "It changes.",
    }  # fmt: skip
    assert judged.event.model_dump(mode="json")["evidence"] == "J16"
    assert "  1  G-ALI-01-0206: for ALI-01 on 2024-02-06\n" in result.stderr


def test_the_claim_may_be_given(linked: Path) -> None:
    """Linked to one claim already, an entry is linked to another one that is named, under the same cluster."""
    result = weigh(
        "J15", "--claim", "H1c", typed=("weakens", "observation", "Vu.", "often", "rarely", "yes", "Rien.", "1", "yes")
    )
    assert result.stdout == "J17\nJ18\n", result.stderr
    assert "  1  G-FETES: J15 is linked under it\n" in result.stderr
    said = weigh("J15", typed=("2",)).stderr
    assert "J15 is linked several times. Which link do you weigh?\n  1  J16: H1b@1, J15, 2024-02-06." in said
    assert "J17: weakens H1c@1" in said


def test_a_claim_without_rivals_is_only_linked(seen: Path) -> None:
    """There is nothing to weigh it against: the link is recorded alone."""
    result = weigh("J15", typed=("H1a", "appuie", "observation", "Vu.", "G-MOI", "yes", "yes"))
    assert (result.stdout, [entry.type for entry in entries(seen, 15)]) == ("J16\n", ["evidence.linked"])
    session("""
        $ ect weigh J16
        ! ect: H1a has no rival: nothing to weigh this against.
        ! ect: hint: Register one first: `ect record rival --claim H1a`.
        [exit 1]
    """)


def test_changing_the_claim_asks_about_its_own_rivals(seen: Path) -> None:
    """What was answered about another claim is not kept for this one."""
    weigh("J15", typed=("H1b", "supports", "observation", "Vu.", *MINE, "1", "1", "H1c", *MINE, "1", "yes"))
    link, judged = entries(seen, 15)
    data = link.event.model_dump(mode="json"), judged.event.model_dump(mode="json")
    assert (data[0]["claim"], data[1]["weights"][0]["rival"]) == ("H1c@1", "R-porteur")


def test_a_new_link_that_is_left_is_kept(seen: Path) -> None:
    """The judgement and the link, each as data for its own command."""
    weigh("J15", typed=("H1b", "supports", "observation", "Vu.", "rarely", "half"))
    judged, link = kept(seen)
    assert (judged["reader"], link["entry"], link["rationale"]) == ("rd", "J15", "Vu.")


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("J3", "ect: J3 is of type actor.registered: it is no evidence."),
        ("J99", "ect: No entry is numbered J99."),
        ("J16", "ect: J16 stands retracted."),
    ],
)
def test_what_cannot_be_weighed(linked: Path, ref: str, said: str) -> None:
    """It is said before anything is asked."""
    run("retract", "J16", "--reason", "error")
    result = weigh(ref)
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, said)
    assert "Did you mean H1b?" in weigh("J15", "--claim", "H1bb").stderr
    assert "No actor has the code P-1." in weigh("J15", "--reader", "P-1").stderr


# Rivals, signs, predictions, clusters -----------------------------------------------------------------------------------


def test_each_rival_is_asked_about_the_main_one_first(linked: Path) -> None:
    """Then what is left of them: a rival already weighed is not asked about, unless all were."""
    run("record", "rival", "--code", "A-hasard", "--claim", "H1b", "--statement", "C’est le hasard.")
    result = weigh("J16", typed=("rarely", "half", "yes", "8", "Rien.", "1", "yes"))
    assert "\nRival 1 of 2. Imagine ten" in result.stderr
    assert "\nRival 2 of 2. Imagine ten" in result.stderr
    assert result.stderr.index("(rival R-appel)") < result.stderr.index("(rival A-hasard)")
    assert [entry.event.model_dump()["weights"][0]["rival"] for entry in entries(linked, 17)] == ["R-appel"]
    assert "Still to weigh for rd: J16 (`ect weigh` lists them)." in result.stderr
    again = weigh("J16", typed=("half", "half", "yes", "Rien.", "1", "yes"))
    assert "(rival R-appel)" not in again.stderr
    assert "rd has weighed it already; this judgement will count instead." in weigh("J16").stderr


def test_answers_against_the_direction_are_pointed_out(linked: Path) -> None:
    """No: they are asked again. Yes: the direction is corrected together with the judgement."""
    against = ("often", "rarely", "yes")
    result = weigh("J16", typed=(*against, "no", *against, "yes", "Rien.", "1", "yes"))
    assert (
        "But J16 is linked as “supports”. Yes: correct that to “weakens”; no: weigh it again. (yes/no)"
    ) in result.stderr
    assert result.stdout == "J17\nJ18\n"
    link, _, judged = entries(linked, 15)
    assert (str(link.event.model_dump()["direction"]), judged.type) == ("weakens", "evidence.judged")


@pytest.mark.parametrize(
    ("reader", "way"),
    [
        ("P-01", "it may be read otherwise by who reads it blind, `ect judge`"),
        ("rd", "to change your mind, take that back first, `ect retract J17`"),
    ],
)
def test_a_direction_that_a_judgement_stands_on_is_not_turned(linked: Path, reader: str, way: str) -> None:
    """It would be refused at the end: it is said at once, with what can be done instead. Nothing is lost."""
    run("weigh", "J16", "--reader", reader, "--weight", "rival=R-appel,low=6,mid=7,high=8", "--rationale", "Oui.")
    against = ("often", "rarely", "yes")
    result = weigh("J16", typed=(*against, "no"))
    assert (result.exit_code, len(entries(linked, 17)), "What else" in result.stderr) == (1, 0, False)
    assert (
        f"But J16 is linked as “supports”, and it was weighed so (J17, {reader}): while that stands, it cannot be corrected to "
        f"“weakens”. Yes: weigh it again; no: leave it ({way}). (yes/no)"
    ) in result.stderr
    assert "ect: Nothing was recorded." in result.stderr
    assert [sorted(each) for each in kept(linked)] == [["evidence", "reader", "weights"]]
    again = weigh("J16", typed=(*against, "yes", *MINE, "1", "yes"))
    assert (again.exit_code, again.stdout) == (0, "J18\n")


def test_a_blind_judgement_does_not_hold_a_direction(linked: Path) -> None:
    """Nor does one that was retracted, or that weighs against another rival: the direction is turned."""
    run("record", "rival", "--code", "A-hasard", "--claim", "H1b", "--statement", "C’est le hasard.")
    for rival in ("A-hasard", "R-appel"):
        run("weigh", "J16", "--weight", f"rival={rival},low=6,mid=7,high=8", "--rationale", "Oui.")
    run("retract", "J19", "--reason", "error")
    result = weigh("J16", typed=("often", "rarely", "yes", "yes", "Rien.", "1", "yes"))
    assert "correct that to “weakens”" in result.stderr
    assert result.exit_code == 0, result.stderr


def test_the_direction_is_turned_once(predicted: Path) -> None:
    """Neither another rival nor a prediction asks it again; another answer about the main rival does."""
    run("record", "rival", "--code", "A-hasard", "--claim", "H1b", "--statement", "C’est le hasard.")
    main, other = ("often", "rarely", "yes", "yes"), ("rarely", "half", "no", "rarely", "half", "yes")
    result = weigh("J18", typed=(*main, *other, "Rien.", "none", "1", "1", "almost always", "yes", "yes", "yes"))
    assert (result.exit_code, result.stderr.count("But J18 is linked as")) == (0, 2), result.stderr
    assert str(entries(predicted, 17)[0].event.model_dump()["direction"]) == "weakens"


@pytest.fixture
def predicted(folder: Path) -> Path:
    """J15 and J17: predictions about H1b, one before what was seen (J16) and one after; J18, the link."""

    def predict(code: str, p: str) -> None:
        run("record", "prediction", "--code", code, "--claim", "H1b", "--title", f"Le besoin bouge ({code})", "--p-claim", p,
            "--p-rival", "rival=R-appel,p=0,2")  # fmt: skip

    predict("ATT-1", "0,7")
    run("observe", "--title", "Vu", "--project", "ALI-01", "--on", "2024-02-06")
    predict("ATT-2", "0,9")
    link("J16")
    return folder


def test_what_was_written_before_is_asked_and_cited(predicted: Path) -> None:
    """Only predictions registered before the entry are listed; the one that is named goes into the link."""
    result = weigh("J18", typed=(*MINE, "ATT-1", "no", "1", "yes"))
    assert (
        "Had you written it before seeing it?\n  1  ATT-1: Le besoin bouge (ATT-1)\n  2  none of these\n"
        in result.stderr
    )
    link, _, judged = entries(predicted, 17)
    assert link.event.model_dump()["prediction"] == "ATT-1"
    assert judged.event.model_dump(mode="json")["weights"][0]["mid"] == "7"
    taken_back = weigh("J18", typed=(*MINE, "none", "1", "yes"))
    assert "  1  ATT-1: Le besoin bouge (ATT-1) (what J18 cites now)\n" in taken_back.stderr
    assert entries(predicted, 17)[0].event.model_dump()["prediction"] is None


def test_the_numbers_of_a_prediction_are_taken_only_if_one_says_so(predicted: Path) -> None:
    """They stand instead of the answers, and of an answer that nobody had."""
    result = weigh("J18", typed=("7", "1", "yes", "Prévu.", "1", "yes"))
    assert (
        "ATT-1 foresaw: against R-appel, 3 times more expected if the claim is true. "
        "Take these numbers instead of your answers? (yes/no)"
    ) in result.stderr
    judged = entries(predicted, 18)[-1].event.model_dump(mode="json", exclude_none=True)
    assert judged["weights"] == [{"rival": "R-appel", "low": "5.4", "mid": "5.4", "high": "5.4"}]


def test_a_source_counted_already_is_named(linked: Path) -> None:
    """What may be the same source is listed with its reason, and the link goes under its cluster; or a name of one's own."""
    run("observe", "--title", "Le lendemain", "--project", "ALI-01", "--on", "2024-02-07")
    link("J17", cluster="G-AUTRE")
    result = weigh("J18", typed=(*MINE, "2", "yes"))
    assert "  2  G-FETES: same project, ALI-01 (J16, J15. Le besoin est reformulé)\n" in result.stderr
    assert entries(linked, 17)[0].event.model_dump()["cluster"] == "G-FETES"
    assert "Seen while weighing: cluster G-FETES." in run("show", "J19", "--format", "json").stdout
    wrong = weigh("J18", typed=(*MINE, "deux mots", "G-MOI", "yes", "yes"))
    assert "“deux mots” is not a name for a common source." in wrong.stderr
    assert entries(linked, 17)[0].event.model_dump()["cluster"] == "G-MOI"
    kept = weigh("J18", typed=(*MINE, "non", "garder", "yes"))
    assert "“non” is not a name for a common source." in kept.stderr
    assert "  4  common source: keep G-MOI, where J18 counts now\n" in kept.stderr


def test_no_is_no_name(seen: Path) -> None:
    """A new link needs a name for its source: neither yes nor no is one."""
    result = weigh(
        "J15", typed=("H1b", "supports", "observation", "Vu.", *MINE, "none", "yes", "o", "faux", "G-1", "yes", "yes")
    )
    for written in ("none", "yes", "o", "faux"):
        assert f"“{written}” is not a name for a common source." in result.stderr
    assert entries(seen, 15)[0].event.model_dump()["cluster"] == "G-1"


def test_a_new_source_is_confirmed(linked: Path) -> None:
    """A slip in a name would count one source twice: a name that nothing is linked under is asked about, with the nearest."""
    run("observe", "--title", "Le lendemain", "--project", "ALI-01", "--on", "2024-02-07")
    asked = ("supports", "observation", "Vu.", *MINE)
    result = weigh("J17", "--claim", "H1c", typed=(*asked, "G-FETE", "no", "G-AUTRE", "<", "G-FETES", "yes"))
    assert (
        "“G-FETE” is a new common source: nothing counts under it yet, but G-FETES is known. Is that right? (yes/no)"
    ) in result.stderr
    assert "“G-AUTRE” is a new common source: nothing counts under it yet. Is that right? (yes/no)" in result.stderr
    assert "“G-FETES” is" not in result.stderr
    assert entries(linked, 17)[0].event.model_dump()["cluster"] == "G-FETES"


def test_what_surrounds_it_goes_with_the_judgement(seen: Path) -> None:
    """The day is that of both; grounds, and a rationale given already, are the judgement's."""
    around = ("--on", "2024-02-06", "--ground", "J9", "--by", "P-01", "--rationale", "Lu deux fois.")
    weigh("J15", *around, typed=("H1b", "supports", "observation", "Vu.", *MINE[:3], "1", "yes"))
    link, judged = entries(seen, 15)
    assert {str(link.occurred), str(judged.occurred)} == {"2024-02-06"}
    assert (link.by, judged.by, link.grounds, judged.grounds) == ("P-01", "P-01", (), ("J9",))
    assert judged.event.model_dump()["rationale"] == "Lu deux fois."
    weigh("J15", "--claim", "H1a", "--ground", "J9", typed=("supports", "observation", "Vu.", "1", "yes"))
    assert entries(seen, 17)[0].grounds == ("J9",)


# What is left -----------------------------------------------------------------------------------------------------------


def test_alone_it_lists_what_is_left(linked: Path) -> None:
    """What this reader has not weighed, and one of them is chosen; when all is weighed it says so."""
    result = weigh(typed=("J99", "J16", *MINE, "1", "yes"))
    assert result.stderr.startswith(
        "Not weighed by rd:\n\nWhich one do you weigh?\n  1  J16: H1b@1, J15, 2024-02-06. Le besoin est reformulé\n"
    )
    assert "“J99” is none of these answers. Name one of those that are left (J…)." in result.stderr
    assert (result.stdout, result.stderr.count("Still to weigh")) == ("J17\n", 0)
    assert weigh().stderr == "rd has nothing left to weigh.\n"
    assert weigh("--reader", "P-01", typed=("1",)).stderr.startswith("Not weighed by P-01:")


# On one line ------------------------------------------------------------------------------------------------------------


def test_on_one_line(linked: Path) -> None:
    """The entry or its link, who reads (else who records), numbers or answers: nothing is asked."""
    numbers = ("--weight", "rival=R-appel,low=2,4,mid=7,high=11,1")
    assert run("weigh", "16", *numbers, "--rationale", "Oui.", "--by", "P-01").stdout == "J17\n"
    assert run("weigh", "--evidence", "16", "--claim", "H1b", *numbers, "--rationale", "Oui.").stdout == "J18\n"
    assert [entry.event.model_dump()["reader"] for entry in entries(linked, 16)] == ["P-01", "rd"]
    data = (
        '{"evidence":"J16","reader":"P-07","weights":[{"rival":"R-appel","low":0,"mid":1,"high":2}],"rationale":"Dit."}'
    )
    assert run("weigh", "--data", "-", input=data).stdout == "J19\n"
    assert entries(linked, 18)[0].event.model_dump()["reader"] == "P-07"


@pytest.mark.parametrize(
    ("weight", "english", "french"),
    [
        ("rival=R-appel,low=-1,mid=-7,high=0", "low <= mid <= high, not -1, -7, 0", f"et non -1{NARROW}; -7{NARROW}; 0"),
        ("rival=R-appel,low=2.5,mid=-7,high=0", "low <= mid <= high, not 2.5, -7, 0", f"et non 2,5{NARROW}; -7{NARROW}; 0"),
        ("rival=R-appel,low=0,mid=20.5,high=30", "mid from -20 to 20, low", "mid de -20 à 20, low"),
        ("rival=R-apel,if_rival=rarely,if_claim=half", "Did you mean R-appel? Known codes:", "Vouliez-vous dire R-appel"),
        ("rival=R-porteur,if_rival=rarely,if_claim=half", "Rivals of H1b: R-appel.", "Rivales de H1b"),
        ("rival=R-appel,if_rival=rarely", "answers both questions (if_rival, if_claim)", "répond aux deux questions"),
        ("rival=R-appel,if_rival=often,if_claim=rarely", "“supports”, which goes with 0 to 20 dB", "ce qui va avec 0 à 20 dB"),
        ("rival=R-appel,if_rival=jamais,if_claim=half", "almost_never, rarely, sometimes, half", "presque aucun (1 sur 50)"),
    ],
)  # fmt: skip
def test_a_weight_that_is_refused(linked: Path, weight: str, english: str, french: str) -> None:
    """Why, and what is allowed, in two lines and in both languages; nothing is recorded."""
    for lang, said in (("en", english), ("fr", french)):
        result = run("weigh", "J16", "--weight", weight, "--rationale", "Oui.", ECT_LANG=lang)
        assert (len(result.stderr.splitlines()), said in result.stderr) == (2, True), result.stderr
    assert entries(linked, 16) == []


@pytest.mark.parametrize("p", ["0", "0,005", "0.999", "1", "70"])
def test_a_probability_that_is_refused(folder: Path, p: str) -> None:
    """A prediction is neither impossible nor certain, and the range is said."""
    given = ("record", "prediction", "--code", "A-1", "--claim", "H1b", "--title", "Vu")
    for options in (("--p-claim", p), ("--p-claim", "0,5", "--p-rival", f"rival=R-appel,p={p}")):
        assert "is a probability from 0.01 to 0.99, not " in run(*given, *options).stderr
        assert (
            f"est une probabilité de 0,01 à 0,99, et non {p.replace('.', ',')}"
            in run(*given, *options, ECT_LANG="fr").stderr
        )
    assert entries(folder, 14) == []


def test_what_is_named_first_is_not_required_again(folder: Path) -> None:
    """The help says neither --evidence nor --weight to be required: one is named first, the other is asked for."""
    said = run("weigh", "--help").stdout
    assert "[required" not in said
    assert "[repeatable]" in said
    assert f"[obligatoire{NARROW};" in run("record", "evidence-judged", "--help", ECT_LANG="fr").stdout


def test_without_a_terminal_it_fails_fast(linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is named, and an entry that is not one link is pointed out."""
    monkeypatch.setattr("ect_cli.weigh.command.on_terminal", lambda: False)
    session("""
        $ ect weigh J15
        ! ect: Still missing: --weight.
        ! ect: hint: `ect weigh --help` says what it takes.
        [exit 2]
        $ ect weigh
        ! ect: Nothing is named, and there is no terminal to choose on.
        ! ect: hint: `ect tally` and `ect todo` say what is to be weighed; then `ect weigh J… --weight …`.
        [exit 2]
        $ ect weigh J15 --claim H1c
        ! ect: J15 is not linked to H1c.
        ! ect: hint: Link it first (`ect record evidence --entry J15`), or run `ect weigh J15` on a terminal.
        [exit 1]
        $ ect weigh J15 --evidence J16
        ! ect: J15 and --evidence J16 are two pieces.
        ! ect: hint: Name one of them.
        [exit 2]
    """)
    link("J15", claim="H1c")
    session("""
        $ ect weigh J15
        ! ect: J15 is linked several times: J16, J17.
        ! ect: hint: Name one of these links, or give --claim.
        [exit 1]
        $ ect weigh J15 --claim H1c --weight rival=R-porteur,low=6,mid=-7,high=8 --rationale Oui.
        ! ect: evidence.judged: weights[1] is given as low <= mid <= high, not 6, -7, 8.
        ! ect: hint: `ect weigh --help` says what it takes.
        [exit 1]
        $ ect weigh J15 --claim H1c --weight rival=R-porteur,low=-8,mid=-7,high=-6 --rationale Oui.
        ! ect: weight-against-direction: This weighing gives -7 dB against R-porteur, the main rival of H1c; J17 says “supports”, which goes with 0 to 20 dB.
        ! ect: hint: Weigh again, or correct the direction (`ect correct J17 --set direction=…`); a weighing that no longer fits is retracted first.
        [exit 1]
    """)


def test_a_dry_run_of_the_conversation_records_nothing(seen: Path) -> None:
    """The link and the judgement are printed as they would be, rules checked; the answers are kept."""
    typed = ("H1b", "supports", "observation", "Vu.", *MINE, "1", "yes")
    result = weigh("J15", "--dry-run", typed=typed)
    assert (result.exit_code, entries(seen, 15)) == (0, [])
    assert result.stderr.count("Nothing was recorded; this would be J1") == 2
    assert [name for name in ("J16", "J17") if f"this would be {name}." in result.stderr] == ["J16", "J17"]
    assert "Your text is kept in " in result.stderr
