"""`ect tally`: sentences in factors, every figure side by side, what the tally would be."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ect_cli.read.tally_detail import factor_written
from ect_cli.read.tally_said import rounded, sentences, sided, times
from ect_journal.factors import factor as factor_of_dossier
from tests.cli.kept import same_as_kept
from tests.cli.session import run, session

in_both = pytest.mark.parametrize("lang", ["en", "fr"])
MODEST: dict[str, Any] = {
    "items": 9, "clusters": 9, "readers": 2, "total": Decimal(14), "low": Decimal(8), "high": Decimal(21),
    "least": Decimal(7), "most": Decimal(17), "items_for": 6, "items_against": 3, "to_weigh": 0, "contested": 0,
    "uncontested": Decimal(14), "before_claim": 0, "after_evidence": False, "unsought": 0, "prior_odds": None,
    "posterior_odds": None, "voided": [],
}  # fmt: skip


def said(lang: str = "fr", **changed: Any) -> str:
    """In plain spaces, so that they can be read here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECT_LANG", lang)
        return sentences(MODEST | changed).replace("\u202f", " ").replace("\u00a0", " ")


# The sentence


def test_the_sentence_of_the_design() -> None:
    """Word for word, figure for figure."""
    assert said() == (
        "9 sources ; au jugement de 2 personnes, l’ensemble est environ 25 fois plus attendu si l’énoncé est vrai que si la "
        "rivale l’est (6 à 126) ; sans la source la plus forte, 5 fois ; 3 indices vont contre."
    )
    assert said("en") == (
        "9 sources; in the judgement of 2 people, the whole is about 25 times more expected if the claim is true than if the "
        "rival is (6 to 126); without the strongest source, 5 times; 3 items speak against it."
    )


def test_one_of_each() -> None:
    """In the singular, and without what there is none of: a single source has no other to be without."""
    alone: dict[str, Any] = {
        "items": 1,
        "clusters": 1,
        "readers": 1,
        "items_against": 0,
        "least": Decimal(0),
        "most": Decimal(0),
    }
    assert said(**alone).startswith("1 source ; au jugement d’une personne, l’ensemble est environ 25 fois plus")
    assert said(**alone).endswith("(6 à 126).")
    assert said("en", **alone, to_weigh=1, before_claim=1).endswith(
        "(6 to 126). 1 item is still to be weighed. 1 item was recorded before the claim was written."
    )
    assert "1 item speaks against it." in said("en", items_against=1)


def test_below_one_it_is_said_the_other_way_round() -> None:
    """More expected if the rival is true; what speaks for the claim is what goes the other way."""
    against: dict[str, Any] = {
        "total": Decimal(-4),
        "low": Decimal(-9),
        "high": Decimal(3),
        "most": Decimal(2),
        "items_for": 1,
    }
    assert said(**against) == (
        "9 sources ; au jugement de 2 personnes, l’ensemble est environ 3 fois plus attendu si la rivale est vraie que si "
        "l’énoncé l’est (de 2 fois dans l’autre sens à 8 fois) ; sans la source la plus forte, 2 fois dans l’autre sens ; "
        "1 indice va dans le sens de l’énoncé."
    )


@pytest.mark.parametrize("total", ["0", "0.1", "-0.2"])
def test_near_one_it_is_even(total: str) -> None:
    """A factor that rounds to one speaks for neither, and is not said to."""
    told = said("en", total=Decimal(total), low=Decimal(-4), high=Decimal("4"), items_for=1, items_against=1)
    assert told == (
        "9 sources; in the judgement of 2 people, the whole is about as expected if the rival is true as if the claim is "
        "(from 3 times for the rival to 3 times for the claim); 1 item speaks for the claim; 1 item speaks against it."
    )


def test_what_a_source_less_would_leave() -> None:
    """On the same side, on the other, or on neither."""
    assert "without the strongest source, 5 times;" in said("en")
    assert "without the strongest source, 2 times the other way;" in said("en", least=Decimal(-3))
    assert "sans la source la plus forte, autant des deux côtés ;" in said(least=Decimal("0.1"))


def test_what_else_there_is() -> None:
    """Each in a sentence of its own, in the order of the design; none where there is none."""
    told = said(
        to_weigh=4, contested=2, uncontested=Decimal(6), before_claim=2, after_evidence=True, unsought=1,
        prior_odds=Decimal("0.5"), posterior_odds=12.56, voided=[{}, {}],
    )  # fmt: skip
    assert told.partition("vont contre. ")[2] == (
        "4 indices restent à peser. Les lectures divergent sur 2 indices ; sans eux, 4 fois pour l’énoncé. 2 indices étaient "
        "consignés avant que l’énoncé soit écrit. Rivale postérieure : des indices étaient déjà versés. 1 attendu est échu "
        "sans que personne ait cherché. La cote enregistrée d’avance, 0,5 contre 1, devient 13 contre 1. 2 indices ne "
        "comptent plus."
    )


