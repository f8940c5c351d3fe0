"""One request, one answer: over checked connections, within time and size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final

from urllib3 import BaseHTTPResponse, HTTPHeaderDict
from urllib3.exceptions import HTTPError
from urllib3.util import Url

from samestory.ingest.fetch.body import read_body, too_large
from samestory.ingest.fetch.connections import Connections
from samestory.ingest.fetch.explain import explain
from samestory.ingest.fetch.patience import Allowance, Patience
from samestory.ingest.fetch.urls import host_of

_PIECE: Final = 65_536

Wanted = Callable[[int, Mapping[str, str]], bool]
"""Whether the body of an answer with that status and those headers is wanted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the body is empty where it was not wanted."""

    status: int
    headers: HTTPHeaderDict
    body: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, and how much of it.

    Parameters
    ----------
    url
        A normal address.
    headers
        All headers but ``Host``.
    wanted
        Decides from status and headers whether the body is read.
    limit
        The most bytes of the body after decompression.
    cut
        Whether a longer body is cut at the limit instead of refused.
    """

    url: Url
    headers: Mapping[str, str]
    wanted: Wanted
    limit: int
    cut: bool = False


class Transport:
    """Makes requests, one at a time.

    Parameters
    ----------
    connections
        Where they go.
    patience
        What they may take.
    """

    def __init__(self, connections: Connections, patience: Patience) -> None:
        self._connections = connections
        self._patience = patience

    def get(self, request: Request, allowance: Allowance) -> Answer:
        """Make one request, without following or repeating it.

        Raises
        ------
        Trouble
            No answer, a broken one, one that is too large or too slow.
        """
        try:
            with self._patience.spend(allowance, request.limit):
                return self._get(request)
        except (HTTPError, HTTPException, OSError) as error:
            raise explain(error, host_of(request.url)) from error

    def _get(self, request: Request) -> Answer:
        response = self._connections.pool(request.url).urlopen(
            "GET",
            request.url.request_uri,
            headers=HTTPHeaderDict(request.headers),
            timeout=self._patience.next_wait(),  # to send the request; what is read is timed by the socket
            retries=False,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
            # no proxy, no cookies, no netrc: urllib3 knows of none unless it is told
        )
        try:
            body = _body(response, request) if request.wanted(response.status, response.headers) else b""
        finally:
            response.close()  # of a body that was not read to its end; otherwise the connection is kept
            response.release_conn()
        return Answer(response.status, response.headers, body)


def _body(response: BaseHTTPResponse, request: Request) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > request.limit and not request.cut:
        raise too_large(request.limit)
    chunks = response.stream(_PIECE, decode_content=False)
    return read_body(chunks, response.headers.get("content-encoding", ""), request.limit, cut=request.cut)
