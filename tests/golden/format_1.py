"""The golden journal of format 1, made once: `python -m tests.golden.format_1`. It refuses to make it again.

    format-1/journal/           the folder: journal.sqlite, ect.toml, attachments/
    format-1/keys/UUID/         keys.json and signing.json, published: they protect nobody
    format-1/bundle/            the archivist's folder
    format-1/J23.tlog-proof     and J23.json beside, the entry that it proves
    format-1/dossier.html       with its sealed values opened
    format-1/authority.pem      whose time stamp it has
    format-1/held.json          what its reader was given: the first key, the witness's, an early checkpoint

What each later release makes of these files is in `tests/audit/test_format_1.py`. They are never written again.
"""

import json
import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "format-1"
ORIGIN = "cluster-jura.example/format-1"
WITNESS, WITNESS_SEED = "labo.example/temoin", b"format 1: the seed of a witness."


def main() -> None:
    if FOLDER.exists():
        raise SystemExit(f"{FOLDER} is there, and is kept as it is.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ECT_KEYS"], os.environ["ECT_STATE"] = f"{folder}/keys", f"{folder}/state"
        made = Path(folder) / "format-1"
        made.mkdir()
        make(made, Path(folder))
        shutil.move(Path(folder) / "keys", made / "keys")
        for lock in (*made.rglob("*.lock"), *made.rglob("*-wal"), *made.rglob("*-shm")):
            lock.unlink()
        shutil.rmtree(made / "journal" / ".cache", ignore_errors=True)
        shutil.move(made, FOLDER)
    print(sum_of(FOLDER))


def sum_of(folder: Path) -> str:
    """One SHA-256 for all the files of a folder, those of names and contents."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = (f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in paths)
    return sha256("".join(sums).encode()).hexdigest()


def make(made: Path, beside: Path) -> None:
    from ect_journal import Journal
    from ect_journal.anchoring import anchor
    from ect_journal.bundle import bundle
    from ect_journal.ledger.checkpoints import Checkpoint
    from ect_journal.ledger.notes import COSIGNATURE, cosign, verifier_of
    from ect_journal.proving import prove
    from ect_journal.rotating import rotate
    from ect_journal.sealed_heads import seal
    from ect_journal.store import SEAL
    from ect_journal.timestamps import request
    from ect_journal.vouching import cosigned, handed_over, stamped
    from ect_projections.dossier import dossier
    from tests.audit.authority import Authority
    from tests.golden.told import PHOTO, Clock, tell

    clock, authority = Clock(), Authority(beside / "tsa")
    attached = beside / "tableau.png"
    attached.write_bytes(PHOTO)
    witness = verifier_of(WITNESS, WITNESS_SEED, COSIGNATURE)
    with Journal.create(made / "journal", origin=ORIGIN, by="rd", world=clock) as journal:
        refs = tell(journal, clock, attached)
        first = seal(journal).verifier
        early = Checkpoint.of(journal.checkpoint())
        anchor(journal, handed_over(journal, "ADEME, rapport d’avancement, page 2"))
        rotate(journal, "L’ordinateur change.", by="rd")
        clock.instant = None
        journal.record(("memo.written", {"note_kind": "operational", "title": "Le jour des tiers"}), by="rd")
        answer = authority.answer(request(journal.checkpoint().encode()).der)
        anchor(journal, stamped(journal, answer, [authority.certificate]))
        [(_, note)] = journal.store.beside(SEAL, journal.head - 1)
        line = cosign(journal.checkpoint(), WITNESS, WITNESS_SEED, int(clock.now().timestamp()))
        anchor(journal, cosigned(journal, note.decode() + line, [witness]))
        proved = prove(journal, refs["heard"])
        (made / f"{proved.ref}.tlog-proof").write_bytes(proved.proof.text.encode())
        (made / f"{proved.ref}.json").write_bytes(proved.state or b"")
        (made / "dossier.html").write_bytes(dossier(journal, profile="internal", lang="en"))
        bundle(journal, made / "bundle", {"dossier.fr.html": dossier(journal, lang="fr")})
        held = {
            "key": first.vkey,
            "witness": witness.vkey,
            "early": early.text,
            "head": journal.checkpoint(),
            "refs": refs,
        }
    (made / "authority.pem").write_bytes(authority.certificate)
    (made / "held.json").write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
