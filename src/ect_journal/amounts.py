"""Figures as they were recorded, said in both languages: the thousands apart, nothing rounded.

The dossier's own page says them alike (`wording.js`). Leaves how many times more expected to `factors`.
"""

from decimal import Decimal

from ect_journal.words import Text


def figure(value: Decimal) -> Text:
    """57,400.5, and 57 400,5 in French."""
    written = f"{value:,f}"
    return Text(written, written.replace(",", "\u202f").replace(".", ","))


def euros(value: Decimal) -> Text:
    """€57,400, and 57 400 € in French; cents are two."""
    said = figure(value.quantize(_CENTS) if value.as_tuple().exponent == -1 else value)
    return Text(f"€{said.en}", f"{said.fr}\u00a0€")


_CENTS = Decimal("0.01")
