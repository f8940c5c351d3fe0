"""How a report tells what was said: in quotation marks, or in the reporter's words; as said, or as not said."""

from __future__ import annotations

from typing import Final

from samestory.model import Quotation, Story

UNSAID: Final = frozenset({"deny", "withhold", "ask"})
"""What a cue makes of words that the speaker does not stand for."""

Reported = dict[tuple[str, str], str]
"""By report and quotation, a word for how a reading without quotation marks is told."""


def reported_readings(story: Story) -> Reported:
    """Name every reading that is indirect: ``reported``, or its cue where it tells that something was not said.

    Whoever shows a reading looks here first: words that nobody put in quotation marks must not be given any, and
    what somebody `denied` or `did not detail` must not look like what was said.
    """
    return {
        (report.id, quotation.id): _told(quotation)
        for report in story.reports
        for quotation in report.quotations
        if quotation.kind == "indirect"
    }


def _told(quotation: Quotation) -> str:
    if (quotation.polarity == "positive" and quotation.force not in UNSAID) or not quotation.cue:
        return "reported"
    return " ".join(quotation.cue.text.split())
