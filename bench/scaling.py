"""What a second process gains, beside what the machine gives at most, measured in turn.

The processors of a rented machine are shared with strangers, so that two copies of the same work may take longer than
one whatever the work is. Hence two yardsticks in the same run: an empty loop of Python, twice at the same time against
once; and two readings of half of the corpus each, which share nothing, against one reading of all. The time to load
the model, measured on one short text in the same round, is taken off all readings.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.processes import Measured, python, rounds

LOOP = python("for _ in range(120_000_000): pass")


def scaling(corpus: Path, halves: Sequence[Path], short: Path, read: Sequence[str], *, runs: int) -> None:
    """Measure and print the table.

    Parameters
    ----------
    corpus
        The reports, as JSON Lines.
    halves
        The same reports in two files.
    short
        One short text, to load the model.
    read
        The command that reads them in one process, without the file.
    runs
        Rounds.
    """
    found = rounds(
        {
            "loop": [LOOP],
            "loops": [LOOP, LOOP],
            "loading": [[*read, str(short)]],
            "one": [[*read, str(corpus)]],
            "halves": [[*read, str(half)] for half in halves],
            "two": [[*read, str(corpus), "--processes", "2"]],
        },
        runs=runs,
        warm=False,
    )
    loops = [2 * one.wall / two.wall for one, two in zip(found["loop"], found["loops"], strict=True)]
    halved, ours = _gains(found, "halves"), _gains(found, "two")
    share = [mine / most for mine, most in zip(ours, halved, strict=True)]
    sys.stdout.write(
        f"\ntwo processes against one, {runs} rounds: median (least to most)\n\n| | times as fast |\n|---|---|\n"
    )
    for name, gains in (
        ("an empty loop, two at a time", loops),
        ("two readings of half of the corpus each", halved),
        ("one reading with `--processes 2`", ours),
        ("the last as a share of the one before", share),
    ):
        sys.stdout.write(f"| {name:<40} | {statistics.median(gains):.2f} ({min(gains):.2f} to {max(gains):.2f}) |\n")


def _gains(found: Mapping[str, Sequence[Measured]], shared: str) -> list[float]:
    """Divide the time of one reading by that of a shared one, round by round: both met the same neighbours."""
    return [
        (one.wall - loading.wall) / (two.wall - loading.wall)
        for loading, one, two in zip(found["loading"], found["one"], found[shared], strict=True)
    ]
