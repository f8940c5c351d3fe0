"""Choose the words in which each fact of a story is shown: clear on their own, and said by its other reports too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samestory.collate.actors import Cast
from samestory.collate.content import denies
from samestory.collate.facts.alike import Alike
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.stems import stems_of
from samestory.collate.facts.told import independent, sentence_of
from samestory.collate.facts.wordings import FRAGMENT, Namer, Wording, wordings
from samestory.collate.loudness import loudness
from samestory.collate.words import STOP_STEMS, keys_of, stem
from samestory.model import Actor, Report, StoryActor

SAME_WORDS: Final = 0.85
"""Share of the words of the shorter of two statements from which they would show the same sentence twice."""

UNBORNE: Final = 5.0
"""Flaw of words of which the other members of a fact say none; in proportion where they say some."""

WORSE: Final = 2.0
"""How much worse than the best a wording may be that is shown because the best was shown for another fact."""

CENTRAL: Final = 2.0
"""Worth of a wording that is like those of all other members."""

OTHER_FIGURE: Final = 3.0
"""Flaw of a figure that another member contradicts, or that none gives."""

ACT: Final = 4.0
"""Flaw of an act where a fact says who or what something is."""

LOUD: Final = 1.0
"""Flaw of a word with which a report cries or judges, outside of quotation marks."""

REWORDED: Final = 2.5
"""Flaw of the words of a report that reads as a machine's rewording of another."""

PART: Final = 1.0
"""Flaw of a clause inside of a clause of the fact: it tells less."""

PART_LIKE: Final = 0.15
"""Likeness to the other members from which it is shown at all."""

_PUT = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Showing:
    """The wordings in which a fact can be shown, the best first; and whose claim it is."""

    claimant: str | None
    wordings: tuple[Wording, ...]
    costs: tuple[float, ...]


class Namers:
    """Tell whom a pronoun means: by the mentions of each report, and by the names of the story."""

    def __init__(self, actors: Sequence[StoryActor]) -> None:
        self._cast = Cast(actors)
        self._held: dict[str, dict[int, str]] = {}

    def of(self, report: Report) -> Namer:
        """Give the namer of one report."""
        if report.id not in self._held:
            self._held[report.id] = _meanings(report)
        held = self._held[report.id]
        return lambda at: self.full(report.id, held.get(at, ""))

    def full(self, report: str, name: str) -> str:
        """Give the name by which the story knows somebody."""
        if not name:
            return ""
        actor = self._cast.find(report, name)
        return actor.name if actor is not None else name


_PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "we", "i", "our", "my"}
)


_SOMEBODY: Final = re.compile(
    r"(?i)\b(?:the|a|an|his|her|their) (?:[\w-]+ ){0,3}?(?:boy|girl|man|woman|child|toddler|son|daughter|father|mother"
    r"|brother|sister|husband|wife|victim|suspect|driver|passenger|teenager|student|soldier|officer|worker|patient"
    r"|baby|person|cousin|friend|gunman|attacker|pilot|animal)\b"
)
_SPEAKS: Final = re.compile(
    r"(?:\s+also|\s+later|\s+then)?\s+(?:said|says|told|added|wrote|tweeted|explained|promised)\b"
)


def _meanings(report: Report) -> dict[int, str]:
    """Say for the pronouns of a report whom each means, where nobody else can be meant.

    The sentence before, or the same one, must name whom it means; and the sentence before nobody else whom it could.
    """
    starts = [sentence.start for sentence in report.sentences]
    named: list[set[int]] = [set() for _ in starts]
    for number, actor in enumerate(report.actors):
        for mention in actor.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at >= 0 and mention.text.lower() not in _PRONOUNS:
                named[at].add(number)
    found: dict[int, str] = {}
    for number, actor in enumerate(report.actors):
        if not (actor.name[:1].isupper() or len(actor.name.split()) > 1) or actor.name.lower() in _PRONOUNS:
            continue
        for mention in actor.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at < 0 or mention.text.lower() not in _PRONOUNS:
                continue
            before = named[at - 1] if at else set()
            others = [report.actors[n] for n in before if n != number]
            # A child or a passer-by may be meant; but who goes on speaking is who spoke.
            somebody = actor.kind == "person" and at and _SOMEBODY.search(report.sentences[at - 1].text)
            if somebody and not _SPEAKS.match(report.text, mention.end):
                continue
            if number in before | named[at] and not any(_could_be(other, actor) for other in others):
                found.setdefault(mention.start, actor.name)
    return found


