"""Who is meant by a description: ``the foreign minister``, ``her lawyer``, ``the company``, ``the army``.

A description joins an actor only where the report gives it to one: by an apposition, by a title before a name,
or because nothing else of its sort is near. People without a name who speak are actors of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.name import Name, Sentences
from samestory.annotate.actors.people import OFFICES, Figure, plain
from samestory.resources import actor_tables as tables
from samestory.resources.cues import cue_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEADERS = tables.name_words("leader")
_COMPANY_WORDS = frozenset({"company", "corp", "corporation", "inc", "ltd", "limited", "llc", "holdings", "airlines",
                            "airways", "bank", "partners", "group", "media", "network", "industries", "technologies",
                            "systems", "pharmaceuticals", "motors", "petroleum", "electronics", "semiconductors",
                            "securities", "energy", "studio", "studios", "hotel", "casino", "resort", "factory",
                            "trust", "theatre", "theater", *tables.name_words("legal-form")})  # fmt: skip
"""Words in names that leave it open whether the body is a company."""

_NEAR = 3
"""Sentences back within which a general noun (``the company``) looks for what it means."""
_FAR = 10
"""Sentences back within which it still means what is known to be one (``the company``: an airline)."""


_MINORS = tables.name_words("minor")
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                 "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")  # fmt: skip
_AGE_AFTER = re.compile(r",? (?:\(|aged )?(?P<age>\d{1,2}|[a-z]+)(?=[),.;])")
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,2}|[A-Za-z]+)-year-old\s(?:\w+\s)?$")


@dataclass(slots=True)
class Phrase:
    """A noun phrase without a name: tokens ``first`` to ``last`` (exclusive) around its ``head``."""

    first: int
    last: int
    head: int
    text: str
    start: int
    end: int
    sentence: int
    definite: bool
    owner: int | None = None
    """The token of the possessor (``her``, ``Calder`` in ``Calder's lawyer``)."""


class Described:
    """Descriptions of one report, put to the figures that they mean."""

    def __init__(self, doc: Doc, sentences: Sentences, figures: list[Figure]) -> None:
        self.doc = doc
        self.sentences = sentences
        self.figures = figures
        self.taken = bytearray(len(doc))
        self.at_token: dict[int, tuple[Figure, Name]] = {}
        self.after: dict[int, tuple[Figure, Name]] = {}
        self.before: dict[int, tuple[Figure, Name]] = {}
        for figure in figures:
            for name in figure.names:
                self.taken[name.left : name.last] = b"\1" * (name.last - name.left)
                for at in range(name.left, name.last):
                    self.at_token[at] = (figure, name)
                self.after[name.last] = (figure, name)
                self.before[name.left] = (figure, name)
        self.countries = {figure.country: figure for figure in figures if figure.country}
        self.institutions: dict[tuple[str | None, str], Figure] = {}
        self.minors: list[Figure] | None = None
        """Who is a child or young; found when first asked for."""

    def resolve(self) -> None:
        """Put all descriptions to figures, adding figures for who has no name but acts."""
        self._sort_bodies()
        phrases = [phrase for token in self.doc if (phrase := self._phrase(token)) is not None]
        left = [phrase for phrase in phrases if not self._apposition(phrase)]
        for phrase in left:
            self._institution(phrase)
        for phrase in left:
            if not self.taken[phrase.head]:
                self._person(phrase) or self._collective(phrase)

    # Noun phrases

    def _phrase(self, token: Token) -> Phrase | None:
        """Make the phrase around a noun for a person or body; None where the noun is part of a name or compound."""
        if self.taken[token.i] or token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "nmod"):
            return None
        if _noun(token) is None or (token.i + 1 < len(self.doc) and self.doc[token.i + 1].text == "-"):
            return None
        doc = self.doc
        first, owner, definite = token.i, None, False
        while first > 0:
            before = doc[first - 1]
            if before.is_space or (before.dep_ == "punct" and before.text != "-"):
                break
            if before.tag_ == "POS":
                owner = first - 2
                first = self._owner_start(first - 2)
                definite = True
                break
            if before.tag_ in ("DT", "PRP$", "WP$"):
                first -= 1
                definite = before.lower_ in ("the", "this", "that", "these", "those") or before.tag_ != "DT"
                owner = before.i if before.tag_ == "PRP$" else None
                break
            if (
                before.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV")
                and before.text != "-"
                and before.tag_ != "VBN"
            ):
                break
            if before.pos_ == "ADV" and before.head.pos_ != "ADJ":
                break
            first -= 1
        last = self._complement_end(token)
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        text = self.sentences.text[start:end]
        if "\n" in text or len(text) > 90:
            last = token.i + 1
            end = token.idx + len(token)
            text = self.sentences.text[start:end]
        if "\n" in text:
            return None
        return Phrase(first, last, token.i, text, start, end, self.sentences.at(start), definite, owner)

    def _owner_start(self, at: int) -> int:
        if at < 0:
            return 0
        held = self.at_token.get(at)
        return held[1].left if held else at

    def _complement_end(self, head: Token) -> int:
        """Where ``of``, ``in``, ``at``, ``for`` and the names after them end that say which person this is."""
        doc, at = self.doc, head.i + 1
        if at >= len(doc) or doc[at].lower_ not in ("of", "in", "at", "for", "from", "with") or doc[at].head != head:
            return at
        objects = [child for child in doc[at].children if child.dep_ == "pobj"]
        if not objects:
            return at
        edge = objects[0].i + 1
        held = self.at_token.get(objects[0].i)
        if held:
            edge = held[1].last
        if doc[at].lower_ != "of" and not held and head.lower_ not in ("commentator", "columnist", "spokesman",
                                                                        "spokeswoman", "spokesperson"):  # fmt: skip
            return at
        return edge if edge - at <= 7 else at

    # What a phrase means

    def _apposition(self, phrase: Phrase) -> bool:
        """``Ada Holm, her lawyer`` and ``her lawyer, Ada Holm``: the phrase says what the name is."""
        doc = self.doc
        if not (phrase.definite or doc[phrase.first].lower_ in ("a", "an")):
            return False
        low = doc[phrase.head].lower_
        human = low in tables.words("title") or low in tables.words("relation") or low in tables.words("person")
        wanted = "person" if human else "organisation"
        held = None
        if phrase.first > 0 and doc[phrase.first - 1].text == ",":
            held = self.after.get(phrase.first - 1)
            if held and doc[phrase.head].dep_ not in (
                "appos",
                "nsubj",
                "npadvmod",
                "ROOT",
                "dobj",
                "pobj",
                "conj",
                "attr",
            ):
                held = None
            if held and doc[phrase.head].dep_ in ("nsubj", "conj", "dobj") and doc[phrase.head].dep_ != "appos":
                held = None
        if held is None and phrase.last < len(doc) and doc[phrase.last].text == ",":
            held = self.before.get(phrase.last + 1)
            if held and (not phrase.definite or doc[held[1].last - 1].dep_ not in ("appos", "nsubj", "pobj", "dobj")):
                held = None
        if held is None:
            return False
        figure = held[0]
        if low in _MINORS and (doc[phrase.head].dep_ != "appos" or figure.roles):
            return False  # "the director, Ada Holm, the child was": a clause begins there
        if (figure.kind == "person") != (wanted == "person") or figure.kind == "place":
            return False
        if figure.kind == "person":
            self._role(figure, phrase)
        else:
            figure.sorts.add(low)
        self._take(figure, phrase)
        return True

    def _person(self, phrase: Phrase) -> bool:
        doc = self.doc
        head = doc[phrase.head]
        noun = _noun(head) or ""
        lists = [tables.words(key) for key in ("title", "relation", "person")]
        if not any(noun in table for table in lists):
            return False
        plural = head.tag_ in ("NNS", "NNPS")
        gender = next((table[noun] for table in lists if table.get(noun)), None)
        if phrase.definite and not plural and noun in _MINORS:
            figure = self._minor(phrase, gender)
            if figure is not None:
                self._take(figure, phrase)
                return True
        elif phrase.definite and not plural:
            figure = self._bearer(phrase, noun, gender)
            if figure is not None:
                self._take(figure, phrase)
                return True
        unique = (
            phrase.definite
            and not plural
            and noun in _LEADERS
            and _country({token.text for token in doc[phrase.first : phrase.head]})
        )
        if not self._speaks(head) and not unique:
            return False
        key = names.key(phrase.text)
        figure = next((one for one in self.figures if one.described and names.key(one.name) == key), None)
        if figure is None:
            kind = "group" if plural else "person"
            text = phrase.text[4:] if phrase.text[:4] == "The " else phrase.text
            name = "the " + text if phrase.text[:4] == "The " else _lower_first(text, doc[phrase.first])
            # An office in capitals (`Orlandia's President`, a headline's `President`) is a description all the same.
            *before, last = name.split()
            if last.lower() in OFFICES:
                name = " ".join([*(before or ["the"]), last.lower()])
            figure = Figure(kind, name=name, gender="plural" if plural else gender, described=True)
            figure.roles.append(names.strip_article(phrase.text))
            self.figures.append(figure)
        self._take(figure, phrase)
        return True

    def _minor(self, phrase: Phrase, gender: str | None) -> Figure | None:
        """Find the one child or young person of the report: by an age, or called by the given name alone.

        ``The boy`` with more words (``the boy with the kite``) may be any other.
        """
        modifiers = [token for token in self.doc[phrase.first + 1 : phrase.head] if token.pos_ != "ADJ"]
        if modifiers or phrase.last > phrase.head + 1 or phrase.owner is not None:
            return None
        if self.minors is None:
            self.minors = [figure for figure in self.figures if self._is_minor(figure)]
        fits = [figure for figure in self.minors if not gender or figure.gender in (None, gender)]
        if len(fits) != 1:
            return None
        fits[0].gender = fits[0].gender or gender
        return fits[0]

    def _is_minor(self, figure: Figure) -> bool:
        if figure.kind != "person" or figure.described or not figure.names:
            return False
        ages = [age for name in figure.names for age in self._ages(name)]
        if ages:
            return max(ages) < 18
        if figure.roles or any(name.honorific for name in figure.names):
            return False
        given = {name.parts[0] for name in figure.names if len(name.parts) > 1}
        alone = [name for name in figure.names if len(name.parts) == 1]
        # News calls grown-up people by their surnames.
        return bool(given and alone) and all(name.parts[0] in given for name in alone)

    def _ages(self, name: Name) -> Iterable[int]:
        """Give the ages told beside a name: ``Ole Brandt, six,``, ``six-year-old Ole``."""
        text = self.sentences.text
        after = _AGE_AFTER.match(text, name.end)
        before = _AGE_BEFORE.search(text, max(0, name.start - 30), name.start + name.prefix)
        for match in (after, before):
            if match is not None:
                word = match["age"].lower()
                yield _NUMBER_WORDS.index(word) if word in _NUMBER_WORDS else int(word) if word.isdigit() else 99

    def _bearer(self, phrase: Phrase, noun: str, gender: str | None) -> Figure | None:
        """Find the one person to whom the report gives this role."""
        modifiers = {token.text for token in self.doc[phrase.first : phrase.head]}
        country = _country(modifiers)
        others = _folded(modifiers) - {"the", "former", "new", "then"}
        proper = _proper(token.text for token in self.doc[phrase.first : phrase.head])
        owned = phrase.owner is not None
        best: list[tuple[int, int, Figure]] = []
        holders: dict[str, int] = {}
        for figure in self.figures:
            if figure.kind != "person" or (gender and figure.gender not in (None, gender)):
                continue
            fits = [(_fit(role, noun, country, others, proper), role) for role in figure.roles]
            score = max((fit for fit, _ in fits), default=0)
            near = self._last_before(figure, phrase.start)
            for fit, role in fits:
                if fit and (land := _country(set(names.words_of(role)))) and near is not None:
                    holders[land] = max(holders.get(land, -1), near)
            if not score or near is None or (near < 0 and not country):
                continue
            if country or owned or phrase.sentence - self.sentences.at(near) <= _FAR:
                best.append((score, near, figure))
        if not best:
            return None
        best.sort(key=lambda one: (-one[0], -one[1]))
        if len(holders) > 1 and not (country or owned or others):
            # Presidents of several countries: only of whom the text has just spoken can it be "the president".
            best = [one for one in best if one[1] >= 0 and phrase.sentence - self.sentences.at(one[1]) <= 1]
            if not best:
                return None
        top = [one for one in best if one[0] == best[0][0]]
        if len(top) > 1 and not country and len(others) == 0 and noun in ("official", "man", "woman"):
            return None
        return top[0][2]

    def _collective(self, phrase: Phrase) -> bool:
        doc = self.doc
        noun = _noun(doc[phrase.head]) or ""
        sort = tables.words("collective").get(noun)
        if noun == "network" and phrase.head > phrase.first and doc[phrase.head - 1].lower_ == "social":
            noun = sort = "company"
        if sort is None or not phrase.definite or phrase.owner is not None or doc[phrase.head].tag_ in ("NNS", "NNPS"):
            return False
        if phrase.last > phrase.head + 1:
            return False
        modifiers = _folded({token.text for token in doc[phrase.first : phrase.head]}) - {"the", "social"}
        if any(token.text[:1].isupper() or token.text[:1] == "#" for token in doc[phrase.first + 1 : phrase.head]):
            return False
        if _country({token.text for token in doc[phrase.first : phrase.head]}):
            return False
        best: list[tuple[int, int, Figure]] = []
        for figure in self.figures:
            if figure.kind not in ("organisation", "group") or figure.described or not figure.names:
                continue
            near = self._last_named(figure, phrase.start)
            if near is None or phrase.sentence - self.sentences.at(near) > _FAR:
                continue
            close = phrase.sentence - self.sentences.at(near) <= _NEAR
            if doc[phrase.head].lower_ not in tables.words("collective"):
                # "the glassmaker": only who is called so; any company will not do.
                if doc[phrase.head].lower_ in figure.sorts:
                    best.append((3 if close else 1, near, figure))
            elif noun in figure.sorts or sort in figure.sorts:
                best.append((3 if close else 1, near, figure))
            elif close and not figure.sorts and sort in ("company", "group") and self._salient(figure, phrase):
                best.append((2, near, figure))
        if not best:
            return False
        best.sort(key=lambda one: (-one[0], -one[1]))
        if best[0][0] == 2:
            # Nothing says that it is a company or group: only what the text is mainly about will do.
            best = [one for one in best if one[0] == 2]
            best.sort(key=lambda one: (-len(one[2].mentions), -one[1]))
            counts = [len(one[2].mentions) for one in best]
            if modifiers - {"new", "same", "whole"} or (len(counts) > 1 and counts[0] < 2 * counts[1]):
                return False
        self._take(best[0][2], phrase)
        return True

    def _institution(self, phrase: Phrase) -> None:
        """Put ``the Danish army``, ``the military``, ``the Danish government`` to one body of a country."""
        doc = self.doc
        noun = _noun(doc[phrase.head]) or ""
        sort = tables.words("institution").get(noun)
        if sort is None or self.taken[phrase.head] or phrase.last > phrase.head + 1:
            return
        modifiers = [token.text for token in doc[phrase.first : phrase.head]]
        country = _country(set(modifiers))
        if country is None and phrase.owner is not None:
            held = self.at_token.get(phrase.owner)
            country = held[0].country if held else None
            if country is None:
                return
        plain = [
            word
            for word in modifiers
            if word.lower() != "the" and _country({word}) is None and word not in ("'s", "’s")
        ]
        if plain:
            return
        if country is None and not (phrase.definite or sort == "police"):
            return
        if sort == "government" and country is not None:
            figure = self.countries.get(country)
            if figure is None:
                figure = self.countries[country] = Figure("place", name=country, country=country)
                self.figures.append(figure)
            self.institutions[(country, sort)] = figure
            self._take(figure, phrase)
            return
        if country is None:
            held_here = [figure for (_, kind), figure in self.institutions.items() if kind == sort]
            one = list({id(figure): figure for figure in held_here}.values())
            if len(one) == 1:
                self._take(one[0], phrase)
                return
            if one or not self._speaks(doc[phrase.head]):
                return
        figure = self.institutions.get((country, sort)) or (
            self.institutions.get((None, sort)) if country is not None else None
        )
        if figure is None:
            text = names.strip_article(phrase.text)
            figure = Figure("organisation", name=text if country else phrase.text.lower(), described=country is None)
            figure.sorts.update((noun, sort))
            self.figures.append(figure)
        elif country is not None and figure.described:
            figure.name, figure.described = names.strip_article(phrase.text), False
        self.institutions[(country, sort)] = figure
        self._take(figure, phrase)

    # Helps

    def _take(self, figure: Figure, phrase: Phrase) -> None:
        first, last = phrase.first, phrase.last
        figure.mentions.append((phrase.start, phrase.end))
        self.taken[first:last] = b"\1" * (last - first)

    def _role(self, figure: Figure, phrase: Phrase) -> None:
        begin = phrase.first
        if self.doc[begin].tag_ in ("DT", "PRP$"):
            begin += 1
        role = self.sentences.text[self.doc[begin].idx : phrase.end] if begin < phrase.last else phrase.text
        if role and role not in figure.roles:
            figure.roles.append(role)
        noun = _noun(self.doc[phrase.head]) or ""
        for key in ("title", "relation", "person"):
            figure.gender = figure.gender or tables.words(key).get(noun) or None

    def _speaks(self, head: Token) -> bool:
        """Whether the phrase is who says something."""
        if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in cue_verbs():
            return "speech" in cue_verbs()[head.head.lemma_.lower()].frames
        return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.i > 0 and (
            self.doc[head.head.i - 1].lower_ == "according"
        )  # fmt: skip

    def _salient(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether a body is what the text is about at this point: a subject a little before."""
        for name in reversed(figure.names):
            if name.start < phrase.start and phrase.sentence - name.sentence <= _NEAR:
                return self.doc[name.last - 1].dep_ in ("nsubj", "nsubjpass", "ROOT", "appos", "poss", "agent", "pobj",
                                                        "dobj", "conj")  # fmt: skip
        return False

    def _last_before(self, figure: Figure, offset: int) -> int | None:
        starts = sorted(start for start, _ in figure.mentions)
        at = bisect_right(starts, offset)
        if at:
            return starts[at - 1]
        # A role may be used before the name ("the minister said ... Ada Holm, the foreign minister").
        return -starts[0] if starts else None

    def _last_named(self, figure: Figure, offset: int) -> int | None:
        """Where a body was last mentioned, other than as the place of a post (``on Facebook``)."""
        posts = {name.start for name in figure.names if name.left and self.doc[name.left - 1].lower_ in ("on", "via")}
        starts = [start for start, _ in figure.mentions if start < offset and start not in posts]
        return max(starts) if starts else None

    def _sort_bodies(self) -> None:
        """Learn from names and the words around them what sort of body each is."""
        collective = tables.words("collective")
        for figure in self.figures:
            if figure.kind not in ("organisation", "group"):
                continue
            for name in figure.names:
                known = tables.organisations().get(names.strip_article(plain(name)))
                if known and known.sort:
                    figure.sorts.add(known.sort)
                for word in name.key.split():
                    if word in collective:
                        figure.sorts.add(collective[word])
                    elif word in ("times", "post", "herald", "tribune", "gazette", "guardian", "journal"):
                        figure.sorts.add("paper")
                    elif word in tables.name_words("organisation") and word not in _COMPANY_WORDS:
                        # A federation or a hospital is not "the company".
                        figure.sorts.add(word)
                for at in (name.first - 1, name.last):
                    if 0 <= at < len(self.doc) and not self.doc[at].is_space:
                        noun = _noun(self.doc[at]) or ""
                        if noun in collective and (at < name.first or self.doc[name.last - 1].head.i == at):
                            figure.sorts.update((self.doc[at].lower_, noun, collective[noun]))


def _lower_first(text: str, token: Token) -> str:
    return text[:1].lower() + text[1:] if token.pos_ in ("DET", "ADJ", "NOUN", "PRON") and not text.isupper() else text


def _noun(token: Token) -> str | None:
    """Give the noun in its singular, if it is for a person, body or institution."""
    return _singular(token.lower_)


@cache
def _nouns() -> frozenset[str]:
    return frozenset().union(
        *(tables.words(key) for key in ("title", "relation", "person", "collective", "institution"))
    )


_PERSONAL_MAKERS = tables.name_words("personal-maker")


@lru_cache(maxsize=50_000)
def _singular(low: str) -> str | None:
    if low.endswith("maker") and low not in _PERSONAL_MAKERS and low not in _nouns():
        return "manufacturer"
    for word in (low, low[:-1] if low.endswith("s") else low, low[:-3] + "man" if low.endswith("men") else low):
        if word in _nouns():
            return word
    return None


def _country(words: set[str]) -> str | None:
    adjectives, own = tables.country_adjectives(), tables.country_names()
    found = sorted({adjectives.get(word) or own.get(word) or "" for word in words} - {""})
    return found[0] if len(found) == 1 else None


def _folded(words: set[str]) -> set[str]:
    own = tables.country_adjectives()
    return {word.lower() for word in words if word not in own and word not in ("'s", "’s", "-")}


def _proper(found: Iterable[str]) -> frozenset[str]:
    """Give the capitalised words among modifiers, in small letters, without countries and titles.

    A name that the tables know brings the words of its other names (``GOP``: ``republican``).
    """
    proper: set[str] = set()
    for word in found:
        if word[:1].isupper() and word.isalpha() and not _country({word}) and word.lower() not in tables.words("title"):
            known = tables.organisations().get(word)
            proper.update(part.lower() for name in (word, known.name if known else "") for part in name.split())
    return frozenset(proper - {"former", "the", "new", "party"})


def _fit(role: str, noun: str, country: str | None, others: set[str], proper: frozenset[str] = frozenset()) -> int:
    """How well a role of a person fits a description: 0 not at all.

    ``proper`` are the description's own capitalised words: where the role has some too, one must be shared (``the
    Liberal candidate`` is no ``Labour candidate``).
    """
    found = names.words_of(role)
    own_proper = _proper(found[:-1])
    if proper and own_proper and not proper & own_proper:
        return 0
    heads = [fold for word in found for fold in (names.fold(word).rstrip("."),)]
    heads = [word[:-1] if word.endswith("s") and word[:-1] in tables.words("title") else word for word in heads]
    own = _country(set(found))
    if country and own and country != own:
        return 0
    if noun in heads:
        # The words before the noun must not say something else: "the finance minister" is no foreign minister.
        at = heads.index(noun)
        before = {word for word in heads[:at] if word not in ("former", "the", "new")} - _folded_countries(found)
        rest = others - {noun}
        if rest and before and not rest & before:
            return 0
        if rest and not before:
            return 1
        return 4 if country and own else 3
    if noun in ("leader", "head") and set(heads) & _LEADERS and (country or own) and "minister" not in heads:
        return 2 if country and own else 0
    if noun == "leader" and "minister" in heads and "prime" in heads and country and own:
        return 2
    return 0


def _folded_countries(words: list[str]) -> set[str]:
    return {names.fold(word) for word in words if _country({word})}


def is_description(name: str) -> bool:
    """Whether an actor is known by a description alone (``a senior official``, ``the Danish president``)."""
    words = name.split()
    if not words:
        return False
    return (
        words[0] in ("the", "a", "an", "one", "some")
        or name == name.lower()
        or (words[-1].islower() and any(word.endswith(("'s", "’s")) for word in words[:-1]))
    )


def role_fits(role: str, description: str) -> bool:
    """Whether ``the Danish president`` describes somebody whom a report calls ``Danish President``."""
    found = names.words_of(names.strip_article(description))
    if not found:
        return False
    country = _country(set(found))
    if country is None or country != _country(set(names.words_of(role))):
        return False
    return _fit(role, names.fold(found[-1]), country, _folded(set(found[:-1]))) >= 2
