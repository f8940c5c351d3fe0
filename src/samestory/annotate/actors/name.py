"""One occurrence of a name in a report, and the sentences in which names stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.model import Report
from samestory.resources import actor_tables as tables
from samestory.resources.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LABELS = {"PERSON": "person", "ORG": "organisation", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place",
          "TURN": "person"}  # fmt: skip
"""``TURN`` is ours: who speaks, in capitals before a line of a transcript."""


_NO_NAME = frozenset("$=<>()[]{}|\\^~")
"""What stands in addresses, codes and mended quotations (``[W]e``), but in no name."""


_RANKS = frozenset({"prime", "first", "second", "third", "deputy", "vice", "senior", "junior", "acting", "assistant",
                    "associate", "chief", "interim", "executive", "permanent", "national", "general"})  # fmt: skip
"""Words that stand before a title and name nobody by themselves: `First Deputy Chairman`."""


MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "''", "``"})


PRONOUN_GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male",
                   "she": "female", "her": "female", "hers": "female", "herself": "female"}  # fmt: skip
"""Pronouns that mean one person, and their gender."""
ORG_WORDS = frozenset(tables.name_words("organisation"))


PLACE_WORDS = frozenset(tables.name_words("place"))


THING_NOUNS = frozenset(tables.name_words("thing"))


@dataclass(slots=True)
class Name:
    """One occurrence of a name: tokens ``first`` to ``last`` (exclusive), ``left`` with the titles before it."""

    first: int
    last: int
    left: int
    start: int
    end: int
    text: str
    kind: str
    label: str
    sentence: int
    titles: tuple[str, ...] = ()
    honorific: str | None = None
    gender: str | None = None
    headline: bool = False
    key: str = ""
    prefix: int = 0
    """How many characters of ``text`` stand before the name itself."""
    suffix: int = 0
    """How many characters of ``text`` stand after it."""
    full: str = ""
    """The whole name where the text gives the surname later (``Ida and Bruno Halder``)."""
    parts: tuple[str, ...] = field(default=())


class Sentences:
    """Which sentence a character stands in, and which sentences are set in headline case."""

    def __init__(self, doc: Doc, report: Report) -> None:
        self.text = report.text
        spans = [(span.start, span.end) for span in report.sentences]
        if not spans:
            spans = [(sent.start_char, sent.end_char) for sent in doc.sents] if len(doc) else []
        self.starts = [start for start, _ in spans]
        self.headline = [_headline_case(self.text[start:end]) for start, end in spans]

    def at(self, offset: int) -> int:
        """Give the number of the sentence that holds ``offset``."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def is_headline(self, offset: int) -> bool:
        """Whether the sentence that holds ``offset`` has capitals that say nothing about names."""
        at = self.at(offset)
        return at < len(self.headline) and self.headline[at]


def _headline_case(text: str) -> bool:
    """Whether nearly all longer words of a line begin with a capital, but for small ones such as ``with``.

    A sentence may be half names; its verb is written small.
    """
    found = [word for word in text.split() if len(word) > 3 and word[:1].isalpha()]
    if len(found) < 4 or sum(word[:1].isupper() for word in found) < 0.75 * len(found):
        return False
    small = word_set("english_function_words.txt")
    told = [word for word in found if word[:1].islower() and word.rstrip(".,:;!?'’\"”)").lower() not in small]
    return len(told) <= 0.1 * len(found)


def make_name(doc: Doc, first: int, last: int, label: str, sentences: Sentences) -> Name | None:
    """Make a name of tokens, with its titles split off; None where no name is left."""
    while first < last - 1 and is_title(doc[first]):
        # "Rabbi Y", "Mr X" inside an entity; what is taken off comes back with the titles.
        if label not in ("PERSON", "WORK_OF_ART"):
            break
        first += 1
    while first < last - 1 and doc[first].is_lower and not names.is_particle(doc[first].text):
        first += 1  # "Justice for Harborne": what looked like a title was none
    titled = all(is_title(token) or token.is_punct or token.lower_ in _RANKS for token in doc[first:last])
    if titled and not title_as_surname(doc, last - 1):
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    text = names.without_possessive(sentences.text[start:end])
    end = start + len(text)
    if not any(char.isalpha() for char in text) or len(text) > 120 or not _NO_NAME.isdisjoint(text):
        return None
    if text[0] in "'’" and len(text) < 3:
        return None  # "’I": a quotation runs into the mark
    headline = sentences.is_headline(start)
    return Name(first, last, first, start, end, text, LABELS.get(label, ""), label, sentences.at(start),
                headline=headline, key=names.key(text), parts=names.parts(text))  # fmt: skip


def title_as_surname(doc: Doc, at: int) -> bool:
    """Whether a word that can be a title is a surname here: after ``Mr``, and at the end of a full name elsewhere."""
    if at == 0 or not is_honorific(doc[at - 1]) or _is_lone_title(doc[at - 1]):
        return False
    return any(
        ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].text == doc[at].text and not is_title(ent[-2])
        for ent in doc.ents
    )


def _is_lone_title(token: Token) -> bool:
    return token.lower_ in tables.words("title")


def is_title(token: Token) -> bool:
    """Whether a word can be a title, an honorific or a word of kinship, also in the plural."""
    low = token.lower_
    titles, honorifics = tables.words("title"), tables.words("honorific")
    if low in titles or (low in honorifics and not token.is_lower) or low in tables.words("relation"):
        return True
    return low.endswith("s") and low[:-1] in titles


def is_honorific(token: Token) -> bool:
    """Whether a word with a capital is an honorific (``Mr``)."""
    return token.lower_ in tables.words("honorific") and not token.is_lower


def table_kind(text: str) -> str:
    """Look up the kind of a name in the tables."""
    if text in tables.organisations():
        return tables.organisations()[text].kind
    if text in tables.country_names() or text in tables.country_seats() or text in tables.places():
        return "place"
    if text in tables.country_people() or text in tables.country_adjectives():
        return "group"
    return ""


def text_of(doc: Doc, first: int, last: int) -> str:
    """Give the text of tokens."""
    return "".join(token.text_with_ws for token in doc[first:last]).strip()


def is_run(token: Token) -> bool:
    """Whether a word can be part of a name: a proper noun with a capital."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and len(token.text) > 1 and not token.is_space
