"""What `ect expunge` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.words import Text

# help -------------------------------------------------------------------------------------------------------------------

EXPUNGE = Help(
    Text(
        'ect expunge J210 --replace "Paul Dupré=P-07" --reason "a name in a text"\n'
        'ect expunge J210 --set title="P-07 said no" --reason "a name" --dry-run',
        'ect caviarder J210 --replace "Paul Dupré=P-07" --reason "nom en clair"\n'
        'ect caviarder J210 --set title="P-07 refuse" --reason "un nom" --dry-run',
    ),
    Text(
        "Takes the words of an entry out of the log, where a name was written that anybody may read. A clean copy, in which "
        "public texts alone are other, is recorded and read in its place: its number, its days, what cites it, every count "
        "and every proof stay. What the tool repeated of these words in the journal’s folder goes too. Shows first what "
        "would be done, then asks. A sealed text is erased instead: `ect erase`; anything else is corrected: `ect correct`.",
        "Ôte du registre les mots d’une entrée, là où un nom a été écrit que tout le monde peut lire. Une copie propre, où "
        "seuls changent des textes publics, est consignée et se lit à sa place : son numéro, ses jours, ce qui la cite, chaque "
        "compte et chaque preuve demeurent. Ce que l’outil répétait de ces mots dans le dossier du journal part aussi. Montre "
        "d’abord ce qui serait fait, puis demande. Un texte scellé, lui, s’efface : « ect effacer » ; le reste se corrige : "
        "« ect corriger ».",
    ),
)
WORDS = Text("Its clean copy", "Sa copie propre")
REPLACE = Text(
    "write other words for these, in every public text",
    "écrire d’autres mots à la place de ceux-ci, dans tous les textes publics",
)
OLD_NEW = Text("OLD=NEW", "ANCIENS=NOUVEAUX")
SET = Text("give a public text anew", "redonner un texte public")
DATA = Text(
    "the public texts as JSON (a field, or - for standard input)",
    "les textes publics en JSON (un fichier, ou - pour l’entrée standard)",
)
BLANK = Text(
    "leave no copy, but a blank page: only where nothing rests on the entry",
    "ne laisser aucune copie, mais une page blanche : seulement si rien n’en dépend",
)
REASON = Text("why, without the words that go", "pourquoi, sans répéter les mots qui partent")
DRY_RUN = Text("show what would be done, and do nothing", "montrer ce qui serait fait, sans rien faire")

NO_WORDS = Text("What is to be read in its place is not said.", "Ce qui doit se lire à la place n’est pas dit.")
NO_WORDS_HINT = Text(
    'Give --replace "OLD=NEW", or --set FIELD=VALUE; or --blank, to leave nothing.',
    'Donnez --replace "ANCIENS=NOUVEAUX", ou --set CHAMP=VALEUR ; ou --blank, pour ne rien laisser.',
)
ONE_WAY = Text(
    "--replace, --set with --data, and --blank do not go together.",
    "--replace, --set avec --data, et --blank ne vont pas ensemble.",
)
ONE_WAY_HINT = Text(
    "Expunge in one of these ways; an entry may be expunged again.",
    "Caviardez d’une de ces façons ; une entrée peut l’être à nouveau.",
)
NOT_REPLACING = Text("--replace {written} does not say what by what.", "--replace {written} ne dit pas quoi par quoi.")
NOT_REPLACING_HINT = Text('Write --replace "Paul Dupré=P-07".', 'Écrivez --replace "Paul Dupré=P-07".')
ONE_TYPE = Text("--set is for one type of entry at a time.", "--set vaut pour un seul type d’entrée à la fois.")

# the rehearsal ----------------------------------------------------------------------------------------------------------

GO = Text("Will be taken out of the log for good:", "Sera ôté du registre pour de bon :")
ENTRY = Text("  {ref}  {label}, {occurred}", "  {ref}  {label}, {occurred}")
CHANGED = Text("      {field}: {old} → {new}", "      {field} : {old} → {new}")
LEFT_BLANK = Text("      a blank page will be left", "      il en restera une page blanche")
STAYS = Text(
    "Its number, its moment, its leaf in the tree and every count will stay.",
    "Son numéro, sa date, sa feuille dans l’arbre et chaque compte demeureront.",
)
CITED = Text("Cited by {refs}, which will go on citing it.", "Citée par {refs}, qui continueront de la citer.")
REPEATED = Text(
    "These entries repeat words that will go; expunge each of them too: {refs}.",
    "Ces entrées répètent des mots qui partiront ; caviardez-les aussi : {refs}.",
)
STILL_THERE = Text(
    "Words that go will still stand elsewhere in the copy: {refs}. --replace changes all its texts.",
    "Des mots qui partent resteront ailleurs dans la copie : {refs}. --replace change tous ses textes.",
)
NOTHING_RECORDED = Text("Nothing was recorded.", "Rien n’a été consigné.")

# asking and doing -------------------------------------------------------------------------------------------------------

NOBODY_AGREES = Text(
    "Nobody is here to agree, and nothing was expunged.", "Personne n’est là pour acquiescer, rien n’a été caviardé."
)
EXPUNGE_IT = Text("Take these words out for good?", "Ôter ces mots pour de bon ?")
NOTHING_DONE = Text("Nothing was expunged.", "Rien n’a été caviardé.")
EXPUNGED = Text("{ref} is expunged: {copy} is read in its place.", "{ref} est caviardée : {copy} se lit à sa place.")
EXPUNGED_BLANK = Text("{ref} is expunged: a blank page is left.", "{ref} est caviardée : il en reste une page blanche.")
FINISHED = Text(
    "Nothing of the former text is left in the journal’s database.",
    "Il ne reste rien de l’ancien texte dans la base du journal.",
)
STILL_HELD = Text(
    "The journal still holds these words in {refs}; expunge them there too.",
    "Le journal a encore ces mots dans {refs} ; caviardez-les là aussi.",
)
IS_SEALED = Text(
    "The field {field} of {ref} is sealed: no copy is made of it.",
    "Le champ {field} de {ref} est scellé : il ne s’en fait pas de copie.",
)
ERASE_IT = Text("`ect erase {ref}` erases it.", "« ect effacer {ref} » l’efface.")
UNFINISHED = Text(
    "Nobody reads these words any more, but some bytes are still in the file, which another program uses: the next opening "
    "of the journal, once that one has ended, clears them.",
    "Plus personne ne lit ces mots, mais des octets restent dans le fichier, dont se sert un autre programme : la prochaine "
    "ouverture du journal, quand il aura fini, les enlèvera.",
)
