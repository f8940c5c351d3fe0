"""How sure a speaker is."""

from __future__ import annotations

from samestory.annotate.quotations.confidence import confidence


def test_the_cue_beside_a_name_is_surest() -> None:
    assert confidence("cue after", "name") > confidence("cue after", "plural") > 0.5
    assert confidence("cue after", "name") > confidence("paragraph before: last attribution", "name")
    assert confidence("paragraph before: cue before", "name") > confidence("paragraph before: last attribution", "name")


def test_joined_words_are_a_little_less_sure() -> None:
    assert confidence("joined: cue after", "name") < confidence("cue after", "name")


def test_an_unknown_rule_has_a_figure_too() -> None:
    assert 0 < confidence("no such rule", "no such way") < 1
