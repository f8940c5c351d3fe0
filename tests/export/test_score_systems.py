from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.export.html.score import GAP, ScoreCell, _Joined, join_words, systems_of


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


@given(
    st.lists(st.lists(st.sampled_from(["", "pier", "the quay", "."]), min_size=3, max_size=3), min_size=1, max_size=6)
)
def test_columns_joined_in_steps_are_one_column(texts: list[list[str]]) -> None:
    pieces = [[ScoreCell(text, "same" if text else "blank") for text in column] for column in texts]
    column, width = _Joined(pieces).of(0, len(pieces) - 1)
    assert [cell.text for cell in column] == [
        join_words([texts[n][row] for n in range(len(texts))]) for row in range(3)
    ]
    assert width == max(1, *(len(cell.text) for cell in column)) + GAP
