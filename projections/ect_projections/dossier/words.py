"""What page one says of the programme, in both languages: promises, hypotheses, factors, methods. See `words_trust`."""

from ect_journal.words import Text

# The page ---------------------------------------------------------------------------------------------------------------

DOSSIER = Text("Dossier", "Dossier")
SKIP = Text("Skip to the dossier", "Aller au dossier")
LANGUAGES = {"en": "English", "fr": "Français"}
"""On the button: the language that it turns on, in that language."""
FUNDED = Text("{funder}, {convention}", "{funder}, {convention}")
PERIOD = Text("{start} to {end}", "du {start} au {end}")
AMENDED = Text("(amended: {refs})", "(avenant : {refs})")
ENTRIES = Text("{count} entries, J1 to J{head}", "{count} entrées, J1 à J{head}")
MADE = Text("made on {day}", "fait le {day}")
AS_OF = Text(
    "What had happened by {day}, as it is known today. The record has every entry, up to J{head}: cut short, it could not prove "
    "itself whole.",
    "Ce qui était arrivé au {day}, tel qu’on le sait aujourd’hui. Le registre a toutes les entrées, jusqu’à J{head} : coupé, il "
    "ne pourrait pas prouver qu’il est entier.",
)
ON_PAPER = Text(
    "On paper these pages cannot be checked: the HTML file that they come from can, and has every entry. Its sixteen characters "
    "at J{head}: {sixteen}",
    "Sur papier, ces pages ne se vérifient pas : le fichier HTML dont elles sont tirées se vérifie, et a toutes les entrées. Ses "
    "seize caractères à J{head} : {sixteen}",
)
CUT = Text("This file is incomplete: ask for it again.", "Ce fichier est incomplet : redemandez-le.")
TO_TRUST = Text("How far to trust it", "Jusqu’où s’y fier")
PROFILES = {
    "open": Text("open copy, without sealed values", "exemplaire ouvert, sans valeur scellée"),
    "funder": Text(
        "funder’s copy, without sealed values; what is missing is said",
        "exemplaire du financeur, sans valeur scellée ; ce qui manque est dit",
    ),
    "internal": Text(
        "internal copy: it holds sealed values, opened. Do not pass it on",
        "exemplaire interne : des valeurs scellées y sont ouvertes. Ne pas le transmettre",
    ),
}
DEMO = Text("fictional demonstration", "démonstration fictive")  # fmt: skip
NO_PROGRAMME = Text(
    "No programme was opened in this journal yet", "Aucun programme n’est encore ouvert dans ce journal"
)

SEMICOLON, COLON = Text("; ", " ; "), Text(": ", " : ")

# 1 Promised -------------------------------------------------------------------------------------------------------------

PROMISES = Text("Promised, done, gap", "Promis, fait, écart")
PROMISED = Text("Promised", "Promis")
DONE = Text("Done", "Fait")
GAP = Text("Gap", "Écart")
COMMITMENT = Text("Commitment", "Engagement")
STATES = {
    "kept": Text("kept", "tenu"),
    "short": Text("incomplete", "incomplet"),
    "due": Text("awaited", "attendu"),
    "overdue": Text("overdue, nothing reported", "en retard, rien de déclaré"),
    "without_quantity": Text("reported", "déclaré"),
}
NO_GAP = Text("none", "aucun")
MORE = Text("{count} more", "{count} de plus")
NOT_REPORTED = Text("not reported", "non déclaré")
NO_QUANTITY = Text("in words", "en mots")
BY = Text("by {day}", "pour le {day}")
RECORDED_ON = Text("recorded on {day}", "consigné le {day}")
ALL_RECORDED_ON = Text("Recorded on {day}, out of a document.", "Consignés le {day}, repris d’un document.")
ALL_LATE_ON = Text("Recorded on {day}, long after.", "Consignés le {day}, longtemps après.")
NOT_YET_RECORDED = Text("not recorded then: on {day}", "pas encore consigné alors : le {day}")
NONE_YET_RECORDED = Text(
    "None was recorded then: all were on {day}.", "Aucun n’était consigné alors : tous l’ont été le {day}."
)
DECIDED = Text("Decision", "Décision")
DECIDED_IN = Text("decision", "décision")
NO_DECISION = Text("No decision explains this gap.", "Aucune décision n’explique cet écart.")
NO_REASON = Text("No reason was recorded.", "Aucune raison n’est consignée.")
NO_PROMISE = Text("No commitment is recorded.", "Aucun engagement n’est consigné.")
DELIVERABLES = Text("Reports and deliverables", "Rapports et livrables")
OF_DELIVERABLE = {
    "due": Text("awaited on {day}", "attendu le {day}"),
    "overdue": Text("overdue since {day}", "en retard depuis le {day}"),
    "submitted": Text("submitted on {day}", "remis le {day}"),
    "accepted": Text("accepted on {day}", "accepté le {day}"),
    "sent_back": Text("sent back on {day}", "renvoyé le {day}"),
}
AGAIN = Text("submitted again on {day}", "remis à nouveau le {day}")
DAYS_LATE = (Text("{count} day late", "{count} jour de retard"), Text("{count} days late", "{count} jours de retard"))

