"""What the proofs cost: verifying a journal against a plain `hashlib` loop over the same bytes, and what the signature adds
to an append.

    python benchmarks/ledger.py

The loop hashes each entry once and each pair of nodes once, which is the least that any check of the tree can do. Verifying
also folds the root of every stored checkpoint, reads each entry's number, id and time, and holds each seal to the key that
the reader holds (a tenth of a millisecond each, whatever is done).
"""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, ObservationRecorded, ProjectOpened
from ect_journal.sealed_heads import seal
from ect_journal.trail import Trail
from ect_journal.verifying import Held, verify
from measure import ratio

ENTRIES, SINGLE, BATCH = 20_000, 200, 20_000
SENTENCE = "Les élus parlent du prix, les parents parlent du temps ; personne ne parle de la cuisine de l’EHPAD."


def begun(folder: Path, *, sealed: bool) -> Journal:
    journal = Journal.create(folder, origin="benchmark", by="rd")
    with journal.batch() as batch:
        batch.record(ActorRegistered(code="rd", nature="person", category="cooperative"))
        batch.record(ProjectOpened(code="ALI-01", name="Cantine", domains=["food"], territory="Plateaux"))
    if sealed:
        seal(journal)
    return journal


def fill(journal: Journal, entries: int, at_once: int) -> None:
    for start in range(0, entries, at_once):
        with journal.batch() as batch:
            for number in range(start, min(entries, start + at_once)):
                batch.record(ObservationRecorded(title=f"Réunion {number}", place=SENTENCE, projects=["ALI-01"]))


def hashed(entries: tuple[bytes, ...]) -> bytes:
    """The root, by the shortest loop."""
    level = [sha256(b"\x00" + entry).digest() for entry in entries]
    while len(level) > 1:
        paired = [sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) - len(level) % 2 :]
    return level[0]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["ECT_KEYS"], os.environ["ECT_STATE"] = str(home / "keys"), str(home / "state")
        print(f"{'':<58} {'ours':>15} {'against':>15}")
        for at_once in (1_000, 10):
            with begun(home / f"whole-{at_once}", sealed=True) as journal:
                fill(journal, ENTRIES, at_once)
                trail = Trail.of(journal)
                keys = Held(keys=journal.signer.verifiers)
                assert verify(trail, keys).verdicts.signed == "yes"
                for held, said in ((Held(), "no key held"), (keys, f"{len(trail.seals):,} signatures checked")):
                    label = f"verify {ENTRIES:,}, {at_once:,} an append, {said}"
                    ratio(lambda: verify(trail, held), lambda: hashed(trail.entries), label=label, per=ENTRIES)  # noqa: B023
        ratio(
            lambda: Trail.of_store(journal.store),
            lambda: journal.store.rows(),
            label="reading the trail, against its rows",
        )
        one, other = begun(home / "sealed", sealed=True), begun(home / "bare", sealed=False)
        for each in (one, other):
            fill(each, 5, 1)
        label = "one durable append, sealed against not"
        ratio(lambda: fill(one, SINGLE, 1), lambda: fill(other, SINGLE, 1), label=label, per=SINGLE)
        label = f"a batch of {BATCH:,}, per entry, sealed against not"
        ratio(lambda: fill(one, BATCH, BATCH), lambda: fill(other, BATCH, BATCH), rounds=3, label=label, per=BATCH)
        one.close(), other.close()


if __name__ == "__main__":
    main()
