"""Whether two quotations are readings of one utterance: what they share, whose they are, what stands around them."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from samestory.collate.reuse.streams import Letters
from samestory.collate.sources import same_source
from samestory.collate.utterances.candidates import COMMON, CONTAINED, FEW, FEWER, RUN, WHOLE, Item, weigh
from samestory.collate.words import STOP_STEMS, content, keys_of

UNNAMED = 0.8
"""Share of the shorter that must stand in the longer for words that a report gives as its own, of a speaker without a
name (``officials``)."""

REPEATED = 0.8
"""Share of the shorter that stands in the longer where one report has both: it repeats a remark, it does not translate
it a second time."""

REWORDED = 0.42
"""Share of the shorter that stands in the longer, of one speaker, where four words that tell agree: a translation."""

ALIKE = 0.8
"""Cosine of the embeddings from which the same speaker's words may be another translation with fewer equal words."""

RETOLD = ((0.85, 0.4, 1), (0.8, 0.45, 2), (0.7, 0.8, 1), (0.5, 0.5, 2))
"""Cosine, shared weight and equal words that are not common, from which one speaker's short remarks are one."""

_NEGATION = re.compile(r"n['’]t\b|\b(?:no|not|never|nobody|none|nothing|nor|neither|cannot)\b", re.IGNORECASE)
"""What one wording of a remark does not have without the other."""

NEAR = 0.12
"""Likeness of the sentences around two quotations of one or two words, for them to be one utterance."""

TRANSLATED = 0.55
"""Cosine from which two quotations of one speaker are translations of one remark, where a report says that it is
translated and at least five words agree in their order."""

TURNED = 4
"""Words that tell from which two remarks of one speaker are one, in whatever order they have them."""

FRAGMENT = 3
"""Words that tell, at most, of a fragment: two remarks of one report may have them, and it is out of one of them."""

POST = 0.85
"""Share of the words of the shorter of two posts that stands in the other, in its order, where they are one: of twelve
words at least, if the other has so many."""

LONGER = 1.3
"""How many times as long as words within a quotation a quotation may be to be of the same act of speech."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A quotation with what is asked of its words beside every other."""

    item: Item
    weights: Mapping[str, float]
    """What the words of all quotations weigh."""
    whole: float
    """What its own weigh together."""
    telling: tuple[str, ...]
    """Those that are not common ones."""
    ordered: tuple[str, ...]
    """Its words without their order."""
    letters: Letters
    """Its words as one letter a word: so they are aligned as fast as text is."""
    telling_letters: Letters
    known: dict[int, frozenset[Letters]]
    """Its runs of so many words, as far as they were asked for."""

    def has_in_a_row(self, other: Worded, size: int) -> bool:
        """Whether so many of its words stand in a row in the other."""
        return not self.rows(size).isdisjoint(other.rows(size))

    def rows(self, size: int) -> frozenset[Letters]:
        """Give its runs of so many words."""
        if size not in self.known:
            letters = self.letters
            self.known[size] = frozenset(letters[n : n + size] for n in range(len(letters) - size + 1))
        return self.known[size]


def worded(items: Sequence[Item], weight: Mapping[str, float]) -> list[Worded]:
    """Make quotations ready to be set beside one another; some words weigh less than others."""
    weights = {stem: weigh([stem], weight) for item in items for stem in item.stems}
    number = {stem: n for n, stem in enumerate(weights)}

    def letters(stems: Iterable[str]) -> Letters:
        numbers = [number[stem] for stem in stems]
        return "".join(map(chr, numbers)) if len(number) <= sys.maxunicode else tuple(numbers)

    return [
        Worded(
            item,
            weights,
            sum(map(weights.__getitem__, item.stems)),
            tuple(stem for stem in item.stems if stem not in STOP_STEMS),
            tuple(sorted(item.stems)),
            letters(item.stems),
            letters(stem for stem in item.stems if stem not in STOP_STEMS),
            {},
        )
        for item in items
    ]


