"""How much an input has grown by unpacking: what grows without end is no text."""

from __future__ import annotations

from samestory.errors import TooLarge
from samestory.ingest.settings import IngestSettings

FREE = 10_000_000
"""So many bytes may come out of any archive: a small one may hold a few highly repetitive files."""


class Expansion:
    """The bytes of one input as they are stored, and as they came out of it and of all archives in it.

    One of them goes with all that lies in an input, so that archives in archives cannot multiply what each may grow.
    """

    def __init__(self) -> None:
        self._stored = 0
        self._given = 0
        self.over = False
        """Whether the limit was met: nothing more of this input is unpacked then."""

    def store(self, size: int) -> None:
        """Count bytes that were read of the input itself."""
        self._stored += size

    def give(self, size: int, name: str, settings: IngestSettings) -> None:
        """Count bytes that were unpacked.

        Raises
        ------
        TooLarge
            They are more than ``settings.max_expansion`` times what was read, and more than ``FREE``.
        """
        self._given += size
        if self._given > max(FREE, settings.max_expansion * self._stored):
            self.over = True
            raise TooLarge(
                name,
                f"Unpacked, it grows to more than {settings.max_expansion} times its size, which no text does.",
                remedy="If you trust it, unpack it and give the files; in Python IngestSettings(max_expansion=N).",
            )


def check_depth(depth: int, name: str, settings: IngestSettings) -> None:
    """Refuse an archive that lies too deep in others.

    Raises
    ------
    TooLarge
        It lies in more than ``settings.max_depth`` archives.
    """
    if depth > settings.max_depth:
        raise TooLarge(
            name,
            f"It is an archive in an archive, {depth} deep; archives are unpacked {settings.max_depth} deep.",
            remedy="Unpack it and give the files; in Python IngestSettings(max_depth=N).",
        )
