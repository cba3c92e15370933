"""What the demo's programme starts from: its registry, its term, its three methods, what it owes to the funder.

The hypotheses, the rivals and the mandates are those that any programme may start from (`ect_journal.registry`).
"""

from typing import Any

from ect_journal.catalogue import (
    DeliverableDue,
    HypothesisRegistered,
    MandateGiven,
    MethodDefined,
    RivalRegistered,
    TermDefined,
)
from ect_journal.demo.pen import Pen
from ect_journal.registry import HYPOTHESES, MANDATES, RIVALS

DELIVERABLES: dict[str, tuple[str, str, str]] = {
    "RI-2023": ("Rapport d’avancement 2023", "2023-12-15", "operational"),
    "RI-2024": ("Rapport intermédiaire", "2024-12-15", "scientific"),
    "GUIDE-ACC": ("Guide d’accompagnement des projets d’ECT", "2025-10-31", "operational"),
    "RF-2025": ("Rapport final : ce qui fait émerger, accompagner et financer l’ECT", "2025-12-31", "scientific"),
}

ECT_1 = (
    "Entreprenariat Coopératif de Territoire (ECT) : créer des opportunités économiques par la coopération entre les acteurs "
    "d’un territoire. Quatre piliers : portage collectif, ancrage territorial, résilience (en tant que finalité), modèle "
    "économique hybride."
)
ECT_2 = (
    "Entreprenariat Coopératif de Territoire (ECT) : faire naître, d’un dialogue entre acteurs publics, privés et habitants, "
    "une activité que nul n’aurait portée seul, et qui répond à un besoin que ce dialogue a lui-même formulé. Quatre piliers : "
    "portage collectif, ancrage territorial, résilience (en tant que finalité), modèle économique hybride."
)
NOT_COOPTER = (
    "À ne pas confondre avec l’« Écosystème coopératif territorialisé », que désigne le même sigle dans le programme "
    "COOP’TER de l’ADEME."
)

Steps = tuple[tuple[str, str], ...]

EME_1: Steps = (
    ("reperage", "Repérer un besoin ou une envie exprimés par au moins deux acteurs."),
    ("mobilisation", "Réunir ceux que ce besoin concerne, en commençant par ceux qui ne viennent jamais."),
    ("fiche", "Remplir la fiche projet avec les premiers porteurs."),
    ("qualification", "Apprécier le potentiel ECT sur les quatre piliers."),
)
ACC_1: Steps = (
    ("diagnostic", "Diagnostic du projet et de son territoire."),
    ("cadrage", "Cadrage par l’animateur : objectifs, calendrier, livrables."),
    ("plan", "Plan d’affaires à trois ans."),
    ("ateliers", "Ateliers thématiques avec les porteurs."),
    ("bilan", "Bilan à six mois."),
)
FIN_1: Steps = (
    ("leviers", "Recenser les leviers : subventions, prêts, parts sociales, recettes, bénévolat."),
    ("dossier", "Monter le dossier du financeur principal."),
    ("tour", "Tour de table des autres financeurs."),
    ("suivi", "Suivi des versements."),
)


def as_steps(steps: Steps) -> list[dict[str, str]]:
    return [{"key": key, "text": text} for key, text in steps]


def hypothesis(pen: Pen, code: str, *, on: str, attested_by: str, session: str) -> None:
    fields = HYPOTHESES[code]
    claims = [{"code": claim, "text": text} for claim, text in fields["claims"].items()]
    pen.write(
        HypothesisRegistered,
        called=code,
        code=code,
        on=on,
        session=session,
        attested_by=attested_by,
        **{**fields, "claims": claims},
    )


def rival(pen: Pen, code: str, *, on: str, session: str | None = None) -> None:
    claims, main, statement = RIVALS[code]
    pen.write(RivalRegistered, code=code, claims=claims, statement=statement, main=main, on=on, session=session)


def mandates(pen: Pen, *, on: str) -> None:
    for kind, kinds in MANDATES.items():
        pen.write(MandateGiven, gathering_kind=kind, decision_kinds=kinds, on=on)


def deliverables(pen: Pen, *, on: str) -> None:
    for code, (title, due, objective) in DELIVERABLES.items():
        pen.write(DeliverableDue, code=code, title=title, due=due, objective=objective, on=on)


def term(pen: Pen, definition: str, *, on: str, effective_from: str, **more: Any) -> None:
    pen.write(
        TermDefined,
        code="ect",
        definition=definition,
        reference=NOT_COOPTER,
        effective_from=effective_from,
        on=on,
        **more,
    )


def methods(pen: Pen, *, on: str, effective_from: str) -> None:
    """The three methods, as the first programme left them."""
    for code, kind, title, steps, tools in (
        ("EME", "emergence", "Faire émerger un projet", EME_1, ("Fiche projet", "Carte des acteurs")),
        ("ACC", "support", "Accompagner un projet", ACC_1, ("Tableur prévisionnel", "Canevas de modèle économique")),
        ("FIN", "funding", "Financer un projet", FIN_1, ("Répertoire des financeurs",)),
    ):
        pen.write(
            MethodDefined,
            called=f"{code}@1",
            code=code,
            kind=kind,
            title=title,
            steps=as_steps(steps),
            tools=tools,
            effective_from=effective_from,
            on=on,
        )
