from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.reuse.find import find_reuse
from samestory.collate.reuse.places import Places
from samestory.collate.reuse.runs import shared_runs
from samestory.collate.reuse.seeds import GRAM
from samestory.collate.reuse.streams import streams_of
from samestory.model import Evidence

from ..stories import WIRE, report

FEW = st.lists(st.sampled_from(["harbour", "pilot", "buoy", "ferry", "the", "of"]), max_size=30).map(" ".join)


def longest_runs(a: tuple[str, ...], b: tuple[str, ...]) -> set[tuple[int, int, int]]:
    found = set()
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j] and not (i and j and a[i - 1] == b[j - 1]):
                size = 0
                while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
                    size += 1
                found.add((i, j, size))
    return found


@given(st.lists(FEW, min_size=2, max_size=4))
def test_runs_are_as_long_as_they_can_be_and_given_once(texts: list[str]) -> None:
    streams = streams_of([report(str(n), f"{WIRE} {text}") for n, text in enumerate(texts)])
    for runs in shared_runs(streams):
        (first,) = set(streams.owner(runs.at).tolist())
        rows = list(zip(*(held.tolist() for held in runs), strict=True))
        assert all(first < second for _, _, _, second, _ in rows)
        assert len(set(rows)) == len(rows)
        assert all(size >= GRAM for _, _, size, _, _ in rows)
        assert rows == sorted(rows, key=lambda row: (row[3], row[4], row[0], row[1]))
        for second in set(runs.other.tolist()):
            begin = streams.begin[first], streams.begin[second]
            own = {(at - begin[0], to - begin[1], size) for at, to, size, other, _ in rows if other == second}
            assert own <= longest_runs(streams.words[first].keys, streams.words[second].keys)


def test_a_copy_is_one_run_from_the_first_word_to_the_last() -> None:
    streams = streams_of([report("a", WIRE), report("b", "Nobody knows. " + WIRE), report("c", WIRE)])
    whole = len(streams.words[0])
    a, b, c = streams.begin.tolist()
    found = [(runs.at.tolist(), runs.to.tolist(), runs.size.tolist()) for runs in shared_runs(streams)]
    assert found == [([a, a], [b + 2, c], [whole] * 2), ([b + 2], [c], [whole])]


def test_only_passages_that_join_what_no_earlier_one_joins_are_given() -> None:
    reports = [report(id, WIRE) for id in "abc"]
    reuse = find_reuse(reports)
    assert len(reuse) == 3  # a and b, a and c, b and c: the last joins nothing anew
    evidence = {r.id: [Evidence(r.id, 0, 40, r.text[:40])] for r in reports}
    assert Places(reuse).joining(evidence, 0.6) == [0, 1]
    assert Places(reuse).joining({"c": evidence["c"], "b": evidence["b"]}, 0.6) == [2]
    assert Places(()).joining(evidence, 0.6) == []


def test_formulas_that_stand_together_in_one_report_and_far_apart_in_the_other_are_not_chained() -> None:
    formulas = ("spoke to reporters", "declined to comment", "went to court")
    between = [" ".join(f"word{n}x{k}" for k in range(60)) for n in range(3)]
    together = report("a", " ".join(formulas))
    apart = report("b", " ".join(f"{formula} {rest}" for formula, rest in zip(formulas, between, strict=True)))
    assert list(shared_runs(streams_of([together, apart]))) == []
    ((*_, place),) = shared_runs(streams_of([together, report("c", " ".join(formulas))]))
    assert set(place.tolist()) == {0}
