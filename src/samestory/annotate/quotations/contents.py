"""The words that a cue attributes: whole clauses and phrases, without the cue, up to where the reporter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.quotations.ends import last_of
from samestory.annotate.quotations.sources import VERBAL, subject
from samestory.annotate.quotations.spans import Range, past_dateline
from samestory.resources.cues import cue_nouns, document_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token


_LOOSE = frozenset({",", ";", ":", ".", "-", "–", "—", "―"})
"""Marks that belong to nothing where they end what is attributed."""
_BREAKS = frozenset({"-", "--", "–", "—", ":", ";", "("})
_TAKING_CLAUSES = frozenset({"fact", "way", "day", "time", "moment", "point"})
_SUBORDINATE = frozenset({"after", "before", "when", "while", "because", "since", "until", "although", "though", "as"})


def end_of(top: Token, cue: Token) -> int:
    """Give the character at which what is attributed ends, without a mark that hangs on it."""
    doc, last = top.doc, last_of(top, cue)
    while last > top.i and (doc[last].is_space or doc[last].text in _LOOSE):
        last -= 1
    return doc[last].idx + len(doc[last])


def extent(first: Token, last: Token) -> Range:
    """Give the characters from one token to the end of another."""
    return first.idx, last.idx + len(last)


def _behind_what(cue: Token) -> bool:
    """Whether a cue and its subject stand behind `what`: `what it says`."""
    holder = subject(cue)
    first = cue if holder is None or holder.i > cue.i else holder.left_edge
    return first.i > 0 and first.nbor(-1).lower_ == "what"


def without(top: Token, cue: Token, skip: Token | None = None) -> tuple[Range, ...]:
    """Give the subtree of ``top`` without the cue and all that hangs on it, as runs of text, no leading `that`."""
    doc = top.doc
    keep: list[int] = []
    hole_first, hole_last = (-1, -1)
    if skip is not None:
        hole_first, hole_last = skip.left_edge.i, skip.right_edge.i
        if hole_first <= top.i <= hole_last:
            hole_first, hole_last = skip.i, skip.i
    elif top.left_edge.i <= cue.i <= top.right_edge.i:
        holder = subject(cue)
        hole_first = min(cue.i, holder.left_edge.i) if holder is not None and holder.i < cue.i else cue.i
        hole_last = max(cue.i, holder.right_edge.i) if holder is not None and holder.i > cue.i else cue.i
        if hole_first <= top.i <= hole_last:
            hole_first, hole_last = cue.i, cue.i
    end = last_of(top, cue)
    keep = [i for i in range(top.left_edge.i, end + 1) if not hole_first <= i <= hole_last]
    runs: list[list[int]] = []
    for i in keep:
        if runs and i == runs[-1][-1] + 1 and "\n" not in doc[i].text:
            runs[-1].append(i)
        elif "\n" not in doc[i].text:
            runs.append([i])
    if len(runs) > 1 and all(doc[i].tag_ == "WP" for i in runs[0]) and hole_first == runs[0][-1] + 1:
        # `what it says are rebels`: neither the relative word nor what joins it is said.
        runs.pop(0)
    if runs and runs[0][0] == cue.i + 1 and doc[cue.i + 1].lemma_ == "be" and _behind_what(cue):
        runs[0].pop(0)
    out = []
    for number, run in enumerate(run for run in runs if run):
        while run and (doc[run[0]].is_space or doc[run[0]].text in (",", ";", ":", "-", "–", "—")):
            run.pop(0)
        if number == 0 and run and doc[run[0]].lower_ in ("but", "and") and doc[run[0]].is_sent_start:
            run.pop(0)  # `But the harbour will close, she said`: the joint is the reporter's
        if number == 0 and run:
            past = past_dateline(doc, run[0], run[-1])
            run = [i for i in run if i >= past]
        if number == 0 and run and doc[run[0]].lower_ == "that" and doc[run[0]].dep_ == "mark":
            run.pop(0)
        while run and (
            doc[run[-1]].is_space
            or doc[run[-1]].text in _LOOSE
            or (doc[run[-1]].dep_ == "cc" and doc[run[-1]].pos_ == "CCONJ")
        ):
            run.pop()
        if any(doc[i].text[:1].isalnum() for i in run):
            out.append((doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])))
    return tuple(out)


def reported_clause(verb: Token) -> Token | None:
    """Find the clause that a verb of saying reports, which may stand behind it, before it or around it.

    Where the parser gives two, or one that a semicolon, a colon or a parenthesis parts from the verb, what stands
    before is another sentence: `It was late; the mayor said he was tired`, `The road is shut (he said he was sorry)`.
    """
    found = [c for c in verb.children if c.dep_ == "ccomp" and is_clause(c)]
    behind = next((c for c in found if c.i > verb.i and (c == found[0] or _follows(c, verb))), None)
    if behind is not None:
        return behind
    return found[0] if found and not _parted(found[0], verb) else None


def _parted(clause: Token, verb: Token) -> bool:
    """Whether a mark that ends a sentence stands between a clause and the verb behind it and its subject."""
    return any(c.text in (";", ":", "(") and clause.i < c.i < verb.i for c in verb.children if c.dep_ == "punct")


def _follows(clause: Token, verb: Token) -> bool:
    """Whether a clause with a subject of its own follows a verb without a break."""
    own = any(c.dep_.startswith(("nsubj", "expl")) and c.tag_ not in ("WP", "WDT", "IN") for c in clause.children)
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in _SUBORDINATE for c in clause.children):
        return False
    return own and not any(t.text in _BREAKS for t in verb.doc[verb.i : clause.left_edge.i])


def strayed_clause(verb: Token, told: Token | None, whom: bool) -> Token | None:
    """Find a clause with `that` which the parser hangs on a word between it and its verb.

    `told the crew that the pier was shut`, `said at a meeting in Port Ellis that the pier was shut`. A clause that has
    a subject besides `that` is no relative clause.
    """
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ in VERBAL and token.dep_ not in ("relcl", "acl", "ccomp"):
            return None
        if token.dep_ == "relcl" and _told_in(token, verb):
            return token
        if token.lower_ != "that" or token.dep_ == "det":
            continue
        clause = token.head if token.head.left_edge.i == token.i else None
        if clause is None or clause.dep_ not in ("relcl", "acl", "ccomp") or clause.head.i >= token.i:
            return None
        own = any(c.dep_.startswith(("nsubj", "expl", "csubj")) and c.i != token.i for c in clause.children)
        upon = clause.head
        noun = is_saying(upon) and not _at_the_time(upon, verb)
        if not own or not (verb.is_ancestor(upon) and upon.i > verb.i) or noun:
            return None
        filled = any(c.dep_ in ("dobj", "attr", "acomp", "ccomp", "xcomp") and c != token for c in clause.children)
        if token.dep_ in ("dobj", "pobj", "attr") and not filled:
            return None  # `the debate that she lost`
        if upon == told:
            return clause if whom else None
        placed = upon.dep_ in ("pobj", "npadvmod") or bool(upon.ent_type_)
        return clause if placed and (told is None or whom) else None
    return None


def _at_the_time(noun: Token, verb: Token) -> bool:
    """Whether a noun with its preposition, right behind a verb, only dates it: `said at the time that it was shut`."""
    prep = noun.head
    return noun.lower_ == "time" and prep.lower_ == "at" and prep.i == verb.i + 1 and noun.i == prep.i + 2


def _told_in(clause: Token, verb: Token) -> bool:
    """Whether a clause without `that` is hung on what it was said in: `said in a statement it had acted`."""
    noun, first = clause.head, clause.left_edge
    placed = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head == verb
    if not placed or document_nouns().get(noun.lemma_.lower()) != "words" or first.i != noun.i + 1:
        return False
    return first.dep_ == "nsubj" and first.lower_ in ("it", "he", "she", "they", "we") and first.head == clause


def is_saying(noun: Token) -> bool:
    """Whether a noun has a clause of its own: `a report that the pier was shut`."""
    return noun.lemma_.lower() in cue_nouns() or noun.lemma_.lower() in _TAKING_CLAUSES


def two_objects(verb: Token) -> Range | None:
    """Find both objects of a verb of naming by the order of words: `called the demand for a hearing a ploy`.

    The second begins with an article right behind a noun, which no single noun phrase has.
    """
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.sent.end, verb.i + 25)):
        token = doc[i]
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "ADP", "CCONJ", "PART", "VERB"):
            return None
        if token.pos_ == "VERB" and token.dep_ not in ("ccomp", "dobj", "amod", "compound"):
            return None
        if token.lower_ in ("a", "an") and i > verb.i + 1 and doc[i - 1].pos_ in ("NOUN", "PROPN", "PRON", "VERB"):
            head = token.head
            if head.i > i and head.pos_ in ("NOUN", "PROPN", "ADJ"):
                return doc[verb.i + 1].idx, head.right_edge.idx + len(head.right_edge)
    return None


def whole_clause(top: Token, behind: Token) -> Token:
    """Give the clause that a remark behind it is about: of clauses joined into one, all of them.

    `The dam was closed in May and has leaked since, according to the council`; `the price fell, wiping out the profit,
    according to the bank`. A clause with a subject of its own is joined where a comma stands before the remark.
    """
    doc = top.doc
    comma = doc[behind.i - 1].text == "," if behind.i else False
    while top.head != top and top.head.pos_ in VERBAL and top.head.i < top.i < behind.i:
        own = any(c.dep_.startswith("nsubj") for c in top.children)
        but = any(c.dep_ == "cc" and c.lower_ == "but" for c in top.head.children)
        joined = top.dep_ == "conj" and not but and (comma or not own)
        joined = joined or (top.dep_ == "advcl" and top.tag_ == "VBG" and not own and comma)
        if not joined:
            break
        top = top.head
    return top


def is_clause(top: Token) -> bool:
    """Whether this is a clause with a verb of its own, not a small clause (`call him a fool`)."""
    if top.pos_ in VERBAL or top.tag_.startswith(("VB", "MD")):
        return True
    return any(c.dep_ in ("cop", "aux", "mark") for c in top.children)


def is_infinitive(top: Token) -> bool:
    """Whether the clause is an infinitive with `to`."""
    finite = top.tag_ in ("VBD", "VBZ", "VBP")
    return not finite and any(c.tag_ == "TO" for c in top.children)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose or plan (`met to discuss the sale`): nothing has been said yet."""
    return any(c.tag_ == "TO" for c in verb.children)


def has_that(top: Token) -> bool:
    """Whether a clause begins with `that` as a conjunction."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in top.children)


def is_empty(thing: Token) -> bool:
    """Whether an object is a mere pronoun of measure or time: `said it`, `said Monday`."""
    return thing.ent_type_ in ("DATE", "TIME") or thing.pos_ == "NUM" or thing.tag_ in ("PRP$",)
