"""September to December 2024: a counter-example, an evening told twice, a consent withdrawn, a tally frozen."""

from ect_journal.catalogue import (
    ConsentRecorded,
    ConsentWithdrawn,
    DeliverableSubmitted,
    EvidenceJudged,
    ExperimentFramed,
    ExperimentStarted,
    HypothesisStatusSet,
    InterviewRecorded,
    MemoWritten,
    MethodAdjusted,
    PredictionRegistered,
)
from ect_journal.demo import foundations
from ect_journal.demo.forms import (
    HYBRIDE,
    PORTAGE,
    RESILIENCE,
    assign,
    close,
    decide,
    freeze,
    fund,
    learn,
    link,
    measure,
    meet,
    observe,
    read_blind,
    score,
    stage,
    weigh,
)
from ect_journal.demo.foundations import Steps, as_steps
from ect_journal.demo.pen import Pen

EME_2: Steps = (
    ("reperage", "Repérer un besoin ou une envie exprimés par au moins deux acteurs."),
    ("cadre", "Tenir un cadre de dialogue ouvert avant tout appel à projets."),
    ("mobilisation", "Réunir ceux que ce besoin concerne, en commençant par ceux qui ne viennent jamais."),
    ("carte", "Carte au sol : le besoin se dit avant de s’écrire."),
    ("qualification", "Apprécier le potentiel ECT sur les quatre piliers."),
)

# An entry reads as a paragraph; the formatter would give each of its fields a line.
# fmt: off


def write(pen: Pen) -> None:
    _counter_example(pen)
    _three_cars(pen)
    _twice_told(pen)
    _late_september(pen)
    _withdrawal(pen)
    _definition(pen)
    _regularisation(pen)
    _november(pen)
    _frozen(pen)
    _year_end(pen)


def _counter_example(pen: Pen) -> None:
    """Moment 12."""
    with pen.evening("2024-09-03"):
        observe(
            pen, "ENV-01 tient avec un seul financeur régional ; la diversité n’a pas précédé la viabilité.",
            called="obs-env01-seul", on="2024-09-03", projects=("ENV-01",), negative_case=True, axes=["funding"],
            pillars=["hybrid_model"], place="Maison des services",
            text="Nous cherchions trois financeurs dans les comptes. Il n’y en a qu’un, et les haies poussent.",
        )
        link(
            pen, "ev-env01-h3e", "obs-env01-seul", "H3e", "weakens", "G-ENV-0903", "observation",
            "Le projet est viable à ce jour sans que plusieurs financeurs l’aient précédé.",
        )
        pen.write(
            EvidenceJudged, called="pesee-env01", on="2024-09-03", evidence="ev-env01-h3e", reader="rd",
            weights=[{"rival": "R-dominante", "low": "-9", "mid": "-6", "high": "-2.5"}],
            rationale="Quatre fois plus attendu si une subvention dominante suffit ; l’aide régionale n’a que deux ans.",
        )


def _three_cars(pen: Pen) -> None:
    with pen.evening("2024-09-10"):
        pen.reinstate(
            "obs-env01-presse", by="P-03", note="Onze éleveurs à qui l’idée appartient et qui se taisent : c’est du portage."
        )
        link(
            pen, "ev-h1b-presse", "obs-env01-presse", "H1b", "neutral", "G-ENV-0606", "observation",
            "Personne ne se dit l’auteur du besoin : cela ne dit pas encore d’où il vient.",
        )
        pen.write(
            ExperimentFramed, called="EXP-03", on="2024-09-05", code="EXP-03",
            title="Trois véhicules sans borne ni application",
            objectives=["operational"], aims=[HYBRIDE, RESILIENCE], claim="H3a", projects=["MOB-01"],
            indicators=["IND-05"],
            protocol="Trois véhicules, un carnet par village, une clef chez un voisin. On compte les trajets chaque mois.",
            stop_rule="Arrêt après deux mois de suite sous 40 trajets.", planned_days=180,
        )
        pen.write(
            PredictionRegistered, called="ATT-03", on="2024-09-05", code="ATT-03", claim="H3a",
            title="Au 6e mois, 120 trajets par mois et la moitié des coûts payés par les adhérents", p_claim="0.6",
            p_rivals=[{"rival": "R-sans", "p": "0.1"}], experiment="EXP-03", deadline="2025-03-31",
        )
        fund(
            pen, "MOB-01", "sponsorship", "18000", "Fondation des Deux Vallées", "granted", on="2024-09-04",
            who="private national",
        )
        fund(pen, "MOB-01", "subsidy", "6000", "Communauté de communes des Plateaux", "granted", on="2024-09-04")


