"""What a verification found: five verdicts of three values each, the exit code of `ect verify`, and what was seen.

Nothing of it is wording: `ect verify` and the dossier say it to people. There is no single verdict, since what was not
checked is not wrong, and what is coherent may be dated by nobody.
"""

from typing import Literal, NamedTuple

Verdict = Literal["yes", "no", "unchecked"]
Range = tuple[int, int]

VERIFIED, NOT_ANCHORED, UNKNOWN_KEY = 0, 10, 20
ALTERED, ROLLED_BACK, FORKED, MISSING, TIME, UNREADABLE = 30, 31, 32, 33, 34, 40
PRECEDENCE = (UNREADABLE, ALTERED, FORKED, ROLLED_BACK, MISSING, TIME, UNKNOWN_KEY, NOT_ANCHORED, VERIFIED)
"""The exit code is the first of these that was found."""


class Verdicts(NamedTuple):
    coherent: Verdict = "unchecked"
    signed: Verdict = "unchecked"
    anchored: Verdict = "unchecked"
    complete: Verdict = "unchecked"
    erased: Verdict = "unchecked"


class Anchor(NamedTuple):
    """Something outside bounds the first `size` entries: a kind of anchor.recorded with its position, or what the reader
    holds (`kind` "held"). `verified`, or only claimed; `at` is in seconds since 1970 where who vouches says when."""

    kind: str
    size: int
    who: str
    verified: bool
    at: float | None = None
    position: int | None = None


class Agrees(NamedTuple):
    """Something that the reader holds ("held", "sixteen" or "seen") is the checkpoint of the first `size` entries, the last
    of which was recorded at `recorded`, by its own words."""

    what: str
    size: int
    recorded: str | None = None


class Replaced(NamedTuple):
    """A key that the reader holds was revoked by this entry, which a key in force signed for; `now` are those in force
    since, as readers are given them: none where the log says that these were revoked in their turn, under no key that the
    reader can follow."""

    vkey: str
    position: int
    now: tuple[str, ...]


class Wrong(NamedTuple):
    """One thing that is wrong: its exit code, what it is (`reason`), and the entries that are, or contain, the first bad
    one. `size` is where something else was held, `heads` the texts of the two checkpoints that contradict each other."""

    exit: int
    reason: str
    bad: Range | None = None
    size: int | None = None
    heads: tuple[str, str] | None = None


class Facts(NamedTuple):
    """What was seen, for who words it. Of what is altered nothing is known but its first lines."""

    origin: str = ""
    journal: str = ""
    checkpoint: str = ""
    """The text of the checkpoint of all the entries."""
    signers: tuple[str, ...] = ()
    """The names of the keys that signed the last seal which counts, up to `signed_upto`."""
    signed_upto: int = 0
    sealed: bool = False
    """Whether there is any seal, by whoever it is."""
    anchors: tuple[Anchor, ...] = ()
    kept: tuple[Agrees, ...] = ()
    checkpoints: int = 0
    erased: int = 0
    expunged: int = 0
    missing: int = 0
    wrong: tuple[Wrong, ...] = ()
    """Everything found that is wrong; the first one is what the exit code says."""
    replaced: tuple[Replaced, ...] = ()


class Report(NamedTuple):
    """`root` is in base64. `exit`, `reason` and `bad` are those of the gravest thing found; `reason` is "" for none."""

    size: int
    root: str
    verdicts: Verdicts
    exit: int
    reason: str = ""
    bad: Range | None = None
    facts: Facts = Facts()


class Stopped(Exception):
    """Nothing further can be said of what is verified: it is altered, or no journal."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.reason)
        self.wrong = wrong


def altered(reason: str, first: int | None = None, last: int | None = None) -> Stopped:
    bad = None if first is None else (first, first if last is None else last)
    return Stopped(Wrong(ALTERED, reason, bad))
