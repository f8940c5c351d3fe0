"""A page's bytes -> its tree of elements: the encoding first, whatever the page says of it."""

from __future__ import annotations

import codecs
import re

from lxml.etree import ParserError, XMLSyntaxError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from samestory.errors import EmptyInput, Malformed
from samestory.ingest.decode import decode, looks_binary, scrub
from samestory.ingest.settings import IngestSettings

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 200_000
"""How far into a page a declaration is looked for, in bytes; browsers stop at 1024, pages do not."""
_MEANT = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "iso8859-1": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "tis-620": "cp874", "unicode": "utf-8", "utf8": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8",
    "iso-8859-8-i": "iso-8859-8", "x-gbk": "gb18030", "big5": "big5hkscs",
}  # fmt: skip
"""What a label means in practice (WHATWG, Encoding Standard, 4.2); UTF-16 declared inside a page cannot be true."""
_BAD_SHARE = 0.05
"""A page with a smaller share of broken characters among those that are not ASCII is in that encoding, and damaged."""
_FLATTENED = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)(?:\s[^<>]*)?/?>")
_BREAKS = re.compile(r"(?:<br>\s*)+")
LARGE = 100_000
"""From so many characters on a page is looked through for elements with more attributes than any has in earnest: the
time that the parser takes for one grows with the square of their number."""
_CROWDED = re.compile(
    r"<([A-Za-z][^\s<>/]*+)(?:\s++[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+){300,}+"
)
_KEPT = frozenset(
    ["html", "head", "title", "meta", "link", "script", "style", "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "br"]
)
_INLINE = frozenset(
    ["a", "b", "i", "em", "strong", "span", "font", "small", "u", "sub", "sup", "abbr", "cite", "time", "q"]
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode_page(data: bytes, source: str, settings: IngestSettings, charset: str | None = None) -> str:
    """Turn the bytes of a page into characters.

    A byte-order mark decides; then UTF-8, if all of it is valid; then what the server or the page declares, if it can
    be; then the guess that serves for texts.

    Raises
    ------
    NotText
        Binary, or in no encoding that could be found.
    """
    if looks_binary(data) or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, source, settings)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    inside = (match[1] or match[2]).decode("ascii") if match else None
    for label in (charset, inside):
        text = _decode_as(data, label) if label else None
        if text is not None:
            return text
    text = _decode_as(data, "utf-8")
    return text if text is not None else decode(data, source, settings)


def _decode_as(data: bytes, label: str) -> str | None:
    """Decode as declared; None where there is no such encoding, or too much would be broken."""
    name = label.strip().lower()
    try:
        text = data.decode(_MEANT.get(name, name), "replace")
    except (LookupError, ValueError):
        return None
    broken = text.count("\ufffd")
    if not broken:
        return text
    return text if broken <= 1 + _BAD_SHARE * len(_NOT_ASCII.findall(text)) else None


def parse_page(data: bytes, source: str, settings: IngestSettings, charset: str | None = None) -> HtmlElement:
    """Parse a page as browsers do: whatever is wrong in it is mended.

    Raises
    ------
    NotText, EmptyInput, Malformed
        No characters in it; nothing but white space; nothing that a parser makes a page of.
    """
    text = scrub(_CONTROL.sub("", decode_page(data, source, settings, charset)))
    if not text.strip("\ufeff\u200b \t\r\n\f\xa0"):
        raise EmptyInput(source, "There is only white space in it.", remedy="Give a page with an article.")
    if len(text) > LARGE:
        text = _CROWDED.sub(r"<\1", text)
    try:
        tree, whole = _parse(text)
        if not whole:
            tree, _ = _parse(_BREAKS.sub("<br>", _FLATTENED.sub(_flatten, text)))
    except (ParserError, XMLSyntaxError, ValueError, RecursionError) as error:
        raise Malformed(
            source,
            f"The page cannot be read ({error}).",
            remedy="Save the article's text in a .txt file and give that.",
        ) from error
    return tree


def _parse(text: str) -> tuple[HtmlElement, bool]:
    """Parse a page; also say whether the parser came to its end, or met elements nested deeper than it follows."""
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    tree = document_fromstring(text.lstrip("\ufeff").encode("utf-8"), parser=parser)
    return tree, all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _flatten(tag: re.Match[str]) -> str:
    """Keep the elements that hold text and metadata; put a line break where a box begins or ends.

    Browsers flatten what is nested deeper than a few hundred levels too; no page that is meant to be read is.
    """
    name = tag[1].lower()
    return tag[0] if name in _KEPT else " " if name in _INLINE else "<br>"
