"""Whether a clause tells what is to come, what has been, or nothing that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.calendar import Told
from samestory.annotate.frames import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


_UNREAL = frozenset(["deny", "doubt", "dispute", "reject", "dismiss", "refute", "ask", "wonder", "question", "fear"])
"""Verbs under which a clause tells no event: it is denied, doubted, asked or feared."""


_UNREAL_NOUNS = frozenset(["denial", "doubt", "question"])


def is_unreal(verb: Token) -> bool:
    """Whether a clause is negated, denied, doubted, asked about, or only possible: no event then."""
    here = verb
    for _ in range(8):
        kids = list(here.children)
        if any(
            c.dep_ == "neg"
            or (c.dep_ == "mark" and c.lower_ in {"whether", "if", "unless"})
            or (c.dep_ == "aux" and c.lower_ in {"could", "might", "may"} and here.i == verb.i)
            for c in kids
        ):
            return True
        if any(c.dep_ in {"nsubj", "nsubjpass"} and any(d.lower_ == "no" for d in c.children) for c in kids):
            return True
        if here.dep_ not in {"ccomp", "xcomp", "conj", "acl", "pcomp", "prep"} or here.head.i == here.i:
            return False
        up = here.head
        if here.dep_ == "conj" and up.lemma_.lower() in _UNREAL:
            # `She denied it and resigned on Monday`: the second verb is no part of what is denied.
            up = up.head if up.head.i != up.i else up
            if up.lemma_.lower() in _UNREAL:
                return False
        elif up.lemma_.lower() in _UNREAL or (here.dep_ == "acl" and up.lemma_.lower() in _UNREAL_NOUNS):
            return True
        if here.dep_ == "conj":
            # A negation of the first verb is not one of the second.
            return any(g.lemma_.lower() in _UNREAL for g in [here.head.head] if here.head.dep_ == "ccomp")
        here = up
    return False


_ASKING = frozenset({"demand", "propose", "request", "urge", "seek", "want", "promise", "schedule", "plan", "predict",
                     "forecast", "suggest", "foresee", "expect", "anticipate", "slate", "book"})  # fmt: skip
"""Verbs of which what they ask or foresee lies ahead."""


def _is_deadline(verb: Token, day: Token) -> bool:
    """Whether a day is the last on which something may be done: ``have until``, ``have been given until``."""
    until = any(t.lower_ in {"until", "till"} for t in day.doc[max(0, day.i - 3) : day.i])
    now = verb.tag_ in {"VBZ", "VBP"} or any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)
    return until and now and verb.lemma_.lower() in {"have", "give"}


_PUT_OFF = frozenset(["postpone", "delay", "adjourn", "reschedule", "defer", "extend"])
"""Verbs whose ``until`` and ``to`` lead to a day that lies ahead, whenever it was done."""
_PLANNED = frozenset(["schedule", "set", "plan", "slate", "bill", "due", "expect", "book", "call", "fix", *_PUT_OFF])
"""What is now so for a day, on a day or until a day lies ahead: ``is scheduled for``, ``is due on``."""
_IN_A_CALENDAR = frozenset(["be", "begin", "start", "resume", "reopen", "open", "close", "end", "conclude", "meet",
                            "convene", "vote", "continue", "return", "travel", "visit", "fly", "leave", "arrive",
                            "expire", "face", "play", "host", "hold", "run", "go", "take", "come",
                            "appear", "launch"])  # fmt: skip
"""Verbs that news sets in the present for what stands in a calendar: ``The court resumes on Monday``."""


def _is_appointed(verb: Token, day: Token, told: Told) -> bool:
    """Whether a day is one that something is fixed for: ``is set for Friday``, ``resumes on Monday``."""
    if not told.rule.startswith(("weekday:", "day:")):
        return False
    before = {t.lower_ for t in day.doc[max(0, day.i - 2) : day.i]}
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    lemma = verb.lemma_.lower()
    if lemma in _PUT_OFF and verb.tag_ in {"VBN", "VBD"} and before & {"until", "till", "to"}:
        return True
    if helpers & {"was", "were", "had", "been", "did"} or any(c.dep_ == "neg" for c in verb.children):
        return False
    now = bool(helpers & {"is", "are", "'s", "’s"})
    if lemma == "be":
        fixed = {c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr"}}
        due = bool(fixed & _PLANNED)
        return (
            verb.tag_ in {"VBZ", "VBP"}
            and not helpers
            and (due or (told.weekday and not fixed and bool(before & {"on"})))
        )
    if verb.tag_ in {"VBN", "VBD"}:
        # `The vote is set for May 3`, `a vote set for Friday`; `He set a bid for Friday` did so then.
        bare = verb.dep_ == "acl" and verb.tag_ == "VBN"
        return lemma in _PLANNED and (now or bare) and bool(before & {"for", "on", "until", "till"})
    if not told.weekday or not before & {"on", "until", "till"}:
        return False
    present = verb.tag_ == "VBG" if now else verb.tag_ in {"VBZ", "VBP"} and not helpers
    return present and lemma in _IN_A_CALENDAR


_SETS_IN = frozenset(["start", "begin", "end", "expire", "resume"])
"""Verbs that tell in the present when something is to begin or to be over."""


def _lasts_until(verb: Token, day: Token) -> bool:
    """Whether what is so now lasts until a day: ``is suspended until May 4``."""
    until = day.i > 0 and day.nbor(-1).lower_ in {"until", "till"}
    return until and any(c.lower_ in {"is", "are", "’s", "'s"} and c.dep_ in {"aux", "auxpass"} for c in verb.children)


def tense_of(verb: Token, day: Token, attached: bool, told: Told) -> bool | None:
    """Whether a clause is about what is to come.

    None where a day or month stands beside a noun, without a tense, or is one for which something is set (``has called
    a strike for 23 October``).

    Parameters
    ----------
    verb
        The verb of the clause.
    day
        The first word of the date.
    attached
        Whether the date belongs to a noun.
    told
        The date.
    """
    if _is_deadline(verb, day) or _is_appointed(verb, day, told):
        return True
    future = is_verb(verb) and is_future(verb)
    if future or not told.rule.startswith(("day:", "month:")):
        return future
    if day.i and day.nbor(-1).lower_ == "for":
        return None
    # `The film opens on May 4` is no more past than to come; the race that starts on May 4 has not been run.
    now = verb.tag_ in {"VBZ", "VBP"} and not any(c.dep_ == "aux" for c in verb.children)
    if now and not attached and told.rule.startswith("day:") and verb.lemma_.lower() in _SETS_IN:
        return True
    if _lasts_until(verb, day):
        return True
    verbless = not is_verb(verb) or verb.tag_ in {"VB", "VBG"} or now
    asks = verb.lemma_.lower() in _ASKING  # `They demanded a vote on April 19`: the vote's day, or that of asking
    return None if attached or verbless or asks or any(c.lower_ in {"if", "unless"} for c in verb.children) else False


def is_future(verb: Token) -> bool:
    """Whether a clause is about what is to come: ``will``, ``is to``, ``plans to``, ``ahead of``."""
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "be" and verb.head.tag_ in {"VBZ", "VBP"}:
        return any(c.lower_ == "to" for c in verb.children)
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll", "shall", "wo", "would"}:
            return True
        if child.dep_ == "aux" and child.lower_ == "must":
            return not any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
        if child.dep_ == "aux" and child.lower_ == "to" and verb.dep_ == "xcomp":
            return verb.head.lemma_.lower() in {
                "plan",
                "expect",
                "schedule",
                "due",
                "set",
                "intend",
                "hope",
                "want",
                "promise",
                "vow",
                "agree",
            }
    return False
