"""Words inside quotation marks that exclude one another, and words that two reports give to two speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.annotate.pledges import is_name
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.meaning import NEGATIONS, changes
from samestory.collate.reuse.align import Step, steps
from samestory.collate.words import stem, words
from samestory.model import Conflict, Evidence, Quotation, Report, Side, Span, StoryActor, Utterance

BREAK = "|"
"""Stands where a reading leaves something out (``...``, a new stretch of quoted words)."""

_EXPANDED = {
    "theyve": ("they", "have"), "weve": ("we", "have"), "ive": ("i", "have"), "youve": ("you", "have"),
    "its": ("it", "is"), "thats": ("that", "is"), "hes": ("he", "is"), "shes": ("she", "is"), "theres": ("there", "is"),
    "whats": ("what", "is"), "im": ("i", "am"), "were": ("we", "are"), "theyre": ("they", "are"),
    "youre": ("you", "are"),
    "dont": ("do", "not"), "doesnt": ("does", "not"), "didnt": ("did", "not"), "isnt": ("is", "not"),
    "arent": ("are", "not"), "wasnt": ("was", "not"), "werent": ("were", "not"), "cant": ("can", "not"),
    "cannot": ("can", "not"), "couldnt": ("could", "not"), "wont": ("will", "not"), "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"), "havent": ("have", "not"), "hasnt": ("has", "not"), "hadnt": ("had", "not"),
    "ill": ("i", "will"), "well": ("we", "will"), "theyll": ("they", "will"), "youll": ("you", "will"),
    "id": ("i", "would"), "hed": ("he", "would"), "shed": ("she", "would"), "wed": ("we", "would"),
    "theyd": ("they", "would"), "youd": ("you", "would"), "itll": ("it", "will"), "hell": ("he", "will"),
    "shell": ("she", "will"), "thatll": ("that", "will"),
    "lets": ("let", "us"), "gonna": ("going", "to"), "wanna": ("want", "to"),
}  # fmt: skip
"""Contractions by their key, expanded only where the text has an apostrophe; ``'s`` after a noun may be a genitive."""

