"""The five verdicts of `ect verify` and what is wrong, in both languages."""

from ect_journal.words import Text

# verdicts ---------------------------------------------------------------------------------------------------------------

HEAD = Text("{place}: {origin}, J1 to J{size}", "{place} : {origin}, J1 à J{size}")
HEAD_OF_PROOF = Text(
    "{place}: J{position} of {origin}, under the checkpoint of J{size}",
    "{place} : J{position} de {origin}, sous le point de contrôle de J{size}",
)
HEAD_ALTERED = Text("{place}", "{place}")
SIXTEEN_LINE = Text("Sixteen characters of J{size}: {sixteen}", "Seize caractères de J{size} : {sixteen}")
MARKS = {
    "yes": Text("[yes]", "[oui]"),
    "no": Text("[no]", "[non]"),
    "unchecked": Text("[not checked]", "[non vérifié]"),
}
NOTHING_MORE = Text("Nothing more is said of what is altered.", "On ne dit rien de plus de ce qui est altéré.")
NOTHING_READ = Text("Nothing is said of what was not compared.", "On ne dit rien de ce qui n’a pas été comparé.")
THIS = {
    "journal": Text("this journal", "ce journal"),
    "bundle": Text("this folder", "ce répertoire"),
    "file": Text("this file", "ce fichier"),
}
NAMES = {
    "coherent": Text("Content intact", "Contenu intact"),
    "signed": Text("Signed", "Signé"),
    "anchored": Text("Dated by a third party", "Daté par un tiers"),
    "complete": Text("Nothing missing", "Rien ne manque"),
    "erased": Text("Erasures covered", "Effacements couverts"),
}
COHERENT = (
    Text(
        "Content intact: the entries give the root of {count} checkpoint.",
        "Contenu intact : les entrées donnent la racine de {count} point de contrôle.",
    ),
    Text(
        "Content intact: the entries give the roots of {count} checkpoints.",
        "Contenu intact : les entrées donnent les racines de {count} points de contrôle.",
    ),
)
IN_THE_TREE_TRIMMED = Text(
    "Content intact: this entry, but for the line end that its file adds, is under that checkpoint. The proof says nothing of "
    "the others.",
    "Contenu intact : cette entrée, à la fin de ligne près que son fichier ajoute, est sous ce point de contrôle. La preuve ne "
    "dit rien des autres.",
)
IN_THE_TREE = Text(
    "Content intact: this entry, byte for byte, is under that checkpoint. The proof says nothing of the others.",
    "Contenu intact : cette entrée, octet pour octet, est sous ce point de contrôle. La preuve ne dit rien des autres.",
)
CUT = Text(
    "Content cut: it does not reach the root that it claims.",
    "Contenu coupé : il n’atteint pas la racine qu’il revendique.",
)
SIGNED = Text("Signed by {who}.", "Signé par {who}.")
SIGNED_UPTO = Text(
    "Signed by {who} up to J{upto}; what comes after is not.",
    "Signé par {who} jusqu’à J{upto} ; la suite ne l’est pas.",
)
SIGN_AGAIN = Text(
    "To check: ask for a copy made once the last entries were sealed (`ect seal`).",
    "Pour vérifier : demandez une copie faite une fois les dernières entrées scellées (« ect sceller »).",
)
REPLACED = (
    Text(
        "The key that you gave ({old}) was revoked in {ref}; note the one that signs now: {now}",
        "La clé que vous avez donnée ({old}) a été révoquée en {ref} ; notez celle qui signe désormais : {now}",
    ),
    Text(
        "The key that you gave ({old}) was revoked in {ref}; note those that sign now: {now}",
        "La clé que vous avez donnée ({old}) a été révoquée en {ref} ; notez celles qui signent désormais : {now}",
    ),
)
SIGNED_BY_NONE = Text(
    "None of the keys that you gave signed it.", "Aucune des clés que vous avez données ne l’a signé."
)
PAGES_UNSIGNED = Text(
    "The entries are signed by {who}, these pages are not.",
    "Les entrées sont signées par {who}, ces pages ne le sont pas.",
)
WHICH_KEY = Text(
    "To check: ask the journal’s keeper, by other ways than {this}, which key signs it; it may have been replaced.",
    "Pour vérifier : demandez à qui tient le journal, autrement que par {this}, quelle clé le signe ; elle a pu être "
    "remplacée.",
)
SIGNED_UNCHECKED = Text(
    "Signed: a signature is there; whose, {this} cannot say.",
    "Signé : une signature est là ; de qui, {this} ne peut le dire.",
)
SIGNED_HERE = Text(
    "Signed: by the key of this machine ({key}); kept beside the journal, it proves nothing to others.",
    "Signé : par la clé de cette machine ({key}) ; gardée à côté du journal, elle ne prouve rien à d’autres.",
)
NOT_SIGNED = Text("Signed: no signature is there.", "Signé : aucune signature n’est là.")
GIVE_KEY = Text(
    "To check: give the journal’s public key, as it was handed to you by other ways: --key, or --policy.",
    "Pour vérifier : donnez la clé publique du journal, telle qu’elle vous a été remise par ailleurs : --key, ou --policy.",
)
SEAL_IT = Text(
    "To have one: `ect seal`, and hand out the public key it prints.",
    "Pour en avoir une : « ect sceller », et remettez la clé publique qu’il affiche.",
)
ANCHORED = Text("Dated by a third party: {by}.", "Daté par un tiers : {by}.")
NOT_AFTER = Text("After J{upto}, nothing is dated.", "Après J{upto}, rien n’est daté.")
BY_TIMESTAMP = Text("stamped by {who} on {day}, up to J{size}", "horodaté par {who} le {day}, jusqu’à J{size}")
BY_COSIGNATURE = Text("cosigned by {who} on {day}, up to J{size}", "contresigné par {who} le {day}, jusqu’à J{size}")
BOUNDED = Text("Bounded by what you hold: {by}.", "Borné par ce que vous détenez : {by}.")
"""By the reader alone: nobody else says when."""
NOT_BOUNDED_AFTER = Text("After J{upto}, nothing is bounded.", "Après J{upto}, rien n’est borné.")
BY_HANDED_OVER = Text(
    "J1 to J{size}{of}, which the journal says was handed over to {who}",
    "J1 à J{size}{of}, que le journal dit avoir remis à {who}",
)
BY_YOU = Text("J1 to J{size}{of}", "J1 à J{size}{of}")
OF_DAY = Text(
    " (J{size} recorded on {day}, by the journal’s own clock)",
    " (J{size} consignée le {day}, à l’horloge du journal)",
)
CLAIMED = (
    Text(
        "Dated by a third party: {count} anchor is recorded, up to J{size} ({who}); nothing you gave confirms it.",
        "Daté par un tiers : {count} ancrage est consigné, jusqu’à J{size} ({who}) ; rien de ce que vous avez donné ne le "
        "confirme.",
    ),
    Text(
        "Dated by a third party: {count} anchors are recorded, up to J{size} ({who}); nothing you gave confirms them.",
        "Daté par un tiers : {count} ancrages sont consignés, jusqu’à J{size} ({who}) ; rien de ce que vous avez donné ne les "
        "confirme.",
    ),
)
CHECK_ANCHORS = Text(
    "To check: give the authority’s certificate (--authority), a witness’s key (--key), or what was handed over "
    "(--since, --sixteen).",
    "Pour vérifier : donnez le certificat de l’autorité (--authority), la clé d’un témoin (--key), ou ce qui fut remis "
    "(--since, --sixteen).",
)
NOT_ANCHORED = Text(
    "Nobody outside dates it. Whoever holds the journal and its key could have written it all anew today.",
    "Personne d’extérieur ne le date. Qui tient le journal et sa clé a pu tout récrire aujourd’hui.",
)
NOT_ANCHORED_PROOF = Text(
    "Dated by a third party: nothing that you gave bounds it.",
    "Daté par un tiers : rien de ce que vous avez donné ne le borne.",
)
CHECK_PROOF = Text(
    "To check: give a witness’s key (--key), or the checkpoint of J{size} that you kept (--since, --sixteen).",
    "Pour vérifier : donnez la clé d’un témoin (--key), ou le point de contrôle de J{size} que vous avez gardé (--since, "
    "--sixteen).",
)
ANCHOR_IT = Text(
    "To change that: `ect anchor`, or print the sixteen characters in a report that others keep.",
    "Pour y remédier : « ect ancrer », ou imprimez les seize caractères dans un rapport que d’autres gardent.",
)
COMPLETE = {
    "held": Text(
        "Nothing missing of what you held, J1 to J{size}: they give the checkpoint that you kept.",
        "Rien ne manque de ce que vous déteniez, J1 à J{size} : ces entrées donnent le point de contrôle que vous avez gardé.",
    ),
    "sixteen": Text(
        "Nothing missing of what you held, J1 to J{size}: they give the sixteen characters that you hold.",
        "Rien ne manque de ce que vous déteniez, J1 à J{size} : ces entrées donnent les seize caractères que vous détenez.",
    ),
    "seen": Text(
        "Nothing missing of what this machine saw before, J1 to J{size}.",
        "Rien ne manque de ce que cette machine avait vu, J1 à J{size}.",
    ),
}
COMPLETE_PROOF = Text(
    "Nothing missing: its checkpoint, of J{size}, is the one that you hold.",
    "Rien ne manque : son point de contrôle, de J{size}, est celui que vous détenez.",
)
ROLLED = (
    Text("{count} entry is missing at the end.", "Il manque {count} entrée à la fin."),
    Text("{count} entries are missing at the end.", "Il manque {count} entrées à la fin."),
)
OTHER_HISTORY = Text("Another history than the one held.", "Une autre histoire que celle qui est détenue.")
NO_SUCH_SIXTEEN = Text(
    "No checkpoint here has these sixteen characters: read them again; if they are those of the report, {this} tells another "
    "history, or a shorter one.",
    "Aucun point de contrôle d’ici n’a ces seize caractères : relisez-les ; s’ils sont bien ceux du rapport, {this} raconte une "
    "autre histoire, ou une histoire plus courte.",
)
COMPLETE_UNCHECKED = Text(
    "Nothing missing: entries cut off its end would not show.",
    "Rien ne manque : des entrées ôtées à la fin ne se verraient pas.",
)
COMPARE = Text(
    "To check: compare these sixteen characters with those you hold from elsewhere, or give a checkpoint you kept: "
    "--sixteen, --since.",
    "Pour vérifier : comparez ces seize caractères avec ceux que vous détenez d’ailleurs, ou donnez un point de contrôle "
    "gardé : --sixteen, --since.",
)
COMPARE_PROOF = Text(
    "To check: give the checkpoint of J{size} that you kept, or its sixteen characters: --since, --sixteen.",
    "Pour vérifier : donnez le point de contrôle de J{size} que vous avez gardé, ou ses seize caractères : --since, --sixteen.",
)
NONE_ERASED = Text("Nothing erased, no value missing.", "Rien d’effacé, aucune valeur ne manque.")
VALUES_ERASED = (
    Text("{count} value erased", "{count} valeur effacée"), Text("{count} values erased", "{count} valeurs effacées")
)  # fmt: skip
ENTRIES_EXPUNGED = (
    Text("{count} entry expunged", "{count} entrée caviardée"),
    Text("{count} entries expunged", "{count} entrées caviardées"),
)
ERASED = Text(
    "{values}, {entries}: each under an entry that says so.",
    "{values}, {entries} : chacune sous une entrée qui le dit.",
)
UNCOVERED = (
    Text(
        "{values}, {entries}; {count} more is gone, and no entry says so.",
        "{values}, {entries} ; {count} autre a disparu sans qu’aucune entrée le dise.",
    ),
    Text(
        "{values}, {entries}; {count} more are gone, and no entry says so.",
        "{values}, {entries} ; {count} autres ont disparu sans qu’aucune entrée le dise.",
    ),
)
UNCOVERED_MAYBE = Text(
    "To check: this copy may lack them (`ect restore --with-sealed` brings values back); else ask who erased them.",
    "Pour vérifier : cette copie peut en être dépourvue (« ect restore --with-sealed » les rapporte) ; sinon, demandez qui "
    "les a effacées.",
)
ERASED_UNCHECKED = Text(
    "{values}, {entries}; this copy came without its sealed values, so none can be said to be missing.",
    "{values}, {entries} ; cette copie est venue sans ses valeurs scellées, on ne peut donc dire qu’il en manque.",
)
CHECK_VALUES = Text("To check: verify where the values are.", "Pour vérifier : faites-le là où sont les valeurs.")
EXPUNGED_PROOF = Text(
    "This entry was expunged; a proof alone does not say whether another entry says so.",
    "Cette entrée a été caviardée ; une preuve seule ne dit pas si une autre entrée le dit.",
)
NO_ERASURE_PROOF = Text(
    "This entry was not expunged; a proof alone does not say what else was erased.",
    "Cette entrée n’a pas été caviardée ; une preuve seule ne dit pas ce qui fut effacé par ailleurs.",
)
ASK_JOURNAL = Text(
    "To check: verify the journal or its dossier.", "Pour vérifier : vérifiez le journal ou son dossier."
)

