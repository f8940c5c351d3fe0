"""A server on loopback that answers as it is told, well or badly, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

HTML = b"<html><body><p>The ferry of Ysmere sails again.</p></body></html>"

Reply = bytes | Callable[[socket.socket], None]


def reply(
    body: bytes = HTML,
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    *,
    length: int | None = None,
    kind: str = "text/html",
    **more: str,
) -> bytes:
    """Write an answer as it should be, unless a header says otherwise; ``_`` in names stands for ``-``."""
    named = {"Connection": "close", "Content-Length": str(len(body) if length is None else length)}
    named |= {"Content-Type": kind} if kind else {}
    named |= {name.replace("_", "-"): value for name, value in {**(headers or {}), **more}.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str | None, status: str = "302 Found") -> bytes:
    return reply(b"", status, {} if location is None else {"Location": location})


@dataclass
class Asked:
    """One request, as it came."""

    path: str
    headers: dict[str, str]
    line: str


@dataclass
class Server:
    """Answers each path with its replies in turn, the last one again and again; 404 where there is none.

    A reply is raw bytes or a function that does with the socket what it likes. The connection is closed afterwards,
    unless the bytes say ``keep-alive``.
    """

    routes: dict[str, list[Reply]] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    greeting: bytes = b""
    """Sent at once to whoever connects, and nothing else."""
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []
        self._open: list[socket.socket] = []

    def on(self, path: str, *replies: Reply) -> Self:
        self.routes[path] = list(replies)
        return self

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def pages(self) -> list[str]:
        return [path for path in self.paths() if path != "/robots.txt"]

    def __enter__(self) -> Self:
        self._run(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in list(self._open):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _run(self, target: Callable[..., None], *args: socket.socket) -> None:
        thread = threading.Thread(target=target, args=args)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._run(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(sock)
            if self.tls:
                sock = stack.enter_context(self.tls.wrap_socket(sock, server_side=True))
            self._open.append(sock)
            if self.greeting:
                sock.sendall(self.greeting)
                return
            while head := self._head(sock):
                line, *rest = head.decode("latin-1").split("\r\n")
                headers = dict(one.split(": ", 1) for one in rest if ": " in one)
                path = line.split(" ")[1]
                self.asked.append(Asked(path, {name.lower(): value for name, value in headers.items()}, line))
                replies = self.routes.get(path) or [reply(b"", "404 Not Found")]
                answer = replies.pop(0) if len(replies) > 1 else replies[0]
                if callable(answer):
                    answer(sock)
                    return
                sock.sendall(answer)
                if b"keep-alive" not in answer:
                    return

    @staticmethod
    def _head(sock: socket.socket) -> bytes:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = sock.recv(65_536)
            if not piece:
                return b""
            head += piece
        return head.partition(b"\r\n\r\n")[0]
