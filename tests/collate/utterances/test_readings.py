from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from samestory.collate.utterances import columns
from samestory.collate.utterances.readings import collate_readings
from samestory.collate.utterances.variants import NEGATIONS
from samestory.collate.words import STOP_STEMS, stem
from samestory.model import Cell, Reading, Variant


def collate(*texts: str) -> tuple[tuple[Variant, ...], tuple[tuple[Cell, ...], ...]]:
    return collate_readings([Reading(f"r{n}", f"q{n}", text) for n, text in enumerate(texts)], [True] * len(texts))


def told(variants: tuple[Variant, ...]) -> list[tuple[str, list[str]]]:
    return [(v.kind, [r.text for r in v.readings]) for v in variants]


def rows(alignment: tuple[tuple[Cell, ...], ...]) -> list[str]:
    return ["|".join(("*" if c.differs else "") + c.text for c in row) for row in alignment]


def test_one_changed_word_is_one_variant() -> None:
    variants, alignment = collate("We shall see an end of the quarrel.", "We shall see an end of the war,")
    assert told(variants) == [("substitution", ["quarrel", "war"])]
    assert rows(alignment) == ["We shall see an end of the|quarrel.", "We shall see an end of the|*war,"]


def test_readings_that_agree_have_no_variant() -> None:
    variants, alignment = collate("The lamps are out.", "the lamps are out", "The lamps are out,")
    assert variants == ()
    assert len(alignment) == 3


def test_what_lies_outside_a_partial_reading_is_not_left_out() -> None:
    variants, alignment = collate("But given the weather that we have, the boats stay in", "given the weather")
    assert variants == ()
    assert rows(alignment)[1] == "|given the weather|"


def test_what_is_cut_in_between_is_left_out() -> None:
    variants, _ = collate("The boats, and I mean all of them, stay in", "The boats stay in")
    assert told(variants)[0] == ("omission", ["and I mean all of them", ""])


def test_all_readings_stand_in_one_place_of_variation() -> None:
    variants, _ = collate("ten boats went out at noon", "twelve boats went out at noon", "many boats went out at noon")
    assert told(variants) == [("number", ["ten", "twelve", "many"])]
    assert [r.reports for r in variants[0].readings] == [("r0",), ("r1",), ("r2",)]


def test_reports_with_one_reading_stand_together() -> None:
    variants, _ = collate("a grave loss for Vell", "a sad loss for Vell", "a grave loss for Vell", "a sad loss")
    assert [r.reports for r in variants[0].readings] == [("r0", "r2"), ("r1", "r3")]


def test_the_gravest_variant_comes_first() -> None:
    variants, _ = collate(
        "that is the colour, and we will pay them forty crowns",
        "that’s the color, and we will not pay them fifty crowns",
    )
    assert [v.kind for v in variants] == ["number", "addition", "spelling", "spelling"]


def test_an_interrupted_reading_joins_the_whole_one() -> None:
    variants, alignment = collate(
        "Given the fog that we have, that is a hard crossing and we haven’t found the buoy",
        "Given the fog that we have, that’s a hard crossing, … We haven’t found the buoy.",
    )
    assert ("spelling", ["that is", "that’s"]) in told(variants)
    assert told(variants)[0] == ("omission", ["and", ""])
    assert " ".join(c.text for c in alignment[1] if c.text).startswith("Given the fog that we have, that’s a hard")


def test_a_word_added_at_the_end_is_not_set_against_others() -> None:
    variants, _ = collate(
        "we have not closed the gate in a way that would hold the sheep", "we have not closed the gate yet"
    )
    assert told(variants) == [("addition", ["", "yet"])]


def test_commas_are_variants_but_not_those_before_the_closing_marks() -> None:
    variants, _ = collate("ropes, nets, and lamps were lost,", "ropes, nets and lamps were lost.")
    assert told(variants) == [("punctuation", ["nets,", "nets"])]


