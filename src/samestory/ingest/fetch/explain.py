"""What the HTTP library raises -> what the user can read."""

from __future__ import annotations

import ssl
from http.client import HTTPException, IncompleteRead, LineTooLong, RemoteDisconnected
from typing import Final

from urllib3.exceptions import InvalidChunkLength
from urllib3.exceptions import TimeoutError as HTTPTimeout

from samestory.ingest.fetch.trouble import SAVE_IT, TRY_LATER, Trouble

_EXPIRED: Final = 10
_WRONG_HOST: Final = 62
"""Numbers of OpenSSL's verification errors, which are the same in all versions; the words are not."""


def explain(error: Exception, host: str) -> Trouble:
    """Say in plain words what went wrong with a request.

    Parameters
    ----------
    error
        What urllib3, ``http.client`` or the system raised.
    host
        The host that was asked.
    """
    causes = _causes(error)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate(cause, host)
    for cause in causes:
        if isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            break  # the connection was cut: below
        if isinstance(cause, ssl.SSLError):
            return Trouble(
                f"{host} does not speak TLS as https needs it.",
                remedy="Check the address: is it http, or another port?",
                connecting=True,
            )
    for cause in causes:
        if isinstance(cause, InvalidChunkLength) and cause.length:
            return Trouble("The server's answer is broken: its chunks have no lengths.", remedy=TRY_LATER)
        if isinstance(cause, IncompleteRead | InvalidChunkLength) or "prematurely" in str(cause):
            return Trouble("The answer breaks off before its end.", remedy=TRY_LATER, again=True)
        if isinstance(cause, HTTPTimeout | TimeoutError):
            return Trouble("The server did not go on answering in time.", remedy=TRY_LATER, again=True)
    for cause in causes:
        if isinstance(cause, RemoteDisconnected | ConnectionError | ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return Trouble("The server closed the connection.", remedy=TRY_LATER, again=True)
        if isinstance(cause, LineTooLong) or (isinstance(cause, HTTPException) and "headers" in str(cause)):
            return Trouble("The server sends too many headers, or too long ones.", remedy=SAVE_IT)
        if isinstance(cause, OSError):
            return Trouble(f"The connection to {host} broke.", remedy=TRY_LATER, again=True)
    return Trouble("What the server sends is not HTTP as a browser knows it.", remedy=SAVE_IT)


def _causes(error: BaseException) -> list[BaseException]:
    """List an error and those that it wraps: urllib3 keeps them in ``args``."""
    found = [error]
    for one in found:
        inner = [one.__cause__, *one.args]
        found += [cause for cause in inner if isinstance(cause, BaseException) and cause not in found]
    return found


def _certificate(error: ssl.SSLCertVerificationError, host: str) -> Trouble:
    if error.verify_code == _EXPIRED:
        why = "has run out"
    elif error.verify_code == _WRONG_HOST:
        why = "is for another host"
    else:
        why = "is signed by nobody whom this machine trusts"
    return Trouble(
        f"The TLS certificate of {host} {why}.",
        remedy="Save the page in a browser and give the file; for a host with a certificate authority of its own, "
        "set SSL_CERT_FILE to that authority's certificate.",
        connecting=True,
    )
