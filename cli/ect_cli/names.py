"""The name of every command, where it lives, and one line about it.

A static table, so that `ect --help` imports none of them (nor pydantic, nor the catalogue, nor polars). The types that
`ect record` takes are in `names_of_types`, which is generated.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ect_journal.words import Text


class Name(NamedTuple):
    """A command: its name, `module:attribute`, one line; its French name, if it has one; the type it records, if any;
    other names that are understood and not shown."""

    name: str
    where: str
    line: Text
    french: str = ""
    type: str = ""
    also: tuple[str, ...] = ()

    def shown(self, lang: str) -> str:
        return self.french if lang == "fr" and self.french else self.name


class Section(NamedTuple):
    title: Text
    names: tuple[Name, ...]


RECORDER = "ect_cli.record.command:command_for"
"""Where the command of a type of event is made."""

SHORT_FORMS = (
    Name(
        "observe",
        RECORDER,
        Text("Record an observation.", "Consigner une observation."),
        "observer",
        "observation.recorded",
    ),
    Name("gather", RECORDER, Text("Record a gathering.", "Consigner une réunion."), "reunir", "gathering.held"),
    Name("decide", RECORDER, Text("Record a decision.", "Consigner une décision."), "decider", "decision.taken"),
    Name(
        "weigh",
        "ect_cli.weigh.command:command_for",
        Text("Weigh a piece of evidence.", "Peser un élément de preuve."),
        "peser",
        "evidence.judged",
    ),
    Name("adjust", RECORDER, Text("Adjust a method.", "Ajuster une méthode."), "ajuster", "method.adjusted"),
)

SECTIONS: tuple[Section, ...] = (
    Section(
        Text("Begin", "Commencer"),
        (
            Name("init", "ect_cli.keep.init:init", Text("Open a journal here.", "Ouvrir un journal ici.")),
            Name(
                "demo",
                "ect_cli.keep.demo:demo",
                Text("Write a complete fictional journal.", "Écrire un journal fictif complet."),
            ),
        ),
    ),
    Section(
        Text("Write", "Écrire"),
        (
            *SHORT_FORMS,
            Name(
                "record",
                "ect_cli.record.group:record",
                Text("Record an event of any type.", "Consigner un événement de n’importe quel type."),
                also=("consigner",),
            ),
            Name(
                "judge",
                "ect_cli.judge.command:judge",
                Text("Have evidence read blind, on a sheet.", "Faire lire des éléments en aveugle, sur une feuille."),
                also=("juger",),
            ),
            Name(
                "correct",
                "ect_cli.record.setright:correct",
                Text("Say how an entry should have read.", "Dire comment une entrée aurait dû être écrite."),
                also=("corriger",),
            ),
            Name(
                "retract",
                "ect_cli.record.setright:retract",
                Text("Withdraw an entry, with its reason.", "Retirer une entrée, avec son motif."),
                also=("retirer",),
            ),
            Name(
                "reinstate",
                "ect_cli.record.setright:reinstate",
                Text("Put a retracted entry back.", "Rétablir une entrée retirée."),
                also=("retablir",),
            ),
        ),
    ),
    Section(
        Text("Read", "Lire"),
        (
            Name("log", "ect_cli.read.entries:log", Text("List the entries.", "Lister les entrées."), also=("lister",)),
            Name(
                "show",
                "ect_cli.read.entries:show",
                Text(
                    "Show one entry, as recorded and as it reads now.",
                    "Montrer une entrée, telle que consignée et telle qu’elle se lit.",
                ),
                also=("montrer",),
            ),
            Name(
                "trace",
                "ect_cli.read.traces:trace",
                Text(
                    "Walk from an entry to its grounds and consequences.",
                    "Remonter d’une entrée à ses appuis, descendre à ses suites.",
                ),
            ),
            Name(
                "find",
                "ect_cli.read.find:find",
                Text("Search the texts.", "Chercher dans les textes."),
                also=("chercher",),
            ),
            Name(
                "file",
                "ect_cli.read.file:file",
                Text("Give back a file attached to an entry.", "Rendre un fichier joint à une entrée."),
                also=("fichier",),
            ),
        ),
    ),
    Section(
        Text("Ask", "Interroger"),
        (
            Name(
                "projects",
                "ect_cli.read.questions:projects",
                Text("In what state the projects are.", "Où en sont les projets."),
                also=("projets",),
            ),
            Name(
                "hypotheses",
                "ect_cli.read.questions:hypotheses",
                Text("The hypotheses, claim by claim.", "Les hypothèses, énoncé par énoncé."),
            ),
            Name(
                "tally",
                "ect_cli.read.tally:tally",
                Text("What speaks for and against a claim.", "Ce qui parle pour et contre un énoncé."),
                also=("bilan",),
            ),
            Name(
                "matrix",
                "ect_cli.read.matrix:matrix",
                Text("Each piece of evidence against each rival.", "Chaque indice face à chaque rivale."),
                also=("matrice",),
            ),
            Name(
                "bias",
                "ect_cli.read.bias:bias",
                Text("What would undo what the evidence says.", "Ce qui annulerait ce que disent les indices."),
                also=("biais",),
            ),
            Name(
                "foresight",
                "ect_cli.read.foresight:foresight",
                Text("What was written before it was seen.", "Ce qui fut écrit avant d’être vu."),
                also=("anticipation",),
            ),
            Name(
                "diff",
                "ect_cli.read.diff:diff",
                Text(
                    "Which entries moved a tally, and by how much.",
                    "Quelles entrées ont déplacé un bilan, et de combien.",
                ),
                also=("ecart",),
            ),
            Name(
                "methods",
                "ect_cli.read.questions:methods",
                Text("How and why the methods changed.", "Comment et pourquoi les méthodes ont changé."),
                also=("methodes",),
            ),
            Name(
                "pillars",
                "ect_cli.read.field:pillars",
                Text("How far the pillars are from the ideal.", "À quelle distance de l’idéal sont les piliers."),
                also=("piliers",),
            ),
            Name(
                "indicators",
                "ect_cli.read.field:indicators",
                Text("What the indicators measured.", "Ce que les indicateurs ont relevé."),
                also=("indicateurs",),
            ),
            Name(
                "funding",
                "ect_cli.read.field:funding",
                Text(
                    "What funds the projects, and what was refused.",
                    "Ce qui finance les projets, et ce qui fut refusé.",
                ),
                also=("financements",),
            ),
            Name(
                "coverage",
                "ect_cli.read.field:coverage",
                Text(
                    "What was looked at, and what nobody looked at.", "Ce qui a été regardé, et ce que nul n’a regardé."
                ),
                also=("couverture",),
            ),
            Name(
                "participation",
                "ect_cli.read.field:participation",
                Text("Who was heard.", "Qui a été entendu."),
            ),
            Name(
                "effects",
                "ect_cli.read.field:effects",
                Text(
                    "What happened where a version applied, and elsewhere.",
                    "Ce qui s’est passé là où une version s’appliquait, et ailleurs.",
                ),
                also=("effets",),
            ),
            Name(
                "experiments",
                "ect_cli.read.work:experiments",
                Text("The experiments and what they foresaw.", "Les expérimentations et leurs attendus."),
                also=("experimentations",),
            ),
            Name(
                "learnings",
                "ect_cli.read.learning:learnings",
                Text("What was learned, and how far it is trusted.", "Ce qui a été appris, et la confiance accordée."),
                also=("apprentissages",),
            ),
            Name(
                "factors",
                "ect_cli.read.learning:factors",
                Text("The success factors and what they rest on.", "Les facteurs clés et ce qui les fonde."),
                also=("facteurs",),
            ),
        ),
    ),
    Section(
        Text("Look after", "Prendre soin"),
        (
            Name(
                "decisions",
                "ect_cli.read.work:decisions",
                Text("What was decided, and what was known then.", "Ce qui fut décidé, et ce que l’on savait alors."),
            ),
            Name(
                "actions",
                "ect_cli.read.work:actions",
                Text("Who does what, and by when.", "Qui fait quoi, et pour quand."),
            ),
            Name(
                "commitments",
                "ect_cli.read.work:commitments",
                Text("What was promised, done, and why the gap.", "Ce qui fut promis, fait, et pourquoi l’écart."),
                also=("engagements",),
            ),
            Name(
                "deliverables",
                "ect_cli.read.work:deliverables",
                Text("What is owed, handed over, reviewed.", "Ce qui est dû, remis, examiné."),
                also=("livrables",),
            ),
            Name(
                "todo",
                "ect_cli.read.record:todo",
                Text("What could be looked after next.", "De quoi prendre soin ensuite."),
                also=("afaire",),
            ),
            Name(
                "chronology",
                "ect_cli.read.record:chronology",
                Text(
                    "What happened, in the order in which it did.",
                    "Ce qui s’est passé, dans l’ordre où ça s’est passé.",
                ),
                also=("chronologie",),
            ),
            Name(
                "late",
                "ect_cli.read.record:late",
                Text("What was recorded long after it happened.", "Ce qui fut consigné longtemps après."),
                also=("tardives",),
            ),
            Name(
                "transcribed",
                "ect_cli.read.record:transcribed",
                Text("What was taken from older documents.", "Ce qui fut repris de documents antérieurs."),
                also=("reprises",),
            ),
            Name(
                "exceptions",
                "ect_cli.read.record:exceptions",
                Text("The rules that were passed by, and why.", "Les dérogations, et leurs raisons."),
                also=("derogations",),
            ),
            Name(
                "orphans",
                "ect_cli.read.record:orphans",
                Text("What rests on something retracted.", "Ce qui repose sur une entrée retirée."),
                also=("orphelines",),
            ),
            Name(
                "ungrounded",
                "ect_cli.read.record:ungrounded",
                Text("What rests on nothing that stands.", "Ce qui ne repose sur rien qui tienne."),
                also=("sansappui",),
            ),
            Name(
                "changes",
                "ect_cli.read.record:changes",
                Text(
                    "What changed between two moments, and because of what.",
                    "Ce qui a changé entre deux moments, et à cause de quoi.",
                ),
                also=("changements",),
            ),
        ),
    ),
    Section(
        Text("Protect", "Protéger"),
        (
            Name(
                "access",
                "ect_cli.keep.access:access",
                Text("Write out what is held about a person.", "Écrire ce qui est conservé sur une personne."),
                french="acces",
            ),
            Name(
                "consent",
                "ect_cli.keep.consent:consent",
                Text(
                    "What a person agreed to, and took back.", "Ce à quoi une personne a consenti, ce qu’elle a repris."
                ),
                french="consentement",
            ),
            Name(
                "erase",
                "ect_cli.keep.erase:erase_",
                Text(
                    "Erase for good what is sealed about a person.",
                    "Effacer pour de bon ce qui est scellé sur une personne.",
                ),
                french="effacer",
            ),
            Name(
                "expunge",
                "ect_cli.keep.expunge:expunge_",
                Text(
                    "Take words out of an entry that should not be there.",
                    "Ôter d’une entrée des mots qui n’ont pas à y être.",
                ),
                french="caviarder",
            ),
            Name(
                "purge",
                "ect_cli.keep.purge:purge",
                Text(
                    "Erase what is past the day until which it is kept.", "Effacer ce dont la conservation est échue."
                ),
                french="purger",
            ),
            Name(
                "keys",
                "ect_cli.keep.keys:keys",
                Text(
                    "The keys of the sealed values, and who has them.", "Les clés des valeurs scellées, et qui les a."
                ),
                french="cles",
            ),
        ),
    ),
    Section(
        Text("Prove", "Prouver"),
        (
            Name(
                "verify",
                "ect_cli.prove.verify:verify",
                Text(
                    "Check a journal, a dossier or a proof, and say how far it can be trusted.",
                    "Vérifier un journal, un dossier ou une preuve, et dire jusqu’où s’y fier.",
                ),
                french="verifier",
            ),
            Name(
                "seal",
                "ect_cli.prove.seal:seal",
                Text("Sign the journal as it stands.", "Signer le journal tel qu’il est."),
                french="sceller",
            ),
            Name(
                "checkpoint",
                "ect_cli.prove.checkpoint:checkpoint",
                Text(
                    "The sixteen characters to print in a report.", "Les seize caractères à imprimer dans un rapport."
                ),
                french="point",
            ),
            Name(
                "anchor",
                "ect_cli.prove.anchor:anchor",
                Text("Have somebody outside bound the journal.", "Faire borner le journal par un tiers."),
                french="ancrer",
            ),
            Name(
                "witness",
                "ect_cli.prove.witness:witness",
                Text(
                    "Cosign somebody else’s journal, once checked.",
                    "Contresigner le journal d’autrui, une fois vérifié.",
                ),
                french="temoigner",
            ),
            Name(
                "prove",
                "ect_cli.prove.prove:prove",
                Text("Prove that one entry is in the journal.", "Prouver qu’une entrée est dans le journal."),
                french="prouver",
            ),
            Name(
                "compare",
                "ect_cli.prove.compare:compare",
                Text(
                    "Whether one copy continues the other, or contradicts it.",
                    "Dire si une copie prolonge l’autre, ou la contredit.",
                ),
                french="comparer",
            ),
            Name(
                "rotate-key",
                "ect_cli.prove.rotate:rotate_key",
                Text("Sign with a new key from now on.", "Signer désormais avec une nouvelle clé."),
                french="changer-cle",
            ),
            Name(
                "dossier",
                "ect_cli.prove.dossier:dossier",
                Text(
                    "Write the file that a funder opens and checks.",
                    "Écrire le fichier qu’un financeur ouvre et vérifie.",
                ),
            ),
        ),
    ),
    Section(
        Text("Move and keep", "Transporter et garder"),
        (
            Name(
                "import",
                "ect_cli.keep.moving:import_",
                Text("Record entries from a file.", "Consigner les entrées d’un fichier."),
            ),
            Name(
                "export",
                "ect_cli.keep.moving:export",
                Text("Write the entries out, byte for byte.", "Sortir les entrées, octet pour octet."),
            ),
            Name(
                "restore",
                "ect_cli.keep.moving:restore",
                Text("Rebuild a journal from an export.", "Reconstituer un journal depuis une sortie."),
            ),
            Name(
                "backup",
                "ect_cli.keep.moving:backup",
                Text("Copy the whole journal to another folder.", "Copier tout le journal dans un autre dossier."),
            ),
            Name(
                "move",
                "ect_cli.keep.moving:move",
                Text(
                    "Keep the journal on a server, or back in a file.",
                    "Tenir le journal sur un serveur, ou à nouveau dans un fichier.",
                ),
                also=("deplacer",),
            ),
            Name(
                "store",
                "ect_cli.keep.store:store",
                Text(
                    "Prepare a server for journals, join one.",
                    "Préparer un serveur pour des journaux, en rejoindre un.",
                ),
                also=("serveur",),
            ),
        ),
    ),
    Section(
        Text("Look up", "Consulter"),
        (
            Name(
                "types",
                "ect_cli.read.reference:types",
                Text("List the types of event.", "Lister les types d’événement."),
            ),
            Name(
                "schema",
                "ect_cli.read.reference:schema",
                Text("Print the JSON Schema of a type.", "Afficher le schéma JSON d’un type."),
            ),
        ),
    ),
)


STORE = Section(
    Text("Commands", "Commandes"),
    (
        Name(
            "setup",
            "ect_cli.keep.store:setup",
            Text("Prepare a schema for journals.", "Préparer un schéma pour des journaux."),
            also=("preparer",),
        ),
        Name(
            "join",
            "ect_cli.keep.store:join",
            Text(
                "Make a folder for a journal on a server.", "Faire un dossier pour un journal qui est sur un serveur."
            ),
            also=("rejoindre",),
        ),
    ),
)

KEYS = Section(
    Text("Commands", "Commandes"),
    (
        Name(
            "protect",
            "ect_cli.keep.keys:protect",
            Text("Put the keys here under a passphrase.", "Mettre les clés d’ici sous une phrase de passe."),
            french="proteger",
        ),
        Name(
            "export",
            "ect_cli.keep.keys:export",
            Text("Write keys to a file for a colleague.", "Écrire des clés dans un fichier pour un collègue."),
            french="exporter",
        ),
        Name(
            "import",
            "ect_cli.keep.keys:import_",
            Text("Take the keys that a colleague gave you.", "Prendre les clés qu’un collègue vous a données."),
            french="importer",
        ),
        Name(
            "check",
            "ect_cli.keep.keys:check",
            Text("Open every sealed value that can be.", "Ouvrir chaque valeur scellée qui peut l’être."),
            french="verifier",
        ),
    ),
)


def every_name() -> Iterator[Name]:
    for section in SECTIONS:
        yield from section.names
