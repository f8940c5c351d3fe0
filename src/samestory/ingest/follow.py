"""The address of an article that a feed names -> the article, with what the feed says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from samestory.errors import EmptyInput, InputError
from samestory.ingest.feeds import with_page
from samestory.ingest.link import Link
from samestory.ingest.source import Source
from samestory.model import Report


def follow(
    link: Link, fetch: Callable[[str], Source], read: Callable[[Source], Iterable[Report | InputError]]
) -> Iterator[Report | InputError]:
    """Read the page of an entry.

    Parameters
    ----------
    link
        Its address, and what the feed itself gives.
    fetch
        Fetches an address.
    read
        Reads what was fetched.

    Yields
    ------
    Report or InputError
        The page's report, with outlet, authors and date of the feed where the page does not say them. Where there is
        no such page, the feed's summary with a note, or where there is none the reason.
    """
    try:
        found = next(iter(read(fetch(link.url))), None)
    except InputError as error:
        found = error
    given = link.given
    if isinstance(found, Report):
        yield with_page(given, found) if isinstance(given, Report) else found
    elif isinstance(given, Report):
        why = f" ({found.message.rstrip('.')})" if found is not None else ""
        yield replace(given, notes=(*given.notes, f"{given.source}: its page {link.url} could not be read{why}"))
    else:
        yield found or EmptyInput(link.url, "There is no article in this page.", remedy=given.remedy)
