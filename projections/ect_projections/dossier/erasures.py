"""What was erased or expunged, when, by whom and on what ground; and what was asked for and refused."""

from collections.abc import Iterable
from typing import NamedTuple

from ect_journal.catalogue.vocabularies import ErasureGround, RefusalGround
from ect_journal.entry import position_of
from ect_journal.sealing import COMMITMENT
from ect_journal.words import Text
from ect_projections.dossier import words_sections as say
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut, Ref, capital, cut, label
from ect_projections.dossier.said import joined, rows, so_many
from ect_projections.reading import Reading

MOST = 60
"""So many are shown, the last ones first."""


class Erasure(NamedTuple):
    what: Text
    ref: Ref
    ground: Text | str
    touched: Cut[Ref]
    """The entries whose values or bytes are gone."""
    decided_by: str | None
    copy: Ref | None
    expunged: bool
    refused: bool


def erasures(material: Material) -> Cut[Erasure]:
    found = [*_executed(material), *_refused(material), *_expunged(material)]
    return cut(sorted(found, key=lambda each: each.ref.position, reverse=True), MOST)


def _executed(material: Material) -> Iterable[Erasure]:
    found = rows(
        material.reading.frame("erasure.executed", "digests", "key_ids", "ground", "decided_by", all_times=True)
    )
    entries = _committed(material.reading) if found else {}
    for row in found:
        digests, keys = row["digests"] or [], row["key_ids"] or []
        counted = [so_many(len(digests), *say.VALUES)] + ([so_many(len(keys), *say.KEYS)] if keys else [])
        touched = sorted({position for digest in digests for position in entries.get(digest, ())})
        yield Erasure(
            joined(counted), material.entries.ref(row["position"]), capital(label(ErasureGround, row["ground"])),
            material.entries.refs(touched), row["decided_by"], None, False, False,
        )  # fmt: skip


def _refused(material: Material) -> Iterable[Erasure]:
    for row in rows(material.reading.frame("erasure.refused", "ground", "reason", all_times=True)):
        why = joined([capital(label(RefusalGround, row["ground"])), row["reason"]], ". ")
        yield Erasure(say.REFUSED, material.entries.ref(row["position"]), why, Cut(()), None, None, False, True)


def _expunged(material: Material) -> Iterable[Erasure]:
    entries = material.entries
    for row in rows(
        material.reading.frame("entry.expunged", "entry", "reason", "replaced_by", "decided_by", all_times=True)
    ):
        copy = None if row["replaced_by"] is None else entries.ref(position_of(row["replaced_by"]))
        gone = entries.refs([position_of(row["entry"])])
        yield Erasure(
            say.EXPUNGED, entries.ref(row["position"]), row["reason"], gone, row["decided_by"], copy, True, False
        )


def _committed(reading: Reading) -> dict[str, list[int]]:
    """By digest, the entries that hold a value's commitment."""
    found: dict[str, list[int]] = {}
    for row in reading.entries.rows:
        for digest in COMMITMENT.findall(row.state):
            found.setdefault(digest.decode(), []).append(row.position)
    return found
