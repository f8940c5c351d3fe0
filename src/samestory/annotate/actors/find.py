"""Persons, organisations, groups and places of one report, with all their mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.actors.anew import call_ages_anew, call_natives_anew, call_offices_anew
from samestory.annotate.actors.bodies import link_bodies
from samestory.annotate.actors.descriptions import Described
from samestory.annotate.actors.fuller import fuller_form
from samestory.annotate.actors.mentions import family_phrase, find_names
from samestory.annotate.actors.name import Sentences
from samestory.annotate.actors.people import Figure, link_people
from samestory.annotate.actors.pronouns import resolve_pronouns
from samestory.model import Actor, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_actors(doc: Doc, report: Report) -> tuple[Actor, ...]:
    """Find who acts in a report.

    Parameters
    ----------
    doc
        The grammar of the report; ``doc.text`` equals ``report.text``.
    report
        The report; its sentences are used where they are known.

    Returns
    -------
    tuple of Actor
        In the order of their first mentions. A mention takes in the title before a name (``the foreign minister
        Ada Holm``); ``Actor.name`` is the fullest name without title. No two mentions of one actor overlap.
    """
    if not len(doc):
        return ()
    sentences = Sentences(doc, report)
    found = find_names(doc, sentences)
    people = link_people(
        [name for name in found if name.kind == "person" and not family_phrase(doc, name)], report.text
    )
    bodies = link_bodies(doc, [name for name in found if name.kind != "person"], report.text)
    figures = people + bodies
    Described(doc, sentences, figures).resolve()
    call_offices_anew(doc, sentences, figures)
    call_natives_anew(doc, sentences, figures)
    figures = [figure for figure in figures if figure.mentions]
    resolve_pronouns(doc, sentences, figures)
    call_ages_anew(doc, sentences, figures)
    _drop_inside_titles(figures)
    return tuple(_actor(doc, figure, report) for figure in sorted(figures, key=_order) if figure.mentions)


def _drop_inside_titles(figures: list[Figure]) -> None:
    """Drop mentions of countries that are only part of a title (``US`` in ``US president Ada Holm``)."""
    titled = {at: (name.start, name.end) for figure in figures if figure.kind == "person" for name in figure.names
              if name.prefix for at in range(name.start, name.start + name.prefix)}  # fmt: skip
    for figure in figures:
        if figure.country and any(start not in titled for start, _ in figure.mentions):
            figure.mentions = [one for one in figure.mentions if one[0] not in titled]


def _order(figure: Figure) -> tuple[int, str]:
    return (min(start for start, _ in figure.mentions), figure.name)


def _actor(doc: Doc, figure: Figure, report: Report) -> Actor:
    spans: list[Span] = []
    for start, end in sorted(set(figure.mentions)):
        if not spans or start >= spans[-1].end:
            spans.append(report.span(start, end))
    around = (fuller_form(doc, name) for name in figure.names)
    forms = dict.fromkeys(report.text[held[0] : held[1]] for held in around if held is not None)
    forms |= dict.fromkeys(name.text[name.prefix :] for name in figure.names if name.prefix and figure.kind == "person")
    return Actor(figure.name, figure.kind, tuple(spans), figure.gender, tuple(figure.roles), tuple(forms))
