"""Static sentence embeddings, read with numpy and ``tokenizers`` alone.

Distilled from all-MiniLM-L6-v2 (Apache-2.0) by ``scripts/make_embeddings.py``; see ``minilm/SOURCE.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = NDArray[np.float32]
"""Vectors, one a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Embeddings:
    """A vector for each word piece; a text's vector is the mean of its pieces' vectors (Arora et al. 2017).

    ``rows`` are int8, to be multiplied by ``scale``, one factor a row.
    """

    tokenizer: Tokenizer
    rows: NDArray[np.int8]
    scale: NDArray[np.float32]

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
        for row, encoding in enumerate(self.tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            ids = encoding.ids
            if ids:
                vector = self.scale[ids] @ self.rows[ids].astype(np.float32)
                out[row] = vector / max(float(np.linalg.norm(vector)), 1e-9)
        return out

    def rarity(self, words: Sequence[str]) -> Matrix:
        """Say how rare words are in English: the length of the vector of their rarest piece.

        Returns
        -------
        One number a word, 0 for a word without a known piece: ``the`` 2.2, ``people`` 3.1, ``ferry`` 6.0. The
        vectors carry the weights of smooth inverse frequency (Arora et al. 2017), so that length tells rarity.
        """
        out = np.zeros(len(words), dtype=np.float32)
        for number, encoding in enumerate(self.tokenizer.encode_batch(list(words), add_special_tokens=False)):
            if encoding.ids:
                rows = self.rows[encoding.ids].astype(np.float32)
                out[number] = (np.linalg.norm(rows, axis=1) * self.scale[encoding.ids]).max()
        return out


@cache
def load_embeddings() -> Embeddings:
    """Load the vectors that come with the package; the file is mapped, so pieces never used cost nothing."""
    from tokenizers import Tokenizer

    folder = Path(__file__).parent / "minilm"
    return Embeddings(
        tokenizer=Tokenizer.from_file(str(folder / "tokenizer.json")),
        rows=np.load(folder / "rows.npy", mmap_mode="r"),
        scale=np.load(folder / "scale.npy"),
    )
