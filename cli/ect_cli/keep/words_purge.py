"""What `ect purge` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

PURGE = Help(
    Text(
        "ect purge --due --dry-run\nect purge --due --decided-by RD",
        "ect purger --due --dry-run\nect purger --due --decided-by RD",
    ),
    Text(
        "Erases the sealed values that are past the day until which they are kept: words some months after the end of the "
        "programme (verbatim_months in ect.toml, else 24), contacts three years after the last entry that has to do with "
        "the person, pieces of the programme ten years after its end. Lists them, asks, then erases as `ect erase` does. "
        "Nothing is ever erased by itself: you decide.",
        "Efface les valeurs scellées dont la durée de conservation est échue : les paroles quelques mois après la fin du "
        "programme (verbatim_months dans ect.toml, sinon 24), les contacts trois ans après la dernière entrée qui concerne la "
        "personne, les pièces du programme dix ans après sa fin. Les liste, demande, puis efface comme « ect effacer ». "
        "Rien ne s’efface jamais tout seul : c’est vous qui décidez.",
    ),
)
DUE = Text("what is past its day (there is nothing else to purge)", "ce qui est échu (il n’y a rien d’autre à purger)")
ON = Text("as of that day (else today); a day to come only with --dry-run", "à ce jour (sinon aujourd’hui) ; un jour à venir seulement avec --dry-run")  # fmt: skip
SAY_DUE = Text("Nothing says what to purge: --due is missing.", "Rien ne dit quoi purger : il manque --due.")
SAY_DUE_HINT = Text(
    "`ect purge --due --dry-run` lists what is past its day; `ect erase` erases anything else.",
    "« ect purger --due --dry-run » liste ce qui est échu ; « ect effacer » efface autre chose.",
)
TO_COME = Text("{day} is still to come.", "Le {day} est encore à venir.")
ONLY_REHEARSE = Text(
    "Add --dry-run to see what will be due then; nothing is erased before its day.",
    "Ajoutez --dry-run pour voir ce qui sera échu alors ; rien ne s’efface avant son jour.",
)
CLASS = Text("Kept as", "Conservé comme")
WHOM = Text("About", "Au sujet de")
VALUES = Text("Values", "Valeurs")
UNTIL = Text("Until", "Jusqu’au")
ENTRIES = Text("Entries", "Entrées")
NOTHING_DUE = Text("Nothing is past its day on {day}.", "Rien n’est échu au {day}.")
PAST = Text("Past their day on {day}, values: {count}.", "Échues au {day}, valeurs : {count}.")
END_KNOWN = Text(
    "The programme ends on {end}; its words are kept {months} months more (verbatim_months in ect.toml).",
    "Le programme finit le {end} ; ses paroles se conservent encore {months} mois (verbatim_months dans ect.toml).",
)
END_UNKNOWN = Text(
    "The journal has opened no programme, so nothing says when its words are due; values without an end: {count}.",
    "Le journal n’a ouvert aucun programme, rien ne dit donc quand ses paroles sont échues ; valeurs sans terme : {count}.",
)
