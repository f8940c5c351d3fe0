"""Values of a stream of JSON text, a piece at a time."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.errors import Malformed, NotText, TooLarge
from samestory.ingest import json_text
from samestory.ingest.json_text import JsonText

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


class Drip(io.BytesIO):
    """Gives one byte at a time, as a slow pipe may."""

    def read(self, size: int | None = -1) -> bytes:  # noqa: ARG002
        return super().read(1)


@given(st.lists(values), st.sampled_from(["\n", " ", "\r\n\r\n"]), st.sampled_from(["utf-8", "utf-16"]), st.booleans())
def test_values_come_back_however_they_arrive(
    held: list[object], between: str, encoding: str, ascii_only: bool
) -> None:
    data = between.join(json.dumps(value, ensure_ascii=ascii_only) for value in held).encode(encoding)
    stream = Drip(data) if encoding == "utf-8" else io.BytesIO(data)
    text = JsonText(stream, "a.json", 10_000)
    found = []
    while text.next():
        found.append(text.value())
    assert found == held


def text_of(data: bytes, limit: int = 1000) -> JsonText:
    return JsonText(io.BytesIO(data), "a.json", limit)


def test_what_is_wrong_is_named_with_its_line() -> None:
    with pytest.raises(Malformed, match="line 3"):
        text_of(b'\n{"a":\n bad}').value()
    with pytest.raises(Malformed, match="cut off"):
        text_of(b'{"a": [1, 2').value()
    with pytest.raises(NotText):
        text_of(b'"caf\xe9"').value()
    with pytest.raises(Malformed, match="deep"):
        text_of(b"[" * 100_000, 1_000_000).value()
    with pytest.raises(Malformed):
        text_of(b"9" * 10_000, 100_000).value()


def test_no_more_is_read_than_the_limit() -> None:
    stream = io.BytesIO(b'"' + b"a" * 50_000_000)
    with pytest.raises(TooLarge):
        JsonText(stream, "a.json", 1_000_000).value()
    assert stream.tell() < 5_000_000


def test_lines_that_are_wrong_are_passed_over() -> None:
    text = text_of(b'{"a": 1\n{"a": 2}\n')
    with pytest.raises(Malformed):
        text.value()
    text.skip_line()
    assert (text.value(), text.line, text.ends_line()) == ({"a": 2}, 2, True)


def test_the_next_record_of_an_array_is_found_behind_a_broken_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "_CHUNK", 7)
    text = text_of(b'[{"id": 1, "by": {"name": oops}}, {"id": 2, "by": {"name": "x"}}]')
    text.take("[")
    with pytest.raises(Malformed):
        text.value()
    assert text.skip_to_object("id")
    assert text.value() == {"id": 2, "by": {"name": "x"}}
    text.take("]")
    assert not text.skip_to_object("id")
