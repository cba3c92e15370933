"""Time stamps: what a real authority of openssl's answers is read, checked and kept; what it did not sign is not believed."""

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest
import rfc3161_client
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import timestamp_authority
from ect_journal.errors import InvalidInput, Unreachable
from ect_journal.timestamp_authority import stamp
from ect_journal.timestamps import (
    LARGEST,
    NotAToken,
    Stamped,
    certificates,
    checked,
    claimed,
    imprint_of,
    nonce_of,
    request,
    time_of,
    token_of,
)
from tests.audit.authority import SIGNER, WITH_OPENSSL, Authority, openssl_accepts
from tests.audit.clear import assert_clear

pytestmark = WITH_OPENSSL
TEXT = b"cluster-jura\n531\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("stamps") / "tsa")


@pytest.fixture(scope="module")
def token(authority: Authority) -> bytes:
    return token_of(authority.answer(request(TEXT).der))


# Read and checked -------------------------------------------------------------------------------------------------------


def test_openssl_accepts_what_is_kept(authority: Authority, token: bytes, tmp_path: Path) -> None:
    """The token alone, as it is kept, is what `openssl ts -verify -token_in` accepts, for this text only."""
    kept = tmp_path / "J532.tst"
    kept.write_bytes(token)
    assert openssl_accepts(kept, TEXT, authority.root)
    assert not openssl_accepts(kept, TEXT + b"\n", authority.root)


