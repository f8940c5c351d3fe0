"""Addresses that the user names -> sources; the network is touched nowhere else, and only then."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from types import TracebackType
from typing import TYPE_CHECKING, Self

from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source

if TYPE_CHECKING:
    from samestory.ingest.fetch import Fetcher


class Web:
    """Fetches what is asked of it; makes its connections at the first address and closes them at the end."""

    def __init__(self, settings: IngestSettings) -> None:
        self._settings = settings
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fetcher is not None:
            self._fetcher.close()

    def source(self, url: str) -> Source:
        """Fetch one address.

        Raises
        ------
        FetchRefused, FetchFailed, TooLarge, EmptyInput
            As :meth:`samestory.ingest.fetch.Fetcher.fetch` says.
        """
        if self._fetcher is None:
            from samestory.ingest.fetch import Fetcher

            self._fetcher = Fetcher(replace(self._settings.fetch, max_bytes=self._settings.max_bytes))
        found = self._fetcher.fetch(url)
        return Source(
            url,
            BytesIO(found.body),
            url=found.url,
            media_type=found.content_type or "",
            charset=found.charset,
            notes=found.notes,
        )


def is_address(name: str) -> bool:
    """Say whether an input is an address and no file."""
    return name.lower().startswith(("http://", "https://"))
