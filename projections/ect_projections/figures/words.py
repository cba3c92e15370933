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
