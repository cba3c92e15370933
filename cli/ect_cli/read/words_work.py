"""What the commands on the work say: experiments, decisions, actions, commitments, deliverables, learnings, factors."""

from ect_cli.commands import Help
from ect_journal.words import Text

# Help -------------------------------------------------------------------------------------------------------------------

EXPERIMENTS = Help(
    "ect experiments\nect experiments EXP-02 --predictions",
    Text(
        "Lists the experiments: how far each has come, whether what was expected of it was looked for and observed, its "
        "result. Days are those spent/planned; +1 means adjusted once. With --predictions, a line for each prediction and "
        "how often it would be observed if the claim is true.",
        "Liste les expérimentations : où en est chacune, si ses attendus ont été cherchés et observés, son résultat. Les "
        "jours sont passés/prévus ; +1 veut dire ajustée une fois. Avec --predictions, une ligne par attendu, avec la "
        "fréquence à laquelle on l’observerait si l’énoncé est vrai.",
    ),
)
DECISIONS = Help(
    "ect decisions\nect decisions --as-of 2024-12-31",
    Text(
        "Lists the decisions, with the last entry that the deciders had before them, and what became of all that since: "
        "what they rested on and was retracted or corrected, what had happened and was recorded later, what carried them "
        "out or replaced them.",
        "Liste les décisions, avec la dernière entrée que les décideurs avaient sous les yeux, et ce qu’il en est advenu "
        "depuis : ce qui les fondait et fut retiré ou corrigé, ce qui avait eu lieu et fut consigné plus tard, ce qui les "
        "a appliquées ou remplacées.",
    ),
)
ACTIONS = Help(
    "ect actions",
    Text(
        "Lists the actions, those that are still open first: who does what, by when, and what came of it.",
        "Liste les actions, celles qui restent à faire d’abord : qui fait quoi, pour quand, et ce qu’il en est sorti.",
    ),
)
COMMITMENTS = Help(
    "ect commitments",
    Text(
        "Lists what was promised to the funder, what was done of it in all, the gap between the two and its reason.",
        "Liste ce qui fut promis au financeur, ce qui en est fait en tout, l’écart entre les deux et sa raison.",
    ),
)
DELIVERABLES = Help(
    "ect deliverables",
    Text(
        "Lists the deliverables: when each is due, when it was submitted and what the funder said. “Up to” is the last "
        "entry that it takes into account.",
        "Liste les livrables : pour quand, remis quand, et ce qu’en a dit le financeur. « Jusqu’à » est la dernière entrée "
        "dont il tient compte.",
    ),
)
LEARNINGS = Help(
    "ect learnings",
    Text(
        "Lists what was learned: how far it is trusted, from how many distinct sources it comes, what it rests on and what "
        "of that was retracted.",
        "Liste ce qui a été appris : la confiance accordée, le nombre de sources distinctes, ce qui le fonde et ce qui en "
        "fut retiré.",
    ),
)
FACTORS = Help(
    "ect factors",
    Text(
        "Lists the success factors and the learnings they rest on, each with its confidence; a factor is no surer than the "
        "weakest of them.",
        "Liste les facteurs clés et les apprentissages qui les fondent, chacun avec sa confiance ; un facteur n’est pas plus "
        "sûr que le plus faible d’entre eux.",
    ),
)

# Options ----------------------------------------------------------------------------------------------------------------

EXPERIMENT_METAVAR = Text("EXPERIMENT", "EXPÉRIMENTATION")
ONLY_PREDICTIONS = Text("what was expected, prediction by prediction", "les attendus, un par un")

# Titles of columns ------------------------------------------------------------------------------------------------------

CODE = Text("Code", "Code")
TITLE = Text("Title", "Titre")
STATUS = Text("Status", "État")
DAYS = Text("Days", "Jours")
EXPECTED = Text("Predictions", "Attendus")
RESULT = Text("Result", "Résultat")
PREDICTION = Text("Prediction", "Attendu")
P_CLAIM = Text("If true", "Si vrai")
DEADLINE = Text("Deadline", "Échéance")
SEEN_IN = Text("Seen in", "Vu dans")
DAY = Text("Day", "Jour")
KIND = Text("Kind", "Objet")
OUTCOME = Text("Outcome", "Issue")
KNOWN = Text("Known", "Connu")
AFTERWARDS = Text("Since", "Depuis")
ACTION = Text("Action", "Action")
OWNER = Text("Owner", "Par")
DUE = Text("Due", "Pour le")
COMES_FROM = Text("From", "Vient de")
WHAT_CAME = Text("What came of it", "Ce qu’il en est sorti")
DONE = Text("Done/promised", "Fait/promis")
GAP = Text("Gap", "Écart")
GAP_REASON = Text("Why", "Pourquoi")
SUBMITTED = Text("Submitted", "Remis le")
UP_TO = Text("Up to", "Jusqu’à")
REMARKS = Text("Remarks", "Remarques")
LEARNING = Text("Learning", "Apprentissage")
AXIS = Text("Axis", "Axe")
CONFIDENCE = Text("Confidence", "Confiance")
SOURCES = Text("Sources", "Sources")
FACTORS_DRAWN = Text("Factors", "Facteurs")
FACTOR = Text("Factor", "Facteur")
MECHANISM = Text("How it acts", "Comment il agit")
WEAKEST = Text("Weakest", "Au plus bas")

