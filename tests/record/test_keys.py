"""The keys of sealed values: made once, kept by their owner alone, passed on under a passphrase, and really destroyed."""

import json
import os
import stat
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import EctError
from ect_journal.errors import AlreadyExists, InvalidInput, KeysLocked, NotWritten, Tampered, Unreadable
from ect_journal.key_files import id_of
from ect_journal.keys import FileKeyring, Key, Keyring, KeyState, MemoryKeyring, keyring_of, keys_folder

JOURNAL = UUID("0b1f0000-0000-4000-8000-000000000001")
OTHER = UUID("0b1f0000-0000-4000-8000-000000000002")
UNKNOWN = "A" * 22
CHEAP = 4
"""A cost that no one should choose: a passphrase is tried in no time."""
POSIX = pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")


@pytest.fixture
def ring(tmp_path: Path) -> FileKeyring:
    return FileKeyring(tmp_path / "settings" / "keys", JOURNAL)


@pytest.fixture(params=["memory", "file"])
def any_ring(request: pytest.FixtureRequest, ring: FileKeyring) -> Keyring:
    return MemoryKeyring(JOURNAL) if request.param == "memory" else ring


@pytest.fixture
def umask(tmp_path: Path) -> Iterator[None]:
    """A umask that would take the owner's rights and give the others theirs."""
    before = os.umask(0o277)
    yield
    os.umask(before)


def again(ring: FileKeyring) -> FileKeyring:
    """The same keys, as the next process finds them."""
    return FileKeyring(ring.path.parent, ring.journal)


def spellings(secret: bytes) -> list[bytes]:
    """The ways in which a secret may stand in a file."""
    texts = (secret.hex(), secret.hex().upper(), b64encode(secret).decode(), urlsafe_b64encode(secret).decode())
    return [secret, *(text.rstrip("=").encode() for text in texts)]


def found(folder: Path, secret: bytes) -> list[str]:
    """The files under the folder in which the secret stands, in any spelling."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(spelling in path.read_bytes() for spelling in spellings(secret))]


# One key for each ------------------------------------------------------------------------------------------------------


def test_a_key_is_made_once(any_ring: Keyring) -> None:
    """The same one is given ever after; each subject has its own, and so has what is about nobody."""
    ann, nobody = any_ring.live(["P-07", ""])
    assert [ann, nobody] == any_ring.live(["P-07", ""])
    assert (ann.subject, nobody.subject, len(ann.id), len(ann.secret)) == ("P-07", "", 22, 32)
    assert len({ann.id, nobody.id}) == len({ann.secret, nobody.secret}) == 2
    assert any_ring.live(["P-07", "P-07"]) == [ann, ann]
    assert any_ring.live([]) == any_ring.fresh([]) == []


def test_a_fresh_key_takes_the_place_of_the_former(any_ring: Keyring) -> None:
    """The former one stays, for what is locked with it, until it is destroyed."""
    (old,) = any_ring.live(["P-07"])
    (new,) = any_ring.fresh(["P-07"])
    assert any_ring.live(["P-07"]) == [new]
    assert any_ring.held([old.id, new.id, UNKNOWN]) == {old.id: old.secret, new.id: new.secret}
    assert any_ring.destroy([old.id], "J9") == 1
    assert any_ring.live(["P-07"]) == [new]


def test_destroyed_for_good(any_ring: Keyring) -> None:
    """The secret is not given any more, the entry that did so is remembered, and a second time changes nothing."""
    ann, bob = any_ring.live(["P-07", "P-08"])
    assert any_ring.destroy([ann.id, UNKNOWN], by="J533") == 1
    assert any_ring.destroy([ann.id, UNKNOWN], by="J600") == 0
    assert any_ring.held([ann.id, bob.id]) == {bob.id: bob.secret}
    assert any_ring.listed() == [
        KeyState(bob.id, "P-08", "live"),
        KeyState(ann.id, "P-07", "erased", "J533"),
        KeyState(UNKNOWN, None, "erased", "J533"),
    ]
    (new,) = any_ring.live(["P-07"])
    assert new.id != ann.id


def test_a_secret_is_not_shown(any_ring: Keyring) -> None:
    """A key that is printed, as a traceback does, says whose it is."""
    (key,) = any_ring.live(["P-07"])
    assert repr(key) == f"Key({key.id}, 'P-07')"


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(["live", "fresh", "destroy"]), st.sampled_from(["", "P-07", "P-08"]))))
def test_as_in_memory(tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str]]) -> None:
    """Whatever is done, a file holds what memory would, and the next process finds it there."""
    memory = MemoryKeyring(JOURNAL)
    file = FileKeyring(tmp_path_factory.mktemp("keys"), JOURNAL)
    for number, (act, subject) in enumerate(acts, 1):
        for ring in (memory, file):
            if act == "destroy":
                ring.destroy([key.id for key in ring.listed() if key.subject == subject], f"J{number}")
            else:
                getattr(ring, act)([subject])
        assert shape(memory) == shape(file) == shape(again(file))
    ids = [key.id for key in file.listed()]
    assert file.held(ids) == again(file).held(ids)


def shape(ring: Keyring) -> list[tuple[str | None, str, str | None]]:
    return [(key.subject, key.state, key.by) for key in ring.listed()]


# The file ---------------------------------------------------------------------------------------------------------------


def test_reading_makes_no_file(ring: FileKeyring) -> None:
    """A file is made with the first key, or with the first that is remembered as destroyed."""
    assert (ring.held([UNKNOWN]), ring.listed(), ring.locked, ring.protected) == ({}, [], False, False)
    assert ring.destroy([], "J5") == 0
    ring.unlock("whatever")
    assert not ring.path.parent.parent.exists()
    assert ring.destroy([UNKNOWN], "J5") == 0
    assert again(ring).listed() == [KeyState(UNKNOWN, None, "erased", "J5")]


def test_what_another_process_changed_is_noticed(ring: FileKeyring) -> None:
    """At once, in both directions, even within one tick of the file's clock."""
    other = again(ring)
    for number in range(20):
        (key,) = (ring if number % 2 else other).fresh(["P-07"])
        assert ring.live(["P-07"]) == other.live(["P-07"]) == [key]
        assert ring.destroy([key.id], f"J{number + 1}") == 1
        assert other.held([key.id]) == {}


