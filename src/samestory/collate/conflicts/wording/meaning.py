"""Whether quoted words that differ say something else, or the same in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import permutations

from samestory.annotate.lemmas import synonyms
from samestory.collate.words import key, stem
from samestory.resources.words import word_lines

NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without"})
MODALS = frozenset(
    """
    will would shall should may might could must can ought intend plan hope want wish try aim expect if unless almost
    nearly
    """.split()  # noqa: SIM905
)
"""Words that change how far somebody is bound by what they say, or how sure they are of it."""
_PRONOUNS = frozenset(
    """
    whoever whatever i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    one this that these those who whom which there
    """.split()  # noqa: SIM905
)
_SELF = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours"])
"""Of these, those by which speakers name themselves."""
_OTHERS = frozenset(["he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs"])
"""Those by which they name others: `how many do we want` is not `how many do they want`."""
_FORMS = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "do", "does", "did"])
_SMALL = (
    _FORMS
    | _PRONOUNS
    | frozenset(["a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "by", "so", "as"])
    | frozenset(["from", "where", "inside", "into", "upon"])
)
_FILLERS = frozenset(
    """
    just quite very really well yet now then too also definitely actually oh simply indeed please certainly even
    basically honestly
    """.split()  # noqa: SIM905
)
_LIGHT = frozenset(["get", "go", "take", "bring", "make", "do", "have", "put", "come", "give"])


def changes(mine: Sequence[str], theirs: Sequence[str], a: Sequence[str], b: Sequence[str]) -> str:
    """Say what the words of one place are to one another.

    Parameters
    ----------
    mine, theirs
        The differing words of two readings, as keys; one may be empty.
    a, b
        All words of the two readings.

    Returns
    -------
    ``other``: they say something else. ``near``: one by one they are words that are put for one another. ``form``:
    they differ in a small word or an inflection. Empty: nothing of the meaning has changed (order, a pronoun for its
    noun, ``that``, what only one of the two has and that neither negates nor binds less or more).
    """
    mine, theirs = _future(mine), _future(theirs)
    left, right = (list((Counter(x) - Counter(y)).elements()) for x, y in ((mine, theirs), (theirs, mine)))
    if _negates(left) != _negates(right):
        return "other"
    ours, others = _content(left), _content(right)
    if not left and not right:
        return ""
    if not ours and not others:
        return "" if _takes_up(left, right, b) or _takes_up(right, left, a) else _small(left, right)
    if ours and others and set(ours) <= set(b) and set(others) <= set(a):
        return ""
    one, two = (Counter(stem(w) for w in side) for side in (ours, others))
    if one == two:
        return "" if _goes_on(left, right) or _goes_on(right, left) else "form"
    more = [w for w in ours if stem(w) not in two], [w for w in others if stem(w) not in one]
    if not more[0] or not more[1]:
        return _one_sided(left, right, more[0] or more[1])
    if len(more[0]) == len(more[1]) and all(_near(x, y) for x, y in zip(*more, strict=True)):
        return "near"
    if len(more[0]) == len(more[1]) == 1 and {stem(w) for side in more for w in side} <= _LIGHT:
        return ""
    return "other"


def _small(left: Sequence[str], right: Sequence[str]) -> str:
    """Judge places where only small words differ."""
    changed = {*left, *right} - _FILLERS
    if any(len(x) == len(y) == 1 and x <= _SELF and y <= _OTHERS for x, y in permutations((set(left), set(right)))):
        return "form"
    if changed <= _PRONOUNS or (left and right and changed <= _INSIDE):
        return ""
    if (not left or not right) and changed <= {"have", "has", "had", "to"}:
        return ""  # `will answer`, `will have to answer`; `they left`, `they have left`
    if left and right and changed <= _PRONOUNS | {"the", "a", "an"}:
        return ""
    return "form"


def _takes_up(plain: Sequence[str], other: Sequence[str], every: Sequence[str]) -> bool:
    """Whether one side only says again the verb that the other takes as said: `built and (has been) inspected`."""
    if plain or sorted(other) not in (["been", "had"], ["been", "has"], ["been", "have"]):
        return False
    return any(
        joint in {"and", "or", "but"} and aux == other[0] and been == other[1]
        for joint, aux, been in zip(every, every[1:], every[2:], strict=False)
    )


def _one_sided(left: Sequence[str], right: Sequence[str], more: Sequence[str]) -> str:
    """Judge places where only one reading has words that carry meaning."""
    words = {*left, *right}
    if set(more) & {"would", "could", "can"} and (words & _SENSES or set(more) == {"would"}):
        return ""  # `he said`, `he would say`; `heard`, `could hear`: told in two ways
    if {stem(w) for w in more} & _weaker():
        return "other"
    if len(left) == len(right) == 1 and not words & (_PRONOUNS | _FORMS | {"the", "a", "an"}):
        return "other"  # `hear about`, `hear from`
    return ""


_INSIDE = frozenset(["in", "inside", "into", "on", "upon", "at"])
_SENSES = frozenset(["hear", "see", "feel", "smell", "remember", "understand"])


def _future(words: Sequence[str]) -> list[str]:
    """Read `are going to` as `will`."""
    if "going" in words and "to" in words:
        return ["will", *(w for w in words if w not in {"going", "to", "is", "are", "am"})]
    return list(words)


def _goes_on(plain: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one side has the verb and the other its `-ing` with a form of `be`: `will pay`, `will be paying`."""
    verbs, rest = [w for w in other if w.endswith("ing")], [w for w in other if not w.endswith("ing")]
    return (
        bool(verbs and rest)
        and len(plain) == len(verbs)
        and set(rest) <= _FORMS
        and not any(w.endswith("ed") for w in plain)
    )


def _content(words: Sequence[str]) -> list[str]:
    return [w for w in words if w not in _SMALL and w not in _FILLERS and w not in NEGATIONS]


def _negates(words: Sequence[str]) -> bool:
    return bool(NEGATIONS & set(words))


@cache
def _weaker() -> frozenset[str]:
    """Words that, where only one reading has them, say that it is less or otherwise certain.

    `Will` and `would` alone are tense as often as not.
    """
    return frozenset(stem(w) for w in MODALS - {"will", "would", "shall", "can"})


def _near(one: str, other: str) -> bool:
    """Whether the tables have two words as put for one another."""
    groups = _groups()
    ours, theirs = (groups.get(word) or groups.get(stem(word), frozenset()) for word in (one, other))
    if ours & theirs:
        return True
    table = synonyms()
    return table.get(one, one) == table.get(other, other)


@cache
def _groups() -> dict[str, frozenset[int]]:
    held: dict[str, set[int]] = {}
    for number, words in enumerate(word_lines("near_words.txt")):
        for word in words:
            for form in (key(word), stem(key(word))):
                held.setdefault(form, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in held.items()}
