"""Quotation marks of every style, balanced or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.annotate.quotations.marks import find_stretches, outermost


def inside(text: str) -> list[str]:
    return [text[s.start : s.end] for s in outermost(find_stretches(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam holds,” she said.", ["The dam holds,"]),
        ('"The dam holds," she said.', ["The dam holds,"]),
        ("‘The dam holds,’ she said.", ["The dam holds,"]),
        ("'The dam holds,' she said.", ["The dam holds,"]),
        ("«The dam holds», she said.", ["The dam holds"]),
        ("»The dam holds«, she said.", ["The dam holds"]),
        ("„The dam holds“, she said.", ["The dam holds"]),
        ("„The dam holds”, she said.", ["The dam holds"]),
        ("``The dam holds,'' she said.", ["The dam holds,"]),
        ("''The dam holds,'' she said. ''It must.''", ["The dam holds,", "It must."]),
        ("‹The dam holds›, she said.", ["The dam holds"]),
        ("'The dam holds,'' she said. 'It must. It doesn't leak.''", ["The dam holds,", "It must. It doesn't leak."]),
        ("It's the boys' club and the ''old'' rule of James' house.", ["old"]),
    ],
)
def test_every_style(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The villagers’ boats and the mayor’s aren’t ‘fit for the sea’ now.", ["fit for the sea"]),
        ("It's the fishers' view that they're 'left out' of it.", ["left out"]),
        ("He called ‘the keepers’ plan’ a ruse.", ["the keepers’ plan"]),
        ("Ortani ‘s men left in the ’90s.", []),
        ("A board 6'2\" long lay there.", []),
        ("Rock ’n’ roll isn't dead.", []),
    ],
)
def test_apostrophes_are_no_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_a_closing_mark_typed_as_an_opening_one() -> None:
    assert inside("”Their aim is to frighten others,” he said.") == ["Their aim is to frighten others,"]


def test_an_open_mark_costs_only_its_paragraph() -> None:
    text = "She said: “The dam holds.\n\n“It held in March,” said Mr Orlo. He left."
    assert inside(text) == ["The dam holds.", "It held in March,"]
    first, _ = outermost(find_stretches(text))
    assert not first.closed


def test_mixed_marks_close_each_other() -> None:
    assert inside('He spoke of “a dry spring" and "no hay” there.') == ["a dry spring", "no hay"]


def test_nested_marks_stand_deeper() -> None:
    text = "“He told me ‘never again’ and left,” she said."
    assert [(text[s.start : s.end], s.depth) for s in find_stretches(text)] == [
        ("He told me ‘never again’ and left,", 0),
        ("never again", 1),
    ]


def test_single_marks_over_paragraphs() -> None:
    text = "She said: 'The dam holds.\n\n'It held in March.'"
    assert inside(text) == ["The dam holds.", "It held in March."]


def test_mark_up_attributes_are_no_quotations() -> None:
    assert inside('<a href="page">"Go," she said.') == ["Go,"]


@given(st.text(alphabet="ab s.,\n“”\"'‘’«»„`=<", max_size=60))
def test_any_text_gives_stretches_in_their_paragraphs(text: str) -> None:
    for stretch in find_stretches(text):
        assert 0 <= stretch.open < stretch.start < stretch.end <= stretch.close <= len(text)
        assert "\n" not in text[stretch.open : stretch.close]


def test_a_single_mark_that_a_colon_leads_up_to_may_lack_its_closer() -> None:
    text = "Adler said: 'This is what comes of rust.\nThe rust 'shows', he said."
    assert [text[one.start : one.end] for one in find_stretches(text)] == ["This is what comes of rust.", "shows"]


def test_double_primes_typed_for_marks() -> None:
    assert inside("″The dam holds,” she said. ″It held in March.″") == ["The dam holds,", "It held in March."]
    assert inside("a board of 12″ by 5″") == []


def test_a_single_mark_that_nobody_closed() -> None:
    text = "'It was great,' Holm said. 'We gave him a lot to do.\nThe team went wild.\n'He rode on.\nOle's 'Tis a boat."
    words = [text[one.start : one.end] for one in find_stretches(text)]
    assert words == ["It was great,", "We gave him a lot to do.", "He rode on."]


def test_an_apostrophe_at_the_start_of_a_line_is_no_mark_where_others_are_used() -> None:
    assert find_stretches("'Round the corner stood a boat.\nHolm saw the students' boat. 'Course she did.") == ()


def test_a_mark_that_was_typed_twice_and_one_with_its_space_on_the_wrong_side() -> None:
    text = 'Holm said, “"The dam is old, and so are we. "She added, "We shall mend it by May."In Velm nobody spoke.'
    assert [text[one.start : one.end] for one in find_stretches(text)] == [
        "The dam is old, and so are we.",
        "We shall mend it by May.",
    ]
