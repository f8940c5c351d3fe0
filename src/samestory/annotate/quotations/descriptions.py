"""What a description says of a speaker whom no actor names: `the mayor`, `a spokeswoman for the guild`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.quotations.callings import ANYBODY, OFFICES, OTHERS, VOICES, contradicts
from samestory.annotate.quotations.epithets import epithet, same_body
from samestory.annotate.quotations.heard import FAR, GENDERS, Heard
from samestory.annotate.quotations.mentioned import NEAR
from samestory.model import Actor
from samestory.resources import actor_tables
from samestory.resources.cues import names_person
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_A_PERSON = re.compile(r"[Aa]n? (?:[a-z-]+ ){0,2}?(?P<role>[a-z-]+)(?= (?:for|of|at|from|with|who)\b)")
_NAMED_AS = re.compile(
    r"(?:,? who (?:gave|gives|identified|identifies|would(?: only)? give|introduced|described)(?: only)?"
    r" (?:him|her|them|his|her|their)"
    r"(?:self|selves)?(?: first| full| own)?(?: name)?(?: only| simply)? as |(?<=\w) (?:named|called|known as) )"
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
_HEAD = re.compile(r",| (?:of|for|at|from|in|with|who|whose|on)\b")
"""Where the head of a description ends and what belongs to it begins."""
_AGE = re.compile(r"\b\d{1,3}-year-old\b|, \d{1,3}\b")
_LONGEST_NAMING = 160
"""Characters of a description in which its bearer may be said to call himself by a name."""


def named_as(heard: Heard, start: int, end: int) -> str | None:
    """Give the name that somebody without one in the report is told to give: `a man who gave his name as Ole`."""
    named = _NAMED_AS.search(heard.text, start, min(end, start + _LONGEST_NAMING))
    return None if named is None else named["name"]


def described(heard: Heard, holder: Token, start: int, end: int) -> str | None:
    """Give the words of a description, without clauses that hang on it; the same as before where it comes again."""
    named = named_as(heard, start, end)
    if named is not None:
        return named
    for child in holder.children:
        if child.dep_ in ("relcl", "acl", "appos") and child.i > holder.i:
            end = min(end, child.left_edge.idx)
    words = " ".join(heard.text[start:end].split()).strip(' ,;:-–—("“”').removesuffix("'s").removesuffix("’s")
    if any(child.tag_ == "POS" and child.idx < end for child in holder.children):
        words = words.rstrip("’'")  # `the executives’ letter`
    words = re.sub(r"(?:,| and| or)+$", "", re.sub(r", \d{1,3}$", "", words))
    if words[:1].isupper() and words.isalpha():
        fuller = [a.name for a in heard.report.actors if a.kind == "person" and a.name.endswith(" " + words)]
        if len(fuller) == 1:
            return fuller[0]
    if not words:
        return None
    first, _, others = words.partition(" ")
    if first.lower() in GENDERS or first.lower() in ("its", "their"):
        owner = heard.mentioned.actor_at(heard.doc[holder.left_edge.i].idx)
        if owner is not None and others:
            return f"{owner.name}’s {others}"
    if first in ("The", "A", "An", "Some", "One", "Many", "Several", "His", "Her", "Their", "Its", "Another"):
        words = first.lower() + words[len(first) :]
    known = _spoke_as(heard, holder, start) if first.lower() == "the" and holder.tag_ == "NN" else None
    if known is not None:
        return known
    if first.lower() != "the" or not (holder.tag_ in ("NN", "NNP") or _AGE.search(words)):
        return words
    introduced = _introduced(heard, words, holder)
    if introduced is not None:
        return introduced
    again = heard.same.get(words.lower())
    if again is not None and holder.lower_ not in ANYBODY:
        return again[0]
    other = _another_word(heard, holder, words) or epithet(heard, holder) or same_body(heard, holder)
    if other is not None:
        heard.same.setdefault(words.lower(), (other, None))
        return other
    if " " not in others:
        for _, name, actor, _ in reversed(heard.said):
            if (
                actor is None
                and name.lower() != words.lower()
                and others.lower() in name.lower().split()
                and name[:2] in ("a ", "an")
            ):
                return name
    return words


def _introduced(heard: Heard, words: str, holder: Token) -> str | None:
    """Find who spoke before as `a Quill Air Lines spokesman` for `the Quill spokesman` or `the spokesman`."""
    told = set(words.lower().split()[1:])
    for place, name, _, plural in reversed(heard.said):
        if holder.idx - place > FAR * 2:
            break
        head = _HEAD.split(name.lower(), maxsplit=1)[0].split()
        if plural or name[:2] not in ("a ", "an") or not head or head[-1] != holder.lower_:
            continue
        if told <= set(name.lower().split()):
            return name
    return None


def _another_word(heard: Heard, holder: Token, words: str) -> str | None:
    """Find whom a description calls anew: who spoke last, or the subject of the sentence before.

    `The president said` after a person's words, where nobody else is known to hold that office. `The actress` alone may
    be somebody else; `the Oscar-winning actress` is another word for who spoke, and so is an age for who acted last.
    """
    subject = heard.mentioned.person_before(holder.left_edge.idx)
    aged = _AGE.search(heard.text, holder.left_edge.idx, holder.idx + len(holder) + 6)
    fits = subject is not None and not contradicts(holder.lower_, subject.gender)
    if aged is not None and subject is not None and fits:
        return subject.name
    if not heard.said or not holder.text[0].islower() or holder.lower_ in VOICES:
        return None
    single = (said for said in reversed(heard.said) if not said[3] or said[2] is not None)
    place, name, actor, _ = next(single, heard.said[-1])
    if actor is None or actor.kind != "person" or holder.idx - place >= NEAR or _below(heard, holder, actor):
        return None
    known = names_person(holder.text) or (words.count(" ") > 1 and is_person(holder.lemma_.lower()))
    if not known and not (subject is actor and fits and is_person(holder.lemma_.lower())):
        return None
    # To be a woman or a resident is no office; to be the mayor is one, and the president another.
    roles = [role.lower().rsplit(" ", 1)[-1] for role in actor.roles]
    office = any(role in actor_tables.words("title") for role in roles) or actor.name[:1].islower()
    owned = any(child.dep_ == "poss" for child in holder.children)  # `the film’s narrator` is nobody else
    if any(child.lower_ in OTHERS for child in holder.children):
        return None
    if holder.lower_ in OFFICES and _holds_another(heard, actor, holder.lower_):
        return None
    return None if office or owned or contradicts(holder.lower_, actor.gender) else name


_BESIDE = re.compile(r", (?P<words>[^,.;:“”\"\n]{3,80}),")


def _holds_another(heard: Heard, actor: Actor, office: str) -> bool:
    """Whether a person is told to be something else than who holds an office: the co-founder is no minister."""
    beside = (_BESIDE.match(heard.text, m.end) for m in actor.mentions)
    told = [_HEAD.split(match["words"].lower(), maxsplit=1)[0].split()[-1] for match in beside if match is not None]
    known = [noun.rsplit("-", 1)[-1] for noun in told if names_person(noun)]
    return bool(known) and office not in known and not any(noun in ANYBODY for noun in known)


def _below(heard: Heard, holder: Token, actor: Actor) -> bool:
    """Whether somebody is the subject of a clause that holds a description: `she recalled the pilot telling them`."""
    if holder.dep_ not in ("dobj", "dative") and (holder.dep_ != "nsubj" or holder.head.tag_ != "VBG"):
        return False
    subjects = (c for above in holder.ancestors for c in above.children if c.dep_ == "nsubj" and c.i < holder.i)
    return any(heard.mentioned.actor_at(child.idx) is actor for child in subjects)


def _spoke_as(heard: Heard, holder: Token, start: int) -> str | None:
    """Find who spoke before with a name beside this description: `the clerk, Ada Holm`, `Ada Holm, a clerk`."""
    if not names_person(holder.lower_):
        return None
    for source in sorted((source for source in heard.names if source[1] <= start), reverse=True):
        if start - source[1] > FAR:
            break
        name = heard.names[source]
        noun = re.escape(holder.lower_)
        behind = rf"[A-Z][^,.\n“”\"]{{2,40}}, (?:an?|the) [^,.\n“”\"]{{0,60}}?\b{noun}\b"
        words = heard.text[source[0] : source[1] + _LONGEST_NAMING]
        same = re.match(rf"[Tt]he (?:[\w-]+ )?{noun}(?:, [A-Z]| (?:for|of) )|{behind}", words)
        if same is not None and name is not None and name[:1].isupper():
            return name
    return None


_LED_BY = re.compile(r"[Aa]n? (?P<words>[^,.;:“”\"\n]{3,60})")
_AGED_NAME = re.compile(r"(?P<name>(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+), (?:aged )?\d{1,2},")


def _named_next(heard: Heard, source: tuple[int, int]) -> str | None:
    """Find the name that the next paragraph gives with an age to `a harbour pilot` with whom a report begins.

    So news is led: who is only described first, and named below. The name speaks there, and stands there for the first
    time; the description is of a person and of no other gender.
    """
    text = heard.text
    match = _LED_BY.match(text, *source)
    line = text.rfind("\n", 0, source[0]) + 1
    if match is None or text[line : source[0]].strip():
        return None
    end = text.find("\n", source[1])
    begin = next((i for i in range(end, len(text)) if not text[i].isspace()), -1) if end >= 0 else -1
    person = heard.mentioned.actor_at(begin) if begin >= 0 else None
    named = _AGED_NAME.match(text, begin) if begin >= 0 else None
    if named is None or person is None or person.kind != "person":
        return None
    first = min(m.start for m in person.mentions)
    noun = _HEAD.split(match["words"].lower(), maxsplit=1)[0].split()[-1]
    singular = names_person(noun) or is_person(noun)
    speaks = any(other[0] == begin for other in heard.names)
    if not speaks or first < begin or not singular or contradicts(noun, person.gender):
        return None
    return person.name


def _named_adding(
    heard: Heard, source: tuple[int, int], follows: list[tuple[int, int]], going_on: frozenset[tuple[int, int]]
) -> str | None:
    """Find the name that goes on speaking right behind an unnamed person, and stands there for the first time."""
    match = _LED_BY.match(heard.text, *source)
    if match is None or not follows or follows[0] not in going_on or heard.ways[source] != "described":
        return None
    begin = follows[0][0]
    person = heard.mentioned.actor_at(begin)
    noun = _HEAD.split(match["words"].lower(), maxsplit=1)[0].split()[-1]
    if person is None or person.kind != "person" or begin - source[1] > NEAR or not person.name[:1].isupper():
        return None
    first = min(m.start for m in person.mentions)
    singular = names_person(noun) or is_person(noun)
    return person.name if first >= begin and singular and not contradicts(noun, person.gender) else None


def named_later(heard: Heard, going_on: frozenset[tuple[int, int]] = frozenset()) -> None:
    """Give `a spokeswoman for the guild` the name with which the report goes on: `the spokeswoman, Ada Holm`.

    ``going_on`` are the sources who are told to go on speaking: `a former pilot called it a trap. It was late, Ada Holm
    added.`
    """
    order = sorted(source for source, name in heard.names.items() if name)
    for place, source in enumerate(order):
        led = _named_next(heard, source) if heard.ways[source] == "described" else None
        if led is not None:
            heard.names[source], heard.ways[source] = led, "role"
            continue
        added = _named_adding(heard, source, order[place + 1 : place + 2], going_on)
        if added is not None:
            heard.names[source], heard.ways[source] = added, "role"
            continue
        match = _A_PERSON.match(heard.text, *source)
        if match is None or heard.ways[source] != "described" or not names_person(match["role"]):
            continue
        for later in order[place + 1 :]:
            if later[0] - source[1] > FAR:
                break
            name = heard.names[later]
            same = re.match(rf"[Tt]he {re.escape(match['role'])}, [A-Z]", heard.text[slice(*later)])
            if same is not None and name is not None and name[:1].isupper():
                old = heard.names[source]
                for other in order:
                    if heard.names[other] == old:
                        heard.names[other], heard.ways[other] = name, "role"
                break
