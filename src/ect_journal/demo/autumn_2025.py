"""September to December 2025: a winter to hold together, the guide, the last tally, the final report."""

from ect_journal.catalogue import (
    DeliverableSubmitted,
    ExperimentFramed,
    ExperimentStarted,
    HypothesisStatusSet,
    IndicatorDefined,
    MemoWritten,
    MethodAdjusted,
    PredictionRegistered,
    ReflectionRecorded,
)
from ect_journal.demo.forms import (
    ANCRAGE,
    HYBRIDE,
    PORTAGE,
    RESILIENCE,
    assign,
    close,
    decide,
    freeze,
    fund,
    ideal,
    learn,
    link,
    measure,
    meet,
    observe,
    project,
    read_blind,
    score,
    stage,
    weigh,
)
from ect_journal.demo.foundations import Steps, as_steps
from ect_journal.demo.pen import Pen
from ect_journal.demo.people import register

FIN_3: Steps = (
    ("leviers", "Recenser les leviers : subventions, prêts, parts sociales, recettes, bénévolat."),
    ("parts", "Ouvrir les parts sociales aux habitants avant tout dossier."),
    ("tour", "Tour de table des financeurs, tous dans la même pièce, l’accompagnement compris."),
    ("degressif", "Écrire d’avance comment chaque aide diminue."),
    ("dossier", "Monter les dossiers à partir de ce que la table a décidé."),
    ("suivi", "Suivi des versements et des recettes."),
)

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _september(pen)
    _winter_trial(pen)
    _bicycles(pen)
    _guide(pen)
    _november(pen)
    _third_hypothesis(pen)
    _farewell(pen)


def _september(pen: Pen) -> None:
    with pen.evening("2025-09-09"):
        observe(
            pen, "Orage du 21 juin : la terre est restée sur les parcelles replantées", called="obs-env01-orage",
            on="2025-06-21",
            projects=("ENV-01",), pillars=["resilience"], domains=["environment"],
            text="Huit fossés sur neuf. Le neuvième est celui de la parcelle qui n’a pas voulu de haie.",
        )
        link(
            pen, "ev-orage-h3c", "obs-env01-orage", "H3c", "supports", "G-ENV-0621", "observation",
            "La parcelle sans haie sert de témoin, sans que nous l’ayons voulu.",
        )
        weigh(
            pen, "ev-orage-h3c", {"R-sans": ("rarely", "often")},
            "Même orage, même pente, même culture : la haie seule diffère.",
        )
        score(
            pen, "ENV-01", RESILIENCE, 3, "Huit fossés sur neuf n’ont pas débordé.", on="2025-09-04",
            grounds=["obs-env01-orage"],
        )
        pen.write(
            ReflectionRecorded, called="ref-neuvieme", on="2025-09-08", by="P-03",
            title="Temps réflexif : le neuvième fossé",
            surprised="Que l’éleveur du neuvième soit venu le montrer lui-même.",
            assumed="Qu’il viendrait se plaindre.", posture_from="défenseur du projet", posture_to="voisin",
            loop="single",
            projects=["ENV-01"], grounds=["obs-env01-orage"],
        )
    with pen.evening("2025-09-23"):
        meet(
            pen, "inno-7", "innovation", "Comité d’innovation : un mois d’hiver, quatre cantines",
            on="2025-09-18T14:00",
            attendees=["rd", "P-01", "P-03", "P-04", "P-05", "P-27"], excused=["P-08", "P-28"], duration_min=140,
        )
        decide(
            pen, "dec-exp5", "experiment",
            "La légumerie sert quatre cantines pendant le mois de janvier, sans grossiste",
            on="2025-09-18", gathering="inno-7", mode="consensus",
        )
        decide(
            pen, "dec-treizieme", "project", "Ouvrir l’accompagnement d’un treizième projet", on="2025-09-18",
            gathering="inno-7", outcome="rejected", mode="vote", votes_for=1, votes_against=4, abstained=1,
            rationale="Trois mois ne suffisent pas à un projet pour décider de partir.",
        )
        decide(
            pen, "dec-fin3", "method", "L’accompagnement entre au tour de table ; chaque aide dit comment elle diminue",
            on="2025-09-18", gathering="inno-7", mode="consent",
        )
        pen.write(
            MethodAdjusted, called="FIN@3", on="2025-09-18", method="FIN", version=3, based_on=2, steps=as_steps(FIN_3),
            tools=["Répertoire des financeurs", "Bulletin de souscription", "Échéancier dégressif"],
            reason="Étape « dégressif » ajoutée ; l’accompagnement est financé à la même table que le projet.",
            decision="dec-fin3",
            loop="single", effective_from="2025-10-01", scope="projects", projects=["ALI-01", "SAN-02"],
            new_projects=True,
            grounds=["ev-ali01-h3e", "fin-acc-ccp", "obs-env01-seul"],
        )