def one_utterance(first: Worded, second: Worded, cosine: Callable[[], float], same: bool | None) -> bool:
    """Decide whether two quotations are readings of one utterance.

    Parameters
    ----------
    first, second
        The quotations.
    cosine
        How alike they mean; asked for where it counts.
    same
        Whether they have one speaker, as :func:`same_speaker` says it.
    """
    one, two = first.item, second.item
    if not one.stems or not two.stems or one.retold != two.retold:
        return False
    if one.inner != two.inner and max(len(one.stems), len(two.stems)) > LONGER * min(len(one.stems), len(two.stems)):
        return False  # the longer one is what it stands in, in another report
    if one.unsaid != two.unsaid and not (one.direct and two.direct):
        return False  # `did not say why` reports no words; what stands in quotation marks was said by somebody
    if one.name_only != two.name_only or not _same_form(one, two):
        return False
    if (one.posted or two.posted) and not _of_one_post(one, two):
        return False
    if one.retold:
        return one.stems == two.stems  # what one remembers to have said is told in other words each time
    spoken = one.direct and two.direct
    if not spoken and not same:
        return False
    moved = first.ordered == second.ordered or (same is True and spoken and _turned(first, second))
    # The words that tell are compared by themselves, which is soon done and enough for most.
    most = LCSseq.similarity(first.telling_letters, second.telling_letters)
    in_a_row = spoken and most * 2 >= RUN and _in_a_row(first, second)
    if not (moved or in_a_row or _may_be_one(first, second, most, same)):
        return False
    common = (
        list((Counter(one.stems) & Counter(two.stems)).elements())
        if moved
        else _in_order(one.stems, first.letters, second.letters)
    )
    matched = sum(map(first.weights.__getitem__, common))
    short, long = sorted((first.whole, second.whole))
    contained = matched / short if short else 0.0
    telling = sum(s not in STOP_STEMS for s in common)
    if one.report == two.report and contained < REPEATED:
        return False
    if not spoken:
        # Officials and witnesses are many: what two reports have from them in their own words need not be one remark.
        least = CONTAINED if one.named else UNNAMED
        return telling >= 4 and contained >= least and matched >= 3.5
    if in_a_row:
        return True
    if telling >= 4 and len(common) >= RUN and contained >= WHOLE:
        return True  # cut out of it in pieces
    if same is False:
        return False
    if same and telling >= 4 and contained >= REWORDED:
        return True
    if same and telling >= 4 and contained >= 0.3 and long <= 3 * short and cosine() >= ALIKE:
        return True
    if same and one.named and long <= (3 if contained >= CONTAINED else 2) * short:
        telling_enough = _retold(cosine(), contained, telling, in_a_row=lambda: first.has_in_a_row(second, 3))
        if telling_enough and min(len(one.stems), len(two.stems)) >= 3 and _negated(one) == _negated(two):
            return True
    if same and (one.translated or two.translated) and telling and len(common) >= 5 and cosine() >= TRANSLATED:
        return long <= 3 * short
    if contained < CONTAINED:
        return False
    if telling >= 3 and matched >= 2.5 and (contained >= 0.8 or telling >= 5 or first.has_in_a_row(second, 4)):
        return True
    if same is None:
        return telling >= 2 and contained >= 0.85 and _near(one, two)
    # One or two words of one speaker: the same occasion must show.
    if telling >= 2 or (telling and first.has_in_a_row(second, 3)):
        least = min(len(one.stems), len(two.stems), 3)
        return contained >= 0.8 and (first.has_in_a_row(second, least) or _near(one, two))
    return contained >= 0.9 and _near(one, two)


def _of_one_post(one: Item, two: Item) -> bool:
    """Whether two posts, or a post and a quotation, may be of one post: two posts that share a line are two.

    Reports set a post in whole, or cut at its end, so that what is quoted of it is hardly longer.
    """
    if one.posted and two.posted:
        short, long = sorted((len(one.stems), len(two.stems)))
        return LCSseq.similarity(one.stems, two.stems) >= POST * max(short, min(long, RUN * 2))
    post, quoted = (one, two) if one.posted else (two, one)
    return len(quoted.stems) <= LONGER * len(post.stems)


def _turned(first: Worded, second: Worded) -> bool:
    """Whether one has the other's halves the other way round: nearly all words that tell, in another order."""
    short, long = sorted((first.telling, second.telling), key=len)
    if len(short) < max(TURNED, REPEATED * len(long)):
        return False
    shared = sum((Counter(short) & Counter(long)).values())
    return shared >= TURNED and shared >= REPEATED * len(long)


