"""Names in a report: where they stand, with the titles before them, and what kind of actor they name.

spaCy's entities are the start; what its small models get wrong in news (possessives, headlines, people
tagged as organisations, names missed the second time) is mended by rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.acronyms import long_forms
from samestory.model import Report
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LABELS = {"PERSON": "person", "ORG": "organisation", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place"}
_KIND_LABELS = {"organisation": "ORG", "group": "ORG", "place": "GPE"}
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "''", "``"})
_WEAK = frozenset({"WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_CUT = frozenset({"/", "|", "—", "–", "//", ";", ":", "(", ")", "[", "]", "...", "…", "•", '"', "“", "”"})
_NO_NAME = frozenset("$=<>()[]{}|\\^~")
"""What stands in addresses, codes and mended quotations (``[W]e``), but in no name."""
_ORG_WORDS = frozenset(tables.name_words("organisation"))
_PLACE_WORDS = frozenset(tables.name_words("place"))
_THING_NOUNS = frozenset(tables.name_words("thing"))
_PLACE_NOUNS = frozenset(tables.name_words("settlement"))
_SPACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "around", "outside", "inside", "into", "across",
                                 "through", "throughout", "toward", "towards"})  # fmt: skip
_PICTURES = frozenset({"images", "features", "pictures", "photos", "photo", "picture", "image", "video", "videos",
                       "email", "e-mail", "getty", "shutterstock", "alamy", "istock", "reuters", "newsletter",
                       "facebook", "twitter", "instagram", "youtube"})  # fmt: skip
"""Words of credits and of buttons, which the recogniser takes for people's names."""
_FAMILY = frozenset({"family", "families", "brothers", "sisters", "siblings", "clan"})
_TITLE_MODIFIERS = frozenset({"of", "for", "at", "and", "in"})


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
    """Whether nearly all longer words of a line begin with a capital."""
    found = [word for word in text.split() if len(word) > 3 and word[:1].isalpha()]
    return len(found) >= 4 and sum(word[:1].isupper() for word in found) >= 0.75 * len(found)


def find_names(doc: Doc, sentences: Sentences) -> list[Name]:
    """Find all names of a report in their order."""
    found: list[Name] = []
    taken = bytearray(len(doc))
    full = _full_names(doc)
    for begin, last, label in _candidates(doc, sentences.text):
        first = _after_epithet(doc, begin, last, full) if label == "PERSON" else begin
        if first < last and not any(taken[first:last]):
            name = _name(doc, first, last, label, sentences)
            if name is not None:
                found.append(name)
                taken[first:last] = b"\1" * (last - first)
    found.extend(_uncovered(doc, taken, sentences))
    found.sort(key=lambda name: name.first)
    found = _settle(doc, found, sentences)
    found.extend(_again(doc, found, sentences))
    found.sort(key=lambda name: name.first)
    for name in found:
        _add_titles(doc, name, sentences.text)
    _share_surname(doc, found)
    _by_names(doc, found)
    return found


def _full_names(doc: Doc) -> frozenset[tuple[str, ...]]:
    """Give the words of the full names that the recogniser lets begin with a known given name."""
    known = tables.given_names()
    return frozenset(
        tuple(token.text for token in ent)
        for ent in doc.ents
        if ent.label_ == "PERSON" and len(ent) > 1 and ent[0].lower_ in known
    )


def _after_epithet(doc: Doc, first: int, last: int, full: frozenset[tuple[str, ...]]) -> int:
    """Give where a person's name begins that a capitalised word before it was taken into (``Gloomy Ada Holm``).

    What is left must be a full name that stands elsewhere, or the given name of one that is nobody's surname.
    """
    if last - first < 2 or not doc[first].is_alpha or doc[first].lower_ in tables.given_names():
        return first
    rest = tuple(token.text for token in doc[first + 1 : last])
    if len(rest) == 1:
        given = any(name[0] == rest[0] for name in full) and not any(name[-1] == rest[0] for name in full)
        return first + 1 if given else first
    return first + 1 if rest in full else first


def _share_surname(doc: Doc, found: Sequence[Name]) -> None:
    """Give the surname to both of ``Ida and Bruno Halder``, also where an initial stands between."""
    surnames = {name.parts[-1] for name in found if name.kind == "person" and len(name.parts) > 1}
    for name, other in pairwise(found):
        short = len(name.parts) == 1 or (len(name.parts) == 2 and len(name.parts[1]) == 1)
        if name.kind == other.kind == "person" and short and len(other.parts) > 1:
            together = other.first == other.left == name.last + 1 and doc[name.last].lower_ in ("and", "&")
            known = tables.given_names()
            if together and name.parts[0] in known and name.parts[0] not in surnames and other.parts[0] in known:
                name.parts = (*name.parts, other.parts[-1])
                name.full = f"{name.text[name.prefix :]} {doc[other.last - 1].text}"


