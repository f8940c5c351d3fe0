"""What is claimed in few words: a verb, a state, a noun of an act, whose it is and what it is said of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from samestory.collate.conflicts.polarity.claim_words import (
    AIM,
    AJAR,
    ANOTHER_TIME,
    BEFORE,
    BETTER,
    DENIES,
    DENYING,
    FAILS,
    FIRST,
    HYPOTHETICAL,
    LIGHT,
    MARK,
    NO_NOUN,
    NO_PLAN,
    NO_VERB,
    NOUNS,
    PAST,
    SHUT,
    THEN,
    THIRD,
    TIMED,
    VOWS,
    WHEN,
    WORD,
    YES_NOUN,
    YES_VERB,
)
from samestory.collate.signs import bare_words
from samestory.collate.words import STOP, key, keys_of, stem
from samestory.model import Quotation, Report, Span, Statement
from samestory.resources.words import opposites


@dataclass(frozen=True, slots=True)
class Claim:
    """What a clause of a report claims, for or against."""

    report: Report
    span: Span
    about: str
    """What must be the same: a verb with its time, a pair of states, a noun."""
    negative: bool
    who: frozenset[str]
    rest: frozenset[str]
    claimant: str
    kind: str
    """``verb``, ``state``, ``noun`` or ``door``."""
    shown: str
    """What is claimed, without who claims it."""
    denied: bool = False
    """Whether it is claimed by denying that a thing is in the opposite state: what is shown is that state."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a clause may claim something: it is read only where the opposite may be claimed somewhere."""

    kind: str
    about: str
    negative: bool
    read: Callable[[], Claim | None]
    """Give the claim; None where the clause asks, supposes, wishes, or tells of another time."""


_VERBS = ((NO_VERB, True), (FAILS, True), (NO_PLAN, True), (YES_VERB, False), (VOWS, False))
"""What says what somebody does, and whether they do not."""


@dataclass(frozen=True, slots=True)
class Denied:
    """The verbs that somebody denies in a story: no others are looked for."""

    verbs: frozenset[str]
    """As :func:`~samestory.collate.words.stem` leaves them."""
    forms: frozenset[str]
    """The words of the story that are forms of them, as :func:`~samestory.collate.signs.bare_words` gives words."""

    @classmethod
    def of(cls, reports: Iterable[Report], stems: Iterable[str]) -> Denied:
        """Look for the forms of verbs in the sentences of all reports."""
        verbs = frozenset(stems) - LIGHT - STOP
        spoken: set[str] = set()
        spoken.update(*(bare_words(sentence.text) for report in reports for sentence in report.sentences))
        return cls(verbs, frozenset(word for word in spoken if stem(key(word)) in verbs))


def sightings_of(report: Report, canonical: Mapping[str, str], denied: Denied) -> Iterator[Sighting]:
    """Look for the claims of a report, sentence by sentence; verbs are looked for that somebody denies."""
    before = ""
    starts = [sentence.start for sentence in report.sentences]
    told: dict[int, list[Statement]] = {}
    for statement in report.statements:
        told.setdefault(bisect_right(starts, statement.span.start) - 1, []).append(statement)
    for number, sentence in enumerate(report.sentences):
        text = sentence.text
        if len(text) <= 500 and "\n" not in text.strip():
            yield from _of_sentence(report, sentence, before, canonical, denied, told.get(number, ()))
        before = text


