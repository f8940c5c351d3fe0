"""What sort of body each organisation of a report is: a company, a paper, an airline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.people import Figure, plain
from samestory.annotate.actors.phrases import noun_of
from samestory.resources import actor_tables as tables
from samestory.resources.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPANY_WORDS = frozenset({"company", "corp", "corporation", "inc", "ltd", "limited", "llc", "holdings", "airlines",
                            "airways", "bank", "partners", "group", "media", "network", "industries", "technologies",
                            "systems", "pharmaceuticals", "motors", "petroleum", "electronics", "semiconductors",
                            "securities", "energy", "studio", "studios", "hotel", "casino", "resort", "factory",
                            "trust", "theatre", "theater", *tables.name_words("legal-form")})  # fmt: skip
"""Words in names that leave it open whether the body is a company."""


def sort_bodies(doc: Doc, figures: Sequence[Figure]) -> None:
    """Learn from names and the words around them what sort of body each is."""
    collective = tables.words("collective")
    for figure in figures:
        if figure.kind not in ("organisation", "group"):
            continue
        for name in figure.names:
            known = tables.organisations().get(names.strip_article(plain(name)))
            if known and known.sort:
                figure.sorts.add(known.sort)
            for word in name.key.split():
                if word in collective:
                    figure.sorts.add(collective[word])
                elif word in ("airlines", "airways"):
                    figure.sorts.update(("airline", "company"))
                elif word in ("times", "post", "herald", "tribune", "gazette", "guardian", "journal"):
                    figure.sorts.add("paper")
                elif word == name.key.split()[-1] and word in word_set("outlet_words.txt") and " " in name.key:
                    figure.sorts.add("paper")  # `the Velm Star`, `Harbour Weekly`
                elif word in tables.name_words("organisation") and word not in _COMPANY_WORDS:
                    # A federation or a hospital is not "the company".
                    figure.sorts.add(word)
            if not figure.sorts and _is_told(doc[name.last - 1]):
                figure.sorts.add("paper")
            for at in (name.first - 1, name.last):
                if 0 <= at < len(doc) and not doc[at].is_space:
                    noun = noun_of(doc[at]) or ""
                    if noun in collective and (at < name.first or doc[name.last - 1].head.i == at):
                        figure.sorts.update((doc[at].lower_, noun, collective[noun]))


def _is_told(name: Token) -> bool:
    """Whether a body is whom somebody told what the report repeats: `she told The Ledge that`, `told The Ledge: “No.”`.

    So people speak to outlets; a board or a ministry that is told something is known by its name for what it is.
    """
    return name.dep_ in ("dobj", "dative") and name.head.lemma_.lower() == "tell" and name.pos_ == "PROPN"
