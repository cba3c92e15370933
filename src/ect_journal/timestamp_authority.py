"""Asking a time-stamp authority over HTTP (RFC 3161 section 3.4): one request, one answer, within a time and a size.

Who asks says nothing of the journal but a hash. Why none came is said in plain words; the error of the network stays its
cause, for who debugs. What the answer is worth is for `timestamps`.
"""

import errno
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ect_journal.errors import InvalidInput, Unreachable
from ect_journal.timestamps import LARGEST, NotAToken, Request, nonce_of, token_of
from ect_journal.words import Text, shown

if TYPE_CHECKING:
    from http.client import HTTPResponse

PATIENCE = 30.0
"""Seconds for the whole of it."""
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"
_OTHERWISE = Text(
    "Try again later, or go through files: `ect anchor --request FILE` writes the request, for you to send by a page of the "
    "authority's site, or for whoever looks after your network; then `ect anchor --answer FILE`.",
    "Réessayez plus tard, ou passez par des fichiers : « ect ancrer --request FICHIER » écrit la demande, à envoyer par une page "
    "du site de l’autorité ou à confier à qui s’occupe de votre réseau ; puis « ect ancrer --answer FICHIER ».",
)


def stamp(url: str, request: Request) -> bytes:
    """The token that the authority at this address gives for this very request.

    Raises `InvalidInput` for what is no address, `Unreachable`, `NotAToken`.
    """
    answer = _asked(url, request.der)
    try:
        token = token_of(answer)
        nonce = nonce_of(token)
    except NotAToken as error:
        raise NotAToken(error.message, _OTHERWISE) from None
    if nonce != request.nonce:
        raise NotAToken(
            Text(f"{shown(url)} answered another request than this one.", f"{shown(url)} a répondu à une autre requête que celle-ci."),
            Text("Ask again, or ask another authority.", "Demandez à nouveau, ou demandez à une autre autorité."),
        )  # fmt: skip
    return token


def _asked(url: str, query: bytes) -> bytes:
    """In a thread of its own, since nothing else bounds the whole: looking a name up, and a line or a header that comes a
    byte at a time, each wait anew."""
    if not _is_address(url):
        raise InvalidInput(
            Text(f"“{shown(url)}” is no address of an authority.", f"« {shown(url)} » n’est pas l’adresse d’une autorité."),
            Text("It begins with https:// or http://, such as https://freetsa.org/tsr.", "Elle commence par https:// ou http://, par exemple https://freetsa.org/tsr."),
        )  # fmt: skip
    found: list[bytes | Unreachable] = []
    asking = Thread(target=lambda: found.append(_answered(url, query)), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    answer = found[0] if found else _silent(url, _LATE)
    if isinstance(answer, Unreachable):
        raise answer
    return answer


def _answered(url: str, query: bytes) -> bytes | Unreachable:
    """By this very address: what is sent on to another one becomes a GET, which asks for nothing."""
    from http.client import HTTPException
    from urllib import request as http
    from urllib.error import HTTPError

    opener = http.OpenerDirector()
    for handler in (
        http.ProxyHandler, http.HTTPHandler, http.HTTPSHandler, http.HTTPErrorProcessor, http.HTTPDefaultErrorHandler,
    ):  # fmt: skip
        opener.add_handler(handler())
    try:
        asked = http.Request(url, query, {"Content-Type": _QUERY, "Accept": _REPLY})
        with opener.open(asked, timeout=PATIENCE) as answer:
            return _read(answer)
    except HTTPError as error:
        error.close()
        other = error.headers.get("Location") if 300 <= error.code < 400 else None
        return _moved(url, other) if other else _silent(url, _ERROR.format(code=error.code), error)
    except (OSError, HTTPException, ValueError) as error:
        return _silent(url, _why(error), error)


def _why(error: Exception) -> Text:
    """In plain words; what is not foreseen here is an answer that cannot be read."""
    import socket
    import ssl

    reason = getattr(error, "reason", None)
    cause = reason if isinstance(reason, Exception) else error
    match cause:
        case ssl.SSLCertVerificationError():
            return _CERTIFICATE
        case ssl.SSLError():
            return _NOT_SECURE
        case socket.gaierror():
            return _NAME
        case TimeoutError():
            return _LATE
        case ConnectionRefusedError():
            return _REFUSED
        case ConnectionError():
            return _BROKEN_OFF
        case OSError() if cause.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
            return _NO_WAY
    return _UNREADABLE


def _is_address(url: str) -> bool:
    """Nothing but HTTP: other addresses would open files of ours."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _read(answer: "HTTPResponse") -> bytes:
    """An answer without end is not read to it."""
    found = answer.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise ValueError(f"an answer of more than {LARGEST >> 10} KiB")
    return found


def _moved(url: str, other: str) -> Unreachable:
    return Unreachable(
        Text(f"The authority at {shown(url)} sends elsewhere, to {shown(other)}.", f"L’autorité de {shown(url)} renvoie ailleurs, à {shown(other)}."),
        Text("Give that address to --url, if it is the authority’s.", "Donnez cette adresse à --url, si c’est bien celle de l’autorité."),
    )  # fmt: skip


def _silent(url: str, why: Text, cause: Exception | None = None) -> Unreachable:
    found = Unreachable(
        Text(f"The authority at {shown(url)} gave no time stamp: {why.en}.", f"L’autorité de {shown(url)} n’a pas donné d’horodatage : {why.fr}."),
        _OTHERWISE,
    )  # fmt: skip
    found.__cause__ = cause
    return found


_REFUSED = Text("it refuses to be connected to", "elle refuse la connexion")
_NAME = Text(
    "its name is not found, for want of a network or since the address is wrong",
    "son nom est introuvable, faute de réseau ou parce que l’adresse est fausse",
)
_LATE = Text("it did not answer in time", "elle n’a pas répondu à temps")
_CERTIFICATE = Text(
    "this machine does not recognise the certificate that it shows", "cette machine ne reconnaît pas le certificat qu’elle présente"
)  # fmt: skip
_NOT_SECURE = Text("no secure connection to it could be made", "aucune connexion sûre n’a pu se faire avec elle")
_BROKEN_OFF = Text("it broke the connection off", "elle a rompu la connexion")
_NO_WAY = Text("no network leads to it from here", "aucun réseau n’y mène d’ici")
_ERROR = Text("it answers by an error, HTTP {code}", "elle répond par une erreur, HTTP {code}")
_UNREADABLE = Text("what it answers cannot be read", "ce qu’elle répond ne se lit pas")
