"""Which clauses cannot be one statement, whatever words they share.

One denies what the other asserts, gives another day at the same place of the clause, tells of one more than the other
counts, or names somebody in an office of which the other does not say who holds it. Where such clauses tell of one
thing they contradict one another; to count both as origins of one statement would turn a dispute into agreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samestory.annotate.calendar import MONTHS, WEEKDAYS
from samestory.collate.facts.clauses import Clause
from samestory.collate.facts.stems import stems_of
from samestory.collate.signs import Sign, bare_words
from samestory.collate.words import STOP_STEMS, key, stem
from samestory.collate.words import words as keyed

_LIGHT: Final = frozenset({"be", "have", "do", "get", "make", "take", "give", "go", "come", "say", "tell"})
"""Verbs that say little: a denial is one of the other clause only where most of its words are the same, too."""

_WANTING: Final = re.compile(
    r"(?i)\b(?:fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|neglect(?:s|ed|ing)?)\s+to\s+(\w+)"
    r"|\b(?:den(?:y|ies|ied|ying)|avoid(?:s|ed)?)\s+(?:having\s+)?(\w+)"
)
"""Verbs that deny the verb behind them: `failed to call`, `denied having called`."""

_UNABLE: Final = re.compile(r"(?i)\b(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+|still\s+)?unable\s+to\s+(\w+)")
"""What somebody cannot do: `were unable to reach` denies `reach`."""

_TURNED: Final = frozenset({"fail", "failure", "refuse", "decline", "neglect", "deny", "avoid"})

_BOUNDED: Final = Sign.of(
    re.compile(
        r"(?i)\b(?:until|till|unless|only|except|but|before|just|merely|yet|more than|less than|fewer than|so much"
        r"|because|hardly|barely|rarely|seldom|all|every|enough|any longer|no longer|longer|anymore)\b"
    ),
    "until till unless only except but before just merely yet than so because hardly barely rarely seldom all every "
    "enough longer anymore",
)
"""Words with which a denial is none (`not only`), or holds for a part (`not until noon`, `not all`)."""

_NTH: Final = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

_ORDINAL: Final = rf"(?:{'|'.join(_NTH)}|\d+(?:nd|rd|th))"
_FIGURE_ORDINAL: Final = re.compile(r"\d+(?:nd|rd|th)")
_ONE_MORE: Final = re.compile(
    rf"(?i)^\W*(?:an?\s+|another\s+)?(?P<nth>{_ORDINAL})\s+"
    r"(?!(?:of|later|after|before|to|and|or|time|day|night|year|month|week)\b)[^\W\d_]"
)
"""`A fourth person died`: one more than were counted before; `the third pier` is that one and no other."""

_ANOTHER: Final = frozenset(["another", "further", "additional", "more"])

_PHRASE_ENDS: Final = re.compile(r"(?i)\s*(?:[,;:()“”\"–—]|\b(?:of|for|at|in|on|from|to|with|by|who|which|that|and)\b)")


_ACTS: Final = re.compile(r"(?i)\b(?:who|which|that|where|when|whom|whose|his|her|their)\b")
"""Words of an apposition that tells what somebody did, or who is whose."""


Times = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two noun phrases that an apposition joins."""

    head: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stand:
    """What a clause cannot be joined with: read off it once, as it is set against many."""

    says: str
    """Stem of its predicate; of `failed to call` that of `call`."""
    denies: bool
    hedged: bool
    text: str
    subject: str
    words: frozenset[str]
    telling: frozenset[str]
    """Those of its words that are neither figures nor of days."""
    about: str
    """What it is about, where that stands outside of it."""
    times: Times
    nth: str
    """The figure of one more (`a fourth person` is 4); empty for most."""
    figures: frozenset[str]
    further: bool
    apposition: bool
    aged: bool
    """Whether it is a noun with an age and no more (`a 16-year-old girl`)."""
    ages: bool
    """Whether it gives an age, whatever else it says."""
    clause: bool
    """Whether it tells what somebody did or what happened, and not who or what something is."""
    open: bool
    """Whether somebody would not say it."""
    shares: frozenset[tuple[str, str]]
    """How many of whom (`two of the injured`)."""
    ways: frozenset[tuple[str, str]]
    """Where something lies from a place (`north of Vell`)."""
    halves: tuple[Half, ...]
    """Of an apposition, what it joins: a name, and what that is."""
    whose: frozenset[str]
    """Of a relative clause about a person, the stems of the name before it."""
    ruled: frozenset[str] = frozenset()
    """How a court found, or what was pleaded: of one count, it is one of these."""


