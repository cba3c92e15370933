"""Time stamps (RFC 3161): an authority signs the hash of a text together with the time at which it was shown it.

    query = request(text)
    token = token_of(asked(url, query.der))
    checked(token, text, [Path("authority.pem").read_bytes()])     # Stamped(who, at), or None: nobody given vouches for it

What is kept of an answer is the token, the part that the authority signed: `openssl ts -verify -token_in -in TOKEN`
reads it. The answer around it says only that it was granted. Whose word is good is for the reader: nothing in a token
makes it so. Knows texts and no journal; `anchoring` knows what is stamped, `timestamp_authority` how one is asked.

Needs the extra, but for `token_of`, `imprint_of` and `time_of`: pip install 'ect-journal[timestamps]'.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from ect_journal import der
from ect_journal.errors import InvalidInput
from ect_journal.words import Text, shown

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

LARGEST = 1 << 18
"""Bytes of an answer that are read: thirty times those of a long chain of certificates."""
_SHA256 = bytes.fromhex("608648016503040201")
_GRANTED = (0, 1)
_GRANTED_STATUS = bytes.fromhex("3003020100")
"""How an answer that was granted begins: what the client reads is an answer, and the token is all we keep of it."""


class NotAToken(InvalidInput):
    """It is no time stamp, or not of this text."""


class Request(NamedTuple):
    """`nonce` comes back in the answer to this very request."""

    der: bytes
    nonce: int


class Stamped(NamedTuple):
    """What a token says: `who` signed it, and the time at which it did."""

    who: str
    at: datetime


def request(text: bytes) -> Request:
    """What to send to an authority: the SHA-256 of the text, a nonce, and the wish that it joins its certificate."""
    client = _client()
    made = client.TimestampRequestBuilder(data=text, hash_algorithm=client.HashAlgorithm.SHA256).build()
    assert made.nonce is not None
    return Request(made.as_bytes(), made.nonce)


def token_of(answer: bytes) -> bytes:
    """The token of an answer, or of a file that is one already. Raises `NotAToken` for what is neither, or was refused."""
    try:
        first, *rest = der.members(der.inside(answer, der.SEQUENCE))
        if first.tag == der.OID:
            return answer
        status = int.from_bytes(der.at(der.members(der.at([first], 0, der.SEQUENCE)), 0, der.INTEGER), "big")
    except ValueError:
        raise _unreadable() from None
    if status not in _GRANTED or not rest:
        raise NotAToken(
            Text("The authority refused to stamp this.", "L’autorité a refusé d’horodater cela."),
            Text("Ask again with a new request, or ask another authority.", "Demandez à nouveau avec une nouvelle requête, ou demandez à une autre autorité."),
        )  # fmt: skip
    return rest[0].whole


def imprint_of(token: bytes) -> bytes:
    """The SHA-256 that was stamped, 32 bytes. Raises `NotAToken`, also for a stamp over another hash."""
    try:
        imprint = der.members(der.at(_info(token), 2, der.SEQUENCE))
        algorithm = der.at(der.members(der.at(imprint, 0, der.SEQUENCE)), 0, der.OID)
        found = der.at(imprint, 1, der.OCTETS)
    except ValueError:
        raise _unreadable() from None
    if algorithm != _SHA256 or len(found) != 32:
        raise NotAToken(
            Text("This time stamp is over another hash than SHA-256.", "Cet horodatage porte sur une autre empreinte que SHA-256."),
            Text("Send the authority the request that `ect anchor --request` writes.", "Envoyez à l’autorité la requête qu’écrit « ect ancrer --request »."),
        )  # fmt: skip
    return found


def time_of(token: bytes) -> datetime | None:
    """The time that it says, vouched for by nobody; None when it cannot be read."""
    try:
        written = der.at(_info(token), 4, der.TIME).decode("ascii").removesuffix("Z").split(".")[0]
        return datetime.strptime(written, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _info(token: bytes) -> list[der.Member]:
    """What was signed (TSTInfo): version, policy, imprint, number, time … Raises ValueError."""
    signed = der.members(der.at(der.members(der.inside(token, der.SEQUENCE)), 1, der.FIRST))
    content = der.members(der.at(der.members(der.at(signed, 0, der.SEQUENCE)), 2, der.SEQUENCE))
    return der.members(der.inside(der.inside(der.at(content, 1, der.FIRST), der.OCTETS), der.SEQUENCE))


def claimed(token: bytes) -> Stamped:
    """What the token says of itself, vouched for by nobody. Raises `NotAToken`, also without the signer's certificate."""
    return _said(_read(token))


def nonce_of(token: bytes) -> int | None:
    """Raises `NotAToken`."""
    return _read(token).tst_info.nonce


