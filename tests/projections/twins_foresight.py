"""The plain twin of `foresight`: each claim, rival and prediction, and what had been recorded when it was written."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from ect_journal.catalogue import EvidenceLinked, HypothesisRegistered, HypothesisRevised, RivalRegistered
from ect_journal.catalogue.hypotheses import Wording
from ect_journal.event import unversioned, version_of
from tests.projections import twins_work
from tests.projections.twins import Known, Row, claims_of
from tests.projections.twins_evidence import _standing, _written, competing, foretold

NOTHING = dict.fromkeys(("attested_by", "knowledge_access", "foreseen", "deadline", "state"))


def foresight(entries: Known, as_of: date | None, day: date, zone: ZoneInfo) -> list[Row]:
    answered = [link for _, _, claim, wording in claims_of(entries) for link in _links(entries, claim, wording, as_of)]
    rows = []
    for registered, _, claim, wording in claims_of(entries):
        cited = {each for _, each, _ in _links(entries, claim, wording, as_of)}
        own = [_claim(entries, claim, wording), *_rivals(entries, claim, wording)]
        own += _predictions(entries, claim, answered, as_of, day)
        for row in own:
            at = row["position"]
            rows.append(NOTHING | row | {
                "claim": claim, "hypothesis": registered.code,
                "recorded": entries.recorded[at - 1].recorded_at.astimezone(zone).date(),
                "before": sorted(each for each in cited if each < at), "after": sorted(each for each in cited if each >= at),
            })  # fmt: skip
    return rows


def _links(entries: Known, claim: str, wording: Wording, as_of: date | None) -> Iterator[tuple[int, int, str | None]]:
    """Those that count: the link, the entry it cites, the prediction it answers."""
    standing = _standing(entries)
    for entry in entries:
        match entry.event:
            case EvidenceLinked(claim=to, entry=ref, prediction=prediction) if unversioned(to) == claim:
                cited = standing.get(int(ref[1:]))
                happened = cited is not None and (as_of is None or cited.occurred.end <= as_of)
                if happened and wording.counts(version_of(to), entry.ref):
                    yield entry.position, int(ref[1:]), prediction


def _claim(entries: Known, claim: str, wording: Wording) -> Row:
    origin = wording.versions[-1].position
    row: Row = {
        "kind": "claim",
        "code": claim,
        "version": wording.current,
        "position": _written(entries, origin, claim),
    }
    event = _standing(entries)[origin].event
    if isinstance(event, HypothesisRevised):
        row["knowledge_access"] = event.knowledge_access.value
    if isinstance(event, HypothesisRegistered) and event.attested_by is not None:
        document = int(event.attested_by[1:])
        row["attested_by"] = document if document in _standing(entries) else None
    return row


def _rivals(entries: Known, claim: str, wording: Wording) -> Iterator[Row]:
    for entry in entries:
        match entry.event:
            case RivalRegistered(code=code, claims=against) if claim in map(unversioned, against):
                since = entries.since(entry.position, partial(competing, claim=claim))
                yield {"kind": "rival", "code": code, "version": wording.current, "position": since}


def _predictions(
    entries: Known, claim: str, answered: list[tuple[int, int, str | None]], as_of: date | None, day: date
) -> list[Row]:
    rows = []
    for made in twins_work.predictions(entries, as_of, day):
        if made["claim"] == claim:
            code, at = made["prediction"], foretold(entries, made["position"])
            rows.append({
                "kind": "prediction", "code": code, "version": made["version"], "position": at,
                "foreseen": sorted({cited for _, cited, answers in answered if answers == code and at < cited}),
                "deadline": made["deadline"], "state": made["state"],
            })  # fmt: skip
    return sorted(rows, key=lambda row: (row["position"], row["code"]))
