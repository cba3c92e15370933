"""September to December 2023: the first change of method, the first experiment, the first evidence."""

from ect_journal.catalogue import (
    DeliverableSubmitted,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    MemoWritten,
    MethodAdjusted,
    PredictionRegistered,
    PredictionResolved,
    ReflectionRecorded,
)
from ect_journal.demo.forms import (
    ANCRAGE,
    HYBRIDE,
    PORTAGE,
    assign,
    close,
    decide,
    fund,
    ideal,
    learn,
    link,
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

ACC_2: Steps = (
    ("diagnostic", "Diagnostic du projet et de son territoire, carte au sol avant tout écrit."),
    ("cadrage", "Cadrage par l’animateur : objectifs, calendrier, livrables."),
    ("ateliers", "Ateliers thématiques avec les porteurs."),
    ("reflexif", "Temps réflexif de l’accompagnateur après chaque atelier."),
    ("plan", "Plan d’affaires, quand le groupe le demande."),
    ("bilan", "Bilan à six mois."),
)

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _september(pen)
    _october(pen)
    _november(pen)
    _december(pen)
    _year_end(pen)


def _september(pen: Pen) -> None:
    with pen.evening("2023-09-12"):
        register(pen, "P-07")
        project(
            pen, "MOB-01", "Autopartage Petite Montagne", ["mobility", "social_ties"], on="2023-09-07",
            territory="Petite Montagne, neuf communes",
            need="Se rendre à l’emploi, au soin ou au lycée sans deuxième voiture.", holders=["P-07"],
            origin="Une panne de voiture, trois voisines, un carnet.",
        )
        stage(
            pen, "ALI-02", "explored > initiated", "Lettre d’intention signée par deux fermes sur trois.",
            on="2023-09-07",
        )
        observe(
            pen, "Chantier d’été : on vient pour un meuble, on reste pour réparer celui du voisin",
            called="obs-eci03-ete", on="2023-08-24", projects=("ECI-03",), place="Ancienne scierie",
            pillars=["collective_ownership"],
            text="À seize heures il ne restait plus rien à trier. Personne n’est parti.",
        )
        fund(
            pen, "ECI-03", "in_kind", "9600", "Commune de Val-sous-Roche (loyer de la scierie)", "granted",
            on="2023-09-06",
        )
    with pen.evening("2023-09-26", by="P-02"):
        meet(
            pen, "equipe-1", "team", "Équipe interne : trois projets demandent autre chose qu’un plan d’affaires",
            on="2023-09-25T09:00", attendees=["rd", "P-01", "P-02", "P-03", "P-04"], duration_min=90,
        )
        assign(
            pen, "a-carte", "Écrire en une page la façon de tenir la carte au sol", on="2023-09-25", owner="P-02",
            due="2023-10-13", session="equipe-1",
        )
        stage(
            pen, "ENV-01", "explored > initiated", "Un comité des haies, six éleveurs, un calendrier de coupe.",
            on="2023-09-21",
        )
        stage(
            pen, "SAN-01", "explored > initiated", "Le collectif d’habitants dépose ses statuts d’association.",
            on="2023-09-21",
        )
        fund(
            pen, "ENV-01", "subsidy", "72000", "Conseil régional", "granted", on="2023-09-20",
            called="fin-env01-region",
        )


def _october(pen: Pen) -> None:
    with pen.evening("2023-10-10", "22:05"):
        observe(
            pen, "Carte au sol : le besoin passe des meubles aux maisons qu’on vide seul",
            called="obs-eci03-carte", on="2023-10-10T18:30", projects=("ECI-03",), place="Ancienne scierie",
            axes=["emergence", "support"], pillars=["collective_ownership"],
            text="On traçait les trajets des meubles à la craie. Une femme a posé le doigt sur sa maison : « c’est trier les "
            "affaires de ma mère que je n’arrive pas à faire ». Après elle, on n’a plus parlé de benne.",
            about=["P-17"],
        )
    with pen.evening("2023-10-24"):
        stage(
            pen, "ECI-03", "explored > initiated", "Vingt et un habitants s’engagent à vider et trier à plusieurs.",
            on="2023-10-17", grounds=["obs-eci03-carte"],
        )
        close(pen, "a-carte", "Une page, trois photos, une boîte de craies.", on="2023-10-17")
        meet(
            pen, "inno-1", "innovation", "Comité d’innovation : la carte au sol avant le plan d’affaires",
            on="2023-10-19T14:00",
            attendees=["rd", "P-01", "P-02", "P-05", "P-08", "P-28"], excused=["P-27"], duration_min=150,
            text="Ellyx demande ce que nous perdons en retirant le plan d’affaires du début. Réponse honnête : trois banquiers.",
        )
        decide(
            pen, "dec-acc2", "method",
            "Le plan d’affaires vient quand le groupe le demande ; la carte au sol vient d’abord",
            on="2023-10-19", gathering="inno-1", mode="consent", alternatives=["Garder le plan d’affaires, simplifié"],
        )
        decide(
            pen, "dec-exp1", "experiment", "La carte au sol est essayée sur deux projets pendant deux mois",
            on="2023-10-19",
            gathering="inno-1", mode="consensus",
        )
        pen.write(
            MethodAdjusted, called="ACC@2", on="2023-10-19", method="ACC", version=2, based_on=1, steps=as_steps(ACC_2),
            tools=["Carte au sol", "Carnet réflexif", "Canevas de modèle économique"],
            reason="Étape « plan d’affaires » déplacée après les ateliers et laissée au choix du groupe ; temps réflexif ajouté.",
            decision="dec-acc2", loop="single", effective_from="2023-11-06", scope="all", new_projects=True,
            grounds=["obs-eci03-plan", "obs-eci03-carte", "ref-plan"],
        )
        register(pen, "P-31")
        project(
            pen, "ECI-02", "Consigne de la Bienne", ["circular_economy", "food"], on="2023-10-17",
            territory="Vallée, quatre communes",
            need="Reprendre les bouteilles que trois producteurs remplissent deux fois.",
            holders=["P-31"], origin="Un brasseur lave à la main ses bouteilles rendues.",
        )
        ideal(
            pen, "ECI-02", on="2023-10-17", horizon="Fin 2025",
            portage=(3, "Producteurs, commerces et collectivité partagent la laveuse."),
            ancrage=(3, "Une boucle de moins de quarante kilomètres."),
            resilience=(2, "La consigne survit au départ d’un gros client."),
            hybride=(2, "Le prix du lavage couvre l’usage ; la machine est aidée."),
        )


def _november(pen: Pen) -> None:
    with pen.evening("2023-11-07"):
        pen.write(
            ExperimentFramed, called="EXP-01", on="2023-11-06", code="EXP-01", title="Carte au sol avant tout écrit",
            objectives=["scientific", "operational"], aims=[PORTAGE, ANCRAGE], claim="H2b",
            projects=["ECI-03", "SAN-01"],
            protocol="Deux séances par projet, à la craie, sans fiche ni ordinateur. On relève ce qui n’était dans aucun écrit.",
            stop_rule="Arrêt si deux séances de suite réunissent moins de cinq personnes.", planned_days=35,
        )
        pen.write(
            PredictionRegistered, on="2023-11-06", code="ATT-01", claim="H2b",
            title="Sur chaque carte apparaît au moins un besoin absent des écrits", p_claim="0.8",
            p_rivals=[{"rival": "R-anciennete", "p": "0.4"}, {"rival": "R-heures", "p": "0.5"}],
            where="Photographies des cartes, comparées aux fiches projet", experiment="EXP-01", deadline="2023-12-15",
        )
        pen.write(ExperimentStarted, on="2023-11-07", experiment="EXP-01", decision="dec-exp1")
        stage(
            pen, "MOB-01", "idea > explored", "Carnet de quarante-six trajets manqués tenu par trois voisines.",
            on="2023-11-02",
        )
        score(
            pen, "ECI-03", PORTAGE, 2, "Vingt et un habitants engagés ; le bail est encore au nom d’un seul.",
            on="2023-11-02",
        )
        score(pen, "ECI-02", PORTAGE, 1, "Trois producteurs d’accord, aucun n’a signé.", on="2023-11-02")
    with pen.evening("2023-11-21"):
        observe(
            pen, "Carte au sol à Saint-Aubry : la ligne de bus passe sous les pieds de ceux qui n’y montent pas",
            called="obs-san01-carte", on="2023-11-16", projects=("SAN-01",), axes=["support"],
            domains=["health", "mobility"],
            text="Une aide à domicile se tient sur l’arrêt dessiné : « je passe ici quatre fois par jour, jamais à l’heure "
            "du bus ».",
        )
        stage(
            pen, "LIE-01", "explored > initiated", "La commune achète les murs ; neuf habitants forment un collectif.",
            on="2023-11-16",
        )
        score(pen, "LIE-01", PORTAGE, 2, "Neuf personnes ; une seule a lu le bail.", on="2023-11-16")
        link(
            pen, "ev-plan", "obs-eci03-plan", "H2a", "supports", "G-ECI-PLAN", "observation",
            "La page blanche écarte l’outil classique du fait du porteur, non de l’accompagnateur.",
        )
        link(
            pen, "ev-carte-h2b", "obs-eci03-carte", "H2b", "supports", "G-ECI-1010", "observation",
            "La carte au sol n’existait dans aucune des trois méthodes.",
        )
        weigh(
            pen, "ev-carte-h2b", {"R-anciennete": ("sometimes", "often"), "R-heures": ("half", "often")},
            "Une accompagnatrice ancienne l’aurait peut-être tentée ; des heures en plus auraient pu y mener.",
        )
        link(
            pen, "ev-refplan", "ref-plan", "H2c", "supports", "G-ECI-PLAN", "observation",
            "Le déplacement de posture est dit par la personne elle-même, à chaud.",
        )


def _december(pen: Pen) -> None:
    with pen.evening("2023-12-05"):
        meet(
            pen, "suivi-2", "follow_up", "Comité de suivi : budget 2024 et rapport d’avancement", on="2023-11-30T14:00",
            attendees=["rd", "P-01", "P-05", "P-09", "P-14", "P-27"], excused=["P-08", "P-28"], duration_min=120,
        )
        decide(
            pen, "dec-budget24", "budget", "Six jours de recherche sont déplacés de la synthèse vers le terrain",
            on="2023-11-30", gathering="suivi-2", outcome="amended", mode="consensus",
            rationale="Quatre jours au lieu des six demandés.",
        )
        decide(
            pen, "dec-eci01", "project", "La Matériauthèque sort de l’accompagnement : elle n’en a plus besoin",
            on="2023-11-30", gathering="suivi-2",
            despite={"outside-mandate": "Le comité d’innovation ne se réunit qu’en février ; la sortie prend effet au 31/12."},
        )
        stage(
            pen, "ECI-01", "launched > autonomous",
            "Deux exercices équilibrés, une équipe renouvelée, un bail à son nom.",
            on="2023-12-01", decision="dec-eci01",
        )
        ideal(
            pen, "ECI-01", on="2023-11-30", horizon="Atteint fin 2023",
            portage=(4, "Artisans, habitants et communes sociétaires."),
            ancrage=(4, "Tout vient du canton et y retourne."),
            resilience=(3, "Le lieu a traversé une fermeture et un changement d’équipe."),
            hybride=(4, "Ventes, parts sociales, aide minoritaire."),
        )
        score(
            pen, "ECI-01", PORTAGE, 4, "Soixante-quatre sociétaires, onze ont tenu la caisse cette année.",
            on="2023-11-30",
        )
        score(
            pen, "ECI-01", HYBRIDE, 4, "78 % de ventes, 14 % de parts et de dons, 8 % d’aide publique.",
            on="2023-11-30",
            called="score-eci01-hybride",
        )
    with pen.evening("2023-12-12"):
        pen.write(
            PredictionResolved, on="2023-12-08", prediction="ATT-01", result="met", entry="obs-san01-carte"
        )
        pen.write(
            ExperimentConcluded, called="EXP-01-fin", on="2023-12-08", experiment="EXP-01", result="met",
            findings="Sur les deux projets, la carte a fait apparaître un besoin absent des écrits : vider seul, et y aller.",
            unexpected=["Les porteurs ont gardé la craie : ils refont la carte sans nous."],
        )
        link(
            pen, "ev-carte2-h2b", "obs-san01-carte", "H2b", "supports", "G-SAN-1116", "observation",
            "L’attendu était écrit avant la séance.", prediction="ATT-01",
        )
        weigh(
            pen, "ev-carte2-h2b", {"R-anciennete": ("half", "often"), "R-heures": ("half", "often")},
            "Attendu ; mais la même accompagnatrice tenait les deux cartes.",
        )
        pen.write(DeliverableSubmitted, on="2023-12-12", deliverable="RI-2023", at="EXP-01-fin")
        learn(
            pen, "Ce qu’on n’écrit pas d’abord, on peut encore le déplacer",
            "Tant que le besoin n’est pas écrit, un groupe peut le changer sans se dédire. La craie s’efface, la fiche engage.",
            called="app-ecrire", axis="support", grounds=["ev-carte-h2b", "ev-carte2-h2b"], pillars=[PORTAGE],
            conditions="Un groupe d’au moins cinq personnes concernées, un sol.",
        )
    with pen.evening("2023-12-12", "22:10", by="P-05"):
        read_blind(
            pen, "ev-carte-h2b", {"R-anciennete": ("half", "often")},
            "Lu sans connaître la première pesée : une animatrice confirmée aurait pu inventer cela ailleurs.",
            reader="P-05",
        )


def _year_end(pen: Pen) -> None:
    with pen.evening("2023-12-19"):
        close(
            pen, "a-rivale", "Deux rivales proposées : l’appel à projets, l’évidence. Une troisième viendra.",
            on="2023-12-14",
        )
        stage(
            pen, "ENV-01", "initiated > structured", "Convention signée : linéaires, coupe, bois, assurance.",
            on="2023-12-14",
        )
        fund(
            pen, "ENV-01", "volunteer_time", "4200", "Éleveurs et chasseurs (210 heures)", "paid", on="2023-12-14",
            who="civil local",
        )
        observe(
            pen, "La coopérative des artisans prête sa balance et refuse qu’on la rembourse",
            called="obs-eci01-balance", on="2023-12-02", projects=("ECI-01", "ECI-03"), pillars=["resilience"],
            text="« Vous nous la rendrez quand vous serez riches. » Rire, puis un silence : tout le monde savait que non.",
        )
        pen.correct(
            "score-eci01-hybride", reason="Les dons étaient comptés deux fois.",
            rationale="80 % de ventes, 11 % de parts et de dons, 9 % d’aide publique.",
        )
        pen.write(
            ReflectionRecorded, on="2023-12-15", by="P-04",
            title="Temps réflexif : j’ai monté le dossier avant d’avoir compris le projet",
            surprised="Que le financeur me demande qui d’autre était dans la pièce.",
            assumed="Qu’un bon dossier est un dossier complet.", posture_from="monteuse de dossiers",
            posture_to="entremetteuse", loop="single", projects=["LIE-01"], grounds=["obs-lie01-dossier"],
            called="ref-dossier",
        )
        for called, entry, claim, cluster, why in (
            ("ev-eci01-h3a", "obs-eci01-2019", "H3a", "G-ECI01-2019", "Un prix local s’est formé là où il n’y avait qu’un déchet."),
            ("ev-eci01-h3b", "obs-eci01-2020", "H3b", "G-ECI01-2020", "Le seul lieu ouvert du canton tenait par ses usagers."),
        ):
            link(pen, called, entry, claim, "supports", cluster, "document", why)
            weigh(
                pen, called, {"R-sans": ("rarely", "half")},
                "Rien de tel dans les communes voisines sans matériauthèque.",
            )
        pen.write(
            MemoWritten, note_kind="storyline", title="Un an : huit projets, une craie, et une hypothèse qui résiste",
            text="On a appris à déplacer H2 plus vite que H1. C’est peut-être que nous sommes dans H2 et que nous regardons H1.",
            grounds=["dec-h1-ajournee", "EXP-01-fin"],
        )
