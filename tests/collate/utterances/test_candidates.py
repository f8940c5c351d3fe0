"""What is compared word by word: all that could be one utterance, and little else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.collate.reuse.align import longest_run
from samestory.collate.utterances import same, shared
from samestory.collate.utterances.candidates import FEWER, RUN, Item, candidates
from samestory.collate.utterances.same import RETOLD, REWORDED, one_utterance, same_speaker, worded
from samestory.collate.utterances.shared import sharing
from samestory.collate.words import STOP_STEMS, stem, words
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


def item(report: int, text: str, speaker: str | None, kind: str = "direct") -> Item:
    held = words(text)
    span = Span(0, len(text), text)
    quotation = Quotation(id="q1", kind=kind, content=span, verbatim=(span,), speaker=None, cue=None)
    return Item(report, quotation, text, held, tuple(stem(k) for k in held.keys), speaker, speaker, frozenset())


@st.composite
def told(draw: st.DrawFn) -> Item:
    said = draw(st.lists(st.sampled_from(WORDS), max_size=12))
    speaker = draw(st.sampled_from(["Ada Holm", "Jon Vik", None]))
    one = item(draw(st.integers(0, 5)), " ".join(said), speaker, draw(st.sampled_from(["direct", "indirect"])))
    retold, translated, inner = (draw(st.integers(0, 5)) == 0 for _ in range(3))
    kind = "person" if speaker else None
    return replace(one, kind=kind, retold=retold, translated=translated, inner=inner)


@settings(deadline=None, max_examples=200)
@given(st.lists(told(), max_size=8))
def test_no_pair_that_is_one_utterance_is_left_out(items: list[Item]) -> None:
    compared = list(candidates(items, {"quay": 0.5}, same_speaker))
    assert compared == sorted(compared, key=lambda pair: pair[:2])
    assert all(same_speaker(items[n], items[m]) is voice for n, m, voice in compared)
    held = worded(items, {"quay": 0.5})
    for n, one in enumerate(items):
        for m, two in enumerate(items[n + 1 :], n + 1):
            if one.retold and sum(stem not in STOP_STEMS for stem in one.stems) < 4:
                continue  # of one's own words told again, fewer are too little
            voice = same_speaker(one, two)
            if any(one_utterance(held[n], held[m], partial(float, alike), voice) for alike in (0.0, 0.6, 0.95)):
                assert (n, m, voice) in compared


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=9), max_size=6), st.integers(1, 20))
def test_what_two_share_is_counted(said: list[list[str]], cells: int) -> None:
    weight = {"quay": 0.5, "rope": 0.25}
    counts = [Counter(words) for words in said]
    runs = [set(pairwise(words)) for words in said]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared, "CELLS", cells)
        found = [
            row
            for pairs in sharing(counts, runs, weight)
            for row in zip(*(held.tolist() for held in pairs), strict=True)
        ]
    expected = []
    for n in range(len(said)):
        for m in range(n + 1, len(said)):
            both = counts[n] & counts[m]
            if both:
                weighs = sum(weight.get(word, 1.0) * times for word, times in both.items())
                expected.append((n, m, both.total(), weighs, bool(runs[n] & runs[m])))
    assert found == expected


SAID = st.lists(st.sampled_from(("quay", "barge", "the", "of", "we")), max_size=16)


@given(SAID, SAID)
def test_the_longest_words_in_a_row_tell(one: list[str], two: list[str]) -> None:
    held = worded([item(0, " ".join(one), None), item(1, " ".join(two), None)], {})
    run = longest_run(held[0].item.stems, held[1].item.stems)
    longest = held[0].item.stems[run.a : run.a + run.size]
    telling = sum(stem not in STOP_STEMS for stem in longest)
    assert same._in_a_row(*held) == (run.size >= RUN and telling * 2 >= RUN)


@given(*[st.lists(st.sampled_from(WORDS), max_size=14)] * 2, st.integers(1, 6))
def test_words_in_a_row_are_seen_without_aligning(one: list[str], two: list[str], size: int) -> None:
    held = worded([item(0, " ".join(one), None), item(1, " ".join(two), None)], {})
    assert held[0].has_in_a_row(held[1], size) == (longest_run(held[0].item.stems, held[1].item.stems).size >= size)


def test_one_word_in_common_is_not_compared() -> None:
    items = [item(0, "the barge left the harbour before the storm came", "Ada Holm"),
             item(1, "no barge will carry rope or lanterns for anybody", "Ada Holm")]  # fmt: skip
    assert not list(candidates(items, {}, same_speaker))


def test_no_rule_asks_for_less_than_is_compared() -> None:
    assert min(share for _, share, _ in RETOLD) >= FEWER
    assert REWORDED >= FEWER
