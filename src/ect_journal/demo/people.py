"""Who takes part in the demo: organisations under their public name, persons under a code. Every person is fictional."""

from typing import Any

from ect_journal.catalogue import ActorRegistered
from ect_journal.demo.pen import Pen

_ORGANISATIONS: dict[str, tuple[str, str, str, str]] = {
    # code: label, category, level, sector
    "O-CTJ": ("Clus’Ter Jura", "cooperative", "local", "civil"),
    "O-RUR": ("Laboratoire Ruralités", "lab", "national", "public"),
    "O-ELX": ("Ellyx", "consultancy", "national", "private"),
    "O-ADE": ("ADEME", "funder", "national", "public"),
    "O-REG": ("Conseil régional", "local_authority", "local", "public"),
    "O-CCP": ("Communauté de communes des Plateaux", "local_authority", "local", "public"),
    "O-MFB": ("Commune de Montfaubert", "local_authority", "local", "public"),
    "O-SAY": ("Commune de Saint-Aubry", "local_authority", "local", "public"),
    "O-VSR": ("Commune de Val-sous-Roche", "local_authority", "local", "public"),
    "O-CPTS": ("CPTS du Premier Plateau", "association", "local", "civil"),
    "O-FRU": ("Fruitière de la Combe-Noire", "cooperative", "local", "private"),
    "O-CAI": ("Caisse solidaire du Revermont", "company", "local", "private"),
    "O-FDV": ("Fondation des Deux Vallées", "funder", "national", "private"),
    "O-RES": ("Association Ressourcerie du Val", "association", "local", "civil"),
}

_PERSONS: dict[str, tuple[str, str, str | None, tuple[str, ...]]] = {
    # code: name (sealed), category, organisation, roles
    "rd": ("Maud Vercelin", "cooperative", None, ("internal_team", "reader")),
    "P-01": ("Étienne Courtagnon", "cooperative", "O-CTJ", ("internal_team", "committee_member")),
    "P-02": ("Lison Barbéris", "cooperative", "O-CTJ", ("internal_team", "territorial_developer", "reader")),
    "P-03": ("Théo Ravoire", "cooperative", "O-CTJ", ("internal_team", "territorial_developer")),
    "P-04": ("Inès Delmotte-Gay", "cooperative", "O-CTJ", ("internal_team", "territorial_developer")),
    "P-05": ("Agnès Larrivière", "lab", "O-RUR", ("researcher", "committee_member", "reader")),
    "P-06": ("Bastien Oudard", "lab", "O-RUR", ("researcher", "committee_member")),
    "P-07": ("Nadège Poncelin", "resident", None, ("project_holder",)),
    "P-08": ("Quentin Sauvestre", "consultancy", "O-ELX", ("committee_member",)),
    "P-09": ("Claire-Lise Hamonic", "funder", "O-ADE", ("committee_member",)),
    "P-10": ("Rachid Benyoucef", "lab", None, ("researcher", "committee_member")),
    "P-11": ("Hélène Tissandier", "lab", None, ("researcher", "committee_member")),
    "P-12": ("Ulysse Vuilleumier", "lab", None, ("researcher", "committee_member")),
    "P-13": ("Bernard Grandjacquet", "local_authority", "O-MFB", ("project_holder",)),
    "P-14": ("Josiane Mermillod", "local_authority", "O-SAY", ("project_holder", "committee_member")),
    "P-15": ("Elsa Frachebois", "company", None, ("project_holder",)),
    "P-16": ("Yannick Perrodin", "association", "O-RES", ("project_holder",)),
    "P-17": ("Odile Chavériat", "resident", None, ()),
    "P-18": ("Samira Kouadri", "other", "O-CPTS", ("project_holder",)),
    "P-19": ("Jean-Noël Bouvresse", "resident", None, ("project_holder",)),
    "P-20": ("Gildas Arbinet", "company", None, ("project_holder",)),
    "P-21": ("Manon Clerjoux", "local_authority", "O-CCP", ("project_holder",)),
    "P-22": ("Fatou Diengue-Salis", "resident", None, ("project_holder",)),
    "P-23": ("Lucien Mathelon", "local_authority", None, ("project_holder",)),
    "P-24": ("Corinne Vautravers", "cooperative", None, ("project_holder",)),
    "P-25": ("Damien Joannès", "company", None, ("project_holder",)),
    "P-26": ("Régis Fournerat", "company", None, ("project_holder",)),
    "P-27": ("Sylvie Amoudry", "local_authority", "O-REG", ("committee_member",)),
    "P-28": ("Paul-Henri Desgrange", "association", None, ("committee_member",)),
    "P-29": ("Anaïs Cordelier", "other", "O-CPTS", ("project_holder",)),
    "P-30": ("Mireille Outhenin", "resident", None, ("project_holder",)),
    "P-31": ("Loïc Berthoumieux", "company", None, ("project_holder",)),
}


def register(pen: Pen, *codes: str) -> None:
    """Write these actors into the journal, in this order."""
    for code in codes:
        fields: dict[str, Any]
        if code in _ORGANISATIONS:
            label, category, level, sector = _ORGANISATIONS[code]
            fields = {"nature": "organisation", "label": label, "level": level, "sector": sector}
        else:
            name, category, organisation, roles = _PERSONS[code]
            fields = {"nature": "person", "name": name, "roles": roles}
            if organisation:
                fields["organisation"] = organisation
        pen.write(ActorRegistered, code=code, category=category, **fields)
