"""The language of a text, also under a long menu."""

from __future__ import annotations

import pytest

from samestory.ingest import detect_language

ENGLISH = "The weir at Orrin Vale was shut on Monday because the river had risen, and it is to stay so. "
GERMAN = "Das Wehr in Orrin Vale wurde am Montag geschlossen, weil der Fluss gestiegen war. "


@pytest.mark.parametrize(("text", "language"), [(ENGLISH * 3, "en"), (GERMAN * 3, "de"), ("", None), ("42 °C", None)])
def test_languages_are_told_apart(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_an_english_text_under_a_long_menu_is_english() -> None:
    assert detect_language("Sport Weather Travel Culture Science " * 80 + ENGLISH * 5) == "en"


def test_a_german_text_under_an_english_headline_is_german() -> None:
    assert detect_language("Breaking news\n" + GERMAN * 5) == "de"


def test_an_english_text_under_a_menu_in_short_lines_is_english() -> None:
    assert detect_language("Haus\nGarten\nWetter und Reise\n" * 200 + ENGLISH * 3) == "en"


def test_a_german_text_of_any_length_is_german() -> None:
    assert detect_language("Home\nNews\n" * 200 + (GERMAN + "\n") * 2_000) == "de"
