"""Of hundreds of pairs of tellings those are compared that share most, however many are looked at at a time."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samestory.collate.facts import candidates as module
from samestory.collate.facts.candidates import candidates
from samestory.collate.facts.clauses import Held, hold
from samestory.collate.facts.terms import _often, terms_of
from samestory.resources.embeddings import load_embeddings
from tests.collate.facts.stories import report

WORDS = ["lock", "weir", "barge", "quay", "dredger", "towpath", "sluice", "miller", "ferry", "orm", "vell", "tarn"]
REPORTS = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True), min_size=1, max_size=4),
    min_size=2,
    max_size=5,
)


def story(told: list[list[list[str]]]) -> Held:
    return hold(
        [
            report(f"r{number}", *((f"The {' '.join(words)} broke", "break", " ".join(words)) for words in clauses))
            for number, clauses in enumerate(told)
        ],
        (),
    )


def pair_by_pair(held: Held, most: int) -> list[tuple[int, int]]:
    """Add up what each two tellings share, and take of each the pairs that share most."""
    terms, count = terms_of(held, load_embeddings()), len(held.copies)
    row, term, weight = module._paired(count, *module._entries(terms))
    order = np.argsort(term, kind="stable")
    row, term, weight = row[order], term[order], weight[order]
    runs = module._runs(count, terms, row, term, weight)
    shared: dict[tuple[int, int], list[np.float32]] = defaultdict(list)
    for n, owner in enumerate(runs.telling.tolist()):
        for at in range(runs.begin[n], runs.begin[n] + runs.size[n]):
            other = int(row[at])
            reports = {held.clauses[i].report for telling in (owner, other) for i in held.copies[telling]}
            if other != owner and len(reports) > 1:
                shared[owner, other].append(runs.weight[n] * weight[at] * runs.worth[n])
    totals = {pair: float(np.add.reduceat(np.array(worth), [0])[0]) for pair, worth in shared.items()}
    kept: set[tuple[int, int]] = set()
    for owner in range(count):
        near = sorted((-worth, two) for (one, two), worth in totals.items() if one == owner)
        kept.update((min(owner, other), max(owner, other)) for _, other in near[:most])
    return sorted(kept)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(told=REPORTS, most=st.integers(1, 3), many=st.sampled_from([0, 4000]), block=st.sampled_from([1, 5, 1 << 16]))
def test_of_each_telling_the_pairs_that_share_most_are_taken(
    monkeypatch: pytest.MonkeyPatch, told: list[list[list[str]]], most: int, many: int, block: int
) -> None:
    monkeypatch.setattr(module, "MANY", many)
    monkeypatch.setattr(module, "MOST" if many else "FEWER", most)
    monkeypatch.setattr(module, "BLOCK", block)
    held = story(told)
    one, two = candidates(held, terms_of(held, load_embeddings()))
    assert list(zip(one.tolist(), two.tolist(), strict=True)) == pair_by_pair(held, most)


@given(REPORTS)
def test_a_term_counts_in_each_sentence_once(told: list[list[list[str]]]) -> None:
    held = story(told)
    vocabulary = sorted({term for clause in held.tellings for term in clause.terms})
    rows = np.full((len(held.tellings), 20), -1, dtype=np.int32)
    for row, clause in zip(rows, held.tellings, strict=True):
        row[: len(clause.terms)] = [vocabulary.index(term) for term in clause.terms]
    count, often = _often(held, rows, len(vocabulary))
    sentences = [(clause.report, clause.statement.sentence, clause.terms) for clause in held.clauses]
    assert count == len(sentences)
    assert often.tolist() == [sum(term in terms for _, _, terms in sentences) for term in vocabulary]
