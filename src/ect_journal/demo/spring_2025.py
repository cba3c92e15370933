"""January to July 2025: a correction taken back, a prediction not met, a method for everyone."""

from ect_journal.catalogue import (
    ConsentRecorded,
    DecisionTaken,
    DocumentCollected,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    HypothesisStatusSet,
    InterviewRecorded,
    MethodAdjusted,
    NoticeGiven,
    PhaseOpened,
    PillarAssessed,
    PredictionResolved,
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

ACC_4: Steps = (
    ("diagnostic", "Diagnostic du projet et de son territoire, carte au sol avant tout écrit."),
    ("cadrage", "Cadrage par le binôme développeur-habitant : l’ordre du jour vient du groupe."),
    ("reflexif", "Temps réflexif de l’accompagnateur après chaque atelier."),
    ("ateliers", "Ateliers tenus par le groupe, le développeur en retrait."),
    ("plan", "Plan d’affaires, quand le groupe le demande."),
    ("depart", "Dire dès le début à quoi l’on verra que l’accompagnement n’est plus utile."),
)

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _january(pen)
    _february(pen)
    _not_met(pen)
    _for_everyone(pen)
    _april(pen)
    _may(pen)
    _second_hypothesis(pen)
    _july(pen)


def _january(pen: Pen) -> None:
    with pen.evening("2025-01-07"):
        pen.write(
            PhaseOpened, on="2025-01-06", label="Transmettre", start="2025-01-01", end="2025-12-31",
            goals=["Laisser partir les projets qui tiennent.", "Écrire le guide avec ceux qui s’en serviront."],
        )
        pen.correct(
            "mes-mob-nov", called="corr-mob-nov", reason="Le carnet perdu est retrouvé, moitié moins rempli qu’estimé.", value="61"
        )
    with pen.evening("2025-01-21"):
        pen.retract(
            "corr-mob-nov", reason="error", note="Ce carnet est celui d’octobre : la valeur de novembre était la bonne."
        )
        stage(
            pen, "ECI-03", "experimenting > launched", "Vente ouverte quatre jours par semaine, deux salariées.",
            on="2025-01-16",
        )
        score(pen, "ECI-03", HYBRIDE, 3, "61 % de ventes, 9 % d’ateliers, 30 % d’aide dégressive.", on="2025-01-16")
        fund(pen, "ECI-03", "subsidy", "28000", "Conseil régional", "granted", on="2025-01-16")
        fund(pen, "ECI-03", "earned_income", "41500", "Ventes 2024", "paid", on="2025-01-16", who="private local")
        pen.retract(
            "obs-lie01-dossier", reason="misattributed", by="P-04",
            note="Le dossier lu était celui d’une autre auberge : deux villages, le même architecte.",
        )
        pen.write(
            DecisionTaken, called="dec-ademe", on="2025-01-17", kind="deliverable", outcome="adopted", channel="funder",
            title="L’ADEME accepte le rapport intermédiaire et demande une page sur ce qui s’est arrêté",
            known="remise-ri-2024",
        )
        link(
            pen, "ev-eci03-h3a", "obs-eci03-ete", "H3a", "neutral", "G-ECI-0824", "observation",
            "Un été de chantiers ne dit pas encore si de la valeur reste ici.",
        )


def _february(pen: Pen) -> None:
    with pen.evening("2025-02-11"):
        register(pen, "P-29", "P-30")
        project(
            pen, "SAN-02", "Jardins du répit", ["health", "social_ties"], on="2025-02-06",
            territory="Saint-Aubry et Montfaubert", need="Deux heures par semaine où quelqu’un d’autre veille.",
            holders=["P-29", "P-30"], origin="La salle d’attente de la maison de santé : trois aidantes, un banc.",
        )
        ideal(
            pen, "SAN-02", on="2025-02-06", horizon="Fin 2027",
            portage=(4, "Aidants, soignants et jardiniers décident ensemble."),
            ancrage=(3, "Les jardins des deux communes, à pied."),
            resilience=(3, "Le répit tient quand une aidante s’arrête."),
            hybride=(2, "Aide départementale, dons, temps donné."),
        )
        link(
            pen, "ev-h1a-san02", "SAN-02", "H1a", "supports", "G-SAN02-0206", "observation",
            "Le projet naît dans un lieu de dialogue que le projet précédent avait ouvert.",
        )
        observe(
            pen, "Trois aidantes sur un banc : elles demandaient un hébergement, elles choisissent un jardin",
            called="obs-san02-banc", on="2025-02-05", projects=("SAN-02",), axes=["emergence"],
            domains=["health", "social_ties"],
            text="L’une d’elles : « je ne veux pas le confier, je veux pouvoir m’asseoir à côté ».",
        )
        link(
            pen, "ev-h1b-san02", "obs-san02-banc", "H1b", "supports", "G-SAN02-0205", "observation",
            "La demande écrite au dossier était l’hébergement ; le dialogue l’a remplacée.",
        )
        weigh(
            pen, "ev-h1b-san02", {"R-appel": ("rarely", "often"), "R-evidence": ("rarely", "half")},
            "L’appel répit finance l’hébergement : il aurait poussé dans l’autre sens.",
        )


def _not_met(pen: Pen) -> None:
    with pen.evening("2025-03-18"):
        measure(
            pen, "IND-05", "MOB-01", "68", on="2025-02-15/2025-03-14", uncertainty="4",
            how="Neuf carnets, tous relevés.",
            called="mes-mob-fev",
        )
        pen.write(PredictionResolved, on="2025-03-14", prediction="ATT-03", result="not_met", entry="mes-mob-fev")
        pen.write(
            ExperimentConcluded, called="EXP-03-fin", on="2025-03-14", experiment="EXP-03", result="not_met",
            findings="68 trajets au sixième mois pour 120 attendus ; les adhérents paient 31 % des coûts pour la moitié attendue.",
            unexpected=["Un trajet sur quatre se fait à vide : on déplace la voiture pour le voisin, sans passager."],
        )
        link(
            pen, "ev-mob01-h3a", "mes-mob-fev", "H3a", "weakens", "G-MOB-0314", "measure",
            "L’attendu n’est pas observé : la valeur économique locale reste à montrer.", prediction="ATT-03",
        )
        weigh(
            pen, "ev-mob01-h3a", {"R-sans": ("often", "sometimes")},
            "Sans le projet, ces trajets se seraient faits autrement, pour la plupart.",
        )
        stage(
            pen, "ECI-02", "paused > stopped", "Pas de toit, pas de prêteur ; les casiers sont donnés à l’école.",
            on="2025-03-13",
        )
        pen.write(
            ReflectionRecorded, called="ref-vide", on="2025-03-17", by="P-03",
            title="Temps réflexif : un trajet à vide n’est pas un échec",
            surprised="Qu’on déplace une voiture pour le voisin sans rien en dire.",
            assumed="Qu’un trajet sans passager est perdu.",
            posture_from="comptable", posture_to="témoin", loop="double", projects=["MOB-01"], grounds=["EXP-03-fin"],
        )
        link(
            pen, "ev-vide-h2c", "ref-vide", "H2c", "supports", "G-MOB-0317", "observation",
            "Le même développeur, huit mois plus tard : la posture bouge, et par le terrain.",
        )


def _for_everyone(pen: Pen) -> None:
    with pen.evening("2025-04-01"):
        meet(
            pen, "inno-6", "innovation", "Comité d’innovation : le binôme pour tous, et une étape pour partir",
            on="2025-03-27T14:00", attendees=["rd", "P-01", "P-02", "P-03", "P-05", "P-08", "P-27", "P-28"],
            duration_min=160,
        )
        decide(
            pen, "dec-acc4", "method",
            "Le cadrage par le binôme vaut pour tous les projets ; on dit dès l’entrée comment on sortira",
            on="2025-03-27", gathering="inno-6", mode="consent",
            alternatives=["Laisser chaque projet choisir sa version"],
        )
        pen.write(
            MethodAdjusted, called="ACC@4", on="2025-03-27", method="ACC", version=4, based_on=3, steps=as_steps(ACC_4),
            tools=["Carte au sol", "Carnet réflexif", "Ordre du jour blanc", "Lettre de départ"],
            reason="Étape « bilan » remplacée par « départ » ; temps réflexif avant les ateliers ; valable pour tous.",
            decision="dec-acc4", loop="double", effective_from="2025-04-14", scope="all", new_projects=True,
            grounds=["EXP-02-fin", "ref-vide", "dec-eci01"],
        )
        decide(
            pen, "dec-mob01", "project", "L’Autopartage revient à l’étape « structuré » et revoit ses règles",
            on="2025-03-27",
            gathering="inno-6", mode="consensus",
        )
        stage(
            pen, "MOB-01", "experimenting > structured",
            "L’attendu n’est pas observé ; le règlement est à réécrire ensemble.",
            on="2025-03-31", decision="dec-mob01", grounds=["EXP-03-fin"],
        )


def _april(pen: Pen) -> None:
    with pen.evening("2025-04-15"):
        stage(pen, "LIE-01", "initiated > paused", "Le collectif passe de neuf à trois personnes.", on="2025-04-10")
        observe(
            pen, "À l’Auberge, trois chaises autour d’une table de neuf", called="obs-lie01-chaises", on="2025-04-10",
            projects=("LIE-01",), negative_case=True, pillars=["collective_ownership"],
            text="Personne n’a rangé les six autres.",
        )
        score(pen, "LIE-01", PORTAGE, 1, "Trois personnes, dont deux envisagent de partir.", on="2025-04-10")
        pen.write(
            ExperimentFramed, called="EXP-04", on="2025-04-08", code="EXP-04", title="Soirées sans programme",
            objectives=["operational"], aims=[PORTAGE], projects=["LIE-02"], indicators=["IND-06"],
            protocol="Six soirées sans annonce ni thème. On compte qui vient, qui revient, qui ferme.",
            stop_rule="Arrêt si deux soirées réunissent moins de cinq personnes.", planned_days=45,
        )
        pen.write(
            ExperimentStarted, on="2025-04-11", experiment="EXP-04", despite={
                "experiment-unprepared": "Lancée par le comité de bricoleurs lui-même, sans nous attendre : ni décision ni "
                "attendu. On suit, on ne prétendra rien vérifier."
            },
        )
        fund(pen, "ALI-01", "subsidy", "32000", "Conseil régional", "granted", on="2025-04-10")
        fund(pen, "ALI-01", "equity", "16000", "Quatre communes", "paid", on="2025-04-10")
        fund(
            pen, "ALI-01", "loan", "24000", "Caisse solidaire du Revermont", "granted", on="2025-04-10", who="private local",
            called="fin-ali01-pret",
        )


def _may(pen: Pen) -> None:
    with pen.evening("2025-05-13"):
        link(
            pen, "ev-ali01-h3e", "fin-ali01-pret", "H3e", "supports", "G-ALI-0410", "document",
            "Communes, région et prêteur local signent le même jour, avant le premier repas.",
        )
        weigh(
            pen, "ev-ali01-h3e", {"R-dominante": ("sometimes", "half")},
            "L’aide régionale pèse près de la moitié : la rivale n’est pas loin.",
        )
        score(pen, "ALI-01", PORTAGE, 3, "Les quatre communes et six producteurs sont au capital.", on="2025-05-06")
        score(pen, "ALI-01", HYBRIDE, 2, "Ventes signées pour deux cantines sur quatre.", on="2025-05-06")
        pen.write(
            ConsentRecorded, on="2025-05-06", person="P-17", scopes=["verbatim", "audio", "photo"], form="Formulaire signé, version 2"
        )
        pen.write(
            InterviewRecorded, called="int-eci03", on="2025-05-06T17:00",
            title="Entretien avec une habitante de la Ressourcerie",
            interviewee="P-17", guide="Guide habitants, version 1", duration_min=80, projects=["ECI-03"], verbatims=[
                "« Avant, on nous animait. Maintenant, on s’ennuie parfois, mais c’est notre ennui. »",
                "« Le jour où il s’est tu, j’ai eu peur qu’il soit fâché. »",
            ],
        )
        link(
            pen, "ev-int17-h2d", "int-eci03", "H2d", "supports", "G-ECI-0506", "interview",
            "La différence est dite sans qu’on la demande.",
        )
        weigh(
            pen, "ev-int17-h2d", {"R-heures": ("rarely", "half")},
            "Les heures ont baissé de moitié sur ce projet depuis un an.",
        )
    with pen.evening("2025-05-27", by="P-02"):
        read_blind(
            pen, "ev-int17-h2d", {"R-heures": ("sometimes", "half")},
            "Elle compare à un temps où nous étions plus nombreux.",
            reader="P-02",
        )
        pen.write(
            ExperimentConcluded, called="EXP-04-fin", on="2025-05-23", experiment="EXP-04", result="indeterminate",
            findings="De sept à vingt-deux personnes selon les soirs ; sans attendu écrit, on ne sait pas ce que cela dit.",
        )
        measure(
            pen, "IND-06", "LIE-02", "14", on="2025-04-11/2025-05-23", uncertainty="5", how="Moyenne de six soirées.",
        )
        stage(pen, "SAN-02", "idea > explored", "Huit familles, quatre jardins, une infirmière.", on="2025-05-22")
        pen.write(
            PillarAssessed, on="2025-05-22", project="SAN-02", pillar=PORTAGE, score=2,
            despite={"score-without-rationale": "Note posée en séance par le groupe, qui n’a pas voulu la commenter."},
        )
        fund(
            pen, "SAN-02", "volunteer_time", "1800", "Jardiniers des deux communes (90 heures)", "paid",
            on="2025-05-22", who="civil local",
        )


def _second_hypothesis(pen: Pen) -> None:
    with pen.evening("2025-06-17"):
        close(
            pen, "a-urbain", "Un quartier de Poitiers est trouvé ; il n’ouvrira pas son terrain avant 2026.",
            on="2025-06-16",
        )
        meet(
            pen, "sci-4", "scientific", "Comité scientifique : bilan de H2", on="2025-06-17T09:30",
            attendees=["rd", "P-01", "P-05", "P-06", "P-10", "P-11", "P-12", "P-28"], excused=["P-08", "P-09"],
            duration_min=185,
        )
        freeze(
            pen, "bilan-h2", "H2",
            [("H2b", "R-anciennete"), ("H2b", "R-heures"), ("H2c", "R-anciennete"), ("H2d", "R-heures")],
            on="2025-06-17", session="sci-4",
        )
        decide(
            pen, "dec-h2", "hypothesis", "H2d est dite appuyée ; H2b et H2c restent non tranchées", on="2025-06-17",
            gathering="sci-4", mode="vote", votes_for=6, votes_against=1, abstained=1, grounds=["bilan-h2"],
            rationale="H2b ne repose plus que sur une seule accompagnatrice depuis le retrait d’octobre.",
        )
        pen.write(
            HypothesisStatusSet, on="2025-06-17", session="sci-4", hypothesis="H2", tally="bilan-h2", decision="dec-h2",
            statuses=[
                {"claim": "H2b", "status": "undecided"},
                {"claim": "H2c", "status": "undecided"},
                {"claim": "H2d", "status": "supported"},
            ], reservations="L’ancienneté n’a pu être séparée du reste que sur deux projets.",
        )
        learn(
            pen, "On sait qu’un accompagnement finit quand on a dit comment il finirait",
            "Les trois projets sortis ou prêts à sortir avaient un signe convenu : un bail, une caisse, une clef.",
            called="app-depart", axis="support", grounds=["dec-eci01", "obs-atelier-3", "int-eci03"], pillars=[PORTAGE, RESILIENCE],
        )


def _july(pen: Pen) -> None:
    with pen.evening("2025-07-01"):
        pen.write(
            NoticeGiven, on="2025-06-26", persons=["P-18", "P-19", "P-29", "P-30"],
            version="Notice d’information, version 3",
        )
        pen.write(
            DocumentCollected, called="comptes-san01", on="2025-06-26",
            title="Comptes 2024-2025 de la Maison de santé participative",
            kind="Comptes annuels", provenance="Remis par le collectif d’habitants, relus avec lui.",
        )
        score(
            pen, "SAN-01", HYBRIDE, 3, "43 % de ressources propres : au-dessus des 41 % visés.", on="2025-06-26",
            grounds=["comptes-san01"],
        )
        measure(
            pen, "IND-04", "SAN-01", "720", on="2025-06-30", uncertainty="30", how="Fichier de la CPTS.",
            called="mes-san01-2025",
        )
        measure(
            pen, "IND-01", "ENV-01", "5.1", on="2025-06-26", uncertainty="0.2",
            how="Relevé au pas, 4 communes, 14 exploitations.",
        )
        score(
            pen, "ENV-01", ANCRAGE, 4, "Plants, bois, entretien et main-d’œuvre viennent des plateaux.",
            on="2025-06-26",
        )
        fund(
            pen, "ENV-01", "earned_income", "6300", "Vente de bois plaquette", "paid", on="2025-06-26",
            who="private local",
        )
        assign(
            pen, "a-guide", "Faire relire le guide par trois groupes qui ne nous connaissent pas", on="2025-06-30", owner="P-02",
            due="2025-10-15",
        )
        learn(
            pen, "Une aide dominante peut ouvrir la porte aux autres",
            "Sur ENV-01, les recettes sont venues deux ans après l’aide régionale, et grâce à elle.",
            called="app-dominante", axis="funding", grounds=["fin-env01-verse", "obs-env01-seul", "ev-ali01-h3e"], pillars=[HYBRIDE],
            conditions="Une aide annoncée pour plusieurs années, et dégressive.",
        )
