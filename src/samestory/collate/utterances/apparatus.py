"""The variants of an utterance: what stands at each place of variation, typed, the gravest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from samestory.collate.utterances.columns import Row, Token
from samestory.collate.utterances.parts import Part, agree, extent, text_of
from samestory.collate.utterances.variants import kind_of, plain, same_words
from samestory.model import Variant, VariantReading
from samestory.model.utterance import VARIANT_KINDS

MOVED = 10
"""Words within which the same words left out at one place and put in at another have been moved."""

_ABBREVIATED = re.compile(r"(?:^|\s)(?:[^\W\d_]\.)+$")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of variation: the variant, how grave it is, where it stands, and the rows of each of its readings."""

    weight: int
    part: Part
    rows: list[list[int]]
    variant: Variant

    def rank(self) -> tuple[int, int, int]:
        """Sort the gravest first, then by kind and place."""
        return self.weight, VARIANT_KINDS.index(self.variant.kind), self.part.first


def variants_of(rows: Sequence[Row], parts: Sequence[Part], who: dict[int, list[str]]) -> list[Place]:
    """Type the places of variation; of each row that counts, ``who`` has it."""
    extents = [extent(row) for row in rows]
    found: list[Place] = []
    counted = sorted(who)
    for part in parts:
        if not part.varies:
            continue
        texts = _texts(rows, extents, part, counted)
        if len(texts) < 2:
            continue
        raw = [text_of(rows[held[0]], part) for held in texts]
        for pieces in _pieces(raw):
            kinds = [kind_of(_clean(pieces[0]), _clean(text), start=part.first == 0) for text in pieces[1:]]
            kind = min(kinds, key=lambda k: (VARIANT_KINDS.index(k.name), k.weight))
            weight = min(k.weight for k in kinds)
            seen = tuple(
                VariantReading(
                    text if kind.name == "punctuation" else _clean(text),
                    tuple(dict.fromkeys(i for row in held for i in who[row])),
                )
                for text, held in zip(pieces, texts, strict=True)
            )
            found.append(Place(weight, part, texts, Variant(kind.name, seen)))
    return _moved(found, rows, who)


def _texts(
    rows: Sequence[Row], extents: Sequence[tuple[int, int]], part: Part, counted: Sequence[int]
) -> list[list[int]]:
    """Put the rows together that have the same in a part, of those that quote it."""
    texts: list[list[int]] = []
    # Most rows have the very words of one before them.
    known: dict[tuple[Token | None, ...], list[int]] = {}
    for row in counted:
        start, end = extents[row]
        if start < part.last and part.first < end:
            words = tuple(rows[row][part.first : part.last])
            whole = start <= part.first and part.last <= end
            same = known.get(words) if whole else None
            if same is None:
                spans = ((extents[held[0]], held) for held in texts)
                same = next(
                    (held for span, held in spans if agree(rows[held[0]], rows[row], part, (span, extents[row]))), None
                )
            if same is None:
                same = []
                texts.append(same)
            if whole:
                known[words] = same
            same.append(row)
    return texts


def _moved(found: Sequence[Place], rows: Sequence[Row], who: dict[int, list[str]]) -> list[Place]:
    """Show words that stand at one place in some readings and a little later in others as one place of variation."""
    left = list(found)
    texts = [frozenset(plain(reading.text) for reading in place.variant.readings) for place in found]
    apart = [(place, said) for place, said in zip(found, texts, strict=True) if len(said) == 2 and "" in said]
    for (early, said), (late, other) in product(apart, apart):
        if said != other or early.part.first >= late.part.first or late.part.last - early.part.first > MOVED:
            continue
        if not any(place is early for place in left) or not any(place is late for place in left):
            continue
        here, there = (
            {row for held, r in zip(place.rows, place.variant.readings, strict=True) if r.text for row in held}
            for place in (early, late)
        )
        if here & there:
            continue
        span = Part(early.part.first, late.part.last, True)
        sides = [sorted(here), sorted(there)] if min(here) < min(there) else [sorted(there), sorted(here)]
        seen = tuple(
            VariantReading(
                _clean(text_of(rows[side[0]], span)), tuple(dict.fromkeys(i for row in side for i in who[row]))
            )
            for side in sides
        )
        left = [place for place in left if place is not early and place is not late]
        left.append(Place(2, span, sides, Variant("substitution", seen)))
    return left


def _pieces(raw: Sequence[str]) -> list[list[str]]:
    """Take apart a place where something is spelt otherwise and something beside it is left out or put in.

    `and well-meant` against `wellmeant` is an `and` left out, and a spelling.
    """
    if len(raw) != 2 or not all(raw):
        return [list(raw)]
    one, two = (text.split() for text in raw)
    for n, m in ((n, m) for n in range(len(one), 0, -1) for m in range(len(two), 0, -1)):
        if (n < len(one)) == (m < len(two)):
            continue  # what is left must stand on one side alone
        for head in (True, False):
            same = (one[:n], two[:m]) if head else (one[-n:], two[-m:])
            rest = (one[n:], two[m:]) if head else (one[: len(one) - n], two[: len(two) - m])
            if same_words(*map(" ".join, same)):
                return [[" ".join(words) for words in rest], [" ".join(words) for words in same]]
    return [list(raw)]


def _clean(text: str) -> str:
    """Take away the marks at the end of a place of variation: they belong to the sentence around it."""
    bare = text.rstrip(" ,;:!?….\"'”’")
    return bare if bare and not _ABBREVIATED.search(text) else text