def _could_be(other: Actor, meant: Actor) -> bool:
    """Whether a pronoun for one actor could mean another."""
    return other.kind == meant.kind and (not other.gender or not meant.gender or other.gender == meant.gender)


def showing(
    held: Held,
    reports: Sequence[Report],
    alike: Alike,
    group: tuple[int, ...],
    namers: Namers,
    spun: AbstractSet[str] = frozenset(),
    told: AbstractSet[int] = frozenset(),
) -> Showing:
    """Order the wordings of a fact: those that stand alone, say what the others say, and are central come first.

    Parameters
    ----------
    held, reports
        The clauses of the story and its reports.
    alike
        How alike clauses of different reports are.
    group
        The members of the fact, one of a report.
    namers
        By which pronouns get their names.
    spun
        The reports that read as rewordings of others.
    told
        The clauses of all facts: what is a fact of its own is not shown for a larger one.
    """
    claimant, claimed = claimant_of(held, group)
    if claimant is not None:
        claimant = namers.full(reports[held.clauses[claimed[0]].report].id, claimant)
    found: list[tuple[float, int, Wording]] = []
    # Copies of one telling are asked about once.
    counts = Counter(alike.telling[i] for i in group)
    said = _Said(held, counts)
    known: dict[tuple[int, str], float] = {}
    central: dict[int, float] = {}
    parted: set[int] = set()
    identity = says_who(held, group)
    for order, i in enumerate(claimed or group):
        clause = held.clauses[i]
        report = reports[clause.report]
        telling = alike.telling[i]
        for wording in wordings(clause.statement, report, claimant, namers.of(report)):
            if clause.statement.negated and not denies(wording.text):
                continue  # the denial stands outside of the clause: `denied that warnings were ignored`
            if telling not in central:
                near = alike.near[telling]
                total = sum([(n - (t == telling)) * near[t] for t, n in counts.items() if t in near])
                central[telling] = total / max(1, len(group) - 1)
            if (telling, wording.text) not in known:
                known[telling, wording.text] = said.lacking(wording.text, telling) + LOUD * loudness(wording.text)
            cost = wording.flaws - CENTRAL * central[telling] + known[telling, wording.text]
            cost += REWORDED * (report.id in spun)
            # Others may say it beside what they did: `Holt, the owner of the mill, left` bears out who owns it.
            cost += ACT * (identity and clause.statement.kind != "appositive")
            found.append((cost, order, wording))
        if not claimed and telling not in parted:
            parted.add(telling)
            for part in _parts(held, i, told):
                near = alike.near[alike.telling[part]]
                total = sum([(n - (t == telling)) * near[t] for t, n in counts.items() if t in near])
                like = total / max(1, len(group) - 1)
                for wording in wordings(held.clauses[part].statement, report, None, namers.of(report)):
                    if wording.bare and like >= PART_LIKE:
                        lacks = said.lacking(wording.text, telling) + LOUD * loudness(wording.text)
                        cost = wording.flaws - CENTRAL * like + lacks + REWORDED * (report.id in spun) + PART
                        found.append((cost, order, wording))
    found.sort(key=lambda entry: entry[:2])
    return Showing(claimant, tuple(wording for _, _, wording in found), tuple(cost for cost, _, _ in found))


def _parts(held: Held, i: int, told: AbstractSet[int]) -> list[int]:
    """Give the clauses inside of a clause: where the others tell one of them only, it is better shown alone."""
    whole = held.clauses[i].statement.span
    return [
        j
        for j in sentence_of(held, i)
        if j != i
        and j not in told
        and whole.contains(held.clauses[j].statement.span)
        and independent(held, j)
        and held.clauses[j].statement.negated == held.clauses[i].statement.negated
    ]


def says_who(held: Held, group: Sequence[int]) -> bool:
    """Whether a fact says who or what something is: its centre does, or half of its members do."""
    kinds = [held.clauses[i].statement.kind == "appositive" for i in group]
    return kinds[0] or 2 * sum(kinds) >= len(kinds)


_AGE: Final = re.compile(r"(?i)(?:.*\b\d{1,3}-years?-old\b[^,]*|[^,]+, (?:aged )?\d{1,3})\W*")


