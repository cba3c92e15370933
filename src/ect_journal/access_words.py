"""What the file of the right of access says, in both languages: to the person it is about, who has never seen a journal.

Knows the sentences, and how a day is said. Leaves what is held to `access`, and what goes where to `access_content`.
"""

from datetime import date

from ect_journal.catalogue.vocabularies import Retention
from ect_journal.entry import Occurred
from ect_journal.persons import Basis
from ect_journal.vault import Access
from ect_journal.words import Text

# days -------------------------------------------------------------------------------------------------------------------

_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
}  # fmt: skip
_PERIOD = Text("{start} to {end}", "du {start} au {end}")
_TIME = Text("{day}, {hour}:{minute}", "{day}, {hour} h {minute}")


def day_said(day: date) -> Text:
    """8 April 2024, 1er avril 2024."""
    english = f"{day.day} {_MONTHS['en'][day.month - 1]} {day.year}"
    french = f"{day.day}{'er' if day.day == 1 else ''} {_MONTHS['fr'][day.month - 1]} {day.year}"
    return Text(english, french)


def when_said(occurred: Occurred) -> Text:
    if occurred.end != occurred.start:
        return _PERIOD.format(start=day_said(occurred.start), end=day_said(occurred.end))
    if occurred.time:
        hour, minute = occurred.time.split(":")
        return _TIME.format(day=day_said(occurred.start), hour=hour, minute=minute)
    return day_said(occurred.start)


def listed(words: list[Text]) -> Text:
    return Text(", ".join(word.en for word in words), ", ".join(word.fr for word in words))


def so_many(count: int, one: Text, several: Text) -> Text:
    """French counts none as one."""
    return Text(
        (one if count == 1 else several).en.format(count=count), (one if count < 2 else several).fr.format(count=count)
    )


# headings ---------------------------------------------------------------------------------------------------------------

HEADINGS = {
    "title": Text("What the journal holds about you", "Ce que le journal conserve à votre sujet"),
    "made": Text("Made on {day}, from entry J{head} of the journal.", "Fait le {day}, à l’entrée J{head} du journal."),
    "code": Text("Your code", "Votre code"),
    "programme": Text("Programme", "Programme"),
    "funder": Text("Financed by", "Financé par"),
    "journal": Text("Journal", "Journal"),
    "roles": Text("Your part in it", "Votre place"),
    "organisation": Text("Your organisation", "Votre organisation"),
    "category": Text("Known as", "Vous y êtes"),
    "values": Text("What is held about you", "Ce qui est conservé à votre sujet"),
    "recorded_on": Text("Recorded on", "Consigné le"),
    "occurred": Text("Date", "Date"),
    "purpose": Text("What it is for", "À quoi cela sert"),
    "legal_basis": Text("On what it rests", "Sur quoi cela repose"),
    "recipients": Text("Who can read it", "Qui peut le lire"),
    "kept_until": Text("Until when", "Jusqu’à quand"),
    "notes": Text("To be known", "À savoir"),
    "entry": Text("Entry", "Entrée"),
    "history": Text("What you were told, what you agreed to", "Ce dont vous avez été informé·e, ce à quoi vous avez consenti"),
    "erasures": Text("What was erased", "Ce qui a été effacé"),
    "mentions": Text("Where your code appears in public", "Où votre code figure publiquement"),
    "rights": Text("Your rights", "Vos droits"),
    "limits": Text("What this file does not show", "Ce que ce fichier ne montre pas"),
}  # fmt: skip
INTRODUCTION = Text(
    "The journal names you by a code. What you said, your name and the files about you are not written in it: they are kept "
    "beside it, under keys, and can be erased. This file lists every one of them.",
    "Le journal vous désigne par un code. Vos paroles, votre nom et les fichiers à votre sujet n’y sont pas écrits : ils sont "
    "conservés à part, sous clé, et peuvent être effacés. Ce fichier en donne la liste entière.",
)

