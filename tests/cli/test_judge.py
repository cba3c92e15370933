"""`ect judge --sheet`: a blind grid goes out, is answered in a spreadsheet, and comes back.

Whoever answers here only knows the sheet: columns are found by the first word of their titles, never by our code.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ect_journal import Journal
from ect_journal.catalogue import EvidenceJudged, EvidenceLinked, HypothesisRevised
from ect_journal.transfer import export_lines, restore
from ect_projections import Reading, agreement
from tests.cli.session import run, session
from tests.world import SmallWorld, small_world

ENTRY, SEEN, RIVAL, FIRST, SECOND, WHY = "Entry", "What", "The rival", "1.", "2.", "3."
RARELY, SOMETIMES, HALF, OFTEN = "rarely (1 in 10)", "sometimes (1 in 4)", "half the time", "often (3 in 4)"
Answering = Callable[["Grid"], None]


class Grid:
    """An open sheet, as somebody sees it who has nothing else."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[1]

    def column(self, title: str) -> int:
        titles = [str(cell.value) for cell in self.sheet[1]]
        return next(place for place, text in enumerate(titles, 1) if text.startswith(title))

    @property
    def rows(self) -> Iterator[int]:
        return iter(range(2, self.sheet.max_row + 1))

    def text(self, row: int, title: str) -> str:
        return str(self.sheet.cell(row, self.column(title)).value or "")

    def write(self, row: int, title: str, text: object) -> None:
        self.sheet.cell(row, self.column(title)).value = text  # type: ignore[assignment]

    def answer(self, row: int, first: str, second: str, why: str | None = "Vu ainsi.") -> None:
        for title, text in ((FIRST, first), (SECOND, second), (WHY, why)):
            self.write(row, title, text)

    def row_of(self, entry: str, rival: str) -> int:
        return next(
            r for r in self.rows if self.text(r, ENTRY) == entry and self.text(r, RIVAL).startswith(f"{rival}\n")
        )

    def save(self, path: Path | None = None) -> None:
        self.book.save(path or self.path)


def written(tmp_path: Path, *args: str, reader: str = "P-01", lang: str = "en") -> Grid:
    """A new grid, opened."""
    path = tmp_path / "grid.xlsx"
    result = run("judge", *args, "--sheet", str(path), "--reader", reader, ECT_LANG=lang)
    assert result.exit_code == 0, result.stderr
    assert f"{path}\n" == result.stdout
    return Grid(path)


def head(folder: Path) -> int:
    with Journal.open(folder) as journal:
        return journal.head


def readings(folder: Path, after: int) -> list[EvidenceJudged]:
    """The judgements recorded after an entry, in order."""
    with Journal.open(folder) as journal:
        events = [entry.event for entry in journal.entries(after=after)]
    judged = [event for event in events if isinstance(event, EvidenceJudged)]
    assert events == judged
    return judged


@pytest.fixture
def linked(folder: Path) -> Path:
    """The small programme with two pieces of evidence on H1b, J16 and J18, the first one weighed by `rd` (J19)."""
    run("observe", "--title", "Le besoin est reformulé", "--project", "ALI-01", "--on", "2024-02-06")
    link("J15", "supports", "G-1", "La reformulation vient de la réunion.")
    run("observe", "--title", "=1+1", "--on", "2024-02-06")
    link("J17", "weakens", "G-2", "Rien n’a changé.")
    weight = "rival=R-appel,if_rival=sometimes,if_claim=often"
    result = run(
        "record", "evidence-judged", "--evidence", "J16", "--reader", "rd", "--weight", weight, "--rationale", "Net."
    )
    assert "J19\n" == result.stdout
    return folder


def link(entry: str, direction: str, cluster: str, why: str) -> None:
    fields = {
        "claim": "H1b", "entry": entry, "direction": direction, "cluster": cluster, "source-kind": "observation",
        "rationale": why,
    }  # fmt: skip
    result = run("record", "evidence", *(word for name, text in fields.items() for word in (f"--{name}", text)))
    assert result.exit_code == 0, result.stderr


# there and back -------------------------------------------------------------------------------------------------------


