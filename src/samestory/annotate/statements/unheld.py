"""Whether a clause says what its sentence does not vouch for: a denied opinion, a hope, or what is yet to be seen.

Such a clause is no statement of its own: `they do not think any sheep are left on the island` does not say that sheep
are left, and `we have to dig on to be certain that all have been found` not that all have been.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token


_OPINIONS: Final = frozenset({"think", "believe", "expect", "suppose", "imagine", "reckon", "mean", "claim", "suggest"})
"""Verbs that deny their clause where they are denied themselves, unlike `know` or `regret`."""

_HOPES: Final = frozenset("hope hopes hoped hoping wish wishes wished wishing prayed praying".split())  # noqa: SIM905
"""By their forms: the lemma of `hoped` is not reliable."""

_AIMS: Final = frozenset({"ensure", "ascertain", "verify", "check", "guarantee"})
"""Verbs whose clause is what somebody works for, where they do not say that it was reached."""

_SURE: Final = frozenset({"certain", "sure"})

_STEPS: Final = 8
"""Words from a clause up to the verb that decides about it, at most."""


def is_unheld(head: Token) -> bool:
    """Whether a clause stands in what is denied, hoped or aimed at by the verb above it.

    Parameters
    ----------
    head
        The verb of the clause, or the noun of an apposition.
    """
    here = head
    for _ in range(_STEPS):
        above = here.head
        if above.i == here.i or here.dep_ in {"advcl", "parataxis"}:
            return False
        if here.dep_ in {"acl", "relcl", "appos"} and not _none_known(above):
            return False  # it tells of somebody or something that there is, whatever is thought of it
        if here.dep_ == "ccomp" and here.i > above.i and _leaves_open(above):
            return True
        here = above
    return False


def takes_back(verb: Token) -> bool:
    """Whether a verb denies or only hopes what its clause says: `do not think any are left` is one statement."""
    if verb.lower_ in _HOPES:
        return verb.pos_ in {"VERB", "AUX"}
    return verb.lemma_.lower() in _OPINIONS and any(c.dep_ == "neg" for c in verb.children)


def _leaves_open(above: Token) -> bool:
    """Whether a verb or adjective does not vouch for its clause."""
    if takes_back(above):
        return True
    lemma = above.lemma_.lower()
    if lemma in _SURE:
        return above.dep_ in {"acomp", "oprd", "ccomp"} and _to_come(above.head)
    return lemma in _AIMS and _to_come(above)


def _to_come(verb: Token) -> bool:
    """Whether a verb stands for what is to be done (`to be`, `must make`)."""
    return any(c.tag_ in {"TO", "MD"} for c in verb.children if c.dep_ == "aux")


def _none_known(noun: Token) -> bool:
    """Whether `any` or `no` stands before a noun: there need not be such a thing."""
    return any(t.lower_ in {"any", "no"} for left in noun.lefts for t in left.subtree)