_AGED: Final = re.compile(r"(?i)-years?-old\b|\byears? old\b")
_AGE_WORDS: Final = frozenset({"year", "old"})
_DAY_WORDS: Final = frozenset(map(stem, [*WEEKDAYS, *MONTHS]))
_UNSAID: Final = Sign.of(
    re.compile(
        r"(?i)\b(?:declin\w+ to|refus\w+ to|would not|did not|wouldn['’]t|didn['’]t) "
        r"(?:say|comment|disclose|reveal|discuss)\b"
    ),
    "say comment disclose reveal discuss",
)
_SHARE: Final = re.compile(
    r"(?i)\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) of "
    r"(?:the|its|his|her|their|those) (\w+)"
)
_COURT: Final = re.compile("guilt|acquit|convict|deadlock|mistrial")
_RULED: Final = re.compile(
    r"\b(?:(?P<pleaded>plead\w* (?:not )?guilty)|(?P<cleared>not guilty|acquit\w*)|(?P<guilty>guilty|convicted)"
    r"|(?P<undecided>deadlock\w*|mistrial))\b"
)
"""`Guilty on two counts` and `acquitted on two counts` share most words, and are of other counts."""
_WAY: Final = re.compile(r"(?i)\b((?:north|south)(?:[- ]?(?:east|west))?|east|west) of (?:the )?(\w+)")


def stand_of(clause: Clause) -> Stand:
    """Read off a clause what it cannot be joined with."""
    statement, text = clause.statement, clause.statement.span.text
    says, denies = _said(text, statement.predicate, statement.negated)
    more = _ONE_MORE.search(text)
    words = stems_of(text) - STOP_STEMS
    # Few clauses have any of this: what must stand there spares most searches.
    low = text.lower()
    aged = "old" in low and _AGED.search(text) is not None
    of = " of " in low
    bare = bare_words(text)
    return Stand(
        says,
        denies,
        statement.hedged,
        text,
        clause.subject,
        words,
        _plain(words) - _DAY_WORDS,
        f"{statement.subject or ''} {statement.about.text if statement.about else ''}",
        clause.times,
        _place(more["nth"]) if more else "",
        frozenset([*(term for term in clause.terms if term[0].isdigit()), *_ordinals(bare)]),
        not _ANOTHER.isdisjoint(bare),
        statement.kind == "appositive",
        statement.kind == "appositive" and statement.gap is None and aged,
        statement.kind != "appositive" and aged,
        statement.kind != "appositive" and statement.predicate != "be",
        _UNSAID.search(text) is not None,
        frozenset((key(m[1]), stem(m[2].lower())) for m in _SHARE.finditer(text)) if of else frozenset(),
        frozenset((m[2].lower(), m[1].lower()) for m in _WAY.finditer(text)) if of else frozenset(),
        _halves(clause),
        _whose(clause),
        frozenset(m.lastgroup or "" for m in _RULED.finditer(low)) if _COURT.search(low) else frozenset(),
    )


def contrary(a: Stand, b: Stand) -> bool:
    """Whether two clauses of two reports cannot be one statement.

    Most have little of what is asked for: of what a clause has not, nothing is asked.
    """
    return (
        (a.denies != b.denies and _denied(a, b))
        or (a.times != b.times and _other_days(a.times, b.times))
        or (bool(a.nth) and _one_more(a, b))
        or (bool(b.nth) and _one_more(b, a))
        or (bool(a.halves) and _lacks(a, b))
        or (bool(b.halves) and _lacks(b, a))
        or (bool(a.whose) and _of_another(a, b))
        or (bool(b.whose) and _of_another(b, a))
        or (a.aged and b.clause)
        or (b.aged and a.clause)
        or a.open != b.open
        or _age_alone(a, b)
        or (bool(a.shares and b.shares) and _other(a.shares, b.shares, at=1))
        or (bool(a.ways and b.ways) and _other(a.ways, b.ways, at=0))
        or (bool(a.ruled and b.ruled) and a.ruled.isdisjoint(b.ruled))
    )


def _age_alone(a: Stand, b: Stand) -> bool:
    """Whether two clauses share the words of an age and hardly another, or those of a day and no other."""
    if a.ages and b.ages and len(_plain(a.words & b.words) - _AGE_WORDS) < 2:
        return True
    dated = a.times and b.times and a.clause and b.clause
    return bool(dated) and a.telling.isdisjoint(b.telling) and not a.words.isdisjoint(b.words)


def _plain(words: frozenset[str]) -> frozenset[str]:
    """Give the words that are no figures."""
    return words.difference([word for word in words if word[0].isdigit()])


def _other(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]], at: int) -> bool:
    """Whether of one thing, named at a place of the pairs, the two say something else."""
    return any(one[at] == two[at] and one != two for one in mine for two in theirs) and mine.isdisjoint(theirs)


def _said(text: str, predicate: str, negated: bool) -> tuple[str, bool]:
    """Give the stem of what a clause says, and whether it denies it; `failed to call` denies `call`."""
    if predicate == "be" and (unable := _UNABLE.search(text)):
        return stem(unable[1].lower()), not negated
    found = _WANTING.search(text) if predicate in _TURNED else None
    return (stem((found[1] or found[2]).lower()), not negated) if found else (stem(predicate), negated)