def test_there_and_back(own_demo: Path, tmp_path: Path) -> None:
    """Of the demo: exported, answered by a script that only knows the sheet, recorded as blind readings of that reader."""
    grid = written(tmp_path, "H1b", reader="P-07")
    for row in grid.rows:
        if grid.text(row, RIVAL).startswith("R-appel"):
            grid.answer(row, RARELY, HALF, f"Parce que {grid.text(row, ENTRY)}.")
    grid.save()
    before = head(own_demo)
    result = run("judge", "--sheet", str(grid.path))
    judged = readings(own_demo, before)
    assert (0, len(judged)) == (result.exit_code, len(result.stdout.split()))
    assert f"{len(judged)} blind reading(s) by P-07 recorded, {len(judged)} weight(s).\n" == result.stderr
    assert len(judged) >= 9
    for reading in judged:
        [weight] = reading.weights
        assert ("P-07", True, "R-appel") == (reading.reader, reading.blind, weight.rival)
        assert (Decimal("2.4"), Decimal(7), Decimal("11.1")) == (weight.low, weight.mid, weight.high)
        assert str(reading.rationale).startswith("Parce que J")


def agreed(folder: Path, claim: str, rival: str) -> dict[str, Any]:
    """How far the readers of a claim agree."""
    with Journal.open(folder) as journal:
        rows = agreement(Reading.of(journal)).collect().to_dicts()
    return next(row for row in rows if (row["claim"], row["rival"]) == (claim, rival))


def test_two_readers_are_compared(own_demo: Path, tmp_path: Path) -> None:
    """Every piece that was weighed is then read twice; what the second reader sees the other way is contested, though they
    were never told which way it was said to go."""
    before = agreed(own_demo, "H1b", "R-evidence")
    assert (0, None) == (before["read_twice"], before["alpha"])
    grid = written(tmp_path, "H1b", reader="P-07")
    for row in grid.rows:
        if grid.text(row, RIVAL).startswith("R-evidence"):
            grid.answer(row, OFTEN, RARELY)
    grid.save()
    head_before = head(own_demo)
    assert run("judge", "--sheet", str(grid.path)).exit_code == 0
    told = agreed(own_demo, "H1b", "R-evidence")
    assert before["items"] == told["read_twice"] == told["blind"]
    assert before["items"] - told["same"] == told["contested"] == len(told["disputed"])
    assert {"P-07"} < set(told["readers"])
    assert {f"J{link}" for link in told["disputed"]} <= {each.evidence for each in readings(own_demo, head_before)}
    assert told["alpha"] < 0  # they agree less than chance would


def test_in_french(own_demo: Path, tmp_path: Path) -> None:
    """The same in the reader's language; answered in it without the parentheses, in another case; the rest is left."""
    path = tmp_path / "grille.xlsx"
    result = run("juger", "H1b", "--sheet", str(path), "--reader", "P-07", ECT_LANG="fr")
    count = int(result.stderr.split()[0])
    assert (
        f"{count} question(s) pour P-07, dans {path}. Une fois remplie\u202f: ect judge --sheet {path}\n"
        == result.stderr
    )
    grid = Grid(path)
    assert ["Mode d’emploi", "Grille", "ect"] == grid.book.sheetnames
    titles = [str(cell.value) for cell in grid.sheet[1]]
    assert ["Entrée", "Quand", "Ce qui a été vu", "L’explication rivale", "L’énoncé"] == titles[:5]
    assert "1. Sur dix cas comparables où la rivale est vraie, dans combien verriez-vous cela\u202f?" == titles[5]
    for row, (first, second) in enumerate([("Rarement", "UNE FOIS SUR DEUX"), ("je ne sais pas", ""), ("La rivale n’en dit rien", "souvent")], 2):  # fmt: skip
        grid.answer(row, first, second)
    grid.save()
    before = head(own_demo)
    result = run("juger", "--sheet", str(path), ECT_LANG="fr")
    assert (
        "1 lecture(s) en aveugle de P-07 consignée(s), 1 poids.\n"
        "2 ligne(s) sans poids restent à peser («\u202fje ne sais pas\u202f», «\u202fla rivale n’en dit rien\u202f»).\n"
    ) == result.stderr
    [reading] = readings(own_demo, before)
    assert ("rarely", "half") == (reading.weights[0].if_rival, reading.weights[0].if_claim)


def test_one_judgement_for_all_rivals_of_a_piece(own_demo: Path, tmp_path: Path) -> None:
    """Both weights in one entry; a reason given once holds for both, two reasons are kept with their rivals."""
    grid = written(tmp_path, "H1b", reader="P-07")
    rivals: dict[str, list[int]] = {}
    for row in grid.rows:
        rivals.setdefault(grid.text(row, ENTRY), []).append(row)
    (once, twice), *_ = [two for two in rivals.values() if len(two) == 2]
    grid.answer(once, RARELY, HALF, "Pour les deux.")
    grid.answer(twice, SOMETIMES, OFTEN, None)
    (one, other), *_ = [two for two in rivals.values() if len(two) == 2 and two != [once, twice]]
    grid.answer(one, RARELY, HALF, "Le premier motif.")
    grid.answer(other, SOMETIMES, OFTEN, "Le second.")
    grid.save()
    before = head(own_demo)
    assert run("judge", "--sheet", str(grid.path)).exit_code == 0
    first, second = readings(own_demo, before)
    assert (2, "Pour les deux.") == (len(first.weights), first.rationale)
    assert "R-appel\u202f: Le premier motif.\nR-evidence\u202f: Le second." == second.rationale


