"""What the figures say, in both languages. Their numbers and months are written as the reader's language does."""

from ect_journal.words import Text

# Around them ------------------------------------------------------------------------------------------------------------

SOURCE = Text(
    "Journal {journal}, as known at {ref}, recorded {day}.",
    "Journal {journal}, tel que connu à {ref}, consignée le {day}.",
)
SOURCE_AS_OF = Text(
    "Journal {journal}, as known at {ref}, recorded {day}, as of {as_of}.",
    "Journal {journal}, tel que connu à {ref}, consignée le {day}, au {as_of}.",
)
MISSING = Text("Figures need altair and vl-convert.", "Les figures demandent altair et vl-convert.")
MISSING_HINT = Text(
    "Install them: pip install 'ect-journal[figures]'", "Installez-les : pip install 'ect-journal[figures]'"
)
NO_SUCH_EXTENSION = Text("A figure cannot be written as “{name}”.", "Une figure ne s’écrit pas dans « {name} ».")
USE_THOSE = Text("End its name with .svg or .png.", "Donnez un nom en .svg ou .png.")
RECORD_FIRST = Text("`ect log` shows what is recorded.", "« ect log » montre ce qui est consigné.")

# Timeline ---------------------------------------------------------------------------------------------------------------

TIMELINE = Text("The projects, stage by stage", "Les projets, étape par étape")
TIMELINE_UNIT = Text(
    "The further a project has come, the higher and the darker. In dashes, a pause.",
    "Plus un projet a avancé, plus c’est haut et sombre. En tirets, une pause.",
)
NO_PROJECT = Text("No project to draw.", "Aucun projet à dessiner.")
SINCE = Text("since {year}", "depuis {year}")
MEETING = Text("gathering", "réunion")
DECIDED = Text("gathering that decided", "réunion où l’on a décidé")
OTHER_GATHERINGS = Text("other gatherings", "autres réunions")
DECISIONS_APART = Text("decisions apart", "décisions hors réunion")

# Genealogy --------------------------------------------------------------------------------------------------------------

GENEALOGY = Text("The methods, version by version", "Les méthodes, version après version")
GENEALOGY_UNIT = Text(
    "Each version on the day of its effect: the steps it changed, the projects it covers, the entries it rests on.",
    "Chaque version au jour de son effet : les étapes changées, les projets couverts, les entrées qui la fondent.",
)
NO_METHOD = Text("No method to draw.", "Aucune méthode à dessiner.")
ALL_PROJECTS = Text("all projects ({count}\u00a0then)", "tous les projets ({count}\u00a0alors)")
EXTENDED = Text("then {projects} ({day})", "puis {projects} ({day})")
AND_NEW = Text("and new ones", "et les nouveaux")
DECIDED_BY = Text("decision {ref}", "décision {ref}")
RETIRED = Text("retired {day}", "retirée le {day}")
FOR_ALL = Text("version for all projects", "version pour tous les projets")
FOR_SOME = Text("version for some projects", "version pour certains projets")
BASED_ON = Text("from the version it is based on", "depuis la version dont elle part")
SIGNS = Text(
    "Steps: + added, − removed, ~ reworded, ↕ moved. ← rests on. Grey line: until a version for all takes its place.",
    "Étapes : + ajoutée, − retirée, ~ reformulée, ↕ déplacée. ← s’appuie sur. Trait gris : jusqu’à la version suivante pour tous.",
)

# Radar ------------------------------------------------------------------------------------------------------------------

RADAR = Text("The pillars, against the ideal", "Les piliers, face à l’idéal")
RADAR_UNIT = Text(
    "Last score out of the ideal set for each pillar, from 0 (centre) to 4. A dot: not scored yet.",
    "Dernière note sur l’idéal fixé pour chaque pilier, de 0 (au centre) à 4. Un point : pas encore noté.",
)
NO_PILLAR = Text("No pillar to draw: no ideal was set.", "Aucun pilier à dessiner : aucun idéal n’est fixé.")
PILLARS = {
    "collective_ownership": Text("ownership", "portage"),
    "territorial_anchoring": Text("anchoring", "ancrage"),
    "resilience": Text("resilience", "résilience"),
    "hybrid_model": Text("hybrid", "hybride"),
}
PILLAR_KEY = Text("{short}: {label}", "{short} : {label}")
IDEAL = Text("ideal", "idéal")
LAST_SCORE = Text("last score; shaded between two scored pillars", "dernière note ; ombré entre deux piliers notés")

