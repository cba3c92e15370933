"""What the reading commands say: help, titles of columns, sentences, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# Help -------------------------------------------------------------------------------------------------------------------

LOG = Help(
    "ect log --last 20",
    Text(
        "Lists the entries, a line each, as they read now; the log itself keeps everything that was recorded.",
        "Liste les entrées, une ligne chacune, telles qu’elles se lisent à présent ; le journal garde tout ce qui a été "
        "consigné.",
    ),
)
SHOW = Help(
    "ect show J117",
    Text(
        "Shows one entry: how it stands, what it says, what it rests on. Sealed texts stay closed unless you open them.",
        "Montre une entrée : où elle en est, ce qu’elle dit, sur quoi elle s’appuie. Les textes scellés restent fermés "
        "tant que vous ne les ouvrez pas.",
    ),
)
TRACE = Help(
    "ect trace J142",
    Text(
        "Walks from an entry back to what it rests on, down to the field, and forward to what rests on it.",
        "Remonte d’une entrée à ce sur quoi elle s’appuie, jusqu’au terrain, et descend à ce qui s’appuie sur elle.",
    ),
)
PROJECTS = Help(
    "ect projects --as-of 2024-12-31",
    Text(
        "Says in what state each project is: its stage, its pillars (score/ideal, 0 to 4), what it was granted, its last "
        "news.",
        "Dit où en est chaque projet : son étape, ses piliers (note/idéal, de 0 à 4), ce qui lui a été accordé, ses "
        "dernières nouvelles.",
    ),
)
HYPOTHESES = Help(
    "ect hypotheses",
    Text(
        "Lists the hypotheses, claim by claim, with their status and the rivals they compete with.",
        "Liste les hypothèses, énoncé par énoncé, avec leur statut et les rivales qui leur disputent le terrain.",
    ),
)
METHODS = Help(
    "ect methods ACC\nect methods ACC --project ECI-03 --on 2024-04-08",
    Text(
        "Tells how and why the methods changed, version by version; with --on or --project, which version is in force.",
        "Raconte comment et pourquoi les méthodes ont changé, version après version ; avec --on ou --project, dit quelle "
        "version est en vigueur.",
    ),
)
TYPES = Help(
    "ect types",
    Text("Lists the types of event and their fields.", "Liste les types d’événement et leurs champs."),
)
SCHEMA = Help(
    "ect schema observation",
    Text(
        "Prints the JSON Schema of a type: what --data and `ect import` take.",
        "Affiche le schéma JSON d’un type : ce que prennent --data et « ect import ».",
    ),
)

# Options ----------------------------------------------------------------------------------------------------------------

READING = Text("As of when, and how", "À quelle date, sous quelle forme")
WHICH = Text("Which", "Lesquels")
AS_OF = Text("what had happened by that day", "ce qui s’était passé à ce jour")
KNOWN_AT = Text("what was recorded by then: a day, or an entry", "ce qui était consigné alors : un jour ou une entrée")
HYPOTHESIS_METAVAR = Text("HYPOTHESIS", "HYPOTHÈSE")
METHOD_METAVAR = Text("METHOD", "MÉTHODE")
TYPE_METAVAR = Text("TYPE", "TYPE")
DAY_OR_ENTRY = Text("DAY|J…", "JOUR|J…")
FORMAT = Text("for people (the first), or for programs", "pour lire (le premier), ou pour des programmes")
SPREADSHEET = Text(
    "with --format csv: for Excel or LibreOffice, where no text becomes a formula",
    "avec --format csv : pour Excel ou LibreOffice, où aucun texte ne devient une formule",
)
ONLY_TYPE = Text("entries of this type", "les entrées de ce type")
ONLY_BY = Text("entries recorded by this actor", "les entrées consignées par cet acteur")
ONLY_LAST = Text("the last ones only", "les dernières seulement")
ONLY_RIVAL = Text("against this rival only", "face à cette rivale seulement")
OPEN = Text("open the sealed texts", "ouvrir les textes scellés")
FIELD = Text("print the value of this field and nothing else", "n’afficher que la valeur de ce champ")
AS_RECORDED = Text("as it was recorded, before any correction", "telle que consignée, avant toute correction")
IN_FORCE_ON = Text("which version is in force on that day", "quelle version est en vigueur ce jour-là")
IN_FORCE_FOR = Text("which version is in force for this project", "quelle version est en vigueur pour ce projet")

# Titles of columns ------------------------------------------------------------------------------------------------------

NUMBER = Text("J", "J")
WHEN = Text("When", "Quand")
TYPE = Text("Type", "Type")
TITLE = Text("Title", "Titre")
BY = Text("By", "Par")
STANDING = Text("Standing", "État")
PROJECT = Text("Project", "Projet")
NAME = Text("Name", "Nom")
STAGE = Text("Stage", "Étape")
SINCE = Text("Since", "Depuis")
GRANTED = Text("Granted €", "Accordé €")
NEWS = Text("Last news", "Nouvelles")
CLAIM = Text("Claim", "Énoncé")
STATEMENT = Text("Statement", "Texte")
STATUS_OF_CLAIM = Text("Status", "Statut")
EVIDENCE = Text("Evid.", "Élém.")
RIVALS = Text("Rivals", "Rivales")
METHOD = Text("Method", "Méthode")
FROM = Text("From", "À partir du")
CHANGED = Text("Steps", "Étapes")
WHY = Text("Why", "Pourquoi")
PROJECTS_COVERED = Text("Projects", "Projets")
TRIGGERS = Text("Because of", "D’après")
DECISION = Text("Decision", "Décision")
BECAUSE = Text("Because", "Raison")
FIELDS = Text("Fields (* required)", "Champs (* obligatoire)")
COMMAND = Text("ect record …", "ect record …")
LABEL = Text("Label", "Libellé")
RECORDED_AT = Text("Recorded", "Consignée")
GROUNDS = Text("Rests on", "S’appuie sur")
SESSION = Text("Session", "Réunion")
SOURCE = Text("Source", "Source")
DESPITE = Text("Despite", "Dérogation")
PILLARS = {
    "collective_ownership": Text("Own.", "Port."),
    "territorial_anchoring": Text("Anch.", "Ancr."),
    "resilience": Text("Res.", "Rés."),
    "hybrid_model": Text("Hyb.", "Hyb."),
}

# Sentences --------------------------------------------------------------------------------------------------------------

YES = Text("yes", "oui")
NO = Text("no", "non")
STATUS = {
    "live": Text("live", "en vigueur"),
    "corrected": Text("corrected", "corrigée"),
    "retracted": Text("retracted", "retirée"),
    "correcting": Text("correction", "correction"),
    "blank": Text("blank", "page blanche"),
}
EXPUNGED = Text("Expunged", "Caviardée")
EXPUNGED_BY = Text("on {day}, by {ref}, decided by {by}: {reason}", "le {day}, par {ref}, décidé par {by} : {reason}")
MARKED = {
    "corrected": Text("{ref} corrects it", "{ref} la corrige"),
    "retracted": Text("{ref} retracts it", "{ref} la retire"),
    "reinstated": Text("{ref} puts it back", "{ref} la rétablit"),
}
LATE = Text("late", "tardive")
AT_BY = Text("{at}, by {by}", "{at}, par {by}")
SEALED = Text("✦ sealed (--open opens it)", "✦ scellé (--open l’ouvre)")
CLOSED = Text("✦ {why}", "✦ {why}")
CHANGES = {"added": "+", "removed": "−", "reworded": "~", "moved": "↕"}  # a true minus sign
BECAUSES = {
    "defined": Text("defined", "définie"),
    "adjusted": Text("adjusted", "ajustée"),
    "extended": Text("extended", "étendue"),
    "at_opening": Text("in force when it opened", "en vigueur à son ouverture"),
}
EDGE = Text("{edge}: {line}", "{edge} : {line}")
BACK = Text("Rests on:", "S’appuie sur :")
NO_BACK = Text("It rests on no entry.", "Elle ne s’appuie sur aucune entrée.")
FORWARD = Text("Leads to:", "Mène à :")
NO_FORWARD = Text("Nothing rests on it.", "Rien ne s’appuie sur elle.")
EDGES = {
    "grounds": Text("ground", "appui"),
    "session": Text("session", "réunion"),
    "entry": Text("entry", "entrée"),
    "decision": Text("decision", "décision"),
    "gathering": Text("gathering", "réunion"),
    "evidence": Text("evidence", "élément"),
    "action": Text("action", "action"),
    "tally": Text("tally", "bilan"),
    "attested_by": Text("attested by", "attestée par"),
}
KNOWN_THEN = Text(
    "As known at {ref}, the last entry recorded by {day}.", "Tel que connu à {ref}, dernière entrée consignée au {day}."
)
KNOWN_NOTHING = Text("Nothing was recorded yet on {day}.", "Rien n’était encore consigné au {day}.")
NOT_A_NUMBER_OF = Text(
    "{option}: “{written}” is not a number of entries.", "{option} : « {written} » n’est pas un nombre d’entrées."
)
ONE_OR_MORE = Text("Give 1 or more.", "Donnez 1 ou plus.")
NO_SUCH_TYPE = Text("No event type is called “{written}”.", "Aucun type d’événement ne s’appelle « {written} ».")
NO_PROJECT = Text("No project: `ect record project` opens one.", "Aucun projet : « ect record project » en ouvre un.")
NO_HYPOTHESIS = Text(
    "No hypothesis: `ect record hypothesis` registers one.",
    "Aucune hypothèse : « ect record hypothesis » en enregistre une.",
)
NO_TALLY = Text(
    "Nothing to weigh: `ect record rival` gives a claim a rival, `ect record evidence` links an entry to it.",
    "Rien à peser : « ect record rival » donne une rivale à un énoncé, « ect record evidence » lui verse une entrée.",
)
NOT_RIVAL_OF = Text("{rival} does not compete with {claim}.", "{rival} n’est pas en concurrence avec {claim}.")
NOT_RIVAL_OF_ANY = Text(
    "{rival} competes with no claim of {claim}.", "{rival} n’est en concurrence avec aucun énoncé de {claim}."
)
RIVAL_IS = Text("{rivals} does.", "{rivals} l’est.")
RIVALS_ARE = Text("{rivals} do.", "{rivals} le sont.")
NO_RIVALS = Text(
    "Nothing does yet: `ect record rival --claim {claim}` registers a rival.",
    "Rien ne l’est encore : « ect record rival --claim {claim} » pose une rivale.",
)
NO_RIVALS_OF_ANY = Text(
    "Nothing does yet: `ect record rival` registers a rival.",
    "Rien ne l’est encore : « ect record rival » pose une rivale.",
)
NOT_IN_FORCE = Text("{written} is not in force.", "{written} n’est pas en vigueur.")
IN_FORCE_IS = Text("The version in force is {versions}.", "La version en vigueur est {versions}.")
IN_FORCE_ARE = Text("The versions in force are {versions}.", "Les versions en vigueur sont {versions}.")
NO_METHOD = Text(
    "No method: `ect record method` defines one.", "Aucune méthode : « ect record method » en définit une."
)
NONE_IN_FORCE = Text(
    "No method is in force there: `ect methods` tells them all.",
    "Aucune méthode n’y est en vigueur : « ect methods » les raconte toutes.",
)
LIST_TYPES = Text("`ect types` lists them.", "« ect types » les liste.")
BINARY = Text("{format} is not for a terminal.", "{format} n’est pas fait pour un écran.")
BINARY_HINT = Text("Give --output FILE, or redirect.", "Donnez --output FICHIER, ou redirigez la sortie.")
SPREADSHEET_IS_CSV = Text("--spreadsheet goes with csv only.", "--spreadsheet ne va qu’avec csv.")
SPREADSHEET_HINT = Text(
    "Add --format csv, or --output FILE.csv; xlsx needs no such care.",
    "Ajoutez --format csv, ou --output FICHIER.csv ; xlsx n’a pas besoin de ce soin.",
)
TOO_MANY_ROWS = Text("{count} rows: a sheet holds {most}.", "{count} lignes : une feuille en contient {most}.")
FEWER_ROWS = Text("Ask for less, or take --format parquet.", "Demandez-en moins, ou prenez --format parquet.")
WRITTEN = Text("Written to {path}.", "Écrit dans {path}.")
NO_SUCH_FIELD = Text("{ref} has no field “{name}”.", "{ref} n’a pas de champ « {name} ».")
FIELDS_ARE = Text("Its fields are: {names}.", "Ses champs sont : {names}.")
NO_SUCH_CODE = Text("Nothing here is called “{written}”.", "Rien ne s’appelle ici « {written} ».")
KNOWN_CODES = Text("Known: {codes}.", "Connus : {codes}.")
NO_CODES = Text("None is recorded yet.", "Aucun n’est encore consigné.")
IS_ANOTHER_KIND = Text("{code} is {kind}.", "{code} est {kind}.")
GIVE_THE_CODE = Text("Give the code of {kind}.", "Donnez le code d’{kind}.")
A_PERSON = Text("a person", "une personne")
KINDS = {
    "actor": Text("a person or an organisation", "une personne ou une organisation"),
    "project": Text("a project", "un projet"),
    "hypothesis": Text("a hypothesis", "une hypothèse"),
    "claim": Text("a claim", "un énoncé"),
    "rival": Text("a rival", "une rivale"),
    "method": Text("a method", "une méthode"),
    "indicator": Text("an indicator", "un indicateur"),
}
ERASES = Text("Erased", "A effacé")
MEANT = Text("Did you mean {close}? {hint}", "Vouliez-vous dire {close} ? {hint}")