def test_indirect_speech_has_a_row_and_no_variants() -> None:
    readings = [Reading("a", "q1", "We will mend the pier"), Reading("b", "q1", "they would mend the pier soon")]
    variants, alignment = collate_readings(readings, [True, False])
    assert variants == ()
    assert [" ".join(c.text for c in row if c.text) for row in alignment] == [r.text for r in readings]


def test_nothing_and_one() -> None:
    assert collate_readings([], []) == ((), ())
    variants, alignment = collate("Alone.")
    assert variants == ()
    assert rows(alignment) == ["Alone."]
    assert collate("", "") == ((), ((), ()))


WORDS = [
    "we",
    "will",
    "not",
    "mend",
    "the",
    "old",
    "pier",
    "that's",
    "gone,",
    "in",
    "1999",
    "–",
    "40",
    "boats",
    "…",
    "and,",
    "Vell?",
    "🙂",
    "É",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14), min_size=1, max_size=5))
def test_rows_rebuild_the_readings(texts: list[list[str]]) -> None:
    joined = [" ".join(text) for text in texts]
    variants, alignment = collate(*joined)
    assert len({len(row) for row in alignment}) == 1
    for text, row in zip(joined, alignment, strict=True):
        assert " ".join(cell.text for cell in row if cell.text) == text
    for variant in variants:
        assert len(variant.readings) > 1
        assert all(reading.reports for reading in variant.readings)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.integers(1, 4))
def test_equal_readings_never_differ(text: list[str], n: int) -> None:
    variants, alignment = collate(*[" ".join(text)] * n)
    assert variants == ()
    assert not any(cell.differs for row in alignment for cell in row)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_collated(one: str, two: str) -> None:
    _, alignment = collate(one, two)
    assert [" ".join(c.text for c in row if c.text) for row in alignment] == [" ".join(t.split()) for t in (one, two)]


def test_a_stretch_in_other_words_is_one_place() -> None:
    variants, _ = collate(
        "We shall rebuild the pier with stone from our own quarry before winter",
        "We shall rebuild the pier using granite blocks cut nearby before winter",
    )
    assert told(variants) == [("substitution", ["with stone from our own quarry", "using granite blocks cut nearby"])]


def test_a_changed_number_is_a_variant_in_reported_words_too() -> None:
    texts = ("An explosion at the mill killed seven people on Monday", "an explosion at the mill killed six people")
    variants, _ = collate_readings([Reading(f"r{n}", "q1", text) for n, text in enumerate(texts)], [False, False])
    assert told(variants) == [("number", ["seven", "six"])]


def test_reported_words_vary_in_nothing_but_numbers() -> None:
    texts = ("the old mill was shut for nine days", "the old mill was closed for nine days")
    variants, _ = collate_readings([Reading(f"r{n}", "q1", text) for n, text in enumerate(texts)], [False, False])
    assert variants == ()


def test_another_translation_is_not_compared_word_for_word() -> None:
    variants, alignment = collate(
        "I do hope that before the winter we shall be able to speak of a wider fleet and cheaper boats for the islands",
        "Our common fleet for the islands will be widened and cheapened",
    )
    assert variants == ()
    assert " ".join(cell.text for cell in alignment[1] if cell.text).startswith("Our common fleet")


def test_a_spelling_beside_a_word_left_out_is_told_apart() -> None:
    variants, _ = collate_readings(
        [
            Reading("a", "q1", "The visit was short, stern and well-meant"),
            Reading("b", "q1", "The visit was short, stern, wellmeant"),
        ],
        [True, True],
    )
    assert [(v.kind, [r.text for r in v.readings]) for v in variants] == [
        ("omission", ["and", ""]),
        ("spelling", ["well-meant", "wellmeant"]),
        ("punctuation", ["stern", "stern,"]),
    ]


def test_a_word_that_moved_is_one_place() -> None:
    said = [
        Reading("a", "q1", "We have still found no trace of the boats in the harbour"),
        Reading("b", "q1", "We have found no trace still of the boats in the harbour"),
    ]
    variants, _ = collate_readings(said, [True, True])
    assert [(v.kind, [r.text for r in v.readings]) for v in variants] == [
        ("substitution", ["still found no trace", "found no trace still"])
    ]


