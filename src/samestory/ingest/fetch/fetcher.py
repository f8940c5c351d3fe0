"""Addresses -> pages and feeds, as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from urllib3.util import Url

from samestory.errors import EmptyInput
from samestory.ingest.fetch.agent import user_agent
from samestory.ingest.fetch.asker import Asker, retry_after
from samestory.ingest.fetch.body import ACCEPTED_CODINGS
from samestory.ingest.fetch.cache import Cache, Entry, entry_of
from samestory.ingest.fetch.connections import Connections
from samestory.ingest.fetch.media import charset, media_type, readable
from samestory.ingest.fetch.pace import Pace
from samestory.ingest.fetch.patience import Allowance, Patience
from samestory.ingest.fetch.robots import Robots
from samestory.ingest.fetch.settings import DEFAULT_FETCH_SETTINGS, FetchSettings
from samestory.ingest.fetch.statuses import GOOD, NOT_MODIFIED, REDIRECTS, trouble_of
from samestory.ingest.fetch.system import System
from samestory.ingest.fetch.transport import Answer, Request, Transport
from samestory.ingest.fetch.trouble import SAVE_IT, Trouble
from samestory.ingest.fetch.urls import follow, parse

_ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, application/json;q=0.9, text/*;q=0.8, */*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or a feed.

    Parameters
    ----------
    url
        Where it was found, after redirects.
    content_type
        Its media type in small letters (``text/html``), as the server says; None if it does not.
    charset
        Its encoding, as the server says; None if it does not, or names one that Python does not know. Not checked
        against the body.
    body
        After decompression.
    not_modified
        Whether the server said that nothing has changed, so that the body is the one that was kept.
    notes
        What the user should know: that the page could not be kept.
    """

    url: str
    content_type: str | None
    charset: str | None
    body: bytes
    not_modified: bool = False
    notes: tuple[str, ...] = ()


class Fetcher:
    """Fetches what users name by http or https, from public hosts, as robots.txt allows, one request at a time.

    It remembers what holds for more than one address: open connections, the rules of each host, when it was asked.
    Make one for a run, and close it (``with``). It is for one thread.

    Parameters
    ----------
    settings
        What is allowed, and how much.
    system
        Names, connections and time; for tests.
    """

    def __init__(self, settings: FetchSettings = DEFAULT_FETCH_SETTINGS, *, system: System | None = None) -> None:
        system = system or System()
        self._settings = settings
        self._headers = {"User-Agent": user_agent(), "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED_CODINGS}
        patience = Patience(system.clock, settings.timeout)
        self._connections = Connections(system, patience, allow_private=settings.allow_private)
        pace = Pace(system, settings.rate, settings.max_wait)
        transport = Transport(self._connections, patience)
        self._asker = Asker(transport, pace, retries=settings.retries, max_wait=settings.max_wait)
        self._robots = Robots(self._asker, self._headers, system.clock, settings.deadline)
        self._cache = Cache(settings.cache, settings.max_bytes) if settings.cache else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; what is fetched later opens new ones."""
        self._connections.close()

    def fetch(self, url: str) -> Fetched:
        """Fetch one page or feed.

        Parameters
        ----------
        url
            An address with ``http://`` or ``https://``.

        Raises
        ------
        FetchRefused
            It is not asked for: no http or https, no public host, not allowed by robots.txt.
        FetchFailed
            It was asked for, and nothing came that can be read.
        TooLarge, EmptyInput
            Over ``max_bytes``; an answer without a body.
        """
        try:
            return self._fetch(parse(url))
        except Trouble as trouble:
            raise trouble.error(url) from trouble

    def _fetch(self, url: Url) -> Fetched:
        allowance = Allowance(self._settings.deadline)
        seen: set[str] = set()
        while True:
            seen.add(url.url)
            delay = self._robots.check(url)
            kept = self._cache.find(url.url) if self._cache else None
            headers = {**self._headers, **(kept.conditions() if kept else {})}
            answer = self._asker.ask(Request(url, headers, _wanted, self._settings.max_bytes), allowance, delay)
            if answer.status not in REDIRECTS:
                return self._kept(kept, answer) if kept and answer.status == NOT_MODIFIED else self._new(url, answer)
            url = follow(url, answer.headers.get("location"))
            if url.url in seen:
                raise Trouble(
                    "It redirects in a circle.",
                    remedy=f"It may want a login or cookies, and none are kept. {SAVE_IT}",
                )
            if len(seen) > self._settings.redirects:
                raise Trouble(
                    f"It redirects more than {self._settings.redirects} times.",
                    remedy="Give the address to which it leads in a browser.",
                )

    def _kept(self, kept: Entry, answer: Answer) -> Fetched:
        fresh = kept.refreshed(answer.headers)
        return _fetched(fresh, not_modified=True, notes=self._keep(fresh) if fresh != kept else ())

    def _new(self, url: Url, answer: Answer) -> Fetched:
        if answer.status not in GOOD:
            raise trouble_of(answer.status, retry_after(answer.headers))
        kind = media_type(answer.headers.get("content-type", ""))
        if not readable(kind):
            raise Trouble(f"It is {kind}, no page and no feed.", remedy="Give the address of the article's page.")
        if not answer.body:
            raise Trouble("The answer is empty.", remedy=SAVE_IT, kind=EmptyInput)
        entry = entry_of(url.url, answer.headers, answer.body)
        notes = self._keep(entry) if entry else ()
        return _fetched(
            entry or Entry(url.url, answer.headers.get("content-type", ""), "", "", answer.body), notes=notes
        )

    def _keep(self, entry: Entry) -> tuple[str, ...]:
        if self._cache is None:
            return ()
        try:
            self._cache.keep(entry)
        except OSError as error:
            return (f"{entry.url}: could not be kept in {self._settings.cache} ({error.strerror})",)
        return ()


def _fetched(entry: Entry, *, not_modified: bool = False, notes: tuple[str, ...] = ()) -> Fetched:
    return Fetched(
        url=entry.url,
        content_type=media_type(entry.content_type),
        charset=charset(entry.content_type),
        body=entry.body,
        not_modified=not_modified,
        notes=notes,
    )


def _wanted(status: int, headers: Mapping[str, str]) -> bool:
    return status in GOOD and readable(media_type(headers.get("content-type", "")))
