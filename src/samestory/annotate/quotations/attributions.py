"""Attributions by grammar: the cue, who it belongs to, and the words that it attributes.

The relation of PARC and PolNeAR (source, cue, content), found with rules over the dependency parse: a verb or noun of
the closed lists in ``resources/cues.txt`` and ``cue_nouns.txt``, its subject (also understood, relative, passive), and
the clause, infinitive or noun phrase that the word's frame allows; `according to`; `as X said`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.resources.cues import Cue, cue_nouns, cue_verbs, names_person, speaking_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Characters ``start..end`` of the report's text."""

_SUBJECTS = ("nsubj", "csubj")
_CUE_LEFT = frozenset({"aux", "auxpass", "neg", "advmod"})
_VERBAL = frozenset({"VERB", "AUX"})
_TRIM = " \t\r\n\xa0,;:.-–—…!?"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and what it attributes.

    ``cue`` and ``source`` are characters; ``anchor`` is the token of the cue, ``holder`` the head token of the source
    (None where nobody is named). ``content`` may be interrupted by the cue. ``rule`` says how it was found.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    anchor: int
    holder: int | None
    rule: str
    force: str = "assert"


def find_attributions(doc: Doc, quoted: Callable[[int], bool]) -> list[Attribution]:
    """Find the attributions whose content the grammar shows.

    Parameters
    ----------
    doc
        The parsed report.
    quoted
        Whether the token with this index stands in quotation marks: what is quoted attributes nothing by itself.
    """
    verbs, nouns = cue_verbs(), cue_nouns()
    found: list[Attribution] = []
    for token in doc:
        if quoted(token.i):
            continue
        lower = token.lower_
        if lower == "according" or lower == "per":
            found.extend(_according(token))
        elif token.pos_ == "VERB" or token.tag_.startswith("VB"):
            cue = verbs.get(token.lemma_.lower())
            if cue is not None:
                found.extend(_verb(token, cue))
        elif token.pos_ == "NOUN":
            cue = nouns.get(token.lemma_.lower())
            if cue is not None:
                found.extend(_noun(token, cue))
    return [one for one in found if one.content]


# --- verbs ------------------------------------------------------------------------------------------------------------


def _verb(verb: Token, cue: Cue) -> Iterator[Attribution]:
    """Give the attribution that a cue verb makes, if its frame is filled."""
    passive = is_passive(verb)
    filled = _passive_content(verb, cue) if passive else _active_content(verb, cue)
    if filled is None:
        return
    content, rule, right = filled
    holder = agent(verb) if passive else subject(verb)
    if holder is not None and not passive:
        holder = _speaking_before(verb, holder)
        holder = _speaking_on(verb, holder)
    source = None if holder is None else source_span(holder, verb)
    if source is None:
        holder = None
    yield Attribution(
        cue_span(verb, right), source, content, verb.i, None if holder is None else holder.i, rule, cue.force
    )


