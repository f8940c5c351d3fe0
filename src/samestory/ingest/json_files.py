"""JSON and JSON Lines -> reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO

from samestory.errors import EmptyInput, InputError, Malformed, NotText
from samestory.ingest.decode import check_size
from samestory.ingest.records import read_record
from samestory.ingest.settings import IngestSettings
from samestory.model import Report

_LISTS = ("reports", "articles", "items", "data", "@graph", "docs", "results")
"""Keys of an object that is only a cover round a list of reports."""


def read_json(data: bytes, source: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    """Read a JSON file: one object, an array of them, an object with such an array, or in truth JSON Lines.

    Raises
    ------
    TooLarge, EmptyInput, NotText, Malformed
        Over the limit; nothing in it; not UTF-8, -16 or -32; not JSON, with the line that is wrong.
    """
    check_size(len(data), settings.max_file_bytes, source)
    if not data.strip():
        raise EmptyInput(source, "The file is empty.", remedy="Give an object or an array of objects.")
    try:
        value = json.loads(data)
    except UnicodeDecodeError as error:
        raise NotText(source, f"It is not UTF-8 ({error.reason}).", remedy="Save it as UTF-8.") from error
    except RecursionError as error:
        raise Malformed(source, "It is nested too deep.", remedy="Give flat objects, one a report.") from error
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from read_json_lines(data, source, settings)
            return
        raise Malformed(
            source, f"It is not JSON: {error.msg} in line {error.lineno}.", remedy="Mend the line, or save it anew."
        ) from error
    records = value if isinstance(value, list) else _covered(value)
    if records is None:
        yield _record(value, source, settings)
        return
    if not records:
        raise EmptyInput(source, "The array is empty.", remedy="Give an array of objects.")
    for number, record in enumerate(records, 1):
        yield _record(record, f"{source}:{number}", settings)


def read_json_lines(data: bytes, source: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    """Read JSON Lines; a line that is wrong comes out as its error, and the others go on."""
    empty = True
    for number, line in enumerate(BytesIO(data), 1):
        if not line.strip():
            continue
        empty = False
        where = f"{source}:{number}"
        try:
            check_size(len(line), settings.max_bytes, where)
            yield _record(json.loads(line.lstrip(b"\xef\xbb\xbf")), where, settings)
        except InputError as error:
            yield error
        except UnicodeDecodeError as error:
            yield NotText(where, f"It is not UTF-8 ({error.reason}).", remedy="Save it as UTF-8.")
        except (json.JSONDecodeError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
            yield Malformed(where, f"The line is not JSON: {reason}.", remedy="Mend the line; the others were read.")
    if empty:
        raise EmptyInput(source, "There is no line in it.", remedy="Give one JSON object a line.")


def _covered(value: object) -> list[object] | None:
    if isinstance(value, dict):
        for key in _LISTS:
            inner = value.get(key)
            if isinstance(inner, list) and (not inner or isinstance(inner[0], dict)):
                return inner
    return None


def _record(record: object, where: str, settings: IngestSettings) -> Report | InputError:
    try:
        return read_record(record, where, settings)
    except InputError as error:
        return error
