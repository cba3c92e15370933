"""What sealing costs: recording an entry with one sealed field against one without, and opening 20,000 sealed values.

    python benchmarks/sealing.py

Both entries are durable (synchronous=FULL) and say the same; one keeps its sentence in the vault, under the keys of the
person it is about, the other in a public field. Opening is compared with hashing and reading the same disclosures in plain
Python, which is what it would cost were they kept in the clear.
"""

import json
import os
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, InterviewRecorded, NoticeGiven, ObservationRecorded, ProjectOpened
from ect_journal.sealing import disclose
from measure import ratio

SINGLE, VALUES, PEOPLE = 200, 20_000, 40
SENTENCE = "On ne nous a pas demandé un business plan, on nous a demandé qui d'autre avait le problème."


def journal_in(folder: Path) -> Journal:
    journal = Journal.create(folder, origin="benchmark", by="rd")
    with journal.batch() as batch:
        batch.record(ActorRegistered(code="rd", nature="person", category="cooperative"))
        for number in range(PEOPLE):
            batch.record(ActorRegistered(code=f"P-{number}", nature="person", category="resident"))
        batch.record(NoticeGiven(persons=[f"P-{number}" for number in range(PEOPLE)], version="1"))
        batch.record(ProjectOpened(code="MOB-01", name="Autopartage", domains=["mobility"], territory="Plateaux"))
    return journal


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["ECT_KEYS"], os.environ["ECT_STATE"] = str(home / "keys"), str(home / "state")
        journal = journal_in(home / "journal")

        def sealed() -> None:
            for _ in range(SINGLE):
                journal.record(ObservationRecorded(title="Réunion publique", text=SENTENCE), about=["P-7"])

        def public() -> None:
            for _ in range(SINGLE):
                journal.record(ObservationRecorded(title="Réunion publique", place=SENTENCE))

        print(f"{'':<62} {'sealed':>15} {'in the clear':>15}")
        sealed()  # the key is made once
        ratio(sealed, public, label="one durable append (aim: ratio at most 1.3)", per=SINGLE)

        def batch(texts: bool) -> None:
            with journal.batch() as batch:
                for number in range(2_000):
                    said = {"verbatims": [SENTENCE]} if texts else {"guide": SENTENCE}
                    batch.record(InterviewRecorded(title="Entretien", interviewee=f"P-{number % PEOPLE}", **said))

        ratio(lambda: batch(True), lambda: batch(False), label="a batch of 2,000, per entry", per=2_000)
        journal.close()

        many = journal_in(home / "many")
        with many.batch() as evening:
            for number in range(VALUES):
                evening.record(
                    InterviewRecorded(
                        title="Entretien", interviewee=f"P-{number % PEOPLE}", verbatims=[f"{SENTENCE} {number}"]
                    )
                )
        digests = [row.digest for row in many.store.sealed()]
        many.close()
        plain = [
            disclose(urlsafe_b64encode(number.to_bytes(32)).decode(), f"{SENTENCE} {number}")
            for number in range(VALUES)
        ]

        def opened() -> None:
            with Journal.open(home / "many") as journal:
                texts = journal.vault.open(digests)
            assert all(value.text for value in texts.values())

        def read() -> None:
            texts = [json.loads(urlsafe_b64decode(each + "=" * (-len(each) % 4)))[1] for each in plain]
            assert len({sha256(each.encode()).digest() for each in plain}) == len(texts)

        ratio(
            opened,
            read,
            rounds=3,
            label=f"a journal with {VALUES:,} sealed values, opened and all read, per value",
            per=VALUES,
        )
        ratio(lambda: Journal.open(home / "many").close(), lambda: Journal.open(home / "journal").close(), rounds=5,
              label="the same journal opened, none read, against a small one")  # fmt: skip


if __name__ == "__main__":
    main()