# Funding ----------------------------------------------------------------------------------------------------------------

FUNDING = Text("What funds the projects", "Ce qui finance les projets")
FUNDING_UNIT = Text(
    "In euros, for the projects and their accompaniment. The amount written is what is granted or paid.",
    "En euros, pour les projets et leur accompagnement. Le montant écrit est ce qui est accordé ou versé.",
)
NO_FUNDING = Text("No funding to draw.", "Aucun financement à dessiner.")
SECURED = Text("granted or paid", "accordé ou versé")
AWAITED = Text("sought, not answered yet", "sollicité, sans réponse")
REFUSED = Text("refused", "refusé")
PAID = Text("of which paid", "dont versé")

# Coverage ---------------------------------------------------------------------------------------------------------------

COVERAGE = Text("What was looked at, and what nobody looked at", "Ce qui a été regardé, et ce que nul n’a regardé")
COVERAGE_UNIT = Text(
    "Entries of the field, evidence and learnings that bear on each cell; one that bears on several counts in each.",
    "Entrées du terrain, preuves et apprentissages qui portent sur chaque case ; qui porte sur plusieurs compte dans chacune.",
)
NOTHING_COVERED = Text(
    "No map to draw: no entry bears on an axis, a pillar and a domain.",
    "Aucune carte à dessiner : aucune entrée ne porte sur un axe, un pilier et un domaine.",
)
EMPTY_CELLS = Text("{count} of {total} empty", "{count} vides sur {total}")
NONE_BEARS = Text("none", "aucune")
ENTRIES = Text("Entries", "Entrées")

# Matrix -----------------------------------------------------------------------------------------------------------------

MATRIX = Text("Each piece of evidence against each rival", "Chaque indice face à chaque rivale")
MATRIX_UNIT = Text(
    "In decibans: +10 is ten times more expected if the claim is true, −10 if the rival is. Underlined: for the rival.",
    "En décibans : +10, c’est dix fois plus attendu si l’énoncé est vrai, −10 si la rivale l’est. Souligné : pour la rivale.",
)
NO_MATRIX = Text(
    "No evidence to draw: nothing is linked to a claim.", "Aucun indice à dessiner : rien n’est versé à un énoncé."
)
TO_WEIGH = Text("to weigh", "à peser")
FORESEEN_BY = Text("foreseen by {prediction}", "prévu par {prediction}")
BEFORE_CLAIM = Text("recorded before the claim", "consigné avant l’énoncé")
READERS_DIFFER = Text("readers differ", "les lectures divergent")
MAIN_RIVAL = Text("main rival", "rivale principale")
FOR_RIVAL = Text("for the rival", "pour la rivale")
FOR_CLAIM = Text("for the claim", "pour l’énoncé")

# Tally over time --------------------------------------------------------------------------------------------------------

OVER_TIME = Text("{claim}: the tally, entry after entry", "{claim} : le bilan, entrée après entrée")
OVER_TIME_UNIT = Text(
    "How many times more expected the evidence is if this is true (above the dark line) or if the rival is (below), as known on "
    "each day. Shaded: the interval.",
    "Combien de fois plus attendus sont les indices si cela est vrai (au-dessus du trait noir) ou si la rivale l’est (en "
    "dessous), tels que connus chaque jour. Ombré : l’intervalle.",
)
NO_TALLY = Text(
    "No tally of {claim} to draw: nothing was weighed between it and a rival.",
    "Aucun bilan de {claim} à dessiner : rien n’a été pesé entre cet énoncé et une rivale.",
)
LINK_FIRST = Text(
    "`ect tally` says what there is for each claim.", "« ect tally » dit ce qu’il y a pour chaque énoncé."
)
AGAINST_MAIN = Text("against {rival}, its main rival", "face à {rival}, sa rivale principale")
AGAINST = Text("against {rival}", "face à {rival}")
EITHER_WAY = Text("as expected either way", "aussi attendu des deux côtés")
EVEN = Text("even", "à égalité")
TIMES = Text("{times}\u00a0times", "{times}\u00a0fois")
OVER_A_MILLION = Text("over a million", "plus d’un million")

