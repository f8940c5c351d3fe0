"""The reader of web pages stands in ``samestory.ingest.pages``."""

from samestory.ingest.pages import read_page

__all__ = ["read_page"]
