"""Plain text and Markdown -> one report, character for character."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.errors import InputError
from samestory.ingest.decode import decode
from samestory.ingest.identity import report_id
from samestory.ingest.language import detect_language
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.model import Report


def read_plain(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
    """Read one report; its text is the file, line breaks and all (a byte-order mark is no text)."""
    text = decode(source.read(settings.max_bytes), source.name, settings)
    yield Report(id=report_id(text), source=source.name, text=text, raw=text, language=detect_language(text))
