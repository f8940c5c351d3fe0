"""When each host may be asked again."""

from __future__ import annotations

from typing import Final

from samestory.ingest.fetch.system import System
from samestory.ingest.fetch.trouble import SAVE_IT, Trouble

_MOST_HOSTS: Final = 10_000


class Pace:
    """Waits before each request until its host may be asked.

    Parameters
    ----------
    system
        Its clock and its sleep.
    rate
        Seconds from one request to the next.
    max_wait
        The longest wait in seconds that a server can ask for.
    """

    def __init__(self, system: System, rate: float, max_wait: float) -> None:
        self._system = system
        self._rate = rate
        self._max_wait = max_wait
        self._due: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked.

        Raises
        ------
        Trouble
            That would take longer than ``max_wait``.
        """
        pause = self._due.get(host, 0.0) - self._system.clock()
        if pause > max(self._max_wait, self._rate):
            raise Trouble(
                f"{host} asked not to be asked again for {pause:.0f} seconds.", remedy=f"Try again then, or: {SAVE_IT}"
            )
        if pause > 0:
            self._system.sleep(pause)

    def asked(self, host: str, delay: float = 0.0) -> None:
        """Take note that the host was asked just now, and wants ``delay`` seconds until the next time."""
        self.hold(host, max(self._rate, min(delay, self._max_wait)))

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so many seconds from now, or longer if that was settled before."""
        if host not in self._due and len(self._due) >= _MOST_HOSTS:
            self._due.pop(next(iter(self._due)))  # the one that was asked first, long ago
        self._due[host] = max(self._due.get(host, 0.0), self._system.clock() + seconds)
