"""The double reading of evidence: what was read twice, by whom, and how far readers agree."""

from typing import Any

import pytest

from ect_projections import agreement, evidence_tally
from tests.projections.sources import weighed


def _told(*items: dict[str, str], blind: bool = False) -> dict[str, Any]:
    (found,) = (
        agreement(weighed(*((f"G-{place}", mids) for place, mids in enumerate(items)), blind=blind))
        .collect()
        .to_dicts()
    )
    return found


def test_two_readers() -> None:
    """Same grades where weights fall on the same step; contested where they are far apart, or of opposite signs."""
    found = _told(
        {"rd": "7", "P-01": "5"}, {"rd": "12", "P-01": "6"}, {"rd": "1", "P-01": "-1"}, {"rd": "-9", "P-01": "-8"},
        {"rd": "7"}, {},
    )  # fmt: skip
    assert (found["items"], found["read_twice"], found["readers"]) == (5, 4, ["P-01", "rd"])
    assert (found["same"], found["contested"], found["disputed"]) == (3, 2, [8, 12])
    assert found["alpha"] == pytest.approx(0.910256, abs=1e-6)
    assert found["kappa"] == pytest.approx((0.75 - 0.25) / 0.75)


def test_a_gap_of_five_is_not_contested() -> None:
    """More than five is; nothing against something is not."""
    found = _told({"rd": "7", "P-01": "2"}, {"rd": "7.000001", "P-01": "2"}, {"rd": "0", "P-01": "4"})
    assert found["disputed"] == [8]


def test_readers_who_saw_nothing_of_each_other() -> None:
    """Counted where one of them read blind."""
    items = ({"rd": "7", "P-01": "5"}, {"rd": "7"})
    assert [_told(*items, blind=blind)["blind"] for blind in (False, True)] == [0, 1]


def test_kappa_is_of_the_same_two_readers() -> None:
    """Of three readers, or of pairs that change, there is an alpha and no kappa."""
    found = _told({"rd": "7", "P-01": "5"}, {"rd": "-7", "P-02": "-5"})
    assert (found["alpha"], found["kappa"], found["readers"]) == (1, None, ["P-01", "P-02", "rd"])


def test_nothing_varies() -> None:
    """Where all grades are one same grade, agreement cannot be measured: it is not full, it is nothing."""
    found = _told({"rd": "7", "P-01": "5"}, {"rd": "6", "P-01": "4"})
    assert (found["same"], found["alpha"], found["kappa"]) == (2, None, None)


def test_nobody_read_twice() -> None:
    """Nothing to compare: no readers, no figures."""
    found = _told({"rd": "7"}, {})
    assert (found["items"], found["read_twice"], found["readers"], found["disputed"]) == (1, 0, [], [])
    assert (found["blind"], found["same"], found["alpha"], found["kappa"]) == (0, 0, None, None)


def test_only_the_latest_weight_of_a_reader() -> None:
    """Who weighs again has read once: the later weight replaces the earlier one."""
    now = weighed(("G-1", {"rd": "7", "P-01": "5"}))
    assert agreement(now.at(known_at=5)).collect()["read_twice"].item() == 0
    assert evidence_tally(now).collect()["read_twice"].item() == agreement(now).collect()["read_twice"].item() == 1