def _active_content(verb: Token, cue: Cue) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find what an active verb attributes: content, rule, and the preposition that belongs to the cue."""
    frames = cue.frames
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and _is_clause(c)), None)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and _is_infinitive(c) and c.i > verb.i), None)
    small = next((c for c in verb.children if c.dep_ == "ccomp" and not _is_clause(c) and c.i > verb.i), None)
    if clause is not None and _is_infinitive(clause):
        small, clause = clause, None
    if clause is not None and frames & {"speech", "clause"}:
        return _without(clause, verb), "clause", None
    if small is not None:
        if "whom-to" in frames and _is_infinitive(small):
            return _without(small, verb), "whom-to", None
        if "as" in frames and not _is_infinitive(small):
            return _without(small, verb), "as", None
        if frames & {"to", "intend"} and _is_infinitive(small):
            return _without(small, verb), "to", None
    if infinitive is not None:
        if told is not None and told.i < infinitive.i and "whom-to" in frames:
            return (_range(told.left_edge, infinitive.right_edge),), "whom-to", None
        if "to" in frames and told is None:
            return _without(infinitive, verb), "to", None
    if told is not None and "as" in frames:
        other = next((c for c in verb.children if c.i > told.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        if other is not None:
            return (_range(told.left_edge, _until_speech(other)),), "as", None
    if told is None and "as" in frames:
        # `what they call a trap`: the object is a relative word in front.
        other = next((c for c in verb.children if c.i > verb.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        front = next((c for c in verb.children if c.dep_ == "dobj" and c.tag_ in ("WP", "WDT")), None)
        if other is not None and front is not None:
            first = other.doc[min(other.left_edge.i + (other.lower_ == "as"), other.right_edge.i)]
            return (_range(first, other.right_edge),), "as", None
    if told is not None and "of" in frames:
        other = next((c for c in [*verb.children, *told.children] if c.i > told.i and c.lower_ in ("of", "for")), None)
        if other is not None:
            return (_range(told.left_edge, other.right_edge),), "of", None
    if "as" in frames and verb.lemma_.lower() == "refer":
        to = next((c for c in verb.children if c.lower_ == "to"), None)
        other = next((c for c in verb.children if c.i > verb.i and c.lower_ == "as"), None)
        if to is not None and other is not None and to.i < other.i and to.i + 1 < len(verb.doc):
            return (_range(verb.doc[to.i + 1], other.right_edge),), "as", to
    beside = _prepositional(verb, frames)
    if beside is not None:
        return beside
    if frames & {"speech", "clause"}:
        around = _parenthetical(verb)
        if around:
            return around, "parenthetical", None
    if "object" in frames:
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if thing is not None and not _is_empty(thing):
            return _without(thing, verb), "object of an infinitive" if _has_to(verb) else "object", None
    return None


def _prepositional(verb: Token, frames: frozenset[str]) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find the object of a preposition that the verb's frame names (`called for talks`)."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and "+" + child.lower_ in frames:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            low = _range(inner.left_edge, inner.right_edge)
            follow = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > inner.i and _is_infinitive(c)), None)
            if follow is not None:
                low = (low[0], _range(follow.left_edge, follow.right_edge)[1])
            return (low,), "preposition", child
    return None


def _passive_content(verb: Token, cue: Cue) -> tuple[tuple[Range, ...], str, Token | None] | None:
    """Find what a passive verb attributes (`the plan was praised by`, `he was told that`)."""
    patient = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    clause = next((c for c in verb.children if c.dep_ in ("ccomp",) and _is_clause(c)), None)
    if clause is not None and cue.frames & {"speech", "clause"}:
        return _without(clause, verb), "passive clause", None
    subject_range = () if patient is None else (_range(patient.left_edge, patient.right_edge),)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and _is_infinitive(c)), None)
    if infinitive is not None and patient is not None and cue.frames & {"speech", "clause", "whom-to"}:
        return (*subject_range, *_without(infinitive, verb)), "passive infinitive", None
    if "as" in cue.frames:
        other = next((c for c in verb.children if c.i > verb.i and (c.dep_ == "oprd" or c.lower_ == "as")), None)
        if other is not None:
            rule = "passive as" if agent(verb) is not None else "passive as, nobody's"
            return (*subject_range, _range(other.left_edge, other.right_edge)), rule, None
    if "object" in cue.frames and patient is not None and agent(verb) is not None:
        return subject_range, "passive object", None
    return None


def _parenthetical(verb: Token) -> tuple[Range, ...]:
    """Find the clause around a cue that was set into it: `the road, he said, is open`; `as the mayor said, ...`."""
    head = verb.head
    if head == verb or head.pos_ not in _VERBAL:
        return ()
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children)
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and marked):
        if not marked and subject(verb) is None:
            return ()
        return _without(head, verb, skip=verb)
    return ()


# --- nouns, `according to` --------------------------------------------------------------------------------------------


def _noun(noun: Token, cue: Cue) -> Iterator[Attribution]:
    """Give the attribution that a cue noun makes: `the mayor's claim that`, `a call by the union for`."""
    holder = next((c for c in noun.children if c.dep_ == "poss"), None)
    if holder is None:
        by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
        holder = None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)
    right: Token | None = None
    content: tuple[Range, ...] = ()
    rule = ""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl") and "clause" in cue.frames and _has_that(child):
            content, rule = _without(child, noun), "noun clause"
        elif child.dep_ == "acl" and "to" in cue.frames and _is_infinitive(child) and holder is not None:
            content, rule = _without(child, noun), "noun to"
        elif child.dep_ == "prep" and "+" + child.lower_ in cue.frames and holder is not None:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                content, rule, right = (_range(inner.left_edge, inner.right_edge),), "noun preposition", child
        if content:
            break
    if not content:
        return
    if holder is None and rule == "noun clause" and noun.dep_ == "pobj":
        # `she said in a statement that ...`: the clause is hers.
        verb = noun.head.head
        above = _frames(verb) if verb.pos_ in _VERBAL and not is_passive(verb) else frozenset()
        teller = subject(verb) if "speech" in above else None
        if teller is not None:
            yield Attribution(cue_span(verb), source_span(teller, verb), content, verb.i, teller.i, "clause", cue.force)
            return
    source = None
    if holder is not None:
        start = holder.left_edge.idx
        words = holder.doc[holder.left_edge.i : holder.right_edge.i + 1].text
        for tail in ("'s", "’s", "'", "’"):
            if words.endswith(tail):
                words = words.removesuffix(tail)
                break
        found = trim(words, 0, len(words))
        source = None if found is None else (start + found[0], start + found[1])
    end = (right or noun).idx + len(right or noun)
    span = (noun.idx, end)
    yield Attribution(
        span, source, content, noun.i, None if source is None or holder is None else holder.i, rule, cue.force
    )


def _according(token: Token) -> Iterator[Attribution]:
    """Give the attribution of `according to X`."""
    doc = token.doc
    if token.lower_ == "per":
        return
    to = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if to is None or to.lower_ != "to":
        return
    holder = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None)
    if holder is None:
        return
    source = source_span(holder, token)
    top = token.head
    while top.pos_ not in _VERBAL and top.head != top:
        top = top.head
    while top.dep_ in ("xcomp", "acl", "pcomp", "aux", "prep") and top.head != top:
        top = top.head
    first_in_sentence = all(t.is_punct or t.is_space for t in doc[token.sent.start : token.i])
    if first_in_sentence:
        top = token.sent.root
    content = _without(top, token, skip=token)
    yield Attribution((token.idx, to.idx + len(to)), source, content, token.i, holder.i, "according to")


# --- pieces -----------------------------------------------------------------------------------------------------------


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: `was told`, `the plan called “reckless”`."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and not any(c.dep_ == "aux" for c in verb.children)


def agent(verb: Token) -> Token | None:
    """Find who did it in a passive: the noun after `by`."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Find the subject of a verb, its own or the one that it shares with the verb it hangs on."""
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    if own:
        # `nineteen were hurt, four of them badly, the doctor said`: what stands nearest to the verb.
        before = [child for child in own if child.i < verb.i]
        return _named_behind(before[-1] if before else own[0])
    if depth > 6:
        return None
    head = verb.head
    if head == verb:
        return _strayed(verb)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"):
        if verb.dep_ in ("ccomp", "parataxis", "dep") and verb.tag_ != "VBG":
            return None
        if verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VB", "VBN"):
            return None
        if head.pos_ not in _VERBAL:
            return None
        if verb.dep_ == "xcomp":
            told = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
            if told is not None and not (verb.tag_ == "VBG" and "as" in _frames(head)):
                return told
        if verb.dep_ == "conj" and verb.tag_ == "VBD" and not any(c.dep_ == "cc" for c in head.children):
            # `The talks came after the paper, citing officials, reported that`: a conjunction taken for a preposition.
            after = (c for c in head.children if c.dep_ == "prep" and c.lower_ in ("after", "before") and c.i < verb.i)
            told = next((c for prep in after for c in prep.children if c.dep_ == "pobj"), None)
            if told is not None and not is_inanimate(told):
                return told
        if is_passive(head) and verb.dep_ != "conj":
            return next((c for c in head.children if c.dep_ == "nsubjpass"), None)
        return subject(head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        above = head.head
        if head.dep_ in ("dobj", "oprd", "attr", "ccomp") and above.pos_ in _VERBAL and is_inanimate(head):
            return subject(above, depth + 1)  # `called it a trap, saying ...`
        return head
    if verb.dep_ == "acl" and head.head.pos_ in _VERBAL:
        return subject(head.head, depth + 1)
    if verb.dep_ == "pcomp" and head.head != head:
        if head.lower_ == "as":  # `quoted him as saying`
            quoted = next((c for c in head.head.children if c.dep_ == "dobj" and c.i < verb.i), None)
            if quoted is not None:
                return quoted
        return subject(head.head, depth + 1) if head.head.pos_ in _VERBAL else None
    return None


def _frames(verb: Token) -> frozenset[str]:
    cue = cue_verbs().get(verb.lemma_.lower())
    return frozenset() if cue is None else cue.frames


def _named_behind(holder: Token) -> Token:
    """Give who stands behind a number that the parser took for the subject: `four of them badly, the doctor, said`."""
    if holder.pos_ == "NUM":
        joined = (c for c in holder.children if c.dep_ in ("appos", "conj") and c.i > holder.i and c.pos_ != "NUM")
        return next(joined, holder)
    if holder.text.isupper() and holder.ent_type_ == "GPE":
        # `PORT ELLIS — Ada Holm said`, where the parser took the place of the dateline for the subject.
        dashed = (c for c in holder.children if c.dep_ == "appos" and c.doc[c.left_edge.i - 1].text in ("–", "—", "--"))
        return next(dashed, holder)
    return holder


def _strayed(verb: Token) -> Token | None:
    """Find a person's name right before a main verb without a subject: `In Port Ellis, Ada Holm of the guild said`."""
    if verb.tag_ not in ("VBD", "VBZ"):
        return None
    for child in verb.children:
        if child.i < verb.i and child.dep_ == "prep" and child.right_edge.i == verb.i - 1:
            for token in child.subtree:
                edge = verb.doc[token.left_edge.i - 1].text
                person = token.ent_type_ == "PERSON" and token.dep_ == "appos"
                if person and token.right_edge.i == verb.i - 1 and edge == ",":
                    return token
    return None


def is_inanimate(noun: Token) -> bool:
    """Whether a common noun names what nobody would say to speak: `remarks`, `the seizure`."""
    if noun.pos_ != "NOUN" or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return False
    return not names_person(noun.text) and noun.lemma_.lower() not in speaking_nouns()


def _speaking_before(verb: Token, holder: Token) -> Token:
    """Put the nearest person before a participle in the place of a subject that cannot speak.

    `Word of the sale came after Ada Holm wrote to the guild, warning that ...`: it is she who warns.
    """
    if verb.tag_ != "VBG" or not is_inanimate(holder):
        return holder
    doc = verb.doc
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        token = doc[i]
        personal = token.ent_type_ in ("PERSON", "ORG") or token.lower_ in ("he", "she", "they", "who")
        if token.dep_ == "nsubj" and personal and token.head.pos_ in _VERBAL and token.i < token.head.i:
            return token
    return holder


def _speaking_on(verb: Token, holder: Token) -> Token:
    """Give `adding` within what somebody says to that somebody: `she said the pier was closed, adding that ...`."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "xcomp") or verb.doc[verb.i - 1].text != ",":
        return holder
    above = verb.head
    for _ in range(4):
        if above.dep_ == "ccomp" and above.head.i < above.i and "speech" in _frames(above.head):
            return subject(above.head) or holder
        if above.dep_ not in ("conj", "advcl", "xcomp") or above.head == above:
            break
        above = above.head
    return holder


def source_span(holder: Token, cue: Token) -> Range | None:
    """Give the words of a source: its whole noun phrase, cut where the cue or another attribution begins."""
    doc = holder.doc
    first, last = holder.left_edge.i, holder.right_edge.i
    if first <= cue.i <= last:  # the cue hangs on the noun (`a statement saying that`), or the parse is odd
        if cue.i > holder.i:
            last = cue.i - 1
        else:
            first = cue.i + 1
    verbs = cue_verbs()
    for child in holder.children:
        if child.dep_ == "relcl" and child.i > holder.i and not child.left_edge.i <= cue.i <= child.right_edge.i:
            known = verbs.get(child.lemma_.lower())
            if known is not None and "speech" in known.frames:
                last = min(last, child.left_edge.i - 1)
    if last < first:
        return None
    for i in range(holder.i + 1, last + 1):
        if "\n" in doc[i].text:
            last = i - 1
            break
    first = _past_dateline(doc, first, holder.i)
    while first < holder.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ in ("cc", "mark")):
        first += 1
    while last > holder.i and (doc[last].pos_ in ("CCONJ", "ADP", "ADV") or doc[last].is_punct or doc[last].is_space):
        last -= 1
    # ``doc.text`` is put together anew at every call: only the words of the source are needed.
    start, words = doc[first].idx, doc[first : last + 1].text
    found = trim(words, 0, len(words))
    return None if found is None else (start + found[0], start + found[1])


def _past_dateline(doc: Doc, first: int, holder: int) -> int:
    """Give the first token of a source without the dateline of its paragraph: `PORT ELLIS — The mayor`."""
    if first > 0 and "\n" not in doc[first - 1].text:
        return first
    for i in range(first, min(holder, first + 14)):
        capitals = doc[first].text.isupper() and len(doc[first].text) > 1
        agency = i > first and doc[i].text == ")" and doc[first].text[:1].isupper() and "(" in doc[first:i].text
        if agency or (capitals and doc[i].text in ("–", "—", "-", "--")):
            return i + 1
    return first


def cue_span(verb: Token, right: Token | None = None) -> Range:
    """Give the words of a cue: the verb, the helping verbs and adverbs that touch it, its particle or preposition."""
    doc = verb.doc
    first = last = verb.i
    while first > 0 and doc[first - 1].head == verb and doc[first - 1].dep_ in _CUE_LEFT:
        first -= 1
    while first < verb.i and doc[first].dep_ == "advmod" and doc[first].tag_ in ("WRB", "WP"):
        first += 1
    particle = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    if particle is not None:
        last = particle.i
    if right is not None and right.i == last + 1:
        last = right.i
    return doc[first].idx, doc[last].idx + len(doc[last])


def trim(text: str, start: int, end: int) -> Range | None:
    """Take white space and punctuation off both ends; None where nothing is left."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM and not _is_abbreviation(text, start, end):
        end -= 1
    return (start, end) if end > start else None


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the last full stop belongs to the word: `Jr.`, `U.S.`."""
    word = text[start:end].rsplit(None, 1)[-1]
    return (
        word.endswith(".")
        and (word in ("Jr.", "Sr.", "Inc.", "Co.", "Corp.", "Ltd.") or word.count(".") > 1)
        and "..." not in word
    )


def _until_speech(top: Token) -> Token:
    """Give the last token of a clause before a participle with which the speaker goes on: `..., adding that`."""
    doc = top.doc
    verbs = cue_verbs()
    for token in top.subtree:
        if token.i <= top.i + 1 or token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "xcomp"):
            continue
        cue = verbs.get(token.lemma_.lower())
        if cue is None or "speech" not in cue.frames or token.head.i > token.i:
            continue
        if not any(c.dep_ == "ccomp" for c in token.children):
            continue
        goes_on = token.dep_ != "acl" or is_inanimate(token.head)
        if goes_on and (doc[token.i - 1].text == "," or (token.lemma_ == "say" and doc[token.i - 1].is_punct)):
            return doc[token.i - 1]
    return top.right_edge


def _before_relative(top: Token, end: int) -> int:
    """Give the end of a reported clause without what the reporter hangs on its last noun: `, who was elected`."""
    doc = top.doc
    for token in top.subtree:
        first = token.left_edge
        if token.dep_ != "relcl" or token.right_edge.i != end or first.lower_ not in ("who", "which", "whose", "where"):
            continue
        quoted = any(t.is_quote for t in token.subtree)
        if not quoted and first.i - 1 > top.i and doc[first.i - 1].text == ",":
            return first.i - 2
    return end


def _range(first: Token, last: Token) -> Range:
    return first.idx, last.idx + len(last)


def _without(top: Token, cue: Token, skip: Token | None = None) -> tuple[Range, ...]:
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
    end = _before_relative(top, _until_speech(top).i)
    for child in top.children:
        # `he would stay, while she said ...`: what follows is the reporter's again.
        if child.dep_ == "advcl" and child.i > top.i and child.left_edge.i > top.i:
            first = child.left_edge
            if first.lower_ in ("while", "whereas") and first.i > 0 and doc[first.i - 1].text == ",":
                end = min(end, first.i - 1)
    keep = [i for i in range(top.left_edge.i, end + 1) if not hole_first <= i <= hole_last]
    runs: list[list[int]] = []
    for i in keep:
        if runs and i == runs[-1][-1] + 1 and "\n" not in doc[i].text:
            runs[-1].append(i)
        elif "\n" not in doc[i].text:
            runs.append([i])
    out = []
    for number, run in enumerate(runs):
        while run and (doc[run[0]].is_space or doc[run[0]].text in (",", ";", ":", "-", "–", "—")):
            run.pop(0)
        if number == 0 and run and doc[run[0]].lower_ in ("but", "and") and doc[run[0]].is_sent_start:
            run.pop(0)  # `But the harbour will close, she said`: the joint is the reporter's
        if number == 0 and run:
            past = _past_dateline(doc, run[0], run[-1])
            run = [i for i in run if i >= past]
        if number == 0 and run and doc[run[0]].lower_ == "that" and doc[run[0]].dep_ == "mark":
            run.pop(0)
        while run and (doc[run[-1]].is_space or doc[run[-1]].text in (",", ";", ":", ".", "-", "–", "—")):
            run.pop()
        if any(doc[i].text[:1].isalnum() for i in run):
            out.append((doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])))
    return tuple(out)


def _is_clause(top: Token) -> bool:
    """Whether this is a clause with a verb of its own, not a small clause (`call him a fool`)."""
    if top.pos_ in _VERBAL or top.tag_.startswith(("VB", "MD")):
        return True
    return any(c.dep_ in ("cop", "aux", "mark") for c in top.children)


def _is_infinitive(top: Token) -> bool:
    """Whether the clause is an infinitive with `to`."""
    finite = top.tag_ in ("VBD", "VBZ", "VBP")
    return not finite and any(c.tag_ == "TO" for c in top.children)


def _has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose or plan (`met to discuss the sale`): nothing has been said yet."""
    return any(c.tag_ == "TO" for c in verb.children)


def _has_that(top: Token) -> bool:
    """Whether a clause begins with `that` as a conjunction."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in top.children)


def _is_empty(thing: Token) -> bool:
    """Whether an object is a mere pronoun of measure or time: `said it`, `said Monday`."""
    return thing.ent_type_ in ("DATE", "TIME") or thing.pos_ == "NUM" or thing.tag_ in ("PRP$",)
