"""What the sections after page one say, in both languages: headings, what leads into them, what surrounds a value.

The templates of the sections see this module as `say`.
"""

from ect_journal.access_words import day_said as day
from ect_journal.words import Text
from ect_projections.dossier.said import joined, so_many

__all__ = ["day", "joined"]

# Headings, and what each section is -------------------------------------------------------------------------------------

HEADINGS = {
    "decisions": Text("The decisions", "Les décisions"),
    "methods": Text("How the methods changed", "Comment les méthodes ont changé"),
    "tallies": Text("What the evidence says, claim by claim", "Ce que disent les preuves, énoncé par énoncé"),
    "projects": Text("The projects", "Les projets"),
    "corrections": Text("Corrections and retractions", "Corrections et retraits"),
    "erasures": Text("What was erased or expunged", "Ce qui a été effacé ou caviardé"),
    "anchors": Text("Anchors and keys", "Ancrages et clés"),
    "exceptions": Text("Exceptions to the rules", "Exceptions aux règles"),
}
LEADS = {
    "decisions": Text(
        "The last ones first. Each with what its takers could read in the journal, what it rests on, and the entries that name it since.",
        "Les dernières d’abord. Chacune avec ce que le journal disait à ceux qui l’ont prise, ce qui la fonde, et les entrées qui la nomment depuis.",
    ),
    "methods": Text(
        "The last version first. Each says what triggered it in the field, who decided it, what it changes and where it applies.",
        "La dernière version d’abord. Chacune dit ce qui l’a déclenchée sur le terrain, qui l’a décidée, ce qu’elle change et où elle s’applique.",
    ),
    "tallies": Text(
        "Each source counts once, by its strongest item. A factor says how many times more expected the evidence is if the claim is true than if its rival is, in the judgement of those who weighed it. On the drawing, right is for the claim, left for the rival; a mark is ten times.",
        "Chaque source compte une fois, par son indice le plus fort. Un facteur dit combien de fois plus attendu est l’ensemble si l’énoncé est vrai que si sa rivale l’est, au jugement de ceux qui l’ont pesé. Sur le dessin, à droite pour l’énoncé, à gauche pour la rivale ; une graduation vaut dix fois.",
    ),
    "projects": Text(
        "Where each one stands: stage, pillars from 0 to 4 beside the ideal set for it, funding, last news.",
        "Où en est chacun : étape, piliers de 0 à 4 en regard de l’idéal posé pour lui, financement, dernières nouvelles.",
    ),
    "corrections": Text(
        "Nothing is ever rewritten: what was wrong stays in the record, with the entry that sets it right. The last ones first.",
        "Rien n’est jamais réécrit : ce qui était inexact reste au registre, avec l’entrée qui le rectifie. Les dernières d’abord.",
    ),
    "erasures": Text(
        "Personal data can be erased; that it was, when, by whom and on what ground cannot. No tally and no history moves.",
        "Une donnée personnelle peut être effacée ; le fait qu’elle l’a été, quand, par qui et pour quel motif ne peut pas l’être. Aucun bilan ni aucun historique n’en est changé.",
    ),
    "anchors": Text(
        "What others hold of this journal, and the keys that sign it. An anchor says that every entry up to its own was there on that day, unchanged since; it is worth what the party that gave it is worth.",
        "Ce que d’autres détiennent de ce journal, et les clés qui le signent. Un ancrage dit que toutes les entrées jusqu’à la sienne existaient ce jour-là, inchangées depuis ; il vaut ce que vaut le tiers qui l’a donné.",
    ),
    "exceptions": Text(
        "Rules that an entry passed by, with the reason its author gave at the time. The last ones first.",
        "Les règles auxquelles une entrée a dérogé, avec le motif donné alors par qui l’a consignée. Les dernières d’abord.",
    ),
}
EMPTY = {
    "decisions": Text("No decision is recorded.", "Aucune décision n’est consignée."),
    "methods": Text("No method is defined.", "Aucune méthode n’est définie."),
    "tallies": Text("No hypothesis is registered.", "Aucune hypothèse n’est enregistrée."),
    "projects": Text("No project is opened.", "Aucun projet n’est ouvert."),
    "corrections": Text("Nothing was corrected or retracted.", "Rien n’a été corrigé ni retiré."),
    "erasures": Text("Nothing was erased, nothing was expunged.", "Rien n’a été effacé, rien n’a été caviardé."),
    "anchors": Text(
        "No anchor and no signing key: nobody outside bounds this journal yet.",
        "Ni ancrage ni clé de signature : aucun tiers ne borne encore ce journal.",
    ),
    "exceptions": Text("No rule was passed by.", "Aucune règle n’a fait l’objet d’une exception."),
}
CONTENTS = Text("After page one", "Après la première page")
MORE = (
    Text("… and {count} more, in the chronology", "… et {count} autre, dans la chronologie"),
    Text("… and {count} more, in the chronology", "… et {count} autres, dans la chronologie"),
)
MORE_HERE = (Text("and {count} more", "et {count} autre"), Text("and {count} more", "et {count} autres"))
COLON = Text(":", " :")
SEMICOLON = Text(";", " ;")


