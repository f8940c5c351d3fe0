"""What is read, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """What fetching may do, how long it may take, and how politely it asks.

    Parameters
    ----------
    max_bytes
        The largest page or feed, in bytes after decompression.
    timeout
        Seconds to wait for a connection, and for each next piece of an answer.
    deadline
        Seconds on the network that one address may take in all, with its redirects and retries; the pauses that
        politeness asks for do not count. A server that sends a byte now and then cannot go beyond it.
    redirects
        The most redirects that are followed.
    retries
        How often a request is made again after a timeout, a broken connection, a truncated answer, 429 or 5xx.
    rate
        Seconds from the end of one request to the next to the same host. A longer ``Crawl-delay`` goes before it.
    max_wait
        The longest pause in seconds that a server can ask for (``Crawl-delay``, ``Retry-After``) and get. A
        ``Crawl-delay`` is cut to it; a ``Retry-After`` that is longer ends the attempt.
    allow_private
        Whether hosts may be asked that are not on the public internet: this machine, the local network.
    cache
        Folder for what was fetched, so that it is sent again only if it has changed; none without one.
    """

    max_bytes: int = 5_000_000
    timeout: float = 20.0
    deadline: float = 60.0
    redirects: int = 10
    retries: int = 2
    rate: float = 1.0
    max_wait: float = 60.0
    allow_private: bool = False
    cache: Path | None = None


DEFAULT_FETCH_SETTINGS: Final = FetchSettings()

ALLOW_PRIVATE: Final = "--allow-private; in Python FetchSettings(allow_private=True)"
"""How a user lets hosts of the own network be asked."""


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
    follow_links
        Fetch the page of every entry of a feed that gives only a summary.
    fetch
        What fetching of addresses may do; its ``max_bytes`` is the one given here.
    """

    max_bytes: int = 5_000_000
    max_file_bytes: int = 100_000_000
    max_expansion: int = 200
    max_depth: int = 3
    form: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    follow_links: bool = False
    fetch: FetchSettings = DEFAULT_FETCH_SETTINGS


DEFAULT_SETTINGS = IngestSettings()

RAISE = "--max-bytes N; in Python ingest=IngestSettings(max_bytes=N)"
"""How a user raises the limit."""
