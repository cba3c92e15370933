"""April to July 2024: a method changes for two projects, a sentence is kept word for word, money is refused."""

from ect_journal.catalogue import (
    ConsentRecorded,
    ExperimentConcluded,
    IndicatorDefined,
    InterviewRecorded,
    MethodAdjusted,
    NoticeGiven,
    PredictionResolved,
    ReflectionRecorded,
)
from ect_journal.demo.forms import (
    ANCRAGE,
    HYBRIDE,
    PORTAGE,
    RESILIENCE,
    assign,
    decide,
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

ACC_3: Steps = (
    ("diagnostic", "Diagnostic du projet et de son territoire, carte au sol avant tout écrit."),
    ("cadrage", "Cadrage par le binôme développeur-habitant : l’ordre du jour vient du groupe."),
    ("ateliers", "Ateliers thématiques avec les porteurs."),
    ("reflexif", "Temps réflexif de l’accompagnateur après chaque atelier."),
    ("plan", "Plan d’affaires, quand le groupe le demande."),
    ("bilan", "Bilan à six mois."),
)
FIN_2: Steps = (
    ("leviers", "Recenser les leviers : subventions, prêts, parts sociales, recettes, bénévolat."),
    ("parts", "Ouvrir les parts sociales aux habitants avant tout dossier."),
    ("tour", "Tour de table des financeurs, tous dans la même pièce."),
    ("dossier", "Monter les dossiers à partir de ce que la table a décidé."),
    ("suivi", "Suivi des versements."),
)

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _method_changes(pen)
    _car_sharing(pen)
    _third_workshop(pen)
    _health_centre(pen)
    _second_readings(pen)
    _hedges(pen)
    _june(pen)
    _july(pen)


def _method_changes(pen: Pen) -> None:
    """Moment 8."""
    with pen.evening("2024-04-02"):
        pen.write(
            MethodAdjusted, called="ACC@3", on="2024-04-02", method="ACC", version=3, based_on=2, steps=as_steps(ACC_3),
            tools=["Carte au sol", "Carnet réflexif", "Ordre du jour blanc", "Canevas de modèle économique"],
            reason="Étape « cadrage par l’animateur » remplacée par « cadrage par le binôme ».", decision="dec-acc3",
            loop="double", effective_from="2024-04-08", scope="projects", projects=["ECI-03", "MOB-01"],
            new_projects=False,
            grounds=["obs-atelier-2", "ref-12e-minute"],
        )
        assign(
            pen, "a-comparer", "Comparer les ateliers sous la version 2 et la version 3, projet par projet",
            on="2024-04-02",
            owner="rd", due="2024-09-30", session="inno-3", grounds=["ACC@3"],
        )
        link(
            pen, "ev-ref12", "ref-12e-minute", "H2c", "supports", "G-ECI-0314", "observation",
            "La posture est nommée avant et après, avec ce qui la tenait en place.",
        )
        weigh(
            pen, "ev-ref12", {"R-anciennete": ("sometimes", "often")},
            "Neuf ans de métier n’avaient pas suffi à voir la consigne.",
        )


def _car_sharing(pen: Pen) -> None:
    """Moment 9. The person consents to verbatims, not to audio."""
    with pen.evening("2024-04-16"):
        pen.write(NoticeGiven, on="2024-04-16", persons=["P-07"], version="Notice d’information, version 2")
        pen.write(
            ConsentRecorded, called="consent-p07", on="2024-04-16", person="P-07", scopes=["verbatim"],
            form="Formulaire signé, version 2 (verbatim oui, audio non)",
        )
        pen.write(
            InterviewRecorded, called="int-mob01", on="2024-04-16T10:00",
            title="Entretien avec une porteuse de l’Autopartage Petite Montagne", interviewee="P-07",
            guide="Guide porteurs, version 1", duration_min=70, projects=["MOB-01"],
            verbatims=["« On ne nous a pas demandé un business plan, on nous a demandé qui d’autre avait le problème. »"],
        )
    with pen.evening("2024-04-23"):
        link(
            pen, "ev-int-h2b", "int-mob01", "H2b", "supports", "G-MOB-0416", "interview",
            "Une façon de faire nouvelle, décrite par qui l’a vécue.",
        )
        weigh(
            pen, "ev-int-h2b", {"R-anciennete": ("rarely", "half"), "R-heures": ("sometimes", "half")},
            "Ce développeur a deux ans de métier : l’ancienneté n’y est pour rien.",
        )
        link(
            pen, "ev-int-h2d", "int-mob01", "H2d", "supports", "G-MOB-0416", "interview",
            "La différence est perçue, et nommée.",
        )
        observe(
            pen, "Le carnet des trajets manqués passe de main en main : la demande devient « ne plus demander »",
            called="obs-mob01-carnet", on="2024-04-18T20:00", by="P-03", projects=("MOB-01",), axes=["emergence"],
            text="Au début : une voiture. À la fin : ne plus avoir à demander. Personne n’a remarqué le moment du passage.",
        )
        link(
            pen, "ev-h1b-mob01", "obs-mob01-carnet", "H1b", "supports", "G-MOB-0418", "observation",
            "L’énoncé a changé en réunion ; l’appel mobilité n’est sorti qu’en mai.",
        )
        score(pen, "MOB-01", HYBRIDE, 1, "Des adhésions, et rien d’autre de certain.", on="2024-04-16")


def _third_workshop(pen: Pen) -> None:
    with pen.evening("2024-04-30"):
        observe(
            pen, "Troisième atelier : l’ordre du jour est au tableau avant l’arrivée du développeur",
            called="obs-atelier-3",
            on="2024-04-25T18:30", projects=("ECI-03",), place="Ancienne scierie", axes=["support"],
            pillars=["collective_ownership"], text="Quatre points, trois écritures. Le premier : « qui a la clef ? »",
        )
        pen.write(PredictionResolved, on="2024-04-25", prediction="ATT-02", result="met", entry="obs-atelier-3")
        link(
            pen, "ev-att02", "obs-atelier-3", "H2c", "supports", "G-ECI-0425", "observation",
            "L’attendu était écrit sept semaines plus tôt : 0,7 si l’énoncé est vrai, 0,2 sinon.", prediction="ATT-02",
        )
        weigh(
            pen, "ev-att02", {"R-anciennete": ("sometimes", "often")},
            "Observé comme prévu ; mais la méthode avait changé dix-sept jours plus tôt.",
        )
        register(pen, "P-22")
        project(
            pen, "LIE-02", "Café-bricole", ["social_ties", "circular_economy"], on="2024-04-25",
            territory="Bourg-centre et trois hameaux", need="Un endroit où l’on répare sans avoir à expliquer sa vie.",
            holders=["P-22"], origin="Un grille-pain, un retraité, la file d’attente de la pharmacie.",
        )
        pen.write(
            IndicatorDefined, code="IND-06", title="Personnes présentes aux soirées", unit="personnes", better="higher",
            baseline="0", value_kind="social", collection="Bâtons sur une ardoise, à la porte.", on="2024-04-25",
        )


def _health_centre(pen: Pen) -> None:
    """Moment 10."""
    with pen.evening("2024-05-14"):
        register(pen, "O-FDV", "O-CAI")
        fund(
            pen, "SAN-01", "equity", "38000", "47 habitants", "granted", on="2024-05-14", who="civil local",
            called="fin-san01-parts",
        )
        fund(
            pen, "SAN-01", "subsidy", "20000", "Commune de Saint-Aubry", "granted", on="2024-05-14",
            called="fin-san01-commune",
        )
        fund(
            pen, "SAN-01", "sponsorship", "30000", "Fondation des Deux Vallées", "refused", on="2024-05-14",
            who="private national", called="fin-san01-fondation",
        )
        score(
            pen, "SAN-01", HYBRIDE, 2, "Modèle hybride : 41 % de ressources propres visés.", on="2024-05-14",
            grounds=["fin-san01-parts", "fin-san01-commune", "fin-san01-fondation"],
        )
        link(
            pen, "ev-san01-h3e", "fin-san01-parts", "H3e", "supports", "G-SAN-0514", "document",
            "Les habitants et la commune ont mis leur argent avant qu’un seul financeur national ait répondu.",
        )
        weigh(
            pen, "ev-san01-h3e", {"R-dominante": ("rarely", "half")},
            "Si une subvention dominante suffisait, quarante-sept habitants n’auraient pas eu à signer.",
        )


def _second_readings(pen: Pen) -> None:
    """Another reader weighs what was weighed, without seeing the first weight."""
    with pen.evening("2024-05-21", by="P-05"):
        for evidence, answers, why in (
            ("ev-h1b-ali01", ("sometimes", "half"), "Un appel sur l’alimentation durable circulait dans les mairies en janvier."),
            ("ev-h1b-eci03", ("sometimes", "half"), "Aucun appel relu ne le dit, mais nous ne les avons pas tous."),
            ("ev-h1b-ali02", ("often", "sometimes"), "Même lecture : les mots sont ceux de l’appel."),
        ):
            read_blind(pen, evidence, {"R-appel": answers}, why, reader="P-05")
        read_blind(
            pen, "ev-int-h2b", {"R-anciennete": ("sometimes", "often")},
            "Parole nette, mais d’une personne très engagée.",
            reader="P-05",
        )
    with pen.evening("2024-05-21", "22:00"):
        stage(
            pen, "ALI-02", "initiated > stopped",
            "L’appel n’a pas été obtenu ; aucune ferme ne veut porter la meule sans lui.",
            on="2024-05-16", called="ali02-stop",
        )
        fund(
            pen, "ALI-02", "subsidy", "60000", "Appel à projets circuits courts", "refused", on="2024-05-16",
            who="public national",
        )
        observe(
            pen, "Le projet s’arrête le jour où l’appel est perdu, et personne n’est surpris", called="obs-ali02-fin",
            on="2024-05-16", projects=("ALI-02",), negative_case=True, axes=["emergence", "funding"],
            text="On a partagé le café. « Au fond, c’était une bonne idée de quelqu’un d’autre. »",
        )
        link(
            pen, "ev-ali02-h1c", "ali02-stop", "H1c", "weakens", "G-ALI02-0516", "document",
            "Né d’un appel, sans cadre de dialogue, il avait pourtant atteint « initié ».",
        )
        weigh(
            pen, "ev-ali02-h1c", {"R-porteur": ("often", "half")},
            "Un porteur solide et connu de tous : c’est ce que prédit la rivale, jusqu’à « initié » du moins.",
        )


def _hedges(pen: Pen) -> None:
    """Moment 11."""
    with pen.evening("2024-05-28"):
        pen.write(
            ExperimentConcluded, called="EXP-02-fin", on="2024-05-23", experiment="EXP-02", result="met",
            findings="Au 3e atelier l’ordre du jour venait du groupe. Au 4e, l’habitante a animé seule la moitié du temps.",
            unexpected=["Le développeur a trouvé plus fatigant de se taire que d’animer.", "Deux habitants ont demandé à être formés."],
        )
        link(
            pen, "ev-h1b-env01", "obs-env01-marche", "H1b", "neutral", "G-ENV-0512", "observation",
            "Les haies disparues étaient dans toutes les mémoires : le dialogue les a fait dire, non découvrir.",
        )
        weigh(
            pen, "ev-h1b-env01", {"R-appel": ("half", "half")}, "Aussi attendu dans un cas que dans l’autre.",
        )
        learn(
            pen, "Se taire est un geste technique",
            "Le binôme ne partage pas l’animation : il retire à l’expert le silence des autres. Cela s’apprend et fatigue.",
            called="app-taire", axis="support", grounds=["ev-ref12", "ev-att02"], pillars=[PORTAGE],
            conditions="Un habitant connu du groupe, un développeur volontaire.",
        )
    with pen.evening("2024-06-11"):
        measure(
            pen, "IND-01", "ENV-01", "2.4", on="2024-06-11", uncertainty="0.1", called="mes-env01-2024",
            how="2,4 km replantés (référence 0), 3 communes, 11 exploitations ; incertitude 0,1 km.",
        )
        link(
            pen, "ev-env01-h3c", "mes-env01-2024", "H3c", "supports", "G-ENV-0611", "measure",
            "Deux kilomètres et demi de haies là où l’on en arrachait encore en 2019.",
        )
        weigh(
            pen, "ev-env01-h3c", {"R-sans": ("rarely", "often")},
            "Le canton voisin, sans projet, a planté 300 mètres dans l’année.",
        )
        observe(
            pen, "Une visite de presse traverse le chantier des haies", called="obs-env01-presse", on="2024-06-06",
            projects=("ENV-01",), text="Le journaliste demande à qui est l’idée. Onze éleveurs regardent leurs pieds.",
        )


def _june(pen: Pen) -> None:
    with pen.evening("2024-06-18"):
        stage(
            pen, "MOB-01", "initiated > structured", "Deux véhicules, un règlement, une assurance collective.",
            on="2024-06-13",
        )
        stage(
            pen, "LIE-01", "initiated > paused",
            "La commune gèle les travaux ; le collectif se donne jusqu’à l’automne.", on="2024-06-13",
        )
        stage(
            pen, "ALI-01", "idea > explored", "Quatre cuisines et onze fermes visitées, besoins d’hiver chiffrés.",
            on="2024-06-12",
        )
        stage(pen, "LIE-02", "idea > explored", "Trois soirées d’essai dans un garage.", on="2024-06-14")
        pen.retract(
            "obs-env01-presse", reason="out_of_scope", note="Une visite de presse n’apprend rien sur le projet."
        )
        ideal(
            pen, "LIE-02", on="2024-06-14", horizon="Fin 2025",
            portage=(4, "Un comité de bricoleurs tournant, sans chef d’atelier."),
            ancrage=(3, "On répare ce qui vient à pied."),
            resilience=(2, "Le lieu ouvre même quand sa fondatrice est absente."),
            hybride=(2, "Prix libre, adhésions, une commune qui prête les murs."),
        )
        score(pen, "LIE-02", PORTAGE, 1, "Une fondatrice, quatre bricoleurs de bonne volonté.", on="2024-06-14")
        fund(pen, "LIE-02", "in_kind", "3600", "Commune (prêt du garage)", "granted", on="2024-06-14")
        fund(
            pen, "ECI-02", "loan", "40000", "Caisse solidaire du Revermont", "sought", on="2024-06-14",
            who="private local",
        )
    with pen.evening("2024-06-25"):
        meet(
            pen, "suivi-3", "follow_up", "Comité de suivi : mi-parcours", on="2024-06-20T14:00",
            attendees=["rd", "P-01", "P-05", "P-08", "P-09", "P-14", "P-28"], excused=["P-27"], duration_min=150,
        )
        decide(
            pen, "dec-partenaire", "partnership", "La Caisse solidaire entre au tour de table permanent des financeurs",
            on="2024-06-20", gathering="suivi-3", mode="consensus",
        )
        fund(
            pen, "SAN-01", "public_contract", "15000", "Communauté de communes des Plateaux", "granted",
            on="2024-06-20",
            funds="accompaniment", called="fin-acc-ccp",
        )
        link(
            pen, "ev-acc-h3f", "fin-acc-ccp", "H3f", "supports", "G-ACC-0620", "document",
            "L’accompagnement est payé ici par trois guichets, dont deux locaux.",
        )
        score(
            pen, "ENV-01", RESILIENCE, 2, "Orages de mai : cinq fossés sur neuf n’ont pas débordé.", on="2024-06-20",
            grounds=["mes-env01-2024"],
        )
        score(
            pen, "SAN-01", ANCRAGE, 2, "Les soins sont d’ici ; le transport vient encore de la ville.", on="2024-06-20",
        )


def _july(pen: Pen) -> None:
    with pen.evening("2024-07-02"):
        meet(
            pen, "inno-4", "innovation", "Comité d’innovation : les parts d’habitants avant les dossiers",
            on="2024-06-27T14:00",
            attendees=["rd", "P-01", "P-04", "P-05", "P-08", "P-27"], excused=["P-28"], duration_min=150,
        )
        decide(
            pen, "dec-fin2", "method", "Le tour de table réunit tous les financeurs avant qu’un dossier soit écrit",
            on="2024-06-27", gathering="inno-4", mode="vote", votes_for=5, votes_against=0, abstained=1,
        )
        pen.write(
            MethodAdjusted, called="FIN@2", on="2024-07-02", method="FIN", version=2, based_on=1, steps=as_steps(FIN_2),
            tools=["Répertoire des financeurs", "Bulletin de souscription"],
            reason="Parts sociales avant tout dossier ; le tour de table précède les dossiers au lieu de les suivre.",
            decision="dec-fin2", loop="double", effective_from="2024-07-15", scope="all", new_projects=True,
            grounds=["fin-san01-parts", "fin-san01-fondation", "ref-dossier"],
        )
        decide(
            pen, "dec-exp3", "experiment", "Trois véhicules sans borne ni application, pendant six mois",
            on="2024-06-27",
            gathering="inno-4", mode="consent",
        )
    with pen.evening("2024-07-09", by="P-03"):
        pen.write(
            ReflectionRecorded, called="ref-regles", on="2024-07-04",
            title="Temps réflexif : j’avais écrit le règlement la veille",
            surprised="Qu’ils l’aient adopté sans une question.",
            assumed="Qu’un règlement adopté est un règlement compris.",
            posture_from="rédacteur", posture_to="rédacteur", loop="single", projects=["MOB-01"], grounds=["int-mob01"],
        )
        link(
            pen, "ev-regles-h2c", "ref-regles", "H2c", "weakens", "G-MOB-0704", "observation",
            "Sous la version 3, la posture n’a pas bougé.", by="rd",
        )
        weigh(
            pen, "ev-regles-h2c", {"R-anciennete": ("half", "sometimes")},
            "Deux ans de métier : c’est ce que prédit l’ancienneté.",
        )