def test_nothing_weighed_yet() -> None:
    """Neither even nor zero: nothing is."""
    none: dict[str, Any] = {"items": 0, "total": Decimal(0), "low": Decimal(0), "high": Decimal(0)}
    assert said(**none) == "Rien n’est encore versé à cet énoncé."
    assert said(**none, to_weigh=3) == "Rien n’est encore pesé. 3 indices restent à peser."


@pytest.mark.parametrize(
    ("decibans", "english", "french"),
    [
        ("0.5", "1.1 times", "1,1 fois"),
        ("-7", "5 times", "5 fois"),
        ("1.7", "1.5 times", "1,5 fois"),
        ("1.8", "2 times", "2 fois"),
        ("27.7", "589 times", "589 fois"),
        ("-41", "13,000 times", "13 000 fois"),
        ("60", "1,000,000 times", "1 000 000 fois"),
        ("61", "more than a million times", "plus d’un million de fois"),
        ("4000", "more than a million times", "plus d’un million de fois"),
    ],
)
def test_a_factor_is_a_whole_number_but_near_one(
    decibans: str, english: str, french: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either way, never none; from a thousand on it is rounded, beyond a million it has no figure."""
    plain = [times(Decimal(decibans))]
    monkeypatch.setenv("ECT_LANG", "fr")
    plain.append(times(Decimal(decibans)))
    assert [each.replace("\u202f", " ").replace("\u00a0", " ") for each in plain] == [english, french]


@pytest.mark.parametrize("decibans", ["0.5", "-7", "1.7", "2.2", "-4", "27.7", "45", "60", "61", "-4000"])
def test_the_dossier_says_the_same(decibans: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One factor, one figure, wherever it is read."""
    for lang in ("en", "fr"):
        monkeypatch.setenv("ECT_LANG", lang)
        assert times(Decimal(decibans), bare=True) == str(factor_of_dossier(Decimal(decibans)))


def test_sides_and_odds() -> None:
    """For whom it is; odds may be below one."""
    assert [sided(Decimal(each)).replace("\u00a0", " ") for each in ("7", "-7", "0.1")] == [
        "5 times for the claim", "5 times for the rival", "as much either way",
    ]  # fmt: skip
    assert [rounded(each) for each in (0.05, 0.333333, 1.0, 0.0012, 99.7, 1234)] == [
        "0.05", "0.33", "1", "0.0012", "100", "1,200",
    ]  # fmt: skip


# On the demo


@in_both
def test_the_tallies_of_a_hypothesis(demo: Path, lang: str) -> None:
    """Claim by claim, its rivals under it, the main one first; one without rival is said to have none."""
    same_as_kept(f"tally-H1.{lang}.txt", run("tally", "H1", ECT_LANG=lang).stdout)


@in_both
def test_every_figure(demo: Path, lang: str) -> None:
    """Side by side, with what each means, and what counts no more and why."""
    same_as_kept(f"tally-H1b-detail.{lang}.txt", run("tally", "H1b", "--detail", ECT_LANG=lang).stdout)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (588.84, "589"),
        (5.01, "5"),
        (1.19, "1.2"),
        (1, "1"),
        (0.0017, "0.0017"),
        (12345.6, "12,000"),
        (1e9, "1.0e9"),
        (float("inf"), "∞"),
    ],
)
def test_one_total_has_one_factor(value: float, expected: str) -> None:
    """With --detail it is the figure of the sentence; but below one and beyond a million, which sentences do not say so."""
    assert factor_written(value) == expected


@in_both
@pytest.mark.parametrize("more", [(), ("--detail",)])
def test_on_a_narrow_screen(demo: Path, lang: str, more: tuple[str, ...]) -> None:
    """No line is wider than it."""
    result = run("tally", *more, ECT_LANG=lang, COLUMNS="60")
    assert max(map(len, result.stdout.splitlines())) <= 60
    assert not result.stdout.isspace()
    assert len(result.stderr.splitlines()) == len(more), "the column that is left out is said, once"


def test_no_word_is_put_on_a_total(demo: Path) -> None:
    """Neither strong nor weak nor decisive: factors, sources, people."""
    told = run("tally").stdout + run("tally", ECT_LANG="fr").stdout
    verdicts = ("strong ", "weak ", "decisive", "conclusive", "fort ", "faible", "décisif", "concluant", "prouv")
    assert [word for word in verdicts if word in told.replace("strongest", "").replace("plus forte", "")] == []


def test_against_one_rival_only(demo: Path) -> None:
    """Claims that it does not compete with are left out."""
    assert "H1b@1" in run("tally", "H1", "--rival", "r-appel").stdout
    assert "H1a" not in run("tally", "H1", "--rival", "R-appel").stdout


