"""Quoted words that no utterance joins: a short remark told in synonyms, and quoted words that nobody is given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.annotate.lemmas import fold
from samestory.annotate.pledges import is_name
from samestory.collate.conflicts.people import known_names
from samestory.collate.words import STOP, stem, words
from samestory.model import Conflict, Evidence, Report, Side, Span, StoryActor

LONGEST = 6
"""Words of a quoted predicate; longer ones are joined as utterances where they are alike."""

_LIGHT = frozenset(
    """
    be is are was were been being have has had do does did will would can could may might should must shall go goes went
    get gets got make makes made take takes took come comes came say says said know think want need
    """.split()  # noqa: SIM905
)
_WHOSE = frozenset(["its", "his", "her", "their", "our", "my", "s"])


@dataclass(frozen=True, slots=True)
class _Predicate:
    """A quoted predicate (``“marks its hopes”``), with the noun before it that it is said of."""

    report: Report
    span: Span
    speaker: str
    verb: str
    of: str
    rest: frozenset[str]
    surface: str
    noun: str


def remark_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find short quoted predicates of one noun that say the same in other words, and who they are given to.

    The verb and the noun before the quotation mark agree, and the rest is one but for synonyms and whose it is: then it
    is one remark, its wording differs, and where two named speakers are given for it, so does the speaker.
    """
    canonical = known_names(actors)
    told = [item for report in reports for item in _predicates(report, canonical)]
    found: list[Conflict] = []
    used: set[int] = set()
    for i, a in enumerate(told):
        for j in range(i + 1, len(told)):
            b = told[j]
            if i in used or j in used or a.report.id == b.report.id or a.surface == b.surface:
                continue
            if (a.verb, a.of) != (b.verb, b.of) or not a.rest or a.rest != b.rest:
                continue
            used.update((i, j))
            sides = tuple(Side(one.span.text.strip(" ,."), (Evidence.of(one.report.id, one.span),)) for one in (a, b))
            if a.speaker and b.speaker and a.speaker != b.speaker:
                whose = tuple(Side(one.speaker, side.evidence) for one, side in zip((a, b), sides, strict=True))
                found.append(Conflict("attribution", f"who said “{sides[0].value}”", whose))
            found.append(Conflict("wording", f"wording of the remark on the {a.noun}", sides))
    return found


def _predicates(report: Report, canonical: Mapping[str, str]) -> list[_Predicate]:
    out: list[_Predicate] = []
    for quotation in report.quotations:
        speaker = quotation.speaker.name if quotation.speaker else ""
        speaker = canonical.get(speaker.lower(), speaker)
        for span in quotation.words:
            cut = words(report.text, span.start, span.end)
            if not 2 <= len(cut.keys) <= LONGEST or cut.keys[0] in _LIGHT | STOP:
                continue
            line = report.text.rfind("\n", 0, span.start) + 1
            before = report.text[max(line, span.start - 40) : span.start]
            match = re.search(r"([a-z]{4,}) [\"“‘']$", before)
            if match is None or match[1] in STOP or match[1].endswith("ly"):
                continue
            rest = [key for key in cut.keys[1:] if key not in STOP | _WHOSE]
            owners = {fold(w) for name in (speaker, *speaker.split()) for w in name.lower().split()}
            kept = frozenset(_same(key) for key in rest if fold(key.removesuffix("'s").removesuffix("s")) not in owners)
            kept -= frozenset(_same(w.lower()) for w in _owner(span.text))
            surface = " ".join(cut.keys)
            verb = stem(cut.keys[0])
            named = speaker if is_name(speaker) else ""
            verb, noun = stem(cut.keys[0]), match[1]
            out.append(_Predicate(report, span, named, verb, stem(noun), kept, surface, noun))
    return out


def _owner(text: str) -> list[str]:
    """Give the words of a name in the genitive: whose it is may be told by a pronoun elsewhere."""
    return [w for name in re.findall(r"((?:[A-Z][\w-]+ ?)+)['’]s\b", text) for w in (*name.split(), f"{name}s".strip())]


_SYNONYMS = {"stance": "view", "position": "view", "opinion": "view", "wishes": "wish", "hopes": "hope"}


def _same(word: str) -> str:
    plain = stem(word)
    return fold(_SYNONYMS.get(plain, _SYNONYMS.get(word, plain)))
