"""What `ect verify` says of what it is given, in both languages; the verdicts are in `words_verdicts`."""

from ect_cli.commands import Help
from ect_journal.words import Text

VERIFY = Help(
    Text(
        "ect verify\nect verify dossier.html --sixteen ABCD-EFGH-IJKL-MNOP",
        "ect verifier\nect verifier dossier.html --sixteen ABCD-EFGH-IJKL-MNOP",
    ),
    Text(
        "Checks a journal, a dossier, an archive folder, a proof of one entry or the evidence of a fork, and gives five "
        "verdicts: intact, signed, dated by a third party, nothing missing, erasures covered. Each is yes, no, or not "
        "checked, with what to do to check it. What you hold from elsewhere (a key, a checkpoint, sixteen characters) is "
        "what makes it more than intact: nothing of the kind is ever taken from the file itself. Exit code: 0 intact, "
        "complete, and dated by a third party or bounded by what you hold; 10 intact, and bounded by nobody, or something is "
        "not checked; 20 signed by no key that you hold; 30 altered; 31 rolled back; 32 two histories; 33 a value missing "
        "without an erasure; 34 contradictory times; 40 unreadable. Writes nothing in the journal.",
        "Vérifie un journal, un dossier de preuve, un répertoire d’archive, la preuve d’une entrée ou celle d’une bifurcation, et "
        "rend cinq verdicts : intact, signé, daté par un tiers, rien ne manque, effacements couverts. Chacun est oui, non, ou "
        "non vérifié, avec de quoi le vérifier. Seul ce que vous tenez d’ailleurs (une clé, un point de contrôle, seize "
        "caractères) permet d’en dire plus qu’intact : rien de tel n’est jamais pris dans le fichier lui-même. Code de "
        "sortie : 0 intact, complet, et daté par un tiers ou borné par ce que vous détenez ; 10 intact, mais borné par "
        "personne, ou quelque chose n’est pas vérifié ; 20 signé par aucune clé que vous détenez ; 30 altéré ; 31 revenu en "
        "arrière ; 32 deux histoires ; 33 une valeur absente sans effacement ; 34 dates contradictoires ; 40 illisible. "
        "N’écrit rien dans le journal.",
    ),
)
SOURCE = Text("FOLDER|FILE", "DOSSIER|FICHIER")
HOLD = Text("What you hold", "Ce que vous détenez")
WRITE = Text("What is written", "Ce qui est écrit")
VKEY = Text("KEY", "CLÉ")
CHECKPOINT = Text("FILE|-", "FICHIER|-")
CHARACTERS = Text("CHARACTERS", "CARACTÈRES")
KEY = Text(
    "the public key of the journal or of a witness, as it was given to you by other ways (or a file that has it); may be "
    "repeated",
    "la clé publique du journal ou d’un témoin, telle qu’elle vous a été remise par ailleurs (ou un fichier qui la contient) ; "
    "répétable",
)
POLICY = Text(
    "a file of the keys that you trust, for example in three lines: `log KEY`, `witness lab KEY`, `quorum lab`",
    "un fichier des clés auxquelles vous vous fiez, par exemple en trois lignes : « log CLÉ », « witness labo CLÉ », "
    "« quorum labo »",
)
SINCE = Text(
    "a checkpoint that you kept: its three lines, a signed note, or what a witness was asked; may be repeated",
    "un point de contrôle que vous avez gardé : ses trois lignes, une note signée, ou la demande faite à un témoin ; répétable",
)
SIXTEEN = Text(
    "the sixteen characters of a checkpoint, from a report or a letter; may be repeated",
    "les seize caractères d’un point de contrôle, lus dans un rapport ou une lettre ; répétable",
)
AUTHORITY = Text(
    "the root certificate of a time-stamp authority; may be repeated",
    "le certificat racine d’une autorité d’horodatage ; répétable",
)
ENTRY = Text(
    "the exact bytes of the entry that a proof is of (else NAME.json beside it)",
    "les octets exacts de l’entrée prouvée (sinon NOM.json à côté)",
)
EVIDENCE = Text(
    "where to write the evidence, when two histories are found", "où écrire la preuve, si l’on trouve deux histoires"
)
ACCEPT = Text(
    "go on with this copy, when what this machine saw before is all that it contradicts",
    "continuer avec cette copie, quand seul ce que cette machine avait vu la contredit",
)
AS_JSON = Text("for people, or for programs", "pour des personnes, ou pour des programmes")

# what is read -----------------------------------------------------------------------------------------------------------

