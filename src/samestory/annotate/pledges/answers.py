"""Whether the subject of a clause is the one who speaks, or what the one who speaks answers for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.pledges.clauses import is_verbatim
from samestory.annotate.pledges.parties import FIRST, THIRD, Names
from samestory.model import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODY_NOUNS = frozenset(
    """
    company firm airline agency bank ministry group government department party union club university city team office
    administration organisation organization league guild council police army school hospital authority zoo museum
    state county country nation board commission department trust committee federation court
    """.split()  # noqa: SIM905
)


def is_speaker(subject: Token, speaker: str, quotation: Quotation, names: Names) -> bool:
    """Whether the subject of a clause is the one who speaks: ``we`` in quotation marks, ``it`` or the name outside."""
    lower = subject.lower_
    inside = is_verbatim(subject, quotation)
    if lower in FIRST:
        return inside or quotation.kind == "indirect"
    named = names.of(subject)
    if named == speaker or (named is not None and names.speaks_for(speaker, named, quotation)):
        return True
    whose = next((c.lower_ for c in subject.children if c.dep_ == "poss"), "")
    if whose in {"our", "my"}:
        return inside or quotation.kind == "indirect"
    if whose in {"its", "his", "her"} and not inside:
        return (whose == "its") == names.is_body(speaker)
    if lower in _BODY_NOUNS and any(c.lower_ == "the" for c in subject.children):
        # `The airline would pay, its spokeswoman said`: what a body does, in the mouth of one who speaks for a body.
        if named is None and (names.is_body(speaker) or names.has_office(speaker, quotation)):
            return True
        # `The airline` was taken for another one; but it is an airline that its spokesman speaks for.
        roles = names.roles(speaker, quotation)
        return names.has_office(speaker, quotation) and re.search(rf"(?i)\b{lower}(?:['’]s)?\b", roles) is not None
    if lower == "it":
        # `The company said it would ...`: the company; `he said it would ...`: something else.
        return (
            not inside
            and names.is_body(speaker)
            and not any(c.dep_ in {"attr", "acomp"} for c in subject.head.children)
        )
    return lower in THIRD and not inside and names.of(subject) in {None, speaker}
