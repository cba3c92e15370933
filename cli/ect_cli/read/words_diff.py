"""What is said of the entries that moved a tally between two moments."""

from ect_cli.commands import Help
from ect_cli.read.paragraphs import Counted
from ect_journal.words import Text

DIFF = Help(
    "ect diff H1b --from 2024-12-03 --to 2025-06-30\nect diff H1b --rival R-appel --from J188 --figure H1b.svg",
    Text(
        "Explains what changed in the tallies of a claim (or of every claim) between two moments of what was known, entry by "
        "entry: what each one did, and by how many decibans (10 dB is ten times) it moved the total. --detail also lists the "
        "entries that left the total as it was.",
        "Explique ce qui a changé dans les bilans d’un énoncé (ou de tous) entre deux moments de ce que l’on savait, entrée "
        "par entrée : ce que chacune a fait, et de combien de décibans (10 dB, c’est dix fois) elle a déplacé le total. "
        "--detail liste aussi les entrées qui ont laissé le total tel quel.",
    ),
)
DETAIL = Text(
    "the entries that left the total as it was too, and the interval",
    "aussi les entrées qui ont laissé le total tel quel, et l’intervalle",
)
NAME_A_CLAIM = Text("The figure is of one claim.", "La figure est celle d’un énoncé.")
NAME_A_CLAIM_HINT = Text(
    "Name it: ect diff H1b --from DAY --figure FILE.svg", "Nommez-le : ect diff H1b --from JOUR --figure FICHIER.svg"
)
BACKWARDS = Text(
    "Going back: the entries are taken away, the last one first, and the signs are turned.",
    "En remontant le temps : les entrées sont retirées du compte, la dernière d’abord, et les signes sont inversés.",
)
NO_CHANGE = Text(
    "No tally changed between these two moments.", "Aucun bilan n’a changé entre ces deux moments."
)  # fmt: skip

# Above each table -------------------------------------------------------------------------------------------------------

FOR_CLAIM = Text(
    "{claim} against {rival}: the whole goes from about {before} to about {after} times more expected if the claim is true "
    "({low}\u00a0→\u00a0{high}\u00a0dB).",
    "{claim} face à {rival} : l’ensemble passe d’environ {before} à environ {after} fois plus attendu si l’énoncé est vrai "
    "({low}\u00a0→\u00a0{high}\u00a0dB).",
)
FOR_RIVAL = Text(
    "{claim} against {rival}: the whole goes from about {before} to about {after} times more expected if the rival is true "
    "({low}\u00a0→\u00a0{high}\u00a0dB).",
    "{claim} face à {rival} : l’ensemble passe d’environ {before} à environ {after} fois plus attendu si la rivale est vraie "
    "({low}\u00a0→\u00a0{high}\u00a0dB).",
)
FROM_TO = Text(
    "{claim} against {rival}: first {before}, then {after} ({low}\u00a0→\u00a0{high}\u00a0dB).",
    "{claim} face à {rival} : d’abord {before}, puis {after} ({low}\u00a0→\u00a0{high}\u00a0dB).",
)
AS_BEFORE = Text(
    "{claim} against {rival}: {after}, as before ({high}\u00a0dB).",
    "{claim} face à {rival} : {after}, comme avant ({high}\u00a0dB).",
)
NOTHING_WEIGHED = Text("nothing weighed", "rien de pesé")

# Titles of columns ------------------------------------------------------------------------------------------------------

RECORDED = Text("Recorded", "Consignée")
DID = Text("What it did", "Ce qu’elle a fait")
SOURCE = Text("Source", "Source")
CHANGE = Text("Change dB", "Écart dB")
CHANGE_OF_INTERVAL = Text("Of [low\u00a0;\u00a0high]", "De [bas\u00a0;\u00a0haut]")
TOTAL = Text("Total dB", "Total dB")
ACTS = {
    "linked": Text("linked {ref}", "verse {ref}"),
    "weighed": Text("weighed {ref}", "pèse {ref}"),
    "corrected": Text("corrected {ref}", "corrige {ref}"),
    "retracted": Text("retracted {ref}", "retire {ref}"),
    "reinstated": Text("put {ref} back", "rétablit {ref}"),
    "revised": Text("revised the hypothesis", "révise l’hypothèse"),
    "rival": Text("registered the rival", "pose la rivale"),
    "hypothesis": Text("registered the claim", "pose l’énoncé"),
}

# Below it ---------------------------------------------------------------------------------------------------------------

ADDS_UP = Text("It adds up: {sum} dB.", "Le compte y est : {sum} dB.")
LEFT_OUT = Counted(
    Text(
        "{count} other entry left this total as it was: --detail lists it.",
        "{count} autre entrée a laissé ce total tel quel : --detail la liste.",
    ),
    Text(
        "{count} other entries left this total as it was: --detail lists them.",
        "{count} autres entrées ont laissé ce total tel quel : --detail les liste.",
    ),
)
