"""Decompression by steps: everything comes out, in whatever pieces it went in, and never more than the limit."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.errors import TooLarge
from samestory.ingest.fetch.body import read_body
from samestory.ingest.fetch.trouble import Trouble

ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "gzip, two members": lambda data: gzip.compress(data[:9], mtime=0) + gzip.compress(data[9:], mtime=0),
    "gzip, padded": lambda data: gzip.compress(data, mtime=0) + b"\0" * 5,
    "gzip, then rubbish": lambda data: gzip.compress(data, mtime=0) + b"rubbish",
    "deflate": zlib.compress,
    "deflate, raw": lambda data: zlib.compress(data, wbits=-15),
    "identity": bytes,
}


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("form", ENCODERS)
@given(body=st.binary(max_size=300), times=st.integers(1, 900), size=st.integers(1, 400))
def test_what_was_compressed_comes_out(form: str, body: bytes, times: int, size: int) -> None:
    whole = body * times
    packed = ENCODERS[form](whole)
    coding = form.split(",")[0]
    assert read_body(pieces(packed, size), coding, len(whole)) == whole
    if whole:
        assert read_body(pieces(packed, size), coding, len(whole) - 1, cut=True) == whole[:-1]
        with pytest.raises(Trouble) as caught:
            read_body(pieces(packed, size), coding, len(whole) - 1)
        assert caught.value.kind is TooLarge


@pytest.mark.parametrize("form", ["gzip", "deflate", "deflate, raw"])
@given(body=st.binary(min_size=20, max_size=200), lost=st.integers(1, 30), size=st.integers(1, 400))
def test_what_breaks_off_is_told(form: str, body: bytes, lost: int, size: int) -> None:
    packed = ENCODERS[form](body)[:-lost]
    if packed:
        with pytest.raises(Trouble):
            read_body(pieces(packed, size), form.split(",")[0], 10_000)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "gzip, gzip", "nonsense", ""]))
def test_rubbish_gives_bytes_or_trouble(data: bytes, coding: str) -> None:
    with suppress(Trouble):
        assert len(read_body([data], coding, 1_000)) <= 1_000


def test_nothing_stays_nothing() -> None:
    assert read_body([], "gzip", 10) == b""