# what is wrong ----------------------------------------------------------------------------------------------------------

ALONE, SEVERAL = Text("J{first}", "J{first}"), Text("J{first} to J{last}", "J{first} à J{last}")
THERE = Text("somewhere", "quelque part")
WRONG = {
    "sums": Text(
        "Altered: SHA256SUMS does not have the files that are here.",
        "Altéré : SHA256SUMS n’a pas les fichiers qui sont ici.",
    ),
    "root": Text(
        "Altered: {where} was changed, removed or added: it no longer gives the root that was kept when it was recorded.",
        "Altéré : {where} a été changée, ôtée ou ajoutée : elle ne donne plus la racine gardée quand elle fut consignée.",
    ),
    "roots": Text(
        "Altered: within {where}, at least one entry was changed, removed or added: they no longer give the root that was kept "
        "when they were recorded.",
        "Altéré : de {where}, une entrée au moins a été changée, ôtée ou ajoutée : elles ne donnent plus la racine gardée quand "
        "elles furent consignées.",
    ),
    "gap": Text("Altered: {where} is not there.", "Altéré : {where} n’y est pas."),
    "position": Text(
        "Altered: {where} does not read as the entry of that number.",
        "Altéré : {where} ne se lit pas comme l’entrée de ce numéro.",
    ),
    "id": Text(
        "Altered: {where} has no id of its own: it may be an entry put in a second time.",
        "Altéré : {where} n’a pas d’identifiant à elle : c’est peut-être une entrée remise une seconde fois.",
    ),
    "journal": Text(
        "Altered: {where} does not open this journal.", "Altéré : {where} n’ouvre pas ce journal."
    ),
    "type": Text(
        "Altered: {where} is filed under another type than its own.",
        "Altéré : {where} est rangée sous un autre type que le sien.",
    ),
    "pages": Text(
        "Altered: the pages shown are not those that were written; what is read there may be false.",
        "Altéré : les pages montrées ne sont pas celles qui ont été écrites ; ce qu’on y lit peut être faux.",
    ),
    "value": Text(
        "Altered: a sealed value ({where}) is not what was recorded.",
        "Altéré : une valeur scellée ({where}) n’est pas ce qui a été enregistré.",
    ),
    "seal": Text(
        "Altered: the signature kept for {where} is not of these entries, or was forged.",
        "Altéré : la signature conservée pour {where} n’est pas celle de ces entrées, ou a été contrefaite.",
    ),
    "evidence": Text(
        "Altered: the anchor recorded at {where} is not of these entries, or what was given for it was changed.",
        "Altéré : l’ancrage consigné en {where} n’est pas celui de ces entrées, ou sa pièce a été modifiée.",
    ),
    "proof": Text(
        "Altered: the proof does not lead from {where} to its checkpoint: one of them was changed.",
        "Altéré : la preuve ne mène pas de {where} à son point de contrôle : l’un d’eux a été modifié.",
    ),
    "other": Text(
        "What you gave to compare with is a checkpoint of another journal: {others}. Nothing was compared.",
        "Ce que vous avez donné à comparer est un point de contrôle d’un autre journal : {others}. Rien n’a été comparé.",
    ),
    "shape": Text(
        "It cannot be read as a journal: it has no entries, or no checkpoint.",
        "Cela ne se lit pas comme un journal : il n’y a pas d’entrées, ou pas de point de contrôle.",
    ),
    "rollback": Text(
        "Rolled back {size} -> {here}: a checkpoint of {size} entries was seen or kept; {gone} are gone.",
        "Retour en arrière {size} -> {here} : un point de contrôle de {size} entrées a été vu ou gardé ; {gone} ont disparu.",
    ),
    "fork": Text(
        "Two histories: {where} is not the one that the other head has.",
        "Deux histoires : {where} n’est pas celle qu’a l’autre tête.",
    ),
    "forks": Text(
        "Two histories: {where} are not those that the other head has.",
        "Deux histoires : {where} ne sont pas celles qu’a l’autre tête.",
    ),
    "uncovered": Text(
        "Gone without an erasure: what {where} held; no entry says that it was taken away.",
        "Disparu sans effacement : ce que contenait {where} ; aucune entrée ne dit que cela fut ôté.",
    ),
    "time": Text(
        "Contradictory times: the moment at which {where} was recorded cannot be true beside the entries around it, or the "
        "outside date.",
        "Dates contradictoires : le moment où {where} fut consignée ne peut être vrai à côté des entrées voisines, ou de la "
        "date donnée par un tiers.",
    ),
}  # fmt: skip
HEAD_HELD = Text("The head that was held:", "La tête qui était détenue :")
HEAD_HERE = Text("The head here:", "La tête d’ici :")
READ_AGAIN = Text(
    "To check: ask the journal’s keeper which J they are of.",
    "Pour vérifier : demandez à qui tient le journal de quel J ils sont.",
)
NEXT = {
    30: Text(
        "Keep this copy as it is, and compare it with another: `ect compare`. Restore a backup that verifies.",
        "Gardez cette copie telle quelle, et comparez-la à une autre : « ect comparer ». Restaurez une sauvegarde qui se "
        "vérifie.",
    ),
    31: Text(
        "Look for the copy that has them. A backup put back knowingly is gone on with by --accept.",
        "Cherchez la copie qui les a. Une sauvegarde remise sciemment se reprend par --accept.",
    ),
    32: Text(
        "Keep both: --evidence FILE writes what anybody can check. A backup put back knowingly is gone on with by --accept.",
        "Gardez les deux : --evidence FICHIER écrit ce que chacun peut vérifier. Une sauvegarde remise sciemment se reprend "
        "par --accept.",
    ),
}
ASK_AGAIN = Text(
    "Keep this copy as it is, and ask whoever gave you {this} for it again.",
    "Gardez cette copie telle quelle, et redemandez {this} à qui vous l’a remis.",
)
"""Of what was altered, and is not the reader's own journal."""
AS_IT_WAS_SENT = Text(
    "A copy saved by the browser, or changed by an extension or a mail gateway, is enough to cause this: ask whoever gave it to "
    "you for the file as it was sent.",
    "Une copie enregistrée par le navigateur, ou modifiée par une extension ou une passerelle de messagerie, suffit à le "
    "causer : redemandez à qui vous l’a remis le fichier tel qu’il fut envoyé.",
)
GIVE_ITS_OWN = Text(
    "Give one of {origin}, by --since, or leave it out.", "Donnez-en un de {origin}, par --since, ou ôtez-le."
)
NOT_PROVED = Text(
    "What this does not prove: that what was written is true; who wrote it (the name beside an entry is not authenticated); "
    "that nothing was left unwritten; and of what no outside date covers, when it was written.",
    "Ce que ceci ne prouve pas : que ce qui fut écrit soit vrai ; qui l’écrivit (le nom à côté d’une entrée n’est pas "
    "authentifié) ; que rien n’ait été tu ; ni, de ce qu’aucune date donnée par un tiers ne couvre, quand ce fut écrit.",
)
