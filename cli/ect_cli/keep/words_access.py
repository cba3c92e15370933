"""What `ect access` says, in both languages. The words of the file it writes are `ect_journal.access_words`."""

from ect_cli.commands import Help
from ect_journal.words import Text

ACCESS = Help(
    Text("ect access P-07", "ect acces P-07"),
    Text(
        "Writes, for a person who asks, everything that is held about them: a page to read and print (.html) and the same "
        "for a program (.json). Each sealed value, what it is for, on what it rests, who reads it and until when; what was "
        "erased; the entries that name their code. Nothing about anybody else.",
        "Écrit, pour une personne qui le demande, tout ce qui est conservé à son sujet : une page à lire et à imprimer "
        "(.html) et la même chose pour un programme (.json). Chaque valeur scellée, à quoi elle sert, sur quoi elle repose, "
        "qui la lit et jusqu’à quand ; ce qui a été effacé ; les entrées qui portent son code. Rien sur personne d’autre.",
    ),
)
WHERE = Text("Where", "Où")
FOLDER_OR_FILE = Text("FOLDER|FILE", "DOSSIER|FICHIER")
OUTPUT = Text("the folder to write in, or the name of the page", "le dossier où écrire, ou le nom de la page")
LANG = Text("the language of the page (else yours)", "la langue de la page (sinon la vôtre)")
FORCE = Text("replace files of that name", "remplacer des fichiers de ce nom")
PREFIX = Text("access", "acces")
"""How the names of the files begin."""
HELD = Text("{actor}: {kept}, {erased}.", "{actor} : {kept}, {erased}.")
KEPT = (
    Text("{count} value held", "{count} valeur conservée"), Text("{count} values held", "{count} valeurs conservées")
)  # fmt: skip
ERASED = (Text("{count} erased", "{count} effacée"), Text("{count} erased", "{count} effacées"))
SEALED = Text(
    "Under keys that are not here: {count}. The file says so, without these texts: make it where the keys are.",
    "Sous des clés absentes d’ici : {count}. Le fichier le dit, sans ces textes : faites-le là où sont les clés.",
)
DAMAGED = Text(
    "Damaged: {count}; `ect keys check` names each.", "Endommagé : {count} ; « ect cles verifier » nomme chaque valeur."
)
NOT_HERE = (
    Text(
        "At least {count} value about {actor} is not in this copy of the journal, which cannot answer; nothing was written.",
        "Au moins {count} valeur au sujet de {actor} n’est pas dans cette copie du journal, qui ne peut donc pas répondre ; rien "
        "n’a été écrit.",
    ),
    Text(
        "At least {count} values about {actor} are not in this copy of the journal, which cannot answer; nothing was written.",
        "Au moins {count} valeurs au sujet de {actor} ne sont pas dans cette copie du journal, qui ne peut donc pas répondre ; rien "
        "n’a été écrit.",
    ),
)
WHERE_THEY_ARE = Text(
    "Do it where the journal has its values, or from a backup of there; `ect restore --with-sealed` takes them back.",
    "Faites-le là où le journal a ses valeurs, ou depuis une sauvegarde de là-bas ; « ect restore --with-sealed » les "
    "reprend.",
)
TWO_FILES = Text(
    "A page and a file are written, not one stream.", "Il s’écrit une page et un fichier, et non un seul flux."
)
NAME_THEM = Text("Name a folder, or the page, .html.", "Nommez un dossier, ou la page, en .html.")
HAND_OVER = Text(
    "Hand both over once you are sure who is asking, then delete them: they are in clear.",
    "Remettez les deux après vous être assuré de l’identité de la personne, puis supprimez-les : ils sont en clair.",
)
PAGE_OR_FILE = Text(
    "Name the page, .html; the file goes beside it, .json.", "Nommez la page, en .html ; le fichier .json va à côté."
)
