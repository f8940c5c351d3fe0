"""A clause of a report as it can be read alone: marks in pairs, pronouns put into words and marked as changed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from samestory.model import Pledge, Report
from samestory.resources.words import word_set

_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
_WHOSE = frozenset({"his", "its", "their"})
_OTHERS = frozenset({"he", "him", "she"}) | _WHOSE | {"her"}
_BEHIND_OBJECT = frozenset({
    "to", "that", "and", "or", "in", "on", "at", "for", "with", "from", "of", "about", "not", "by", "as", "if", "when",
    "but", "until", "unless", "out", "off", "up", "down", "back", "a", "an", "the", "again", "before", "after", "over",
})  # fmt: skip
"""Words before which `her` is whom, not whose."""


def put_into_words(report: Report, pledge: Pledge, party: str, names: Mapping[str, str]) -> str:
    """Give the words of an entry with who is meant by the pronouns in them that stand for somebody else than the party.

    `Velm would recall his envoy` is read without the sentence that tells whose: `Velm would recall [Ole Brandt’s]
    envoy`. Only where the report's own words leave one person, who is not named in the entry itself.

    Parameters
    ----------
    report, pledge
        Whose words they are.
    party
        The story's name for who is bound.
    names
        The story's names by the reports' own, in small letters.
    """
    span, text = pledge.span, pledge.span.text
    changes: list[tuple[int, int, str]] = []
    for actor in report.actors:
        name = names.get(actor.name.lower(), actor.name)
        if actor.kind != "person" or name == party or not name[:1].isupper():
            continue
        inside = [m for m in actor.mentions if span.start < m.start and m.end <= span.end]
        first = min(inside, key=lambda m: m.start, default=None)
        if first is None or first.text.lower() not in _OTHERS or name.rsplit(" ", 1)[-1] in text:
            continue
        if first.text.lower() == pledge.subject.lower():
            continue
        follows = re.match(r" ([\w’'-]+)", report.text[first.end : first.end + 30])
        whose = first.text.lower() in _WHOSE or (
            first.text.lower() == "her" and follows is not None and follows[1].lower() not in _BEHIND_OBJECT
        )
        changes.append((first.start - span.start, first.end - span.start, f"[{name}{'’s' if whose else ''}]"))
    changes.extend(_which(report, pledge))
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


_POINTING = re.compile(r"\b(?:[Tt]hese|[Tt]hose) (?P<noun>[a-z]{3,}s)\b")


def _which(report: Report, pledge: Pledge) -> list[tuple[int, int, str]]:
    """Say which `these weapons` are, where the report calls them by one more word: `these [chemical] weapons`.

    It must do so in the sentence before, and twice in all, so that the word is theirs and no verb or chance.
    """
    before = max((s.end for s in report.sentences if s.end <= pledge.span.start), default=0)
    begin = max((s.start for s in report.sentences if s.end <= pledge.span.start), default=0)
    small, found = word_set("english_function_words.txt"), []
    for match in _POINTING.finditer(pledge.span.text):
        called = re.compile(rf"\b(?P<word>[a-z-]{{3,}}) {match['noun']}\b")
        near = [one["word"] for one in called.finditer(report.text, begin, before) if one["word"] not in small]
        every = [one["word"] for one in called.finditer(report.text) if one["word"] not in small]
        if len(set(near)) == 1 and every.count(near[0]) > 1 and set(every) == set(near):
            found.append((match.start("noun"), match.start("noun"), f"[{near[0]}] "))
    return found


_WHO = re.compile(r"([^,]{3,80}), who (?=\w+(?:ed|s)\b)")
_GOES_ON = re.compile(
    r", (?:(?:has|had|will|would|also|then|later) )?(?:[a-z]+(?:ed|es|[^s]s)|said|told|made|held|gave)\b"
)
"""A verb behind the clause with `who`: `Holm, who heads the mill, blamed the weather` needs its commas."""


def readable(text: str, subject: str = "") -> str:
    """Show a clause as one: without loose quotation marks at its ends, and without ``, who`` after its subject."""
    shown = re.sub(r"^(?:However|But|And|So|Moreover|Meanwhile|Still|Yet),? ", "", text.strip(" ,;"))
    for opening, closing in ("“”", '""', "‘’", "„“", "«»"):
        if shown[:1] == opening and shown[-1:] == closing and shown[1:-1].count(opening) == 0:
            shown = shown[1:-1].strip(" ,;")
        elif (opening != closing and shown.count(opening) != shown.count(closing)) or shown.count('"') == 1:
            shown = shown.strip(opening + closing)
    for marks in ("“”", '"'):
        # What opens or closes outside the clause is not shown in half.
        if shown.count(marks[0]) != shown.count(marks[-1]) or (marks == '"' and shown.count('"') == 1):
            shown = "".join(sign for sign in shown if sign not in marks).strip(" ,;")
    if subject:
        # A line is read alone: the pronoun that it begins with is put into words, and marked as changed.
        pronoun, _, rest = shown.partition(" ")
        whose = "’s" if pronoun.lower() in {"his", "her", "its", "their"} else ""
        if pronoun.lower() in _PRONOUNS and rest:
            shown = f"[{subject}{whose}] {rest}"
    led = _WHO.match(shown)
    if led is not None and _GOES_ON.search(shown, led.end()) is None:
        shown = f"{led[1]} {shown[led.end() :]}"
    return shown
