"""What stands behind the noun that a figure counts."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.conflicts.numbers.measures import _behind, _beyond

WORDS = st.text("ab- .’'_1\n—", max_size=60)
NOUNS = st.text("ab-1’", max_size=2)


@given(NOUNS, WORDS)
def test_what_is_behind_a_noun_is_what_a_pattern_of_it_leaves(noun: str, after: str) -> None:
    begun = re.sub(rf"^\s*{re.escape(noun)}\b", "", after) if noun else after
    near = re.sub(rf"^.{{0,40}}?\b{re.escape(noun)}\b", "", after) if noun else after
    assert (_behind(noun, after), _beyond(noun, after)) == (begun, near)


def test_a_noun_is_whole_and_in_the_line_of_its_figure() -> None:
    assert _behind("barge", " barges a day") == " barges a day"
    assert _behind("barges", " barges a day") == " a day"
    assert _beyond("barges", " of the long barges a day") == " a day"
    assert _beyond("barges", " of them\nbarges a day") == " of them\nbarges a day"