def test_a_dry_run_records_nothing(linked: Path, tmp_path: Path) -> None:
    """It says what would be recorded, by its number."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    grid.save()
    session(f"""
        $ ect judge --sheet {grid.path} --dry-run
        J20
        ! Nothing was recorded (--dry-run): 1 blind reading(s) by P-01, 1 weight(s).
    """)
    assert 19 == head(linked)


def test_the_same_sheet_twice(linked: Path, tmp_path: Path) -> None:
    """Nothing more is recorded; rows answered since are; the other language reads it as well."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    grid.save()
    session(f"""
        $ ect judge --sheet {grid.path}
        J20
        ! 1 blind reading(s) by P-01 recorded, 1 weight(s).
        $ ect judge --sheet {grid.path}
        ! 1 row(s) recorded already.
    """)
    grid.answer(3, HALF, RARELY)
    grid.save()
    assert "J21\n" == run("judge", "--sheet", str(grid.path), ECT_LANG="fr").stdout
    assert 21 == head(linked)


def test_an_answer_is_not_changed_by_a_sheet(linked: Path, tmp_path: Path) -> None:
    """Blind, a reader answers once: what they now think is weighed openly. A reason that changes is no other matter."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    grid.save()
    run("judge", "--sheet", str(grid.path))
    for answers in ((RARELY, OFTEN, "Vu ainsi."), (RARELY, HALF, "Autrement.")):
        grid.answer(2, *answers)
        grid.save()
        session(f"""
            $ ect judge --sheet {grid.path}
            ! ect: {grid.path}: 1 cell(s) cannot be taken as they are, so nothing was recorded:
            !   F2: P-01 has already weighed J16 against R-appel (J20): a blind reading is given once. Weigh it again openly (evidence.judged), which then counts; or let another reader read it blind.
            ! ect: hint: Put these cells right with P-01, save, and run this again (--dry-run checks only).
            [exit 1]
        """)
    assert 20 == head(linked)


def test_answers_that_were_retracted(linked: Path, tmp_path: Path) -> None:
    """They are put back rather than recorded anew; others are given openly, since blind a reader answers once."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    grid.save()
    run("judge", "--sheet", str(grid.path))
    run("retract", "J20", "--reason", "error")
    said = (
        "  F2: P-01 has already weighed J16 against R-appel (J20), which was then retracted: `ect reinstate J20` puts it "
        "back; blind, one reads once."
    )
    for answers in ((RARELY, HALF), (RARELY, OFTEN)):
        grid.answer(2, *answers)
        grid.save()
        assert said == run("judge", "--sheet", str(grid.path)).stderr.splitlines()[1]
    assert 21 == head(linked)


def test_a_part_of_a_reason_is_another_reason(own_demo: Path, tmp_path: Path) -> None:
    """What is known already is the same answers for the same reasons, once for all rivals or said of each."""
    grid = written(tmp_path, "H1b", reader="P-07")
    rivals: dict[str, list[int]] = {}
    for row in grid.rows:
        rivals.setdefault(grid.text(row, ENTRY), []).append(row)
    (once, twice), (one, other), *_ = [two for two in rivals.values() if len(two) == 2]
    grid.answer(once, RARELY, HALF, "Vu ainsi, et redit.")
    grid.answer(twice, RARELY, HALF, None)
    grid.answer(one, RARELY, HALF, "Un motif.")
    grid.answer(other, RARELY, HALF, "Deux motifs.")
    grid.save()
    assert run("judge", "--sheet", str(grid.path)).exit_code == 0
    assert "4 row(s) recorded already.\n" == run("judge", "--sheet", str(grid.path)).stderr
    for row, why in ((once, "Vu ainsi"), (one, "motif")):
        before = grid.text(row, WHY)
        grid.answer(row, RARELY, HALF, why)
        grid.save()
        assert f"F{row}: P-07 has already weighed" in run("judge", "--sheet", str(grid.path)).stderr
        grid.answer(row, RARELY, HALF, before)


# what is shown --------------------------------------------------------------------------------------------------------


def texts(path: Path) -> list[tuple[str, ...]]:
    """Every cell of every sheet, hidden ones included."""
    book = openpyxl.load_workbook(path)
    return [tuple(str(cell.value) for cell in row) for sheet in book.worksheets for row in sheet.iter_rows()]


