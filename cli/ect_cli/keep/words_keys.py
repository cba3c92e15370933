"""What `ect keys` says, and whoever asks for a passphrase, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# passphrases ------------------------------------------------------------------------------------------------------------

PASSPHRASE = Text("Passphrase of your keys", "Phrase de passe de vos clés")
SIGNING_PASSPHRASE = Text("Passphrase of your signing key", "Phrase de passe de votre clé de signature")
NEW_PASSPHRASE = Text("New passphrase of your keys", "Nouvelle phrase de passe de vos clés")
FILE_PASSPHRASE = Text("Passphrase of that file", "Phrase de passe de ce fichier")
NEW_FILE_PASSPHRASE = Text(
    "Passphrase for that file, to be told to your colleague", "Phrase de passe pour ce fichier, à dire à votre collègue"
)
ONCE_MORE = Text("Once more", "Encore une fois")
PASSPHRASE_OR_NOT = Text(
    "Passphrase of your keys (Enter to go on without)", "Phrase de passe de vos clés (Entrée pour continuer sans)"
)
NOT_THIS_ONE = Text("This is not the passphrase; again.", "Ce n’est pas la phrase de passe ; recommencez.")
TOO_SHORT = Text("A passphrase has at least {least} characters.", "Une phrase de passe a au moins {least} caractères.")
IN_VARIABLE = Text("{variable}: {said}", "{variable} : {said}")
ANOTHER_VALUE = Text(
    "{variable} gives it: set it right, or unset it to be asked on a terminal.",
    "C’est {variable} qui la donne : corrigez-la, ou ôtez-la pour que le terminal la demande.",
)
STOPPED = Text("Stopped.", "Arrêté.")
NOTHING_CHANGED = Text("Nothing was changed.", "Rien n’a changé.")
NOT_THE_SAME = Text("These are not the same; again.", "Ce ne sont pas les mêmes ; recommencez.")
SEVERAL_WORDS = Text(
    "Choose several words that nobody would guess. It is not shown, and nobody can find it again for you.",
    "Choisissez plusieurs mots que nul ne devinerait. Elle ne s’affiche pas, et personne ne peut la retrouver pour vous.",
)
NOBODY_TO_ASK = Text("A passphrase is needed, and nobody is here to be asked.", "Il faut une phrase de passe, et personne n’est là pour la taper.")  # fmt: skip
SET_VARIABLE = Text(
    "Run it on a terminal, or set {variable}; it is never given on the command line, which the shell remembers.",
    "Lancez la commande sur un terminal, ou donnez {variable} ; elle ne se donne jamais sur la ligne de commande, que le "
    "terminal retient.",
)
STAYS_LOCKED = Text(
    "ECT_PASSPHRASE was tried in vain, so sealed values stay closed: {why}",
    "ECT_PASSPHRASE a été essayée en vain, les valeurs scellées restent fermées : {why}",
)
SEALS_NOT = Text(
    "ECT_PASSPHRASE was tried in vain, so nothing is sealed by itself: {why}",
    "ECT_PASSPHRASE a été essayée en vain, rien ne se scelle de soi-même : {why}",
)

# the list ---------------------------------------------------------------------------------------------------------------

WHAT = Text("What", "Quoi")
MAYBE_COMMAND = Text("[COMMAND …]", "[COMMANDE …]")
KEYS = Help(
    Text("ect keys\nect keys export for-anna.json --of P-07", "ect cles\nect cles exporter pour-anna.json --of P-07"),
    Text(
        "Lists who has a key here. Sealed values are kept with the journal, and their keys on this machine, outside its "
        "folder: one for each person, and one for what is about nobody in particular. Who has the key of everybody a value is about "
        "reads it; once a key is erased, nobody does.",
        "Liste qui a une clé ici. Les valeurs scellées sont gardées avec le journal, et leurs clés sur cette machine, hors "
        "de son dossier : une par personne, et une pour ce qui ne concerne personne en particulier. Qui a la clé de chaque personne "
        "concernée lit la valeur ; une fois une clé effacée, plus personne.",
    ),
)
PERSON = Text("Person", "Personne")
STATE = Text("Key", "Clé")
COUNT = Text("Keys", "Clés")
ERASED_BY = Text("Erased by", "Effacée par")
NOT_KNOWN = Text("not known here", "inconnue ici")
STATES = {
    "never": Text("never", "jamais"),
    "live": Text("live", "vivante"),
    "erased": Text("erased", "effacée"),
}
LIVE_AGAIN = Text("live (an earlier key erased by {by})", "vivante (une clé d’avant effacée par {by})")
NO_KEYS = Text("Nobody has a key here yet.", "Personne n’a encore de clé ici.")
ONLY_SIGNS = Text(
    "Nobody has a key for sealed values here yet; only the journal has one, to sign.",
    "Personne n’a encore ici de clé pour des valeurs scellées ; seul le journal en a une, pour signer.",
)
KEYS_ELSEWHERE = (
    Text(
        "{count} sealed value is under keys that are not here. Ask a colleague for `ect keys export FILE`, then take it in: "
        "`ect keys import FILE`.",
        "{count} valeur scellée est sous des clés qui ne sont pas ici. Demandez à un collègue « ect cles exporter FICHIER », "
        "puis reprenez-le : « ect cles importer FICHIER ».",
    ),
    Text(
        "{count} sealed values are under keys that are not here. Ask a colleague for `ect keys export FILE`, then take it "
        "in: `ect keys import FILE`.",
        "{count} valeurs scellées sont sous des clés qui ne sont pas ici. Demandez à un collègue « ect cles exporter "
        "FICHIER », puis reprenez-le : « ect cles importer FICHIER ».",
    ),
)
PROTECTED = Text("A passphrase protects them, in {path}.", "Une phrase de passe les protège, dans {path}.")
NOT_PROTECTED = Text(
    "No passphrase protects them, in {path}: `ect keys protect`.",
    "Aucune phrase de passe ne les protège, dans {path} : « ect cles proteger ».",
)
EXPOSED = Text(
    "Others on this machine may read that file; the next writing puts it right.",
    "D’autres sur cette machine peuvent lire ce fichier ; la prochaine écriture y remédie.",
)
SYNCHRONISED = Text(
    "That folder seems to be synchronised by another program, which keeps old copies: an erasure does not reach them. Name "
    "another folder with ECT_KEYS.",
    "Ce dossier semble synchronisé par un autre programme, qui garde d’anciennes copies : un effacement ne les atteint "
    "pas. Désignez un autre dossier par ECT_KEYS.",
)
SIGNS_HERE = Text(
    "Public key of the journal, to be handed over; its secret part is in {path}:",
    "Clé publique du journal, à remettre ; sa partie secrète est dans {path} :",
)
SIGNS_HERE_DEMO = Text("Public key of the demo, in {path}:", "Clé publique de la démo, dans {path} :")
SIGNS_PUBLISHED = Text(
    "It was published with the demo, with what it signs with: anybody can sign by it, so it proves nothing. `ect seal` in a "
    "journal of your own makes a key that is yours.",
    "Elle a été publiée avec la démo, avec de quoi signer : n’importe qui peut signer par elle, elle ne prouve donc rien. "
    "« ect sceller », dans un journal à vous, fait une clé qui est la vôtre.",
)
SIGNS_ELSEWHERE = Text(
    "Signs this journal too, from another machine; take it in with `ect keys import FILE`:",
    "Signe aussi ce journal, depuis une autre machine ; à reprendre par « ect cles importer FICHIER » :",
)
VKEY = Text("  {vkey}", "  {vkey}")
SIGNING_OPEN = Text(
    "The signing key is not under your passphrase: `ect keys protect` puts it there.",
    "La clé de signature n’est pas sous votre phrase de passe : « ect cles proteger » l’y met.",
)

# protect ----------------------------------------------------------------------------------------------------------------

PROTECT = Help(
    Text("ect keys protect", "ect cles proteger"),
    Text(
        "Puts the keys on this machine under a passphrase, or under another one, the signing key with them. Without it nobody "
        "reads nor records a sealed value here, nor signs, not even from a copy of the machine; erasing needs none. Lost, it "
        "is lost with the values, unless a colleague has the keys too.",
        "Met les clés de cette machine sous une phrase de passe, ou sous une autre, clé de signature comprise. Sans elle, "
        "personne ne lit ni ne consigne ici de valeur scellée, ni ne signe, pas même depuis une copie de la machine ; effacer "
        "n’en demande pas. Perdue, elle l’est avec les valeurs, sauf si un collègue a aussi les clés.",
    ),
)
OFF = Text("take the passphrase away", "ôter la phrase de passe")
NOW_PROTECTED = Text(
    "A passphrase now protects the keys here.", "Une phrase de passe protège désormais les clés d’ici."
)
NOW_OPEN = Text(
    "No passphrase protects the keys here any more.", "Plus aucune phrase de passe ne protège les clés d’ici."
)
WAS_OPEN = Text("No passphrase protected them; nothing was changed.", "Aucune phrase de passe ne les protégeait ; rien n’a changé.")  # fmt: skip
SIGNING_TOO = Text(
    "The signing key is under it too: run `ect seal` after recording, or set ECT_PASSPHRASE.",
    "La clé de signature aussi : relancez « ect sceller » après avoir consigné, ou donnez ECT_PASSPHRASE.",
)
OLD_COPIES = Text(
    "Copies made before, such as backups of this machine, are as they were.",
    "Les copies faites avant, telles que les sauvegardes de cette machine, restent comme elles étaient.",
)

# export and import ------------------------------------------------------------------------------------------------------

EXPORT = Help(
    Text("ect keys export for-anna.json --of P-07", "ect cles exporter pour-anna.json --of P-07"),
    Text(
        "Writes the keys here (or those of the people named) to a file under a passphrase of its own. Whoever has the file, "
        "its passphrase and the journal reads these sealed values: tell the passphrase another way than you send the "
        "file, and delete the file once it was taken in.",
        "Écrit les clés d’ici (ou celles des personnes nommées) dans un fichier sous une phrase de passe à lui. Qui a le "
        "fichier, sa phrase de passe et le journal lit ces valeurs scellées : dites la phrase de passe par une autre voie "
        "que le fichier, et supprimez le fichier une fois repris.",
    ),
)
OF = Text("only the keys of this person (repeatable)", "seulement les clés de cette personne (répétable)")
SIGNING = Text("also the key that signs the journal", "aussi la clé qui signe le journal")
NO_SIGNING_KEY = Text("There is no signing key here.", "Il n’y a pas ici de clé de signature.")
SEAL_MAKES_IT = Text(
    "`ect seal` makes it, unless a colleague has it; `ect keys` says which.",
    "« ect sceller » la fait, sauf si un collègue l’a ; « ect cles » dit laquelle.",
)
CAN_SIGN = Text(
    "With the signing key in it: whoever opens that file can sign the journal as you do.",
    "Avec la clé de signature : qui ouvre ce fichier peut signer le journal comme vous.",
)
SIGNING_TAKEN = Text("Signing key taken: {vkey}", "Clé de signature reprise : {vkey}")
SIGNING_KNOWN = Text("Signing key known already: {vkey}", "Clé de signature déjà connue : {vkey}")
SIGNING_REFUSED = Text(
    "This signing key is not in force in the journal, so it was left aside: {vkey}",
    "Cette clé de signature n’a pas cours dans le journal, elle a donc été laissée de côté : {vkey}",
)
FORCE = Text("replace a file that is there", "remplacer un fichier qui existe")
EXPORTED = Text("Keys written to {path}: {count}.", "Clés écrites dans {path} : {count}.")
DELETE_IT = Text(
    "An erasure does not reach that file: delete it once it was taken in.",
    "Un effacement n’atteint pas ce fichier : supprimez-le une fois repris.",
)
IN_THE_JOURNAL = Text("{path} is in the folder of the journal.", "{path} est dans le dossier du journal.")
KEEP_APART = Text(
    "Keys stay apart from what they open, or every copy of the folder opens it: name a file elsewhere.",
    "Les clés restent à part de ce qu’elles ouvrent, sinon chaque copie du dossier l’ouvre : nommez un fichier ailleurs.",
)
IMPORT = Help(
    Text("ect keys import for-anna.json", "ect cles importer pour-anna.json"),
    Text(
        "Adds the keys of a file that a colleague exported for this journal, and asks for its passphrase. A key that was "
        "erased does not come back. What you record afterwards is under these keys, so that your colleague reads it too.",
        "Ajoute les clés d’un fichier qu’un collègue a exporté pour ce journal, et demande sa phrase de passe. Une clé "
        "effacée ne revient pas. Ce que vous consignez ensuite est sous ces clés : votre collègue le lit aussi.",
    ),
)
IMPORTED = Text("New keys: {new}; known already: {known}.", "Clés nouvelles : {new} ; déjà connues : {known}.")
REFUSED = Text(
    "The key of {subject} was erased by {by}: it stays so.",
    "La clé de {subject} a été effacée par {by} : elle le reste.",
)
DELETE_THE_FILE = Text("Delete {path} now.", "Supprimez {path} maintenant.")

# check ------------------------------------------------------------------------------------------------------------------

CHECK = Help(
    Text("ect keys check", "ect cles verifier"),
    Text(
        "Opens every sealed value whose keys are here, and names each that is not what was recorded: altered, swapped, "
        "taken from another journal. Exit code 1 when there is one.",
        "Ouvre chaque valeur scellée dont les clés sont ici, et nomme chacune qui n’est pas ce qui fut consigné : altérée, "
        "échangée, venue d’un autre journal. Code de sortie 1 s’il y en a une.",
    ),
)
LOOKED = Text(
    "Sealed values opened: {opened}; under keys that are not here: {closed}; erased: {erased}.",
    "Valeurs scellées ouvertes : {opened} ; sous des clés qui ne sont pas ici : {closed} ; effacées : {erased}.",
)
NOT_AS_RECORDED = Text(
    "Sealed values that are not what was recorded: {count}.",
    "Valeurs scellées qui ne sont pas ce qui fut consigné : {count}.",
)
PROBLEM = Text("{ref}, {field}: {text}", "{ref}, {field} : {text}")
IN_NO_ENTRY = Text("In no entry: {text}", "Dans aucune entrée : {text}")
SOME_MISSING = (
    Text("{count} sealed value is not in this copy of the journal.", "{count} valeur scellée n’est pas dans cette copie du journal."),
    Text("{count} sealed values are not in this copy of the journal.", "{count} valeurs scellées ne sont pas dans cette copie du journal."),
)  # fmt: skip
NONE_HERE = Text(
    "This copy of the journal holds no sealed value, of the {count} that its entries commit to: it was restored without them.",
    "Cette copie du journal ne contient aucune valeur scellée, sur les {count} auxquelles ses entrées s’engagent : elle a été "
    "reconstituée sans elles.",
)
BRING_THEM = Text(
    "Restore this copy from a backup, or `ect restore --with-sealed` the export of where they are.",
    "Remettez une sauvegarde à la place, ou reprenez la sortie de là où elles sont : « ect restore --with-sealed ».",
)
RESTORE_THEM = Text(
    "Compare with a backup of the journal; nothing was changed here.",
    "Comparez avec une sauvegarde du journal ; rien n’a été changé ici.",
)
