"""January to March 2023: the programme opens, takes up what the first one left, and meets its first projects."""

from ect_journal.catalogue import (
    ActionAssigned,
    ActionClosed,
    DecisionTaken,
    DocumentCollected,
    GatheringHeld,
    MemoWritten,
    NoticeGiven,
    PhaseOpened,
    ProgrammeOpened,
    ProjectOpened,
)
from ect_journal.demo import foundations
from ect_journal.demo.forms import ANCRAGE, PORTAGE, fund, ideal, observe, score
from ect_journal.demo.pen import Pen
from ect_journal.demo.people import register

THESIS = "Thèse CIFRE du premier programme (2018-2021)"
REPORT = "Rapport final du premier programme (2021)"

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _opening(pen)
    _committees(pen)
    _first_programme(pen)
    _first_projects(pen)


def _opening(pen: Pen) -> None:
    with pen.evening("2023-01-10", "18:30"):
        pen.write(
            ProgrammeOpened, called="programme", on="2023-01-09",
            title="Entreprenariat coopératif de territoire : émergence, accompagnement, financement (programme fictif)",
            funder="ADEME", scheme="Recherche-action", start="2023-01-01", end="2025-12-31",
            objectives=["scientific", "strategic", "operational"], convention="Convention fictive 2023-001",
            continues="Un premier programme (2018-2021, thèse CIFRE) a nommé les quatre piliers et laissé trois méthodes.",
        )
        register(pen, "rd", "O-CTJ", "O-RUR", "O-ELX", "O-ADE", "P-01", "P-02", "P-03", "P-04")
    with pen.evening("2023-01-17"):
        pen.write(
            DocumentCollected, called="convention", on="2023-01-12",
            title="Convention et annexe scientifique 2023-2025", kind="Document fondateur",
            provenance="Signée des trois parties. L’annexe pose déjà les trois hypothèses, chacune en une phrase.",
        )
        pen.write(
            PhaseOpened, on="2023-01-16", label="Cadrer et capitaliser", start="2023-01-01", end="2023-12-31",
            goals=["Reprendre les acquis du premier programme.", "Ouvrir le journal et y tenir chaque projet."],
        )
        foundations.term(pen, foundations.ECT_1, on="2023-01-16", effective_from="2023-01-16", grounds=["convention"])
        foundations.mandates(pen, on="2023-01-16")
        foundations.deliverables(pen, on="2023-01-16")


def _committees(pen: Pen) -> None:
    with pen.evening("2023-01-31"):
        register(pen, "P-05", "P-06", "P-08", "P-09", "P-10", "P-11", "P-12", "O-REG", "P-27", "P-28", "O-SAY", "P-14")
        pen.write(
            GatheringHeld, called="suivi-1", on="2023-01-26T14:00", kind="follow_up",
            title="Premier comité de suivi : calendrier et règles du journal",
            attendees=["rd", "P-01", "P-05", "P-08", "P-09", "P-27", "P-28"], excused=["P-14"], duration_min=130,
            place="Maison des services",
            text="La référente ADEME demande qu’un projet arrêté compte autant qu’un projet réussi. On l’écrit au mur : "
            "« ce qui s’arrête nous apprend quelque chose ».",
        )
        pen.write(
            DecisionTaken, on="2023-01-26",
            title="Trois rapports datés et un guide ; tout projet suivi est consigné, arrêts compris",
            kind="deliverable", outcome="adopted", mode="consensus", gathering="suivi-1",
        )
        pen.write(
            NoticeGiven, on="2023-01-26", gathering="suivi-1",
            persons=["P-01", "P-05", "P-08", "P-09", "P-14", "P-27", "P-28"], version="Notice d’information, version 1",
        )
        pen.write(
            ActionAssigned, called="a-transcrire", on="2023-01-26", session="suivi-1",
            title="Reprendre dans le journal ce que le premier programme a laissé", owner="rd", due="2023-03-31",
        )