@POSIX
def test_who_reads_meanwhile_reads_the_file_as_it_was(ring: FileKeyring) -> None:
    """A file of keys is replaced, never written over."""
    ring.live(["P-07"])
    before = ring.path.read_bytes()
    with ring.path.open("rb") as stream:
        ring.live(["P-08"])
        assert stream.read() == before


def test_nothing_to_do_writes_nothing(ring: FileKeyring) -> None:
    (key,) = ring.live(["P-07"])
    ring.destroy([key.id], "J5")
    before = ring.path.stat()
    ring.destroy([key.id], "J6")
    ring.protect(None)
    assert ring.path.stat() == before


@POSIX
@pytest.mark.usefixtures("umask")
def test_nobody_else_may_read(ring: FileKeyring) -> None:
    """0700 and 0600, whatever the umask: the file, its lock, the folders made for it, what is exported."""
    ring.live(["P-07"])
    out = ring.path.with_name("for-anna.json")
    ring.export_keys(out, "secret", cost=CHEAP)
    folders = (ring.path.parent, ring.path.parent.parent)
    assert [stat.S_IMODE(path.stat().st_mode) for path in folders] == [0o700, 0o700]
    files = [stat.S_IMODE(path.stat().st_mode) for path in ring.path.parent.iterdir()]
    assert files == [0o600] * 3


@POSIX
@pytest.mark.parametrize("which", ["file", "folder"])
def test_too_many_rights_are_put_right(ring: FileKeyring, which: str) -> None:
    """What others may read is said, and is theirs no more after the next writing."""
    ring.live(["P-07"])
    assert not ring.exposed
    (ring.path if which == "file" else ring.path.parent).chmod(0o755)
    assert again(ring).exposed
    ring.live(["P-08"])
    assert not again(ring).exposed


def test_no_secret_stays_after_it_is_destroyed(ring: FileKeyring, tmp_path: Path) -> None:
    """The search, which finds it before, finds it in no file: neither as bytes, nor in base64, nor in hexadecimal."""
    ann, bob = ring.live(["P-07", "P-08"])
    left = ring.path.with_name(".keys.json.0123456789abcdef")
    left.write_bytes(ring.path.read_bytes())
    assert found(tmp_path, ann.secret) == found(tmp_path, bob.secret) != []
    again(ring).destroy([ann.id], "J5")
    assert (found(tmp_path, ann.secret), found(tmp_path, bob.secret)) == ([], ["keys.json"])


