from __future__ import annotations

import pytest

from samestory.collate.conflicts.wording.differences import differences


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("we heard my son through the stone wall", "we heard my boy through the rock wall"),
        ("i told her that his sister was here", "i told her his sister was here"),
        ("we asked them for a new roof", "we asked for a new roof"),
        ("she left that gate open all night", "she left it open all night"),
        ("we took no money from the harbor fund", "we took no cash from the harbor fund"),
        ("the keeper phoned us before dawn broke", "the keeper rang us before dawn broke"),
        ("the keepers waited until the fog had gone", "the keepers waited till the fog had gone"),
        ("we had to bring the crew through fire", "we had to get the crew through fire"),
        ("the mill stays open for at least three years", "the mill stays open for three years at least"),
        ("it is a just and fair offer to us", "it is a just offer it is a fair offer to us"),
        ("we wrote in 2014 we wrote in 2015 and again", "we wrote in 2014 in 2015 and again"),
        ("nobody counted it he said wait for the tide", "nobody counted it he would say wait for the tide"),
        ("whoever lit the fire will answer for the dead", "those who lit the fire will answer for the dead"),
        ("we built the school over ten years", "we worked hard to build the school over ten years"),
        ("we will not lower the toll again", "we will not be lowering the toll again"),
        ("we are quite sure of the harbor", "we are sure of the harbor"),
        ("the crew of the ferry will sail home", "the crew of the ferry are going to sail home"),
        ("we don't know who lit the fire", "we don't don't know who lit the fire"),
        ("thank you oriongale for the new boat", "thank you orion gale for the new boat"),
        (
            "the sluice was built in may and painted twice since",
            "the sluice was built in may and has been painted twice since",
        ),
    ],
)
def test_the_same_in_other_words(a: str, b: str) -> None:
    assert not differences(a.split(), b.split())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("we will keep the mill open", "we intend to keep the mill open"),
        ("he will walk again by spring", "he should walk again by spring"),
        ("when do we hear about the crew of the ferry", "when do we hear from the crew of the ferry"),
        ("the door of this city stood open", "the door of this country stood open"),
        ("we paid for the bridge", "we never paid for the bridge"),
        ("we lost 14 men in the harbor", "we lost 17 men in the harbor"),
        ("the north pier was safe for us", "the south pier was safe for us"),
        ("here nobody warned the crew of fire", "here somebody warned the crew of fire"),
    ],
)
def test_another_meaning(a: str, b: str) -> None:
    places = differences(a.split(), b.split())
    assert places
    assert max(place.gravity for place in places) >= 3


def test_a_remark_told_anew_throughout_keeps_its_synonyms() -> None:
    a = "the island deeply regrets the death of guests in the boat accident and asks for calm from british crews"
    b = "the island profoundly regrets the death of guests in the boat crash and asks for calm from uk crews"
    places = differences(a.split(), b.split())
    assert places is not None
    assert len(places) >= 3


def test_the_speakers_themselves_are_not_others() -> None:
    we, they, you = (f"how many ships do {who} want to lose".split() for who in ("we", "they", "you"))
    assert [place.gravity for place in differences(we, they) or ()] == [1]
    assert not differences(they, you)
