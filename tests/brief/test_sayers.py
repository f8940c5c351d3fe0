"""The same words from two speakers: neither report carries the other's sentence."""

from __future__ import annotations

from samestory.brief.sayers import Sayers
from samestory.model import Evidence, Quotation, Report, Span, Speaker, Story, StoryActor

WORDS = "the keel was never checked at all"


def _report(name: str, speaker: str | None) -> Report:
    text = f"“{WORDS},” {speaker or 'someone'} said."
    span = Span(1, 1 + len(WORDS), WORDS)
    who = Speaker(speaker, 0, 0, speaker) if speaker else None
    return Report(id=name, source=name, text=text, quotations=(Quotation("q", "direct", span, (span,), who, None),))


def _apart(one: str | None, two: str | None) -> bool:
    actors = (
        StoryActor("x", "Nola Brack", "person", ("Brack",), ()),
        StoryActor("y", "Ivo Senn", "person", ("Senn",), ()),
    )
    reports = (_report("a", one), _report("b", two))
    item = Evidence("b", 0, len(reports[1].text), reports[1].text)
    sayers = Sayers(Story(reports=reports, actors=actors))
    return sayers.apart(sayers.said("a", reports[0].span(0, len(reports[0].text))), item)


def test_two_people_are_apart_and_two_names_of_one_are_not() -> None:
    assert _apart("Nola Brack", "Ivo Senn")
    assert not _apart("Nola Brack", "Brack")


def test_a_speaker_who_is_not_known_is_no_other() -> None:
    assert not _apart("Nola Brack", None)
    assert not _apart("Nola Brack", "the shipwright")
