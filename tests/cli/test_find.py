"""`ect find`: words as people type them, on the demo and on a small journal."""

import json
from pathlib import Path
from typing import Any

import pytest

from ect_journal import Journal
from tests.cli.kept import same_as_kept
from tests.cli.session import run, session


def found(*args: str) -> list[dict[str, Any]]:
    result = run("find", *args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def test_what_is_found(folder: Path) -> None:
    """A line per entry: its number, its day, its title, and what stands around the words."""
    session("""
        $ ect observe --title "On ne parle plus de prix : tenir l’hiver" --project ALI-01 --on 2024-02-06
        J15
        ! J15 recorded: observation recorded, 2024-02-06. On ne parle plus de prix : tenir l’hiver
        $ ect find "TENIR L'HIVER" prix
          J  Day         Title                                     Excerpt
        ───────────────────────────────────────────────────────────────────────────────────────────────────
        J15  2024-02-06  On ne parle plus de prix : tenir l’hiver  On ne parle plus de prix : tenir l’hiver
        $ ect find "hiver tenir"
        ! No entry that stands holds all of these words.
        $ ect find ""
        ! ect: There is nothing to search for.
        ! ect: hint: Give a word, or a few.
        [exit 1]
        $ ect find
        ! ect: Missing argument 'WORDS …'.
        ! ect: hint: `ect find --help` says what it takes.
        [exit 2]
    """)


def test_sealed_texts_are_searched_on_request_only(folder: Path) -> None:
    """--sealed opens them, says so, and leaves nothing of them on the disk but where they were."""
    (folder / "notes.txt").write_text("Mme Perrin veut tenir l’hiver.", encoding="utf-8")
    run("observe", "--title", "Vu", "--project", "ALI-01", "--on", "2024-02-06", "--text", str(folder / "notes.txt"))
    (folder / "notes.txt").unlink()
    assert found("perrin") == []
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("find", "perrin", "--sealed")
    assert "✦ Mme Perrin veut tenir l’hiver." in result.stdout
    assert result.stderr == "Sealed texts were searched too (✦): 1. What they say is confidential.\n"
    assert [row["sealed"] for row in found("perrin", "--sealed")] == [True]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_sealed_texts_that_are_not_read(folder: Path, tmp_path: Path) -> None:
    """Those opened, those whose keys are not here, those erased and those that this copy has not are counted apart."""
    (tmp_path / "notes.txt").write_text("Mme Perrin veut tenir l’hiver.", encoding="utf-8")
    seen = (
        "observe",
        "--title",
        "Vu",
        "--project",
        "ALI-01",
        "--on",
        "2024-02-06",
        "--text",
        str(tmp_path / "notes.txt"),
    )
    for about in (("P-07",), ("P-01",), (), ()):
        run(*seen, *(part for code in about for part in ("--about", code)))
    run("erase", "P-07", "--ground", "objection", "--yes")
    with Journal.open(folder) as journal:
        keys = [key for key in journal.keyring.listed() if key.subject == "P-01"]
        kept = journal.keyring.held([key.id for key in keys])
    here, elsewhere = str(tmp_path / "here.json"), tmp_path / "elsewhere"
    run("keys", "export", here, "--of", "P-01", ECT_PASSPHRASE="une phrase de passe")
    assert len(kept) == 1
    result = run("find", "perrin", "--sealed", ECT_KEYS=str(elsewhere), ECT_STATE=str(elsewhere))
    assert result.stderr == (
        "Sealed texts were searched too (✦): 0. What they say is confidential.\n"
        "Left sealed, since their keys are not here: 3.\n"
        "Erased, and read by nobody any more: 1.\n"
        "No entry that stands holds all of these words.\n"
    )
    given = {"ECT_KEYS": str(elsewhere), "ECT_STATE": str(elsewhere)}
    run("keys", "import", here, ECT_PASSPHRASE="une phrase de passe", **given)
    result = run("find", "perrin", "--sealed", ECT_LANG="fr", **given)
    assert result.stderr == (
        "Les textes scellés ont aussi été lus (✦)\u202f: 1. Ce qu’ils disent est confidentiel.\n"
        "Restés scellés, leurs clés n’étant pas ici\u202f: 2.\n"
        "Effacés, et que plus personne ne lit\u202f: 1.\n"
    )
    run("export", "--output", "log.jsonl")
    run("restore", "log.jsonl", "copy")
    assert "Not in this copy of the journal: 3.\n" in run("find", "perrin", "--sealed", "--journal", "copy").stderr
    assert "Sealed texts were not searched: 3;" in run("find", "perrin").stderr


def test_which_entries(demo: Path) -> None:
    """By type, named as `ect record` names it, and by project, in any case; at the two times."""
    hiver = found("hiver")
    observed = found("hiver", "--type", "observation")
    assert {row["type"] for row in observed} == {"observation.recorded"}
    assert [row for row in hiver if row["type"] == "observation.recorded"] == observed
    of_canteen = found("hiver", "--project", "ali-01")
    assert of_canteen
    assert of_canteen != hiver
    then = found("hiver", "--known-at", "2024-06-30", "--as-of", "2024-06-30")
    assert [row["position"] for row in then] == [200, 279]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("hiver", "--project", "ALI-99"), "Did you mean ALI-0"),
        (("hiver", "--type", "observasion"), "Did you mean observation"),
        (("hiver", "--as-of", "2024-13-01"), "is not a day"),
        (("hiver", "--known-at", "J99999"), "No entry is numbered J99999"),
    ],
)
def test_what_cannot_be_asked(demo: Path, args: tuple[str, ...], said: str) -> None:
    """Two lines, the nearest code or type proposed."""
    result = run("find", *args)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (
        1 if "13" not in args[-1] else 2,
        "",
        2,
    )
    assert said in result.stderr


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_table_fits(demo: Path, lang: str) -> None:
    """At most 100 columns, in both languages, sealed excerpts included."""
    for line in run("find", "hiver", "--sealed", ECT_LANG=lang).stdout.splitlines():
        assert len(line) <= 100


def test_the_json_is_stable(demo: Path) -> None:
    """Word for word what it was when it was last looked at."""
    same_as_kept("find", run("find", "hiver", "--format", "json").stdout)
