"""What is fuzzed, and what counts as a finding."""

from __future__ import annotations

import re
import resource
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO

from samestory.clean import clean
from samestory.errors import InputError
from samestory.ingest.decode import decode
from samestory.ingest.formats import FORMATS, recognise
from samestory.ingest.read import read_source
from samestory.ingest.settings import IngestSettings
from samestory.ingest.source import Source, peek
from samestory.model import Report

LIMIT = 200_000
"""The largest report while fuzzing, in bytes; inputs are shorter."""
SECONDS, SECONDS_PER_KB = 2.0, 0.2
"""What an input may take: one that takes seconds a kilobyte takes hours for a page."""
MB, MB_PER_KB = 200.0, 5.0
_CATCH_ALL = "Its reader failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be.

    Parameters
    ----------
    place
        Where it comes from; findings of one place are told once.
    said
        What happened.
    """

    place: str
    said: str


Target = Callable[[bytes], None]
"""Bytes in; raises what is wrong."""


class Wrong(Exception):
    """An invariant does not hold."""


def targets() -> dict[str, Target]:
    """Name everything that is fuzzed."""
    named: dict[str, Target] = {form.name: _reading(form.name) for form in FORMATS}
    return {**named, "any": _reading(None), "decode": _decode, "clean": _clean}


def run(target: Target, data: bytes) -> Finding | None:
    """Run a target on one input, and say what is wrong."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        target(data)
    except Exception as error:
        return Finding(_place(error), "".join(traceback.format_exception(error)))
    taken = time.process_time() - start
    size = len(data) / 1000
    if taken > SECONDS + SECONDS_PER_KB * size:
        return Finding("slow", f"{taken:.1f} seconds for {size:.1f} kB")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1000
    if grown > MB + MB_PER_KB * size:
        return Finding("large", f"{grown:.0f} MB for {size:.1f} kB")
    return None


def _reading(name: str | None) -> Target:
    settings = IngestSettings(max_bytes=LIMIT, max_file_bytes=LIMIT, form=name)

    def read(data: bytes) -> None:
        for item in read_source(Source("fuzzed", BytesIO(data)), settings):
            if isinstance(item, InputError):
                _check_error(item, data, settings)
            else:
                _check_report(item)
                _check_clean(item)

    return read


def _decode(data: bytes) -> None:
    try:
        text = decode(data, "fuzzed", IngestSettings(max_bytes=LIMIT))
    except InputError as error:
        _check_error(error, data, IngestSettings())
        return
    text.encode()
    if not text.strip():
        raise Wrong("decode gave white space alone")


def _clean(data: bytes) -> None:
    text = data.decode("utf-8", "replace").replace("\x00", "\ufffd")
    _check_clean(Report(id="r", source="fuzzed", text=text, raw=text))


def _check_error(error: InputError, data: bytes, settings: IngestSettings) -> None:
    if error.message.startswith(_CATCH_ALL):
        _read_unguarded(Source("fuzzed", BytesIO(data)), settings)
        raise Wrong(error.message)
    if not error.message or not error.remedy:
        raise Wrong(f"an error without a remedy: {type(error).__name__}: {error.message}")
    str(error).encode()


def _read_unguarded(source: Source, settings: IngestSettings) -> None:
    """Read as ``read_source`` does, but let through what it catches, so that its place is known."""
    head, stream = peek(source.stream)
    form = recognise(source, head, settings)
    with suppress(InputError):
        for item in form.read(replace(source, stream=stream), settings) if form else ():
            if isinstance(item, Source):
                _read_unguarded(item, settings)


def _check_report(report: Report) -> None:
    for text in (
        report.text,
        report.raw,
        report.title,
        report.outlet,
        report.url,
        report.id,
        *report.bylines,
        *report.notes,
    ):
        (text or "").encode()
    if not report.text.strip():
        raise Wrong("a report without text")
    if not 0 <= report.body_start <= len(report.text):
        raise Wrong(f"the body begins at {report.body_start} of {len(report.text)}")
    _check_removals(report, "as it is read")


def _check_clean(report: Report) -> None:
    cleaned = clean(report)
    cleaned.text.encode()
    if not 0 <= cleaned.body_start <= len(cleaned.text):
        raise Wrong(f"the cleaned body begins at {cleaned.body_start} of {len(cleaned.text)}")
    if cleaned.raw != (report.raw or report.text):
        raise Wrong("cleaning changed what was read")
    _check_removals(cleaned, "cleaned")
    held = _letters(cleaned.text)
    for removal in cleaned.removed:
        held += _letters(removal.text)
    if held != _letters(cleaned.raw):
        lost, made = _letters(cleaned.raw) - held, held - _letters(cleaned.raw)
        raise Wrong(f"cleaning lost {dict(lost.most_common(5))} and made {dict(made.most_common(5))}")
    again = clean(report)
    if again != cleaned:
        raise Wrong("cleaning twice gives two things")


def _check_removals(report: Report, when: str) -> None:
    before = 0
    for removal in report.removed:
        if not before <= removal.start <= removal.end or report.raw[removal.start : removal.end] != removal.text:
            raise Wrong(
                f"a removal of a report {when} does not slice: {removal.start}..{removal.end}, {removal.reason}"
            )
        before = removal.end


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


def _place(error: BaseException) -> str:
    """Name the innermost line of the package in a trace, and what was raised there."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "samestory" in frame.filename]
    last = frames[-1] if frames else None
    what = re.split(r"[{:\d]", str(error))[0][:40] if isinstance(error, Wrong) else ""
    return f"{type(error).__name__} {what} {last.filename if last else ''}:{last.lineno if last else ''}"