def more(count: int) -> Text:
    """Under a list that was cut."""
    return so_many(count, *MORE)


def more_here(count: int) -> Text:
    """At the end of a line that was cut."""
    return so_many(count, *MORE_HERE)


# Time brackets ----------------------------------------------------------------------------------------------------------

ANCHOR_SAID = Text("{day} ({kind}, {authority}, {ref})", "{day} ({kind}, {authority}, {ref})")
ANCHOR_KINDS = {
    "timestamp": Text("time stamp", "horodatage"),
    "cosignature": Text("cosignature", "contresignature"),
    "handed_over": Text("declared handed over", "remise déclarée"),
}
"""What each kind of anchor is worth, in a word: a token or a cosignature can be checked, a handing over is a claim."""
BETWEEN = Text(
    "Time bracket: after {after}, before {before}.", "Bornes dans le temps : après le {after}, avant le {before}."
)
BEFORE = Text("Time bracket: before {before}.", "Bornes dans le temps : avant le {before}.")
AFTER = Text(
    "Time bracket: after {after}; no later anchor yet.",
    "Bornes dans le temps : après le {after} ; pas encore d’ancrage postérieur.",
)
NO_BOUND = Text(
    "Time bracket: none, no anchor covers it yet.", "Bornes dans le temps : aucune, nul ancrage ne la couvre encore."
)

# Decisions --------------------------------------------------------------------------------------------------------------

VOTES_FOR = (Text("{count} for", "{count} pour"), Text("{count} for", "{count} pour"))
VOTES_AGAINST = (Text("{count} against", "{count} contre"), Text("{count} against", "{count} contre"))
ABSTAINED = (
    Text("{count} abstention", "{count} abstention"),
    Text("{count} abstentions", "{count} abstentions"),
)
KNOWN_TO = Text("the entries up to", "les entrées jusqu’à")
NOTHING_KNOWN = Text("nothing of the journal", "rien du journal")
RETRACTED_SINCE = (
    Text("{count} entry it rested on was retracted since", "{count} entrée sur laquelle elle reposait a été retirée depuis"),
    Text("{count} entries it rested on were retracted since", "{count} entrées sur lesquelles elle reposait ont été retirées depuis"),
)  # fmt: skip
CORRECTED_SINCE = (
    Text("{count} entry it rested on was corrected since", "{count} entrée sur laquelle elle reposait a été corrigée depuis"),
    Text("{count} entries it rested on were corrected since", "{count} entrées sur lesquelles elle reposait ont été corrigées depuis"),
)  # fmt: skip
RECORDED_LATER = (
    Text("{count} fact of the field had happened and was not recorded yet", "{count} fait du terrain avait eu lieu sans être encore consigné"),
    Text("{count} facts of the field had happened and were not recorded yet", "{count} faits du terrain avaient eu lieu sans être encore consignés"),
)  # fmt: skip
DECISION = {
    "why": Text("Why", "Pourquoi"),
    "set_aside": Text("Set aside", "Écarté"),
    "taken_at": Text("Taken at", "Prise lors de"),
    "known": Text("What was known", "Ce que l’on savait"),
    "recorded_on": Text("recorded on {day}", "consignée le {day}"),
    "grounds": Text("Rests on", "S’appuie sur"),
    "no_grounds": Text("no entry is cited", "aucune entrée citée"),
    "followed": Text("What followed", "Ce qui a suivi"),
    "not_followed": Text("no entry names it yet", "aucune entrée ne la nomme encore"),
    "since": Text("Since then", "Depuis"),
    "superseded": Text("Replaced by", "Remplacée par"),
    "late": Text("recorded late", "consignée tardivement"),
}

