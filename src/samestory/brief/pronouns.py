"""Names for the pronouns of a sentence whose antecedent stands in an earlier one, in square brackets."""

from __future__ import annotations

import re
from typing import Final

from samestory.brief.objects import is_unnamed
from samestory.collate.words import speaking_stems, stem
from samestory.model import Report, Span

PERSONAL: Final = frozenset({"he", "she", "they", "his", "her", "their", "him", "them", "it", "its"})
_POSSESSIVE: Final = frozenset({"his", "her", "their", "its"})
_MANY: Final = frozenset({"they", "them", "their"})
_MANY_BEFORE: Final = re.compile(r"\b(?:and|[a-zA-Z]{2,}s|people|police|men|women|children|family|group|team|crew)\b")
"""What several people or things could be called, before ``they``."""
_OBJECTS: Final = frozenset({"him", "her"})


_WORD: Final = re.compile(r"[^\W\d_]+")
NEAR_START: Final = 3
"""Words before a pronoun up to which its antecedent is looked for in an earlier sentence."""
_SUBJECTS: Final = frozenset({"he", "she", "it", "they"})
_ITS_OWN: Final = re.compile(
    r"(?i)its (?:(?:co-?)?founders?|owners?|boss|chief|chairm[ae]n|chairwoman|chair|president|directors?|managing"
    r"|spokes\w+|shares|profits?|shareholders|investors|employees|staff|lawyers?|leaders?|headquarters|board)\b"
    r"|it (?:said|says|announced|denied|denies|accused|blamed|promised|pledged|urged|demanded|argued|insisted|plans)\b"
)
"""What an organisation has or does and a thing or an event does not: whom ``it`` means is known by it."""
_PEOPLE: Final = frozenset({"he", "she", "him", "his", "her"})
_HUNG: Final = re.compile(
    r"\W*(?:[A-Z][a-z]+ed|Known|Built|Born|Made|Held|Seen|Found|Given|Written|Driven|Hit|Told|Shown|Left|Sold|Sent|Drawn"
    r"|Grown|Chosen)\b[^,;.]*,\s+"
)
"""What says by the way who or what the subject right behind it is."""
_SAID: Final = re.compile(r"\s+(?:also |later |then |has |have |had )?([a-z]+)\b")


def _quoted(report: Report, at: int) -> bool:
    return any(part.start <= at < part.end for q in report.quotations for part in q.words)


