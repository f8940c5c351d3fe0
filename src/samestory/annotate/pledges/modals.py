"""What kind of entry a sentence in somebody's mouth is: by modal verbs, conjunctions and verbs of stance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.frames import is_verb
from samestory.annotate.pledges.answers import is_speaker
from samestory.annotate.pledges.clauses import OWN_VOICE, is_negated, is_verbatim, subject_of, was_before
from samestory.annotate.pledges.parties import Names
from samestory.model import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token
_CONDITION = re.compile(
    r"\b(?:only (?:if|when|after|once)|unless|not\b[^.;]{3,120}\buntil|on (?:the )?condition that|provided (?"
    r":that)?|as long as|"
    r"so long as|depend(?:s|ed|ing)? on|conditional on|contingent on|if and when)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:(?:the|such|that|this|these|those|any|an?|it|they|his|her|its|their)\b[^.;]{0,60}"
    r"\b(?:does|do|did)(?: not|n['’]t) exist|nonexistent|non-existent|"
    r"no (?:\w+ ){1,3}ever (?:reached|came|arrived)|(?:is|are|was|were) (?:not "
    r"true|untrue|false|baseless|"
    r"groundless|fabricated|unfounded)|no truth|no such (?!luck)\w+|"
    r"has nothing to do with|had nothing to do with|we (?:have )?"
    r"never(?! (?:\w+ )?(?:seen|heard|met|thought|imagined|experienced|expected|had|been|felt|known|dreamed|want|"
    r"give|gave|forget|stop|saw|lose|lost))|we have never(?! (?:\w+ )?(?:seen|heard|met|thought|imagined|experienced|"
    r"expected|had|been|felt|known|dreamed)))\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:soon|within (?:the |a |an )?(?:\w+ )?(?:hours?|days?|weeks?|months?|years?)|in the (?:next|coming)"
    r"|next (?:week|month|year)|tomorrow|by (?:next|the end|[A-Z]))\b"
)
_NO_PROMISE = frozenset(
    """
    see know be have remain able continue find like say comment tell get miss think feel want need hear understand
    remember become seem appear look love hope believe prefer enjoy die admit confess celebrate rejoice mourn cry weep
    smile
    """.split()  # noqa: SIM905
)
"""Verbs whose future nobody can be held to: ``we will see``, ``we will be remembered``."""
_RHETORIC = frozenset(
    {"pretend", "lie", "deny", "sugarcoat", "mince", "beat", "dispute", "insult", "bore", "exaggerate"}
)
"""Verbs with which ``I will not`` only says how the speaker speaks: ``I will not pretend otherwise``."""
_UNCEASING = re.compile(
    r"\bnot (?:rest|stop|cease|sleep|relent|quit|tire|give up|let up|let go|back down)\b[^.;]*? (?:until|till)\b",
    re.IGNORECASE,
)
"""Going on until something is done binds the speaker; it sets nobody a condition."""
_INDEPENDENT = re.compile(r"\b(?:not|n['’]t|never|no longer) depend(?:s|ed|ing)? on\b", re.IGNORECASE)
"""What hangs on nothing."""
_ASKS = frozenset(["see", "ask", "know", "wonder", "decide", "determine", "tell", "unclear", "as", "even"])
"""Words after which ``if`` asks (or compares) rather than sets a condition."""
_STATE_BEFORE = re.compile(r"\b(?:committed|determined|ready|prepared|willing) to\b", re.IGNORECASE)


def judge_kind(
    tokens: list[Token], words: str, speaker: str, quotation: Quotation, names: Names
) -> tuple[str, Token | None] | None:
    """Decide what a sentence in somebody's mouth is, if anything, and by which verb; the first that fits."""
    if words.rstrip(" ”\"'").endswith("?") or quotation.polarity == "negative":
        return None  # what is asked, or what somebody did not say
    modals = [t for t in tokens if t.tag_ == "MD" and t.dep_ == "aux" and is_verb(t.head)]
    modals = [t for t in modals if t.head.dep_ not in {"relcl", "acl"}]
    words = _INDEPENDENT.sub("", words)
    if _CONDITION.search(words) and not _UNCEASING.search(words) and (modals or re.search(r"\bdepend", words)):
        return "condition", None
    has_if = any(t.lower_ == "if" and not (k and tokens[k - 1].lemma_.lower() in _ASKS) for k, t in enumerate(tokens))
    for modal in modals:
        verb = modal.head
        kind = _by_word(modal, verb, words, speaker, quotation, names)
        if kind is not None:
            return ("condition" if has_if and modal.lower_ in _WILL and _hangs(verb) else kind), verb
    if _DENIAL.search(words):
        return "denial", None
    for token in tokens:
        kind = _by_stance(token, speaker, quotation, names)
        if kind is not None:
            return kind, token
    match = _STATE_BEFORE.search(words)
    if match:
        holder = next((t for t in tokens if t.lower_ == match.group().split()[0].lower()), None)
        subject = (
            subject_of(holder if holder is None or is_verb(holder) else holder.head) if holder is not None else None
        )
        if subject is not None and is_speaker(subject, speaker, quotation, names):
            return "promise", None
    return None


