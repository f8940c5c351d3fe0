"""Who a cue belongs to: subjects, their own, shared or understood, agents, and the words of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.quotations.across import across_asides
from samestory.annotate.quotations.cue_words import cue_of
from samestory.resources.cues import document_nouns, names_person, speaking_nouns
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token


VERBAL = frozenset({"VERB", "AUX"})
ISSUING = frozenset({
    "issue", "release", "send", "write", "post", "publish", "put", "give", "deliver", "make", "sign", "provide", "fire",
    "pen", "draft", "compose", "author", "circulate", "address", "submit", "offer", "distribute", "dispatch",
})  # fmt: skip
"""Verbs whose subject speaks in the statement, letter or post that is their object."""
NAMING = frozenset({"call", "brand", "label", "dub", "deem", "declare", "consider", "pronounce"})
"""Verbs with two objects: `called it a trap`."""
UTTERANCES = frozenset({"remark", "comment", "word", "speech", "claim", "testimony", "account", "warning", "answer",
                        "reply", "assertion", "accusation", "address"})  # fmt: skip
"""Nouns for what somebody says, which speak only with their owner: `her answer was`."""


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: `was told`, `the plan called “reckless”`."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if any(c.dep_ == "nsubj" for c in verb.children):
        return False  # `the levy, which Tom Adler called “a trap”`
    if _is_finite_behind_name(verb):
        return False
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and not any(c.dep_ == "aux" for c in verb.children)


def _is_finite_behind_name(verb: Token) -> bool:
    """Whether the parser took the only verb of a sentence for a participle: `Ada Holm, who was late, named two`."""
    head = verb.head
    bare = verb.tag_ == "VBN" and verb.dep_ == "acl" and head.dep_ == "ROOT" and head.ent_type_ in ("PERSON", "ORG")
    own = bare and not any(c.dep_ == "agent" for c in verb.children) and verb.i > 0
    return own and verb.nbor(-1).text == "," and across_asides(verb) == head


def agent(verb: Token) -> Token | None:
    """Find who did it in a passive: the noun after `by`; of `was quoted by the paper as saying`, who was quoted."""
    if verb.lemma_.lower() in ("quote", "cite", "hear", "overhear"):
        spoken = [c for child in verb.children if child.lower_ == "as" for c in child.children if c.dep_ == "pcomp"]
        if any(cue_of(word) is not None for word in spoken):
            return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Find the subject of a verb, its own or the one that it shares with the verb it hangs on."""
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    spoken = _quoted_as(verb)
    if spoken is not None:
        return spoken
    if own:
        # `nineteen were hurt, four of them badly, the doctor said`: what stands nearest to the verb.
        before = [child for child in own if child.i < verb.i]
        behind = next((child for child in own if child.left_edge.i == verb.i + 1), None)
        # Not the day of `Holm, the mayor, said Monday`.
        if behind is not None and behind.ent_type_ == "PERSON" and verb.i and verb.doc[verb.i - 1].text == ",":
            return behind  # `nineteen were hurt, four of them badly, said Ada Holm`
        return _named_behind(before[-1] if before else own[0])
    if depth and is_passive(verb):
        # Of a participle that hangs on a passive: `after saying so, she was taken home`.
        patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if patient is not None:
            return patient
    if depth > 6:
        return None
    head = verb.head
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    parted = across_asides(verb) if finite or _is_finite_behind_name(verb) else None
    if parted is not None:
        return parted
    if head == verb:
        return _strayed(verb)
    heard = _heard(verb, head)
    if heard is not None:
        return heard
    sender = _sender(verb, head)
    if sender is not None:
        return sender
    nearer = _nearer(verb, head) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
    if nearer is not None:
        return nearer
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"):
        if verb.dep_ in ("ccomp", "parataxis", "dep") and verb.tag_ != "VBG":
            return None
        if verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VB", "VBN") and not _listed(verb):
            return None
        if head.pos_ == "ADJ" and head.dep_ == "acomp" and verb.dep_ == "xcomp":
            return subject(head.head, depth + 1)  # `was determined to warn`
        if head.pos_ not in VERBAL:
            return None
        if verb.dep_ == "xcomp":
            told = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
            if told is not None and is_inanimate(told) and head.lemma_.lower() == "use":
                return subject(head, depth + 1)  # `used blunt language to denounce`
            if told is not None and not (verb.tag_ == "VBG" and "as" in frames_of(head)):
                return told
        if verb.dep_ == "conj" and verb.tag_ == "VBD" and not any(c.dep_ == "cc" for c in head.children):
            # `The talks came after the paper, citing officials, reported that`: a conjunction taken for a preposition.
            after = (c for c in head.children if c.dep_ == "prep" and c.lower_ in ("after", "before") and c.i < verb.i)
            told = next((c for prep in after for c in prep.children if c.dep_ == "pobj"), None)
            if told is not None and not is_inanimate(told):
                return told
        if verb.dep_ == "conj" and verb.tag_ in ("VBZ", "VBD", "VBP") and any(c.tag_ == "TO" for c in head.children):
            # `She urged him to leave and said`: a finite verb goes on from the last finite one.
            while head.head != head and head.tag_ not in ("VBZ", "VBD", "VBP", "MD"):
                head = head.head
        if depth == 0 and verb.dep_ == "conj" and goes_on(head, verb, head.head):
            return subject(head.head, depth + 1)  # `she said it was late and called him a liar`
        return subject(head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        above = head.head
        if head.dep_ == "pobj" and above.lower_ == "with" and above.head.pos_ in VERBAL and is_inanimate(head):
            return subject(above.head, depth + 1)  # `answered with a letter calling it a trap`
        if head.dep_ in ("dobj", "oprd", "attr", "ccomp") and above.pos_ in VERBAL and is_inanimate(head):
            return subject(above, depth + 1)  # `called it a trap, saying ...`
        if head.dep_ == "dobj" and document_nouns().get(head.lemma_.lower()) == "words" and above.pos_ == "VERB":
            issuer = subject(above, depth + 1) if above.lemma_.lower() in ISSUING else None
            if issuer is not None:
                return issuer  # `issued a statement saying ...`
        sent = _sent_to(verb, head)
        if sent is not None:
            return sent
        whose = next((c for c in head.children if c.dep_ == "poss"), None) if is_inanimate(head) else None
        if whose is not None and head.dep_ == "pobj":
            return whose  # `for her work defending the poor`
        return head
    if verb.dep_ == "acl" and head.head.pos_ in VERBAL:
        return subject(head.head, depth + 1)
    if verb.dep_ == "pcomp" and head.head != head:
        if head.lower_ == "as":  # `quoted him as saying`
            quoted = next((c for c in head.head.children if c.dep_ in ("dobj", "nsubjpass") and c.i < verb.i), None)
            if quoted is not None:
                return quoted
        above = head.head
        for _ in range(3):  # `at a rally after saying`
            if above.pos_ in VERBAL or above.head == above:
                break
            if above.ent_type_ == "PERSON":
                return above  # `Ada Holm, despite admitting that ..., agreed`
            above = above.head
        return subject(above, depth + 1) if above.pos_ in VERBAL else None
    return None


def _listed(verb: Token) -> bool:
    """Whether a finite verb without a subject goes on in a list: `has insulted the cook, called her “a poet”`."""
    led = any(c.i < verb.i and (c.dep_ == "mark" or c.tag_ in ("WRB", "WDT", "WP")) for c in verb.children)
    return verb.head.i < verb.i and not led and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","


def _quoted_as(verb: Token) -> Token | None:
    """Find who is quoted: `the paper quoted her as saying` tells her words, and not the paper's."""
    if verb.lemma_.lower() not in ("quote", "cite") or is_passive(verb):
        return None
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if whom is None:
        return None
    below = [*verb.children, *whom.children]
    spoken = (c for child in below if child.lower_ == "as" for c in child.children if c.dep_ == "pcomp")
    return whom if any(cue_of(word) is not None for word in spoken) else None


_HEARING = frozenset({"hear", "overhear", "see", "watch", "recall", "remember", "film", "record", "catch", "describe"})
"""Verbs whose object may be told to speak: `she recalled the pilot telling them`."""


def _heard(participle: Token, head: Token) -> Token | None:
    """Find who is heard or remembered speaking, right before the participle."""
    if participle.tag_ != "VBG" or participle.dep_ not in ("advcl", "xcomp") or head.lemma_.lower() not in _HEARING:
        return None
    if "speech" not in frames_of(participle):
        return None
    whom = next((c for c in head.children if c.dep_ == "dobj" and c.right_edge.i == participle.i - 1), None)
    return None if whom is None or (is_inanimate(whom) and not is_person(whom.lemma_.lower())) else whom


def _sender(participle: Token, head: Token) -> Token | None:
    """Find whose letter a participle right behind it tells of: `got a letter from the guild warning them`."""
    if participle.tag_ != "VBG" or participle.dep_ != "advcl" or "speech" not in frames_of(participle):
        return None
    paper = next((c for c in head.children if c.dep_ == "dobj" and c.i < participle.i), None)
    if paper is None or document_nouns().get(paper.lemma_.lower()) != "words":
        return None
    sent = (c for prep in paper.children if prep.lower_ in ("from", "by") for c in prep.children if c.dep_ == "pobj")
    return next((c for c in sent if c.right_edge.i == participle.i - 1), None)


def _sent_to(participle: Token, head: Token) -> Token | None:
    """Find who sent what a participle tells of, and not whom it was sent: `sent a note to guests saying that`."""
    prep = head.head
    if head.dep_ != "pobj" or prep.lower_ not in ("to", "for") or "speech" not in frames_of(participle):
        return None
    near = [prep.head, *prep.head.children]
    paper = next((c for c in near if document_nouns().get(c.lemma_.lower()) == "words" and c.i < prep.i), None)
    if paper is None:
        return None
    whose = next((c for c in paper.children if c.dep_ == "poss"), None)
    if whose is not None:
        return whose
    above = paper.head
    return subject(above) if above.pos_ == "VERB" and paper.dep_ in ("dobj", "pobj") else None


def _nearer(participle: Token, head: Token) -> Token | None:
    """Find who a participle goes on about, where the parser hangs it on a clause about a thing.

    `The row began as the envoy turned down the offer, calling it a ploy`; `it was stopped with some drivers, Holm among
    them, saying the track was safe`.
    """
    far = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if far is None or head.i > participle.i or far.pos_ == "PRON" or not (is_inanimate(far) or is_passive(head)):
        return None
    for child in sorted(head.children, key=lambda c: -c.i):
        if not head.i < child.i < participle.i:
            continue
        if child.dep_ in ("advcl", "ccomp") and child.tag_ in ("VBD", "VBZ", "VBP"):
            own = next((c for c in child.children if c.dep_ == "nsubj"), None)
            return None if own is None or is_inanimate(own) else own
        if child.dep_ == "prep" and child.lower_ == "with":
            own = next((c for c in child.children if c.dep_ == "pobj"), None)
            person = own is not None and (own.ent_type_ == "PERSON" or names_person(own.lower_))
            return own if person and participle.doc[participle.i - 1].text == "," else None
    return None


def goes_on(top: Token, verb: Token, cue: Token) -> bool:
    """Whether a verb joined to a reported clause is the reporter's: `she said it was late and called him a liar`.

    Told by its own force as a cue, its tense, which is that of the cue above, and a subject that is left out. Where the
    reported clause has another tense than the cue, any cue will do: `she said it is late but declined to leave`.
    """
    if top.dep_ != "ccomp" or cue_of(cue) is None or verb.i < top.i or verb.tag_ != cue.tag_:
        return False
    known = cue_of(verb)
    joined = verb.doc[verb.left_edge.i - 1].dep_ == "cc"
    if joined and issued(verb) is not None and not any(c.dep_.startswith("nsubj") for c in verb.children):
        return True  # `told the paper that it is sorry and sent this statement`
    if verb.tag_ not in ("VBD", "VBZ") or known is None:
        return False
    if not known.frames & {"speech", "as", "quote"} and (verb.tag_ != "VBD" or not _in_present(top)):
        return False
    return joined and not any(c.dep_.startswith("nsubj") for c in verb.children)


def issued(verb: Token) -> Token | None:
    """Give the statement, letter or post that a verb's subject speaks in: `issued an apology`."""
    if verb.lemma_.lower() not in ISSUING or is_passive(verb):
        return None
    papers = (c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd") and c.i > verb.i)
    return next((c for c in papers if document_nouns().get(c.lemma_.lower()) == "words"), None)


def _in_present(verb: Token) -> bool:
    """Whether a clause is in the present or future tense."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    finite = helpers[0] if helpers else verb
    return finite.tag_ in ("VBZ", "VBP") or finite.lower_ in ("will", "can", "may", "’ll", "'ll")


def frames_of(verb: Token) -> frozenset[str]:
    """Give where the content of a verb may stand; nothing for one that is no cue."""
    cue = cue_of(verb)
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
    named = names_person(noun.text) or names_person(noun.lemma_) or is_person(noun.lemma_.lower())
    return not named and noun.lemma_.lower() not in speaking_nouns()


def speaking_before(verb: Token, holder: Token) -> Token:
    """Put the nearest person before a participle in the place of a subject that cannot speak.

    `Word of the sale came after Ada Holm wrote to the guild, warning that ...`: it is she who warns.
    """
    record = document_nouns().get(holder.lemma_.lower()) == "finding"
    if is_inanimate(holder) and verb.dep_ != "conj":
        # `A paper run by the guild soon after the launch said`: of two subjects, not the one of an adverbial.
        timed = (
            holder.doc[holder.left_edge.i - 1].lower_ in ("after", "before", "during", "since") and holder.left_edge.i
        )
        others = [c for c in verb.children if c.dep_ == "nsubj" and c.i < holder.i and not is_inanimate(c)]
        if timed and others:
            return others[-1]
    if not is_inanimate(holder) and not (record and verb.dep_ == "conj"):
        return holder
    if verb.dep_ == "conj" and not any(c.dep_.startswith("nsubj") for c in verb.children):
        # `She thinks the tape should be shown but said ...`: things do not say.
        for above in verb.ancestors:
            teller = subject(above) if cue_of(above) is not None and above.i < verb.i else None
            if teller is not None and teller != holder and not is_inanimate(teller):
                return teller
    if verb.tag_ != "VBG":
        return holder
    doc = verb.doc
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        token = doc[i]
        personal = token.ent_type_ in ("PERSON", "ORG") or token.lower_ in ("he", "she", "they", "who")
        if token.dep_ == "nsubj" and personal and token.head.pos_ in VERBAL and token.i < token.head.i:
            return token
    return holder


def speaking_on(verb: Token, holder: Token | None) -> Token | None:
    """Give `adding` within what somebody says to that somebody: `she said the pier was closed, adding that ...`."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "xcomp") or verb.doc[verb.i - 1].text != ",":
        return holder
    above = verb.head
    for _ in range(4):
        if above.dep_ == "ccomp" and above.head.i < above.i and "speech" in frames_of(above.head):
            return subject(above.head) or holder
        if above.dep_ not in ("conj", "advcl", "xcomp") or above.head == above:
            break
        above = above.head
    return holder
