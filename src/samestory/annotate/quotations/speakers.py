"""Whom the words of a source mean: `he`, `the minister`, `Ms Holm`, `a senior official`.

A name where the report gives one, through the actors that were found in it; otherwise the description (`a senior
official`); None for a pronoun that nothing settles. Pronouns the actors leave open take the last speaker who agrees in
gender and number, then the nearest person before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.documents import find_papers, is_called, owner_in
from samestory.annotate.quotations.mentioned import LAWYER, NEAR, Mentioned
from samestory.annotate.quotations.nested import NESTED
from samestory.annotate.quotations.sources import UTTERANCES, Range, is_inanimate, source_span
from samestory.model import Actor, Considered, Report, Speaker
from samestory.resources import actor_tables
from samestory.resources.cues import document_nouns, names_person
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_PLURALS = frozenset({"they", "them", "their", "both", "we", "some", "many", "others", "these", "those"})
_THINGS = frozenset({"it", "its", "this", "that", "which"})
_FIRST = frozenset({"i", "we"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OFFICES = actor_tables.words("title").keys()
_AGED = re.compile(r"\b[Tt]he \d{1,3}-year-old$")
_A_PERSON = re.compile(r"[Aa]n? (?:[a-z-]+ ){0,2}?(?P<role>[a-z-]+)(?= (?:for|of|at|from|with|who)\b)")
_IN_NAME = re.compile(r",?(?: out)?(?: aloud)?,? (?:in|on) (?P<whose>his|her) (?:name|behalf)\b")
_NAMED_AS = re.compile(
    r",? who (?:gave|identified|would(?: only)? give|introduced|described)(?: only)? (?:him|her|them|his|her|their)"
    r"(?:self|selves)?(?: first| full| own)?(?: name)?(?: only| simply)? as "
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
_LONGEST_NAMING = 160
"""Characters of a description in which its bearer may be said to call himself by a name."""
_FAR = 1500
"""Characters back in which a pronoun's last speaker may stand: about a screen of text."""


def _is_of_person(description: str) -> bool:
    """Whether a description without a name may be whom `he` or `she` means: no `several of Holm's posts`."""
    head = re.split(r" (?:for|of|at|from|in|with|who|on)\b|,", description)[0]
    return names_person(head) or is_person(head.rsplit(" ", 1)[-1].lower())


def _contradicts(noun: str, gender: str | None) -> bool:
    """Whether a noun is of the other gender than somebody: `the actress` of a man."""
    female = noun.endswith(("ess", "woman", "girl", "mother", "wife", "sister", "daughter"))
    male = not female and noun.endswith(("man", "boy", "father", "husband", "brother"))
    return (female and gender == "male") or (male and gender == "female")


def _antecedent(relative: Token, verb: Token) -> Token:
    """Give the noun that a relative word means: the parser hangs `callers to the show who said` on the show.

    `Who` means a person, and a plural verb several.
    """
    head = verb.head
    plural = verb.tag_ == "VBP" or any(c.tag_ == "VBP" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    for _ in range(3):
        person = head.ent_type_ == "PERSON" or head.pos_ == "PRON" or names_person(head.lower_)
        person = person or (head.tag_ in ("NNS", "NNPS") and not is_inanimate(head))
        several = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)
        wrong = (relative.lower_ == "who" and not person) or (plural and head.tag_ in ("NN", "NNP") and not several)
        above = head.head.head
        if not wrong or head.dep_ != "pobj" or above.pos_ not in ("NOUN", "PROPN") or above == head:
            return head
        if not (names_person(above.lower_) or above.tag_ in ("NNS", "NNPS")):
            return head
        head = above
    return head


