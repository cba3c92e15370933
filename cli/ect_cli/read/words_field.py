"""What the questions about the field say: help, titles of columns, sentences, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# Help -------------------------------------------------------------------------------------------------------------------

PILLARS = Help(
    "ect pillars ENV-01",
    Text(
        "Tells every score of each pillar (0 to 4) against the project's ideal: what is missing, what changed since the "
        "score before, and the ideal of that day where it was raised or lowered since. A pillar that has an ideal and that "
        "nobody scored shows a dot.",
        "Raconte chaque note de chaque pilier (de 0 à 4) au regard de l’idéal du projet : ce qui manque, ce qui a changé "
        "depuis la note précédente, et l’idéal de ce jour-là s’il a été relevé ou abaissé depuis. Un pilier qui a un idéal "
        "et que nul n’a noté montre un point.",
    ),
)
INDICATORS = Help(
    "ect indicators IND-04",
    Text(
        "Lists what each indicator measured, period by period, from its baseline on, and which way it moves. A difference "
        "that is no larger than the two uncertainties added up is no move.",
        "Liste ce que chaque indicateur a relevé, période après période, à partir de sa référence, et dans quel sens il va. "
        "Un écart qui ne dépasse pas la somme des deux incertitudes n’est pas un mouvement.",
    ),
)
FUNDING = Help(
    "ect funding SAN-01\nect funding --shares",
    Text(
        "Sums up what was sought, granted, refused and paid, in euros, by lever, sector and level, as it was recorded; and "
        "what is secured: each line of funding (a project, a lever, a provider) counted once, where it stands now. With "
        "--shares, how mixed each project's funding is; civil society counts as private there.",
        "Additionne ce qui fut sollicité, accordé, refusé et versé, en euros, par levier, secteur et échelle, tel que "
        "consigné ; et ce qui est acquis : chaque ligne de financement (un projet, un levier, un financeur) comptée une "
        "fois, là où elle en est. Avec --shares, dit combien le financement de chaque projet est mêlé ; la société civile "
        "y compte comme privée.",
    ),
)
COVERAGE = Help(
    "ect coverage",
    Text(
        "Shows, for each axis, pillar and domain, how many observations, interviews, reflections, measures, experiments, "
        "pieces of evidence and learnings bear on it; a dot where nobody looked. An entry that names a project and no "
        "domain counts for the domains of that project.",
        "Montre, pour chaque axe, pilier et domaine, combien d’observations, d’entretiens, de retours réflexifs, de relevés, "
        "d’expérimentations, d’éléments de preuve et d’apprentissages y portent ; un point là où nul n’a regardé. Une "
        "entrée qui nomme un projet et aucun domaine compte pour les domaines de ce projet.",
    ),
)
PARTICIPATION = Help(
    "ect participation",
    Text(
        "Says who was heard, by category, level and sector: how many persons are registered, how many of them attended a "
        "gathering or were interviewed, and when last. A person without a level or a sector has those of their organisation.",
        "Dit qui a été entendu, par catégorie, échelle et secteur : combien de personnes sont inscrites, combien d’entre "
        "elles ont pris part à une réunion ou à un entretien, et quand pour la dernière fois. Une personne sans échelle ou "
        "sans secteur a ceux de son organisation.",
    ),
)
EFFECTS = Help(
    "ect effects ACC@3",
    Text(
        "Tells what happened on the projects that a version of a method covered, beside those that it did not: the last "
        "stage, scores and measures before its day of effect, and the last ones since. It describes; it does not say that "
        "the version is the cause.",
        "Raconte ce qui s’est passé sur les projets qu’une version d’une méthode couvrait, à côté de ceux qu’elle ne "
        "couvrait pas : l’étape, les notes et les relevés les plus récents avant son jour d’effet, puis depuis. C’est une "
        "description ; cela ne dit pas que la version en soit la cause.",
    ),
)

# Arguments and options --------------------------------------------------------------------------------------------------

PROJECT_METAVAR = Text("PROJECT", "PROJET")
INDICATOR_METAVAR = Text("INDICATOR", "INDICATEUR")
VERSION_METAVAR = Text("METHOD[@VERSION]", "MÉTHODE[@VERSION]")
SHARES = Text("how mixed the funding of each project is", "combien le financement de chaque projet est mêlé")

# Titles of columns ------------------------------------------------------------------------------------------------------

PILLAR = Text("Pillar", "Pilier")
SCORE = Text("Score", "Note")
GAP = Text("Missing", "Manque")
CHANGE = Text("Change", "Évolution")
DAY = Text("Day", "Jour")
IDEAL_THEN = Text("Ideal then", "Idéal d’alors")
ASSESSOR = Text("By", "Par")
INDICATOR = Text("Code", "Code")
PERIOD = Text("Until", "Au")
VALUE = Text("Value", "Valeur")
UNIT = Text("Unit", "Unité")
DIFFERENCE = Text("Change", "Évolution")
BASELINE = Text("Base", "Réf.")
MOVE = Text("Move", "Sens")
LEVER = Text("Lever", "Levier")
PROVIDED_BY = Text("From", "D’où")
SOUGHT = Text("Sought €", "Sollicité €")
GRANTED = Text("Granted €", "Accordé €")
REFUSED = Text("Refused €", "Refusé €")
PAID = Text("Paid €", "Versé €")
SECURED = Text("Secured €", "Acquis €")
FUNDS = Text("For", "Pour")
PUBLIC = Text("Public", "Public")
PRIVATE = Text("Private", "Privé")
LOCAL = Text("Local", "Local")
NATIONAL = Text("National", "National")
OWN = Text("Own", "Propres")
LARGEST = Text("Largest provider", "Premier financeur")
AXIS = Text("Axis", "Axe")
DOMAINS = {
    "food": Text("Food", "Alim."),
    "circular_economy": Text("Circ.", "Circ."),
    "mobility": Text("Mob.", "Mob."),
    "environment": Text("Env.", "Env."),
    "health": Text("Health", "Santé"),
    "social_ties": Text("Ties", "Lien"),
}
CATEGORY = Text("Category", "Catégorie")
LEVEL = Text("Level", "Échelle")
SECTOR = Text("Sector", "Secteur")
PERSONS = Text("Persons", "Inscr.")
HEARD = Text("Heard", "Entend.")
ATTENDANCES = Text("Attend.", "Prés.")
INTERVIEWS = Text("Interv.", "Entret.")
EXCUSED = Text("Exc.", "Excus.")
LAST_HEARD = Text("Last heard", "Dernière fois")
VERSION = Text("Version", "Version")
COVERED = Text("Covered", "Couvert")
MEASURE = Text("What", "Quoi")
BEFORE = Text("Before", "Avant")
AFTER = Text("Since", "Depuis")
UNTIL = Text("Until", "Jusqu’au")

# Words and sentences ----------------------------------------------------------------------------------------------------

MOVES = {1: Text("better", "progrès"), 0: Text("same", "stable"), -1: Text("worse", "recul")}
FOR_ACCOMPANIMENT = Text("{lever}, for the accompaniment", "{lever}, pour l’accompagnement")
WHOLE_PROGRAMME = Text("(all)", "(tous)")
GUESTS = Text("(guests)", "(non inscrites)")
MEASURES = {
    "stage": Text("stage", "étape"),
    "observations": Text("observations", "observations"),
    "experiments": Text("experiments", "expérimentations"),
}
COVERAGE_SAID = Text(
    "{empty} cells of {cells} are empty. {unplaced} entries of {entries} are in no cell: they name no axis, no pillar or "
    "no domain.",
    "{empty} cases sur {cells} sont vides. {unplaced} entrées sur {entries} ne sont dans aucune case : il leur manque un "
    "axe, un pilier ou un domaine.",
)
DESCRIPTION = Text(
    "{version}, from {day} on. A description, not a cause: these projects differ in more than their method.",
    "{version}, à partir du {day}. Une description, non une cause : ces projets diffèrent par bien plus que leur méthode.",
)
DESCRIPTIONS = Text(
    "A description, not causes: these projects differ in more than their method.",
    "Une description, non des causes : ces projets diffèrent par bien plus que leur méthode.",
)
SIDES = Text("Covered: {covered}. Not covered: {others}.", "Couverts : {covered}. Non couverts : {others}.")
AFTER_UNTIL = Text(
    "* recorded once another version covered the project (Until).",
    "* consigné alors qu’une autre version couvrait le projet (Jusqu’au).",
)
NO_PILLAR = Text(
    "No ideal and no score: `ect record ideal` sets one.", "Ni idéal ni note : « ect record ideal » pose un idéal."
)
NO_INDICATOR = Text(
    "Nothing was measured: `ect record indicator-measured` records a value.",
    "Rien n’a été relevé : « ect record indicator-measured » consigne une valeur.",
)
NO_FUNDING = Text(
    "No funding: `ect record funding` records a line.", "Aucun financement : « ect record funding » consigne une ligne."
)
NO_SHARE = Text("No funding is secured there.", "Aucun financement n’y est acquis.")
NOBODY = Text("Nobody is registered: `ect record actor` does it.", "Nul n’est inscrit : « ect record actor » le fait.")
NO_EFFECT = Text(
    "No project was open on the day of effect of that version, or that day is still to come.",
    "Aucun projet n’était ouvert au jour d’effet de cette version, ou ce jour est à venir.",
)
NO_SUCH_VERSION = Text("{method} has no version “{written}”.", "{method} n’a pas de version « {written} ».")
VERSIONS_ARE = Text("Its versions: {versions}.", "Ses versions : {versions}.")
