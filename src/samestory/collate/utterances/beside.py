"""Quotations that are one because they stand beside one utterance, though few of their words agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from samestory.collate.reuse.align import longest_run
from samestory.collate.utterances.candidates import Item, weigh
from samestory.collate.utterances.same import common_stems, is_fragment, same_speaker
from samestory.collate.words import STOP_STEMS
from samestory.resources.embeddings import Embeddings

RETOLD_BESIDE = 0.75
"""Cosine from which two quotations are one, where both stand beside one utterance of the same speaker."""

GOES_ON = 300
"""Characters between two quotations of one speaker, for the one to go on from the other."""


def beside(items: Sequence[Item], group: Sequence[int], embeddings: Embeddings) -> list[tuple[int, int]]:
    """Find the quotations that go on, in two reports, from what is one utterance, and mean the same.

    Two translations of a remark may share no word; that both stand before or after the same remark of the same speaker
    tells that they are one.
    """
    after: dict[int, int] = {}
    last: dict[tuple[int, str], int] = {}
    for n, item in enumerate(items):
        if item.speaker is None or not item.direct or item.retold:
            continue
        before = last.get((item.report, item.speaker))
        if before is not None and item.quotation.content.start - items[before].quotation.content.end <= GOES_ON:
            after[before] = n
        last[item.report, item.speaker] = n
    before_of = {n: before for before, n in after.items()}
    members: dict[int, list[int]] = defaultdict(list)
    for n, held in enumerate(group):
        members[held].append(n)
    pairs = {
        (min(one, two), max(one, two))
        for held in members.values()
        for beside_of in (after, before_of)
        for (n, one), (m, two) in combinations([(n, beside_of[n]) for n in held if n in beside_of], 2)
        if items[n].report != items[m].report and group[one] != group[two]
    }
    pieces = _pieces(items, group, members, (after, before_of))
    near = sorted(pair for pair in pairs if _goes_on(items[pair[0]], items[pair[1]]))
    places = {n: row for row, n in enumerate(dict.fromkeys(n for pair in near for n in pair))}
    vectors = embeddings.encode([items[n].text for n in places])
    retold = [(n, m) for n, m in near if float(vectors[places[n]] @ vectors[places[m]]) >= RETOLD_BESIDE]
    return retold + pieces


def _pieces(
    items: Sequence[Item], group: Sequence[int], members: dict[int, list[int]], around: Sequence[dict[int, int]]
) -> list[tuple[int, int]]:
    """Find the fragments that a report quotes beside another piece of the utterance that has their words in a row."""
    found: list[tuple[int, int]] = []
    for n, item in enumerate(items):
        if len(item.stems) < 2 or len(members[group[n]]) > 1 or all(s in STOP_STEMS for s in item.stems):
            continue
        for place in around:
            near = place.get(n)
            for m in members[group[near]] if near is not None else ():
                other = items[m]
                if other.report == item.report or not other.direct or not is_fragment(item, other):
                    continue
                if longest_run(item.stems, other.stems).size == len(item.stems):
                    found.append((n, m))
                    break
    return found


def _goes_on(one: Item, two: Item) -> bool:
    """Whether two quotations that stand beside one utterance have enough in common to mean the same."""
    short, long = sorted((weigh(one.stems, {}), weigh(two.stems, {})))
    if not same_speaker(one, two) or not short or long > 2 * short:
        return False
    return weigh(common_stems(one.stems, two.stems), {}) / short >= 0.3
