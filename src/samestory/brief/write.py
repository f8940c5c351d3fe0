"""The brief: extractive, cited, each sentence checked against its evidence.

First the event itself, then what several origins give, one sentence after another by what it adds; then where accounts
conflict, what one origin alone has, and what is announced.
"""

from __future__ import annotations

import re
from typing import Final

from samestory.brief.candidates import gather, stretches
from samestory.brief.carry import Carriers
from samestory.brief.choice import Choice
from samestory.brief.disputes import disputes
from samestory.brief.foremost import foremost, likely
from samestory.brief.lead import FEW
from samestory.brief.naming import name_in_full
from samestory.brief.rivals import beside
from samestory.brief.settings import DEFAULT_BRIEF, BriefSettings
from samestory.brief.support import check
from samestory.brief.values import Values
from samestory.brief.worth import fact_weights
from samestory.collate.content import figures_of
from samestory.errors import Unsupported
from samestory.model import BriefSentence, Story
from samestory.model.fact import BRIEF_SECTIONS
from samestory.resources.embeddings import Embeddings

NEWS: Final = 0.75
"""Share of the best opening's score that a sentence must have to open, however widely it is carried."""
LEADS: Final = 12
"""Sentences that are looked at closely to open the brief."""
LEAST: Final = 8
MOST: Final = 32
"""Words that a sentence of one origin has: a shorter one says little, a longer one takes the room of others."""
_NAME: Final = re.compile(r"(?<=[a-z0-9,;:)] )(?:[A-Z][\w’'-]+)|(?<=\[)[A-Z]|^[A-Z]\w+ [A-Z]\w+")
"""A capitalised word within a sentence, or two at its head."""
LATER: Final = 0.5
"""How much less the last of what is announced counts than the first."""


def write_brief(
    story: Story,
    embeddings: Embeddings,
    settings: BriefSettings = DEFAULT_BRIEF,
) -> tuple[BriefSentence, ...]:
    """Write the brief of a story.

    Parameters
    ----------
    story
        With its facts, conflicts and ledger.
    embeddings
        By which sentences that say the same are known.
    settings
        Its length, and how much of what it may have.

    Returns
    -------
    Sentences in their order: corroborated, corroborated in part, disputed, from one origin only, announced. Each was
    checked against the evidence it cites (:func:`samestory.brief.support.check`); what failed was left out.
    """
    values = Values(story)
    weights = fact_weights(story)
    able = likely(story, stretches(story), weights)
    candidates = [beside(c, story.reports[c.report].id, values) or c for c in gather(story, settings, able)]
    if not candidates:
        return ()
    candidates = foremost(story, candidates, weights)
    choice = Choice(story, settings, candidates, Carriers(story, candidates, embeddings, values), weights)
    _fill(choice)
    return _ordered(choice)


