"""Whom the words of a source mean: `he`, `the minister`, `Ms Holm`, `a senior official`.

A name where the report gives one, through the actors that were found in it; otherwise the description (`a senior
official`); None for a pronoun that nothing settles. Pronouns the actors leave open take the last speaker who agrees in
gender and number, then the nearest person before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import LABELLED, Attribution
from samestory.annotate.quotations.descriptions import described, named_later
from samestory.annotate.quotations.documents import is_statement
from samestory.annotate.quotations.heard import FAR, FIRST, GENDERS, PLURALS, RELATIVE, THINGS, Heard
from samestory.annotate.quotations.holders import antecedent, holder_of
from samestory.annotate.quotations.interviews import ANSWER, QUESTION, by_initials, guest_of
from samestory.annotate.quotations.nested import NESTED
from samestory.annotate.quotations.phrases import name_of_phrase
from samestory.annotate.quotations.pronouns import (
    ADDING,
    calls_by_name,
    goes_on_saying,
    not_the_quoted,
    within_quotation,
)
from samestory.annotate.quotations.sources import is_inanimate
from samestory.annotate.quotations.spans import source_span
from samestory.model import Considered, Report, Speaker
from samestory.resources.cues import document_nouns, names_person

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IN_NAME = re.compile(r",?(?: out)?(?: aloud)?,? (?:in|on) (?P<whose>his|her) (?:name|behalf)\b")


class Speakers:
    """The speakers of one report's attributions, resolved in reading order."""

    def __init__(self, doc: Doc, report: Report, attributions: list[Attribution], starts: Sequence[int]) -> None:
        self._heard = heard = Heard.of(doc, report, attributions, starts)
        # What stands within a quotation is its speaker's or somebody's of whom was told: it comes last.
        for one in sorted(attributions, key=lambda a: (a.rule == NESTED, a.cue[0], a.content)):
            if one.source is not None and one.source not in heard.names:
                heard.names[one.source] = self._resolve(one)
                heard.ways[one.source] = self._way(one)
        going_on = (one for one in attributions if one.anchor >= 0 and doc[one.anchor].lemma_.lower() in ADDING)
        named_later(heard, frozenset(one.source for one in going_on if one.source is not None))

    def of(self, one: Attribution) -> Speaker | None:
        """Give the speaker of an attribution, or None where it cannot be known."""
        heard = self._heard
        if one.source is None:
            return None
        name = heard.names.get(one.source)
        if not name:
            return None
        start, end = one.source
        return Speaker(name, start, end, heard.text[start:end])

    def is_another(self, one: Attribution) -> bool:
        """Whether the speaker of an attribution within others is known, and none of theirs."""
        heard = self._heard
        name = heard.names.get(one.source) if one.source is not None else None
        if one.rule == NESTED:
            return True  # also what one quotes of one's own words
        return name is not None and not any(name == heard.names.get(source) for source in one.within if source)

    def way(self, one: Attribution) -> str:
        """Say how the speaker of an attribution was settled.

        ``name``, ``role``, ``described``, ``pronoun``, ``last`` (a pronoun that took the last speaker), ``plural``,
        ``document``, ``relative`` or ``label``; empty where there is none.
        """
        return self._heard.ways.get(one.source, "") if one.source is not None else ""

    def of_rival(self, one: Attribution) -> str | None:
        """Give the name that the source of an attribution which was not taken would have been resolved to."""
        heard = self._heard
        if one.source is None:
            return None
        if one.source not in heard.names:
            said, paper = list(heard.said), heard.paper
            heard.said = [held for held in heard.said if held[0] < one.source[0]]
            heard.names[one.source] = self._resolve(one)
            heard.ways[one.source] = self._way(one)
            heard.said, heard.paper = said, paper
        return heard.names[one.source]

    def considered(self, one: Attribution) -> Iterator[Considered]:
        """Give whom the words of a source might have meant and do not mean, the nearest first, each with why not."""
        heard = self._heard
        chosen = self.of(one)
        holder = None if one.source is None else holder_of(heard, one, *one.source)
        if holder is None or one.rule in LABELLED:
            return
        gender = GENDERS.get(holder.lower_)
        role = holder.lemma_.lower() if holder.pos_ in ("NOUN", "PROPN") and names_person(holder.lower_) else None
        if gender is None and role is None:
            return
        seen = {None if chosen is None else chosen.name}
        mine = max(
            (start for start, _, number in heard.mentioned.spans
             if start < holder.idx and chosen is not None and heard.report.actors[number].name == chosen.name),
            default=None,
        )  # fmt: skip
        here = bisect_left(heard.mentioned.begins, holder.idx)
        for start, end, number in reversed(heard.mentioned.spans[:here]):
            actor = heard.report.actors[number]
            if actor.kind == "place" or actor.name in seen or holder.idx - start > FAR or not actor.name[:1].isupper():
                continue
            if role is not None and not any(role in held.lower().split() for held in actor.roles):
                continue
            seen.add(actor.name)
            if gender is not None and actor.kind != "person":
                why = f"{actor.kind}, and `{holder.text}` is a person"
            elif gender is not None and actor.gender not in (None, gender):
                why = f"{actor.gender}, and `{holder.text}` is {gender}"
            elif mine is not None and start < mine:
                why = "named further back"
            elif any(first <= start and end <= last for first, last in one.content):
                why = "only talked about in what is said"
            else:
                why = "named nearer, but not as who acts there or spoke last"
            yield Considered(actor.name, heard.report.span(start, end), why)

    def _resolve(self, one: Attribution) -> str | None:
        heard = self._heard
        if one.source is None:
            return None
        start, end = one.source
        if one.rule in LABELLED:
            return self._labelled(start, end)
        holder = holder_of(heard, one, start, end)
        if holder is None or (holder.tag_ in ("VB", "VBD", "VBP", "VBZ", "VBG", "MD") and not holder.ent_type_):
            return None  # a clause or a doing says nothing: `dropping the plan`
        while holder.lower_ in RELATIVE and holder.tag_ in ("WP", "WDT", "WP$", "IN", "DT"):
            verb = holder.head
            while verb.dep_ in ("conj", "xcomp", "ccomp", "aux") and verb.head != verb:
                verb = verb.head
            if verb.dep_ not in ("relcl", "acl") or verb.head == verb:
                return None
            relative, holder = holder, antecedent(holder, verb)
            if holder.dep_ == "appos" and holder.pos_ == "NOUN" and holder.head.ent_type_ == "PERSON":
                holder = holder.head  # `Holm, a baker who praised`
            span = source_span(holder, verb)
            if span is None:
                break
            start, end = span
            if start < relative.idx < end:
                end = start + len(heard.text[start : relative.idx].rstrip(" ,"))
        if one.rule == NESTED and (holder.pos_ == "PRON" or holder.lower_.lstrip("’'") in FIRST):
            return within_quotation(heard, one, holder)
        if one.rule == NESTED and is_inanimate(holder) and holder.lemma_.lower() not in document_nouns():
            return None
        name, actor = name_of_phrase(heard, holder, start, end)
        paper = document_nouns().get(holder.lemma_.lower()) == "words" and not is_statement(holder.lemma_.lower())
        if paper and actor is not None and calls_by_name(heard, one, actor):
            name, actor = described(heard, holder, start, end), None  # nobody's letter calls its writer by name
        aged = re.fullmatch(r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*), \d{1,3}", name or "")
        if aged is not None:  # the recogniser took the age into the name
            of_name = [a for a in heard.report.actors if f" {a.name}".endswith(f" {aged[1]}") and a.kind == "person"]
            name, actor = (of_name[0].name, of_name[0]) if len(of_name) == 1 else (aged[1], actor)
        if holder.lower_ == "it":
            name, actor = goes_on_saying(heard, one, holder) or (name, actor)
        if holder.lower_ in ("he", "she"):
            name, actor = not_the_quoted(heard, one, holder, name, actor)
        read = _IN_NAME.match(heard.text, one.cue[1])
        if read is not None:
            at = read.start("whose")
            client = heard.mentioned.actor_at(at) or heard.mentioned.other_before(at, GENDERS[read["whose"]], name)
            if client is not None and client.kind == "person":
                name, actor = client.name, client
        plural = (
            holder.lower_ in PLURALS or holder.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in holder.children)
        )
        if name and not one.within:
            # A name that the recogniser takes for a body's, beside `professor` or `the mayor`, may be whom `she` means.
            personal = any(c.dep_ == "appos" and names_person(c.lower_) for c in holder.children)
            mistaken = personal and actor is not None and actor.kind != "person"
            heard.said.append((one.cue[0], name, None if mistaken else actor, plural))
        return name

    def _way(self, one: Attribution) -> str:
        heard = self._heard
        if one.source is None or one.rule in LABELLED:
            return "label"
        holder = holder_of(heard, one, *one.source)
        name = heard.names[one.source]
        if holder is None or not name:
            return ""
        if holder.lower_ in RELATIVE and holder.tag_ in ("WP", "WDT", "WP$", "IN", "DT"):
            return "relative"
        if holder.pos_ == "PRON" or holder.lower_ in GENDERS:
            if holder.lower_ in PLURALS or holder.lower_ in THINGS:
                return "plural"
            return "last" if heard.mentioned.actor_at(holder.idx) is None else "pronoun"
        if holder.lemma_.lower() in document_nouns():
            return "document"
        words = set(re.findall(r"\w+", name.lower()))
        if name[:1].islower():
            return "described"
        return "name" if words & set(re.findall(r"\w+", heard.text[slice(*one.source)].lower())) else "role"

    def _labelled(self, start: int, end: int) -> str | None:
        """Give the name of who speaks a line of a transcript or signed a post: by surname, or as the label has it."""
        heard = self._heard
        label = heard.text[start:end]
        if label == QUESTION:
            return None
        people = heard.report.actors
        asked = guest_of(heard.text, start, people) if label == ANSWER else by_initials(label, people)
        if asked is not None or label == ANSWER:
            return None if asked is None else asked.name
        last = label.replace("\xa0", " ").rsplit(" ", 1)[-1].casefold()
        for actor in heard.report.actors:
            if actor.name.casefold() == label.casefold():
                heard.said.append((start, actor.name, actor, False))
                return actor.name
        for actor in heard.report.actors:
            if actor.kind == "person" and actor.name.rsplit(" ", 1)[-1].casefold() == last:
                heard.said.append((start, actor.name, actor, False))
                return actor.name
        return label.title() if label.isupper() else label
