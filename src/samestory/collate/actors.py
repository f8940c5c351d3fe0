"""Actors of several reports that are one and the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from samestory.annotate.actors import names
from samestory.annotate.actors.bodies import body_key, institution, is_shorter_form
from samestory.annotate.actors.descriptions import is_description, role_fits
from samestory.model import Actor, Evidence, Report, StoryActor
from samestory.resources import actor_tables as tables


@dataclass(slots=True)
class _Group:
    """Actors of several reports that are taken for one."""

    kind: str
    members: list[tuple[int, Actor]] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    gender: str | None = None
    size: int = 0

    def add(self, at: int, actor: Actor) -> None:
        """Take in an actor of the report with number ``at``."""
        self.members.append((at, actor))
        self.names[actor.name] = None
        self.roles.update(dict.fromkeys(actor.roles))
        self.gender = self.gender or actor.gender
        self.size += len(actor.mentions)


def merge_actors(reports: Sequence[Report]) -> tuple[StoryActor, ...]:
    """Find which actors of several reports are one and the same.

    Two full names are one person's when given names and surnames agree, also transliterated, shortened or with
    a middle name; a surname alone joins the one person of the story who bears it (or who is named most), never
    two people of different given names. Organisations join by equal names, acronyms, the tables, or as the
    shorter form of one longer name.

    Returns
    -------
    tuple of StoryActor
        Named by the most frequent full form, the most mentioned first, with ids ``a1``, ``a2`` ...
    """
    held = [(at, actor) for at, report in enumerate(reports) for actor in report.actors]
    described = [(at, actor) for at, actor in held if is_description(actor.name)]
    held = [(at, actor) for at, actor in held if not is_description(actor.name)]
    held = _acronyms(_same_kinds(held))
    people = [(at, actor) for at, actor in held if actor.kind == "person"]
    others = [(at, actor) for at, actor in held if actor.kind != "person"]
    bodies = _merge_bodies(others)
    groups = _merge_people(people, bodies)
    able = [*groups, *bodies]
    for body in bodies:
        owners = [_handle_of(able, actor) for _, actor in body.members]
        if owners and owners[0] is not None:
            for at, actor in body.members:
                owners[0].add(at, actor)
        else:
            groups.append(body)
    groups = _merge_described(described, [group for group in groups if group.members])
    order = sorted(groups, key=lambda group: (-group.size, _name(group), group.members[0][0]))
    return tuple(_story_actor(group, f"a{at}", reports) for at, group in enumerate(order, 1))


class Cast:
    """The actors of a story, to be found by the names that reports use.

    Parameters
    ----------
    actors
        What :func:`merge_actors` gave.
    """

    def __init__(self, actors: Sequence[StoryActor]) -> None:
        self._actors = actors
        self._named: dict[str, list[tuple[int, int]]] = {}
        """For each key of a name the actors who go by it, and how well it names them."""
        for number, actor in enumerate(actors):
            keys = dict.fromkeys((names.key(alias) for alias in actor.aliases), 2)
            keys[names.key(actor.name)] = 4
            for key, score in keys.items():
                self._named.setdefault(key, []).append((number, score))
        self._in = [frozenset(mention.report for mention in actor.mentions) for actor in actors]
        self._people = [(names.parts(actor.name), actor) for actor in actors if actor.kind == "person"]
        self._fitting: dict[str, StoryActor | None] = {}

    def find(self, report: str, name: str) -> StoryActor | None:
        """Find the actor that a name in one report stands for.

        Parameters
        ----------
        report
            Id of the report in which the name is used: an actor that is mentioned there goes before one that is not.
        name
            A name of an actor or speaker (``Mr Holm``, ``Ada Holm``, ``the UN``).

        Returns
        -------
        StoryActor or None
            None where no actor goes by that name.
        """
        wanted = names.key(name)
        if not wanted:
            return None
        if held := self._named.get(wanted):
            ranked = ((score + 3 * (report in self._in[number]), -number) for number, score in held)
            return self._actors[-max(ranked)[1]]
        if name not in self._fitting:
            parts = names.parts(name)
            fitting = [actor for other, actor in self._people if names.same_person(other, parts)]
            self._fitting[name] = fitting[0] if len(fitting) == 1 else None
        return self._fitting[name]


def story_actor_of(actors: Sequence[StoryActor], report: str, name: str) -> StoryActor | None:
    """Find the actor of a story that a name in one report stands for; for many names, keep a :class:`Cast`."""
    return Cast(actors).find(report, name)


def _same_kinds(held: Sequence[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """Give a name that is a person's in one report and a body's or place's in another the kind it has more often."""
    votes: dict[str, Counter[str]] = {}
    for _, actor in held:
        vote = votes.setdefault(_bare(actor), Counter())
        vote[actor.kind] += len(actor.mentions) + (2 * len(actor.mentions) if actor.gender or actor.roles else 0)
        if names.without_legal_form(actor.name) != actor.name:
            vote[actor.kind] += 1000  # a legal form leaves no doubt
    kinds = {key: max(sorted(vote), key=lambda kind: vote[kind]) for key, vote in votes.items() if len(vote) > 1}
    return [(at, replace(actor, kind=kinds[_bare(actor)]) if _bare(actor) in kinds else actor) for at, actor in held]


