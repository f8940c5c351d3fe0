"""What kind of actor each name of a report names: decided by all its occurrences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.kind_cues import ADJECTIVE_ENDS, cues, place_votes
from samestory.annotate.actors.name import (
    MARKS,
    ORG_WORDS,
    PLACE_WORDS,
    Name,
    Sentences,
    is_honorific,
    table_kind,
)
from samestory.annotate.actors.stretches import WEAK
from samestory.annotate.actors.taken_up import taken_up
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc


_PICTURES = tables.name_words("picture")


def settle(doc: Doc, found: Sequence[Name], sentences: Sentences) -> list[Name]:
    """Decide the kind of each name by all its occurrences, and drop what only capitals make a name."""
    votes: dict[str, Counter[str]] = {}
    told: dict[str, Counter[str]] = {}
    tokens = list(doc)
    lower = {token.lower_ for token in tokens if token.is_lower}
    for name in found:
        vote = votes.setdefault(name.key, Counter())
        if name.kind:
            vote[name.kind] += 1 if name.headline else 2
        for kind, weight in cues(doc, name):
            vote[kind] += weight
            told.setdefault(name.key, Counter())[kind] += weight
    for key, weight in place_votes(doc, tokens, found).items():
        votes[key]["place"] += weight
    inner = {part for name in found if len(name.parts) > 1 and name.label == "PERSON" for part in name.parts}
    for key, held in told.items():
        if " " not in key and held["place"] and not (held["person"] or held["organisation"] or key in inner):
            votes[key]["person"] = 0  # what the words around it say goes before what the recogniser guesses
    initials = {names.initials(name.text) for name in found if name.label == "ORG" and " " in name.text}
    for name in found:
        if name.label == "RUN" and name.text.isupper() and name.key in initials:
            votes[name.key]["organisation"] += 4
    for key in _companies(found):
        votes[key]["organisation"] += 10 + votes[key]["person"] + votes[key]["place"]
    for key, weight in _kindred(doc, found).items():
        votes[key]["person"] += weight
    meant = taken_up(tokens, found)
    for key, weight in meant.items():
        votes[key]["person"] += weight
    for key in sorted(_owners_of_its(doc, found)):
        if " " not in key and not told.get(key, Counter())["person"]:
            votes[key]["organisation"] += 2 if not votes[key]["place"] else 0
            votes[key]["person"] = 0  # `Velmore raised its offer`: nobody is an it
    kinds = {key: max(sorted(vote), key=lambda kind: vote[kind]) for key, vote in votes.items() if vote}
    bare = Counter(name.parts[0] for name in found if len(name.parts) == 1
                   and (name.label == "PERSON" or _addressed(doc, name)
                        or (meant[name.key] and kinds.get(name.key) == "person")))  # fmt: skip
    sure = Counter(name.parts[-1] for name in found if len(name.parts) == 1 and kinds.get(name.key) == "person"
                   and (meant[name.key] or _addressed(doc, name)))  # fmt: skip
    articled = {name.key for name in found if name.first and doc[name.first - 1].lower_ == "the"}
    settled = {key for key, kind in kinds.items() if kind == "place"}
    for name in found:
        if len(name.parts) in (2, 3) and name.label != "PERSON" and votes[name.key] and bare[name.parts[-1]]:
            # Whoever is called by the last word alone as a person is a person in full, too.
            votes[name.key]["person"] += 2
            if sure[name.parts[-1]] and name.key not in articled and not set(name.parts) & (ORG_WORDS | PLACE_WORDS) \
                    and name.parts[0] not in settled and not table_kind(name.text):  # fmt: skip
                # `Ms Holm`, or `Holm said that she`: the recogniser errs, however often.
                votes[name.key]["person"] = sum(votes[name.key].values())
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
    body_ends = {name.parts[-1] for name in found if len(name.parts) > 1 and kinds.get(name.key) == "organisation"}
    kept = []
    for name in found:
        if len(name.parts) > 3 and any(pair in pairs for pair in pairwise(name.parts)) and name.headline:
            continue  # "Ada Holm Meets Bruno Halder": a headline run together
        kind = table_kind(names.strip_article(name.text)) or kinds.get(name.key, "")
        if name.label == "TURN":
            kind = "person"
        alone = name.parts[0] if len(name.parts) == 1 and not table_kind(name.text) else ""
        if alone in surnames or (alone in firsts and name.label != "RUN" and not _is_body(alone, votes[name.key])):
            kind = "person"
        elif kind == "person" and alone and name.label != "TURN" and alone in tables.outlet_names():
            kind = "organisation"  # `as Forbes reported`, where nobody of that name is told of
        if not kind and " " in name.key and any(body.startswith(name.key + " ") for body in bodies):
            kind = "organisation"
        if not kind or (name.headline and not _known(name, kind, found)):
            continue
        if kind == "person" and (_PICTURES & set(name.parts) or name.parts[:1] == ("one",)):
            continue  # "Rex Features", "Email", "One man": no name of a person
        if len(name.parts) > 1 and name.parts[-1] in _NO_ACTORS and kind != "place":
            continue  # "Harbour Day", "the Fair Fishing Act"
        if kind == "person" and name.label != "TURN" and _shouts(doc, name, found):
            continue
        if len(name.parts) == 1 and kind == "place" and name.parts[0] in body_ends and not table_kind(name.text):
            kind = "organisation"
        if (
            len(name.parts) == 1
            and _opening_noun(doc, name)
            and not any(other is not name and name.parts[0] in other.parts for other in found)
        ):
            continue
        if name.key == "state" and name.first > 1 and doc[name.first - 1].lower_ == "of":
            continue
        if kind != "person" and " " not in name.key and name.key in lower and not table_kind(name.text):
            # "State", "Defence": a common noun with a capital, unless it is never written small.
            continue
        if name.text.isupper() and len(name.text) > 5 and name.label != "TURN" and not table_kind(name.text):
            # Shouting, unless it is a dateline or the name stands elsewhere as names do.
            if _dateline(doc, name, sentences):
                kind = "place"
            elif not any(other.key == name.key and not other.text.isupper() for other in found):
                continue
        name.kind = kind
        kept.append(name)
    places = {name.key for name in kept if name.kind == "place" and " " not in name.key}
    return [name for name in kept if not _adjective_of(doc, name, places)]


_NO_ACTORS = tables.name_words("no-actor")


def _addressed(doc: Doc, name: Name) -> bool:
    """Whether an honorific stands before a name."""
    return bool(name.first) and is_honorific(doc[name.first - 1])


def _is_body(word: str, vote: Counter[str]) -> bool:
    """Whether a word alone is a body's name, though a longer name that begins with it was taken for a person's.

    Three times taken for a body and never for a person, and no given name: ``Velmo``, beside ``the Velmo Pier page``.
    """
    return vote["organisation"] >= 6 and not vote["person"] and word not in tables.given_names()


def _shouts(doc: Doc, name: Name, found: Sequence[Name]) -> bool:
    """Whether a word in capitals is no name but shouting or a credit: it is part of no name elsewhere."""
    if len(name.parts) != 1 or not name.text.isupper() or len(name.text) < 4:
        return False
    if _addressed(doc, name):
        return False
    return not any(
        name.parts[0] in other.parts and (len(other.parts) > 1 or not other.text.isupper()) for other in found
    )


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
    surnames = {name.parts[-1] for name in people if not set(name.parts) & (ORG_WORDS | PLACE_WORDS)}
    owners: Counter[str] = Counter()
    for name in found:
        if name.last + 1 < len(doc) and doc[name.last].tag_ == "POS" and len(name.parts) == 1:
            near = (token.lower_ for token in doc[name.last + 1 : name.last + 3])
            owners[name.key] += any(
                low in _OWN or low in tables.words("relation") - {"partner": ""}.keys() for low in near
            )
    votes: Counter[str] = Counter()
    for name in found:
        if name.label != "ORG" or not 1 <= len(name.parts) <= 2 or not name.text.istitle() or table_kind(name.text):
            continue
        before = doc[name.first - 1].lower_ if name.first else ""
        if before == "the" or set(name.parts) & (ORG_WORDS | PLACE_WORDS):
            continue
        if len(name.parts) == 2:
            related = name.parts[-1] in surnames and name.parts[0] not in surnames
            votes[name.key] += 6 * (related or bool(owners[name.parts[0]]))
        votes[name.key] += 6 * bool(owners[name.key])
    return votes


_OWN = tables.name_words("own")


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
    if name.label in WEAK and any(token.text in MARKS for token in doc[max(name.first - 2, 0) : name.first]):
        return any(token.text in MARKS for token in doc[name.last : name.last + 2])
    return any(bare[part] for part in name.parts[1:-1]) and not bare[name.parts[-1]]


def _owners_of_its(doc: Doc, found: Sequence[Name]) -> set[str]:
    """Find the names that `its` stands for: subjects with no other subject between them and `its`."""
    keys = set()
    for name in found:
        verb = doc[name.last - 1].head
        if name.label != "PERSON" or doc[name.last - 1].dep_ != "nsubj" or verb.pos_ != "VERB":
            continue
        for token in doc[verb.i + 1 : verb.right_edge.i + 1]:
            if token.dep_.startswith("nsubj") or token.tag_ in ("PRP", "WP", "WDT") or token.pos_ == "PROPN":
                break
            if token.lower_ == "its" and token.dep_ == "poss":
                keys.add(name.key)
                break
    return keys


def _adjective_of(doc: Doc, name: Name, places: set[str]) -> bool:
    """Whether a word only says of which place something is (``the Orlandian minister``)."""
    if " " in name.key or table_kind(name.text) or not name.key.endswith(ADJECTIVE_ENDS):
        return False
    stems = {name.key.removesuffix(end) for end in ADJECTIVE_ENDS if name.key.endswith(end)}
    held = any(
        stem == place or (len(stem) > 3 and stem == place.rstrip("aeiouy")) for stem in stems for place in places
    )
    language = name.first > 0 and doc[name.first - 1].lower_ == "in" and name.kind != "place"
    return held and (
        language or doc[name.last - 1].dep_ in ("amod", "compound", "nmod") or doc[name.last - 1].pos_ == "ADJ"
    )


def _dateline(doc: Doc, name: Name, sentences: Sentences) -> bool:
    """Whether a name in capitals opens a sentence as the place from which it was reported."""
    after = doc[name.last].text if name.last < len(doc) else ""
    opens = name.first == 0 or doc[name.first - 1].is_space or name.start in sentences.starts
    return opens and after in (",", "(", "—", "–", "-", "//", "/")


def _known(name: Name, kind: str, found: Sequence[Name]) -> bool:
    """Whether a name in a headline is a name elsewhere in the report, or in the tables."""
    if table_kind(names.strip_article(name.text)):
        return True
    for other in found:
        same_surname = kind == "person" and other.parts[-1:] == name.parts[-1:]
        if not other.headline and (other.key == name.key or same_surname):
            return True
    return len(name.parts) == 2 and name.parts[0] in tables.given_names() and name.label == "PERSON"
