"""What is deleted leaves no byte in the file: the debt that a deletion leaves there, and how it is paid.

`secure_delete` writes over what is deleted, but not in the log, nor where pages were rearranged before; so the file is
written anew and the log emptied. That cannot be part of the transaction, hence the debt, which is: a program that is
stopped in between pays at its next open. Knows the file, nothing of what is in it.
"""

import sqlite3
from contextlib import closing

from ect_journal.errors import NotWritten
from ect_journal.store.sqlite_file import SQLiteFile
from ect_journal.words import Text, shown

DEBT = "CREATE TABLE IF NOT EXISTS debt (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL)"
OWE = "REPLACE INTO debt VALUES (1, random())"
"""The number tells the debt that is being paid from one that somebody else makes meanwhile."""
PATIENCE = 5
"""Seconds to wait for other programs before leaving the debt to the next open."""


def owed(file: SQLiteFile) -> bool:
    return bool(file.query("SELECT 1 FROM debt"))


def pay(file: SQLiteFile) -> None:
    """Write the file anew and empty its log, then strike the debt out. While another program writes, or reads what was
    there before, the debt stays. Raises `NotWritten`."""
    file.close()  # our own reader must not stand in the way
    try:
        uri = f"{file.path.as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)) as connection:
            _pay(connection)
    except sqlite3.Error as error:
        if "locked" not in str(error):
            raise _not_cleaned(file, error) from error


def _pay(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    debts = connection.execute("SELECT number FROM debt").fetchall()
    connection.execute("VACUUM")
    if _empty_log(connection):
        connection.executemany("DELETE FROM debt WHERE number = ?", debts)
        _empty_log(connection)  # of what has just been struck out, which is nobody's secret


def _empty_log(connection: sqlite3.Connection) -> bool:
    """Whether all of it was brought into the file, and nothing left of it."""
    [(busy, _, _)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not busy


def _not_cleaned(file: SQLiteFile, error: BaseException) -> NotWritten:
    why = shown(str(error))
    return NotWritten(
        Text(f"{file.path} could not be written anew ({why}): what was deleted may have left bytes in it.", f"{file.path} n’a pas pu être réécrit ({why}) : ce qui a été supprimé peut y avoir laissé des octets."),
        Text("See to the disk, then open the journal again: that cleans it.", "Voyez le disque, puis rouvrez le journal : cela le nettoie."),
    )  # fmt: skip
