"""The fast ways of chaining and measuring are held to the plain ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.collate.reuse.chains import Spans, chains
from samestory.collate.reuse.find import find_reuse
from samestory.collate.reuse.measure import measure
from samestory.collate.reuse.runs import shared_runs
from samestory.collate.reuse.streams import Streams, streams_of
from samestory.model import Quotation, Report, Span

from ..stories import report
from . import plain

WORDS = ["harbour", "Pilot", "buoy", "ferry", "quay", "Torv", "lamp", "the", "of", "and", "was", "in"]
WIRE = " ".join(f"{word} {WORDS[(n * 7) % 11]} n{n}" for n, word in enumerate(WORDS * 5)).split()

# What is done to a word of the wire text in a copy.
EDITS = st.sampled_from([*["keep"] * 12, "drop", "change", "add", "stop", "break"])


@st.composite
def copies(draw: st.DrawFn) -> list[str]:
    """Make reports that have a wire text, each with edits of its own and a piece of it in another place."""
    bodies = []
    for _ in range(draw(st.integers(2, 4))):
        words = []
        for word in WIRE:
            edit = draw(EDITS)
            new = draw(st.sampled_from(WORDS)) if edit in ("change", "add") else word
            words.extend({"drop": [], "change": [new], "add": [word, new]}.get(edit, [word]))
            if edit in ("stop", "break") and words:
                words[-1] += "." if edit == "stop" else "\n"
        cut, to = draw(st.integers(0, len(words))), draw(st.integers(0, len(words)))
        bodies.append(" ".join(words[cut:to] + words[:cut] + words[to:]))
    return bodies


def quoted(number: int, text: str, stretches: list[tuple[int, int]]) -> Report:
    spans = [Span.of(text, start, min(start + size, len(text))) for start, size in stretches if start < len(text)]
    return replace(
        report(str(number), text),
        quotations=tuple(
            Quotation(id=f"q{n}", speaker=None, cue=None, kind="direct", content=span, verbatim=(span,))
            for n, span in enumerate(spans)
        ),
    )


STORIES = st.builds(
    lambda texts, marks: streams_of([quoted(n, text, marks[n]) for n, text in enumerate(texts)]),
    copies(),
    st.lists(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 200)), max_size=2), min_size=4, max_size=4),
)


def rows(spans: Spans) -> list[tuple[int, int, int, int]]:
    return list(zip(*(ends.tolist() for ends in spans), strict=True))


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_the_chains_of_all_places_are_those_of_each(streams: Streams) -> None:
    expected: list[tuple[int, int, int, int]] = []
    for runs in shared_runs(streams):
        places: dict[int, dict[int, list[plain.Block]]] = {}
        for at, to, size, other, place in zip(*(held.tolist() for held in runs), strict=True):
            places.setdefault(other, {}).setdefault(place, []).append((at, to, size))
        for held in places.values():
            expected.extend(plain.chains(streams, list(held.values())))
    found = [span for spans in chains(streams, shared_runs(streams)) for span in rows(spans)]
    assert sorted(found) == sorted(expected)


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_chains_measured_together_are_measured_as_one_by_one(streams: Streams) -> None:
    for spans in chains(streams, shared_runs(streams)):
        expected = [part for span in rows(spans) if (part := plain.measure(streams, *span)) is not None]
        found = measure(streams, spans)
        replaced: dict[int, list[tuple[int, int, int, int]]] = {}
        for number, change in zip(found.passage.tolist(), rows(found.replaced), strict=True):
            replaced.setdefault(number, []).append(change)
        parts = [
            plain.Part(span, share, tuple(replaced.get(n, ())))
            for n, (span, share) in enumerate(zip(rows(found.spans), found.similarity.tolist(), strict=True))
        ]
        assert parts == expected


def test_the_strategy_makes_passages() -> None:
    streams = streams_of([report("a", " ".join(WIRE)), report("b", " ".join(WIRE[:70] + WIRE[80:]))])
    (spans,) = chains(streams, shared_runs(streams))
    assert len(measure(streams, spans).similarity) > 0
    assert np.all(spans.a0 < spans.a1)


def test_a_story_of_more_words_than_there_are_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [report("a", " ".join(WIRE)), report("b", " ".join(["Nobody knows.", *WIRE[:30], "then", *WIRE[31:]]))]
    expected = find_reuse(reports)
    monkeypatch.setattr("sys.maxunicode", 3)
    assert isinstance(streams_of(reports).letters, tuple)
    assert find_reuse(reports) == expected != ()
