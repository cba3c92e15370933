"""The sentences of `todo`: kind ones, in both languages. They say what waits and what could be done, never whose fault it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ect_journal.catalogue import TYPES
from ect_journal.catalogue.vocabularies import Axis, Pillar
from ect_journal.fields import write_decimal
from ect_journal.words import Text, Word

Row = Mapping[str, Any]

_EN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
       "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
_FR = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
       "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt")  # fmt: skip
_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_MONTHS_FR = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip


# Numbers, days, lists -----------------------------------------------------------------------------------------------------


def counted(number: int, en: tuple[str, str], fr: tuple[str, str], feminine: bool = False) -> Text:
    """Four months, quatre mois; in figures above twenty."""
    english = _EN[number] if number < len(_EN) else str(number)
    french = "une" if feminine and number == 1 else _FR[number] if number < len(_FR) else str(number)
    return Text(f"{english} {en[number != 1]}", f"{french} {fr[number > 1]}")


def lasting(start: date, end: date) -> Text:
    """How long that is, in the unit in which people would say it."""
    days = (end - start).days
    if days < 14:
        return counted(days, ("day", "days"), ("jour", "jours"))
    if days < 60:
        return counted(days // 7, ("week", "weeks"), ("semaine", "semaines"), feminine=True)
    if days < 730:
        return counted(round(days / 30.44), ("month", "months"), ("mois", "mois"))
    return counted(days // 365, ("year", "years"), ("an", "ans"))


def said(day: date) -> Text:
    """4 March 2024, 4 mars 2024."""
    first = "1er" if day.day == 1 else str(day.day)
    return Text(f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}", f"{first} {_MONTHS_FR[day.month - 1]} {day.year}")


def listed(texts: Sequence[Text | str]) -> Text:
    """a, b and c."""
    pairs = [Text(text, text) if isinstance(text, str) else text for text in texts]
    english, french = [text.en for text in pairs], [text.fr for text in pairs]
    if len(pairs) < 2:
        return Text("".join(english), "".join(french))
    return Text(f"{', '.join(english[:-1])} and {english[-1]}", f"{', '.join(french[:-1])} et {french[-1]}")


def named(title: str) -> Text:
    """A title between marks; those that it holds already become those of a quotation within another."""
    inside = re.sub("«\\s*", "“", re.sub("\\s*»", "”", title))
    return Text(f"“{title}”", f"« {inside} »")


def of(code: str) -> Text:
    """d’ALI-01, de H2: what “de” becomes before that code."""
    return Text(f"of {code}", f"d’{code}" if code[:1].upper() in "AEIOUY" else f"de {code}")


# Sentences ----------------------------------------------------------------------------------------------------------------

DELIVERABLE = {
    "due": Text(
        "{subject} {title} is expected on {on}: {left} left.",
        "{subject} {title} est attendu le {on} : encore {left}.",
    ),
    "today": Text(
        "{subject} {title} is expected on {on}: that is today.",
        "{subject} {title} est attendu le {on} : c’est aujourd’hui.",
    ),
    "overdue": Text(
        "{subject} {title} was expected on {on}: hand it over, or tell who waits for it when it will come.",
        "{subject} {title} était attendu le {on} : le remettre, ou dire à qui l’attend quand il viendra.",
    ),
    "sent_back": Text(
        "{subject} {title} came back with remarks: take them up, then hand it over again.",
        "{subject} {title} est revenu avec des remarques : les reprendre, puis le remettre à nouveau.",
    ),
}
COMMITMENT = {
    "due": Text(
        "{subject} {title} is promised for {on}: say how far it has come.",
        "{subject} {title} est promis pour le {on} : dire où l’on en est.",
    ),
    "overdue": Text(
        "{subject} {title} was promised for {on}: say what has been done.",
        "{subject} {title} était promis pour le {on} : dire ce qui a été fait.",
    ),
    "short": Text(
        "{subject} {title}: {gap} of {quantity} still to do; saying why would help whoever reads it.",
        "{subject} {title} : reste {gap} sur {quantity} ; dire pourquoi aiderait qui le lira.",
    ),
}
CONSENT_OVER = Text(
    "The consent {of} ended on {on}: offer to renew it, or quote them no more.",
    "Le consentement {of} s’est achevé le {on} : proposer de le renouveler, ou ne plus citer ses mots.",
)
CONSENT_ENDING = Text(
    "The consent {of} ends on {on}: a good time to talk about it again.",
    "Le consentement {of} s’achève le {on} : c’est le moment d’en reparler.",
)
ACTION_OVERDUE = Text(
    "{title}{owner} was meant for {on}: do it, put it off or let it go.",
    "{title}{owner} était à faire pour le {on} : la faire, la reporter ou y renoncer.",
)
ACTION_VAGUE = Text("{title} still lacks {what}.", "{title} attend encore {what}.")
OWNER = Text("somebody to do it", "quelqu’un pour la faire")
DUE = Text("a due date", "une échéance")
PREDICTION = Text(
    "{subject}, {title}, could be looked for since {on}: was it seen?",
    "{subject}, {title}, est à vérifier depuis le {on} : l’a-t-on observé ?",
)
EXPERIMENT = Text(
    "{subject} {title} was planned for {planned} and goes on: conclude it, extend it or stop it.",
    "{subject} {title} devait durer {planned} et se poursuit : conclure, prolonger ou arrêter.",
)
ORPHAN = Text(
    "{subject} rests on {grounds}, retracted since: does it still hold?",
    "{subject} s’appuie sur {grounds}, retirée depuis : tient-elle encore ?",
)
ORPHAN_OF_MANY = Text(
    "{subject} rests on {grounds}, all retracted since: does it still hold?",
    "{subject} s’appuie sur {grounds}, retirées depuis : tient-elle encore ?",
)
UNFOUNDED_ONE = Text(
    "{count} of type “{label}” rests on no other: where does it come from?",
    "{count} de type « {label} » sans appui sur une autre : d’où cela vient-il ?",
)
UNFOUNDED = Text(
    "{count} of type “{label}” rest on no other: where do they come from?",
    "{count} de type « {label} » sans appui sur une autre : d’où cela vient-il ?",
)
DECISION = Text(
    "{title}, decided on {on}: has it been done? Nothing rests on it yet.",
    "{title}, décidé le {on} : est-ce fait ? Rien ne s’y appuie encore.",
)
LEARNING = Text(
    "How far can {title} be trusted? Nothing says so yet.",
    "Quelle confiance accorder à {title} ? Rien ne le dit encore.",
)
TO_WEIGH = Text(
    "{count} on {subject} to weigh against {rivals}.",
    "{count} sur {subject} à peser face à {rivals}.",
)
READ_ONCE = Text(
    "{count} on {subject} read by one person only: a second reading would count for a lot.",
    "{count} sur {subject} avec une seule lecture : une seconde compterait beaucoup.",
)
CONTESTED = Text(
    "Two readers of {links} differ, on {subject} against {rivals}: what does each see in it?",
    "Deux lectures de {links} diffèrent, sur {subject} face à {rivals} : qu’y voit chacun ?",
)
UNLINKED = Text(
    "{subject} {title} was looked for, in J{seen_in}: is that evidence on {claim}?",
    "{subject} {title} a été vérifié, en J{seen_in} : est-ce une preuve sur {claim} ?",
)
NO_RIVAL = Text(
    "{subject} has no rival yet: what else could explain it?",
    "{subject} n’a pas encore de rivale : qu’est-ce qui l’expliquerait autrement ?",
)
UNCHALLENGED = Text(
    "Nothing sought against {subject} for {long}: where might it not hold?",
    "Rien cherché contre {subject} depuis {long} : où pourrait-elle ne pas tenir ?",
)
SILENT = Text(
    "No news {of} {name} for {long}: a call, a visit?",
    "Pas de nouvelles {of} {name} depuis {long} : un appel, un passage ?",
)
UNSCORED = Text(
    "{subject}: an ideal and no score yet for {pillars}.",
    "{subject} : un idéal et pas encore de note pour {pillars}.",
)
UNSEEN = Text(
    "Nothing seen on the axis “{axis}” for {long}: a look that way?",
    "Rien vu sur l’axe « {axis} » depuis {long} : un regard de ce côté ?",
)

_PIECES = (("piece of evidence", "pieces of evidence"), ("élément", "éléments"))
_ENTRIES = (("entry", "entries"), ("entrée", "entrées"))


def say_deliverable(row: Row, day: date) -> Text:
    left = lasting(min(day, row["day"]), row["day"])
    state = "today" if (row["state"], row["day"]) == ("due", day) else row["state"]
    return DELIVERABLE[state].format(subject=row["subject"], title=named(row["title"]), on=said(row["day"]), left=left)


def say_commitment(row: Row, day: date) -> Text:
    gap, quantity = ("" if row[name] is None else write_decimal(row[name]) for name in ("gap", "quantity"))
    unit = f" ({row['unit']})" if row["unit"] else ""  # as it was written: it agrees with no number
    return COMMITMENT[row["state"]].format(
        subject=row["subject"], title=named(row["title"]), on=said(row["day"]), gap=gap, quantity=f"{quantity}{unit}"
    )


def say_consent(row: Row, day: date) -> Text:
    return (CONSENT_OVER if row["over"] else CONSENT_ENDING).format(of=of(row["subject"]), on=said(row["day"]))


def say_action_overdue(row: Row, day: date) -> Text:
    owner = f" ({row['owner']})" if row["owner"] else ""
    return ACTION_OVERDUE.format(title=named(row["title"]), owner=owner, on=said(row["day"]))


def say_action_vague(row: Row, day: date) -> Text:
    what = listed([text for text, value in ((OWNER, row["owner"]), (DUE, row["due"])) if value is None])
    return ACTION_VAGUE.format(title=named(row["title"]), what=what)


def say_prediction(row: Row, day: date) -> Text:
    return PREDICTION.format(subject=row["subject"], title=named(row["title"]), on=said(row["day"]))


def say_experiment(row: Row, day: date) -> Text:
    planned = counted(row["planned_days"], ("day", "days"), ("jour", "jours"))
    return EXPERIMENT.format(subject=row["subject"], title=named(row["title"]), planned=planned)


def say_orphan(row: Row, day: date) -> Text:
    grounds = listed([f"J{ground}" for ground in row["grounds"]])
    return (ORPHAN if len(row["grounds"]) == 1 else ORPHAN_OF_MANY).format(subject=row["subject"], grounds=grounds)


def say_unfounded(row: Row, day: date) -> Text:
    words = UNFOUNDED_ONE if len(row["entries"]) == 1 else UNFOUNDED
    return words.format(count=_count(row, *_ENTRIES, feminine=True), label=TYPES[row["subject"]].LABEL)


def say_decision(row: Row, day: date) -> Text:
    return DECISION.format(on=said(row["day"]), title=named(row["title"]))


def say_learning(row: Row, day: date) -> Text:
    return LEARNING.format(title=named(row["title"]))


def say_to_weigh(row: Row, day: date) -> Text:
    return TO_WEIGH.format(count=_count(row, *_PIECES), subject=row["subject"], rivals=listed(row["rivals"]))


def say_read_once(row: Row, day: date) -> Text:
    return READ_ONCE.format(count=_count(row, *_PIECES), subject=row["subject"])


def say_contested(row: Row, day: date) -> Text:
    links = listed([f"J{link}" for link in row["entries"]])
    return CONTESTED.format(links=links, subject=row["subject"], rivals=listed(row["rivals"]))


def say_unlinked(row: Row, day: date) -> Text:
    title = named(row["title"])
    return UNLINKED.format(subject=row["subject"], title=title, seen_in=row["seen_in"], claim=row["claim"])


def say_no_rival(row: Row, day: date) -> Text:
    return NO_RIVAL.format(subject=row["subject"])


def say_unchallenged(row: Row, day: date) -> Text:
    return UNCHALLENGED.format(subject=row["subject"], long=lasting(row["day"], day))


def say_silent(row: Row, day: date) -> Text:
    return SILENT.format(of=of(row["subject"]), name=named(row["name"]), long=lasting(row["day"], day))


def say_unscored(row: Row, day: date) -> Text:
    pillars = listed([_label(Pillar, pillar) for pillar in row["pillars"]])
    return UNSCORED.format(subject=row["subject"], pillars=pillars)


def say_unseen(row: Row, day: date) -> Text:
    return UNSEEN.format(axis=_label(Axis, row["subject"]), long=lasting(row["day"], day))


def _label(vocabulary: type[Word], value: str) -> Text:
    return next(word.label for word in vocabulary if word.value == value)


def _count(row: Row, en: tuple[str, str], fr: tuple[str, str], feminine: bool = False) -> Text:
    """How many entries, beginning the sentence."""
    text = counted(len(row["entries"]), en, fr, feminine)
    return Text(text.en[0].upper() + text.en[1:], text.fr[0].upper() + text.fr[1:])


Say = Callable[[Row, date], Text]