def _by_names(doc: Doc, found: Sequence[Name]) -> None:
    """Give what stands between ``Miss`` and a full name to the full name (``Miss Harbour Ada Holm``: a pageant)."""
    for name, other in pairwise(found):
        if name.kind == other.kind == "person" and name.honorific and name.last == other.left == other.first:
            if len(name.parts) != 1 or len(other.parts) < 2 or doc[name.last - 1].is_space:
                continue
            alike = [one for one in found if one.parts == name.parts and one.honorific == name.honorific]
            for one in alike:
                one.full, one.parts = other.full or other.text[other.prefix :], other.parts


def _candidates(doc: Doc, text: str) -> Iterator[tuple[int, int, str]]:
    """Give stretches of tokens that may be names, the surest first."""
    for first, last, short in long_forms(doc):
        if doc[first].ent_type_ not in ("PERSON", "DATE", "TIME"):
            yield first, last, "ORG"
            yield short, short + 1, "ORG"
    for first, last, kind in _from_tables(doc, text):
        if not _longer_entity(doc, first, last, kind):
            yield first, last, _KIND_LABELS[kind]
    yield from _coordinated(doc)
    yield from _before_nouns(doc)
    held: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        if ent.label_ not in _LABELS and ent.label_ not in _WEAK:
            continue
        for first, last in _pieces(doc, ent.start, ent.end, ent.label_):
            if first < last:
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