# Methods ----------------------------------------------------------------------------------------------------------------

EFFECTIVE = Text("from {day}", "à compter du {day}")
RETIRED = Text("retired on {day}", "retirée le {day}")
COVERS_ALL = Text("every project open on that day", "tous les projets ouverts ce jour-là")
COVERS_NAMED = Text("the projects named", "les projets désignés")
NEW_TOO = Text("those opened later start with it", "ceux ouverts ensuite commencent avec elle")
NEW_NOT = Text("those opened later do not start with it", "ceux ouverts ensuite ne commencent pas avec elle")
STEP_CHANGES = {
    "added": Text("Added", "Ajouté"),
    "removed": Text("Removed", "Supprimé"),
    "reworded": Text("Reworded", "Reformulé"),
    "moved": Text("Moved", "Déplacé"),
}
METHOD = {
    "version": Text("Version", "Version"),
    "triggers": Text("What triggered it", "Ce qui l’a déclenchée"),
    "no_triggers": Text("no entry is cited", "aucune entrée citée"),
    "decision": Text("Decided by", "Décidée par"),
    "no_decision": Text("no decision is cited", "aucune décision citée"),
    "changes": Text("What it changes", "Ce qu’elle change"),
    "no_changes": Text("no step differs", "aucune étape ne diffère"),
    "covers": Text("Where it applies", "Où elle s’applique"),
    "extended": Text("extended to {project} from {day}", "étendue à {project} à compter du {day}"),
    "amendment": Text("Amendment", "Avenant"),
    "steps": Text("Its steps", "Ses étapes"),
}

# Tallies ----------------------------------------------------------------------------------------------------------------

TALLY = {
    "rival": Text("Against the rival", "Face à la rivale"),
    "main": Text("main rival", "rivale principale"),
    "against": Text("What speaks against it", "Ce qui va contre"),
    "no_rival": Text("No rival competes with it: there is nothing to weigh it against.", "Aucune rivale ne lui dispute le terrain : rien à quoi le mesurer."),
}  # fmt: skip

# Projects ---------------------------------------------------------------------------------------------------------------

SINCE = Text("since {day}", "depuis le {day}")
SCORE = Text("{score} of 4", "{score} sur 4")
IDEAL = Text("ideal {target}", "idéal {target}")
UNSCORED = Text("not scored", "non noté")
PROJECT = {
    "indicators": Text("Measures", "Relevés"),
    "funding": Text("Funding", "Financement"),
    "news": Text("Last news", "Dernières nouvelles"),
    "continues": Text("takes up {project} again", "reprend {project}"),
}
FUNDING = {
    "funding_sought": Text("{amount} sought", "{amount} sollicités"),
    "funding_granted": Text("{amount} granted", "{amount} accordés"),
    "funding_paid": Text("{amount} paid", "{amount} versés"),
}
WITH_UNCERTAINTY = Text("{value} ± {uncertainty} {unit}", "{value} ± {uncertainty} {unit}")
WITHOUT_UNCERTAINTY = Text("{value} {unit}", "{value} {unit}")