def _of_sentence(
    report: Report,
    sentence: Span,
    before: str,
    canonical: Mapping[str, str],
    asked: Denied,
    statements: Sequence[Statement],
) -> list[Sighting]:
    text = sentence.text
    spoken = bare_words(text)

    def claim(
        kind: str,
        about: str,
        match: re.Match[str],
        *,
        negative: bool,
        who: frozenset[str],
        rest: frozenset[str],
        denied: bool = False,
    ) -> Claim | None:
        start, end = _clause(text, match.start(), match.end())
        # What somebody was warned of is often what should be done.
        until = match.end() if about.startswith("warn") else end
        if HYPOTHETICAL.search(text, start, until) or "?" in text[end : end + 2]:
            return None
        at = sentence.start + match.start()
        quoted = _quotation(report, at)
        if quoted is not None and quoted.polarity != "positive":
            return None
        span = Span.of(report.text, sentence.start + start, sentence.start + end)
        shown = _shown(report, (at, sentence.start + match.end()), sentence.start + end) or text[match.start() : end]
        return Claim(report, span, about, negative, who, rest, _claimant(quoted, canonical), kind, shown, denied)

    out: list[Sighting] = []

    def see(
        kind: str,
        about: str,
        match: re.Match[str],
        *,
        negative: bool,
        who: frozenset[str],
        rest: frozenset[str],
        denied: bool = False,
    ) -> None:
        read = partial(claim, kind, about, match, negative=negative, who=who, rest=rest, denied=denied)
        out.append(Sighting(kind, about, negative, read))

    def act(match: re.Match[str], about: str, *, aimless: bool, negative: bool) -> Claim | None:
        after = _CLAUSE_ENDS.split(text[match.end() :], maxsplit=1)[0]
        if (aimless and AIM.match(after)) or (" past" in about and ANOTHER_TIME.search(text)):
            return None
        who = _subject(report, sentence, match, canonical)
        return claim("verb", about, match, negative=negative, who=who, rest=_object(after))

    def deed(told: Statement, subject: str, verb: str, *, negative: bool) -> Claim | None:
        here = PAST.finditer(text, told.span.start - sentence.start, told.span.end - sentence.start)
        done = next((m for m in here if stem(key(m["verb"])) == verb and m["verb"].lower() != verb), None)
        if done is None or BEFORE.search(text[: done.start()]) or done["verb"].endswith(("ing", "s")):
            return None
        if ANOTHER_TIME.search(text):
            return None
        after = _CLAUSE_ENDS.split(text[done.end() :], maxsplit=1)[0]
        who = _nouns(subject) if subject.lower() not in THIRD | FIRST else frozenset()
        if subject.lower() in FIRST:
            who = _voice(report, sentence.start + done.start(), canonical)
        return claim("verb", f"{verb} past", done, negative=negative, who=who, rest=_object(after))

    def denied_before(at: int) -> bool:
        return not DENYING.isdisjoint(spoken) and bool(DENIES.search(text[:at]))

    for match in _states().finditer(text) if not _axes().keys().isdisjoint(spoken) else ():
        start, end = _clause(text, match.start(), match.end())
        if TIMED.search(text, start, end):
            continue
        axis, positive = _axes()[match["state"].lower()]
        denied = denied_before(match.start())
        negative = positive == (bool(match["neg"]) or denied)
        if match["neg"] and denied:
            continue
        head = match["head"].lower()
        who = _nouns(before + " " + text[: match.start()]) if head in THIRD else frozenset({stem(key(head))})
        tense = "now" if match["aux"].lower() in {"is", "are"} else "then"
        about = f"{axis} {tense}"
        see("state", about, match, negative=negative, who=who, rest=frozenset(), denied=denied)
    done_or_not = not asked.forms.isdisjoint(spoken)
    for pattern, negative in _VERBS if done_or_not else ():
        for match in pattern.finditer(text):
            verb = stem(key(match["verb"]))
            if verb not in asked.verbs:
                continue
            if pattern is YES_VERB and match["verb"] in {"going", "determined"}:
                continue
            aux = (match.groupdict().get("aux") or ("will" if pattern is not FAILS else "did")).lower()
            passive = bool(match["passive"]) or (aux in {"was", "were"} and match["verb"].endswith("ed"))
            time = "ahead" if aux in {"will", "would"} else "now" if aux in {"is", "are", "do", "does"} else "past"
            denied = denied_before(match.start())
            if (denied and negative) or (negative and aux in {"has", "have"} and "never" not in match.group()):
                continue  # what has not happened may happen the day after
            about = f"{verb} {time}{' passive' if passive else ''}"
            read = partial(act, match, about, aimless=negative, negative=negative or denied)
            out.append(Sighting("verb", about, negative or denied, read))
    for told in statements if done_or_not else ():
        if told.span.start >= sentence.end or told.negated or told.subject is None:
            continue
        verb = stem(key(told.predicate))
        if verb in asked.verbs:
            denied = denied_before(told.span.start - sentence.start)
            read = partial(deed, told, told.subject, verb, negative=denied)
            out.append(Sighting("verb", f"{verb} past", denied, read))
    for patterns, negative in ((NO_NOUN, True), (YES_NOUN, False)) if not NOUNS.isdisjoint(spoken) else ():
        for match in (m for pattern in patterns for m in pattern.finditer(text)):
            groups = match.groupdict()
            word = groups.get("warned") or groups.get("warns") or groups["noun"]
            noun = "warn" if word.startswith("warn") else "talks"
            if not negative and re.search(
                r"\b(?:not|never|no)\b|n['’]t", text[max(0, match.start() - 20) : match.end()]
            ):
                continue
            if not negative and denied_before(match.start()):
                continue
            around = text[max(0, match.start() - 24) : match.end() + 24]
            past = not re.match(r"den\w+ (?:being|that|\w+ (?:was|were|is|are)) in\b", match.group()) and re.search(
                r"\b(?:was|were|had|did|got|received|held|issued|sent|gave|given|ignored)\b", around
            )
            after = re.split(r"[.,;:—“”\"]", text[match.end() :], maxsplit=1)[0]
            who = _names(text) | _voice(report, sentence.start + match.start(), canonical)
            about = f"{noun} {'past' if past else 'now'}"
            with_whom = _names(after)
            rest = with_whom if negative else who
            see("noun", about, match, negative=negative, who=who, rest=rest)
    for match in AJAR.finditer(text):
        what = match["what"] or match["door"] or match["kept"] or ""
        who = _names(text) | _voice(report, sentence.start + match.start(), canonical)
        for topic in ["offer"] if BETTER.search(what) else [""]:
            rest = frozenset({topic}) if topic else _nouns(what)
            see("door", "door", match, negative=True, who=who, rest=rest)
    for match in SHUT.finditer(text):
        if re.search(r"(?:\bnot|n['’]t|\bto)\s+$", text[: match.start()]) or denied_before(match.start()):
            continue
        who = _names(text) | _voice(report, sentence.start + match.start(), canonical)
        better = match["last"] or BETTER.search(match["what"] or "")
        rest = frozenset({"offer"}) if better else _nouns(match["what"] or "")
        see("door", "door", match, negative=False, who=who, rest=rest)
    return out


