"""What the entity recogniser takes for names, mended.

spaCy's small models get possessives and headlines wrong, tear names apart and run them together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.name import MARKS, ORG_WORDS, is_honorific, is_run, is_title, table_kind, text_of
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CUT = frozenset({"/", "|", "—", "–", "//", ";", ":", "(", ")", "[", "]", "...", "…", "•", '"', "“", "”"})


def pieces(doc: Doc, first: int, last: int, label: str) -> Iterator[tuple[int, int]]:
    """Cut an entity at line breaks, slashes and the like, and trim each piece to its name."""
    narrow = label in ("PERSON", "GPE", "NORP")
    at = first
    for i in range(first, last + 1):
        parted = (
            i == last or doc[i].is_space or doc[i].text in _CUT or _dash(doc, i) or _parts_bodies(doc, first, i, last)
        )
        if parted or (narrow and _outside(doc, i, first)):
            if at < i:
                yield _trim(doc, at, i)
            at = i + 1


def _parts_bodies(doc: Doc, first: int, i: int, last: int) -> bool:
    """Whether a conjunction stands between two names: ``or``; ``and`` between two that each end as bodies do."""
    if not first < i < last - 1 or not doc[i].is_lower:
        return False
    if doc[i].text == "or":
        return True
    ends = (doc[i - 1].lower_, doc[last - 1].lower_)
    return doc[i].text == "and" and i - first > 1 and last - i > 2 and all(end in ORG_WORDS for end in ends)


def _dash(doc: Doc, i: int) -> bool:
    """Whether a hyphen stands for a dash, between spaces."""
    return doc[i].text == "-" and i > 0 and bool(doc[i - 1].whitespace_ and doc[i].whitespace_)


def _outside(doc: Doc, i: int, first: int) -> bool:
    """Whether a word cannot stand inside the name of a person or place."""
    token = doc[i]
    if token.text == ",":
        return True
    if token.text == "-":
        if first > 0 and is_honorific(doc[first - 1]):
            return False  # "Mr Calder-Ruiz" is one
        # "Calder-Ruiz talks" are of two people; "Anna-Lena Ruiz" and "Calder-Ruiz" with a name before it are one.
        if i != first + 1 or i + 1 >= len(doc) or not doc[i + 1].text.istitle() or i == 0:
            return False
        goes_on = i + 2 < len(doc) and doc[i + 2].text[:1].isupper() and doc[i + 2].pos_ == "PROPN"
        if goes_on or doc[i - 1].lower_ in tables.given_names():
            return False
        return not _double_surname(doc, doc[i - 1].text, doc[i + 1].text)
    return token.is_lower and token.is_alpha and not names.is_particle(token.text) and not _after_hyphen(doc, i)


def _double_surname(doc: Doc, one: str, other: str) -> bool:
    """Whether two words with a hyphen stand behind a given name elsewhere: ``Ada Calder-Ruiz``."""
    return any(
        ent.label_ == "PERSON" and len(ent) > 3 and [token.text for token in ent[-3:]] == [one, "-", other]
        for ent in doc.ents
    )


def _after_hyphen(doc: Doc, i: int) -> bool:
    return i > 1 and doc[i - 1].text in ("-", "‐", "‑") and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while first < last and not _name_like(doc[first]):
        first += 1
    first = _after_shout(doc, first, last)
    if last - first == 2 and _deed(doc, first):
        first += 1
    while first < last and not _name_like(doc[last - 1]) and not (last - first > 1 and _after_hyphen(doc, last - 1)):
        last -= 1
    return first, last


def _after_shout(doc: Doc, first: int, last: int) -> int:
    """Give where a name begins behind a label in capitals that opens the line (``BREAKING NEWS Holm Works``)."""
    at = first
    while at < last and doc[at].text.isupper() and doc[at].is_alpha and len(doc[at]) > 3:
        at += 1
    begins = first
    while begins > 0 and doc[begins - 1].text.isupper() and doc[begins - 1].is_alpha:
        begins -= 1
    opens = begins == 0 or doc[begins - 1].is_space or doc[begins - 1].text in (".", "!", "?")
    return at if opens and at - begins > 1 and at < last and doc[at].text.istitle() else first


_QUALITIES = ("ing", "ive", "ous", "ful", "less", "ible")


def _deed(doc: Doc, at: int) -> bool:
    """Whether the word that opens a sentence is a doing or a quality, and the rest the name.

    ``Feeding Ole``, ``Secretive Quill``: the word comes nowhere else, the rest does by itself.
    """
    token, after = doc[at], doc[at + 1]
    opens = bool(token.is_sent_start) or (at > 0 and (doc[at - 1].is_space or doc[at - 1].text in MARKS))
    if not (
        opens and token.lower_.endswith(_QUALITIES) and len(token) > 5 and token.lower_ not in tables.given_names()
    ):
        return False
    alone = [other for other in doc if other.text == after.text and other.i != after.i]
    again = any(other.text == token.text and other.i != at for other in doc)
    return not again and any(not (other.i and doc[other.i - 1].text[:1].isupper()) for other in alone)


def _name_like(token: Token) -> bool:
    text = token.text
    if text[:1] in "#@" and len(text) > 1:
        return True
    if text.lower() in ("the", "a", "an", "mr", "mrs") and text.lower() != "mr":
        return False
    return any(char.isupper() or char.isdigit() for char in text[:4])


def widen(doc: Doc, first: int, last: int, label: str) -> tuple[int, int]:
    """Take in capitalised words next to an entity that the parser sees as one name with it."""
    while first > 0 and doc[first - 1].dep_ == "compound" and first <= doc[first - 1].head.i < last:
        token = doc[first - 1]
        if not is_run(token) or token.ent_type_ or not token.is_alpha or token.text.isupper() or is_title(token):
            break
        if table_kind(token.text) or (label == "PERSON" and not _given_name_missed(doc, first, last)):
            break
        first -= 1
    while _hyphened(doc, last):
        last += 4  # "Velm-on-Sea", "Mar-i-Sul"
    if label == "PERSON":
        while last < len(doc) and is_run(doc[last]) and doc[last].is_alpha and not is_title(doc[last]):
            if doc[last].ent_iob_ == "B" and doc[last].lower_ in tables.given_names():
                break  # "Miss Harbour Ada Holm": two names beside one another
            if doc[last].ent_type_ not in ("", "PERSON") or doc[last].text.isupper() or not doc[last - 1].whitespace_:
                break
            last += 1
        last = _with_surname(doc, first, last)
        hyphened = last - first > 1 and last + 1 < len(doc) and doc[last].text == "-" and _after_hyphen(doc, last + 1)
        syllable = doc[last + 1] if hyphened else None
        if syllable is not None and syllable.is_lower and (syllable.pos_ == "PROPN" or _syllable(doc, last + 1)):
            # "Sun-hee": the second half of a Korean or Chinese given name.
            last += 2
    else:
        # "Harbour College Dean Ada Holm": the title is not the college's.
        while last - first > 1 and is_title(doc[last - 1]) and last < len(doc) and doc[last].ent_type_ == "PERSON":
            last -= 1
    return first, last


def _syllable(doc: Doc, at: int) -> bool:
    """Whether a small word behind a hyphen ends a name, and does not say what is done by its bearer (``Holm-led``)."""
    word = doc[at].lower_
    return len(word) <= 4 and word not in ("led", "run", "era", "like", "born", "held", "made", "won", "type")


def _hyphened(doc: Doc, last: int) -> bool:
    """Whether a name goes on over a small word between two hyphens."""
    if last + 3 >= len(doc) or any(token.whitespace_ for token in doc[last - 1 : last + 3]):
        return False
    dash, small, other, end = doc[last : last + 4]
    small_word = small.is_lower and small.is_alpha and len(small) <= 3
    return dash.text == other.text == "-" and small_word and end.text[:1].isupper()


def _with_surname(doc: Doc, first: int, last: int) -> int:
    """Take in a surname that the recogniser took for a month, or cut off by a nickname in quotation marks.

    ``Irene May``, ``Robert C. "Bob" Holm``: only after a given name or an initial.
    """
    if doc[first].lower_ not in tables.given_names() or last + 1 >= len(doc) or not doc[last - 1].whitespace_:
        return last
    nxt, after = doc[last], doc[last + 1]
    if last - first == 1 and nxt.ent_type_ == "DATE" and nxt.text.istitle() and nxt.pos_ == "PROPN":
        alone = nxt.ent_iob_ == "B" and after.ent_iob_ != "I" and not after.like_num
        return last + 1 if alone else last
    initial = len(doc[last - 1].text.strip(".")) == 1
    if (last - first == 1 or initial) and nxt.text in MARKS and last + 3 < len(doc) and is_run(after):
        closed = doc[last + 2].text in MARKS and doc[last + 2].whitespace_
        return last + 4 if closed and is_run(doc[last + 3]) else last
    return last


def _given_name_missed(doc: Doc, first: int, last: int) -> bool:
    """Whether the capitalised word before a person's name can belong to it, rather than say something of them.

    A name that begins with a known given name needs nothing before it but another one; before a surname alone a
    word that opens its sentence has its capital from there.
    """
    known, before = tables.given_names(), doc[first - 1]
    if before.lower_ in known:
        return True
    opens = bool(before.is_sent_start) or (first > 1 and (doc[first - 2].is_space or doc[first - 2].text in MARKS))
    return doc[first].lower_ not in known and not (last - first == 1 and opens)


def join(doc: Doc, one: tuple[int, int, str], other: tuple[int, int, str]) -> tuple[int, int, str] | None:
    """Join two pieces of one name that the recogniser tore apart; None where they are two names."""
    first, last, label = one
    if label == "ORG" and doc[last - 1].lower_ in ORG_WORDS and 1 <= other[0] - last <= 2:
        between = [token.lower_ for token in doc[last : other[0]]]
        if between[0] in ("of", "for") and between[1:] in ([], ["the"]) and other[2] != "PERSON":
            return first, other[1], "ORG"
    owned = label == other[2] == "ORG" and other[0] == last + 1 and doc[last].tag_ == "POS" and _are_many(doc[last - 1])
    if owned and doc[other[1] - 1].lower_ in ORG_WORDS:
        return first, other[1], "ORG"  # "Velm Children's Hospital"
    if other[0] == last == first + 1 and other[1] == last + 1 and first and _trade_before(doc, first):
        return first, other[1], "PERSON"  # "seaweed farmer Ida Holm"
    if other[0] != last or label == other[2] or "PERSON" not in (label, other[2]):
        return None
    texts = (text_of(doc, first, last), text_of(doc, other[0], other[1]))
    if any(table_kind(text) for text in texts) or label in ("GPE", "NORP") or doc[last - 1].is_punct:
        return None
    if other[1] - other[0] > 1 or doc[other[0]].lower_ in tables.given_names() or is_title(doc[last - 1]):
        return None
    return first, other[1], label


def office_torn(doc: Doc, first: int, last: int) -> bool:
    """Whether the first word of a stretch ends an office (``Minister of Defence Ida Holm``)."""
    if not 2 <= last - first <= 4 or first < 2 or doc[first - 1].lower_ != "of" or not is_title(doc[first - 2]):
        return False
    return doc[first].lower_ in tables.name_words("portfolio") and all(t.text.istitle() for t in doc[first:last])


def _trade_before(doc: Doc, first: int) -> bool:
    """Whether two words in capitals that are no known names stand behind what somebody is, written small."""
    before = doc[first - 1]
    what = before.is_lower and (before.text in tables.words("person") or before.text in tables.words("title"))
    return what and not any(table_kind(token.text) or not token.text.istitle() for token in doc[first : first + 2])


def _are_many(token: Token) -> bool:
    """Whether a word before a possessive is for many people: whose a body is (``Women's``, ``Teachers'``)."""
    low = token.lower_
    return low in ("children", "women", "men", "people") or (low.endswith("s") and low[:-1] in tables.words("person"))
