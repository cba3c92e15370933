"""What `ect weigh` says and asks, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# Help -------------------------------------------------------------------------------------------------------------------

WEIGH = Help(
    Text(
        "ect weigh --evidence J410 --reader P-07 \\\n"
        "    --weight rival=R-heures,if_rival=rarely,if_claim=half \\\n"
        '    --rationale "More hours would not change these words."',
        "ect peser --evidence J410 --reader P-07 \\\n"
        '    --weight "rival=R-heures,if_rival=rarement,if_claim=une fois sur deux" \\\n'
        '    --rationale "Des heures de plus ne changeraient pas ces mots."',
    ),
    Text(
        "Weighs a piece of evidence against the rivals of its claim. On a terminal, `ect weigh J410` asks one question "
        "at a time, the rival first, and proposes no answer; `ect weigh J117` does so for an entry, and links it first "
        "if nothing did; `ect weigh` alone lists what you have not weighed. With --weight, or --data, it asks nothing. "
        "Prints the number of the new entry.",
        "Pèse un élément de preuve face aux rivales de son énoncé. Sur un terminal, « ect peser J410 » pose une question "
        "à la fois, la rivale d’abord, et ne propose aucune réponse ; « ect peser J117 » fait de même pour une entrée, et "
        "la verse d’abord si elle ne l’est pas ; « ect peser » seul liste ce que vous n’avez pas pesé. Avec --weight ou "
        "--data, rien n’est demandé. Affiche le numéro de la nouvelle entrée.",
    ),
)
EVIDENCE_METAVAR = Text("J…", "J…")
WHICH_CLAIM = Text(
    "the claim, when you name an entry of the field", "l’énoncé, quand vous nommez une entrée de terrain"
)

# Which piece ------------------------------------------------------------------------------------------------------------

TWO_PIECES = Text(
    "{ref} and --evidence {evidence} are two pieces.", "{ref} et --evidence {evidence} sont deux éléments."
)
ONE_PIECE = Text("Name one of them.", "Nommez l’un des deux.")
NO_EVIDENCE = Text(
    "{ref} is of type {type}: it is no evidence.", "{ref} est de type {type} : ce n’est pas un élément de preuve."
)
NAME_EVIDENCE = Text(
    "Name a link (evidence.linked) or an entry of the field; `ect weigh` lists what is left to weigh.",
    "Nommez un élément versé (evidence.linked) ou une entrée de terrain ; « ect peser » liste ce qui reste à peser.",
)
RETRACTED = Text("{ref} stands retracted.", "{ref} est retirée.")
NO_LINK = Text("{ref} is not linked to {claim}.", "{ref} n’est pas versée à {claim}.")
ANY_CLAIM = Text("any claim", "un énoncé")
LINK_IT = Text(
    "Link it first (`ect record evidence --entry {ref}`), or run `ect weigh {ref}` on a terminal.",
    "Versez-la d’abord (« ect record evidence --entry {ref} »), ou lancez « ect peser {ref} » sur un terminal.",
)
NO_TERMINAL = Text(
    "Nothing is named, and there is no terminal to choose on.",
    "Rien n’est nommé, et il n’y a pas de terminal où choisir.",
)
NAME_WHAT_IS_LEFT = Text(
    "`ect tally` and `ect todo` say what is to be weighed; then `ect weigh J… --weight …`.",
    "« ect bilan » et « ect afaire » disent ce qui est à peser ; puis « ect peser J… --weight … ».",
)
SEVERAL_LINKS = Text("{ref} is linked several times: {links}.", "{ref} est versée plusieurs fois : {links}.")
NAME_ONE_LINK = Text("Name one of these links, or give --claim.", "Nommez l’un de ces éléments, ou donnez --claim.")
NO_RIVAL = Text(
    "{claim} has no rival: nothing to weigh this against.", "{claim} n’a pas de rivale : rien contre quoi peser."
)
REGISTER_RIVAL = Text(
    "Register one first: `ect record rival --claim {claim}`.",
    "Posez-en une d’abord : « ect record rival --claim {claim} ».",
)
NO_SUCH_CLAIM = Text("No open claim has the code {claim}.", "Aucun énoncé ouvert ne s’appelle {claim}.")
OPEN_CLAIMS = Text("Open claims: {known}.", "Énoncés ouverts : {known}.")
NO_SUCH_READER = Text("No actor has the code {reader}.", "Aucun acteur n’a le code {reader}.")
KNOWN_READERS = Text("Known codes: {known}.", "Codes connus : {known}.")
NOTHING_LEFT = Text("{reader} has nothing left to weigh.", "{reader} n’a plus rien à peser.")
LEFT_FOR = Text("Not weighed by {reader}:", "À peser par {reader} :")
WHICH_ONE = Text("Which one do you weigh?", "Lequel pesez-vous ?")
WHICH_LINK = Text(
    "{ref} is linked several times. Which link do you weigh?",
    "{ref} est versée plusieurs fois. Quel élément pesez-vous ?",
)
LINK_LINE = Text("{link}: {claim}, {entry}, {day}. {title}", "{link} : {claim}, {entry}, {day}. {title}")
AND_MORE = Text(
    "{asked} (Here are the first; {count} more may be named by their number, J…)",
    "{asked} (Voici les premiers ; {count} de plus se nomment par leur numéro, J…)",
)
ONE_OF_LINKS = Text("Name one of those that are left (J…).", "Nommez l’un de ceux qui restent (J…).")

# Asking -----------------------------------------------------------------------------------------------------------------

YOUR_ANSWER = Text("Your answer", "Votre réponse")
BACK = Text(
    "(At any question, < goes back to the one before; Ctrl-C leaves, and records nothing.)",
    "(À chaque question, < revient à la précédente ; Ctrl-C quitte, et ne consigne rien.)",
)
BACK_WORDS = ("<", "back", "retour")
FIRST_ALREADY = Text("This is the first question.", "C’est la première question.")
NOT_AN_ANSWER = Text("“{written}” is none of these answers.", "« {written} » n’est aucune de ces réponses.")
ONE_OF = Text("Give the number of an answer, or its words.", "Donnez le numéro d’une réponse, ou ses mots.")
YES_OR_NO_ONLY = Text("Answer yes or no.", "Répondez oui ou non.")
SAY_SOMETHING = Text(
    "Nothing is answered for you: say something, or < to go back.",
    "Rien n’est répondu à votre place : dites quelque chose, ou < pour revenir.",
)
YES = Text("yes", "oui")
NO = Text("no", "non")
TOO_LONG = Text("That is more than {most} characters.", "C’est plus de {most} caractères.")
SHORTER = Text("Say it in fewer words.", "Dites-le en moins de mots.")
NOT_A_NAME = Text("“{written}” is not a name for a common source.", "« {written} » n’est pas un nom de grappe.")
A_NAME = Text(
    "A name is a letter, then at most 31 letters, digits, - or _; or give a number.",
    "Un nom est une lettre, puis au plus 31 lettres, chiffres, - ou _ ; ou donnez un numéro.",
)

# The questions ----------------------------------------------------------------------------------------------------------

SEEN = Text("What was seen: {title}", "Ce qui a été vu : {title}")
WHEN_AND_WHERE = Text("{ref}, {label}, {where}", "{ref}, {label}, {where}")
LINKED_AS = Text("{link}: {direction} {claim}, “{text}”", "{link} : {direction} {claim}, « {text} »")
WEIGHED_ALREADY = Text(
    "{reader} has weighed it already; this judgement will count instead.",
    "{reader} l’a déjà pesé ; c’est ce jugement-ci qui comptera.",
)

ASK_CLAIM = Text("On which claim does it bear?", "Sur quel énoncé cela porte-t-il ?")
CLAIM = Text("claim", "énoncé")
CLAIM_LINE = Text("{code}: {text}", "{code} : {text}")
ASK_DIRECTION = Text("Which way does it point?", "Dans quel sens va-t-il ?")
DIRECTION = Text("direction", "sens")
ASK_SOURCE = Text("Where does it come from?", "D’où vient-il ?")
SOURCE = Text("source", "source")
ASK_WHY = Text(
    "Why does it bear on this claim? (public, in one sentence, naming nobody)",
    "En quoi cela porte-t-il sur cet énoncé ? (public, en une phrase, sans nommer personne)",
)
WHY = Text("why it bears on the claim", "en quoi cela porte sur l’énoncé")

ASK_IF_RIVAL = Text(
    "Imagine ten comparable projects where this is true: “{statement}” (rival {rival}). In how many would you see this?",
    "Imaginez dix projets comparables où ceci est vrai : « {statement} » (rivale {rival}). Dans combien verriez-vous cela ?",
)
ASK_IF_CLAIM = Text(
    "And in ten where this is true: “{text}” (claim {claim})?",
    "Et dans dix où ceci est vrai : « {text} » (énoncé {claim}) ?",
)
OF_SEVERAL = Text("Rival {number} of {count}. {asked}", "Rivale {number} sur {count}. {asked}")
IF_RIVAL = Text("if {rival} is true", "si {rival} est vraie")
IF_CLAIM = Text("if {claim} is true, against {rival}", "si {claim} est vrai, face à {rival}")
DO_NOT_KNOW = Text("I do not know", "je ne sais pas")
SAYS_NOTHING = Text("the rival says nothing of it", "la rivale n’en dit rien")
LEFT_TO_WEIGH = Text("{answer} (left to weigh)", "{answer} (reste à peser)")

SO_FOR_CLAIM = Text(
    "So, in your view, about {times} times more expected if the claim is true (between {low} and {high}). Is that right?",
    "Donc, selon vous, environ {times} fois plus attendu si l’énoncé est vrai (entre {low} et {high}). Est-ce bien cela ?",
)
SO_FOR_RIVAL = Text(
    "So, in your view, about {times} times more expected if the rival is true (between {low} and {high}). Is that right?",
    "Donc, selon vous, environ {times} fois plus attendu si la rivale est vraie (entre {low} et {high}). Est-ce bien cela ?",
)
SO_EITHER = Text(
    "So, in your view, about as expected either way (up to {high} times more on one side or the other). Is that right?",
    "Donc, selon vous, à peu près aussi attendu dans un cas que dans l’autre (jusqu’à {high} fois plus d’un côté ou de "
    "l’autre). Est-ce bien cela ?",
)
TURN = Text(
    "But {linked} “{direction}”. Yes: correct that to “{other}”; no: weigh it again.",
    "Or {linked} « {direction} ». Oui : le corriger en « {other} » ; non : le peser de nouveau.",
)
DIRECTION_HELD = Text(
    "But {linked} “{direction}”, and it was weighed so ({judged}): while that stands, it cannot be corrected to “{other}”. "
    "Yes: weigh it again; no: leave it ({way}).",
    "Or {linked} « {direction} », et il a été pesé ainsi ({judged}) : tant que cela tient, il ne peut être corrigé en "
    "« {other} ». Oui : le peser de nouveau ; non : le laisser ({way}).",
)
LINKED_SO = Text("{link} is linked as", "{link} est versé comme")
ANSWERED_SO = Text("you said", "vous avez dit")
READ_BLIND = Text(
    "it may be read otherwise by who reads it blind, `ect judge`",
    "qui le lit en aveugle peut le lire autrement, « ect juger »",
)
TAKE_BACK = Text(
    "to change your mind, take that back first, `ect retract {refs}`",
    "pour changer d’avis, retirez d’abord cela, « ect retirer {refs} »",
)
TURNED = Text("direction corrected", "sens corrigé")

ASK_RATIONALE = Text(
    "What else would explain it? (public, in one sentence, naming nobody)",
    "Qu’est-ce qui l’expliquerait autrement ? (public, en une phrase, sans nommer personne)",
)
RATIONALE = Text("what else would explain it", "ce qui l’expliquerait autrement")
ASK_FORESEEN = Text("Had you written it before seeing it?", "L’aviez-vous écrit avant de le voir ?")
FORESEEN = Text("written before", "écrit avant")
PREDICTION_LINE = Text("{code}: {title}", "{code} : {title}")
CITED_NOW = Text("{code}: {title} (what {link} cites now)", "{code} : {title} (ce que {link} cite à présent)")
NONE_OF_THEM = Text("none of these", "aucun")
TAKE_NUMBERS = Text(
    "{prediction} foresaw: {numbers}. Take these numbers instead of your answers?",
    "{prediction} prévoyait : {numbers}. Prendre ces nombres au lieu de vos réponses ?",
)
NUMBER_FOR_CLAIM = Text(
    "against {rival}, {times} times more expected if the claim is true",
    "face à {rival}, {times} fois plus attendu si l’énoncé est vrai",
)
NUMBER_FOR_RIVAL = Text(
    "against {rival}, {times} times more expected if the rival is true",
    "face à {rival}, {times} fois plus attendu si la rivale est vraie",
)
NUMBERS = Text("the numbers of the prediction", "les nombres de l’attendu")
ASK_COUNTED = Text(
    "Under which common source does it count, so that none counts twice? (one of these, or a name of your own)",
    "Sous quelle grappe le compter, pour qu’aucune source ne compte deux fois ? (l’une de celles-ci, ou un nom à vous)",
)
COUNTED = Text("common source", "grappe")
NEW_SOURCE = Text(
    "“{cluster}” is a new common source: nothing counts under it yet. Is that right?",
    "« {cluster} » est une nouvelle grappe : rien n’y compte encore. Est-ce bien cela ?",
)
NEW_SOURCE_NEAR = Text(
    "“{cluster}” is a new common source: nothing counts under it yet, but {close} is known. Is that right?",
    "« {cluster} » est une nouvelle grappe : rien n’y compte encore, mais {close} existe. Est-ce bien cela ?",
)
AS_IT_IS = Text("keep {cluster}, where {link} counts now", "garder {cluster}, où {link} compte à présent")
KEEP = ("keep", "garder")
PROPOSED = Text("{cluster}: {reason}", "{cluster} : {reason}")
ELSEWHERE = Text("{cluster}: {reason} ({link}, {entry}. {title})", "{cluster} : {reason} ({link}, {entry}. {title})")

# The end ----------------------------------------------------------------------------------------------------------------

SUMMARY = Text("What will be recorded:", "Ce qui sera consigné :")
SUMMARY_LINE = Text("{label}: {answer}", "{label} : {answer}")
RECORD_IT = Text(
    "Record it? (yes, no, or the number of an answer to change)",
    "Le consigner ? (oui, non, ou le numéro d’une réponse à changer)",
)
END_HINT = Text("Write yes, no, or one of the numbers above.", "Écrivez oui, non, ou l’un des numéros ci-dessus.")
NOTHING_TO_RECORD = Text("Nothing was weighed: it stays to weigh.", "Rien n’a été pesé : cela reste à peser.")
LEFT_IT = Text("Nothing was recorded.", "Rien n’a été consigné.")
LEFT_IT_HINT = Text("`ect weigh {ref}` begins again.", "« ect peser {ref} » recommence.")
CORRECTED_BECAUSE = Text("Seen while weighing: {changed}.", "Vu à la pesée : {changed}.")
STILL_TO_WEIGH = Text(
    "Still to weigh for {reader}: {links} (`ect weigh` lists them).",
    "Reste à peser pour {reader} : {links} (« ect peser » les liste).",
)
MORE_LINKS = Text("{links} and {count} more", "{links} et {count} de plus")