def _ordinals(bare: frozenset[str]) -> list[str]:
    """Give the figures of the ordinals among some words."""
    found = [_place(word) for word in bare if word[0].isdigit() and _FIGURE_ORDINAL.fullmatch(word)]
    return found if _NTH.keys().isdisjoint(bare) else [*found, *(_place(word) for word in _NTH if word in bare)]


def _place(ordinal: str) -> str:
    """Give the figure of an ordinal: 4 for `fourth`, 14 for `14th`."""
    word = ordinal.lower()
    return str(_NTH[word]) if word in _NTH else word[:-2]


def _is_plain(a: Stand) -> bool:
    """Whether a clause asserts or denies without a bound or a doubt."""
    return not a.hedged and _BOUNDED.search(a.text) is None


def _denied(a: Stand, b: Stand) -> bool:
    """Whether one denies what the other asserts, with the same verb."""
    if a.says != b.says or not (_is_plain(a) and _is_plain(b)):
        return False
    if a.subject[:1] == b.subject[:1] == "@" and a.subject != b.subject:
        return False
    one, two = a.words - {a.says}, b.words - {a.says}
    shared = len(one & two)
    if a.says in _LIGHT:
        return shared >= 2 and 2 * shared >= min(len(one), len(two))
    return shared >= 1


@lru_cache(maxsize=1 << 14)
def _other_days(one: Times, two: Times) -> bool:
    """Whether both clauses give a day or date at one place (`until January`, `until March`), and not the same one.

    A story has few days, and hundreds of clauses that give them.
    """
    for place in ("on", "from", "until"):
        mine = [time for time in one if time[0] == place]
        theirs = [time for time in two if time[0] == place]
        if not mine or not theirs:
            continue
        # A day may be told at another place in other words: arrested in May, and in custody since May.
        met = [(x, y) for x in mine for y in two] + [(x, y) for x in one for y in theirs]
        if not any(_one_day(x, y) for x, y in met):
            return True
    return False


def _one_day(one: tuple[str, str, str], two: tuple[str, str, str]) -> bool:
    """Whether two times can be the same: by their dates where both are written, else by the day of the week."""
    if one[2] and two[2]:
        return one[2].startswith(two[2]) or two[2].startswith(one[2])
    return not one[1] or not two[1] or one[1] == two[1]


def _one_more(a: Stand, b: Stand) -> bool:
    """Whether one tells of a further one (`a fourth person died`), and the other does not."""
    return not b.further and a.nth not in b.figures


def _lacks(a: Stand, b: Stand) -> bool:
    """Whether a clause names one half of an apposition only: the company, and not who heads it.

    The same noun or last name must be in it, or two words of that half (`an early backer of the mill`). A clause that
    the parser took for an apposition says what the other does where it has its verb.
    """
    if not b.apposition and b.says in a.words and b.says not in _LIGHT:
        return False
    said = b.words | (stems_of(b.about) - STOP_STEMS)
    return any(half.head and half.head not in said and len(half.words & said) < 2 for half in a.halves)


_PRONOUNS: Final = frozenset(["he", "she", "they", "him", "her", "who"])


def _whose(clause: Clause) -> frozenset[str]:
    """Give the stems of the name that a relative clause is about: nobody else did what it tells."""
    statement = clause.statement
    if statement.kind != "relative" or statement.about is None or clause.subject[:1] != "@" or not clause.person:
        return frozenset()
    named = [word for word in statement.about.text.split() if word[:1].isupper()]
    return frozenset(stems_of(" ".join(named)) - STOP_STEMS)


def _of_another(a: Stand, b: Stand) -> bool:
    """Whether a clause tells of others what a relative clause tells of somebody with a name (`who swam ashore`)."""
    if a.subject == b.subject or b.subject.lower() in _PRONOUNS:
        return False
    return a.whose.isdisjoint(b.words | stems_of(b.about))


def _halves(clause: Clause) -> tuple[Half, ...]:
    statement = clause.statement
    if statement.kind != "appositive" or statement.gap is None or not clause.person:
        return ()
    text, start = statement.span.text, statement.span.start
    if _ACTS.search(text):
        return ()  # `Ada Holt, who told the court that ...`, `their sons, Ivo and Jan`: no office is told
    found = tuple(map(_half, (text[: statement.gap[0] - start], text[statement.gap[1] - start :])))
    return () if any(half.head[:1].isdigit() for half in found) else found  # `Ada Holt, 41`


def _half(phrase: str) -> Half:
    """Read one half of an apposition: its head is the last word before what hangs on it."""
    found = keyed(_PHRASE_ENDS.split(phrase.strip(), maxsplit=1)[0]).keys
    return Half(stem(found[-1]) if found else "", stems_of(phrase) - STOP_STEMS)
