"""What `ect prove` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

PROVE = Help(
    Text("ect prove J117", "ect prouver J117"),
    Text(
        "Writes what proves that one entry is in the journal, without handing over the others: J117.tlog-proof, the proof, "
        "and J117.json, the exact bytes of the entry. `ect verify` checks them, with no journal and no network.",
        "Écrit ce qui prouve qu’une entrée est dans le journal, sans remettre les autres : J117.tlog-proof, la preuve, et "
        "J117.json, l’entrée à l’octet près. « ect verifier » les vérifie, sans journal ni réseau.",
    ),
)
OUTPUT = Text(
    "the name of the proof; the entry goes beside it, .json", "le nom de la preuve ; l’entrée va à côté, en .json"
)
PROOF_FILE = Text("FILE.tlog-proof", "FICHIER.tlog-proof")
END_IN = Text("Give the proof a name that ends in .tlog-proof.", "Donnez à la preuve un nom en .tlog-proof.")
PROVED_SEALED = Text(
    "{ref} is among the {size} entries ({sixteen}) that {names} sealed.",
    "{ref} est parmi les {size} entrées ({sixteen}) que {names} a scellées.",
)
PROVED_UNSEALED = Text(
    "{ref} is among the {size} entries ({sixteen}), which nobody signed: it proves something only to who has these sixteen "
    "characters from elsewhere. `ect seal`, then prove again, to put your signature to it.",
    "{ref} est parmi les {size} entrées ({sixteen}), que personne n’a signées : cela ne prouve quelque chose qu’à qui tient "
    "ces seize caractères d’ailleurs. « ect sceller », puis prouvez à nouveau, pour y mettre votre signature.",
)
EXPUNGED = Text(
    "The bytes of {ref} were expunged: the file beside has only its leaf, which proves the place and not the words.",
    "Le contenu de {ref} a été caviardé : le fichier d’à côté n’a plus que sa feuille, qui prouve la place et non les mots.",
)
HAND_BOTH = Text(
    "Hand both over; to check them, in the same folder: ect verify {file}",
    "Remettez les deux ; pour les vérifier, dans un même dossier : ect verifier {file}",
)