def _before_nouns(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Give capitalised words of any kind between an article and a noun: ``the Bring Them Home campaign``."""
    suffixes = tables.name_words("suffix") - {"group", "website", "channel", "network"}
    for token in doc:
        if not (token.is_lower and token.text in suffixes and token.i > 1):
            continue
        last = token.i - 1 if doc[token.i - 1].text in _MARKS else token.i
        first = last
        while first > 0 and (doc[first - 1].text[:1].isupper() or doc[first - 1].text[:1] == "#"):
            first -= 1
        before = doc[first - 2 if last < token.i and first > 1 else first - 1] if first > 0 else None
        if first < last and before is not None and before.lower_ in ("the", "a", "an"):
            if before.i == first - 2 and doc[first - 1].text not in _MARKS:
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
        if article.lower_ != "the" or not one.text.istitle() or _is_title(one) or _table_kind(one.text):
            continue
        last = token.i + 1
        while last < len(doc) and last - token.i < 8 and (doc[last].text.istitle() or doc[last].tag_ == "POS"):
            last += 1
        words = [doc[at] for at in range(token.i + 1, last) if doc[at].tag_ != "POS"]
        if len(words) < 2 or words[-1].lower_ not in _ORG_WORDS or doc[last - 1].tag_ == "POS":
            continue
        whole = counts[one.text] == sum(
            1 for other in doc[: len(doc) - 1] if other.text == one.text and doc[other.i + 1].lower_ == token.lower_
        )
        if whole and not _table_kind(words[0].text) and one.ent_type_ not in ("GPE", "NORP", "PERSON"):
            yield begin, last, "ORG"


def _longer_entity(doc: Doc, first: int, last: int, kind: str) -> bool:
    """Whether a name of the tables is only the beginning of another's (``Denmark Harbour Board``)."""
    if last >= len(doc) or doc[last].ent_iob_ != "I" or doc[first].ent_type_ not in ("ORG", "FAC"):
        return False
    end = last
    while end < len(doc) and doc[end].ent_iob_ == "I" and not doc[end].is_space:
        end += 1
    rest = _slice(doc, last, end)
    if not doc[last].text[:1].isupper() and kind != "place":
        return False
    return not _table_kind(rest) and doc[last].lower_ not in tables.given_names() and doc[last].is_alpha


def _join(doc: Doc, one: tuple[int, int, str], other: tuple[int, int, str]) -> tuple[int, int, str] | None:
    """Join two pieces of one name that the recogniser tore apart; None where they are two names."""
    first, last, label = one
    if label == "ORG" and doc[last - 1].lower_ in _ORG_WORDS and 1 <= other[0] - last <= 2:
        between = [token.lower_ for token in doc[last : other[0]]]
        if between[0] in ("of", "for") and between[1:] in ([], ["the"]) and other[2] != "PERSON":
            return first, other[1], "ORG"
    if other[0] != last or label == other[2] or "PERSON" not in (label, other[2]):
        return None
    texts = (_slice(doc, first, last), _slice(doc, other[0], other[1]))
    if any(_table_kind(text) for text in texts) or label in ("GPE", "NORP") or doc[last - 1].is_punct:
        return None
    if other[1] - other[0] > 1 or doc[other[0]].lower_ in tables.given_names() or _is_title(doc[last - 1]):
        return None
    return first, other[1], label


def _slice(doc: Doc, first: int, last: int) -> str:
    return "".join(token.text_with_ws for token in doc[first:last]).strip()


def _pieces(doc: Doc, first: int, last: int, label: str) -> Iterator[tuple[int, int]]:
    """Cut an entity at line breaks, slashes and the like, and trim each piece to its name."""
    narrow = label in ("PERSON", "GPE", "NORP")
    at = first
    for i in range(first, last + 1):
        parted = i == last or doc[i].is_space or doc[i].text in _CUT or _dash(doc, i)
        if parted or (narrow and _outside(doc, i, first)):
            if at < i:
                yield _trim(doc, at, i)
            at = i + 1


def _dash(doc: Doc, i: int) -> bool:
    """Whether a hyphen stands for a dash, between spaces."""
    return doc[i].text == "-" and i > 0 and bool(doc[i - 1].whitespace_ and doc[i].whitespace_)


def _outside(doc: Doc, i: int, first: int) -> bool:
    """Whether a word cannot stand inside the name of a person or place."""
    token = doc[i]
    if token.text == ",":
        return True
    if token.text == "-":
        if first > 0 and _honorific(doc[first - 1]):
            return False  # "Mr Calder-Ruiz" is one
        # "Calder-Ruiz talks" are of two people; "Anna-Lena Ruiz" and "Calder-Ruiz" with a name before it are one.
        if i != first + 1 or i + 1 >= len(doc) or not doc[i + 1].text.istitle() or i == 0:
            return False
        goes_on = i + 2 < len(doc) and doc[i + 2].text[:1].isupper() and doc[i + 2].pos_ == "PROPN"
        return not goes_on and doc[i - 1].lower_ not in tables.given_names()
    return token.is_lower and token.is_alpha and not names.is_particle(token.text) and not _after_hyphen(doc, i)


def _after_hyphen(doc: Doc, i: int) -> bool:
    return i > 1 and doc[i - 1].text in ("-", "‐", "‑") and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while first < last and not _name_like(doc[first]):
        first += 1
    if last - first == 2 and _deed(doc, first):
        first += 1
    while first < last and not _name_like(doc[last - 1]) and not (last - first > 1 and _after_hyphen(doc, last - 1)):
        last -= 1
    return first, last


def _deed(doc: Doc, at: int) -> bool:
    """Whether the word that opens a sentence is a doing, and what it is done to the name (``Feeding Ole``)."""
    token, after = doc[at], doc[at + 1]
    opens = bool(token.is_sent_start) or (at > 0 and (doc[at - 1].is_space or doc[at - 1].text in _MARKS))
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
        if not _runs(token) or token.ent_type_ or not token.is_alpha or token.text.isupper() or _is_title(token):
            break
        if _table_kind(token.text) or (label == "PERSON" and not _given_name_missed(doc, first, last)):
            break
        first -= 1
    if label == "PERSON":
        while last < len(doc) and _runs(doc[last]) and doc[last].is_alpha and not _is_title(doc[last]):
            if doc[last].ent_iob_ == "B" and doc[last].lower_ in tables.given_names():
                break  # "Miss Harbour Ada Holm": two names beside one another
            if doc[last].ent_type_ not in ("", "PERSON") or doc[last].text.isupper() or not doc[last - 1].whitespace_:
                break
            last += 1
        last = _with_surname(doc, first, last)
        hyphened = last - first > 1 and last + 1 < len(doc) and doc[last].text == "-" and _after_hyphen(doc, last + 1)
        if hyphened and doc[last + 1].is_lower and doc[last + 1].pos_ == "PROPN":
            # "Sun-hee": the second half of a Korean or Chinese given name.
            last += 2
    else:
        # "Harbour College Dean Ada Holm": the title is not the college's.
        while last - first > 1 and _is_title(doc[last - 1]) and last < len(doc) and doc[last].ent_type_ == "PERSON":
            last -= 1
    return first, last


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
    if (last - first == 1 or initial) and nxt.text in _MARKS and last + 3 < len(doc) and _runs(after):
        closed = doc[last + 2].text in _MARKS and doc[last + 2].whitespace_
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
    opens = bool(before.is_sent_start) or (first > 1 and (doc[first - 2].is_space or doc[first - 2].text in _MARKS))
    return doc[first].lower_ not in known and not (last - first == 1 and opens)


def _is_title(token: Token) -> bool:
    low = token.lower_
    titles, honorifics = tables.words("title"), tables.words("honorific")
    if low in titles or (low in honorifics and not token.is_lower) or low in tables.words("relation"):
        return True
    return low.endswith("s") and low[:-1] in titles


def _honorific(token: Token) -> bool:
    return token.lower_ in tables.words("honorific") and not token.is_lower


def _name(doc: Doc, first: int, last: int, label: str, sentences: Sentences) -> Name | None:
    """Make a name of tokens, with its titles split off; None where no name is left."""
    while first < last - 1 and _is_title(doc[first]):
        # "Rabbi Y", "Mr X" inside an entity; what is taken off comes back with the titles.
        if label not in ("PERSON", "WORK_OF_ART"):
            break
        first += 1
    while first < last - 1 and doc[first].is_lower and not names.is_particle(doc[first].text):
        first += 1  # "Justice for Harborne": what looked like a title was none
    if all(_is_title(token) or token.is_punct for token in doc[first:last]) and not _title_as_surname(doc, last - 1):
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    text = names.without_possessive(sentences.text[start:end])
    end = start + len(text)
    if not any(char.isalpha() for char in text) or len(text) > 120 or not _NO_NAME.isdisjoint(text):
        return None
    headline = sentences.is_headline(start)
    return Name(first, last, first, start, end, text, _LABELS.get(label, ""), label, sentences.at(start),
                headline=headline, key=names.key(text), parts=names.parts(text))  # fmt: skip


def _title_as_surname(doc: Doc, at: int) -> bool:
    """Whether a word that can be a title is a surname here: after ``Mr``, and at the end of a full name elsewhere."""
    if at == 0 or not _honorific(doc[at - 1]) or _is_lone_title(doc[at - 1]):
        return False
    return any(
        ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].text == doc[at].text and not _is_title(ent[-2])
        for ent in doc.ents
    )


