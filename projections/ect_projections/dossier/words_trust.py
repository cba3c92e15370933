"""What page one says of the file itself, in both languages: who bounds it, what left it, and what it does not prove."""

from ect_journal.words import Text

TRUST = Text("How far this file can be trusted", "Jusqu’où se fier à ce fichier")

# Bounded ----------------------------------------------------------------------------------------------------------------

BOUNDED = Text("Bounded from outside", "Borné de l’extérieur")
DATED = {
    "timestamp": Text(
        "Time-stamped on {day} up to J{size}, by {authority}", "Horodaté le {day} jusqu’à J{size}, par {authority}"
    ),
    "cosignature": Text(
        "Cosigned on {day} up to J{size}, by {authority}", "Contresigné le {day} jusqu’à J{size}, par {authority}"
    ),
}
"""What an outside party dated itself: its evidence is with the journal."""
CLAIMED = Text(
    "Declared {kind} on {day}, J1 to J{size}, recorded on {recorded}: {authority}",
    "{kind} déclarée du {day}, J1 à J{size}, consignée le {recorded} : {authority}",
)
UNPROVED = Text(
    "{kind} without its evidence, {day}, J1 to J{size}, recorded on {recorded}: {authority}",
    "{kind} sans sa preuve, {day}, J1 à J{size}, inscription du {recorded} : {authority}",
)
CLAIMED_ONLY = Text(
    "Nobody outside bounds it. What its keeper declares:",
    "Personne d’extérieur ne le borne. Ce que déclare qui le tient :",
)
WHOLE = Text("Of the whole record, today.", "Sur tout le registre, à ce jour.")
MORE_ANCHORS = (Text("and {count} more", "et {count} autre"), Text("and {count} more", "et {count} autres"))
UNBOUNDED_AFTER = Text(
    "Nobody outside has seen what comes after J{last} yet, up to J{head}.",
    "Personne d’extérieur n’a encore vu la suite de J{last}, jusqu’à J{head}.",
)
UNBOUNDED = Text(
    "Nobody outside has dated this journal yet: whoever holds it and its key could have written all of it again.",
    "Personne d’extérieur n’a encore daté ce journal : qui le détient, avec sa clé, pourrait l’avoir entièrement réécrit.",
)
SIGNS = Text(
    "The journal names its key, {id} ({ref}): believe it only if it was given to you from elsewhere.",
    "Le journal nomme sa clé, {id} ({ref}) : ne s’y fier que si elle vous vient d’ailleurs.",
)
UNSIGNED = Text("No key signs it.", "Aucune clé ne le signe.")

# Left out ---------------------------------------------------------------------------------------------------------------

ERASED = Text("Erased or expunged", "Effacé ou caviardé")
ERASURE = (
    Text("{count} value erased on {day}: {ground}", "{count} valeur effacée le {day} : {ground}"),
    Text("{count} values erased on {day}: {ground}", "{count} valeurs effacées le {day} : {ground}"),
)
EXPUNGED = Text("{entry} expunged on {day}: {reason}", "{entry} caviardée le {day} : {reason}")
COPIED = Text("; clean copy {ref}", " ; copie propre {ref}")
REFUSED = Text("an erasure was refused on {day}: {ground}", "un effacement refusé le {day} : {ground}")
NOTHING_ERASED = Text("Nothing was erased, nothing expunged.", "Rien n’a été effacé ni caviardé.")
MORE = (Text("{count} more", "{count} de plus"), Text("{count} more", "{count} de plus"))

# Passed by --------------------------------------------------------------------------------------------------------------

EXCEPTIONS = Text("Exceptions to the rules", "Dérogations aux règles")
NO_EXCEPTION = Text("None.", "Aucune.")

# When it was written ----------------------------------------------------------------------------------------------------

WRITTEN = Text("When it was written", "Quand cela fut écrit")
AT_THE_TIME = (
    Text("{count} entry at the time, within 7 days", "{count} entrée sur le moment, sous 7 jours"),
    Text("{count} entries at the time, within 7 days", "{count} entrées sur le moment, sous 7 jours"),
)
LATE = (
    Text("{count} late ({rate} %), by {median} days at the median", "{count} tardive ({rate} %), de {median} jours en médiane"),
    Text("{count} late ({rate} %), by {median} days at the median", "{count} tardives ({rate} %), de {median} jours en médiane"),
)  # fmt: skip
NONE_LATE = Text("none late", "aucune tardive")
TRANSCRIBED = (
    Text("{count} transcribed from an older document", "{count} reprise d’un document antérieur"),
    Text("{count} transcribed from older documents", "{count} reprises de documents antérieurs"),
)
CHART = Text("Entries by month of recording", "Entrées par mois de consignation")
CHART_ABOUT = Text("{months} months, {most} entries at most", "{months} mois, {most} entrées au plus")
KEYS = {
    "now": Text("at the time", "sur le moment"),
    "late": Text("late", "tardives"),
    "transcribed": Text("transcribed", "reprises"),
}

# Not proved -------------------------------------------------------------------------------------------------------------

NOT_PROVED = Text("What this file does not prove", "Ce que ce fichier ne prouve pas")
LIMITS = (
    Text(
        "Who wrote: the name given in “by” is not authenticated.",
        "Qui a écrit : le nom porté dans « by » n’est pas authentifié.",
    ),
    Text(
        "That what is written is true, or that all was written: only that it has not changed since a day you hold from outside.",
        "Que ce qui est écrit soit vrai, ni que tout ait été écrit : seulement que rien n’a changé depuis une date que vous tenez "
        "d’ailleurs.",
    ),
    Text(
        "Anything by itself: whoever alters the file can alter its verifier. Check with “ect verify”, or a copy you trust.",
        "Rien par lui-même : qui altère le fichier peut altérer son vérificateur. Vérifiez avec « ect verify », ou une copie "
        "sûre.",
    ),
    Text(
        "The days on which things happened: the log bounds when they were written.",
        "Les jours où les choses ont eu lieu : le registre borne ceux où elles furent écrites.",
    ),
)
