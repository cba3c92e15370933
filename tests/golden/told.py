"""What the golden journal of format 1 tells: one entry, or a few, of almost every type, as people would write them.

Only `clock.faulted` is not among them: where the clock was wrong, dates are compared with less of the log.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ect_journal import Journal, World
from ect_journal.catalogue.tallies import total_of
from ect_journal.erasing import erase, rehearse
from ect_journal.expunging import expunge

WORDS = "Nadège dit : « tenir l’hiver, c’est d’abord ne pas manger seule »."
"""Sealed in the first observation; erased."""
KEPT = "Le maire se tait jusqu’à la fin, puis propose sa salle."
"""Sealed in the second, about nobody."""
PHOTO = b"\x89PNG not a picture, but the bytes of one"


class Clock(World):
    """Set day after day, and let go at the end: an outside party's time cannot be set."""

    def __init__(self) -> None:
        self.instant: datetime | None = datetime(2024, 1, 8, 17, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant or super().now()


class Teller:
    def __init__(self, journal: Journal, clock: Clock) -> None:
        self.journal, self._clock, self.refs = journal, clock, dict[str, str]()

    def on(self, day: str) -> None:
        self._clock.instant = datetime.fromisoformat(f"{day}T18:30+00:00")

    def __call__(self, type: str, called: str = "", *, on: str | None = None, grounds: Sequence[str] = (), by: str = "rd",
                 about: Sequence[str] = (), source: str | None = None, session: str | None = None, despite: str | None = None, **data: Any) -> str:  # fmt: skip
        entry = self.journal.record(
            (type, data), occurred=on, by=by, grounds=grounds, about=about, source=source, session=session,
            exceptions=[{"rule": despite, "reason": "C’est voulu."}] if despite else [],
        )  # fmt: skip
        self.refs[called or type] = entry.ref
        return entry.ref


def tell(journal: Journal, clock: Clock, attached: Path) -> dict[str, str]:
    """Everything up to what outside parties gave; the numbers of entries, by what they are called here or their type."""
    told = Teller(journal, clock)
    for part in (_begun, _seen, _tried, _weighed, _learned, _owed, _set_right):
        part(told)
    told("document.collected", kind="photographie", title="Le tableau après la séance", attachment=str(attached))
    _rights(told)
    return told.refs


# An entry reads as a line; the formatter would give each of its fields one.
# fmt: off


def _begun(told: Teller) -> None:
    told("actor.registered", "rd", code="rd", nature="person", category="cooperative", roles=["internal_team", "reader"], name="Maud Vercelin")
    told("actor.registered", code="P-01", nature="person", category="lab", roles=["researcher", "reader"], name="Étienne Courtagnon")
    told("actor.registered", code="P-07", nature="person", category="resident", name="Nadège Poncelin")
    told("actor.registered", code="O-ADE", nature="organisation", category="funder", level="national", sector="public", label="ADEME")
    told("programme.opened", title="ECT, format 1", funder="ADEME", start="2023-01-01", end="2025-12-31", objectives=["scientific", "operational"])
    told("phase.opened", label="Repérer", start="2024-01-01", end="2024-12-31", goals=["Voir avant de nommer."])
    told("term.defined", code="ect", definition="Une activité que nul n’aurait portée seul.", effective_from="2024-01-08")
    for kind, kinds in (("scientific", ["hypothesis", "learning"]), ("innovation", ["method", "experiment", "project", "deliverable"])):
        told("mandate.given", gathering_kind=kind, decision_kinds=kinds)
    told("method.defined", code="ACC", kind="support", title="Accompagner", steps=[{"key": "cadrage", "text": "L’animateur cadre."}], tools=["Tableur"], effective_from="2024-01-08")
    told("hypothesis.registered", code="H1", axis="emergence", statement="Un projet émerge du dialogue.", claims=[{"code": "H1a", "text": "Un cadre existait."}, {"code": "H1b", "text": "Le besoin a évolué."}], falsifier="Le besoin reste celui du premier écrit.")
    told("rival.registered", code="R-appel", claims=["H1b"], statement="L’appel à projets a créé le besoin.", main=True)
    told("project.opened", code="ALI-01", name="Quatre cantines", domains=["food"], territory="Plateaux", need="Manger chaud.", holders=["P-07"])
    told("project.opened", code="MOB-01", name="La navette du jeudi", domains=["mobility"], territory="Plateaux")
    told("ideal.set", project="ALI-01", pillars=[{"pillar": "resilience", "target": 3, "description": "Un hiver tenu sans aide."}], horizon="2025")
    told("pillar.assessed", project="ALI-01", pillar="resilience", score=1, rationale="Une seule cantine.")
    told("indicator.defined", code="repas", title="Repas servis", unit="repas", better="higher", value_kind="social", baseline="12.5")
    told("deliverable.due", code="RI-2024", title="Rapport intermédiaire", due="2024-12-15", objective="scientific")
    told("commitment.made", code="ENG-01", title="Accompagner deux projets", objective="operational", quantity="2", unit="projets", due="2025-12-31", article="Article 2.1", on="2023-12-20", source="Convention fictive 2023-001")
    told("notice.given", persons=["P-07"], version="Notice, version 1")
    told("consent.recorded", person="P-07", scopes=["verbatim", "photo"], form="Formulaire signé, classeur 1")


def _seen(told: Teller) -> None:
    told.on("2024-02-06")
    told("observation.recorded", "heard", title="Le besoin est redit", projects=["ALI-01"], text=WORDS, about=["P-07"], axes=["emergence"])
    told("observation.recorded", "kept", title="La salle est proposée", projects=["ALI-01"], text=KEPT, negative_case=True)
    told("interview.recorded", title="Un hiver à tenir", interviewee="P-07", duration_min=50, verbatims=["On mange seule, l’hiver."], projects=["ALI-01"])
    told("memo.written", note_kind="theoretical", title="Le besoin se travaille", text="Relire Dewey.")
    told("reflection.recorded", title="Se taire", surprised="Le silence.", assumed="Qu’il fallait parler.", posture_from="expert", posture_to="tiers", loop="double", projects=["ALI-01"])
    told.on("2024-02-20")
    told("gathering.held", "innovation", kind="innovation", title="Comité d’innovation", attendees=["rd", "P-01"], guests=2, duration_min=90, text="On regarde la carte.")
    told("minutes.approved", gathering=told.refs["innovation"])
    told("decision.taken", "decided", title="La carte d’abord", kind="method", outcome="adopted", mode="consent", channel="gathering", gathering=told.refs["innovation"], grounds=[told.refs["heard"]], alternatives=["Ne rien changer"])
    told("action.assigned", title="Imprimer la carte", owner="P-01", due="2024-03-01", session=told.refs["innovation"])
    told("action.closed", action=told.refs["action.assigned"], done=True, outcome="Imprimée en grand.")


def _tried(told: Teller) -> None:
    told.on("2024-03-05")
    told("method.adjusted", method="ACC", version=2, based_on=1, steps=[{"key": "carte", "text": "La carte au sol."}, {"key": "cadrage", "text": "Le groupe cadre."}], reason="L’écrit figeait le besoin.", decision=told.refs["decided"], loop="double", effective_from="2024-03-06", scope="projects", projects=["ALI-01"], new_projects=False, grounds=[told.refs["heard"]])
    told("method.extended", method="ACC", version=2, projects=["MOB-01"], effective_from="2024-03-07", decision=told.refs["decided"])
    told("experiment.framed", code="EXP-01", title="La carte au sol", objectives=["scientific"], claim="H1b", projects=["ALI-01"], protocol="Deux séances.", stop_rule="Si la salle ferme.", planned_days=60)
    told("prediction.registered", code="A-01", claim="H1b", title="Le besoin change de mots", p_claim="0.7", p_rivals=[{"rival": "R-appel", "p": "0.2"}], experiment="EXP-01", deadline="2024-05-31")
    told("experiment.started", experiment="EXP-01", decision=told.refs["decided"])
    told("experiment.adjusted", experiment="EXP-01", field="planned_days", before="60 jours", after="75 jours", reason="La neige.", knowledge_access="no_results_seen")
    told("experiment.framed", "second", code="EXP-02", title="La même, ailleurs", objectives=["scientific"], protocol="Une séance.")
    told("experiment.abandoned", experiment="EXP-02", reason="La salle a fermé.")
    told.on("2024-05-14")
    told("experiment.concluded", experiment="EXP-01", result="met", findings="Le besoin a changé trois fois.", unexpected=["Un porteur de plus."])
    told("prediction.resolved", prediction="A-01", result="met", entry=told.refs["experiment.concluded"])
    told("indicator.measured", indicator="repas", project="ALI-01", value="41.25", uncertainty="2", how="Au carnet.", on="2024-04-01/2024-04-30")
    told("funding.recorded", project="ALI-01", lever="subsidy", provider="Conseil régional", sector="public", level="local", amount="28000.50", status="granted", funds="project")
    told("project.stage_changed", project="ALI-01", from_stage="idea", to_stage="explored", reason="Quatre cantines visitées.")
    told("project.selected", project="ALI-01", retained=True, potential=[{"pillar": "territorial_anchoring", "text": "Douze kilomètres."}], reason="Fort potentiel.", decision=told.refs["decided"])


def _weighed(told: Teller) -> None:
    told.on("2024-06-04")
    journal = told.journal
    told("evidence.linked", "for", claim="H1b", entry=told.refs["heard"], direction="supports", cluster="G-ALI-0206", source_kind="observation", rationale="Dit devant tous.")
    told("evidence.linked", "against", claim="H1b", entry=told.refs["kept"], direction="weakens", cluster="G-ALI-0207", source_kind="observation", rationale="Le besoin du maire n’a pas bougé.")
    told("evidence.judged", evidence=told.refs["for"], reader="rd", weights=[{"rival": "R-appel", "if_rival": "rarely", "if_claim": "often"}], rationale="Peu attendu de l’appel.")
    told("evidence.judged", evidence=told.refs["against"], reader="rd", weights=[{"rival": "R-appel", "low": "-4.5", "mid": "-3", "high": "-1.25"}], rationale="Contre.")
    told("gathering.held", "scientific", kind="scientific", title="Comité scientifique", attendees=["rd", "P-01"])
    totals = [total_of(journal.register(), "H1b", "R-appel", journal.head)]
    told("tally.frozen", hypothesis="H1", at=f"J{journal.head}", totals=totals)
    told("decision.taken", "supported", title="H1b est appuyée", kind="hypothesis", outcome="adopted", mode="vote", votes_for=2, votes_against=0, abstained=1, gathering=told.refs["scientific"], known=told.refs["tally.frozen"])
    told("hypothesis.status_set", hypothesis="H1", statuses=[{"claim": "H1b", "status": "supported"}], tally=told.refs["tally.frozen"], decision=told.refs["supported"], reservations="Un seul territoire.")
    told("hypothesis.revised", hypothesis="H1", statement="Un projet émerge du dialogue, et d’une carte.", claims=[{"code": "H1a", "text": "Un cadre existait."}, {"code": "H1b", "text": "L’énoncé du besoin a changé de mots."}], carried=[{"evidence": told.refs["for"], "reason": "L’énoncé en dit autant."}], reason="« Évolué » disait deux choses.", knowledge_access="results_seen", loop="single", decision=told.refs["supported"])


def _learned(told: Teller) -> None:
    told.on("2024-09-10")
    told("learning.formulated", "words", title="Dire avant d’écrire", text="Ce qui s’écrit d’abord engage.", bears_on="concept", axis="emergence", grounds=[told.refs["heard"]], despite="learning-on-one-cluster")
    told("learning.formulated", "alone", title="Un financeur suffit", text="Il a suffi ici.", bears_on="project", axis="funding", single_case=True, grounds=[told.refs["funding.recorded"]])
    concerns: dict[str, Any] = {name: {"concern": "minor", "why": "Deux séances."} for name in ("methodological_limitations", "coherence", "adequacy", "relevance")}
    told("confidence.assessed", learning=told.refs["words"], confidence="moderate", **concerns)
    told("learning.validated", learning=told.refs["words"], reason="Lu deux fois.")
    told("learning.invalidated", learning=told.refs["alone"], reason="Un second est venu.")
    told("success_factor.identified", axis="emergence", title="Redire le besoin", mechanism="Ce qui se dit devant tous peut changer.", learnings=[told.refs["words"]])
    told("dissemination.done", kind="atelier", audience="Élus", title="Dire le besoin ensemble", url="https://example.org/atelier")


def _owed(told: Teller) -> None:
    told.on("2024-12-03")
    told("commitment.reported", commitment="ENG-01", done="1", statement="Un projet accompagné.", gap_reason="Le second attend sa salle.", decision=told.refs["decided"])
    told("agreement.amended", reference="Avenant no 1", changes="Le terme est reporté.", new_end="2026-03-31")
    told("decision.implemented", decision=told.refs["decided"], how="Deux séances tenues.")
    told("deliverable.submitted", deliverable="RI-2024", at=told.refs["hypothesis.status_set"])
    told("deliverable.reviewed", deliverable="RI-2024", accepted=True, remarks="Une page est demandée.")
    told("decision.taken", "again", title="La carte, toujours", kind="method", outcome="adopted", channel="written")
    told("decision.superseded", decision=told.refs["decided"], replaced_by=told.refs["again"])
    told("actor.updated", actor="P-01", roles=["reader", "committee_member"], organisation="O-ADE")


def _set_right(told: Teller) -> None:
    told.on("2024-12-10")
    journal = told.journal
    told.refs["entry.corrected"] = journal.correct(told.refs["memo.written"], {"title": "Le besoin se travaille, il n’est pas donné"}, reason="relecture", by="rd").ref
    told.refs["entry.retracted"] = journal.retract(told.refs["dissemination.done"], reason="duplicate", note="Déjà consigné.", by="rd").ref
    told.refs["entry.reinstated"] = journal.reinstate(told.refs["dissemination.done"], note="C’était un autre atelier.", by="rd").ref


def _rights(told: Teller) -> None:
    """What P-07 withdrew is erased, and a name that slipped into a title is taken out."""
    told.on("2024-12-17")
    journal = told.journal
    told("consent.withdrawn", person="P-07", effect=["words"])
    found = rehearse(journal, entries=[told.refs["heard"], told.refs["interview.recorded"]])
    because = [told.refs["consent.withdrawn"]]
    erase(journal, found, ground="consent_withdrawn", decided_by="rd", by="rd", grounds=because)
    told.refs["erasure.executed"] = f"J{journal.head}"
    told("erasure.refused", ground="research", reason="Le reste fonde un bilan arrêté.")
    told("memo.written", "slip", note_kind="field", title="Monsieur Tartempion passe à la séance")
    expunge(journal, [told.refs["slip"]], {"title": "Quelqu’un passe à la séance"}, reason="Un nom dans un titre.", decided_by="rd", by="rd")
    told.refs["entry.expunged"] = f"J{journal.head}"
    told("method.retired", method="ACC", reason="La commune reprend la sienne.", effective_from="2025-01-01")
