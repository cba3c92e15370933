"""The vocabularies: every closed list of words the journal knows, each word with both its labels and a definition.

The identifiers are stored for ever: changing one is a migration, rewording a label or a definition is not. This module
also knows how people write a word otherwise than it is printed (« habitante » for « habitant·e »). What a word entails,
such as which stage may follow which or what a frequency weighs in decibans, is left to the concepts that use it.
"""

from collections.abc import Mapping
from typing import Self

from ect_journal.words import Word, plain


class Spoken(Word):
    """A vocabulary whose words are also written otherwise than their labels are printed."""

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """What else people write, and the identifier they mean by it."""
        return {}

    @classmethod
    def read(cls, written: str) -> Self | None:
        """As `Word.read`, and by alias; « habitant.e » is read as « habitant·e »."""
        dotted = plain(written.replace(".", "·"))
        meant = {plain(alias): identifier for alias, identifier in cls.aliases().items()}
        return super().read(meant.get(dotted, dotted))


# A word a line, as in a table.
# fmt: off

# The programme and its projects


class Axis(Word):
    """The three axes of the programme, each with a hypothesis to verify; also the three kinds of method."""

    EMERGENCE = "emergence", "emergence", "émergence", "How a cooperative project comes to be.", "Comment naît un projet coopératif."
    SUPPORT = "support", "support", "accompagnement", "How a project is accompanied as it takes shape.", "Comment un projet est accompagné à mesure qu’il prend forme."
    FUNDING = "funding", "funding", "financement", "How a project, and its accompaniment, are paid for.", "Comment sont financés le projet et son accompagnement."


MethodKind = Axis


class Pillar(Word):
    """The four pillars on which a project's ideal is set and its scores are given."""

    COLLECTIVE_OWNERSHIP = "collective_ownership", "collective ownership", "portage collectif", "Several actors carry the project, its decisions and its risks together.", "Plusieurs acteurs portent ensemble le projet, ses décisions et ses risques."
    TERRITORIAL_ANCHORING = "territorial_anchoring", "territorial anchoring", "ancrage territorial", "The project answers needs of its territory with that territory's resources.", "Le projet répond à des besoins de son territoire avec les ressources de celui-ci."
    RESILIENCE = "resilience", "resilience", "résilience", "The territory withstands shocks better: an end in itself, scored on an outcome.", "Le territoire résiste mieux aux chocs : une finalité, évaluée sur un résultat."
    HYBRID_MODEL = "hybrid_model", "hybrid business model", "modèle économique hybride", "The project lives on several kinds of resource, market, public and voluntary.", "Le projet vit de plusieurs sortes de ressources, marchandes, publiques et bénévoles."


class Domain(Word):
    """The six domains of activity; a project belongs to at least one."""

    FOOD = "food", "food", "alimentation", "Growing, processing, sharing and eating local food.", "Produire, transformer, partager et consommer une alimentation locale."
    CIRCULAR_ECONOMY = "circular_economy", "circular economy", "économie circulaire", "Reusing, repairing, recycling, wasting less.", "Réemployer, réparer, recycler, gaspiller moins."
    MOBILITY = "mobility", "mobility", "mobilité", "Getting about and sharing vehicles in the territory.", "Se déplacer et partager les véhicules sur le territoire."
    ENVIRONMENT = "environment", "environment", "environnement", "Caring for landscapes, water, energy and living things.", "Prendre soin des paysages, de l’eau, de l’énergie et du vivant."
    HEALTH = "health", "health", "santé", "Access to care, prevention and well-being.", "L’accès aux soins, la prévention et le bien-être."
    SOCIAL_TIES = "social_ties", "social ties", "lien social", "Places and occasions that bring people together.", "Les lieux et les occasions qui rassemblent les habitants."


class Objective(Word):
    """The three kinds of objective of the programme."""

    SCIENTIFIC = "scientific", "scientific", "scientifique", "To know and to prove something about ECT.", "Connaître l’ECT et prouver ce que l’on en dit."
    STRATEGIC = "strategic", "strategic", "stratégique", "To give direction to the cooperative and its partners.", "Donner un cap à la coopérative et à ses partenaires."
    OPERATIONAL = "operational", "operational", "opérationnel", "To make projects and methods work on the ground.", "Faire aboutir les projets et les méthodes sur le terrain."


