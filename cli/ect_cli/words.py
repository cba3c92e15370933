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
ADDRESS = Text("ADDRESS", "ADRESSE")
ADDRESS_OR_FILE = Text("ADDRESS|file", "ADRESSE|fichier")
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
NOT_AMONG = Text("“{written}” is none of: {values}.", "« {written} » n’est pas l’une de ces valeurs : {values}.")
NOT_ITS_FOLDER = Text(
    "{path} is a file of the journal, not its folder.", "{path} est un fichier du journal, pas son dossier."
)
GIVE_ITS_FOLDER = Text("Give its folder: --journal {folder}", "Donnez son dossier : --journal {folder}")
NOW_ELSEWHERE = Text(
    "This copy is no longer kept up: the journal is now at {place}.",
    "Cette copie n’est plus tenue à jour : le journal est désormais à {place}.",
)
SEEN_LONGER = Text(
    "Warning: this machine last saw this journal with {size} entries ({sixteen}); it now has {head}. An older copy was put back, "
    "or entries were taken away.",
    "Attention : cette machine a vu ce journal avec {size} entrées ({sixteen}) ; il en a maintenant {head}. Une copie plus "
    "ancienne a été remise, ou des entrées ont été ôtées.",
)
UNSEALED = Text(
    "Recorded, and not sealed: the journal’s signing key is not on this machine. Whoever has it seals with `ect seal`.",
    "Consigné, mais non scellé : la clé de signature du journal n’est pas sur cette machine. Qui l’a scelle par « ect sceller ».",
)
SEEN_OTHERWISE = Text(
    "Warning: J1 to J{size} are not what this machine last saw of this journal ({sixteen}). Another copy was put in its place, "
    "or entries were changed.",
    "Attention : les entrées J1 à J{size} ne sont pas celles que cette machine a vues de ce journal ({sixteen}). Une autre "
    "copie a pris sa place, ou des entrées ont été changées.",
)
SEEN_BEFORE = Text(
    "`ect verify` says what is missing or differs. If you put a backup back yourself: `ect verify --accept`. Else record nothing, "
    "and look for the copy that was there. Until then nothing that is recorded here is signed.",
    "« ect verifier » dit ce qui manque ou diffère. Si vous avez vous-même remis une sauvegarde : « ect verifier --accept ». "
    "Sinon ne consignez rien, et cherchez la copie qui était là. D’ici là, rien de ce qui est consigné ici n’est signé.",
)
AND_OTHERS = Text("… and {count} more", "… et {count} de plus")
RECORD_IT = Text("Use `ect record {name}`.", "Utilisez « ect record {name} ».")
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
NO_SUCH_DAY = Text("There is no {day} {month}{year}.", "Il n’y a pas de {day} {month}{year}.")
MONTHS = (
    Text("January", "janvier"), Text("February", "février"), Text("March", "mars"), Text("April", "avril"),
    Text("May", "mai"), Text("June", "juin"), Text("July", "juillet"), Text("August", "août"),
    Text("September", "septembre"), Text("October", "octobre"), Text("November", "novembre"), Text("December", "décembre"),
)  # fmt: skip
NOT_A_DAY_HINT = Text(
    "Write 2024-02-06, 28/03/2025, 28/03, 28 March 2025, yesterday, tuesday, 2024-02-06T20:40, or 2024-03-04/2024-03-08.",
    "Écrivez 2024-02-06, 28/03/2025, 28/03, 28 mars 2025, hier, mardi, 2024-02-06T20:40 ou 2024-03-04/2024-03-08.",
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
READ_A_FILE_HINT = Text(
    "Check the path, or give - to read standard input.", "Vérifiez le chemin, ou donnez - pour lire l’entrée standard."
)
STDIN_TWICE = Text("Standard input is asked for twice.", "L’entrée standard est demandée deux fois.")
STDIN_TWICE_HINT = Text("Give - once, and files elsewhere.", "Donnez - une seule fois, et des fichiers ailleurs.")
TYPE_AND_END = Text(
    "Type the text; end with Ctrl-D on a line of its own (Ctrl-Z and Enter on Windows).",
    "Tapez le texte ; terminez par Ctrl-D seul sur une ligne (Ctrl-Z puis Entrée sous Windows).",
)

OUTPUT = Text(
    "write there instead of on the screen; its extension says the format",
    "écrire là plutôt qu’à l’écran ; l’extension dit le format",
)
FORCE = Text("let --output replace a file", "laisser --output remplacer un fichier")
IS_A_FOLDER = Text("{path} is a folder.", "{path} est un dossier.")
FILE_IN_IT = Text("Give the path of a file.", "Donnez le chemin d’un fichier.")
NO_SUCH_FOLDER = Text("There is no folder {path}.", "Il n’y a pas de dossier {path}.")
MAKE_THE_FOLDER = Text(
    "Make that folder first, or name a file elsewhere.", "Créez d’abord ce dossier, ou nommez un fichier ailleurs."
)
EXISTS_ALREADY = Text("{path} exists already.", "{path} existe déjà.")
ANOTHER_NAME = Text(
    "Give another name, or --force to replace that file.",
    "Donnez un autre nom, ou --force pour remplacer ce fichier.",
)
NO_SUCH_EXTENSION = Text(
    "The extension {extension} means no format here.", "L’extension {extension} ne désigne ici aucun format."
)
EXTENSION_HINT = Text(
    "Use one of {extensions}, or say which with --format.", "Prenez l’une de {extensions}, ou précisez --format."
)

# Tables -----------------------------------------------------------------------------------------------------------------

NOTHING = Text("Nothing to show.", "Rien à montrer.")
OMITTED = Text(
    "Columns left out: {columns}; widen the window, or use --format csv.",
    "Colonnes omises : {columns} ; élargissez la fenêtre, ou prenez --format csv.",
)
OMITTED_AT_WIDEST = Text(
    "Columns left out: {columns}; --format csv has them.", "Colonnes omises : {columns} ; --format csv les donne."
)
NOT_TO_HAND_OUT = Text(
    "Do not hand it out, nor print it: this copy does not continue what this machine saw of the journal; `ect verify` says "
    "how it differs.",
    "Ne le remettez pas, ne l’imprimez pas : cette copie ne prolonge pas ce que cette machine a vu du journal ; « ect verifier » "
    "dit en quoi elle diffère.",
)
"""Of what is made to be handed out, in a journal that was put back."""