def test_checked(authority: Authority, token: bytes) -> None:
    """Who stamped it and when, on the word of an authority the reader gives; the same as it says of itself."""
    stamped = checked(token, TEXT, [authority.certificate])
    assert stamped is not None
    assert stamped == claimed(token) == Stamped(SIGNER, stamped.at)
    assert abs(stamped.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert (imprint_of(token), time_of(token)) == (sha256(TEXT).digest(), stamped.at)


def test_as_an_answer_or_alone(authority: Authority) -> None:
    """The token is the same, whether what came back is an answer or the token that openssl takes out of it."""
    answer = authority.answer(request(TEXT).der)
    assert token_of(answer) == token_of(token_of(answer)) == authority._token_in(answer)


def test_request(authority: Authority) -> None:
    """What is sent says the SHA-256 of the text and nothing else of it; each request has a nonce, which comes back."""
    first, second = request(TEXT), request(TEXT)
    assert first.nonce != second.nonce
    assert sha256(TEXT).digest() in first.der
    assert b"cluster" not in first.der
    assert nonce_of(token_of(authority.answer(first.der))) == first.nonce


def test_certificates_as_people_have_them(authority: Authority, token: bytes) -> None:
    """PEM or DER, several in a file, one among others that do not vouch for it."""
    der = certificates(authority.certificate)[0].public_bytes(Encoding.DER)
    for given_ in ([der], [_another() + authority.certificate], [_another(), der]):
        assert checked(token, TEXT, given_) == claimed(token)


@pytest.mark.parametrize("turned", [False, True])
def test_with_the_chain(tmp_path: Path, turned: bool) -> None:
    """An authority that joins its own certificates, in whatever order: what it gave is kept as it came, and checked."""
    authority = Authority(tmp_path / "tsa")
    joined = [authority.certificate, _another(), certificate_of(authority)]
    (authority.folder / "chain.pem").write_bytes(b"".join(joined[::-1] if turned else joined))
    with (authority.folder / "tsa.cnf").open("a") as settings:
        settings.write(f"certs = {authority.folder}/chain.pem\n")
    asked = request(TEXT)
    answer = authority.answer(asked.der)
    token = token_of(answer)
    (kept := tmp_path / "J532.tst").write_bytes(token)
    assert token in answer
    assert openssl_accepts(kept, TEXT, authority.root)
    assert nonce_of(token) == asked.nonce
    assert checked(token, TEXT, [authority.certificate]) == claimed(token) == Stamped(SIGNER, claimed(token).at)
    assert checked(token, TEXT, [_another()]) is None
    root = certificates(authority.certificate)[0].public_bytes(Encoding.DER)
    assert root in token


def certificate_of(authority: Authority) -> bytes:
    """Of who stamps, which is joined already."""
    return (authority.folder / "signer.pem").read_bytes()


_others: list[bytes] = []


def _another() -> bytes:
    """The certificate of an authority that has nothing to do with it."""
    if not _others:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            _others.append(Authority(Path(folder) / "other").certificate)
    return _others[0]


# Not believed -----------------------------------------------------------------------------------------------------------


def test_nobody_vouches(token: bytes) -> None:
    """No authority, or another one of the same name: it is a claim."""
    assert checked(token, TEXT, []) is None
    assert checked(token, TEXT, [_another()]) is None


def test_signer_itself_is_no_authority(authority: Authority, token: bytes) -> None:
    """As for openssl, the root is given: the certificate of the signer alone vouches for nothing."""
    assert checked(token, TEXT, [(authority.folder / "signer.pem").read_bytes()]) is None


@pytest.mark.parametrize(
    "how",
    [{"for_stamping": False}, {"critical": False}, {"start": 40, "days": 10}, {"start": -10, "days": 20}],
    ids=str,
)
def test_signer_not_for_this(tmp_path: Path, how: dict[str, int], request_: bytes) -> None:
    """A certificate for another use, for others besides, expired or not begun at the time of the stamp: openssl agrees."""
    authority = Authority(tmp_path / "tsa", **how)  # type: ignore[arg-type]  # two are flags
    found = authority.token(request_)
    (tmp_path / "kept.tst").write_bytes(found)
    assert claimed(found).who == SIGNER
    assert checked(found, TEXT, [authority.certificate]) is None
    assert not openssl_accepts(tmp_path / "kept.tst", TEXT, authority.root)


def test_signer_through_cms(tmp_path: Path, request_: bytes) -> None:
    """The way in which the others are made gives a good stamp where the certificate is good."""
    authority = Authority(tmp_path / "tsa")
    assert checked(authority.token(request_, by_cms=True), TEXT, [authority.certificate])


@pytest.fixture(scope="module")
def request_() -> bytes:
    return request(TEXT).der


def test_of_another_text(authority: Authority, token: bytes) -> None:
    """It is refused, whoever vouches for it."""
    with pytest.raises(NotAToken) as caught:
        checked(token, TEXT.replace(b"531", b"530"), [authority.certificate])
    assert_clear(caught.value)


def test_over_another_hash(authority: Authority) -> None:
    """Only SHA-256 is asked for, and read."""
    asked = rfc3161_client.TimestampRequestBuilder(
        data=TEXT, hash_algorithm=rfc3161_client.HashAlgorithm.SHA512
    ).build()
    with pytest.raises(NotAToken) as caught:
        imprint_of(token_of(authority.answer(asked.as_bytes())))
    assert_clear(caught.value)


def test_without_the_certificate(authority: Authority) -> None:
    """A stamp that nobody could check in ten years is refused."""
    builder = rfc3161_client.TimestampRequestBuilder(data=TEXT, cert_req=False)
    asked = builder.hash_algorithm(rfc3161_client.HashAlgorithm.SHA256).build()
    with pytest.raises(NotAToken) as caught:
        claimed(token_of(authority.answer(asked.as_bytes())))
    assert_clear(caught.value)


def test_refused_by_the_authority(authority: Authority) -> None:
    """An answer that says no is said to say no."""
    asked = rfc3161_client.TimestampRequestBuilder(
        data=TEXT, hash_algorithm=rfc3161_client.HashAlgorithm.SHA256
    ).build()
    wrong = asked.as_bytes().replace(bytes.fromhex("608648016503040201"), bytes.fromhex("608648016503040202"))
    answer = authority.answer(wrong)
    granted = authority.answer(asked.as_bytes())
    but_no = granted.replace(bytes.fromhex("3003020100"), bytes.fromhex("3003020102"), 1)
    assert but_no != granted
    for refused in (answer, but_no):
        with pytest.raises(NotAToken, match="refused"):
            token_of(refused)


def test_truncated(authority: Authority, token: bytes) -> None:
    """No beginning of an answer or of a token is one, nor is anything followed by more."""
    answer = authority.answer(request(TEXT).der)
    for whole, read in ((answer, token_of), (token, token_of), (token, imprint_of), (token, claimed)):
        for cut in (*range(0, len(whole), 29), len(whole) - 1):
            with pytest.raises(NotAToken):
                read(whole[:cut])
        for more in (b"\0", b"\x05\x00", whole):
            with pytest.raises(NotAToken):
                read(whole + more)


def test_said_in_words(token: bytes) -> None:
    """What cannot be read is said to be so, without what the reader of bytes found."""
    with pytest.raises(NotAToken) as caught:
        claimed(token.replace(bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010703"), 1))
    assert caught.value.message.en == "This cannot be read as a time stamp."
    assert_clear(caught.value)


def test_every_byte_flipped(authority: Authority, token: bytes) -> None:
    """A stamp with one bit changed is no stamp, or nobody vouches for it, or it says the very same: never anything else."""
    said = checked(token, TEXT, [authority.certificate])
    same = 0
    for at in range(len(token)):
        changed = bytearray(token)
        changed[at] ^= 1 << at % 8
        try:
            found = checked(bytes(changed), TEXT, [authority.certificate])
        except NotAToken:
            continue
        assert found in (None, said)
        same += found == said
    assert same < 20  # versions, and the name of the algorithm, which nobody reads; the log has the hash of all of it


@given(st.binary(max_size=60) | st.binary(max_size=40).map(lambda rest: b"\x30\x80" + rest))
def test_anything_else(content: bytes) -> None:
    """Whatever bytes are given, they are refused in words."""
    for read in (token_of, imprint_of, claimed):
        with pytest.raises(NotAToken) as caught:
            read(content)
        assert_clear(caught.value)
        assert "pars" not in str(caught.value)  # of a program, not of people
    assert time_of(content) is None


def test_no_certificate() -> None:
    for content in (b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(InvalidInput) as caught:
            certificates(content)
        assert_clear(caught.value)


# Without the extra ------------------------------------------------------------------------------------------------------


def test_without_the_extra(token: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for says what to install; whether a stamp is of a text is known all the same."""
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    assert imprint_of(token_of(token)) == sha256(TEXT).digest()
    assert time_of(token) is not None
    for needs in (lambda: request(TEXT), lambda: claimed(token), lambda: checked(token, TEXT, [])):
        with pytest.raises(InvalidInput) as caught:
            needs()
        assert "pip install 'ect-journal[timestamps]'" in str(caught.value.hint)
        assert_clear(caught.value)


# Over HTTP --------------------------------------------------------------------------------------------------------------


def test_asked(authority: Authority) -> None:
    """The answer to this very request, asked for as RFC 3161 says."""
    with authority.at_an_address() as url:
        assert checked(stamp(url, request(TEXT)), TEXT, [authority.certificate])
    assert authority.types == "application/timestamp-query"


def test_an_answer_played_again(authority: Authority) -> None:
    """Yesterday's stamp of the same text does not answer today's request."""
    old = authority.answer(request(TEXT).der)
    with authority.at_an_address(lambda query: old) as url, pytest.raises(NotAToken) as caught:
        stamp(url, request(TEXT))
    assert_clear(caught.value)


@pytest.mark.parametrize("answer", [b"", b"<html>Maintenance</html>", b"\x30\x80"], ids=len)
def test_no_stamp_came(authority: Authority, answer: bytes) -> None:
    """A page, or nothing."""
    with authority.at_an_address(lambda query: answer) as url, pytest.raises(NotAToken) as caught:
        stamp(url, request(TEXT))
    assert_clear(caught.value)


def test_too_much_came(authority: Authority) -> None:
    """An answer that is larger than any stamp is not read to its end."""
    with authority.at_an_address(lambda query: b"0" * (LARGEST + 1)) as url, pytest.raises(Unreachable) as caught:
        stamp(url, request(TEXT))
    assert_clear(caught.value)


@pytest.mark.parametrize("status", [401, 404, 500])
def test_an_error(authority: Authority, status: int) -> None:
    with authority.at_an_address(status=status) as url, pytest.raises(Unreachable, match=f"HTTP {status}") as caught:
        stamp(url, request(TEXT))
    assert_clear(caught.value)


def test_nobody_there() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/tsr"
        with pytest.raises(Unreachable) as caught:
            stamp(url, request(TEXT))
    assert_clear(caught.value)


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "ftp://example.org/", "freetsa.org", "", "https://", "http://["]
)
def test_no_address(url: str) -> None:
    """Only http and https, so that no file of ours is read."""
    with pytest.raises(InvalidInput) as caught:
        stamp(url, request(TEXT))
    assert_clear(caught.value)


_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize("every", [0.05, 1.0])
@pytest.mark.parametrize(
    "begun",
    [b"", b"HTTP/1.1 200 ", b"HTTP/1.1 200 OK\r\nX-Header: ", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", _CHUNKED],
    ids=["nothing", "status", "header", "body", "chunk"],
)  # fmt: skip
def test_an_answer_that_does_not_end(monkeypatch: pytest.MonkeyPatch, begun: bytes, every: float) -> None:
    """A byte now and then, or none, wherever in the answer: given up when its time is over."""
    monkeypatch.setattr(timestamp_authority, "PATIENCE", 0.3)
    with _dripping(begun, every) as url:
        started = time.monotonic()
        with pytest.raises(Unreachable) as caught:
            stamp(url, request(TEXT))
    assert time.monotonic() - started < 1
    assert_clear(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_sent_elsewhere(authority: Authority, status: int) -> None:
    """It would be asked by GET there, which is no request; and whose address it is, is for a person to say."""
    elsewhere = f"HTTP/1.1 {status} Moved\r\nLocation: http://127.0.0.1:9/tsr\r\nContent-Length: 0\r\n\r\n".encode()
    with _dripping(elsewhere, 1.0) as url, pytest.raises(Unreachable, match="sends elsewhere") as caught:
        stamp(url, request(TEXT))
    assert "http://127.0.0.1:9/tsr" in str(caught.value)
    assert_clear(caught.value)


@contextmanager
def _dripping(begun: bytes, every: float) -> Iterator[str]:
    """An address that begins an answer, and goes on with a byte each so many seconds."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                try:
                    connection.sendall(begun)
                    for _ in range(max(1, int(2 / every))):
                        time.sleep(every)
                        connection.sendall(b"0")
                except OSError:
                    return

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