_CLAUSE_ENDS = re.compile(r"[.,;:—“”\"]|\s[–-]\s")


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a match to its clause: to the marks around it, quotation marks too."""
    left = max((text.rfind(mark, 0, start) + 1 for mark in ',;:“”"—'), default=0)
    right = min((at for mark in ',;:“”"—' if (at := text.find(mark, end)) >= 0), default=len(text))
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _quotation(report: Report, at: int) -> Quotation | None:
    """Find the smallest attributed content that a place stands in."""
    holding = [q for q in report.quotations if q.content.start <= at < q.content.end]
    return min(holding, key=lambda q: q.content.end - q.content.start, default=None)


def _claimant(quotation: Quotation | None, canonical: Mapping[str, str]) -> str:
    if quotation is None or quotation.speaker is None:
        return ""
    name = quotation.speaker.name
    return canonical.get(name.lower(), name)


def _voice(report: Report, at: int, canonical: Mapping[str, str]) -> frozenset[str]:
    """Give the words for whose voice it is: the name, and the offices that the report gives it."""
    name = _claimant(_quotation(report, at), canonical)
    if not name:
        return frozenset()
    roles = [r for a in report.actors if canonical.get(a.name.lower(), a.name) == name for r in a.roles]
    return _nouns(name) | _nouns(" ".join(roles))


def _subject(report: Report, sentence: Span, match: re.Match[str], canonical: Mapping[str, str]) -> frozenset[str]:
    at = sentence.start + match.start()
    word = match["subject"]
    if word.lower() in FIRST:
        return _voice(report, at, canonical)
    holding = [s for s in report.statements if s.span.start <= at < s.span.end and s.subject]
    nearest = min(holding, key=lambda s: s.span.end - s.span.start, default=None)
    if word.lower() in THIRD:
        named = nearest.subject if nearest is not None and nearest.subject else ""
        return _nouns(named) if named and named.lower() not in THIRD else frozenset()
    # `The lamps at Tarn Cross were out`: the word before the verb is not what the clause is about.
    whose = _nouns(nearest.subject) if nearest is not None and nearest.subject else frozenset()
    return frozenset({stem(key(word))}) | whose


@lru_cache(maxsize=1 << 14)
def _nouns(text: str) -> frozenset[str]:
    return frozenset(stem(k) for k in keys_of(text) if k not in STOP and len(k) > 1)


def _object(after: str) -> frozenset[str]:
    """Give what a verb is said of: the words behind it, without those for when."""
    return _nouns(WHEN.sub(" ", " ".join(THEN.split(after, maxsplit=1)[0].split()[:10])))


@lru_cache(maxsize=1 << 14)
def _names(text: str) -> frozenset[str]:
    """Give the words of a text that are written as names are."""
    held = re.findall(r"\b[A-Z][\w-]*(?:['’][A-Z]\w+)?", text)
    return frozenset(stem(k) for w in held if (k := key(w)) not in STOP and len(k) > 1)


@cache
def _axes() -> dict[str, tuple[str, bool]]:
    table: dict[str, tuple[str, bool]] = {}
    for one, other in opposites("opposites.txt"):
        table.update(dict.fromkeys(one, (one[0], True)))
        table.update(dict.fromkeys(other, (one[0], False)))
    return table


@cache
def _states() -> re.Pattern[str]:
    state = "|".join(sorted(_axes(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\b(?P<head>{WORD})\s+(?:(?P<aux>is|are|was|were|has|have|had|stood|stayed|remained))"
        rf"(?P<neg>\s+(?:not|never)|n['’]t)?(?:\s+(?:been|always|wide|left|kept|\w+ly))*\s+{MARK}(?P<state>{state})\b"
        rf"(?!\s+(?:to|for|about|up|down|off|fire))",
        re.IGNORECASE,
    )


_AUX = re.compile(r"(?:had|has|have|was|were|is|are|will|would|did)\b")


def _shown(report: Report, at: tuple[int, int], end: int) -> str:
    """Give the smallest statement that some words stand in, at most to the end of its clause."""
    holding = [s for s in report.statements if s.span.start <= at[0] and at[1] <= s.span.end]
    told = min(holding, key=lambda s: s.span.end - s.span.start, default=None)
    if told is None:
        return ""
    text = report.text[told.span.start : min(told.span.end, end)]
    whose = told.subject or ""
    # `The firm said that it knew and had warned them`: the second clause has its subject in the first.
    bare = told.kind == "coordinate" and whose[:1].isupper() and whose not in text
    return f"{whose} {text}" if bare and _AUX.match(text) else text
