"""TLS: the certificate is checked by the name of the host, though the connection goes to an IP address."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from samestory.errors import FetchFailed, FetchRefused
from tests.ingest.fetch.conftest import Clock, Make, Net
from tests.ingest.fetch.server import HTML, Server, redirect, reply
from tests.ingest.fetch.test_misbehaviour import HEAD, endless

NAME = "ysmere.example"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(made)
    return made


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Server]:
    with Server(tls=context(authority.issue_cert(NAME))) as one:
        yield one


def net(server: Server, name: str = NAME) -> Net:
    return Net(server.port, {name: [["93.184.216.34"]]})


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_the_name_is_accepted(secure: Server, make: Make) -> None:
    names: list[str | None] = []
    assert secure.tls
    secure.tls.sni_callback = lambda _sock, name, _context: names.append(name)
    secure.on("/", reply(Connection="keep-alive"))
    way = net(secure)
    fetcher = make(way)
    assert fetcher.fetch(f"https://{NAME}/").body == HTML
    assert secure.asked[-1].headers["host"] == NAME
    assert set(names) == {NAME}
    assert set(way.connected) == {("93.184.216.34", 443)}
    fetcher.close()


def test_an_authority_that_nobody_knows_is_told(secure: Server, make: Make) -> None:
    with pytest.raises(FetchFailed, match=f"certificate of {NAME} is signed by nobody") as caught:
        make(net(secure)).fetch(f"https://{NAME}/")
    assert "SSL_CERT_FILE" in caught.value.remedy
    assert secure.asked == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_told(secure: Server, make: Make) -> None:
    with pytest.raises(FetchFailed, match=r"certificate of velm\.example is for another host"):
        make(net(secure, "velm.example")).fetch("https://velm.example/")
    assert secure.asked == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_that_has_run_out_is_told(authority: trustme.CA, make: Make) -> None:
    old = authority.issue_cert(
        NAME, not_before=datetime(2020, 1, 1, tzinfo=UTC), not_after=datetime(2021, 1, 1, tzinfo=UTC)
    )
    with Server(tls=context(old)) as server, pytest.raises(FetchFailed, match="has run out"):
        make(net(server)).fetch(f"https://{NAME}/")


def test_https_to_a_port_without_tls_is_told(server: Server, make: Make) -> None:
    server.greeting = reply(b"", "400 Bad Request")
    with pytest.raises(FetchFailed, match="does not speak TLS"):
        make(net(server)).fetch(f"https://{NAME}/")


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_https_to_http_is_refused(secure: Server, make: Make) -> None:
    secure.on("/", redirect(f"http://{NAME}/"))
    with pytest.raises(FetchRefused, match="anyone on the way") as caught:
        make(net(secure)).fetch(f"https://{NAME}/")
    assert "that address itself" in caught.value.remedy


@pytest.mark.usefixtures("trusted")
def test_a_server_that_drips_cannot_hold_us_by_tls_either(secure: Server, make: Make, clock: Clock) -> None:
    secure.on("/", endless(b"a", HEAD + b"\r\n", pause=0.001))
    fetcher = make(net(secure))
    clock.tick = 1.0
    with pytest.raises(FetchFailed, match="too slow"):
        fetcher.fetch(f"https://{NAME}/")


@pytest.mark.usefixtures("trusted")
def test_headers_without_end_are_stopped_by_tls_too(secure: Server, make: Make) -> None:
    secure.on("/", endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000, b"HTTP/1.1 100 Continue\r\n\r\n"))
    with pytest.raises(FetchFailed, match="headers without end"):
        make(net(secure)).fetch(f"https://{NAME}/")
