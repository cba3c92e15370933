"""What `ect compare` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

COMPARE = Help(
    Text(
        "ect compare dossier-2024.html .\nect compare checkpoint-of-ademe.txt dossier.html -o proof.fork",
        "ect comparer dossier-2024.html .\nect comparer point-de-l-ademe.txt dossier.html -o preuve.fork",
    ),
    Text(
        "Says whether two copies of a journal tell one history: the same, one continuing the other, or two that cannot both be "
        "true. Each is the folder of a journal, a dossier, an archive folder, a checkpoint (three lines or sealed) or a proof. "
        "Where one key signed both sides of a contradiction, writes the proof of it, which needs no journal to be checked. Exit "
        "code: 0 one continues the other, 10 it cannot be told, 30 one is altered, 32 they contradict each other, 40 one "
        "cannot be read or they are of two journals.",
        "Dit si deux copies d’un journal racontent une seule histoire : la même, l’une prolongeant l’autre, ou deux qui ne "
        "peuvent être vraies ensemble. Chacune est le répertoire d’un journal, un dossier de preuve, un répertoire d’archive, un "
        "point de contrôle (trois lignes ou scellé) ou une preuve. Si une même clé a signé les deux côtés d’une contradiction, "
        "en écrit la preuve, qui se vérifie sans journal. Code de sortie : 0 l’une prolonge l’autre, 10 on ne peut le dire, 30 "
        "l’une est altérée, 32 elles se contredisent, 40 l’une est illisible ou ce sont deux journaux.",
    ),
)
ONE = Text("A", "A")
OTHER = Text("B", "B")
KEY = Text(
    "a public key of the journal that you hold (repeatable)", "une clé publique du journal que vous avez (répétable)"
)
VKEY = Text("KEY", "CLÉ")
EVIDENCE = Text("write the proof of the contradiction there", "écrire là la preuve de la contradiction")
NOT_A_KEY = Text("“{written}” is no public key.", "« {written} » n’est pas une clé publique.")
A_KEY = Text(
    "Give the whole line that `ect seal` showed: name+number+key.",
    "Donnez en entier la ligne qu’« ect sceller » a montrée : nom+numéro+clé.",
)
AT = Text("{place}: {said}", "{place} : {said}")
NEITHER = Text(
    "it is no journal, dossier, archive folder, checkpoint or proof.",
    "ce n’est ni un journal, ni un dossier de preuve, ni un répertoire d’archive, ni un point de contrôle, ni une preuve.",
)
NO_CHECKPOINT = Text("there is no checkpoint in it.", "il ne s’y trouve aucun point de contrôle.")
WHAT_IT_TAKES = Text(
    "Give the folder of a journal, a dossier, an archive folder, a checkpoint or a proof.",
    "Donnez le répertoire d’un journal, un dossier de preuve, un répertoire d’archive, un point de contrôle ou une preuve.",
)

# what comes of it -------------------------------------------------------------------------------------------------------

SAME = (
    Text("{one} and {other} say the same: {count} entry, {sixteen}.", "{one} et {other} disent la même chose : {count} entrée, {sixteen}."),
    Text("{one} and {other} say the same: {count} entries, {sixteen}.", "{one} et {other} disent la même chose : {count} entrées, {sixteen}."),
)  # fmt: skip
EXTENDS = (
    Text(
        "{longer} continues {shorter}: J1 to J{shared} are the same ({sixteen}), then it has {count} more entry.",
        "{longer} prolonge {shorter} : de J1 à J{shared}, tout est identique ({sixteen}), puis il a {count} entrée de plus.",
    ),
    Text(
        "{longer} continues {shorter}: J1 to J{shared} are the same ({sixteen}), then it has {count} more entries.",
        "{longer} prolonge {shorter} : de J1 à J{shared}, tout est identique ({sixteen}), puis il a {count} entrées de plus.",
    ),
)
UNDECIDED = Text(
    "It cannot be told whether {longer} ({more} entries) continues {shorter} ({less}): the longer one comes without its entries.",
    "On ne peut pas dire si {longer} ({more} entrées) prolonge {shorter} ({less}) : le plus long vient sans ses entrées.",
)
GIVE_ENTRIES = Text(
    "Give in place of {longer} the journal itself, a dossier or an archive folder of it.",
    "Donnez au lieu de {longer} le journal lui-même, un dossier de preuve ou un répertoire d’archive.",
)
ANOTHER = Text("These are of two journals:", "Ce sont deux journaux :")
ANOTHER_OF_THE_NAME = Text(
    "These are two journals that have the same name:", "Ce sont deux journaux qui portent le même nom :"
)
ORIGIN = Text("  {place}: {origin}", "  {place} : {origin}")
FORK = Text(
    "These two cannot both be true: they are two histories of one journal.",
    "Ces deux-là ne peuvent être vrais ensemble : ce sont deux histoires d’un seul journal.",
)
SAME_UPTO = Text(
    "J1 to J{shared} are the same; the first entry that differs is J{entry}.",
    "De J1 à J{shared}, tout est identique ; la première entrée qui diffère est J{entry}.",
)
NOTHING_SHARED = Text("They differ from J{entry} on.", "Ils diffèrent dès J{entry}.")
DIFFER_AFTER = Text(
    "J1 to J{shared} are the same; at {size} entries they differ.",
    "De J1 à J{shared}, tout est identique ; à {size} entrées, ils diffèrent.",
)
DIFFER_AT = Text("At {size} entries they differ.", "À {size} entrées, ils diffèrent.")
ENTRY_THERE = Text("  {place}, J{entry}: {said}", "  {place}, J{entry} : {said}")
ENTRY_SAID = Text("{label}, {occurred}, by {by}. {headline}", "{label}, {occurred}, par {by}. {headline}")
CANNOT_BE_READ = Text("what it says cannot be read", "ce qu’elle dit ne se lit pas")
HEAD = Text(
    "  {place}: {size} entries, {sixteen}, {signed}\n    {root}",
    "  {place} : {size} entrées, {sixteen}, {signed}\n    {root}",
)
SIGNED_BY = Text("signed in the name of {names}", "signé au nom de {names}")
NOT_SIGNED = Text("not signed", "non signé")
NOT_ONE_KEY = Text(
    "No key that is known here signed both: it is not proved who told two histories. If you hold the public key of the "
    "journal, give it with --key.",
    "Aucune clé connue ici n’a signé les deux : rien ne prouve qui a raconté deux histoires. Si vous avez la clé publique du "
    "journal, donnez-la par --key.",
)
WRITE_IT = Text(
    "One key signed both: -o {name} writes the proof, which anybody can check with that key alone.",
    "Une même clé a signé les deux : -o {name} en écrit la preuve, que chacun peut vérifier avec cette seule clé.",
)
WRITTEN = Text(
    "One key signed both, and this file proves it to whoever holds that key: `ect verify` checks it. Keep it, and show it to "
    "those who were shown either of the two.",
    "Une même clé a signé les deux, et ce fichier le prouve à qui a cette clé : « ect verifier » le vérifie. Gardez-le, et "
    "montrez-le à ceux qui ont vu l’un ou l’autre.",
)
NO_EVIDENCE = Text("There is no contradiction to prove; no file was written.", "Il n’y a pas de contradiction à prouver ; aucun fichier n’a été écrit.")  # fmt: skip
