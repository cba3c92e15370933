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
HELD = Text("{actor}: {kept} held, {erased} erased.", "{actor} : {kept} conservée(s), {erased} effacée(s).")
SEALED = Text(
    "Under keys that are not here: {count}. The file says so, without these texts: make it where the keys are, or unlock them.",
    "Sous des clés absentes d’ici : {count}. Le fichier le dit, sans ces textes : faites-le là où sont les clés, ou "
    "déverrouillez-les.",
)
DAMAGED = Text(
    "Damaged: {count}; `ect keys check` names each.", "Endommagé : {count} ; « ect cles verifier » nomme chaque valeur."
)
MISSING = Text(
    "Not in this copy of the journal: {count}.", "Absent de cette copie du journal : {count}."
)  # fmt: skip
HAND_OVER = Text(
    "Hand both over once you are sure who is asking, then delete them: they are in clear.",
    "Remettez les deux après vous être assuré de l’identité de la personne, puis supprimez-les : ils sont en clair.",
)
PAGE_OR_FILE = Text(
    "Name the page, .html; the file goes beside it, .json.", "Nommez la page, en .html ; le fichier .json va à côté."
)