def _is_lone_title(token: Token) -> bool:
    return token.lower_ in tables.words("title")


def _uncovered(doc: Doc, taken: bytearray, sentences: Sentences) -> Iterator[Name]:
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
        while first < j - 1 and _is_title(doc[first]):
            first += 1
        if first == i and j - i == 3 and _odd_opening(doc, i):
            first += 1
        name = _name(doc, first, j, "RUN", sentences)
        alone = first == j - 1 and _is_title(doc[first]) and not _title_as_surname(doc, first)
        if name is not None and not alone:
            yield name
        i = j


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


def _settle(doc: Doc, found: Sequence[Name], sentences: Sentences) -> list[Name]:
    """Decide the kind of each name by all its occurrences, and drop what only capitals make a name."""
    votes: dict[str, Counter[str]] = {}
    told: dict[str, Counter[str]] = {}
    lower = {token.lower_ for token in doc if token.is_lower}
    for name in found:
        vote = votes.setdefault(name.key, Counter())
        if name.kind:
            vote[name.kind] += 1 if name.headline else 2
        for kind, weight in _cues(doc, name):
            vote[kind] += weight
            told.setdefault(name.key, Counter())[kind] += weight
    for key, weight in _place_votes(doc, found).items():
        votes[key]["place"] += weight
    inner = {part for name in found if len(name.parts) > 1 and name.label == "PERSON" for part in name.parts}
    for key, cues in told.items():
        if " " not in key and cues["place"] and not (cues["person"] or cues["organisation"] or key in inner):
            votes[key]["person"] = 0  # what the words around it say goes before what the recogniser guesses
    for key in _companies(found):
        votes[key]["organisation"] += 10 + votes[key]["person"] + votes[key]["place"]
    for key, weight in _kindred(doc, found).items():
        votes[key]["person"] += weight
    kinds = {key: max(sorted(vote), key=lambda kind: vote[kind]) for key, vote in votes.items() if vote}
    bare = Counter(name.parts[0] for name in found if len(name.parts) == 1 and name.label == "PERSON")
    for name in found:
        if len(name.parts) in (2, 3) and name.label != "PERSON" and votes[name.key] and bare[name.parts[-1]]:
            # Whoever is called by the last word alone as a person is a person in full, too.
            votes[name.key]["person"] += 2
            kinds[name.key] = max(sorted(votes[name.key]), key=lambda kind: votes[name.key][kind])
    for key in {name.key for name in found if _holds_a_name(doc, name, bare)}:
        if not any(name.key == key and name.label == "PERSON" for name in found):
            votes[key]["person"] = 0
            kinds[key] = max(sorted(votes[key]), key=votes[key].__getitem__)
            if not votes[key][kinds[key]]:
                del kinds[key]
    bodies = [key + " " for key, kind in kinds.items() if kind in ("organisation", "group") and " " in key]
    firsts = {name.parts[0] for name in found if len(name.parts) > 1 and kinds.get(name.key) == "person"}
    surnames = {name.parts[-1] for name in found if len(name.parts) > 1 and kinds.get(name.key) == "person"}
    pairs = {name.parts for name in found if len(name.parts) == 2 and kinds.get(name.key) == "person"}
    kept = []
    for name in found:
        if len(name.parts) > 3 and any(pair in pairs for pair in pairwise(name.parts)) and name.headline:
            continue  # "Ada Holm Meets Bruno Halder": a headline run together
        kind = _table_kind(names.strip_article(name.text)) or kinds.get(name.key, "")
        alone = name.parts[0] if len(name.parts) == 1 and not _table_kind(name.text) else ""
        if alone in surnames or (alone in firsts and name.label != "RUN"):
            kind = "person"
        if not kind and " " in name.key and any(body.startswith(name.key + " ") for body in bodies):
            kind = "organisation"
        if not kind or (name.headline and not _known(name, kind, found)):
            continue
        if kind == "person" and (_PICTURES & set(name.parts) or name.parts[:1] == ("one",)):
            continue  # "Rex Features", "Email", "One man": no name of a person
        if (
            len(name.parts) == 1
            and _opening_noun(doc, name)
            and not any(other is not name and name.parts[0] in other.parts for other in found)
        ):
            continue
        if name.key == "state" and name.first > 1 and doc[name.first - 1].lower_ == "of":
            continue
        if kind != "person" and " " not in name.key and name.key in lower and not _table_kind(name.text):
            # "State", "Defence": a common noun with a capital, unless it is never written small.
            continue
        if name.text.isupper() and len(name.text) > 5 and not _table_kind(name.text):
            # Shouting, unless it is a dateline or the name stands elsewhere as names do.
            if _dateline(doc, name, sentences):
                kind = "place"
            elif not any(other.key == name.key and not other.text.isupper() for other in found):
                continue
        name.kind = kind
        kept.append(name)
    places = {name.key for name in kept if name.kind == "place" and " " not in name.key}
    return [name for name in kept if not _adjective_of(doc, name, places)]