INTRODUCTION_GONE = Text(
    "The journal names you by a code. What you said, your name and the files about you are not written in it: they were kept "
    "beside it, under keys, and are no more. This file lists what was erased.",
    "Le journal vous désigne par un code. Vos paroles, votre nom et les fichiers à votre sujet n’y sont pas écrits : ils "
    "étaient à part, sous clé, et n’existent plus. Ce fichier donne la liste de ce qui a été effacé.",
)
INTRODUCTION_NONE = Text(
    "The journal names you by a code. What you said, your name and files about you would not be written in it, but kept "
    "beside it, under keys. There is none.",
    "Le journal vous désigne par un code. Vos paroles, votre nom ou des fichiers à votre sujet n’y seraient pas écrits, mais "
    "placés à part, sous clé. Il n’y en a pas.",
)

# how much ---------------------------------------------------------------------------------------------------------------

NOTHING_HELD = Text("Nothing is held about you under seal.", "Rien n’est conservé sous scellé à votre sujet.")
NOTHING_LEFT = Text("Nothing is held about you any more.", "Plus rien n’est conservé à votre sujet.")
KEPT = (Text("{count} value is held about you.", "{count} valeur est conservée à votre sujet."), Text("{count} values are held about you.", "{count} valeurs sont conservées à votre sujet."))  # fmt: skip
UNREAD = (
    Text("{count} is under keys that are not where this file was made: ask for a file made where they are.", "{count} est sous des clés absentes du poste où ce fichier a été fait : demandez-en un qui soit fait là où elles sont."),
    Text("{count} are under keys that are not where this file was made: ask for a file made where they are.", "{count} sont sous des clés absentes du poste où ce fichier a été fait : demandez-en un qui soit fait là où elles sont."),
)  # fmt: skip
DAMAGED = (
    Text("{count} is damaged.", "{count} est endommagée."),
    Text("{count} are damaged.", "{count} sont endommagées."),
)
GONE = (
    Text("{count} was erased.", "{count} a été effacée."),
    Text("{count} were erased.", "{count} ont été effacées."),
)
ELSEWHERE = (Text("{count} is not in this copy of the journal.", "{count} n’est pas dans cette copie du journal."), Text("{count} are not in this copy of the journal.", "{count} ne sont pas dans cette copie du journal."))  # fmt: skip
COUNTED = {Access.SEALED: UNREAD, Access.ALTERED: DAMAGED, Access.ERASED: GONE, Access.NOT_AVAILABLE: ELSEWHERE}

# one value --------------------------------------------------------------------------------------------------------------

UNREAD_TEXT = {
    Access.SEALED: Text("Kept under keys that are not where this file was made.", "Conservé sous des clés absentes du poste où ce fichier a été fait."),
    Access.ERASED: Text("Erased.", "Effacé."),
    Access.ALTERED: Text("Kept, and damaged: it does not open as it was recorded.", "Conservé, mais endommagé : la valeur ne s’ouvre plus telle qu’elle a été consignée."),
    Access.NOT_AVAILABLE: Text("Not in this copy of the journal.", "Absent de cette copie du journal."),
}  # fmt: skip
ERASED_BY = Text("Erased on {day} by entry {ref}: {ground}.", "Effacé le {day} par l’entrée {ref} : {ground}.")
ERASED_LATER = Text("Erased by entry {ref}, which this copy of the journal has not.", "Effacé par l’entrée {ref}, que cette copie du journal n’a pas.")  # fmt: skip
A_FILE = Text("File “{name}”, {bytes} bytes.", "Fichier « {name} », {bytes} octets.")
JOINT = Text("It is about somebody else too, who is not named here.", "Elle concerne aussi quelqu’un d’autre, qui n’est pas nommé ici.")  # fmt: skip
NO_LONGER_SAID = Text(
    "The entry was corrected or withdrawn since: the programme relies on this no more.",
    "L’entrée a depuis été corrigée ou retirée : le programme ne s’appuie plus dessus.",
)
ALSO_IN = Text("Cited again by {refs}.", "Reprise par {refs}.")
IN_NO_ENTRY = Text("in no entry of the journal", "dans aucune entrée du journal")
NO_TITLE = Text("kept beside the journal", "conservé à côté du journal")

