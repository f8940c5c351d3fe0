"""Stretches of a report's words that may be names.

spaCy's entities are the start; what its small models get wrong in news (possessives, headlines, names torn apart or
run together, names missed) is mended by rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.acronyms import long_forms
from samestory.annotate.actors.name import (
    LABELS,
    MARKS,
    ORG_WORDS,
    Name,
    Sentences,
    is_honorific,
    is_title,
    make_name,
    table_kind,
    title_as_surname,
)
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KIND_LABELS = {"organisation": "ORG", "group": "ORG", "place": "GPE"}


WEAK = frozenset({"WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})


_CUT = frozenset({"/", "|", "—", "–", "//", ";", ":", "(", ")", "[", "]", "...", "…", "•", '"', "“", "”"})


def candidates(doc: Doc, text: str) -> Iterator[tuple[int, int, str]]:
    """Give stretches of tokens that may be names, the surest first."""
    for first, last in _turns(doc):
        yield first, last, "TURN"
    for first, last, short in long_forms(doc):
        if doc[first].ent_type_ not in ("PERSON", "DATE", "TIME"):
            yield first, last, "ORG"
            yield short, short + 1, "ORG"
    for first, last in _local_bodies(doc):
        yield first, last, "ORG"
    for first, last, kind in _from_tables(doc, text):
        if not _longer_entity(doc, first, last, kind):
            yield first, last, _KIND_LABELS[kind]
    yield from _coordinated(doc)
    yield from _before_nouns(doc)
    held: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        if ent.label_ not in LABELS and ent.label_ not in WEAK:
            continue
        for first, last in _pieces(doc, ent.start, ent.end, ent.label_):
            if _office_torn(doc, first, last):
                held.append((first + 1, last, "PERSON"))
            elif first < last:
                held.append((*_widen(doc, first, last, ent.label_), ent.label_))
    at = 0
    while at < len(held):
        first, last, label = held[at]
        while at + 1 < len(held):
            joined = _join(doc, (first, last, label), held[at + 1])
            if joined is None:
                break
            first, last, label = joined
            at += 1
        yield first, last, label
        at += 1


def _from_tables(doc: Doc, text: str) -> Iterator[tuple[int, int, str]]:
    sure = tables.sure_names()
    at = 0
    while at < len(doc):
        token = doc[at]
        step = 1
        for name, kind in sure.get(token.text, ()):
            end = token.idx + len(name)
            if text.startswith(name, token.idx) and not text[end : end + 1].isalnum():
                last = at + 1
                while last < len(doc) and doc[last].idx < end:
                    last += 1
                if doc[last - 1].idx + len(doc[last - 1]) == end:
                    yield at, last, kind
                    step = last - at
                    break
        at += step


def _turns(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the names in capitals that open the lines of a transcript: ``ADA HOLM, HOST:`` and ``HOLM:``.

    One that opens a single line, and is part of no other that does, is a label (``UPDATE:``).
    """
    found: list[tuple[int, int]] = []
    for token in doc:
        if token.i and not doc[token.i - 1].is_space:
            continue
        last = token.i
        while last < len(doc) and doc[last].text.isupper() and doc[last].is_alpha and last - token.i < 4:
            last += 1
        after = last
        if last + 2 < len(doc) and doc[last].text == "," and doc[last + 1].text.isupper():
            after = last + 2
        if token.i < last and after < len(doc) and doc[after].text == ":" and len(doc[last - 1]) > 2:
            found.append((token.i, last))
    counts = Counter(doc[last - 1].text for _, last in found)
    yield from ((first, last) for first, last in found if counts[doc[last - 1].text] > 1 and doc[first].text != "Q")


