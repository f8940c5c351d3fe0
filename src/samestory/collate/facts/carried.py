"""Which reports carry all of what a fact is shown to say, and in which words most independent origins carry it whole.

Clauses are put together for what they have in common, and one of them is shown: it may say more than the others do
(`The bridge, opened in 1961, is owned by both`). So every wording is held against the words of every report, as the
sentences of the brief are (:mod:`samestory.collate.whole`); rather one is shown that more origins carry whole; and of
what remains only those count as origins that carry all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from samestory.annotate.calendar import MONTHS
from samestory.collate.closely import carried
from samestory.collate.facts.clauses import Held
from samestory.collate.facts.show import Showing
from samestory.collate.whole import Words, names_in
from samestory.collate.witnesses import sentence_of
from samestory.collate.words import keys_of, stem
from samestory.model import Evidence, Fact, Report, Statement, StoryActor, Witness
from samestory.resources.embeddings import Embeddings

FOREMOST: Final = 8
"""Wordings of a fact that are held against its reports; those left over are not shown."""

EACH: Final = 1.0
"""Flaw of a wording for every origin that carries another wording whole and this one only in part."""

MOST: Final = 3
"""Origins for which this is counted."""


NEAR: Final = 3
"""Sentences back in which is named whom `its` means: `The company denied it. ... Its director, Ada Holm`."""

_LEANS: Final = re.compile(r"\b(?:he|she|it|they|his|her|its|their|him|them|who|which|whose)\b")
"""Words that stand for somebody or something named before, in small letters."""


_MONTH: Final = re.compile(rf"\b(?:{'|'.join(name.capitalize() for name in MONTHS)})\b")
_HINTS: Final = tuple(sorted({name[:3].capitalize() for name in MONTHS}))
"""Letters of which some stand in every month."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What a report says of a fact."""

    clauses: Words
    sentences: Words


def names_of(actors: Sequence[StoryActor]) -> dict[str, frozenset[str]]:
    """Give the stems of all names of each actor, by its sign."""
    return {
        f"@{actor.id}": frozenset(
            stem(key) for name in (actor.name, *actor.aliases) if name[:1].isupper() for key in keys_of(name)
        )
        for actor in actors
    }


def behind(
    held: Held, reports: Sequence[Report], named: Mapping[str, frozenset[str]], clauses: Iterable[int]
) -> dict[str, Behind]:
    """Gather what each report says of a fact, by its id.

    Parameters
    ----------
    held, reports
        The clauses of a story and its reports.
    named
        The names of each actor, as :func:`names_of` gives them: whom a pronoun or an office means is known.
    clauses
        Those of the fact.
    """
    mine: dict[int, list[int]] = {}
    for i in clauses:
        mine.setdefault(held.clauses[i].report, []).append(i)
    out: dict[str, Behind] = {}
    for number, found in mine.items():
        report = reports[number]
        spans = [held.clauses[i].statement.span for i in sorted(found)]
        signs = {s for i in found for s in (*held.clauses[i].terms, held.clauses[i].claimant) if s[:1] == "@"}
        known = frozenset().union(*(named.get(sign, frozenset()) for sign in signs))
        around = dict.fromkeys(sentence_of(report, Evidence.of(report.id, span)).text for span in spans)
        known = known.union(*(_before(report, held.clauses[i].statement) for i in found))
        known = known.union(*(_months(text) for text in around))
        out[report.id] = Behind(Words(" ".join(s.text for s in spans), known), Words(" ".join(around), known))
    return out


def _months(text: str) -> frozenset[str]:
    """Give all the ways to write the months that a text names (`Oct.`, `October`)."""
    if not any(map(text.__contains__, _HINTS)):
        return frozenset()
    numbers = {MONTHS[word.lower()] for word in _MONTH.findall(text)}
    return frozenset(stem(name) for name, number in MONTHS.items() if number in numbers)


def _before(report: Report, statement: Statement) -> frozenset[str]:
    """Give the names of the sentences before, where a clause leans on them (`its director`, `he`)."""
    here = statement.sentence
    if not 0 < here < len(report.sentences) or not _LEANS.search(statement.span.text.lower()):
        return frozenset()
    return frozenset().union(*(names_in(s.text) for s in report.sentences[max(0, here - NEAR) : here]))


def weighed(
    shown: Sequence[Showing],
    told: Sequence[Mapping[str, Behind]],
    origins: Sequence[Sequence[Witness]],
    embeddings: Embeddings,
) -> list[Showing]:
    """Order the wordings of facts anew: of those that stand alone, what more origins carry whole is rather shown.

    Parameters
    ----------
    shown
        The wordings of each fact, the best first.
    told
        What each of its reports says.
    origins
        Its independent origins.
    embeddings
        By which the same meaning in other words is known.
    """
    asked = [(n, text) for n, one in enumerate(shown) if len(told[n]) > 1 for text in _foremost(one)]
    cores = [text for _, text in asked]
    near = carried(cores, [{r: b.clauses for r, b in told[n].items()} for n, _ in asked], embeddings)
    around = [
        {r: b.sentences for r, b in told[n].items() if r not in held and b.sentences != b.clauses}
        for (n, _), held in zip(asked, near, strict=True)
    ]
    wide = carried(cores, around, embeddings)
    found: list[dict[str, frozenset[str]]] = [{} for _ in shown]
    for (n, text), held, sentences in zip(asked, near, wide, strict=True):
        found[n][text] = held | sentences
    return [
        _ordered(one, whole, told[n], origins[n]) if whole else one
        for n, (one, whole) in enumerate(zip(shown, found, strict=True))
    ]


def _foremost(one: Showing) -> list[str]:
    return list(dict.fromkeys(wording.text for wording in one.wordings))[:FOREMOST]


def _ordered(
    one: Showing,
    carried: Mapping[str, AbstractSet[str]],
    told: Mapping[str, Behind],
    origins: Sequence[Witness],
) -> Showing:
    count = {text: sum(not whole.isdisjoint(origin.reports) for origin in origins) for text, whole in carried.items()}
    # `The vials [were] used in Vell` has more behind it than who makes them, and tells less.
    full = {w.text for w in one.wordings if w.full and w.text in count} if one.wordings[0].full else set(count)
    most, least = max(count[text] for text in full), min(count[text] for text in full)
    rows = []
    for wording, cost in zip(one.wordings, one.costs, strict=True):
        if wording.text in carried:
            lack = EACH * min(MOST, most - (count[wording.text] if wording.text in full else least))
            rows.append((cost + lack, replace(wording, partly=frozenset(told) - carried[wording.text])))
    rows.sort(key=lambda row: row[0])
    return replace(one, wordings=tuple(w for _, w in rows), costs=tuple(cost for cost, _ in rows))


def borne(fact: Fact, partly: AbstractSet[str]) -> Fact:
    """Count as origins of a fact those that carry all of it; the others of its reports carry a part."""
    carried = tuple(e.report for e in fact.evidence if e.report not in partly)
    if not carried:
        return fact
    origins = tuple(one for one in fact.witnesses if not set(one.reports).isdisjoint(carried))
    named = tuple(dict.fromkeys(e.report for e in fact.evidence if e.report in partly))
    others = len(fact.witnesses) - len(origins)
    return replace(fact, origins=max(1, len(origins)), witnesses=origins, partly=named, origins_partly=others)