PURPOSES: dict[str, Text] = {
    "actor.registered": Text("To know who stands behind the code, and to be able to reach you.", "Savoir qui se trouve derrière le code, et pouvoir vous joindre."),
    "interview.recorded": Text("The research of the programme: to understand from what people say, and to quote it without their name.", "La recherche du programme : comprendre à partir de ce que disent les personnes, et le citer sans leur nom."),
    "observation.recorded": Text("The research of the programme: to keep what was seen and heard in the field.", "La recherche du programme : garder ce qui a été vu et entendu sur le terrain."),
    "reflection.recorded": Text("To learn from the way in which projects are accompanied.", "Apprendre de la façon dont les projets sont accompagnés."),
    "gathering.held": Text("To keep what was said and decided in the meetings of the programme.", "Garder ce qui s’est dit et décidé dans les réunions du programme."),
}  # fmt: skip
PURPOSES_BY_CLASS = {
    Retention.VERBATIM: Text("The research of the programme.", "La recherche du programme."),
    Retention.CONTACT: PURPOSES["actor.registered"],
    Retention.LOG: Text("To account for the programme to whoever finances it.", "Rendre compte du programme à qui le finance."),
}  # fmt: skip
RECIPIENTS = Text(
    "Whoever keeps the journal, and the colleagues to whom they gave the keys. The funder receives no sealed value.",
    "La personne qui tient le journal, et les collègues à qui elle a remis les clés. Le financeur ne reçoit aucune valeur scellée.",
)
KEPT_UNTIL = {
    Retention.VERBATIM: Text("{day}: {months} months after the end of the programme.", "{day} : {months} mois après la fin du programme."),
    Retention.CONTACT: Text("{day}: three years after the last entry that has to do with you.", "{day} : trois ans après la dernière entrée qui vous concerne."),
    Retention.LOG: Text("{day}: ten years after the end of the programme, during which the funder may ask for it.", "{day} : dix ans après la fin du programme, pendant lesquels le financeur peut le demander."),
}  # fmt: skip
NO_END = Text("The end of the programme is not known yet.", "La fin du programme n’est pas encore connue.")

# on what it rests -------------------------------------------------------------------------------------------------------

RESTS_ON = {
    Basis.CONSENT: Text("Your consent of {day} ({ref}): {scopes}.", "Votre consentement du {day} ({ref}) : {scopes}."),
    Basis.EXPIRED: Text("Your consent of {day} ({ref}), which ended on {until}: what is still held can be erased if you ask.", "Votre consentement du {day} ({ref}), échu le {until} : ce qui est encore conservé peut être effacé si vous le demandez."),
    Basis.WITHDRAWN: Text("You withdrew your consent on {day} ({ref}): what is still held can be erased if you ask.", "Vous avez retiré votre consentement le {day} ({ref}) : ce qui est encore conservé peut être effacé si vous le demandez."),
    Basis.NOTICE: Text("You were informed on {day} ({ref}), and the journal has no objection of yours.", "Vous avez été informé·e le {day} ({ref}), et le journal n’a pas d’opposition de votre part."),
    Basis.NONE: Text("The journal has neither a consent nor a notice: ask whoever gave you this file.", "Le journal n’a ni consentement ni information : interrogez la personne qui vous a remis ce fichier."),
}  # fmt: skip
RESTED_ON = {
    Basis.EXPIRED: Text("Your consent of {day} ({ref}) ended on {until}.", "Votre consentement du {day} ({ref}) est échu depuis le {until}."),
    Basis.WITHDRAWN: Text("You withdrew your consent on {day} ({ref}).", "Vous avez retiré votre consentement le {day} ({ref})."),
}  # fmt: skip
"""The same, once nothing is held."""
EARLIER = Text("This is from before that day.", "Ceci date d’avant ce jour.")
ACCOUNTS = Text("The duty to account for the programme to whoever finances it.", "Le devoir de rendre compte du programme à qui le finance.")  # fmt: skip

# in order ---------------------------------------------------------------------------------------------------------------

