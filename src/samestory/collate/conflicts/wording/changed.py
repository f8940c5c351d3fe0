"""Words inside quotation marks that exclude one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from samestory.annotate.pledges import is_name
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.wording.differences import GRAVEST, SLIGHT, Difference
from samestory.collate.conflicts.wording.forks import places_of
from samestory.collate.conflicts.wording.meaning import NEGATIONS
from samestory.collate.conflicts.wording.readings import (
    BREAK,
    FUNCTION,
    Quoted,
    Reading,
    Strays,
    stray_readings,
)
from samestory.collate.conflicts.wording.translated import is_translated
from samestory.collate.reuse.align import steps
from samestory.model import Conflict, Evidence, Report, Side, Span, Utterance


def wording_conflicts(utterances: Sequence[Utterance], reports: Sequence[Report], quoted: Quoted) -> list[Conflict]:
    """Find utterances that two reports quote in different words.

    Only what stands in quotation marks counts, and only where words differ *between* words that agree: what one
    report leaves out at the edges, or marks as left out, is a shorter quotation and no conflict. Spelling,
    punctuation, contractions and number words are folded. Conflicts come with the gravest first: negation and
    numbers, then other words, then function words and inflections.
    """
    found: list[tuple[int, int, Conflict]] = []
    theirs: dict[str | None, list[Utterance]] = {}
    for utterance in utterances:
        if utterance.speaker:
            theirs.setdefault(utterance.speaker, []).append(utterance)
    strays = Strays([reading for report in reports for reading in stray_readings(report)])
    for order, utterance in enumerate((*utterances, *_short_pairs(utterances, quoted))):
        readings = quoted.readings(utterance)
        held = {r.report.id for r in readings}
        readings += [stray for stray in strays.echoes(readings) if stray.report.id not in held]
        if len({r.report.id for r in readings}) < 2:
            continue
        grouped = _group(readings)
        if grouped is None:
            continue
        groups, gravity = grouped
        whose = f"{utterance.speaker}’s" if utterance.speaker else "the"
        heading = _heading(groups[0][0], groups[1][0])
        about = f"wording of {whose} remark on “{heading}”" if heading else f"wording of {whose} remark"
        weight = "slight" if gravity <= SLIGHT else "grave"
        if weight == "grave" and is_translated(groups[0][0], groups[1][0], theirs.get(utterance.speaker, ()), quoted):
            weight = "slight"
        found.append((gravity, order, Conflict("wording", about, _sides(groups), weight)))
    return [conflict for _, _, conflict in sorted(found, key=lambda f: (-f[0], f[1]))]


def _short_pairs(utterances: Sequence[Utterance], quoted: Quoted) -> list[Utterance]:
    """Pair short quoted phrases that no utterance joins: too few words to be found alike, but almost all the same.

    Only those of one speaker, or where one of the two is not named (``a spokeswoman said``).
    """
    alone = [(u, quoted.readings(u)) for u in utterances if len({r.report for r in u.readings}) == 1]
    single = [(u, held[0]) for u, held in alone if len(held) == 1 and len(held[0].words) <= 12]
    pairs: list[Utterance] = []
    content = [{w for w in held.keys if w not in FUNCTION and w != BREAK} for _, held in single]
    having: dict[str, list[int]] = {}
    for i, carried in enumerate(content):
        for word in carried:
            having.setdefault(word, []).append(i)
    for i, (first, a) in enumerate(single):
        mine = content[i]
        shared = Counter(j for word in mine for j in having[word] if j > i)
        for j in sorted(j for j, count in shared.items() if count >= 2):
            second, b = single[j]
            theirs = content[j]
            if a.report.id == b.report.id or len(mine & theirs) < 0.6 * len(mine | theirs):
                continue
            speakers = [u.speaker for u in (first, second)]
            if speakers[0] == speakers[1] or not all(s and is_name(s) for s in speakers):
                named = next((s for s in speakers if s and is_name(s)), None)
                pairs.append(Utterance(f"{first.id}+{second.id}", named, (*first.readings, *second.readings), ()))
    return pairs


def _group(readings: Sequence[Reading]) -> tuple[list[list[Reading]], int] | None:
    """Put the readings on sides: the two whose difference is gravest first, then each that agrees with one of them.

    A reading that agrees with several sides (it is too short to tell) stands on none; one that differs in more than
    a function word from all of them makes a side of its own. Gives the sides and how grave the difference is.
    """
    compared = _Compared(readings)
    best: tuple[int, int, int, int] | None = None
    # Of as grave differences that of the longest readings counts: once one is as grave as can be, it is found.
    length = np.array([len(reading.words) for reading in readings])
    one, two = np.triu_indices(len(readings), 1)
    shorter = np.minimum(length[one], length[two])
    order = np.lexsort((two, one, -shorter))
    for i, j, words in zip(one[order].tolist(), two[order].tolist(), shorter[order].tolist(), strict=True):
        if readings[i].report.id == readings[j].report.id:
            continue
        gravity = compared.gravity(i, j)
        if gravity > 0:
            rank = (gravity, words, -i, -j)
            best = max(best, rank) if best else rank
            if gravity == GRAVEST:
                break
    if best is None:
        return None
    sides = [[-best[2]], [-best[3]]]
    for k in range(len(readings)):
        if any(k in side for side in sides):
            continue
        found: list[int] = []
        for side in sides:
            found.append(compared.gravity(min(side[0], k), max(side[0], k)))
            if found[-1] < 0 or found.count(0) > 1:
                break
        if min(found) < 0 or found.count(0) > 1:
            continue
        if 0 in found:
            sides[found.index(0)].append(k)
        elif min(found) > 1:
            sides.append([k])
    return [[readings[k] for k in side] for side in sides], best[0]


class _Compared:
    """How grave the differences of some readings are.

    Copies have the same words and marks: two wordings are compared once.

    Parameters
    ----------
    readings
        Those of one utterance.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        numbers: dict[tuple[str, ...], int] = {}
        self._wording = [numbers.setdefault((*reading.keys, reading.surface), len(numbers)) for reading in readings]
        self._carried = [frozenset(keys[:-1]) - {BREAK, "is", "are", "the", "a", "and"} for keys in numbers]
        self._many = Counter(self._carried[n] for n in self._wording)
        self._known: dict[tuple[int, int], int] = {}

    def gravity(self, i: int, j: int) -> int:
        """Say how grave the gravest difference of two readings is, the earlier first; -1 where they are two parts."""
        two = self._wording[i], self._wording[j]
        if two not in self._known:
            found = _gravest(self._readings[i], self._readings[j])
            both = [self._carried[n] for n in two]
            whole = both[0] | both[1]
            if found > SLIGHT and any(whole <= c and n > both.count(c) for c, n in self._many.items()):
                found = -1  # a third reading has the words of both: they are two parts of it
            self._known[two] = found
        return self._known[two]


