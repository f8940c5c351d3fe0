"""How a report tells what was said: in quotation marks, or in the reporter's words; as said, or as not said."""

from __future__ import annotations

import re
from typing import Final

from samestory.model import Quotation, Story
from samestory.resources.cues import names_person

SAID: Final = frozenset({"assert", "as", "show", ""})
"""What a cue makes of words that were simply said."""
PIECES: Final = frozenset(
    {"object", "of", "as", "to", "preposition", "whom-to", "noun to", "noun preposition", "adjective"}
    | {"passive object", "passive of", "passive as"}
)
"""Rules that find a piece of a clause (`slammed` the operator, `vowed` to go): it says little without its verb."""

Reported = dict[tuple[str, str], str]
"""By report and quotation, a word for how a reading without quotation marks is told."""


def reported_readings(story: Story) -> Reported:
    """Name every reading that is indirect: ``reported``, or its cue where more is told than that it was said.

    Whoever shows a reading looks here first: words that nobody put in quotation marks must not be given any; what
    somebody `denied` or `did not detail` must not look like what was said, and a report's words for whom somebody
    `slammed` not like what he called them.
    """
    return {
        (report.id, quotation.id): _told(quotation)
        for report in story.reports
        for quotation in report.quotations
        if quotation.kind == "indirect"
    }


def _told(quotation: Quotation) -> str:
    plain = quotation.polarity == "positive" and quotation.force in SAID and quotation.rule not in PIECES
    if plain or not quotation.cue:
        return "reported"
    return " ".join(quotation.cue.text.split())


def given_to_others(story: Story) -> dict[tuple[str, str], str]:
    """Name whom a report gives words to, by report and quotation, where others give the same words to somebody else.

    An utterance stands under the speaker whom most reports name. A report that gives it to another (the police, and
    not the minister) must not look as if it named the same; a description of a person (`the minister`) names nobody.
    """
    known = {name.casefold(): actor.id for actor in story.actors for name in (actor.name, *actor.aliases)}
    names = {
        (report.id, quotation.id): quotation.speaker.name
        for report in story.reports
        for quotation in report.quotations
        if quotation.speaker is not None
    }
    found: dict[tuple[str, str], str] = {}
    for utterance in story.utterances:
        mine = utterance.speaker
        for reading in utterance.readings if mine else ():
            place = reading.report, reading.quotation
            name = names.get(place)
            if name is not None and mine is not None and _is_another(name, mine, known):
                found[place] = name
    return found


def _is_another(name: str, mine: str, known: dict[str, str]) -> bool:
    own, other = known.get(mine.casefold()), known.get(name.casefold())
    if own is not None and own == other:
        return False
    if not set(name.casefold().split()).isdisjoint(mine.casefold().split()):
        return False
    head = re.split(r",| (?:of|for|at|from|in|with|who|on|to) ", name)[0].rsplit(" ", 1)[-1]
    return name[:1].isupper() or not names_person(head)
