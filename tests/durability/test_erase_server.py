"""`ect erase`, `ect find --sealed`, `ect export --with-sealed` where the journal is on a server: who may, and what others see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.keys import MemoryKeyring
from ect_journal.store.address import Address
from ect_journal.transfer import export_lines, restore
from tests.cli.session import run
from tests.durability.scenes import NEED, SECRET, begin
from tests.durability.server import Server


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has keys and a memory of its own."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ECT_LANG", "en")


@pytest.fixture
def journal(tmp_path: Path, schema: str) -> Iterator[Journal]:
    with begin(Journal.create(tmp_path / "journal", origin="erased", by="rd", store=schema)) as journal:
        yield journal


def the_address(server: Server, schema: str, kind: str) -> str:
    name = Address.read(schema).schema
    return server.address(name, user=server.login(f"{name}_{kind}"))


@pytest.mark.parametrize("kind", ["appender", "reader"])
def test_without_the_role(server: Server, journal: Journal, schema: str, kind: str) -> None:
    """What would go is shown, nobody is asked, and the error names the role; nothing is written."""
    head = journal.head
    address = the_address(server, schema, kind)
    result = run("erase", NEED, "--ground", "objection", "--by", "rd", "--journal", address)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"Will be erased for good, what is sealed in {NEED}" in result.stderr
    assert "role keeper" in result.stderr.splitlines()[-1]
    assert (journal.head, journal.open_sealed(journal.entry(NEED).event.text)) == (head, SECRET)  # type: ignore[attr-defined]


def test_a_keeper_erases_for_all(server: Server, journal: Journal, schema: str, tmp_path: Path) -> None:
    """Colleagues who have the journal open read it no more, and are told which entry erased it; a second file has it not."""
    colleague = Journal(journal.store, keyring=MemoryKeyring(journal.uuid))
    address = the_address(server, schema, "keeper")
    result = run("erase", NEED, "--ground", "objection", "--by", "rd", "--yes", "--journal", address)
    assert result.exit_code == 0, result.stderr
    ref = result.stdout.strip()
    for each in (journal, colleague):
        assert each.read_sealed(each.entry(NEED).event.text)[1:] == ("erased", ref)  # type: ignore[attr-defined]
    shown = run("show", NEED, "--field", "text", "--journal", address)
    assert shown.stderr.startswith(f"ect: Erased by {ref}")
    second = tmp_path / "texts.jsonl"
    exported = run(
        "export", "--output", str(tmp_path / "log.jsonl"), "--with-sealed", str(second), "--journal", address
    )
    assert "Left out, since they were erased: 1." in exported.stderr
    with restore(export_lines(journal), None, disclosures=second.read_bytes().splitlines()) as copy:
        assert copy.read_sealed(copy.entry(NEED).event.text)[1:] == ("erased", ref)  # type: ignore[attr-defined]