def _hangs(verb: Token) -> bool:
    """Whether somebody can make what a verb tells hang on something: not `if you press it, you will be able to see`."""
    subject = subject_of(verb)
    able = any(c.dep_ == "acomp" and c.lower_ == "able" for c in verb.children)
    return not able and (subject is None or subject.lower_ not in {"it", "this", "that"})


_NOBODY = frozenset({"it", "that", "this", "they", "there", "someone", "somebody", "something", "you"})


_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})


def _by_word(modal: Token, verb: Token, words: str, speaker: str, quotation: Quotation, names: Names) -> str | None:
    """Read the kind off a modal verb: ``will`` by who answers for it, ``must`` as a demand, ``may`` with a time."""
    subject = subject_of(verb)
    if any(c.lower_ == "whether" for c in verb.children):
        return None
    own = subject is not None and is_speaker(subject, speaker, quotation, names)
    word, lemma = modal.lower_, verb.lemma_.lower()
    complement = next((c for c in verb.children if c.dep_ in {"acomp", "attr"}), None)
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    if word in _WILL and (word != "would" or quotation.kind == "indirect") and not (word == "would" and perfect):
        if lemma in OWN_VOICE or (subject is not None and modal.i < subject.i < verb.i):
            return None  # `will somebody tell him`: a question
        if not own:
            vague = (
                lemma == "be" and complement is not None and complement.pos_ == "ADJ" and complement.lower_ != "able"
            )
            # `It won't be a problem`, `they will not dare`: nobody could check what is meant.
            bare = subject is not None and subject.lower_ in _NOBODY
            brief = len(list(verb.subtree)) < 9 or (subject is not None and subject.lower_ in {"that", "this"})
            return None if vague or subject is None or (bare and brief) else "prediction"
        if lemma == "be" and complement is not None and complement.lower_ == "able":
            return "prediction"
        if lemma in _RHETORIC and is_negated(verb):
            return None
        if lemma == "continue" and any(c.dep_ == "xcomp" for c in verb.children):
            return "promise"
        if any(c.dep_ == "auxpass" for c in verb.children):
            return "prediction"  # `our work will be improved`
        return None if lemma in _NO_PROMISE else "promise"
    if word in {"must", "should", "ought"} and subject is not None:
        if lemma in {"say", "admit", "confess"} and own:
            return None  # `I must say`
        perfect = any(c.dep_ == "aux" and c.lower_ in {"have", "be"} for c in verb.children)
        if perfect and verb.tag_ in {"VBG", "VBN"} and not any(c.dep_ == "auxpass" for c in verb.children):
            return None  # `must be working`, `should have gone`: a guess or a regret
        if complement is not None and complement.lower_ == "able":
            return "prediction"
        return "position" if own else "demand"
    if word in {"could", "may", "might"} and _MAYBE.search(words):
        return None if word == "could" and _tells_past(verb, quotation) else "prediction"
    return None


def _tells_past(verb: Token, quotation: Quotation) -> bool:
    """Whether ``could`` in quoted words tells what was possible once: ``so hot I couldn't hold it``."""
    if not is_verbatim(verb, quotation):
        return False
    return is_negated(verb) or any(above.tag_ in {"VBD", "VBN"} for above in verb.ancestors if is_verb(above))


def _by_stance(token: Token, speaker: str, quotation: Quotation, names: Names) -> str | None:
    """Read the kind off a verb of need or stance in somebody's mouth."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"relcl", "acl"}:
        return None
    lemma = token.lemma_.lower()
    subject = subject_of(token)
    goal = next((c for c in token.children if c.dep_ == "xcomp" and is_verb(c)), None)
    if subject is None or (goal is not None and goal.lemma_.lower() in OWN_VOICE):
        return None
    own = is_speaker(subject, speaker, quotation, names)
    present = token.tag_ in {"VBP", "VBZ"}
    told = present or (token.tag_ == "VBD" and quotation.kind == "indirect")
    if own and told and lemma == "have" and _has_no_plan(token):
        return "position"
    if lemma in {"need", "have"} and goal is not None and present and not own and not is_negated(token):
        return "demand" if subject.lower_ not in {"it", "i", "we", "you"} else None
    if lemma == "want" and not present:
        return None
    if lemma in {"want", "oppose", "support", "reject", "favor", "favour", "refuse"} and own:
        # `The club had rejected three bids`, `we rejected them`: what was done, and no stance.
        past = token.tag_ == "VBD" and is_verbatim(token, quotation)
        return None if was_before(token) or past else "position"
    return None


def _has_no_plan(verb: Token) -> bool:
    """Whether somebody ``has no intention of`` doing something, or ``has no plans to``."""
    plan = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in {"intention", "plan"}), None)
    if plan is None or not any(c.dep_ in {"prep", "acl"} for c in plan.children):
        return False
    return is_negated(verb) or any(c.lower_ == "no" for c in plan.children)
