"""Who did what to whom in one report, in the categories of PLOVER.

A verb of the table ``plover.txt`` with a named actor as its subject, in the form that the table asks for. What is
negated, denied, asked, planned or only possible is no event, nor is what stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from samestory.annotate.frames import SPEECH, is_passive, is_verb
from samestory.annotate.lemmas import terms
from samestory.annotate.pledges import Names, clause_of, in_quotes, subject_of
from samestory.annotate.tenses import is_future, is_unreal
from samestory.model import Deed, Report
from samestory.resources.words import table_lines

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 360
"""Characters of a clause that is shown; a longer one is left out."""

_TARGETS = frozenset(["on", "upon", "against", "with", "to", "from", "for", "between", "at"])
_POSSIBLE = frozenset(["could", "would", "may", "might", "should", "must", "can", "will", "shall", "'ll", "wo"])
_BODIES = frozenset(["government", "force", "troop", "army", "police", "regime", "authority", "official", "ship",
                     "ministry", "military", "forces", "president", "leader", "decision", "move", "offer", "plan",
                     "proposal", "policy", "action", "attack", "position", "capital"])  # fmt: skip
"""Nouns for what a country or body has or does: what is done to them is done to it."""


_WISHED = frozenset(["urge", "demand", "ask", "insist", "recommend", "suggest", "propose", "request", "want", "hope"])
"""Verbs whose clause tells what is wished for."""
_OWN_WORDS = frozenset(["confirm", "comment", "say", "answer", "discuss", "name", "identify", "elaborate", "give",
                        "speak", "respond", "disclose"])  # fmt: skip
"""What is refused before every deadline, and nobody asked for in earnest."""


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    mode: str | None
    form: str
    words: frozenset[str]


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    table: dict[str, list[_Row]] = {}
    for line in table_lines("plover.txt"):
        code, mode, form, words, lemmas = (cell.strip() for cell in line.split("|"))
        held = frozenset() if words == "-" else frozenset(words.split())
        for lemma in lemmas.split():
            table.setdefault(lemma, []).append(_Row(code, None if mode == "-" else mode, form, held))
    return {lemma: tuple(rows) for lemma, rows in table.items()}


def find_deeds(doc: Doc, report: Report) -> tuple[Deed, ...]:
    """Find what named actors did, and to whom.

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        The report with sentences, actors, quotations and moments.
    """
    names = Names(report)
    found: list[Deed] = []
    for verb in doc:
        rows = _rows().get(verb.lemma_.lower())
        if rows is None or verb.pos_ != "VERB" or not _asserted(verb) or in_quotes(verb, report):
            continue
        for row in rows:
            sides = list(_sides(verb, row, names))
            if sides:
                found.extend(deed for side in sides if (deed := _deed(verb, row, side, doc, report)) is not None)
                break
    return tuple(sorted(found, key=lambda d: (d.span.start, d.span.end, d.code, d.actor)))


def _asserted(verb: Token) -> bool:
    """Whether a verb tells what was done: finite, and neither negated, asked, planned nor possible."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helpers & _POSSIBLE or "to" in helpers or is_future(verb) or is_unreal(verb):
        return False
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _WISHED:
        return False
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
        return not marks & {"if", "unless", "whether", "until"}
    if verb.tag_ == "VBN":
        return bool(helpers) or any(c.dep_ == "agent" for c in verb.children)
    return verb.tag_ == "VBG" and (bool(helpers) or verb.dep_ == "advcl")


