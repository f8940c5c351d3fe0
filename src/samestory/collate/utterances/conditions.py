"""Conditions that a cut quotation leaves out: `we will reopen the line`, where another outlet has `if the tests pass`.

What a reading leaves out before its first and after its last word is not quoted, and no variant. A condition is the
exception: without it the words bind more than they did. It is looked for in the words themselves, in the sentence that
both readings quote, and told as left out only where the report that cut it says nothing of it around the words either.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from samestory.collate.utterances.candidates import Item
from samestory.collate.words import STOP_STEMS, content, stem, words
from samestory.model import Report, Variant, VariantReading

CONDITION = "condition"
AROUND = 300
"""Characters around a cut reading in which its report may tell the condition in its own words."""
BESIDE = 3
"""Words right beside the condition that a reading must have to have been cut there."""
SHARED = 0.5
"""Share of the words that tell of a condition with which a report has it too."""

_MARK = re.compile(
    r"(?P<sure>(?:only |but |and )?(?:\bif|\bunless|\bprovided(?: that)?|\bproviding(?: that)?|\bassuming(?: that)?"
    r"|\b(?:as|so) long as|\bon (?:the )?condition that))\b|(?P<time>(?:only |but |and |not )?\b(?:once|until|when))\b",
    re.IGNORECASE,
)
_NO_CONDITION = re.compile(
    r"\b(?:as|even|what|see|know|knows|knew|ask|asks|asked|wonder|wonders|wondered|sure|say|tell|check|decide"
    r"|remember|find out|matter|care|question(?: is)?|at)$",
    re.IGNORECASE,
)
"""Words after which `if` asks, compares or concedes: `even if`, `we do not know if`, `as if`."""
_PHRASE = re.compile(
    r"(?:if|once|when|unless) (?:any(?:thing|one)?|need(?:ed)?|not|only|ever|so|necessary|possible"
    r"|you (?:look|ask|think|like|want|know|will|go|read|see|remember|consider|take)"
    r"|i (?:may|might|remember)|again|more|upon|and for all|an? )\b",
    re.IGNORECASE,
)
"""Turns of phrase that set no condition: `if you ask me`, `if anything`, `once again`."""
_CLAUSE = re.compile(
    r"\w+ (?:(?:i|I|we|you|he|she|it|they|everyone|everybody|someone|somebody|nobody)\b"
    r"|[^,;.]*\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|should|gets?|comes?|goes"
    r"|agree|hold|pass|return|allow)\b"
    r"|(?:the|this|that|our|my|your|his|her|their|its|every|an?|each|[A-Z]\w+) (?!last|first|next|final|end|early|late)"
    r"(?:\w+ )?\w+(?:s|ed)\b)"
)
"""A clause of its own behind `once` or `until`, as far as its words show: not `until the end of May`."""
_ENDS = re.compile(r"[,;.?!…—–]|\s-\s|$")
_SENTENCE = re.compile(r"[^.?!…]+(?:[.?!…]+|$)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition within a reading: its words, and those of its sentence before and behind it."""

    text: str
    before: str
    behind: str


@lru_cache(maxsize=1 << 12)
def conditions_in(text: str) -> tuple[Clause, ...]:
    """Give the conditions of a text, each with the words beside it in its sentence.

    Parameters
    ----------
    text
        What somebody is quoted to have said; the same words stand in many reports.
    """
    found: list[Clause] = []
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        for mark in _MARK.finditer(said):
            end = _ENDS.search(said, mark.end())
            stop = len(said) if end is None else end.start()
            clause = said[mark.start() : stop].strip()
            before, behind = said[: mark.start()].rstrip(" ,;—–-"), said[stop:].lstrip(" ,;—–-")
            word = re.sub(r"^(?:only|but|and|not) ", "", clause, flags=re.IGNORECASE)
            if len(word.split()) < 3 or _NO_CONDITION.search(before) or _PHRASE.match(word):
                continue
            restricts = clause.lower().startswith("only")
            when = word.lower().startswith("when") and not restricts  # `when he arrived`: a time, unless `only when`
            if mark["time"] and (when or not _CLAUSE.match(word)):
                continue
            found.append(Clause(clause, before, behind))
    return tuple(found)


