"""December 2025 to February 2026: what was promised and done, what was understood, what goes on without us, what of it
was seen before it was claimed."""

from typing import Any

from ect_journal.catalogue import (
    ActorUpdated,
    AgreementAmended,
    CommitmentMade,
    CommitmentReported,
    ConfidenceAssessed,
    DecisionImplemented,
    DecisionSuperseded,
    DecisionTaken,
    DeliverableReviewed,
    DeliverableSubmitted,
    DisseminationDone,
    ExperimentAbandoned,
    ExperimentAdjusted,
    ExperimentFramed,
    HypothesisRevised,
    LearningInvalidated,
    LearningValidated,
    MethodExtended,
    MethodRetired,
    MinutesApproved,
    ProjectSelected,
    RivalRegistered,
    SuccessFactorIdentified,
)
from ect_journal.demo.forms import ANCRAGE, PORTAGE, RESILIENCE, decide, link, meet, weigh
from ect_journal.demo.pen import Pen
from ect_journal.registry import HYPOTHESES

CONVENTION = "Convention fictive 2023-001, annexe technique"
COMMITMENTS: dict[str, tuple[str, str | None, str, str | None, str | None, str, str]] = {
    # code: title, axis, objective, quantity, unit, due, article
    "ENG-01": ("Accompagner treize projets d’ECT, arrêts compris", "support", "operational", "13", "projets", "2025-12-31", "Article 2.1"),
    "ENG-02": ("Réunir cinq fois le comité scientifique", None, "scientific", "5", "réunions", "2025-12-31", "Article 2.4"),
    "ENG-03": ("Remettre trois rapports et un guide", None, "operational", "4", "livrables", "2025-12-31", "Article 3"),
    "ENG-04": ("Porter les apprentissages devant trois publics", None, "strategic", "3", "publics", "2026-03-31", "Article 4.2"),
    "ENG-05": ("Dire ce qui s’est arrêté, et pourquoi", "emergence", "scientific", None, None, "2025-12-31", "Article 2.2"),
}  # fmt: skip

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _promised(pen)
    _done(pen)
    _understood(pen)
    _without_us(pen)
    _weighed_after(pen)


def _promised(pen: Pen) -> None:
    with pen.evening("2025-12-23"):
        for code, (title, axis, objective, quantity, unit, due, article) in COMMITMENTS.items():
            pen.write(
                CommitmentMade,
                called=code,
                on="2023-01-09",
                source=CONVENTION,
                code=code,
                title=title,
                axis=axis,
                objective=objective,
                quantity=quantity,
                unit=unit,
                due=due,
                article=article,
            )
        pen.write(
            AgreementAmended,
            on="2025-12-19",
            reference="Avenant no 1 à la convention fictive 2023-001",
            changes="Le terme est reporté de trois mois, sans crédits nouveaux, pour relever janvier dans les quatre cantines.",
            new_end="2026-03-31",
        )
        pen.write(
            DisseminationDone,
            on="2025-12-18",
            kind="atelier",
            audience="Élus et techniciens des communes des Plateaux",
            title="Dire le besoin ensemble : ce que douze projets ont appris",
        )
        pen.write(
            DeliverableReviewed,
            on="2025-01-17",
            source="Lettre de l’ADEME du 17 janvier 2025",
            deliverable="RI-2024",
            accepted=True,
            remarks="Une page est demandée sur ce qui s’est arrêté.",
            grounds=["dec-ademe"],
        )
        pen.write(
            DecisionSuperseded,
            on="2025-03-27",
            source="Registre du comité d’innovation",
            decision="dec-acc3",
            replaced_by="dec-acc4",
        )


def _done(pen: Pen) -> None:
    with pen.evening("2026-01-06"):
        report(
            pen,
            "ENG-01",
            "12",
            "Douze projets accompagnés : deux sont arrêtés, un est autonome.",
            gap_reason="Le comité d’innovation n’a pas voulu d’un projet ouvert à trois mois de la fin.",
            decision="dec-treizieme",
        )
        report(pen, "ENG-02", "5", "Cinq séances, toutes avec compte rendu.", grounds=["sci-3", "sci-4", "sci-5"])
        report(pen, "ENG-03", "4", "Deux rapports, le guide, le rapport final.", grounds=["remise-guide"])
        report(pen, "ENG-04", "1", "Un atelier tenu, un article écrit ; le troisième public reste à choisir.")
        report(
            pen,
            "ENG-05",
            None,
            "Le rapport final consacre un chapitre au moulin et à la consigne.",
            grounds=["obs-ali02-fin"],
        )
        pen.write(MinutesApproved, on="2026-01-06", gathering="sci-5")
        pen.write(MinutesApproved, on="2026-01-06", gathering="suivi-5")
        pen.write(
            DecisionImplemented,
            on="2025-12-30",
            decision="dec-fin3",
            how="Deux tables tenues à l’automne, l’accompagnement inscrit à l’ordre du jour.",
        )
        pen.write(
            MethodExtended,
            on="2026-01-05",
            method="FIN",
            version=3,
            projects=["MOB-01", "SAN-01"],
            effective_from="2026-01-05",
            decision="dec-fin3",
        )
        pen.write(
            ExperimentAdjusted,
            on="2026-01-06",
            experiment="EXP-05",
            field="planned_days",
            before="120 jours",
            after="130 jours",
            reason="La neige a fermé deux cantines la première semaine de janvier : le mois se compte à partir du 12.",
            knowledge_access="no_results_seen",
        )
        pen.write(
            ExperimentFramed,
            called="EXP-06",
            on="2026-01-06",
            code="EXP-06",
            title="La même carte au sol, dans un quartier de Poitiers",
            objectives=["scientific"],
            aims=[ANCRAGE],
            protocol="Deux séances avec les habitants du quartier, sans écrit préalable ; relever ce qui change de mots.",
            stop_rule="Arrêt si le centre social ne peut ouvrir sa salle.",
            planned_days=60,
        )