def told(direction: str, why: str, answers: tuple[str, str], tmp_path: Path) -> Path:
    """A journal in which somebody saw one thing and weighed it in this way; in a folder."""
    world: SmallWorld = small_world()
    event = EvidenceLinked(
        claim="H1b", entry=world.observed(), direction=direction, cluster=f"G-{direction}",
        source_kind="observation" if direction == "supports" else "document", rationale=why,
    )  # fmt: skip
    link = world.record(event)
    weight = {"rival": "R-appel", "if_rival": answers[0], "if_claim": answers[1]}
    world.record(EvidenceJudged(evidence=link, reader="rd", weights=[weight], rationale=why))
    path = tmp_path / direction
    restore(export_lines(world.journal), path).close()
    return path


def test_a_sheet_is_the_same_whatever_the_first_reader_thought(evening: object, tmp_path: Path) -> None:
    """Two journals that differ by what was made of an observation, and by nothing else, give the same cells."""
    for_it = told("supports", "La réunion a tout changé.", ("rarely", "often"), tmp_path)
    against = told("weakens", "Rien n’a changé.", ("almost_always", "sometimes"), tmp_path)
    cells = []
    for folder in (for_it, against):
        path = folder / "grid.xlsx"
        assert run("judge", "--sheet", str(path), "--reader", "P-01", "--journal", str(folder)).exit_code == 0
        cells.append(texts(path))
    assert cells[0] == cells[1]


def test_nothing_of_the_first_reader_is_in_the_sheet(own_demo: Path, tmp_path: Path) -> None:
    """No rationale, no direction, no cluster, no weight: in no cell, hidden or not."""
    grid = written(tmp_path, reader="P-07")
    said = {cell for row in texts(grid.path) for cell in row}
    whole = "\n".join(said)
    with Journal.open(own_demo) as journal:
        events = [entry.event for entry in journal.entries()]
    links = [event for event in events if isinstance(event, EvidenceLinked)]
    judged = [event for event in events if isinstance(event, EvidenceJudged)]
    assert len(links) > 40
    said_why = {str(each.rationale) for each in links} | {str(each.rationale) for each in judged}
    assert not [why for why in said_why if why in whole]
    assert not [each.cluster for each in links if each.cluster in whole]
    assert not {label for each in links for label in (each.direction.value, *each.direction.label)} & said
    assert (
        not {f"{number:f}" for each in judged for weight in each.weights for number in (weight.low, weight.mid)} & said
    )


def test_nothing_is_answered_beforehand(linked: Path, tmp_path: Path) -> None:
    """The boxes are empty and can be written in, nothing else can; the answers are offered in lists."""
    grid = written(tmp_path)
    boxes = [grid.sheet.cell(row, grid.column(title)) for row in grid.rows for title in (FIRST, SECOND, WHY)]
    assert {(None, False)} == {(box.value, box.protection.locked) for box in boxes}
    assert grid.sheet.protection.sheet
    assert "B2" == grid.sheet.freeze_panes
    lists = {str(each.sqref): each.formula1 for each in grid.sheet.data_validations.dataValidation}
    assert {"F2:F3": "ect!$D$1:$D$8", "G2:G3": "ect!$E$1:$E$7"} == lists
    offered = [cell.value for cell in grid.book["ect"]["D"]]
    assert ["rarely (1 in 10)", "I do not know", "the rival says nothing of it"] == [offered[1], *offered[-2:]]
    hidden = grid.sheet.column_dimensions["I"]
    assert (True, 9, 12) == (hidden.hidden, hidden.min, hidden.max)
    assert "veryHidden" == grid.book["ect"].sheet_state


def test_texts_stay_texts(linked: Path, tmp_path: Path) -> None:
    """An observation called like a formula is not one."""
    grid = written(tmp_path)
    assert "observation recorded: =1+1" == grid.text(3, SEEN).splitlines()[0]
    assert {"f"}.isdisjoint(cell.data_type for sheet in grid.book for row in sheet.iter_rows() for cell in row)


def test_what_was_seen_is_said_in_plain_words(linked: Path, tmp_path: Path) -> None:
    """The kind of entry, its title, its public fields under their names, codes with what they stand for; not whether it
    was called a negative case, which says how it bears on a claim."""
    run("correct", "J15", "--set", "negative_case=yes", "--reason", "relecture")
    grid = written(tmp_path)
    assert "egative" not in grid.text(2, SEEN)
    assert ["observation recorded: Le besoin est reformulé", "Projects: ALI-01 (Cantine des Plateaux)"] == (
        grid.text(2, SEEN).splitlines()[:2]
    )
    assert "R-appel\nL’appel à projets a créé le besoin." == grid.text(2, RIVAL)