class Stage(Word):
    """How far a project has come."""

    IDEA = "idea", "idea", "idée", "A need or a wish has been put into words.", "Un besoin ou une envie a été formulé."
    EXPLORED = "explored", "explored", "exploré", "The need and the actors concerned have been looked into.", "Le besoin et les acteurs concernés ont été étudiés."
    INITIATED = "initiated", "initiated", "initié", "A group has committed itself to the project.", "Un groupe s’est engagé dans le projet."
    STRUCTURED = "structured", "structured", "structuré", "Governance, business model and partners are settled.", "La gouvernance, le modèle économique et les partenaires sont fixés."
    EXPERIMENTING = "experimenting", "experimenting", "en expérimentation", "The project is being tried out in real conditions.", "Le projet est mis à l’essai en conditions réelles."
    LAUNCHED = "launched", "launched", "lancé", "The activity has begun.", "L’activité a commencé."
    AUTONOMOUS = "autonomous", "autonomous", "autonome", "The project lives without the programme's support; this ends its follow-up.", "Le projet vit sans l’appui du programme ; son suivi prend fin."
    PAUSED = "paused", "paused", "en pause", "Suspended; it resumes at the stage it left.", "Suspendu ; il reprendra à l’étape qu’il a quittée."
    STOPPED = "stopped", "stopped", "arrêté", "Given up; to resume it, open a new project that continues it.", "Abandonné ; pour le reprendre, on ouvre un nouveau projet qui lui fait suite."


class Better(Word):
    """Which way an indicator improves."""

    HIGHER = "higher", "higher", "plus haut", "A higher value is an improvement.", "Une valeur plus haute est un progrès."
    LOWER = "lower", "lower", "plus bas", "A lower value is an improvement.", "Une valeur plus basse est un progrès."


class ValueKind(Word):
    """The kind of value an indicator speaks of."""

    ECONOMIC = "economic", "economic", "économique", "Income, jobs, savings and activity that stay in the territory.", "Des revenus, des emplois, des économies et de l’activité qui restent sur le territoire."
    SOCIAL = "social", "social", "sociale", "Ties, skills, health and power to act.", "Des liens, des compétences, de la santé et du pouvoir d’agir."
    ENVIRONMENTAL = "environmental", "environmental", "environnementale", "Resources spared and living environments restored.", "Des ressources préservées et des milieux restaurés."


class Lever(Word):
    """What kind of resource funds a project."""

    SUBSIDY = "subsidy", "subsidy", "subvention", "Money given by a public body, not to be paid back.", "De l’argent versé par un organisme public, sans remboursement."
    LOAN = "loan", "loan", "prêt", "Money to be paid back.", "De l’argent à rembourser."
    EQUITY = "equity", "shares", "parts sociales", "Capital brought by members of the structure.", "Du capital apporté par les membres de la structure."
    CROWDFUNDING = "crowdfunding", "crowdfunding", "financement participatif", "Many small sums raised from the public.", "De nombreuses petites sommes réunies auprès du public."
    SPONSORSHIP = "sponsorship", "sponsorship", "mécénat", "A gift from a company or a foundation.", "Un don d’une entreprise ou d’une fondation."
    PUBLIC_CONTRACT = "public_contract", "public contract", "marché public", "A service that a public body buys.", "Une prestation achetée par une personne publique."
    EARNED_INCOME = "earned_income", "earned income", "recettes", "What the activity itself sells.", "Ce que vend l’activité elle-même."
    VOLUNTEER_TIME = "volunteer_time", "volunteer time", "bénévolat", "Hours given freely, valued in euros.", "Des heures données, évaluées en euros."
    IN_KIND = "in_kind", "contribution in kind", "apport en nature", "Premises, equipment or goods lent or given, valued in euros.", "Des locaux, du matériel ou des biens prêtés ou donnés, évalués en euros."
    OTHER = "other", "other", "autre", "Any other resource.", "Toute autre ressource."


