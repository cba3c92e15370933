"""What `ect consent` says, in both languages."""

from ect_cli.commands import Help
from ect_journal.catalogue.vocabularies import ConsentScope, WithdrawalEffect
from ect_journal.persons import Basis
from ect_journal.words import Text

CONSENT = Help(
    Text(
        'ect consent P-07\nect consent P-07 --given verbatim,audio --form "signed form, version 2"\n'
        "ect consent P-07 --withdrawn words,study",
        'ect consentement P-07\nect consentement P-07 --given verbatim,audio --form "formulaire signé"\n'
        "ect consentement P-07 --withdrawn mots,participation",
    ),
    Text(
        "Says where a person stands: what they were told, what they agreed to and took back, how much is held about them. "
        "With --given or --withdrawn, records it. Withdrawing erases nothing by itself: the next commands are proposed.",
        "Dit où en est une personne : ce dont elle a été informée, ce à quoi elle a consenti et ce qu’elle a repris, combien "
        "de valeurs sont conservées à son sujet. Avec --given ou --withdrawn, le consigne. Un retrait n’efface rien par "
        "lui-même : les commandes suivantes sont proposées.",
    ),
)
SAID = Text("What they said", "Ce qu’elle a dit")
GIVEN = Text(
    f"they agree, to: {', '.join(word.value for word in ConsentScope)}",
    f"elle consent, à : {', '.join(word.label.fr for word in ConsentScope)}",
)
WITHDRAWN = Text(
    f"they take back: {', '.join(word.value for word in WithdrawalEffect)}",
    "elle reprend : mots (ses mots ne sont plus cités), participation (elle quitte l’étude)",
)
FORM = Text("how they agreed, in one public line", "comment elle a consenti, en une ligne publique")
UNTIL = Text("the last day for which they agreed", "le dernier jour pour lequel elle a consenti")
COMMAS = Text("several, parted by commas", "plusieurs, séparés par des virgules")

BOTH = Text("--given and --withdrawn are two entries.", "--given et --withdrawn sont deux entrées.")
ONE_THEN_THE_OTHER = Text("Record one, then the other.", "Consignez l’un, puis l’autre.")
NOTHING_TO_RECORD = Text("{option} goes with --given or --withdrawn.", "{option} va avec --given ou --withdrawn.")
ONLY_GIVEN = Text("{option} goes with --given.", "{option} va avec --given.")
SAY_WHICH = Text(
    "Say what they agreed to or took back; without options, the command only says where they stand.",
    "Dites à quoi la personne a consenti ou ce qu’elle a repris ; sans option, la commande dit seulement où elle en est.",
)

NOT_A_WORD = Text("{option}: “{written}” is not one of the words.", "{option} : « {written} » n’est pas l’un des mots.")
THE_WORDS = Text("Write one or several of: {values}.", "Écrivez un ou plusieurs de ces mots : {values}.")
OVER_ALREADY = Text(
    "This consent was over on {until}, which is past: it allows nothing today.",
    "Ce consentement finit le {until}, qui est passé : il ne permet rien aujourd’hui.",
)

# where they stand -------------------------------------------------------------------------------------------------------

NOTICE = Text("Informed on {day} ({ref}): {version}", "Informée le {day} ({ref}) : {version}")
CONSENTED = Text("Consented on {day} ({ref}) to: {scopes}. {form}", "A consenti le {day} ({ref}) : {scopes}. {form}")
CONSENTED_UNTIL = Text(
    "Consented on {day} ({ref}), up to {until}, to: {scopes}. {form}",
    "A consenti le {day} ({ref}), jusqu’au {until} : {scopes}. {form}",
)
TOOK_BACK = Text("Withdrew on {day} ({ref}): {effects}.", "A retiré le {day} ({ref}) : {effects}.")
TODAY = {
    Basis.CONSENT: Text("Today, the consent of {ref} holds.", "Aujourd’hui, le consentement de {ref} vaut."),
    Basis.EXPIRED: Text("Today, the consent of {ref} is over: their words are recorded no more.", "Aujourd’hui, le consentement de {ref} est échu : ses paroles ne se consignent plus."),
    Basis.WITHDRAWN: Text("Today, nothing holds any more: they withdrew by {ref}, and their words are recorded no more.", "Aujourd’hui, plus rien ne vaut : la personne s’est retirée par {ref}, et ses paroles ne se consignent plus."),
    Basis.NOTICE: Text("Today, the notice of {ref} holds: they were told, and have consented to nothing.", "Aujourd’hui vaut l’information de {ref} : la personne a été informée, et n’a consenti à rien."),
    Basis.NONE: Text("Neither a consent nor a notice is recorded: their words cannot be.", "Ni consentement ni information ne sont consignés : ses paroles ne peuvent pas l’être."),
}  # fmt: skip
HELD = (
    Text(
        "{count} value is held about them ({entries}). `ect access {actor}` writes it out.",
        "{count} valeur est conservée à son sujet ({entries}). « ect acces {actor} » l’écrit.",
    ),
    Text(
        "{count} values are held about them ({entries}). `ect access {actor}` writes them out.",
        "{count} valeurs sont conservées à son sujet ({entries}). « ect acces {actor} » les écrit.",
    ),
)
HELD_NOTHING = Text("Nothing sealed is held about them.", "Rien de scellé n’est conservé à son sujet.")

# what comes next --------------------------------------------------------------------------------------------------------

NEXT_WORDS = Text("Next, so that their words are gone:", "Ensuite, pour que ses mots disparaissent :")
ERASE = Text(
    "  ect erase {actor} --ground consent-withdrawn", "  ect effacer {actor} --ground consentement-retire"
)  # fmt: skip
NEXT_STUDY = Text(
    "Next, so that what rests on their taking part counts no more:",
    "Ensuite, pour que ce qui repose sur sa participation ne compte plus :",
)
RETRACT = Text("  ect retract {ref} --reason consent_withdrawn", '  ect retirer {ref} --reason "consentement retiré"')
NO_ENTRY = Text(
    "No entry that stands rests on their taking part.", "Aucune entrée qui tient ne repose sur sa participation."
)
