"""Policies (C2SP tlog-policy): whom a reader trusts, in a text file of the reader's own, never one found in a dossier.

    log example.org/programme+1a2b3c4d+AS…
    witness laboratory laboratory.example.org+5e6f7a8b+BC…
    witness ademe      ademe.example.org+9c0d1e2f+BD…
    group   either any laboratory ademe
    quorum  either

Its lines are read strictly: a line that is not understood might be the one that matters.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from ect_journal.errors import InvalidInput
from ect_journal.ledger.notes import COSIGNATURE, ED25519, NotANote, Signature, Verifier
from ect_journal.words import Text, shown

NONE = "none"
_COUNT = re.compile("[1-9][0-9]{0,3}")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class Group(NamedTuple):
    """It has seen what at least `least` of its members, witnesses or groups, have seen."""

    least: int
    members: tuple[str, ...]


class Policy(NamedTuple):
    """`quorum` is the name of a witness or of a group; None: no cosignature is asked for."""

    logs: tuple[Verifier, ...]
    witnesses: Mapping[str, Verifier]
    groups: Mapping[str, Group]
    quorum: str | None

    @classmethod
    def of(cls, text: str) -> "Policy":
        """Raises `InvalidInput`, which names the line."""
        reader = _Reader()
        for number, line in enumerate(text.split("\n"), 1):
            reader.read(number, line)
        return reader.policy()

    def satisfied(self, signatures: Iterable[Signature]) -> bool:
        """Whether the witnesses among these signatures, verified as they are, make the quorum. Whether the log itself
        signed is asked of its own signature."""
        return self.quorum is None or self._saw(self.quorum, {signature.verifier for signature in signatures})

    def _saw(self, name: str, verifiers: set[Verifier]) -> bool:
        if name in self.witnesses:
            return self.witnesses[name] in verifiers
        least, members = self.groups[name]
        return sum(self._saw(member, verifiers) for member in members) >= least


class _Reader:
    """What the lines said so far. A name is given before it is used, so that no group is in itself."""

    def __init__(self) -> None:
        self.number = 0
        self.logs: list[Verifier] = []
        self.witnesses: dict[str, Verifier] = {}
        self.groups: dict[str, Group] = {}
        self.members: set[str] = set()
        self.quorum: list[str] = []

    def read(self, number: int, line: str) -> None:
        self.number = number
        if _NOT_TEXT.search(line):
            self._refuse(Text("there is a control character in it.", "elle contient un caractère de contrôle."))
        keyword, *words = [word for word in re.split("[ \t]+", line) if word] or ["#"]
        match keyword, words:
            case "log", [key] | [key, _]:
                self._log(key)
            case "witness", [name, key] | [name, key, _]:
                self._witness(name, key)
            case "group", [name, least, _, *_]:
                self._group(name, least, tuple(words[2:]))
            case "quorum", [name] if not self.quorum:
                self.quorum = [name if name == NONE else self._known(name)]
            case "quorum", [_]:
                self._refuse(Text("there is a quorum already.", "il y a déjà un quorum."))
            case _ if not keyword.startswith("#"):
                self._refuse(Text(f"“{shown(line.strip())}” is no line of a policy.", f"« {shown(line.strip())} » n’est pas une ligne de politique."))  # fmt: skip

    def policy(self) -> Policy:
        if not self.quorum:
            self.number += 1
            self._refuse(Text("it ends without a line `quorum`.", "elle s’achève sans ligne « quorum »."))
        quorum = None if self.quorum == [NONE] else self.quorum[0]
        return Policy(tuple(self.logs), MappingProxyType(self.witnesses), MappingProxyType(self.groups), quorum)

    def _log(self, key: str) -> None:
        self.logs.append(self._key(key, ED25519, self.logs))

    def _witness(self, name: str, key: str) -> None:
        self.witnesses[self._new(name)] = self._key(key, COSIGNATURE, self.witnesses.values())

    def _group(self, name: str, least: str, members: tuple[str, ...]) -> None:
        for member in members:
            if self._known(member) in self.members:
                self._refuse(
                    Text(f"{shown(member)} is in a group already.", f"{shown(member)} est déjà dans un groupe.")
                )
            self.members.add(member)
        count = {"any": 1, "all": len(members)}.get(least) or (int(least) if _COUNT.fullmatch(least) else 0)
        if not 1 <= count <= len(members):
            self._refuse(Text(
                f"“{shown(least)}” is not any, all, or a number from 1 to {len(members)}.",
                f"« {shown(least)} » n’est ni any, ni all, ni un nombre de 1 à {len(members)}.",
            ))  # fmt: skip
        self.groups[self._new(name)] = Group(count, members)

    def _key(self, written: str, kind: bytes, others: Iterable[Verifier]) -> Verifier:
        try:
            key = Verifier.read(written)
        except NotANote:
            self._refuse(
                Text(f"“{shown(written)}” is no public key.", f"« {shown(written)} » n’est pas une clé publique.")
            )
        if key.kind != kind:
            self._refuse(_WRONG_KIND[kind])
        if any(key.public == other.public for other in others):
            self._refuse(
                Text("this key was given on a line before.", "cette clé a été donnée sur une ligne précédente.")
            )
        return key

    def _new(self, name: str) -> str:
        if name == NONE or name in self.witnesses or name in self.groups:
            self._refuse(Text(f"the name {shown(name)} is taken.", f"le nom {shown(name)} est pris."))
        return name

    def _known(self, name: str) -> str:
        if name not in self.witnesses and name not in self.groups:
            self._refuse(Text(
                f"no line before it says what witness or group {shown(name)} is.",
                f"aucune ligne avant elle ne dit quel témoin ou quel groupe est {shown(name)}.",
            ))  # fmt: skip
        return name

    def _refuse(self, why: Text) -> NoReturn:
        raise InvalidInput(
            Text(f"Line {self.number} of the policy: {why.en}", f"Ligne {self.number} de la politique : {why.fr}"),
            _HINT,
        )


_WRONG_KIND = {
    ED25519: Text("this is the key of a witness, not of a journal.", "c’est la clé d’un témoin, et non d’un journal."),
    COSIGNATURE: Text(
        "this is the key of a journal, not of a witness.", "c’est la clé d’un journal, et non d’un témoin."
    ),
}
_HINT = Text(
    "A policy has lines `log KEY`, `witness NAME KEY`, `group NAME any|all|N NAMES…` and one `quorum NAME` (or none); write it again from the keys you were given.",
    "Une politique a des lignes « log CLÉ », « witness NOM CLÉ », « group NOM any|all|N NOMS… » et une seule « quorum NOM » (ou none) ; récrivez-la à partir des clés qu’on vous a données.",
)  # fmt: skip
