"""What the words beside a name tell of its kind: `in Velm`, `Velm's mayor`, `shares of Velm`, `Velm, 41,`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samestory.annotate.actors.name import (
    ORG_WORDS,
    PLACE_WORDS,
    THING_NOUNS,
    Name,
    is_honorific,
    is_title,
    table_kind,
)
from samestory.resources import actor_tables as tables
from samestory.resources.cues import cue_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ADJECTIVE_ENDS = ("n", "an", "ian", "ese", "i", "ish")
"""With which names of places become adjectives."""
_PLACE_NOUNS = frozenset(tables.name_words("settlement"))
_SPACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "around", "outside", "inside", "into", "across",
                                 "through", "throughout", "toward", "towards"})  # fmt: skip
_PLACE_OPENERS = tables.name_words("place-opener")
"""First words of names of places: `Mount Velm`, `San Orlo`."""
_STATE_NOUNS = tables.name_words("of-state")
_WAYS = tables.name_words("way")
_MEASURES = tables.name_words("measure")
_STAKES = tables.name_words("stake")
_COMPANY_OWN = tables.name_words("of-company")


def place_votes(doc: Doc, tokens: Sequence[Token], found: Sequence[Name]) -> Counter[str]:
    """Count what speaks for a place in single words that no table knows: ``in Orlandia``, ``Orlandian``."""
    words = {token.text for token in tokens if token.text[:1].isupper()}
    firsts = {part for name in found if len(name.parts) > 1 and name.label == "PERSON" for part in name.parts
              if not set(name.parts) & (ORG_WORDS | PLACE_WORDS)}  # fmt: skip
    votes: Counter[str] = Counter()
    adjectives: dict[str, bool] = {}
    for name in found:
        key = name.key
        if " " in key or len(key) < 4 or key in firsts or table_kind(name.text) or name.text.isupper():
            continue
        if key not in adjectives:
            stem = name.text.rstrip("aeiouy") if len(name.text) > 5 else name.text
            forms = {name.text + end for end in ADJECTIVE_ENDS} | {stem + end for end in ADJECTIVE_ENDS[1:]}
            adjectives[key] = bool(forms & (words - {name.text}))
        if name.label in ("GPE", "LOC", "FAC"):
            continue
        last = doc[name.last - 1]
        before = doc[name.first - 1] if name.first else None
        after = doc[name.last] if name.last < len(doc) else None
        if adjectives[key]:
            votes[key] += 5
        if before is not None and before.lower_ == "the" and last.dep_ not in ("compound", "amod", "nmod", "poss"):
            if name.label in ("PERSON", "RUN") and not last.text.endswith("s"):
                votes[key] += 4  # "over the Lethra": a river or mountain
        elif before is not None and before.lower_ == "between" and after is not None and after.lower_ == "and":
            votes[key] += 1
        elif before is not None and before.lower_ == "to" and name.label in ("ORG", "PERSON") and name.first > 1:
            noun = doc[name.first - 2]
            way = noun.lemma_.lower() in _WAYS or (noun.i > 0 and doc[noun.i - 1].lower_ == "from")
            votes[key] += 3 if way else 0
        if after is not None and after.tag_ == "POS" and name.last + 1 < len(doc):
            votes[key] += 3 if doc[name.last + 1].lower_ in _STATE_NOUNS - {"president", "foreign", "prime"} else 0
    return votes


def cues(doc: Doc, name: Name) -> Iterator[tuple[str, int]]:
    """Give what the words inside and around a name say of its kind, with weights."""
    last_word = name.parts[-1] if name.parts else ""
    words = set(name.key.split())
    if last_word.isdigit() or last_word in ORG_WORDS or (words & ORG_WORDS and len(words) > 2):
        yield "organisation", 6
    elif last_word in PLACE_WORDS or (len(name.parts) == 2 and name.parts[0] in _PLACE_OPENERS):
        yield "place", 4
    elif 2 <= len(name.parts) <= 4 and name.parts[0] in tables.given_names() and not _ends_in_acronym(name.text):
        yield "person", 5
    before = doc[name.first - 1] if name.first else None
    after = doc[name.last] if name.last < len(doc) else None
    if before is not None:
        low = before.lower_
        if is_honorific(before):
            yield "person", 6
        elif low in tables.words("title") or low in tables.words("relation"):
            # The last part of a compound says less: "coal-producer Norden", "Commander-in-Chief Forum".
            yield "person", 1 if name.first > 1 and doc[name.first - 2].text == "-" else 4
        elif low in THING_NOUNS:
            yield "organisation", 5
        elif low in _PLACE_NOUNS or (low == "of" and name.first > 1 and doc[name.first - 2].lower_ in _PLACE_NOUNS):
            yield "place", 5
        elif low in ("in", "for", "of") and name.first > 1 and _of_company(doc[name.first - 2], low):
            yield "organisation", 3
        elif low in _SPACE_PREPOSITIONS and len(words) == 1 and name.label in ("PERSON", "ORG"):
            yield "place", 3
        elif low == "the" and len(words) > 1:
            yield "organisation", 3
        elif name.label == "RUN" and low in ("of", "at", "with") and name.first > 1:
            if doc[name.first - 2].ent_type_ == "PERSON" and len(words) > 1:
                yield "organisation", 3  # "Ada Holm of Velm Insights"
        elif name.label == "RUN" and before.lemma_.lower() == "tell" and not name.headline:
            yield "organisation", 2  # "told Newsmill": whom the recogniser knows not is an outlet sooner than a person
    if name.label == "RUN" and 2 <= len(name.parts) <= 3 and name.text.istitle() and _said_by(doc, name):
        yield "person", 3
    if after is not None:
        if after.tag_ == "POS" and name.last + 1 < len(doc):
            if doc[name.last + 1].lower_ in _COMPANY_OWN:
                yield "organisation", 3
        elif after.lower_ == "who" and name.label != "NORP":
            yield "person", 3
        elif after.text == "," and name.last + 1 < len(doc):
            nxt = doc[name.last + 1]
            measured = name.last + 2 < len(doc) and doc[name.last + 2].lower_ in _MEASURES
            age = (nxt.text.isdigit() and len(nxt.text) <= 2 and not measured) or _age_in_words(doc, name.last + 1)
            apposed = nxt.lower_ in ("a", "an", "the", "his", "her", "their") or (nxt.is_lower and is_title(nxt))
            if name.label == "NORP":
                return  # "the Northmen, who had ...": a people
            if name.label in ("GPE", "LOC") and before is not None and before.dep_ == "prep":
                return  # "Ada Holm of Norden, the minister": the apposition belongs to whoever is from there
            if age or nxt.lower_ == "who" or (apposed and _appositive_is_person(doc, name.last + 1)):
                yield "person", 4


def _said_by(doc: Doc, name: Name) -> bool:
    """Whether a name is who says something."""
    last = doc[name.last - 1]
    verb = cue_verbs().get(last.head.lemma_.lower()) if last.dep_ == "nsubj" else None
    article = name.first > 0 and doc[name.first - 1].lower_ == "the"
    return verb is not None and "speech" in verb.frames and not article


def _of_company(noun: Token, preposition: str) -> bool:
    """Whether what stands before a preposition is of companies: ``founder of``, ``shares in``."""
    if preposition == "of" and noun.lower_ in ("ceo", "founder", "chairman", "co-founder"):
        return True
    return noun.lower_ in _STAKES


def _age_in_words(doc: Doc, at: int) -> bool:
    """Whether a number word alone between commas tells an age: ``Ole Brandt, six, was``."""
    closes = at + 1 < len(doc) and doc[at + 1].text in (",", ".")
    return closes and doc[at].is_lower and doc[at].like_num and not doc[at].text[0].isdigit()


def _ends_in_acronym(text: str) -> bool:
    """Whether only the last word of a name is in capitals (``Virginia RHWU``: a union's branch)."""
    words = text.split()
    return len(words[-1].strip(".")) > 2 and words[-1].isupper() and not words[0].isupper()


def _appositive_is_person(doc: Doc, at: int) -> bool:
    """Whether the noun phrase at a token says what a person is."""
    people, titles = tables.words("person"), tables.words("title")
    for token in doc[at : at + 8]:
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return False
        if token.pos_ in ("NOUN", "PROPN") and (token.lower_ in people or token.lower_ in titles):
            return not (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "NOUN")
        if token.lower_ == "who" or (token.pos_ == "NOUN" and token.lower_.endswith("ist")):
            return True
    return False