def _local_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give a body by its place and a noun that is written small: ``Velm hospital``, ``the Velm police``.

    Those of a country (``Danish police``) are found with the descriptions.
    """
    nouns, titles = tables.name_words("local-body"), tables.words("title")
    for token in doc:
        if token.i == 0 or not token.is_lower or token.text not in nouns or token.dep_ in ("compound", "nmod", "amod"):
            continue
        first = token.i
        while first > 0 and _runs(doc[first - 1]) and doc[first - 1].is_alpha and doc[first - 1].lower_ not in titles:
            first -= 1
        if first == token.i or doc[token.i - 1].dep_ not in ("compound", "nmod") or doc[token.i - 1].head.i != token.i:
            continue
        named = (
            table_kind(_slice(doc, first, token.i)) == "group" or _slice(doc, first, token.i) in tables.country_names()
        )
        before = doc[first - 1] if first else None
        if not named and (before is None or before.lower_ not in ("a", "an", "another", "some", "every")):
            yield first, token.i + 1


def _before_nouns(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Give capitalised words of any kind between an article and a noun: ``the Bring Them Home campaign``."""
    suffixes = tables.name_words("suffix") - {"group", "website", "channel", "network"}
    for token in doc:
        if not (token.is_lower and token.text in suffixes and token.i > 1):
            continue
        last = token.i - 1 if doc[token.i - 1].text in MARKS else token.i
        first = last
        while first > 0 and (doc[first - 1].text[:1].isupper() or doc[first - 1].text[:1] == "#"):
            first -= 1
        before = doc[first - 2 if last < token.i and first > 1 else first - 1] if first > 0 else None
        if first < last and before is not None and before.lower_ in ("the", "a", "an"):
            if before.i == first - 2 and doc[first - 1].text not in MARKS:
                continue
            if not (last - first == 1 and (doc[first].ent_type_ in ("NORP", "GPE", "PERSON"))):
                yield first, last, "ORG"


