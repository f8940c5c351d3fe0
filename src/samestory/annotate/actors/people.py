"""The actors of one report while they are being put together: which names, titles and words are whose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from samestory.annotate.actors import names
from samestory.annotate.actors.name import PRONOUN_GENDERS, Name


@dataclass(slots=True)
class Figure:
    """One actor in the making."""

    kind: str
    names: list[Name] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    name: str = ""
    parts: tuple[str, ...] = ()
    gender: str | None = None
    roles: list[str] = field(default_factory=list)
    country: str | None = None
    sorts: set[str] = field(default_factory=set)
    """For an organisation, the sorts of thing that it is called: ``company``, ``army``."""
    described: bool = False
    """Known by a description alone (``a senior official``)."""

    def add(self, name: Name) -> None:
        """Take a name in."""
        self.names.append(name)
        self.mentions.append((name.start, name.end))
        for title in name.titles:
            if title not in self.roles:
                self.roles.append(title)
        if name.gender and not self.gender:
            self.gender = name.gender


def link_people(found: Sequence[Name], text: str = "") -> list[Figure]:
    """Put the names of persons together: full names first, then surnames and given names by themselves.

    With ``Mr`` or ``Ms`` gender decides who bears a surname alone. Otherwise, where two people bear it, a title does
    that one of them has elsewhere, and then who is named more often, ``Mr`` and ``Ms`` included. A family's name
    (``the Calders``) goes to nobody. ``text`` is that of the report, to see who is told as somebody's children.
    """
    _unlabelled(found)
    people: list[Figure] = []
    full = [name for name in found if len(name.parts) > 1]
    # The fullest names first, so that shorter ones find them; among equals, in the order of the text.
    for name in sorted(full, key=lambda name: (-len(name.parts), name.first)):
        fitting = [figure for figure in people if names.same_person(figure.parts, name.parts)]
        exact = [figure for figure in fitting if any(held.parts == name.parts for held in figure.names)]
        figure = (exact or fitting or [None])[0]  # type: ignore[list-item]
        if figure is None or (len(fitting) > 1 and not exact and len(name.parts) < 2):
            figure = Figure("person", parts=name.parts)
            people.append(figure)
        figure.add(name)
    for figure in people:
        figure.gender = figure.gender or names.gender_of_given(plain(figure.names[0]))
    people.sort(key=lambda figure: min(name.first for name in figure.names))
    counts = {id(figure): len(figure.names) for figure in people}
    _kin(found, people, text)
    _children(found, people, text)
    surnames = {figure.parts[-1] for figure in people}
    alone: dict[str, list[Figure]] = {}
    # Whose gender or title is told comes first: they show who of one surname the report is about.
    single = [name for name in found if len(name.parts) == 1]
    for name in sorted(single, key=lambda name: (name.gender is None, not name.titles, name.first)):
        word = name.parts[0]
        others = alone.setdefault(word, [])
        owner = _owner(name, [*people, *others], counts)
        if owner is None and (_is_family(word, surnames) or (word in OFFICES and not name.honorific)):
            continue
        if owner is None:
            owner = Figure("person", parts=name.parts)
            others.append(owner)
        owner.add(name)
        counts[id(owner)] = counts.get(id(owner), 0) + 1
    people.extend(sorted((one for held in alone.values() for one in held), key=lambda one: one.names[0].first))
    for figure in people:
        figure.names.sort(key=lambda name: name.first)
        figure.name = best_name(figure)
        figure.gender = figure.gender or names.gender_of_given(figure.name)
    return people


def _unlabelled(found: Sequence[Name]) -> None:
    """Take a label in capitals off a surname that others bear in full: ``MVP Holm``, beside ``Ada Holm``."""
    for name in found:
        words = plain(name).split() if name.kind == "person" else []
        label = words[0] if len(words) == 2 and len(name.parts) == 2 else ""
        if not (label.isupper() and label.isalpha() and len(label) > 2) or words[1].isupper():
            continue
        others = (other for other in found if other.kind == "person" and len(other.parts) > 1 and other is not name)
        if any(other.parts[-1] == name.parts[-1] and other.parts[0] != name.parts[0] for other in others):
            name.parts, name.prefix = name.parts[1:], name.prefix + len(label) + 1


_KIN = frozenset({"dad", "mum", "mom", "father", "mother", "brother", "sister", "son", "daughter", "uncle", "aunt",
                  "grandfather", "grandmother", "husband", "wife"})  # fmt: skip


_POSSESSOR = re.compile(r"(\w[\w .-]*?)['’]s? ")


def _kin(found: Sequence[Name], people: list[Figure], text: str) -> None:
    """Give a relative who is called by the given name alone the surname: ``Her father Bruno``, after ``Ada Halder``.

    Whose relative it is: the person named in full last before in the paragraph, of the gender that `his` or `her`
    tells; without one, the person named in full last before, or the one of the report's most frequent full name. A
    possessor written out (``Ada's father Bruno``) counts as the last before.
    """
    count = {id(figure): sum(other.parts[-1:] == figure.parts[-1:] for other in found if other.kind == "person")
             for figure in people}  # fmt: skip
    known = {part for figure in people for name in figure.names for part in name.parts}
    for name in found:
        role = name.titles[0].lower().split() if name.titles else []
        if len(name.parts) != 1 or not role or role[-1] not in _KIN or name.parts[0] in known:
            continue
        before = [(held.first, figure) for figure in people for held in figure.names if held.first < name.first]
        if not before:
            continue
        most = max(people, key=lambda figure: (count.get(id(figure), 0), -figure.names[0].first))
        owned = PRONOUN_GENDERS.get(name.text.split()[0].lower())
        begin = text.rfind("\n", 0, name.start) + 1
        beside = [
            (held.first, figure) for figure in people for held in figure.names if begin <= held.start < name.start
        ]
        beside = [one for one in beside if owned is None or one[1].gender in (None, owned)]
        near = max(beside or before, key=lambda one: one[0])[1]
        possessor = _POSSESSOR.match(name.text)
        told = [figure for figure in people if possessor and names.parts(possessor[1])[-1:] == figure.parts[-1:]]
        if len(told) == 1:
            near, beside = told[0], before  # `Halder's wife Ida`: whose she is stands before her
        often = not beside and count.get(id(most), 0) >= 2 * count.get(id(near), 0)
        owner = most if often else near
        surname = owner.names[0].text.split()[-1]
        word = plain(name)
        full = f"{word} {names.without_possessive(surname)}"
        figure = Figure("person", parts=names.parts(full), gender=name.gender)
        for other in found:
            if other.parts == name.parts and other.kind == "person":
                other.full, other.parts = full, names.parts(full)
                figure.add(other)
        people.append(figure)
        known.update(figure.parts)


OFFICES = frozenset({"president", "premier", "minister", "chancellor", "senator", "governor", "ambassador"})
"""Offices that are hardly anybody's surname: alone (``Orlandia's President``) they name nobody."""

_CHILDREN = re.compile(r"\b(?:sons|daughters|children|kids|twins|siblings|brothers|sisters),?\s+")
_AND = re.compile(r",?\s+(?:and|&)\s+|,\s+")


def _children(found: Sequence[Name], people: list[Figure], text: str) -> None:
    """Give those who are told by given names as somebody's children the surname: ``Ida Holm and her sons Ole and Per``.

    It is that of the person named in full last before in the paragraph.
    """
    known = {part for figure in people for name in figure.names for part in name.parts}
    heads = {name.start + name.prefix: name for name in found if len(name.parts) == 1 and not name.honorific}
    for match in _CHILDREN.finditer(text):
        row: list[Name] = []
        at = match.end()
        while (name := heads.get(at)) is not None:
            row.append(name)
            between = _AND.match(text, name.end)
            at = between.end() if between else -1
        begin = text.rfind("\n", 0, match.start()) + 1
        before = [held for figure in people for held in figure.names if begin <= held.start < match.start()]
        if len(row) < 2 or not before:
            continue
        last = max(before, key=lambda name: name.start)
        surname = plain(last).split()[-1]
        for name in row:
            if name.parts[0] in known:
                continue
            figure = Figure("person", parts=names.parts(f"{plain(name)} {surname}"))
            full, word = f"{plain(name)} {surname}", name.parts
            for other in found:
                if other.parts == word and other.kind == "person":
                    other.full, other.parts = full, figure.parts
                    figure.add(other)
            if figure.names:
                people.append(figure)
                known.update(figure.parts)


def _is_family(word: str, surnames: set[str]) -> bool:
    return (word.endswith("es") and word[:-2] in surnames) or (word.endswith("s") and word[:-1] in surnames)


def _owner(name: Name, people: Sequence[Figure], counts: dict[int, int]) -> Figure | None:
    """Find whom a surname or a given name alone stands for."""
    word = name.parts[0]
    best: tuple[int, bool, bool, int, int, int] | None = None
    owner = None
    for order, figure in enumerate(people):
        if name.gender and figure.gender and name.gender != figure.gender:
            continue
        rank = _rank(word, figure)
        if rank is None or _titled_otherwise(name, figure):
            continue
        # Of two given names alike (`T.J.`), it is whose full name stands last before; of surnames, the frequent one.
        near = max(
            (n.first for n in figure.names if rank == 1 and len(n.parts) > 1 and n.first < name.first), default=0
        )
        # `Ms Holm` is Ada, whose given name tells it, before Tobin, whose does not.
        untold = name.gender is not None and figure.gender is None
        score = (rank, untold, not _shares_title(name, figure), -near, -counts.get(id(figure), 0), order)
        if best is None or score < best:
            best, owner = score, figure
    return owner


def _office(role: str) -> str:
    """Give the last word of a title, in small letters: ``foreign minister`` gives ``minister``."""
    return role.lower().split()[-1]


def _shares_title(name: Name, figure: Figure) -> bool:
    """Whether a person has a title elsewhere that stands before a name here (``President Holm``)."""
    held = {_office(role) for role in figure.roles}
    return any(_office(title) in held for title in name.titles)


def _titled_otherwise(name: Name, figure: Figure) -> bool:
    """Whether a surname with a title is of somebody else than the only one named in full.

    Who is named in full later, and only by another title or as kin (``President Holm ... first lady Ada Holm``), is
    not the one whom the report knows by title and surname from the beginning.
    """
    full = [held for held in figure.names if len(held.parts) > 1 and not held.headline]
    if not name.titles or not full or not figure.roles or name.headline:
        return False
    return min(held.first for held in full) > name.first and not _shares_title(name, figure)


def _rank(word: str, figure: Figure) -> int | None:
    """How well a single word fits a full name: as the surname, as the first word, as one between."""
    ranks = []
    for name in figure.names:
        if word == name.parts[-1]:
            ranks.append(0)
        elif word == name.parts[0]:
            ranks.append(1)
        elif word in name.parts:
            ranks.append(2)
    return min(ranks) if ranks else None


def best_name(figure: Figure) -> str:
    """Choose the name to show: the most frequent of the fullest forms."""
    forms = Counter(plain(name) for name in figure.names)
    most = max(len(names.parts(form)) for form in forms)
    fullest = [form for form in forms if len(names.parts(form)) == most]
    if figure.kind != "person":
        words = max(len(form.split()) for form in forms)
        fullest = [form for form in forms if len(form.split()) == words]
    return max(fullest, key=lambda form: (forms[form], not form.isupper(), len(form)))


def plain(name: Name) -> str:
    """Give a name's text without title, article and possessive."""
    return name.full or name.text[name.prefix : len(name.text) - name.suffix]