def test_what_a_killed_process_left_is_swept(ring: FileKeyring, tmp_path: Path) -> None:
    """By whoever comes next, even to read, or to destroy what is destroyed already."""
    (key,) = ring.live(["P-07"])
    before = ring.path.read_bytes()
    ring.destroy([key.id], "J5")
    left = ring.path.with_name(".keys.json.0123456789abcdef")
    for use in (lambda: again(ring).listed(), lambda: ring.destroy([key.id], "J5"), lambda: ring.live(["P-08"])):
        left.write_bytes(before)
        use()
        assert found(tmp_path, key.secret) == []


@POSIX
def test_a_link_is_followed(ring: FileKeyring, tmp_path: Path) -> None:
    """Where the name of the file is a link, the secrets go from where it leads."""
    (key,) = ring.live(["P-07"])
    there = tmp_path / "there.json"
    ring.path.rename(there)
    ring.path.symlink_to(there)
    ring.destroy([key.id], "J5")
    assert (ring.path.is_symlink(), found(tmp_path, key.secret)) == (True, [])


@POSIX
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file")
    ring = FileKeyring(tmp_path / "settings" / "keys", JOURNAL)
    with pytest.raises((NotWritten, Unreadable)):
        ring.live(["P-07"])


def test_where_the_keys_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In ECT_KEYS, else in the user's own settings; a folder for each journal."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path))
    assert keyring_of(JOURNAL).path == tmp_path / str(JOURNAL) / "keys.json"
    monkeypatch.delenv("ECT_KEYS")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert keys_folder().name == "ect-journal"


# What cannot be read ----------------------------------------------------------------------------------------------------


def damaged(**changes: Any) -> bytes:
    """A file of keys with some parts changed."""
    key = {"id": id_of(bytes(32)), "subject": "P-07", "secret": "A" * 43 + "="}
    kept = {"format": 1, "journal": str(JOURNAL), "passphrase": None, "keys": [key], "erased": []}
    return json.dumps({**kept, **changes}).encode()


SCRYPT = {"kdf": "scrypt", "salt": "A" * 22 + "==", "n": 4, "r": 8, "p": 1, "check": "A" * 40}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[" * 100_000,
        b'{"format": 1}',
        damaged(format="1"),
        damaged(keys=[{"id": "short", "subject": "P-07", "secret": "A" * 44}]),
        damaged(keys=[{"id": UNKNOWN, "subject": "P-07", "secret": "AAAA"}]),
        damaged(keys=[{"id": UNKNOWN, "subject": "\x1b[2J", "secret": "A" * 43 + "="}]),
        damaged(keys=[{"id": UNKNOWN, "subject": "P-07", "wrapped": "A" * 80}]),
        damaged(erased=[{"id": id_of(bytes(32)), "subject": "P-07", "by": "J5"}]),
        damaged(more="than we know"),
        damaged(keys=[], passphrase={**SCRYPT, "n": 2**30}),
        damaged(keys=[], passphrase={**SCRYPT, "n": 2**20, "r": 32}),
        damaged(keys=[], passphrase={**SCRYPT, "n": 5}),
        damaged(keys=[], passphrase={**SCRYPT, "p": 2**20}),
        damaged(keys=[], passphrase={**SCRYPT, "kdf": "rot13"}),
        damaged(passphrase=SCRYPT),
    ],
)  # fmt: skip
def test_a_damaged_file_is_named(ring: FileKeyring, tmp_path: Path, content: bytes) -> None:
    """Here or to be imported; nothing of it is said but its path, and it stays as it is. A hostile one asks for no memory."""
    ring.path.parent.mkdir(parents=True)
    ring.path.write_bytes(content)
    for use in (lambda: ring.live(["P-07"]), ring.listed, lambda: ring.destroy([UNKNOWN], "J5"), lambda: ring.locked):
        with pytest.raises(Unreadable) as error:
            use()
        assert str(ring.path) in error.value.message.en
        assert "AAAA" not in str(error.value)
    assert ring.path.read_bytes() == content
    with pytest.raises(Unreadable):
        FileKeyring(tmp_path / "elsewhere", JOURNAL).import_keys(ring.path, "secret")