# 2 Hypotheses -----------------------------------------------------------------------------------------------------------

HYPOTHESES = Text("What the evidence says, for and against", "Ce que disent les indices, pour et contre")
NO_HYPOTHESIS = Text("No hypothesis is recorded.", "Aucune hypothèse n’est consignée.")
NO_STATUS = Text("no status yet", "sans statut")
NOTHING = Text("Nothing is linked to it yet, for or against.", "Rien n’y est encore versé, ni pour ni contre.")
FOR = (Text("{count} for", "{count} pour"), Text("{count} for", "{count} pour"))
AGAINST = (Text("{count} against", "{count} contre"), Text("{count} against", "{count} contre"))
NEUTRAL = (Text("{count} neutral", "{count} neutre"), Text("{count} neutral", "{count} neutres"))
TO_WEIGH = (Text("{count} to weigh", "{count} à peser"), Text("{count} to weigh", "{count} à peser"))
NO_RIVAL = Text("{counts}; no rival to weigh it against.", "{counts} ; aucune rivale face à qui peser.")
UNWEIGHED = Text("{counts}; nobody weighed it against {rival}.", "{counts} ; personne ne l’a pesé face à {rival}.")
WEIGHED = Text("{counts}, {readers}: {weight}.", "{counts}, {readers} : {weight}.")
READERS = (Text("by one person", "selon une personne"), Text("by {count} people", "selon {count} personnes"))
RANGE = Text(" ({near} to {far})", " ({near} à {far})")
RANGE_ACROSS = Text(" (from {near} the other way to {far})", " (de {near} dans l’autre sens à {far})")
RANGE_EVEN = Text(" (from {low} for the rival to {high} against it)", " (de {low} pour la rivale à {high} contre elle)")
MEASURED = Text("{indicator}{about}: {value} {unit}", "{indicator}{about} : {value} {unit}")
MEASURED_ON = Text(", measured on {project}", ", mesuré sur {project}")
FOR_CLAIM = Text("{times} more expected than under {rival}", "{times} plus attendu que selon {rival}")
FOR_RIVAL = Text("{times} more expected under {rival}", "{times} plus attendu selon {rival}")
EVEN = Text("about as expected under {rival}", "à peu près aussi attendu selon {rival}")
WITHOUT = Text("; {rest} without the strongest source", " ; {rest} sans la source la plus forte")
EVEN_REST = Text("even", "autant des deux côtés")
OTHER_WAY = Text("{times} the other way", "{times} dans l’autre sens")
SPEAKS_AGAINST = Text("Against:", "Contre :")
UNMET = (Text("{count} prediction not met", "{count} attendu démenti"), Text("{count} predictions not met", "{count} attendus démentis"))  # fmt: skip
UNSOUGHT = (
    Text("{count} prediction nobody looked for", "{count} attendu que nul n’a cherché"),
    Text("{count} predictions nobody looked for", "{count} attendus que nul n’a cherchés"),
)
MORE_AGAINST = (Text("and {count} more", "et {count} autre"), Text("and {count} more", "et {count} autres"))
NONE_AGAINST = Text("nothing recorded", "rien de consigné")
WEIGHING = Text(
    "“589 times more expected”: what was seen would be seen 589 times more often if the claim were true than if its rival were. "
    "“Supported”, “contested”: what the scientific committee decided.",
    "« 589 fois plus attendu » : on verrait 589 fois plus souvent ce qu’on a vu si l’affirmation est vraie que si sa rivale "
    "l’est. « Appuyée », « controversée » : l’avis du comité scientifique.",
)
SCALE = Text(
    "Each source counts once. Bars: weight against (left), for (right), tenfold at each gridline; dot: the whole; line: its range.",
    "Chaque source compte une fois. Barres : poids contre (à gauche), pour (à droite), décuplé à chaque graduation ; point : "
    "l’ensemble ; trait : fourchette.",
)

