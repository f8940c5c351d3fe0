"""What fetching takes from the machine that it runs on: names, connections, time. Tests put in others."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


def look_up(host: str, port: int) -> list[str]:
    """Give the IP addresses of a host, each once, in the order in which they should be tried (RFC 6724).

    Raises
    ------
    OSError, UnicodeError
        There is no such host; it has no name that can be asked for.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class System:
    """What fetching takes from the machine.

    Parameters
    ----------
    look_up
        From a host and a port to IP addresses.
    connect
        Connects a socket to an IP address and port; nothing else in this package does.
    clock
        Seconds, from any moment on, never going back.
    sleep
        Waits that many seconds.
    """

    look_up: Callable[[str, int], Sequence[str]] = look_up
    connect: Callable[[socket.socket, tuple[str, int]], None] = socket.socket.connect
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
