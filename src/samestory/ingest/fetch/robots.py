"""What each host lets robots read: robots.txt by RFC 9309.

Its rules are read by Protego. Where they come from, what stands for them when they cannot be had, and how long they
hold is settled here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from protego import Protego
from urllib3.util import Url

from samestory.errors import FetchRefused
from samestory.ingest.fetch.asker import Asker, passing
from samestory.ingest.fetch.patience import Allowance
from samestory.ingest.fetch.statuses import GOOD, REDIRECTS, phrase
from samestory.ingest.fetch.transport import Request
from samestory.ingest.fetch.trouble import SAVE_IT, TRY_LATER, Trouble
from samestory.ingest.fetch.urls import follow

PRODUCT: Final = "samestory"
"""The name by which robots.txt can speak of this program."""
_MOST_BYTES: Final = 512_000
"""RFC 9309 (2.5) asks to read at least 500 KiB; what stands after that is passed over."""
_MOST_REDIRECTS: Final = 5
_RULES_HOLD: Final = 24 * 3600.0
"""RFC 9309 (2.4): not longer than 24 hours."""
_TROUBLE_HOLDS: Final = 600.0
_MOST_HOSTS: Final = 200
_AGENT: Final = re.compile(r"\s*user(?:-|\s+)?agent(?:\s*:|\s)\s*([^#]*)", re.IGNORECASE)
_TOKEN: Final = re.compile(r"[a-z_-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What holds for one host, and until when."""

    until: float
    rules: Protego | None = None
    trouble: Trouble | None = None


class Robots:
    """Knows what may be read of each host, and asks it once.

    Parameters
    ----------
    asker
        Gets ``robots.txt``.
    headers
        Those of every request.
    clock
        Seconds.
    deadline
        Seconds on the network for one ``robots.txt``.
    """

    def __init__(self, asker: Asker, headers: Mapping[str, str], clock: Callable[[], float], deadline: float) -> None:
        self._asker = asker
        self._headers = headers
        self._clock = clock
        self._deadline = deadline
        self._known: dict[str, _Rules] = {}

    def check(self, url: Url) -> float:
        """Make sure that an address may be read.

        Parameters
        ----------
        url
            A normal address.

        Returns
        -------
        float
            The seconds that its host wants between two requests; 0 if it does not say.

        Raises
        ------
        Trouble
            It may not be read; or what may be read could not be found out, which RFC 9309 takes for the same.
        """
        origin = Url(url.scheme, None, url.host, url.port, "/robots.txt")
        known = self._known.get(origin.url)
        if known is None or known.until <= self._clock():
            self._known.pop(origin.url, None)
            while len(self._known) >= _MOST_HOSTS:
                self._known.pop(next(iter(self._known)))
            known = self._known[origin.url] = self._ask(origin)
        if known.trouble:
            raise known.trouble.anew()
        if known.rules is None:
            return 0.0
        if not known.rules.can_fetch(url.url, PRODUCT):
            raise Trouble(f"{origin.url} does not let robots read it.", remedy=SAVE_IT, kind=FetchRefused)
        return known.rules.crawl_delay(PRODUCT) or 0.0

    def _ask(self, origin: Url) -> _Rules:
        allowance = Allowance(self._deadline)
        url = origin
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                request = Request(url, self._headers, lambda status, _: status in GOOD, _MOST_BYTES, cut=True)
                answer = self._asker.ask(request, allowance)
                if answer.status in REDIRECTS and answer.headers.get("location"):
                    url = follow(url, answer.headers["location"])
                    continue
                if passing(answer.status):
                    raise Trouble(f"it answers {phrase(answer.status)}", remedy=TRY_LATER)
                if answer.status in GOOD:
                    # a byte-order mark would hide the first line, and so all rules of its group, from Protego
                    text = answer.body.decode("utf-8-sig", "replace")
                    return _Rules(self._clock() + _RULES_HOLD, Protego.parse(_shortened(text)))
                break
        except Trouble as trouble:
            return _Rules(self._clock() + _TROUBLE_HOLDS, trouble=_unreachable(trouble, origin, url))
        return _Rules(self._clock() + _RULES_HOLD)  # 4xx, or too many redirects: there are no rules (2.3.1.2, 2.3.1.3)


def _shortened(text: str) -> str:
    """Call all robots but this one ``other``, so that a file has three groups at most.

    Protego keeps every rule once for each robot that it is for. A file of 500 kB that names 20,000 robots and then
    gives 25,000 rules would take tens of gigabytes. It also holds ``same`` for a name of ``samestory``, which
    RFC 9309 (2.2.1) does not.
    """
    return "\n".join(_agent_line(line) for line in text.splitlines())


def _agent_line(line: str) -> str:
    found = _AGENT.match(line)
    if not found:
        return line
    name = found[1].strip()
    token = _TOKEN.match(name)
    ours = token is not None and token[0].lower() == PRODUCT
    return f"User-agent: {'*' if name == '*' else PRODUCT if ours else 'other'}"


def _unreachable(trouble: Trouble, origin: Url, url: Url) -> Trouble:
    if trouble.connecting and url is origin:
        return trouble  # the page would fare no better, and the user has not asked for robots.txt
    message = trouble.message[:1].lower() + trouble.message[1:].rstrip(".")
    return Trouble(
        f"{origin.url}, which says what robots may read, cannot be had: {message}.",
        remedy=TRY_LATER,
        kind=FetchRefused,
    )