class Speakers:
    """The speakers of one report's attributions, resolved in reading order."""

    def __init__(self, doc: Doc, report: Report, attributions: list[Attribution]) -> None:
        self._doc = doc
        self._text = report.text
        self._report = report
        self._starts = [token.idx for token in doc]
        self._mentioned = Mentioned(doc, report)
        self._papers = find_papers(doc)
        self._contents = sorted(piece for one in attributions for piece in one.content)
        self._said: list[tuple[int, str, Actor | None, bool]] = []
        """Who has spoken so far: place, name, actor, whether plural."""
        self._paper: tuple[int, str] | None = None
        """The last statement or letter that spoke, and whose it was: what `it` may mean."""
        self._same: dict[str, tuple[str, Actor | None]] = {}
        """Descriptions that turned out to be somebody with a name."""
        self._names: dict[Range, str | None] = {}
        self._ways: dict[Range, str] = {}
        """How each source was resolved: what its confidence hangs on."""
        # What stands within a quotation is its speaker's or somebody's of whom was told: it comes last.
        for one in sorted(attributions, key=lambda a: (a.rule == NESTED, a.cue[0], a.content)):
            if one.source is not None and one.source not in self._names:
                self._names[one.source] = self._resolve(one)
                self._ways[one.source] = self._way(one)
        self._named_later()

    def _named_later(self) -> None:
        """Give `a spokeswoman for the guild` the name with which the report goes on: `the spokeswoman, Ada Holm`."""
        order = sorted(source for source, name in self._names.items() if name)
        for place, source in enumerate(order):
            match = _A_PERSON.match(self._text, *source)
            if match is None or self._ways[source] != "described" or not names_person(match["role"]):
                continue
            for later in order[place + 1 :]:
                if later[0] - source[1] > _FAR:
                    break
                name = self._names[later]
                same = re.match(rf"[Tt]he {re.escape(match['role'])}, [A-Z]", self._text[slice(*later)])
                if same is not None and name is not None and name[:1].isupper():
                    old = self._names[source]
                    for other in order:
                        if self._names[other] == old:
                            self._names[other], self._ways[other] = name, "role"
                    break

    def of(self, one: Attribution) -> Speaker | None:
        """Give the speaker of an attribution, or None where it cannot be known."""
        if one.source is None:
            return None
        name = self._names.get(one.source)
        if not name:
            return None
        start, end = one.source
        return Speaker(name, start, end, self._text[start:end])

    def is_another(self, one: Attribution) -> bool:
        """Whether the speaker of an attribution within others is known, and none of theirs."""
        name = self._names.get(one.source) if one.source is not None else None
        if one.rule == NESTED:
            return True  # also what one quotes of one's own words
        return name is not None and not any(name == self._names.get(source) for source in one.within if source)

    def way(self, one: Attribution) -> str:
        """Say how the speaker of an attribution was settled.

        ``name``, ``role``, ``described``, ``pronoun``, ``last`` (a pronoun that took the last speaker), ``plural``,
        ``document``, ``relative`` or ``label``; empty where there is none.
        """
        return self._ways.get(one.source, "") if one.source is not None else ""

    def of_rival(self, one: Attribution) -> str | None:
        """Give the name that the source of an attribution which was not taken would have been resolved to."""
        if one.source is None:
            return None
        if one.source not in self._names:
            said, paper = list(self._said), self._paper
            self._said = [held for held in self._said if held[0] < one.source[0]]
            self._names[one.source] = self._resolve(one)
            self._ways[one.source] = self._way(one)
            self._said, self._paper = said, paper
        return self._names[one.source]

    def considered(self, one: Attribution) -> Iterator[Considered]:
        """Give whom the words of a source might have meant and do not mean, the nearest first, each with why not."""
        chosen = self.of(one)
        holder = None if one.source is None else self._holder(one, *one.source)
        if holder is None or one.rule == "transcript":
            return
        gender = _GENDERS.get(holder.lower_)
        role = holder.lemma_.lower() if holder.pos_ in ("NOUN", "PROPN") and names_person(holder.lower_) else None
        if gender is None and role is None:
            return
        seen = {None if chosen is None else chosen.name}
        mine = max(
            (start for start, _, number in self._mentioned.spans
             if start < holder.idx and chosen is not None and self._report.actors[number].name == chosen.name),
            default=None,
        )  # fmt: skip
        here = bisect_left(self._mentioned.begins, holder.idx)
        for start, end, number in reversed(self._mentioned.spans[:here]):
            actor = self._report.actors[number]
            if actor.kind == "place" or actor.name in seen or holder.idx - start > _FAR or not actor.name[:1].isupper():
                continue
            if role is not None and not any(role in held.lower().split() for held in actor.roles):
                continue
            seen.add(actor.name)
            if gender is not None and actor.kind != "person":
                why = f"{actor.kind}, and `{holder.text}` is a person"
            elif gender is not None and actor.gender not in (None, gender):
                why = f"{actor.gender}, and `{holder.text}` is {gender}"
            elif mine is not None and start < mine:
                why = "named further back"
            elif any(first <= start and end <= last for first, last in one.content):
                why = "only talked about in what is said"
            else:
                why = "named nearer, but not as who acts there or spoke last"
            yield Considered(actor.name, self._report.span(start, end), why)

    def _resolve(self, one: Attribution) -> str | None:
        if one.source is None:
            return None
        start, end = one.source
        if one.rule == "transcript":
            return self._labelled(start, end)
        holder = self._holder(one, start, end)
        if holder is None or (holder.tag_ in ("VB", "VBD", "VBP", "VBZ", "VBG", "MD") and not holder.ent_type_):
            return None  # a clause or a doing says nothing: `dropping the plan`
        while holder.lower_ in _RELATIVE and holder.tag_ in ("WP", "WDT", "WP$", "IN", "DT"):
            verb = holder.head
            while verb.dep_ in ("conj", "xcomp", "ccomp", "aux") and verb.head != verb:
                verb = verb.head
            if verb.dep_ not in ("relcl", "acl") or verb.head == verb:
                return None
            relative, holder = holder, _antecedent(holder, verb)
            if holder.dep_ == "appos" and holder.pos_ == "NOUN" and holder.head.ent_type_ == "PERSON":
                holder = holder.head  # `Holm, a baker who praised`
            span = source_span(holder, verb)
            if span is None:
                break
            start, end = span
            if start < relative.idx < end:
                end = start + len(self._text[start : relative.idx].rstrip(" ,"))
        if one.rule == NESTED and (holder.pos_ == "PRON" or holder.lower_.lstrip("’'") in _FIRST):
            return self._within(one, holder)
        if one.rule == NESTED and is_inanimate(holder) and holder.lemma_.lower() not in document_nouns():
            return None
        name, actor = self._named(holder, start, end)
        aged = re.fullmatch(r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*), \d{1,3}", name or "")
        if aged is not None:  # the recogniser took the age into the name
            of_name = [a for a in self._report.actors if f" {a.name}".endswith(f" {aged[1]}") and a.kind == "person"]
            name, actor = (of_name[0].name, of_name[0]) if len(of_name) == 1 else (aged[1], actor)
        if holder.lower_ in ("he", "she"):
            name, actor = self._not_the_quoted(one, holder, name, actor)
        read = _IN_NAME.match(self._text, one.cue[1])
        if read is not None:
            at = read.start("whose")
            client = self._mentioned.actor_at(at) or self._mentioned.other_before(at, _GENDERS[read["whose"]], name)
            if client is not None and client.kind == "person":
                name, actor = client.name, client
        plural = (
            holder.lower_ in _PLURALS
            or holder.tag_ in ("NNS", "NNPS")
            or any(c.dep_ == "conj" for c in holder.children)
        )
        if name and not one.within:
            # A name that the recogniser takes for a body's, beside `professor` or `the mayor`, may be whom `she` means.
            personal = any(c.dep_ == "appos" and names_person(c.lower_) for c in holder.children)
            mistaken = personal and actor is not None and actor.kind != "person"
            self._said.append((one.cue[0], name, None if mistaken else actor, plural))
        return name

    def _way(self, one: Attribution) -> str:
        if one.source is None or one.rule == "transcript":
            return "label"
        holder = self._holder(one, *one.source)
        name = self._names[one.source]
        if holder is None or not name:
            return ""
        if holder.lower_ in _RELATIVE and holder.tag_ in ("WP", "WDT", "WP$", "IN", "DT"):
            return "relative"
        if holder.pos_ == "PRON" or holder.lower_ in _GENDERS:
            if holder.lower_ in _PLURALS or holder.lower_ in _THINGS:
                return "plural"
            return "last" if self._mentioned.actor_at(holder.idx) is None else "pronoun"
        if holder.lemma_.lower() in document_nouns():
            return "document"
        words = set(re.findall(r"\w+", name.lower()))
        if name[:1].islower():
            return "described"
        return "name" if words & set(re.findall(r"\w+", self._text[slice(*one.source)].lower())) else "role"

    def _labelled(self, start: int, end: int) -> str | None:
        """Give the name of who speaks a line of a transcript: by surname, or as the label has it."""
        label = self._text[start:end]
        if label in ("Q", "A"):
            return None
        last = label.replace("\xa0", " ").rsplit(" ", 1)[-1].casefold()
        for actor in self._report.actors:
            if actor.kind == "person" and actor.name.rsplit(" ", 1)[-1].casefold() == last:
                self._said.append((start, actor.name, actor, False))
                return actor.name
        return label.title() if label.isupper() else label

    def _within(self, one: Attribution, holder: Token) -> str | None:
        """Say whom a pronoun means within a quotation: its speaker by `I`, by `he` the man named last but that one."""
        outer = next((self._names[source] for source in one.within if source and source in self._names), None)
        gender = _GENDERS.get(holder.lower_)
        if holder.lower_.lstrip("’'") in _FIRST:
            return outer
        if gender is None or outer is None:
            return None
        actor = self._mentioned.other_before(holder.idx, gender, outer)
        return None if actor is None else actor.name

    def _not_the_quoted(
        self, one: Attribution, holder: Token, name: str | None, actor: Actor | None
    ) -> tuple[str | None, Actor | None]:
        """Prefer who spoke last to somebody who is only talked about in the words that the pronoun says."""
        if actor is None or not self._said or one.rule == "parenthetical":
            return name, actor  # `Holm, who has heard it before, he said, ...`: it may be whom the clause is about
        place, other, spoke, plural = self._said[-1]
        if plural or spoke is None or spoke.kind != "person" or holder.idx - place > NEAR or spoke is actor:
            return name, actor
        if spoke.gender not in (None, _GENDERS[holder.lower_]):
            return name, actor
        before = [m for m in actor.mentions if m.end <= holder.idx and holder.idx - m.start < _FAR]
        if before and all(any(s <= m.start and m.end <= e for s, e in one.content) for m in before):
            return other, spoke
        since = [m for m in before if m.start > place] or before[-1:]
        if since and all(self._is_told(m.start, m.end) for m in since) and one.rule == "cue after":
            # `Holm told the guild that the mayor was wrong. “It is late,” he said.`
            return other, spoke
        return name, actor

    def _is_told(self, start: int, end: int) -> bool:
        """Whether words stand in what somebody says: who is named there is talked about."""
        at = bisect_right(self._contents, (start, len(self._text)))
        return any(s <= start and end <= e for s, e in self._contents[max(0, at - 8) : at])

    def _holder(self, one: Attribution, start: int, end: int) -> Token | None:
        """Find the head token of a source."""
        if one.holder is not None and start <= self._starts[one.holder] < end:
            return self._doc[one.holder]
        inside = range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        for i in inside:
            token = self._doc[i]
            if token.head.i not in inside or token.head == token:
                return token
        return self._doc[inside[-1]] if inside else None

    def _named(self, holder: Token, start: int, end: int) -> tuple[str | None, Actor | None]:
        """Give the name of whom a noun phrase with this head means."""
        lower = holder.lower_
        if lower in ("i", "me", "my") and holder.pos_ == "PRON":
            # Outside quotation marks the author speaks.
            return (self._report.bylines[0] if len(self._report.bylines) == 1 else "the author"), None
        joint = [c for c in holder.children if c.dep_ == "conj" and c.idx < end]
        if joint and holder.tag_ == "NN" and not any(c.tag_ != "NN" for c in joint):
            # `Former mayor and head of the guild, Ada Holm`: two descriptions of one person.
            for child in holder.children:
                person = (
                    self._mentioned.actor_at(child.idx) if child.dep_ == "appos" and joint[-1].i < child.i else None
                )
                if person is not None and person.kind == "person" and child.idx < end:
                    return person.name, person
        if len(joint) == 1 and holder.pos_ == "PROPN" and joint[0].ent_type_ == "PERSON":
            # `Velm and Marsh MP Ada Holm`: a title with a double name before one person.
            office = any(c.dep_ == "compound" and names_person(c.lower_) for c in joint[0].children)
            person = self._mentioned.actor_at(joint[0].idx)
            place = self._mentioned.actor_at(holder.idx)
            if office and person is not None and (place is None or place.kind == "place" or place is person):
                return person.name, person
        if joint and holder.pos_ in ("PROPN", "NOUN"):
            names = [self._single(holder, start, joint[0].left_edge.idx)]
            token: Token | None = joint[0]
            while token is not None:
                names.append(self._single(token, token.left_edge.idx, end))
                token = next((c for c in token.children if c.dep_ == "conj" and c.idx < end), None)
            if all(names) and any(actor for _, actor in names if actor):
                return " and ".join([", ".join([n or "" for n, _ in names[:-1]]), names[-1][0] or ""]), None
        return self._single(holder, start, end)

    def _single(self, holder: Token, start: int, end: int) -> tuple[str | None, Actor | None]:
        lower = holder.lower_
        pronoun = holder.pos_ == "PRON" or lower in _GENDERS or lower in ("they", "it", "we")
        actor = self._mentioned.actor_at(holder.idx)
        if actor is not None and actor.kind == "place" and holder.ent_type_ == "PERSON":
            actor = None
        if holder.lemma_.lower() in document_nouns() and (actor is None or actor.name[:1].islower()):
            whose = self._owner(holder, start)
            if whose is not None:
                self._paper = (start, whose[0] or "")
                return whose
        if _AGED.search(self._text[start:end]) and (actor is None or actor.name[:1].islower()):
            for place, name, spoke, plural in reversed(self._said):
                if start - place > _FAR:
                    break
                if not plural and spoke is not None and spoke.kind == "person":
                    return name, spoke
        if actor is not None and actor.name[:1].islower() and not pronoun:
            beside = self._mentioned.name_beside(start, end) or self._mentioned.apposed(holder, start, end)
            actor = beside if beside is not None else actor
            if beside is None:
                described = self._described(holder, start, end)
                if described is not None and described[:1].isupper() and described != self._text[start:end]:
                    known = next((a for a in self._report.actors if a.name == described), None)
                    if actor is not None:
                        self._same[actor.name] = (described, known)
                    return described, known
        ends = None if pronoun else self._mentioned.name_at_end(holder, start, end)
        if ends is not None:
            if actor is not None:
                self._same[actor.name] = (ends.name, ends)
            return ends.name, ends
        if actor is not None:
            return self._same.get(actor.name, (actor.name, actor))
        if pronoun:
            return self._pronoun(lower, holder.idx)
        beside = self._mentioned.name_beside(start, end)
        if beside is not None:
            return beside.name, beside
        if holder.lemma_.lower() in UTTERANCES:
            owner = owner_in(holder)
            if owner is not None:
                return self._single(owner, owner.left_edge.idx, owner.right_edge.idx + len(owner.right_edge))
        apposed = self._mentioned.apposed(holder, start, end)
        if apposed is not None:
            return apposed.name, apposed
        if holder.ent_type_ == "PERSON":
            return self._mentioned.full(holder), None
        if holder.lower_ == self._text[start:end].strip() and names_person(holder.lower_):
            # `minister` alone, as headings have it: the first person in the report who holds such an office.
            for actor in sorted(self._report.actors, key=lambda a: min((m.start for m in a.mentions), default=0)):
                roles = [role.lower() for role in actor.roles if not role.lower().endswith("prime minister")]
                if actor.kind == "person" and any(holder.lower_ in role.split() for role in roles):
                    return actor.name, actor
        # `minister Ada Holm` where the parser took the title for the head.
        for i in range(holder.i + 1, min(holder.i + 3, len(self._doc))):
            if self._doc[i].idx >= end or self._doc[i].pos_ not in ("PROPN",):
                break
            actor = self._mentioned.actor_at(self._doc[i].idx)
            if actor is not None and actor.kind == "person":
                return actor.name, actor
        return self._described(holder, start, end), None

    def _owner(self, holder: Token, start: int) -> tuple[str | None, Actor | None] | None:
        """Say whose words a document holds; None where the text does not tell.

        Its owner where one is named (`the company's statement`, `a post on the guild's page`); for `the statement` who
        spoke last; for `the article` or `the headline` the last organisation that spoke or was named.
        """
        sort = document_nouns()[holder.lemma_.lower()]
        owner = owner_in(holder) if sort != "finding" else None
        for child in holder.children if owner is None and sort == "words" else ():
            if child.dep_ == "prep" and child.lower_ in ("on", "in"):
                page = next((c for c in child.children if c.dep_ == "pobj"), None)
                owner = None if page is None else next((c for c in page.children if c.dep_ == "poss"), None)
        text = self._text[start : min(start + 160, len(self._text))].split(" said")[0]
        if owner is None and sort == "words" and " read " in text:
            for match in LAWYER.finditer(text):
                client = self._mentioned.actor_at(start + match.start("whose" if match["whose"] else "name"))
                if client is not None and client.kind == "person":
                    return client.name, client
        if owner is not None:
            return self._single(owner, owner.left_edge.idx, owner.right_edge.idx + len(owner.right_edge))
        definite = any(c.lower_ in ("the", "this", "that") for c in holder.children if c.dep_ == "det")
        if not definite or sort == "finding":
            return None
        issued = self._issued(holder.lemma_.lower(), start) if sort == "words" else None
        if issued is not None and not self._said_in(holder.lemma_.lower(), start):
            return issued
        for place, name, actor, plural in reversed(self._said):
            if start - place > NEAR:
                break
            if (sort == "words" and not plural) or (actor is not None and actor.kind == "organisation"):
                return name, actor
        if sort == "medium":
            here = bisect_left(self._mentioned.begins, start)
            for place, _, number in reversed(self._mentioned.spans[:here]):
                actor = self._report.actors[number]
                if start - place > NEAR:
                    break
                if actor.kind == "organisation" and actor.name[:1].isupper():
                    return actor.name, actor
        return None

    def _said_in(self, noun: str, start: int) -> bool:
        """Whether who spoke last is told to have done so in a document of this noun: `Holm said in a statement`."""
        place = self._said[-1][0] if self._said else -1
        return 0 <= start - place < _FAR and noun in self._text[place : min(start, place + 120)].split("\n")[0].lower()

    def _last_paper(self, at: int) -> tuple[str, Actor | None] | None:
        """Find whose words the document is of which a report told last: `She posted a message. It read:`."""
        paper = next((one for one in reversed(self._papers) if one.at < at), None)
        return None if paper is None or at - paper.at > NEAR else self._issued(paper.noun, at)

    def _issued(self, noun: str, start: int) -> tuple[str, Actor | None] | None:
        """Find whose `the statement` is by where the report told of it: `Holm released a statement`."""
        for paper in reversed(self._papers):
            if paper.at >= start or not is_called(paper, noun):
                continue
            if start - paper.at > _FAR and paper.noun != noun:
                continue
            owner = paper.owner
            if owner.lower_ in _RELATIVE:
                continue
            name, actor = self._single(owner, owner.left_edge.idx, owner.right_edge.idx + len(owner.right_edge))
            return None if name is None else (name, actor)
        return None

    def _pronoun(self, lower: str, at: int) -> tuple[str | None, Actor | None]:
        """Settle a pronoun by the last speakers, then by the nearest person."""
        gender = _GENDERS.get(lower)
        if gender is not None:
            for place, name, actor, plural in reversed(self._said):
                if at - place > _FAR:
                    break
                if plural or (actor is not None and (actor.kind != "person" or actor.gender not in (None, gender))):
                    continue
                if actor is None and name[:1].islower() and not _is_of_person(name):
                    continue
                return name, actor
            here = bisect_left(self._mentioned.begins, at)
            for start, _, number in reversed(self._mentioned.spans[:here]):
                if at - start > _FAR:
                    break
                actor = self._report.actors[number]
                if actor.kind == "person" and actor.gender in (None, gender):
                    return actor.name, actor
            return None, None
        if lower == "it" and self._doc[bisect_left(self._starts, at)].head.lemma_.lower() == "read":
            posted = self._last_paper(at)
            if posted is not None:
                return posted
        if lower == "it":
            body = self._mentioned.read_for(at) or self._mentioned.subject_before(at)
            if body is not None:
                return body.name, body
        if lower == "it" and self._paper is not None and self._said:
            place, name, actor, _ = self._said[-1]
            if name == self._paper[1] and at - place < NEAR:
                return name, actor
        if lower in ("they", "we", "both") or lower in _THINGS:
            for place, name, actor, plural in reversed(self._said):
                if at - place > _FAR:
                    break
                if (plural and lower not in _THINGS) or (
                    actor is not None and actor.kind in ("organisation", "group", "place")
                ):
                    return name, actor
                if actor is None and not plural and lower in _THINGS and not names_person(name):
                    return name, actor
            return None, None
        if lower in (
            "you",
            "'s",
            "’s",
            "me",
            "us",
            "there",
            "what",
            "one",
            "someone",
            "somebody",
            "everyone",
            "everybody",
            "nobody",
            "anyone",
        ):
            return None, None
        return self._doc[bisect_left(self._starts, at)].text, None

    def _spoke_as(self, holder: Token, start: int) -> str | None:
        """Find who spoke before with a name beside this description: `the clerk, Ada Holm` for `the clerk`."""
        if not names_person(holder.lower_):
            return None
        for source in sorted((source for source in self._names if source[1] <= start), reverse=True):
            if start - source[1] > _FAR:
                break
            name = self._names[source]
            same = re.match(rf"[Tt]he (?:[\w-]+ )?{re.escape(holder.lower_)}, [A-Z]", self._text[slice(*source)])
            if same is not None and name is not None and name[:1].isupper():
                return name
        return None

    def _described(self, holder: Token, start: int, end: int) -> str | None:
        """Give the words of a description, without clauses that hang on it; the same as before where it comes again."""
        named = _NAMED_AS.search(self._text, start, min(end, start + _LONGEST_NAMING))
        if named is not None:
            return named["name"]
        for child in holder.children:
            if child.dep_ in ("relcl", "acl", "appos") and child.i > holder.i:
                end = min(end, child.left_edge.idx)
        words = " ".join(self._text[start:end].split()).strip(' ,;:-–—("“”').removesuffix("'s").removesuffix("’s")
        words = re.sub(r"(?:,| and| or)+$", "", re.sub(r", \d{1,3}$", "", words))
        if words[:1].isupper() and words.isalpha():
            fuller = [a.name for a in self._report.actors if a.kind == "person" and a.name.endswith(" " + words)]
            if len(fuller) == 1:
                return fuller[0]
        if not words:
            return None
        first, _, others = words.partition(" ")
        if first.lower() in _GENDERS or first.lower() in ("its", "their"):
            owner = self._mentioned.actor_at(self._doc[holder.left_edge.i].idx)
            if owner is not None and others:
                return f"{owner.name}’s {others}"
        if first in ("The", "A", "An", "Some", "One", "Many", "Several", "His", "Her", "Their", "Its", "Another"):
            words = first.lower() + words[len(first) :]
        known = self._spoke_as(holder, start) if first.lower() == "the" and holder.tag_ == "NN" else None
        if known is not None:
            return known
        # `the actress` alone may be somebody else; `the Oscar-winning actress` is another word for who spoke.
        person = names_person(holder.text) or (" " in others and is_person(holder.lemma_.lower()))
        if first.lower() == "the" and holder.tag_ == "NN" and person and self._said:
            # `the president said` after a person's words, where nobody else is known to hold that office.
            single = (said for said in reversed(self._said) if not said[3] or said[2] is not None)
            place, name, actor, _ = next(single, self._said[-1])
            near = holder.idx - place < NEAR
            # To be a woman or a resident is no office; to be the mayor is one, and the president another.
            roles = [] if actor is None else [role.lower().rsplit(" ", 1)[-1] for role in actor.roles]
            office = actor is not None and (any(role in _OFFICES for role in roles) or actor.name[:1].islower())
            owned = any(child.dep_ == "poss" for child in holder.children)  # `the film’s narrator` is nobody else
            other = actor is None or actor.kind != "person" or office or _contradicts(holder.lower_, actor.gender)
            if near and not other and not owned and holder.text[0].islower():
                return name
        if first.lower() == "the" and " " not in others:
            for _, name, actor, _ in reversed(self._said):
                if (
                    actor is None
                    and name.lower() != words.lower()
                    and others.lower() in name.lower().split()
                    and name[:2] in ("a ", "an")
                ):
                    return name
        return words
