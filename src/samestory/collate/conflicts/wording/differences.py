"""Where two readings of one utterance differ, and how grave that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from samestory.collate.conflicts.wording.meaning import NEGATIONS, changes
from samestory.collate.conflicts.wording.readings import BREAK, FUNCTION
from samestory.collate.reuse.align import Step, steps
from samestory.collate.words import stem

GRAVEST = 4
"""Gravity of a difference that denies, or gives another number."""
SLIGHT = 2
"""Gravity up to which a difference is slight: small words, and forms of one word (``cessation``, ``cessations``)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two readings have other words, as ranges of their words."""

    a: tuple[int, int]
    b: tuple[int, int]
    gravity: int


def differences(a: Sequence[str], b: Sequence[str]) -> list[Difference] | None:
    """Find where two readings of one utterance differ between words that agree.

    None where they have too little in common to be two wordings of the same words (fewer than two words, or than
    a third of the shorter).
    """
    path = steps(a, b)
    same = _shared(path, a)
    content = [k for k in same if a[path[k].i or 0] not in FUNCTION]
    least = min(sum(w != BREAK and w not in FUNCTION for w in side) for side in (a, b))
    if len(same) < 2 or not _enough(len(content), least):
        return None
    if _begin_apart(path[: same[0]], a, b) or _begin_apart(path[: same[-1] : -1], a, b):
        return None
    held = set(same)
    found: list[Difference] = []
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
        if (not mine and _stammers(b, right)) or (not theirs and _stammers(a, left)):
            continue
        changed = changes(mine, theirs, a, b)
        if not changed:
            continue
        near.append(changed == "near")
        found.append(
            Difference(
                (left[0], left[-1] + 1) if left else (_next(path, k, 0), _next(path, k, 0)),
                (right[0], right[-1] + 1) if right else (_next(path, k, 1), _next(path, k, 1)),
                min(gravity_of(mine, theirs), SLIGHT) if changed == "form" else gravity_of(mine, theirs),
            )
        )
    if sum(p.gravity >= _OTHER for p in found) < _RETOLD:
        return [place for place, alike in zip(found, near, strict=True) if not alike]
    # A remark told anew in synonyms is another wording, and still the same remark.
    return [
        replace(place, gravity=min(place.gravity, SLIGHT)) if alike else place
        for place, alike in zip(found, near, strict=True)
    ]


def may_differ(a: Mapping[str, int], b: Mapping[str, int]) -> bool:
    """Whether two readings may be wordings of the same words, by their content words, counted, in any order."""
    return _enough(in_common(a, b), min(sum(a.values()), sum(b.values())))


def in_common(a: Mapping[str, int], b: Mapping[str, int]) -> int:
    """Count the words that two readings have in common, in any order."""
    return sum(min(count, b[word]) for word, count in a.items() if word in b)


def _enough(same: int, least: int) -> bool:
    """Whether so many equal content words are enough, where the shorter reading has ``least`` of them."""
    return same > 0 and same * 5 >= least * 3 and (same > 1 or least <= 1)


_OTHER = 3
"""Gravity of another word."""


_RETOLD = 3
"""Places with another word from which a remark is told anew throughout: then synonyms are shown as well."""


def _joined(keys: Sequence[str]) -> str:
    """Write words as one: ``@oriongale`` is ``Orion Gale``, ``&`` no word."""
    return "".join(w for w in keys if w != "and")


def _stammers(words: Sequence[str], places: Sequence[int]) -> bool:
    """Whether words were only said or typed twice in a row: `we don't don't know`."""
    first, last = places[0], places[-1] + 1
    said, size = words[first:last], last - first
    return said in (words[max(0, first - size) : first], words[last : last + size])


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
    while len(runs) > 1 and runs[1][0] - runs[0][-1] > 3 and all(a[path[k].i or 0] in FUNCTION for k in runs[0]):
        runs.pop(0)
    while len(runs) > 1 and runs[-1][0] - runs[-2][-1] > 3 and all(a[path[k].i or 0] in FUNCTION for k in runs[-1]):
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


def gravity_of(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Say how grave it is that one reading has some words where another has others."""
    changed = (set(mine) | set(theirs)) - (set(mine) & set(theirs))
    if changed & NEGATIONS or any(w[:1].isdigit() for w in changed):
        return GRAVEST
    content = changed - FUNCTION
    if not content:
        return 1
    if content <= _FILLERS or (len(mine) == len(theirs) == 1 and misspelt(mine[0], theirs[0])):
        return 2
    stems = [{stem(w) for w in side if w not in FUNCTION} for side in (mine, theirs)]
    return 2 if stems[0] == stems[1] else 3


_FILLERS = frozenset(
    ["just", "quite", "very", "really", "well", "yet", "now", "then", "too", "also", "definitely", "actually"]
)
"""Words that stress and change nothing."""


def misspelt(a: str, b: str) -> bool:
    """Whether two long words differ in one letter within them: a slip of the pen rather than another word."""
    short, long = sorted((a, b), key=len)
    if len(short) < 5 or short[0] != long[0] or len(long) - len(short) > 1 or long.endswith(short):
        return False
    same = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
