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
from samestory.ingest.source import Source
from samestory.model import Report

Reader = Callable[[Source, IngestSettings], Iterator[Report | InputError | Source]]
"""A source and the settings in; out come reports, an error for each record that cannot be read, and the entries of an
archive, to be read in their turn."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Parameters
    ----------
    name
        What the command line calls it.
    endings
        The endings of its files' names. Two formats may share one if both have ``looks``.
    read
        Its reader.
    description
        What it is, for ``samestory formats``.
    begins
        The bytes with which every such file begins; where they are found, no ending counts.
    looks
        Whether the first bytes of a file are of this format.
    media_types
        What servers and archives call it.
    extra
        The optional part of the package that it needs; empty for none.
    """

    name: str
    endings: tuple[str, ...]
    read: Reader
    description: str
    begins: tuple[bytes, ...] = ()
    looks: Callable[[bytes], bool] | None = None
    media_types: tuple[str, ...] = ()
    extra: str = ""


def whole(read: Callable[[bytes, str, IngestSettings], Iterator[Report | InputError]]) -> Reader:
    """Make a reader of one that takes a report's bytes as a whole."""

    def read_source(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
        yield from read(source.read(settings.max_bytes), source.name, settings)

    return read_source


def _looks_like_json(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{", b"[\n", b"[\r", b"[ "))


def _looks_like_page(head: bytes) -> bool:
    lower = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return lower.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in lower


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text"), read_plain, "plain text, as scraped or saved", media_types=("text/plain",)),
    Format("markdown", (".md", ".markdown"), read_plain, "Markdown, as plain text", media_types=("text/markdown",)),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        whole(read_page),
        "a web page; body and metadata by trafilatura",
        looks=_looks_like_page,
        media_types=("text/html", "application/xhtml+xml"),
    ),
    Format(
        "json",
        (".json",),
        read_json,
        "one object or an array: our own JSON, news-please, IPTC ninjs, schema.org NewsArticle, {id, text, ...}",
        looks=_looks_like_json,
        media_types=("application/json", "application/ld+json"),
    ),
    Format(
        "jsonl",
        (".jsonl", ".ndjson"),
        read_json_lines,
        "the same objects, one a line",
        media_types=("application/jsonl", "application/x-ndjson"),
    ),
)


def by_name(name: str) -> Format | None:
    """Find a format by its own name; None where there is none."""
    return next((form for form in FORMATS if form.name == name), None)


def by_ending(file: str) -> tuple[Format, ...]:
    """Find the formats whose files' names end so: those of the longest ending that fits; none where none does."""
    lower = file.lower()
    fits = [(len(ending), form) for form in FORMATS for ending in form.endings if lower.endswith(ending)]
    longest = max((length for length, _ in fits), default=0)
    return tuple(form for length, form in fits if length == longest)


def recognise(source: Source, head: bytes, settings: IngestSettings) -> Format | None:
    """Find the format of a source.

    What only one format begins with decides; then what the user says; then what the server says, for an address; then
    the ending; then how the first bytes look. None where they are no text.
    """
    for form in FORMATS:
        if form.begins and head.startswith(form.begins):
            return form
    if settings.form is not None:
        return by_name(settings.form)
    media = source.media_type.partition(";")[0].strip().lower()
    told = [form for form in FORMATS if media in form.media_types] if media != "text/plain" else []
    for candidates in (told, by_ending(source.file or source.name)):
        if len(candidates) == 1:
            return candidates[0]
        for form in candidates:
            if form.looks is not None and form.looks(head):
                return form
    if looks_binary(head):
        return None
    return next((form for form in FORMATS if form.looks is not None and form.looks(head)), FORMATS[0])
