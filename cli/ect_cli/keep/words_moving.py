"""What the commands say that move entries and whole journals, in both languages."""

from ect_cli.commands import Help
from ect_journal.vault import Access
from ect_journal.words import Text

WHAT = Text("What", "Quoi")

IMPORT = Help(
    "ect import entries.jsonl",
    Text(
        "Records events that others wrote, one JSON object a line: {id, type, v, data, occurred, by, grounds …}; "
        "references are J117, or @3 for the third line. All or nothing: one bad line refuses all, and every bad line is "
        "listed. Prints the new numbers.",
        "Consigne des événements écrits ailleurs, un objet JSON par ligne : {id, type, v, data, occurred, by, grounds …} ; "
        "les références sont J117, ou @3 pour la troisième ligne. Tout ou rien : une mauvaise ligne fait tout refuser, et "
        "chacune est listée. Affiche les nouveaux numéros.",
    ),
)
EXPORT = Help(
    Text(
        "ect export --output journal.jsonl --with-sealed texts.jsonl\nect export --format bundle --output archive-2026",
        "ect export --output journal.jsonl --with-sealed textes.jsonl\nect export --format bundle --output archive-2026",
    ),
    Text(
        "Writes the stored bytes of each entry, a line each, sealed texts left out. --with-sealed writes those that open "
        "here to a second file, in the clear: whoever has that one reads them. `ect restore` takes both back. --format bundle "
        "writes a folder for an archivist: entries, checkpoints, signatures, tokens, public keys and the dossier, to be "
        "checked without this program by the lines of its README.",
        "Sort les octets de chaque entrée, une ligne chacune, sans les textes scellés. --with-sealed écrit ceux qui s’ouvrent "
        "ici dans un second fichier, en clair : qui l’a les lit. « ect restore » reprend les deux. --format bundle écrit un "
        "répertoire pour l’archiviste : entrées, points de contrôle, signatures, jetons, clés publiques et dossier du financeur, "
        "à vérifier sans ce logiciel par les lignes de son README.",
    ),
)
RESTORE = Help(
    Text(
        "ect restore journal.jsonl restored --with-sealed texts.jsonl",
        "ect restore journal.jsonl journal-restauré --with-sealed textes.jsonl",
    ),
    Text(
        "Rebuilds a journal from an export, entry for entry, in a new folder or as the continuation of the same journal; from "
        "a bundle, with its seals and tokens. "
        "Sealed texts come from the second file of that export: each is compared with what its entry commits to, and sealed "
        "again under the keys of this machine; one that does not fit refuses all. What was erased stays so.",
        "Reconstitue un journal depuis une sortie, entrée par entrée, dans un nouveau dossier ou à la suite du même journal ; "
        "depuis un répertoire d’archive, avec ses sceaux et ses jetons. "
        "Les textes scellés viennent du second fichier de cette sortie : chacun est comparé à ce qu’engage son entrée, puis "
        "scellé à nouveau sous les clés de cette machine ; un seul qui ne va pas fait tout refuser. Ce qui fut effacé le "
        "reste.",
    ),
)
BACKUP = Help(
    "ect backup",
    Text(
        "Copies the folder, sealed texts and attachments included, even while others write. Drafts, which are in clear, are "
        "left out. The keys of what is sealed are not in the folder, nor in the copy: `ect keys export` writes them. Prints "
        "where.",
        "Copie le dossier, textes scellés et pièces jointes compris, même pendant que d’autres écrivent. Les brouillons, qui "
        "sont en clair, sont laissés de côté. Les clés de ce qui est scellé ne sont ni dans le dossier ni dans la copie : "
        "« ect cles exporter » les écrit. Affiche où.",
    ),
)
MOVE = Help(
    Text(
        "ect move --to postgresql://anna@db.example.org/team\nect move --to file",
        "ect move --to postgresql://anna@db.example.org/equipe\nect move --to fichier",
    ),
    Text(
        "Keeps the journal on a PostgreSQL server from now on, or back in the file of its folder: the same bytes, compared "
        "root by root. The old copy stays and takes no more entries; colleagues who still use it are told where to go. "
        "Stopped in the middle, do it again. Prints the new place.",
        "Tient désormais le journal sur un serveur PostgreSQL, ou à nouveau dans le fichier de son dossier : les mêmes "
        "octets, comparés racine par racine. L’ancienne copie reste et ne prend plus d’entrées ; qui l’utilise encore "
        "apprend où aller. Interrompu, recommencez. Affiche le nouvel endroit.",
    ),
)
TO = Text("the address of a server, or “file”", "l’adresse d’un serveur, ou « fichier »")
MOVED = Text(
    "{count} entries moved, the same byte for byte; {roots} roots compared.",
    "{count} entrées déplacées, identiques octet pour octet ; {roots} racines comparées.",
)
STAYS = Text(
    "The copy in {place} stays, sealed texts included, and takes no more entries. Attachments stay in the folder.",
    "La copie dans {place} reste, textes scellés compris, et ne prend plus d’entrées. Les pièces jointes restent dans le "
    "dossier.",
)
WHO = Text("who records, where a line does not say", "qui consigne, quand une ligne ne le dit pas")
REHEARSE = Text(
    "say which numbers they would get, and record nothing", "dire quels numéros elles auraient, sans rien consigner"
)
WOULD_IMPORT = Text(
    "Nothing was recorded; {count} entries would be.", "Rien n’a été consigné ; {count} entrées le seraient."
)
FORMATS = Text(
    "the stored bytes, a line each, or the archivist’s folder",
    "les octets tels quels, une ligne par entrée, ou le répertoire de l’archiviste",
)
OUTPUT = Text(
    "write to this file (else to standard output), or this folder",
    "écrire dans ce fichier (sinon sur la sortie standard), ou dans ce répertoire",
)
FORCE = Text(
    "let --output replace a file, or a bundle", "laisser --output remplacer un fichier, ou un répertoire d’archive"
)
FILE_OR_FOLDER = Text("FILE|FOLDER", "FICHIER|DOSSIER")
FILE_FOLDER_OR_STDIN = Text("FILE|FOLDER|-", "FICHIER|DOSSIER|-")
NAME_THE_BUNDLE = Text(
    "A bundle is a folder, and has no name here.",
    "--format bundle écrit un répertoire d’archive, dont le nom n’est pas donné.",
)
WHICH_BUNDLE = Text(
    "Name it: ect export --format bundle --output FOLDER", "Nommez-le : ect export --format bundle --output DOSSIER"
)
NO_SEALED_IN_IT = Text(
    "A bundle is handed out, and holds no sealed text.",
    "Un répertoire d’archive (--format bundle) se remet à d’autres, et ne contient aucun texte scellé.",
)
SEALED_APART = Text(
    "Leave --with-sealed out; `ect export --with-sealed FILE` writes them by themselves.",
    "Ôtez --with-sealed ; « ect export --with-sealed FICHIER » les écrit à part.",
)
BUNDLED = Text(
    "{count} entries in {folder}, with their checkpoints and the dossier; no sealed value is in it. README.md says how to "
    "check it without this program.",
    "{count} entrées dans {folder}, avec leurs points de contrôle et le dossier du financeur ; aucune valeur scellée n’y est. "
    "README.fr.md dit comment le vérifier sans ce logiciel.",
)
IMPORTED = Text("{count} entries recorded.", "{count} entrées consignées.")
EXPORTED = Text("{count} entries written to {path}.", "{count} entrées écrites dans {path}.")
RESTORED = Text(
    "{folder} now holds {count} entries, the same byte for byte.",
    "{folder} contient maintenant {count} entrées, identiques octet pour octet.",
)
NOTHING_ADDED = Text(
    "{folder} held these {count} entries already; nothing was added.",
    "{folder} contenait déjà ces {count} entrées ; rien n’a été ajouté.",
)
WITHOUT_SEALED = Text(
    "Sealed texts and attachments are not in an export: they stay where it was made, and in its backups. --with-sealed takes "
    "the texts back from a second file.",
    "Les textes scellés et les pièces jointes ne sont pas dans une sortie : ils restent là où elle a été faite, et dans "
    "ses sauvegardes. --with-sealed reprend les textes d’un second fichier.",
)
SEALED_TOO = Text(
    "write the sealed texts that open here to this second file, in the clear",
    "écrire dans ce second fichier, en clair, les textes scellés qui s’ouvrent ici",
)
TWO_FILES = Text(
    "Entries and sealed texts go to two files.", "Les entrées et les textes scellés vont dans deux fichiers."
)
ANOTHER_FOR_SEALED = Text("Give --with-sealed another name.", "Donnez un autre nom à --with-sealed.")
DISCLOSED = (
    Text(
        "{count} sealed value written in the clear to {path}, for nobody else on this machine to read. Attached files are not "
        "in it. An erasure does not reach it: delete it once it was used.",
        "{count} valeur scellée écrite en clair dans {path}, que nul autre sur cette machine ne peut lire. Les pièces jointes "
        "n’y sont pas. Un effacement ne l’atteint pas : supprimez ce fichier une fois utilisé.",
    ),
    Text(
        "{count} sealed values written in the clear to {path}, for nobody else on this machine to read. Attached files are "
        "not in it. An erasure does not reach it: delete it once it was used.",
        "{count} valeurs scellées écrites en clair dans {path}, que nul autre sur cette machine ne peut lire. Les pièces "
        "jointes n’y sont pas. Un effacement ne l’atteint pas : supprimez ce fichier une fois utilisé.",
    ),
)
CLEAR_APART = Text(
    "Texts in the clear stay apart from the journal, or every copy of the folder has them: name a file elsewhere.",
    "Des textes en clair restent à part du journal, sinon chaque copie du dossier les contient : nommez un fichier ailleurs.",
)
NOT_DISCLOSED = {
    Access.SEALED: Text(
        "Left out, since their keys are not here: {count}.", "Laissées de côté, leurs clés n’étant pas ici : {count}."
    ),
    Access.ERASED: Text("Left out, since they were erased: {count}.", "Laissées de côté, car effacées : {count}."),
    Access.NOT_AVAILABLE: Text(
        "Left out, since this copy of the journal does not hold them: {count}.",
        "Laissées de côté, cette copie du journal ne les contenant pas : {count}.",
    ),
}
SEALED_BACK = Text(
    "take sealed texts back from this second file of the export",
    "reprendre les textes scellés de ce second fichier de la sortie",
)
SEALED_AGAIN = (
    Text(
        "{count} sealed value taken back, under the keys of this machine.",
        "{count} valeur scellée reprise, sous les clés de cette machine.",
    ),
    Text(
        "{count} sealed values taken back, under the keys of this machine.",
        "{count} valeurs scellées reprises, sous les clés de cette machine.",
    ),
)
STAY_ERASED = Text("Left out, since they were erased: {count}.", "Laissées de côté, car effacées : {count}.")
ATTACHMENTS_APART = Text(
    "Attached files are not in an export: copy the folder attachments/ beside the journal, too.",
    "Les pièces jointes ne sont pas dans une sortie : copiez aussi le dossier attachments/ à côté du journal.",
)
KEYS_APART = Text(
    "The keys of what is sealed are not in this copy: without them nobody reads it. `ect keys export` writes them to a file.",
    "Les clés de ce qui est scellé ne sont pas dans cette copie : sans elles, personne ne le lit. « ect cles exporter » les "
    "écrit dans un fichier.",
)
DRAFTS_APART = Text(
    "Drafts are not in this copy: {count} file(s) in {path}, in clear.",
    "Les brouillons ne sont pas dans cette copie : {count} fichier(s) dans {path}, en clair.",
)
AN_EXPORT = Text(
    "{file} is an export: its entries have their numbers already.",
    "{file} est une sortie : ses entrées ont déjà leurs numéros.",
)
RESTORE_IT = Text(
    "`ect restore {file} FOLDER` rebuilds the journal it comes from.",
    "« ect restore {file} DOSSIER » reconstitue le journal d’où elle vient.",
)
