"""Entries cut out of an XML file one by one, and each written so that a parser can read it."""

from __future__ import annotations

import io
import tracemalloc
from itertools import repeat
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.errors import InputError, Malformed, TooLarge
from samestory.ingest.xml_pieces import Piece, XmlPieces, as_text, mended, parse
from samestory.ingest.xml_text import XmlText


class Drip(io.RawIOBase):
    """A stream that gives a few bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size, self._at = data, size, 0

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002
        found = self._data[self._at : self._at + self._size]
        self._at += len(found)
        return found


def cut(data: str, limit: int = 10_000, size: int = 7, names: tuple[str, ...] = ("item",)) -> list[Piece | InputError]:
    stream = cast(io.BufferedReader, Drip(data.encode(), size))
    return list(XmlPieces(XmlText(stream, "f"), "f", frozenset(names), limit))


TRICKY = (
    '<r a="<item>"><items/><item n="1>2">a<![CDATA[</item><item>]]>b<!-- </item> --></item>'
    "<?x <item> ?><itemx>no</itemx><p:item/><item\n/><!-- <item> --><item >c</item\n></r>"
)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 5000])
def test_entries_are_cut_at_their_tags_alone(size: int) -> None:
    found = cut(TRICKY.replace('a="<item>"', ""), size=size)
    assert [piece.text for piece in found if isinstance(piece, Piece)] == [
        '<item n="1>2">a<![CDATA[</item><item>]]>b<!-- </item> --></item>',
        "<p:item/>",
        "<item\n/>",
        "<item >c</item\n>",
    ]
    assert [piece.number for piece in found if isinstance(piece, Piece)] == [1, 2, 3, 4]


def test_items_in_items_belong_to_the_outer_one() -> None:
    (found,) = cut("<newsItem>a<newsItem>b</newsItem>c</newsItem>", names=("newsItem",))
    assert isinstance(found, Piece)
    assert found.text.endswith("c</newsItem>")


def test_an_end_tag_that_is_missing() -> None:
    first, second, error = cut("<r><item>a<item>b</item>")
    assert isinstance(first, Piece)
    assert isinstance(second, Piece)
    assert (first.whole, second.whole) == (False, True)
    assert isinstance(error, Malformed)
    assert "</r>" in error.message


def test_an_entry_over_the_limit_is_not_held() -> None:
    data = f"<r><item>a</item><item>{'b' * 3000}</item><item>c</item></r>"
    first, second, third = cut(data, limit=100, size=100)
    assert isinstance(first, Piece)
    assert isinstance(second, TooLarge)
    assert isinstance(third, Piece)


def test_memory_stays_flat() -> None:
    item = f"<item>{'word ' * 2000}</item>".encode()

    class Long(io.RawIOBase):
        parts = iter([b"<r>", *repeat(item, 1000), b"</r>"])

        def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002
            return next(self.parts, b"")

    tracemalloc.start()
    pieces = XmlPieces(XmlText(cast(io.BufferedReader, Long()), "f"), "f", frozenset(("item",)), 100_000)
    count = sum(isinstance(piece, Piece) for piece in pieces)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1000
    assert peak < 30 * len(item)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a &amp; b &lt; c", "a & b < c"),
        ("a & b < c &copy; &copy", "a & b < c © &copy"),
        ("&rsquo;&#8217;&#x2019;&#146;", "’’’’"),
        ("&lol; &lol9;", "&lol; &lol9;"),
        ("<![CDATA[a & b]]>", "a & b"),
        ("&#0;&#xFFFE;&#xD800;\x0b\x00", "\ufffd\ufffd\ufffd\ufffd\ufffd"),
    ],
)
def test_nothing_is_lost_where_a_parser_would_stop(written: str, text: str) -> None:
    element, well = parse(f"<a>{written}</a>")
    assert well
    assert element is not None
    assert as_text(element) == text


def test_prefixes_that_nobody_declared_do_no_harm() -> None:
    element, well = parse('<a q:r="1"><q:b/><content:encoded/></a>')
    assert well
    assert element is not None
    assert [child.tag for child in element] == ["q:b", "{http://purl.org/rss/1.0/modules/content/}encoded"]


@pytest.mark.parametrize("text", ["<a>" * 100_000, "<a>" * 300 + "x" + "</a>" * 300, "", "a", "<", "<a", "<a><b></a>"])
def test_what_is_no_xml_is_said_to_be_none(text: str) -> None:
    assert not parse(text)[1]


@given(st.text())
def test_any_text_survives(text: str) -> None:
    from xml.sax.saxutils import escape

    element, well = parse(f"<a>{escape(text)}</a>")
    assert well
    assert element is not None
    expected = parse(mended(f"<a>{escape(text)}</a>"))[0]
    assert expected is not None
    assert as_text(element) == as_text(expected)
    if text.isascii() and text.isprintable():
        assert as_text(element) == text
