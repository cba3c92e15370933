"""What `ect file` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

FILE = Help(
    Text(
        "ect file J117\nect file J117 minutes.pdf --output elsewhere.pdf",
        "ect fichier J117\nect fichier J117 releve.pdf --output ailleurs.pdf",
    ),
    Text(
        "Gives back a file attached to an entry, decrypted and compared with the one that was recorded, under its own name "
        "in this folder. Nobody else on this machine may read it; it stays until you delete it, and an erasure does not "
        "reach it there. Prints where it is.",
        "Rend un fichier joint à une entrée, déchiffré et comparé à celui qui a été consigné, sous son propre nom dans ce "
        "dossier. Nul autre sur cette machine ne peut le lire ; il y reste jusqu’à ce que vous le supprimiez, et un "
        "effacement ne l’y atteint pas. Affiche où il est.",
    ),
)
WHERE = Text("Where", "Où")
OUTPUT = Text("write it there, under that name", "l’écrire là, sous ce nom")
FORCE = Text("let it replace a file that is there", "le laisser remplacer un fichier qui s’y trouve")
GIVEN_BACK = Text(
    "It is the file that was recorded, in the clear: delete it once you need it no more.",
    "C’est le fichier consigné, en clair : supprimez-le quand vous n’en avez plus besoin.",
)
NOTHING_ATTACHED = Text("No file is attached to {ref}.", "Aucun fichier n’est joint à {ref}.")
SHOW_SAYS = Text("`ect show {ref}` says what it holds.", "« ect show {ref} » dit ce qu’elle contient.")
NO_SUCH_ATTACHMENT = Text(
    "No file attached to {ref} is called “{name}”.", "Aucun fichier joint à {ref} ne s’appelle « {name} »."
)
SEVERAL = Text("{count} files are attached to {ref}.", "{count} fichiers sont joints à {ref}.")
ATTACHED_ARE = Text("Say which: {names}.", "Dites lequel : {names}.")