def _companies(found: Sequence[Name]) -> set[str]:
    """Give the keys of names that stand elsewhere with a company's legal form (``Holm``, by ``Holm Works Ltd.``)."""
    whole = {names.key(short).split()[0]: names.key(short) for name in found
             if (short := names.without_legal_form(name.text)) != name.text and names.key(short)}  # fmt: skip
    surnames = {name.parts[-1] for name in found if len(name.parts) > 1 and name.label == "PERSON"
                and names.without_legal_form(name.text) == name.text}  # fmt: skip
    return {
        name.key for name in found if name.key in whole.values() or (name.key in whole and name.key not in surnames)
    }


def _kindred(doc: Doc, found: Sequence[Name]) -> Counter[str]:
    """Count what speaks for a person in names of two words that the recogniser takes for bodies.

    They share the surname of somebody named in full, or by their first word has a leg, a mother or a birthday.
    """
    people = [name for name in found if name.label == "PERSON" and len(name.parts) == 2]
    surnames = {name.parts[-1] for name in people if not set(name.parts) & (_ORG_WORDS | _PLACE_WORDS)}
    owners: Counter[str] = Counter()
    for name in found:
        if name.last + 1 < len(doc) and doc[name.last].tag_ == "POS" and len(name.parts) == 1:
            near = (token.lower_ for token in doc[name.last + 1 : name.last + 3])
            owners[name.key] += any(
                low in _OWN or low in tables.words("relation") - {"partner": ""}.keys() for low in near
            )
    votes: Counter[str] = Counter()
    for name in found:
        if name.label != "ORG" or not 1 <= len(name.parts) <= 2 or not name.text.istitle() or _table_kind(name.text):
            continue
        before = doc[name.first - 1].lower_ if name.first else ""
        if before == "the" or set(name.parts) & (_ORG_WORDS | _PLACE_WORDS):
            continue
        if len(name.parts) == 2:
            related = name.parts[-1] in surnames and name.parts[0] not in surnames
            votes[name.key] += 6 * (related or bool(owners[name.parts[0]]))
        votes[name.key] += 6 * bool(owners[name.key])
    return votes


_OWN = frozenset({"leg", "legs", "arm", "arms", "head", "heart", "body", "face", "hands", "death", "birthday",
                  "funeral", "bedroom", "childhood", "injuries", "parents", "mum", "dad", "mom"})  # fmt: skip
"""What only a person has."""


def _opening_noun(doc: Doc, name: Name) -> bool:
    """Whether a word that the recogniser took for a person is a common noun with the capital of its sentence."""
    token = doc[name.first]
    opens = bool(token.is_sent_start) or (name.first > 0 and doc[name.first - 1].is_space)
    return name.label == "PERSON" and token.pos_ == "NOUN" and opens and not name.text.isupper()


def _holds_a_name(doc: Doc, name: Name, bare: Counter[str]) -> bool:
    """Whether a longer name only begins with that of a person (``Ada Holm Memorial Day``).

    So it is where the person is called by a word from its middle and never by its last, and for a title between
    quotation marks.
    """
    if name.label == "PERSON" or len(name.parts) < 3:
        return False
    if name.label in _WEAK and any(token.text in _MARKS for token in doc[max(name.first - 2, 0) : name.first]):
        return any(token.text in _MARKS for token in doc[name.last : name.last + 2])
    return any(bare[part] for part in name.parts[1:-1]) and not bare[name.parts[-1]]


def _adjective_of(doc: Doc, name: Name, places: set[str]) -> bool:
    """Whether a word only says of which place something is (``the Orlandian minister``)."""
    if " " in name.key or _table_kind(name.text) or not name.key.endswith(_ADJECTIVE_ENDS):
        return False
    stems = {name.key.removesuffix(end) for end in _ADJECTIVE_ENDS if name.key.endswith(end)}
    held = any(
        stem == place or (len(stem) > 3 and stem == place.rstrip("aeiouy")) for stem in stems for place in places
    )
    language = name.first > 0 and doc[name.first - 1].lower_ == "in" and name.kind != "place"
    return held and (
        language or doc[name.last - 1].dep_ in ("amod", "compound", "nmod") or doc[name.last - 1].pos_ == "ADJ"
    )