_FUNCTION = frozenset(
    """
    a an the and or of to in on at for with by from that which where this these those it its is are was were be been am
    has have had do does did as so but i we you he she they us them our their
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading:
    report: Report
    quotation: Quotation
    words: tuple[_Word, ...]
    """Of all quoted stretches, in order, with a break between any two."""

    @property
    def keys(self) -> list[str]:
        return [w.key for w in self.words]


def wording_conflicts(utterances: Sequence[Utterance], reports: Sequence[Report]) -> list[Conflict]:
    """Find utterances that two reports quote in different words.

    Only what stands in quotation marks counts, and only where words differ *between* words that agree: what one
    report leaves out at the edges, or marks as left out, is a shorter quotation and no conflict. Spelling,
    punctuation, contractions and number words are folded. Conflicts come with the gravest first: negation and
    numbers, then other words, then function words and inflections.
    """
    by_id = {r.id: r for r in reports}
    found: list[tuple[int, int, Conflict]] = []
    strays = _Strays([reading for report in reports for reading in _strays(report)])
    for order, utterance in enumerate((*utterances, *_short_pairs(utterances, reports))):
        readings = _readings(utterance, by_id)
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
        weight = "slight" if gravity <= _SLIGHT else "grave"
        found.append((gravity, order, Conflict("wording", about, _sides(groups), weight)))
    return [conflict for _, _, conflict in sorted(found, key=lambda f: (-f[0], f[1]))]


_STRAY = re.compile(r"[“\"](?P<words>[^“”\"\n]{30,300})[”\"]")


def _strays(report: Report) -> list[_Reading]:
    """Read the longer quoted stretches that the report gives to nobody (``a group dedicated to “...”``)."""
    taken = [v for q in report.quotations for v in q.verbatim]
    out: list[_Reading] = []
    for match in _STRAY.finditer(report.text):
        span = Span.of(report.text, match.start("words"), match.end("words"))
        if any(span.overlaps(v) for v in taken):
            continue
        tokens = _cut(report.text, span)
        if sum(w.key != BREAK for w in tokens) >= _LEAST_STRAY:
            out.append(
                _Reading(report, Quotation(f"stray{match.start()}", "mixed", span, (span,), None, None), tuple(tokens))
            )
    return out


_LEAST_STRAY = 7
"""Words of a stretch that nobody is given, before it is taken for a reading of somebody's."""


def _carried(reading: _Reading) -> frozenset[str]:
    return frozenset(stem(w) for w in reading.keys if w not in _FUNCTION and w != BREAK)


class _Strays:
    """Stretches that nobody is given, found again by their content words."""

    def __init__(self, readings: Sequence[_Reading]) -> None:
        self.readings = readings
        self.words = [_carried(reading) for reading in readings]
        self.by_word: dict[str, list[int]] = {}
        for k, carried in enumerate(self.words):
            for word in sorted(carried):
                self.by_word.setdefault(word, []).append(k)

    def echoes(self, readings: Sequence[_Reading]) -> list[_Reading]:
        """Give the stretches that hold almost all content words of one of some readings, and hardly more than it."""
        found: set[int] = set()
        for mine in {_carried(reading) for reading in readings} if self.readings else ():
            if len(mine) < _LEAST_SHARED:
                continue
            shared = Counter(k for word in mine for k in self.by_word.get(word, ()))
            found.update(
                k
                for k, count in shared.items()
                if count >= _LEAST_SHARED and count >= 0.8 * (len(mine) + len(self.words[k]) - count)
            )
        return [self.readings[k] for k in sorted(found)]


_LEAST_SHARED = 5
"""Content words that a stretch and a reading have in common."""
_SLIGHT = 2
"""Gravity up to which a difference is slight: small words, and forms of one word (``cessation``, ``cessations``)."""


def _short_pairs(utterances: Sequence[Utterance], reports: Sequence[Report]) -> list[Utterance]:
    """Pair short quoted phrases that no utterance joins: too few words to be found alike, but almost all the same.

    Only those of one speaker, or where one of the two is not named (``a spokeswoman said``).
    """
    by_id = {r.id: r for r in reports}
    alone = [(u, _readings(u, by_id)) for u in utterances if len({r.report for r in u.readings}) == 1]
    single = [(u, held[0]) for u, held in alone if len(held) == 1 and len(held[0].words) <= 12]
    pairs: list[Utterance] = []
    content = [{w for w in held.keys if w not in _FUNCTION and w != BREAK} for _, held in single]
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


def _readings(utterance: Utterance, by_id: Mapping[str, Report]) -> list[_Reading]:
    held: list[_Reading] = []
    for reading in utterance.readings:
        report = by_id.get(reading.report)
        quotation = next((q for q in report.quotations if q.id == reading.quotation), None) if report else None
        if report is None or quotation is None or not quotation.verbatim:
            continue
        tokens: list[_Word] = []
        for stretch in quotation.verbatim:
            if tokens:
                tokens.append(_Word(BREAK, stretch.start, stretch.start))
            tokens.extend(_cut(report.text, stretch))
        if sum(w.key != BREAK for w in tokens) >= 2:
            held.append(_Reading(report, quotation, tuple(tokens)))
    return held


def _cut(text: str, stretch: Span) -> list[_Word]:
    cut = words(text, stretch.start, stretch.end)
    out: list[_Word] = []
    last = stretch.start
    for key, start, end in zip(cut.keys, cut.starts, cut.ends, strict=True):
        between = text[last:start]
        if "..." in between or "…" in between or "[" in between:
            out.append(_Word(BREAK, start, start))
        surface = text[start:end]
        expanded = (
            _EXPANDED.get(surface.lower().replace("’", "").replace("'", "")) if _has_apostrophe(surface) else None
        )
        if key == "states" and out and out[-1].key == "united":
            # House style: `the United States`, `the US`.
            out[-1] = _Word("usa", out[-1].start, end)
        elif key == "one" and out and out[-1].key == "no":
            out[-1] = _Word("nobody", out[-1].start, end)
        else:
            for part in expanded or (key,):
                out.append(_Word(part, start, end))
        if "]" in text[end : end + 1]:
            out.append(_Word(BREAK, end, end))
        last = end
    return out


def _has_apostrophe(surface: str) -> bool:
    return "'" in surface or "’" in surface or surface.lower() in {"cannot", "gonna", "wanna"}


@dataclass(frozen=True, slots=True)
class _Difference:
    """A place where two readings have other words, as ranges of their words."""

    a: tuple[int, int]
    b: tuple[int, int]
    gravity: int


def differences(a: Sequence[str], b: Sequence[str]) -> list[_Difference] | None:
    """Find where two readings of one utterance differ between words that agree.

    None where they have too little in common to be two wordings of the same words (fewer than two words, or than
    a third of the shorter).
    """
    path = steps(a, b)
    same = _shared(path, a)
    content = [k for k in same if a[path[k].i or 0] not in _FUNCTION]
    least = min(sum(w != BREAK and w not in _FUNCTION for w in side) for side in (a, b))
    if len(same) < 2 or not content or len(content) * 5 < least * 3 or (len(content) < 2 and least > 1):
        return None
    if _begin_apart(path[: same[0]], a, b) or _begin_apart(path[: same[-1] : -1], a, b):
        return None
    held = set(same)
    found: list[_Difference] = []
    near: list[bool] = []
    k = 0
    while k < len(path):
        if k in held:
            k += 1
            continue
        start = k
        while k < len(path) and k not in held:
            k += 1
        left = [s.i for s in path[start:k] if s.i is not None]
        right = [s.j for s in path[start:k] if s.j is not None]
        mine, theirs = [a[i] for i in left], [b[j] for j in right]
        if BREAK in mine or BREAK in theirs or _touches_break(path, start, k, a, b):
            continue
        inner = bool(same) and same[0] < start and k <= same[-1]
        beside = start - 1 in same or k in same
        edge = len(mine) == len(theirs) == 1 and beside and _kin(mine[0], theirs[0])
        if not inner and not edge:
            continue
        if abs(len(mine) - len(theirs)) > 4:
            # So much more in one of them is a longer quotation, not another wording.
            continue
        if _joined(mine) == _joined(theirs) or _contracted(mine, theirs):
            continue
        changed = changes(mine, theirs, a, b)
        if not changed:
            continue
        near.append(changed == "near")
        found.append(
            _Difference(
                (left[0], left[-1] + 1) if left else (_next(path, k, 0), _next(path, k, 0)),
                (right[0], right[-1] + 1) if right else (_next(path, k, 1), _next(path, k, 1)),
                min(_gravity(mine, theirs), _SLIGHT) if changed == "form" else _gravity(mine, theirs),
            )
        )
    if sum(p.gravity >= _OTHER for p in found) < _RETOLD:
        found = [place for place, alike in zip(found, near, strict=True) if not alike]
    return found


_OTHER = 3
"""Gravity of another word."""
_RETOLD = 3
"""Places with another word from which a remark is told anew throughout: then synonyms are shown as well."""


def _joined(keys: Sequence[str]) -> str:
    """Write words as one: ``@oriongale`` is ``Orion Gale``, ``&`` no word."""
    return "".join(w for w in keys if w != "and")


def _contracted(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one has ``ship's`` where the other has ``ship is``."""
    short, long = sorted((mine, theirs), key=len)
    if len(long) != len(short) + 1 or long[-1] not in ("is", "has") or not short:
        return False
    return [w.replace("'", "").replace("’", "") for w in short] == [*long[:-2], long[-2] + "s"]


def _shared(path: Sequence[Step], a: Sequence[str]) -> list[int]:
    """Columns in which both have the same word, without function words that agree by chance far from the rest."""
    runs: list[list[int]] = []
    for k, step in enumerate(path):
        if step.same and step.i is not None and a[step.i] != BREAK:
            if runs and runs[-1][-1] == k - 1:
                runs[-1].append(k)
            else:
                runs.append([k])
    while len(runs) > 1 and runs[1][0] - runs[0][-1] > 3 and all(a[path[k].i or 0] in _FUNCTION for k in runs[0]):
        runs.pop(0)
    while len(runs) > 1 and runs[-1][0] - runs[-2][-1] > 3 and all(a[path[k].i or 0] in _FUNCTION for k in runs[-1]):
        runs.pop()
    return [k for run in runs for k in run]


def _begin_apart(edge: Sequence[Step], a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether both go on with words of their own beyond the shared ones: then they are two sentences, not one."""
    left = [a[s.i] for s in edge if s.i is not None]
    right = [b[s.j] for s in edge if s.j is not None]
    return min(len(left), len(right)) >= 3 and BREAK not in left and BREAK not in right


def _touches_break(path: Sequence[Step], start: int, end: int, a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether something is left out on purpose right beside a place: nothing is known of the words there."""
    for k in (start - 1, end):
        if 0 <= k < len(path):
            i, j, _ = path[k]
            if (i is not None and a[i] == BREAK) or (j is not None and b[j] == BREAK):
                return True
    return False


def _next(path: Sequence[Step], k: int, side: int) -> int:
    for step in path[k:]:
        if step[side] is not None:
            return int(step[side] or 0)
    return 0


def _kin(a: str, b: str) -> bool:
    return (
        stem(a) == stem(b)
        or (len(a) > 3 and len(b) > 3 and a[:4] == b[:4])
        or {a, b} <= {"do", "did", "does", "is", "was", "are", "were", "has", "have", "had"}
    )


def _gravity(mine: Sequence[str], theirs: Sequence[str]) -> int:
    changed = (set(mine) | set(theirs)) - (set(mine) & set(theirs))
    if changed & NEGATIONS:
        return 4
    if any(w[:1].isdigit() for w in changed):
        return 4
    content = changed - _FUNCTION
    if not content:
        return 1
    if content <= _FILLERS or (len(mine) == len(theirs) == 1 and _misspelt(mine[0], theirs[0])):
        return 2
    stems = [{stem(w) for w in side if w not in _FUNCTION} for side in (mine, theirs)]
    return 2 if stems[0] == stems[1] else 3


_FILLERS = frozenset(
    ["just", "quite", "very", "really", "well", "yet", "now", "then", "too", "also", "definitely", "actually"]
)
"""Words that stress and change nothing."""


def _misspelt(a: str, b: str) -> bool:
    """Whether two long words differ in one letter within them: a slip of the pen rather than another word."""
    short, long = sorted((a, b), key=len)
    if len(short) < 5 or short[0] != long[0] or len(long) - len(short) > 1 or long.endswith(short):
        return False
    same = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _group(readings: Sequence[_Reading]) -> tuple[list[list[_Reading]], int] | None:
    """Put the readings on sides: the two whose difference is gravest first, then each that agrees with one of them.

    A reading that agrees with several sides (it is too short to tell) stands on none; one that differs in more than
    a function word from all of them makes a side of its own. Gives the sides and how grave the difference is.
    """
    compared: dict[tuple[int, int], int] = {}
    best: tuple[int, int, int, int] | None = None
    # Copies have the same words: each two wordings are compared once.
    numbers: dict[tuple[str, ...], int] = {}
    wording = [numbers.setdefault(tuple(reading.keys), len(numbers)) for reading in readings]
    carried = [frozenset(keys) - {BREAK, "is", "are", "the", "a", "and"} for keys in numbers]
    many = Counter(carried[n] for n in wording)
    known: dict[tuple[int, int], int] = {}
    for i, a in enumerate(readings):
        for j in range(i + 1, len(readings)):
            b = readings[j]
            two = wording[i], wording[j]
            if two not in known:
                known[two] = _gravest(a.keys, b.keys)
                both = [carried[n] for n in two]
                whole = both[0] | both[1]
                if known[two] > _SLIGHT and any(whole <= c and n > both.count(c) for c, n in many.items()):
                    # A third reading has the words of both: they are two parts of it.
                    known[two] = -1
            compared[i, j] = known[two]
            if compared[i, j] > 0 and a.report.id != b.report.id:
                rank = (compared[i, j], min(len(a.words), len(b.words)), -i, -j)
                best = max(best, rank) if best else rank
    if best is None:
        return None
    sides = [[-best[2]], [-best[3]]]
    for k in range(len(readings)):
        if any(k in side for side in sides):
            continue
        found = [compared[min(side[0], k), max(side[0], k)] for side in sides]
        agreeing = [n for n, value in enumerate(found) if value == 0]
        if len(agreeing) == 1 and all(value > 0 for n, value in enumerate(found) if n not in agreeing):
            sides[agreeing[0]].append(k)
        elif all(value > 1 for value in found):
            sides.append([k])
    return [[readings[k] for k in side] for side in sides], best[0]


def _gravest(a: Sequence[str], b: Sequence[str]) -> int:
    """Say how grave the gravest difference of two readings is; -1 where they are no two wordings of the same words."""
    places = differences(a, b)
    return -1 if places is None else max((place.gravity for place in places), default=0)


def _stretch(reading: _Reading, other: _Reading, around: int) -> tuple[int, int]:
    """Give the first and last character of what differs, with some words around it, within one quoted stretch."""
    places = differences(reading.keys, other.keys) or []
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


def _sides(groups: Sequence[Sequence[_Reading]]) -> tuple[Side, ...]:
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


def _picked(a: _Reading, b: _Reading) -> _Difference | None:
    """Choose the place to show: the gravest; among equals one word for one word, then the smallest, then the first."""
    places = differences(a.keys, b.keys)
    if not places:
        return None

    def rank(place: _Difference) -> tuple[int, bool, int, int]:
        sizes = (place.a[1] - place.a[0], place.b[1] - place.b[0])
        return place.gravity, min(sizes) >= 1 and max(sizes) <= 3, -sum(sizes), -place.a[0]

    return max(places, key=rank)


def _framed(reading: _Reading, first: int, last: int) -> tuple[int, int]:
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


def _sources(readings: Sequence[_Reading], other: _Reading) -> tuple[Evidence, ...]:
    return cited((reading.report, _source(reading, other)) for reading in readings)


def _source(reading: _Reading, other: _Reading) -> Span:
    low, high = _stretch(reading, other, 12)
    if high - low > 480:
        low, high = _stretch(reading, other, 3)
    return Span.of(reading.report.text, low, min(high, low + 480))


def _heading(a: _Reading, b: _Reading) -> str:
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
    best = max(phrases, key=lambda run: (sum(a.words[i].key not in _FUNCTION for i in run), -run[0]))
    words_ = a.report.text[a.words[best[0]].start : a.words[best[-1]].end]
    return " ".join(re.sub(r"[\"“”„«»\[\]()]", "", words_).split())


def _phrase(a: _Reading, run: Sequence[int]) -> list[int]:
    kept = list(run)
    light = _FUNCTION | NEGATIONS | {"very", "really", "just", "also", "there", "s"}
    while kept and a.words[kept[0]].key in light:
        kept.pop(0)
    kept = kept[:5]
    while kept and a.words[kept[-1]].key in light:
        kept.pop()
    return kept


def attribution_conflicts(
    utterances: Sequence[Utterance], reports: Sequence[Report], actors: Sequence[StoryActor]
) -> list[Conflict]:
    """Find words that reports give to different speakers.

    Only where both speakers are known actors and neither speaks for the other: a body and its spokesperson, a
    country and its minister are one speaker told in two ways.
    """
    known = {alias.lower(): actor for actor in actors for alias in (actor.name, *actor.aliases)}
    by_id = {r.id: r for r in reports}
    found: list[Conflict] = []
    for utterance in utterances:
        by_speaker: dict[str, list[_Reading]] = {}
        for reading in _readings(utterance, by_id):
            speaker = reading.quotation.speaker
            actor = known.get(speaker.name.lower()) if speaker else None
            if (
                actor is not None
                and actor.kind == "person"
                and is_name(actor.name)
                and _certain(reading, actor)
                and sum(w.key not in _FUNCTION and w.key != BREAK for w in reading.words) >= 1
            ):
                by_speaker.setdefault(actor.name, []).append(reading)
        names = list(by_speaker)
        for x, first in enumerate(names):
            for second in names[x + 1 :]:
                a, b = by_speaker[first], by_speaker[second]
                if {r.report.id for r in a} & {r.report.id for r in b} or not _alike(a[0], b[0]):
                    continue
                if any(_beside(r, second) for r in a) or any(_beside(r, first) for r in b):
                    continue
                if _speaks_for(first, second, reports) or _speaks_for(second, first, reports):
                    continue
                sides = tuple(
                    Side(name, tuple(Evidence.of(r.report.id, _quoted(r)) for r in group))
                    for name, group in ((first, a), (second, b))
                )
                text = " ".join(_quoted(a[0]).text.split()[:10]).rstrip(",;:")
                found.append(Conflict("attribution", f"who said “{text}”", sides))
    return found


def _certain(reading: _Reading, actor: StoryActor) -> bool:
    """Whether a report itself names the speaker beside the words: a cue and a name in or next to their sentence.

    Speakers that were worked out (a pronoun, the speaker of the paragraph before) may be wrong, and would be blamed
    on the report.
    """
    quotation = reading.quotation
    speaker, cue = quotation.speaker, quotation.cue
    if speaker is None or cue is None or not _named_in(speaker.text, actor):
        return False
    content = quotation.content
    text = reading.report.text
    ends = sorted((min(speaker.start, cue.start), max(speaker.end, cue.end)))
    gap = text[ends[1] : content.start] if ends[1] <= content.start else text[content.end : ends[0]]
    return "\n" not in gap and not re.search(r"[.!?][\"”’']?\s+\S", gap[:-1])


def _named_in(words_: str, actor: StoryActor) -> bool:
    """Whether words hold the surname (or the whole name) of an actor."""
    return actor.name.split()[-1].lower() in words_.lower()


def _beside(reading: _Reading, name: str) -> bool:
    """Whether the other speaker stands in the sentence of the quotation: then who speaks there is not certain."""
    report, at = reading.report, reading.quotation.content.start
    sentence = next((s for s in report.sentences if s.start <= at < s.end), None)
    last = name.split()[-1]
    return sentence is not None and last in sentence.text


def _quoted(reading: _Reading) -> Span:
    stretch = max(reading.quotation.verbatim, key=lambda s: s.end - s.start)
    return Span.of(reading.report.text, stretch.start, min(stretch.end, stretch.start + 480))


def _alike(a: _Reading, b: _Reading) -> bool:
    mine, theirs = {w for w in a.keys if w != BREAK}, {w for w in b.keys if w != BREAK}
    shared = (mine & theirs) - _FUNCTION
    return (
        bool(shared)
        and len(mine & theirs) * 2 >= min(len(mine), len(theirs))
        and len(shared) >= min(2, len(mine - _FUNCTION))
    )


_OFFICES = frozenset(
    """
    spokesman spokeswoman spokesperson minister president secretary chief director chairman chairwoman ambassador
    official chancellor king queen governor mayor leader officer representative head founder
    """.split()  # noqa: SIM905
)


def _speaks_for(person: str, body: str, reports: Sequence[Report]) -> bool:
    """Whether a person holds an office (their words may be told as their country's), or shares a name."""
    if set(person.lower().split()) & set(body.lower().split()):
        return True
    kinds = {a.kind for r in reports for a in r.actors if a.name == body}
    if "person" in kinds:
        return False
    roles = [role.lower() for r in reports for a in r.actors if a.name == person for role in a.roles]
    return any(set(role.split()) & _OFFICES for role in roles)
