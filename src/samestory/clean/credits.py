"""Credits of agencies that no list has: by where their names stand, and by short forms of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from samestory.clean.agencies import agencies_in
from samestory.clean.outlets import fold_outlet, is_outlet_name, known_outlet
from samestory.model import Report

_BYLINE: Final = re.compile(
    r"by (?:the )?(?P<one>[^,|]{3,60}?) (?:and|&|with) (?:the )?(?:[\w’'-]+ ){0,4}?"
    r"(?:staff|wires?|agencies|reporters|correspondents|writers)(?: \w+)?\W*",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]+")
_SMALL: Final = frozenset(("of", "the", "and", "for", "de", "la"))


def shared_byline(text: str) -> tuple[str, ...]:
    """Name who supplied text by a byline that it shares with the outlet's own: ``By Osk Dispatch and Times staff``.

    Only a name that ends or begins as those of agencies and outlets do counts: ``By Mira Holm and Times staff`` is that
    of a writer.
    """
    match = _BYLINE.fullmatch(text) if len(text) < 120 else None
    name = " ".join(match["one"].split()) if match else ""
    return (name,) if name and is_outlet_name(name) and not agencies_in(name) and name[0].isupper() else ()


def dateline_credit(source: str | None, outlet: str | None) -> tuple[str, ...]:
    """Name who supplied text by the dateline's signature, unless the lists know it or it is the outlet itself."""
    if source is None or agencies_in(source):
        return ()
    name = known_outlet(source) or source
    return () if outlet is not None and is_own_name(name, outlet) else (name,)


def is_own_name(name: str, outlet: str) -> bool:
    """Whether a signature is the outlet's own: its name, a short form, or it and a section (``Lamp Business``)."""
    return fold_outlet(name) == fold_outlet(outlet) or is_short_for(name, outlet) or is_short_for(outlet, name)


def is_short_for(short: str, long: str) -> bool:
    """Whether a name is the initials of another, or its first words: ``OD`` and ``Osk`` of ``Osk Dispatch``.

    >>> [is_short_for(short, "Osk Dispatch") for short in ("OD", "Osk", "Dispatch")]
    [True, True, False]
    """
    words = [word for word in _WORD.findall(long) if word.lower() not in _SMALL]
    given = _WORD.findall(short)
    if len(words) < 2 or len(words) > 6 or not given or not all(word[0].isupper() for word in words):
        return False
    if len(given) == 1 and len(given[0]) > 1 and given[0] == "".join(word[0] for word in words):
        return True
    return len(given) < len(words) and [w.lower() for w in given] == [w.lower() for w in words[: len(given)]]


def with_full_credits(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Write each agency in one way throughout a story: initials by the long form that another report has.

    A credit counts as the short form of an outlet or credit of the story where it is that of one only.
    """
    names: dict[str, str] = {}
    for name in chain.from_iterable((*r.credits, *((r.outlet,) if r.outlet else ())) for r in reports):
        names.setdefault(fold_outlet(name), name)
    return tuple(
        replace(report, credits=_full(report.credits, names)) if report.credits else report for report in reports
    )


def _full(credits: Sequence[str], names: dict[str, str]) -> tuple[str, ...]:
    full = []
    for credit in credits:
        long = {key for key, name in names.items() if is_short_for(credit, name)}
        full.append(names[long.pop() if len(long) == 1 else fold_outlet(credit)])
    return tuple(dict.fromkeys(full))