def _sides(verb: Token, row: _Row, names: Names) -> Iterator[tuple[str, str | None]]:
    """Give actor and recipient of a verb where it stands in the form of a row."""
    passive = is_passive(verb)
    if passive:
        agent = next((c for a in verb.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"), None)
        actors = _all(agent, names)
        done_to = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if done_to is None and verb.dep_ == "acl":
            done_to = verb.head
    else:
        actors = _all(subject_of(verb), names)
        done_to = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if not actors:
        return
    recipients, fits = _recipients(verb, row, done_to, names, passive)
    if row.form == "with" and not recipients and len(actors) > 1:
        # `The two ministers met`, by name: each is party to it.
        yield actors[0], actors[1]
        return
    if not fits or (row.form == "with" and not recipients):
        return
    for actor in actors:
        others = [name for name in recipients if name != actor]
        if recipients and not others:
            continue
        if not others:
            yield actor, None
        for recipient in others:
            yield actor, recipient


def _recipients(verb: Token, row: _Row, done_to: Token | None, names: Names, passive: bool) -> tuple[list[str], bool]:
    """Name whom it is done to, and say whether the form of the row is met."""
    kids = list(verb.children)
    inner = next((c for c in kids if c.dep_ in {"xcomp", "ccomp"} and is_verb(c)), None)
    infinitive = inner is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in inner.children)
    if row.form == "none":
        return [], not passive
    if row.form == "clause":
        fits = (
            infinitive
            and inner is not None
            and (inner.lemma_.lower() in row.words if row.words else inner.lemma_.lower() not in _OWN_WORDS)
        )
        thing = next((c for c in inner.children if c.dep_ == "dobj"), None) if fits and inner is not None else None
        return ([name] if (name := _named(thing, names)) else []), fits
    if row.form == "with":
        targets = [c for p in kids if p.dep_ == "prep" and p.lower_ in _TARGETS for c in p.children if c.dep_ == "pobj"]
        if done_to is not None and not passive:
            targets.append(done_to)  # `met the minister`
        return [name for target in targets for name in _all(target, names)], True
    if row.form == "whom-to":
        asked = [c for c in kids if c.dep_ in {"dobj", "dative"}]
        asked += [c for c in inner.children if c.dep_ == "nsubj"] if inner is not None else []
        on = [
            c for p in kids if p.dep_ == "prep" and p.lower_ in {"on", "upon"} for c in p.children if c.dep_ == "pobj"
        ]
        plain = inner is not None and verb.lemma_.lower() == "demand"
        whom = [name for target in (*on, *asked) for name in _all(target, names)]
        return whom, (infinitive and bool(on or asked)) or plain or (bool(on) and inner is not None)
    if done_to is None:
        return [], False
    if row.form == "on":
        if done_to.lower_ not in row.words:
            return [], False
        preps = [p for holder in (verb, done_to) for p in holder.children if p.dep_ in {"prep", "dative"}]
        targets = [c for p in preps if p.lower_ in _TARGETS for c in p.children if c.dep_ == "pobj"]
        targets += [c for c in kids if c.dep_ == "dative" and c.pos_ != "ADP"]
        whom = [name for target in targets for name in _all(target, names)]
        return whom, bool(whom) or row.code == "MOBILIZE"
    if row.words and done_to.lemma_.lower() not in row.words:
        return [], False
    whom = _all(done_to, names)
    if row.form == "of":
        return whom, bool(whom)
    # Without words, the recipient must be a named one: `attacked the problem` is no assault.
    return whom, bool(whom) or bool(row.words)


def _all(token: Token | None, names: Names) -> list[str]:
    """Name a phrase and those coordinated with it."""
    if token is None:
        return []
    tokens = [token, *(t for t in token.subtree if t.dep_ == "conj" and _joined(t, token))]
    return list(dict.fromkeys(name for t in tokens if (name := _named(t, names))))


def _joined(token: Token, first: Token) -> bool:
    here = token
    for _ in range(4):
        if here.dep_ != "conj":
            return False
        here = here.head
        if here.i == first.i:
            return True
    return False


def _named(token: Token | None, names: Names) -> str | None:
    """Name the actor of a noun phrase: its own, or whose government, troops or decision it is."""
    if token is None:
        return None
    name = names.of(token)
    if name is not None or token.lemma_.lower() not in _BODIES:
        return name
    owner = next((c for c in token.children if c.dep_ in {"poss", "compound", "amod", "nmod"} and names.of(c)), None)
    return names.of(owner) if owner is not None else None


def _deed(verb: Token, row: _Row, side: tuple[str, str | None], doc: Doc, report: Report) -> Deed | None:
    span = clause_of(verb, report)
    if span is None or len(span.text) > LONGEST or "\n" in span.text:
        return None
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    dated = [m.date for m in report.moments if span.contains(m.span) and m.date and not m.bound and not m.spoken]
    dates = [d for d in dated if re.match(r"\d{4}", d)]
    actor, recipient = side
    claims = [
        q
        for q in report.quotations
        if q.speaker is not None and q.content.start <= verb.idx < q.content.end and verb.lemma_.lower() not in SPEECH
    ]
    claim = min(claims, key=lambda q: len(q.content.text)) if claims else None
    who = claim.speaker.name if claim is not None and claim.speaker is not None else None
    return Deed(
        code=row.code,
        mode=row.mode,
        actor=actor,
        recipient=recipient,
        span=span,
        date=dates[0][:10] if dates else None,
        claimant=None if who == actor else who,
        terms=terms(tokens) if tokens is not None else (),
    )
