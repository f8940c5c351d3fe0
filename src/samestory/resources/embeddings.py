"""Static sentence embeddings, read with numpy and ``tokenizers`` alone.

Distilled from all-MiniLM-L6-v2 (Apache-2.0) by ``scripts/make_embeddings.py``; see ``minilm/SOURCE.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = NDArray[np.float32]
"""Vectors, one a row."""

WORD = 24
"""Characters of a word, at most: longer ones are not remembered."""

BATCH = 64
"""Texts whose pieces are looked up together."""

MOST = 1 << 15
"""Words that are remembered."""

FEWER = 1 << 13
"""Words whose vectors are."""


@dataclass(frozen=True, slots=True, eq=False)
class Embeddings:
    """A vector for each word piece; a text's vector is the mean of its pieces' vectors (Arora et al. 2017).

    ``rows`` are int8, to be multiplied by ``scale``, one factor a row.
    """

    tokenizer: Tokenizer
    rows: NDArray[np.int8]
    scale: NDArray[np.float32]
    _ids: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _rarity: dict[str, float] = field(default_factory=dict, repr=False)
    _vectors: dict[str, Matrix] = field(default_factory=dict, repr=False)
    """Those of single words: each stage asks for most words of a story."""

    @property
    def width(self) -> int:
        """Dimensions of a vector."""
        return int(self.rows.shape[1])

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Encode texts as unit vectors.

        Returns
        -------
        One row a text, ``width`` columns; a text without a known word piece is all zero. The product of two
        rows is their cosine similarity.
        """
        out = np.zeros((len(texts), self.width), dtype=np.float32)
        known = self._vectors
        if len(known) > FEWER:
            known.clear()
        new = []
        for row, text in enumerate(texts):
            vector = known.get(text)
            if vector is None:
                new.append(row)
            else:
                out[row] = vector
        pieces = self._pieces([texts[row] for row in new])
        for begin in range(0, len(new), BATCH):
            # The pieces of some texts are looked up together, lest looking up take longer than the sums.
            some = pieces[begin : begin + BATCH]
            at = np.array(list(chain.from_iterable(some)), dtype=np.intp)
            scale, rows = self.scale[at], self.rows[at].astype(np.float32)
            start = 0
            for row, ids in zip(new[begin : begin + BATCH], some, strict=True):
                if ids:
                    end = start + len(ids)
                    vector = scale[start:end] @ rows[start:end]
                    out[row] = vector / max(float(np.sqrt(vector @ vector)), 1e-9)
                    start = end
        known.update((texts[row], out[row].copy()) for row in new if len(texts[row]) <= WORD and " " not in texts[row])
        return out

    def rarity(self, words: Sequence[str]) -> Matrix:
        """Say how rare words are in English: the length of the vector of their rarest piece.

        Returns
        -------
        One number a word, 0 for a word without a known piece: ``the`` 2.2, ``people`` 3.1, ``ferry`` 6.0. The
        vectors carry the weights of smooth inverse frequency (Arora et al. 2017), so that length tells rarity.
        """
        known = self._rarity
        if len(known) > MOST:
            known.clear()
        new = [word for word in dict.fromkeys(words) if word not in known]
        pieces = self._pieces(new)
        at = np.array(list(chain.from_iterable(pieces)), dtype=np.intp)
        lengths = iter((np.linalg.norm(self.rows[at].astype(np.float32), axis=1) * self.scale[at]).tolist())
        known.update((word, max(islice(lengths, len(ids)), default=0.0)) for word, ids in zip(new, pieces, strict=True))
        return np.array([known[word] for word in words], dtype=np.float32)

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Give the word pieces of texts by their numbers.

        No piece reaches over a space: a text has those of its words, and words, which come again, are remembered.
        """
        known = self._ids
        if len(known) > MOST:
            known.clear()
        cut = [text.split(" ") for text in texts]
        new = [word for word in dict.fromkeys(chain.from_iterable(cut)) if word not in known]
        found: dict[str, list[int]] = {word: [] for word in new}
        if new:
            pieces = self.tokenizer.encode(new, is_pretokenized=True, add_special_tokens=False)
            for number, at in zip(pieces.ids, pieces.word_ids, strict=True):
                if at is not None:  # no mark of a beginning or end
                    found[new[at]].append(number)
            known.update((word, ids) for word, ids in found.items() if len(word) <= WORD)
        return [
            [number for word in words for number in (found[word] if word in found else known[word])] for words in cut
        ]


@cache
def load_embeddings() -> Embeddings:
    """Load the vectors that come with the package; the file is mapped, so pieces never used cost nothing."""
    from tokenizers import Tokenizer

    folder = Path(__file__).parent / "minilm"
    return Embeddings(
        tokenizer=Tokenizer.from_file(str(folder / "tokenizer.json")),
        rows=np.asarray(np.load(folder / "rows.npy", mmap_mode="r")),
        scale=np.load(folder / "scale.npy"),
    )
