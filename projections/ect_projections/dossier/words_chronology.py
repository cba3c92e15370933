"""What the chronology says around the entries, in both languages, and how the titles of some types are put together."""

from typing import Any

from ect_journal.words import Text
from ect_projections.dossier.words_sections import ANCHOR_KINDS, ANCHOR_SAID

FAMILIES = {
    "programme": Text("Programme and people", "Programme et acteurs"),
    "commitments": Text("Commitments and deliverables", "Engagements et livrables"),
    "projects": Text("Projects", "Projets"),
    "field": Text("Field", "Terrain"),
    "gatherings": Text("Gatherings and decisions", "Réunions et décisions"),
    "evidence": Text("Hypotheses and evidence", "Hypothèses et preuves"),
    "methods": Text("Methods and experiments", "Méthodes et expérimentations"),
    "learning": Text("Learnings", "Apprentissages"),
    "record": Text("The record itself", "Le registre lui-même"),
}
FAMILY_OF = {
    "programme": "programme", "actors": "programme", "commitments": "commitments", "deliverables": "commitments",
    "projects": "projects", "field": "field", "gatherings": "gatherings", "hypotheses": "evidence", "evidence": "evidence",
    "tallies": "evidence", "experiments": "methods", "methods": "methods", "learning": "learning",
    "corrections": "record", "privacy": "record", "integrity": "record",
}  # fmt: skip
"""Of each concept of the catalogue: the family under which its entries are looked for."""

# Titles -----------------------------------------------------------------------------------------------------------------

CITED = ("new code", "code", "versioned", "entry", "target")
"""The kinds of field that a title cites, where it has no title of its own; see `Event.headline`."""
HEADS = {
    "deliverable.reviewed": "{deliverable} · {accepted}{ · remarks}",
    "method.adjusted": "{method} v{based_on} → v{version} · {reason}",
    "method.extended": "{method} v{version} · {projects}",
    "decision.superseded": "{decision} → {replaced_by}",
    "experiment.adjusted": "{experiment} · {field} · {before} → {after}",
    "project.selected": "{project} · {retained} · {reason}",
    "pillar.assessed": "{project} · {pillar} {score}/4",
    "indicator.measured": "{indicator}{ · project} = {value}",
    "funding.recorded": "{project} · {lever} {amount} ({status}), {provider}",
    "anchor.recorded": "{kind} · J{size}, {authority}",
}
"""The types that say their headline in their own way. What stands before the name of a field is left out with it."""
MONEY = {"funding.recorded.amount"}
"""The fields that are in euros."""
ANSWERS: dict[str, Any] = {
    "deliverable.reviewed": {"accepted": [["accepté", "accepted"], ["à reprendre", "to be taken up again"]]},
    "project.selected": {"retained": [["retenu", "selected"], ["écarté", "set aside"]]},
}
"""What their yes and their no are called there."""

# Fields -----------------------------------------------------------------------------------------------------------------

FIELDS = {
    "nature": Text("Nature", "Nature"),
    "sector": Text("Sector", "Secteur"),
    "funding.recorded.sector": Text("Sector of the provider", "Secteur du financeur"),
    "decision.taken.outcome": Text("Outcome", "Issue"),
    "decision.taken.channel": Text("How it was taken", "Par quelle voie"),
    "loop": Text("What it calls into question", "Ce que cela remet en cause"),
    "better": Text("Which way is progress", "Sens du progrès"),
    "scope": Text("Scope", "Portée"),
    "experiment.concluded.result": Text("Result", "Résultat"),
    "action.closed.done": Text("Done", "Faite"),
    "blind": Text("Read without seeing the other readings", "Lue sans voir les autres lectures"),
    "value_kind": Text("Kind of value", "Sorte de valeur"),
    "persons": Text("Persons informed", "Personnes informées"),
    "key": Text("Step", "Étape"),
    "method.defined.text": Text("What is done", "Ce qui se fait"),
    "method.adjusted.text": Text("What is done", "Ce qui se fait"),
    "steps": Text("Steps", "Étapes"),
    "ideal.set.pillars": Text("Ideal", "Idéal"),
    "how": Text("How", "Comment"),
    "until": Text("Until", "Jusqu’au"),
    "id": Text("Identifier", "Identifiant"),
    "occurred": Text("When it happened", "Date des faits"),
    "by": Text("Recorded by", "Consignée par"),
    "grounds": Text("Rests on", "S’appuie sur"),
    "session": Text("Recorded during", "Consignée lors de"),
    "source": Text("Transcribed from", "Transcrite de"),
    "exceptions": Text("Rules passed by", "Règles écartées"),
    "rule": Text("Rule", "Règle"),
    "time": Text("Time", "Heure"),
    "root": Text("Root of the tree", "Racine de l’arbre"),
    "token_sha256": Text("SHA-256 of the evidence", "SHA-256 de la pièce"),
}
"""Where what is said to who fills a field in is not what it is called beside its value."""

# The page ---------------------------------------------------------------------------------------------------------------

