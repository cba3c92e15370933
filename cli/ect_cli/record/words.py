"""What the writing commands say: help, confirmations and failures, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# Reading what was written -----------------------------------------------------------------------------------------------

NOT_AN_OBJECT = Text("{option} cannot read “{written}”.", "{option} ne peut pas lire « {written} ».")
NO_SUCH_KEY = Text("{option} has no key “{key}”.", "{option} n’a pas de clé « {key} ».")
KEY_GIVEN_TWICE = Text("{option} is given “{key}” twice.", "{option} reçoit deux fois « {key} ».")
OBJECT_HINT = Text(
    "Write {option} {example}; a value that holds a comma followed by a name and = stands between double quotes.",
    "Écrivez {option} {example} ; une valeur qui contient une virgule suivie d’un nom et de = se met entre guillemets "
    'droits (").',
)
NOT_YES_OR_NO = Text("{option}: “{written}” says neither yes nor no.", "{option} : « {written} » ne dit ni oui ni non.")
YES_OR_NO_HINT = Text("Write yes or no.", "Écrivez oui ou non.")

NOT_A_COUNT = Text(
    "{option}: “{written}” is not a whole number, zero or more.",
    "{option} : « {written} » n’est pas un nombre entier, zéro ou plus.",
)
COUNT_HINT = Text("Write digits only, such as 0 or 12.", "Écrivez seulement des chiffres, par exemple 0 ou 12.")
NOT_A_GRADE = Text("{option}: “{written}” is not a grade.", "{option} : « {written} » n’est pas une note.")
GRADE_HINT = Text("Write 0, 1, 2, 3 or 4.", "Écrivez 0, 1, 2, 3 ou 4.")
NOT_IN_OBJECT = Text(
    "In {option} (the {nth}), {key}: “{written}” is none of: {values}.",
    "Dans {option} (le {nth}), {key} : « {written} » n’est pas l’une de ces valeurs : {values}.",
)
MEANT = Text("Did you mean {close}?", "Vouliez-vous dire « {close} » ?")
ONE_OF_THEM = Text("Write one of these values.", "Écrivez l’une de ces valeurs.")

# Texts ------------------------------------------------------------------------------------------------------------------

DRAFT_KEPT = Text("Your text is kept in {paths}.", "Votre texte est gardé dans {paths}.")
GUIDANCE = Text(
    "Write above: {asked}.\n{nature}\nThese lines are left out. An empty text records nothing.",
    "Écrivez ci-dessus : {asked}.\n{nature}\nCes lignes ne sont pas gardées. Un texte vide n’enregistre rien.",
)
NO_EDITOR = Text("No editor was found.", "Aucun éditeur n’a été trouvé.")
NO_EDITOR_HINT = Text(
    "Write your text in {path}, then give it: --{name} {path}. (VISUAL or EDITOR names an editor.)",
    "Écrivez votre texte dans {path}, puis donnez-le : --{name} {path}. (VISUAL ou EDITOR désigne un éditeur.)",
)
EMPTY_TEXT = Text("The text is empty: nothing was recorded.", "Le texte est vide : rien n’a été consigné.")
EMPTY_TEXT_HINT = Text(
    "Save a text in the editor, or leave --edit out.", "Enregistrez un texte dans l’éditeur, ou omettez --edit."
)
SEALED_TEXT = Text(
    "This text is sealed: it may name people, and the log keeps only a commitment to it.",
    "Ce texte est scellé : il peut nommer des personnes, et le journal n’en garde qu’un engagement.",
)
PUBLIC_TEXT = Text("This text is public: it names nobody.", "Ce texte est public : il ne nomme personne.")

# Help -------------------------------------------------------------------------------------------------------------------

FIELDS = Text("What happened", "Ce qui s’est passé")
AROUND = Text("Around it", "Autour")
REQUIRED = Text("required", "obligatoire")
IMPLIED_MOMENT = Text("by default, the last one", "par défaut, la dernière")
IMPLIED_TOTALS = Text("by default, what the journal gives", "par défaut, ce que donne le journal")
REPEAT = Text("repeatable", "répétable")
SEALED = Text("sealed", "scellé")
VALUES = Text("{says}: {values}", "{says} : {values}")
OBJECT = Text("{says}; each as {keys}", "{says} ; chacun ainsi : {keys}")
KEY_VALUES = Text(" ({keys}: {values})", " ({keys} : {values})")
DATA = Text(
    "the whole event as JSON; options win over it", "l’événement entier en JSON ; les options l’emportent sur lui"
)
EDIT = Text("write the text in your editor", "écrire le texte dans votre éditeur")
ON = Text(
    "when it happened: 2024-02-06, 28/03, yesterday, tuesday, 2024-02-06T20:40, 2024-03-04/2024-03-08; today when left out",
    "quand : 2024-02-06, 28/03, hier, mardi, 2024-02-06T20:40, 2024-03-04/2024-03-08 ; aujourd’hui par défaut",
)
BY = Text(
    "who records: your code (else ECT_BY, else ect.toml)", "qui consigne : votre code (sinon ECT_BY, sinon ect.toml)"
)
GROUND = Text("an entry on which this one rests", "une entrée sur laquelle celle-ci s’appuie")
SESSION = Text("the gathering it was recorded with", "la réunion avec laquelle elle est consignée")
SOURCE = Text("the older document it is transcribed from", "le document plus ancien d’où elle est reprise")
ABOUT = Text("an actor whom the sealed text is about", "un acteur dont parle le texte scellé")
DESPITE = Text("a rule to pass by, and why", "une règle à laquelle déroger, et pourquoi")
RULE_REASON = Text("RULE=REASON", "RÈGLE=RAISON")
NO_REASON = Text("--despite {written} gives no reason.", "--despite {written} ne donne pas de raison.")
NO_REASON_HINT = Text('Write --despite RULE="why".', 'Écrivez --despite RÈGLE="pourquoi".')
ID = Text("an id of your own: the same one records only once", "votre identifiant : le même n’enregistre qu’une fois")
DRY_RUN = Text("print the entry as JSON and record nothing", "afficher l’entrée en JSON sans rien consigner")
FORMAT = Text("print its number, or the entry as JSON", "afficher son numéro, ou l’entrée en JSON")
RECORD = Text(
    "Records an event of the type you name. Prints the number of the new entry.\n\n"
    "A list is given by repeating its option. A small object is written --weight "
    "rival=R-appel,if_rival=rarely,if_claim=half, or as JSON; a comma parts two keys only where a name and = follow it, "
    'and a value between double quotes (doubled inside: "") may hold anything. A text that is sealed is given by a file, '
    "by - (standard input) or in the editor, never on the command line. --data takes a whole event as JSON.",
    "Consigne un événement du type choisi. Affiche le numéro de la nouvelle entrée.\n\n"
    "Une liste se donne en répétant son option. Un petit objet s’écrit --weight "
    '"rival=R-appel,if_rival=rarement,if_claim=une fois sur deux", ou en JSON ; une virgule ne sépare deux clés que si un nom et = la '
    'suivent, et une valeur entre guillemets droits (doublés au-dedans : "") peut tout contenir. Un texte scellé se donne '
    "par un fichier, par - (entrée standard) ou dans l’éditeur, jamais sur la ligne de commande. --data prend un événement "
    "entier en JSON.",
)
RECORD_ONE = Text(
    "Records: {label}. Prints the number of the new entry. A text that is sealed is given by a file, by - (standard "
    "input) or in the editor, never on the command line.",
    "Consigne : {label}. Affiche le numéro de la nouvelle entrée. Un texte scellé se donne par un fichier, par - (entrée "
    "standard) ou dans l’éditeur, jamais sur la ligne de commande.",
)
TYPE_METAVAR = Text("TYPE …", "TYPE …")
TYPES = Text("Types of event", "Types d’événement")
ITS_OWN_COMMAND = Text("{type} has a command of its own.", "{type} a sa propre commande.")
OWN_COMMAND_HINT = Text("Use `{command}`.", "Utilisez « {command} ».")

# Recording --------------------------------------------------------------------------------------------------------------

MISSING = Text("Still missing: {options}.", "Il manque encore : {options}.")
NOBODY = Text("Nobody is named as recording this.", "Personne n’est nommé comme auteur de cette entrée.")
NOBODY_HINT = Text(
    "Name yourself by your actor code: --by, ECT_BY, or by in ect.toml.",
    "Nommez-vous par votre code d’acteur : --by, ECT_BY, ou by dans ect.toml.",
)
DATA_NOT_JSON = Text(
    "--data holds no JSON object (line {line}, column {column}).",
    "--data ne contient pas d’objet JSON (ligne {line}, colonne {column}).",
)
DATA_HINT = Text(
    "Give the fields of the event, as `ect schema {type}` says; whole entries go through `ect import`.",
    "Donnez les champs de l’événement, selon « ect schema {type} » ; les entrées complètes passent par « ect import ».",
)
ALL_THE_SAME = Text("Record it all the same?", "Enregistrer quand même ?")
WHY_ALL_THE_SAME = Text("Why must this name be public", "Pourquoi ce nom doit-il être public")
NO_REASON_SAID = Text("No reason is given.", "Aucune raison n’est donnée.")
A_FEW_WORDS = Text(
    "Say it in a few words, which stay in the entry.", "Dites-la en quelques mots, qui restent dans l’entrée."
)
RECORDED = Text("{ref} recorded: {label}, {occurred}. {headline}", "{ref} consignée : {label}, {occurred}. {headline}")
WOULD_BE = Text("Nothing was recorded; this would be {ref}.", "Rien n’a été consigné ; ce serait {ref}.")
WEIGHED = Text(
    "  against {rival}: {times} times more expected if the claim is true{range}",
    "  face à {rival} : {times} fois plus attendu si l’énoncé est vrai{range}",
)
WEIGHED_AGAINST = Text(
    "  against {rival}: {times} times more expected if the rival is true{range}",
    "  face à {rival} : {times} fois plus attendu si la rivale est vraie{range}",
)
WEIGHED_RANGE = Text(" ({low} to {high})", " ({low} à {high})")
CLUSTERS = Text(
    "Common sources proposed for {entry}: {clusters}; or a name of your own.",
    "Grappes proposées pour {entry} : {clusters} ; ou un nom à vous.",
)
CLUSTER_WHY = Text("{cluster}, {reason}", "{cluster}, {reason}")
PREDICTION_PROPOSES = Text(
    "{prediction} has its answer; if {entry} is evidence, link it:",
    "{prediction} a sa réponse ; si {entry} est un élément de preuve, versez-la :",
)
FORESEEN = Text(
    "  against {rival}, it foresaw: {times} times more expected if the claim is true",
    "  face à {rival}, il prévoyait : {times} fois plus attendu si l’énoncé est vrai",
)
FORESEEN_AGAINST = Text(
    "  against {rival}, it foresaw: {times} times more expected if the rival is true",
    "  face à {rival}, il prévoyait : {times} fois plus attendu si la rivale est vraie",
)
NAMES_LOCKED = Text(
    "Known names could not be looked for: the keys are under a passphrase.",
    "Les noms connus n’ont pas pu être cherchés : les clés sont sous une phrase de passe.",
)
NEW_KEY = Text(
    "A new key was made here for {whom}, though the journal has values about them under another key: a colleague has that "
    "one. So that each reads what the other records, give one another your keys: `ect keys export`, then `ect keys import`.",
    "Une nouvelle clé a été faite ici pour {whom}, alors que le journal a d’autres valeurs à ce sujet sous une autre clé, "
    "qu’un collègue a. Pour que chacun lise ce que l’autre consigne, donnez-vous vos clés : « ect cles exporter », puis "
    "« ect cles importer ».",
)
NOTED = Text("note ({rule}): {text}", "à noter ({rule}) : {text}")

# Setting right ----------------------------------------------------------------------------------------------------------

SET_RIGHT = Text("What to set right", "Ce qu’il faut rectifier")
CORRECT = Help(
    'ect correct J117 --set "title=Le besoin a changé" --reason "Faute"',
    Text(
        "Records how an entry should have read: its current reading with these changes. The entry itself stays, and the "
        "last correction wins. Codes, versions and stages identify things and cannot be corrected: retract instead.",
        "Consigne comment une entrée aurait dû être écrite : sa lecture présente avec ces changements. L’entrée elle-même "
        "demeure, et la dernière correction l’emporte. Codes, versions et étapes identifient les choses et ne se "
        "corrigent pas : retirez plutôt l’entrée.",
    ),
)
SET = Text("a field and its right value; a list by repeating", "un champ et sa bonne valeur ; une liste en répétant")
FIELD_VALUE = Text("FIELD=VALUE", "CHAMP=VALEUR")
UNSET = Text("a field to empty", "un champ à vider")
CHANGES_AS_DATA = Text("the fields to change, as JSON", "les champs à changer, en JSON")
WHY_CORRECTED = Text("what was wrong, and how it was found out", "ce qui était inexact, et comment on s’en est aperçu")
ON_CORRECTED = Text("when it happened, if that was wrong", "quand cela s’est passé, si c’est ce qui était inexact")
GROUND_CORRECTED = Text(
    "what it rests on, if that was wrong (all of it)",
    "ce sur quoi elle s’appuie, si c’est ce qui était inexact (en entier)",
)
CHANGED = Text("{name}: {old} → {new}", "{name} : {old} → {new}")
SEALED_CHANGED = Text("{name}: the sealed text", "{name} : le texte scellé")
NOTHING_CHANGED = Text("Nothing is changed in {ref}.", "Rien n’est changé dans {ref}.")
NOTHING_CHANGED_HINT = Text(
    "Give --set FIELD=VALUE, --unset FIELD, --on or --ground.",
    "Donnez --set CHAMP=VALEUR, --unset CHAMP, --on ou --ground.",
)
NO_VALUE = Text("--set {written} gives no value.", "--set {written} ne donne pas de valeur.")
SET_HINT = Text('Write --set "title=The right title".', 'Écrivez --set "title=Le bon titre".')
NO_SUCH_FIELD = Text("{type} has no field “{name}”.", "{type} n’a pas de champ « {name} ».")
FIELDS_ARE = Text("Its fields are: {names}.", "Ses champs sont : {names}.")
RETRACT = Help(
    'ect retract J117 --reason doublon --note "Soirée déjà consignée"',
    Text(
        "Records that an entry no longer stands, and why. It stays in the log; tallies and histories leave it out from now "
        "on, and keep it when they are asked what was known before.",
        "Consigne qu’une entrée ne tient plus, et pourquoi. Elle reste dans le journal ; bilans et histoires l’écartent "
        "désormais, et la gardent quand on demande ce qui était connu avant.",
    ),
)
WHY_RETRACTED = Text("why it no longer stands", "pourquoi elle ne tient plus")
NOTE = Text("a few public words of explanation", "quelques mots publics d’explication")
REINSTATE = Help(
    'ect reinstate J117 --note "Retirée par erreur"',
    Text("Puts a retracted entry back.", "Rétablit une entrée retirée."),
)
