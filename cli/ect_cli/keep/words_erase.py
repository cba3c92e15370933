"""What `ect erase` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# help -------------------------------------------------------------------------------------------------------------------

ERASE = Help(
    Text(
        "ect erase P-07 --ground consent_withdrawn --decided-by RD\nect erase J117 --ground recorded_by_mistake --dry-run",
        "ect effacer P-07 --ground consentement-retire --decided-by RD\n"
        "ect effacer J117 --ground consignees-par-erreur --dry-run",
    ),
    Text(
        "Erases for good all that is sealed about a person, or in an entry: the values, their keys, the files attached, and "
        "what this tool repeated of them in the journal's folder. Shows first what would go, then asks. No entry, no number "
        "and no tally changes; each value is from then on said to be erased, and by which entry. Erasing is not withdrawing "
        "from the study: `ect retract` does that. A request that is not granted: `ect record erasure-refused`.",
        "Efface pour de bon tout ce qui est scellé au sujet d’une personne, ou dans une entrée : les valeurs, leurs clés, "
        "les pièces jointes, et ce que cet outil en répétait dans le dossier du journal. Montre d’abord ce qui partirait, "
        "puis demande. Aucune entrée, aucun nombre, aucun bilan ne change ; chaque valeur est ensuite dite effacée, et par "
        "quelle entrée. Effacer n’est pas quitter l’étude : « ect retirer » le fait. Une demande qui n’est pas accordée : "
        "« ect record erasure-refused ».",
    ),
)
WHOM_OR_WHAT = Text("CODE|J… …", "CODE|J… …")
WHY = Text("Why, and who decided", "Pourquoi, et qui l’a décidé")
HOW = Text("How", "Comment")
GROUND = Text(
    "why: consent_withdrawn, objection, retention_ended, not_needed, recorded_by_mistake, legal_duty",
    "pourquoi : consentement retiré, opposition, durée de conservation échue, plus nécessaires, consignées par erreur, "
    "obligation légale",
)
DECIDED_BY = Text("who decided it (else who records it)", "qui l’a décidé (sinon qui le consigne)")
ON = Text("the day it was decided (else today)", "le jour de la décision (sinon aujourd’hui)")
BY = Text(
    "who records it: your code (else ECT_BY, else ect.toml)",
    "qui le consigne : votre code (sinon ECT_BY, sinon ect.toml)",
)
DRY_RUN = Text("show what would be erased, and do nothing", "montrer ce qui serait effacé, sans rien faire")
YES = Text("do not ask", "ne pas demander")

# the rehearsal ----------------------------------------------------------------------------------------------------------

ABOUT = Text("about {codes}", "au sujet de {codes}")
INSIDE = Text("in {refs}", "dans {refs}")
AND = Text(" and ", " et ")
GO = Text(
    "Erasing for good what is sealed {where} (values: {values}; entries: {entries}):",
    "À effacer pour de bon, ce qui est scellé {where} (valeurs : {values} ; entrées : {entries}) :",
)
HOLDS_NOTHING = Text("Nothing sealed {where} is held here.", "Rien de scellé {where} n’est conservé ici.")
ENTRY = Text("  {ref}  {label}, {occurred}. {title} [{fields}]", "  {ref}  {label}, {occurred}. {title} [{fields}]")
OTHERS = Text(
    "What is erased is about {people} too; what else is held about them stays.",
    "Ce qui est effacé concerne aussi {people} ; le reste de ce qui les concerne demeure.",
)
KEYS_GO = Text("Keys destroyed: {whose}.", "Clés détruites : {whose}.")
KEYS_OF = Text("{whom} ({count})", "{whom} ({count})")
JOURNALS_OWN = Text("the journal’s own", "celle du journal lui-même")
SOMEBODY_ELSEWHERE = Text("kept elsewhere", "gardées ailleurs")
RELOCKED = Text(
    "Values that stay, and are put under new keys: {count}.",
    "Valeurs qui demeurent, et passent sous de nouvelles clés : {count}.",
)
KEYS_STAY = Text(
    "Keys that cannot be destroyed, since what stays under them does not open here: {whose}. With them, a backup of the "
    "database still reads what is erased.",
    "Clés qui ne peuvent pas être détruites, ce qui demeure sous elles ne s’ouvrant pas ici : {whose}. Avec elles, une "
    "sauvegarde de la base lit encore ce qui est effacé.",
)
FILES_GO = Text(
    "Files removed, since they repeat these values: {files}.",
    "Fichiers supprimés, car ils répètent ces valeurs : {files}.",
)
FILES_STAY = Text(
    "Files that repeat these values, and that you are left to delete: {files}.",
    "Fichiers qui répètent ces valeurs, et qu’il vous reste à supprimer : {files}.",
)
UNOPENED = Text(
    "Values that do not open here: {count}. Files that repeat them cannot be looked for.",
    "Valeurs qui ne s’ouvrent pas ici : {count}. Les fichiers qui les répètent ne peuvent pas être cherchés.",
)
RESTING = Text(
    "Resting on these entries: {count} piece(s) of evidence ({evidence}), for {claims}; frozen tallies: {tallies}.",
    "S’appuient sur ces entrées : {count} élément(s) de preuve ({evidence}), pour {claims} ; bilans arrêtés : {tallies}.",
)
NONE = Text("none", "aucun")
NOTHING_MOVES = Text(
    "The entries stay as they are: no tally, no history and no number moves.",
    "Les entrées restent telles quelles : aucun bilan, aucun historique, aucun nombre ne bouge.",
)
OUT_OF_REACH = Text(
    "Out of reach: backups and other copies of the folder or of its keys, exports elsewhere, files and prints handed out. "
    "Destroy those yourself.",
    "Hors d’atteinte : les sauvegardes et autres copies du dossier ou de ses clés, les sorties écrites ailleurs, les fichiers "
    "et tirages remis. À vous de les détruire.",
)

# asking and doing -------------------------------------------------------------------------------------------------------

NO_GROUND = Text("An erasure says why: --ground is missing.", "Un effacement dit pourquoi : il manque --ground.")
NOT_A_GROUND = Text("“{written}” is no ground for an erasure.", "« {written} » n’est pas un motif d’effacement.")
THE_GROUNDS = Text("Choose among: {values}.", "Choisissez parmi : {values}.")
STAYS_CLOSED = Text(
    "{why} What is sealed is erased all the same; files that repeat it cannot be looked for.",
    "{why} Ce qui est scellé s’efface quand même ; les fichiers qui le répètent ne peuvent pas être cherchés.",
)
NOT_WITHDRAWN = Text(
    "No withdrawal by {person} is recorded yet: `ect consent {person} --withdrawn words` records it.",
    "Aucun retrait de {person} n’est encore consigné : « ect consent {person} --withdrawn mots » le consigne.",
)
NOBODY_AGREES = Text(
    "Nobody is here to agree, and nothing was erased.", "Personne n’est là pour acquiescer, rien n’a été effacé."
)
GIVE_YES = Text(
    "Read what would go (--dry-run), then add --yes; or run it on a terminal.",
    "Lisez ce qui partirait (--dry-run), puis ajoutez --yes ; ou lancez la commande sur un terminal.",
)
ERASE_THEM = Text("Erase all of this for good?", "Effacer tout cela pour de bon ?")
NOTHING_DONE = Text("Nothing was erased.", "Rien n’a été effacé.")
ERASED = Text("{refs} recorded: {count} value(s) erased.", "{refs} consignée(s) : {count} valeur(s) effacée(s).")
FINISHED = Text(
    "All of it is carried out: nothing of them is left in the journal’s files, nor the keys.",
    "Tout est exécuté : il n’en reste rien dans les fichiers du journal, ni les clés.",
)
UNFINISHED = Text(
    "No one reads them any more, but some bytes are still in the files, which another program uses: the next opening of the "
    "journal, once that one has ended, clears them.",
    "Plus personne ne les lit, mais des octets restent dans les fichiers, dont se sert un autre programme : la prochaine "
    "ouverture du journal, quand il aura fini, les enlèvera.",
)
