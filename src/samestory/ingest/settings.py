"""The limits of reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """How much is read.

    Parameters
    ----------
    max_bytes
        The largest report, in bytes as it is stored. A long newspaper article has 100 kB; whatever is far beyond that
        is not one report, and would take minutes to analyse.
    max_file_bytes
        The largest file that holds many reports and has to be read whole (a JSON array).
    """

    max_bytes: int = 5_000_000
    max_file_bytes: int = 100_000_000


DEFAULT_SETTINGS = IngestSettings()

RAISE = "--max-bytes N; in Python IngestSettings(max_bytes=N)"
"""How a user raises the limit."""
