"""Who is meant by a description: ``the foreign minister``, ``her lawyer``, ``the company``, ``the army``.

A description joins an actor only where the report gives it to one: by an apposition, by a title before a name,
or because nothing else of its sort is near. People without a name who speak are actors of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.ages import age_within, ages_of, is_minor
from samestory.annotate.actors.name import Name, Sentences
from samestory.annotate.actors.people import OFFICES, Figure
from samestory.annotate.actors.phrases import Phrase, Phrases, lower_first, noun_of
from samestory.annotate.actors.public_bodies import PublicBodies
from samestory.annotate.actors.roles import LEADERS, country_in, country_of, folded, proper_words, role_score
from samestory.annotate.actors.sorts import sort_bodies
from samestory.annotate.actors.titles import acts_behind, is_calling
from samestory.resources import actor_tables as tables
from samestory.resources.cues import cue_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEAR = 3
"""Sentences back within which a general noun (``the company``) looks for what it means."""
_FAR = 10
"""Sentences back within which it still means what is known to be one (``the company``: an airline)."""


_OPENED = re.compile(r"[:,]\s*[“\"][^”\"\n]*$")
"""A quotation that begins behind a colon or a comma and goes on up to a place."""
_OPENING = 3
"""Sentences within which a report may describe whom it names further down."""
_MINORS = tables.name_words("minor")


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
        sort_bodies(self.doc, self.figures)
        phrases = list(Phrases(self.doc, self.sentences, self.taken, self.at_token))
        left = [phrase for phrase in phrases if not self._apposition(phrase)]
        for phrase in left:
            self._institution(phrase)
        public = PublicBodies(self.doc, self.sentences, self.figures, self.at_token)
        for phrase in left:
            if not self.taken[phrase.head] and (figure := public.find(phrase)) is not None:
                self._take(figure, phrase)
        for phrase in left:
            if not self.taken[phrase.head]:
                self._person(phrase) or self._collective(phrase)

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
            if held and acts_behind(doc, held[1], phrase.head):
                held = None
        if held is None and _short_in_brackets(doc, phrase.last):
            held = self.before.get(phrase.last + _BRACKETED)
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
        noun = noun_of(head) or ""
        lists = [tables.words(key) for key in ("title", "relation", "person")]
        plural = head.tag_ in ("NNS", "NNPS")
        gender = next((table[noun] for table in lists if table.get(noun)), None)
        if not plural and (figure := self._of_age(phrase, gender)) is not None:
            self._take(figure, phrase)
            return True
        if not any(noun in table for table in lists):
            return False
        if not plural and noun in _MINORS and (phrase.definite or self._introduces(phrase)):
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
            and noun in LEADERS
            and country_of({token.text for token in doc[phrase.first : phrase.head]})
        )
        if not self._speaks(head) and not unique:
            return False
        key = names.key(phrase.text)
        figure = next((one for one in self.figures if one.described and names.key(one.name) == key), None)
        if figure is None:
            kind = "group" if plural else "person"
            text = phrase.text[4:] if phrase.text[:4] == "The " else phrase.text
            name = "the " + text if phrase.text[:4] == "The " else lower_first(text, doc[phrase.first])
            # An office in capitals (`Orlandia's President`, a headline's `President`) is a description all the same.
            *before, last = name.split()
            if last.lower() in OFFICES:
                name = " ".join([*(before or ["the"]), last.lower()])
            figure = Figure(kind, name=name, gender="plural" if plural else gender, described=True)
            figure.roles.append(names.strip_article(phrase.text))
            self.figures.append(figure)
        self._take(figure, phrase)
        return True

    def _of_age(self, phrase: Phrase, gender: str | None) -> Figure | None:
        """Find the one person of the report who is told to be as old as the phrase says (``a 31-year-old baker``)."""
        age = age_within(phrase.text)
        if age is None or not is_calling(noun_of(self.doc[phrase.head]) or self.doc[phrase.head].lower_):
            return None
        fits = [
            figure
            for figure in self.figures
            if figure.kind == "person"
            and (not gender or figure.gender in (None, gender))
            and age in (held for name in figure.names for held in ages_of(name, self.sentences.text))
        ]
        return fits[0] if len(fits) == 1 else None

    def _introduces(self, phrase: Phrase) -> bool:
        """Whether a phrase without ``the`` can be of whom the report is about, before it gives the name."""
        if phrase.sentence > _OPENING or self.doc[phrase.first].lower_ in ("another", "one", "no", "any", "every"):
            return False
        named = [name.start for figure in self.figures for name in figure.names
                 if not name.headline and is_minor(figure, self.sentences.text)]  # fmt: skip
        return all(phrase.start < start for start in named)

    def _minor(self, phrase: Phrase, gender: str | None) -> Figure | None:
        """Find the one child or young person of the report: by an age, or called by the given name alone.

        ``The boy`` with more words (``the boy with the kite``) may be any other.
        """
        modifiers = [token for token in self.doc[phrase.first : phrase.head] if token.pos_ not in ("ADJ", "DET")]
        age = age_within(phrase.text)
        if (modifiers and age is None) or phrase.last > phrase.head + 1 or phrase.owner is not None:
            return None
        if self.minors is None:
            self.minors = [figure for figure in self.figures if is_minor(figure, self.sentences.text)]
        fits = [figure for figure in self.minors if not gender or figure.gender in (None, gender)]
        ages = {held for one in fits for name in one.names for held in ages_of(name, self.sentences.text)}
        if len(fits) != 1 or (age is not None and ages and age not in ages):
            return None
        fits[0].gender = fits[0].gender or gender
        return fits[0]

    def _bearer(self, phrase: Phrase, noun: str, gender: str | None) -> Figure | None:
        """Find the one person to whom the report gives this role."""
        modifiers = {token.text for token in self.doc[phrase.first : phrase.head]}
        country = country_in(" ".join(token.text for token in self.doc[phrase.first : phrase.head]))
        others = folded(modifiers) - {"the", "former", "new", "then"}
        proper = proper_words(token.text for token in self.doc[phrase.first : phrase.head])
        owned = phrase.owner is not None
        best: list[tuple[int, int, Figure]] = []
        holders: dict[str, int] = {}
        for figure in self.figures:
            if figure.kind != "person" or (gender and figure.gender not in (None, gender)):
                continue
            fits = [(role_score(role, noun, country, others, proper), role) for role in figure.roles]
            if country and self._talked_about(figure, phrase):
                # Nobody calls himself by his name: the president of a country is another one than who is told of.
                fits = [(fit, role) for fit, role in fits if country_in(role)]
            score = max((fit for fit, _ in fits), default=0)
            near = self._last_before(figure, phrase.start)
            for fit, role in fits:
                if fit and (land := country_in(role)) and near is not None:
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

    def _talked_about(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether the words in quotation marks that follow a description in its sentence call somebody by name."""
        text = self.sentences.text
        return any(
            name.start > phrase.end
            and name.sentence == phrase.sentence
            and _OPENED.search(text[phrase.end : name.start]) is not None
            for name in figure.names
        )

    def _collective(self, phrase: Phrase) -> bool:
        doc = self.doc
        noun = noun_of(doc[phrase.head]) or ""
        sort = tables.words("collective").get(noun)
        if noun == "network" and phrase.head > phrase.first and doc[phrase.head - 1].lower_ == "social":
            noun = sort = "company"
        if sort is None or not phrase.definite or phrase.owner is not None or doc[phrase.head].tag_ in ("NNS", "NNPS"):
            return False
        if phrase.last > phrase.head + 1:
            return False
        modifiers = folded({token.text for token in doc[phrase.first : phrase.head]}) - {"the", "social"}
        if any(token.text[:1].isupper() or token.text[:1] == "#" for token in doc[phrase.first + 1 : phrase.head]):
            return False
        if country_of({token.text for token in doc[phrase.first : phrase.head]}):
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
            elif any(noun in name.key.split() for name in figure.names):
                best.append((5, near, figure))  # `the union` is the Harbour Union before it is any other group
            elif noun in figure.sorts and noun != sort:
                best.append((4, near, figure))
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
        noun = noun_of(doc[phrase.head]) or ""
        sort = tables.words("institution").get(noun)
        if sort is None or self.taken[phrase.head] or phrase.last > phrase.head + 1:
            return
        modifiers = [token.text for token in doc[phrase.first : phrase.head]]
        country = country_of(set(modifiers))
        if country is None and phrase.owner is not None:
            held = self.at_token.get(phrase.owner)
            country = held[0].country if held else None
            if country is None:
                return
        plain = [
            word
            for word in modifiers
            if word.lower() != "the" and country_of({word}) is None and word not in ("'s", "’s")
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
        noun = noun_of(self.doc[phrase.head]) or ""
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


_BRACKETED = 3
"""Tokens of an abbreviation in brackets."""


def _short_in_brackets(doc: Doc, at: int) -> bool:
    """Whether an abbreviation in brackets stands at a place: ``the chief financial officer (CFO) Ada Holm``."""
    inside = doc[at : at + _BRACKETED]
    return len(inside) == _BRACKETED and inside[0].text == "(" and inside[1].text.isupper() and inside[2].text == ")"
