"""A journal whose keys and ids are always the same, so that what commands print of it can be written down."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

import ect_journal
from ect_journal.key_files import Passphrase

VARIABLES = ("ECT_PASSPHRASE", "ECT_NEW_PASSPHRASE", "ECT_FILE_PASSPHRASE")
VKEY = "cluster-jura+30c6e1bf+AUy1q/atefv1q7zK/MJp2FzSZR7UuIW1hp8kGu3wpbop"
"""The first key made then."""


def set_still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keys and a memory of the test's own; no chance in keys and ids; a passphrase is tried at once."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    ids = count(1000)
    monkeypatch.setattr(ect_journal.World, "uuid", lambda self: UUID(int=next(ids)))
    seeds = _seeds()
    for module in ("signing", "rotating"):
        monkeypatch.setattr(f"ect_journal.{module}.token_bytes", lambda _: next(seeds))
    new = Passphrase.new
    monkeypatch.setattr(Passphrase, "new", lambda passphrase, journal, _: new(passphrase, journal, 2))


def _seeds() -> Iterator[bytes]:
    for number in count(1):
        yield number.to_bytes(32, "big")