_STATE_NOUNS = frozenset({"government", "president", "parliament", "capital", "border", "army", "constitution", "coast",
                          "minister", "premier", "foreign", "prime", "economy", "streets", "mayor",
                          "residents", "inhabitants", "population", "hospitals"})  # fmt: skip
_ADJECTIVE_ENDS = ("n", "an", "ian", "ese", "i", "ish")


def _place_votes(doc: Doc, found: Sequence[Name]) -> Counter[str]:
    """Count what speaks for a place in single words that no table knows: ``in Orlandia``, ``Orlandian``."""
    words = {token.text for token in doc if token.text[:1].isupper()}
    firsts = {part for name in found if len(name.parts) > 1 and name.label == "PERSON" for part in name.parts
              if not set(name.parts) & (_ORG_WORDS | _PLACE_WORDS)}  # fmt: skip
    votes: Counter[str] = Counter()
    adjectives: dict[str, bool] = {}
    for name in found:
        key = name.key
        if " " in key or len(key) < 4 or key in firsts or _table_kind(name.text) or name.text.isupper():
            continue
        if key not in adjectives:
            stem = name.text.rstrip("aeiouy") if len(name.text) > 5 else name.text
            forms = {name.text + end for end in _ADJECTIVE_ENDS} | {stem + end for end in _ADJECTIVE_ENDS[1:]}
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


_WAYS = frozenset({"express", "train", "road", "flight", "ferry", "bus", "back", "way", "line", "route", "travel",
                   "fly", "drive", "return", "trip", "visit", "journey", "move"})  # fmt: skip


def _dateline(doc: Doc, name: Name, sentences: Sentences) -> bool:
    """Whether a name in capitals opens a sentence as the place from which it was reported."""
    after = doc[name.last].text if name.last < len(doc) else ""
    opens = name.first == 0 or doc[name.first - 1].is_space or name.start in sentences.starts
    return opens and after in (",", "(", "—", "–", "-", "//", "/")


def _known(name: Name, kind: str, found: Sequence[Name]) -> bool:
    """Whether a name in a headline is a name elsewhere in the report, or in the tables."""
    if _table_kind(names.strip_article(name.text)):
        return True
    for other in found:
        same_surname = kind == "person" and other.parts[-1:] == name.parts[-1:]
        if not other.headline and (other.key == name.key or same_surname):
            return True
    return len(name.parts) == 2 and name.parts[0] in tables.given_names() and name.label == "PERSON"


def _table_kind(text: str) -> str:
    """Look up the kind of a name in the tables."""
    if text in tables.organisations():
        return tables.organisations()[text].kind
    if text in tables.country_names() or text in tables.country_seats() or text in tables.places():
        return "place"
    if text in tables.country_people() or text in tables.country_adjectives():
        return "group"
    return ""


def _cues(doc: Doc, name: Name) -> Iterator[tuple[str, int]]:
    """Give what the words inside and around a name say of its kind, with weights."""
    last_word = name.parts[-1] if name.parts else ""
    words = set(name.key.split())
    if last_word.isdigit() or last_word in _ORG_WORDS or (words & _ORG_WORDS and len(words) > 2):
        yield "organisation", 6
    elif last_word in _PLACE_WORDS:
        yield "place", 4
    elif 2 <= len(name.parts) <= 4 and name.parts[0] in tables.given_names() and not _ends_in_acronym(name.text):
        yield "person", 5
    before = doc[name.first - 1] if name.first else None
    after = doc[name.last] if name.last < len(doc) else None
    if before is not None:
        low = before.lower_
        if _honorific(before):
            yield "person", 6
        elif low in tables.words("title") or low in tables.words("relation"):
            # The last part of a compound says less: "coal-producer Norden", "Commander-in-Chief Forum".
            yield "person", 1 if name.first > 1 and doc[name.first - 2].text == "-" else 4
        elif low in _THING_NOUNS:
            yield "organisation", 5
        elif low in _PLACE_NOUNS or (low == "of" and name.first > 1 and doc[name.first - 2].lower_ in _PLACE_NOUNS):
            yield "place", 5
        elif low in ("in", "for", "of") and name.first > 1 and _of_company(doc[name.first - 2], low):
            yield "organisation", 3
        elif low in _SPACE_PREPOSITIONS and len(words) == 1 and name.label in ("PERSON", "ORG"):
            yield "place", 3
        elif low == "the" and len(words) > 1:
            yield "organisation", 3
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
            apposed = nxt.lower_ in ("a", "an", "the", "his", "her", "their") or (nxt.is_lower and _is_title(nxt))
            if name.label == "NORP":
                return  # "the Northmen, who had ...": a people
            if name.label in ("GPE", "LOC") and before is not None and before.dep_ == "prep":
                return  # "Ada Holm of Norden, the minister": the apposition belongs to whoever is from there
            if age or nxt.lower_ == "who" or (apposed and _appositive_is_person(doc, name.last + 1)):
                yield "person", 4


