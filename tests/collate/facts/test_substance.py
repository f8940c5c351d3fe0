"""How much two clauses must share to be one statement, by what it is measured, and which pairs are compared at all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from samestory.collate.facts.candidates import candidates
from samestory.collate.facts.clauses import hold
from samestory.collate.facts.find import find_facts
from samestory.collate.facts.likeness import FEATURES, likeness, measure, thin_of
from samestory.collate.facts.rivals import LEAD, measure_rivals
from samestory.collate.facts.settings import DEFAULT_FACTS
from samestory.collate.facts.shape import measure_shape
from samestory.collate.facts.stems import measure_stems
from samestory.collate.facts.terms import terms_of
from samestory.model import Moment, Quantity, Report
from samestory.resources.embeddings import load_embeddings
from tests.collate.facts.stories import report

FIRE = ("The mill at Tarn burned down on Monday night", "burn", "mill tarn burn monday night")
BLAZE = ("On Monday night a fire burned down the mill at Tarn", "burn", "monday night fire burn mill tarn")
OTHERS = (
    ("Ada Holt chairs the harbour board", "chair", "ada holt chair harbour board"),
    ("Divers found the engine room locked", "find", "diver find engine room lock"),
    ("Nobody at the shipyard answered the telephone", "answer", "shipyard answer telephone"),
)


def row(**values: float) -> np.ndarray:
    out = np.zeros((1, len(FEATURES)), dtype=np.float32)
    for name, value in values.items():
        out[0, FEATURES.index(name)] = value
    return out


@pytest.mark.parametrize(
    ("stems", "near", "figures", "thin"),
    [
        (0.1, 0.2, 0, True),
        (0.1, 0.5, 0, True),
        (0.2, 0.3, 0, True),
        (0.2, 0.5, 0, False),
        (0.4, 0.1, 0, False),
        (0.0, 0.9, 0, False),
        (0.1, 0.2, 1, False),
    ],
)
def test_stems_vectors_or_a_count_are_the_floor(stems: float, near: float, figures: float, thin: bool) -> None:
    assert thin_of(row(stems=stems, near=near, figures=figures)).tolist() == [thin]


def test_a_shared_day_alone_is_no_floor() -> None:
    assert thin_of(row(stems=0.1, near=0.2, date=1, predicate=1)).tolist() == [True]


def on_the_day(name: str, *clauses: tuple[str, str, str]) -> Report:
    made = report(name, *clauses)
    at = made.text.index("on 4 May")
    return replace(made, moments=(Moment(made.span(at + 3, at + 8), "2031-05-04", made.span(0, len(clauses[0][0]))),))


def test_one_day_and_one_number_of_other_things_make_no_fact() -> None:
    one = on_the_day(
        "a", ("Rescuers lifted the 16th miner out on 4 May", "lift", "rescuer lift 16th miner"), *OTHERS[:2]
    )
    two = on_the_day(
        "b", ("Sirens in Vell sounded for 16 minutes on 4 May", "sound", "siren vell sound 16 minute"), OTHERS[2]
    )
    one = replace(one, quantities=(Quantity(one.span(20, 24), 16, 16, "miner"),))
    two = replace(two, quantities=(Quantity(two.span(29, 31), 16, 16, "minute"),))
    assert {fact.reports for fact in find_facts((one, two), (), (), (), (), load_embeddings())} == {1}


def test_the_same_on_one_day_is_a_fact() -> None:
    one = on_the_day("a", ("Rescuers lifted a miner out on 4 May", "lift", "rescuer lift miner"), *OTHERS[:2])
    two = on_the_day("b", ("A miner was lifted out by rescuers on 4 May", "lift", "miner lift rescuer"), OTHERS[2])
    assert 2 in {fact.reports for fact in find_facts((one, two), (), (), (), (), load_embeddings())}


def test_stems_are_shared_whatever_the_ending() -> None:
    held = hold(
        (
            report("a", ("Customs officers seized the barge", "seize", "custom officer seize barge")),
            report("b", ("The seizing of the barge by customs", "seize", "seizing barge custom")),
            report("c", ("Snow fell on Vell", "fall", "snow fall vell")),
        ),
        (),
    )
    both, least, most, number, rarest = measure_stems(held, np.array([0, 0]), np.array([1, 2])).T
    assert number.tolist() == [3, 0]
    assert both[1] == least[1] == most[1] == rarest[1] == 0
    assert 0 < least[0] <= both[0] <= most[0] <= 1


def test_shape_tells_headlines_parts_places_and_lengths() -> None:
    made = report("a", FIRE, *OTHERS)
    kinds = ("title", "relative", "main", "participle")
    made = replace(made, statements=tuple(replace(s, kind=k) for s, k in zip(made.statements, kinds, strict=True)))
    held = hold((made, report("b", BLAZE)), ())
    columns = measure_shape(held, np.array([0, 1, 2, 1]), np.array([4, 4, 4, 3]))
    headline, one_part, two_parts, apart, early, words, shorter, quoted = columns[:8]
    assert headline.tolist() == [1, 0, 0, 0]
    assert one_part.tolist() == [0, 1, 0, 0]
    assert two_parts.tolist() == [0, 0, 0, 1]
    assert apart[0] < apart[1] < apart[2]
    assert 0 <= early.min() <= early.max() <= 1
    assert shorter.max() <= 0 < words.min()
    assert not quoted.any()


def test_a_rival_as_good_takes_the_lead_away() -> None:
    held = hold((report("a", FIRE), report("b", BLAZE, *OTHERS, ("Smoke rose", "rise", "smoke rise"))), ())
    i, j = np.array([0, 0]), np.array([1, 2])
    near = measure_rivals(held, i, j, np.array([1.0, 1.0], dtype=np.float32))
    far = measure_rivals(held, i, j, np.array([3.0, -3.0], dtype=np.float32))
    assert near[0].tolist() == [0, 0]
    assert far[0, 1] == LEAD
    assert far[1, 0] == -LEAD


def test_candidates_are_of_different_reports_and_share_a_word() -> None:
    held = hold((report("a", FIRE, OTHERS[0]), report("b", BLAZE, OTHERS[1]), report("c", OTHERS[2])), ())
    i, j = candidates(held, terms_of(held, load_embeddings()))
    pairs = list(zip(i.tolist(), j.tolist(), strict=True))
    assert (0, 2) in pairs
    assert all(a < b and held.clauses[a].report != held.clauses[b].report for a, b in pairs)


def test_what_is_measured_has_a_column_a_feature_and_is_the_same_twice() -> None:
    held = hold((report("a", FIRE, *OTHERS[:1]), report("b", BLAZE, *OTHERS[1:])), ())
    first, again = measure(held, load_embeddings()), measure(held, load_embeddings())
    assert first.rows.shape == (len(first.i), len(FEATURES))
    assert np.array_equal(first.rows, again.rows)
    assert all(0 <= value <= 1 for value in likeness(held, load_embeddings())[2].tolist())


def test_what_is_under_the_floor_does_not_join(monkeypatch: pytest.MonkeyPatch) -> None:
    held = hold((report("a", FIRE, *OTHERS[:2]), report("b", BLAZE, OTHERS[2])), ())

    def alike() -> float:
        i, j, values = likeness(held, load_embeddings())
        return next(float(v) for x, y, v in zip(i, j, values, strict=True) if (x, y) == (0, 3))

    assert alike() > DEFAULT_FACTS.pair
    monkeypatch.setattr("samestory.collate.facts.likeness.FLOOR", ((1.1, 1.1),))
    assert alike() < DEFAULT_FACTS.same
