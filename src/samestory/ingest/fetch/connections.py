"""Connections that are made to checked IP addresses alone.

A host's name is looked up once for a connection, every IP address that it has is checked, and the connection is made
to one of these. So a name that leads elsewhere the second time (DNS rebinding) gains nothing. TLS and the ``Host``
header go by the name, as always.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url

from samestory.errors import FetchRefused
from samestory.ingest.fetch.ip_ranges import why_not_public
from samestory.ingest.fetch.patience import Patience
from samestory.ingest.fetch.settings import ALLOW_PRIVATE
from samestory.ingest.fetch.system import System
from samestory.ingest.fetch.trouble import TRY_LATER, Trouble

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MOST_POOLS: Final = 32
_CHECK_NAME: Final = "Check the address, and that this machine is online."


class Connections:
    """The open connections, by scheme, host and port.

    Parameters
    ----------
    system
        Looks up names and connects.
    patience
        Bounds every step.
    allow_private
        Whether IP addresses off the public internet may be connected to.
    """

    def __init__(self, system: System, patience: Patience, *, allow_private: bool) -> None:
        self._system = system
        self._patience = patience
        self._allow_private = allow_private
        self._tls: ssl.SSLContext | None = None
        self._pools: dict[tuple[str, str, int | None], HTTPConnectionPool] = {}

    def pool(self, url: Url) -> HTTPConnectionPool:
        """Give the pool for the host of a normal address."""
        assert url.scheme is not None  # noqa: S101 - an address that was parsed has both
        assert url.host is not None  # noqa: S101
        key = (url.scheme, url.host, url.port)
        if key not in self._pools:
            while len(self._pools) >= _MOST_POOLS:
                self._pools.pop(next(iter(self._pools))).close()
            open_socket = partial(self._open, url.host.strip("[]"), url.port or (443 if url.scheme == "https" else 80))
            if url.scheme == "https":
                self._tls = self._tls or _tls_context(self._patience)
                self._pools[key] = _CheckedHTTPSPool(url.host, url.port, ssl_context=self._tls, open_socket=open_socket)
            else:
                self._pools[key] = _CheckedHTTPPool(url.host, url.port, open_socket=open_socket)
        return self._pools[key]

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()
        self._pools.clear()

    def _open(self, host: str, port: int) -> socket.socket:
        last: OSError | None = None
        for address in self._checked(host, port):
            sock = _WatchedSocket(socket.AF_INET6 if ":" in address else socket.AF_INET, self._patience)
            try:
                sock.settimeout(self._patience.next_wait())
                self._system.connect(sock, (address, port))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.settimeout(self._patience.next_wait())  # for the TLS handshake
            except OSError as error:
                last = error
                sock.close()
            except BaseException:
                sock.close()
                raise
            else:
                return sock
        if isinstance(last, TimeoutError):
            raise Trouble(f"{host} does not answer.", remedy=TRY_LATER, again=True, connecting=True) from last
        if isinstance(last, ConnectionRefusedError):
            raise Trouble(
                f"{host} takes no connections at port {port}.", remedy="Check the address.", connecting=True
            ) from last
        raise Trouble(
            f"{host} cannot be reached.",
            remedy=_CHECK_NAME,
            again=isinstance(last, ConnectionError),
            connecting=True,
        ) from last

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = list(self._system.look_up(host, port))
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise Trouble(
                    f"The name {host} cannot be looked up now.", remedy=_CHECK_NAME, again=True, connecting=True
                ) from error
            raise _unknown(host) from error
        except (OSError, UnicodeError) as error:
            raise _unknown(host) from error
        if not addresses:
            raise _unknown(host)
        if not self._allow_private:
            for address in addresses:
                # one that is not public is enough: an honest name does not lead to both
                kind = why_not_public(address)
                if kind:
                    raise Trouble(
                        f"{host} is not on the public internet ({address}: {kind}).",
                        remedy=f"If you trust the address, allow it ({ALLOW_PRIVATE}).",
                        kind=FetchRefused,
                        connecting=True,
                    )
        return addresses


def _unknown(host: str) -> Trouble:
    return Trouble(f"There is no host {host}.", remedy=_CHECK_NAME, connecting=True)


class _WatchedSocket(socket.socket):
    """A socket that waits no longer, and takes no more, than is left."""

    def __init__(self, family: socket.AddressFamily, patience: Patience) -> None:
        super().__init__(family, socket.SOCK_STREAM)
        self._patience = patience

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0) -> int:
        self.settimeout(self._patience.next_wait())
        received = super().recv_into(buffer, nbytes, flags)
        self._patience.count(received)
        return received


def _tls_context(patience: Patience) -> ssl.SSLContext:
    """Make the TLS settings: certificates are checked against those of the system and of certifi."""
    import certifi

    class WatchedTLSSocket(ssl.SSLSocket):
        def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
            self.settimeout(patience.next_wait())
            received = super().recv_into(buffer, nbytes, flags)
            patience.count(received)
            return received

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.sslsocket_class = WatchedTLSSocket
    return context


class _CheckedHTTP(HTTPConnection):
    def __init__(self, *args: Any, open_socket: Callable[[], socket.socket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._open_socket = open_socket

    def _new_conn(self) -> socket.socket:
        return self._open_socket()


class _CheckedHTTPS(HTTPSConnection):
    def __init__(self, *args: Any, open_socket: Callable[[], socket.socket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._open_socket = open_socket

    def _new_conn(self) -> socket.socket:
        return self._open_socket()


class _CheckedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _CheckedHTTP


class _CheckedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _CheckedHTTPS