NEITHER = Text(
    "{path} is no journal, dossier, archive folder, proof or evidence of a fork.",
    "{path} n’est ni un journal, ni un dossier de preuve, ni un répertoire d’archive, ni une preuve d’entrée ou de bifurcation.",
)
WHAT_IT_TAKES = Text(
    "Give the folder of a journal or of an archive, a dossier (.html), a proof (.tlog-proof) or the evidence of a fork. A "
    "checkpoint is what you compare with: --since FILE.",
    "Donnez le répertoire d’un journal ou d’une archive, un dossier de preuve (.html), une preuve (.tlog-proof) ou la preuve "
    "d’une bifurcation. Un point de contrôle est ce à quoi l’on compare : --since FICHIER.",
)
A_DATABASE = Text("{path} is the file of a journal, not its folder.", "{path} est le fichier d’un journal, et non son répertoire.")  # fmt: skip
GIVE_THE_FOLDER = Text(
    "Put it in a folder under the name journal.sqlite, and give that folder.",
    "Mettez-le dans un répertoire sous le nom journal.sqlite, et donnez ce répertoire.",
)
A_PDF = Text("{path} is a PDF, which cannot be verified.", "{path} est un PDF, qui ne peut être vérifié.")
GIVE_THE_PAGE = Text(
    "Ask for the .html that it was printed from, and verify that.",
    "Demandez le .html dont il a été tiré, et vérifiez celui-là.",
)
NOT_WHOLE = Text("{path} is a dossier that is not whole: its end is missing.", "{path} est un dossier qui n’est pas entier : sa fin manque.")  # fmt: skip
NO_ENTRY = Text("The entry that {path} proves is not beside it.", "L’entrée que prouve {path} n’est pas à côté d’elle.")
GIVE_ENTRY = Text(
    "Put {name} there, as `ect prove` wrote it, or name the file of its exact bytes: --entry FILE.",
    "Mettez-y {name}, tel que « ect prouver » l’a écrit, ou nommez le fichier de ses octets exacts : --entry FICHIER.",
)
ONLY_PROOF = Text("--entry goes with a proof of one entry.", "--entry va avec la preuve d’une entrée.")
ONLY_FORK = Text("--evidence goes with a journal, a dossier or an archive folder.", "--evidence va avec un journal, un dossier de preuve ou un répertoire d’archive.")  # fmt: skip
LEAVE_IT = Text("Leave it out.", "Ôtez-la.")
CUT_PROOF = Text("{path} cannot be read as a proof.", "{path} ne se lit pas comme une preuve.")
ANOTHER_COPY = Text(
    "Ask for another copy: it was cut, or changed on its way.",
    "Demandez-en une autre copie : elle a été coupée, ou modifiée en chemin.",
)

# forks, and what is accepted --------------------------------------------------------------------------------------------

FORK_HEAD = Text("{place}: two heads of {origin}, J{smaller} and J{larger}", "{place} : deux têtes de {origin}, J{smaller} et J{larger}")  # fmt: skip
FORK_BOTH = Text(
    "[yes] Two histories: no journal can have both of these heads.",
    "[oui] Deux histoires : aucun journal ne peut avoir ces deux têtes.",
)
FORK_SIGNED = Text("[yes] {who} signed both.", "[oui] {who} a signé les deux.")
FORK_ANYBODY = Text(
    "[not checked] Two histories: these heads contradict each other, but anybody can write two such heads.",
    "[non vérifié] Deux histoires : ces têtes se contredisent, mais n’importe qui peut en écrire deux ainsi.",
)
FORK_UNKNOWN = Text(
    "[not checked] Signed: nobody that you know signed both. To check: give the key of whoever is to be held to both: --key, "
    "or --policy.",
    "[non vérifié] Signé : personne que vous connaissiez n’a signé les deux. Pour vérifier : donnez la clé de qui doit en "
    "répondre : --key, ou --policy.",
)
FORK_BY_NONE = Text(
    "[no] None of the keys that you gave signed both: they accuse nobody that you know.",
    "[non] Aucune des clés que vous avez données n’a signé les deux : elles n’accusent personne que vous connaissiez.",
)
FORK_UNSIGNED = Text(
    "[no] Nobody signed them: they accuse nobody.", "[non] Personne ne les a signées : elles n’accusent personne."
)
FORK_HALF_SIGNED = Text(
    "[no] Nobody signed one of the two: they accuse nobody.",
    "[non] Personne n’a signé l’une des deux : elles n’accusent personne.",
)
FORK_NOT = Text(
    "[no] It proves nothing: these two heads can be of one history, or the proof was changed.",
    "[non] Elle ne prouve rien : ces deux têtes peuvent être d’une même histoire, ou la preuve a été modifiée.",
)
WRITTEN = Text("Evidence written to {path}; `ect verify {path}` checks it.", "Preuve écrite dans {path} ; « ect verifier {path} » la vérifie.")  # fmt: skip
WRITTEN_UNSIGNED = Text(
    "Both heads written to {path}; not both are signed, so they show that the two contradict each other, and accuse nobody.",
    "Les deux têtes sont écrites dans {path} ; elles ne sont pas toutes deux signées : elles se contredisent, et n’accusent "
    "personne.",
)
NO_EVIDENCE = Text(
    "No evidence is written: there are not two heads that contradict each other.",
    "Aucune preuve n’est écrite : il n’y a pas deux têtes qui se contredisent.",
)
NOT_TO_ACCEPT = Text(
    "There is nothing to accept: what this machine saw before is not all that is wrong, or nothing is.",
    "Il n’y a rien à accepter : ce que cette machine avait vu n’est pas seul en cause, ou rien ne l’est.",
)
VERIFY_FIRST = Text("Read what `ect verify` says.", "Lisez ce que dit « ect verifier ».")
ACCEPTED = Text(
    "From now on this copy is the one that this machine goes by. What was in the other after it is not here.",
    "Désormais, cette machine s’en tient à cette copie. Ce que l’autre avait de plus n’est pas ici.",
)
"""What `--accept` means."""
