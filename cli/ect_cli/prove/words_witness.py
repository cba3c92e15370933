"""What `ect witness` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

WITNESS = Help(
    Text(
        "ect witness --as lab.example/witness\nect witness ask.txt --key cluster-jura+0f1e2d3c+AbC… --output back.txt",
        "ect temoigner --as labo.example/temoin\n"
        "ect temoigner vu.txt --key cluster-jura+0f1e2d3c+AbC… --output rendu.txt",
    ),
    Text(
        "Cosigns the journal of somebody else, whom you need not trust. It is shown a checkpoint and no entry; it cosigns "
        "one that goes on from what it cosigned before, and refuses a journal that has gone back or has two histories, with "
        "the evidence. Without a file: says the key of this witness, for those who will trust it, and what it cosigned.",
        "Contresigne le journal de quelqu’un d’autre, à qui vous n’avez pas besoin de vous fier. Le témoin en voit un point de "
        "contrôle, et aucune entrée ; il contresigne celui qui prolonge ce qu’il a contresigné auparavant, et refuse un journal revenu en "
        "arrière ou à deux histoires, preuve à l’appui. Sans fichier : dit la clé de ce témoin, pour qui s’y fiera, et ce "
        "qu’il a contresigné.",
    ),
)
THIS = Text("This witness", "Ce témoin")
THE_LOG = Text("The journal", "Le journal")
WHERE = Text("Where", "Où")
VKEY = Text("KEY", "CLÉ")
AS = Text(
    "its name, the first time: a name of yours without spaces, such as lab.example/witness",
    "son nom, la première fois : un nom à vous, sans espace, comme labo.example/temoin",
)
KEY = Text(
    "its public key, or a file with it, told by its keeper by another way than the request; needed the first time, and when it has changed",
    "sa clé publique, ou un fichier qui la contient, dite par qui tient le journal, par une autre voie que la demande ; nécessaire "
    "la première fois, et quand elle a changé",
)
OUTPUT = Text("write the answer there (else on the screen)", "écrire la réponse là (sinon à l’écran)")
FORCE = Text("let --output replace a file", "laisser --output remplacer un fichier")

ASK_NAME = Text(
    "what is this witness called (such as lab.example/witness)",
    "comment s’appelle ce témoin (comme labo.example/temoin)",
)
NO_NAME = Text(
    "This witness has no key yet, and nobody names it.", "Ce témoin n’a pas encore de clé, et personne ne le nomme."
)
GIVE_NAME = Text("Name it once: --as lab.example/witness", "Nommez-le une fois : --as labo.example/temoin")
OTHER_NAME = Text("The witness here is called {name}.", "Le témoin d’ici s’appelle {name}.")
LEAVE_NAME = Text("Leave --as out; it is for the first time.", "Omettez --as ; il sert la première fois.")
ONLY_WITH_FILE = Text("{options}: nothing to cosign is given.", "{options} : rien n’est donné à contresigner.")
GIVE_FILE = Text(
    "Give the file that `ect anchor --witness-request` wrote.",
    "Donnez le fichier qu’a écrit « ect ancrer --witness-request ».",
)
NOT_A_REQUEST = Text("This is nothing to cosign.", "Ceci n’est pas à contresigner.")
ASK_FOR_ONE = Text(
    "Ask the journal's keeper for what `ect anchor --witness-request FILE` writes.",
    "Demandez à qui tient le journal ce qu’écrit « ect ancrer --witness-request FICHIER ».",
)
NOT_A_KEY = Text("“{written}” is no public key.", "« {written} » n’est pas une clé publique.")
KEY_LOOKS = Text(
    "It reads name+0f1e2d3c+AbC…, as `ect seal` prints it; copy all of it.",
    "Elle s’écrit nom+0f1e2d3c+AbC…, comme l’affiche « ect sceller » ; copiez-la entière.",
)
MADE = Text(
    "The key of this witness is made. Those who will trust it need its public part, which follows; keep {key} and {memory} "
    "together and to yourself.",
    "La clé de ce témoin est faite. Qui s’y fiera a besoin de sa partie publique, qui suit ; gardez {key} et {memory} "
    "ensemble, et pour vous.",
)
LOG = Text("{origin}: J1 to J{size} cosigned ({sixteen}).", "{origin} : J1 à J{size} contresignés ({sixteen}).")
NO_LOGS = Text("It has cosigned nothing yet.", "Il n’a encore rien contresigné.")
COSIGNED = Text(
    "Cosigned: {origin}, J1 to J{size} ({sixteen}), which go on from {before}. Give it back to its keeper.",
    "Contresigné : {origin}, J1 à J{size} ({sixteen}), à la suite de {before}. Rendez-le à son tenant.",
)
COSIGNED_FIRST = Text(
    "Cosigned for the first time: {origin}, J1 to J{size} ({sixteen}). Give it back to its keeper.",
    "Contresigné pour la première fois : {origin}, J1 à J{size} ({sixteen}). Rendez-le à son tenant.",
)
REKEYED = Text(
    "From now on this journal is known here by the key you gave, no longer by the former one.",
    "Ce journal est désormais connu ici par la clé que vous avez donnée, et non plus par l’ancienne.",
)
EVIDENCE = Text("The evidence, which anybody can check: {file}", "La preuve, que chacun peut vérifier : {file}")
TOO_LARGE = Text("{source} is too large to be a request.", "{source} est trop grand pour être une requête.")
