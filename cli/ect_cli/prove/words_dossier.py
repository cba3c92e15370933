"""What `ect dossier` says, in both languages. The words of the file it writes are `ect_projections.dossier.words`."""

from ect_cli.commands import Help
from ect_journal.words import Text

DOSSIER = Help(
    "ect dossier --output dossier.html\nect dossier --profile funder --as-of 2024-12-03 --pdf",
    Text(
        "Writes one HTML file that opens anywhere, without the network: what was promised, done, learned and changed, how far "
        "it can be trusted, every entry, and what it takes to check them all in the browser. Both languages are in it.",
        "Écrit un seul fichier HTML, qui s’ouvre partout, sans réseau : ce qui fut promis, fait, appris et changé, jusqu’où s’y "
        "fier, toutes les entrées, et de quoi les vérifier dans le navigateur. Les deux langues y sont.",
    ),
)
PROFILE = Text(
    "open: no sealed value; funder: the same, and what is missing; internal: sealed values opened",
    "open : aucune valeur scellée ; funder : de même, avec ce qui manque ; internal : valeurs scellées ouvertes",
)
AS_OF = Text("the day that the pages speak of", "le jour dont parlent les pages")
LANG = Text("the language that it opens in (else yours)", "la langue dans laquelle il s’ouvre (sinon la vôtre)")
PDF = Text("print it beside, as PDF, with a browser", "l’imprimer à côté, en PDF, avec un navigateur")
OUTPUT = Text("the file to write", "le fichier à écrire")
NAME = Text("dossier-{day}.html", "dossier-{day}.html")
"""Without --output."""
HTML = Text("Name it FILE.html; the PDF goes beside it.", "Nommez-le FICHIER.html ; le PDF va à côté.")
NOT_A_STREAM = Text("A dossier with its PDF is two files, not one stream.", "Un dossier et son PDF sont deux fichiers, et non un seul flux.")  # fmt: skip
HELD = Text("{count} entries; the last checkpoint is {sixteen}.", "{count} entrées ; le dernier point de contrôle est {sixteen}.")  # fmt: skip
SEND_APART = Text(
    "Give these sixteen characters to its reader by another way: the file cannot vouch for itself.",
    "Donnez ces seize caractères à son lecteur par une autre voie : le fichier ne peut pas répondre de lui-même.",
)
UNSIGNED = Text(
    "Nothing signs it: it will be read as intact, never as signed. `ect seal` makes a key.",
    "Rien ne le signe : il se lira comme intact, jamais comme signé. « ect sceller » fait une clé.",
)
LOCKED = Text(
    "Its pages are not signed: the key is locked. With ECT_PASSPHRASE, or on a terminal, they are.",
    "Ses pages ne sont pas signées : la clé est verrouillée. Avec ECT_PASSPHRASE, ou sur un terminal, elles le sont.",
)
UNSEALED = Text(
    "The last entries are not sealed, so it will not be read as signed: `ect seal`, then write it again.",
    "Les dernières entrées ne sont pas scellées : il ne se lira pas comme signé. « ect sceller », puis écrivez-le à nouveau.",
)
PRIVATE = Text(
    "Sealed values stand in it, in clear: keep it among you, then delete it.",
    "Des valeurs scellées y sont en clair : gardez-le entre vous, puis supprimez-le.",
)
NO_BROWSER = Text("No browser was found to print the PDF.", "Aucun navigateur n’a été trouvé pour imprimer le PDF.")
INSTALL_ONE = Text(
    "Install Chromium, Chrome or Edge; or, without --pdf, open the dossier in any browser and print it.",
    "Installez Chromium, Chrome ou Edge ; ou, sans --pdf, ouvrez le dossier dans un navigateur et imprimez-le.",
)
NOT_PRINTED = Text("{browser} did not print the page.", "{browser} n’a pas imprimé la page.")
PRINT_YOURSELF = Text(
    "Leave --pdf out, open the dossier in a browser and print it from there.",
    "Ôtez --pdf, ouvrez le dossier dans un navigateur et imprimez-le de là.",
)