_MEASURES = frozenset({"miles", "kilometres", "kilometers", "km", "metres", "meters", "feet", "minutes", "hours",
                       "days", "weeks", "months", "per", "degrees"})  # fmt: skip
"""What a number that is no age counts: ``at Velm, 20 miles down the valley``."""
_STAKES = frozenset({"shares", "stake", "stock", "takeover", "acquisition", "holding", "shareholders", "investors"})
_COMPANY_OWN = frozenset({"ceo", "chief", "board", "headquarters", "employees", "customers", "shareholders",
                          "investors", "shares", "stock", "chairman", "chairwoman", "chair", "staff", "workforce",
                          "factories", "products"})  # fmt: skip


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


def _again(doc: Doc, found: Sequence[Name], sentences: Sentences) -> Iterator[Name]:
    """Find further occurrences of names that stand elsewhere in the report."""
    taken = bytearray(len(doc))
    for name in found:
        taken[name.first : name.last] = b"\1" * (name.last - name.first)
    known: dict[str, list[tuple[list[str], Name]]] = {}
    for name in found:
        texts = [token.text for token in doc[name.first : name.last]]
        forms = [texts]
        if name.kind == "person" and len(texts) > 1 and len(texts[-1]) > 2:
            forms.append(texts[-1:])
        for form in forms:
            entries = known.setdefault(form[0], [])
            if not any(held == form for held, _ in entries):
                entries.append((form, name))
    for entries in known.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    i = 0
    while i < len(doc):
        token = doc[i]
        if taken[i] or token.text not in known:
            i += 1
            continue
        for form, name in known[token.text]:
            j = i + len(form)
            if j <= len(doc) and not any(taken[i:j]) and [part.text for part in doc[i:j]] == form:
                if len(form) == 1 and not form[0][:1].isupper():
                    continue
                new = _name(doc, i, j, name.label, sentences)
                if new is not None:
                    new.kind = name.kind
                    yield new
                    i = j - 1
                break
        i += 1


def _add_titles(doc: Doc, name: Name, text: str) -> None:
    """Take the title, the honorific and their modifiers before a person's name into the mention."""
    if name.kind != "person":
        before = doc[name.first - 1] if name.first else None
        if before is not None and before.lower_ == "the" and name.first <= before.head.i < name.last:
            _reach(doc, name, name.first - 1, text)
        elif name.kind != "place" and before is not None and before.lower_ in _THING_NOUNS and before.is_lower:
            at = name.first - 1
            while at > 0 and _modifies(doc, at - 1):
                at -= 1
                if doc[at].tag_ in ("DT", "PRP$"):
                    break
            _reach(doc, name, at, text)
        if name.kind != "place":
            _with_noun(doc, name, text)
        return
    at, titles = name.first, []
    honorifics, relations = tables.words("honorific"), tables.words("relation")
    while at > 0 and _honorific(doc[at - 1]) and (at < 2 or doc[at - 2].lower_ != "first"):
        at -= 1
        name.honorific = doc[at].text
        name.gender = name.gender or honorifics[doc[at].lower_] or None
    held = at
    comma = at > 1 and doc[at - 1].text == "," and _is_title(doc[at - 2])
    if comma:
        at -= 1
    if at > 2 and doc[at - 2].lower_ == "of" and _is_title(doc[at - 3]) and doc[at - 1].pos_ in ("NOUN", "PROPN"):
        at -= 3
    elif at > 0 and (_is_title(doc[at - 1]) or (not comma and at == name.first and _trade(doc, name))):
        at -= 1
    elif not comma and held < name.first and doc[held].lower_ in tables.words("title"):
        at = held
    else:
        at = held
    if at < name.first and not (at == held and doc[at].lower_ not in tables.words("title")):
        low = doc[at].lower_
        name.gender = name.gender or tables.words("title").get(low) or relations.get(low) or None
        while at > 0 and _modifies(doc, at - 1):
            at -= 1
            if doc[at].pos_ == "DET" or doc[at].tag_ in ("PRP$", "DT"):
                break
        if low in relations and not any(doc[i].tag_ in ("POS", "PRP$") for i in range(at, held)):
            at = held  # "husband and wife Ada Holm": nobody's wife
        # A phrase that begins with "of" or "'s" lost its head to the left.
        while at < held and (doc[at].lower_ in _TITLE_MODIFIERS or doc[at].is_punct or doc[at].tag_ == "POS"):
            at += 1
        begin = at + 1 if at < held and doc[at].tag_ in ("DT", "PRP$") else at
        stop = held if not comma or at == held else held - 1
        role = text[doc[begin].idx : doc[stop - 1].idx + len(doc[stop - 1])] if begin < stop else ""
        if role:
            titles.append(role)
        if comma and doc[at].tag_ != "PRP$" and not (at < held and any(t.lower_ in relations for t in doc[at:held])):
            at = held  # the apposition is a description of its own; only kin belongs to the name
    if at < name.first:
        name.left = at
        name.prefix = name.start - doc[at].idx
        name.start = doc[at].idx
        name.text = text[name.start : name.end]
    name.titles = tuple(titles)


