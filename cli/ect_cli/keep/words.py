"""What the keeping commands say: opening a journal, the demo, a server, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# init -------------------------------------------------------------------------------------------------------------------

INIT = Help(
    "ect init cluster-jura",
    Text(
        "Opens a journal in a folder (this one when none is named), registers you and opens the programme. On a terminal "
        "it asks for what you did not give.",
        "Ouvre un journal dans un dossier (celui-ci si aucun n’est nommé), vous inscrit et ouvre le programme. Sur un "
        "terminal, demande ce que vous n’avez pas donné.",
    ),
)
PROGRAMME = Text("The programme", "Le programme")
BY = Text(
    "who you are: a short code of yours, such as your initials",
    "qui vous êtes : un code court, vos initiales par exemple",
)
CATEGORY = Text("what you belong to", "à quoi vous appartenez")
TITLE = Text("the title of the programme", "le titre du programme")
FUNDER = Text("who funds it", "qui le finance")
START = Text("its first day", "son premier jour")
END = Text("its last day", "son dernier jour")
LANG = Text("the language of the journal: fr or en", "la langue du journal : fr ou en")
TIME_ZONE = Text("the time zone of its days", "le fuseau horaire de ses jours")
ORIGIN = Text(
    "the name of the journal for ever (made from the title)", "le nom du journal pour toujours (tiré du titre)"
)
REGISTRY = Text(
    "also record the first registry: three hypotheses, their rivals, the committees' mandates",
    "consigner aussi le premier registre : trois hypothèses, leurs rivales, les mandats des comités",
)
STORE = Text(
    "keep it on a PostgreSQL server, at this address, instead of in a file",
    "le tenir sur un serveur PostgreSQL, à cette adresse, au lieu d’un fichier",
)
MISSING = Text(
    "Nobody is here to answer; still missing: {options}.", "Personne n’est là pour répondre ; il manque : {options}."
)
MISSING_HINT = Text(
    "Give these options, or run it on a terminal.", "Donnez ces options, ou lancez la commande sur un terminal."
)
NOT_A_WORD = Text("“{written}” is not one of the words.", "« {written} » n’est pas l’un des mots.")
THE_WORDS = Text("Choose among: {values}.", "Choisissez parmi : {values}.")
IN_OPTION = Text("{option}: {said}", "{option} : {said}")
COLON = Text(": ", " : ")
YES_NO = Text("yes/no", "oui/non")
YES = Text("yes", "oui")
NO = Text("no", "non")
ABOUT_NOBODY = Text("about nobody in particular", "ne concerne personne en particulier")
WHAT_IS_ABOUT_NOBODY = Text("what is about nobody in particular", "ce qui ne concerne personne en particulier")
ANSWER_YES_OR_NO = Text("Answer yes or no.", "Répondez oui ou non.")
NOT_A_CODE = Text("“{written}” is not a code.", "« {written} » n’est pas un code.")
A_CODE = Text(
    "A code is a letter, then at most 31 letters, digits, - or _, such as RD or P-07.",
    "Un code est une lettre, puis au plus 31 lettres sans accent, chiffres, - ou _, par exemple RD ou P-07.",
)
NOT_A_LINE = Text("This is no title: it is empty or too long.", "Ce n’est pas un intitulé : il est vide ou trop long.")
A_LINE = Text("Write 1 to {most} characters, on one line.", "Écrivez de 1 à {most} caractères, sur une ligne.")
ENDS_TOO_SOON = Text("{end} is before the first day, {start}.", "{end} précède le premier jour, {start}.")
ENDS_LATER = Text("Give the same day or a later one.", "Donnez ce jour-là ou un jour plus tardif.")
OPENED = Text(
    "The journal is open in {folder}: {count} entries.", "Le journal est ouvert dans {folder} : {count} entrées."
)
NEXT = Text('Next, in that folder: ect observe --title "…"', 'Ensuite, dans ce dossier : ect observer --title "…"')

# demo -------------------------------------------------------------------------------------------------------------------

DEMO = Help(
    "ect demo",
    Text(
        "Writes a complete fictional programme, 2023 to 2025, in a folder (./ect-demo when none is named), then asks it "
        "the three questions.",
        "Écrit un programme fictif complet, de 2023 à 2025, dans un dossier (./ect-demo si aucun n’est nommé), puis lui "
        "pose les trois questions.",
    ),
)
FICTION = Text(
    "Everything below is fictional: people, projects and figures.",
    "Tout ce qui suit est fictif : personnes, projets et chiffres.",
)
PROGRESS = Text("{day}: {count} entries", "{day} : {count} entrées")
WRITTEN = Text("{count} entries written in {folder}.", "{count} entrées écrites dans {folder}.")
ALREADY = Text(
    "The demo is already in {folder}; nothing was changed.",
    "La démonstration est déjà dans {folder} ; rien n’a changé.",
)
NOT_THE_DEMO = Text("{folder} holds another journal.", "{folder} contient un autre journal.")
NOT_THE_DEMO_HINT = Text("Name another folder: `ect demo DIR`.", "Nommez un autre dossier : « ect demo DOSSIER ».")
STATES = Text("In what state the projects are", "Où en sont les projets")
TALLY_OF = Text("What speaks for and against {claim}", "Ce qui parle pour et contre {claim}")
HISTORY_OF = Text("How and why the method {method} changed", "Comment et pourquoi la méthode {method} a changé")
INSIDE = Text(
    "{folder} is a journal: the demo is not written inside it.",
    "{folder} est un journal : la démonstration ne s’écrit pas dedans.",
)
INSIDE_HINT = Text(
    "Go to another folder, or name one elsewhere: `ect demo DIR`.",
    "Allez dans un autre dossier, ou nommez-en un ailleurs : « ect demo DOSSIER ».",
)
NEXT_THREE = Text("Now try:", "À vous :")

# a server ---------------------------------------------------------------------------------------------------------------

STORES = Help(
    "ect store setup postgresql://admin@db.example.org/team",
    Text(
        "Prepares a PostgreSQL server for journals, and makes a folder for one that is there.",
        "Prépare un serveur PostgreSQL pour des journaux, et fait un dossier pour l’un de ceux qui y sont.",
    ),
)
SETUP = Help(
    "ect store setup postgresql://admin@db.example.org/team > setup.sql",
    Text(
        "Prints the SQL that prepares a schema (ect, unless the address says ?schema=…): tables, triggers, a role that may "
        "append and one that may only read. With --run, runs it.",
        "Affiche le SQL qui prépare un schéma (ect, sauf si l’adresse dit ?schema=…) : tables, déclencheurs, un rôle qui "
        "peut ajouter et un qui ne peut que lire. Avec --run, l’exécute.",
    ),
)
JOIN = Help(
    "ect store join postgresql://anna@db.example.org/team cluster-jura --by AL",
    Text(
        "Makes a folder of your own (this one when none is named) for a journal that is on a server.",
        "Fait un dossier à vous (celui-ci si aucun n’est nommé) pour un journal qui est sur un serveur.",
    ),
)
RUN = Text("run it there, as the user of the address", "l’exécuter là-bas, au nom de l’utilisateur de l’adresse")
PRINTED = Text(
    "Nothing was run: give this to whoever administers the server, or add --run.",
    "Rien n’a été exécuté : donnez ceci à qui administre le serveur, ou ajoutez --run.",
)
PREPARED = Text(
    "The schema {schema} on {place} is ready. Give people their role: GRANT {schema}_appender TO anna;",
    "Le schéma {schema} sur {place} est prêt. Donnez leur rôle aux personnes : GRANT {schema}_appender TO anna;",
)
JOINED = Text(
    "{folder} leads to the journal “{origin}”: {count} entries.",
    "{folder} mène au journal « {origin} » : {count} entrées.",
)
SAY_WHO = Text(
    "Say who records: --by here, by in ect.toml, or ECT_BY.",
    "Dites qui consigne : --by ici, by dans ect.toml, ou ECT_BY.",
)
WHAT = Text("What", "Quoi")
