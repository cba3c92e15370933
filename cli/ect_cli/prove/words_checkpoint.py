"""What `ect checkpoint` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

CHECKPOINT = Help(
    Text(
        "ect checkpoint\nect checkpoint --qr for-the-report.svg\nect checkpoint --signed -o checkpoint.txt",
        "ect point\nect point --qr pour-le-rapport.svg\nect point --signed -o point.txt",
    ),
    Text(
        "Shows the journal's checkpoint: its name, how many entries it has and their fingerprint, in three lines; then the "
        "same in sixteen characters, short enough to be printed in a report or read out. Whoever keeps either can tell later "
        "whether an entry before it was changed, added or taken away. Nothing is recorded.",
        "Montre le point de contrôle du journal : son nom, son nombre d’entrées et leur empreinte, en trois lignes ; puis la "
        "même chose en seize caractères, assez courts pour être imprimés dans un rapport ou dictés. Qui garde l’un ou l’autre "
        "peut dire plus tard si une entrée d’avant a été changée, ajoutée ou ôtée. Rien n’est consigné.",
    ),
)
SIZE = Text("of this many first entries (else of all)", "sur ce nombre de premières entrées (sinon sur toutes)")
SIGNED = Text("as it was sealed, with its signatures", "tel qu’il fut scellé, avec ses signatures")
QR = Text("also as a QR code: a picture, or - on the screen", "aussi en code QR : une image, ou - à l’écran")
PICTURE = Text("FILE.svg|.png|-", "FICHIER.svg|.png|-")
OUTPUT = Text("write the lines there instead of on the screen", "écrire les lignes là plutôt qu’à l’écran")
SVG_OR_PNG = Text("Name a picture, .svg or .png.", "Nommez une image, en .svg ou .png.")
SIXTEEN = Text("In sixteen characters: {sixteen}", "En seize caractères : {sixteen}")
WHAT_FOR = Text(
    "Print them in a report or send them to your funder: they bind J1 to J{size}, as they are now.",
    "Imprimez-les dans un rapport ou envoyez-les à votre financeur : ils engagent les entrées J1 à J{size}, telles qu’elles "
    "sont.",
)
NOT_KEPT = Text(
    "No recording ended at {size} entries, so the three lines alone can be compared, not sixteen characters. Nearest: {sizes}.",
    "Aucun enregistrement ne s’est achevé à {size} entrées : seules les trois lignes se comparent, sans les seize "
    "caractères. Au plus près : {sizes}.",
)
NOT_SO_MANY = Text("The journal has {head} entries, not {size}.", "Le journal a {head} entrées, et non {size}.")
SMALLER = Text("Give a --size from 1 to {head}, or none.", "Donnez un --size de 1 à {head}, ou aucun.")
NOT_SEALED = Text(
    "The checkpoint of {size} entries is not sealed.", "Le point de contrôle de {size} entrées n’est pas scellé."
)
SEALED_BEFORE = Text(
    "`ect seal` seals the last one; before it, --size {size} is sealed.",
    "« ect sceller » scelle le dernier ; avant lui, --size {size} l’est.",
)
SEAL_FIRST = Text("`ect seal` seals the last one.", "« ect sceller » scelle le dernier.")
TOO_NARROW = Text(
    "The window is too narrow for the QR code; --qr FILE.svg writes it to a file.",
    "La fenêtre est trop étroite pour le code QR ; --qr FICHIER.svg l’écrit dans un fichier.",
)
