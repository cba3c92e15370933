"""What others hold of the journal, the keys that sign it, and the rules that entries passed by."""

from typing import NamedTuple

from ect_journal.access_words import day_said
from ect_journal.catalogue.vocabularies import AnchorKind
from ect_journal.words import Text
from ect_projections import record
from ect_projections.dossier import words_sections as say
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut, Ref, capital, cut, label
from ect_projections.dossier.said import rows

MOST = 60
"""So many of each are shown, the last ones first."""


class Attested(NamedTuple):
    """One anchor: on that day, by that party, every entry up to `upto`."""

    ref: Ref
    day: Text
    kind: Text
    authority: str
    upto: Ref
    worth: Text


class Key(NamedTuple):
    ref: Ref
    day: Text
    act: Text
    name: str
    key_id: str
    vkey: str
    reason: str | None


class Exempted(NamedTuple):
    ref: Ref
    rule: Text
    code: str
    reason: str


def attested(material: Material) -> Cut[Attested]:
    asked = ("kind", "size", "authority", "token_sha256", "occurred_end")
    found = rows(material.reading.frame("anchor.recorded", *asked, all_times=True))
    made = []
    for row in reversed(found):
        ref, kind = material.entries.ref(row["position"]), capital(label(AnchorKind, row["kind"]))
        claimed = say.ANCHOR["claim"].format(day=day_said(ref.recorded))
        worth = claimed if row["token_sha256"] is None else say.ANCHOR["token"]
        upto = material.entries.ref(row["size"])
        made.append(Attested(ref, day_said(row["occurred_end"]), kind, row["authority"], upto, worth))
    return cut(made, MOST)


def keys(material: Material) -> tuple[Key, ...]:
    """Those added and revoked, the last ones first."""
    added = rows(material.reading.frame("key.added", "vkey", "occurred_end", all_times=True))
    revoked = rows(material.reading.frame("key.revoked", "vkey", "reason", "occurred_end", all_times=True))
    found = [("key.added", row) for row in added] + [("key.revoked", row) for row in revoked]
    made = []
    for act, row in sorted(found, key=lambda each: each[1]["position"], reverse=True):
        name, key_id, _ = row["vkey"].split("+", 2)
        ref, on = material.entries.ref(row["position"]), day_said(row["occurred_end"])
        made.append(Key(ref, on, say.KEY_ACTS[act], name, key_id, row["vkey"], row.get("reason")))
    return tuple(made)


def exempted(material: Material) -> Cut[Exempted]:
    found = rows(record.exceptions(material.reading))[::-1]
    made = [
        Exempted(material.entries.ref(row["position"]), _rule(row["rule"]), row["rule"], row["reason"]) for row in found
    ]
    return cut(made, MOST)


def _rule(code: str) -> Text:
    return capital(say.RULES.get(code, Text(code, code)))
