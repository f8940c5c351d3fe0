"""Looking up who may contradict a telling finds all who do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.facts.clash import Clash, Joined
from samestory.collate.facts.clauses import Clause, hold
from samestory.collate.facts.contrary import Stand, contrary, stand_of
from tests.collate.facts.stories import report

WORDS = (
    ("The pumps at the lock were not running", "run", True),
    ("The pumps at the lock were running at noon", "run", False),
    ("The lock of Tarn was not safe", "be", True),
    ("The lock of Tarn was safe for two of the barges", "be", False),
    ("Three of the barges left the lock of Tarn", "leave", False),
    ("A fourth barge left the lock", "leave", False),
    ("The barge left from north of Tarn", "leave", False),
    ("The barge left from south of Tarn", "leave", False),
    ("The harbour master would not say who opened the lock", "say", True),
    ("A 16-year-old girl from Tarn", "be", False),
    ("The lock opened in March", "open", False),
)
TIMES = ((), (("on", "monday", ""),), (("on", "friday", ""),), (("until", "", "2031-03-04"),))


def clauses() -> list[Clause]:
    out = []
    for words, predicate, negated in WORDS:
        told = hold((report("a", (words, predicate, words.lower())),), ()).clauses[0]
        kind = "appositive" if predicate == "be" and "old" in words else "main"
        statement = replace(told.statement, negated=negated, kind=kind)
        out += [replace(told, statement=statement, subject="", times=times) for times in TIMES]
    return out


STANDS: list[Stand] = [stand_of(clause) for clause in clauses()]


def test_no_contradiction_is_passed_over() -> None:
    clash = Clash(STANDS)
    found = 0
    for one, mine in enumerate(STANDS):
        for two, theirs in enumerate(STANDS):
            assert clash.contrary(one, two) == contrary(mine, theirs)
            found += contrary(mine, theirs)
    assert 0 < found < len(STANDS) ** 2


def test_of_pairs_that_are_not_to_be_asked_about_none_contradict_one_another() -> None:
    # With many verbs besides, so that the traits take more than one row of 64.
    stands = [*STANDS, *(replace(stand, says=f"verb {n}") for n in range(40) for stand in STANDS[:12:4])]
    clash = Clash(stands)
    one, two = np.divmod(np.arange(len(stands) ** 2), len(stands))
    asked = clash.may_be_contrary(one, two)
    assert max(clash.traits).bit_length() > 64
    assert not asked.all()
    assert not any(clash.contrary(i, j) for i, j in zip(one[~asked].tolist(), two[~asked].tolist(), strict=True))
    assert any(clash.contrary(i, j) for i, j in zip(one[asked].tolist(), two[asked].tolist(), strict=True))


@given(st.sets(st.integers(0, len(STANDS) - 1)), st.integers(0, len(STANDS) - 1))
def test_those_that_joined_contradict_one_more_where_one_of_them_does(members: set[int], more: int) -> None:
    joined = Joined(Clash(STANDS), [()] * len(STANDS), sorted(members))
    assert joined.contradict(more) == any(contrary(STANDS[more], STANDS[m]) for m in members if m != more)


def test_those_that_are_alike_do_not_contradict_one_another() -> None:
    clash = Clash(STANDS)
    one, two = next((i, j) for i in range(len(STANDS)) for j in range(len(STANDS)) if clash.contrary(i, j))
    near = [{two} if i == one else () for i in range(len(STANDS))]
    assert not Joined(clash, near, [two]).contradict(one)
