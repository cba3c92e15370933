"""January to March 2024: H1 gets its claims and its rivals, a need is reworded at 20:40, a group falls silent."""

from ect_journal.catalogue import (
    ExperimentFramed,
    ExperimentStarted,
    MemoWritten,
    NoticeGiven,
    PhaseOpened,
    PredictionRegistered,
    ReflectionRecorded,
)
from ect_journal.demo import foundations
from ect_journal.demo.forms import (
    ANCRAGE,
    HYBRIDE,
    PORTAGE,
    assign,
    close,
    decide,
    fund,
    ideal,
    link,
    measure,
    meet,
    observe,
    project,
    score,
    stage,
    weigh,
)
from ect_journal.demo.pen import Pen
from ect_journal.demo.people import register

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _january(pen)
    _scientific_committee(pen)
    _canteen(pen)
    _looking_back(pen)
    _village_hall(pen)
    _february(pen)
    _two_hosts(pen)
    _silence(pen)
    _late_march(pen)


def _january(pen: Pen) -> None:
    with pen.evening("2024-01-09"):
        pen.write(
            PhaseOpened, on="2024-01-08", label="Expérimenter", start="2024-01-01", end="2024-12-31",
            goals=["Éprouver les trois hypothèses sur les projets.", "Changer les méthodes quand le terrain le demande."],
        )
        meet(
            pen, "equipe-2", "team", "Équipe interne : qui suit quoi en 2024", on="2024-01-08T09:00",
            attendees=["rd", "P-01", "P-02", "P-03", "P-04"], duration_min=120,
        )
        decide(
            pen, "dec-mardi", "calendar",
            "Le journal s’écrit le mardi soir, et jamais de mémoire au-delà d’une semaine",
            on="2024-01-08", gathering="equipe-2", mode="consent",
        )
        pen.correct(
            "obs-eci01-balance", on="2023-12-09",
            reason="C’était le samedi 9 décembre, non le samedi 2 ; rien d’autre ne change.",
        )
        ideal(
            pen, "MOB-01", on="2024-01-08", horizon="Été 2026",
            portage=(4, "Une association d’usagers possède les véhicules et fixe les règles."),
            ancrage=(3, "Les trajets partent du carnet des habitants, village par village."),
            resilience=(3, "Un véhicule en panne ne prive personne d’un rendez-vous."),
            hybride=(3, "Adhésions, kilomètres, communes, un mécène de passage."),
        )
        score(
            pen, "MOB-01", PORTAGE, 2, "Trois voisines décident ensemble ; la quatrième ne sait pas encore.",
            on="2024-01-08",
        )


def _scientific_committee(pen: Pen) -> None:
    """Moment 1."""
    with pen.evening("2024-01-16"):
        meet(
            pen, "sci-2", "scientific", "Comité scientifique : le découpage de H1 et sa première rivale",
            on="2024-01-16T09:30",
            attendees=["rd", "P-01", "P-05", "P-06", "P-08", "P-10", "P-11", "P-12", "P-28"], excused=["P-09", "P-27"],
            duration_min=195, place="Laboratoire Ruralités",
            text="9 présents, 2 excusés. La rivale est venue d’une question posée à la pause : « et si personne n’avait rien "
            "demandé avant que l’argent arrive ? »",
        )
        decide(
            pen, "dec-h1", "hypothesis",
            "H1 est scindée en trois énoncés testables ; l’hypothèse rivale « l’appel à projets a créé le besoin » est inscrite",
            on="2024-01-16", gathering="sci-2", mode="vote", votes_for=8, votes_against=1, abstained=0,
            rationale="Contre : 1 (risque d’alourdir le suivi).",
            alternatives=["Garder H1 d’un seul tenant et la discuter au rapport final"],
        )
        foundations.hypothesis(pen, "H1", on="2024-01-16", attested_by="convention", session="sci-2")
        foundations.rival(pen, "R-appel", on="2024-01-16", session="sci-2")
        assign(
            pen, "a-relire", "Relire les observations de 2023 à la lumière de H1 et de sa rivale", on="2024-01-16",
            owner="rd",
            due="2024-02-02", session="sci-2",
        )