def _gravest(a: Reading, b: Reading) -> int:
    """Say how grave the gravest difference of two readings is; -1 where they are no two wordings of the same words."""
    places = places_of(a, b)
    return -1 if places is None else max((place.gravity for place in places), default=0)


def _stretch(reading: Reading, other: Reading, around: int) -> tuple[int, int]:
    """Give the first and last character of what differs, with some words around it, within one quoted stretch."""
    places = places_of(reading, other) or []
    if not places:
        return reading.words[0].start, reading.words[-1].end
    gravest = max(p.gravity for p in places)
    chosen = [p for p in places if p.gravity == gravest]
    low = max(0, min(p.a[0] for p in chosen) - around)
    high = min(len(reading.words), max(p.a[1] for p in chosen) + around)
    first = min(p.a[0] for p in chosen)
    # Never over the edge of a quoted stretch: the words between two of them are the reporter's.
    while low < first and any(w.key == BREAK for w in reading.words[low : min(first, high)]):
        low += 1
    anchor = min(first, len(reading.words) - 1)
    for k in range(anchor, high):
        if reading.words[k].key == BREAK:
            high = max(k, low + 1)
            break
    start, end = reading.words[low].start, reading.words[min(high, len(reading.words)) - 1].end
    return (start, end) if start < end else (reading.words[0].start, reading.words[0].end)