CHRONOLOGY = Text("The whole record, entry by entry", "Tout le registre, entrée par entrée")
LEAD = Text(
    "Made by your browser from the very bytes that are checked above. Open an entry to see its fields, between which two anchors "
    "it stands, and its exact bytes.",
    "Composé par votre navigateur à partir des octets mêmes qui sont vérifiés plus haut. Ouvrez une entrée pour voir ses champs, "
    "entre quels ancrages elle se place, et ses octets exacts.",
)
WITHOUT_SCRIPT = Text(
    "The entries are not laid out here: that takes JavaScript, and a moment. The pages above do without.",
    "Les entrées ne sont pas composées ici : il y faut JavaScript, et un instant. Les pages qui précèdent s’en passent.",
)
FORM = {
    "search": Text("Words", "Mots"),
    "family": Text("About", "Sujet"),
    "project": Text("Project", "Projet"),
    "actor": Text("Actor", "Acteur"),
    "since": Text("From", "Du"),
    "until": Text("To", "Au"),
    "state": Text("Which", "Lesquelles"),
    "order": Text("Order", "Ordre"),
    "everything": Text("Show all", "Tout afficher"),
    "choose": Text("Choose among the entries", "Choisir parmi les entrées"),
}
PAGE = {
    "all": Text("all", "tous"),
    "every": Text("all entries", "toutes les entrées"),
    "late": Text("recorded late", "consignées tardivement"),
    "transcribed": Text("transcribed from a document", "transcrites d’un document"),
    "corrected": Text("corrected", "corrigées"),
    "retracted": Text("retracted", "retirées"),
    "excepted": Text("with an exception to a rule", "avec une exception à une règle"),
    "unanchored": Text("not covered by an anchor", "non couvertes par un ancrage"),
    "oldest": Text("oldest first", "les plus anciennes d’abord"),
    "newest": Text("newest first", "les plus récentes d’abord"),
    "number": Text("by number", "par numéro"),
    "count": Text("{shown} of {all} entries", "{shown} entrées sur {all}"),
    "count_all": Text("{all} entries", "{all} entrées"),
    "printed_all": Text("All {all} entries.", "Les {all} entrées, toutes."),
    "printed": Text(
        "{shown} of {all} entries: filters were set when this was printed, and hid the others. The HTML file has them all.",
        "{shown} entrées sur {all} : des filtres étaient posés à l’impression et cachaient les autres. Le fichier HTML les a toutes.",
    ),
    "none": Text("No entry fits. “Show all” takes the filters off.", "Aucune entrée ne convient. « Tout afficher » lève les filtres."),
    "is_late": Text("late", "tardive"),
    "is_transcribed": Text("transcribed", "transcrite"),
    "is_corrected": Text("corrected", "corrigée"),
    "is_retracted": Text("retracted", "retirée"),
    "is_expunged": Text("expunged", "caviardée"),
    "is_bad": Text("altered", "altérée"),
    "expunged": Text("Entry expunged: its bytes are gone, its leaf stays in the tree", "Entrée caviardée : ses octets ont disparu, sa feuille demeure dans l’arbre"),
    "expunged_by": Text("Expunged by", "Caviardée par"),
    "clean_copy": Text("Read in its place", "Se lit à sa place"),
    "copy_of": Text("Clean copy of", "Copie propre de"),
    "recorded": Text("Recorded on", "Consignée le"),
    "recorded_by": Text("{moment}, by {by}", "{moment}, par {by}"),
    "days_late": Text("{days} days after it ended", "{days} jours après la fin des faits"),
    "corrected_by": Text("Corrected by", "Corrigée par"),
    "reads": Text("The fields below read as corrected; the bytes are those first recorded.", "Les champs ci-dessous se lisent tels que corrigés ; les octets sont ceux d’origine."),
    "retracted_by": Text("Retracted by", "Retirée par"),
    "reinstated_by": Text("Put back by", "Rétablie par"),
    "named_by": Text("Named by", "Nommée par"),
    "bracket": Text("Time bracket", "Bornes dans le temps"),
    "between": Text("after {after}, before {before}", "après le {after}, avant le {before}"),
    "before": Text("before {before}", "avant le {before}"),
    "after": Text("after {after}; no later anchor yet", "après le {after} ; pas encore d’ancrage postérieur"),
    "unbounded": Text("none, no anchor covers it yet", "aucune, nul ancrage ne la couvre encore"),
    "anchor": ANCHOR_SAID,
    **ANCHOR_KINDS,
    "sealed_text": Text("sealed text, not in this file", "texte scellé, absent de ce fichier"),
    "sealed_file": Text("sealed file", "fichier scellé"),
    "opened": Text("opened for this copy", "ouvert pour cet exemplaire"),
    "yes": Text("yes", "oui"),
    "no": Text("no", "non"),
    "bytes": Text("Show its exact bytes", "Voir ses octets exacts"),
    "bytes_said": Text("{count} bytes, as stored and hashed", "{count} octets, tels que stockés et hachés"),
    "unread": Text("Not an entry that can be read", "Ce n’est pas une entrée lisible"),
    "more": Text("more", "de plus"),
}  # fmt: skip
