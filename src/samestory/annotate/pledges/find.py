"""Positions, conditions, promises, demands, predictions, accusations and denials in one report.

Two ways lead to an entry. A verb of the closed list ``ledger_verbs.txt`` with a party as its subject (``the mayor vowed
to ...``, ``they accused her of ...``), and the modal verbs and conjunctions inside what a party is quoted or reported
to have said (``we will ...``, ``must``, ``only if``). A ``will`` is a promise only where the speaker answers for it;
that of another or of nobody is a prediction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.pledges.deals import by_deal
from samestory.annotate.pledges.parties import Names
from samestory.annotate.pledges.speech import by_speech
from samestory.annotate.pledges.verbs import by_verb
from samestory.model import Pledge, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc
LONGEST = 360
"""Characters of an entry; a longer clause is left out rather than cut in its meaning."""
_LEAST = {"denial": 3, "position": 5}
"""Words that an entry must have; shorter ones say too little (4 for the other kinds)."""


def find_pledges(doc: Doc, report: Report) -> tuple[Pledge, ...]:
    """Find what each party commits itself to, asks, foresees, holds or denies.

    A party is an actor with a name. What nobody by name answers for, what an outlet or agency reports in its own
    voice, and clauses too long to be shown whole are left out.

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        The report with sentences, actors and quotations.
    """
    names = Names(report)
    found: dict[tuple[str, int, int], Pledge] = {}
    for pledge in (
        *by_verb(doc, report, names),
        *by_speech(doc, report, names),
        *by_deal(doc, report, names),
    ):
        if (
            len(pledge.span.text) > LONGEST
            or len(pledge.span.text.split()) < _LEAST.get(pledge.kind, 4)
            or "\n" in pledge.span.text
        ):
            continue
        clash = [
            key
            for key, held in found.items()
            if held.party == pledge.party
            and ((held.kind == pledge.kind and held.span.overlaps(pledge.span)) or held.span.contains(pledge.span))
        ]
        if not clash:
            found[pledge.kind, pledge.span.start, pledge.span.end] = pledge
    return tuple(sorted(found.values(), key=lambda p: (p.span.start, p.span.end, p.kind)))