class LeverStatus(Word):
    """How far a funding request has come."""

    SOUGHT = "sought", "sought", "sollicité", "Asked for, not yet answered.", "Demandé, sans réponse à ce jour."
    GRANTED = "granted", "granted", "accordé", "Promised by the provider.", "Promis par le financeur."
    REFUSED = "refused", "refused", "refusé", "Turned down by the provider.", "Décliné par le financeur."
    PAID = "paid", "paid", "versé", "Received.", "Reçu."


class Funds(Word):
    """What a sum of money pays for."""

    PROJECT = "project", "project", "projet", "The project itself.", "Le projet lui-même."
    ACCOMPANIMENT = "accompaniment", "accompaniment", "accompagnement", "The work of supporting the project.", "Le travail d’accompagnement du projet."


# The people and the organisations


class Nature(Word):
    """Whether an actor is one person or an organisation."""

    PERSON = "person", "person", "personne", "One human being, named only under seal.", "Un être humain, dont le nom reste sous scellé."
    ORGANISATION = "organisation", "organisation", "organisation", "A body of any legal form, whose name may be public.", "Une structure, quelle que soit sa forme, dont le nom peut être public."


class Category(Spoken):
    """What sort of actor this is."""

    LAB = "lab", "laboratory", "laboratoire", "A research laboratory.", "Un laboratoire de recherche."
    CONSULTANCY = "consultancy", "consultancy or agency", "cabinet ou agence", "A consulting firm or an agency.", "Un cabinet de conseil ou une agence."
    FUNDER = "funder", "funder", "financeur", "A body that finances the programme or a project.", "Un organisme qui finance le programme ou un projet."
    LOCAL_AUTHORITY = "local_authority", "local authority", "collectivité", "A municipality, a group of municipalities, a department or a region.", "Une commune, une intercommunalité, un département ou une région."
    COMPANY = "company", "company", "entreprise", "A business other than a cooperative.", "Une entreprise autre qu’une coopérative."
    COOPERATIVE = "cooperative", "cooperative", "coopérative", "A business owned by its members.", "Une entreprise qui appartient à ses membres."
    ASSOCIATION = "association", "association", "association", "A non-profit association.", "Une association à but non lucratif."
    RESIDENT = "resident", "resident", "habitant·e", "Someone who lives in the territory.", "Une personne qui vit sur le territoire."
    OTHER = "other", "other", "autre", "Any other sort of actor.", "Toute autre sorte d’acteur."

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        return {
            "habitant": "resident",
            "habitante": "resident",
            "cabinet": "consultancy",
            "agence": "consultancy",
            "agency": "consultancy",
        }


class Level(Word):
    """How far an actor's or a funder's action reaches."""

    LOCAL = "local", "local", "local", "It acts in the territory, up to the region.", "Il agit sur le territoire, jusqu’à la région."
    NATIONAL = "national", "national", "national", "It acts in the whole country or beyond.", "Il agit à l’échelle du pays ou au-delà."


class Sector(Word):
    """Public or private; civil society counts as private for H1 and H3."""

    PUBLIC = "public", "public", "public", "The State, local authorities and public bodies.", "L’État, les collectivités et les organismes publics."
    PRIVATE = "private", "private", "privé", "Companies and other private actors.", "Les entreprises et les autres acteurs privés."
    CIVIL = "civil", "civil society", "société civile", "Residents and associations; counted as private for H1 and H3.", "Les habitants et les associations ; comptée comme privée pour H1 et H3."


