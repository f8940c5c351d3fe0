"""To whom, where, on what occasion, when and in what tongue; and whether it was said at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.annotate.quotations.find import find_quotations
from samestory.model import Quotation, Report, Span

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def only(text: str, nlp: Language, published: str | None = None) -> Quotation:
    (doc,) = parse([text], nlp)
    report = Report(id="r", source="r.txt", text=text, published=published)
    report = replace(report, actors=find_actors(doc, report))
    found = find_quotations(doc, report)
    for one in found:
        for span in (one.audience, one.place, one.occasion, one.when, one.tongue):
            assert span is None or text[span.start : span.end] == span.text
    return found[0]


def words(span: Span | None) -> str | None:
    return None if span is None else span.text


def test_audience_place_and_day(nlp: Language) -> None:
    text = "Mara Venning told reporters in Madrid on Monday that the harbour would stay open."
    one = only(text, nlp, "2021-03-10")
    assert (words(one.audience), words(one.place), words(one.when)) == ("reporters", "Madrid", "Monday")
    assert one.date == "2021-03-08"
    assert only(text, nlp).date is None


def test_occasion(nlp: Language) -> None:
    one = only("“It is a trap,” Tom Adler said in an interview with the Port Ellis Herald.", nlp)
    assert words(one.occasion) == "in an interview with the Port Ellis Herald"


def test_what_is_said_dates_nothing(nlp: Language) -> None:
    one = only("Mara Venning said the meeting in Paris on Tuesday was a success.", nlp)
    assert (one.place, one.when) == (None, None)


def test_tongue(nlp: Language) -> None:
    assert words(only("“Nothing,” Tom Adler told the council in Arabic.", nlp).tongue) == "in Arabic"
    assert words(only("“Go,” Mara Venning said through an interpreter.", nlp).tongue) == "through an interpreter"


@pytest.mark.parametrize(("text", "polarity", "force"), [
    ("Mara Venning said the pier was shut.", "positive", "assert"),
    ("Mara Venning denied that the pier was shut.", "positive", "deny"),
    ("Mara Venning did not say whether the pier was shut.", "negative", "assert"),
    ("Mara Venning declined to say whether the pier was shut.", "negative", "withhold"),
    ("Mara Venning never promised to reopen the pier.", "negative", "promise"),
    ("Mara Venning is expected to announce that the pier will close.", "open", "assert"),
    ("Did Mara Venning say the pier was shut?", "open", "assert"),
])  # fmt: skip
def test_polarity_and_force(text: str, polarity: str, force: str, nlp: Language) -> None:
    one = only(text, nlp)
    assert (one.polarity, one.force) == (polarity, force)


def test_confidence_stands_only_with_a_speaker(nlp: Language) -> None:
    sure = only("“It leaks,” Mara Venning said.", nlp)
    assert sure.confidence is not None
    assert 0.9 < sure.confidence <= 1
    assert only("“It leaks,” he said.", nlp).confidence is None