# What was set right -----------------------------------------------------------------------------------------------------

ACTS = {
    "entry.corrected": Text("Corrected", "Corrigée"),
    "entry.retracted": Text("Retracted", "Retirée"),
    "entry.reinstated": Text("Put back", "Rétablie"),
}
SET_RIGHT = {
    "undone": Text("this correction was itself retracted", "cette correction a elle-même été retirée"),
    "nothing": Text("(nothing)", "(rien)"),
}
YES = Text("yes", "oui")
NO = Text("no", "non")
SEALED = Text("sealed text", "texte scellé")
SO_MANY_PARTS = (Text("{count} item", "{count} élément"), Text("{count} items", "{count} éléments"))
OCCURRED = Text("day", "jour")
GROUNDS = Text("grounds", "fondements")

# What was erased --------------------------------------------------------------------------------------------------------

VALUES = (
    Text("{count} value erased", "{count} valeur effacée"),
    Text("{count} values erased", "{count} valeurs effacées"),
)
KEYS = (Text("{count} key destroyed", "{count} clé détruite"), Text("{count} keys destroyed", "{count} clés détruites"))
REFUSED = Text("Erasure refused", "Effacement refusé")
EXPUNGED = Text("Entry expunged", "Entrée caviardée")
ERASED = {
    "ground": Text("Ground", "Motif"),
    "in": Text("In", "Dans"),
    "decided_by": Text("Decided by", "Décidé par"),
    "answered": Text("Answered", "Réponse faite"),
    "copy": Text("Clean copy", "Copie propre"),
    "no_copy": Text("none: nothing is read in its place", "aucune : rien ne se lit à sa place"),
}

# Anchors and keys -------------------------------------------------------------------------------------------------------

ANCHOR = {
    "upto": Text("Up to", "Jusqu’à"),
    "signing": Text("Signing keys", "Clés de signature"),
    "key": Text("Key", "Clé"),
    "signs": Text(
        "A key named in the journal proves nothing by itself: whoever writes the journal writes this list. Compare it with the key that you were given by another way.",
        "Une clé nommée dans le journal ne prouve rien à elle seule : qui écrit le journal écrit cette liste. Comparez-la à celle qui vous a été remise par une autre voie.",
    ),
    "token": Text("what it gave is in this file, to be checked", "ce qu’il a donné est dans ce fichier, à vérifier"),
    "claim": Text(
        "declared on {day} by the journal’s keeper: it is for you to confirm",
        "déclaré le {day} par qui tient le journal : à vous de le confirmer",
    ),
}
KEY_ACTS = {
    "key.added": Text("added", "ajoutée"),
    "key.revoked": Text("revoked", "révoquée"),
}
RULES = {
    "judgement-without-rationale": Text("weighing without a rationale", "pesée sans justification"),
    "experiment-unprepared": Text("experiment started unprepared", "expérimentation lancée sans préparation"),
    "outside-mandate": Text("decision outside the gathering’s mandate", "décision hors du mandat de la réunion"),
    "decision-without-channel": Text("decision without a gathering or a channel", "décision sans réunion ni canal"),
    "learning-on-one-cluster": Text("learning that rests on one source", "apprentissage tiré d’une seule source"),
    "invalidated-without-reason": Text("learning invalidated without a reason", "apprentissage invalidé sans motif"),
    "confidence-without-rationale": Text("confidence without a rationale", "confiance sans justification"),
    "stage-skipped": Text("stage skipped", "étape sautée"),
    "score-without-rationale": Text("score without a rationale", "note sans justification"),
    "method-change-without-grounds": Text("change of method that cites no trigger", "changement de méthode sans déclencheur cité"),
    "effective-before-decision": Text("in force before its decision", "prise d’effet antérieure à la décision"),
    "known-name": Text("known name in a public field", "nom connu dans un champ public"),
}  # fmt: skip
"""What each rule that can be passed by forbids, in a few words."""