def test_sealed_texts_are_shown_only_when_asked(folder: Path, tmp_path: Path) -> None:
    """With `--open`, and then said twice: to who sends it, and in it."""
    text = tmp_path / "text.txt"
    text.write_text("Madame A. a dit non.", "utf-8")
    run("observe", "--title", "Vu", "--text", str(text), "--on", "2024-02-06")
    link("J15", "supports", "G-1", "Net.")
    closed = written(tmp_path)
    assert "Madame A." not in str(texts(closed.path))
    path = tmp_path / "open.xlsx"
    result = run("judge", "--sheet", str(path), "--reader", "P-01", "--open")
    assert "It shows sealed texts: send it to P-01 alone, and delete it once it is recorded." in result.stderr
    assert "Text: Madame A. a dit non." in Grid(path).text(2, SEEN)
    assert "keep them to yourself" in str(texts(path))
    closed.answer(2, RARELY, HALF)
    closed.save()
    assert "J17\n" == run("judge", "--sheet", str(closed.path)).stdout


def test_every_field_that_may_be_seen_has_a_name() -> None:
    """Whatever type of entry is linked, its fields are said in words."""
    from ect_cli.judge.labels import LABELS, LEFT_OUT
    from ect_journal.catalogue import TYPES
    from ect_journal.kinds import kinds_of

    [cited] = [field for field in kinds_of(EvidenceLinked) if field.name == "entry"]
    seen = {field.name for name in cited.kind.target.split() for field in kinds_of(TYPES[name])}
    assert seen == (LABELS.keys() | set(LEFT_OUT)) & seen
    assert LABELS.keys() <= seen
    assert all(all(label) for label in LABELS.values())


# what is refused ------------------------------------------------------------------------------------------------------


def first_row(first: str | None, second: str | None, why: str | None = "Vu ainsi.") -> Answering:
    return lambda grid: grid.answer(2, first, second, why)  # type: ignore[arg-type]


def altered(title: str, text: str) -> Answering:
    def alter(grid: Grid) -> None:
        grid.answer(2, RARELY, HALF)
        grid.write(2, title, text)

    return alter


def copied(grid: Grid) -> None:
    """The second row becomes the first one."""
    for place, cell in enumerate(grid.sheet[2], 1):
        grid.sheet.cell(3, place).value = cell.value
    grid.answer(2, RARELY, HALF)


def by_hand(grid: Grid) -> None:
    """A row of the reader's own, under the others."""
    grid.write(4, SEEN, "J’ai aussi vu ceci.")


FAULTS: dict[str, tuple[Answering, str]] = {
    "a word that is nearly one": (first_row("rarly", HALF), "F2: “rarly” is no answer; did you mean “rarely”?"),
    "a French word that is nearly one": (first_row(RARELY, "souvant"), "G2: “souvant” is no answer; did you mean “souvent”?"),
    "a word that is none": (
        first_row(RARELY, "6/10"),
        "G2: “6/10” is no answer; choose in the list: almost never (1 in 50), rarely (1 in 10), sometimes (1 in 4), "
        "half the time, often (3 in 4), almost always (19 in 20), I do not know.",
    ),
    "the rival's answer for the claim": (
        first_row(RARELY, "the rival says nothing of it"), "G2: “the rival says nothing of it” is no answer; ",
    ),
    "a word and another word's number": (first_row(RARELY, "rarely (1 in 4)"), "G2: “rarely (1 in 4)” is no answer; "),
    "a number": (first_row(RARELY, "3"), "G2: “3” is no answer; "),
    "the rival alone": (first_row(RARELY, None), "G2: empty (or a formula that was never calculated), while F2 is answered: both questions, or neither."),
    "the claim alone": (first_row(None, HALF), "F2: empty (or a formula that was never calculated), while G2 is answered: both questions, or neither."),
    "a reason alone": (first_row(None, None), "H2: a reason is given, and neither question is answered (F2, G2)."),
    "no reason": (
        first_row(RARELY, HALF, None),
        "H2: empty (or a formula that was never calculated), while this row is answered: say in a sentence what the answers rest "
        "on.",
    ),
    "a reason too long": (first_row(RARELY, HALF, "a" * 2001), "H2: evidence.judged: rationale holds at most 2000 characters."),
    "what was seen, altered": (altered(SEEN, "Le besoin est inchangé"), "C2: this cell no longer says what the journal said"),
    "the rival, altered": (altered(RIVAL, "R-appel"), "D2: this cell no longer says what the journal said"),
    "the entry, altered": (altered(ENTRY, "J14"), "A2: this cell no longer says what the journal said"),
    "its digest, altered": (altered("question", "0"), "A2: this cell no longer says what the journal said"),
    "a row copied": (copied, "A3: this row is row 2 again."),
    "a row by hand": (by_hand, "A4: this row has lost what identifies it, or was added by hand."),
    "a row that lost its link": (altered("evidence", ""), "A2: this row has lost what identifies it"),
    "a row that lost its digests": (altered("cells", ""), "A2: this row has lost what identifies it"),
    "evidence that is not there": (altered("evidence", "J999"), "A2: J999 is no piece of evidence of this journal."),
    "an entry that is no evidence": (altered("evidence", "J15"), "A2: J15 is no piece of evidence of this journal."),
    "a rival that is not there": (altered("rival", "R-x"), "D2: R-x is no rival of this journal."),
    "another rival of the journal": (altered("rival", "R-porteur"), "A2: this cell no longer says what the journal said"),
}  # fmt: skip