class Role(Spoken):
    """The part an actor plays in the programme."""

    COMMITTEE_MEMBER = "committee_member", "committee member", "membre de comité", "Sits on one of the programme's committees.", "Siège dans l’un des comités du programme."
    TERRITORIAL_DEVELOPER = "territorial_developer", "territorial developer", "développeur·se territorial·e", "Accompanies projects in the territory.", "Accompagne les projets sur le territoire."
    PROJECT_HOLDER = "project_holder", "project holder", "porteur·se de projet", "Carries a project, alone or with others.", "Porte un projet, à titre individuel ou à plusieurs."
    INTERNAL_TEAM = "internal_team", "internal team", "équipe interne", "Works in the team that runs the programme.", "Travaille dans l’équipe qui conduit le programme."
    RESEARCHER = "researcher", "researcher", "chercheur·se", "Does research in the programme.", "Mène des recherches dans le programme."
    READER = "reader", "reader", "lecteur·rice", "Weighs pieces of evidence.", "Pèse les éléments de preuve."

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        return {
            "développeur territorial": "territorial_developer",
            "développeuse territoriale": "territorial_developer",
            "développeur": "territorial_developer",
            "développeuse": "territorial_developer",
            "développeur·se": "territorial_developer",
            "porteur de projet": "project_holder",
            "porteuse de projet": "project_holder",
            "porteur": "project_holder",
            "porteuse": "project_holder",
            "porteur·se": "project_holder",
            "chercheur": "researcher",
            "chercheuse": "researcher",
            "lecteur": "reader",
            "lectrice": "reader",
        }


# The field record


class NoteKind(Word):
    """What sort of memo this is."""

    FIELD = "field", "field", "terrain", "What was noticed on the ground.", "Ce qui a été remarqué sur le terrain."
    THEORETICAL = "theoretical", "theoretical", "théorique", "What it could mean, and with which concepts.", "Ce que cela pourrait signifier, et avec quels concepts."
    CODING = "coding", "coding", "codage", "How the material was sorted into codes, and why.", "Comment le matériau a été codé, et pourquoi."
    OPERATIONAL = "operational", "operational", "opérationnelle", "What remains to be done, and how.", "Ce qui reste à faire, et comment."
    METHOD = "method", "method", "méthode", "A choice of method and its reasons.", "Un choix de méthode et ses raisons."
    STORYLINE = "storyline", "storyline", "fil narratif", "The thread that ties the events into a story.", "Le fil qui relie les faits en un récit."


class Loop(Word):
    """What a reflection or a change of method called into question (single and double loop learning)."""

    SINGLE = "single", "adjusts the action", "ajuste l’action", "The aim stays, the way of doing changes.", "Le but demeure, la manière de faire change."
    DOUBLE = "double", "revises the frame", "révise le cadre", "The aim or the assumptions behind the action change.", "Le but de l’action ou ses présupposés changent."


class ConsentScope(Word):
    """What a person allows."""

    VERBATIM = "verbatim", "verbatim", "verbatim", "To quote their words, without their name.", "Citer ses mots, sans son nom."
    AUDIO = "audio", "audio", "audio", "To record their voice.", "Enregistrer sa voix."
    PHOTO = "photo", "photo", "photo", "To take and to show their picture.", "Prendre la personne en photo et montrer l’image."
    NAME = "name", "name", "nom", "To give their name.", "Donner son nom."


class WithdrawalEffect(Spoken):
    """What a person takes back when they withdraw their consent."""

    WORDS = "words", "the words", "les mots", "Their words are no longer quoted; the entries remain.", "Ses mots ne sont plus cités ; les entrées demeurent."
    STUDY = "study", "taking part", "la participation", "They leave the study: what rests on them is to be retracted.", "La personne quitte l’étude : ce qui repose sur elle est à retirer."

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        return {"mots": "words", "participation": "study"}


class ErasureGround(Word):
    """Why personal data was erased (GDPR, articles 5 and 17)."""

    CONSENT_WITHDRAWN = "consent_withdrawn", "consent withdrawn", "consentement retiré", "The person took back what they had agreed to.", "La personne a repris l’accord qu’elle avait donné."
    OBJECTION = "objection", "objection", "opposition", "The person objects to their data being kept.", "La personne s’oppose à la conservation de ses données."
    RETENTION_ENDED = "retention_ended", "retention ended", "durée de conservation échue", "The time for which it was to be kept is over.", "La durée pour laquelle elles devaient être conservées est passée."
    NOT_NEEDED = "not_needed", "no longer needed", "plus nécessaires", "It no longer serves what it was gathered for.", "Elles ne servent plus à ce pour quoi elles ont été recueillies."
    RECORDED_BY_MISTAKE = "recorded_by_mistake", "recorded by mistake", "consignées par erreur", "It should never have been recorded.", "Elles n’auraient jamais dû être consignées."
    LEGAL_DUTY = "legal_duty", "legal duty", "obligation légale", "The law or an authority demands it.", "La loi ou une autorité l’exige."


