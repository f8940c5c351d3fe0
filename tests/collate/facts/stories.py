"""Reports of hand-made clauses for the tests of facts."""

from __future__ import annotations

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