def _twice_told(pen: Pen) -> None:
    """Moment 13: an evening told by two people, then told once, with the right number."""
    with pen.evening("2024-09-14", "10:20"):
        observe(
            pen, "Inauguration du Café-bricole : 60 personnes, onze objets réparés", called="obs-lie02-soiree",
            on="2024-09-13", projects=("LIE-02",), place="Garage communal", pillars=["collective_ownership"],
            domains=["social_ties"],
            text="Un homme est venu trois fois montrer le même transistor. Il marchait depuis la première.",
        )
    with pen.evening("2024-09-16", "18:15", by="P-04"):
        observe(
            pen, "Soirée d’ouverture au Café-bricole : une soixantaine d’entrées, on répare et on parle",
            called="obs-lie02-doublon",
            on="2024-09-13T19:00", projects=("LIE-02",), domains=["social_ties"],
            text="La file allait jusqu’à la fontaine. On s’y parlait entre gens qui ne se saluent pas.",
        )
        link(
            pen, "ev-lie02-h3b", "obs-lie02-doublon", "H3b", "supports", "G-LIE-0913", "observation",
            "Des gens qui ne se saluaient pas se parlent dans la file.",
        )
        link(
            pen, "ev-lie02-h1a", "obs-lie02-doublon", "H1a", "weakens", "G-LIE-0913", "observation",
            "Aucun cadre de dialogue n’existait avant le café : il l’a créé.",
        )
        weigh(
            pen, "ev-lie02-h3b", {"R-sans": ("sometimes", "often")}, "Une kermesse l’aurait fait aussi, un soir.",
            reader="rd",
        )
    with pen.evening("2024-09-17"):
        pen.retract("obs-lie02-doublon", reason="duplicate", note="Doublon : soirée déjà consignée le 13/09.")
        pen.correct(
            "obs-lie02-soiree", reason="La fréquentation passe de 60 à 34 (l’inauguration comptait deux fois).",
            called="corr-lie02", title="Inauguration du Café-bricole : 34 personnes, onze objets réparés",
        )
        measure(
            pen, "IND-06", "LIE-02", "34", on="2024-09-13", uncertainty="2",
            how="Bâtons de l’ardoise, recomptés à deux.",
        )


def _late_september(pen: Pen) -> None:
    with pen.evening("2024-09-24"):
        pen.write(ExperimentStarted, on="2024-09-19", experiment="EXP-03", decision="dec-exp3")
        stage(
            pen, "MOB-01", "structured > experimenting", "Trois véhicules, neuf carnets, trois clefs.", on="2024-09-19",
        )
        stage(pen, "ECI-02", "explored > paused", "La laveuse ne trouve ni toit ni prêteur.", on="2024-09-19")
        fund(
            pen, "ECI-02", "loan", "40000", "Caisse solidaire du Revermont", "refused", on="2024-09-19",
            who="private local",
        )
        observe(
            pen, "Neuf commerces rendent leurs casiers vides, bien rangés", called="obs-eci02-casiers", on="2024-09-19",
            projects=("ECI-02",), negative_case=True, axes=["funding"],
            text="Chacun avait lavé les siens à la main, une dernière fois.",
        )
        link(
            pen, "ev-eci02-h1c", "obs-eci02-casiers", "H1c", "supports", "G-ECI02-0919", "observation",
            "Sans cadre de dialogue entre acteurs publics et privés, l’étape « initié » n’est pas atteinte.",
        )
        score(pen, "ECI-02", HYBRIDE, 0, "Aucune ressource acquise.", on="2024-09-19")
        stage(pen, "LIE-02", "explored > initiated", "Comité de bricoleurs élu pour six mois.", on="2024-09-20")
        close(
            pen, "a-comparer", "EXP-02 et la version 3 se recouvrent de six semaines : rien ne se laisse comparer.",
            on="2024-09-24", done=False,
        )


def _withdrawal(pen: Pen) -> None:
    """Moment 14: it is the retraction, not the erasure, that takes a source away from the tallies of H2."""
    with pen.evening("2024-10-08"):
        pen.write(ConsentWithdrawn, called="retrait-p07", on="2024-10-08", person="P-07", effect=["words", "study"])
        pen.retract(
            "int-mob01", reason="consent_withdrawn",
            note="Effet demandé : les mots et la participation. L’entretien ne compte plus dans aucun bilan.",
        )
    pen.erase("int-mob01", ground="consent_withdrawn", decided_by="rd", because="retrait-p07")
    with pen.evening("2024-10-08", at="21:10"):
        assign(
            pen, "a-relire-mob", "Relire ce qui citait cet entretien et dire ce qui tient sans lui", on="2024-10-08",
            owner="rd",
            due="2024-10-31",
        )


