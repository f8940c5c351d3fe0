"""Bytes -> characters: byte-order marks, UTF-8, then a guess; never a traceback, never a silent loss."""

from __future__ import annotations

import codecs
import re

from samestory.errors import EmptyInput, NotText, TooLarge
from samestory.ingest.settings import RAISE, IngestSettings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
_SURROGATE = re.compile("[\ud800-\udfff]")
_SEEN = re.compile(r"[^\s\ufeff\u200b]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_FOREIGN_RUN = re.compile(r"[\u00c0-\u00ff]{3}")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝŸ“”‘’‚„–—…•€£¢©®™°«»·¿¡§½¼¾\xa0\xad")
_GUESSED_FROM = 65_536
_UNMARKED, _NULLS = 4_096, 0.7
"""So many bytes are looked at to tell UTF-16 without a mark; so many of every second byte are NUL then."""
_CONTROL_SHARE = 0.005
"""A text has no control characters; a damaged one a few. Images, archives and office files have 5 % and more."""


def too_large(source: str, size: int | None, limit: int) -> TooLarge:
    """Make the error for a report of so many bytes, or of more than the limit where nobody counted."""
    has = f"{size / 1e6:.1f} MB" if size is not None else f"more than {limit / 1e6:g} MB"
    return TooLarge(
        source,
        f"It has {has}; a report may have {limit / 1e6:g} MB.",
        remedy=f"Cut it into one file a report, or raise the limit ({RAISE}).",
    )


def check_size(size: int, limit: int, source: str) -> None:
    """Refuse what is over the limit.

    Raises
    ------
    TooLarge
        ``size`` is over ``limit`` bytes.
    """
    if size > limit:
        raise too_large(source, size, limit)


def decode(data: bytes, source: str, settings: IngestSettings) -> str:
    """Turn the bytes of one text into characters; line breaks stay as they are.

    A byte-order mark decides; then UTF-8 if all of it is valid; then the best guess of charset-normalizer.
    NUL characters in an otherwise clean text and lone surrogates become U+FFFD, so that offsets stay.

    Raises
    ------
    TooLarge, EmptyInput
        Over the limit; no bytes, or white space alone.
    NotText
        Binary, or in no encoding that could be found.
    """
    check_size(len(data), settings.max_bytes, source)
    if not data:
        raise EmptyInput(source, "The file is empty.", remedy="Give a file with the text of an article.")
    text = _decode(data, source)
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded) - len(encoded.translate(None, _CONTROL)) > _CONTROL_SHARE * len(text) + 1:
        raise _binary(source)
    text = scrub(text)
    if not _SEEN.search(text):
        raise EmptyInput(source, "There is only white space in it.", remedy="Give a file with the text of an article.")
    return text


def scrub(text: str) -> str:
    """Put U+FFFD where a character cannot be written out again: NUL and lone surrogates."""
    text = text.replace("\x00", "\ufffd")
    try:
        text.encode("utf-8")  # the quickest search for them
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _decode(data: bytes, source: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText(
                    source,
                    f"It begins as {encoding.upper()} but is not ({error.reason} at byte {error.start}).",
                    remedy="Save it as UTF-8.",
                ) from error
    if unmarked := _unmarked(data):
        try:
            return data.decode(unmarked)
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if looks_binary(data):
        raise _binary(source)
    return _guess(data, source)


def _unmarked(data: bytes) -> str | None:
    """Tell UTF-16 without a byte-order mark by its NULs: every other byte of text in Latin letters, and no other."""
    head = data[:_UNMARKED]
    if b"\x00" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    for encoding, nulls, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if nulls >= _NULLS * len(head) / 2 and not others:
            return encoding
    return None


def looks_binary(data: bytes) -> bool:
    """Whether the beginning of the bytes has what no text in an encoding without NUL has."""
    head = data[:_GUESSED_FROM]
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _unmarked(head):
        return False
    return len(head) - len(head.translate(None, _CONTROL)) > _CONTROL_SHARE * len(head) + 1


def _western(data: bytes) -> str | None:
    """Decode as Windows-1252 where that gives words as western European languages have them.

    The encodings of neighbouring regions differ from it in a few letters only, so that a guess by frequency goes
    wrong on short texts; in any other script whole words would be accented letters.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    odd = _NOT_ASCII.findall(text)
    usual = sum(character in _WESTERN for character in odd)
    return text if usual == len(odd) <= 0.1 * len(text) and not _FOREIGN_RUN.search(text) else None


def encoding_of(head: bytes) -> str | None:
    """Tell the encoding of a stream by its beginning: a byte-order mark, or UTF-8; None where it is neither.

    It is UTF-8 also where some records are in another encoding: letters of several bytes do not come about by chance.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if unmarked := _unmarked(head):
        return unmarked
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(head)  # one may be cut off at the end
    wrong = len(_SURROGATE.findall(text))
    return "utf-8" if wrong <= len(_NOT_ASCII.findall(text)) - wrong else None


def guess_encoding(data: bytes) -> str | None:
    """Guess the encoding of bytes that are not UTF-8; None where they are in none that could be found."""
    if _western(data) is not None:
        return "cp1252"
    from charset_normalizer import from_bytes

    return next((match.encoding for match in from_bytes(data[:_GUESSED_FROM])), None)


def _guess(data: bytes, source: str) -> str:
    western = _western(data)
    if western is not None:
        return western
    from charset_normalizer import from_bytes

    for match in from_bytes(data[:_GUESSED_FROM]):
        try:
            return data.decode(match.encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise NotText(
        source,
        "It is in no encoding that could be found.",
        remedy="Save it as UTF-8.",
    )


def _binary(source: str) -> NotText:
    return NotText(
        source,
        "It is not text (it has the control characters of a binary file).",
        remedy="Save the article as plain text or HTML.",
    )
