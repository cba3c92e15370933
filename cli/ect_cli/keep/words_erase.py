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
    "Will be erased for good, what is sealed {where} (values: {values}; entries: {entries}):",
    "Sera effacé pour de bon ce qui est scellé {where} (valeurs : {values} ; entrées : {entries}) :",
)
HOLDS_NOTHING = Text("Nothing sealed {where} is held here.", "Rien de scellé {where} n’est conservé ici.")
ALREADY = Text("It was erased already, by {refs}.", "C’est déjà effacé, par {refs}.")
ENTRY = Text("  {ref}  {label}, {occurred}. {title} [{fields}]", "  {ref}  {label}, {occurred}. {title} [{fields}]")
OTHERS = (
    Text(
        "What goes is about {people} too; what else is held about them stays.",
        "Ce qui partira concerne aussi {people} ; le reste de ce qui est conservé à son sujet demeure.",
    ),
    Text(
        "What goes is about {people} too; what else is held about them stays.",
        "Ce qui partira concerne aussi {people} ; le reste de ce qui est conservé à leur sujet demeure.",
    ),
)
CONCERNED = (
    Text(
        "What goes is about {people}; what else is held about them stays.",
        "Ce qui partira concerne {people} ; le reste de ce qui est conservé à son sujet demeure.",
    ),
    Text(
        "What goes is about {people}; what else is held about them stays.",
        "Ce qui partira concerne {people} ; le reste de ce qui est conservé à leur sujet demeure.",
    ),
)
KEYS_GO = Text("Keys that will be destroyed: {whose}.", "Clés qui seront détruites : {whose}.")
KEYS_OF = Text("{whom} ({count})", "{whom} ({count})")
SOMEBODY_ELSEWHERE = Text("kept elsewhere", "gardées ailleurs")
RELOCKED = Text(
    "Values that will stay, and be put under new keys: {count}.",
    "Valeurs qui demeureront, et passeront sous de nouvelles clés : {count}.",
)
KEYS_STAY = Text(
    "Keys that cannot be destroyed, since what stays under them does not open here: {whose}. With them, a backup of the "
    "database still reads what is erased.",
    "Clés qui ne peuvent pas être détruites, ce qui demeure sous elles ne s’ouvrant pas ici : {whose}. Avec elles, une "
    "sauvegarde de la base lit encore ce qui est effacé.",
)
FILES_GO = Text(
    "Files that will be removed, since they repeat these values: {files}.",
    "Fichiers qui seront supprimés, car ils répètent ces valeurs : {files}.",
)
FILES_STAY = Text(
    "Files that repeat these values, and that you are left to delete: {files}.",
    "Fichiers qui répètent ces valeurs, et qu’il vous reste à supprimer : {files}.",
)
UNOPENED = Text(
    "Values that do not open here: {count}. Files that repeat them cannot be looked for.",
    "Valeurs qui ne s’ouvrent pas ici : {count}. Les fichiers qui les répètent ne peuvent pas être cherchés.",
)
UNSEARCHED = Text(
    "These could not be searched, since not all of the values open here: {files}. Open or delete them yourself.",
    "Ces fichiers n’ont pas pu être fouillés, car toutes les valeurs ne s’ouvrent pas ici : {files}. À vous de les ouvrir, "
    "ou de les supprimer.",
)
RESTING = (
    Text(
        "Resting on these entries: {count} piece of evidence ({evidence}), for {claims}; frozen tallies: {tallies}.",
        "S’appuie sur ces entrées : {count} élément de preuve ({evidence}), pour {claims} ; bilans arrêtés : {tallies}.",
    ),
    Text(
        "Resting on these entries: {count} pieces of evidence ({evidence}), for {claims}; frozen tallies: {tallies}.",
        "S’appuient sur ces entrées : {count} éléments de preuve ({evidence}), pour {claims} ; bilans arrêtés : {tallies}.",
    ),
)
NONE = Text("none", "aucun")
NOTHING_MOVES = Text(
    "The entries stay as they are: no tally, no history and no number will move.",
    "Les entrées restent telles quelles : aucun bilan, aucun historique, aucun nombre ne bougera.",
)
OTHER_COPIES = Text(
    "Other copies of this journal will lose these values too, once they are opened on this machine. Out of reach: backups "
    "and copies elsewhere, of the folder or of its keys, exports elsewhere, files and prints handed out. Destroy those "
    "yourself.",
    "Les autres copies de ce journal perdront aussi ces valeurs, une fois ouvertes sur cette machine. Hors d’atteinte : les "
    "sauvegardes et copies qui sont ailleurs, du dossier ou de ses clés, les sorties écrites ailleurs, les fichiers et "
    "tirages remis. À vous de les détruire.",
)
OUT_OF_REACH = Text(
    "Out of reach: backups and other copies of the folder or of its keys, exports elsewhere, files and prints handed out. "
    "Destroy those yourself.",
    "Hors d’atteinte : les sauvegardes et autres copies du dossier ou de ses clés, les sorties écrites ailleurs, les fichiers "
    "et tirages remis. À vous de les détruire.",
)
"""Of an expunging, which no other copy hears of."""

