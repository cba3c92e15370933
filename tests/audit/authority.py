"""Time-stamp authorities of the tests' own: real certificates, and answers that `openssl ts` signs.

    authority = Authority(tmp_path / "tsa")
    authority.answer(query)                       # as an authority would over HTTP
    with authority.at_an_address() as url: …      # and so it does

A signer that `openssl ts` refuses to use, since its certificate is not for stamping, is used through `openssl cms`.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

WITH_OPENSSL = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not here")
SIGNER = "Horodateur d’essai"
_SETTINGS = """
[ tsa ]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class Authority:
    """A root and a signer whose certificate is good for `days` since `start` days ago; stamping its only, critical use
    unless said otherwise."""

    def __init__(
        self, folder: Path, *, start: int = 1, days: int = 3650, for_stamping: bool = True, critical: bool = True
    ) -> None:
        folder.mkdir(parents=True)
        self.folder, self.days, self.start = folder, days, start
        self.usable = for_stamping and critical
        root, root_key = self._issued("Racine d’essai", None)
        use = ExtendedKeyUsageOID.TIME_STAMPING if for_stamping else ExtendedKeyUsageOID.CODE_SIGNING
        usage = x509.ExtendedKeyUsage([use])
        signer, key = self._issued(SIGNER, (root, root_key), (usage, critical))
        self.certificate = root.public_bytes(Encoding.PEM)
        self.root = folder / "ca.pem"
        self.root.write_bytes(self.certificate)
        (folder / "signer.pem").write_bytes(signer.public_bytes(Encoding.PEM))
        (folder / "signer.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(_SETTINGS.format(folder=folder))

    def answer(self, query: bytes) -> bytes:
        """A TimeStampResp."""
        asked, answered = self.folder / "query.tsq", self.folder / "answer.tsr"
        asked.write_bytes(query)
        self._openssl(
            "ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", asked, *self._key(), "-out", answered
        )
        return answered.read_bytes()

    def token(self, query: bytes, *, by_cms: bool = False) -> bytes:
        """The token alone, by whatever signer this is."""
        if self.usable and not by_cms:
            return self._token_in(self.answer(query))
        other = Authority(self.folder / "usable")
        whole, content = other.token(query), self.folder / "info.der"
        (self.folder / "whole.der").write_bytes(whole)
        self._openssl("cms", "-verify", "-noverify", "-inform", "DER", "-in", "whole.der", "-binary", "-out", content)
        shutil.rmtree(self.folder / "usable")
        stamp = "1.2.840.113549.1.9.16.1.4"
        self._openssl(
            "cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha256", "-econtent_type", stamp, "-outform", "DER",
            "-in", content, *self._key(), "-out", "signed.der",
        )  # fmt: skip
        return (self.folder / "signed.der").read_bytes()

    @contextmanager
    def at_an_address(self, answer: Callable[[bytes], bytes] | None = None, status: int = 200) -> Iterator[str]:
        """Where it answers over HTTP; `answer` makes something of the query, else what `Authority.answer` does."""
        give, met = answer or self.answer, self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                met.types = self.headers["Content-Type"]
                body = give(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(status)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        with HTTPServer(("127.0.0.1", 0), Handler) as server:
            thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}/tsr"
            finally:
                server.shutdown()
                thread.join()

    types = ""
    """The content type of the last request."""

    def _key(self) -> tuple[str, ...]:
        return "-signer", "signer.pem", "-inkey", "signer.key"

    def _token_in(self, answer: bytes) -> bytes:
        (self.folder / "in.tsr").write_bytes(answer)
        self._openssl("ts", "-reply", "-in", "in.tsr", "-token_out", "-out", "token.der")
        return (self.folder / "token.der").read_bytes()

    def _openssl(self, *arguments: str | Path) -> None:
        done = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()

    def _issued(
        self, name: str, by: tuple[x509.Certificate, EllipticCurvePrivateKey] | None,
        usage: tuple[x509.ExtendedKeyUsage, bool] | None = None,
    ) -> tuple[x509.Certificate, EllipticCurvePrivateKey]:  # fmt: skip
        key = generate_private_key(SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        issuer, signing = (by[0].subject, by[1]) if by else (subject, key)
        since = datetime.now(UTC) - timedelta(days=self.start if by else 3650)
        until = since + timedelta(days=self.days) if by else datetime.now(UTC) + timedelta(days=3650)
        ca = by is None
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject).issuer_name(issuer).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(since).not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
            .add_extension(x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
        )  # fmt: skip
        if usage:
            builder = builder.add_extension(usage[0], critical=usage[1])
        return builder.sign(signing, SHA256()), key


def openssl_accepts(token: Path, text: bytes, root: Path, *more: str) -> bool:
    """Whether `openssl ts -verify` takes what is in this file for a stamp of this text."""
    data = token.with_name("checkpoint.txt")
    data.write_bytes(text)
    done = subprocess.run(
        ["openssl", "ts", "-verify", "-in", token, "-token_in", *more, "-data", data, "-CAfile", root],
        capture_output=True,
    )  # fmt: skip
    return done.returncode == 0
