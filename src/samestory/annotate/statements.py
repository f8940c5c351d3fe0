"""What one report states, clause by clause.

Clauses are read off the parse: main and coordinated clauses, reported ones (with their claimant), adverbial,
relative and participial ones, and appositions that say what or how old somebody is. A clause may contain another,
where the whole is short enough to be cited; what is reported goes without the words that report it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from samestory.annotate.lemmas import EMPTY, folded
from samestory.annotate.numbers import Number, find_numbers
from samestory.model import Report, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Span_

LONGEST: Final = 34
"""Words of a clause with all that hangs on it; of a longer one, the clauses at its edges are left out."""

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
_SAYS: Final = frozenset(
    {"say", "tell", "claim", "report", "add", "announce", "state", "write", "tweet", "insist", "argue", "warn", "deny"}
    | {"allege", "believe", "think", "suggest", "note", "confirm", "acknowledge", "admit", "explain", "declare", "post"}
    | {"estimate", "accuse", "vow", "promise", "predict", "assert", "maintain", "stress", "recall", "reveal", "hope"}
)
"""Verbs whose clause is somebody's word and not the report's own; the quotations are asked first."""
_HEDGES: Final = frozenset(
    {"allegedly", "apparently", "likely", "maybe", "perhaps", "possibly", "probably", "purportedly", "reportedly"}
    | {"seemingly", "supposedly", "suspected", "alleged", "purported", "unconfirmed"}
)
_NEGATIVE: Final = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "none", "nothing", "neither", "nor"})
_DENIES: Final = frozenset({"deny", "refute", "dispute", "disprove"})
_SIGNED: Final = re.compile(r"\(@\w+\)")
"""Who posted something, as it stands under a post that is shown in a report."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FUNCTION: Final = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT", "SPACE", "INTJ", "SYM"})
_CUT: Final = frozenset({"advcl", "relcl", "acl", "appos", "ccomp", "parataxis", "conj"})


_NTH: Final = re.compile(r"(?:st|nd|rd|th)\b")


def find_statements(doc: Doc, report: Report) -> tuple[Statement, ...]:
    """Find the clauses of a report that say something of their own.

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        With sentences; its quotations and actors give claimants and names where they are known.

    Returns
    -------
    Statements in the order of the text, each with a span of its own.
    """
    starts = [sentence.start for sentence in report.sentences]
    found: dict[tuple[int, int], Statement] = {}
    for head, kind in _heads(doc):
        index = bisect_right(starts, head.idx) - 1
        if index < 0 or head.idx >= report.sentences[index].end:
            continue
        sentence = _without_dateline(report.sentences[index], report)
        if head.idx < sentence.start:
            continue
        kind, _, first = kind.partition(" ")
        tokens = _clause(head, kind, sentence, first=bool(first))
        statement = _statement(head, kind, tokens, index, report) if tokens else None
        if statement is not None:
            found.setdefault((statement.span.start, statement.span.end), statement)
    return tuple(found[key] for key in sorted(found))


_DATELINE: Final = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?:[ ,]+[A-Z][\w.’'-]*){0,6}\s*(?:\([A-Z][A-Za-z /.]+\)\s*)?(?:—|–|--?|//)\s+(?=\S)"
)


def _without_dateline(sentence: Span, report: Report) -> Span:
    """Leave out the place and agency in front of the first sentence (`VELL, Tarnland (AP) — `)."""
    match = _DATELINE.match(sentence.text)
    return report.span(sentence.start + match.end(), sentence.end) if match else sentence


def _heads(doc: Doc) -> Iterator[tuple[Token, str]]:
    """Give the heads of clauses with their kinds, the larger clause before the smaller."""
    for sent in doc.sents:
        heads: list[tuple[int, Token, str]] = []
        for token in sent:
            kind = _KINDS.get(token.dep_)
            if kind is None or token.is_punct or token.is_space:
                continue
            verbal = token.pos_ in {"VERB", "AUX"}
            if token.dep_ == "conj" and not verbal:
                continue
            if token.dep_ == "appos" and not _apart(token):
                continue
            if token.dep_ == "ccomp" and verbal and not _finite(token) and token.head.lemma_.lower() not in _SAYS:
                continue
            if token.dep_ == "pcomp" and not (verbal and token.n_rights):
                continue
            if _asks(token, kind):
                continue
            heads.append((-(token.right_edge.i - token.left_edge.i), token, kind))
            if kind in {"main", "reported"} and any(_bare(child) for child in token.children):
                heads.append((1, token, f"{kind} first"))
        heads += [(0, noun, "aged") for noun in _aged(sent)]
        heads.sort(key=lambda entry: (entry[0], entry[1].i))
        yield from ((token, kind) for _, token, kind in heads)


