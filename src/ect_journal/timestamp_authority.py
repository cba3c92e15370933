"""Asking a time-stamp authority over HTTP (RFC 3161 section 3.4): one request, one answer, within a time and a size.

Who asks says nothing of the journal but a hash. What the answer is worth is for `timestamps`.
"""

import time
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
    "Try again later, or go through files: `ect anchor --request`, then `ect anchor --answer`.",
    "Réessayez plus tard, ou passez par des fichiers : « ect ancrer --request », puis « ect ancrer --answer ».",
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
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import Request as Post
    from urllib.request import urlopen

    if not _is_address(url):
        raise InvalidInput(
            Text(f"“{shown(url)}” is no address of an authority.", f"« {shown(url)} » n’est pas l’adresse d’une autorité."),
            Text("It begins with https:// or http://, such as https://freetsa.org/tsr.", "Elle commence par https:// ou http://, par exemple https://freetsa.org/tsr."),
        )  # fmt: skip
    until = time.monotonic() + PATIENCE
    try:
        with urlopen(Post(url, query, {"Content-Type": _QUERY, "Accept": _REPLY}), timeout=PATIENCE) as answer:
            return _read(answer, until)
    except HTTPError as error:
        error.close()
        raise _silent(url, f"HTTP {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise _silent(url, shown(str(getattr(error, "reason", "") or error) or type(error).__name__)) from error


def _is_address(url: str) -> bool:
    """Nothing but HTTP: other addresses would open files of ours."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _read(answer: "HTTPResponse", until: float) -> bytes:
    """A byte now and then must not hold us for ever, nor must an answer without end."""
    found = b""
    while part := answer.read1(LARGEST):
        found += part
        if len(found) > LARGEST:
            raise ValueError(f"> {LARGEST >> 10} KiB")
        if time.monotonic() > until:
            raise TimeoutError(f"> {PATIENCE:.0f} s")
    return found


def _silent(url: str, why: str) -> Unreachable:
    return Unreachable(
        Text(f"The authority at {shown(url)} gave no time stamp: {why}.", f"L’autorité de {shown(url)} n’a pas donné d’horodatage : {why}."),
        _OTHERWISE,
    )  # fmt: skip