def test_another_translation_stands_apart_and_is_compared_with_its_like() -> None:
    base = (
        "I do hope that before the winter we shall be able to speak of a wider fleet and cheaper boats for the islands"
    )
    other = "Our common fleet for the islands and their boats will be wider and cheaper"
    variants, alignment = collate(base, other, other.replace("common", "shared"))
    assert told(variants) == [("substitution", ["common", "shared"])]
    apart = [n for n, cell in enumerate(alignment[1]) if cell.text]
    assert all(not alignment[0][n].text for n in apart)
    assert [alignment[1][n].differs for n in apart] == [True] * len(apart)


def test_pieces_in_another_order_are_not_set_under_one_another() -> None:
    variants, alignment = collate(
        "We live on different islands & it got hard for us", "it got hard … live on different islands"
    )
    assert variants == ()
    assert all(not (one.text and two.text) for one, two in zip(*alignment, strict=True))


def test_what_goes_on_after_another_reading_ends_is_not_its_last_words() -> None:
    variants, _ = collate(
        "I will miss the anthem because it still gets to me",
        "I will miss the anthem because it still gets me. But some day, some way, I am going to still be at the quay",
    )
    assert told(variants) == [("addition", ["", "to"])]


def test_an_ampersand_is_and_and_a_dash_a_dash() -> None:
    variants, _ = collate("the crew & I went home — all of us", "the crew and I went home - all of us")
    assert told(variants) == [("spelling", ["&", "and"])]
    variants, _ = collate("they say: You just know it", "they say: 'you just know it")
    assert [kind for kind, _ in told(variants)] == ["punctuation"]


def test_a_word_is_set_against_the_different_words_of_a_place_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[list[str]] = []
    likes = columns._likes

    def counted(places: Sequence[columns._Column], keys: Sequence[str]) -> list[list[float]]:
        held.extend(list(place.keys) for place in places)
        return likes(places, keys)

    monkeypatch.setattr(columns, "_likes", counted)
    texts = [columns.tokens_of(f"We will mend the {side} pier soon") for side in ("upper", "lower", "inner") * 20]
    rows = columns.align(texts)
    assert [row[4].text for row in rows if row[4] is not None] == ["upper", "lower", "inner"] * 20
    assert max(held, key=len) == ["upper", "lower", "inner"]


KEYS = st.sampled_from(
    ["not", "never", "no", "the", "of", "mend", "mender", "pier", "piers", "quay", "quays", "7", "70"]
)


def likeness(one: str, two: str) -> float:
    """Say how well two words stand at one place."""
    if stem(one) == stem(two):
        return 2.0
    if (one in NEGATIONS) != (two in NEGATIONS):
        return -1.0
    if Levenshtein.normalized_similarity(one, two) >= columns.SPELT:
        return columns.ALIKE
    return 0.5 if (one in STOP_STEMS) == (two in STOP_STEMS) else 0.1


@given(st.lists(st.lists(KEYS, min_size=1, max_size=4), min_size=1, max_size=4), st.lists(KEYS, min_size=1, max_size=4))
def test_a_word_fits_a_place_as_well_as_it_fits_the_likest_word_there(places: list[list[str]], keys: list[str]) -> None:
    held = []
    for words in places:
        column = columns._Column(words[0], [])
        for word in words:
            column.add(columns.Token(word, word))
        held.append(column)
    assert columns._likes(held, keys) == [
        [max(likeness(word, key) for word in words) for key in keys] for words in places
    ]


def test_one_wording_is_one_cell_in_each_row() -> None:
    held = [Reading(id, "q1", text) for id, text in (("a", "We will mend it"), ("b", "We  will mend it"))]
    assert collate_readings(held, [True, False]) == ((), ((Cell("We will mend it", False),),) * 2)
    assert collate_readings([Reading("a", "q1", "")], [True]) == ((), ((),))