def _coordinated(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Give ``the Rail and Harbour Workers' Union``, which the recogniser tears apart at the conjunction.

    Only after an article, before one name of an organisation, and where the first word stands nowhere else by itself.
    """
    counts = Counter(token.text for token in doc if token.text[:1].isupper())
    for token in doc:
        if token.lower_ not in ("and", "&") or token.i < 2 or token.i + 2 >= len(doc):
            continue
        one = doc[token.i - 1]
        begin = one.i
        while begin > 1 and doc[begin - 1].text.istitle() and doc[begin - 1].lower_ != "the" and doc[begin].i > 1:
            begin -= 1
        article = doc[begin - 1] if begin else one
        if article.lower_ != "the" or not one.text.istitle() or is_title(one) or table_kind(one.text):
            continue
        if one.i > begin and one.lower_ in ORG_WORDS:
            continue  # "the Harbour Authority and Pilots' Office" are two
        last = token.i + 1
        while last < len(doc) and last - token.i < 8 and (doc[last].text.istitle() or doc[last].tag_ == "POS"):
            last += 1
        words = [doc[at] for at in range(token.i + 1, last) if doc[at].tag_ != "POS"]
        if len(words) < 2 or words[-1].lower_ not in ORG_WORDS or doc[last - 1].tag_ == "POS":
            continue
        whole = counts[one.text] == sum(
            1 for other in doc[: len(doc) - 1] if other.text == one.text and doc[other.i + 1].lower_ == token.lower_
        )
        if whole and not table_kind(words[0].text) and one.ent_type_ not in ("GPE", "NORP", "PERSON"):
            yield begin, last, "ORG"


def _longer_entity(doc: Doc, first: int, last: int, kind: str) -> bool:
    """Whether a name of the tables is only the beginning or end of another's (``Denmark Harbour Board``)."""
    before = doc[first - 1] if first else None
    if before is not None and doc[first].ent_iob_ == "I" and kind != "place" and before.ent_type_ in ("ORG", "FAC"):
        plain = before.pos_ == "PROPN" and before.text[:1].isupper() and not table_kind(before.text)
        if plain and before.is_alpha and not is_title(before):
            return True  # "Harbour Democratic Party"
    if last >= len(doc) or doc[last].ent_iob_ != "I" or doc[first].ent_type_ not in ("ORG", "FAC"):
        return False
    end = last
    while end < len(doc) and doc[end].ent_iob_ == "I" and not doc[end].is_space:
        end += 1
    rest = _slice(doc, last, end)
    if not doc[last].text[:1].isupper() and kind != "place":
        return False
    return not table_kind(rest) and doc[last].lower_ not in tables.given_names() and doc[last].is_alpha


def _join(doc: Doc, one: tuple[int, int, str], other: tuple[int, int, str]) -> tuple[int, int, str] | None:
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
    texts = (_slice(doc, first, last), _slice(doc, other[0], other[1]))
    if any(table_kind(text) for text in texts) or label in ("GPE", "NORP") or doc[last - 1].is_punct:
        return None
    if other[1] - other[0] > 1 or doc[other[0]].lower_ in tables.given_names() or is_title(doc[last - 1]):
        return None
    return first, other[1], label


def _office_torn(doc: Doc, first: int, last: int) -> bool:
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


def _slice(doc: Doc, first: int, last: int) -> str:
    return "".join(token.text_with_ws for token in doc[first:last]).strip()


def _pieces(doc: Doc, first: int, last: int, label: str) -> Iterator[tuple[int, int]]:
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


def _deed(doc: Doc, at: int) -> bool:
    """Whether the word that opens a sentence is a doing, and what it is done to the name (``Feeding Ole``)."""
    token, after = doc[at], doc[at + 1]
    opens = bool(token.is_sent_start) or (at > 0 and (doc[at - 1].is_space or doc[at - 1].text in MARKS))
    if not (opens and token.lower_.endswith("ing") and len(token) > 5 and token.lower_ not in tables.given_names()):
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


def _widen(doc: Doc, first: int, last: int, label: str) -> tuple[int, int]:
    """Take in capitalised words next to an entity that the parser sees as one name with it."""
    while first > 0 and doc[first - 1].dep_ == "compound" and first <= doc[first - 1].head.i < last:
        token = doc[first - 1]
        if not _runs(token) or token.ent_type_ or not token.is_alpha or token.text.isupper() or is_title(token):
            break
        if table_kind(token.text) or (label == "PERSON" and not _given_name_missed(doc, first, last)):
            break
        first -= 1
    while _hyphened(doc, last):
        last += 4  # "Velm-on-Sea", "Mar-i-Sul"
    if label == "PERSON":
        while last < len(doc) and _runs(doc[last]) and doc[last].is_alpha and not is_title(doc[last]):
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
    if (last - first == 1 or initial) and nxt.text in MARKS and last + 3 < len(doc) and _runs(after):
        closed = doc[last + 2].text in MARKS and doc[last + 2].whitespace_
        return last + 4 if closed and _runs(doc[last + 3]) else last
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


def uncovered(doc: Doc, taken: bytearray, sentences: Sentences) -> Iterator[Name]:
    """Give runs of capitalised words that the recogniser missed: they are settled by what else is known of them."""
    i = 0
    while i < len(doc):
        if taken[i] or doc[i].ent_type_ in ("DATE", "TIME") or not _runs(doc[i]):
            i += 1
            continue
        j = i
        while j < len(doc) and not taken[j] and _runs(doc[j]):
            j += 1
        first = i
        while first < j - 1 and is_title(doc[first]):
            first += 1
        if first == i and j - i == 3 and _odd_opening(doc, i):
            first += 1
        last = j
        if first == i and doc[i].text.isupper() and len(doc[i]) > 2:
            while last > i + 1 and (is_title(doc[last - 1]) or doc[last - 1].lower_ in _RANKS):
                last -= 1  # "RHWU Deputy President Ada Holm"
        name = make_name(doc, first, last, "RUN", sentences)
        alone = first == j - 1 and is_title(doc[first]) and not title_as_surname(doc, first)
        if name is not None and not alone:
            yield name
        i = j


_RANKS = frozenset({"senior", "vice", "deputy", "assistant", "associate", "acting", "special", "general", "national"})


def _odd_opening(doc: Doc, at: int) -> bool:
    """Whether a capitalised word that opens a sentence only says how somebody is: the next word names them alone."""
    opens = bool(doc[at].is_sent_start) or (at > 0 and doc[at - 1].is_space)
    if not opens or doc[at].lower_ in tables.given_names() or any(
        token.text == doc[at].text and token.i != at for token in doc
    ):  # fmt: skip
        return False
    return any(
        token.text == doc[at + 1].text and token.i != at + 1 and token.ent_type_ in ("PERSON", "ORG")
        and token.dep_ in ("nsubj", "nsubjpass", "poss")
        for token in doc
    )  # fmt: skip


def _runs(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and len(token.text) > 1 and not token.is_space
