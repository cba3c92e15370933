"""What the commands on the record itself say: late, transcribed, exceptions, orphans, ungrounded, chronology, todo, changes."""

from collections.abc import Iterable

from ect_cli.commands import Help
from ect_journal.words import Text

# Help -------------------------------------------------------------------------------------------------------------------

LATE = Help(
    "ect late",
    Text(
        "Lists what was recorded more than seven days after it happened. What was taken from an older document is not "
        "late: `ect transcribed` lists it.",
        "Liste ce qui fut consigné plus de sept jours après les faits. Ce qui vient d’un document antérieur n’est pas "
        "tardif : « ect transcribed » le liste.",
    ),
)
TRANSCRIBED = Help(
    "ect transcribed",
    Text(
        "Lists what was taken from older documents, with the day on which it happened and the day on which it was recorded.",
        "Liste ce qui fut repris de documents antérieurs, avec le jour des faits et celui où ce fut consigné.",
    ),
)
EXCEPTIONS = Help(
    "ect exceptions",
    Text(
        "Lists the rules that were passed by, each with the reason that was given for it.",
        "Liste les dérogations, chacune avec la raison qui en fut donnée.",
    ),
)
ORPHANS = Help(
    "ect orphans",
    Text(
        "Lists what stands and rests on something retracted since: the ground, what retracted it, and why. "
        "`ect trace J…` shows all that follows from it.",
        "Liste ce qui tient encore et s’appuie sur une entrée retirée depuis : l’appui, ce qui l’a retiré, et pourquoi. "
        "« ect trace J… » montre tout ce qui en découle.",
    ),
)
UNGROUNDED = Help(
    "ect ungrounded",
    Text(
        "Lists the conclusions (memos, reflections, scores, learnings, versions of a method, statuses…) that rest on no "
        "entry that stands: those that lost their grounds, and those that never had one.",
        "Liste les conclusions (mémos, retours réflexifs, notes, apprentissages, versions de méthode, statuts…) qui ne "
        "reposent sur aucune entrée qui tienne : celles qui ont perdu leurs appuis, celles qui n’en ont jamais eu.",
    ),
)
CHRONOLOGY = Help(
    "ect chronology --project ALI-01",
    Text(
        "Tells what happened in the order in which it did, with the day on which it was recorded.",
        "Raconte ce qui s’est passé dans l’ordre où ça s’est passé, avec le jour où ce fut consigné.",
    ),
)
TODO = Help(
    "ect todo",
    Text(
        "Says what could be looked after next, a line each: first what somebody waits for, then what was foreseen, then "
        "what deserves a second look, then what can wait.",
        "Dit de quoi l’on pourrait prendre soin ensuite, une ligne chacun : d’abord ce que quelqu’un attend, puis ce qui "
        "était prévu, puis ce qui mérite un second regard, enfin ce qui peut attendre.",
    ),
)


def changes(questions: Iterable[str]) -> Help:
    text = Text(
        "Compares what a question answers at two moments of what was known, and says because of which entries (or of which "
        "days) each answer changed; what was changed and changed back within a short stretch may not be named. A question is "
        "another command: {questions}.",
        "Compare les réponses à une question à deux moments de ce que l’on savait, et dit à cause de quelles entrées (ou de "
        "quels jours) chacune a changé ; ce qui a changé puis est vite revenu peut n’être pas nommé. Une question est une autre commande : {questions}.",
    )
    example = "ect changes tally --from 2024-12-03 --to 2025-06-30\nect changes projects --from J357"
    return Help(example, text.format(questions=", ".join(questions)))


# Options ----------------------------------------------------------------------------------------------------------------

ONLY_PROJECT = Text("what names this project", "ce qui nomme ce projet")
QUESTION = Text("QUESTION", "QUESTION")
FROM = Text("the first moment: a day, or an entry", "le premier moment : un jour ou une entrée")
TO = Text("the second moment; now when left out", "le second moment ; maintenant s’il est omis")

# Titles of columns ------------------------------------------------------------------------------------------------------

HAPPENED = Text("Happened", "Faits")
RECORDED = Text("Recorded", "Consignée")
DAYS = Text("Days", "Jours")
SOURCE = Text("Document", "Document")
RULE = Text("Rule", "Règle")
REASON = Text("Reason", "Raison")
GROUND = Text("Ground", "Appui")
RETRACTED_BY = Text("By", "Par")
RETRACTED = Text("Retracted", "Retirée")
LOST = Text("Grounds", "Appuis")
PROJECTS = Text("Projects", "Projets")
SINCE = Text("Day", "Jour")
TO_LOOK_AFTER = Text("What could be looked after", "De quoi prendre soin")
ENTRIES = Text("Entries", "Entrées")
WHAT = Text("What", "Quoi")
COLUMN = Text("Answer", "Réponse")
BEFORE = Text("Before", "Avant")
AFTER = Text("After", "Après")
BECAUSE_OF = Text("Because of", "À cause de")

# Sentences --------------------------------------------------------------------------------------------------------------

NEVER_HAD = Text("never had one", "n’en a jamais eu")
HAS_LOST = Text("lost {refs}", "a perdu {refs}")
AND_MORE = Text("{refs}… ({count})", "{refs}… ({count})")
CHANGE = {
    "appeared": Text("(appeared)", "(apparu)"),
    "disappeared": Text("(disappeared)", "(disparu)"),
}
BETWEEN = Text("From what was known at {low} to what was known at {high}.", "De ce qui était connu à {low} à ce qui l’était à {high}.")  # fmt: skip
NO_QUESTION = Text("There is no question “{written}”.", "Il n’y a pas de question « {written} ».")
QUESTIONS_ARE = Text("The questions are: {questions}.", "Les questions sont : {questions}.")
FROM_NEEDED = Text("From when? Nothing says it.", "Depuis quand ? Rien ne le dit.")
FROM_HINT = Text("Give --from DAY or --from J….", "Donnez --from JOUR ou --from J….")

NONE_LATE = Text("Nothing was recorded late.", "Rien ne fut consigné tardivement.")
NONE_TRANSCRIBED = Text("Nothing was taken from an older document.", "Rien ne fut repris d’un document antérieur.")
NO_EXCEPTION = Text("No rule was passed by.", "Aucune dérogation.")
NO_ORPHAN = Text("Nothing rests on a retracted entry.", "Rien ne repose sur une entrée retirée.")
ALL_GROUNDED = Text("Every conclusion rests on something.", "Toute conclusion repose sur quelque chose.")
NOTHING_HAPPENED = Text("Nothing had happened.", "Rien ne s’était encore passé.")
NOTHING_TO_DO = Text("Nothing waits: all is looked after.", "Rien n’attend : il a été pris soin de tout.")
NO_CHANGE = Text("The answer is the same at both moments.", "La réponse est la même aux deux moments.")