def _canteen(pen: Pen) -> None:
    """Moment 2."""
    with pen.evening("2024-01-23"):
        foundations.rival(pen, "R-evidence", on="2024-01-19")
        foundations.rival(pen, "R-porteur", on="2024-01-19")
        register(pen, "O-MFB", "P-13", "P-15")
        meet(
            pen, "atelier-cantines", "workshop", "Atelier : que mange-t-on dans les quatre écoles ?",
            on="2024-01-18T18:00",
            attendees=["P-03", "P-13", "P-14", "P-15"], guests=11, duration_min=140, place="Cantine de Montfaubert",
            text="La maraîchère arrive avec deux caisses : ce qu’elle vend, ce qu’elle jette. La seconde est plus lourde.",
        )
        project(
            pen, "ALI-01", "Cantine des Plateaux", ["food"], on="2024-01-23", session="atelier-cantines",
            territory="Plateaux, quatre communes", need="Besoin formulé par deux maires et une maraîchère.",
            origin="Idée issue de l’atelier du 18/01 : légumerie partagée pour quatre cantines.",
            holders=["P-13", "P-14", "P-15"],
        )
        link(
            pen, "ev-h1a-ali01", "atelier-cantines", "H1a", "supports", "G-ALI-0118", "minutes",
            "Élus et producteurs étaient dans la même pièce avant que le projet ait un nom.",
        )


def _looking_back(pen: Pen) -> None:
    """What 2023 says of H1, now that H1 says something precise."""
    with pen.evening("2024-01-30"):
        close(pen, "a-relire", "Quatre observations versées, deux dans chaque sens.", on="2024-01-30")
        link(
            pen, "ev-h1b-ali02", "obs-ali02-fiche", "H1b", "weakens", "G-ALI02-2302", "observation",
            "L’énoncé du besoin est celui de l’appel, mot pour mot.",
        )
        weigh(
            pen, "ev-h1b-ali02", {"R-appel": ("often", "sometimes")},
            "C’est ce qu’on attend si l’appel a créé le besoin ; un dialogue sincère peut aussi en garder les mots.",
        )
        link(
            pen, "ev-h1b-lie01", "obs-lie01-dossier", "H1b", "weakens", "G-LIE01-2306", "document",
            "Le dossier précède la réunion et parle d’autre chose qu’elle.",
        )
        weigh(
            pen, "ev-h1b-lie01", {"R-appel": ("half", "sometimes")},
            "Fréquent quand l’appel commande ; possible aussi quand le calendrier presse.",
        )
        link(
            pen, "ev-h1b-san01", "obs-san01-2023", "H1b", "supports", "G-SAN-0323", "observation",
            "On vient pour un médecin, on repart avec des horaires et un bus : l’énoncé a bougé en une soirée.",
        )
        weigh(
            pen, "ev-h1b-san01", {"R-appel": ("sometimes", "half")},
            "Aucun appel n’était ouvert ce jour-là, mais deux l’étaient au printemps.",
        )
        link(
            pen, "ev-h1b-eci03", "obs-eci03-carte", "H1b", "supports", "G-ECI-1010", "observation",
            "Aucun cahier des charges ne parle de vider seul la maison de sa mère.",
        )
        weigh(
            pen, "ev-h1b-eci03", {"R-appel": ("rarely", "often")},
            "Le besoin nouveau n’est dans aucun appel ouvert en 2023 ; nous les avons relus.",
        )
        stage(
            pen, "ECI-02", "idea > explored", "Neuf commerces visités ; six disent oui à la reprise.", on="2024-01-25",
        )


def _village_hall(pen: Pen) -> None:
    """Moments 3 and 4."""
    with pen.evening("2024-02-06", "22:30"):
        observe(
            pen, "Réunion publique à la salle des fêtes : le besoin est reformulé à 20 h 40", called="obs-ali01-fetes",
            on="2024-02-06T20:40", projects=("ALI-01",), place="Salle des fêtes", axes=["emergence"], domains=["food"],
            text="Réunion publique à la salle des fêtes. Les élus parlent prix du repas ; les producteurs parlent débouchés. Le "
            "besoin est reformulé à 20 h 40 : « tenir l’hiver », non « manger bio ». Aucun acteur de santé présent.",
        )
    with pen.evening("2024-02-07", "19:03"):
        link(
            pen, "ev-h1b-ali01", "obs-ali01-fetes", "H1b", "supports", "G-ALI-0206", "observation",
            "La reformulation n’aurait guère de raison d’apparaître si le besoin venait du cahier des charges.",
        )
        weigh(
            pen, "ev-h1b-ali01", {"R-appel": ("rarely", "half")},
            "La reformulation n’aurait guère de raison d’apparaître si le besoin venait du cahier des charges. Contre "
            "R-evidence : à peser.",
        )


