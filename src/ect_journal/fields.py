"""How each kind of field is read, checked and written.

Knows what a line, some words, a sealed text, a decimal, a code or a citation is, in Python and in JSON. Reads what a
person writes ("2.40", decomposed accents, CRLF) and keeps one form of it. Leaves to the catalogue which event has which
fields, and to the register whether a code or a citation leads anywhere.
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ect_journal.kinds import Kind, Part

LINE_LENGTH = 200
"""Characters in a public line."""
WORDS_LENGTH = 2_000
"""Characters in public words."""
SEALED_BYTES = 1 << 20
"""UTF-8 bytes in a sealed text."""
LARGEST_COUNT = 2**53 - 1
"""The largest integer that every JSON reader keeps exact."""

CODE = r"[A-Za-z][A-Za-z0-9_-]{0,31}"
CITATION = r"J[1-9][0-9]{0,14}"
DIGEST = r"[A-Za-z0-9_-]{43}"


# Texts ----------------------------------------------------------------------------------------------------------------


# Control characters but tab and line feed, and lone surrogates: they have no place in a text.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def _clean(text: str) -> str:
    """NFC, line ends as LF; refused when it holds characters that are not text."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if found := _NOT_TEXT.search(text):
        raise PydanticCustomError("control_character", "this is not text: U+{code}", {"code": f"{ord(found[0]):04X}"})
    return text


# No line break of any kind, and nothing that turns the reading direction of what follows on somebody's page.
_ONE_LINE = re.compile(r"[^\n\t\u2028\u2029\u202a-\u202e\u2066-\u2069]*")


def _shows(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cf", "Zs")


def _one_line(text: str) -> str:
    text = _clean(text).strip()
    if not _ONE_LINE.fullmatch(text) or (text and not any(map(_shows, text))):
        raise PydanticCustomError("one_line", "this is one line: it cannot hold a line break or a tab")
    return text


Line = Annotated[str, Kind("line"), AfterValidator(_one_line), StringConstraints(min_length=1, max_length=LINE_LENGTH)]
"""Public, one line, 1 to 200 characters."""
Words = Annotated[str, Kind("words"), AfterValidator(_clean), StringConstraints(min_length=1, max_length=WORDS_LENGTH)]
"""Public, 1 to 2,000 characters, line breaks allowed."""
Url = Annotated[str, Kind("url"), StringConstraints(pattern=r"^https?://[!-~]{1,400}$")]


class Sealed:
    """A text that may hold personal data: the log keeps only a salted commitment to it (design: RFC 9901 section 4.2).

    Made from a text by who records; made from a commitment `{"...": digest}` by who reads, and then `text` is None
    until the journal opens it (`Journal.open_sealed`).
    """

    __slots__ = ("digest", "text")

    def __init__(self, text: str | None = None, digest: str | None = None) -> None:
        self.text = text
        self.digest = digest

    def __repr__(self) -> str:
        return f"Sealed({self.digest or 'not recorded yet'})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sealed):
            return NotImplemented
        return self.digest == other.digest if self.digest or other.digest else self.text == other.text

    def __hash__(self) -> int:
        return hash(self.digest or self.text)

    @classmethod
    def read(cls, value: object) -> "Sealed":
        """A text, a commitment, or a commitment in its list of one."""
        match value:
            case Sealed():
                return value
            case [single] | (single,):
                return cls.read(single)
            case str():
                text = _clean(value)
                if not text:
                    raise PydanticCustomError("empty", "there is no text here; leave the field out instead")
                if len(text.encode()) > SEALED_BYTES:
                    raise PydanticCustomError(
                        "sealed_too_long", "a sealed text holds at most 1 MiB; attach a file instead"
                    )
                return cls(text=text)
            case {"...": str(digest)} if len(value) == 1 and re.fullmatch(DIGEST, digest):  # type: ignore[arg-type]  # len of a matched mapping
                return cls(digest=digest)
        raise PydanticCustomError("sealed", "a sealed field is given as a text")

    def commitment(self) -> dict[str, str]:
        if self.digest is None:
            raise ValueError("a sealed text has no commitment before it is recorded")
        return {"...": self.digest}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(cls.commitment)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {
            "description": "A text to seal, or the commitment of one already sealed.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"...": {"type": "string", "pattern": f"^{DIGEST}$"}},
                    "required": ["..."],
                    "additionalProperties": False,
                },
            ],
        }


SealedText = Annotated[Sealed, Kind("sealed"), PlainSerializer(lambda sealed: [sealed.commitment()])]
"""One sealed text; stored as a list of one commitment."""
SealedTexts = Annotated[tuple[Sealed, ...], Kind("sealed")]
"""Sealed texts; stored as a list of commitments."""