def _fill(choice: Choice) -> None:
    """Fill the parts; what one leaves goes to the well-attested facts."""
    settings = choice.settings
    parts = settings.length >= settings.short
    roomy = settings.length >= settings.roomy
    spare = settings.length // 8 if parts else 0
    _begin(choice, parts=parts)
    _cover(choice, (1 + roomy) * spare)
    if parts:
        _disputed(choice)
        _announced(choice, spare * roomy)
    if roomy:
        _single(choice, settings.single)
    _cover(choice, 0)
    if parts:
        choice.leave_announced()
        _announced(choice, 0)
    if roomy:
        _disputed(choice, words=True)
    # What one origin has, but several reports print, is worth all the room that is left; other things, most of it.
    _single(choice, len(choice.candidates), 0, least=2)
    _single(choice, len(choice.candidates), settings.length // 8)


def _begin(choice: Choice, *, parts: bool) -> None:
    """Open the brief and give the conflicts; what is in conflict opens it only where both sides are told."""
    for agreed in (False, True):
        choice.clear()
        _open(choice, agreed=agreed)
        if parts:
            _disputed(choice)
        first = next((i for i, _ in choice.chosen), None)
        if first is None or not choice.contested[first]:
            return
        mine = choice.candidates[first]
        report = choice.story.reports[mine.report].id
        if any(e.report == report and e.start < mine.span.end and mine.span.start < e.end for e in choice.settled):
            return
        if not any(lead > 0 and not choice.contested[i] and not choice.stale[i] for i, lead in enumerate(choice.lead)):
            return  # nothing else could open it


def _open(choice: Choice, *, agreed: bool) -> None:
    """Choose the sentence that tells the event itself; of what is agreed only, if so asked."""
    able = [
        i
        for i, c in enumerate(choice.candidates)
        if choice.lead[i] > 0 and c.length <= choice.left and not choice.stale[i]
    ]
    if agreed:
        able = [i for i in able if not choice.contested[i]]
    best = sorted(able, key=lambda i: (-choice.lead[i] * (0.7 if choice.shouted[i] else 1), i))[:LEADS]
    best = [i for i in best if choice.lead[i] >= NEWS * choice.lead[best[0]] and choice.is_sound(i)]
    choice.settle({i: choice.carriers.cite_event(i) for i in best})
    # Of few reports, that no other origin gives a lead says little about it.
    bonus = 0.3 if len(choice.story.reports) >= FEW else 0.1
    scores = [
        (
            -0.5 * choice.contested[i]
            - 0.3 * choice.minor[i]
            + choice.lead[i]
            + 0.2 * choice.central[i]
            + 0.5 * choice.support(i)
            + bonus * (choice.origins[i] > 1),
            -i,
        )
        for i in best
    ]
    if scores:
        first = -max(scores)[1]
        choice.take(first, "corroborated" if choice.origins[first] > 1 else "")


def _cover(choice: Choice, reserve: int) -> None:
    """Take the sentences that add most of what several reports give, until only the reserve is left."""
    while choice.left > reserve:
        worth = choice.worth()
        best = choice.best(
            (float(worth[i]), i)
            for i, c in enumerate(choice.candidates)
            if c.length <= choice.left - reserve and (choice.origins[i] > 1 or choice.is_fresh(i))
        )
        if best is None or worth[best] <= 0:
            return
        choice.take(best, "corroborated" if choice.origins[best] > 1 else "single")


def _disputed(choice: Choice, *, words: bool = False) -> None:
    """Give both sides of the first conflicts, in three tenths of the words; wordings where room is left.

    A conflict whose sides can be given in one sentence takes one; two sentences are given to one conflict at most.
    """
    told = sum(section == "disputed" for _, section in choice.chosen)
    room = min(choice.left, 3 * choice.settings.length // 10)
    chosen = [i for i, _ in choice.chosen]
    for conflict, sides in disputes(choice, chosen):
        if (conflict.kind == "wording") != words or (words and conflict.weight == "slight"):
            continue
        if told >= choice.settings.disputed:
            return
        if choice.candidates[sides[0]].rivals:
            worth = choice.worth()
            # What most reports say, with what others say beside it, rather than the other way round.
            major = [i for i in sides if not choice.minor[i]] or sides
            best = choice.best((float(worth[i]), i) for i in major if choice.candidates[i].length <= room)
            sides = [] if best is None else [best]
        length = sum(choice.candidates[i].length for i in sides)
        if (
            not sides
            or length > room
            or told + len(sides) > choice.settings.disputed
            or not all(choice.fits(i, disputed=True) for i in sides)
        ):
            continue
        for i in sides:
            choice.take(i, "disputed")
        choice.settled += [e for side in conflict.sides for e in side.evidence]
        room -= length
        told += len(sides)


def _single(choice: Choice, most: int, reserve: int = 0, least: int = 1) -> None:
    """Give what one origin alone has (in so many reports), the most newsworthy first; the reserve is kept."""
    for _ in range(most):
        if choice.left <= reserve:
            return
        worth = choice.worth()
        best = choice.best(
            (float(worth[i]) * c.length / (c.length + LEAST), i)
            for i, c in enumerate(choice.candidates)
            if choice.origins[i] == 1
            and choice.reports[i] >= least
            and LEAST <= c.length <= MOST
            and (choice.reports[i] > 1 or (is_concrete(c.text) and not choice.is_aside(i)))
        )
        if best is None:
            return
        choice.take(best, "single")


def is_concrete(text: str) -> bool:
    """Whether a sentence gives a figure or a name: what one report alone says in general words says little."""
    return bool(figures_of(text)) or _NAME.search(text) is not None


def _announced(choice: Choice, reserve: int) -> None:
    """Give what parties promise, demand, make a condition or predict."""
    taken = sum(section == "announced" for _, section in choice.chosen)
    order = choice.foretold
    while taken < choice.settings.announced:
        worth = choice.worth()
        best = choice.best(
            (float(worth[i]) * (1 - LATER * n / len(order)), i)
            for n, i in enumerate(order)
            if choice.candidates[i].length <= choice.left - reserve and not choice.is_stale(i)
        )
        if best is None:
            return
        choice.take(best, "announced")
        taken += 1


def _ordered(choice: Choice) -> tuple[BriefSentence, ...]:
    """Put the parts in their order: the event, what happened, what was said about it, and the other parts."""
    parts: dict[str, list[int]] = {section: [] for section in BRIEF_SECTIONS}
    for n, (i, section) in enumerate(choice.chosen):
        if section in {"", "corroborated", "single"}:
            # Counted as the origins of a fact are: what one named source says is of one origin, whoever prints it.
            if choice.witnesses(i, whole=True) > 1:
                section = "corroborated"
            elif n == 0:
                section = ""
            else:
                section = "partly" if choice.witnesses(i, whole=False) > 1 else "single"
        parts[section].append(i)
    opening = choice.chosen[0][0] if choice.chosen else -1
    if not parts["announced"] and choice.settings.length >= choice.settings.short:
        # What was chosen for what it says may be an announcement as well: it is one of the last part then.
        able = {*parts["partly"], *parts["single"]} - {opening}
        parts["announced"] = [i for i in choice.foretold if i in able][: choice.settings.announced]
        for section in ("partly", "single"):
            parts[section] = [i for i in parts[section] if i not in parts["announced"]]
    for section in ("corroborated", "partly"):
        # The event itself first, then what the reports give early.
        parts[section].sort(key=lambda i: (i != opening, choice.candidates[i].quoted, -_mean(choice, i)))
    parts["single"] = _as_told(choice, parts["single"], opening)
    out: list[BriefSentence] = []
    spare = choice.left
    known: set[str] = set()
    for section in BRIEF_SECTIONS:
        for i in parts[section]:
            mine = choice.candidates[i]
            text, evidence = name_in_full(choice.story, mine, choice.cited[i], known)
            more = len(text.split()) - mine.length
            try:
                check(text, [e.text for e in (*evidence, *mine.rivals)])
            except Unsupported:
                more = spare + 1
            if more > spare:
                text, evidence, more = mine.text, choice.cited[i], 0
            spare -= more
            every = (*evidence, *mine.rivals)
            partly = tuple(dict.fromkeys(e.report for e in every if e.report not in choice.whole[i]))
            out.append(BriefSentence(text, every, section, partly))
    return tuple(out)


def _as_told(choice: Choice, chosen: list[int], opening: int) -> list[int]:
    """Order what one origin has: the worthiest of an origin calls up its others, as that origin tells them."""
    origin = choice.carriers.origin
    by: dict[int, list[int]] = {}
    for i in chosen:
        report = choice.story.reports[choice.candidates[i].report].id
        by.setdefault(origin.get(report, -1 - choice.candidates[i].report), []).append(i)
    return [i for held in by.values() for i in sorted(held, key=lambda i: (i != opening, -_mean(choice, i), i))]


def _mean(choice: Choice, i: int) -> float:
    """Say how early the reports that carry a sentence give it."""
    starts = []
    for item in choice.cited[i]:
        report = choice.story.report(item.report)
        starts.append(1 - item.start / max(1, len(report.text)))
    return sum(starts) / len(starts)