def _bare(actor: Actor) -> str:
    """Give the key of a name without a company's legal form: ``Holm Ltd.`` is no person named Holm elsewhere."""
    return names.key(names.without_legal_form(actor.name))


def _given_alone(actor: Actor) -> str | None:
    """Give the given name of somebody whose surname was only concluded from a relative's (``her father Bruno``).

    No mention has that surname, so another report may know better; None for everybody else.
    """
    words = names.parts(actor.name)
    if len(words) != 2 or any(words[-1] in names.parts(mention.text) for mention in actor.mentions):
        return None
    return actor.name.split()[0]


def _acronyms(held: Sequence[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """Take capitals for an organisation where they are the initials of one, or cannot be read out (``TPB``)."""
    known = {names.initials(actor.name) for _, actor in held if actor.kind != "person" and " " in actor.name}
    return [
        (at, replace(actor, kind="organisation"))
        if actor.kind == "person"
        and len(actor.name) >= 3
        and actor.name.isupper()
        and (names.key(actor.name) in known or not _spoken(actor))
        else (at, actor)
        for at, actor in held
    ]


def _spoken(actor: Actor) -> bool:
    """Whether a word in capitals can be a name that is read out, or has a title or gender as people have."""
    return bool(actor.gender or actor.roles) or re.search(r"[AEIOUYÀ-Þ]|[^\w]", actor.name) is not None


def _merge_people(people: Sequence[tuple[int, Actor]], bodies: Sequence[_Group]) -> list[_Group]:
    groups: list[_Group] = []
    concluded = {id(actor): given for _, actor in people if (given := _given_alone(actor)) is not None}
    full = [(at, actor) for at, actor in people if len(names.parts(actor.name)) > 1 and id(actor) not in concluded]
    # Names of more parts first: "Bruno K. Halder" gathers "Bruno Halder" and is not split from it by order.
    counts = Counter(names.parts(actor.name) for _, actor in full)
    known: dict[tuple[str, ...], _Group] = {}
    surnames: dict[int, set[str]] = {}
    for at, actor in sorted(full, key=lambda one: _fullest(names.parts(one[1].name), counts)):
        parts = names.parts(actor.name)
        surnames.setdefault(at, set()).add(parts[-1])
        group = known.get(parts) or _fitting(groups, parts) or _body_of(actor, bodies)
        if group is None:
            group = _Group("person")
            groups.append(group)
        known[parts] = group
        group.add(at, actor)
    alone: dict[str, _Group] = {}
    for at, actor in people:
        if id(actor) in concluded:
            alike = replace(actor, name=concluded[id(actor)])
            group = _bearer(groups, alike, surnames.get(at, set())) or _fitting(groups, names.parts(actor.name))
            if group is None:
                group = _Group("person")
                groups.append(group)
            group.add(at, actor if group.size == 0 or actor.name in group.names else alike)
            continue
        if len(names.parts(actor.name)) > 1:
            continue
        group = _bearer(groups, actor, surnames.get(at, set())) or _handle_of(groups, actor) or _body_of(actor, bodies)
        if group is None:
            word = names.key(actor.name)
            if word not in alone:
                alone[word] = _Group("person")
                groups.append(alone[word])
            group = alone[word]
        group.add(at, actor)
    return groups


def _fullest(parts: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> tuple[int, int, tuple[str, ...]]:
    return (-len(parts), -counts[parts], parts)


def _merge_described(described: Sequence[tuple[int, Actor]], groups: list[_Group]) -> list[_Group]:
    """Put descriptions to the one person whom another report gives that role; the same words else are one actor.

    Unnamed speakers (``an official``) of different reports stay apart, unless a longer description is the same.
    """
    alone: list[_Group] = []
    known: dict[tuple[str, str], _Group | None] = {}
    for at, actor in described:
        wanted = (names.key(actor.name), actor.kind)
        if wanted not in known:
            fits = [group for group in groups if group.kind == actor.kind and _is_meant(group, actor)]
            known[wanted] = fits[0] if len(fits) == 1 else None
        group = known[wanted]
        if group is None:
            group = _Group(actor.kind)
            alone.append(group)
            if len(wanted[0].split()) >= 3:
                known[wanted] = group
        group.add(at, actor)
    return [*groups, *alone]


def _is_meant(group: _Group, actor: Actor) -> bool:
    """Whether a description can mean a person by role, or a body that a country has one of (``the army``)."""
    if group.kind == "person":
        return _has_role(group, actor)
    body = institution(actor.name)
    return body is not None and any((institution(name) or "").endswith(body) for name in group.names)


def _has_role(group: _Group, actor: Actor) -> bool:
    return actor.name[:4] == "the " and any(role_fits(role, actor.name) for role in group.roles)


def _handle_of(groups: Sequence[_Group], actor: Actor) -> _Group | None:
    """Find whose name a handle spells: a person's (``@realAdaHolm``), or has a body's acronym (``@RRWF_North``)."""
    if not actor.name.startswith("@"):
        return None
    handle = names.fold(actor.name)
    pieces = {piece for piece in re.split(r"[@_]", handle) if len(piece) >= 3}
    fits = [group for group in groups if actor.name not in group.names and _spells(handle, pieces, group)]
    return fits[0] if len(fits) == 1 else None


def _spells(handle: str, pieces: set[str], group: _Group) -> bool:
    if group.kind == "person":
        return any(len(parts := names.parts(name)) > 1 and "".join(parts) in handle for name in group.names)
    forms = {mention.text for _, member in group.members for mention in member.mentions} | set(group.names)
    return any(form.isupper() and names.key(form) in pieces for form in forms)


def _fitting(groups: Sequence[_Group], parts: tuple[str, ...]) -> _Group | None:
    """Find the first group all of whose full names agree with this one."""
    for group in groups:
        full = [other for name in group.names if len(other := names.parts(name)) > 1]
        if full and all(names.same_person(parts, other) for other in full):
            return group
    return None


def _bearer(groups: Sequence[_Group], actor: Actor, surnames: set[str]) -> _Group | None:
    """Find the one whose surname or given name stands alone, rather one whose surname the report has, too."""
    parts = names.parts(actor.name)
    if not parts:
        return None
    word = parts[0]
    ranked: list[tuple[int, bool, int, int]] = []
    for at, group in enumerate(groups):
        if actor.gender and group.gender and actor.gender != group.gender:
            continue
        ranks = []
        near = False
        for name in group.names:
            full = names.parts(name)
            if len(full) < 2:
                continue
            near = near or full[-1] in surnames
            if names.same_word(word, full[-1]):
                ranks.append(0)
            elif word == full[0]:
                ranks.append(1)
            elif word in full:
                ranks.append(2)
        if ranks:
            ranked.append((min(ranks), not near, -group.size, at))
    return groups[min(ranked)[3]] if ranked else None


def _body_of(actor: Actor, bodies: Sequence[_Group]) -> _Group | None:
    """Find an organisation or place of the very name that one report has as a person's."""
    wanted = body_key(actor.name)
    for group in bodies:
        if any(body_key(name) == wanted for name in group.names):
            return group
    return None


def _merge_bodies(others: Sequence[tuple[int, Actor]]) -> list[_Group]:
    groups: list[_Group] = []
    by_ident: dict[str, _Group] = {}
    for at, actor in sorted(others, key=lambda one: (-len(names.key(one[1].name).split()), one[0])):
        ident = _identity(actor)
        group = by_ident.get(ident)
        if group is None and ident.startswith("body: "):
            # "the army" alone joins the only army of the story.
            fits = [held for known, held in by_ident.items() if known.startswith("body:") and known.endswith(ident[5:])]
            group = fits[0] if len(fits) == 1 else None
        group = group or _longer(groups, actor)
        if group is None:
            group = _Group(actor.kind)
            groups.append(group)
        by_ident.setdefault(ident, group)
        group.add(at, actor)
    return groups


def _identity(actor: Actor) -> str:
    text = names.strip_article(actor.name)
    if actor.kind == "place" and text in tables.country_names():
        return "country:" + tables.country_names()[text]
    known = tables.organisations().get(text) or tables.organisations().get(names.without_legal_form(text))
    if known is not None:
        return "table:" + known.name
    body = institution(text)
    return "body:" + body if body else "name:" + body_key(text).replace(" ", "").strip("#@")


def _longer(groups: Sequence[_Group], actor: Actor) -> _Group | None:
    """Find the one organisation whose name this one shortens, or spells a letter or two otherwise."""
    if actor.kind == "place":
        fits = [group for group in groups if group.kind == "place" and _respelt(actor.name, next(iter(group.names)))]
        return fits[0] if len(fits) == 1 else None
    wanted = body_key(actor.name)
    if institution(actor.name):
        return None
    fits = []
    for group in groups:
        if group.kind == "place":
            continue
        for name in group.names:
            other = body_key(name)
            if is_shorter_form(actor.name, name) or (
                min(len(wanted), len(other)) >= 8 and DamerauLevenshtein.distance(wanted, other, score_cutoff=1) <= 1
            ):
                fits.append(group)
                break
    return fits[0] if len(fits) == 1 else None


def _respelt(one: str, other: str) -> bool:
    """Whether two names of places are spellings of one: one word equal, the others transliterated."""
    words, others = names.key(one).split(), names.key(other).split()
    if len(words) != len(others) or len(words) < 2 or not set(words) & set(others):
        return False
    return all(names.same_word(a, b) for a, b in zip(words, others, strict=True))


def _name(group: _Group) -> str:
    """Choose the most frequent of the fullest forms."""
    counts: Counter[str] = Counter()
    for _, actor in group.members:
        counts[actor.name] += len(actor.mentions)
    if group.kind == "person":
        length = Counter({name: min(len(names.parts(name)), 2) for name in counts})
        return max(counts, key=lambda name: (length[name], counts[name], name))
    for name in list(counts):
        short = names.without_legal_form(name)
        if short != name and group.kind == "organisation":
            # The natural name, under which news tells of a company.
            counts[short] += counts.pop(name)
    capitals = {name for name in counts if group.kind == "place" and _shouted(name, counts)}
    return max(counts, key=lambda name: (len(name.split()) > 1, name not in capitals, counts[name], name))


def _shouted(name: str, others: Iterable[str]) -> bool:
    """Whether a name stands in capitals only because of its place (a dateline), and is written otherwise as well."""
    return name.isupper() and any(other != name and names.key(other) == names.key(name) for other in others)


def _story_actor(group: _Group, id: str, reports: Sequence[Report]) -> StoryActor:
    name = _name(group)
    mentions = [
        Evidence.of(reports[at].id, span)
        for at, actor in sorted(group.members, key=lambda one: one[0])
        for span in actor.mentions
    ]
    forms: Counter[str] = Counter(mention.text for mention in mentions if not _pronoun(mention.text))
    for other in group.names:
        forms[other] += 1
    if group.kind == "person":
        for mention in mentions:
            for form in _inner_forms(mention.text):
                forms.setdefault(form, 0)
        for form in _with_description(mentions, {report.id: report.text for report in reports}):
            forms.setdefault(form, 0)
    forms.pop(name, None)
    aliases = sorted(forms, key=lambda form: (-forms[form], form))
    return StoryActor(id, name, group.kind, tuple(aliases), tuple(mentions))


def _with_description(mentions: Sequence[Evidence], texts: Mapping[str, str]) -> Iterator[str]:
    """Give a description with the name after it as one form: ``the mayor, Ada Holm``."""
    for one, other in pairwise(mentions):
        beside = one.report == other.report and texts[one.report][one.end : other.start] == ", "
        if beside and " " in one.text and other.text[:1].isupper():
            yield texts[one.report][one.start : other.end]


def _inner_forms(text: str) -> list[str]:
    """Give the shorter forms inside a name with titles: ``Mr Holm`` of ``the minister Mr Holm``."""
    words = text.split()
    honorifics = tables.words("honorific")
    return [
        " ".join(words[at:])
        for at in range(1, len(words) - 1)
        if words[at].lower() in honorifics and words[at][0].isupper()
    ]


def _pronoun(text: str) -> bool:
    return text.lower() in tables.name_words("pronoun")
