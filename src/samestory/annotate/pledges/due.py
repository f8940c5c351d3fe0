"""By when something is to be, and a pledge put together."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from samestory.annotate.calendar import find_dates, resolve
from samestory.annotate.lemmas import terms
from samestory.annotate.told_dates import anchor_of
from samestory.model import Pledge, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


_DONE = re.compile(
    r"(?<!be )(?<!been )(?<!being )(?<!get )(?<!is )(?<!are )(?<!not )\b(?:announced|published|made|given|held|signed|"
    r"told|agreed|reported|issued|released|offered|passed|launched|sent) (?:on |in |last |earlier |this )*$",
    re.IGNORECASE,
)
"""Words before a day on which something was done already: `more than the sum announced on Monday`."""


def make_pledge(
    kind: str, party: str, span: Span, report: Report, doc: Doc, counterparty: str | None, subject: str = ""
) -> Pledge:
    """Put an entry together: its content words, and by when it is to be."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    return Pledge(
        kind=kind,
        party=party,
        span=span,
        counterparty=counterparty,
        terms=terms(tokens) if tokens is not None else (),
        due=_due(span.text, report) if kind in DUE_KINDS else None,
        subject=subject,
    )


DUE_KINDS = frozenset({"promise", "demand", "prediction", "condition"})
"""Kinds of entries that may have a deadline."""


def _due(words: str, report: Report) -> str | None:
    anchor = anchor_of(report)
    return deadline(words, anchor) if anchor is not None else None


def deadline(words: str, day: date) -> str | None:
    """Work out by when something is to be, from the first date in the words that lies ahead.

    Parameters
    ----------
    words
        What is promised, asked or foreseen.
    day
        The day on which it was told, from which `Friday` and `next month` count.

    Returns
    -------
    The date in ISO 8601, as precise as the words; None where they tell none.
    """
    for told in find_dates(words):
        if _DONE.search(words[: told.start]):
            continue
        when = told.date or resolve(told.rule, day, future=True)
        if when and when[:10] >= day.isoformat()[: len(when[:10])]:
            return when
    return None
