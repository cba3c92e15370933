"""What the matrix says: help, titles, how its cells are read."""

from ect_cli.commands import Help
from ect_journal.words import Text

MATRIX = Help(
    "ect matrix H1\nect matrix H1b --figure matrix.svg",
    Text(
        "Lays out the evidence: claims and rivals in rows, each piece of evidence in a column, with its weight in decibans "
        "(+10: ten times more expected if the claim is true; -10: if the rival is). What the entries are stands below. It "
        "adds up nothing: `ect tally` does.",
        "Dispose les indices : énoncés et rivales en lignes, chaque indice en colonne, avec son poids en décibans (+10 : dix "
        "fois plus attendu si l’énoncé est vrai ; -10 : si la rivale l’est). Ce que sont les entrées est dit dessous. Rien "
        "n’y est additionné : « ect tally » le fait.",
    ),
)
RIVAL = Text("Rival", "Rivale")
SOURCE = Text("source {cluster}", "source {cluster}")
FORESEEN = Text("foreseen by {prediction}", "prévu par {prediction}")
BEFORE_CLAIM = Text("recorded before the claim", "consigné avant l’énoncé")
NOTHING_LINKED = Text(
    "No evidence to lay out: `ect record evidence` links an entry to a claim.",
    "Aucun indice à disposer : « ect record evidence » verse une entrée à un énoncé.",
)
WITHOUT_RIVAL = Text(
    "Not laid out, since no rival competes with it: the evidence on {claims}.",
    "Non disposés, faute de rivale : les indices sur {claims}.",
)
SIGNS = Text("+ for the claim, - for the rival, in dB", "+ pour l’énoncé, - pour la rivale, en dB")
TO_WEIGH = Text("?: to weigh", "? : à peser")
CONTESTED = Text("≠: readers differ", "≠ : les lectures divergent")
BLANK = Text("blank: does not bear on that claim", "vide : ne porte pas sur cet énoncé")
MAIN = Text("*: main rival", "* : rivale principale")