def _first_programme(pen: Pen) -> None:
    """What older documents tell is transcribed: it keeps its day, and says where it was read."""
    with pen.evening("2023-02-14"):
        pen.write(
            DocumentCollected, called="these", on="2021-06-30", source=THESIS,
            title="Quatre piliers pour un entreprenariat coopératif de territoire", kind="Thèse CIFRE",
            provenance="Déposée en 2021, relue pour ce journal : chapitres 4 et 6.",
        )
        register(pen, "P-24")
        pen.write(
            ProjectOpened, called="eci-01", on="2018-11-15", source=REPORT, code="ECI-01",
            name="Matériauthèque du Revermont", domains=["circular_economy", "environment"],
            territory="Revermont, sept communes", need="Les artisans jettent ce que leurs voisins achètent neuf.",
            holders=["P-24"],
            origin="Un déchargement de tuiles refusé à la déchetterie, en présence de deux artisans et d’un élu.",
            stage="launched", since="2019-09-02",
        )
        observe(
            pen,
            "Les artisans fixent eux-mêmes le prix de reprise des matériaux", called="obs-eci01-2019", on="2019-10-12",
            source=REPORT, projects=("ECI-01",), place="Hangar de la gare", pillars=["hybrid_model"],
            text="Personne ne voulait de barème. Ils ont écrit au feutre, sur une porte à vendre : moitié du neuf, tiers si "
            "ça penche.",
        )
        observe(
            pen,
            "Pendant le confinement, la matériauthèque reste ouverte grâce à huit bénévoles", called="obs-eci01-2020",
            on="2020-04-18", source=THESIS, projects=("ECI-01",), pillars=["resilience"], axes=["funding"],
            text="Le bâtiment était fermé partout ailleurs. Ici, un artisan a laissé les clefs et un cahier.",
        )
        fund(pen, "ECI-01", "subsidy", "45000", "Conseil régional", "paid", on="2019-05-20", source=REPORT)
        fund(
            pen, "ECI-01", "equity", "12400", "31 artisans et habitants", "paid", on="2020-01-31", who="civil local",
            source=REPORT,
        )
        observe(
            pen, "Une épicerie itinérante s’arrête faute de relève : le projet tenait à une seule personne",
            called="obs-epicerie", on="2020-11-03", source=THESIS, negative_case=True, pillars=["collective_ownership"],
            domains=["food", "social_ties"], axes=["emergence"],
        )
        pen.write(
            MemoWritten, called="memo-2018", note_kind="theoretical",
            title="Ce que le premier programme affirme, et ce qu’il n’a pas montré",
            grounds=["these", "obs-eci01-2019", "obs-epicerie"],
            text="Il affirme que la coopération précède le projet. Il ne montre que des projets qui ont réussi. Chercher les "
            "autres.",
        )


def _first_projects(pen: Pen) -> None:
    with pen.evening("2023-02-28"):
        foundations.methods(pen, on="2023-02-27", effective_from="2023-03-01")
        register(pen, "P-26", "O-FRU")
        pen.write(
            ProjectOpened, called="ali-02", on="2023-02-23", code="ALI-02", name="Moulin des Trois Fermes",
            domains=["food"], territory="Combe-Noire, trois communes",
            need="Moudre ici le blé qui part à cent vingt kilomètres.", holders=["P-26", "O-FRU"],
            origin="Réponse à un appel à projets sur les circuits courts.",
        )
        observe(
            pen, "La fiche projet reprend mot pour mot l’intitulé de l’appel à projets", called="obs-ali02-fiche",
            on="2023-02-23", projects=("ALI-02",), axes=["emergence"],
            text="Je demande à qui manque la farine. Silence, puis : « c’est dans l’appel ».",
        )
    with pen.evening("2023-03-14"):
        register(pen, "O-CCP", "P-20", "P-21")
        pen.write(
            ProjectOpened, called="env-01", on="2023-03-09", code="ENV-01", name="Haies et bocage",
            domains=["environment", "food"], territory="Plateaux, onze exploitations",
            need="Les parcelles hautes perdent leur terre à chaque orage de mai.", holders=["P-20", "P-21"],
            origin="Trois éleveurs et une technicienne comparent leurs fossés après l’orage.",
        )
        ideal(
            pen, "ENV-01", on="2023-03-09", horizon="Fin 2026",
            portage=(3, "Éleveurs, communes et chasseurs décident ensemble des linéaires."),
            ancrage=(4, "Plants, bois et entretien viennent des plateaux."),
            resilience=(4, "La terre reste sur la parcelle pendant les orages de mai."),
            hybride=(2, "Le bois plaquette paie l’entretien ; la plantation reste subventionnée."),
        )
        score(
            pen, "ENV-01", PORTAGE, 1, "Trois éleveurs sur onze sont venus ; la technicienne tient le crayon.",
            on="2023-03-09",
        )
        score(pen, "ENV-01", ANCRAGE, 3, "Les plants viennent d’une pépinière à douze kilomètres.", on="2023-03-09")
    with pen.evening("2023-03-28"):
        register(pen, "O-CPTS", "P-18", "P-19")
        pen.write(
            ProjectOpened, called="san-01", on="2023-03-23", code="SAN-01", name="Maison de santé participative",
            domains=["health", "social_ties"], territory="Saint-Aubry et six communes",
            need="Le dernier médecin part en juin ; 2 100 personnes n’auront plus de médecin traitant.",
            holders=["P-18", "P-19", "P-14"],
            origin="Réunion d’habitants convoquée par la commune, trois soignantes dans la salle.",
        )
        observe(
            pen, "Réunion d’habitants : on demande un médecin, on repart en parlant d’horaires et de bus",
            called="obs-san01-2023", on="2023-03-23T20:00", projects=("SAN-01",), place="Salle du conseil, Saint-Aubry",
            axes=["emergence"], domains=["health", "mobility"],
            text="La coordinatrice demande : qui a renoncé à un soin cette année ? Trente mains. Pour la moitié, ce n’était pas "
            "le médecin qui manquait, c’était d’y aller.",
        )
        pen.write(
            ActionClosed, on="2023-03-27", action="a-transcrire", done=True,
            outcome="Sept entrées reprises, sources citées.",
        )
