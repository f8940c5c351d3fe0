"""How long, and for how many bytes, a server is listened to.

The timeout of a socket starts anew with every byte, so that a server that sends one now and then is never too late
for it. Here every read is given what is left of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from samestory.ingest.fetch.trouble import TRY_LATER, Trouble

HEAD_BYTES: Final = 1_000_000
"""For status line, headers and the lengths of chunks; real ones have a few thousand bytes."""


@dataclass(slots=True)
class Allowance:
    """The seconds on the network that one address may still take."""

    seconds: float


class Patience:
    """What the request in progress may still take; one for all connections of a fetcher, which asks one at a time.

    Parameters
    ----------
    clock
        Seconds.
    timeout
        The longest wait in seconds for one piece.
    """

    def __init__(self, clock: Callable[[], float], timeout: float) -> None:
        self._clock = clock
        self._timeout = timeout
        self._until = 0.0
        self._bytes = 0

    @contextmanager
    def spend(self, allowance: Allowance, body_bytes: int) -> Iterator[None]:
        """Count time and bytes of what is done inside.

        Parameters
        ----------
        allowance
            Is less by the time taken, afterwards.
        body_bytes
            The largest body, as it comes.
        """
        self._until = self._clock() + allowance.seconds
        self._bytes = body_bytes + HEAD_BYTES
        try:
            yield
        finally:
            allowance.seconds = self._until - self._clock()

    def next_wait(self) -> float:
        """Say how many seconds the next step may take.

        Raises
        ------
        Trouble
            There is no time left.
        """
        left = self._until - self._clock()
        if left <= 0:
            raise Trouble("The server is too slow: the time for one address is over.", remedy=TRY_LATER)
        return min(self._timeout, left)

    def count(self, received: int) -> None:
        """Count the bytes of one read.

        Raises
        ------
        Trouble
            More than a body of the largest size with its head can have.
        """
        self._bytes -= received
        if self._bytes < 0:
            raise Trouble("The server sends headers without end.", remedy=TRY_LATER)
