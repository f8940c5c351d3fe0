from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.words import STOP_STEMS, content, key, keys_of, stem, words


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("travelled", "traveled"),
        ("organisations", "organizations"),
        ("centre", "center"),
        ("neighbours", "neighbors"),
        ("U.S.", "US"),
        ("co-operation", "cooperation"),
        ("Analyse", "analyze"),
        ("theatre", "theater"),
        ("Harbour’s", "harbor"),
        ("café", "cafe"),
        ("1,200", "1200"),
        ("twelve", "12"),
    ],
)
def test_one_word_in_two_styles_has_one_key(one: str, two: str) -> None:
    assert key(one) == key(two)


@pytest.mark.parametrize(("one", "two"), [("filled", "filed"), ("four", "for"), ("hour", "our"), ("1.5", "15")])
def test_two_words_keep_two_keys(one: str, two: str) -> None:
    assert key(one) != key(two)


@given(st.text("aB. ’'-1,_éMrs\n", max_size=30), st.sampled_from((1, 40)))
def test_keys_are_those_of_the_words(text: str, times: int) -> None:
    assert keys_of(text * times) == words(text * times).keys


def test_words_slice_to_their_text_and_leave_honorifics_out() -> None:
    text = "The U.S. envoy, Mr. Tarn, said it’s 1,200-strong."
    held = words(text)
    assert held.keys == ("the", "usa", "envoy", "tarn", "said", "it", "1200", "strong")
    assert [text[s:e] for s, e in zip(held.starts, held.ends, strict=True)][5] == "it’s"


def test_words_of_a_part_count_offsets_into_the_whole() -> None:
    text = "Title\n\nBody here"
    held = words(text, 7)
    assert text[held.starts[0] : held.ends[0]] == "Body"


@pytest.mark.parametrize("text", ["", "\x00", "🙂🙂", "…—“”", "e\u0301te\u0301"])
def test_odd_text_does_no_harm(text: str) -> None:
    held = words(text)
    assert len(held) <= 1


def test_stems_join_forms_of_a_word() -> None:
    assert stem("reversing") == stem("reverse")
    assert stem("stopped") == stem("stop")
    assert stem("hostilities") == stem("hostility")
    assert stem("tried") == stem("try")
    assert stem("ready") != stem("read")


def test_content_leaves_common_words_out() -> None:
    assert content(["the", "ferry", "was", "late"]) == {"ferry", "lat"}
    assert "the" in STOP_STEMS


def test_the_country_is_not_the_pronoun() -> None:
    assert key("US") == key("U.S.") != key("us")


@pytest.mark.parametrize(
    ("one", "two"), [("sang", "singing"), ("took", "taking"), ("dug", "digging"), ("written", "writes")]
)
def test_forms_of_one_verb_have_one_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)


@pytest.mark.parametrize(("one", "two"), [("12500", "1250"), ("2022", "202"), ("bell", "bel")])
def test_two_words_keep_two_stems(one: str, two: str) -> None:
    assert stem(one) != stem(two)


PIECES = st.sampled_from(
    [
        "Mrs ",
        "Ada",
        " ",
        "co-operation",
        "U.S.",
        "U.S.A. ",
        "3.5",
        ",",
        "the ",
        "’s",
        "don't ",
        "_",
        "é",
        "re-",
        ". ",
        "1,000",
        "a.m.",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.data())
def test_words_of_a_part_are_those_that_it_has_when_it_is_cut_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    # A text too long to be remembered is cut anew for each part.
    long = f"{text} {'and so on ' * 2500}"
    assert words(text, start, end) == words(long, start, end)