def name_pronouns(report: Report, raw: str, offset: int) -> str | None:
    """Put names for the pronouns whose antecedent stands in an earlier sentence; None where one is not known."""
    words = [match for match in _WORD.finditer(raw) if match.group().lower() in PERSONAL]
    if not words:
        return raw
    end = offset + len(raw)
    whose: dict[int, str] = {}
    present: dict[str, int] = {}
    people: list[int] = []
    named: set[str] = set()
    for actor in report.actors:
        for mention in actor.mentions:
            if offset <= mention.start and mention.end <= end:
                if mention.text.lower() in PERSONAL:
                    whose[mention.start] = actor.name
                else:
                    present.setdefault(actor.name, mention.start)
                    if actor.kind == "person":
                        people.append(mention.start)
                    if set(_names(mention.text)) & set(_names(actor.name)):
                        named.add(actor.name)
    # Who says something was looked for with more care than whom a pronoun means.
    for quotation in report.quotations:
        said = quotation.speaker
        if said is not None and offset <= said.start < end and said.text.lower() in _PEOPLE and said.name:
            whose[said.start] = said.name
    out: list[str] = []
    last = 0
    for match in words:
        word = match.group().lower()
        at = offset + match.start()
        if _quoted(report, at):
            continue
        if word == "it" and is_unnamed(report, offset, at, end):
            return None
        name = whose.get(at) or (_body_before(report, offset) if _ITS_OWN.match(raw, match.start()) else None)
        # `Built in 1961, it is owned by both`: who is built is who owns, and stands in an earlier sentence.
        hung = word in _SUBJECTS and not out and _HUNG.fullmatch(raw, 0, match.start()) is not None
        before = 0 if hung else len(_WORD.findall(raw[: match.start()]))
        if word == "them" and before < 2 * NEAR_START and name is None:
            return None
        if word in _MANY and name is None and not _MANY_BEFORE.search(raw, 0, match.start()):
            return None
        if word in _SUBJECTS and (name is None or name.lower() in PERSONAL) and _speaks(raw, match):
            return None  # who says so must be known
        within = word in _PEOPLE and (any(place < at for place in people) or _somebody(raw[: match.start()], word))
        far = name is not None and word in _PEOPLE and name.lower() not in PERSONAL and not present
        if before > NEAR_START and word in _PEOPLE and not within and (name is None or name.lower() in PERSONAL):
            return None  # nobody in the sentence can be meant
        if far and word in _POSSESSIVE and within and before > NEAR_START:
            continue
        if before > NEAR_START and word in _OBJECTS and (word != "her" or _objective(raw, match.end())):
            # What is done to somebody is seldom done by the same; the antecedent must stand in the sentence.
            if name is None or name.lower() in PERSONAL:
                if not any(place < at for place in present.values()):
                    return None
            elif not present.get(name, at) < at and not any(place < at for place in present.values()):
                return None
            continue
        led = word in {"he", "she"} and not within  # `Two weeks from now, he will ...`
        if before > NEAR_START and not far and not led and not _says(raw, match.end()):
            # Farther in, the antecedent mostly stands in the sentence itself.
            continue
        if name is None or name.lower() in PERSONAL:
            if before <= 1 and word in _SUBJECTS | _POSSESSIVE and not _expletive(raw[match.start() :]) and not present:
                return None
            if before == 0 and not _expletive(raw[match.start() :]):
                return None
            if word in _PEOPLE and not within:
                return None
            continue
        if word in _PEOPLE and name in present and name not in named and _speaks(raw, match):
            return None  # `the boat sank, he said`: who speaks is none of what he speaks of
        if present.get(name, at) < at or (name in present and before > 0):
            continue
        if (
            not name[:1].isupper()
            or len(name.split()) > 5
            or _only_opens(report, name)
            or (word in _PEOPLE and (_unsure(report, name, offset) or _brought_in(report, name, offset, word)))
        ):
            return None
        present[name] = offset
        out.append(raw[last : match.start()])
        out.append(
            f"[{name}’s]"
            if word in _POSSESSIVE and not (word == "her" and _objective(raw, match.end()))
            else f"[{name}]"
        )
        last = match.end()
    return "".join(out) + raw[last:]


_MALE: Final = frozenset(
    ["man", "boy", "son", "brother", "father", "husband", "grandfather", "uncle", "nephew", "policeman", "spokesman",
     "businessman", "gunman", "fisherman"]
)  # fmt: skip
_FEMALE: Final = frozenset(
    ["woman", "girl", "daughter", "sister", "mother", "wife", "grandmother", "aunt", "niece", "policewoman",
     "spokeswoman", "businesswoman", "actress"]
)  # fmt: skip
_EITHER: Final = frozenset(
    ["child", "toddler", "baby", "teenager", "victim", "suspect", "driver", "passenger", "student", "soldier",
     "officer", "worker", "patient", "person", "cousin", "friend", "attacker", "bomber", "pilot", "doctor", "lawyer",
     "judge", "minister", "president", "official", "leader", "teacher", "player", "coach", "witness", "neighbor",
     "neighbour", "resident", "employee", "manager", "director", "guard", "priest", "survivor", "tourist", "climber",
     "mayor"]
)  # fmt: skip
_OLD: Final = re.compile(r"\b\d+-?year-?old\b")


def _somebody(before: str, pronoun: str) -> bool:
    """Whether a noun for a person whom a pronoun could mean stands before it."""
    own = _MALE if pronoun in {"he", "him", "his"} else _FEMALE
    low = before.lower()
    words = re.findall(r"\w+", low)
    return not own.isdisjoint(words) or not _EITHER.isdisjoint(words) or _OLD.search(low) is not None