def _definition(pen: Pen) -> None:
    with pen.evening("2024-10-15"):
        foundations.term(
            pen, foundations.ECT_2, on="2024-10-15", effective_from="2024-11-01",
            grounds=["obs-eci03-carte", "obs-ali01-fetes", "convention"],
        )
        stage(
            pen, "SAN-01", "structured > launched", "La maison ouvre avec deux médecins et un minibus.",
            on="2024-10-10",
        )
        measure(
            pen, "IND-04", "SAN-01", "1340", on="2024-10-14", uncertainty="40",
            how="Fichier de la CPTS, radiations comprises.",
            called="mes-san01-2024",
        )
        observe(
            pen, "Ouverture de la maison de santé : le minibus arrive plein, la salle d’attente tient conseil",
            called="obs-san01-ouverture", on="2024-10-10", projects=("SAN-01",), pillars=["resilience"],
            domains=["health", "mobility"],
            text="Ils ont attribué eux-mêmes les trois premiers rendez-vous : à ceux qui n’avaient rien demandé.",
        )
        link(
            pen, "ev-san01-h3b", "obs-san01-ouverture", "H3b", "supports", "G-SAN-1010", "observation",
            "Le soin est redevenu l’affaire de ceux qui attendent.",
        )
        score(
            pen, "SAN-01", RESILIENCE, 2,
            "Deux médecins, dont une à mi-temps : un départ se verrait, il ne fermerait pas.",
            on="2024-10-14", grounds=["mes-san01-2024"],
        )


def _regularisation(pen: Pen) -> None:
    with pen.evening("2024-10-22"):
        meet(
            pen, "inno-5", "innovation", "Comité d’innovation : un cadre de dialogue avant tout appel",
            on="2024-10-17T14:00",
            attendees=["rd", "P-01", "P-02", "P-03", "P-05", "P-08", "P-28"], excused=["P-27"], duration_min=150,
        )
        decide(
            pen, "dec-eme2", "method", "L’émergence commence par un cadre de dialogue ; la fiche projet disparaît",
            on="2024-10-17", gathering="inno-5", mode="consensus",
        )
        pen.write(
            MethodAdjusted, called="EME@2", on="2024-10-17", method="EME", version=2, based_on=1, steps=as_steps(EME_2),
            tools=["Carte au sol", "Carte des acteurs"],
            reason="Étape « fiche » remplacée par la carte au sol ; cadre de dialogue ajouté.", decision="dec-eme2",
            loop="double",
            effective_from="2024-09-16", scope="all", new_projects=True, grounds=["obs-ali02-fiche", "obs-ali02-fin"],
            despite={
                "effective-before-decision": "Régularisation : l’équipe ne remplissait plus la fiche depuis la rentrée, "
                "le comité n’avait pas pu se réunir."
            },
        )
        close(
            pen, "a-relire-mob", "H2b garde deux sources ; le retour du 4 juillet ne s’appuie plus que sur lui-même.",
            on="2024-10-21",
        )


def _november(pen: Pen) -> None:
    with pen.evening("2024-11-05"):
        weigh(
            pen, "ev-h1b-mob01", {"R-appel": ("sometimes", "often")},
            "L’appel est sorti un mois après ; des rumeurs en circulaient déjà.",
        )
        observe(
            pen, "Second atelier des cantines : « tenir l’hiver » devient « tenir l’hiver à quatre »",
            called="obs-ali01-quatre",
            on="2024-10-31T18:00", projects=("ALI-01",), axes=["emergence"], pillars=["collective_ownership"],
            text="La plus petite commune a parlé la dernière : « seuls, nous n’avons ni chambre froide ni cuisinier ».",
        )
        link(
            pen, "ev-h1b-quatre", "obs-ali01-quatre", "H1b", "supports", "G-ALI-1031", "observation",
            "Le besoin s’élargit à la mutualisation, qu’aucun appel ne finance cette année.",
        )
        weigh(
            pen, "ev-h1b-quatre", {"R-appel": ("rarely", "half")}, "Rien à gagner d’un appel à dire cela.",
        )
        stage(
            pen, "ALI-01", "explored > structured", "Les quatre conseils votent la régie le même soir que l’étude.",
            on="2024-10-31", grounds=["obs-ali01-quatre"],
            despite={"stage-skipped": "« Initié » n’a duré qu’une soirée : le vote des statuts a suivi celui de l’étude."},
        )
        stage(
            pen, "LIE-01", "paused > initiated", "La commune dégèle les travaux de toiture.", on="2024-10-24",
            called="lie01-reprise",
        )
    with pen.evening("2024-11-19", by="P-02"):
        pen.write(
            ConsentRecorded, on="2024-11-14", person="P-15", scopes=["verbatim", "audio"],
            form="Notice remise, formulaire signé, version 2",
        )
        pen.write(
            InterviewRecorded, called="int-ali01", on="2024-11-14T14:00",
            title="Entretien avec une productrice de la Cantine des Plateaux",
            interviewee="P-15", guide="Guide porteurs, version 2", duration_min=55, projects=["ALI-01"],
            verbatims=["« J’étais venue vendre des carottes. Je suis repartie avec trois communes. »"],
        )
        link(
            pen, "ev-int15-h2d", "int-ali01", "H2d", "supports", "G-ALI-1114", "interview",
            "Elle décrit ce que l’accompagnement n’a pas fait : proposer à sa place.",
        )
        weigh(
            pen, "ev-int15-h2d", {"R-heures": ("sometimes", "half")},
            "Peu d’heures sur ce projet, et la différence est dite.",
            reader="P-02",
        )
        read_blind(
            pen, "ev-h1b-quatre", {"R-appel": ("sometimes", "half")},
            "Lu sans la première pesée : un appel peut venir.",
            reader="P-02",
        )
    with pen.evening("2024-11-26"):
        weigh(
            pen, "ev-h1b-san01", {"R-evidence": ("sometimes", "half")},
            "Le manque de médecin était évident ; les horaires et le bus ne l’étaient pas.",
        )
        weigh(
            pen, "ev-eci02-h1c", {"R-porteur": ("half", "often")},
            "Pas de porteur charismatique ici non plus : la pesée reste faible.",
        )
        assign(
            pen, "a-urbain", "Chercher un cas urbain à comparer", on="2024-11-26", owner="P-05", due="2025-06-30",
        )