@pytest.mark.parametrize("answering", [fault for fault, _ in FAULTS.values()], ids=FAULTS)
def test_each_fault_names_its_cell(
    linked: Path, tmp_path: Path, answering: Answering, request: pytest.FixtureRequest
) -> None:
    """In both languages, and nothing is recorded."""
    grid = written(tmp_path)
    answering(grid)
    grid.save()
    expected = FAULTS[request.node.callspec.id][1]
    result = run("judge", "--sheet", str(grid.path))
    said, fault, hint = result.stderr.splitlines()
    assert f"ect: {grid.path}: 1 cell(s) cannot be taken as they are, so nothing was recorded:" == said
    assert fault.startswith(f"  {expected}")
    assert hint.startswith("ect: hint: Put these cells right with P-01")
    french = run("judge", "--sheet", str(grid.path), "--dry-run", ECT_LANG="fr").stderr.splitlines()
    assert french[1].startswith(f"  {expected.partition(':')[0]}\u202f: ")
    assert (1, "", 19) == (result.exit_code, result.stdout, head(linked))


def test_every_fault_is_said(own_demo: Path, tmp_path: Path) -> None:
    """However many there are, each with its cell; what is right is not recorded either."""
    grid = written(tmp_path, "H1b", reader="P-07")
    for row in grid.rows:
        grid.answer(row, "souvant" if row > 2 else RARELY, HALF)
    grid.save()
    before = head(own_demo)
    result = run("judge", "--sheet", str(grid.path))
    cells = re.findall(r"^  (\w+): “souvant”", result.stderr, re.MULTILINE)
    assert [f"F{row}" for row in grid.rows if row > 2] == cells
    assert len(cells) > 10
    assert before == head(own_demo)


