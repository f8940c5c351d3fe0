"""The registry: every format that can be read, and how one is recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samestory.errors import InputError
from samestory.ingest.decode import looks_binary
from samestory.ingest.json_files import read_json, read_json_lines
from samestory.ingest.page import read_page
from samestory.ingest.plain import read_plain
from samestory.ingest.settings import IngestSettings
from samestory.model import Report

Reader = Callable[[bytes, str, IngestSettings], Iterator[Report | InputError]]
"""Bytes, their source and the limits in; reports out, and an error for each record that cannot be read."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the endings of its files, its reader, what it is, and whether a file holds many."""

    name: str
    endings: tuple[str, ...]
    read: Reader
    description: str
    many: bool = False


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text"), read_plain, "plain text, as scraped or saved"),
    Format("markdown", (".md", ".markdown"), read_plain, "Markdown, read as plain text"),
    Format("html", (".html", ".htm", ".xhtml"), read_page, "a web page; body and metadata by trafilatura"),
    Format(
        "json",
        (".json",),
        read_json,
        "one object or an array: our own JSON, news-please, IPTC ninjs, schema.org NewsArticle, {id, text, ...}",
        many=True,
    ),
    Format("jsonl", (".jsonl", ".ndjson"), read_json_lines, "the same objects, one a line", many=True),
)


def by_ending(name: str) -> Format | None:
    """Find the format of a file by the ending of its name; None where there is none."""
    lower = name.lower()
    return next((form for form in FORMATS if lower.endswith(form.endings)), None)


def by_content(data: bytes) -> Format | None:
    """Find the format of bytes without a name; None where they are no text."""
    if looks_binary(data):
        return None
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"{", b"[{", b"[\n", b"[ ")):
        return next(form for form in FORMATS if form.name == "json")
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in head:
        return next(form for form in FORMATS if form.name == "html")
    return FORMATS[0]