class RefusalGround(Word):
    """Why a request for erasure was refused (GDPR, articles 11, 12 and 17.3)."""

    LEGAL_DUTY = "legal_duty", "legal duty", "obligation légale", "The law demands that it be kept.", "La loi exige de les conserver."
    RESEARCH = "research", "research", "recherche", "Erasing would seriously impair the research.", "L’effacement compromettrait gravement la recherche."
    LEGAL_CLAIMS = "legal_claims", "legal claims", "droits en justice", "It is needed for a claim in court.", "Elles sont nécessaires à des droits en justice."
    NOT_IDENTIFIED = "not_identified", "not identified", "identité non établie", "It could not be made sure that the person asks for themselves.", "Il n’a pas pu être établi que la personne demande pour elle-même."
    UNFOUNDED = "unfounded", "unfounded", "infondée", "The request is manifestly unfounded or excessive.", "La demande est manifestement infondée ou excessive."


class AnchorKind(Word):
    """How an outside party bounds a checkpoint."""

    TIMESTAMP = "timestamp", "time stamp", "horodatage", "An authority dated its text (RFC 3161).", "Une autorité a daté son texte (RFC 3161)."
    COSIGNATURE = "cosignature", "cosignature", "contresignature", "A witness signed it too, after checking that nothing before had changed.", "Un témoin l’a signé à son tour, après avoir vérifié que rien d’antérieur n’avait changé."
    HANDED_OVER = "handed_over", "handed over", "remise", "It, or its sixteen characters, was handed to somebody who keeps it.", "Il a été remis, lui ou ses seize caractères, à quelqu’un qui le garde."


class Retention(Word):
    """How long a sealed value is kept."""

    VERBATIM = "verbatim", "words", "paroles", "Until some months after the end of the programme.", "Jusqu’à quelques mois après la fin du programme."
    CONTACT = "contact", "contact", "contact", "Three years after the last contact with the person.", "Trois ans après le dernier contact avec la personne."
    LOG = "log", "record of the programme", "pièce du programme", "Ten years after the end of the programme: the funder’s control period.", "Dix ans après la fin du programme : la durée du contrôle par le financeur."


# The collective times


class GatheringKind(Spoken):
    """The sort of collective time."""

    FOLLOW_UP = "follow_up", "follow-up committee", "comité de suivi", "Follows the progress of the programme with its partners.", "Suit l’avancement du programme avec ses partenaires."
    INNOVATION = "innovation", "innovation committee", "comité d’innovation", "Discusses and decides changes of method.", "Discute et décide des changements de méthode."
    SCIENTIFIC = "scientific", "scientific committee", "comité scientifique", "Examines hypotheses and evidence, and sets their status.", "Examine les hypothèses et les preuves, et en fixe le statut."
    TEAM = "team", "internal team", "équipe interne", "A meeting of the team that runs the programme.", "Une réunion de l’équipe qui conduit le programme."
    REFLEXIVE = "reflexive", "reflexive time", "temps réflexif", "Developers step back from their projects and experiments.", "Les développeurs prennent du recul sur leurs projets et leurs expérimentations."
    WORKSHOP = "workshop", "workshop", "atelier", "A working session with the actors of a project.", "Une séance de travail avec les acteurs d’un projet."
    ASSEMBLY = "assembly", "general assembly", "assemblée générale", "The members of a structure, met as its statutes provide.", "Les membres d’une structure, réunis selon ses statuts."
    FIELD = "field", "field", "terrain", "A visit or a meeting on the ground.", "Une visite ou une rencontre sur le terrain."
    OTHER = "other", "other", "autre", "Any other collective time.", "Tout autre temps collectif."

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        return {"AG": "assembly", "suivi": "follow_up", "scientifique": "scientific"}


