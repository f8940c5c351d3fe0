"""Bodies of a country or place without a name of their own: ``the Danish foreign ministry``, ``the court in Velm``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.bodies import body_words
from samestory.annotate.actors.name import Name, Sentences
from samestory.annotate.actors.people import Figure
from samestory.annotate.actors.phrases import Phrase
from samestory.annotate.actors.roles import country_of
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEAR = 10
"""Sentences back within which ``the ministry`` still means the one that was told of."""


_CLEARLY = 3
"""How many times as often a body must have been told of to be meant before one that is nearer."""


class PublicBodies:
    """The public bodies of one report, found by the phrases that tell of them, in the order of the text.

    Parameters
    ----------
    doc, sentences
        The report.
    figures
        Its actors; a body that none of them is becomes one.
    at_token
        The name that holds a token, and whose it is.
    """

    def __init__(
        self, doc: Doc, sentences: Sentences, figures: list[Figure], at_token: dict[int, tuple[Figure, Name]]
    ) -> None:
        self.doc, self.sentences, self.figures, self.at_token = doc, sentences, figures, at_token
        self.nouns = tables.name_words("public-body")
        self.known: dict[frozenset[str], Figure] = {}
        for figure in figures:
            if figure.kind != "person" and figure.name:
                self.known.setdefault(body_words(figure.name), figure)

    def find(self, phrase: Phrase) -> Figure | None:
        """Find the body that a phrase tells of; None where it says of no place and could be any."""
        head = self.doc[phrase.head]
        if head.lower_ not in self.nouns or (head.tag_ == "NNS" and head.lower_ != "forces"):
            return None
        if not self._placed(phrase):
            return self._told_before(phrase)
        if not phrase.definite and self.doc[phrase.first].tag_ == "DT" and head.dep_ != "nsubj":
            return None  # "in a Danish court": any
        text = names.strip_article(phrase.text)
        words = body_words(text)
        if words not in self.known:
            self.known[words] = Figure("organisation", name=text)
            self.figures.append(self.known[words])
        return self.known[words]

    def _placed(self, phrase: Phrase) -> bool:
        """Whether a phrase says of which country or place the body is."""
        tokens = self.doc[phrase.first : phrase.last]
        if country_of({token.text for token in self.doc[phrase.first : phrase.head]}):
            return True
        held: Sequence[tuple[Figure, Name]] = [self.at_token[token.i] for token in tokens if token.i in self.at_token]
        return any(figure.kind == "place" for figure, _ in held)

    def _told_before(self, phrase: Phrase) -> Figure | None:
        """Find the nearest body before whose name ends in the bare noun: ``the zoo``, after ``Velm Zoo``."""
        if not phrase.definite or phrase.owner is not None or phrase.last - phrase.first != 2:
            return None
        noun = self.doc[phrase.head].lower_
        fits: dict[int, Figure] = {}
        opens: list[Figure] = []
        for figure in self.figures:
            if figure.kind == "person" or names.key(figure.name).split()[-1:] != [noun] or " " not in figure.name:
                continue
            before = [start for start, _ in figure.mentions if start < phrase.start]
            if any(self.sentences.at(start) == 0 for start in before):
                opens.append(figure)
            if before and phrase.sentence - self.sentences.at(max(before)) <= _NEAR:
                fits[max(before)] = figure
        if not fits:
            return None
        nearest = fits[max(fits)]
        # The one that the text is about, before one that it names in passing.
        if len(opens) == 1 and len(nearest.names) == 1:
            return opens[0]
        main = max(fits.values(), key=lambda figure: len(figure.mentions))
        return main if len(main.mentions) >= _CLEARLY * len(nearest.mentions) else nearest