# Foresight --------------------------------------------------------------------------------------------------------------

FORESIGHT = Text("What was written before it was seen", "Ce qui fut écrit avant d’être vu")
FORESIGHT_UNIT = Text(
    "Each claim, rival and prediction on the day it was recorded, and the evidence on the claim on the day it was.",
    "Chaque énoncé, rivale et attendu au jour où il fut consigné, et les indices sur l’énoncé au jour où ils le furent.",
)
NO_FORESIGHT = Text(
    "No claim to draw: no hypothesis is registered.", "Aucun énoncé à dessiner : aucune hypothèse n’est posée."
)
WRITTEN_THERE = Text("written", "écrit")
SEEN_BEFORE = Text("evidence recorded before", "indice consigné avant")
SEEN_AFTER = Text("recorded after", "consigné après")
SEEN_FORESEEN = Text("foreseen", "prévu")
UNTIL_DEADLINE = Text("until the deadline", "jusqu’à l’échéance")

# Forest -----------------------------------------------------------------------------------------------------------------

FOREST = Text("{claim}: the sources, one by one", "{claim} : les sources, une à une")
FOREST_UNIT = Text(
    "How many times more expected each source is if this is true (right) or if the rival is (left), with its interval; below, "
    "what they add up to. Decibans (dB): +10 is ten times.",
    "Combien de fois chaque source est plus attendue si cela est vrai (à droite) ou si la rivale l’est (à gauche), avec son "
    "intervalle ; en dessous, leur somme. +10 dB : dix fois.",
)
TOWARDS_CLAIM = Text("for the claim →", "pour l’énoncé →")
TOWARDS_RIVAL = Text("← for the rival", "← pour la rivale")
TIMES_MORE = Text("times more expected", "fois plus attendu")
TOTAL = Text("Total", "Total")
BY_PROJECT = Text("By project", "Par projet")
ONE_SOURCE = Text("1\u00a0source", "1\u00a0source")
OF_SOURCES = Text("{count}\u00a0sources", "{count}\u00a0sources")
OTHER_SOURCES = Text("{count} others, {most}\u00a0dB at most", "{count} autres, {most}\u00a0dB au plus")
SUM_OF = Text("sum, as wide as its interval", "somme, large comme son intervalle")

# Bias -------------------------------------------------------------------------------------------------------------------

BIAS = Text("{claim}: what bias would undo it", "{claim} : quel biais l’annulerait")
BIAS_UNIT = Text(
    "What the count of sources would be worth, had those of the side that has most been noted more readily than the rest. "
    "Counted, not weighed: not to be compared with the tally.",
    "Ce que vaudrait le compte des sources, si celles du côté qui en a le plus avaient été notées plus volontiers que le reste. "
    "Comptées, non pesées : ne se compare pas au bilan.",
)
COUNTED = Text(
    "Sources for the claim: {pro}; for the rival: {con}", "Sources pour l’énoncé : {pro} ; pour la rivale : {con}"
)
MORE_READILY = Text("times more readily noted", "fois plus volontiers noté")
FLIPS_AT = Text("undone at {omega}", "annulé à {omega}")
NO_FLIP = Text("no bias turns this count round, but it fades", "aucun biais n’inverse ce compte, mais il s’estompe")
EVEN_COUNT = Text("even already", "déjà à égalité")
NO_COUNT = Text(
    "No bias of {claim} to draw: no source takes a side between it and a rival.",
    "Aucun biais de {claim} à dessiner : aucune source ne prend parti entre cet énoncé et une rivale.",
)
