"""The file of floors is whole, and the check of floors can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.floors import checksum, data_folder, figure, read_floors
from tests.measuring import Measuring


def test_every_scorer_pins_data_and_figures() -> None:
    for pinned in read_floors().values():
        assert set(pinned) == {"scorer", "data", "checksum", "floors"}
        assert len(pinned["checksum"]) == 64
        assert all(0.0 <= floor <= 1.0 for floor in pinned["floors"].values())


def test_a_changed_file_changes_the_checksum(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    before = checksum(tmp_path)
    (tmp_path / "a.txt").write_text("two", encoding="utf-8")
    assert checksum(tmp_path) != before


def test_figures_are_looked_up_by_path() -> None:
    assert figure({"quotes": {"f1": 0.5}}, "quotes.f1") == 0.5


@pytest.mark.shared
@pytest.mark.skipif(data_folder() is None, reason="the evaluation data (../shared/eval) is not on this machine")
def test_what_went_wrong_in_measuring_is_told(tmp_path: Path) -> None:
    measuring = Measuring(["no such scorer"], (tmp_path / "errors").open("w+", encoding="utf-8"))
    with pytest.raises(RuntimeError, match="KeyError: 'no such scorer'"):
        measuring.figures("no such scorer")
    measuring.stop()
