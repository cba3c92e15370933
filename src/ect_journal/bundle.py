"""The archivist's folder: the record as plain files, to be checked with what every system has (`sha256sum`, `openssl`).

    README.md README.fr.md      what is in it, and the lines that check it
    SHA256SUMS                  of every other file
    entries.jsonl               the stored bytes of each entry, a line each
    checkpoint.txt              the last one, exactly as it is signed and time-stamped
    checkpoints.txt             all of them, an empty line between two; seals.txt: all signed notes, likewise
    checkpoints/357.txt         each that is anchored, or sealed last
    seals/531-b4d69c3b.sig      the last seal as 64 bytes, by the key with that id
    tokens/J532.tst             what an outside party gave for the anchor that J532 records (.note: a cosigned note)
    keys/b4d69c3b.vkey .pem     the public keys that the journal names
    dossier.fr.html             the dossier, for people

No sealed value is in it, nor any key of one. `trail_of` reads it back and believes nothing of it: `verifying` says what
it is worth. Leaves what the files of keys and signatures hold to `bundle_parts`, what is said to `bundle_readme`, and which
files are opened at all to `bundle_reading`.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ect_journal.bundle_parts import anchors_of, cosignatures, keys_of, last_seal, recorded_evidence, stem
from ect_journal.bundle_reading import LARGEST_GIVEN, SUMS, as_listed, read, unreadable
from ect_journal.bundle_readme import readmes
from ect_journal.errors import AlreadyExists, InvalidInput, Tampered
from ect_journal.folder import writing
from ect_journal.journal import Journal
from ect_journal.ledger.notes import NotANote, Unsigned, only
from ect_journal.store import ANCHOR, SEAL, Beside, Taken
from ect_journal.trail import Trail
from ect_journal.verifying import verify
from ect_journal.verifying.report import ALTERED, ROLLED_BACK, UNREADABLE
from ect_journal.words import Text, shown

ENTRIES, HEAD, CHECKPOINTS, SEALS = "entries.jsonl", "checkpoint.txt", "checkpoints.txt", "seals.txt"
_TOKEN = re.compile(r"J([1-9]\d{0,14})\.(?:tst|note)")


def bundle(journal: Journal, folder: str | Path, dossiers: Mapping[str, bytes], *, replace: bool = False) -> Path:
    """Write the folder, with these dossiers by the name of their file: whole, or not at all.

    Raises `AlreadyExists`, `NotWritten`, `Tampered` for a journal that was altered. With `replace`, what is there must be
    such a folder, and hold nothing else.
    """
    target, trail = Path(folder).absolute(), Trail.of_store(journal.store)
    before = check_free(target, replace=replace)
    check_whole(journal.folder or journal.store.place, trail)
    beside, aside = (target.with_name(f".{target.name}.{end}") for end in ("part", "old"))
    with writing(target):
        shutil.rmtree(beside, ignore_errors=True)
        try:
            _write(beside, files(trail, dossiers))
            if before:
                shutil.rmtree(aside, ignore_errors=True)  # of a writing that was stopped once the new one stood
                target.rename(aside)
            elif target.exists():
                target.rmdir()
            try:
                beside.rename(target)
            except BaseException:
                if before:
                    aside.rename(target)
                raise
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(aside, ignore_errors=True)
    return target


def files(trail: Trail, dossiers: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Every file, by its path in the folder."""
    anchors, keys, (sealed, seals) = anchors_of(trail), keys_of(trail), last_seal(trail)
    found = {
        ENTRIES: b"".join(state + b"\n" for state in trail.entries),
        HEAD: trail.checkpoints[-1][1].encode(),
        CHECKPOINTS: "\n".join(text for _, text in trail.checkpoints).encode(),
        SEALS: "\n".join(note for _, note in trail.seals).encode(),
    }
    named = {sealed, *(anchor.size for anchor in anchors)}
    found |= {f"checkpoints/{size}.txt": text.encode() for size, text in trail.checkpoints if size in named}
    for signed in seals:
        found[f"seals/{stem(str(sealed), signed)}.sig"] = signed.signature
    for key in keys:
        found[f"keys/{key.id}.vkey"] = f"{key.verifier.vkey}\n".encode()
        found[f"keys/{key.id}.pem"] = key.pem
    for anchor in anchors:
        if anchor.evidence is not None:
            found[anchor.path] = anchor.evidence
        for signed in cosignatures(anchor):
            found[f"tokens/{stem(anchor.ref, signed)}.txt"] = signed.text
            found[f"tokens/{stem(anchor.ref, signed)}.sig"] = signed.signature
    readme = readmes(trail, [*(dossiers or {})], found)
    found |= {**(dossiers or {}), **readme}
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(found.items()))
    return found | {SUMS: sums.encode()}


def is_bundle(folder: Path) -> bool:
    return (folder / ENTRIES).is_file() and (folder / CHECKPOINTS).is_file()


def trail_of(folder: str | Path) -> Trail:
    """What such a folder says, in the order in which it says it. Raises `Unreadable`."""
    folder = Path(folder)
    lines = read(folder, ENTRIES).split(b"\n")
    notes = _paragraphs(folder, SEALS) if (folder / SEALS).exists() else []
    if len(notes) % 2:
        raise unreadable(folder / SEALS)
    return Trail(
        entries=tuple(lines if lines[-1] else lines[:-1]),
        checkpoints=tuple(_sized(folder / CHECKPOINTS, _paragraphs(folder, CHECKPOINTS))),
        seals=tuple(_sized(folder / SEALS, map("\n".join, zip(notes[::2], notes[1::2], strict=True)))),
        evidence=_given(folder),
        missing=None,
        faults=() if as_listed(folder) else ((0, "sums"),),
    )


