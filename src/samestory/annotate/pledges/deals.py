"""Conditions that a report tells of a deal in its own voice (``any deal depends on the port opening``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.frames import is_verb
from samestory.annotate.pledges.clauses import clause_of, in_quotes, is_negated
from samestory.annotate.pledges.due import make_pledge
from samestory.annotate.pledges.parties import Names
from samestory.model import Pledge, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
_HANGS = frozenset(["depend", "hinge", "rest"])


_TERMS = frozenset(
    """
    deal agreement accord pact treaty truce ceasefire settlement talks negotiation offer bid merger takeover sale
    purchase plan aid support loan release return visit vote election approval withdrawal reopening payment contract
    project
    """.split()  # noqa: SIM905
)
"""What can be made to hang on something, whoever says so."""


def by_deal(doc: Doc, report: Report, names: Names) -> Iterator[Pledge]:
    """Read the conditions that a report tells of a deal in its own voice (``any deal depends on the port opening``).

    The party is whose deal or offer it is, or with or between whom; towards whom is who has to do what it depends on.
    Where the deal is nobody's by name, the condition stands with whoever has to meet it; with neither it is nobody's.
    """
    for verb in doc:
        if verb.lemma_.lower() not in _HANGS or verb.pos_ != "VERB" or is_negated(verb) or in_quotes(verb, report):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"on", "upon"}), None)
        if subject is None or prep is None or subject.lemma_.lower() not in _TERMS:
            continue
        if any(
            q.speaker and names.speaker(q) and q.content.start <= verb.idx < q.content.end for q in report.quotations
        ):
            continue  # read as what the speaker says
        done = next((c for c in prep.children if c.dep_ in {"pcomp", "pobj"}), None)
        if done is None:
            continue
        after = any(
            c.dep_ == "advcl" and c.tag_ == "VBG" and c.left_edge.i == done.right_edge.i + 1 for c in verb.children
        )
        if done.dep_ == "pobj" and not after and not any(is_verb(t) for t in done.subtree):
            continue  # `depends on the weather` asks nothing of anybody
        span = clause_of(verb, report)
        if span is None:
            continue
        doer = next((c for c in done.children if c.dep_ in {"nsubj", "poss"}), None)
        if doer is None and done.dep_ == "pobj":
            doer = done
        meets = names.of(doer) if doer is not None else None
        party = _owner(subject, names) or meets
        if party is not None:
            yield make_pledge("condition", party, span, report, doc, None if meets == party else meets)


def _owner(deal: Token, names: Names) -> str | None:
    """Name whose deal or offer it is (`Norland's offer`), or between, by or with whom."""
    for child in deal.children:
        held = [child] if child.dep_ == "poss" else []
        if child.dep_ == "prep" and child.lower_ in {"between", "by", "from", "with"}:
            held = [c for c in child.children if c.dep_ == "pobj"]
        for token in held:
            if (name := names.of(token)) is not None:
                return name
    return None
