from __future__ import annotations

from samestory.collate.events import code_events
from samestory.model import Deed, Evidence, Report, Span, StoryActor

ACTORS = (StoryActor("a1", "Dana Quill", "person", ("Quill",), (Evidence("a", 0, 10, "Dana Quill"),)),)


def held(id: str, text: str, date: str | None = None, actor: str = "Dana Quill", code: str = "ACCUSE") -> Report:
    terms = tuple(w for w in text.lower().split() if len(w) > 4)
    deed = Deed(code, None, actor, "Orla Fenn", Span.of(text, 0, len(text)), date, None, terms)
    return Report(id=id, source=id, text=text, deeds=(deed,))


def test_one_event_of_several_reports() -> None:
    reports = [held("a", "Dana Quill accused Fenn of theft"), held("b", "Quill accused Fenn of theft", actor="Quill")]
    (event,) = code_events(reports, ACTORS)
    assert (event.code, event.actor, event.recipient) == ("ACCUSE", "Dana Quill", "Orla Fenn")
    assert [e.report for e in event.evidence] == ["a", "b"]


def test_other_days_categories_and_words_are_other_events() -> None:
    first = held("a", "Quill accused Fenn of theft", "2021-03-01")
    assert len(code_events([first, held("b", "Quill accused Fenn of theft", "2021-03-02")], ACTORS)) == 2
    assert len(code_events([first, held("b", "Quill urged Fenn to leave", "2021-03-01", code="REQUEST")], ACTORS)) == 2
    assert len(code_events([first, held("b", "Quill blamed Fenn for the flooded harbour road")], ACTORS)) == 2


def test_nobody_does_anything_to_themselves() -> None:
    text = "Quill accused Fenn"
    deed = Deed("ACCUSE", None, "Dana Quill", "Quill", Span.of(text, 0, len(text)))
    assert code_events([Report(id="a", source="a", text=text, deeds=(deed,))], ACTORS) == ()
