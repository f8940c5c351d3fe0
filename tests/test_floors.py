"""No measured figure falls under its pinned floor, where the evaluation data is on this machine."""

from __future__ import annotations

import pytest

from bench.floors import SLACK, checksum, data_folder, data_of, figure, read_floors
from tests.measuring import Measuring

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(data_folder() is None, reason="the evaluation data (../shared/eval) is not on this machine"),
]


@pytest.mark.parametrize("scorer", sorted(read_floors()))
def test_no_figure_falls_under_its_floor(scorer: str, measuring: Measuring) -> None:
    data = data_folder()
    assert data is not None
    pinned = read_floors()[scorer]
    if checksum(data_of(pinned, data)) != pinned["checksum"]:
        pytest.skip(f"{scorer}: not the data of the floors: run python -m bench.floors --update")
    figures = measuring.figures(scorer)
    now = {name: figure(figures, name) for name in pinned["floors"]}
    fallen = {name: now[name] for name, floor in pinned["floors"].items() if now[name] < floor - SLACK}
    assert not fallen
