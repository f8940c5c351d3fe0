"""A server, a clock that nobody waits for, and fetchers that use both."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from samestory.ingest.fetch import Fetcher, FetchSettings, System
from tests.ingest.fetch.server import Server


@dataclass
class Clock:
    """Time that passes when someone sleeps, and by ``tick`` seconds with each look at it."""

    now: float = 1_000.0
    tick: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        self.now += self.tick
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Net:
    """Names that mean what a test says, and connections that all go to its server."""

    port: int
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    connected: list[tuple[str, int]] = field(default_factory=list)

    def look_up(self, host: str, port: int) -> list[str]:  # noqa: ARG002
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, sock: socket.socket, address: tuple[str, int]) -> None:
        self.connected.append(address)
        sock.connect(("127.0.0.1", self.port))


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as one:
        yield one


@pytest.fixture
def clock() -> Clock:
    return Clock()


Make = Callable[..., Fetcher]


@pytest.fixture
def make(clock: Clock) -> Iterator[Make]:
    """Make fetchers that may ask this machine, and close them."""
    with ExitStack() as stack:

        def fetcher(net: Net | None = None, **settings: float | Path | bool | None) -> Fetcher:
            if net is None:
                settings.setdefault("allow_private", True)
                system = System(clock=clock, sleep=clock.sleep)
            else:
                system = System(look_up=net.look_up, connect=net.connect, clock=clock, sleep=clock.sleep)
            return stack.enter_context(Fetcher(FetchSettings(**settings), system=system))  # type: ignore[arg-type]

        yield fetcher


@pytest.fixture
def fetcher(make: Make) -> Fetcher:
    return make()
