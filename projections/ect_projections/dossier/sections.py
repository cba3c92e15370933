"""The dossier's sections after page one, as plain content, and what the chronology is given beside the record.

    content = sections(about)          # for sections.html.j2
    content.decisions.shown[0].known_to.ref

Each part comes from the projections and adds nothing to them. Lists stay short, so that the file does: what is cut is in
the chronology, which has every entry. Leaves page one to `page_one` and how it looks to the templates.
"""

from types import ModuleType
from typing import Any, NamedTuple

from ect_journal.words import Text
from ect_projections.dossier import words_chronology
from ect_projections.dossier import words_sections as say
from ect_projections.dossier.about import About
from ect_projections.dossier.attested import Attested, Exempted, Key, attested, exempted, keys
from ect_projections.dossier.decisions import Decision, decisions
from ect_projections.dossier.erasures import Erasure, erasures
from ect_projections.dossier.labels import labels
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut
from ect_projections.dossier.method_history import Method, methods
from ect_projections.dossier.projects import Project, projects
from ect_projections.dossier.set_right import Rectified, set_right
from ect_projections.dossier.tallies import Hypothesis, hypotheses
from ect_projections.reading import Reading


class Sections(NamedTuple):
    decisions: Cut[Decision]
    methods: tuple[Method, ...]
    tallies: tuple[Hypothesis, ...]
    projects: Cut[Project]
    corrections: Cut[Rectified]
    erasures: Cut[Erasure]
    anchors: Cut[Attested]
    keys: tuple[Key, ...]
    exceptions: Cut[Exempted]

    @property
    def say(self) -> ModuleType:
        """The words around it, for the templates."""
        return say

    @property
    def contents(self) -> tuple[tuple[str, Text], ...]:
        """The ids and headings, in their order: a table of contents."""
        return (*say.HEADINGS.items(), ("chronology", words_chronology.CHRONOLOGY))


def sections(about: About) -> Sections:
    return of_reading(about.reading)


def of_reading(reading: Reading) -> Sections:
    material = Material.of(reading)
    return Sections(
        decisions=decisions(material),
        methods=methods(material),
        tallies=hypotheses(material),
        projects=projects(material),
        corrections=set_right(material),
        erasures=erasures(material),
        anchors=attested(material),
        keys=keys(material),
        exceptions=exempted(material),
    )


def extras(about: About) -> dict[str, Any]:
    """What `chronology.js` is given beside the record."""
    return labels(about.reading)
