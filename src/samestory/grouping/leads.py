"""The beginnings of reports, kept on disk: what labels are made of, for as many reports as there are."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile

from samestory.grouping.labels import shorten
from samestory.model import Report

_FIELDS = ("id", "source", "text", "url", "outlet", "title", "published", "body_start")

_IN_MEMORY = 16 << 20


@dataclass(slots=True)
class Leads:
    """Reports cut down to their leads, one JSON line each; with many of them in a temporary file."""

    file: SpooledTemporaryFile[bytes] = field(default_factory=lambda: SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - kept
    starts: array[int] = field(default_factory=lambda: array("q", (0,)))
    """Where each line begins; one more than there are reports."""

    def __del__(self) -> None:
        self.file.close()

    def __len__(self) -> int:
        return len(self.starts) - 1

    def add(self, report: Report) -> None:
        """Keep the beginning of a report."""
        short = shorten(report)
        line = json.dumps([getattr(short, name) for name in _FIELDS]).encode() + b"\n"
        self.file.seek(self.starts[-1])
        self.file.write(line)
        self.starts.append(self.starts[-1] + len(line))

    def get(self, row: int) -> Report:
        """Read the beginning of a report."""
        self.file.seek(self.starts[row])
        values = json.loads(self.file.read(self.starts[row + 1] - self.starts[row]))
        return Report(**dict(zip(_FIELDS, values, strict=True)))