class DecisionKind(Word):
    """What a decision is about; a mandate says which kinds a gathering may take."""

    METHOD = "method", "method", "méthode", "A method is adopted, changed or retired.", "Une méthode est adoptée, changée ou retirée."
    HYPOTHESIS = "hypothesis", "hypothesis", "hypothèse", "A hypothesis is registered or revised, or its status set.", "Une hypothèse est enregistrée ou révisée, ou son statut fixé."
    EXPERIMENT = "experiment", "experiment", "expérimentation", "An experiment is started, adjusted or stopped.", "Une expérimentation est lancée, ajustée ou arrêtée."
    LEARNING = "learning", "learning", "apprentissage", "A learning is validated or invalidated.", "Un apprentissage est validé ou invalidé."
    DELIVERABLE = "deliverable", "deliverable", "livrable", "A deliverable is approved or sent back.", "Un livrable est approuvé ou renvoyé."
    PROJECT = "project", "project", "projet", "A project is selected, set aside, or changes stage.", "Un projet est retenu, écarté, ou change d’étape."
    BUDGET = "budget", "budget", "budget", "Money is allotted or moved.", "Des crédits sont affectés ou déplacés."
    CALENDAR = "calendar", "calendar", "calendrier", "Dates are set or moved.", "Des dates sont fixées ou déplacées."
    PARTNERSHIP = "partnership", "partnership", "partenariat", "A partner joins, leaves, or changes part.", "Un partenaire arrive, part ou change de rôle."
    OTHER = "other", "other", "autre", "Any other subject.", "Tout autre sujet."


class DecisionOutcome(Word):
    """How a decision came out."""

    ADOPTED = "adopted", "adopted", "adoptée", "Accepted as proposed.", "Acceptée telle que proposée."
    AMENDED = "amended", "adopted with amendments", "adoptée avec amendements", "Accepted after changes.", "Acceptée après modification."
    REJECTED = "rejected", "rejected", "rejetée", "Not accepted.", "Non acceptée."
    DEFERRED = "deferred", "deferred", "ajournée", "Put off to a later day.", "Remise à plus tard."


class Channel(Word):
    """Where a decision was taken."""

    GATHERING = "gathering", "gathering", "réunion", "In a gathering recorded in the journal.", "Lors d’une réunion consignée au journal."
    WRITTEN = "written", "in writing", "écrit", "By letter or e-mail, without meeting.", "Par courrier ou courriel, sans se réunir."
    MANAGEMENT = "management", "management", "direction", "By the management of the cooperative.", "Par la direction de la coopérative."
    FUNDER = "funder", "funder", "financeur", "By the funder.", "Par le financeur."


class Mode(Word):
    """How people came to a decision."""

    CONSENSUS = "consensus", "consensus", "consensus", "Everybody agrees.", "Tout le monde est d’accord."
    CONSENT = "consent", "consent", "consentement", "Nobody has a reasoned objection left.", "Plus personne n’a d’objection argumentée."
    VOTE = "vote", "vote", "vote", "The votes are counted.", "Les voix sont comptées."


# The hypotheses and the evidence


class Direction(Word):
    """Which way a piece of evidence points."""

    SUPPORTS = "supports", "supports", "appuie", "More expected if the claim is true than if its rival is.", "Plus attendu si l’énoncé est vrai que si la rivale l’est."
    WEAKENS = "weakens", "weakens", "fragilise", "Less expected if the claim is true than if its rival is.", "Moins attendu si l’énoncé est vrai que si la rivale l’est."
    NEUTRAL = "neutral", "does not tell them apart", "ne départage pas", "About as expected either way.", "À peu près aussi attendu dans un cas que dans l’autre."


class SourceKind(Word):
    """Where a piece of evidence comes from."""

    INTERVIEW = "interview", "interview", "entretien", "What a person said in an interview.", "Ce qu’une personne a dit en entretien."
    OBSERVATION = "observation", "observation", "observation", "What somebody saw or heard on the spot.", "Ce que quelqu’un a vu ou entendu sur place."
    DOCUMENT = "document", "document", "document", "A written or visual document.", "Un document écrit ou visuel."
    MEASURE = "measure", "measure", "mesure", "A figure that was measured or counted.", "Un chiffre mesuré ou compté."
    MINUTES = "minutes", "minutes", "compte rendu", "The minutes of a gathering.", "Le compte rendu d’une réunion."
    LITERATURE = "literature", "literature", "littérature", "A scientific or professional publication.", "Une publication scientifique ou professionnelle."
    HEARSAY = "hearsay", "hearsay", "dire d’acteur", "What an actor reports without having been a witness.", "Ce qu’un acteur rapporte sans en avoir été témoin."