# Numbers, days, answers -------------------------------------------------------------------------------------------------

_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{0,5}[1-9])?")


def write_decimal(value: Decimal) -> str:
    """The one way a decimal is stored: no exponent, no trailing zero, no minus zero."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _read_decimal(value: object) -> Decimal:
    if isinstance(value, float):
        raise PydanticCustomError(
            "float", "a float is not exact: write the number as text, '{text}'", {"text": repr(value)}
        )
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise PydanticCustomError("decimal", "this is a number, written such as 2.4 or -0.5")
    try:
        number = Decimal(value.strip() if isinstance(value, str) else value)
    except InvalidOperation:
        raise PydanticCustomError("decimal", "this is a number, written such as 2.4 or -0.5") from None
    # The exponent bounds the text before it is written: Decimal("1e999999999") must not become a gigabyte.
    if not number.is_finite() or number.adjusted() > 20 or not _DECIMAL.fullmatch(write_decimal(number)):
        raise PydanticCustomError("decimal", "a number has at most 12 digits before the point and 6 after it")
    return number.normalize() + 0


Dec = Annotated[
    Decimal,
    Kind("decimal"),
    BeforeValidator(_read_decimal),
    PlainSerializer(write_decimal),
    WithJsonSchema({"type": "string", "pattern": f"^{_DECIMAL.pattern}$"}),
]
"""An exact decimal, at most 12 digits before the point and 6 after; stored as a string."""


def _read_day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "this is a day, written as 2024-02-06")


Day = Annotated[date, Kind("day"), BeforeValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A civil day; stored as YYYY-MM-DD."""
Count = Annotated[int, Kind("count"), Field(strict=True, ge=0, le=LARGEST_COUNT)]
YesNo = Annotated[bool, Kind("yes/no"), Field(strict=True)]
Grade = Annotated[int, Kind("grade 0-4"), Field(strict=True, ge=0, le=4)]
"""A pillar's score or target, 0 to 4."""


def _read_uuid(value: object) -> str:
    try:
        return str(value if isinstance(value, UUID) else UUID(str(value)))
    except ValueError:
        raise PydanticCustomError("uuid", "an id is a UUID") from None


Uuid = Annotated[str, Kind("uuid"), BeforeValidator(_read_uuid)]


# Codes and citations ----------------------------------------------------------------------------------------------------


_IS_CODE = StringConstraints(pattern=f"^{CODE}$")
_IS_VERSIONED = StringConstraints(pattern=f"^{CODE}(@[1-9][0-9]{{0,5}})?$")
_IS_CITATION = StringConstraints(pattern=f"^({CITATION}|@[1-9][0-9]{{0,8}})$")


def _cite(value: object) -> object:
    """A receipt or an entry stands for its own citation; j117 is read as J117."""
    cited = getattr(value, "ref", value)
    return "J" + cited[1:] if isinstance(cited, str) and cited.startswith("j") else cited


