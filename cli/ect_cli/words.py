"""What every command says: the words of help screens, common options and failures, in both languages."""

from ect_journal.words import Text

# Help screens -----------------------------------------------------------------------------------------------------------

OPTIONS = Text("Options", "Options")
COMMON = Text("Everywhere", "Partout")
COMMAND_METAVAR = Text("COMMAND …", "COMMANDE …")
HELP = Text("show this help", "afficher cette aide")
VERSION = Text("show the version", "afficher la version")
JOURNAL = Text(
    "the journal's folder (else ECT_JOURNAL, else ect.toml here or above)",
    "le dossier du journal (sinon ECT_JOURNAL, sinon ect.toml ici ou plus haut)",
)
DEBUG = Text("show the traceback of a failure", "montrer la trace d’un échec")
ABOUT = Text(
    "Keeps the journal of a research-action programme: what was observed, weighed, decided and changed, when, and on "
    "what grounds. Each entry has a number, J117, by which it is cited for ever; nothing is ever overwritten.",
    "Tient le journal d’un programme de recherche-action : ce qui a été observé, pesé, décidé, changé, quand, et sur "
    "quels appuis. Chaque entrée a un numéro, J117, par lequel on la cite pour toujours ; rien n’est jamais écrasé.",
)

# What options take ------------------------------------------------------------------------------------------------------

FOLDER = Text("FOLDER", "DOSSIER")
FILE = Text("FILE", "FICHIER")
FILE_OR_STDIN = Text("FILE|-", "FICHIER|-")
DAY = Text("DAY", "JOUR")
WHEN = Text("WHEN", "QUAND")
CODE = Text("CODE", "CODE")
ENTRY = Text("J…", "J…")
TEXT = Text("TEXT", "TEXTE")
NUMBER = Text("NUMBER", "NOMBRE")
WORD = Text("WORD", "MOT")
WEB = Text("URL", "URL")
NAME = Text("NAME", "NOM")

# Failures ---------------------------------------------------------------------------------------------------------------

LINE = Text("ect: {message}", "ect : {message}")
HINT_LINE = Text("ect: hint: {hint}", "ect : conseil : {hint}")
DID_YOU_MEAN = Text("Did you mean {close}?", "Vouliez-vous dire {close} ?")
SEE_HELP = Text("`{command} --help` says what it takes.", "« {command} --help » dit ce qu’on peut écrire.")
NO_COMMAND = Text("There is no command “{written}”.", "Il n’y a pas de commande « {written} ».")
ABORTED = Text("Stopped.", "Arrêté.")
ABORTED_HINT = Text("`ect log` shows what was recorded.", "« ect log » montre ce qui a été consigné.")
FILE_TROUBLE = Text("The system answers: {trouble}.", "Le système répond : {trouble}.")
FILE_HINT = Text("Check the path, and the rights on it.", "Vérifiez le chemin et les droits d’accès.")
UNEXPECTED = Text("Something unexpected happened: {error}", "Un imprévu s’est produit : {error}")
UNEXPECTED_HINT = Text(
    "This is a fault of the program: run it again with --debug, and report what it prints.",
    "C’est un défaut du programme : relancez avec --debug et signalez ce qui s’affiche.",
)
NOT_A_DAY = Text("“{written}” is not a day.", "« {written} » n’est pas un jour.")
NOT_A_DAY_HINT = Text(
    "Write 2024-02-06, 28/03, yesterday, tuesday, 2024-02-06T20:40, or 2024-03-04/2024-03-08.",
    "Écrivez 2024-02-06, 28/03, hier, mardi, 2024-02-06T20:40 ou 2024-03-04/2024-03-08.",
)

# Files and standard input -----------------------------------------------------------------------------------------------

NO_SUCH_FILE = Text("There is no file {path}.", "Il n’y a pas de fichier {path}.")
TEXT_AS_VALUE_HINT = Text(
    "Give the path of a file, or - to read standard input; a text is never given on the command line itself, which the "
    "shell remembers.",
    "Donnez le chemin d’un fichier, ou - pour lire l’entrée standard ; un texte ne se donne jamais sur la ligne de "
    "commande elle-même, que le terminal retient.",
)
STANDARD_INPUT = Text("Standard input", "L’entrée standard")
NOT_UTF8 = Text("{source} is not UTF-8 text.", "{source} n’est pas du texte en UTF-8.")
NOT_UTF8_HINT = Text(
    "Save it as UTF-8. In PowerShell: $OutputEncoding = [Text.UTF8Encoding]::new()",
    "Enregistrez-le en UTF-8. Dans PowerShell : $OutputEncoding = [Text.UTF8Encoding]::new()",
)
STDIN_TWICE = Text("Standard input is asked for twice.", "L’entrée standard est demandée deux fois.")
STDIN_TWICE_HINT = Text("Give - once, and files elsewhere.", "Donnez - une seule fois, et des fichiers ailleurs.")
TYPE_AND_END = Text(
    "Type the text; end with Ctrl-D on a line of its own (Ctrl-Z and Enter on Windows).",
    "Tapez le texte ; terminez par Ctrl-D seul sur une ligne (Ctrl-Z puis Entrée sous Windows).",
)

# Tables -----------------------------------------------------------------------------------------------------------------

NOTHING = Text("Nothing to show.", "Rien à montrer.")