def _february(pen: Pen) -> None:
    """Moment 5, among others."""
    with pen.evening("2024-02-13"):
        ideal(
            pen, "ALI-01", on="2024-02-13", horizon="Rentrée 2026",
            portage=(4, "Communes, producteurs et parents partagent la décision et le risque financier."),
            ancrage=(4, "Légumes, transformation et repas à moins de trente kilomètres."),
            resilience=(4, "Les cantines tiennent l’hiver sans grossiste."),
            hybride=(3, "Vente aux cantines, prestation de coupe, parts des communes."),
        )
        observe(
            pen, "Même soirée, lue depuis la mairie : le relevé de décisions reprend les mots des producteurs",
            called="obs-ali01-releve", on="2024-02-06", by="P-03", projects=("ALI-01",), axes=["emergence"],
            text="La secrétaire a tapé « tenir l’hiver » dans le relevé. Le maire a barré, puis rétabli.",
        )
        link(
            pen, "ev-h1b-releve", "obs-ali01-releve", "H1b", "supports", "G-ALI-0206", "document",
            "Le nouvel énoncé passe dans l’écrit officiel. Même soirée : même grappe.",
        )
        weigh(
            pen, "ev-h1b-releve", {"R-appel": ("sometimes", "half")},
            "Un relevé de mairie reprend souvent l’appel ; ici, il le contredit.",
        )
        stage(
            pen, "MOB-01", "explored > initiated", "Association d’usagers déclarée, vingt-sept adhérents.",
            on="2024-02-08",
        )
    with pen.evening("2024-02-20"):
        score(
            pen, "ALI-01", PORTAGE, 2,
            "Trois structures signent la lettre d’intention, aucune ne porte le risque financier.",
            on="2024-02-20", called="score-ali01-portage",
        )
        score(pen, "ALI-01", ANCRAGE, 3, "Neuf producteurs sur onze à moins de trente kilomètres.", on="2024-02-20")
        stage(
            pen, "SAN-01", "initiated > structured", "Société coopérative constituée, statuts déposés.",
            on="2024-02-15",
        )
        fund(pen, "MOB-01", "equity", "2700", "27 adhérents", "paid", on="2024-02-16", who="civil local")
        fund(
            pen, "MOB-01", "sponsorship", "18000", "Fondation des Deux Vallées", "sought", on="2024-02-16",
            who="private national",
        )
    with pen.evening("2024-02-29", "21:10"):
        stage(
            pen, "ECI-03", "initiated > structured", "Bail signé par l’association, caisse tenue à deux.",
            on="2024-02-22",
        )
        meet(
            pen, "inno-2", "innovation", "Comité d’innovation : faut-il animer seul ?", on="2024-02-29T14:00",
            attendees=["rd", "P-01", "P-02", "P-05", "P-08"], excused=["P-27", "P-28"], duration_min=140,
        )
        decide(
            pen, "dec-exp2", "experiment",
            "Un binôme développeur-habitant est essayé à la Ressourcerie pendant quatre ateliers",
            on="2024-02-29", gathering="inno-2", mode="consent",
            alternatives=["Former d’abord les habitants à l’animation"],
            rationale="On ne forme pas : on regarde d’abord ce qui se passe.",
        )


def _two_hosts(pen: Pen) -> None:
    """Moment 6."""
    with pen.evening("2024-03-05"):
        pen.write(
            ExperimentFramed, called="EXP-02", on="2024-03-05", code="EXP-02", title="Binôme développeur-habitant",
            objectives=["scientific", "operational"], aims=[PORTAGE], claim="H2c", projects=["ECI-03"],
            protocol="Le développeur n’anime plus seul : un habitant co-anime quatre ateliers.",
            stop_rule="Arrêt si le porteur le demande.",
            guard_rails="L’habitant peut se retirer entre deux ateliers sans avoir à le dire au groupe.",
            planned_days=60,
        )
        pen.write(
            PredictionRegistered, called="ATT-02", on="2024-03-05", code="ATT-02", claim="H2c",
            title="Au 3e atelier, l’ordre du jour est proposé par le groupe", p_claim="0.7",
            p_rivals=[{"rival": "R-anciennete", "p": "0.2"}],
            where="Photographie du tableau à l’ouverture de l’atelier",
            experiment="EXP-02", deadline="2024-04-30",
        )
        measure(
            pen, "IND-03", "ECI-03", "1.8", on="2024-02-01/2024-02-29", uncertainty="0.2",
            how="Balance prêtée par la Matériauthèque ; le gros mobilier est estimé.",
        )
    with pen.evening("2024-03-12"):
        pen.write(ExperimentStarted, on="2024-03-07", experiment="EXP-02", decision="dec-exp2")
        stage(
            pen, "ECI-03", "structured > experimenting", "Premier atelier tenu en binôme.", on="2024-03-07",
            decision="dec-exp2",
        )
        pen.write(
            NoticeGiven, on="2024-03-07", persons=["P-16", "P-17"], version="Notice d’information, version 2"
        )
        observe(
            pen, "Premier atelier en binôme : l’habitante ouvre, le développeur tient le tableau",
            called="obs-atelier-1",
            on="2024-03-07T18:30", by="P-02", projects=("ECI-03",), axes=["support"], pillars=["collective_ownership"],
            text="Elle a dit bonsoir par leur prénom à dix-sept personnes. Je n’en connaissais que six.",
            about=["P-17"],
        )


