"""Whole processes, measured by the operating system: CPU time, wall time, peak memory; several runs, the median."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over the runs of one command."""

    cpu: float
    """Seconds, user and system, of the process and its children."""
    wall: float
    """Seconds."""
    memory: float
    """Peak resident megabytes of the largest process."""
    code: int


def measure(commands: Mapping[str, Sequence[str]], *, runs: int = 5, warm: bool = True) -> dict[str, Measured]:
    """Run commands in turn (A B C, A B C ...), so that a machine that slows down slows all; one warm-up each."""
    found = rounds({name: [command] for name, command in commands.items()}, runs=runs, warm=warm)
    return {name: _median(held) for name, held in found.items()}


def rounds(groups: Mapping[str, Sequence[Sequence[str]]], *, runs: int, warm: bool = True) -> dict[str, list[Measured]]:
    """Run groups of commands in turn, those of a group at the same time.

    Parameters
    ----------
    groups
        For each name, the commands that run together.
    runs
        Rounds that are measured.
    warm
        Whether a round comes before them that is not: commands that take a minute do without.

    Returns
    -------
    For each group what it took in each round: processor time of all its commands, time until the last one ended.
    """
    held: dict[str, list[Measured]] = {name: [] for name in groups}
    for number in range(0 if warm else 1, runs + 1):
        for name, group in groups.items():
            once = _run(group)
            if number:
                held[name].append(once)
    return held


def python(code: str) -> list[str]:
    """Give the command that runs a piece of Python in a fresh process of this interpreter."""
    return [sys.executable, "-c", code]


def _run(group: Sequence[Sequence[str]]) -> Measured:
    started = time.perf_counter()
    processes = [
        subprocess.Popen(list(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in group
    ]
    cpu, memory, code = 0.0, 0.0, 0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / unit)
        code = max(code, process.returncode)
    return Measured(cpu, time.perf_counter() - started, memory, code)


def _median(found: Sequence[Measured]) -> Measured:
    return Measured(
        cpu=statistics.median(m.cpu for m in found),
        wall=statistics.median(m.wall for m in found),
        memory=statistics.median(m.memory for m in found),
        code=max(m.code for m in found),
    )