def _speaks(raw: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun is the subject of a reporting verb (`he said`, `said she`)."""
    return _says(raw, pronoun.end()) or (
        re.search(r"\b(?:said|says|wrote) $", raw[: pronoun.start()]) is not None
        and re.match(r"\W*$|\s*[,.;:]", raw[pronoun.end() :]) is not None
    )


def _says(raw: str, at: int) -> bool:
    """Whether a reporting verb stands at a place."""
    verb = _SAID.match(raw, at)
    return verb is not None and stem(verb[1]) in speaking_stems()


def _body_before(report: Report, offset: int) -> str | None:
    """Name the one organisation that the sentence before begins with; None where it names another one too."""
    before = next((s for s in reversed(report.sentences) if s.end <= offset), None)
    if before is None or before.start < report.body_start:
        return None
    held = [
        (mention.start, actor.name)
        for actor in report.actors
        if actor.kind in {"organisation", "group"}
        for mention in actor.mentions
        if before.contains(mention)
    ]
    start, name = min(held, default=(before.end, ""))
    opens = re.fullmatch(r"(?i)\W*(?:the\s+)?", report.text[before.start : start]) is not None
    return name if opens and len({n for _, n in held}) == 1 and name[:1].isupper() else None


def _only_opens(report: Report, name: str) -> bool:
    """Whether a name with a participle before it stands at heads of sentences only: `Feeding Mira` is nobody."""
    starts = {sentence.start for sentence in report.sentences}
    places = [match.start() for match in re.finditer(re.escape(name), report.text)]
    return len(name.split()) > 1 and bool(places) and name.split()[0].endswith("ing") and starts.issuperset(places)


_SOMEBODY: Final = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s+(?:[\w’'-]+\s+){0,3}?([a-z]+)\b")
"""Somebody who is told of for the first time, or nobody in particular."""
FAR: Final = 5
"""Sentences before a pronoun in which somebody new may have come in whom it means."""


def _brought_in(report: Report, name: str, offset: int, pronoun: str) -> bool:
    """Whether somebody without a name came in since the bearer of a name was last named (`a woman in Velm`)."""
    own = (_MALE if pronoun in {"he", "him", "his"} else _FEMALE) | _EITHER
    before = [s for s in report.sentences if report.body_start <= s.start and s.end <= offset]
    named = [m for a in report.actors if a.name == name for m in a.mentions if m.text.lower() not in PERSONAL]
    for sentence in reversed(before[-FAR:]):
        if any(sentence.contains(m) for m in named):
            return False
        if any(match[1] in own for match in _SOMEBODY.finditer(sentence.text)):
            return True
    return False


def _unsure(report: Report, name: str, offset: int) -> bool:
    """Whether the sentence before names somebody else whom a pronoun could mean."""
    before = next((s for s in reversed(report.sentences) if s.end <= offset), None)
    if before is None:
        return False
    meant = next((a.gender for a in report.actors if a.name == name), None)
    people = [a for a in report.actors if a.kind == "person"]
    for actor in people:
        if actor.name == name:
            # By a name that another one has too, the wrong one may have been understood.
            short = {w for m in actor.mentions if before.contains(m) for w in _names(m.text)}
            if any(short & set(_names(other.name)) for other in people if other.name != name):
                return True
    for actor in report.actors:
        fits = actor.kind == "person" and actor.name != name and (not actor.gender or actor.gender == meant)
        if fits and any(before.contains(m) and m.text.lower() not in PERSONAL for m in actor.mentions):
            return True
    return False


def _names(text: str) -> list[str]:
    """Give the words of a name, folded."""
    return [w.casefold() for w in _WORD.findall(text) if len(w) > 2]


def _objective(raw: str, end: int) -> bool:
    """Whether `her` is an object (`saw her in`) rather than a possessive (`her house`), by what follows."""
    after = re.match(r"\s+[“\"‘']?(\w+)", raw[end:])
    # A mark right behind it ends what it stands in: `mistrust in her, others stood by her`.
    return after is None or after[1].lower() in _BEHIND_OBJECTS


_BEHIND_OBJECTS: Final = frozenset(
    """
    in on at to and as from for with by after before within during over about into under that when if what how why of an
    the a or but because while against than out up down off away back again there here until since through without
    yesterday today tomorrow this
    """.split()  # noqa: SIM905
)
"""Words that begin no noun phrase of hers."""


def _expletive(text: str) -> bool:
    """Whether `it` or `there` stands for what follows (`It was reported that`)."""
    return (
        re.match(r"(?i)it (?:is|was|has been|remains|remained|will be)\b(?: \w+){0,3} (?:that|whether|to)\b", text)
        is not None
    )


def added_names(report: Report, text: str) -> tuple[Span, ...]:
    """Find where the report itself gives the names that were put in square brackets: evidence for them."""
    found = []
    for name in re.findall(r"\[([^\]]+?)(?:’s)?\]", text):
        for actor in report.actors:
            if actor.name == name:
                best = next((m for m in actor.mentions if name.lower() in m.text.lower()), None)
                at = report.text.find(name) if best is None else best.start
                if best is not None:
                    found.append(best)
                elif at >= 0:
                    found.append(report.span(at, at + len(name)))
    return tuple(found)
