"""What is read, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """How inputs are read.

    Parameters
    ----------
    max_bytes
        The largest report, in bytes as it is stored. A long newspaper article has 100 kB; whatever is far beyond that
        is not one report, and would take minutes to analyse.
    max_file_bytes
        The largest file that holds many reports and has to be read whole (a feed). All other files of many reports
        are streamed and may have any size.
    max_expansion
        How many times its size a compressed file may grow. Text shrinks to a third or a tenth, a long run of one
        character to a thousandth: what grows more is no text.
    max_depth
        How deep archives may lie in archives.
    form
        Read every input as this format (a name in ``FORMATS``), whatever its ending; None to tell by the ending and
        the first bytes.
    fields
        Pairs of a field and the column or key that holds it, such as ``("text", "Body")``; tried before those that
        are known.
    """

    max_bytes: int = 5_000_000
    max_file_bytes: int = 100_000_000
    max_expansion: int = 200
    max_depth: int = 3
    form: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


DEFAULT_SETTINGS = IngestSettings()

RAISE = "--max-bytes N; in Python IngestSettings(max_bytes=N)"
"""How a user raises the limit."""