def _aged(sent: Span_) -> Iterator[Token]:
    """Find the nouns that are said to be so many years old (`a 16-year-old girl`): a statement within any other."""
    for token in sent:
        if token.lower_ == "old" and token.i >= 4 and token.doc[token.i - 2].lower_ == "year":
            noun = token.head if token.dep_ in {"amod", "compound"} else None
            if noun is not None and token.doc[token.i - 4].like_num and token.i < noun.i <= token.i + 4:
                yield noun


def _bare(token: Token) -> bool:
    """Whether a token is a second verb of its clause (`rose early *and left*`)."""
    return token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and _subject(token) is None


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


def _finite(verb: Token) -> bool:
    """Whether a verb has a tense (`said that oil goes`, not `allowed oil to go`)."""
    if verb.tag_ in {"VBD", "VBP", "VBZ"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBP", "VBZ", "MD"} for c in verb.children)


def _clause(head: Token, kind: str, sentence: Span, *, first: bool = False) -> list[Token]:
    """Choose the words of the clause: one stretch, within its sentence, without what stands in clauses of their own."""
    doc = head.doc
    left, right = head.left_edge.i, head.right_edge.i
    if kind == "aged":
        return [t for t in doc[left : head.i + 1] if sentence.start <= t.idx]
    if kind == "appositive":
        left = head.head.left_edge.i if head.i > head.head.i else left
        right = max(right, head.head.i)
    tokens = [t for t in doc[left : right + 1] if sentence.start <= t.idx and t.idx + len(t) <= sentence.end]
    out: set[int] = set()
    for token in tokens:
        beside = token.i != head.i and token.dep_ in {"conj", "parataxis"} and token.pos_ in {"VERB", "AUX"}
        if beside and (_subject(token) is not None or (first and token.head.i == head.i)):
            out.update(range(token.left_edge.i, token.right_edge.i + 1))
    tokens = _core(tokens, out, head)
    if sum(not t.is_punct for t in tokens) > LONGEST:
        for token in tokens:
            if token.i != head.i and token.dep_ in _CUT:
                nested = range(token.left_edge.i, token.right_edge.i + 1)
                if len(nested) > 3 and head.i not in nested:
                    out.update(nested)
        tokens = _core(tokens, out, head)
    if kind == "participle" and tokens and head.head.i < tokens[0].i and tokens[0].i - head.head.i == 1:
        noun = head.head
        begin = min(
            (t.i for t in noun.lefts if t.dep_ in {"det", "amod", "compound", "nummod", "poss"}), default=noun.i
        )
        tokens = [t for t in doc[begin : noun.i + 1] if t.idx >= sentence.start] + tokens
    return tokens


def _core(tokens: list[Token], out: set[int], head: Token) -> list[Token]:
    """Cut away at both ends what is left out, marks, and the words that only join the clause to what is before it."""
    while tokens and tokens[-1].i > head.i and (tokens[-1].i in out or _loose(tokens[-1], last=True)):
        tokens = tokens[:-1]
    while tokens and tokens[0].i < head.i and (tokens[0].i in out or _loose(tokens[0], last=False)):
        tokens = tokens[1:]
    return tokens


def _loose(token: Token, *, last: bool) -> bool:
    """Whether a token at the edge of a clause does not belong to what it says."""
    if token.is_space or (token.is_punct and not (last and token.text in {"%", ")"})):
        return True
    if token.dep_ in {"cc", "preconj"}:
        return True
    return not last and token.dep_ == "mark" and token.lower_ in {"that", "as", "while"}


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _subject_of(head: Token) -> Token | None:
    """Find whom a clause is about, also where the clause leaves it to the one that it hangs on."""
    here = head
    for _ in range(6):
        subject = _subject(here)
        if subject is not None and not (subject.tag_ in {"WDT", "WP"} and here.dep_ == "relcl"):
            return subject
        if here.dep_ in {"relcl", "acl", "appos"}:
            return here.head
        if here.dep_ not in {"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp"} or here.head.i == here.i:
            return None
        here = here.head
    return None


def _statement(head: Token, kind: str, tokens: list[Token], index: int, report: Report) -> Statement | None:
    """Make the statement of a clause, where it says enough to be one."""
    span = report.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    sentence = report.sentences[index]
    aged = kind == "aged"
    if aged:
        kind = "appositive"
    subject = _subject_of(head)
    extra = [subject] if subject is not None and not span.start <= subject.idx < span.end else []
    terms = _terms([*extra, *tokens], report.text)
    names = _names(span, report, extra)
    figures = any(term[0].isdigit() for term in terms)
    own = len(_terms(tokens, report.text)) if extra else len(terms)
    least = {"reported": 2, "appositive": 4}.get(kind, 3)
    if (
        kind == "appositive"
        and not aged
        and (not any(t.pos_ == "PROPN" for t in tokens) or (not figures and _only_role(tokens)))
    ):
        return None
    in_title = report.body_start > 0 and span.end <= report.body_start
    if _SIGNED.search(span.text):
        return None
    if kind == "main" and not in_title and not any(t.pos_ in {"VERB", "AUX"} for t in tokens):
        return None  # a signature, a heading, the line under a picture
    if own < 2 or (own < least and not figures) or _only_cue(head, tokens):
        return None
    claimant, cue = _claimant(head, span, report)
    if aged and in_title:
        return None
    about = None if in_title else _about(head, kind, tokens, sentence, report)
    gap = None if in_title or aged else _gap(head, kind, tokens)
    if kind == "participle" and about is None and head.head.i not in {t.i for t in tokens}:
        gap = None  # a verb alone makes no sentence
    if in_title:
        kind = "title"
    return Statement(
        span=span,
        sentence=index,
        subject=_name_of(subject, report),
        predicate=folded(head),
        terms=terms,
        names=names,
        claimant=claimant,
        quoted=_quoted(span, report),
        negated=_negated(head, tokens) != (cue is not None and cue.lemma_.lower() in _DENIES),
        hedged=any(_hedges(t) for t in tokens),
        kind=kind,
        frame=_frame(head, kind, span, cue, _without_dateline(sentence, report), report),
        about=about,
        gap=gap,
        clause=in_title or gap is not None or (_finite(head) and _has_subject(head, tokens, about)),
    )


LONGEST_PHRASE: Final = 14
"""Words of a noun phrase that is put before a clause which lacks its subject."""


def _about(head: Token, kind: str, tokens: Sequence[Token], sentence: Span, report: Report) -> Span | None:
    """Find the noun phrase that a clause is about, where it stands outside of it and agrees with its verb."""
    if kind == "relative":
        own = _subject(head)
        if own is None or own.tag_ not in {"WDT", "WP"}:
            return None
        nouns = [head.head]
        if head.head.dep_ == "pobj" and head.head.head.dep_ == "prep":
            nouns.append(head.head.head.head)  # `the players of the team who were sent off`
        plural = _number(head)
        noun = next((n for n in nouns if plural is None or _plural(n) == plural), None)
    elif kind in {"coordinate", "participle", "adverbial"} and _subject(head) is None and _borrows(head):
        noun = _subject_of(head)
    else:
        return None
    if noun is None or noun.i in {t.i for t in tokens}:
        return None
    first, last = noun.left_edge.i, noun.i
    for child in noun.rights:
        end = child.right_edge.i
        if child.i < tokens[0].i <= end:
            end = tokens[0].i - 1  # the clause hangs on the last noun, and may be about the first
        if child.dep_ not in {"prep", "conj", "cc", "nmod", "flat"} or end - first >= LONGEST_PHRASE:
            break
        last = end
    while last > noun.i and (noun.doc[last].is_punct or noun.doc[last].dep_ in {"cc", "prep"}):
        last -= 1
    if tokens and first < tokens[0].i <= last:
        last = tokens[0].i - 1
        while last > noun.i and noun.doc[last].is_punct:
            last -= 1
    words = noun.doc[first : last + 1]
    if len(words) > LONGEST_PHRASE or words[0].idx < sentence.start or words[-1].idx >= sentence.end:
        return None
    return report.span(words[0].idx, words[-1].idx + len(words[-1]))


def _borrows(head: Token) -> bool:
    """Whether it is sure whose subject a clause without one shares; with a wrong one it would say what nobody said."""
    if head.dep_ == "conj":  # `how to row and bail` has no subject of its own
        return not any(child.tag_ == "TO" for child in head.head.children)
    if head.dep_ == "advcl":  # a finite verb has its subject with it, which the parser gave to another verb
        return head.tag_ in {"VBG", "VBN"}
    if head.dep_ == "acl":  # `pictures of them rowing`
        between = head.doc[head.head.i + 1 : head.left_edge.i]
        return not any(token.dep_ == "pobj" for token in between)
    return True


def _has_subject(head: Token, tokens: Sequence[Token], about: Span | None) -> bool:
    """Whether a clause has its subject with it, or it is known what stands before it."""
    subject = _subject(head)
    if subject is None:
        return about is not None
    if subject.tag_ in {"WDT", "WP"} and subject.dep_ != "csubj":
        return about is not None
    return subject.i in {t.i for t in tokens}


def _number(verb: Token) -> bool | None:
    """Whether a verb is of the plural; None where its form does not tell."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    if first.tag_ == "VBZ" or first.lower_ == "was":
        return False
    return True if first.tag_ == "VBP" or first.lower_ == "were" else None


def _plural(noun: Token) -> bool:
    if noun.tag_ == "NNP":
        return False  # a list of people, each with what she is
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"they", "we"} or any(c.dep_ == "conj" for c in noun.children)


def _gap(head: Token, kind: str, tokens: Sequence[Token]) -> tuple[int, int, str] | None:
    """Find where a form of `be` makes a sentence of a participle or an apposition (`the truce ⟨was⟩ agreed in May`)."""
    noun = head.head
    inside = {t.i for t in tokens}
    if kind == "appositive" and head.i > noun.i and noun.i in inside and head.i in inside:
        mark = noun.doc[head.left_edge.i - 1]
        if mark.text not in {",", "-", "–", "—"} or any(t.is_punct for t in noun.doc[noun.i + 1 : mark.i]):
            return None
        if noun.pos_ != "PROPN" and any(c.dep_ == "conj" for c in head.children):
            return None  # a list
        return mark.idx, head.left_edge.idx, "are" if _plural(noun) else "is"
    if kind != "participle" or head.tag_ not in {"VBG", "VBN"}:
        return None
    own = [t for t in tokens if t.i > noun.i and t.i <= head.i] if noun.i in inside else list(tokens)
    if not own:
        return None
    if head.tag_ == "VBN" and not any(c.lower_ == "being" for c in head.children):
        return own[0].idx, own[0].idx, "were" if _plural(noun) else "was"
    past = _past(head)
    many = _plural(noun)
    return own[0].idx, own[0].idx, ("were" if many else "was") if past else ("are" if many else "is")


def _past(head: Token) -> bool:
    """Whether the sentence that a clause hangs on tells of the past."""
    here = head
    for _ in range(12):
        if here.head.i == here.i:
            break
        here = here.head
        if here.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in {"aux", "auxpass"} for c in here.children):
            return True
        if here.tag_ in {"VBZ", "VBP"} or any(c.tag_ in {"VBZ", "VBP", "MD"} for c in here.children):
            return False
    return False


def _only_role(tokens: Sequence[Token]) -> bool:
    """Whether an apposition gives no more than name and office (`the Tarnish president, Mira Holm`)."""
    if all(t.pos_ in _FUNCTION or t.pos_ == "PROPN" for t in tokens):
        return True
    rest = [
        t for t in tokens if t.pos_ not in _FUNCTION and t.pos_ != "PROPN" and t.ent_type_ not in {"PERSON", "NORP"}
    ]
    return len(rest) < 2 and not any(t.dep_ == "pobj" for t in tokens)


def _terms(tokens: Sequence[Token], text: str) -> tuple[str, ...]:
    """Folded lemmas of the content words and numbers as figures, each once, in the order of the text."""
    found: dict[str, None] = {}
    if tokens:
        for token in tokens:
            if token.like_num or token.pos_ == "NUM" or token.is_stop or not any(c.isalpha() for c in token.text):
                continue
            if token.pos_ in _FUNCTION and not token.text[:1].isupper():
                continue
            lemma = folded(token).strip(".")
            if len(lemma) > 1 and (lemma not in EMPTY or token.pos_ == "PROPN"):
                found.setdefault(lemma)
        start = min(t.idx for t in tokens)
        end = max(t.idx + len(t) for t in tokens)
        inside = {t.idx for t in tokens}
        for number in find_numbers(text[start:end]):
            if start + number.core in inside:
                value = _value(number)
                nth = _NTH.match(text, start + number.end)
                if value > 1:
                    # The 14th of something is not 14 of them.
                    found.setdefault((f"{value:.0f}" if _whole(value) else f"{value:g}") + ("th" if nth else ""))
    return tuple(found)


def _whole(value: float) -> bool:
    """Whether a figure is whole, but for what floating point leaves (`4.1 billion`)."""
    return abs(value - round(value)) <= 1e-9 * value


def _value(number: Number) -> float:
    """Give the figure that stands for a number with its hedge (``about 30`` is 30, ``at least 25`` is 25)."""
    if number.low == number.high or number.high == math.inf:
        return number.low
    if number.low == 0 or number.high / number.low < 1.15:
        return number.high
    return (number.low + number.high) / 2 if number.high / number.low < 1.25 else number.low


def _names(span: Span, report: Report, extra: Sequence[Token]) -> tuple[str, ...]:
    """Name the actors that a clause, or its subject outside of it, mentions."""
    found: dict[str, None] = {}
    for actor in report.actors:
        for mention in actor.mentions:
            if (span.start <= mention.start and mention.end <= span.end) or any(
                mention.start <= token.idx < mention.end for token in extra
            ):
                found.setdefault(actor.name)
                break
    return tuple(found)


def _name_of(token: Token | None, report: Report) -> str | None:
    """Name whom a token stands for: the actor, or the words of the noun phrase."""
    if token is None:
        return None
    for actor in report.actors:
        for mention in actor.mentions:
            if mention.start <= token.idx < mention.end:
                return actor.name
    words = [t.text for t in token.lefts if t.dep_ in {"compound", "amod", "nummod", "poss"}]
    return " ".join([*words, token.text])


def _cue_above(head: Token) -> Token | None:
    """Find the reporting verb in whose reported clause a clause stands."""
    here = head
    for _ in range(12):
        parent = here.head
        if parent.i == here.i:
            break
        if here.dep_ == "ccomp" and parent.lemma_.lower() in _SAYS:
            return parent
        here = parent
    for child in head.children:
        # `The ship sank, officials said`: the parser may make the reporting verb a parenthesis of the clause.
        if child.dep_ in {"parataxis", "ccomp"} and child.lemma_.lower() in _SAYS and _subject(child) is not None:
            return child
    return None


def _claimant(head: Token, span: Span, report: Report) -> tuple[str | None, Token | None]:
    """Find who says so: the speaker of the quotation that holds the clause, else the subject of the reporting verb."""
    cue = _cue_above(head)
    for quotation in report.quotations:
        content = quotation.content
        shared = min(content.end, span.end) - max(content.start, span.start)
        if shared * 2 > span.end - span.start:
            if quotation.speaker is not None:
                return quotation.speaker.name, cue
            return "unnamed", cue
    if cue is not None:
        subject = _subject(cue) or _subject_of(cue)
        return _name_of(subject, report) or "unnamed", cue
    for token in head.children:
        if token.lower_ == "according" and token.dep_ == "prep":
            name = next((t for t in token.subtree if t.dep_ == "pobj"), None)
            return _name_of(name, report) or "unnamed", None
    return None, None


def _frame(head: Token, kind: str, span: Span, cue: Token | None, sentence: Span, report: Report) -> Span | None:
    """Say with which words the statement can stand alone; None where no such stretch was found."""
    if cue is not None:
        start = min(span.start, cue.left_edge.idx)
        end = max(span.end, cue.right_edge.idx + len(cue.right_edge))
        if head.dep_ != "ccomp" and cue.head.i == head.i:
            end = max(end, span.end)
    elif kind in {"main", "title"} or (kind == "coordinate" and _subject(head) is not None):
        return span
    else:
        return sentence
    start, end = max(start, sentence.start), min(end, sentence.end)
    text = report.text[start:end]
    stripped = text.rstrip(" ,;:—–-\n")
    return report.span(start, start + len(stripped))


def _only_cue(head: Token, tokens: Sequence[Token]) -> bool:
    """Whether a clause says no more than that something was said, which is a statement of its own."""
    if head.lemma_.lower() not in _SAYS:
        return False
    if any(child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"} for child in head.children):
        return True
    words = [t for t in tokens if t.pos_ not in _FUNCTION]
    subject = _subject(head)
    own = {t.i for t in subject.subtree} if subject is not None else set()
    return sum(t.i not in own for t in words) <= 3


def _quoted(span: Span, report: Report) -> bool:
    """Whether most of the clause stands inside quotation marks."""
    inside = 0
    for quotation in report.quotations:
        for part in quotation.verbatim:
            inside += max(0, min(part.end, span.end) - max(part.start, span.start))
    return inside * 2 > span.end - span.start


def _hedges(token: Token) -> bool:
    """Whether a word takes back that something is so; the month of May does not."""
    if token.lower_ in {"may", "might", "could", "would"}:
        return token.tag_ == "MD"
    return token.lower_ in _HEDGES or (token.lower_ == "if" and token.dep_ == "mark")


def _negated(head: Token, tokens: Sequence[Token]) -> bool:
    """Whether what the clause says is denied: a negation of its own verb, or `no` in its subject or object."""
    inside = {t.i for t in tokens}
    for token in head.children:
        if token.i in inside and (token.dep_ == "neg" or token.lower_ in _NEGATIVE):
            return True
        if token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
            near = (token, *token.lefts)
            if any(t.lower_ in _NEGATIVE for t in near):
                return True
    return False