_TRADE_ENDS = ("er", "or", "ist", "man", "woman", "ian", "eer", "ie", "ee", "boss", "veteran", "kick")
_NO_TRADES = frozenset({"number", "paper", "letter", "murder", "trailer", "poster", "chapter", "server", "counter",
                        "thriller", "disaster", "newsletter", "movie", "cookie", "committee", "series", "order",
                        "winter", "summer", "water", "river", "center", "matter", "power", "offer", "dinner", "prayer",
                        "corner", "quarter", "semester", "cancer", "border", "computer", "helicopter", "tower",
                        "monitor", "motor", "error", "terror", "floor", "door", "minor", "honor", "labor", "harbor",
                        "factor", "tractor", "reactor", "coffee", "referee", "degree", "fee"})  # fmt: skip


def _trade(doc: Doc, name: Name) -> bool:
    """Whether the word before a full name says what somebody is, though no list has it (``cooper Ada Holm``)."""
    if name.first == 0 or len(name.parts) < 2:
        return False
    token = doc[name.first - 1]
    opens = bool(token.is_sent_start) or (token.i > 0 and doc[token.i - 1].is_space)
    if not token.is_alpha or len(token) < 3 or not token.whitespace_ or not (token.is_lower or opens):
        return False
    low = token.lower_
    if low not in tables.words("person") and (not low.endswith(_TRADE_ENDS) or low in _NO_TRADES):
        return False
    if low in tables.given_names() or token.ent_type_ in ("PERSON", "GPE", "NORP"):
        return False
    before = token.dep_ in ("compound", "nmod") and name.first <= token.head.i < name.last
    if before and (token.tag_ == "NN" or (token.is_lower and token.tag_ == "NNP")):
        return True
    # "They are the cooper Ole Brandt": the parser hangs the name on the noun.
    last = doc[name.last - 1]
    return token.tag_ == "NN" and last.dep_ == "appos" and last.head.i == token.i


def _reach(doc: Doc, name: Name, left: int, text: str) -> None:
    """Let the mention begin at a token before the name."""
    name.left = left
    name.prefix += name.start - doc[left].idx
    name.start = doc[left].idx
    name.text = text[name.start : name.end]


def _with_noun(doc: Doc, name: Name, text: str) -> None:
    """Take in the noun after a name that says what it is: ``the Harbour Watch campaign``."""
    at = name.last
    if at + 1 < len(doc) and doc[at].lower_ in tables.name_words("suffix-after") and doc[at + 1].lower_ == "agency":
        at += 1
    elif at >= len(doc) or doc[at].lower_ not in tables.name_words("suffix") or not doc[at].is_lower:
        return
    article = doc[name.left].lower_ == "the" or (name.left > 0 and doc[name.left - 1].lower_ == "the")
    if (
        not article
        or doc[name.last - 1].dep_ not in ("compound", "nmod", "amod", "poss")
        or doc[name.last - 1].head.i != at
    ):
        return
    if doc[name.left].lower_ != "the":
        _reach(doc, name, name.left - 1, text)
    end = doc[at].idx + len(doc[at])
    name.suffix = end - name.end
    name.end = end
    name.text = text[name.start : name.end]


def _modifies(doc: Doc, i: int) -> bool:
    """Whether a token can stand before a title in one noun phrase."""
    token = doc[i]
    if token.is_space or (token.is_punct and token.text not in ("-", "’", "'")):
        return False
    if token.tag_ in ("POS", "PRP$", "DT"):
        return token.tag_ != "DT" or token.lower_ in ("the", "a", "an")
    if token.tag_ == "VBN" and token.dep_ == "amod":
        return True
    if token.lower_ == "and" and i > 0 and doc[i - 1].text.istitle() and doc[i + 1].text.istitle():
        # "Velm and Marsh MP Ada Holm": one constituency, not two people.
        alone = i < 2 or not doc[i - 2].text[:1].isupper()
        return alone and not _is_title(doc[i + 1]) and "PERSON" not in (doc[i - 1].ent_type_, doc[i + 1].ent_type_)
    if token.pos_ in ("ADJ", "PROPN", "NOUN"):
        return token.lower_ not in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return token.text == "-"


def family_phrase(doc: Doc, name: Name) -> bool:
    """Whether a surname stands for a family (``the Calder family``, ``the Calders``)."""
    nxt = doc[name.last].lower_ if name.last < len(doc) else ""
    return nxt in _FAMILY