# asking and doing -------------------------------------------------------------------------------------------------------

NO_GROUND = Text("An erasure says why: --ground is missing.", "Un effacement dit pourquoi : il manque --ground.")
NOT_A_GROUND = Text("“{written}” is no ground for an erasure.", "« {written} » n’est pas un motif d’effacement.")
THE_GROUNDS = Text("Choose among: {values}.", "Choisissez parmi : {values}.")
STAYS_CLOSED = Text(
    "The keys stay under their passphrase. What is sealed is erased all the same; files that repeat it cannot be looked for.",
    "Les clés restent sous leur phrase de passe. Ce qui est scellé s’efface quand même ; les fichiers qui le répètent ne "
    "peuvent pas être cherchés.",
)
NOT_WITHDRAWN = Text(
    "No withdrawal by {person} is recorded yet: `ect consent {person} --withdrawn words` records it.",
    "Aucun retrait de {person} n’est encore consigné : « ect consentement {person} --withdrawn mots » le consigne.",
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

# what was done ----------------------------------------------------------------------------------------------------------

ERASED = (
    Text("{refs} recorded: {count} value erased.", "{refs} : {count} valeur effacée."),
    Text("{refs} recorded: {count} values erased.", "{refs} : {count} valeurs effacées."),
)
FINISHED = Text(
    "All of it is carried out: nothing of it is left in the journal’s files, nor are its keys on this machine.",
    "Tout est exécuté : il n’en reste rien dans les fichiers du journal, et ses clés ne sont plus sur cette machine.",
)
FINISHED_BUT_KEYS = Text(
    "Nothing of it is left in the journal’s files; the keys that could not be destroyed are said above.",
    "Il n’en reste rien dans les fichiers du journal ; les clés qui n’ont pas pu être détruites sont dites plus haut.",
)
KEYS_LEFT = Text(
    "Its keys still exist: {place} cannot be written, so they could not be destroyed. Make that folder writable, then open "
    "the journal again: they go then. Until then, whoever has them and an older copy of the journal still reads what was "
    "erased.",
    "Ses clés existent encore : {place} ne peut pas être écrit, elles n’ont donc pas pu être détruites. Rendez ce dossier "
    "inscriptible, puis rouvrez le journal : elles partiront alors. D’ici là, qui les a avec une copie plus ancienne du "
    "journal lit encore ce qui est effacé.",
)
KEYS_ELSEWHERE = (
    Text(
        "{count} of the keys never was here: it stays on a colleague’s machine until the journal is opened there, on a "
        "server. Without a server, it is to be destroyed there.",
        "{count} des clés n’a jamais été ici : elle demeure sur la machine d’un collègue jusqu’à ce que le journal y soit "
        "ouvert, sur un serveur. Sans serveur, c’est là-bas qu’il faut la détruire.",
    ),
    Text(
        "{count} of the keys never were here: they stay on a colleague’s machine until the journal is opened there, on a "
        "server. Without a server, they are to be destroyed there.",
        "{count} des clés n’ont jamais été ici : elles demeurent sur la machine d’un collègue jusqu’à ce que le journal y "
        "soit ouvert, sur un serveur. Sans serveur, c’est là-bas qu’il faut les détruire.",
    ),
)
UNFINISHED = Text(
    "No one reads them any more, but some bytes are still in the files, which another program uses: the next opening of the "
    "journal, once that one has ended, clears them.",
    "Plus personne ne les lit, mais des octets restent dans les fichiers, dont se sert un autre programme : la prochaine "
    "ouverture du journal, quand il aura fini, les enlèvera.",
)
NEW_KEYS = Text(
    "What stays about the same people is under new keys: give those to your colleagues again (`ect keys export`), and make "
    "a new backup now, since older ones no longer open it.",
    "Ce qui demeure au sujet des mêmes personnes est sous de nouvelles clés : donnez-les à nouveau à vos collègues (« ect "
    "cles exporter »), et faites maintenant une nouvelle sauvegarde, car les anciennes ne l’ouvrent plus.",
)
