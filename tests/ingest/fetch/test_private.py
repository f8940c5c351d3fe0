"""Hosts off the public internet are refused: by their IP address, whatever their name or spelling, at every step."""

from __future__ import annotations

import pytest

from samestory.errors import FetchFailed, FetchRefused
from tests.ingest.fetch.conftest import Make, Net
from tests.ingest.fetch.server import HTML, Server, redirect, reply

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_refused_unless_it_is_allowed(server: Server, make: Make, host: str) -> None:
    server.on("/", reply())
    with pytest.raises(FetchRefused, match=r"not on the public internet \((127\.0\.0\.1|::1): loopback\)") as caught:
        make(allow_private=False).fetch(server.url(host=host))
    assert "--allow-private" in caught.value.remedy
    assert server.connections == 0
    assert make(allow_private=True).fetch(server.url(host=host)).body == HTML


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "127.0.1",
        "0177.0.0.01",
        "0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1%25lo]",
        "169.254.169.254",
        "192.168.0.1",
        "100.100.100.200",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_no_spelling_of_an_ip_address_gets_through(server: Server, make: Make, host: str) -> None:
    with pytest.raises((FetchRefused, FetchFailed)) as caught:
        make(allow_private=False).fetch(f"http://{host}:{server.port}/")
    # a system that does not know the spelling finds no such host, which is as good
    assert isinstance(caught.value, FetchRefused) or "no host" in caught.value.message
    assert server.connections == 0


def test_a_name_with_a_private_address_is_refused(server: Server, make: Make) -> None:
    net = Net(server.port, {"ysmere.example": [["10.0.0.7"]]})
    with pytest.raises(FetchRefused, match=r"ysmere\.example is not on .* \(10\.0\.0\.7: private\)"):
        make(net).fetch("http://ysmere.example/")
    assert net.connected == []


@pytest.mark.parametrize("answers", [[PUBLIC, "10.0.0.7"], ["10.0.0.7", PUBLIC], [PUBLIC, "::ffff:10.0.0.7"]])
def test_a_name_with_public_and_private_addresses_is_refused(server: Server, make: Make, answers: list[str]) -> None:
    net = Net(server.port, {"ysmere.example": [answers]})
    with pytest.raises(FetchRefused):
        make(net).fetch("http://ysmere.example/")
    assert net.connected == []


def test_the_connection_is_made_to_the_address_that_was_checked(server: Server, make: Make) -> None:
    net = Net(server.port, {"ysmere.example": [[PUBLIC]]})
    server.on("/", reply())
    assert make(net).fetch("http://ysmere.example:8080/").body == HTML
    assert set(net.connected) == {(PUBLIC, 8080)}
    assert server.asked[-1].headers["host"] == "ysmere.example:8080"


def test_a_name_that_leads_elsewhere_the_second_time_gains_nothing(server: Server, make: Make) -> None:
    net = Net(server.port, {"ysmere.example": [[PUBLIC], ["127.0.0.1"]]})
    server.on("/", reply())
    with pytest.raises(FetchRefused, match="loopback"):
        make(net).fetch("http://ysmere.example/")  # robots.txt by the first connection, the page by a second
    assert net.connected == [(PUBLIC, 80)]
    assert server.paths() == ["/robots.txt"]


def test_an_open_connection_is_not_looked_up_again(server: Server, make: Make) -> None:
    net = Net(server.port, {"ysmere.example": [[PUBLIC], ["127.0.0.1"]]})
    server.on("/robots.txt", reply(b"", Connection="keep-alive")).on("/", reply(Connection="keep-alive"))
    fetcher = make(net)
    assert [fetcher.fetch("http://ysmere.example/").body for _ in range(3)] == [HTML] * 3
    assert net.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize("path", ["/", "/robots.txt"])
def test_a_redirect_to_a_private_host_is_refused(server: Server, make: Make, path: str) -> None:
    net = Net(server.port, {"ysmere.example": [[PUBLIC]], "inside.example": [["192.168.1.1"]]})
    server.on(path, redirect("http://inside.example/secret"))
    with pytest.raises(FetchRefused, match=r"inside\.example"):
        make(net).fetch("http://ysmere.example/")
    assert {address for address, _ in net.connected} == {PUBLIC}
    assert "/secret" not in server.paths()


def test_a_redirect_to_an_ip_address_of_this_machine_is_refused(server: Server, make: Make) -> None:
    net = Net(server.port, {"ysmere.example": [[PUBLIC]], "127.0.0.1": [["127.0.0.1"]]})
    server.on("/", redirect(server.url("/secret")))
    with pytest.raises(FetchRefused, match="loopback"):
        make(net).fetch("http://ysmere.example/")
    assert "/secret" not in server.paths()
