"""One example for each type of event, shown first in its help. A test runs each of them on the demo."""

EXAMPLES = {
    "programme.opened": (
        'ect record programme --title "Entreprenariat coopératif de territoire" \\\n'
        "    --funder ADEME --start 2023-01-01 --end 2025-12-31"
    ),
    "phase.opened": 'ect record phase --label "Essaimer" --start 2026-01-01 --end 2026-12-31',
    "term.defined": (
        "ect record term --code tiers-lieu --effective-from 2025-01-01 \\\n"
        '    --definition "Un lieu où l’on travaille et se rencontre, ouvert à tous."'
    ),
    "actor.registered": (
        'ect record actor --code P-90 --nature personne --category habitante \\\n    --role "porteur de projet"'
    ),
    "actor.updated": ('ect record actor-updated --actor P-25 --role "porteur de projet" \\\n    --organisation O-CCP'),
    "mandate.given": "ect record mandate --gathering-kind innovation --decision-kind méthode",
    "notice.given": 'ect record notice --person P-07 --version "Notice du 10/01/2023"',
    "consent.recorded": 'ect record consent --person P-07 --scope verbatim --form "Formulaire signé"',
    "consent.withdrawn": 'ect record consent-withdrawn --person P-07 --effect "les mots"',
    "erasure.refused": (
        "ect record erasure-refused --motive recherche \\\n"
        '    --reason "Ces propos fondent un bilan arrêté : ils restent scellés."'
    ),
    "project.opened": (
        'ect record project --code LIE-90 --name "Café du Lavoir" \\\n'
        '    --domain "lien social" --territory "Petite Montagne"'
    ),
    "project.selected": (
        "ect record project-selected --project MOB-02 --retained \\\n"
        '    --potential "pillar=ancrage territorial,text=Une voie, cinq villages" \\\n'
        '    --reason "Fort potentiel, porteur trouvé."'
    ),
    "project.stage_changed": (
        "ect record project-stage-changed --project ALI-01 --to-stage lancé \\\n"
        '    --from-stage "en expérimentation" --reason "Repas servis."'
    ),
    "ideal.set": (
        "ect record ideal --project ALI-01 \\\n"
        '    --pillar "pillar=résilience,target=3,description=Tenir l’hiver seuls"'
    ),
    "pillar.assessed": (
        "ect record pillar --project ALI-01 --pillar portage_collectif --score 2 \\\n"
        '    --rationale "Aucune structure ne porte le risque."'
    ),
    "indicator.defined": (
        'ect record indicator --code IND-90 --title "Repas servis" --unit repas \\\n'
        '    --better "plus haut" --value-kind sociale'
    ),
    "indicator.measured": (
        "ect record indicator-measured --indicator IND-03 --value 2,4 \\\n    --uncertainty 0,1 --project ENV-01"
    ),
    "funding.recorded": (
        'ect record funding --project SAN-01 --lever "parts sociales" \\\n'
        '    --provider "47 habitants" --amount "38 000" --status versé --funds projet'
    ),
    "observation.recorded": (
        'ect record observation --title "Le besoin est reformulé : tenir l’hiver" \\\n'
        "    --project ALI-01 --on 2024-02-06"
    ),
    "interview.recorded": (
        'ect record interview --title "La porteuse raconte le démarrage" \\\n'
        "    --interviewee P-07 --project MOB-01 --duration-min 50"
    ),
    "document.collected": (
        'ect record document --title "Convention avec la commune" --kind convention \\\n'
        '    --provenance "Remise par la mairie"'
    ),
    "memo.written": 'ect record memo --note-kind théorique --title "Le tiers n’est pas neutre"',
    "reflection.recorded": (
        'ect record reflection --title "J’ai repris la main trop tôt" \\\n'
        "    --posture-from expert --posture-to tiers --project ECI-03"
    ),
    "gathering.held": (
        'ect record gathering --kind "équipe interne" --title "Point du mardi" \\\n'
        "    --attendee P-07 --duration-min 60 --on mardi"
    ),
    "minutes.approved": "ect record minutes --gathering J438",
    "decision.taken": (
        'ect record decision --title "Le bilan est reporté" --kind calendrier \\\n'
        "    --outcome adoptée --channel management"
    ),
    "decision.implemented": 'ect record decision-implemented --decision J441 --how "Deux tables tenues."',
    "decision.superseded": "ect record decision-superseded --decision J90 --replaced-by J175",
    "action.assigned": 'ect record action --title "Relire la notice" --owner P-07 --due 30/06/2026',
    "action.closed": 'ect record action-closed --action J480 --done --outcome "Relevé."',
    "hypothesis.registered": (
        'ect record hypothesis --code H9 --axis émergence --statement "Un lieu." \\\n'
        '    --claim "code=H9a,text=Un lieu commun précède chaque projet"'
    ),
    "hypothesis.revised": (
        'ect record hypothesis-revised --hypothesis H1 --statement "Un lieu." \\\n'
        '    --claim "code=H1a,text=Un cadre de dialogue existait un an avant" \\\n'
        '    --carried "evidence=J186,reason=L’atelier date de deux ans" \\\n'
        '    --reason "« Avant » ne disait pas quand." --loop "révise le cadre" \\\n'
        '    --knowledge-access "résultats connus"'
    ),
    "rival.registered": 'ect record rival --code R-hasard --claim H1b --statement "C’est le hasard."',
    "prediction.registered": (
        'ect record prediction --code ATT-90 --claim H1b --title "Le besoin bouge" \\\n'
        "    --p-claim 0,7 --p-rival rival=R-appel,p=0.2"
    ),
    "prediction.resolved": "ect record prediction-resolved --prediction ATT-02 --result observé",
    "tally.frozen": "ect record tally --hypothesis H1",
    "hypothesis.status_set": (
        "ect record hypothesis-status-set --hypothesis H3 \\\n"
        "    --status claim=H3b@1,status=appuyée --tally J473 --decision J474"
    ),
    "evidence.linked": (
        "ect record evidence --claim H1b --entry J117 --direction appuie \\\n"
        '    --cluster G-ALI-0206 --source-kind observation --rationale "Il change."'
    ),
    "evidence.judged": (
        "ect record evidence-judged --evidence J410 --reader P-07 \\\n"
        '    --weight "rival=R-heures,if_rival=rarement,if_claim=une fois sur deux" \\\n'
        '    --rationale "Des heures de plus ne changeraient pas ces mots."'
    ),
    "experiment.framed": (
        'ect record experiment --code EXP-90 --title "Un habitant co-anime" \\\n'
        '    --protocol "Quatre ateliers en binôme." --project ECI-03 --claim H2c'
    ),
    "experiment.started": "ect record experiment-started --experiment EXP-05 --decision J439",
    "experiment.adjusted": (
        "ect record experiment-adjusted --experiment EXP-05 --field planned_days \\\n"
        '    --before "120 jours" --after "150 jours" --reason "Janvier compte." \\\n'
        '    --knowledge-access "aucun résultat vu"'
    ),
    "experiment.abandoned": 'ect record experiment-abandoned --experiment EXP-05 --reason "Trop tard."',
    "experiment.concluded": (
        "ect record experiment-concluded --experiment EXP-05 --result observé \\\n"
        '    --findings "En janvier, 940 repas par semaine."'
    ),
    "method.defined": (
        'ect record method --code ESS --kind émergence --title "Essaimage" \\\n'
        '    --step "key=visite,text=Visiter un projet" --effective-from 2026-01-01'
    ),
    "method.adjusted": (
        "ect record method-adjusted --method ACC --version 5 --based-on 4 \\\n"
        '    --step "key=cadrage,text=Cadrage par le binôme" --loop "révise le cadre" \\\n'
        '    --reason "Le binôme fait parler le groupe." --scope "projets désignés" \\\n'
        "    --project ECI-03 --no-new-projects --effective-from 2027-01-01 \\\n"
        "    --decision J392 --ground J221"
    ),
    "method.extended": (
        "ect record method-extended --method FIN --version 3 --project LIE-02 \\\n"
        "    --effective-from 2026-04-01 --decision J441"
    ),
    "method.retired": (
        'ect record method-retired --method FIN --effective-from 2027-01-01 \\\n    --reason "Le programme s’arrête."'
    ),
    "learning.formulated": (
        'ect record learning --title "Le besoin se reformule à plusieurs" \\\n'
        '    --text "Trois réunions publiques l’ont déplacé." --bears-on projet \\\n'
        "    --axis émergence --single-case"
    ),
    "confidence.assessed": (
        "ect record confidence --learning J432 --confidence modérée \\\n"
        '    --methodological-limitations "concern=mineure,why=Un seul lecteur" \\\n'
        '    --coherence "concern=aucune,why=Deux récits concordent" \\\n'
        '    --adequacy "concern=sérieuse,why=Deux cas" \\\n'
        '    --relevance "concern=mineure,why=Projets ruraux"'
    ),
    "learning.validated": 'ect record learning-validated --learning J432 --reason "Vu deux fois."',
    "learning.invalidated": (
        'ect record learning-invalidated --learning J432 \\\n    --reason "ALI-01 dit le contraire."'
    ),
    "success_factor.identified": (
        "ect record success-factor --axis financement --learning J432 \\\n"
        '    --title "Les habitants mettent les premiers" \\\n'
        '    --mechanism "Leur mise engage les communes."'
    ),
    "dissemination.done": (
        "ect record dissemination --kind atelier --audience élus \\\n"
        '    --title "Tenir l’hiver : ce que quatre cantines ont appris"'
    ),
    "commitment.made": (
        'ect record commitment --code ENG-90 --title "Publier le guide" \\\n'
        "    --objective opérationnel --quantity 1 --unit guide --due 2026-06-30"
    ),
    "commitment.reported": (
        "ect record commitment-reported --commitment ENG-01 --done 12 \\\n"
        '    --statement "Douze projets suivis, deux arrêtés."'
    ),
    "agreement.amended": (
        'ect record agreement --reference "Avenant no 2" --new-end 2026-06-30 \\\n    --changes "Le terme est reporté."'
    ),
    "deliverable.due": 'ect record deliverable-due --code RF-2026 --title "Rapport" --due 2026-03-31',
    "deliverable.submitted": "ect record deliverable-submitted --deliverable RF-2025 --at J300",
    "deliverable.reviewed": (
        "ect record deliverable-reviewed --deliverable GUIDE-ACC --accepted \\\n"
        '    --remarks "Ajouter une page sur les arrêts."'
    ),
    "clock.faulted": 'ect record clock-faulted --reason "La pile de l’ordinateur était vide."',
}
