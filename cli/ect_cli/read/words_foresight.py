"""What was written before it was seen, in sentences: help, titles, what is said of claims, rivals and predictions."""

from ect_cli.commands import Help
from ect_cli.read.paragraphs import Counted
from ect_journal.words import Text

FORESIGHT = Help(
    "ect foresight H2\nect foresight H2 --detail",
    Text(
        "Says, claim by claim, which evidence was recorded before the claim was written, what each rival came after, and "
        "what the predictions foresaw. Only the order of recording counts: a day can be chosen, an entry number cannot.",
        "Dit, énoncé par énoncé, quels indices étaient consignés avant qu’il soit écrit, après quoi chaque rivale est venue, "
        "et ce que les attendus ont prévu. Seul compte l’ordre de consignation : un jour se choisit, un numéro d’entrée non.",
    ),
)
DETAIL = Text("as a table: claims, rivals and predictions", "en tableau : énoncés, rivales et attendus")
NOTHING = Text(
    "No hypothesis: `ect record hypothesis` registers one.",
    "Aucune hypothèse : « ect record hypothesis » en enregistre une.",
)

# Claims -----------------------------------------------------------------------------------------------------------------

WRITTEN = Text("{claim}, written in {ref}, recorded {day}", "{claim}, écrit en {ref}, consignée le {day}")
ATTESTED = Text(
    "{claim}, already stated by {ref}, recorded {day}", "{claim}, déjà énoncé par {ref}, consignée le {day}"
)
ATTESTED_TOO = Text("an earlier wording was stated by {ref}", "une version antérieure était énoncée par {ref}")
NO_EVIDENCE = Text("No evidence counts on it yet.", "Aucun indice n’y est encore versé.")
NONE_BEFORE = Counted(
    Text("None of its evidence was recorded before it: {count} piece came after.", "Aucun indice n’était consigné avant : {count} est venu après."),
    Text("None of its evidence was recorded before it: {count} pieces came after.", "Aucun indice n’était consigné avant : {count} sont venus après."),
)  # fmt: skip
ALL_BEFORE = Counted(
    Text("Its one piece of evidence was recorded before it:", "Son seul indice était consigné avant :"),
    Text(
        "All {count} pieces of its evidence were recorded before it:",
        "Ses {count} indices étaient tous consignés avant :",
    ),
)
ACCESS = Text("When it was revised: {access}.", "À la révision : {access}.")
SOME_BEFORE = Counted(
    Text("{count} piece of its evidence was recorded before it, {after} after:", "{count} indice était consigné avant, {after} après :"),
    Text("{count} pieces of its evidence were recorded before it, {after} after:", "{count} indices étaient consignés avant, {after} après :"),
)  # fmt: skip
RECORDED = Text("recorded {day}", "consignée le {day}")

# Rivals and predictions -------------------------------------------------------------------------------------------------

RIVAL = Text(
    "Rival {rival}, registered by {ref} on {day}, {when}.", "Rivale {rival}, posée par {ref} le {day}, {when}."
)
BEFORE_ALL = Text("before all of the evidence", "avant tous les indices")
AFTER_ALL = Counted(
    Text("after the one piece of evidence, {refs}", "après le seul indice, {refs}"),
    Text("after all of the evidence: {refs}", "après tous les indices : {refs}"),
)
AFTER_SOME = Counted(
    Text("after evidence {refs}", "après l’indice {refs}"), Text("after evidence {refs}", "après les indices {refs}")
)
BEFORE_ANY = Text("before any evidence", "avant tout indice")
PREDICTION = Text(
    "Prediction {code} “{title}”, registered by {ref} on {day}: {state}.",
    "Attendu {code} « {title} », posé par {ref} le {day} : {state}.",
)
UNTIL = Text("open until {day}", "en attente jusqu’au {day}")
FORESAW = Text("Recorded since, as evidence that answers it:", "Consignés depuis, comme indices qui y répondent :")
FORESAW_NOTHING = Text("No evidence recorded since answers it.", "Aucun indice consigné depuis n’y répond.")

# The table --------------------------------------------------------------------------------------------------------------

KIND = Text("What", "Quoi")
KINDS = {
    "claim": Text("claim", "énoncé"),
    "rival": Text("rival", "rivale"),
    "prediction": Text("prediction", "attendu"),
}
CODE = Text("Code", "Code")
OF = Text("Of", "De")
ON = Text("Recorded", "Consigné")
BEFORE = Text("Came after", "Venu après")
AFTER = Text("Ahead of", "Avant")
FORESEEN = Text("Foreseen", "Prévus")
STATE = Text("State", "État")
ATTESTED_BY = Text("Attested", "Attesté")
KNOWN_THEN = Text("Known then", "Connu alors")