def test_the_damaged_files_differ_from_a_good_one_by_their_damage(ring: FileKeyring) -> None:
    """What the cases above are made from is read."""
    ring.path.parent.mkdir(parents=True)
    ring.path.write_bytes(damaged())
    assert ring.live(["P-07"]) == [Key(id_of(bytes(32)), "P-07", bytes(32))]
    ring.path.write_bytes(damaged(keys=[], passphrase=SCRYPT))
    assert ring.locked


def test_an_altered_secret_is_named(ring: FileKeyring, tmp_path: Path) -> None:
    """By its id and whose it is, here or to be imported: a secret and its id belong together."""
    ring.path.parent.mkdir(parents=True)
    ring.path.write_bytes(damaged(keys=[{"id": UNKNOWN, "subject": "P-07", "secret": "A" * 43 + "="}]))
    other = FileKeyring(tmp_path / "elsewhere", JOURNAL)
    for use in (lambda: ring.live(["P-07"]), lambda: ring.held([UNKNOWN]), lambda: other.import_keys(ring.path)):
        with pytest.raises(Tampered, match=rf"{UNKNOWN} \(P-07\)"):
            use()
    assert ring.destroy([UNKNOWN], "J5") == 1


def test_a_source_that_is_played_again(tmp_path: Path) -> None:
    """The demo draws the same secrets each time: those that were erased on this machine are passed over."""

    def again() -> FileKeyring:
        return FileKeyring(tmp_path, JOURNAL, secret=(bytes([number]) * 32 for number in range(9)).__next__)

    ann, bob = again().live(["P-07", "P-08"])
    assert again().live(["P-07", "P-08"]) == [ann, bob]
    again().destroy([ann.id], "J5")
    (new,) = again().live(["P-07"])
    assert new.id not in (ann.id, bob.id)
    with pytest.raises(ValueError, match="repeats"):
        MemoryKeyring(JOURNAL, secret=lambda: bytes(32)).live(["P-07", "P-08"])


def test_a_newer_file_is_named(ring: FileKeyring) -> None:
    """It is not damaged: the version that wrote it reads it."""
    ring.path.parent.mkdir(parents=True)
    ring.path.write_bytes(damaged(format=2, keys={"in": "another shape"}))
    with pytest.raises(Unreadable, match="newer version"):
        ring.live(["P-07"])


def test_the_keys_of_another_journal_are_refused(ring: FileKeyring, tmp_path: Path) -> None:
    """Both journals are named, for the file here and for one to be imported."""
    theirs = FileKeyring(tmp_path / "theirs", OTHER)
    theirs.live(["P-07"])
    theirs.export_keys(tmp_path / "out", "secret", cost=CHEAP)
    with pytest.raises(Unreadable, match=f"{OTHER}, not of {JOURNAL}"):
        ring.import_keys(tmp_path / "out", "secret")
    ring.path.parent.mkdir(parents=True)
    ring.path.write_bytes(theirs.path.read_bytes())
    with pytest.raises(Unreadable, match=f"{OTHER}, not of {JOURNAL}"):
        ring.listed()


# A passphrase -----------------------------------------------------------------------------------------------------------


def test_a_passphrase_locks_the_keys(ring: FileKeyring, tmp_path: Path) -> None:
    """No secret stands in the file; without the passphrase nothing is opened nor made; with it, all is as before."""
    (key,) = ring.live(["P-07"])
    ring.protect("été 2024", cost=CHEAP)
    assert (ring.protected, ring.locked, ring.live(["P-07"])) == (True, False, [key])
    assert found(tmp_path, key.secret) == []
    other = again(ring)
    assert (other.protected, other.locked, other.held([key.id])) == (True, True, {})
    for use in (other.live, other.fresh):
        for subject in ("P-07", "P-08"):
            with pytest.raises(KeysLocked):
                use([subject])
    with pytest.raises(KeysLocked, match="not the passphrase"):
        other.unlock("Été 2024")
    assert other.locked
    other.unlock("e\u0301te\u0301 2024")
    assert (other.locked, other.live(["P-07"])) == (False, [key])
    (new,) = other.live(["P-08"])
    assert ring.held([new.id]) == {new.id: new.secret}
    assert found(tmp_path, new.secret) == []