def only_age(held: Held, group: Sequence[int]) -> bool:
    """Whether most members of a fact tell an age and no more (`Ada Holt, 41`, `a 41-year-old man`)."""
    ages = [
        statement.kind == "appositive" and _AGE.fullmatch(statement.span.text) is not None
        for statement in (held.clauses[i].statement for i in group)
    ]
    return 2 * sum(ages) > len(ages)


class _Said:
    """What the members of a fact say, gathered once: each of many wordings is set against all but its own.

    Parameters
    ----------
    held, counts
        The clauses of a story; the tellings of a fact, each with how many members have it.
    """

    def __init__(self, held: Held, counts: Mapping[int, int]) -> None:
        self._texts = {telling: held.tellings[telling].statement.span.text for telling in counts}
        self._others = sum(counts.values()) - 1
        self._words: Counter[str] = Counter()
        self._figures: Counter[frozenset[str]] = Counter()
        for telling, text in self._texts.items():
            self._figures[figures_of(text)] += counts[telling]
            for word in stems_of(text):
                self._words[word] += counts[telling]

    def lacking(self, text: str, telling: int) -> float:
        """Say how much of what is shown, of a member with some telling, the other members do not say."""
        words = {stem(key) for key in keys_of(_PUT.sub(" ", text))} - STOP_STEMS
        if not words or not self._others:
            return 0.0
        own = self._texts[telling]
        said = sum(self._words[word] for word in words) - len(words & stems_of(own))
        lacks = 1 - said / (len(words) * self._others)
        numbers = {word for word in words if word[0].isdigit()}
        mine = figures_of(own)
        others = [figures for figures, n in self._figures.items() if n > (figures == mine)]
        return UNBORNE * lacks + OTHER_FIGURE * other_figures(numbers, others)


@lru_cache(maxsize=1 << 14)
def figures_of(text: str) -> frozenset[str]:
    """Give the figures among the words of a clause."""
    return frozenset([word for word in stems_of(text) if word[0].isdigit()])


def other_figures(numbers: AbstractSet[str], said: Collection[AbstractSet[str]]) -> bool:
    """Whether another member gives other figures instead, or none gives all of the figures."""
    if any(numbers - theirs and theirs - numbers for theirs in said):
        return True
    return bool(numbers) and all(numbers - theirs for theirs in said)


def told_apart(found: Sequence[tuple[Showing, int]]) -> list[Wording | None]:
    """Choose for each fact words of its own: no two are shown in the same sentence.

    Parameters
    ----------
    found
        For each fact, the best first, its wordings and the number of its reports.

    Returns
    -------
    The words of each; None for what cannot be shown apart: then it is not told.
    """
    shown: list[frozenset[str]] = []
    told: set[str] = set()
    out: list[Wording | None] = []
    for one, reports in found:
        whole = [pair for pair in zip(one.wordings, one.costs, strict=True) if pair[0].flaws < FRAGMENT]
        able = [wording for wording, cost in whole if cost <= whole[0][1] + WORSE]
        chosen = next((w for w in able if not _told_before(_words(w.text), shown)), None)
        if chosen is None and reports > 1:
            free = [w for w, _ in whole if _plain(w.text) not in told]
            chosen = next(iter(sorted(free, key=lambda w: not w.bare)), None)
        out.append(chosen)
        if chosen is not None:
            told.add(_plain(chosen.text))
            shown.append(_words(chosen.text))
    return out


def _plain(text: str) -> str:
    """Give words without who says them and without marks: `[Ada Holt:] “It burnt”` tells `It burnt.` again."""
    return " ".join(re.findall(r"\w+", _PUT_BEFORE.sub("", text).casefold()))


_PUT_BEFORE: Final = re.compile(r"^\[[^\]]*:\] ")


def _told_before(words: frozenset[str], shown: Sequence[frozenset[str]]) -> bool:
    return any(len(words & before) >= SAME_WORDS * min(len(words), len(before)) for before in shown)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def claimant_of(held: Held, group: tuple[int, ...]) -> tuple[str | None, list[int]]:
    """Find whose word a fact is, where most of the reports do not give it as their own, and which clauses say so."""
    names = Counter(held.clauses[i].claimant for i in group)
    if names[""] * 2 >= len(group):
        return None, []
    name = min((n for n in names if n), key=lambda n: (n[:1] != "@", -names[n], n))
    found = [i for i in group if held.clauses[i].claimant == name]
    if len(found) * 2 <= len(group):  # attributed, but to one here and another there: nobody's claim in particular
        return None, [i for i in group if held.clauses[i].claimant]
    return held.clauses[min(found)].statement.claimant, found
