"""Names in a report: where they stand, with the titles before them, and what kind of actor they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from samestory.annotate.actors.kinds import settle
from samestory.annotate.actors.name import Name, Sentences, make_name
from samestory.annotate.actors.stretches import candidates, uncovered
from samestory.annotate.actors.titles import add_titles
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_names(doc: Doc, sentences: Sentences) -> list[Name]:
    """Find all names of a report in their order."""
    found: list[Name] = []
    taken = bytearray(len(doc))
    full = _full_names(doc)
    for begin, last, label in candidates(doc, sentences.text):
        first = _after_epithet(doc, begin, last, full) if label == "PERSON" else begin
        if first < last and not any(taken[first:last]):
            name = make_name(doc, first, last, label, sentences)
            if name is not None:
                found.append(name)
                taken[first:last] = b"\1" * (last - first)
    found.extend(uncovered(doc, taken, sentences))
    found.sort(key=lambda name: name.first)
    found = settle(doc, found, sentences)
    found = _with_handles(doc, found, sentences)
    found.extend(_again(doc, found, sentences))
    found.sort(key=lambda name: name.first)
    for name in found:
        add_titles(doc, name, sentences.text)
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


def _with_handles(doc: Doc, found: Sequence[Name], sentences: Sentences) -> list[Name]:
    """Give the handle in brackets behind a name to its bearer: ``Ada Holm (@holm_velm)``."""
    handles: dict[int, Name] = {}
    for name in found:
        if name.last + 2 >= len(doc) or [doc[name.last].text, doc[name.last + 2].text] != ["(", ")"]:
            continue
        handle = make_name(doc, name.last + 1, name.last + 2, name.label, sentences)
        if handle is not None and handle.text[:1] == "@":
            handle.kind, handle.parts, handle.full = name.kind, name.parts, name.full or name.text
            handles[handle.first] = handle
    return sorted([*(name for name in found if name.first not in handles), *handles.values()], key=lambda n: n.first)


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
                new = make_name(doc, i, j, name.label, sentences)
                if new is not None:
                    new.kind = name.kind
                    yield new
                    i = j - 1
                break
        i += 1


_FAMILY = frozenset({"family", "families", "brothers", "sisters", "siblings", "clan"})


def family_phrase(doc: Doc, name: Name) -> bool:
    """Whether a surname stands for a family (``the Calder family``, ``the Calders``)."""
    nxt = doc[name.last].lower_ if name.last < len(doc) else ""
    return nxt in _FAMILY