# 3 Factors --------------------------------------------------------------------------------------------------------------

FACTORS = Text("Success factors", "Facteurs clés de succès")
NO_FACTOR = Text("None is identified yet.", "Aucun n’est encore identifié.")
RESTS_ON = Text("rests on", "s’appuie sur")
WEAKEST = Text("confidence {weakest} at the weakest", "confiance {weakest} au plus faible")
UNASSESSED = Text("confidence not assessed", "confiance non appréciée")
PARTLY = Text("not assessed for {count} of {all}", "non appréciée pour {count} sur {all}")
INVALIDATED = Text("invalidated since:", "invalidé depuis :")
RETRACTED = Text("retracted since:", "retiré depuis :")

# 4 Method ---------------------------------------------------------------------------------------------------------------

METHODS = Text("What changed in the method, and why", "Ce qui a changé dans la méthode, et pourquoi")
NO_CHANGE = Text("No method changed.", "Aucune méthode n’a changé.")
FROM_TO = Text("v{before} → v{after}", "v{before} → v{after}")
ENDED = Text("retired", "retirée")
WHY = Text("Why:", "Pourquoi :")
NO_TRIGGER = Text("no entry is given as its cause", "aucune entrée n’est donnée pour cause")
EARLIER = (Text("{count} earlier change", "{count} changement antérieur"), Text("{count} earlier changes", "{count} changements antérieurs"))  # fmt: skip

# The box of a report ----------------------------------------------------------------------------------------------------

BOXES = Text("The sixteen characters of the reports", "Les seize caractères des rapports")
BOXES_ABOUT = Text(
    "Of each report submitted: sixteen characters of the journal when it was, to be compared with those printed in it. Read in "
    "this file alone they check nothing: it is the copy printed then that bounds the journal.",
    "Seize caractères du journal quand chaque rapport fut remis : à comparer avec ceux qui y sont imprimés. Lus dans ce seul "
    "fichier, ils ne vérifient rien : c’est l’exemplaire imprimé alors qui borne le journal.",
)
NEXT_REPORT = Text("To print in the next report", "À imprimer dans le prochain rapport")
SUBMITTED = Text("Submitted", "Remis")
TAKES_IN = Text("Takes in", "Prend en compte")
UP_TO = Text("up to {ref}", "jusqu’à {ref}")
SIZE = Text("Entries", "Entrées")
SIXTEEN = Text("Sixteen characters", "Seize caractères")

# What is missing (profiles funder and internal) -------------------------------------------------------------------------

GAPS = Text("What is missing", "Ce qui manque")
GAPS_ABOUT = Text(
    "What the journal itself says is waiting, unexplained or unseen.",
    "Ce que le journal dit lui-même en attente, inexpliqué ou non regardé.",
)
UNEXPLAINED = Text("Gaps without a decision", "Écarts sans décision")
WAITING = Text("Waiting", "En attente")
SINCE = Text("Since, or for", "Depuis, ou pour")
WHAT = Text("What", "Quoi")
UNSEEN = Text("Not looked at", "Non regardé")
UNSEEN_ABOUT = Text(
    "Of {all} crossings of axis, pillar and domain, {count} have no observation, interview, measure nor experiment:",
    "Sur {all} croisements d’un axe, d’un pilier et d’un domaine, {count} n’ont ni observation, ni entretien, ni mesure, ni "
    "expérimentation :",
)
NO_GAP_AT_ALL = Text("Nothing.", "Rien.")