# Cells ------------------------------------------------------------------------------------------------------------------

STATUSES = {
    "framed": Text("framed", "cadrée"),
    "running": Text("running", "en cours"),
    "concluded": Text("concluded", "conclue"),
    "abandoned": Text("abandoned", "abandonnée"),
}
EXPECTATIONS = {
    "met": Text("observed", "observé"),
    "not_met": Text("not observed", "non observé"),
    "indeterminate": Text("cannot be told", "indécidable"),
    "not_looked_for": Text("not looked for", "non cherché"),
    "open": Text("open", "en attente"),
}
SINCE = {
    "retracted_since": (
        Text("{refs}\u00a0retracted", "{refs}\u00a0retirée"),
        Text("{refs}\u00a0retracted", "{refs}\u00a0retirées"),
    ),
    "corrected_since": (
        Text("{refs}\u00a0corrected", "{refs}\u00a0corrigée"),
        Text("{refs}\u00a0corrected", "{refs}\u00a0corrigées"),
    ),
    "recorded_later": (
        Text("{count}\u00a0recorded later", "{count}\u00a0consignée plus tard"),
        Text("{count}\u00a0recorded later", "{count}\u00a0consignées plus tard"),
    ),
}
"""What became of what was known, for one entry and for several."""
IMPLEMENTED = Text("carried out ({refs})", "appliquée ({refs})")
SUPERSEDED = Text("replaced by {ref}", "remplacée par {ref}")
LATE = Text("late", "tardive")
ACTION_STATES = {
    "overdue": Text("overdue", "en retard"),
    "open": Text("open", "à faire"),
    "done": Text("done", "faite"),
    "dropped": Text("dropped", "abandonnée"),
}
COMMITMENT_STATES = {
    "kept": Text("kept", "tenu"),
    "short": Text("short", "incomplet"),
    "due": Text("due", "attendu"),
    "overdue": Text("overdue", "en retard"),
    "without_quantity": Text("reported", "déclaré"),
}
DELIVERABLE_STATES = {
    "due": Text("due", "attendu"),
    "overdue": Text("overdue", "en retard"),
    "submitted": Text("submitted", "remis"),
    "accepted": Text("accepted", "accepté"),
    "sent_back": Text("sent back", "renvoyé"),
}
LEARNING_STATES = {
    "formulated": Text("formulated", "formulé"),
    "validated": Text("validated", "validé"),
    "invalidated": Text("invalidated", "invalidé"),
}
OVERDUE_BY = Text("{state} by {days} days", "{state} de {days} jours")
DAYS_AFTER = Text("{state}, {days} days late", "{state}, {days} jours de retard")
CONCLUDED = Text("{status}: {result}", "{status} : {result}")
SINGLE_CASE = Text("single case", "cas unique")
RETRACTED = Text("{ref} retracted", "{ref} retiré")
NOT_ASSESSED = Text("to assess", "à évaluer")
INVALIDATED = Text("invalidated", "invalidé")
LEARNING_RETRACTED = Text("retracted", "retiré")

# Nothing to show --------------------------------------------------------------------------------------------------------

NO_EXPERIMENT = Text(
    "No experiment: `ect record experiment` frames one.",
    "Aucune expérimentation : « ect record experiment » en cadre une.",
)
NO_PREDICTION = Text(
    "Nothing was expected: `ect record prediction` says what would be observed if a claim is true.",
    "Aucun attendu : « ect record prediction » dit ce qu’on observerait si un énoncé est vrai.",
)
NO_DECISION = Text("No decision: `ect decide` records one.", "Aucune décision : « ect decider » en consigne une.")
NO_ACTION = Text(
    "No action: `ect record action` gives one out.", "Aucune action : « ect record action » en confie une."
)
NO_COMMITMENT = Text(
    "No commitment: `ect record commitment` records what was promised.",
    "Aucun engagement : « ect record commitment » consigne ce qui fut promis.",
)
NO_DELIVERABLE = Text(
    "No deliverable: `ect record deliverable` says what is owed, and by when.",
    "Aucun livrable : « ect record deliverable » dit ce qui est dû, et pour quand.",
)
NO_LEARNING = Text(
    "No learning: `ect record learning` formulates one.",
    "Aucun apprentissage : « ect record learning » en formule un.",
)
NO_FACTOR = Text(
    "No success factor: `ect record success-factor` names one and the learnings it rests on.",
    "Aucun facteur clé : « ect record success-factor » en nomme un et les apprentissages qui le fondent.",
)
