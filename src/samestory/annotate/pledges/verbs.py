"""Entries by a verb of ``ledger_verbs.txt`` with a party as its subject (``the mayor vowed to ...``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from samestory.annotate.frames import is_verb
from samestory.annotate.pledges.clauses import (
    OWN_VOICE,
    clause_of,
    in_quotes,
    is_negated,
    says_nothing,
    subject_of,
    was_before,
    with_denied,
)
from samestory.annotate.pledges.due import make_pledge
from samestory.annotate.pledges.parties import THIRD, UNNAMED_KINDS, Names, described_party
from samestory.clean.dateline import dateline_end
from samestory.model import Pledge, Report
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
_CALLS = frozenset({"call", "demand", "plea", "appeal"})
"""What a demand is called that somebody repeats or makes."""
_WITHHELD = frozenset(["access", "entry", "visa", "permission", "right", "bail", "request", "chance", "opportunity"])
"""What is refused rather than said to be untrue (``denied them entry``)."""
_IDLE = frozenset({"allegiance", "baby", "guests", "visitors", "fans"})
"""Objects of a pledge, welcome or refusal that nobody needs to check."""


_POINTING = frozenset({"this", "that", "it", "these", "those", "them"})
"""What points back to what is denied (``denies this``)."""


@cache
def _verbs() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for line in (files("samestory.resources") / "ledger_verbs.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, form, lemmas = (cell.strip() for cell in line.split("|"))
            for lemma in lemmas.split():
                table.setdefault(lemma, []).append((kind, form))
    return {lemma: tuple(rows) for lemma, rows in table.items()}


def by_verb(doc: Doc, report: Report, names: Names) -> Iterator[Pledge]:
    """Read entries off the verbs of the closed list and their grammatical subjects."""
    for token in doc:
        rows = _verbs().get(token.lemma_.lower())
        if rows is None or token.pos_ != "VERB":
            continue
        subject = subject_of(token)
        passive = any(c.dep_ == "nsubjpass" for c in token.children)
        if subject is None or passive or _modal(token) in {"could", "may", "might", "would"} or is_negated(token):
            continue
        if in_quotes(token, report) or any(
            c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in token.children
        ):
            continue
        for kind, form in rows:
            complement = _complement(token, form)
            if complement is None:
                continue
            apposed = (c for c in subject.children if c.dep_ == "appos" and (c.i < token.i or subject.i > token.i))
            beside = next((name for c in apposed if (name := names.of(c))), None)
            party = names.of(subject) or beside or (described_party(subject) if kind in UNNAMED_KINDS else None)
            if party is None or (kind == "denial" and complement.lemma_.lower() in _WITHHELD):
                break
            if complement.lemma_.lower() in OWN_VOICE or complement.lower_ in _IDLE or _bare_subject(token):
                break
            if _loose(token, subject):
                break
            if kind == "denial" and token.lemma_ in _REFUSALS and complement.lemma_.lower() not in _CLAIMS:
                kind = "position"
            if kind == "position" and (
                was_before(token) or (token.lemma_ in _REFUSALS and is_person(complement.lemma_))
            ):
                break  # `had rejected three bids`, `rejects most applicants`: what is done, and no stance
            span = clause_of(token, report)
            if span is None or dateline_end(span.text) or says_nothing(span.text):
                break
            if complement.lower_ in _POINTING:
                whole = with_denied(report, span)
                if whole is None:
                    break
                yield make_pledge(kind, party, whole, report, doc, None)
                break
            counterparty = _counterparty(token, form, names)
            if counterparty in (None, party) and form == "whom-to" and _asks_pronoun(token):
                break  # `told him to take it home`: a line is read alone
            if counterparty == party:
                counterparty = None
            first = span.text.split(maxsplit=1)[0].lower()
            yield make_pledge(kind, party, span, report, doc, counterparty, party if first in THIRD else "")
            break


_REFUSALS = frozenset({"reject", "dismiss", "refute", "rebut"})
_CLAIMS = frozenset(
    """
    claim report allegation accusation charge suggestion assertion rumour rumor criticism notion story theory account
    version finding speculation concern complaint statement argument
    """.split()  # noqa: SIM905
)
"""What is said to be untrue when it is rejected; a deal or an offer that is rejected is a position."""


def _loose(verb: Token, subject: Token) -> bool:
    """Whether a clause is no statement of a party: a participle, what somebody once wanted, what no longer holds."""
    if verb.tag_ == "VBG" and not any(c.dep_ == "aux" or c.dep_ == "nsubj" for c in verb.children):
        return True  # but `with the mayor accusing them of ...`: a subject of its own
    if verb.lemma_ == "want" and verb.tag_ in ("VBD", "VBN"):
        return True
    if verb.lemma_ == "agree" and subject.pos_ == "PRON":
        return True
    return any(c.lower_ == "longer" for c in verb.children)


def _bare_subject(verb: Token) -> bool:
    """Whether a verb lost its subject to a clause before it (``and in the same breath told them to``)."""
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    subject = subject_of(verb)
    return not own and subject is not None and verb.i - subject.i >= 14


def _complement(verb: Token, form: str) -> Token | None:
    """Find what a form asks for beside its verb; None where it is missing."""
    kids = list(verb.children)
    inner = next((c for c in kids if c.dep_ in {"ccomp", "xcomp"} and is_verb(c)), None)
    thing = next((c for c in kids if c.dep_ == "dobj"), None)
    infinitive = inner is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in inner.children)
    if form == "clause" and verb.lemma_.lower() == "agree" and not infinitive:
        return None
    if form == "clause":
        if inner is not None and not any(c.dep_ in {"dobj"} for c in kids):
            return inner
        return next((c for c in kids if c.dep_ == "prep" and c.lower_ == "to" and verb.lemma_ == "commit"), None)
    if form == "whom-to":
        named = thing is not None or (inner is not None and any(c.dep_ == "nsubj" for c in inner.children))
        return inner if inner is not None and infinitive and named else None
    if form == "object":
        if thing is not None and verb.lemma_ == "deny" and thing.lower_ in _POINTING:
            return thing
        return thing if thing is not None and thing.pos_ in {"NOUN", "PROPN"} else None
    if form == "for":
        prep = next((c for c in kids if c.dep_ == "prep" and c.lower_ in {"on", "upon", "for"}), None)
        if prep is None or (thing is not None and prep.lower_ == "for"):
            return None  # `called a meeting for Sunday`
        target = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if target is None or (prep.lower_ in {"on", "upon"} and inner is None):
            return None
        if (
            prep.lower_ == "for"
            and inner is None
            and (target.ent_type_ == "PERSON" or is_person(target.lemma_.lower()))
        ):
            return None  # `called for his deputy`: to come
        return inner or target
    if form == "call":
        if thing is None or thing.lemma_.lower() not in _CALLS:
            return None
        return next((c for c in thing.children if c.i > thing.i and (c.lower_ == "for" or c.dep_ == "acl")), None)
    if form == "of":
        if thing is None:
            return None
        return next((c for c in kids if c.dep_ == "prep" and c.lower_ in {"of", "for"}), thing)
    return None


def _counterparty(verb: Token, form: str, names: Names) -> str | None:
    if form not in {"whom-to", "of", "for", "object"}:
        return None
    kids = list(verb.children)
    candidates = [c for c in kids if c.dep_ in {"dobj", "dative"}]
    inner = next((c for c in kids if c.dep_ in {"ccomp", "xcomp"}), None)
    if form == "whom-to" and inner is not None:
        candidates += [c for c in inner.children if c.dep_ == "nsubj"]
    if form == "for":
        candidates = [
            g for c in kids if c.dep_ == "prep" and c.lower_ in {"on", "upon"} for g in c.children if g.dep_ == "pobj"
        ]
    for candidate in candidates:
        name = names.of(candidate)
        if name is None:
            # `accused Assad's forces`: whose they are.
            owner = next((c for c in candidate.children if c.dep_ == "poss"), None)
            name = names.of(owner) if owner is not None else None
        if name is not None:
            return name
    return None


def _asks_pronoun(verb: Token) -> bool:
    """Whether who is asked is a pronoun."""
    if not any(c.dep_ == "nsubj" for c in verb.children):
        return False  # `sent a note to the crews and told them to leave`
    inner = (c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and is_verb(c))
    asked = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
    asked += [c for one in inner for c in one.children if c.dep_ == "nsubj"]
    return any(c.pos_ == "PRON" for c in asked)


def _modal(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), "")