def _in_a_row(first: Worded, second: Worded) -> bool:
    """Whether the longest run of equal words shows one utterance by itself: half a run at least are words that tell."""
    size, longest = RUN, first.rows(RUN) & second.rows(RUN)
    while len(longest) > 1 and (longer := first.rows(size + 1) & second.rows(size + 1)):
        size, longest = size + 1, longer
    words = first.letters
    for run in (words[n : n + size] for n in range(len(words) - size + 1)):
        if run in longest:
            return sum(letter in first.telling_letters for letter in run) * 2 >= RUN
    return False


def _may_be_one(first: Worded, second: Worded, telling: int, same: bool | None) -> bool:
    """Whether so much may stand in both in one order that a rule of :func:`one_utterance` is met.

    So many words that tell stand in both at most; as many common words as the one has may be equal besides.
    """
    common = min(len(held.item.stems) - len(held.telling) for held in (first, second))
    most = (telling + COMMON * common) / max(min(first.whole, second.whole), 1e-9) + 1e-9
    if not (first.item.direct and second.item.direct):
        return telling >= 4 and most >= CONTAINED
    if same is False:
        return telling >= 4 and most >= WHOLE
    if same is None:
        return most >= CONTAINED
    if first.item.translated or second.item.translated:
        return telling > 0
    return most >= FEWER or (telling >= 4 and most >= FEW)


def _same_form(one: Item, two: Item) -> bool:
    """Whether a word that is quoted alone stands in the other quotation in the same form: it is quoted for its form."""
    return min(len(one.stems), len(two.stems)) > 1 or all(
        len(word.stems) > 1 or bool(set(word.words.keys) & set(other.words.keys))
        for word, other in ((one, two), (two, one))
    )


def _retold(alike: float, contained: float, telling: int, *, in_a_row: Callable[[], bool]) -> bool:
    """Whether a short remark is another's wording: the fewer equal words, the closer the meaning must be.

    Many remarks are of one topic: where words are missing, some of what is equal must stand in a row.
    """
    enough = any(alike >= a and contained >= c and telling >= t for a, c, t in RETOLD)
    return enough and (contained >= 0.8 or alike >= RETOLD[0][0] or in_a_row())


def _negated(item: Item) -> bool:
    return _NEGATION.search(item.text) is not None


def common_stems(one: Sequence[str], two: Sequence[str]) -> list[str]:
    """Give the words that two quotations share, in order."""
    return _in_order(one, one, two)


def _in_order(stems: Sequence[str], one: Sequence[Hashable], two: Sequence[Hashable]) -> list[str]:
    """Give the words of the one that stand in the other, in order, by what stands for them."""
    common: list[str] = []
    for edit in LCSseq.opcodes(one, two):
        if edit.tag == "equal":
            common.extend(stems[edit.src_start : edit.src_end])
    return common


def same_speaker(one: Item, two: Item) -> bool | None:
    """Whether two quotations have one speaker; None where that cannot be told.

    So it is where one of them has none, or only a description that no name is known for (``the firm``), and where
    one is a person and the other a body, for which people speak.
    """
    if one.speaker is None or two.speaker is None or one.name is None or two.name is None:
        return None
    if one.speaker == two.speaker or same_source(one.name, two.name) or _same_body(one.name, two.name):
        return True
    if one.kind is None or two.kind is None:
        return None
    # A name that is no actor's may be of either.
    for person, body in ((one, two), (two, one)):
        if person.kind == "person" and body.kind not in ("person", ""):
            named = _content(body.name or "")
            if named and named <= person.titles:
                return True
    unlike = bool(one.kind) != bool(two.kind) or (one.kind == "person") != (two.kind == "person")
    return None if unlike else False


def _same_body(one: str, two: str) -> bool:
    """Whether one name holds the other: ``a spokesman for the Harbour Office``, ``the Harbour Office``."""
    a, b = _content(one), _content(two)
    return bool(a and b) and (a <= b or b <= a)


@lru_cache(maxsize=1 << 12)
def _content(name: str) -> frozenset[str]:
    return frozenset(content(keys_of(name)))


def _near(one: Item, two: Item) -> bool:
    """Whether what stands around two quotations is alike: more than the quoted words themselves."""
    own = set(one.stems) & set(two.stems)
    a, b = one.around - own, two.around - own
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= NEAR and len(a & b) >= 2


def is_fragment(short: Item, long: Item) -> bool:
    """Whether a quotation is a word or two out of a longer one."""
    return len(long.stems) > 2 * len(short.stems) and sum(s not in STOP_STEMS for s in short.stems) <= FRAGMENT
