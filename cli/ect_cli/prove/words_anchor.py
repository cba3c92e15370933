"""What `ect anchor` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# help -------------------------------------------------------------------------------------------------------------------

ANCHOR = Help(
    Text(
        "ect anchor --url https://freetsa.org/tsr\nect anchor --handed-over 'ADEME, interim report, p. 4' --size 488",
        "ect ancrer --url https://freetsa.org/tsr\n"
        "ect ancrer --handed-over 'ADEME, rapport intermédiaire, p. 4' --size 488",
    ),
    Text(
        "Has somebody outside bound the journal, and records it: from then on nobody can pass off another history up to "
        "there, not even you. A time-stamp authority dates it; a witness cosigns it, once it has checked that nothing "
        "before has changed; or somebody simply keeps its sixteen characters. Nobody learns anything of what it says: "
        "what is given away is a hash. Every anchor adds to the others; do one now and then.",
        "Fait borner le journal par quelqu’un d’extérieur, et le consigne : dès lors, personne ne peut faire passer une "
        "autre histoire jusque-là, pas même vous. Une autorité d’horodatage le date ; un témoin le contresigne, après avoir "
        "vérifié que rien d’antérieur n’a changé ; ou quelqu’un garde simplement ses seize caractères. Nul n’apprend rien "
        "de ce qu’il contient : seule une empreinte est donnée. Chaque ancrage s’ajoute aux autres ; faites-en un de temps "
        "en temps.",
    ),
)
DATED = Text("Dated by an authority (RFC 3161)", "Daté par une autorité (RFC 3161)")
COSIGNED = Text("Cosigned by a witness", "Contresigné par un témoin")
CAME_BACK = Text("What came back, of either", "Ce qui vous est revenu")
KEPT = Text("Kept by somebody", "Gardé par quelqu’un")
HOW = Text("How", "Comment")
URL = Text("ask the authority at this address, now", "demander maintenant à l’autorité de cette adresse")
REQUEST = Text(
    "write there what to send it, when there is no network here",
    "écrire là ce qu’il faut lui envoyer, faute de réseau ici",
)
WITNESS_REQUEST = Text("write there what to hand to the witness", "écrire là ce qu’il faut remettre au témoin")
SINCE = Text(
    "the size that this witness cosigned last, 0 for a new one (else that of the last cosignature recorded)",
    "la dernière taille que ce témoin a contresignée, 0 pour un nouveau (sinon celle de la dernière contresignature consignée)",
)
ANSWER = Text("the file that the authority or the witness gave back", "le fichier que l’autorité ou le témoin a rendu")
AUTHORITY = Text(
    "whom it is to be of, checked before it is recorded: the witness’s key (needed), or the authority’s root certificate",
    "de qui cela doit venir, vérifié avant d’être consigné : la clé du témoin (nécessaire), ou le certificat racine de l’autorité",
)
HANDED_OVER = Text(
    "to whom it was handed, and where it can be found there", "à qui il a été remis, et où on l’y retrouve"
)
ON = Text("the day it was (else today)", "le jour de la remise (sinon aujourd’hui)")
SIZE = Text(
    "the size that was handed over, or its sixteen characters (needed)",
    "la taille remise, ou ses seize caractères (nécessaire)",
)
BY = Text(
    "who records it: your code (else ECT_BY, else ect.toml)",
    "qui le consigne : votre code (sinon ECT_BY, sinon ect.toml)",
)
FORCE = Text("replace a file of that name", "remplacer un fichier de ce nom")
FILE_OR_KEY = Text("FILE|KEY", "FICHIER|CLÉ")
WHOM = Text("WHOM", "À-QUI")
SIZE_TAKES = Text("NUMBER|CHARACTERS", "NOMBRE|CARACTÈRES")

# the ways ---------------------------------------------------------------------------------------------------------------

WAYS = Text(
    "Three ways, from the strongest to the simplest; each is worth more with another.\n"
    "  dated by an authority:\n"
    "    ect anchor --url https://freetsa.org/tsr\n"
    "    without a network: --request question.tsq, then --answer answer.tsr\n"
    "  cosigned by a witness, who does: ect witness for-the-lab.txt\n"
    "    ect anchor --witness-request for-the-lab.txt\n"
    "    ect anchor --answer from-the-lab.txt --authority KEY\n"
    "  kept by somebody, who was given the sixteen characters of ect checkpoint:\n"
    "    ect anchor --handed-over 'ADEME, interim report, p. 4' --size ABCD-EFGH-IJKL-MNOP",
    "Trois façons, de la plus forte à la plus simple ; chacune vaut plus avec une autre.\n"
    "  daté par une autorité :\n"
    "    ect ancrer --url https://freetsa.org/tsr\n"
    "    sans réseau : --request question.tsq, puis --answer reponse.tsr\n"
    "  contresigné par un témoin, qui fait : ect temoigner pour-le-labo.txt\n"
    "    ect ancrer --witness-request pour-le-labo.txt\n"
    "    ect ancrer --answer du-labo.txt --authority CLÉ\n"
    "  gardé par quelqu’un, à qui furent remis les seize caractères d’ect point :\n"
    "    ect ancrer --handed-over 'ADEME, rapport intermédiaire, p. 4' --size ABCD-EFGH-IJKL-MNOP",
)
LAST = Text(
    "Last anchor: {ref}, {kind}, up to J{size}, {authority}.",
    "Dernier ancrage : {ref}, {kind}, jusqu’à J{size}, {authority}.",
)
NEVER = Text("Nothing bounds this journal yet.", "Rien ne borne encore ce journal.")
NO_WAY = Text("Nobody says here how it is to be anchored.", "Rien ne dit ici comment l’ancrer.")
THE_WAYS = Text(
    "Give one of: --url, --request, --witness-request, --answer, --handed-over; `ect anchor --help` tells them apart.",
    "Donnez l’une de : --url, --request, --witness-request, --answer, --handed-over ; « ect ancrer --help » les explique.",
)
ONE_WAY = Text("{options}: one at a time.", "{options} : une seule à la fois.")
ONLY_WITH = Text("{option} only goes with {others}.", "{option} ne va qu’avec {others}.")

# what is written and recorded -------------------------------------------------------------------------------------------

SEND_IT = Text(
    "It asks for J1 to J{size} to be dated, and says nothing of them. Send it to an authority, by a page\n"
    "of its site that takes such files, or let whoever looks after your network do so with this line:\n"
    "  curl -H 'Content-Type: application/timestamp-query' --data-binary @{file} -o answer.tsr https://freetsa.org/tsr\n"
    "Then record what it answers:\n"
    "  ect anchor --answer answer.tsr",
    "Il demande de dater J1 à J{size}, et n’en dit rien. Envoyez-le à une autorité, par une page de son\n"
    "site qui prend de tels fichiers, ou confiez-le à qui s’occupe de votre réseau, avec cette ligne :\n"
    "  curl -H 'Content-Type: application/timestamp-query' --data-binary @{file} -o reponse.tsr https://freetsa.org/tsr\n"
    "Puis consignez sa réponse :\n"
    "  ect ancrer --answer reponse.tsr",
)
HAND_IT = Text(
    "It asks for J1 to J{size} to be cosigned, going on from {since}, and says nothing of them. The witness does "
    "`ect witness {file}`; record its answer: ect anchor --answer FILE --authority ITS-KEY",
    "Il demande de contresigner J1 à J{size}, à la suite de {since}, et n’en dit rien. Le témoin fait "
    "« ect temoigner {file} » ; consignez sa réponse : ect ancrer --answer FICHIER --authority SA-CLÉ",
)
TELL_THE_KEY = Text(
    "A new witness needs your public key too, told by another way than this file: {vkey}",
    "Un nouveau témoin a aussi besoin de votre clé publique, dite par une autre voie que ce fichier : {vkey}",
)
STAMPED = Text(
    "{ref} recorded: J1 to J{size} ({sixteen}) dated {at} by {authority}.",
    "{ref} consignée : J1 à J{size} ({sixteen}) datés du {at} par {authority}.",
)
COSIGNED_BY = Text(
    "{ref} recorded: J1 to J{size} ({sixteen}) cosigned on {at} by {authority}.",
    "{ref} consignée : J1 à J{size} ({sixteen}) contresignés le {at} par {authority}.",
)
HANDED_TO = Text(
    "{ref} recorded: J1 to J{size} ({sixteen}) handed over, {authority}.",
    "{ref} consignée : J1 à J{size} ({sixteen}) remis, {authority}.",
)
KNOWN = Text("{ref} has it already: nothing was recorded.", "{ref} l’a déjà : rien n’a été consigné.")
VOUCHED_FOR = Text(
    "What {ref} kept was checked: it is by {authority}, as what you gave vouches.",
    "Ce que {ref} a gardé a été vérifié : c’est bien de {authority}, ce que vous avez donné s’en porte garant.",
)
NOTHING_NEW = Text(
    "{ref} dates all that is recorded, anchors aside: nothing to ask for.",
    "{ref} date tout ce qui est consigné, ancrages mis à part : rien à demander.",
)
NOT_CHECKED = Text(
    "Who signed it was not checked: --authority takes the root certificate that the authority publishes.",
    "Qui l’a signé n’a pas été vérifié : --authority prend le certificat racine que publie l’autorité.",
)
WHICH_WITNESS = Text("Which witness this is of is not said.", "Il n’est pas dit de quel témoin cela vient.")
GIVE_WITNESS = Text(
    "Give its key, as `ect witness` prints it there, or a file with it: --authority",
    "Donnez sa clé, telle que « ect temoigner » l’affiche chez lui, ou un fichier qui la contient : --authority",
)
GIVE_CERTIFICATE = Text(
    "Give the root certificate that the authority publishes, a .pem or .crt file.",
    "Donnez le certificat racine que publie l’autorité, un fichier .pem ou .crt.",
)
WHICH_SIZE = Text(
    "Which checkpoint was handed over is not said.", "Il n’est pas dit quel point de contrôle a été remis."
)
GIVE_THIS_SIZE = Text(
    "Give its number, or its sixteen characters, as they were printed. The last one: --size {size}, or --size {sixteen}",
    "Donnez son numéro, ou ses seize caractères, tels qu’imprimés. Le dernier : --size {size}, ou --size {sixteen}",
)
GIVE_SIZE = Text(
    "Give its size, or its sixteen characters, as they were printed: --size",
    "Donnez sa taille, ou ses seize caractères, tels qu’imprimés : --size",
)
NO_SUCH_SIXTEEN = Text(
    "No checkpoint of this journal has the sixteen characters {written}.",
    "Aucun point de contrôle de ce journal n’a les seize caractères {written}.",
)
NOT_A_SIZE = Text(
    "“{written}” is no size, nor sixteen characters.", "« {written} » n’est ni une taille, ni seize caractères."
)
CHECK_THEM = Text(
    "Read them again in the report; if they are right, it is of another journal, or this one was rewritten.",
    "Relisez-les dans le rapport ; s’ils sont justes, il est d’un autre journal, ou celui-ci a été récrit.",
)
NOT_AN_ANSWER = Text(
    "{source} is neither a time stamp nor a cosigned checkpoint.",
    "{source} n’est ni un horodatage, ni un point de contrôle contresigné.",
)
AS_IT_CAME = Text("Give the file as it came back.", "Donnez le fichier tel qu’il est revenu.")
TOO_LARGE = Text("{source} is too large for what is expected.", "{source} est trop grand pour ce qui est attendu.")
NOT_A_KEY = Text(
    "“{written}” is neither a file nor a public key.", "« {written} » n’est ni un fichier, ni une clé publique."
)
GIVE_KEY = Text(
    "Give a certificate (.pem), or the key that `ect witness` prints.",
    "Donnez un certificat (.pem), ou la clé qu’affiche « ect temoigner ».",
)
