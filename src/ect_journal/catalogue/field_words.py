"""What each field of an event means, in the words of the person who fills it in.

One text per field name, shown in `--help` and on the catalogue page. Where a name means something of its own in one
type, the key is "type.field" ("experiment.concluded.result") and wins over the bare name. Fields of nested models are
found in the same way, under the type that holds them. What kind of value a field takes, and whether it may be left
out, is left to the models.
"""

from ect_journal.words import Text

FIELD_WORDS: dict[str, Text] = {
    # Shared by many types
    "code": Text(
        "the short code to call it by from now on, unique within its kind",
        "le code court qui le désignera désormais, unique dans son genre",
    ),
    "title": Text(
        "one public line that says it and names nobody", "une ligne publique qui dit l’essentiel et ne nomme personne"
    ),
    "text": Text("the wording in full", "le texte complet"),
    "kind": Text("of what kind it is", "de quel genre il s’agit"),
    "reason": Text("why, in a few public sentences", "pourquoi, en quelques phrases publiques"),
    "rationale": Text(
        "what this judgement rests on, in a few public sentences",
        "ce qui fonde ce jugement, en quelques phrases publiques",
    ),
    "statement": Text("what is stated, in a few public sentences", "ce qui est énoncé, en quelques phrases publiques"),
    "status": Text("the status it now has", "le statut désormais retenu"),
    "result": Text("what became of what was expected", "ce qu’il est advenu de ce qui était attendu"),
    "start": Text("the first day (2024-02-06)", "le premier jour (2024-02-06)"),
    "end": Text("the last day (2024-12-31)", "le dernier jour (2024-12-31)"),
    "due": Text("the day it is due (2024-06-30)", "le jour de l’échéance (2024-06-30)"),
    "effective_from": Text(
        "the first day it is in force (2024-04-08)", "le premier jour où cela s’applique (2024-04-08)"
    ),
    "version": Text("the version number", "le numéro de version"),
    "name": Text("the name", "le nom"),
    "place": Text("where it took place", "le lieu"),
    "origin": Text("where it comes from", "d’où cela vient"),
    "unit": Text("the unit it is counted in (km, meals, days)", "l’unité de compte (km, repas, jours)"),
    "duration_min": Text("how long it lasted, in minutes", "la durée, en minutes"),
    "how": Text("how it was done, in a few public sentences", "comment cela s’est fait, en quelques phrases publiques"),
    "attachment": Text(
        "the file to attach, kept under seal unless it is declared open",
        "le fichier à joindre, gardé sous scellé sauf s’il est déclaré ouvert",
    ),
    "attachments": Text(
        "the files to attach, kept under seal unless they are declared open",
        "les fichiers à joindre, gardés sous scellé sauf s’ils sont déclarés ouverts",
    ),
    "project": Text("the project this is about, by its code (ALI-01)", "le projet concerné, par son code (ALI-01)"),
    "projects": Text(
        "the projects this is about, by their codes (ALI-01, ECI-03)",
        "les projets concernés, par leurs codes (ALI-01, ECI-03)",
    ),
    "actor": Text("the actor this is about, by their code (P-07)", "l’acteur concerné, par son code (P-07)"),
    "person": Text("the person concerned, by their code (P-07)", "la personne concernée, par son code (P-07)"),
    "entry": Text("the entry this is about, by its number (J117)", "l’entrée concernée, par son numéro (J117)"),
    "decision": Text(
        "the decision it follows from, by its entry (J98)", "la décision dont cela découle, par son entrée (J98)"
    ),
    "gathering": Text("the gathering, by its entry (J110)", "la réunion, par son entrée (J110)"),
    "experiment": Text(
        "the experiment this is about, by its code (EXP-02)", "l’expérimentation concernée, par son code (EXP-02)"
    ),
    "method": Text("the method this is about, by its code (ACC)", "la méthode concernée, par son code (ACC)"),
    "hypothesis": Text("the hypothesis this is about, by its code (H1)", "l’hypothèse concernée, par son code (H1)"),
    "claim": Text("the claim, by its code (H1b)", "l’énoncé, par son code (H1b)"),
    "claims": Text(
        "the claims concerned, by their codes (H1b, H1c)", "les énoncés concernés, par leurs codes (H1b, H1c)"
    ),
    "rival": Text("the rival explanation, by its code (R-appel)", "l’hypothèse rivale, par son code (R-appel)"),
    "evidence": Text(
        "the piece of evidence, by the entry that linked it (J120)",
        "l’élément de preuve, par l’entrée qui l’a versé (J120)",
    ),
    "prediction": Text("the prediction, by its code", "l’attendu, par son code"),
    "learning": Text(
        "the learning this is about, by its entry (J204)", "l’apprentissage concerné, par son entrée (J204)"
    ),
    "axis": Text(
        "the axis it belongs to: emergence, support or funding",
        "l’axe dont cela relève : émergence, accompagnement ou financement",
    ),
    "axes": Text(
        "the axes it sheds light on: emergence, support, funding",
        "les axes que cela éclaire : émergence, accompagnement, financement",
    ),
    "pillar": Text("the pillar concerned", "le pilier concerné"),
    "pillars": Text("the pillars concerned", "les piliers concernés"),
    "domains": Text(
        "the domains of activity, at least one for a project", "les domaines d’activité, au moins un pour un projet"
    ),
    "objective": Text("the kind of objective it serves", "le type d’objectif servi"),
    "objectives": Text("the kinds of objective it serves", "les types d’objectif servis"),
    "loop": Text(
        "whether this adjusts the action or revises the frame behind it",
        "si cela ajuste l’action ou révise le cadre qui la guide",
    ),
    "knowledge_access": Text(
        "what was already known of the results at that moment", "ce que l’on savait déjà des résultats à ce moment-là"
    ),
    "level": Text("how far the actor's action reaches: local or national", "l’échelle d’action : locale ou nationale"),
    "sector": Text("public, private or civil society", "public, privé ou société civile"),
    # The journal, the programme and the registry
    "journal": Text("the journal's own identifier (UUID)", "l’identifiant du journal (UUID)"),
    "journal.opened.origin": Text(
        "the name under which the journal signs its proofs", "le nom sous lequel le journal signe ses preuves"
    ),
    "format": Text("the number of the storage format", "le numéro du format d’enregistrement"),
    "time_zone": Text("the time zone of its days (Europe/Paris)", "le fuseau horaire de ses journées (Europe/Paris)"),
    "lang": Text("the language it is kept in (fr or en)", "la langue dans laquelle il est tenu (fr ou en)"),
    "programme.opened.title": Text("the title of the programme", "l’intitulé du programme"),
    "programme.opened.objectives": Text(
        "the kinds of objective the programme pursues", "les types d’objectif que poursuit le programme"
    ),
    "funder": Text("who finances the programme (ADEME)", "qui finance le programme (ADEME)"),
    "scheme": Text("the call or funding scheme it comes under", "l’appel ou le dispositif dont il relève"),
    "convention": Text("the reference of the funding agreement", "la référence de la convention de financement"),
    "programme.opened.continues": Text(
        "the earlier programme it follows on from", "le programme antérieur dont il prend la suite"
    ),
    "label": Text("a public name", "un nom public"),
    "phase.opened.label": Text("the name of the phase", "le nom de la phase"),
    "goals": Text(
        "what the phase is to achieve, one goal at a time", "ce que la phase doit atteindre, un but à la fois"
    ),
    "actor.registered.code": Text(
        "the code that stands for the actor from now on (P-07)", "le code qui désignera désormais l’acteur (P-07)"
    ),
    "nature": Text("a person or an organisation", "une personne ou une organisation"),
    "category": Text("what sort of actor this is", "la catégorie d’acteur"),
    "roles": Text("the parts the actor plays in the programme", "les rôles tenus dans le programme"),
    "actor.updated.roles": Text(
        "every part the actor plays from now on, the former ones included if they remain",
        "tous les rôles tenus désormais, y compris les anciens s’ils demeurent",
    ),
    "organisation": Text(
        "the organisation the person belongs to, by its code",
        "l’organisation à laquelle appartient la personne, par son code",
    ),
    "actor.registered.label": Text(
        "the public name of an organisation; leave empty for a person",
        "le nom public d’une organisation ; à laisser vide pour une personne",
    ),
    "actor.registered.name": Text("the person's name, kept under seal", "le nom de la personne, gardé sous scellé"),
    "gathering_kind": Text(
        "the committee or gathering that receives the mandate", "le comité ou la réunion qui reçoit le mandat"
    ),
    "decision_kinds": Text("the kinds of decision it may take", "les genres de décision qu’il peut prendre"),
    "term.defined.code": Text("the code of the term (ect)", "le code du terme (ect)"),
    "definition": Text("what the term means in this programme", "ce que le terme veut dire dans ce programme"),
    "reference": Text(
        "where it comes from: a publication, a document", "d’où cela vient : une publication, un document"
    ),
    "commitment": Text("the commitment, by its code (ENG-04)", "l’engagement, par son code (ENG-04)"),
    "commitment.made.code": Text("the code of the commitment (ENG-04)", "le code de l’engagement (ENG-04)"),
    "commitment.made.title": Text("what is promised, in one line", "ce qui est promis, en une ligne"),
    "quantity": Text("how much is promised, counted in its unit", "la quantité promise, dans son unité"),
    "commitment.made.unit": Text(
        "the unit of the promised quantity (projects, workshops, days)",
        "l’unité de la quantité promise (projets, ateliers, jours)",
    ),
    "article": Text("the article of the agreement that says so", "l’article de la convention qui le prévoit"),
    "commitment.reported.done": Text(
        "how much has been done, counted in the commitment's unit", "la quantité réalisée, dans l’unité de l’engagement"
    ),
    "commitment.reported.statement": Text(
        "what was done, in a few public sentences", "ce qui a été réalisé, en quelques phrases publiques"
    ),
    "gap_reason": Text("why it differs from what was promised", "pourquoi cela s’écarte de ce qui était promis"),
    "commitment.reported.decision": Text(
        "the decision that explains the gap, by its entry (J98)",
        "la décision qui explique l’écart, par son entrée (J98)",
    ),
    "agreement.amended.reference": Text("the number or the date of the amendment", "le numéro ou la date de l’avenant"),
    "changes": Text("what the amendment changes", "ce que l’avenant modifie"),
    "new_end": Text("the programme's new last day, if it moves", "le nouveau dernier jour du programme, s’il change"),
    # The projects
    "project.opened.code": Text("the code of the project (ALI-01)", "le code du projet (ALI-01)"),
    "project.opened.name": Text("the name of the project", "le nom du projet"),
    "territory": Text("the municipalities or the area it concerns", "les communes ou le secteur concernés"),
    "need": Text(
        "the need it answers, as it is worded on that day",
        "le besoin auquel il répond, tel qu’il est formulé ce jour-là",
    ),
    "holders": Text("who carries the project, by their codes (P-07)", "qui porte le projet, par leurs codes (P-07)"),
    "project.opened.origin": Text(
        "how the idea came about: a workshop, a meeting, a call",
        "comment l’idée est née : un atelier, une rencontre, un appel",
    ),
    "stage": Text("how far the project has come", "l’étape où en est le projet"),
    "since": Text(
        "since when it has been at that stage (2024-01-18)", "depuis quand il en est à cette étape (2024-01-18)"
    ),
    "continues": Text("what it follows on from", "ce dont il prend la suite"),
    "project.opened.continues": Text(
        "the ended project it takes up again, by its code", "le projet terminé qu’il reprend, par son code"
    ),
    "retained": Text(
        "yes if the project is selected, no if it is set aside", "oui si le projet est retenu, non s’il est écarté"
    ),
    "potential": Text(
        "the potential seen in the project, pillar by pillar", "le potentiel reconnu au projet, pilier par pilier"
    ),
    "project.selected.text": Text(
        "the potential on that pillar, in a few public sentences",
        "le potentiel sur ce pilier, en quelques phrases publiques",
    ),
    "from_stage": Text("the stage it leaves", "l’étape qu’il quitte"),
    "to_stage": Text("the stage it reaches", "l’étape qu’il atteint"),
    "ideal.set.pillars": Text(
        "the ideal, pillar by pillar: a target from 0 to 4 and what it would look like",
        "l’idéal, pilier par pilier : une cible de 0 à 4 et ce à quoi elle ressemblerait",
    ),
    "target": Text("the score to aim for, from 0 to 4", "la note visée, de 0 à 4"),
    "description": Text(
        "what the ideal would look like for this project", "ce à quoi ressemblerait l’idéal pour ce projet"
    ),
    "horizon": Text(
        "by when, or under which conditions, the ideal could be reached",
        "à quelle échéance, ou à quelles conditions, l’idéal pourrait être atteint",
    ),
    "score": Text("the score on that day, from 0 to 4", "la note ce jour-là, de 0 à 4"),
    "assessor": Text("who gives the score, by their code (P-02)", "qui donne la note, par son code (P-02)"),
    "indicator": Text("the indicator, by its code (IND-03)", "l’indicateur, par son code (IND-03)"),
    "indicator.defined.code": Text("the code of the indicator (IND-03)", "le code de l’indicateur (IND-03)"),
    "indicator.defined.title": Text("what is measured, in one line", "ce qui est mesuré, en une ligne"),
    "better": Text(
        "whether a higher or a lower value is an improvement", "si le progrès va vers le plus haut ou vers le plus bas"
    ),
    "baseline": Text(
        "the value to compare with, in the indicator's unit", "la valeur de référence, dans l’unité de l’indicateur"
    ),
    "value_kind": Text(
        "the kind of value it speaks of: economic, social or environmental",
        "le type de valeur en jeu : économique, sociale ou environnementale",
    ),
    "collection": Text("how, by whom and how often it is measured", "comment, par qui et à quel rythme il est relevé"),
    "value": Text("the value measured, in the indicator's unit", "la valeur relevée, dans l’unité de l’indicateur"),
    "uncertainty": Text(
        "how far the true value may lie on either side, in the same unit",
        "l’écart possible de part et d’autre, dans la même unité",
    ),
    "indicator.measured.how": Text("how it was measured or counted", "comment la valeur a été mesurée ou comptée"),
    "lever": Text(
        "the kind of resource: subsidy, loan, shares…", "le type de ressource : subvention, prêt, parts sociales…"
    ),
    "provider": Text(
        "who brings the money or the resource; for private people say how many, not who",
        "qui apporte l’argent ou la ressource ; pour des particuliers, dire combien, non qui",
    ),
    "funding.recorded.sector": Text(
        "the provider's sector: public, private or civil society",
        "le secteur du financeur : public, privé ou société civile",
    ),
    "funding.recorded.level": Text(
        "the provider's level: local or national", "l’échelle du financeur : locale ou nationale"
    ),
    "amount": Text("the amount, in euros (EUR)", "le montant, en euros (EUR)"),
    "funding.recorded.status": Text(
        "how far it has come: sought, granted, refused or paid",
        "où en est la demande : sollicitée, accordée, refusée ou versée",
    ),
    "funds": Text(
        "what it pays for: the project, or its accompaniment", "ce qui est financé : le projet, ou son accompagnement"
    ),
    # The field record
    "observation.recorded.title": Text(
        "what was seen or heard, in one public line that names nobody",
        "ce qui a été vu ou entendu, en une ligne publique qui ne nomme personne",
    ),
    "observation.recorded.text": Text("the account in full, kept under seal", "le récit complet, gardé sous scellé"),
    "negative_case": Text(
        "yes if it goes against what was expected or hoped for", "oui si cela contredit ce qui était attendu ou espéré"
    ),
    "departs_from": Text(
        "the method from which practice departed, by its code (ACC)",
        "la méthode dont la pratique s’est écartée, par son code (ACC)",
    ),
    "interviewee": Text("who was interviewed, by their code (P-07)", "la personne interrogée, par son code (P-07)"),
    "guide": Text("the interview guide that was followed", "le guide d’entretien suivi"),
    "verbatims": Text(
        "the person's own words, kept under seal; consent is needed, or notice given",
        "les mots mêmes de la personne, gardés sous scellé ; il y faut un consentement ou une information donnée",
    ),
    "document.collected.title": Text(
        "the title of the document, or one line that says what it is",
        "le titre du document, ou une ligne qui dit ce qu’il est",
    ),
    "document.collected.kind": Text(
        "what sort of document: a letter, minutes, an article, a plan",
        "la sorte de document : lettre, compte rendu, article, plan",
    ),
    "provenance": Text(
        "where it was found, and who handed it over, without naming a person",
        "où il a été trouvé et par quelle voie, sans nommer de personne",
    ),
    "note_kind": Text(
        "what sort of memo: field, theoretical, coding, operational, method or storyline",
        "la sorte de mémo : terrain, théorique, codage, opérationnelle, méthode ou fil narratif",
    ),
    "memo.written.text": Text("the memo in full, kept under seal", "le mémo complet, gardé sous scellé"),
    "surprised": Text("what surprised you, kept under seal", "ce qui vous a surpris, gardé sous scellé"),
    "assumed": Text(
        "what you had been taking for granted, kept under seal", "ce que vous teniez pour acquis, gardé sous scellé"
    ),
    "posture_from": Text("the posture you started from (expert)", "la posture de départ (expert)"),
    "posture_to": Text("the posture you came to (third party)", "la posture d’arrivée (tiers)"),
    "reflection.recorded.experiment": Text(
        "the experiment you are looking back on, by its code (EXP-02)",
        "l’expérimentation sur laquelle vous revenez, par son code (EXP-02)",
    ),
    "notice.given.gathering": Text(
        "the gathering at which people were informed, by its entry (J110)",
        "la réunion où l’information a été donnée, par son entrée (J110)",
    ),
    "persons": Text(
        "the persons informed, by their codes (P-07, P-12)", "les personnes informées, par leurs codes (P-07, P-12)"
    ),
    "notice.given.version": Text(
        "which version of the notice they were given", "la version de la note d’information remise"
    ),
    "scopes": Text(
        "what the person allows: quoting, voice recording, pictures, their name",
        "ce que la personne autorise : la citation, l’enregistrement de la voix, la photo, son nom",
    ),
    "form": Text(
        "how consent was given: a signed form, a recorded yes",
        "sous quelle forme : un formulaire signé, un oui enregistré",
    ),
    "until": Text(
        "the last day the consent holds (2026-12-31)", "le dernier jour où le consentement vaut (2026-12-31)"
    ),
    "effect": Text(
        "what the person takes back: only their words, or their part in the study",
        "ce que la personne retire : ses mots seulement, ou sa participation",
    ),
    # The collective times
    "gathering.held.kind": Text(
        "which committee, or what sort of gathering", "quel comité, ou quelle sorte de réunion"
    ),
    "attendees": Text("who was there, by their codes (P-02, P-07)", "qui était présent, par leurs codes (P-02, P-07)"),
    "guests": Text(
        "how many more people were there without a code", "combien de personnes sans code étaient aussi présentes"
    ),
    "excused": Text("who had sent apologies, by their codes", "qui s’était excusé, par leurs codes"),
    "gathering.held.text": Text(
        "the notes of the gathering, kept under seal", "les notes de la réunion, gardées sous scellé"
    ),
    "minutes.approved.gathering": Text(
        "the gathering whose minutes are approved, by its entry (J110)",
        "la réunion dont le compte rendu est approuvé, par son entrée (J110)",
    ),
    "decision.taken.title": Text("what is decided, in one public line", "ce qui est décidé, en une ligne publique"),
    "decision.taken.kind": Text(
        "what the decision is about: a method, a hypothesis, a project…",
        "l’objet de la décision : une méthode, une hypothèse, un projet…",
    ),
    "outcome": Text("how it came out", "l’issue"),
    "decision.taken.outcome": Text(
        "adopted, adopted with amendments, rejected or deferred",
        "adoptée, adoptée avec amendements, rejetée ou ajournée",
    ),
    "decision.taken.rationale": Text("why it was decided so", "pourquoi il en a été décidé ainsi"),
    "alternatives": Text(
        "what else was considered, one line each", "les autres possibilités examinées, une ligne chacune"
    ),
    "mode": Text(
        "how people came to it: consensus, consent or vote",
        "comment la décision s’est prise : consensus, consentement ou vote",
    ),
    "votes_for": Text("how many votes for", "le nombre de voix pour"),
    "votes_against": Text("how many votes against", "le nombre de voix contre"),
    "abstained": Text("how many abstained", "le nombre d’abstentions"),
    "channel": Text(
        "where it was taken: in a gathering, in writing, by the management, by the funder",
        "par quelle voie : en réunion, par écrit, par la direction, par le financeur",
    ),
    "decision.taken.gathering": Text(
        "the gathering that took it, by its entry (J110)", "la réunion qui l’a prise, par son entrée (J110)"
    ),
    "known": Text(
        "the last entry the deciders had before them (J97); if left out, the last one recorded before the gathering",
        "la dernière entrée que les décideurs avaient sous les yeux (J97) ; à défaut, la dernière avant la réunion",
    ),
    "decision.implemented.decision": Text(
        "the decision that was carried out, by its entry (J98)", "la décision appliquée, par son entrée (J98)"
    ),
    "decision.implemented.how": Text("how the decision was carried out", "comment la décision a été appliquée"),
    "decision.superseded.decision": Text(
        "the decision that no longer holds, by its entry (J98)", "la décision qui ne vaut plus, par son entrée (J98)"
    ),
    "replaced_by": Text("what replaces it, by its entry (J203)", "ce qui la remplace, par son entrée (J203)"),
    "action.assigned.title": Text(
        "what is to be done, in one public line", "ce qui est à faire, en une ligne publique"
    ),
    "owner": Text("who takes care of it, by their code (P-02)", "qui s’en charge, par son code (P-02)"),
    "action": Text("the action, by the entry that assigned it (J131)", "l’action, par l’entrée qui l’a confiée (J131)"),
    "done": Text("how much, or whether, it has been done", "ce qui est fait, ou si c’est fait"),
    "action.closed.done": Text(
        "yes if it was done, no if it was given up", "oui si elle est faite, non si elle est abandonnée"
    ),
    "action.closed.outcome": Text("what came of it", "ce qu’il en est résulté"),
    # The hypotheses and the evidence
    "hypothesis.registered.code": Text(
        "the code of the hypothesis (H1) or of the claim (H1b)", "le code de l’hypothèse (H1) ou de l’énoncé (H1b)"
    ),
    "hypothesis.registered.statement": Text(
        "the hypothesis, in one sentence that could turn out false",
        "l’hypothèse, en une phrase qui pourrait se révéler fausse",
    ),
    "hypothesis.registered.claims": Text(
        "the claims it is split into, each to be tested by itself",
        "les énoncés qui la composent, chacun à vérifier pour lui-même",
    ),
    "hypothesis.registered.text": Text(
        "the claim, in one sentence that could turn out false", "l’énoncé, en une phrase qui pourrait se révéler fausse"
    ),
    "falsifier": Text(
        "what, if it were seen, would show the hypothesis false",
        "ce qui, si on le voyait, montrerait que l’hypothèse est fausse",
    ),
    "attested_by": Text(
        "the older document that already stated it, by its entry (J12)",
        "le document antérieur qui l’énonçait déjà, par son entrée (J12)",
    ),
    "prior_odds": Text(
        "the odds given to it before any evidence (1 means one chance in two)",
        "la cote qu’on lui donne avant tout élément de preuve (1 veut dire une chance sur deux)",
    ),
    "hypothesis.revised.code": Text("the code of the claim (H1b)", "le code de l’énoncé (H1b)"),
    "hypothesis.revised.statement": Text("the hypothesis as it now reads", "l’hypothèse dans sa nouvelle rédaction"),
    "hypothesis.revised.claims": Text(
        "every claim as it now reads; those left unchanged keep their version and their evidence",
        "tous les énoncés dans leur nouvelle rédaction ; les inchangés gardent leur version et leurs preuves",
    ),
    "hypothesis.revised.text": Text("the claim as it now reads", "l’énoncé dans sa nouvelle rédaction"),
    "carried": Text(
        "the evidence that still holds for a reworded claim, and why",
        "les éléments de preuve qui valent encore pour un énoncé reformulé, et pourquoi",
    ),
    "rival.registered.code": Text(
        "the code of the rival explanation (R-appel)", "le code de l’hypothèse rivale (R-appel)"
    ),
    "rival.registered.claims": Text(
        "the claims it really competes with: both cannot be true (H1b)",
        "les énoncés qu’elle concurrence vraiment : les deux ne peuvent être vrais ensemble (H1b)",
    ),
    "rival.registered.statement": Text(
        "what else would explain what is seen", "ce qui expliquerait autrement ce que l’on voit"
    ),
    "main": Text("yes if it is the main rival of its claims", "oui si c’est la rivale principale de ses énoncés"),
    "prediction.registered.code": Text("the code of the prediction", "le code de l’attendu"),
    "prediction.registered.title": Text(
        "what you expect to see, in one public line", "ce que vous vous attendez à voir, en une ligne publique"
    ),
    "p_claim": Text(
        "how likely it is to be seen if the claim is true, from 0 to 1 (0.7)",
        "la probabilité de le voir si l’énoncé est vrai, de 0 à 1 (0,7)",
    ),
    "p_rivals": Text(
        "how likely it is to be seen if each rival is true instead, from 0 to 1 (0.2)",
        "la probabilité de le voir si, à sa place, chaque rivale est vraie, de 0 à 1 (0,2)",
    ),
    "p": Text("the probability, from 0 to 1 (0.2)", "la probabilité, de 0 à 1 (0,2)"),
    "where": Text("where and how to look for it", "où et comment le chercher"),
    "prediction.registered.experiment": Text(
        "the experiment that is to show it, by its code (EXP-02)",
        "l’expérimentation qui doit le montrer, par son code (EXP-02)",
    ),
    "deadline": Text(
        "the day by which it should have been looked for (2024-06-30)",
        "le jour avant lequel il faut l’avoir cherché (2024-06-30)",
    ),
    "prediction.resolved.result": Text(
        "observed, not observed, or cannot be told", "observé, non observé ou indécidable"
    ),
    "prediction.resolved.entry": Text("the entry that shows it (J117)", "l’entrée qui le montre (J117)"),
    "evidence.linked.claim": Text(
        "the claim it bears on, by its code (H1b)", "l’énoncé sur lequel cela porte, par son code (H1b)"
    ),
    "evidence.linked.entry": Text(
        "the entry that holds the evidence (J117)", "l’entrée qui contient l’élément de preuve (J117)"
    ),
    "direction": Text(
        "whether it supports the claim, weakens it, or does not tell",
        "si cela appuie l’énoncé, le fragilise ou ne départage pas",
    ),
    "cluster": Text(
        "the common source it comes from (G-ALI-0206); what shares a source counts once",
        "la source commune dont cela vient (G-ALI-0206) ; ce qui partage une source compte une seule fois",
    ),
    "source_kind": Text(
        "what sort of source: interview, observation, document, measure…",
        "la sorte de source : entretien, observation, document, mesure…",
    ),
    "evidence.linked.prediction": Text(
        "the prediction it answers, by its code", "l’attendu auquel cela répond, par son code"
    ),
    "evidence.linked.rationale": Text("why it bears on the claim", "en quoi cela porte sur l’énoncé"),
    "reader": Text("who weighs it, by their code (P-02)", "qui pèse, par son code (P-02)"),
    "weights": Text(
        "the weight against each rival, in decibans (dB)", "le poids face à chaque rivale, en décibans (dB)"
    ),
    "if_rival": Text(
        "in how many comparable projects you would see this if the rival is true",
        "dans combien de projets comparables vous verriez cela si la rivale est vraie",
    ),
    "if_claim": Text(
        "in how many comparable projects you would see this if the claim is true",
        "dans combien de projets comparables vous verriez cela si l’énoncé est vrai",
    ),
    "low": Text(
        "the lowest plausible weight, in decibans (dB)", "le poids le plus bas qui reste plausible, en décibans (dB)"
    ),
    "mid": Text(
        "the central weight, in decibans (dB): 10 dB means ten times more expected",
        "le poids central, en décibans (dB) : 10 dB, c’est dix fois plus attendu",
    ),
    "high": Text(
        "the highest plausible weight, in decibans (dB)", "le poids le plus haut qui reste plausible, en décibans (dB)"
    ),
    "blind": Text(
        "yes if the reader had not seen how others weighed it",
        "oui si le lecteur ou la lectrice ignorait ce qu’en avaient jugé les autres",
    ),
    "evidence.judged.rationale": Text(
        "why this weight: what would be surprising, and for whom",
        "pourquoi ce poids : ce qui serait surprenant, et pour qui",
    ),
    "at": Text("the last entry taken into account (J1482)", "la dernière entrée prise en compte (J1482)"),
    "rule": Text("the counting rule that was applied (tally/1)", "la règle de calcul appliquée (tally/1)"),
    "totals": Text(
        "the totals, claim by claim and rival by rival, in decibans (dB)",
        "les totaux, énoncé par énoncé et rivale par rivale, en décibans (dB)",
    ),
    "total": Text(
        "the total weight, in decibans (dB), each source counted once",
        "le poids total, en décibans (dB), chaque source comptée une fois",
    ),
    "tally.frozen.low": Text("the low end of the total, in decibans (dB)", "la borne basse du total, en décibans (dB)"),
    "tally.frozen.high": Text(
        "the high end of the total, in decibans (dB)", "la borne haute du total, en décibans (dB)"
    ),
    "items": Text("how many pieces of evidence are counted", "le nombre d’éléments de preuve comptés"),
    "clusters": Text("from how many separate sources they come", "le nombre de sources distinctes dont ils viennent"),
    "statuses": Text("the status of each claim", "le statut de chaque énoncé"),
    "hypothesis.status_set.status": Text(
        "what the committee decided about the claim", "ce que le comité a décidé pour l’énoncé"
    ),
    "tally": Text(
        "the frozen tally it rests on, by its entry (J1483)", "le bilan arrêté qui le fonde, par son entrée (J1483)"
    ),
    "hypothesis.status_set.decision": Text(
        "the decision of the scientific committee, by its entry (J1490)",
        "la décision du comité scientifique, par son entrée (J1490)",
    ),
    "reservations": Text(
        "the reservations expressed, and what they concern", "les réserves exprimées, et sur quoi elles portent"
    ),
    # The experiments and the methods
    "experiment.framed.code": Text("the code of the experiment (EXP-02)", "le code de l’expérimentation (EXP-02)"),
    "experiment.framed.title": Text(
        "what is tried out, in one public line", "ce qui est mis à l’essai, en une ligne publique"
    ),
    "aims": Text("the pillars it should bring closer to the ideal", "les piliers qu’elle doit rapprocher de l’idéal"),
    "experiment.framed.claim": Text(
        "the claim it puts to the test, by its code (H2c)", "l’énoncé qu’elle met à l’épreuve, par son code (H2c)"
    ),
    "experiment.framed.projects": Text(
        "the projects where it takes place, by their codes (ECI-03)",
        "les projets où elle a lieu, par leurs codes (ECI-03)",
    ),
    "protocol": Text(
        "what will be done, with whom, and what will be looked at", "ce qui sera fait, avec qui, et ce qui sera regardé"
    ),
    "indicators": Text(
        "the indicators to follow, by their codes (IND-03)", "les indicateurs à suivre, par leurs codes (IND-03)"
    ),
    "stop_rule": Text("what will make you stop", "ce qui fera arrêter"),
    "guard_rails": Text(
        "what must not happen, and how it is watched", "ce qui ne doit pas arriver, et comment on y veille"
    ),
    "planned_days": Text("how long it should last, in days", "la durée prévue, en jours"),
    "experiment.started.decision": Text(
        "the decision to start it, by its entry (J98)", "la décision de la lancer, par son entrée (J98)"
    ),
    "experiment.concluded.result": Text(
        "whether what was expected was observed, was not, or cannot be told",
        "si ce qui était attendu a été observé, ne l’a pas été, ou reste indécidable",
    ),
    "findings": Text(
        "what was found, in a few public sentences", "ce qui a été constaté, en quelques phrases publiques"
    ),
    "unexpected": Text(
        "what nobody had expected, one point at a time", "ce que personne n’attendait, un point à la fois"
    ),
    "field": Text(
        "what is changed in the framing (protocol, stop_rule…)", "ce qui change dans le cadrage (protocol, stop_rule…)"
    ),
    "before": Text("how it read until now", "ce qui était écrit jusqu’ici"),
    "after": Text("how it reads from now on", "ce qui est écrit désormais"),
    "experiment.abandoned.reason": Text("why it is abandoned", "pourquoi elle est abandonnée"),
    "method.defined.code": Text("the code of the method (ACC)", "le code de la méthode (ACC)"),
    "method.defined.kind": Text(
        "what it is a method of: emergence, support or funding",
        "ce qu’elle outille : l’émergence, l’accompagnement ou le financement",
    ),
    "method.defined.title": Text("the name of the method", "le nom de la méthode"),
    "steps": Text(
        "all the steps, in order, each with a short key and a text",
        "toutes les étapes, dans l’ordre, chacune avec une clé courte et un texte",
    ),
    "key": Text(
        "a short key that follows the step from one version to the next (cadrage)",
        "une clé courte qui suit l’étape d’une version à l’autre (cadrage)",
    ),
    "method.defined.text": Text("what is done at this step", "ce qui se fait à cette étape"),
    "tools": Text("the tools it uses, one line each", "les outils employés, une ligne chacun"),
    "method.defined.version": Text("the version number, 1 to begin with", "le numéro de version, 1 pour commencer"),
    "method.adjusted.version": Text(
        "the number of the new version: the last one plus 1", "le numéro de la nouvelle version : la dernière plus 1"
    ),
    "based_on": Text("the number of the version it starts from", "le numéro de la version dont elle part"),
    "method.adjusted.text": Text("what is done at this step from now on", "ce qui se fait désormais à cette étape"),
    "method.adjusted.reason": Text("why the method changes", "pourquoi la méthode change"),
    "method.adjusted.decision": Text(
        "the decision that adopts the change, by its entry (J98)",
        "la décision qui adopte le changement, par son entrée (J98)",
    ),
    "scope": Text(
        "whether it applies to every open project or only to the named ones",
        "si elle s’applique à tous les projets ouverts ou seulement aux projets désignés",
    ),
    "method.adjusted.projects": Text(
        "the projects the new version applies to, by their codes (ECI-03, MOB-01)",
        "les projets auxquels s’applique la nouvelle version, par leurs codes (ECI-03, MOB-01)",
    ),
    "new_projects": Text(
        "yes if projects opened later start with this version",
        "oui si les projets ouverts plus tard commencent avec cette version",
    ),
    "amendment": Text(
        "the amendment to the agreement that the change required",
        "l’avenant à la convention que le changement a demandé",
    ),
    "method.extended.version": Text("the number of the version that is extended", "le numéro de la version étendue"),
    "method.extended.projects": Text(
        "the projects it now covers as well, by their codes (ALI-01)",
        "les projets qu’elle couvre désormais aussi, par leurs codes (ALI-01)",
    ),
    "method.retired.reason": Text("why the method is given up", "pourquoi la méthode est retirée"),
    "method.retired.effective_from": Text(
        "the first day it no longer applies (2024-09-01)", "le premier jour où elle ne s’applique plus (2024-09-01)"
    ),
    # The learnings, the diffusion and the deliverables
    "learning.formulated.title": Text(
        "what was learnt, in one public line", "ce qui a été appris, en une ligne publique"
    ),
    "learning.formulated.text": Text(
        "what was learnt, in a few public sentences", "ce qui a été appris, en quelques phrases publiques"
    ),
    "bears_on": Text(
        "what it teaches about: projects, or ECT itself", "ce qu’il éclaire : des projets, ou l’ECT lui-même"
    ),
    "conditions": Text(
        "under which conditions it holds, and where it may not",
        "à quelles conditions il vaut, et où il pourrait ne pas valoir",
    ),
    "single_case": Text("yes if it rests on a single case", "oui s’il repose sur un seul cas"),
    "methodological_limitations": Text(
        "how far flaws in the way it was studied lower the confidence",
        "ce que les limites de la méthode d’étude ôtent à la confiance",
    ),
    "coherence": Text(
        "how far ill-fitting data lower the confidence", "ce que des données qui concordent mal ôtent à la confiance"
    ),
    "adequacy": Text(
        "how far thin or scarce data lower the confidence", "ce que des données minces ou rares ôtent à la confiance"
    ),
    "relevance": Text(
        "how far differences between the cases and the question lower the confidence",
        "ce que l’écart entre les cas étudiés et la question ôte à la confiance",
    ),
    "concern": Text(
        "how serious this concern is: none, minor, moderate or serious",
        "l’importance de cette réserve : aucune, mineure, modérée ou sérieuse",
    ),
    "why": Text("why, in a few public sentences", "pourquoi, en quelques phrases publiques"),
    "confidence": Text(
        "how far it may be relied upon, all considered; nothing computes it for you",
        "la confiance à lui accorder, tout bien pesé ; aucun calcul n’en décide",
    ),
    "learning.validated.decision": Text(
        "the decision that validates it, by its entry (J98)", "la décision qui le valide, par son entrée (J98)"
    ),
    "learning.validated.reason": Text("why it is validated", "pourquoi il est validé"),
    "learning.invalidated.decision": Text(
        "the decision that invalidates it, by its entry (J98)", "la décision qui l’invalide, par son entrée (J98)"
    ),
    "learning.invalidated.reason": Text("why it no longer holds", "pourquoi il ne tient plus"),
    "success_factor.identified.title": Text(
        "the success factor, in one public line", "le facteur clé de succès, en une ligne publique"
    ),
    "mechanism": Text("how it brings success about", "par quel enchaînement il mène au succès"),
    "learnings": Text(
        "the learnings it rests on, by their entries (J204, J230)",
        "les apprentissages sur lesquels il repose, par leurs entrées (J204, J230)",
    ),
    "dissemination.done.kind": Text(
        "what sort of diffusion: an article, a talk, a workshop, a film",
        "la sorte de diffusion : article, intervention, atelier, film",
    ),
    "audience": Text("for whom it was meant", "à qui elle s’adressait"),
    "dissemination.done.title": Text("the title of what was shared", "le titre de ce qui a été diffusé"),
    "url": Text("the web address where it can be found", "l’adresse où la trouver en ligne"),
    "deliverable": Text("the deliverable, by its code (RI-2024)", "le livrable, par son code (RI-2024)"),
    "deliverable.due.code": Text("the code of the deliverable (RI-2024)", "le code du livrable (RI-2024)"),
    "deliverable.due.title": Text("what is to be handed over, in one line", "ce qui est à remettre, en une ligne"),
    "deliverable.submitted.at": Text(
        "the last entry the deliverable takes into account (J1482)",
        "la dernière entrée dont le livrable tient compte (J1482)",
    ),
    "deliverable.submitted.attachment": Text(
        "the file handed over, kept under seal unless it is declared open",
        "le fichier remis, gardé sous scellé sauf s’il est déclaré ouvert",
    ),
    "accepted": Text(
        "yes if it was accepted, no if it has to be taken up again", "oui s’il est accepté, non s’il est à reprendre"
    ),
    "remarks": Text("the remarks that came with the answer", "les remarques jointes à la réponse"),
    # The corrections
    "entry.corrected.entry": Text(
        "the entry to correct, by its number (J117)", "l’entrée à corriger, par son numéro (J117)"
    ),
    "v": Text("the version of the corrected entry's schema", "la version du schéma de l’entrée corrigée"),
    "data": Text("the whole content, as it should have read", "tout le contenu, tel qu’il aurait dû être écrit"),
    "occurred": Text(
        "when it happened, as it should have read (2024-02-06)",
        "quand cela s’est passé, tel qu’il aurait fallu l’écrire (2024-02-06)",
    ),
    "grounds": Text(
        "the entries it rests on, as they should have been given (J98, J110)",
        "les entrées sur lesquelles elle repose, telles qu’il aurait fallu les donner (J98, J110)",
    ),
    "entry.corrected.reason": Text(
        "what was wrong, and how it was found out", "ce qui était inexact, et comment on s’en est aperçu"
    ),
    "entry.retracted.entry": Text(
        "the entry to retract, by its number (J117)", "l’entrée à retirer, par son numéro (J117)"
    ),
    "entry.retracted.reason": Text(
        "the reason for retracting it: error, duplicate, consent withdrawn…",
        "le motif du retrait : erreur, doublon, consentement retiré…",
    ),
    "entry.reinstated.entry": Text(
        "the retracted entry to reinstate, by its number (J117)", "l’entrée retirée à rétablir, par son numéro (J117)"
    ),
    "note": Text("a few public words of explanation", "quelques mots publics d’explication"),
    "clock.faulted.reason": Text("what happened to the clock", "ce qui est arrivé à l’horloge"),
    "first": Text(
        "the first entry recorded with a wrong time, by its number (J117)",
        "la première entrée consignée à une heure fausse, par son numéro (J117)",
    ),
}
