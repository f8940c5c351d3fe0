"""JSON and JSON Lines -> reports, a record at a time: a file of any size needs the memory of its largest record."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.errors import EmptyInput, InputError, Malformed, TooLarge
from samestory.ingest.json_text import JsonText
from samestory.ingest.records import field_names, folded, in_graph, is_other, read_record
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source
from samestory.model import Report

_LISTS = ("reports", "articles", "items", "data", "docs", "results", "stories", "news", "entries", "hits")
"""Keys of an object that is only a cover round a list of reports."""


def read_json(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
    """Read a JSON file: one object, an array of them, an object with such an array, or in truth JSON Lines.

    A record that is wrong comes out as its error. Reading goes on with the next line, or in an array with the next
    record that begins as the ones before it did.

    Raises
    ------
    EmptyInput, NotText, Malformed, TooLarge
        Nothing in it; not UTF-8, -16 or -32; not JSON, with the line that is wrong; over the limit.
    """
    text = JsonText(source.stream, source.name, settings.max_bytes)
    first = text.next()
    if not first:
        raise EmptyInput(source.name, "The file is empty.", remedy="Give an object or an array of objects.")
    if first == "[":
        items = _read_array(text, source.name, settings)
    elif first != "{":
        items = _records(text.value(), source.name, settings)
    else:
        items = _read_objects(text, source.name, settings)
    empty = True
    for item in items:
        empty = False
        yield item
    if empty:
        raise EmptyInput(source.name, "There is no article in it.", remedy="Give objects with a text.")


def read_json_lines(source: Source, settings: IngestSettings) -> Iterator[Report | InputError | Source]:
    """Read JSON Lines; a line that is wrong comes out as its error, and the others go on.

    Raises
    ------
    EmptyInput
        There is no line in it.
    """
    text = JsonText(source.stream, source.name, settings.max_bytes)
    if not text.next():
        raise EmptyInput(source.name, "There is no line in it.", remedy="Give one JSON object a line.")
    yield from _read_lines(text, source.name, settings)


def _read_lines(text: JsonText, name: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    while True:
        where = f"{name}:{text.line}"
        try:
            if not text.next():
                return
            where = f"{name}:{text.line}"
            record = text.value()
            if not text.ends_line() and text.next() != "{":
                raise Malformed(where, "Something follows the object in its line.", remedy="Give one object a line.")
            yield from _records(record, where, settings)
        except InputError as error:
            yield _at(error, where)
            yield from _skipped(text, where)


def _skipped(text: JsonText, where: str) -> Iterator[InputError]:
    """Pass over the rest of a line; where the stream breaks off in it, tell, and go on with what comes after."""
    try:
        text.skip_line()
    except InputError as fault:
        yield _at(fault, where)
        text.skip_line()


def _read_objects(text: JsonText, name: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    """Read one object, the list that it covers, or one object after the other."""
    line = text.line
    try:
        record = _read_up_to_list(text)
    except InputError as error:
        yield error
        if text.line == line:
            yield from _skipped(text, name)
            if text.next() == "{":
                yield from _read_lines(text, name, settings)
        return
    if record is None:
        yield from _read_array(text, name, settings)
    elif not text.next():
        yield from _records(record, name, settings)
    else:
        yield from _records(record, f"{name}:{line}", settings)
        yield from _read_lines(text, name, settings)


def _read_up_to_list(text: JsonText) -> dict[str, object] | None:
    """Take an object; None where it turns out to be the cover of a list of objects, which comes next then."""
    record: dict[str, object] = {}
    text.take("{")
    while text.next() != "}":
        if record:
            text.take(",")
        key = text.value()
        text.take(":")
        if key in _LISTS and not _has_text(record) and text.follows("[{"):
            return None
        if key == "@graph" and text.follows("[{"):
            try:
                record["@graph"] = text.value()
            except TooLarge:
                return None
            continue
        record[str(key)] = text.value()
    text.take("}")
    return record


def _read_array(text: JsonText, name: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    text.take("[")
    if text.next() == "]":
        raise EmptyInput(name, "The array is empty.", remedy="Give an array of objects.")
    key: str | None = None
    number = 0
    while True:
        number += 1
        where = f"{name}:{number}"
        try:
            record = text.value()
            if isinstance(record, dict) and record and key is None:
                key = next(iter(record))
            yield from _records(record, where, settings)
            if text.next() == "]":
                return
            text.take(",")
        except InputError as error:
            yield _at(error, where)
            if not text.skip_to_object(key):
                return


def _has_text(record: dict[str, object]) -> bool:
    return any(folded(str(key)) in field_names("text") for key in record)


def _records(record: object, where: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    """Read what an object holds: one report nearly always, those of a ``@graph``, or none where it is no article."""
    articles: list[object] = [record]
    if isinstance(record, dict) and isinstance(record.get("@graph"), list):
        articles = [*in_graph(record)] or [{}]
    elif is_other(record):
        articles = []
    for number, article in enumerate(articles, 1):
        try:
            yield read_record(article, where if len(articles) == 1 else f"{where}.{number}", settings)
        except InputError as error:
            yield error


def _at(error: InputError, where: str) -> InputError:
    """Name the record in which an error was met."""
    return type(error)(where, error.message, remedy=error.remedy)
