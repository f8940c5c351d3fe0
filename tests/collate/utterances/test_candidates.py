"""What is compared word by word: all that could be one utterance, and little else."""

from __future__ import annotations

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.collate.reuse.align import longest_run
from samestory.collate.utterances.candidates import FEWER, Item, candidates
from samestory.collate.utterances.same import RETOLD, REWORDED, Speakers, one_utterance, worded
from samestory.collate.words import stem, words
from samestory.model import Quotation, Span

WORDS = (
    "quay",
    "barge",
    "ferry",
    "harbour",
    "the",
    "of",
    "and",
    "pilot",
    "storm",
    "rope",
    "lantern",
    "we",
    "not",
    "mend",
)


def item(report: int, text: str, speaker: str | None) -> Item:
    held = words(text)
    span = Span(0, len(text), text)
    quotation = Quotation(id="q1", kind="direct", content=span, verbatim=(span,), speaker=None, cue=None)
    return Item(report, quotation, text, held, tuple(stem(k) for k in held.keys), speaker, speaker, frozenset())


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(["Ada Holm", None])), max_size=8)
)
def test_no_pair_that_isone_utterance_is_left_out(told: list[tuple[list[str], str | None]]) -> None:
    items = [item(n, " ".join(said), speaker) for n, (said, speaker) in enumerate(told)]
    compared = list(candidates(items, {}))
    held, speakers = worded(items, {}), Speakers()
    for n, one in enumerate(held):
        for m in range(n + 1, len(items)):
            if any(one_utterance(one, held[m], partial(float, alike), speakers) for alike in (0.0, 0.6, 0.95)):
                assert m in compared[n]


@given(*[st.lists(st.sampled_from(WORDS), max_size=14)] * 2, st.integers(1, 6))
def test_words_in_a_row_are_seen_without_aligning(one: list[str], two: list[str], size: int) -> None:
    held = worded([item(0, " ".join(one), None), item(1, " ".join(two), None)], {})
    assert held[0].has_in_a_row(held[1], size) == (longest_run(held[0].item.stems, held[1].item.stems).size >= size)


def test_one_word_in_common_is_not_compared() -> None:
    items = [item(0, "the barge left the harbour before the storm came", "Ada Holm"),
             item(1, "no barge will carry rope or lanterns for anybody", "Ada Holm")]  # fmt: skip
    assert list(candidates(items, {})) == [[], []]


def test_no_rule_asks_for_less_than_is_compared() -> None:
    assert min(share for _, share, _ in RETOLD) >= FEWER
    assert REWORDED >= FEWER
