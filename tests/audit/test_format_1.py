"""Format 1: a journal of the release that froze it, opened by this one and every later one.

The files of tests/golden/format-1 were made once (`tests/golden/format_1.py`) and are never written again. A type may get
a new version, a projection may say more: these bytes are read all the same, and prove the same.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.attached import attachments_of, give_back
from ect_journal.bundle import check_whole, files, take_back, trail_of
from ect_journal.catalogue import TYPES, MemoWritten, ObservationRecorded
from ect_journal.dossier_file import trail_of as trail_of_dossier
from ect_journal.errors import Unreadable
from ect_journal.journal import FORMAT
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import Verifier
from ect_journal.ledger.offline import OfflineProof
from ect_journal.ledger.tree import leaf_hash
from ect_journal.trail import Trail
from ect_journal.transfer import export_lines, restore
from ect_journal.vault import Access
from ect_journal.verifying import Held, Report, verify
from tests.audit.authority import WITH_OPENSSL
from tests.golden.format_1 import sum_of
from tests.golden.told import KEPT, PHOTO

GOLDEN = Path(__file__).parents[1] / "golden" / "format-1"
HELD = json.loads((GOLDEN / "held.json").read_text(encoding="utf-8"))
REFS: dict[str, str] = HELD["refs"]
SUM = "c77c56476856e0a7222566e2298da051456dc77fa06c6cd49da4e77345d1a5a8"
"""The SHA-256 of all these files, by `sum_of`: whoever makes them again changes what every release was held to."""


@pytest.fixture
def golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, with the keys that it came with and no memory of it."""
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "format-1"))
    monkeypatch.setenv("ECT_KEYS", str(folder / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    return folder


@pytest.fixture
def journal(golden: Path) -> Iterator[Journal]:
    with Journal.open(golden / "journal") as journal:
        yield journal


def held() -> Held:
    """What its reader was given: the first key, a witness, an authority, the checkpoint handed over."""
    policy = f"log {HELD['key']}\nwitness labo {HELD['witness']}\nquorum labo\n"
    authority = (GOLDEN / "authority.pem").read_bytes()
    return Held.read(keys=[HELD["key"]], policy=policy, since=[HELD["early"]], authorities=[authority])


def test_the_golden_files_are_those_of_the_release() -> None:
    """Not one byte of them is made again."""
    assert SUM == sum_of(GOLDEN)


def test_it_has_an_entry_of_almost_every_type(journal: Journal) -> None:
    """Of those of its release; a later one may have more."""
    types = {row.type for row in journal.store.rows()}
    assert 70 == len(types)  # one of them the stub
    assert TYPES.keys() >= types - {"entry.blank"}
    assert 1 == FORMAT == journal.opened.format


def test_every_projection_reads_it(journal: Journal) -> None:
    """And finds something: each has a row, unless it lists what is left to do, missing or disputed."""
    from ect_projections import Reading
    from ect_projections.projection import PROJECTIONS

    reading = Reading.of(journal)
    rows = {str(name): projection(reading).collect().height for name, projection in PROJECTIONS.items()}
    assert EMPTY >= {name for name, count in rows.items() if not count}


EMPTY = {"method_in_force", "orphans", "saturation"}
"""Its only method is retired, nothing lost its grounds, and two sources saturate nothing."""


def test_every_entry_reads_as_it_was_recorded(journal: Journal) -> None:
    """The lenient reader and the strict one, corrections applied, what was expunged as its clean copy."""
    entries = list(journal.entries())
    assert journal.head == len(entries) == entries[-1].position
    assert "Le besoin se travaille, il n’est pas donné" == title(journal, REFS["memo.written"])
    assert "Quelqu’un passe à la séance" == title(journal, REFS["slip"])
    assert journal.live(REFS["dissemination.done"])
    assert 1 == sum(entry.type == "entry.blank" for entry in entries)  # where the clean copy was recorded


def title(journal: Journal, ref: str) -> str:
    event = journal.current(ref).event
    assert hasattr(event, "title")
    return str(event.title)


def test_its_sealed_values_open(journal: Journal) -> None:
    """With the keys that came with it: what was said, a file; what was erased says by which entry."""
    kept, heard = (journal.entry(REFS[name]).event for name in ("kept", "heard"))
    assert isinstance(kept, ObservationRecorded)
    assert isinstance(heard, ObservationRecorded)
    assert kept.text is not None
    assert heard.text is not None
    assert KEPT == journal.open_sealed(kept.text)
    assert Access.ERASED is journal.read_sealed(heard.text).access
    [photo] = attachments_of(journal.entry(REFS["document.collected"]))
    assert journal.folder
    give_back(journal, photo, journal.folder.parent / "photo.png")
    assert PHOTO == (journal.folder.parent / "photo.png").read_bytes()


def test_its_verdicts(journal: Journal) -> None:
    """All five, by what its reader holds; for somebody who holds nothing, what can be said all the same."""
    trail = Trail.of(journal)
    report = verify(trail, held())
    assert (0, "yes yes yes yes yes") == said(report)
    assert {"timestamp", "cosignature", "handed_over"} <= {each.kind for each in report.facts.anchors}
    assert (10, "yes unchecked unchecked unchecked yes") == said(verify(trail))
    other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert (20, "yes no unchecked unchecked yes") == said(verify(trail, Held.read(keys=[other])))
    forked = HELD["early"].replace(HELD["early"].split("\n")[2], HELD["head"].split("\n")[2])
    assert 32 == verify(trail, Held.read(since=[forked])).exit


def said(report: Report) -> tuple[int, str]:
    return report.exit, " ".join(report.verdicts)


def test_reading_changes_nothing(golden: Path) -> None:
    """Opened, read, verified and closed: the record, the keys and the attachments have the bytes that they had."""
    before = {path: path.read_bytes() for path in golden.rglob("*") if path.is_file()}
    with Journal.open(golden / "journal") as journal:
        list(journal.entries())
        verify(Trail.of(journal), held())
        journal.register()
    after = {path: path.read_bytes() for path in golden.rglob("*") if path.is_file() and path in before}
    assert before == after
    new = {path.relative_to(golden).as_posix() for path in golden.rglob("*") if path.is_file()} - {
        path.relative_to(golden).as_posix() for path in before
    }
    assert [] == [name for name in new if not name.startswith("journal/.cache/") and not name.endswith(".lock")]


def test_it_goes_on(golden: Path) -> None:
    """What this release records in it is sealed by the key that came with it, and all of it verifies."""
    with Journal.open(golden / "journal") as journal:
        journal.record(MemoWritten(note_kind="field", title="Une version plus tard", text="Encore là."), by="rd")
        assert (0, "yes yes yes yes yes") == said(verify(Trail.of(journal), held()))


def test_its_export_gives_the_same_roots(journal: Journal, golden: Path) -> None:
    """Restored from the archivist's lines: the same bytes, the same checkpoint, the same verdicts; and exported again."""
    lines = (golden / "bundle" / "entries.jsonl").read_bytes().splitlines(keepends=True)
    assert lines == list(export_lines(journal))
    trail = trail_of(golden / "bundle")
    check_whole(golden / "bundle", trail)
    with restore(lines, golden / "back") as back:
        take_back(trail, back)
        assert HELD["head"] == back.checkpoint() == journal.checkpoint()
        found = Trail.of_store(back.store)
        assert (10, "yes yes yes yes unchecked") == said(verify(found, held()))  # its values stayed where they were
        assert lines == list(export_lines(back))


def test_its_archive_says_what_it_says(journal: Journal, golden: Path) -> None:
    """Every file but the README and what lists them is written byte for byte as then."""
    wanted = {path.relative_to(golden / "bundle").as_posix(): path.read_bytes()
              for path in (golden / "bundle").rglob("*") if path.is_file()}  # fmt: skip
    made = files(Trail.of_store(journal.store))
    for name in ("README.md", "README.fr.md", "SHA256SUMS"):
        assert name in made
        del made[name], wanted[name]
    del wanted["dossier.fr.html"]
    assert made == wanted


@pytest.mark.parametrize("name", ["dossier.html", "bundle/dossier.fr.html"])
def test_its_dossiers_verify(name: str) -> None:
    """Statement and pages included, by the verifier of today."""
    report = verify(trail_of_dossier((GOLDEN / name).read_bytes()), held())
    assert "yes yes yes yes" == " ".join(report.verdicts[:4]), report.facts.wrong


def test_its_proof_holds() -> None:
    """Of one entry, for who has that entry and a key alone."""
    ref = REFS["heard"]
    proof = OfflineProof.of((GOLDEN / f"{ref}.tlog-proof").read_text(encoding="utf-8"))
    leaf = leaf_hash((GOLDEN / f"{ref}.json").read_bytes())
    vkeys = [path.read_text(encoding="utf-8") for path in (GOLDEN / "bundle" / "keys").glob("*.vkey")]
    checkpoint, signed = proof.opened(leaf, [Verifier.read(vkey) for vkey in vkeys])
    assert (f"J{proof.position}", 1) == (ref, len(signed))
    assert checkpoint.size < Checkpoint.of(HELD["head"]).size + 1
    assert not proof.includes(leaf_hash(b"{}"))


@WITH_OPENSSL
def test_the_lines_of_its_readme_work_still(golden: Path) -> None:
    """Without the program, as they were written then."""
    folder = golden / "bundle"
    shutil.copyfile(golden / "authority.pem", folder / "authority.pem")
    witness = Verifier.read(HELD["witness"])
    (folder / f"witness-{witness.key_id.hex()}.vkey").write_text(HELD["witness"] + "\n", encoding="utf-8")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert 6 == len(blocks)
    for lines in blocks:
        done = subprocess.run(
            ["bash", "-e", "-c", lines], cwd=folder, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True
        )
        assert 0 == done.returncode, (lines, done.stderr)


def test_format_0_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written while shapes could still change, opened or restored; with a hint."""
    with monkeypatch.context() as before:
        before.setattr("ect_journal.journal.FORMAT", 0)
        with Journal.create(tmp_path / "old", origin="ancien", by="rd") as old:
            lines = list(export_lines(old))
    for again in (partial(Journal.open, tmp_path / "old"), partial(restore, lines, tmp_path / "new")):
        with pytest.raises(Unreadable, match="format 0; this release reads format 1") as refused:
            again()
        assert "Use the release that wrote it." == refused.value.hint.en
    assert not (tmp_path / "new").exists()