def _frozen(pen: Pen) -> None:
    """Moment 15."""
    with pen.evening("2024-12-03"):
        meet(
            pen, "sci-3", "scientific", "Comité scientifique : bilan de H1", on="2024-12-03T09:30",
            attendees=["rd", "P-01", "P-05", "P-06", "P-08", "P-10", "P-11", "P-12"], excused=["P-09", "P-28"],
            duration_min=210, place="Laboratoire Ruralités",
            text="Sans la source la plus forte, le bilan tient encore. On la retire au tableau, on refait l’addition, on la remet.",
        )
        freeze(
            pen, "bilan-h1", "H1", [("H1b", "R-appel"), ("H1b", "R-evidence"), ("H1c", "R-porteur")], on="2024-12-03",
            session="sci-3",
        )
        decide(
            pen, "dec-h1b", "hypothesis", "H1b est dite appuyée, sous réserve", on="2024-12-03", gathering="sci-3",
            mode="vote",
            votes_for=7, votes_against=0, abstained=1, rationale="Sans la source la plus forte, le bilan tient encore.",
            grounds=["bilan-h1"],
        )
        pen.write(
            HypothesisStatusSet, called="statut-h1b", on="2024-12-03", session="sci-3", hypothesis="H1",
            statuses=[{"claim": "H1b", "status": "supported"}], tally="bilan-h1", decision="dec-h1b",
            reservations="Statut : appuyée, sous réserve (décision du comité scientifique du 03/12, une réserve de Poitiers sur "
            "l’absence de cas urbains).",
        )
        pen.write(
            DeliverableSubmitted, called="remise-ri-2024", on="2024-12-03", deliverable="RI-2024", at="statut-h1b",
        )


def _year_end(pen: Pen) -> None:
    with pen.evening("2024-12-17"):
        meet(
            pen, "suivi-4", "follow_up", "Comité de suivi : rapport intermédiaire et année 2025", on="2024-12-12T14:00",
            attendees=["rd", "P-01", "P-05", "P-08", "P-09", "P-14", "P-27", "P-28"], duration_min=120,
        )
        decide(
            pen, "dec-2025", "calendar", "2025 sera l’année des autres : transmettre, et laisser les projets partir",
            on="2024-12-12", gathering="suivi-4", mode="consensus",
        )
        measure(
            pen, "IND-05", "MOB-01", "74", on="2024-11-01/2024-11-30", how="Neuf carnets relevés, un perdu.",
            called="mes-mob-nov",
        )
        measure(pen, "IND-03", "ECI-03", "3.1", on="2024-11-01/2024-11-30", uncertainty="0.2", how="Balance neuve.")
        score(pen, "ECI-03", PORTAGE, 3, "Bail à trois : association, commune, collectif d’habitants.", on="2024-12-12")
        learn(
            pen, "Un projet peut tenir avec un seul financeur",
            "ENV-01 contredit notre règle : la diversité des financeurs n’a pas précédé sa viabilité. Elle pourrait la suivre.",
            called="app-seul", axis="funding", grounds=["obs-env01-seul"], single_case=True, bears_on="project", pillars=[HYBRIDE],
        )
        pen.write(
            MemoWritten, note_kind="coding", title="Ce que nous rangeons trop vite sous le mot dialogue", by="P-02",
            grounds=["obs-lie02-soiree", "obs-env01-presse"],
            text="Se taire ensemble devant un journaliste, est-ce dialoguer ? J’ai ouvert un code « silence partagé ».",
        )
