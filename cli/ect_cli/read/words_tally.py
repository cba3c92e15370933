"""What a tally says, in factors first: sentences, figures with their meanings, options."""

from ect_cli.commands import Help
from ect_cli.read.paragraphs import Counted
from ect_journal.words import Text

# Help -------------------------------------------------------------------------------------------------------------------

TALLY = Help(
    "ect tally H1b --rival R-appel --known-at 2024-06-30\nect tally H1b --without J381 --detail",
    Text(
        "Says how strongly the evidence speaks for a claim (or every claim of a hypothesis) against each rival, by how many "
        "times more expected it is if the claim is true; each source counts once, by its strongest item. It decides "
        "nothing. --detail has every figure, in decibans (10 dB is ten times). --without, --as-one and --reader say what the "
        "tally would be.",
        "Dit avec quelle force les indices parlent pour un énoncé (ou chacun de ceux d’une hypothèse) face à chaque rivale : "
        "combien de fois plus attendus ils sont si l’énoncé est vrai ; chaque source compte une fois, par son indice le plus "
        "fort. Rien n’est tranché. --detail donne tous les chiffres, en décibans (10 dB, c’est dix fois). --without, --as-one "
        "et --reader disent ce que serait le bilan.",
    ),
)
CLAIM_METAVAR = Text("CLAIM|HYPOTHESIS", "ÉNONCÉ|HYPOTHÈSE")
DETAIL = Text("every figure side by side, in decibans", "tous les chiffres côte à côte, en décibans")
WHAT_IF = Text("What the tally would be", "Ce que serait le bilan")
WITHOUT = Text("without this item, source or project", "sans cet indice, cette source ou ce projet")
WITHOUT_TAKES = Text("J…|CODE", "J…|CODE")
AS_ONE = Text("were source A and source B one", "si les sources A et B n’en faisaient qu’une")
READER = Text("by the weights of this reader only", "aux seuls poids de cette personne")
NOT_A_PAIR = Text("--as-one: “{written}” is not two sources.", "--as-one : « {written} » n’est pas deux sources.")
A_PAIR = Text(
    "Write it --as-one A=B; `ect matrix` names the sources.", "Écrivez --as-one A=B ; « ect matrix » nomme les sources."
)
WHAT_IF_SAID = Text("What if, and not the tally: {given}.", "Une supposition, et non le bilan : {given}.")
IF_WITHOUT = Text("without {what}", "sans {what}")
IF_AS_ONE = Text("{one} and {other} as one source", "{one} et {other} comptées comme une source")
IF_READERS = Text("by {readers} only", "aux seuls poids de {readers}")
ONE_CLAIM = Text("The figure is of one claim.", "La figure est celle d’un énoncé.")
ONE_CLAIM_HINT = Text("Name it: ect tally H1b --figure FILE.svg", "Nommez-le : ect tally H1b --figure FICHIER.svg")

# Who competes -----------------------------------------------------------------------------------------------------------

SINCE = Text("{claim}, {status} since {day}", "{claim}, {status} depuis le {day}")
NO_STATUS = Text("{claim}, without a status yet", "{claim}, encore sans statut")
MAIN_RIVAL = Text("Main rival {rival}: {statement}", "Rivale principale {rival} : {statement}")
RIVAL = Text("Rival {rival}: {statement}", "Rivale {rival} : {statement}")
NO_RIVAL = Text(
    "No rival competes with it, so there is nothing to weigh it against.",
    "Aucune rivale ne lui dispute le terrain : rien à quoi le mesurer.",
)

# The sentence -----------------------------------------------------------------------------------------------------------

