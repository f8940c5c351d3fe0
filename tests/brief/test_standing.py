"""What a sentence leans on."""

from __future__ import annotations

import pytest

from samestory.brief.standing import hangs


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("The tweet was deleted within the hour.", True),
        ("The boats were back by noon, the official added.", True),
        ("“We were late,” said the official.", True),
        ("A suspect was held in connection with the bombing.", False),
        ("The police closed the bridge.", False),
        ("The owner of the ferry was heard on Monday.", False),
    ],
)
def test_a_thing_that_was_not_told_is_not_spoken_of_as_known(text: str, *, leans: bool) -> None:
    assert hangs(text, set()) is leans


def test_what_was_told_is_known() -> None:
    assert not hangs("The tweet was deleted within the hour.", {"a", "tweet"})
