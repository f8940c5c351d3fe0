"""Of very many stretches only the foremost wordings are mended, whichever report has them."""

from __future__ import annotations

import pytest

from samestory.brief import foremost
from samestory.brief.candidates import Stretch, stretches
from samestory.model import Evidence, Fact, Report, Span, Story

LINES = (
    "A tanker ran onto the bar off Orm at dawn.",
    "Its crew of nine was taken off by lifeboat.",
    "The tide was low.",
    "A tug will try to pull it free.",
    "Gulls cried over the bar.",
    "Fishermen mended nets on the pier all afternoon.",
)


def report(name: str, *lines: str) -> Report:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    sentences = tuple(Span.of(text, at, at + len(line)) for at, line in zip(starts, lines, strict=True))
    return Report(name, name, text, title="Tanker on the bar off Orm", sentences=sentences)


def story() -> Story:
    reports = (report("a", *LINES), report("b", *LINES), report("c", *LINES[::-1]))
    held = tuple(Evidence.of(r.id, s) for r in reports for s in r.sentences if s.text == LINES[5])
    return Story(reports, facts=(Fact("f1", LINES[5], held, 3, 1),))


def kept(monkeypatch: pytest.MonkeyPatch, looked: int, weights: tuple[float, ...] = (0.0,)) -> list[Stretch]:
    told = story()
    monkeypatch.setattr(foremost, "LOOKED", looked)
    return foremost.likely(told, stretches(told), weights)


def test_nothing_is_left_out_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(monkeypatch, 18) == stretches(story())


def test_all_copies_of_the_foremost_wordings_are_kept_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    found = kept(monkeypatch, 1)
    assert [(s.report, s.span.text) for s in found] == [(n, LINES[0]) for n in range(3)]


def test_what_gives_a_weighty_fact_is_kept_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    light = {s.span.text for s in kept(monkeypatch, 2)}
    heavy = {s.span.text for s in kept(monkeypatch, 2, (40.0,))}
    assert heavy == {LINES[0], LINES[5]}
    assert LINES[0] in light
