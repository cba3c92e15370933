"""April to July 2023: five projects are explored, the hypotheses H2 and H3 are cut into claims."""

from typing import Any

from ect_journal.catalogue import (
    ActionAssigned,
    DecisionTaken,
    GatheringHeld,
    IndicatorDefined,
    ProjectOpened,
    ReflectionRecorded,
)
from ect_journal.demo import foundations
from ect_journal.demo.forms import HYBRIDE, PORTAGE, RESILIENCE, fund, ideal, observe, score, stage
from ect_journal.demo.pen import Pen
from ect_journal.demo.people import register

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _spring(pen)
    _summer(pen)


def _spring(pen: Pen) -> None:
    with pen.evening("2023-04-18"):
        register(pen, "O-VSR", "O-RES", "P-16", "P-17")
        pen.write(
            ProjectOpened, called="eci-03", on="2023-04-13", code="ECI-03", name="Ressourcerie du Val",
            domains=["circular_economy", "social_ties"], territory="Val-sous-Roche et le bas de la vallée",
            need="Que les meubles des maisons vidées ne partent plus à la benne.", holders=["P-16", "O-RES"],
            origin="Un vide-maison raté, raconté au marché.",
        )
        ideal(
            pen, "ECI-03", on="2023-04-13", horizon="Fin 2025",
            portage=(4, "Habitants, commune et association portent ensemble le lieu et son risque."),
            ancrage=(4, "Ce qui est jeté ici est réparé et revendu ici."),
            resilience=(3, "Le lieu tient une année sans subvention d’exploitation."),
            hybride=(3, "Ventes, ateliers payants, bénévolat et une aide publique minoritaire."),
        )
        score(pen, "ECI-03", PORTAGE, 1, "Un porteur, une association, des amis qui aident.", on="2023-04-13")
        stage(pen, "ALI-02", "idea > explored", "Tour des trois fermes et de la fruitière.", on="2023-04-12")
        ideal(
            pen, "ALI-02", on="2023-04-12", horizon="Fin 2024",
            portage=(3, "Trois fermes, une fruitière et deux boulangers sociétaires."),
            ancrage=(4, "Le blé, la meule et le pain à moins de vingt kilomètres."),
            resilience=(3, "Une mauvaise récolte ne ferme pas le moulin."),
            hybride=(2, "La farine paie le meunier ; l’investissement est aidé."),
        )
        score(pen, "ALI-02", PORTAGE, 1, "Chaque ferme veut la farine, aucune ne veut la meule.", on="2023-04-12")
        fund(
            pen, "ALI-02", "subsidy", "60000", "Appel à projets circuits courts", "sought", on="2023-04-14",
            who="public national",
        )
    with pen.evening("2023-05-16"):
        register(pen, "P-23")
        pen.write(
            ProjectOpened, called="lie-01", on="2023-05-11", code="LIE-01", name="L’Auberge du Lavoir",
            domains=["social_ties", "food"], territory="Un village de 310 habitants",
            need="Rouvrir un lieu où l’on entre sans raison.", holders=["P-23"],
            origin="L’auberge ferme ; la commune préempte les murs.",
        )
        ideal(
            pen, "LIE-01", on="2023-05-11", horizon="Fin 2025",
            portage=(4, "Une coopérative d’habitants exploite les murs de la commune."),
            ancrage=(3, "Cuisine des fermes voisines, artisans du canton."),
            resilience=(2, "Le lieu ne dépend pas d’un seul gérant."),
            hybride=(3, "Repas, chambres, location de salle, parts d’habitants."),
        )
        stage(pen, "SAN-01", "idea > explored", "Dix-huit entretiens d’habitants et de soignants.", on="2023-05-10")
        stage(pen, "ENV-01", "idea > explored", "Marche des fossés avec sept éleveurs.", on="2023-05-12")
        observe(
            pen,
            "Marche des fossés : les chasseurs nomment les haies disparues", called="obs-env01-marche", on="2023-05-12",
            projects=("ENV-01",), axes=["emergence"], pillars=["territorial_anchoring"],
            text="On attendait une opposition. L’un d’eux récite de mémoire douze haies arrachées en 1974, dans l’ordre.",
        )
    with pen.evening("2023-05-30"):
        stage(
            pen, "ECI-03", "idea > explored", "Trois vides-maisons suivis, deux déchetteries visitées.",
            on="2023-05-25",
        )
        observe(
            pen, "Le porteur rend blanche la page « étude de marché » du plan d’affaires", called="obs-eci03-plan",
            on="2023-05-25", projects=("ECI-03",), axes=["support"], departs_from="ACC",
            text="Il l’a gardée trois semaines. Il dit : « je ne sais pas qui sont mes clients, ce sont mes voisins ». Je laisse "
            "la page et je prends une carte.", by="P-02",
        )
        pen.write(
            ReflectionRecorded, called="ref-plan", on="2023-05-26", by="P-02", grounds=["obs-eci03-plan"],
            title="Temps réflexif : ce que je fais d’une page blanche",
            surprised="Que la page blanche soit une réponse.",
            assumed="Qu’un porteur qui ne remplit pas n’a pas travaillé.", posture_from="contrôleur",
            posture_to="traducteur", loop="single", projects=["ECI-03"],
        )