def _understood(pen: Pen) -> None:
    with pen.evening("2026-01-13"):
        pen.write(
            DecisionTaken,
            called="dec-relecture",
            on="2026-01-12",
            kind="learning",
            outcome="adopted",
            channel="written",
            mode="consensus",
            title="Deux apprentissages sont validés, un autre ne l’est plus, et H2a est reformulé",
            rationale="Consultation écrite du comité scientifique, neuf réponses sur dix.",
        )
        confidence(
            pen,
            "app-mots",
            "moderate",
            methodological_limitations=("minor", "Trois projets sur cinq ont eu un second lecteur."),
            coherence=("none", "Les cinq récits vont dans le même sens, les deux arrêts aussi."),
            adequacy=("moderate", "Cinq projets seulement, d’un seul programme."),
            relevance=("serious", "Aucun cas urbain, malgré deux recherches."),
        )
        confidence(
            pen,
            "app-taire",
            "low",
            methodological_limitations=("moderate", "L’observatrice était aussi l’accompagnatrice."),
            coherence=("minor", "Sous la version 3, un développeur sur deux n’a pas bougé."),
            adequacy=("serious", "Deux projets."),
            relevance=("minor", "Des groupes déjà formés."),
        )
        pen.write(
            LearningValidated,
            on="2026-01-12",
            learning="app-mots",
            decision="dec-relecture",
            reason="Lu sur cinq projets, contre-exemples compris.",
        )
        pen.write(LearningValidated, on="2026-01-12", learning="app-depart", decision="dec-relecture")
        pen.write(
            LearningInvalidated,
            on="2026-01-12",
            learning="app-seul",
            decision="dec-relecture",
            reason="Les recettes sont venues : ENV-01 ne tient plus avec un seul financeur.",
            grounds=["app-dominante"],
        )
        pen.write(
            SuccessFactorIdentified,
            on="2026-01-12",
            axis="emergence",
            title="Le besoin est redit devant ceux qu’il concerne, avant d’être écrit",
            mechanism="Ce qui se dit devant tous peut changer sans que personne se dédise ; ce qui s’écrit d’abord engage.",
            learnings=["app-mots", "app-ecrire"],
        )
        pen.write(
            SuccessFactorIdentified,
            on="2026-01-12",
            axis="support",
            title="On dit dès l’entrée comment l’accompagnement finira",
            mechanism="Un signe convenu (un bail, une caisse, une clef) rend le départ visible, donc possible.",
            learnings=["app-depart", "app-taire"],
        )
        reworded = {
            **HYPOTHESES["H2"]["claims"],
            "H2a": "Les outils classiques de la création d’entreprise sont mis de côté, par l’accompagnateur ou par le porteur.",
            "H2e": "Ce que l’accompagnement a changé tient encore six mois après son départ.",
        }
        pen.write(
            HypothesisRevised,
            called="H2-revision",
            on="2026-01-12",
            hypothesis="H2",
            statement="Accompagner un projet d’ECT demande d’adapter le métier d’accompagnateur, ses outils et sa posture, "
            "et ce qui en reste se voit après son départ.",
            claims=[{"code": code, "text": text} for code, text in reworded.items()],
            carried=[
                {
                    "evidence": pen["ev-plan"],
                    "reason": "La page blanche y est écartée par le porteur : le nouvel énoncé le dit aussi.",
                }
            ],
            reason="« Échouent ou sont mis de côté » disait deux choses, et rien n’avait été cherché contre H2a en six mois.",
            knowledge_access="results_seen",
            loop="double",
            decision="dec-relecture",
        )
        pen.write(
            DeliverableReviewed,
            on="2026-01-09",
            deliverable="RF-2025",
            accepted=False,
            remarks="Ajouter le coût de l’accompagnement par projet ; le chapitre sur les arrêts est à garder tel quel.",
        )


