"""Addresses: which are taken, and what is made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.errors import FetchRefused
from samestory.ingest.fetch import Fetcher
from samestory.ingest.fetch.trouble import Trouble
from samestory.ingest.fetch.urls import follow, host_of, parse


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("HTTP://Ysmere.Example", "http://ysmere.example/"),
        (" https://ysmere.example:443/a#b ", "https://ysmere.example/a"),
        ("http://ysmere.example:0080/?q", "http://ysmere.example/?q"),
        ("http://ysmere.example:8080/a/../b/./c", "http://ysmere.example:8080/b/c"),
        ("http://møtet.example/år?ø=å", "http://xn--mtet-gra.example/%C3%A5r?%C3%B8=%C3%A5"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
        ("http://ysmere.example\\@inside.example/", "http://ysmere.example/%5C@inside.example/"),
    ],
)
def test_addresses_are_made_normal(address: str, normal: str) -> None:
    assert parse(address).url == normal
    assert parse(normal).url == normal


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "ftp://ysmere.example/",
        "ysmere.example/a",
        "",
        "http://",
        "http:ysmere.example",
        "http://user@ysmere.example/",
        "http://user:word@ysmere.example/",
        "http://ysmere.example:99999/",
        "http://ysmere.example:port/",
        "http://[::1/",
        "http://ysmere.example/a b",
        "http://ysmere.example/\r\nHost: inside.example",
        "http://ysmere\u2028.example/",
        "http://" + "a" * 8_000,
    ],
)
def test_what_is_no_address_of_a_page_is_refused(fetcher: Fetcher, address: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        fetcher.fetch(address)
    assert caught.value.source == address
    assert caught.value.remedy


def test_from_https_to_http_is_refused() -> None:
    with pytest.raises(Trouble, match=r"http://ysmere\.example/a, which anyone"):
        follow(parse("https://ysmere.example/"), "http://ysmere.example/a")
    assert follow(parse("http://ysmere.example/"), "https://ysmere.example/a").scheme == "https"
    assert follow(parse("https://ysmere.example/"), "//velm.example/a").url == "https://velm.example/a"


def test_a_host_is_named_without_its_last_dot() -> None:
    assert host_of(parse("http://Ysmere.Example./")) == "ysmere.example"


@given(st.text() | st.text().map("http://".__add__) | st.text().map("http://ysmere.example/".__add__))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        url = parse(text)
    except Trouble:
        return
    assert url.scheme in ("http", "https")
    assert url.url.isascii()
    assert url.url.isprintable()
    assert parse(url.url) == url


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_location_is_an_address_or_refused(location: str) -> None:
    try:
        url = follow(parse("http://ysmere.example/a"), location)
    except Trouble:
        return
    assert parse(url.url) == url
