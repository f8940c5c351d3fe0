"""Which words of a sentence head clauses that say something of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from samestory.annotate.quotations.misparsed import is_own_clause
from samestory.annotate.statements.claims import SAYS
from samestory.annotate.statements.subjects import disagrees, own_subject
from samestory.annotate.statements.unheld import is_unheld

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Span_


_KINDS: Final = {
    "ROOT": "main",
    "conj": "coordinate",
    "parataxis": "coordinate",
    "ccomp": "reported",
    "csubj": "main",
    "csubjpass": "main",
    "advcl": "adverbial",
    "pcomp": "adverbial",
    "relcl": "relative",
    "acl": "participle",
    "appos": "appositive",
}


_OPEN: Final = frozenset(
    """
    depend hinge rely count insist conditional contingent dependent prevent stop keep discourage deter risk fear danger
    threat prospect possibility chance likelihood hope talk idea object oppose opposed
    """.split()  # noqa: SIM905
)
"""Words behind whose preposition it is left open whether somebody does something."""


def clause_heads(doc: Doc) -> Iterator[tuple[Token, str]]:
    """Give the heads of clauses with their kinds, the larger clause before the smaller."""
    for sent in doc.sents:
        heads: list[tuple[int, Token, str]] = []
        for token in sent:
            kind = _KINDS.get(token.dep_)
            if kind is None or token.is_punct or token.is_space:
                continue
            if kind == "main" and _subordinate(token):
                kind = "adverbial"  # of a sentence whose main verb the parser did not see
            if kind in {"participle", "relative"} and token.lemma_.lower() in _ISSUED and _says_where(token.head):
                continue
            verbal = token.pos_ in {"VERB", "AUX"}
            if token.dep_ == "conj" and not verbal:
                continue
            if token.dep_ == "appos" and (not _apart(token) or _owned_office(token)):
                continue
            if token.dep_ == "ccomp" and verbal and not is_finite(token) and token.head.lemma_.lower() not in SAYS:
                continue
            if token.dep_ == "ccomp" and token.tag_ == "NN" and token.head.lemma_.lower() in _SENSED:
                continue  # `makes the guests feel at home`, where the parser takes the verb for a noun
            if disagrees(token) or (token.dep_ == "ccomp" and is_own_clause(token.head, token)):
                continue
            if token.dep_ == "ccomp" and _only_asked(token):
                continue
            if token.dep_ == "pcomp" and not (verbal and token.n_rights):
                continue
            if token.dep_ == "acl" and token.tag_ == "VBG" and _is_open(token.head):
                continue
            if _asks(token, kind) or _inverted(token) or is_unheld(token):
                continue
            heads.append((-(token.right_edge.i - token.left_edge.i), token, kind))
            if kind in {"main", "reported"} and any(_bare(child) for child in token.children):
                heads.append((1, token, f"{kind} first"))
        heads += [(0, noun, "aged") for noun in _aged(sent)]
        heads.sort(key=lambda entry: (entry[0], entry[1].i))
        yield from ((token, kind) for _, token, kind in heads)


_ASKS: Final = frozenset({"propose", "demand", "recommend", "request", "urge", "ask", "order", "require", "insist"})
"""Verbs whose clause may say what somebody is to do."""


def _only_asked(verb: Token) -> bool:
    """Whether a clause says what is asked for, in the subjunctive (`proposed that both sides leave`): none does it."""
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    bare = verb.lower_ == verb.lemma_.lower() and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return marked and bare and verb.head.lemma_.lower() in _ASKS and own_subject(verb) is not None


def _is_open(noun: Token) -> bool:
    """Whether something hangs on what a noun does, or it is only feared (`it depends on both sides agreeing`)."""
    before = noun.head if noun.dep_ == "pobj" else None
    return before is not None and before.dep_ == "prep" and before.head.lemma_.lower() in _OPEN


_SUBORDINATE: Final = frozenset({"when", "after", "before", "while", "because", "although", "though", "until", "once"})


def _subordinate(verb: Token) -> bool:
    """Whether a verb has a joining word before its subject (`When the mill shut`), and so is not the main one."""
    subject = own_subject(verb)
    if subject is None:
        return False
    # `After Vell, the mill is the largest` and `When do we leave?` are whole.
    return any(
        c.dep_ in {"mark", "advmod"}
        and c.lower_ in _SUBORDINATE
        and c.i < subject.i
        and not any(t.text == "," or t.dep_ in {"aux", "auxpass"} for t in verb.doc[c.i : subject.i])
        for c in verb.lefts
    )


_ISSUED: Final = frozenset(
    ["post", "publish", "release", "issue", "air", "broadcast", "send", "share", "upload", "email"]
)
"""What is done with words that are not spoken."""


def _says_where(noun: Token) -> bool:
    """Whether a noun is that in which somebody says something: where the `statement posted online` stood is no news."""
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep" or noun.head.lower_ not in {"in", "on", "to", "through"}:
        return False
    return noun.head.head.lemma_.lower() in SAYS


def _aged(sent: Span_) -> Iterator[Token]:
    """Find the nouns that are said to be so many years old (`a 16-year-old girl`): a statement within any other."""
    for token in sent:
        if token.lower_ == "old" and token.i >= 4 and token.doc[token.i - 2].lower_ == "year":
            noun = token.head if token.dep_ in {"amod", "compound"} else None
            if noun is not None and token.doc[token.i - 4].like_num and token.i < noun.i <= token.i + 4:
                yield noun


def _bare(token: Token) -> bool:
    """Whether a token is a second verb of its clause (`rose early *and left*`)."""
    return token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and own_subject(token) is None


def _asks(head: Token, kind: str) -> bool:
    """Whether a clause is a question within another (`whether they are moderate`, `why the pier failed`)."""
    if kind not in {"reported", "main", "adverbial"} or (kind == "main" and head.dep_ == "ROOT"):
        return False
    first = head.left_edge
    return first.lower_ in {"whether", "why", "how", "what", "which", "who", "whom", "whose"} and first.i < head.i


def _apart(token: Token) -> bool:
    """Whether an apposition is set off from its noun and says something (`Tarn, 16`; not `the group Dawn`)."""
    if token.i < token.head.i or not (token.n_lefts or token.n_rights or token.like_num):
        return False
    between = token.doc[token.head.i + 1 : token.i]
    return any(t.text in {",", "-", "–", "—", "("} for t in between)


def _inverted(head: Token) -> bool:
    """Whether a clause asks by its order (`did anyone call`): its helping verb stands first, its subject after it."""
    subject = own_subject(head)
    if subject is None or subject.dep_ == "expl" or head.dep_ == "advcl":
        return False
    helping = [c for c in head.children if c.dep_ in {"aux", "auxpass"}]
    first = helping[0] if helping else head
    if first.pos_ != "AUX" or first.i > subject.i or first.tag_ == "VB":
        return False
    before = [t for t in head.doc[head.left_edge.i : first.i] if not t.is_punct and not t.is_space]
    end = next((t.text for t in head.doc[subject.i :] if t.text in {"?", ".", "!"}), "")
    return not before and (end == "?" or head.dep_ == "ccomp")


def _owned_office(token: Token) -> bool:
    """Whether an office and its holder were taken for what stands before (`at the mill, its owner, Ada Holt, said`)."""
    owned = token.head.pos_ == "PROPN" and any(
        c.dep_ == "poss" and c.lower_ in {"its", "their"} for c in token.children
    )
    return owned and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense (`said that oil goes`, not `allowed oil to go` nor `watched the oil go`)."""
    if verb.tag_ == "VBP" and _bare_infinitive(verb):
        return False
    if verb.tag_ in {"VBD", "VBP", "VBZ"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBP", "VBZ", "MD"} for c in verb.children)


_SENSED: Final = frozenset({"see", "watch", "hear", "feel", "notice", "observe", "let", "make", "have", "help"})
"""Verbs behind which stands what somebody does without `to`."""


def _bare_infinitive(verb: Token) -> bool:
    """Whether a verb that looks like one of the plural has a subject of the singular (`saw the pilot leave`)."""
    subject = own_subject(verb)
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in _SENSED or subject is None:
        return False
    return subject.tag_ in {"NN", "NNP"} and not any(
        c.dep_ in {"conj", "mark"} for c in (*subject.children, *verb.lefts)
    )
