"""Requests at a polite pace, made again where that may help."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final

from samestory.ingest.fetch.pace import Pace
from samestory.ingest.fetch.patience import Allowance
from samestory.ingest.fetch.transport import Answer, Request, Transport
from samestory.ingest.fetch.trouble import Trouble
from samestory.ingest.fetch.urls import host_of

_FIRST_PAUSE: Final = 1.0
"""Seconds before the second attempt; each next pause is twice as long."""
_TOO_MANY: Final = 429


class Asker:
    """Makes requests at a polite pace, and again after what may pass.

    Parameters
    ----------
    transport
        Makes one request.
    pace
        Knows when each host may be asked.
    retries
        How often a request is made again.
    max_wait
        The longest pause in seconds before it is.
    """

    def __init__(self, transport: Transport, pace: Pace, *, retries: int, max_wait: float) -> None:
        self._transport = transport
        self._pace = pace
        self._retries = retries
        self._max_wait = max_wait

    def ask(self, request: Request, allowance: Allowance, delay: float = 0.0) -> Answer:
        """Make a request: when its host may be asked, and again after a timeout, a broken answer, 429 or 5xx.

        Parameters
        ----------
        request
            What to ask for.
        allowance
            The seconds on the network left for it; pauses do not count.
        delay
            Seconds that the host wants between two requests.

        Raises
        ------
        Trouble
            What came of the last attempt, or a pause longer than ``max_wait``.
        """
        host = host_of(request.url)
        attempt = 0
        while True:
            self._pace.wait(host)
            pause = min(_FIRST_PAUSE * 2**attempt, self._max_wait)
            attempt += 1
            last = attempt > self._retries
            try:
                answer = self._transport.get(request, allowance)
            except Trouble as trouble:
                self._pace.asked(host, delay)
                if last or not trouble.again:
                    raise _counted(trouble, attempt) from trouble.__cause__
                self._pace.hold(host, pause)
                continue
            self._pace.asked(host, delay)
            if not passing(answer.status):
                return answer
            wanted = retry_after(answer.headers)
            self._pace.hold(host, wanted)  # also for what is asked of this host later on
            if last or wanted > self._max_wait:
                return answer
            self._pace.hold(host, pause)


def passing(status: int) -> bool:
    """Whether the status speaks of something that may pass: too many requests, or a failure of the server."""
    return status == _TOO_MANY or 500 <= status <= 599


def retry_after(headers: Mapping[str, str]) -> float:
    """Read how many seconds the server wants to be left alone (RFC 9110, 10.2.3); 0 without a word of it.

    A moment is counted from the server's own ``Date``, so that clocks need not agree.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        moment, now = parsedate_to_datetime(value), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (moment - now).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _counted(trouble: Trouble, attempts: int) -> Trouble:
    if attempts > 1:
        trouble.message += f" It was tried {attempts} times."
    return trouble
