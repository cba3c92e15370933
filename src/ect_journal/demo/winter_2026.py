"""February 2026: the journal is sealed, and two others hold it: the funder on paper, the laboratory by its own signature.

What was printed in the interim report is recorded fourteen months late, and says so.
"""

from datetime import UTC, date, datetime

from ect_journal import vouching
from ect_journal.demo.pen import Pen
from ect_journal.demo_keys import WITNESS_NAME, WITNESS_SEED
from ect_journal.ledger.notes import COSIGNATURE, cosign, verifier_of
from ect_journal.store import SEAL

REPORT = "ADEME, rapport intermédiaire du 3 décembre 2024, page 4"
SEEN = datetime(2026, 2, 18, 8, 12, tzinfo=UTC)
"""When the laboratory cosigned, by its own clock."""


def write(pen: Pen) -> None:
    pen.seal("2026-02-17")
    size = pen["remise-ri-2024"].position
    pen.anchor("2026-02-17", vouching.handed_over(pen.journal, REPORT, size=size, day=date(2024, 12, 3)), at="21:15")
    pen.anchor("2026-02-18", vouching.cosigned(pen.journal, _cosigned(pen), [_WITNESS]))


_WITNESS = verifier_of(WITNESS_NAME, WITNESS_SEED, COSIGNATURE)


def _cosigned(pen: Pen) -> str:
    """The last sealed checkpoint, with the line that the laboratory put below it."""
    [(_, note)] = pen.journal.store.beside(SEAL, pen.journal.head - 1)
    line = cosign(pen.journal.checkpoint(), WITNESS_NAME, WITNESS_SEED, int(SEEN.timestamp()))
    return note.decode() + line