class Frequency(Spoken):
    """In how many comparable projects one would see this; the number beside the word keeps its meaning steady."""

    ALMOST_NEVER = "almost_never", "almost never (1 in 50)", "presque aucun (1 sur 50)", "In about one comparable project out of fifty.", "Dans un projet comparable sur cinquante environ."
    RARELY = "rarely", "rarely (1 in 10)", "rarement (1 sur 10)", "In about one comparable project out of ten.", "Dans un projet comparable sur dix environ."
    SOMETIMES = "sometimes", "sometimes (1 in 4)", "parfois (1 sur 4)", "In about one comparable project out of four.", "Dans un projet comparable sur quatre environ."
    HALF = "half", "half the time", "une fois sur deux", "In about one comparable project out of two.", "Dans un projet comparable sur deux environ."
    OFTEN = "often", "often (3 in 4)", "souvent (3 sur 4)", "In about three comparable projects out of four.", "Dans trois projets comparables sur quatre environ."
    ALMOST_ALWAYS = "almost_always", "almost always (19 in 20)", "presque toujours (19 sur 20)", "In about nineteen comparable projects out of twenty.", "Dans dix-neuf projets comparables sur vingt environ."

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """The labels without their parenthesis."""
        return {label.partition(" (")[0]: word.value for word in cls for label in word.label}


class ClaimStatus(Word):
    """What the scientific committee decided about a claim."""

    SUPPORTED = "supported", "supported", "appuyée", "The evidence speaks for it.", "Les éléments de preuve vont dans son sens."
    WEAKENED = "weakened", "weakened", "fragilisée", "The evidence speaks against it.", "Les éléments de preuve vont à son encontre."
    UNDECIDED = "undecided", "undecided", "non tranchée", "The evidence does not yet settle it.", "Les éléments de preuve ne permettent pas encore de trancher."
    CONTESTED = "contested", "contested", "controversée", "Readers or members disagree about it.", "Il y a désaccord à son sujet entre lecteurs ou entre membres."
    CLOSED = "closed", "closed", "close", "It is no longer under study.", "N’est plus à l’étude."


class PredictionResult(Word):
    """What became of what was expected."""

    MET = "met", "observed", "observé", "What was expected was seen.", "Ce qui était attendu a été vu."
    NOT_MET = "not_met", "not observed", "non observé", "It was looked for and not seen.", "On l’a cherché, on ne l’a pas vu."
    INDETERMINATE = "indeterminate", "cannot be told", "indécidable", "It cannot be told whether it happened.", "On ne peut dire si cela a eu lieu."


class KnowledgeAccess(Word):
    """What was already known of the results when a change was made."""

    NOTHING_RUN = "nothing_run", "nothing has been run", "rien n’est engagé", "Nothing had been started, so no result could exist.", "Rien n’avait commencé : aucun résultat ne pouvait exister."
    NO_RESULTS_SEEN = "no_results_seen", "no result seen", "aucun résultat vu", "It was under way, and no result had been seen.", "C’était en cours, et personne n’avait vu de résultat."
    RESULTS_NOT_OPENED = "results_not_opened", "collected, not opened", "recueillis, non consultés", "Results had been collected, and nobody had looked at them.", "Des résultats étaient recueillis, et personne ne les avait consultés."
    RESULTS_SEEN = "results_seen", "results known", "résultats connus", "Results were known to those who decided.", "Les résultats étaient connus de ceux qui ont décidé."


# The methods and the learnings


class MethodScope(Word):
    """Which projects a version of a method applies to."""

    ALL = "all", "all", "tous", "Every project open on the day it takes effect.", "Tous les projets ouverts le jour de sa prise d’effet."
    PROJECTS = "projects", "named projects", "projets désignés", "Only the projects that are named.", "Seulement les projets désignés."