Digest = Annotated[str, Kind("digest"), StringConstraints(pattern=f"^{DIGEST}$")]
"""A SHA-256, in base64url without padding."""
KeyId = Annotated[str, Kind("key id"), StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")]
"""The id of a key of sealed values: 16 random bytes, in base64url without padding."""
Instant = Annotated[
    str,
    Kind("instant"),
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"),
]
"""A moment in UTC, as `recorded_at` is stored."""
Key = Annotated[str, Kind("key"), _IS_CODE]
"""A short name inside one event, such as a step of a method."""

# A code that an event gives to what it names.
NewActor = Annotated[str, Kind("new code", "actor"), _IS_CODE]
NewProject = Annotated[str, Kind("new code", "project"), _IS_CODE]
NewIndicator = Annotated[str, Kind("new code", "indicator"), _IS_CODE]
NewHypothesis = Annotated[str, Kind("new code", "hypothesis"), _IS_CODE]
NewClaim = Annotated[str, Kind("new code", "claim"), _IS_CODE]
NewRival = Annotated[str, Kind("new code", "rival"), _IS_CODE]
NewPrediction = Annotated[str, Kind("new code", "prediction"), _IS_CODE]
NewExperiment = Annotated[str, Kind("new code", "experiment"), _IS_CODE]
NewMethod = Annotated[str, Kind("new code", "method"), _IS_CODE]
NewTerm = Annotated[str, Kind("new code", "term"), _IS_CODE]
NewCommitment = Annotated[str, Kind("new code", "commitment"), _IS_CODE]
NewDeliverable = Annotated[str, Kind("new code", "deliverable"), _IS_CODE]

# A code given earlier.
ActorCode = Annotated[str, Kind("code", "actor"), _IS_CODE]
ProjectCode = Annotated[str, Kind("code", "project"), _IS_CODE]
IndicatorCode = Annotated[str, Kind("code", "indicator"), _IS_CODE]
HypothesisCode = Annotated[str, Kind("code", "hypothesis"), _IS_CODE]
RivalCode = Annotated[str, Kind("code", "rival"), _IS_CODE]
PredictionCode = Annotated[str, Kind("code", "prediction"), _IS_CODE]
ExperimentCode = Annotated[str, Kind("code", "experiment"), _IS_CODE]
MethodCode = Annotated[str, Kind("code", "method"), _IS_CODE]
CommitmentCode = Annotated[str, Kind("code", "commitment"), _IS_CODE]
DeliverableCode = Annotated[str, Kind("code", "deliverable"), _IS_CODE]

# One version, such as ACC@3. ACC alone is read too: the journal writes the version in force.
ClaimVersion = Annotated[str, Kind("versioned", "claim"), _IS_VERSIONED]
MethodVersion = Annotated[str, Kind("versioned", "method"), _IS_VERSIONED]

# The citation of an entry, such as J117. A receipt is read as its citation; @2 is the second entry of the same batch,
# numbered when the batch is appended.
Citation = Annotated[str, Kind("entry"), BeforeValidator(_cite), _IS_CITATION]
Moment = Annotated[str, Kind("moment"), BeforeValidator(_cite), _IS_CITATION]
"""An entry cited as a point in time ("what was known then"), not as a ground."""
Target = Annotated[str, Kind("target"), BeforeValidator(_cite), _IS_CITATION]
"""The entry that a correction is about, live or not."""
FieldCitation = Annotated[
    str,
    Kind(
        "entry",
        "observation.recorded interview.recorded document.collected memo.written reflection.recorded gathering.held "
        "decision.taken action.closed project.opened project.stage_changed pillar.assessed indicator.measured "
        "funding.recorded experiment.concluded prediction.resolved",
    ),
    BeforeValidator(_cite),
    _IS_CITATION,
]
"""What may speak for or against a claim: what was gathered or came about, not what was made of it."""
GatheringCitation = Annotated[str, Kind("entry", "gathering.held"), BeforeValidator(_cite), _IS_CITATION]
DecisionCitation = Annotated[str, Kind("entry", "decision.taken"), BeforeValidator(_cite), _IS_CITATION]
ActionCitation = Annotated[str, Kind("entry", "action.assigned"), BeforeValidator(_cite), _IS_CITATION]
EvidenceCitation = Annotated[str, Kind("entry", "evidence.linked"), BeforeValidator(_cite), _IS_CITATION]
LearningCitation = Annotated[str, Kind("entry", "learning.formulated"), BeforeValidator(_cite), _IS_CITATION]
TallyCitation = Annotated[str, Kind("entry", "tally.frozen"), BeforeValidator(_cite), _IS_CITATION]


# Attachments ------------------------------------------------------------------------------------------------------------


class Attachment(Part):
    """A file kept beside the log. `digest` commits to its salted SHA-256, so that the file itself stays private."""

    name: Line
    digest: Annotated[str, Kind("digest"), StringConstraints(pattern=f"^({DIGEST})?$")] = ""
    bytes: Count
    media_type: Annotated[str, Kind("media type"), StringConstraints(pattern=r"^[a-z]+/[a-z0-9.+-]{1,80}$")]

    _source: Path | None = PrivateAttr(default=None)

    @property
    def source(self) -> Path | None:
        """The file to be kept, while the entry is not recorded yet."""
        return self._source

    @classmethod
    def read(cls, value: object) -> object:
        """A path stands for the file found there."""
        if not isinstance(value, str | Path):
            return value
        import mimetypes  # only who attaches a file waits for it

        path = Path(value)
        try:
            found = path.is_file()
        except (OSError, ValueError):  # a name too long for the system, a NUL byte
            found = False
        if not found:
            raise PydanticCustomError(
                "no_file",
                "there is no file {path}",
                {"path": str(path)[:LINE_LENGTH].encode("utf-8", "replace").decode()},
            )
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        attachment = cls(name=path.name, bytes=path.stat().st_size, media_type=media_type)
        attachment._source = path
        return attachment


AttachedFile = Annotated[Attachment, Kind("attachment"), BeforeValidator(Attachment.read)]