def _summer(pen: Pen) -> None:
    with pen.evening("2023-06-27"):
        pen.write(
            GatheringHeld, called="sci-1", on="2023-06-20T09:30", kind="scientific",
            title="Comité scientifique : découpage des hypothèses H2 et H3",
            attendees=["rd", "P-05", "P-06", "P-08", "P-10", "P-11", "P-12"], excused=["P-09"], duration_min=180,
            place="Laboratoire Ruralités",
            text="H2 et H3 passent en une heure. H1 nous garde jusqu’à midi : on ne sait pas encore ce qui, dans les faits, "
            "distinguerait un dialogue qui change le besoin d’un dialogue qui le répète.",
        )
        pen.write(
            DecisionTaken, called="dec-h2h3", on="2023-06-20",
            title="H2 est découpée en quatre énoncés, H3 en six ; chacun aura son bilan et ses rivales",
            kind="hypothesis", outcome="adopted", mode="vote", votes_for=7, votes_against=0, abstained=0,
            gathering="sci-1",
        )
        pen.write(
            DecisionTaken, called="dec-h1-ajournee", on="2023-06-20",
            title="Le découpage de H1 est remis au prochain comité", kind="hypothesis", outcome="deferred",
            rationale="Il manque une rivale qui obligerait à distinguer dialogue et redite.", gathering="sci-1",
        )
        foundations.hypothesis(pen, "H2", on="2023-06-20", attested_by="convention", session="sci-1")
        foundations.hypothesis(pen, "H3", on="2023-06-20", attested_by="convention", session="sci-1")
        for code in ("R-anciennete", "R-heures", "R-dominante", "R-sans"):
            foundations.rival(pen, code, on="2023-06-20", session="sci-1")
        pen.write(
            ActionAssigned, called="a-rivale", on="2023-06-20", session="sci-1",
            title="Proposer une rivale à H1 et ce qu’il faudrait voir pour trancher", owner="P-05", due="2023-12-15",
        )
    with pen.evening("2023-07-04"):
        for code, title, unit, better, baseline, value, collection in (
            ("IND-01", "Haies replantées", "km", "higher", "0", "environmental", "Relevé au pas avec la technicienne."),
            ("IND-02", "Repas locaux servis à la cantine", "repas/semaine", "higher", "0", "economic", "Bons de livraison."),
            ("IND-03", "Objets et meubles réemployés", "tonnes/mois", "higher", "0", "environmental", "Pesée à l’entrée."),
            ("IND-04", "Personnes sans médecin traitant", "personnes", "lower", "2100", "social", "Fichier de la CPTS."),
            ("IND-05", "Trajets partagés", "trajets/mois", "higher", "0", "environmental", "Carnet de bord des véhicules."),
        ):
            fields: dict[str, Any] = {"title": title, "unit": unit, "better": better, "baseline": baseline, "value_kind": value}
            pen.write(IndicatorDefined, code=code, collection=collection, **fields)
        score(
            pen, "ENV-01", RESILIENCE, 1, "Deux fossés sur neuf ont débordé moins haut que l’an passé.",
            on="2023-06-29",
        )
        ideal(
            pen, "SAN-01", on="2023-06-29", horizon="Fin 2025",
            portage=(4, "Soignants, habitants et commune dans une même société coopérative."),
            ancrage=(3, "Les soins, les transports et la prévention du canton."),
            resilience=(4, "Le départ d’un médecin ne ferme pas la maison."),
            hybride=(3, "Loyers, parts sociales, aide publique."),
        )
        score(
            pen, "SAN-01", PORTAGE, 2, "Un collectif de douze habitants se réunit sans qu’on l’appelle.",
            on="2023-06-29",
        )
        score(pen, "SAN-01", HYBRIDE, 1, "Aucune ressource identifiée hors subvention.", on="2023-06-29")
        stage(
            pen, "LIE-01", "idea > explored", "Quarante-deux habitants écrivent ce qu’ils y feraient.", on="2023-06-15",
            called="lie01-explored",
        )
        fund(pen, "LIE-01", "subsidy", "80000", "Conseil régional", "sought", on="2023-06-28")
        observe(
            pen,
            "Le dossier de subvention est écrit avant que les habitants aient été réunis", called="obs-lie01-dossier",
            on="2023-06-28", projects=("LIE-01",), axes=["emergence", "funding"], negative_case=True,
            text="Le texte parle de tiers-lieu. Dans les quarante-deux papiers d’habitants, le mot n’y est pas une fois.",
        )
