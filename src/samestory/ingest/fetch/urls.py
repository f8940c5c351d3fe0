"""Addresses of pages: read, made normal, and followed from one to the next."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from samestory.errors import FetchRefused
from samestory.ingest.fetch.trouble import SAVE_IT, Trouble

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 8_000
"""RFC 9110 (4.1) asks servers to take 8,000 characters; what is longer is a mistake or an attack."""
_UNPRINTABLE: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]")


def parse(address: str) -> Url:
    """Read an address and make it normal: scheme and host in small letters, IDNA, no default port, no fragment.

    Raises
    ------
    Trouble
        Not http or https, with a user's name in it, too long, or no address at all.
    """
    address = address.strip()
    if len(address) > _LONGEST:
        raise _refused(f"The address is longer than {_LONGEST} characters.")
    if _UNPRINTABLE.search(address):
        raise _refused("There are blanks or control characters in the address.")
    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise _refused("It is no address that can be read.") from error
    if url.scheme not in _PORTS:
        raise _refused("Only addresses with http:// or https:// are fetched.", remedy=SAVE_IT)
    if url.auth is not None:
        raise _refused(
            "There is a user's name in the address, and fetching logs in nowhere.",
            remedy="Take out all between // and @, or save the page in a browser and give the file.",
        )
    if not url.host:
        raise _refused("There is no host in the address.")
    port = None if url.port == _PORTS[url.scheme] else url.port
    return Url(url.scheme, None, url.host, port, url.path or "/", url.query)


def follow(url: Url, location: str | None) -> Url:
    """Give the address to which a redirect leads.

    Parameters
    ----------
    url
        The address that redirects.
    location
        Its ``Location``, as it came: absolute or relative, perhaps UTF-8 bytes read as Latin-1.

    Raises
    ------
    Trouble
        No ``Location``; one that is refused; from https to http.
    """
    if not location or not location.strip():
        raise Trouble("It redirects, but does not say where to.", remedy=SAVE_IT)
    with suppress(UnicodeError):  # Latin-1 after all, or characters already
        location = location.encode("latin-1").decode("utf-8")
    try:
        target = parse(urljoin(url.url, location.strip().replace(" ", "%20")))
    except ValueError as error:
        raise Trouble("It redirects to what is no address.", remedy=SAVE_IT) from error
    except Trouble as trouble:
        raise _refused(
            f"It redirects to an address that is not fetched. {trouble.message}", remedy=SAVE_IT
        ) from trouble
    if url.scheme == "https" and target.scheme == "http":
        raise _refused(
            f"It redirects from https to {target.url}, which anyone on the way could change.",
            remedy="Give that address itself if you accept that.",
        )
    return target


def host_of(url: Url) -> str:
    """Name the host of a normal address, without the dot that may end it."""
    return (url.host or "").rstrip(".")


def _refused(message: str, *, remedy: str = "Check the address.") -> Trouble:
    return Trouble(message, remedy=remedy, kind=FetchRefused)