NO_ROLE = Text("you have no particular part in it", "vous n’y avez pas de rôle particulier")
NOTICE = Text("You were informed: {version}", "Vous avez été informé·e : {version}")
CONSENT = Text("You consented: {scopes}. {form}", "Vous avez consenti : {scopes}. {form}")
CONSENT_UNTIL = Text("You consented, up to {until}: {scopes}. {form}", "Vous avez consenti, jusqu’au {until} : {scopes}. {form}")  # fmt: skip
WITHDRAWAL = Text("You withdrew: {effects}.", "Vous avez retiré : {effects}.")
ERASURE = (Text("{ground}: {count} value.", "{ground} : {count} valeur."), Text("{ground}: {count} values.", "{ground} : {count} valeurs."))  # fmt: skip
RECORDED = (Text("You recorded {count} entry yourself: {refs}.", "Vous avez consigné vous-même {count} entrée : {refs}."), Text("You recorded {count} entries yourself: {refs}.", "Vous avez consigné vous-même {count} entrées : {refs}."))  # fmt: skip
NO_MENTION = Text("No entry names your code.", "Aucune entrée ne porte votre code.")
PSEUDONYMOUS = Text(
    "These entries name your code, never your name. They are not rewritten: what the programme concluded rests on them.",
    "Ces entrées portent votre code, jamais votre nom. Elles ne se réécrivent pas : ce que le programme a conclu s’y appuie.",
)
NOT_STANDING = Text("Corrected or withdrawn since.", "Corrigée ou retirée depuis.")
SOMEBODY = Text("[somebody else]", "[une autre personne]")

FIELDS = {
    "code": Text("yourself", "vous-même"), "name": Text("name", "nom"), "text": Text("text", "texte"),
    "verbatims": Text("words", "paroles"), "surprised": Text("what surprised", "ce qui a surpris"),
    "assumed": Text("what was taken for granted", "ce qui allait de soi"), "attachment": Text("file", "fichier"),
    "attachments": Text("file", "fichier"), "organisation": Text("organisation", "organisation"),
    "actor": Text("person concerned", "personne concernée"), "person": Text("person concerned", "personne concernée"),
    "persons": Text("person informed", "personne informée"), "holders": Text("project holder", "porteur·se du projet"),
    "assessor": Text("who assessed", "qui a évalué"), "interviewee": Text("interviewee", "personne interrogée"),
    "attendees": Text("present", "présence"), "excused": Text("excused", "absence excusée"),
    "owner": Text("in charge", "responsable"), "reader": Text("reader", "lecteur·rice"),
    "decided_by": Text("who decided", "qui a décidé"),
}  # fmt: skip
"""The fields that hold a sealed value or name an actor, as the person they are about reads them."""

# rights -----------------------------------------------------------------------------------------------------------------

RIGHTS = (
    Text("You may have what is wrong put right, and have what is held about you erased, or its use limited or stopped.", "Vous pouvez faire rectifier ce qui est inexact, et faire effacer ce qui est conservé à votre sujet, en faire limiter ou cesser l’usage."),
    Text("You may withdraw your consent at any time; what was done before remains lawful.", "Vous pouvez retirer votre consentement à tout moment ; ce qui a été fait auparavant reste licite."),
    Text("The file beside this one (.json) has the same content, for a program to read.", "Le fichier joint à celui-ci (.json) a le même contenu, lisible par un programme."),
    Text("No decision about you is taken by a program.", "Aucune décision à votre sujet n’est prise par un programme informatique."),
    Text("Ask whoever gave you this file. You may also complain to an authority: in France, CNIL, www.cnil.fr.", "Adressez-vous à la personne qui vous a remis ce fichier. Vous pouvez aussi saisir une autorité : en France, la CNIL, www.cnil.fr."),
)  # fmt: skip
LIMITS = (
    Text("What is said of you in a text that nobody marked as being about you: only what was marked is found.", "Ce qui est dit de vous dans un texte que personne n’a indiqué comme vous concernant : seul ce qui l’a été se retrouve."),
    Text("What other people are called or said: where something is about them too, they are not named.", "Le nom et les paroles des autres : quand une chose les concerne aussi, ils ne sont pas nommés."),
    Text("The copies already handed out: reports, backups, files taken elsewhere.", "Les copies déjà remises : rapports, sauvegardes, fichiers emportés ailleurs."),
)  # fmt: skip
