"""The bench of cleaning counts as it says."""

from __future__ import annotations

from collections import Counter

import pytest

from bench import cleaning
from samestory.model import Removal, Report

GOLD = "The quay of Velm is open. The board met on Monday."


def test_shingles_and_scores() -> None:
    assert cleaning.shingles("a b c d e") == Counter([("a", "b", "c", "d"), ("b", "c", "d", "e")])
    assert cleaning.shingles("a b") == Counter([("a", "b")])
    assert cleaning.scores({"x": GOLD}, {"x": GOLD}) == (1.0, 1.0, 1.0, 1.0)
    p, r, f, exact = cleaning.scores({"x": GOLD}, {"x": f"{GOLD} Share this story now"})
    assert (r, exact) == (1.0, 0.0)
    assert 0.5 < p < f < 1.0


def test_removals_are_tallied_by_reason_and_what_is_left_is_listed() -> None:
    raw = "Share this story\nThe quay of Velm is open.\nThe board met on Monday.\nMore news from Velm today"
    gone = (Removal(0, 16, raw[:16], "share"), Removal(17, 42, raw[17:42], "related"))
    text = raw[43:]
    found = cleaning.look({"x": GOLD}, {"x": Report(id="x", source="x", text=text, raw=raw, removed=gone)})
    assert (found.reasons["share"].words, found.reasons["share"].of_body) == (3, 0.0)
    assert (found.reasons["related"].words, found.reasons["related"].of_body) == (6, 6.0)
    assert [line for _, _, line in found.left] == ["More news from Velm today"]
    assert [(reason, line) for _, _, reason, line in found.lost] == [("related", "The quay of Velm is open.")]


def test_baselines_and_ceiling() -> None:
    text = f"Menu\nShare\n{GOLD} {GOLD}\nFooter"
    assert cleaning.longest_block(text) == f"{GOLD} {GOLD}"
    assert cleaning.long_lines(text) == f"{GOLD} {GOLD}"
    assert cleaning.judge_by_gold(text, f"{GOLD} {GOLD}") == f"{GOLD} {GOLD}"


def test_without_the_data_it_says_that_it_was_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cleaning, "data_folder", lambda: None)
    assert cleaning.main([]) == 0
    assert "skipped" in capsys.readouterr().out
