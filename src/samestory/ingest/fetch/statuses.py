"""What an HTTP status means for one who wants to read a page (RFC 9110, 15)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from samestory.ingest.fetch.trouble import SAVE_IT, TRY_LATER, Trouble

GOOD: Final = frozenset({200, 203})
"""Here is what was asked for. Other 2xx say that nothing, a part or something else comes."""
NOT_MODIFIED: Final = 304
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

_GONE: Final = frozenset({404, 410})
_CLOSED: Final = frozenset({401, 402, 403, 407, 451})


def phrase(status: int) -> str:
    """Give a status with its name; the server's own words are not passed on."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def trouble_of(status: int, wait: float = 0.0) -> Trouble:
    """Say what a status means that brings no page.

    Parameters
    ----------
    status
        The status.
    wait
        The seconds that the server wants to be left alone; 0 if it does not say.
    """
    if status in _GONE:
        return Trouble(f"There is no such page ({phrase(status)}).", remedy="Check the address.")
    if status in _CLOSED:
        return Trouble(f"The server does not let it be read ({phrase(status)}).", remedy=SAVE_IT)
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500:
        remedy = f"Try again in {wait:.0f} seconds, or save the page in a browser and give the file."
        return Trouble(f"The server does not give it now ({phrase(status)}).", remedy=remedy if wait else TRY_LATER)
    return Trouble(f"The server answers {phrase(status)} instead of the page.", remedy=SAVE_IT)