def test_the_passphrase_changes_and_goes(ring: FileKeyring) -> None:
    """Only who knows it changes it; another process that was open must be given the new one."""
    (key,) = ring.live(["P-07"])
    ring.protect("one", cost=CHEAP)
    other = again(ring)
    for passphrase in ("two", None):
        with pytest.raises(KeysLocked):
            other.protect(passphrase, cost=CHEAP)
    other.unlock("one")
    ring.protect("two", cost=CHEAP)
    assert other.locked
    with pytest.raises(KeysLocked):
        other.unlock("one")
    other.unlock("two")
    other.protect(None)
    assert (ring.protected, ring.locked, ring.live(["P-07"])) == (False, False, [key])


def test_a_passphrase_before_the_first_key(ring: FileKeyring, tmp_path: Path) -> None:
    """It may be set first: no secret is ever on the disk without it."""
    ring.protect("one", cost=CHEAP)
    (key,) = ring.live(["P-07"])
    assert found(tmp_path, key.secret) == []
    with pytest.raises(KeysLocked):
        again(ring).live(["P-08"])


@pytest.mark.parametrize("passphrase", ["", "  ", "\udcff"])
def test_what_is_no_passphrase(ring: FileKeyring, passphrase: str) -> None:
    """An empty one, or bytes that are no text, is refused and changes nothing."""
    ring.live(["P-07"])
    with pytest.raises(InvalidInput):
        ring.protect(passphrase, cost=CHEAP)
    assert not again(ring).protected


def test_destroying_needs_no_passphrase(ring: FileKeyring) -> None:
    """One wrapped key goes; the others still open with the passphrase."""
    ann, bob = ring.live(["P-07", "P-08"])
    ring.protect("one", cost=CHEAP)
    wrapped = json.loads(ring.path.read_bytes())["keys"][0]["wrapped"]
    other = again(ring)
    assert other.destroy([ann.id], "J5") == 1
    assert wrapped.encode() not in ring.path.read_bytes()
    assert other.locked
    assert ring.held([ann.id, bob.id]) == {bob.id: bob.secret}


def test_a_wrapped_key_is_bound_to_whom_it_is_about(ring: FileKeyring) -> None:
    """Two wrapped secrets that were swapped, or one given to somebody else, are refused by name."""
    ring.live(["P-07", "P-08"])
    ring.protect("one", cost=CHEAP)
    kept = json.loads(ring.path.read_bytes())
    first, second = kept["keys"]
    swapped = [{**first, "wrapped": second["wrapped"]}, {**second, "wrapped": first["wrapped"]}]
    renamed = [{**first, "subject": "P-09"}, second]
    for keys in (swapped, renamed):
        ring.path.write_text(json.dumps({**kept, "keys": keys}))
        with pytest.raises(Tampered, match=first["id"]):
            ring.held([first["id"]])


# Passed on to a colleague -----------------------------------------------------------------------------------------------


def test_a_colleague_is_given_the_keys(ring: FileKeyring, tmp_path: Path) -> None:
    """Under a passphrase of the file's own; what they record next is under the same keys; a second time adds nothing."""
    ann, bob = ring.live(["P-07", "P-08"])
    out = tmp_path / "out.json"
    assert ring.export_keys(out, "spoken", cost=CHEAP) == 2
    assert [found(tmp_path, key.secret) for key in (ann, bob)] == [["keys.json"]] * 2
    theirs = FileKeyring(tmp_path / "theirs", JOURNAL)
    (own,) = theirs.live(["P-07"])
    assert theirs.import_keys(out, "spoken") == (2, 0, (), {})
    assert theirs.import_keys(out, "spoken") == (0, 2, (), {})
    assert theirs.live(["P-07", "P-08"]) == [ann, bob]
    assert theirs.held([own.id, ann.id]) == {own.id: own.secret, ann.id: ann.secret}


