"""What fetching may do and take."""

from samestory.ingest.settings import ALLOW_PRIVATE, DEFAULT_FETCH_SETTINGS, FetchSettings

__all__ = ["ALLOW_PRIVATE", "DEFAULT_FETCH_SETTINGS", "FetchSettings"]
