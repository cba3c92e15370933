"""What a schema of a PostgreSQL server holds: its layout, its journals; and what is said when one is not there."""

from collections.abc import Sequence
from uuid import UUID

import orjson

from ect_journal.errors import AlreadyExists, JournalNotFound, ReadOnly, Unreadable
from ect_journal.store.address import Address
from ect_journal.store.server import Server, not_set_up
from ect_journal.words import Text

LAYOUT = 2
"""Version of setup.sql."""


def layout_of(server: Server) -> int | None:
    """The version of the layout, None where the schema is not set up."""
    try:
        found = server.query(f"SELECT max(version) FROM {server.address.quoted}.layout")
    except JournalNotFound:
        return None
    return found[0][0]  # type: ignore[no-any-return]  # an integer column


def check_layout(server: Server) -> None:
    layout = layout_of(server)
    if layout is None:
        raise not_set_up(server.address)
    if layout != LAYOUT:
        where = server.address.short
        raise Unreadable(
            Text(f"The schema on {where} has layout {layout}; this release knows layout {LAYOUT}.", f"Le schéma sur {where} a la disposition {layout} ; cette version connaît la disposition {LAYOUT}."),
            Text("Use the release that set it up.", "Utilisez la version qui l’a préparé."),
        )  # fmt: skip


def journals_of(server: Server) -> list[tuple[UUID, str]]:
    table = f"{server.address.quoted}.stored_events"
    # From one originator to the next by the key, whatever the number of entries of each.
    sql = f"""
        WITH RECURSIVE ids(id) AS (
            (SELECT originator_id FROM {table} ORDER BY originator_id LIMIT 1)
            UNION ALL
            SELECT (SELECT originator_id FROM {table} WHERE originator_id > id ORDER BY originator_id LIMIT 1)
            FROM ids WHERE id IS NOT NULL
        )
        SELECT originator_id, state FROM {table} JOIN ids ON originator_id = id
        WHERE originator_version = 1 AND topic = 'journal.opened' ORDER BY originator_id
    """
    return [(journal, orjson.loads(state)["data"]["origin"]) for journal, state in server.query(sql)]


def not_there(address: Address) -> JournalNotFound:
    return JournalNotFound(
        Text(f"{address.short} has no journal {address.journal}.", f"{address.short} n’a pas de journal {address.journal}."),
        Text("`ect store join ADDRESS` says which are there.", "« ect store join ADRESSE » dit lesquels y sont."),
    )  # fmt: skip


def which_one(address: Address, found: Sequence[tuple[UUID, str]]) -> JournalNotFound:
    if not found:
        return JournalNotFound(
            Text(f"{address.short} has no journal yet.", f"{address.short} n’a pas encore de journal."),
            Text("`ect init --store ADDRESS` starts one; `ect move --to ADDRESS` brings one there.", "« ect init --store ADRESSE » en commence un ; « ect move --to ADRESSE » en amène un."),
        )  # fmt: skip
    listed = "; ".join(f"journal={journal} ({origin})" for journal, origin in found)
    return JournalNotFound(
        Text(f"{address.short} has {len(found)} journals: {listed}.", f"{address.short} a {len(found)} journaux : {listed}."),
        Text("Add the one you mean to the address: ?journal=…", "Ajoutez à l’adresse celui que vous voulez : ?journal=…"),
    )  # fmt: skip


def already_there(address: Address) -> AlreadyExists:
    return AlreadyExists(
        Text(f"{address.short} holds the journal {address.journal} already.", f"{address.short} contient déjà le journal {address.journal}."),
        Text("`ect store join ADDRESS` gives you a folder for it.", "« ect store join ADRESSE » vous donne un dossier pour lui."),
    )  # fmt: skip


def may_not_erase(address: Address) -> ReadOnly:
    return ReadOnly(
        Text(f"Your role on {address.short} may not erase.", f"Votre rôle sur {address.short} ne permet pas d’effacer."),
        Text(f"Ask for the role {address.schema}_keeper, on the main server.", f"Demandez le rôle {address.schema}_keeper, sur le serveur principal."),
    )  # fmt: skip
