"""Every figure of a tally: what it is called, and what it means."""

from ect_journal.words import Text

FIGURE = Text("dB", "dB")
MEANING = Text("What it is", "Ce que c’est")
NO_MEANING = Text("Column left out: {column}; widen the window.", "Colonne omise : {column} ; élargissez la fenêtre.")
YES = Text("yes", "oui")
NO_BIAS = Text("none", "aucun")

TOTAL = (
    Text("Total [low ; high]", "Total [bas ; haut]"),
    Text("each source once, by its strongest item", "chaque source une fois, par son indice le plus fort"),
)
FACTOR = (
    Text("Times", "Fois"),
    Text(
        "more expected if the claim is true; below 1, if the rival is",
        "plus attendu si l’énoncé est vrai ; sous 1, si la rivale l’est",
    ),
)
NAIVE = Text("Naive", "Naïf"), Text("had every item counted", "si chaque indice comptait")
BY_PROJECT = (
    Text("By project", "Par projet"),
    Text("were the meetings of one project one source", "si les réunions d’un projet étaient une source"),
)
LEAVING_ONE = (
    Text("Without one source", "Sans une source"),
    Text("the least and the most that it would be", "le moins et le plus que ce serait"),
)
FLIPS = (
    Text("Sources to remove", "Sources à retirer"),
    Text("the fewest before it changes sides", "le moins avant qu’il change de côté"),
)
COUNT_FACTOR = (
    Text("Count factor", "Facteur compté"),
    Text("of sources for and against, unweighed", "des sources pour et contre, sans poids"),
)
FLIP_OMEGA = (
    Text("Flip omega", "Oméga de bascule"),
    Text("bias of the notes that would undo that", "biais de prise de notes qui l’annulerait"),
)
ITEMS = Text("Items", "Indices"), Text("weighed (for, against)", "pesés (pour, contre)")
SOURCES = Text("Sources", "Sources"), Text("that these items come from", "dont viennent ces indices")
PROJECTS = Text("Projects", "Projets"), Text("that they are about", "dont il s’agit")
KINDS = Text("Kinds of source", "Genres de source"), Text("interview, document…", "entretien, document…")
READERS = Text("Readers", "Lecteurs"), Text("who weighed", "qui ont pesé")
TO_WEIGH = Text("To weigh", "À peser"), Text("linked, weighed by nobody", "versés, que nul n’a pesés")
PREDICTED = (
    Text("Foreseen", "Prévu"),
    Text("what a registered prediction foresaw of the total", "la part du total qu’un attendu enregistré avait prévue"),
)
POST_HOC = Text("After the fact", "Après coup"), Text("the rest of the total", "le reste du total")
READ_TWICE = (
    Text("Read twice", "Lus deux fois"),
    Text("items with two readers or more", "indices à deux lecteurs ou plus"),
)
ALPHA = (
    Text("Alpha", "Alpha"),
    Text("Krippendorff’s, ordinal, on the grades", "de Krippendorff, ordinal, sur les degrés"),
)
CONTESTED = (
    Text("Contested", "Contestés"),
    Text("items readers differ on", "indices sur lesquels les lectures divergent"),
)
UNCONTESTED = Text("Without contested", "Sans les contestés"), Text("the total without those", "le total sans ceux-là")
PRIOR = Text("Prior odds", "Cote avant"), Text("registered before the evidence", "enregistrée avant les indices")
POSTERIOR = (
    Text("Posterior odds", "Cote après"),
    Text("those, times the factor", "celle-là, multipliée par le facteur"),
)
BEFORE_CLAIM = (
    Text("Before the claim", "Avant l’énoncé"),
    Text("recorded before it was written", "consignés avant qu’il soit écrit"),
)
UNSOUGHT = (
    Text("Unsought", "Non cherchés"),
    Text("predictions that ran out unlooked for", "attendus échus que nul n’a cherchés"),
)
LATE_RIVAL = (
    Text("Rival came later", "Rivale postérieure"),
    Text("when evidence was linked already", "des indices étaient déjà versés"),
)
VOIDED = Text("Voided", "Écartés"), Text("items that count no more", "indices qui ne comptent plus")
