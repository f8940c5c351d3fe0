"""What a description says of a speaker whom no actor names: `the mayor`, `a spokeswoman for the guild`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.quotations.heard import FAR, GENDERS, Heard
from samestory.annotate.quotations.mentioned import NEAR
from samestory.resources import actor_tables
from samestory.resources.cues import names_person
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = actor_tables.words("title").keys()
_A_PERSON = re.compile(r"[Aa]n? (?:[a-z-]+ ){0,2}?(?P<role>[a-z-]+)(?= (?:for|of|at|from|with|who)\b)")
_NAMED_AS = re.compile(
    r",? who (?:gave|identified|would(?: only)? give|introduced|described)(?: only)? (?:him|her|them|his|her|their)"
    r"(?:self|selves)?(?: first| full| own)?(?: name)?(?: only| simply)? as "
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
_LONGEST_NAMING = 160
"""Characters of a description in which its bearer may be said to call himself by a name."""


def described(heard: Heard, holder: Token, start: int, end: int) -> str | None:
    """Give the words of a description, without clauses that hang on it; the same as before where it comes again."""
    named = _NAMED_AS.search(heard.text, start, min(end, start + _LONGEST_NAMING))
    if named is not None:
        return named["name"]
    for child in holder.children:
        if child.dep_ in ("relcl", "acl", "appos") and child.i > holder.i:
            end = min(end, child.left_edge.idx)
    words = " ".join(heard.text[start:end].split()).strip(' ,;:-–—("“”').removesuffix("'s").removesuffix("’s")
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
    # `the actress` alone may be somebody else; `the Oscar-winning actress` is another word for who spoke.
    person = names_person(holder.text) or (" " in others and is_person(holder.lemma_.lower()))
    if first.lower() == "the" and holder.tag_ == "NN" and person and heard.said:
        # `the president said` after a person's words, where nobody else is known to hold that office.
        single = (said for said in reversed(heard.said) if not said[3] or said[2] is not None)
        place, name, actor, _ = next(single, heard.said[-1])
        near = holder.idx - place < NEAR
        # To be a woman or a resident is no office; to be the mayor is one, and the president another.
        roles = [] if actor is None else [role.lower().rsplit(" ", 1)[-1] for role in actor.roles]
        office = actor is not None and (any(role in _OFFICES for role in roles) or actor.name[:1].islower())
        owned = any(child.dep_ == "poss" for child in holder.children)  # `the film’s narrator` is nobody else
        other = actor is None or actor.kind != "person" or office or _contradicts(holder.lower_, actor.gender)
        if near and not other and not owned and holder.text[0].islower():
            return name
    if first.lower() == "the" and " " not in others:
        for _, name, actor, _ in reversed(heard.said):
            if (
                actor is None
                and name.lower() != words.lower()
                and others.lower() in name.lower().split()
                and name[:2] in ("a ", "an")
            ):
                return name
    return words


def _spoke_as(heard: Heard, holder: Token, start: int) -> str | None:
    """Find who spoke before with a name beside this description: `the clerk, Ada Holm` for `the clerk`."""
    if not names_person(holder.lower_):
        return None
    for source in sorted((source for source in heard.names if source[1] <= start), reverse=True):
        if start - source[1] > FAR:
            break
        name = heard.names[source]
        same = re.match(rf"[Tt]he (?:[\w-]+ )?{re.escape(holder.lower_)}, [A-Z]", heard.text[slice(*source)])
        if same is not None and name is not None and name[:1].isupper():
            return name
    return None


def named_later(heard: Heard) -> None:
    """Give `a spokeswoman for the guild` the name with which the report goes on: `the spokeswoman, Ada Holm`."""
    order = sorted(source for source, name in heard.names.items() if name)
    for place, source in enumerate(order):
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


def _contradicts(noun: str, gender: str | None) -> bool:
    """Whether a noun is of the other gender than somebody: `the actress` of a man."""
    female = noun.endswith(("ess", "woman", "girl", "mother", "wife", "sister", "daughter"))
    male = not female and noun.endswith(("man", "boy", "father", "husband", "brother"))
    return (female and gender == "male") or (male and gender == "female")
