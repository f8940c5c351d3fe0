"""What makes two quotations one utterance: a post is whole, so that two which share a line are two."""

from __future__ import annotations

import pytest

from samestory.collate.utterances.candidates import Item
from samestory.collate.utterances.same import one_utterance, same_speaker, worded
from samestory.collate.words import stem, words
from samestory.model import Quotation, Span

POST = "The barge is stuck. We are at the old lock and nobody has told the keeper, so the lock stays shut tonight."


def item(report: int, text: str, rule: str) -> Item:
    held = words(text)
    span = Span(0, len(text), text)
    verbatim = () if rule == "post" else (span,)
    quotation = Quotation("q1", "direct", span, verbatim, speaker=None, cue=None, rule=rule)
    return Item(report, quotation, text, held, tuple(stem(k) for k in held.keys), "Ada Holm", "Ada Holm", frozenset())


def one(first: tuple[str, str], second: tuple[str, str]) -> bool:
    a, b = worded([item(0, *first), item(1, *second)], {})
    return one_utterance(a, b, lambda: 0.9, same_speaker(a.item, b.item))


@pytest.mark.parametrize(
    "text",
    [
        POST,
        POST.replace("tonight", "for tonight"),
        "The barge is stuck. We are at the old lock and nobody has told the keeper",
    ],
)
def test_a_post_set_in_twice_is_one_also_cut_or_with_a_slip(text: str) -> None:
    assert one((POST, "post"), (text, "post"))
    assert one((POST, "post"), (text, "clause"))


def test_posts_that_share_a_line_are_two() -> None:
    other = "The old lock stays shut tonight"
    assert not one((POST, "post"), (other, "post"))
    assert not one((other, "post"), (POST, "clause")), "what is quoted of a post is no longer than the post"
    assert one((other, "clause"), (POST, "clause"))


def test_words_quoted_out_of_a_post() -> None:
    assert one((POST, "post"), ("nobody has told the keeper, so the lock stays shut", "clause"))
