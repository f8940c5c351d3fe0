"""A name in quotation marks that two reports spell in two ways: ``the ship “Silver Gale”``, ``“Silver Gate”``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.wording.differences import misspelt
from samestory.collate.words import keys_of
from samestory.model import Conflict, Report, Side, Span

_QUOTED: Final = re.compile(r"[“\"‘](?P<name>[A-Z][\w’'-]+(?: [\w’'-]+){1,4})[,.]?[”\"’]")
"""A stretch of two to five words that begins like a name."""
_BEFORE: Final = 60
"""Characters before a name among which what it is the name of is looked for."""
_NAME: Final = re.compile(r"\b[A-Z][\w-]{3,}")


def quoted_name_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find quoted names of one thing that differ in one letter of one word; the slip may be of either report.

    The words before both names must have a name in common, and no report may spell it both ways.
    """
    told: dict[tuple[str, ...], list[tuple[Report, Span, frozenset[str]]]] = {}
    for report in reports:
        for match in _QUOTED.finditer(report.text):
            span = Span.of(report.text, match.start("name"), match.end("name"))
            if all(w[:1].isupper() or len(w) < 4 for w in span.text.split()):
                before = frozenset(_NAME.findall(report.text, max(0, match.start() - _BEFORE), match.start()))
                told.setdefault(keys_of(span.text), []).append((report, span, before))
    found: list[Conflict] = []
    held = list(told.items())
    for i, (one, ours) in enumerate(held):
        for other, theirs in held[i + 1 :]:
            both = {report.id for report, _, _ in ours} & {report.id for report, _, _ in theirs}
            shared = frozenset().union(*(b for _, _, b in ours)) & frozenset().union(*(b for _, _, b in theirs))
            if both or not shared or not _one_letter_apart(one, other):
                continue
            sides = tuple(Side(side[0][1].text, cited((r, s) for r, s, _ in side)) for side in (ours, theirs))
            found.append(Conflict("wording", f"spelling of “{sides[0].value}”", sides, "slight"))
    return found


def _one_letter_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) != len(other):
        return False
    changed = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(changed) == 1 and misspelt(*changed[0])
