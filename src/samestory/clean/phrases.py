"""The small language in which phrases for whole lines are written down, and how they are looked up fast.

A phrase reads as what it matches; ``resources/furniture.txt`` tells the few signs that it may hold. Phrases are filed
under the words with which they may begin, or, where they may begin with any, under a word that they must hold; so a
line that no phrase fits costs a few look-ups in a table and no search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

ANY = "*"
"""The beginning of a phrase that may begin with any word."""
NUMBER = "#"
"""The beginning of a phrase that may begin with a number."""
_TOKEN = re.compile(r"\.\.\.|_\d?|[()\[\]|#]|<[^>]+>|[^\s()\[\]|<>+]+|\+")
_HEADER = re.compile(r"\[(?P<reason>[a-z-]+)(?P<opens> opens)?(?: most (?P<most>\d+))?\]")
_ONE = " [^ ]+"
_REST = "(?: [^ ]+)*"
_NUMBER = r"(?: \d[^ ]*)+"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern for a whole line, read in lower case without punctuation, words parted by one space."""

    reason: str
    opens: bool
    """Whether the lines below it belong to it."""
    most: int
    """No line with more words is one."""
    expression: str = field(repr=False)
    """What it reads as, as a regular expression."""
    begins: frozenset[str]
    """Words with which it may begin; ``ANY`` where it may be any word, ``NUMBER`` a number."""
    holds: frozenset[str]
    """Words of which it has one at least; empty where that is not certain."""
    needs: tuple[frozenset[str], ...] = ()
    """All sets of words of each of which it has one."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression, compiled; most phrases fit no line of a text, and are never asked for it."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@dataclass(slots=True)
class _Part:
    """What a piece of a phrase says: its regular expression, its first words, whether it may be empty."""

    pattern: str
    begins: set[str]
    empty: bool
    holds: list[frozenset[str]] = field(default_factory=list)
    """Sets of words of each of which it has one."""


def read_phrases(text: str) -> tuple[Phrase, ...]:
    """Read a file of phrases.

    Raises
    ------
    ValueError
        Where a line is no phrase; the message says which.
    """
    found: list[Phrase] = []
    lists: dict[str, list[str]] = {}
    reason, opens, most = "", False, 40
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or (line.startswith("#") and not reason):  # comments stand above the first reason
            continue
        if header := _HEADER.fullmatch(line):
            reason, opens, most = header["reason"], header["opens"] is not None, int(header["most"] or 40)
        elif line.startswith("<") and " = " in line and not reason:
            name, _, words = line.partition(" = ")
            lists[name] = _TOKEN.findall(words)
        else:
            part, rest = _alternatives(_TOKEN.findall(line), lists)
            if rest or part.empty or not reason:
                raise ValueError(f"line {number} is no phrase: {line}")
            holds = max(part.holds, key=lambda words: min(map(len, words)), default=frozenset[str]())
            begins, needs = frozenset(part.begins), tuple(part.holds)
            found.append(Phrase(reason, opens, most, part.pattern, begins, holds, needs))
    return tuple(found)


def _alternatives(tokens: Sequence[str], lists: Mapping[str, Sequence[str]]) -> tuple[_Part, Sequence[str]]:
    """Read ``a b | c`` up to a closing bracket; give what it says and the tokens that are left."""
    choices: list[_Part] = []
    while True:
        part, tokens = _sequence(tokens, lists)
        choices.append(part)
        if not tokens or tokens[0] != "|":
            break
        tokens = tokens[1:]
    if len(choices) == 1:
        return choices[0], tokens
    pattern = "(?:" + "|".join(choice.pattern for choice in choices) + ")"
    begins = set[str]().union(*(choice.begins for choice in choices))
    certain = [max(choice.holds, key=lambda words: min(map(len, words)), default=None) for choice in choices]
    holds = [frozenset[str]().union(*(words for words in certain if words))] if all(certain) else []
    return _Part(pattern, begins, any(choice.empty for choice in choices), holds), tokens


def _sequence(tokens: Sequence[str], lists: Mapping[str, Sequence[str]]) -> tuple[_Part, Sequence[str]]:
    whole = _Part("", set(), True)
    while tokens and tokens[0] not in ("|", ")", "]"):
        part, tokens = _piece(tokens, lists)
        if tokens and tokens[0] == "+":
            part, tokens = _Part(f"(?:{part.pattern})+", part.begins, part.empty, part.holds), tokens[1:]
        whole.pattern += part.pattern
        if whole.empty:
            whole.begins |= part.begins
        whole.empty = whole.empty and part.empty
        whole.holds += part.holds
    return whole, tokens


def _piece(tokens: Sequence[str], lists: Mapping[str, Sequence[str]]) -> tuple[_Part, Sequence[str]]:
    sign, rest = tokens[0], tokens[1:]
    if sign == "...":
        return _Part(_REST, {ANY}, True), rest
    if sign[0] == "_":
        return _Part(_ONE if sign == "_" else f"(?: [^ ]+){{1,{sign[1:]}}}", {ANY}, False), rest
    if sign == NUMBER:
        return _Part(_NUMBER, {NUMBER}, False), rest
    if sign.startswith("<"):
        return _alternatives(lists[sign], lists)[0], rest
    if sign in ("(", "["):
        part, rest = _alternatives(rest, lists)
        if not rest or rest[0] != {"(": ")", "[": "]"}[sign]:
            raise ValueError(f"a bracket is not closed: {' '.join(tokens)}")
        if sign == "[":
            part = _Part(f"(?:{part.pattern})?", part.begins, True)
        return part, rest[1:]
    return _Part(" " + re.escape(sign), {sign}, False, [frozenset([sign])]), rest


_NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Shelf:
    """The phrases filed under one word, with their places among all."""

    phrases: list[tuple[int, Phrase]] = field(default_factory=list)
    most: int = 0
    """No line with more words fits one of them."""
    together: re.Pattern[str] | None = None
    """Fits what any of them fits: one search spares many."""
    needs: frozenset[str] = frozenset()
    """Words of which a line has one, besides that of the shelf, that one of them fits; a look-up spares the search."""
    sure: bool = True
    """Whether ``needs`` tells of all of them."""

    def add(self, place: int, phrase: Phrase, word: str) -> None:
        self.phrases.append((place, phrase))
        self.most = max(self.most, phrase.most)
        others = [words for words in phrase.needs if word not in words]
        self.needs |= min(others, key=len, default=_NOTHING)
        self.sure = self.sure and bool(others)

    def fitting(self, line: str, words: Sequence[str]) -> Sequence[tuple[int, Phrase]]:
        """Give the phrases from the first that fits a line on; none where none does."""
        if self.sure and self.needs.isdisjoint(words):
            return ()
        if self.together is None:
            self.together = re.compile("|".join(f"({phrase.expression})" for _, phrase in self.phrases))
        match = self.together.fullmatch(line)
        return self.phrases[match.lastindex - 1 :] if match and match.lastindex else ()


_NONE: list[_Shelf | None] = [None]


class PhraseBook:
    """Phrases, filed for quick look-up."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        """File the phrases; of two that fit a line, the first counts."""
        self._first: dict[str, _Shelf] = {}
        self._inside: dict[str, _Shelf] = {}
        for place, phrase in enumerate(phrases):
            if ANY not in phrase.begins:
                for word in phrase.begins:
                    self._first.setdefault(word, _Shelf()).add(place, phrase, word)
            elif phrase.holds:
                for word in phrase.holds:
                    self._inside.setdefault(word, _Shelf()).add(place, phrase, word)
            else:
                raise ValueError(f"a phrase that may begin with anything and needs no word: {phrase.expression}")
        self._hints = frozenset(self._inside)

    @property
    def first_words(self) -> frozenset[str]:
        """The words of which one begins each line that a phrase fits, unless it has one of ``inside_words``."""
        return frozenset(self._first)

    @property
    def inside_words(self) -> frozenset[str]:
        """The words of which each line has one that a phrase fits that may begin with any word."""
        return self._hints

    def find(self, words: Sequence[str], without: frozenset[str] = frozenset()) -> Iterator[Phrase]:
        """Give the phrases that fit a line of so many words, in their order, but for those of some reasons."""
        first, size = words[0], len(words)
        shelves = [self._first.get(first)]
        if first[0].isdigit():
            shelves.append(self._first.get(NUMBER))
        if not self._hints.isdisjoint(words):
            shelves += [self._inside[word] for word in self._hints.intersection(words)]
        elif shelves == _NONE:
            return
        line = " " + " ".join(words)
        likely = [
            found
            for shelf in shelves
            if shelf is not None and size <= shelf.most and (found := shelf.fitting(line, words))
        ]
        if not likely:
            return
        candidates = likely[0] if len(likely) == 1 else sorted(dict(pair for found in likely for pair in found).items())
        for _, phrase in candidates:
            if size <= phrase.most and phrase.reason not in without and phrase.pattern.fullmatch(line):
                yield phrase


@cache
def furniture_phrases() -> PhraseBook:
    """Read the phrases of page furniture."""
    text = files("samestory.resources").joinpath("furniture.txt").read_text(encoding="utf-8")
    return PhraseBook(read_phrases(text))
