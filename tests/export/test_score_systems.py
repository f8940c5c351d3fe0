from __future__ import annotations

from samestory.export.html.score import ScoreCell, systems_of


def test_a_wording_set_apart_is_a_system_of_its_own_without_the_base() -> None:
    base = [ScoreCell("We shall mend the", "same"), ScoreCell("pier", "same"), ScoreCell("", "blank")]
    other = [ScoreCell("We shall mend the", "same"), ScoreCell("quay", "changed"), ScoreCell("", "blank")]
    apart = [ScoreCell("", "unquoted"), ScoreCell("", "unquoted"), ScoreCell("The jetty will be repaired", "changed")]
    one, two = systems_of([base, other, apart])
    assert [row for row, _ in one.rows] == [0, 1]
    assert [(row, [cell.text for cell in cells]) for row, cells in two.rows] == [(2, ["The jetty will be repaired"])]


def test_rows_that_go_on_are_one_run() -> None:
    base = [ScoreCell("We shall mend the", "same"), ScoreCell("", "blank"), ScoreCell("pier", "same")]
    other = [ScoreCell("", "unquoted"), ScoreCell("old", "changed"), ScoreCell("pier", "same")]
    (one,) = systems_of([base, other])
    assert [row for row, _ in one.rows] == [0, 1]