def test_between_two_protected_keyrings(ring: FileKeyring, tmp_path: Path) -> None:
    """Each keeps its own passphrase; a locked one neither gives nor takes."""
    (key,) = ring.live(["P-07"])
    ring.protect("mine", cost=CHEAP)
    theirs = FileKeyring(tmp_path / "theirs", JOURNAL)
    theirs.protect("theirs", cost=CHEAP)
    out = tmp_path / "out.json"
    with pytest.raises(KeysLocked):
        again(ring).export_keys(out, "spoken", cost=CHEAP)
    ring.export_keys(out, "spoken", cost=CHEAP)
    for passphrase in (None, "mine", "theirs"):
        with pytest.raises(KeysLocked, match=r"out\.json"):
            theirs.import_keys(out, passphrase)
    with pytest.raises(KeysLocked):
        again(theirs).import_keys(out, "spoken")
    theirs.import_keys(out, "spoken")
    assert (theirs.held([key.id]), found(tmp_path, key.secret)) == ({key.id: key.secret}, [])


def test_only_some_are_exported(ring: FileKeyring, tmp_path: Path) -> None:
    """Every live key of the people named, former ones included; somebody without a key is named, and nothing written."""
    old, nobody = ring.live(["P-07", ""])
    (new,) = ring.fresh(["P-07"])
    ring.live(["P-08"])
    out = tmp_path / "out.json"
    assert ring.export_keys(out, "spoken", ["P-07"], cost=CHEAP) == 2
    theirs = FileKeyring(tmp_path / "theirs", JOURNAL)
    theirs.import_keys(out, "spoken")
    assert [key.id for key in theirs.listed()] == [old.id, new.id]
    assert ring.export_keys(tmp_path / "own.json", "spoken", [""], cost=CHEAP) == 1
    with pytest.raises(InvalidInput, match="P-99"):
        ring.export_keys(tmp_path / "none.json", "spoken", ["P-07", "P-99"], cost=CHEAP)
    with pytest.raises(InvalidInput):
        FileKeyring(tmp_path / "empty", JOURNAL).export_keys(tmp_path / "none.json", "spoken", cost=CHEAP)
    assert not (tmp_path / "none.json").exists()
    assert theirs.held([nobody.id]) == {}


def test_an_erased_key_does_not_come_back(ring: FileKeyring, tmp_path: Path) -> None:
    """The file that a colleague exported before is refused for that key, which is said; the others are taken."""
    ann, bob = ring.live(["P-07", "P-08"])
    out = tmp_path / "out.json"
    ring.export_keys(out, "spoken", cost=CHEAP)
    theirs = FileKeyring(tmp_path / "theirs", JOURNAL)
    theirs.destroy([ann.id], "J533")
    assert theirs.import_keys(out, "spoken") == (1, 0, (KeyState(ann.id, "P-07", "erased", "J533"),), {})
    assert theirs.held([ann.id, bob.id]) == {bob.id: bob.secret}
    assert found(theirs.path.parent, ann.secret) == []


def test_what_a_file_says_is_erased_is_not_obeyed(ring: FileKeyring, tmp_path: Path) -> None:
    """The journal alone erases: a file cannot destroy a key. A copy of an open file of keys is taken too."""
    (key,) = ring.live(["P-07"])
    theirs = FileKeyring(tmp_path / "theirs", JOURNAL)
    (other,) = theirs.live(["P-08"])
    theirs.destroy([key.id], "J5")
    assert ring.import_keys(theirs.path) == (1, 0, (), {})
    assert ring.held([key.id, other.id]) == {key.id: key.secret, other.id: other.secret}


def test_no_file_is_overwritten(ring: FileKeyring, tmp_path: Path) -> None:
    """Unless it is asked for."""
    ring.live(["P-07"])
    out = tmp_path / "out.json"
    out.write_text("something else")
    with pytest.raises(AlreadyExists):
        ring.export_keys(out, "spoken", cost=CHEAP)
    assert out.read_text() == "something else"
    assert ring.export_keys(out, "spoken", replace=True, cost=CHEAP) == 1


def test_a_file_that_is_not_there(ring: FileKeyring, tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(EctError, match=str(path)):
            ring.import_keys(path, "spoken")
    with pytest.raises(EctError):
        ring.live(["P-07"])
        ring.export_keys(tmp_path / "no" / "folder" / "out.json", "spoken", cost=CHEAP)
