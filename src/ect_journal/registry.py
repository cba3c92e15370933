"""The first registry that a programme may start from: three hypotheses with their claims, their rivals, the mandates.

The wording of the claims is the founding document's where it has one; the others say that the programme added them.
Shipped in French, the language in which they are debated.
"""

from typing import Any

from ect_journal.catalogue import HypothesisRegistered, MandateGiven, RivalRegistered
from ect_journal.event import Event
from ect_journal.words import typeset

HYPOTHESES: dict[str, dict[str, Any]] = {
    "H1": {
        "axis": "emergence",
        "statement": "Un projet d’ECT émerge du dialogue entre acteurs publics et privés d’un territoire, qui fait apparaître, "
        "évoluer ou reconnaître un besoin.",
        "claims": {
            "H1a": "Un cadre de dialogue entre acteurs publics et privés existait avant le projet.",
            "H1b": "Ce dialogue a fait évoluer ou a validé l’énoncé du besoin.",
            "H1c": "Les projets issus de tels cadres atteignent plus souvent l’étape « initié » (ajout du programme).",
        },
        "falsifier": "Sur les projets suivis, le besoin énoncé à la fin du dialogue est celui du premier document écrit.",
    },
    "H2": {
        "axis": "support",
        "statement": "Accompagner un projet d’ECT demande d’adapter le métier d’accompagnateur, ses outils et sa posture.",
        "claims": {
            "H2a": "Le métier d’accompagnateur a dû être adapté : les outils classiques de la création d’entreprise échouent "
            "ou sont mis de côté.",
            "H2b": "De nouvelles façons de faire apparaissent.",
            "H2c": "La posture de l’accompagnateur change.",
            "H2d": "Les porteurs perçoivent la différence (ajout du programme).",
        },
        "falsifier": "Les porteurs accompagnés avec les seuls outils classiques avancent aussi loin et disent la même chose.",
    },
    "H3": {
        "axis": "funding",
        "statement": "Les projets d’ECT créent localement une valeur mal reconnue ; leur viabilité et leur accompagnement "
        "demandent la coopération de plusieurs financeurs.",
        "claims": {
            "H3a": "Une valeur économique est créée localement.",
            "H3b": "Une valeur sociale est créée localement.",
            "H3c": "Une valeur environnementale est créée localement.",
            "H3d": "Cette valeur est insuffisamment reconnue.",
            "H3e": "Des financeurs mêlés, locaux et nationaux, publics et privés, réunis autour de leviers, précèdent la "
            "viabilité (ajout du programme).",
            "H3f": "L’accompagnement aussi a besoin de cette coopération entre financeurs.",
        },
        "falsifier": "Les projets viables le sont devenus avec un seul financeur, ou sans lui.",
    },
}

RIVALS: dict[str, tuple[tuple[str, ...], bool, str]] = {
    # code: claims it competes with, main, statement
    "R-appel": (
        ("H1b",),
        True,
        "L’appel à projets a créé le besoin : c’est son cahier des charges qui en a fixé l’énoncé.",
    ),
    "R-evidence": (("H1b",), False, "Le besoin était déjà évident pour tous : le dialogue n’a fait que le redire."),
    "R-porteur": (("H1c",), True, "Un porteur charismatique explique l’émergence, avec ou sans cadre de dialogue."),
    "R-anciennete": (
        ("H2b", "H2c"),
        True,
        "L’ancienneté de l’accompagnateur explique ce qui change, non le type de projet.",
    ),
    "R-heures": (("H2b", "H2d"), False, "Davantage d’heures d’accompagnement expliquent ce qui change."),
    "R-dominante": (("H3e", "H3f"), True, "Une subvention dominante suffit ; les autres financeurs viennent après."),
    "R-sans": (("H3a", "H3b", "H3c"), True, "Cette valeur existerait sans le projet."),
}

MANDATES: dict[str, tuple[str, ...]] = {
    "follow_up": ("budget", "calendar", "deliverable", "partnership"),
    "innovation": ("method", "experiment", "project"),
    "scientific": ("hypothesis", "learning"),
    "team": ("calendar", "other"),
}


def hypothesis(code: str, **more: Any) -> HypothesisRegistered:
    fields = HYPOTHESES[code]
    return HypothesisRegistered(
        code=code,
        axis=fields["axis"],
        statement=typeset(fields["statement"]),
        claims=[{"code": claim, "text": typeset(text)} for claim, text in fields["claims"].items()],
        falsifier=typeset(fields["falsifier"]),
        **more,
    )


def rival(code: str) -> RivalRegistered:
    claims, main, statement = RIVALS[code]
    return RivalRegistered(code=code, claims=claims, statement=typeset(statement), main=main)


def first_registry() -> list[Event]:
    """What `ect init` proposes to record, in order."""
    mandates = [MandateGiven(gathering_kind=kind, decision_kinds=kinds) for kind, kinds in MANDATES.items()]
    return [*mandates, *map(hypothesis, HYPOTHESES), *map(rival, RIVALS)]
