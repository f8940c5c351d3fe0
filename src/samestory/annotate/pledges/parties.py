"""Who can be held to something: parties with a name, and unnamed ones that a description tells apart."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from samestory.annotate.ranges import Ranges
from samestory.model import Quotation, Report
from samestory.resources.actor_tables import country_adjectives
from samestory.resources.words import name_table, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token
FIRST = frozenset({"i", "we"})


THIRD = frozenset({"he", "she", "it", "they"})


@cache
def media() -> frozenset[str]:
    """Give the names of outlets and agencies, in small letters."""
    names: set[str] = set()
    for table in ("agencies.json", "outlets.json"):
        for name, others in name_table(table).items():
            names.update(n.lower() for n in (name, *others))
    return frozenset(names)


_OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|president|minister|secretary|chief|director|chair(?:man|woman)?|ambassador|"
    r"officer|mayor|governor|chancellor|premier|leader|head|founder|CEO|executive|official|representative|"
    r"commissioner|attorney general|head ?teacher|principal|superintendent)\b",
    re.IGNORECASE,
)
"""Words for those whose word is that of a body."""


_OWNED = re.compile(r"['’]s? [a-z]")
"""Whose somebody is: `Norland’s envoy` is the envoy, by name if he has one."""


class Names:
    """Who stands where in a report: looks actors up by place."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words = frozenset(re.findall(r"[a-z]+", report.text))
        self.mentions = Ranges(
            (mention.start, mention.end, number)
            for number, actor in enumerate(report.actors)
            if self.named(actor.name)
            for mention in actor.mentions
        )

    def of(self, token: Token) -> str | None:
        """Name the actor that a noun phrase (by its head) stands for; None for pronouns and nouns of nobody."""
        at = token.idx
        held = [(end - start, start, n) for start, end, n in self.mentions.touching(at, at + 1) if start <= at < end]
        return self.report.actors[min(held)[2]].name if held else None

    def speaker(self, quotation: Quotation) -> str | None:
        """Name who speaks: the actor that the words of the speaker stand for, or the speaker's name where it is one."""
        speaker = quotation.speaker
        if speaker is None:
            return None
        if (
            self.named(speaker.name)
            and not _OWNED.search(speaker.name)
            and any(actor.name == speaker.name for actor in self.report.actors)
        ):
            return speaker.name  # as the quotation has it, which knows who spoke before
        # `the US president` is not the US: the mention must hold the head of the description.
        chunk = re.split(r",|\s(?:of|for|in|at|from|with|who|and)\s|['’]s\s(?=$)", speaker.text, maxsplit=1)[0]
        head = speaker.start + len(chunk.rstrip())
        actors = self.report.actors
        held = [
            # The head of a description stands at its beginning: the first mention names the one who speaks.
            (actors[n].kind != "person", start, n)
            for start, end, n in self.mentions.touching(speaker.start, head)
            if start < head and head <= end and speaker.start < end
        ]
        if held:
            return actors[min(held)[2]].name
        capitals = [w for w in speaker.name.split() if w[:1].isupper() and w != "The"]
        return speaker.name if is_name(speaker.name) and 2 <= len(capitals) == len(speaker.name.split()) <= 5 else None

    def roles(self, name: str, quotation: Quotation) -> str:
        """Give the titles and descriptions of a speaker as one string, those beside the quotation among them."""
        held = [role for actor in self.report.actors if actor.name == name for role in actor.roles]
        if quotation.speaker is not None:
            held.append(quotation.speaker.text)
        return " | ".join(held)

    def speaks_for(self, person: str, body: str, quotation: Quotation) -> bool:
        """Whether a person holds an office of a body or country (``the Norland minister`` for Norland)."""
        if self.is_body(person):
            return False
        roles = self.roles(person, quotation)
        words = [body, *(adjective for adjective, country in country_adjectives().items() if country == body)]
        return bool(_OFFICE.search(roles)) and any(re.search(rf"\b{re.escape(w)}\b", roles) for w in words)

    def has_office(self, person: str, quotation: Quotation) -> bool:
        """Whether a report calls a person by an office or as one who speaks for somebody."""
        return bool(_OFFICE.search(self.roles(person, quotation)))

    def is_body(self, name: str) -> bool:
        """Whether a party is an organisation, group or country."""
        return any(actor.name == name and actor.kind != "person" for actor in self.report.actors)

    def named(self, name: str) -> bool:
        """Whether a name is one: a single word that the text also writes small (``authorities``) is a noun."""
        return is_name(name) and (" " in name or name.lower() not in self.words)


def is_name(name: str) -> bool:
    """Whether a party has a name of its own, and is not an outlet or agency."""
    words = name.split()
    if not words or name.lower() in media() or name.lower() in FIRST | THIRD:
        return False
    if words[0].lower() in {"a", "an", "one", "some", "two", "several"}:
        return False
    if words[0].lower() == "the":
        words = words[1:]
        return bool(words) and all(w[:1].isupper() or len(w) <= 3 for w in words) and not _is_title(words)
    return words[0][:1].isupper() and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether words are only a title (``President``), which names nobody."""
    titles = word_set("titles.txt")
    return all(w.lower() in titles or w in titles for w in words)


UNNAMED_KINDS = frozenset({"condition", "promise", "demand", "accusation", "denial"})
"""Kinds of which an unnamed party's are kept: what an official predicts or welcomes binds nobody."""
_UNNAMED = frozenset(
    """
    official spokesman spokeswoman spokesperson minister ministry company government police prosecutor lawyer attorney
    family union commander general diplomat negotiator mediator rebel army military militant protester striker worker
    president mayor governor agency regulator airline bank operator owner lawmaker senator opposition
    """.split()  # noqa: SIM905
)
"""Heads of descriptions of those whose word counts though they are not named."""


def described_party(head: Token) -> str | None:
    """Give a description of an unnamed party as the text has it (``a senior Norland official``), without its article.

    A bare noun (``officials``) tells nobody apart and is none.
    """
    if head.lemma_.lower() not in _UNNAMED or head.pos_ != "NOUN":
        return None
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "from", "in"} and child.right_edge.i - head.i <= 6:
            last = child.right_edge.i
        break
    words = [t for t in head.doc[head.left_edge.i : last + 1] if t.dep_ != "relcl"]
    while words and words[0].dep_ in {"det", "punct", "poss", "case"}:
        words.pop(0)
    if len(words) < 2 or len(words) > 8 or any(t.is_space or t.is_quote or t.text == "," for t in words):
        return None
    return head.doc[words[0].i : words[-1].i + 1].text
