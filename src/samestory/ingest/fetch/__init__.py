"""Addresses that the user names -> what stands there, as bytes: safely and politely.

``Fetcher`` is the only way in. It asks public hosts alone, as their robots.txt allows, slowly, within limits of size
and time, and keeps what it got if it is told where. Nothing here is used unless the user names an address.
"""

from samestory.ingest.fetch.fetcher import Fetched, Fetcher
from samestory.ingest.fetch.settings import DEFAULT_FETCH_SETTINGS, FetchSettings
from samestory.ingest.fetch.system import System

__all__ = ["DEFAULT_FETCH_SETTINGS", "FetchSettings", "Fetched", "Fetcher", "System"]