def _sides(groups: Sequence[Sequence[Reading]]) -> tuple[Side, ...]:
    """Make the sides: each shows the words that it has at the place that matters most, with little around them."""
    first = groups[0][0]
    sides: list[Side] = []
    for n, group in enumerate(groups):
        other = groups[1 if n == 0 else 0][0]
        at = _picked(first, groups[1][0] if n == 0 else group[0])
        if at is None:
            low, high = _stretch(group[0], other, _AROUND)
        else:
            low, high = _framed(group[0], *(at.a if n == 0 else at.b))
        value = " ".join(group[0].report.text[low:high].split())
        sides.append(Side(value, _sources(group, other)))
    return tuple(sides)


_AROUND = 3
"""Words on each side of the changed ones that a value shows."""


def _picked(a: Reading, b: Reading) -> Difference | None:
    """Choose the place to show: the gravest; among equals one word for one word, then the smallest, then the first."""
    places = places_of(a, b)
    if not places:
        return None

    def rank(place: Difference) -> tuple[int, bool, int, int]:
        sizes = (place.a[1] - place.a[0], place.b[1] - place.b[0])
        return place.gravity, min(sizes) >= 1 and max(sizes) <= 3, -sum(sizes), -place.a[0]

    return max(places, key=rank)


def _framed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Give the first and last character of changed words with a few around them, within one quoted stretch."""
    most = min(last, first + 14)
    low, high = first, max(most, first)
    while low > 0 and first - low < _AROUND and reading.words[low - 1].key != BREAK:
        low -= 1
    while high < len(reading.words) and high - most < _AROUND and reading.words[high].key != BREAK:
        high += 1
    if low >= high:
        return reading.words[0].start, reading.words[-1].end
    return reading.words[low].start, reading.words[high - 1].end


def _sources(readings: Sequence[Reading], other: Reading) -> tuple[Evidence, ...]:
    return cited((reading.report, _source(reading, other)) for reading in readings)


def _source(reading: Reading, other: Reading) -> Span:
    low, high = _stretch(reading, other, 12)
    if high - low > 480:
        low, high = _stretch(reading, other, 3)
    return Span.of(reading.report.text, low, min(high, low + 480))


def _heading(a: Reading, b: Reading) -> str:
    """Give words that both have, to say which remark is meant: a phrase that begins and ends with a content word."""
    path = steps(a.keys, b.keys)
    runs: list[list[int]] = [[]]
    for step in path:
        if step.same and step.i is not None and a.words[step.i].key != BREAK:
            runs[-1].append(step.i)
        elif runs[-1]:
            runs.append([])
    phrases = [phrase for run in runs if (phrase := _phrase(a, run))]
    if not phrases:
        return ""
    best = max(phrases, key=lambda run: (sum(a.words[i].key not in FUNCTION for i in run), -run[0]))
    words_ = a.report.text[a.words[best[0]].start : a.words[best[-1]].end]
    return " ".join(re.sub(r"[\"“”„«»\[\]()]", "", words_).split())


def _phrase(a: Reading, run: Sequence[int]) -> list[int]:
    kept = list(run)
    light = FUNCTION | NEGATIONS | {"very", "really", "just", "also", "there", "s"}
    while kept and a.words[kept[0]].key in light:
        kept.pop(0)
    kept = kept[:5]
    while kept and a.words[kept[-1]].key in light:
        kept.pop()
    return kept