def checked(token: bytes, text: bytes, authorities: Sequence[bytes]) -> Stamped | None:
    """Who stamped this text and when, when one of these authorities (certificates, PEM or DER) vouches for it, else None.

    That of the root is to be given, as for `openssl ts -verify -CAfile`. The signer's must have been valid at the time of
    the stamp, for stamping times and nothing else (RFC 3161 section 2.3). Raises `NotAToken` when it is no token, or not
    of this text; `InvalidInput` for what is no certificate.
    """
    client, answer = _client(), _read(token)
    if imprint_of(token) != sha256(text).digest():
        raise NotAToken(
            Text("This time stamp is not of this checkpoint.", "Cet horodatage n’est pas celui de ce point de contrôle."),
            Text("Take the one that was made for it.", "Prenez celui qui a été fait pour lui."),
        )  # fmt: skip
    roots = [certificate for authority in authorities for certificate in certificates(authority)]
    if not roots:
        return None
    try:
        client.VerifierBuilder(roots=roots).build().verify_message(answer, text)
    except (client.VerificationError, ValueError):
        return None
    return _said(answer)


def certificates(content: bytes) -> "list[Certificate]":
    """Those of a file, PEM or DER. Raises `InvalidInput` when it has none."""
    from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificates

    try:
        if b"-----BEGIN" in content:
            return load_pem_x509_certificates(content)
        return [load_der_x509_certificate(content)]
    except ValueError:
        raise InvalidInput(
            Text("This is no certificate.", "Ceci n’est pas un certificat."),
            Text("Give the root certificate that the authority publishes, a .pem or .crt file.", "Donnez le certificat racine que publie l’autorité, un fichier .pem ou .crt."),
        ) from None  # fmt: skip


def _read(token: bytes) -> "TimeStampResponse":
    """As the answer that the client reads. Raises `NotAToken`."""
    client = _client()
    try:
        whole = der.wrapped(der.SEQUENCE, _GRANTED_STATUS + _in_order(token))
        answer: TimeStampResponse = client.decode_timestamp_response(whole)
        if not answer.tst_info.message_imprint.message:
            raise ValueError("imprint")
    except (ValueError, OverflowError):
        raise _unreadable() from None
    return answer


def _in_order(token: bytes) -> bytes:
    """The token with its certificates in the order of DER, which the client asks for, and which many authorities do not keep,
    openssl among them. They are not signed; what is kept and hashed is the token as it came. Raises ValueError."""
    kind, content, *more = der.members(der.inside(token, der.SEQUENCE))
    signed = [
        der.wrapped(der.FIRST, b"".join(sorted(each.whole for each in der.members(each.content))))
        if each.tag == der.FIRST and each.content
        else each.whole
        for each in der.members(der.inside(content.content, der.SEQUENCE))
    ]
    inside = der.wrapped(content.tag, der.wrapped(der.SEQUENCE, b"".join(signed)))
    return der.wrapped(der.SEQUENCE, b"".join((kind.whole, inside, *(each.whole for each in more))))


def _said(answer: "TimeStampResponse") -> Stamped:
    """The signer is the certificate that the signature names by issuer and number, as the client finds it."""
    from cryptography.x509 import load_der_x509_certificate
    from cryptography.x509.oid import NameOID

    signers = list(answer.signed_data.signer_infos)
    for certificate in map(load_der_x509_certificate, answer.signed_data.certificates):
        if [(certificate.issuer, certificate.serial_number)] == [(each.issuer, each.serial_number) for each in signers]:
            names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
            who = str(names[0].value) if names else certificate.subject.rfc4514_string()
            return Stamped(shown(who), answer.tst_info.gen_time)
    raise NotAToken(
        Text("This time stamp comes without the certificate of who signed it: nobody could check it in ten years.", "Cet horodatage vient sans le certificat de qui l’a signé : nul ne pourrait le vérifier dans dix ans."),
        Text("Ask the authority to join it (certReq), as the request of `ect anchor --request` does.", "Demandez à l’autorité de le joindre (certReq), comme le fait la requête d’« ect ancrer --request »."),
    )  # fmt: skip


def _client() -> Any:
    """Loaded when a stamp is made or read. Raises `InvalidInput` where it is not installed."""
    try:
        import rfc3161_client
    except ImportError:
        raise InvalidInput(
            Text("Time stamps need a package that is not installed.", "Les horodatages demandent un paquet qui n’est pas installé."),
            Text("Install it: pip install 'ect-journal[timestamps]'", "Installez-le : pip install 'ect-journal[timestamps]'"),
        ) from None  # fmt: skip
    return rfc3161_client


def _unreadable() -> NotAToken:
    return NotAToken(
        Text("This cannot be read as a time stamp.", "Ceci ne se lit pas comme un horodatage."),
        Text("Give the authority's answer as it came, a .tsr file.", "Donnez la réponse de l’autorité telle quelle, un fichier .tsr."),
    )  # fmt: skip
