"""What outside parties gave for one of the journal's checkpoints: read, and found to be of this journal.

    stamped(journal, answer)                 # a time-stamp authority's answer, or its token
    cosigned(journal, note, [witness])       # a checkpoint as a witness gave it back
    handed_over(journal, "ADEME, rapport intermédiaire, p. 4", size=488)

and what a witness is asked to cosign. Whom to believe is for the reader of the journal; the keeper may give certificates
or keys, so that what is false is found out before it is recorded. Recording it is for `anchoring`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from ect_journal import timestamps
from ect_journal.catalogue.vocabularies import AnchorKind
from ect_journal.entry import citation
from ect_journal.errors import InvalidInput
from ect_journal.last_seen import check_goes_on
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import COSIGNATURE, Forged, NotANote, Verifier, note, opened, split
from ect_journal.ledger.proofs import Tree
from ect_journal.ledger.submissions import Submission, line
from ect_journal.presenting import leaf_of
from ect_journal.store import SEAL
from ect_journal.words import Text, shown

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Evidence(NamedTuple):
    """What `authority` gave for this checkpoint: a token, a cosigned note, or nothing that is kept here. `times` are those
    that it bears; `checked` whether somebody whom the keeper trusts was found to vouch for it."""

    kind: AnchorKind
    checkpoint: Checkpoint
    authority: str
    content: bytes | None = None
    times: tuple[datetime, ...] = ()
    checked: bool = False
    day: date | None = None


def stamped(journal: "Journal", answer: bytes, authorities: Sequence[bytes] = ()) -> Evidence:
    """The time stamp in an authority's answer; checked when certificates are given.

    Raises `NotAToken`, `InvalidInput` when it stamps nothing of this journal or none of these vouches for it.
    """
    token = timestamps.token_of(answer)
    imprint = timestamps.imprint_of(token)
    texts = (text for _, text in reversed(journal.store.checkpoints()))
    text = next((text for text in texts if sha256(text.encode()).digest() == imprint), None)
    if text is None:
        raise InvalidInput(
            Text("This time stamp is of no checkpoint of this journal.", "Cet horodatage n’est celui d’aucun point de contrôle de ce journal."),
            Text("`ect anchor --request FILE` writes what to send; the answer is to be of that very request.", "« ect ancrer --request FICHIER » écrit ce qu’il faut envoyer ; la réponse doit être celle à cette requête."),
        )  # fmt: skip
    said = timestamps.claimed(token)
    if authorities and timestamps.checked(token, text.encode(), authorities) is None:
        raise _not_vouched(said.who)
    return Evidence(AnchorKind.TIMESTAMP, Checkpoint.of(text), said.who, token, (said.at,), checked=bool(authorities))


def cosigned(journal: "Journal", written: str, witnesses: Sequence[Verifier]) -> Evidence:
    """The checkpoint as witnesses gave it back, and those of them that signed it. Their keys are needed: a signature that
    is false would make the whole journal look altered to who trusts that witness.

    Raises `InvalidInput` when it is no cosigned checkpoint of this journal, or none of these signed it.
    """
    tidy = written.lstrip("\ufeff").replace("\r\n", "\n").strip() + "\n"
    try:
        text, lines = split(tidy)
        checkpoint = Checkpoint.of(text)
    except NotANote:
        raise InvalidInput(
            Text("This is no cosigned checkpoint.", "Ceci n’est pas un point de contrôle contresigné."),
            Text("Give the witness's answer as it came: three lines, an empty one, the signatures.", "Donnez la réponse du témoin telle quelle : trois lignes, une vide, les signatures."),
        ) from None  # fmt: skip
    if journal.store.checkpoint(checkpoint.size) != text:
        raise InvalidInput(
            Text("This checkpoint is not one of this journal.", "Ce point de contrôle n’est pas de ce journal."),
            Text("`ect anchor --witness-request FILE` writes what to give the witness.", "« ect ancrer --witness-request FICHIER » écrit ce qu’il faut remettre au témoin."),
        )  # fmt: skip
    try:
        signed = opened(tidy, [each for each in witnesses if each.kind == COSIGNATURE])[1]
    except NotANote as error:
        raise _not_cosigned(", ".join(name for name, _ in lines), forged=isinstance(error, Forged)) from None
    theirs = [(each.verifier.name, each.verifier.key_id) for each in signed]
    seals = journal.store.beside(SEAL, checkpoint.size - 1, checkpoint.size)
    ours = {each for _, seal in seals for each in split(seal.decode())[1]}
    kept = [
        line(name, payload)
        for name, payload in dict.fromkeys(lines)
        if (name, payload[:4]) in theirs or (name, payload) in ours
    ]
    return Evidence(
        AnchorKind.COSIGNATURE, checkpoint, shown(", ".join(dict.fromkeys(name for name, _ in theirs))),
        note(text, kept).encode(), tuple(_instant(each.at or 0) for each in signed), checked=True,
    )  # fmt: skip


def handed_over(journal: "Journal", to: str, *, size: int | None = None, day: date | None = None) -> Evidence:
    """The checkpoint of this size (None: the last one), or its sixteen characters, was handed to somebody, on this day.

    Raises `InvalidInput` when there is none, or it was not there yet.
    """
    text = journal.store.checkpoint(size)
    if text is None:
        sizes = [each for each, _ in journal.store.checkpoints()]
        at = bisect_left(sizes, size or 0)
        near = ", ".join(map(str, sizes[max(at - 1, 0) : at + 1]))
        raise InvalidInput(
            Text(f"There is no checkpoint of size {size}.", f"Il n’y a pas de point de contrôle de taille {size}."),
            Text(f"The nearest are: {near}. The size stands beside the sixteen characters that were printed.", f"Les plus proches sont : {near}. La taille est imprimée à côté des seize caractères."),
        )  # fmt: skip
    checkpoint = Checkpoint.of(text)
    last = journal.entry(citation(checkpoint.size)).recorded_at.astimezone(journal.time_zone).date()
    if day is not None and day < last:
        raise InvalidInput(
            Text(f"On {day} the journal had no {checkpoint.size} entries yet: J{checkpoint.size} was recorded on {last}.", f"Le {day}, le journal n’avait pas encore {checkpoint.size} entrées : J{checkpoint.size} a été consignée le {last}."),
            Text("Give the size that was handed over then: --size; it stands beside the sixteen characters.", "Donnez la taille remise ce jour-là : --size ; elle est imprimée à côté des seize caractères."),
        )  # fmt: skip
    return Evidence(AnchorKind.HANDED_OVER, checkpoint, to, day=day)


def submission(journal: "Journal", since: int) -> Submission:
    """The last sealed checkpoint, to be cosigned by a witness whose last one had the size `since` (0: none yet).

    Raises `InvalidInput` when nothing is sealed, or less than that, or in an older copy.
    """
    check_goes_on(journal)
    seals = journal.store.beside(SEAL)
    if not seals:
        raise InvalidInput(
            Text("The journal is not sealed: a witness cosigns what its keeper signed.", "Le journal n’est pas scellé : un témoin contresigne ce que son tenant a signé."),
            Text("Seal it first: `ect seal`.", "Scellez-le d’abord : « ect sceller »."),
        )  # fmt: skip
    size, note = seals[-1]
    if not 0 <= since <= size:
        raise InvalidInput(
            Text(f"Only {size} entries are sealed, fewer than {since}.", f"Seules {size} entrées sont scellées, moins que {since}."),
            Text("`ect seal` seals the others; --since is the size that the witness cosigned last, 0 when none.", "« ect sceller » scelle les autres ; --since est la dernière taille contresignée par le témoin, 0 s’il n’y en a pas."),
        )  # fmt: skip
    tree = Tree([leaf_of(row) for row in journal.store.rows(0, size)])
    return Submission(since, tree.consistency(since, size), note.decode())


def _instant(seconds: int) -> datetime:
    """Raises `InvalidInput` for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise InvalidInput(
            Text("The cosignature bears a time that no calendar has.", "La contresignature porte une heure d’aucun calendrier."),
            Text("Ask the witness to cosign it again.", "Demandez au témoin de la contresigner à nouveau."),
        ) from None  # fmt: skip


def _not_cosigned(by: str, *, forged: bool) -> InvalidInput:
    false = Text("A signature of this checkpoint is false.", "Une signature de ce point de contrôle est fausse.")
    missing = Text(
        f"None of the keys given signed this checkpoint; signed by: {shown(by)}.",
        f"Aucune des clés données n’a signé ce point de contrôle ; signé par : {shown(by)}.",
    )
    return InvalidInput(
        false if forged else missing,
        Text("Give the witness's answer, and its key, as `ect witness` prints it there: --authority.", "Donnez la réponse du témoin, et sa clé, telle que « ect temoigner » l’affiche chez lui : --authority."),
    )  # fmt: skip


def _not_vouched(authority: str) -> InvalidInput:
    return InvalidInput(
        Text(f"This time stamp says that it is by {authority}; the certificate given does not vouch for that.", f"Cet horodatage se dit de {authority} ; le certificat donné ne s’en porte pas garant."),
        Text("Ask again; or give the root certificate of that authority.", "Demandez à nouveau ; ou donnez le certificat racine de cette autorité."),
    )  # fmt: skip
