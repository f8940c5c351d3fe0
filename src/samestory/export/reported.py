"""How a report tells what was said: in quotation marks, or in the reporter's words; as said, or as not said."""

from __future__ import annotations

from typing import Final

from samestory.model import Quotation, Story

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
