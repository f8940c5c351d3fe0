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


def measure(commands: Mapping[str, Sequence[str]], *, runs: int = 5) -> dict[str, Measured]:
    """Run commands in turn (A B C, A B C ...), so that a machine that slows down slows all; one warm-up each."""
    held: dict[str, list[Measured]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            once = _run(command)
            if number:
                held[name].append(once)
    return {name: _median(found) for name, found in held.items()}


def python(code: str) -> list[str]:
    """Give the command that runs a piece of Python in a fresh process of this interpreter."""
    return [sys.executable, "-c", code]


def _run(command: Sequence[str]) -> Measured:
    started = time.perf_counter()
    process = subprocess.Popen(list(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Measured(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit, process.returncode)


def _median(found: Sequence[Measured]) -> Measured:
    return Measured(
        cpu=statistics.median(m.cpu for m in found),
        wall=statistics.median(m.wall for m in found),
        memory=statistics.median(m.memory for m in found),
        code=max(m.code for m in found),
    )