def _silence(pen: Pen) -> None:
    """Moment 7."""
    with pen.evening("2024-03-19", by="P-02"):
        observe(
            pen, "Deuxième atelier : à la 12e minute le développeur reprend la parole, et le groupe s’arrête",
            called="obs-atelier-2", on="2024-03-14T18:30", by="rd", projects=("ECI-03",), place="Ancienne scierie",
            axes=["support"], departs_from="ACC",
            text="Il restait deux mains levées. Elles se sont baissées l’une après l’autre. Le tableau s’est rempli très vite, "
            "d’une seule écriture.",
        )
        pen.write(
            ReflectionRecorded, called="ref-12e-minute", on="2024-03-19", grounds=["obs-atelier-2"],
            title="Temps réflexif : ce que fait une parole reprise à la 12e minute",
            surprised="J’ai repris la main à la 12e minute. Je croyais aider ; le groupe s’est tu.",
            assumed="C’est la consigne de « garantir le livrable » qui me fait couper la parole.",
            posture_from="expert", posture_to="tiers", loop="double", projects=["ECI-03"], experiment="EXP-02",
        )
        meet(
            pen, "reflexif-1", "reflexive", "Temps réflexif : garantir le livrable, pour qui ?", on="2024-03-18T17:00",
            attendees=["rd", "P-02", "P-03", "P-04"], duration_min=75,
        )
        assign(
            pen, "a-consigne", "Retrouver d’où vient la consigne de garantir le livrable", on="2024-03-18", owner="rd",
            due="2024-03-28", session="reflexif-1",
        )


def _late_march(pen: Pen) -> None:
    with pen.evening("2024-03-26"):
        stage(
            pen, "ENV-01", "structured > launched", "Premier chantier : 900 mètres plantés en trois jours.",
            on="2024-03-21",
        )
        fund(pen, "ENV-01", "subsidy", "72000", "Conseil régional", "paid", on="2024-03-20", called="fin-env01-verse")
        score(pen, "ENV-01", HYBRIDE, 1, "Une seule ressource à ce jour : l’aide régionale.", on="2024-03-21")
        close(
            pen, "a-consigne", "Elle ne vient d’aucun financeur : d’une trame de 2019, recopiée depuis.",
            on="2024-03-25",
        )
        pen.write(
            MemoWritten, note_kind="method", title="La consigne de garantir le livrable n’a pas d’auteur",
            grounds=["ref-12e-minute"],
            text="Relu les trois conventions et la trame de 2019. Personne ne nous l’a jamais demandé. Nous l’avons gardée parce "
            "qu’elle nous protégeait.",
        )
        weigh(
            pen, "ev-refplan", {"R-anciennete": ("half", "often")},
            "Dit par la personne, mais elle est aussi la plus ancienne de l’équipe.",
        )
    with pen.evening("2024-03-28", "21:30"):
        meet(
            pen, "inno-3", "innovation", "Comité d’innovation : le cadrage passe au binôme", on="2024-03-28T14:00",
            attendees=["rd", "P-01", "P-02", "P-05", "P-08", "P-28"], excused=["P-27"], duration_min=165,
            text="On lit le retour réflexif à voix haute. Long silence. Puis : « nous aussi, ici, nous coupons ».",
        )
        decide(
            pen, "dec-acc3", "method",
            "Le cadrage par l’animateur devient un cadrage par le binôme, sur deux projets d’abord",
            on="2024-03-28", gathering="inno-3", outcome="amended", mode="consent",
            rationale="Deux projets seulement, pour garder une comparaison : la Ressourcerie et l’Autopartage.",
            alternatives=["Généraliser tout de suite", "Attendre la fin d’EXP-02"],
        )
