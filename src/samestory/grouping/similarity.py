"""How alike two reports are, whatever else is in the collection.

The weight of a word does not come from the collection (with TF-IDF the right threshold moves with its size) but from
how rare the word's pieces are in general, as the static embeddings know it: the length of a piece's vector grows with
its rarity (smooth inverse frequency, Arora et al. 2017).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from samestory.model import Report
from samestory.resources.embeddings import Embeddings, Matrix
from samestory.resources.words import word_set

SPARSE, DENSE = 0.8, 0.2
"""Shares of shared words and of the meaning of title and lead; measured on a collection of 383 reports."""

COMMONEST = 2.0
"""Length of the vectors of the commonest word pieces (``the`` 2.2, ``people`` 3.1, ``ferry`` 6.0)."""

LEAD = 400
"""Characters of the body that count as the lead."""

_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")


def similarities(reports: Sequence[Report], embeddings: Embeddings) -> Matrix:
    """Compare all pairs.

    Returns
    -------
    A square matrix: 0 nothing in common, 1 the same words.
    """
    bags = [_bag(report) for report in reports]
    words = sorted({word for bag in bags for word in bag})
    column = {word: number for number, word in enumerate(words)}
    rarity = _rarity(words, embeddings)
    table = np.zeros((len(bags), len(words)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            table[row, column[word]] = (1 + np.log(count)) * rarity[column[word]]
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    leads = embeddings.encode([_lead(report) for report in reports])
    both: Matrix = SPARSE * (table @ table.T) + DENSE * (leads @ leads.T)
    return both


def _bag(report: Report) -> Counter[str]:
    """Count the words of a report; those of the title and the lead count twice."""
    bag = Counter(_words(report.text))
    bag.update(_words(_lead(report)))
    return bag


def _words(text: str) -> list[str]:
    common = word_set("stop_words.txt")
    return [word for word in _WORD.findall(text.casefold()) if word not in common]


def _lead(report: Report) -> str:
    return f"{report.title or ''}\n{report.text[report.body_start : report.body_start + LEAD]}"


def _rarity(words: Sequence[str], embeddings: Embeddings) -> Matrix:
    """Weigh words by their rarest piece, 0 for the commonest words."""
    out = np.zeros(len(words), dtype=np.float32)
    for number, encoding in enumerate(embeddings.tokenizer.encode_batch(list(words), add_special_tokens=False)):
        if encoding.ids:
            rows = embeddings.rows[encoding.ids].astype(np.float32)
            lengths = np.linalg.norm(rows, axis=1) * embeddings.scale[encoding.ids]
            out[number] = max(float(lengths.max()) - COMMONEST, 0.0) ** 2
    return out
