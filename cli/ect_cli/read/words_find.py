"""What `ect find` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.vault import Access
from ect_journal.words import Text

FIND = Help(
    'ect find hiver cantine\nect find "tenir l’hiver" --type observation --project ALI-01',
    Text(
        "Searches the texts and the codes of the entries that stand, nested ones included. Case and accents do not matter. "
        "Several words are all to be found; words between quotes stand together. Sealed texts stay closed unless --sealed "
        "opens them: what is shown then is as confidential as they are.",
        "Cherche dans les textes et les codes des entrées en vigueur, jusque dans leurs listes. La casse et les accents ne "
        "comptent pas. Plusieurs mots doivent tous s’y trouver ; entre guillemets, ils se suivent. Les textes scellés "
        "restent fermés tant que --sealed ne les ouvre pas : ce qui s’affiche est alors aussi confidentiel qu’eux.",
    ),
)

WORDS_METAVAR = Text("WORDS …", "MOTS …")
ONLY_PROJECT = Text("entries that name this project", "les entrées qui nomment ce projet")
SEALED = Text("open the sealed texts and search them too", "ouvrir les textes scellés et y chercher aussi")

DAY = Text("Day", "Jour")
EXCERPT = Text("Excerpt", "Extrait")
FROM_SEALED = Text("✦ {excerpt}", "✦ {excerpt}")

SEARCHED_SEALED = Text(
    "Sealed texts were searched too (✦): {opened}. What they say is confidential.",
    "Les textes scellés ont aussi été lus (✦) : {opened}. Ce qu’ils disent est confidentiel.",
)
LEFT_OUT = {
    Access.SEALED: Text(
        "Left sealed, since their keys are not here: {count}.", "Restés scellés, leurs clés n’étant pas ici : {count}."
    ),
    Access.ERASED: Text(
        "Erased, and read by nobody any more: {count}.", "Effacés, et que plus personne ne lit : {count}."
    ),
    Access.NOT_AVAILABLE: Text(
        "Not in this copy of the journal: {count}.", "Absents de cette copie du journal : {count}."
    ),
}
UNREAD = Text(
    "Sealed texts were not searched: {count}; --sealed opens them.",
    "Textes scellés laissés fermés : {count} ; --sealed les ouvre.",
)
NOT_FOUND = Text(
    "No entry that stands holds all of these words.", "Aucune entrée en vigueur ne contient tous ces mots."
)
