"""Floors measured beside the other tests: scoring takes minutes, and a machine with two processors has one to spare.

A process and not a thread: some tests trace the memory of this one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from bench.floors import ROOT


class Measuring:
    """A process that runs scorers one after the other."""

    def __init__(self, scorers: Sequence[str], errors: TextIO) -> None:
        command = [sys.executable, "-m", "bench.floors", "--measure", *scorers]
        self._errors = errors
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
        self._found: dict[str, dict[str, Any]] = {}

    def figures(self, scorer: str) -> dict[str, Any]:
        """Wait for the figures of a scorer.

        Raises
        ------
        RuntimeError
            The process ended before it gave them; with what it wrote to standard error.
        """
        assert self._process.stdout is not None
        while scorer not in self._found:
            line = self._process.stdout.readline()
            if not line:
                self._errors.seek(0)
                raise RuntimeError(f"no figures of {scorer}: {self._errors.read()}")
            measured = json.loads(line)
            self._found[measured["scorer"]] = measured["figures"]
        return self._found[scorer]

    def stop(self) -> None:
        """End the process, whether all is measured or not."""
        assert self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        self._errors.close()