SOURCES = Counted(Text("{count} source", "{count} source"), Text("{count} sources", "{count} sources"))
PEOPLE = Counted(
    Text("in the judgement of one person", "au jugement d’une personne"),
    Text("in the judgement of {count} people", "au jugement de {count} personnes"),
)
FOR_CLAIM = Text(
    "the whole is {times} more expected if the claim is true than if the rival is",
    "l’ensemble est {times} plus attendu si l’énoncé est vrai que si la rivale l’est",
)
FOR_RIVAL = Text(
    "the whole is {times} more expected if the rival is true than if the claim is",
    "l’ensemble est {times} plus attendu si la rivale est vraie que si l’énoncé l’est",
)
EVEN = Text(
    "the whole is about as expected if the rival is true as if the claim is",
    "l’ensemble est à peu près aussi attendu si la rivale est vraie que si l’énoncé l’est",
)
ABOUT_TIMES = Text("about {times}\u00a0times", "environ {times}\u00a0fois")
RANGE = Text("({low} to {high})", "({low} à {high})")
RANGE_ACROSS = Text("(from {low} the other way to {high})", "(de {low} dans l’autre sens à {high})")
RANGE_EVEN = Text("(from {low} to {high})", "(de {low} à {high})")
TIMES_CLAIM = Text("{times} for the claim", "{times} pour l’énoncé")
TIMES_RIVAL = Text("{times} for the rival", "{times} pour la rivale")
EITHER_WAY = Text("as much either way", "autant des deux côtés")
WITHOUT_STRONGEST = Text("without the strongest source, {rest}", "sans la source la plus forte, {rest}")
OTHER_WAY = Text("{times} the other way", "{times} dans l’autre sens")
NO_WAY = Text("as much either way", "autant des deux côtés")
AGAINST = Counted(
    Text("{count} item speaks against it", "{count} indice va contre"),
    Text("{count} items speak against it", "{count} indices vont contre"),
)
IN_FAVOUR = Counted(
    Text("{count} item speaks for the claim", "{count} indice va dans le sens de l’énoncé"),
    Text("{count} items speak for the claim", "{count} indices vont dans le sens de l’énoncé"),
)

# What else is said, when there is any -----------------------------------------------------------------------------------

NOTHING_LINKED = Text("Nothing is linked to this claim yet.", "Rien n’est encore versé à cet énoncé.")
NOTHING_WEIGHED = Text("Nothing is weighed yet.", "Rien n’est encore pesé.")
TO_WEIGH = Counted(
    Text("{count} item is still to be weighed.", "{count} indice reste à peser."),
    Text("{count} items are still to be weighed.", "{count} indices restent à peser."),
)
CONTESTED = Counted(
    Text("Readers differ on {count} item; without it, {rest}.", "Les lectures divergent sur {count} indice ; sans lui, {rest}."),
    Text("Readers differ on {count} items; without them, {rest}.", "Les lectures divergent sur {count} indices ; sans eux, {rest}."),
)  # fmt: skip
BEFORE_CLAIM = Counted(
    Text("{count} item was recorded before the claim was written.", "{count} indice était consigné avant que l’énoncé soit écrit."),
    Text("{count} items were recorded before the claim was written.", "{count} indices étaient consignés avant que l’énoncé soit écrit."),
)  # fmt: skip
LATE_RIVAL = Text(
    "This rival came later, when evidence was linked already.", "Rivale postérieure : des indices étaient déjà versés."
)
UNSOUGHT = Counted(
    Text("{count} prediction ran out, and nobody had looked.", "{count} attendu est échu sans que personne ait cherché."),
    Text("{count} predictions ran out, and nobody had looked.", "{count} attendus sont échus sans que personne ait cherché."),
)  # fmt: skip
POSTERIOR = Text(
    "The odds registered beforehand, {prior} to 1, become {posterior} to 1.",
    "La cote enregistrée d’avance, {prior} contre 1, devient {posterior} contre 1.",
)
VOIDED = Counted(
    Text("{count} item counts no more.", "{count} indice ne compte plus."),
    Text("{count} items count no more.", "{count} indices ne comptent plus."),
)
VOIDED_ENTRY = Text(
    "{link} counts no more: {by} retracted {cited}, the entry it links.",
    "{link} ne compte plus : {by} a retiré {cited}, l’entrée qu’il verse.",
)
VOIDED_LINK = Text(
    "{link}, which links {cited}, counts no more: {by} retracted it.",
    "{link}, qui verse {cited}, ne compte plus : {by} l’a retiré.",
)
