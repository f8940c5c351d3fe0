from __future__ import annotations

from samestory.grouping.words import WordWeights, words_of
from samestory.resources.embeddings import load_embeddings


def weight(word: str) -> float:
    return WordWeights(load_embeddings()).weigh([word])[word][1]


def test_words_are_of_three_letters_and_numbers_of_two_figures() -> None:
    assert words_of("An Earthquake of 6.8 killed 1,200 in Otzeva; 7 of 34 fell.") == [
        "earthquake", "6.8", "killed", "1200", "otzeva", "34", "fell",
    ]  # fmt: skip


def test_a_name_that_no_piece_holds_whole_weighs_more_than_a_common_word() -> None:
    assert weight("pellworth") > weight("ferry") > weight("people")


def test_what_stands_in_the_news_of_every_day_weighs_a_quarter() -> None:
    assert weight("obama") < weight("ferry") / 2
    assert weight("tuesday") == weight("the") == 0


def test_a_plural_is_the_same_word() -> None:
    known = WordWeights(load_embeddings()).weigh(["ferries", "missile", "missiles", "glass"])
    assert known["missile"][0] == known["missiles"][0]
    assert known["glass"][0] != WordWeights(load_embeddings()).weigh(["glas"])["glas"][0]


def test_memory_for_words_is_bounded() -> None:
    weights = WordWeights(load_embeddings(), most=3)
    weights.weigh(["ferry", "cup", "queen", "island"])
    weights.weigh(["bakery"])
    assert set(weights.known) == {"bakery"}