def _winter_trial(pen: Pen) -> None:
    with pen.evening("2025-10-07"):
        pen.write(
            ExperimentFramed, called="EXP-05", on="2025-10-02", code="EXP-05",
            title="Tenir l’hiver : quatre cantines sans grossiste",
            objectives=["operational", "scientific"], aims=[RESILIENCE, ANCRAGE], claim="H3a", projects=["ALI-01"],
            indicators=["IND-02"],
            protocol="D’octobre à janvier, montée d’une à quatre cantines. Bons de livraison et restes pesés.",
            stop_rule="Arrêt si une cantine manque de légumes deux jours de suite.",
            guard_rails="Le grossiste reste prévenu la veille, et payé s’il attend.", planned_days=120,
        )
        pen.write(
            PredictionRegistered, called="ATT-05", on="2025-10-02", code="ATT-05", claim="H3a",
            title="En janvier, 900 repas par semaine dont 60 % des légumes viennent de moins de trente kilomètres",
            p_claim="0.55",
            p_rivals=[{"rival": "R-sans", "p": "0.05"}], experiment="EXP-05", deadline="2026-02-15",
        )
        pen.write(ExperimentStarted, on="2025-10-06", experiment="EXP-05", decision="dec-exp5")
        stage(
            pen, "ALI-01", "structured > experimenting", "Première cantine livrée par la légumerie.", on="2025-10-06",
            decision="dec-exp5",
        )
        measure(
            pen, "IND-02", "ALI-01", "210", on="2025-10-06", how="Première semaine, une cantine.",
            called="mes-ali01-octobre",
        )


def _bicycles(pen: Pen) -> None:
    with pen.evening("2025-10-14"):
        register(pen, "P-25")
        project(
            pen, "MOB-02", "Vélos du Plateau", ["mobility", "environment"], on="2025-10-09",
            territory="Plateaux, le long de l’ancienne voie ferrée",
            need="Aller au collège sans descendre sur la départementale.", holders=["P-25"],
            origin="Deux élèves de cinquième écrivent au conseil municipal.", grounds=["obs-san01-carte"],
        )
        ideal(
            pen, "MOB-02", on="2025-10-09", horizon="Rentrée 2027",
            portage=(3, "Collégiens, parents, communes et un réparateur."),
            ancrage=(4, "L’ancienne voie ferrée, de village en village."), resilience=(3, "On roule aussi l’hiver."),
            hybride=(2, "Entretien partagé entre communes, ateliers au Café-bricole."),
        )
        score(pen, "MOB-02", PORTAGE, 1, "Deux élèves, un réparateur, une lettre.", on="2025-10-09")
        fund(pen, "MOB-02", "crowdfunding", "1450", "Parents d’élèves", "sought", on="2025-10-09", who="civil local")
        observe(
            pen, "La lettre de deux collégiennes est lue debout au conseil municipal", called="obs-mob02-lettre",
            on="2025-10-09T20:00",
            projects=("MOB-02",), axes=["emergence"], domains=["mobility"],
            text="Le maire ne l’avait pas lue avant. Il s’est arrêté au milieu pour boire.",
        )
        link(
            pen, "ev-h1a-mob02", "obs-mob02-lettre", "H1a", "weakens", "G-MOB02-1009", "observation",
            "Aucun cadre de dialogue n’existait : une lettre a suffi à commencer.",
        )