def _given(folder: Path) -> dict[int, bytes]:
    """What outside parties gave, by the position of the entry that records it."""
    found: dict[int, bytes] = {}
    for path in sorted((folder / "tokens").iterdir()) if (folder / "tokens").is_dir() else ():
        if token := _TOKEN.fullmatch(path.name):
            if int(token[1]) in found:
                raise unreadable(path)
            found[int(token[1])] = read(folder, f"tokens/{path.name}", LARGEST_GIVEN)
    return found


def _paragraphs(folder: Path, name: str) -> list[str]:
    """What stands between empty lines, each ending in a line feed."""
    try:
        content = read(folder, name).decode()
    except UnicodeDecodeError:
        raise unreadable(folder / name) from None
    return [f"{part}\n" for part in content.removesuffix("\n").split("\n\n")] if content else []


def _sized(path: Path, found: Iterable[str]) -> Iterable[tuple[int, str]]:
    """Each text with the size that its second line says, which is larger than the one before."""
    before = -1
    for text in found:
        lines = text.split("\n")
        if len(lines) < 3 or not re.fullmatch(r"0|[1-9]\d{0,14}", lines[1], re.ASCII) or int(lines[1]) <= before:
            raise unreadable(path)
        before = int(lines[1])
        yield before, text


def take_back(trail: Trail, journal: Journal) -> None:
    """Keep, beside a journal that was restored from such a folder, the seals and tokens of the folder that it lacks, once
    `check_whole` has refused what fits nothing: what is kept is there for ever, so only lines by keys that the journal
    itself names, and what its entries record. Raises `ReadOnly`, `Tampered`."""
    here = {kind: {at for at, _ in journal.store.beside(kind)} for kind in (SEAL, ANCHOR)}
    found = [Beside(SEAL, size, written.encode()) for size, written in _signed(journal.store.place, trail)]
    found += [Beside(ANCHOR, at, trail.evidence[at]) for at in recorded_evidence(trail)]
    if lacking := [each for each in found if each.at not in here[each.kind]]:
        with suppress(Taken):  # by somebody who restores the same
            journal.store.keep(lacking)


def _signed(place: object, trail: Trail) -> Iterator[tuple[int, str]]:
    """Each seal that has lines by keys that the journal names, revoked ones too, with only those. Raises `Tampered` for a
    line that is said to be by one of them, and is not."""
    try:
        named = [key.verifier for key in keys_of(trail)]
    except (ValueError, LookupError, TypeError, AttributeError):
        return  # an entry that names what is no key, which restoring refuses
    for size, written in trail.seals:
        try:
            yield size, only(written, named)
        except Unsigned:
            continue
        except NotANote:
            raise Tampered(
                Text(f"The seal of J{size} in {place} is not by the key that it names: it was altered.", f"Le sceau de J{size} dans {place} n’est pas de la clé qu’il nomme : il a été altéré."),
                Text("Take another copy; `ect verify --key KEY` says whether its seals are good.", "Prenez une autre copie ; « ect verifier --key CLE » dit si ses sceaux sont bons."),
            ) from None  # fmt: skip


def check_whole(place: object, trail: Trail) -> None:
    """Raises `Tampered` when the entries, checkpoints, seals and tokens found there do not fit each other."""
    report = verify(trail)
    if report.verdicts.coherent == "yes" and report.exit not in (ALTERED, ROLLED_BACK, UNREADABLE):
        for _ in _signed(place, trail):
            pass
        return
    raise Tampered(
        Text(f"What is in {place} does not fit together: it was altered, or is not whole.", f"Le contenu de {place} ne concorde pas : il a été altéré, ou n’est pas entier."),
        Text(f"`ect verify {place}` says where. Take another copy.", f"« ect verifier {place} » dit où. Prenez une autre copie."),
    )  # fmt: skip


# writing ----------------------------------------------------------------------------------------------------------------


def _write(folder: Path, content: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, each in content.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(each)


def check_free(target: Path, *, replace: bool) -> bool:
    """Whether something is there to be replaced. Raises `AlreadyExists`, `InvalidInput`."""
    if not target.parent.is_dir():
        raise InvalidInput(
            Text(f"There is no folder {target.parent}.", f"Il n’y a pas de dossier {target.parent}."),
            Text("Make it first, or name another place.", "Créez-le d’abord, ou nommez un autre endroit."),
        )
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return False
    if not (target.is_dir() and is_bundle(target)):
        raise AlreadyExists(
            Text(f"{target} exists already, and is no such folder.", f"{target} existe déjà, et n’est pas un tel dossier."),
            Text("Give the name of a folder that does not exist.", "Donnez le nom d’un dossier qui n’existe pas."),
        )  # fmt: skip
    if not replace:
        raise AlreadyExists(
            Text(f"{target} exists already.", f"{target} existe déjà."),
            Text("Give another name, or --force to replace that folder.", "Donnez un autre nom, ou --force pour remplacer ce dossier."),
        )  # fmt: skip
    listed = {line.partition("  ")[2] for line in read(target, SUMS).decode("utf-8", "replace").splitlines()}
    names = {
        path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir() or path.is_symlink()
    }
    if strange := sorted(names - listed - {SUMS}):
        raise AlreadyExists(
            Text(f"{target} holds what is no part of it: {', '.join(map(shown, strange[:5]))}.", f"{target} contient ce qui n’en fait pas partie : {', '.join(map(shown, strange[:5]))}."),
            Text("Move that elsewhere, or name another folder.", "Déplacez-le ailleurs, ou nommez un autre dossier."),
        )  # fmt: skip
    return True
