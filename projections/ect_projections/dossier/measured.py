"""A value read, as page one says it in a sentence: which indicator, on which project, how much, in its unit."""

from ect_journal.words import Text
from ect_projections.dossier import words as say
from ect_projections.dossier.said import number, rows
from ect_projections.reading import Reading


def measured(reading: Reading) -> dict[int, Text]:
    """By the position of its entry; the title of an entry is shorter than a sentence."""
    units = {
        row["code"]: row["unit"] for row in rows(reading.frame("indicator.defined", "code", "unit", all_times=True))
    }
    found = rows(reading.frame("indicator.measured", "indicator", "project", "value", all_times=True))
    return {
        row["position"]: say.MEASURED.format(
            indicator=row["indicator"], value=number(row["value"]), unit=units.get(row["indicator"], ""),
            about=say.MEASURED_ON.format(project=row["project"]) if row["project"] else Text("", ""),
        )
        for row in found
    }  # fmt: skip
