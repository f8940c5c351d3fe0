"""What a process gets at a time: enough to do and no more than its share, nothing lost, the order kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.model import Report
from samestory.workers import LOT, lots


def report(number: int, size: int) -> Report:
    return Report(id=str(number), source="", text="x" * size)


@given(st.lists(st.integers(min_value=0, max_value=LOT + 10), max_size=12))
def test_lots_keep_every_report_in_order_and_are_small(sizes: list[int]) -> None:
    reports = [report(number, size) for number, size in enumerate(sizes)]
    found = list(lots(reports))
    assert [one for lot in found for one in lot] == reports
    assert all(lot for lot in found)
    assert all(sum(len(one.text) for one in lot) <= LOT or len(lot) == 1 for lot in found)


def test_a_lot_takes_as_many_as_fit() -> None:
    found = list(lots([report(number, LOT // 4) for number in range(9)]))
    assert [len(lot) for lot in found] == [4, 4, 1]


def test_lots_are_cut_while_the_stream_goes_on() -> None:
    read = 0

    def stream() -> object:
        nonlocal read
        while True:
            read += 1
            yield report(read, LOT // 2)

    next(lots(stream()))  # type: ignore[arg-type]
    assert read == 3
