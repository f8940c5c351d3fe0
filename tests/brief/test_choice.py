"""Which reports cry: others tell the same in plainer words."""

from __future__ import annotations

import pytest

from samestory.brief.choice import cries

PLAIN = frozenset({"horror", "pilots", "walked", "ferry"})


@pytest.mark.parametrize("title", ["HORROR as ferry sinks off Orm", "Gone at last! Mayor is out", "Pilots WALKED out"])
def test_a_headline_cries(title: str) -> None:
    assert cries(title, PLAIN)


@pytest.mark.parametrize(
    "title", ["Ferry sinks off Orm", "FERRY SINKS OFF ORM AS PILOTS WALKED OUT", "NATO ships sink off Orm", ""]
)
def test_other_headlines_do_not(title: str) -> None:
    assert not cries(title, PLAIN)