def with_conditions(
    variants: Sequence[Variant], held: Sequence[Item], reports: Sequence[Report]
) -> tuple[Variant, ...]:
    """Put the conditions first that a reading leaves out, as variants that say so.

    Parameters
    ----------
    variants
        Those of an utterance, the gravest first.
    held
        Its quotations.
    reports
        All reports of the story.

    Returns
    -------
    tuple of Variant
        ``meaning`` is ``condition`` where some reports have a condition and others, which quote the words beside it,
        do not.
    """
    direct = [item for item in held if item.direct]
    if len({item.report for item in direct}) < 2:
        return tuple(variants)
    alike: dict[str, list[Item]] = defaultdict(list)
    for item in direct:
        alike[item.text].append(item)
    found: dict[tuple[str, ...], Variant] = {}
    for item in sorted(direct, key=lambda one: (-len(one.text), one.report)):
        for clause in conditions_in(item.text):
            tells = _telling(clause.text)
            if not tells or any(len(tells & set(old)) >= SHARED * len(tells) for old in found):
                continue
            has = {one.report for text, same in alike.items() if _has(text, tells) for one in same} | {item.report}
            beside = _beside(clause)
            lacks = {
                one.report
                for text, same in alike.items()
                if not {one.report for one in same} <= has and _cut_beside(text, beside)
                for one in same
                if one.report not in has and not _told(one, tells, reports)
            }
            if lacks:
                having, lacking = (tuple(reports[n].id for n in sorted(side)) for side in (has, lacks))
                sides = (VariantReading(_mostly(direct, clause.text, tells), having), VariantReading("", lacking))
                found[tuple(sorted(tells))] = Variant("omission", sides, CONDITION)
    rest = [one for one in variants if not any(_is_of(one, tells) for tells in found)]
    return (*found.values(), *rest)


def _mostly(direct: Sequence[Item], longest: str, tells: frozenset[str]) -> str:
    """Give a condition in the words that most readings have: a spun copy may have the longest ones."""
    texts = [c.text for one in direct for c in conditions_in(one.text) if _has(c.text, tells)] or [longest]
    counts = Counter(texts)
    return max(texts, key=counts.__getitem__)


def _is_of(variant: Variant, tells: tuple[str, ...]) -> bool:
    """Whether a variant is the same omission, found between two words of the cut reading."""
    texts = [reading.text for reading in variant.readings]
    mine = _telling(" ".join(texts))
    return variant.kind in ("omission", "addition") and "" in texts and mine == set(tells)


@lru_cache(maxsize=1 << 12)
def _telling(text: str) -> frozenset[str]:
    return frozenset(stem(key) for key in content(words(text).keys)) - STOP_STEMS


@lru_cache(maxsize=1 << 12)
def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the stems of the words of a text, as many in a row as are asked for beside a condition."""
    stems = [stem(key) for key in words(text).keys]
    return tuple(zip(*(stems[n:] for n in range(BESIDE)), strict=False))


def _beside(clause: Clause) -> frozenset[tuple[str, ...]]:
    """Give the words right before a condition and those right behind it."""
    return frozenset(_rows(clause.before)[-1:] + _rows(clause.behind)[:1])


def _has(text: str, tells: frozenset[str]) -> bool:
    return len(_telling(text) & tells) >= SHARED * len(tells)


def _cut_beside(text: str, beside: frozenset[tuple[str, ...]]) -> bool:
    """Whether a reading has the words right before or behind a condition, and no condition of its own."""
    return not beside.isdisjoint(_rows(text)) and not conditions_in(text)


def _told(item: Item, tells: frozenset[str], reports: Sequence[Report]) -> bool:
    """Whether the report of a cut reading tells the condition beside it, in its own words or in another quotation."""
    report, span = reports[item.report], item.quotation.content
    quoted = max((part.end for part in item.quotation.words), default=span.start)
    ahead = re.split(r"[.?!…\n]", report.text[quoted : span.end + AROUND], maxsplit=1)[0].strip(" ”\"'’»,")
    if conditions_in(ahead):
        return True  # `“No train will cross,” until the cause is known`
    near = report.text[max(0, span.start - AROUND) : span.start] + " " + report.text[span.end : span.end + AROUND]
    return len(_telling(near) & tells) >= SHARED * len(tells)
