"""Annotation in several processes: the same function, the same order, more cores."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from samestory.model import Report

if TYPE_CHECKING:
    from samestory.annotate import Annotator

Given = TypeVar("Given")
"""What is asked for of each report."""
LOT = 40_000
"""Characters that a process gets at a time, some eight reports: a second of work, so that at the end of a corpus none
works on for long alone. A larger lot costs as much a word; a smaller one shares fewer paragraphs."""
AHEAD = 4
"""Lots that wait for each process: enough that none stands idle while another has a long one, few enough for little
memory."""


def annotate_in_processes(
    reports: Iterable[Report],
    give: Callable[[Report], Given],
    *,
    pipeline: str,
    processes: int,
    collatable: bool,
    explained: bool,
) -> Iterator[Given]:
    """Annotate reports in several processes; what is asked for comes out in the order in which they went in.

    Parameters
    ----------
    reports
        Cleaned reports; no more are held than the processes can work on soon.
    give
        What is asked for of each, a function of a module: the processes call it, so that only what it gives is packed
        and sent.
    pipeline
        The spaCy pipeline that each process loads.
    processes
        How many.
    collatable, explained
        As for :func:`samestory.annotate.annotate`.
    """
    waiting = lots(reports)
    pending: deque[Future[list[Given]]] = deque()
    # spawn: a fork of a process with threads, as numpy's are, may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            while True:
                while len(pending) < AHEAD * processes and (held := next(waiting, None)):
                    pending.append(pool.submit(_annotate, held, give, pipeline, collatable, explained))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()


def lots(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Cut a stream into lots of some ``LOT`` characters; a longer report is a lot of its own."""
    lot: list[Report] = []
    size = 0
    for report in reports:
        if lot and size + len(report.text) > LOT:
            yield lot
            lot, size = [], 0
        lot.append(report)
        size += len(report.text)
    if lot:
        yield lot


def _annotate(
    reports: Sequence[Report], give: Callable[[Report], Given], pipeline: str, collatable: bool, explained: bool
) -> list[Given]:
    return list(map(give, _loaded(pipeline).annotate(reports, collatable=collatable, explained=explained)))


@cache
def _loaded(pipeline: str) -> Annotator:
    """Give the annotator of this process: made at its first batch."""
    from samestory.annotate import Annotator, load_pipeline

    return Annotator(load_pipeline(pipeline))