def test_a_rival_that_does_not_compete(demo: Path) -> None:
    """With the claim, or with any of the hypothesis: it is said, with those that do; a claim may have none."""
    for command in ("tally", "bias", "diff --from J1"):
        session(f"""
            $ ect {command} H1b --rival r-porteur
            ! ect: R-porteur does not compete with H1b.
            ! ect: hint: R-appel, R-evidence do.
            [exit 1]
        """)
    session("""
        $ ect tally H2 --rival R-appel --format json
        ! ect: R-appel competes with no claim of H2.
        ! ect: hint: R-anciennete, R-elan, R-heures do.
        [exit 1]
        $ ect tally H1a --rival R-appel
        ! ect: R-appel does not compete with H1a.
        ! ect: hint: Nothing does yet: `ect record rival --claim H1a` registers a rival.
        [exit 1]
    """)
    session(
        """
        $ ect bilan H1b --rival R-porteur
        ! ect\u202f: R-porteur n’est pas en concurrence avec H1b.
        ! ect\u202f: conseil\u202f: R-appel, R-evidence le sont.
        [exit 1]
    """,
        ECT_LANG="fr",
    )


def test_before_anything_is_linked(folder: Path) -> None:
    """A sentence for each rival, with --detail too; a claim without rival has none to be weighed against."""
    told = """
        $ ect tally H1 {more}
        H1a@1, without a status yet
          Un cadre de dialogue existait avant le projet.
          No rival competes with it, so there is nothing to weigh it against.

        H1b@1, without a status yet
          Le dialogue a fait évoluer l’énoncé du besoin.

          Main rival R-appel: L’appel à projets a créé le besoin.
            Nothing is linked to this claim yet.

        H1c@1, without a status yet
          Ces projets atteignent plus souvent l’étape « initié ».

          Rival R-porteur: Un porteur charismatique l’explique.
            Nothing is linked to this claim yet.
    """
    session(told.format(more="--as-of 2024-02-01"))
    session(told.format(more="--detail"))


# What it would be


def _total(*args: str) -> Decimal:
    done = run("tally", "H1b", "--rival", "R-appel", "--format", "json", *args)
    (row,) = json.loads(done.stdout)
    return Decimal(row["total"])


def test_what_it_would_be(demo: Path) -> None:
    """Without an item, two sources counted as one, by one reader; said to be a supposition, on standard error."""
    link = json.loads(run("log", "--type", "evidence", "--format", "json").stdout)
    ref = next(
        f"J{row['position']}" for row in link if row["title"].startswith("H1b@1") and "appuie" not in row["title"]
    )
    now = _total()
    assert {_total("--without", ref), _total("--reader", "rd")} != {now}
    done = run("tally", "H1b", "--without", ref, "--reader", "rd", "--reader", "P-02")
    assert done.stderr == f"What if, and not the tally: without {ref}, by rd, P-02 only.\n"
    assert "Count factor" in run("tally", "H1b", "--detail").stdout
    assert "Count factor" not in run("tally", "H1b", "--detail", "--reader", "rd").stdout


def test_sources_counted_as_one(demo: Path) -> None:
    """A=B and B=C make one of the three, in whichever order."""
    args = ("G-ALI-0206=G-SAN-0323", "G-SAN-0323=G-MOB-0418")
    chained = [_total("--as-one", one, "--as-one", other) for one, other in (args, args[::-1])]
    assert chained[0] == chained[1] < _total("--as-one", args[0]) < _total()


def test_what_cannot_be_supposed(demo: Path) -> None:
    """Each with the nearest, or with how to write it."""
    session("""
        $ ect tally H1b --as-one G-ALI-0206
        ! ect: --as-one: “G-ALI-0206” is not two sources.
        ! ect: hint: Write it --as-one A=B; `ect matrix` names the sources.
        [exit 2]
        $ ect tally H1b --as-one G-ALI-0206=G-ALI-0206
        ! ect: --as-one: “G-ALI-0206=G-ALI-0206” is not two sources.
        ! ect: hint: Write it --as-one A=B; `ect matrix` names the sources.
        [exit 2]
        $ ect tally H1b --as-one G-ALI-0206=G-ALI-0207
        ! ect: “G-ALI-0207” is no source of the evidence.
        ! ect: hint: Did you mean G-ALI-0206?
        [exit 1]
        $ ect tally --figure here.svg
        ! ect: The figure is of one claim.
        ! ect: hint: Name it: ect tally H1b --figure FILE.svg
        [exit 2]
        $ ect tally H1b --as-one A=B --figure here.svg
        ! ect: The figure knows nothing of --as-one.
        ! ect: hint: Leave that option out, or --figure to have the table.
        [exit 2]
    """)
    for option in ("--without", "--reader"):
        assert run("tally", "H1b", option, "nobody").exit_code == 1