def _without_us(pen: Pen) -> None:
    with pen.evening("2026-01-20"):
        meet(
            pen,
            "inno-8",
            "innovation",
            "Comité d’innovation : qui continue, et avec qui",
            on="2026-01-15T14:00",
            attendees=["rd", "P-01", "P-02", "P-03", "P-05", "P-27"],
            excused=["P-08"],
            duration_min=120,
        )
        decide(
            pen,
            "dec-suite",
            "project",
            "Deux projets sont suivis jusqu’au terme de l’avenant ; l’Auberge du Lavoir ne l’est plus",
            on="2026-01-15",
            gathering="inno-8",
            mode="consent",
        )
        select(
            pen,
            "MOB-02",
            True,
            "Le réparateur et les parents ont tenu l’automne sans nous.",
            {
                ANCRAGE: "Une ancienne voie ferrée, cinq villages, un collège.",
                PORTAGE: "Deux élèves, un réparateur, vingt parents.",
            },
        )
        select(
            pen,
            "SAN-02",
            True,
            "Quatre jardins ouverts, une infirmière à mi-temps.",
            {RESILIENCE: "Le répit passe l’hiver : les familles se relaient."},
        )
        select(
            pen, "LIE-01", False, "Trois personnes ne peuvent porter une auberge ; elles gardent le four à pain.", {}
        )
        pen.write(
            MethodRetired,
            on="2026-01-15",
            method="EME",
            effective_from="2026-04-01",
            reason="La communauté de communes reprend le repérage avec sa propre méthode, écrite à partir de la nôtre.",
        )
        pen.write(
            ExperimentAbandoned,
            on="2026-01-16",
            experiment="EXP-06",
            reason="Le centre social du quartier reporte à l’automne, après le terme du programme.",
        )
        pen.write(
            ActorUpdated,
            on="2026-01-15",
            actor="P-16",
            roles=["project_holder", "committee_member"],
            organisation="O-RES",
        )
        pen.write(
            DisseminationDone,
            on="2026-01-15",
            kind="article",
            audience="Développeurs territoriaux",
            title="Se taire est un geste technique",
            url="https://demo.ect-journal.example/se-taire",
        )
        report(
            pen, "ENG-04", "2", "Un atelier, un article ; le film attend l’accord des quatre cantines.", on="2026-01-20"
        )
        pen.write(DeliverableSubmitted, on="2026-01-20", deliverable="RF-2025", at="dec-suite")


def _weighed_after(pen: Pen) -> None:
    """H2e was written when its first evidence had been seen, and its rival came when that evidence was linked: the journal
    says so of both."""
    with pen.evening("2026-02-10"):
        link(
            pen,
            "ev-mob02-h2e",
            "obs-mob02-lettre",
            "H2e",
            "supports",
            "G-MOB02-1009",
            "observation",
            "Personne ne leur a soufflé la lettre : ils ont tenu l’automne sans nous.",
        )
        link(
            pen,
            "ev-lie01-h2e",
            "obs-lie01-chaises",
            "H2e",
            "weakens",
            "G-LIE01-0410",
            "observation",
            "Entre deux de nos venues, six chaises se sont vidées : ce qui avait changé ne tenait pas sans nous.",
        )
        pen.write(
            RivalRegistered,
            on="2026-02-10",
            code="R-elan",
            claims=["H2e"],
            statement="L’élan des débuts suffit à tenir six mois, accompagné ou non.",
            main=True,
        )
        weigh(
            pen,
            "ev-mob02-h2e",
            {"R-elan": ("sometimes", "often")},
            "Un élan retombe l’été : ici la lettre vient en octobre.",
        )
        weigh(
            pen,
            "ev-lie01-h2e",
            {"R-elan": ("often", "rarely")},
            "Une table qui se vide est ce que prédit un élan qui s’épuise.",
        )


def report(pen: Pen, commitment: str, done: str | None, statement: str, *, on: str = "2026-01-06", **more: Any) -> None:
    pen.write(CommitmentReported, on=on, commitment=commitment, done=done, statement=statement, **more)


def confidence(pen: Pen, learning: str, judgement: str, **questions: tuple[str, str]) -> None:
    """Each question is given its concern, then its reason."""
    answers: dict[str, Any] = {name: {"concern": concern, "why": why} for name, (concern, why) in questions.items()}
    pen.write(ConfidenceAssessed, on="2026-01-12", learning=learning, confidence=judgement, **answers)


def select(pen: Pen, project: str, retained: bool, reason: str, potential: dict[str, str]) -> None:
    pen.write(
        ProjectSelected,
        on="2026-01-15",
        project=project,
        retained=retained,
        reason=reason,
        decision="dec-suite",
        potential=[{"pillar": pillar, "text": text} for pillar, text in potential.items()],
    )
