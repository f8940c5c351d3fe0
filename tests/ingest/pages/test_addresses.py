"""Addresses: absolute, of the web, without tracking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.ingest.pages.addresses import clean_address, dated_path, is_front_page


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://velm.example/a?utm_source=x&id=7&fbclid=y#top", "https://velm.example/a?id=7"),
        ("//velm.example/a", "https://velm.example/a"),
        ("/a/b", "https://base.example/a/b"),
        ("HTTP://VELM.example:80/a", "http://velm.example/a"),
        ("https://velm.example/a?q=a%20b", "https://velm.example/a?q=a%20b"),
        ("javascript:alert(1)", None),
        ("mailto:a@velm.example", None),
        ("http://[", None),
        ("http://localhost/a", None),
        ("", None),
        (None, None),
    ],
)
def test_clean_address(address: str | None, clean: str | None) -> None:
    assert clean_address(address, "https://base.example/") == clean


@given(st.text(max_size=60))
def test_any_text_is_an_address_of_the_web_or_none(text: str) -> None:
    found = clean_address(text, "https://base.example/")
    assert found is None or found.startswith(("http://", "https://"))


def test_front_pages_and_dated_paths() -> None:
    assert is_front_page("https://velm.example/")
    assert not is_front_page("https://velm.example/a")
    assert dated_path("https://velm.example/2016/09/05/quay") == "2016-09-05"
    assert dated_path("https://velm.example/world/2016/sep/05/quay") == "05 sep 2016"
    assert dated_path("https://velm.example/story/20160905123") is None