def _guide(pen: Pen) -> None:
    with pen.evening("2025-10-28"):
        close(pen, "a-guide", "Deux groupes sur trois l’ont relu ; le troisième l’a réécrit.", on="2025-10-23")
        pen.write(DeliverableSubmitted, called="remise-guide", on="2025-10-28", deliverable="GUIDE-ACC", at="ACC@4")
        pen.write(
            IndicatorDefined, on="2025-10-27", code="IND-07", title="Heures d’accompagnement par projet",
            unit="heures/mois",
            better="lower", value_kind="economic", collection="Carnets de l’équipe.",
        )
        measure(pen, "IND-07", "ECI-03", "6", on="2025-09-25/2025-10-24", how="Contre quatorze un an plus tôt.")
        measure(
            pen, "IND-03", "ECI-03", "4.4", on="2025-09-25/2025-10-24", uncertainty="0.2", how="Balance neuve.",
            called="mes-eci03-2025",
        )
        link(
            pen, "ev-eci03-h3c", "mes-eci03-2025", "H3c", "supports", "G-ECI-0925", "measure",
            "Plus de quatre tonnes par mois ne partent plus à la benne.",
        )


def _november(pen: Pen) -> None:
    with pen.evening("2025-11-18"):
        measure(
            pen, "IND-02", "ALI-01", "640", on="2025-11-10/2025-11-14", how="Trois cantines.",
            called="mes-ali01-novembre",
        )
        measure(
            pen, "IND-05", "MOB-01", "96", on="2025-10-15/2025-11-14", how="Depuis le règlement réécrit à onze mains.",
        )
        score(
            pen, "MOB-01", PORTAGE, 3, "Onze adhérents ont écrit le règlement ; le développeur l’a seulement tapé.",
            on="2025-11-13",
        )
        score(
            pen, "LIE-02", PORTAGE, 3, "Le comité de bricoleurs a ouvert deux mois sans sa fondatrice.",
            on="2025-11-13",
        )
        observe(
            pen, "À la légumerie, on coupe les dernières courges avec les parents", called="obs-ali01-courges",
            on="2025-11-13T17:30",
            projects=("ALI-01",), pillars=["collective_ownership", "resilience"],
            text="« Tenir l’hiver » est écrit au-dessus de l’évier. Personne ne sait plus qui l’a dit le premier.",
        )
        link(
            pen, "ev-ali01-h3b", "obs-ali01-courges", "H3b", "supports", "G-ALI-1113", "observation",
            "Des parents qui ne se connaissaient pas travaillent à la même table.",
        )
        weigh(
            pen, "ev-ali01-h3b", {"R-sans": ("sometimes", "often")},
            "Une fête d’école y suffirait, mais pas chaque semaine.",
        )
        weigh(pen, "ev-san01-h3b", {"R-sans": ("rarely", "half")}, "Rien de tel dans les salles d’attente voisines.")
    with pen.evening("2025-11-25", by="P-02"):
        read_blind(
            pen, "ev-orage-h3c", {"R-sans": ("sometimes", "often")}, "Un seul orage, un seul témoin.", reader="P-02",
        )
        read_blind(
            pen, "ev-san01-h3e", {"R-dominante": ("sometimes", "half")},
            "Les parts sont venues d’abord ; l’aide publique suivait déjà.",
            reader="P-02",
        )
        read_blind(
            pen, "ev-env01-h3e", {"R-dominante": ("often", "sometimes")},
            "Contre-exemple net, sur un projet très aidé.",
            reader="P-02",
        )


