"""Reports of hand-made clauses for the tests of facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from samestory.collate.facts.alike import Alike
from samestory.collate.facts.clash import Clash
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.contrary import stand_of
from samestory.model import Report, Span, Statement


def report(name: str, *clauses: tuple[str, str, str]) -> Report:
    """Make a report of clauses, a line each: its words, its predicate and its terms."""
    text = "\n".join(words for words, _, _ in clauses)
    sentences, statements, at = [], [], 0
    for number, (words, predicate, terms) in enumerate(clauses):
        span = Span.of(text, at, at + len(words))
        sentences.append(span)
        statements.append(Statement(span, number, words.split()[0], predicate, tuple(terms.split()), frame=span))
        at += len(words) + 1
    return Report(name, f"{name}.txt", text, sentences=tuple(sentences), statements=tuple(statements))


def alike_of(held: Held, near: Sequence[Mapping[int, float]]) -> Alike:
    """Make what is alike of what is near to each telling, and how much."""
    rows = [(owner, other, value) for owner, found in enumerate(near) for other, value in found.items()]
    owners, others, values = zip(*rows, strict=True) if rows else ((), (), ())
    every = np.array(owners, dtype=np.intp), np.array(others, dtype=np.intp), np.array(values, dtype=np.float64)
    return Alike(every, tuple(held.telling.tolist()), Clash(tuple(map(stand_of, held.tellings))))
