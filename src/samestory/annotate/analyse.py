"""The steps of a spaCy pipeline over paragraphs, with what they would do twice left out.

Two kinds of step are done in another way than spaCy does them, with the same outcome:

- What looks at one word at a time (the attribute ruler, which turns tags into parts of speech, and the lemmatiser) is
  asked once for each word with its tag; in news, nine words in ten were met before.
- Named entities are read off in one go (``entities.py``).

Together they take less than half of the time of ``nlp.pipe``; ``tests/annotate/test_analyse.py`` holds both to the same
annotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from samestory.annotate.entities import recognise

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

TOGETHER = 128
"""Paragraphs that pass through the layers together: more do not fit into the fast memory of a processor."""

Remembered = dict[str, dict[tuple[int, ...], tuple[int, ...]]]
"""For each step that looks at single words, what it reads of a word and what it gave to it."""

_OF_ONE_WORD = frozenset({"ORTH", "LOWER", "TEXT", "TAG", "DEP", "IS_SPACE"})
"""What patterns of the attribute ruler may look at: all of it follows from the word, its tag and its relation."""
_GIVEN = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
"""What the attribute ruler may give to a word."""


def analyse(texts: Iterable[str], nlp: Language, remembered: Remembered) -> Iterator[Doc]:
    """Run a pipeline over texts, as ``nlp.pipe`` does.

    Parameters
    ----------
    texts
        Paragraphs.
    nlp
        The spaCy pipeline.
    remembered
        What was given to words before; grows. It holds numbers of the vocabulary, so it must be emptied with the
        memory zone in which they were given.
    """
    waiting = iter(texts)
    while batch := [nlp.make_doc(text) for text in islice(waiting, TOGETHER)]:
        for name, step in nlp.pipeline:
            batch = _step(step, batch, remembered.setdefault(name, {}))
        yield from batch


def _step(step: Any, docs: list[Doc], known: dict[tuple[int, ...], tuple[int, ...]]) -> list[Doc]:
    """Run one step of a pipeline over documents."""
    import numpy as np
    from spacy.pipeline import AttributeRuler, EntityRecognizer
    from spacy.pipeline.lemmatizer import Lemmatizer

    if type(step) is EntityRecognizer and recognise(step, docs):
        return docs
    if type(step) is AttributeRuler:
        telling = _telling_words(step)
        if telling is not None:
            alone = []
            for doc in docs:
                if any(np.isin(doc.to_array(attribute), values).any() for attribute, values in telling.items()):
                    step(doc)
                else:
                    alone.append(doc)
            _word_by_word(step, alone, ("ORTH", "TAG", "DEP", "POS", "MORPH", "LEMMA"), _GIVEN, known)
            return docs
    if isinstance(step, Lemmatizer) and step.mode in ("rule", "lookup"):
        _word_by_word(step, docs, ("ORTH", "POS", "MORPH", "LEMMA"), ("LEMMA",), known)
        return docs
    return list(step.pipe(docs)) if hasattr(step, "pipe") else [step(doc) for doc in docs]


def _telling_words(ruler: AttributeRuler) -> dict[str, list[int]] | None:
    """Give one word, tag or relation of each pattern that takes in several words, without which it matches nowhere.

    None where there is no such thing, or where a pattern looks at more than a word, its tag and its relation.
    """
    found: dict[str, list[int]] = {}
    rules: list[Any] = ruler.patterns
    for rule in rules:
        for pattern in rule["patterns"]:
            if not all(set(word) <= _OF_ONE_WORD for word in pattern):
                return None
            if len(pattern) > 1:
                plain = [
                    (attribute, value)
                    for attribute in ("LOWER", "DEP", "TAG")
                    for word in pattern
                    if isinstance(value := word.get(attribute), str)
                ]
                if not plain:
                    return None
                attribute, value = plain[0]
                found.setdefault(attribute, []).append(ruler.vocab.strings[value])
    return found


def _word_by_word(
    step: Any,
    docs: Sequence[Doc],
    reads: Sequence[str],
    gives: Sequence[str],
    known: dict[tuple[int, ...], tuple[int, ...]],
) -> None:
    """Give to each word what a step gives to it, asking the step once for all that are new."""
    import numpy as np
    from spacy.tokens import Doc

    rows = [list(map(tuple, doc.to_array(list(reads)).tolist())) for doc in docs]
    new = list(dict.fromkeys(row for held in rows for row in held if row not in known))
    if new:
        words: Any = [row[0] for row in new]
        asked: Any = Doc(docs[0].vocab, words=words, spaces=[True] * len(new))
        asked.from_array(list(reads[1:]), np.array([row[1:] for row in new], dtype=np.uint64))
        given = step(asked).to_array(list(gives)).reshape(len(new), len(gives))
        known.update(zip(new, map(tuple, given.tolist()), strict=True))
    for doc, held in zip(docs, rows, strict=True):
        if held:
            values: Any = np.array([known[row] for row in held], dtype=np.uint64)
            doc.from_array(list(gives), values)