def _third_hypothesis(pen: Pen) -> None:
    with pen.evening("2025-12-02"):
        meet(
            pen, "sci-5", "scientific", "Comité scientifique : bilan de H3 et rapport final", on="2025-12-02T09:30",
            attendees=["rd", "P-01", "P-05", "P-06", "P-08", "P-09", "P-10", "P-11", "P-12"], excused=["P-28"],
            duration_min=220,
            text="On relit la première phrase du premier procès-verbal : « ce qui s’arrête nous apprend quelque chose ». On compte : "
            "deux projets arrêtés, cités neuf fois.",
        )
        freeze(
            pen, "bilan-h3", "H3",
            [("H3a", "R-sans"), ("H3b", "R-sans"), ("H3c", "R-sans"), ("H3e", "R-dominante"), ("H3f", "R-dominante")],
            on="2025-12-02", session="sci-5",
        )
        decide(
            pen, "dec-h3", "hypothesis", "H3b et H3c sont dites appuyées, H3e controversée, H3a et H3f non tranchées",
            on="2025-12-02", gathering="sci-5", mode="vote", votes_for=8, votes_against=0, abstained=1,
            grounds=["bilan-h3"],
            rationale="Sur H3e, deux projets vont dans un sens, un troisième dans l’autre, et les lecteurs ne sont pas d’accord.",
        )
        pen.write(
            HypothesisStatusSet, called="statut-h3", on="2025-12-02", session="sci-5", hypothesis="H3",
            tally="bilan-h3",
            decision="dec-h3", statuses=[
                {"claim": "H3a", "status": "undecided"},
                {"claim": "H3b", "status": "supported"},
                {"claim": "H3c", "status": "supported"},
                {"claim": "H3e", "status": "contested"},
                {"claim": "H3f", "status": "undecided"},
            ], reservations="H3d n’a toujours pas de rivale : elle n’est pas présentée au bilan.",
        )
        learn(
            pen, "Le besoin se reconnaît à ce qu’il a changé de mots",
            "Sur cinq projets, l’énoncé du besoin a changé en présence de ceux qu’il concerne ; sur ces cinq, aucun n’a été "
            "abandonné. Sur les deux arrêtés, il n’avait pas bougé.",
            called="app-mots", axis="emergence", grounds=["ev-h1b-ali01", "ev-h1b-eci03", "ev-h1b-san02", "obs-ali02-fin"],
            pillars=[ANCRAGE, PORTAGE],
            conditions="Des projets ruraux, suivis au moins un an.",
        )


def _farewell(pen: Pen) -> None:
    with pen.evening("2025-12-16"):
        meet(
            pen, "suivi-5", "follow_up", "Dernier comité de suivi : ce qui part, ce qui reste", on="2025-12-11T14:00",
            attendees=["rd", "P-01", "P-05", "P-08", "P-09", "P-14", "P-27", "P-28"], duration_min=130,
        )
        decide(
            pen, "dec-rf", "deliverable",
            "Le rapport final est remis avec le journal entier, arrêts et retraits compris",
            on="2025-12-11", gathering="suivi-5", mode="consensus",
        )
        pen.write(DeliverableSubmitted, on="2025-12-16", deliverable="RF-2025", at="dec-rf")
        assign(
            pen, "a-janvier", "Relever janvier avec les quatre cantines et conclure EXP-05", on="2025-12-11",
            owner="P-03",
            due="2026-02-15", session="suivi-5",
        )
        pen.write(
            MemoWritten, note_kind="storyline", title="Trois ans : ce que le journal a retenu que nous avions oublié",
            grounds=["obs-ali01-fetes", "ref-12e-minute", "obs-env01-seul", "retrait-p07"],
            text="Une heure précise, un silence, un contre-exemple, et quelqu’un qui a voulu reprendre ses mots. Nous aurions gardé "
            "l’heure et le silence. Le journal a gardé les deux autres.",
        )
        score(
            pen, "ECI-03", RESILIENCE, 2, "Six mois sans aide d’exploitation ; l’hiver reste à passer.", on="2025-12-11",
            grounds=["mes-eci03-2025"],
        )
        score(
            pen, "SAN-01", HYBRIDE, 3, "Deuxième exercice à 43 % de ressources propres.", on="2025-12-11",
            grounds=["comptes-san01"],
        )