class BearsOn(Word):
    """What a learning teaches about."""

    PROJECT = "project", "project", "projet", "One or several projects.", "Un ou plusieurs projets."
    CONCEPT = "concept", "concept", "concept", "ECT itself, beyond these projects.", "L’ECT lui-même, au-delà de ces projets."


class Concern(Word):
    """How far a weakness lowers the confidence in a learning (GRADE-CERQual)."""

    NONE = "none", "none", "aucune", "Nothing, or almost nothing, lowers the confidence.", "Rien, ou presque, n’entame la confiance."
    MINOR = "minor", "minor", "mineure", "It might lower the confidence a little.", "La confiance pourrait en être un peu réduite."
    MODERATE = "moderate", "moderate", "modérée", "It probably lowers the confidence.", "La confiance en est probablement réduite."
    SERIOUS = "serious", "serious", "sérieuse", "It very probably lowers the confidence.", "La confiance en est très probablement réduite."


class Confidence(Word):
    """How far a learning may be relied upon (GRADE-CERQual): a judgement, never computed."""

    HIGH = "high", "high", "élevée", "It very likely reflects what really happens.", "L’apprentissage reflète très probablement la réalité."
    MODERATE = "moderate", "moderate", "modérée", "It likely reflects what really happens.", "L’apprentissage reflète probablement la réalité."
    LOW = "low", "low", "faible", "It possibly reflects what really happens.", "L’apprentissage reflète peut-être la réalité."
    VERY_LOW = "very_low", "very low", "très faible", "It is not clear whether it reflects what really happens.", "On ne sait pas si l’apprentissage reflète la réalité."


# The corrections


class RetractionReason(Word):
    """Why an entry is retracted."""

    ERROR = "error", "error", "erreur", "It says something that was not so.", "Elle dit une chose inexacte."
    DUPLICATE = "duplicate", "duplicate", "doublon", "The same thing is already recorded.", "La même chose est déjà consignée."
    CONSENT_WITHDRAWN = "consent_withdrawn", "consent withdrawn", "consentement retiré", "The person concerned no longer agrees.", "La personne concernée n’est plus d’accord."
    UNRELIABLE_SOURCE = "unreliable_source", "unreliable source", "source peu fiable", "Its source turns out not to be trustworthy.", "Sa source se révèle peu digne de confiance."
    MISATTRIBUTED = "misattributed", "misattributed", "mal attribué", "It was put down to the wrong person or project.", "Elle a été attribuée à tort à une personne ou à un projet."
    OUT_OF_SCOPE = "out_of_scope", "out of scope", "hors champ", "It does not concern the programme.", "Elle ne concerne pas le programme."
    OTHER = "other", "other", "autre", "Another reason, told in the note.", "Une autre raison, dite dans la note."


VOCABULARIES: dict[str, type[Word]] = {
    "axis": Axis,
    "pillar": Pillar,
    "domain": Domain,
    "objective": Objective,
    "stage": Stage,
    "better": Better,
    "value_kind": ValueKind,
    "lever": Lever,
    "lever_status": LeverStatus,
    "funds": Funds,
    "nature": Nature,
    "category": Category,
    "level": Level,
    "sector": Sector,
    "role": Role,
    "note_kind": NoteKind,
    "loop": Loop,
    "consent_scope": ConsentScope,
    "withdrawal_effect": WithdrawalEffect,
    "erasure_ground": ErasureGround,
    "refusal_ground": RefusalGround,
    "anchor_kind": AnchorKind,
    "gathering_kind": GatheringKind,
    "decision_kind": DecisionKind,
    "decision_outcome": DecisionOutcome,
    "channel": Channel,
    "mode": Mode,
    "direction": Direction,
    "source_kind": SourceKind,
    "frequency": Frequency,
    "claim_status": ClaimStatus,
    "prediction_result": PredictionResult,
    "knowledge_access": KnowledgeAccess,
    "method_scope": MethodScope,
    "bears_on": BearsOn,
    "concern": Concern,
    "confidence": Confidence,
    "retraction_reason": RetractionReason,
}
