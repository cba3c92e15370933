"""What every section is made from: a reading, its entries as they may be mentioned, the anchors around each."""

from typing import NamedTuple

from ect_projections.dossier.brackets import Brackets, anchors
from ect_projections.dossier.mentions import Mentions
from ect_projections.reading import Reading


class Material(NamedTuple):
    reading: Reading
    entries: Mentions
    brackets: Brackets

    @classmethod
    def of(cls, reading: Reading) -> "Material":
        return cls(reading, Mentions(reading), Brackets(anchors(reading)))
