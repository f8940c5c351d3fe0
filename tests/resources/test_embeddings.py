"""The static embeddings: unit vectors that put like beside like."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.resources import embeddings
from samestory.resources.embeddings import load_embeddings


def test_rows_are_unit_vectors_and_an_empty_text_is_zero() -> None:
    vectors = load_embeddings().encode(["The dam was closed.", ""])
    assert vectors.shape == (2, load_embeddings().width)
    assert np.isclose(np.linalg.norm(vectors[0]), 1.0)
    assert not vectors[1].any()


def test_a_paraphrase_is_nearer_than_another_topic() -> None:
    deal, paraphrase, bakery = load_embeddings().encode(
        [
            "The two islands could agree on a fishing deal within days.",
            "A pact on fisheries may be reached this week.",
            "The mayor opened a bakery beside the museum.",
        ]
    )
    assert deal @ paraphrase > 0.3 > deal @ bakery


def test_a_text_has_one_vector_whatever_stands_beside_it() -> None:
    embeddings = load_embeddings()
    alone = embeddings.encode(["Officials refused to comment."])[0]
    beside = embeddings.encode(["Something else, and much longer than that.", "Officials refused to comment."])[1]
    assert np.array_equal(alone, beside)


@given(st.lists(st.text("abÉ\u0301ΣİZ9 \t\n\x1c\u00a0\u2028\u200b中ﬁ“'.-[]", max_size=40), max_size=4))
def test_a_text_has_the_pieces_of_its_words(texts: list[str]) -> None:
    vectors = load_embeddings()
    whole = vectors.tokenizer.encode_batch(texts, add_special_tokens=False)
    assert vectors._pieces(texts) == [encoding.ids for encoding in whole]


def test_what_is_remembered_of_words_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = load_embeddings()
    texts = ["ferry", "The ferry ran aground on the reef at dawn.", "quay", "ferry"]
    fresh = replace(vectors, _ids={}, _rarity={}, _vectors={})
    first, rare = fresh.encode(texts), fresh.rarity(texts)
    assert (fresh.encode(texts) == first).all()
    assert (fresh.rarity(texts) == rare).all()
    assert list(fresh._vectors) == ["ferry", "quay"]
    first[0] = 0.0  # what was given out is the caller's own
    assert (fresh.encode(texts)[0] == fresh.encode(texts)[3]).all()
    first[0] = first[3]
    monkeypatch.setattr(embeddings, "MOST", 0)  # forgets all before each call
    monkeypatch.setattr(embeddings, "FEWER", 0)
    assert (fresh.encode(texts[::-1])[::-1] == first).all()
    assert (fresh.rarity(texts[::-1])[::-1] == rare).all()
