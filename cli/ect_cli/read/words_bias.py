"""What would undo a conclusion: sentences, titles of columns, options."""

from ect_cli.commands import Help
from ect_cli.read.paragraphs import Counted
from ect_journal.words import Text

# Help -------------------------------------------------------------------------------------------------------------------

BIAS = Help(
    "ect bias H1b\nect bias H1b --rival R-appel --detail",
    Text(
        "Says what would undo what the evidence says of a claim (or of every claim of a hypothesis) against each rival: how "
        "much more readily what pleases would have had to be noted, which sources would have to be left out, and which "
        "item, source and project it hangs on most. --detail has every figure, in decibans (10 dB is ten times).",
        "Dit ce qui annulerait ce que les indices disent d’un énoncé (ou de chacun de ceux d’une hypothèse) face à chaque "
        "rivale : combien de fois plus volontiers il aurait fallu noter ce qui plaît, quelles sources il faudrait écarter, à "
        "quel indice, quelle source et quel projet cela tient le plus. --detail donne tous les chiffres, en décibans (10 dB, "
        "c’est dix fois).",
    ),
)
DETAIL = Text(
    "every figure, and each item, source and project left out",
    "tous les chiffres, et chaque indice, source, projet écarté",
)
ONE_CLAIM = Text("The figure is of one claim.", "La figure est celle d’un énoncé.")
ONE_CLAIM_HINT = Text("Name it: ect bias H1b --figure FILE.svg", "Nommez-le : ect bias H1b --figure FICHIER.svg")
NOTHING = Text("No claim here has a rival to compare it with.", "Aucun énoncé n’a ici de rivale à quoi le comparer.")

# The paragraph ----------------------------------------------------------------------------------------------------------

AGAINST_MAIN = Text("{claim} against its main rival {rival}", "{claim} face à sa rivale principale {rival}")
AGAINST = Text("{claim} against {rival}", "{claim} face à {rival}")
COUNTED = Text("{pro}, {con}.", "{pro}, {con}.")
PRO = Counted(
    Text("{count} source speaks for the claim", "{count} source va dans le sens de l’énoncé"),
    Text("{count} sources speak for the claim", "{count} sources vont dans le sens de l’énoncé"),
)
NO_PRO = Text("No source speaks for the claim", "Aucune source ne va dans le sens de l’énoncé")
CON = Text("{count} against it", "{count} contre")
NO_CON = Text("none against it", "aucune contre")
UNDO_FOR = Text(
    "To undo that, what pleased would have to have been noted {omega} times more readily than what did not.",
    "Pour annuler ce compte, il faudrait que ce qui plaisait ait été noté {omega} fois plus volontiers que le reste.",
)
UNDO_AGAINST = Text(
    "To undo that, what displeased would have to have been noted {omega} times more readily than what pleased.",
    "Pour annuler ce compte, il faudrait que ce qui déplaisait ait été noté {omega} fois plus volontiers que le reste.",
)
FADES_FOR = Text(
    "No bias in what was noted would turn that round, since nothing speaks the other way; but it fades: {before} for the "
    "claim, and only {after} had what pleased been noted {omega} times more readily than what did not.",
    "Aucun biais de prise de notes ne renverserait ce compte, puisque rien ne va dans l’autre sens ; mais il s’estompe : "
    "{before} pour l’énoncé, et seulement {after} si ce qui plaisait avait été noté {omega} fois plus volontiers que le "
    "reste.",
)
FADES_AGAINST = Text(
    "No bias in what was noted would turn that round, since nothing speaks the other way; but it fades: {before} for the "
    "rival, and only {after} had what displeased been noted {omega} times more readily than what pleased.",
    "Aucun biais de prise de notes ne renverserait ce compte, puisque rien ne va dans l’autre sens ; mais il s’estompe : "
    "{before} pour la rivale, et seulement {after} si ce qui déplaisait avait été noté {omega} fois plus volontiers que le "
    "reste.",
)
WEIGHTS_DIFFER = Text(
    "Their weights go the other way than their number.", "Leurs poids vont à l’inverse de leur nombre."
)
EVEN_COUNT = Text("That count is even: there is nothing to undo.", "Ce compte est égal : il n’y a rien à annuler.")
NO_SIDE = Text("No source takes a side.", "Aucune source ne prend parti.")
TO_FLIP = Counted(
    Text(
        "It would take leaving out {count} source ({sources}) before the whole ({total}) changed sides.",
        "Il faudrait écarter {count} source ({sources}) pour que l’ensemble ({total}) change de côté.",
    ),
    Text(
        "It would take leaving out {count} sources ({sources}) before the whole ({total}) changed sides.",
        "Il faudrait écarter {count} sources ({sources}) pour que l’ensemble ({total}) change de côté.",
    ),
)
EVEN_TOTAL = Text("The whole is even: it has no side to leave.", "L’ensemble est égal : il n’a pas de côté à quitter.")
MOST = Text("What moves it most: {parts}.", "Ce qui pèse le plus : {parts}.")
PARTS = {
    "item": Text("item {what} (without it, {rest})", "l’indice {what} (sans lui, {rest})"),
    "cluster": Text("source {what} (without it, {rest})", "la source {what} (sans elle, {rest})"),
    "project": Text("project {what} (without it, {rest})", "le projet {what} (sans lui, {rest})"),
}

# Tables -----------------------------------------------------------------------------------------------------------------

CLAIM = Text("Claim", "Énoncé")
RIVAL = Text("Rival", "Rivale")
TOTAL = Text("Total dB", "Total dB")
INTERVAL = Text("Total dB [low\u00a0;\u00a0high]", "Total dB [bas\u00a0;\u00a0haut]")
SOURCES = Text("For, against", "Pour, contre")
AT_OMEGA = {
    "count_factor": Text("ω 1", "ω 1"),
    "at_1_5": Text("ω 1.5", "ω 1,5"),
    "at_2": Text("ω 2", "ω 2"),
    "at_3": Text("ω 3", "ω 3"),
}
ARCHIVE = Text("Archive", "Archive")
FLIP = Text("Flip ω", "ω nul")
FLIPS = Text("To flip", "À écarter")
LEFT_OUT = Text("Left out", "Écarté")
KIND = Text("Kind", "Genre")
KINDS = {"item": Text("item", "indice"), "cluster": Text("source", "source"), "project": Text("project", "projet")}
CHANGE = Text("Change", "Écart")
FLIPS_SIDE = Text("Other side", "Change de côté")
YES = Text("yes", "oui")
NONE = Text("none", "aucun")
COUNTS = Text(
    "Sources are counted, not weighed, and said in so many times more expected if the claim is true. “ω\u00a01”: as they "
    "are; “ω\u00a02”: had what pleases been noted twice as readily as the rest; “Flip\u00a0ω”: from where it is undone. "
    "“Archive”: as “ω\u00a01”, had the sources been drawn from a closed box of papers instead of an open field. Lopez, "
    "Bowers, Gajardo Cooper 2026.",
    "Les sources sont comptées, non pesées, et dites en tant de fois plus attendu si l’énoncé est vrai. « ω\u00a01 » : "
    "telles quelles ; « ω\u00a02 » : si ce qui plaît avait été noté deux fois plus volontiers que le reste ; "
    "« ω\u00a0nul » : à partir d’où cela s’annule. « Archive » : comme « ω\u00a01 », si les sources étaient tirées d’un "
    "carton d’archives fermé plutôt que d’un terrain ouvert. Lopez, Bowers, Gajardo Cooper 2026.",
)
