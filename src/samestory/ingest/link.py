"""A report of which a feed gives the address, and a summary at most."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.errors import InputError
from samestory.model import Report


@dataclass(frozen=True, slots=True)
class Link:
    """An address whose page has the whole article.

    Parameters
    ----------
    url
        The page.
    given
        What the feed itself gives: the summary as a report, or the error that it gives no text; kept where the page
        cannot be fetched.
    """

    url: str
    given: Report | InputError
