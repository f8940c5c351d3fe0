from __future__ import annotations

import numpy as np
import pytest

from samestory.grouping import words
from samestory.grouping.words import WordWeights, capitals_of, tokens_of
from samestory.resources.embeddings import load_embeddings


def weight(word: str) -> float:
    return float(WordWeights(load_embeddings()).weigh([word.encode()]).weights[0])


def numbers(*words: str) -> list[int]:
    found = WordWeights(load_embeddings()).weigh([word.encode() for word in words]).numbers
    return [int(number) for number in found]


def test_tokens_keep_figures_capitals_and_the_ends_of_sentences() -> None:
    assert tokens_of("An Earthquake of 6.8 killed 1,200 in Otzeva’s port; “Help!” they cried.") == (
        b"An Earthquake of 6.8 killed 1200 in Otzeva s port . Help . . they cried .".split()
    )


def test_a_word_is_the_same_with_a_capital_or_at_the_end_of_a_sentence() -> None:
    assert len(set(numbers("Ferry", "ferry", "ferry.", ".Ferry"))) == 1
    assert numbers("Fähre") == numbers("fähre.")


def test_what_is_no_word_has_no_number() -> None:
    assert numbers("of", "7", "..", "U.S.") == [0, 0, 0, 0]
    assert 0 not in numbers("34", "6.8", "sea")


def test_the_first_word_of_a_paragraph_is_a_word_of_its_own() -> None:
    assert tokens_of("It sank.\n\nRescuers came") == [b"It", b"sank", b".", b".", b".", b"Rescuers", b"came"]


def names_of(*texts: str) -> list[bytes]:
    tokens = [tokens_of(text) for text in texts]
    flat = [token for held in tokens for token in held]
    weighed = WordWeights(load_embeddings()).weigh(flat)
    owners = np.repeat(np.arange(len(texts)), [len(held) for held in tokens])
    return [flat[place] for place in np.flatnonzero(capitals_of(weighed.numbers, weighed.looks, owners))]


def test_names_have_a_capital_inside_a_sentence() -> None:
    text = "Sailors swam to Port Tilmar. Rescuers came. The Rescuers saw rescuers."
    assert names_of(text) == [b"Port", b"Tilmar"]


def test_a_word_that_is_small_in_one_text_may_be_a_name_in_another() -> None:
    assert names_of("They met Rosa Dahl", "Old Rosa Dahl is a rosa dahl", "They met Rosa") == [
        b"Rosa",
        b"Dahl",
        b"Rosa",
    ]


def test_a_name_that_no_piece_holds_whole_weighs_more_than_a_common_word() -> None:
    assert weight("pellworth") > weight("ferry") > weight("people")


def test_what_stands_in_the_news_of_every_day_weighs_a_quarter() -> None:
    assert weight("obama") < weight("ferry") / 2
    assert weight("tuesday") == weight("the") == 0


def test_a_plural_is_the_same_word() -> None:
    missile, missiles, glass, glas = numbers("missile", "missiles", "glass", "glas")
    assert missile == missiles
    assert glass != glas


def test_memory_for_words_is_bounded() -> None:
    weights = WordWeights(load_embeddings(), most=3)
    weights.weigh([b"ferry", b"cup", b"queen", b"island", b"bakery"])
    assert len(weights.spelled) == 3


def test_words_that_come_to_one_place_are_still_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    plenty = WordWeights(load_embeddings())
    monkeypatch.setattr(words, "_SLOTS", 2)
    few = WordWeights(load_embeddings())
    tokens = b"the ferry Alba Rosa sank off Port Tilmar and nine sailors of the ferry are missing".split()
    for _ in range(2):
        got, expected = few.weigh(tokens), plenty.weigh(tokens)
        for name in ("numbers", "weights", "looks"):
            assert getattr(got, name).tolist() == getattr(expected, name).tolist()
