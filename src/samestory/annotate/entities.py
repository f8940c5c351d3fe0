"""Named entities, read off a spaCy recogniser's layers for many paragraphs at a time.

spaCy's recogniser goes from word to word and chooses at each among seventy moves: begin a name of some kind (B), go on
(I), end it (L), a name of one word (U), none (O). Outside a name the choice depends on the word alone, so it is made
for all words at once; only within a name, where there are two moves, is it made one by one. spaCy itself takes and
drops a lock at each move, which costs several times what the choice does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_FEATURES = 3
"""What spaCy's moves look at: the word, the first word of the name that is open, and the word before."""


def recognise(recogniser: Any, docs: Sequence[Doc]) -> bool:
    """Set the entities of documents as the recogniser would.

    Parameters
    ----------
    recogniser
        A spaCy ``EntityRecognizer``.
    docs
        Tokenised documents; their sentences, where they are known, are not crossed.

    Returns
    -------
    False, and nothing is set, where the recogniser is built in another way than the one that this function knows or
    where a document has entities already.
    """
    from spacy.tokens import Span
    from thinc.api import NumpyOps

    model = recogniser.model
    moves = _moves(recogniser)
    known = moves is not None and model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
    if not known or recogniser.cfg.get("beam_width") != 1 or not isinstance(model.ops, NumpyOps):
        return False
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    held = [doc for doc in docs if len(doc)]
    if (
        lower.get_dim("nF") != _FEATURES
        or lower.get_dim("nP") < 2
        or any(doc.has_annotation("ENT_IOB") for doc in held)
    ):
        return False
    if not held or moves is None:
        return True
    weights, padding = lower.get_param("W"), lower.get_param("pad")[0]
    width = weights.shape[1] * weights.shape[2]
    flat = weights.reshape(_FEATURES, width, -1)
    bias = lower.get_param("b").reshape(width)
    reader = _Reader(flat, padding.reshape(_FEATURES, width), bias, upper.get_param("W"), upper.get_param("b"), moves)
    vectors = model.get_ref("tok2vec").predict(held)
    at = 0
    for doc in held:
        own, at = vectors[at : at + len(doc)], at + len(doc)
        starts, spaces = (doc.to_array(["SENT_START", "IS_SPACE"]) == 1).T
        spans = [Span(doc, first, last, label=label) for first, last, label in reader.read(own, starts, spaces)]
        doc.set_ents(spans, default="outside")
    return True


def _moves(recogniser: Any) -> list[tuple[str, str]] | None:
    """Give the moves in the order of the model's classes, each with its label; None where there are others."""
    system = recogniser.moves
    moves = []
    for number in range(system.n_moves):
        move, _, label = system.get_class_name(number).partition("-")
        if move not in ("B", "I", "L", "U", "O") or (label == "" and move not in ("O", "U")):
            return None
        moves.append((move, label))
    kinds = [{label for move, label in moves if move == kind} for kind in "BIL"]
    return moves if kinds[0] == kinds[1] == kinds[2] else None


class _Reader:
    """The layers of a recogniser behind its word vectors, and the moves between which they choose."""

    def __init__(
        self,
        weights: NDArray[np.float32],
        padding: NDArray[np.float32],
        bias: NDArray[np.float32],
        upper: NDArray[np.float32],
        upper_bias: NDArray[np.float32],
        moves: list[tuple[str, str]],
    ) -> None:
        import numpy as np

        self._weights, self._padding, self._bias = weights, padding, bias
        self._upper, self._upper_bias = upper, upper_bias
        self._moves = moves
        self._place = {move: place for place, move in enumerate(moves)}
        self._begins = np.array([move == "B" for move, _ in moves])
        self._units = np.array([move == "U" for move, _ in moves])
        # `U` without a label is spaCy's own mark for words that were blocked beforehand.
        self._never = np.array([move in ("I", "L") or (move == "U" and not label) for move, label in moves])

    def read(
        self, vectors: NDArray[np.float32], starts: NDArray[np.bool_], spaces: NDArray[np.bool_]
    ) -> list[tuple[int, int, str]]:
        """Give the entities of one document: first token, the token after the last, label."""
        import numpy as np

        length = len(vectors)
        before = np.append(starts[1:], True)  # no name goes on over the start of a sentence, nor over the end
        first = vectors @ self._weights[0].T
        scores = self._scores(first + self._padding[1] + self._padding[2])
        scores[:, self._never] = -np.inf
        scores[np.ix_(before | spaces, self._begins)] = -np.inf
        scores[np.ix_(spaces, self._units)] = -np.inf
        outside = scores.argmax(axis=1)
        found = []
        at = 0
        while at < length:
            move, label = self._moves[outside[at]]
            if move == "U":
                found.append((at, at + 1, label))
            elif move == "B":
                last = self._end(vectors, first, before, at, label)
                found.append((at, last + 1, label))
                at = last
            at += 1
        return found

    def _end(
        self, vectors: NDArray[np.float32], first: NDArray[np.float32], before: NDArray[np.bool_], at: int, label: str
    ) -> int:
        """Give the last token of the entity that begins at a token."""
        inner, last = self._place["I", label], self._place["L", label]
        begun = self._weights[1] @ vectors[at]
        for i in range(at + 1, len(vectors)):
            if before[i]:
                return i
            scores = self._scores((first[i] + begun + self._weights[2] @ vectors[i - 1])[None])[0]
            # Of equals spaCy takes the move that comes first.
            if scores[last] > scores[inner] or (scores[last] == scores[inner] and last < inner):
                return i
        return len(vectors) - 1

    def _scores(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        pieces = (features + self._bias).reshape(len(features), self._upper.shape[1], -1)
        scores: NDArray[np.float32] = pieces.max(axis=2) @ self._upper.T + self._upper_bias
        return scores
