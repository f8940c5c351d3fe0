"""Persons by their whole name where the brief names them first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from samestory.brief.candidates import Candidate
from samestory.collate.words import STOP
from samestory.model import Evidence, Story, StoryActor

_TITLE: Final = r"(?:(?:Mr|Mrs|Ms|Miss)\.? )?"


def name_in_full(
    story: Story, candidate: Candidate, cited: Sequence[Evidence], known: set[str]
) -> tuple[str, Sequence[Evidence]]:
    """Put the whole name, in square brackets, for a surname that comes first in the brief.

    Parameters
    ----------
    story
        Whose actors say which names belong together.
    candidate, cited
        The sentence and what it cites; where the name is found, in a cited report if it is there, is cited too.
    known
        Names that the brief has had; those of this sentence are added.
    """
    text = candidate.text
    report = story.reports[candidate.report].id
    every = (report, *(e.report for e in cited), *(other.id for other in story.reports))
    reports = list(dict.fromkeys(every))
    evidence = list(cited)
    for actor in story.actors:
        if actor.kind != "person" or not _meant(actor, report, candidate):
            continue
        if actor.name in text:
            known.add(actor.id)
        if actor.id in known:
            continue
        tokens = actor.name.split()
        if not any(re.search(rf"\b{re.escape(t)}\b", text) for t in tokens):
            continue  # only a pronoun
        known.add(actor.id)
        if len(tokens) < 2 or not tokens[0][:1].isupper():
            continue
        short = [t for t in tokens if re.search(rf"\b{re.escape(t)}\b", text)]
        if len(short) != 1 or short[0] not in (tokens[0], tokens[-1]):
            continue
        if _shared(story, short[0], tokens):
            continue
        if any(o.kind != "person" and short[0] in (o.name, *o.aliases) for o in story.actors):
            continue
        place = next(
            (m for r in reports for m in actor.mentions if m.report == r and actor.name in m.text),
            None,
        )
        changed = _once(text, short[0], actor.name)
        if place is not None and changed is not None:
            text = changed
            held = any(e.report == place.report and e.start <= place.start and place.end <= e.end for e in evidence)
            if not held:
                evidence.append(place)
    return text, evidence


def _shared(story: Story, short: str, tokens: Sequence[str]) -> bool:
    """Whether a name stands in the texts after another first name too: then it is not known who is meant."""
    pattern = re.compile(rf"\b([A-Z][\w’'-]+) {re.escape(short)}\b")
    return any(
        match[1] not in tokens and match[1].lower() not in STOP and not re.fullmatch(_CALLED, match[1])
        for report in story.reports
        for match in pattern.finditer(report.text)
    )


def _meant(actor: StoryActor, report: str, candidate: Candidate) -> bool:
    span = candidate.span
    return any(m.report == report and span.start <= m.start and m.end <= span.end for m in actor.mentions)


def _once(text: str, surname: str, name: str) -> str | None:
    """Put the name for the first surname outside of quotation marks that no other name stands before."""
    pattern = re.compile(rf"(?<![\w’'\[-]){_TITLE}{re.escape(surname)}(?![\w-]|’?\])")
    for match in pattern.finditer(text):
        before = text[: match.start()]
        if re.match(r" (?:[A-Z]|al-)", text[match.end() :]) and name.split()[0] == surname:
            return None  # the rest of the name follows, written in another way
        if before.count("“") > before.count("”") or before.count('"') % 2:
            continue
        if _AFTER_NAMED.search(before) and re.match(r" [a-z]", text[match.end() :]):
            continue  # `the Holm bridge`: called after the person, who is not meant
        title = re.search(r"([\w.’'-]+) $", before)
        opens = title is not None and title.start() == 0 and title[1] in _OPENERS
        if title is not None and title[1][:1].isupper() and not opens and not re.fullmatch(_RANKS, title[1]):
            # Another word of the name, or a name that we do not know: left as it is.
            return None
        return f"{before}[{name}]{text[match.end() :]}"
    return None


_AFTER_NAMED: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur)(?: [a-z]+(?:ed|en|ing|ld|ew))? $"
)
"""An article before a surname with a noun behind it, and a word that says how it is (`the fallen Holm bridge`)."""
_RANKS = (
    r"President|Minister|Secretary|Chancellor|Sen\.?|Senator|Rep\.?|Gov\.?|Governor|Gen\.?|General|Judge|Justice|Dr\.?"
    r"|Professor|Prof\.?|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Captain|Capt\.?|Colonel|Col\.?|Mayor|Detective"
    r"|Sgt\.?|Lt\.?|Chief|Premier|CEO|Director|Superintendent|Commissioner|Officer|Leader|Pope|Rabbi|Bishop"
)
_CALLED = rf"{_RANKS}|Mr\.?|Mrs\.?|Ms\.?|Miss|[A-Z]+"
_OPENERS = frozenset(["The", "In", "On", "When", "While", "After", "For", "By", "At", "Before", "To", "That"])
