"""What a tally says, in factors first, in both languages. No word such as strong or decisive is put on a total."""

from ect_journal.words import Text

STATUS = Text("{status} since {day}", "{status} depuis le {day}")
NO_STATUS = Text("no status yet", "sans statut")
NOTHING_LINKED = Text("Nothing is linked to it.", "Rien n’y est versé.")
TO_WEIGH_ALL = Text("Nothing is weighed yet.", "Rien n’est encore pesé.")
SOURCES = (Text("{count} source", "{count} source"), Text("{count} sources", "{count} sources"))
READERS = (
    Text("in the judgement of one person", "au jugement d’une personne"),
    Text("in the judgement of {count} people", "au jugement de {count} personnes"),
)
SIDES = Text("{favour} for, {against} against", "{favour} pour, {against} contre")
FOR_CLAIM = Text("{times} more expected if the claim is true{interval}", "{times} plus attendu si l’énoncé est vrai{interval}")  # fmt: skip
FOR_RIVAL = Text("{times} more expected if the rival is true{interval}", "{times} plus attendu si la rivale est vraie{interval}")  # fmt: skip
EVEN = Text("about as expected either way (from {low} to {high})", "à peu près aussi attendu dans les deux cas (de {low} à {high})")  # fmt: skip
INTERVAL = Text(" ({near} to {far})", " ({near} à {far})")
INTERVAL_ACROSS = Text(" (from {near} the other way to {far})", " (de {near} dans l’autre sens à {far})")
TIMES_CLAIM = Text("{times} for the claim", "{times} pour l’énoncé")
TIMES_RIVAL = Text("{times} for the rival", "{times} pour la rivale")
EITHER_WAY = Text("as much either way", "autant des deux côtés")
WITHOUT_STRONGEST = Text("without the strongest source: {rest}", "sans la source la plus forte : {rest}")
TALLY_NOTES = {
    "to_weigh": (
        Text("{count} item is still to be weighed", "{count} indice reste à peser"),
        Text("{count} items are still to be weighed", "{count} indices restent à peser"),
    ),
    "contested": (
        Text("readers differ on {count} item", "les lectures divergent sur {count} indice"),
        Text("readers differ on {count} items", "les lectures divergent sur {count} indices"),
    ),
    "before_claim": (
        Text("{count} item was recorded before the claim was written", "{count} indice était consigné avant que l’énoncé soit écrit"),
        Text("{count} items were recorded before the claim was written", "{count} indices étaient consignés avant que l’énoncé soit écrit"),
    ),
}  # fmt: skip
LATE_RIVAL = Text("this rival came after evidence was linked", "rivale posée alors que des indices étaient déjà versés")
VOIDED = (
    Text("{count} item counts no more, retracted", "{count} indice ne compte plus, retiré"),
    Text("{count} items count no more, retracted", "{count} indices ne comptent plus, retirés"),
)
WEIGHS_AGAINST = Text("{times} more expected under {rival}", "{times} plus attendu selon {rival}")
BARELY_AGAINST = Text("hardly more expected under {rival}", "à peine plus attendu selon {rival}")
UNMET = {
    "not_met": Text("expected, looked for, not seen", "attendu, cherché, non observé"),
    "not_looked_for": Text("expected, and nobody looked in time", "attendu, et personne n’a cherché à temps"),
}
NONE_AGAINST = Text("no item weighed so far speaks against it", "aucun indice pesé à ce jour ne va contre")
NONE_SAID_AGAINST = Text(
    "no item linked so far is said to speak against it", "aucun indice versé à ce jour n’est dit aller contre"
)
SAID_AGAINST = Text("said to weaken it, without a weight against it yet", "dit l’affaiblir, encore sans poids contre")
COUNTED = Text(
    "{favour} for, {against} against, {neutral} neutral: not weighed.",
    "{favour} pour, {against} contre, {neutral} neutre : non pesés.",
)
NOTHING_AT_ALL = Text("nothing is linked to it, neither for nor against", "rien n’y est versé, ni pour ni contre")
