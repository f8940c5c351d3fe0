"""Where a clause says that something is done: ``was flown to Tarn hospital``, ``will serve his term at Vell``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from samestory.annotate.frames import clause_head, clause_span, is_verb, participants
from samestory.annotate.lemmas import folded, terms
from samestory.annotate.tenses import is_unreal
from samestory.model import Place, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINTS: Final = frozenset(["at", "in", "to", "into", "inside", "outside", "near"])
KINDS: Final = {"hospital": "hospital", "clinic": "hospital", "infirmary": "hospital", "prison": "prison",
                "jail": "prison", "penitentiary": "prison", "airport": "airport", "court": "court", "school": "school",
                "station": "station", "church": "church", "hotel": "hotel", "stadium": "stadium", "base": "base",
                "harbor": "harbor", "harbour": "harbor",
                "university": "university", "cemetery": "cemetery"}  # fmt: skip
"""Common nouns of places, of which two cannot be one."""
_CUSTODY: Final = frozenset(["jail", "imprison", "detain", "hold", "serve", "incarcerate", "lock"])
_TERMS: Final = frozenset(["sentence", "term", "rest", "time"])
_SEVERAL: Final = frozenset(
    ["they", "them", "we", "us", "it", "injured", "wounded", "dead", "group", "family", "crew", "team", "rest"]
)
"""Words for more than one, or for anything."""
_PLACES: Final = frozenset(["GPE", "LOC", "FAC", "ORG"])


def find_places(doc: Doc, report: Report) -> tuple[Place, ...]:
    """Find the places told for what happens to somebody, or what somebody does.

    Only what one person or thing does or undergoes is taken: the injured may be in several hospitals.

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        The report with its sentences.
    """
    found = []
    for token in doc:
        if token.dep_ != "pobj" or token.pos_ not in {"NOUN", "PROPN"} or token.head.lower_ not in _JOINTS:
            continue
        place = _place(token, doc, report)
        if place is not None:
            found.append(place)
    return tuple(found)


def _place(token: Token, doc: Doc, report: Report) -> Place | None:
    joint = token.head
    over = joint.head
    if over.pos_ == "NOUN" and over.dep_ in {"dobj", "pobj"}:
        over = clause_head(over)  # `serve his term at Vell`
    if not is_verb(over) or token.idx < over.idx or is_unreal(over):
        return None
    who = _one(over)
    name, within, kind, end = _parts(token)
    if who is None or not (name or within) or (not kind and token.ent_type_ not in _PLACES):
        return None
    clause, inside = clause_span(token, doc, report.text)
    end = end if clause.start <= end <= clause.end else token.idx + len(token)
    phrase = Span.of(report.text, token.left_edge.idx, end)
    sentence = next((k for k, s in enumerate(report.sentences) if s.start <= token.idx < s.end), None)
    if sentence is None or not clause.contains(phrase) or "\n" in clause.text or len(clause.text) > 480:
        return None
    return Place(
        span=phrase,
        clause=clause,
        sentence=sentence,
        act=_act(over, kind),
        who=(folded(who),),
        joint=joint.lower_,
        name=name,
        within=within,
        kind=kind,
        terms=terms(inside),
    )


def _act(verb: Token, kind: str) -> str:
    """Say what is done: being in a hospital or a prison is one thing, whatever the verb."""
    if kind in {"hospital", "prison"}:
        return kind
    lemma = verb.lemma_.lower()
    if lemma in _CUSTODY:
        things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
        return "prison" if lemma != "serve" or things & _TERMS else folded(verb)
    return folded(verb)


def _one(verb: Token) -> Token | None:
    """Give the one person or thing that the verb is about; None where there are several, or none."""
    agents, patients = participants(verb)
    held = [t for t in patients if t.lemma_.lower() not in _TERMS] or list(agents)
    if not held:
        return None
    first = held[0]
    several = (
        first.tag_ not in {"NN", "NNP", "PRP"}
        or first.lower_ in _SEVERAL
        or any(c.dep_ in {"conj", "nummod"} for c in first.children)
    )
    return None if several else first


def _parts(token: Token) -> tuple[tuple[str, ...], tuple[str, ...], str, int]:
    """Take a place apart: its proper words, those of what it lies in, its common noun, and where all that ends."""
    own = [token, *(c for c in token.lefts if c.dep_ in {"compound", "nmod", "poss", "amod"})]
    own += [d for c in own[1:] for d in c.lefts if d.dep_ in {"compound", "amod"}]
    kind = next((KINDS[t.lower_] for t in own if t.lower_ in KINDS), "")
    name = sorted({t.i: t.lower_ for t in own if t.pos_ == "PROPN" and t.lower_ not in KINDS}.items())
    within: dict[int, str] = {}
    end = token.idx + len(token)
    beside = token.doc[token.i + 1 : token.i + 2]  # the parser often hangs it on the verb
    preps = {c.i: c for c in (*token.rights, *beside) if c.dep_ == "prep" and c.lower_ in {"in", "at", "of", "near"}}
    for prep in preps.values():
        for inner in (c for c in prep.children if c.dep_ == "pobj"):
            for t in (inner, *inner.lefts, *(c for c in inner.rights if c.dep_ == "appos")):
                if t.pos_ == "PROPN":
                    within[t.i] = t.lower_
                    end = max(end, t.idx + len(t))
    return tuple(w for _, w in name), tuple(w for _, w in sorted(within.items())), kind, end
