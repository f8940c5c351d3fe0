"""Which sentence can open a brief."""

from __future__ import annotations

import pytest

from samestory.brief.lead import _ASIDE, _LEANS_BACK


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("The accident happened when the tram left its rails.", True),
        ("The fire at the boatyard was put out before dawn.", True),
        ("The Vell tram left its rails on Monday, killing two.", False),
        ("Two died in the accident at the quay.", False),
        ("The fire brigade of Vell saved nine sailors.", False),
    ],
)
def test_a_sentence_about_the_event_as_known_leans_back(text: str, leans: bool) -> None:
    assert bool(_LEANS_BACK.match(text)) == leans


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Over the past week, as the mill stood idle, one song was on every radio.", True),
        ("In the wake of the flood, the bakers of Orm sold out.", True),
        ("Overnight a ferry sank off Vell.", False),
        ("In Orm a ferry sank on Monday.", False),
    ],
)
def test_an_aside_comes_before_what_happened(text: str, *, aside: bool) -> None:
    assert bool(_ASIDE.match(text)) is aside
