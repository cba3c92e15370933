"""The signing key's file: private, whole at every moment, and nobody else's."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from ect_journal.errors import EctError, InvalidInput, KeysLocked, Tampered, Unreadable
from ect_journal.ledger.notes import note, opened
from ect_journal.signing import FILE, Signer
from tests.durability.faults import Faults, Interrupted, fail, interrupt

JOURNAL = UUID("6f1c1d2e-0000-4000-8000-000000000002")
TEXT = "programme\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
PASSPHRASE = "trois vaches et un tracteur"


def signer(folder: Path) -> Signer:
    return Signer(JOURNAL, folder / FILE)


def test_what_it_signs_is_verified_by_its_public_part(tmp_path: Path) -> None:
    """By another process too; before there is a key nothing is signed, and nothing is written."""
    assert signer(tmp_path).lines(TEXT) == []
    assert list(tmp_path.iterdir()) == []
    verifier = signer(tmp_path / "keys").make("programme")
    again = signer(tmp_path / "keys")
    assert again.verifiers == (verifier,)
    assert opened(note(TEXT, again.lines(TEXT)), [verifier])[0] == TEXT


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    signer(tmp_path / "keys").make("programme")
    assert stat.S_IMODE((tmp_path / "keys" / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_two_keys_sign_while_one_takes_over(tmp_path: Path) -> None:
    ring = signer(tmp_path)
    old, new = ring.make("programme"), ring.make("programme")
    both = note(TEXT, ring.lines(TEXT))
    for verifier in (old, new):
        assert opened(both, [verifier])[1][0].verifier == verifier
    ring.drop(old)
    assert signer(tmp_path).verifiers == (new,)


def test_under_a_passphrase(tmp_path: Path) -> None:
    """The seed is nowhere in clear, the public part is; nothing is signed before the passphrase is given."""
    ring = signer(tmp_path)
    ring.protect(PASSPHRASE, cost=2)
    verifier = ring.make("programme")
    kept = json.loads((tmp_path / FILE).read_bytes())
    assert [(key["seed"], key["wrapped"] is None) for key in kept["keys"]] == [(None, False)]
    other = signer(tmp_path)
    assert (other.locked, other.verifiers, other.lines(TEXT)) == (True, (verifier,), [])
    with pytest.raises(KeysLocked):
        other.seeds()
    with pytest.raises(KeysLocked):
        other.unlock("trois vaches")
    other.unlock(PASSPHRASE)
    assert opened(note(TEXT, other.lines(TEXT)), [verifier])
    other.protect(None)
    assert signer(tmp_path).lines(TEXT) == other.lines(TEXT) != []


def test_a_key_put_in_the_place_of_another_signs_nothing(tmp_path: Path) -> None:
    """A seed that is not that of the public part, a damaged file, that of another journal: each is said."""
    ring = signer(tmp_path)
    ring.make("programme")
    path = tmp_path / FILE
    whole = json.loads(path.read_bytes())
    path.write_text(json.dumps(whole | {"keys": [whole["keys"][0] | {"seed": "A" * 43 + "="}]}))
    with pytest.raises(Tampered):
        ring.lines(TEXT)
    path.write_bytes(b"{")
    with pytest.raises(Unreadable):
        ring.lines(TEXT)
    path.write_text(json.dumps(whole | {"journal": str(UUID(int=1))}))
    with pytest.raises(InvalidInput):
        ring.lines(TEXT)


@pytest.mark.parametrize("how", [interrupt, fail])
@pytest.mark.parametrize("act", [lambda ring: ring.make("other"), lambda ring: ring.protect(PASSPHRASE, cost=2)])
def test_stopped_anywhere_the_file_is_whole(
    tmp_path: Path, act: Callable[[Signer], object], how: Callable[[str], None]
) -> None:
    """As it was or as it should be; the first key is never lost."""
    at = 1
    while True:
        ring = signer(tmp_path / str(at))
        first = ring.make("programme")
        with Faults(tmp_path, at, how) as faults:
            try:
                act(ring)
            except (Interrupted, EctError):
                assert faults.met
        after = signer(tmp_path / str(at))
        if after.locked:
            after.unlock(PASSPHRASE)
        assert first in after.seeds()
        if not faults.met:
            break
        at += 1
    assert at > 3
