"""Bytes, files, pages, archives, addresses -> reports.

``read_inputs`` is the only way in: it takes what the user names and gives reports and errors, in order. ``FORMATS``
lists what can be read; a new format is one file with one function and one line there.
"""

from samestory.ingest.formats import FORMATS, Format
from samestory.ingest.language import detect_language
from samestory.ingest.read import read_inputs
from samestory.ingest.settings import FetchSettings, IngestSettings

__all__ = ["FORMATS", "FetchSettings", "Format", "IngestSettings", "detect_language", "read_inputs"]