CHANGES: dict[str, Callable[[Journal], object]] = {
    "the entry was corrected": lambda journal: journal.correct("J15", {"title": "Redit"}, reason="relecture"),
    "the link was retracted": lambda journal: journal.retract("J16", reason="error"),
    "the rival was corrected": lambda journal: journal.correct("J12", {"statement": "Autre."}, reason="relecture"),
    "the claim was reworded": lambda journal: journal.record(
        HypothesisRevised(
            hypothesis="H1", statement="Le dialogue.", claims=[{"code": "H1b", "text": "Autrement."}],
            reason="Plus net.", knowledge_access="results_seen", loop="single",
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_meanwhile(linked: Path, tmp_path: Path, change: Callable[[Journal], object]) -> None:
    """A question that the journal no longer asks in this way is not answered; the entry that changed it is named."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    grid.save()
    with Journal.open(linked) as journal:
        change(journal)
    result = run("judge", "--sheet", str(grid.path))
    said = "  A2: what this row asks has changed in the journal since it was written (J20); write a new grid."
    assert said == result.stderr.splitlines()[1]
    assert 20 == head(linked)


def test_a_piece_weighed_openly_meanwhile(linked: Path, tmp_path: Path) -> None:
    """Whoever weighed it in the meantime, knowing what others thought, is no second reader any more."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    grid.save()
    weight = "rival=R-appel,if_rival=rarely,if_claim=half"
    fields = ("--evidence", "J16", "--reader", "P-01", "--weight", weight, "--rationale", "Vu ainsi.")
    assert "J20\n" == run("record", "evidence-judged", *fields).stdout
    result = run("judge", "--sheet", str(grid.path))
    assert "  F2: P-01 has already weighed J16 against R-appel (J20)" in result.stderr
    assert 20 == head(linked)


def test_rows_that_nobody_answered_are_left(linked: Path, tmp_path: Path) -> None:
    """Even when what they ask has changed; a sheet without any answer says so."""
    grid = written(tmp_path)
    session(f"""
        $ ect judge --sheet {grid.path}
        ! ect: No row of {grid.path} is answered.
        ! ect: hint: Once the reader has answered and saved it, run this again; for a new grid, give another name.
        [exit 1]
    """)
    grid.answer(3, HALF, RARELY)
    grid.save()
    run("retract", "J16", "--reason", "error")
    assert "J21\n" == run("judge", "--sheet", str(grid.path)).stdout


def test_columns_may_be_moved_and_titles_may_not_be_lost(linked: Path, tmp_path: Path) -> None:
    """A column is known by its title, in whatever place; without it nothing is read."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    grid.sheet.insert_cols(1)
    grid.sheet.cell(1, 1).value = "Mes notes"
    grid.write(2, "1.", "rarly")
    grid.save()
    assert "  G2: “rarly” is no answer" in run("judge", "--sheet", str(grid.path)).stderr
    grid.write(1, "2.", "Claim")
    grid.save()
    result = run("judge", "--sheet", str(grid.path))
    assert (
        "one column should be called “2. And in ten comparable cases where the claim is true?”; 0 are." in result.stderr
    )
    assert 19 == head(linked)


def test_what_is_no_sheet_of_ours(linked: Path, tmp_path: Path) -> None:
    """A csv, another workbook, a folder: refused with what to give."""
    (tmp_path / "grid.csv").write_text("Entry,1.\nJ15,rarely\n", "utf-8")
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    (tmp_path / "void.xlsx").write_bytes(b"")
    session(f"""
        $ ect judge --sheet {tmp_path}/grid.csv
        ! ect: {tmp_path}/grid.csv is not a spreadsheet.
        ! ect: hint: Give the .xlsx that was sent to the reader, answered; a copy in csv has lost what identifies its rows.
        [exit 1]
        $ ect judge --sheet {tmp_path}/other.xlsx
        ! ect: {tmp_path}/other.xlsx is not a grid that `ect judge` wrote.
        ! ect: hint: Give the .xlsx that was sent to the reader, answered; a copy in csv has lost what identifies its rows.
        [exit 1]
        $ ect judge --sheet {tmp_path}/void.xlsx
        ! ect: {tmp_path}/void.xlsx is not a spreadsheet.
        ! ect: hint: Give the .xlsx that was sent to the reader, answered; a copy in csv has lost what identifies its rows.
        [exit 1]
        $ ect judge --sheet {tmp_path}
        ! ect: {tmp_path} is a folder.
        ! ect: hint: Give the path of a file.
        [exit 2]
    """)


@pytest.mark.parametrize(
    ("name", "text"), [("reader", "P-07"), ("reader", "rd"), ("at", "J18"), ("journal", str(UUID(int=7)))]
)
def test_whose_sheet_it_is_cannot_be_altered(linked: Path, tmp_path: Path, name: str, text: str) -> None:
    """Another reader, moment or journal in the hidden sheet: refused before any answer is looked at."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    [cell] = [row[1] for row in grid.book["ect"].iter_rows() if row[0].value == name]
    cell.value = text
    grid.save()
    session(f"""
        $ ect judge --sheet {grid.path}
        ! ect: {grid.path} no longer says for whom it was made: that was altered in it.
        ! ect: hint: Take the file as it was sent back, or write a new grid for the reader (`ect judge --sheet NEW.xlsx --reader CODE`).
        [exit 1]
    """)
    assert 19 == head(linked)


def test_a_row_of_another_grid_is_not_taken(linked: Path, tmp_path: Path) -> None:
    """Pasted with all that is hidden in it, it is another reader's all the same."""
    path = tmp_path / "other.xlsx"
    run("judge", "--sheet", str(path), "--reader", "P-07")
    other, grid = Grid(path), written(tmp_path)
    for place, cell in enumerate(other.sheet[2], 1):
        grid.sheet.cell(2, place).value = cell.value
    grid.answer(2, RARELY, HALF)
    grid.save()
    assert "  A2: this cell no longer says what the journal said" in run("judge", "--sheet", str(grid.path)).stderr


@pytest.mark.parametrize("at", ["J²", "J١٩", "J", "19", "J" + "9" * 5000, "j19"])
def test_a_moment_that_is_none(linked: Path, tmp_path: Path, at: str) -> None:
    """What cannot be an entry of a journal makes it no grid of ours."""
    grid = written(tmp_path)
    grid.answer(2, RARELY, HALF)
    [cell] = [row[1] for row in grid.book["ect"].iter_rows() if row[0].value == "at"]
    cell.value = at
    grid.save()
    assert "is not a grid that `ect judge` wrote" in run("judge", "--sheet", str(grid.path)).stderr


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("1 in 10", "1 in 2", ("rarely", "half")), ("Half The Time (1 in 2)", "19 sur 20", ("half", "almost_always")),
        ("(1 in 4)", "parfois (1 in 4)", ("sometimes", "sometimes")), ("une fois sur deux (1 sur 2)", "3 IN 4", ("half", "often")),
    ],
)  # fmt: skip
def test_what_stands_in_the_parenthesis_is_enough(
    linked: Path, tmp_path: Path, first: str, second: str, meant: tuple[str, str]
) -> None:
    """An answer may be written as its number of cases, in either language."""
    grid = written(tmp_path)
    grid.answer(2, first, second)
    grid.save()
    assert "J20\n" == run("judge", "--sheet", str(grid.path)).stdout
    [reading] = readings(linked, 19)
    assert meant == (reading.weights[0].if_rival, reading.weights[0].if_claim)


def test_the_sheet_of_another_journal_or_reader(linked: Path, tmp_path: Path, own_demo: Path) -> None:
    """Of another journal, of a later state of this one, for another reader than the one named: refused."""
    grid = written(tmp_path, "--journal", str(linked))
    grid.answer(2, RARELY, HALF)
    grid.save()
    on_demo = run("judge", "--sheet", str(grid.path)).stderr
    assert f"ect: {grid.path} asks about another journal (" in on_demo
    other = run("judge", "--sheet", str(grid.path), "--reader", "P-07", "--journal", str(linked)).stderr
    assert f"ect: {grid.path} was made for P-01, not for P-07." in other
    with Journal.open(linked) as journal:
        restore(list(export_lines(journal))[:18], tmp_path / "older").close()
    older = run("judge", "--sheet", str(grid.path), "--journal", str(tmp_path / "older")).stderr
    assert f"ect: {grid.path} was made when the journal went to J19; this one ends at J18." in older


# what may be asked ----------------------------------------------------------------------------------------------------


def test_writing_a_grid(linked: Path, tmp_path: Path) -> None:
    """A reader is named, the file ends in .xlsx and is not there yet, and something is left to read."""
    written(tmp_path)
    session(f"""
        $ ect judge --sheet new.xlsx
        ! ect: There is no sheet new.xlsx yet.
        ! ect: hint: To write it, say who will read: --reader CODE; to read answers, check the path.
        [exit 2]
        $ ect judge --sheet new.ods --reader P-01
        ! ect: new.ods does not end in .xlsx.
        ! ect: hint: Give such a name: grid.xlsx.
        [exit 2]
        $ ect judge H1b --sheet {tmp_path}/grid.xlsx --reader P-01
        ! ect: {tmp_path}/grid.xlsx exists: it would be read, not written anew.
        ! ect: hint: For a new grid, give another name; to record its answers, give --sheet alone.
        [exit 1]
        $ ect judge --sheet nowhere/new.xlsx --reader P-01
        ! ect: There is no folder nowhere.
        ! ect: hint: Make that folder first, or name a file elsewhere.
        [exit 1]
        $ ect judge H1c --sheet new.xlsx --reader P-01
        ! ect: Nothing is left for P-01 to read blind.
        ! ect: hint: What they weighed already is not asked again; `ect log --type evidence.linked` lists the evidence.
        [exit 1]
        $ ect judge H9 --sheet new.xlsx --reader P-01
        ! ect: Nothing here is called “H9”.
        ! ect: hint: Known: H1, H1a, H1b, H1c.
        [exit 1]
    """)
    assert not Path("new.xlsx").exists()


def test_nobody_calls_their_own_weighing_blind(linked: Path, tmp_path: Path) -> None:
    """No option says it, and a file of data that says it is refused, with the way to do it."""
    assert "--blind" not in run("record", "evidence-judged", "--help").stdout
    data = tmp_path / "judged.json"
    weight = '{"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}'
    data.write_text(f'{{"evidence": "J16", "reader": "P-01", "weights": [{weight}], "blind": true, "rationale": "x"}}')
    session("""
        $ ect record evidence-judged --data judged.json
        ! ect: A judgement is blind when it answers a grid, not because it says so.
        ! ect: hint: `ect judge --sheet FILE.xlsx --reader CODE` makes one (in Python: read_blind); or leave blind out.
        [exit 1]
    """)
    lines = tmp_path / "lines.jsonl"
    lines.write_text(f'{{"type": "evidence.judged", "data": {data.read_text()}}}\n')
    assert "answers a grid" in run("import", str(lines)).stderr
    assert 19 == head(linked)
