"""Words that no report sets in quotation marks are given none, and what was not said is not shown as said."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from samestory.export.html.apparatus import show_sayings, show_scores
from samestory.export.html.witnesses import name_witnesses
from samestory.export.markdown import story_to_markdown
from samestory.export.reported import given_to_others, reported_readings
from samestory.export.terminal import print_story
from samestory.model import Quotation, Reading, Report, Span, Speaker, Story, Utterance

QUOTED = "“The lock gate held all night,” Orla Finch said."
TOLD = "Orla Finch said the lock gate held all night."
KEPT = "Orla Finch would not say the lock gate held all night."
WORDS = "lock gate held all night"


def _report(name: str, text: str, kind: str, cue: str, polarity: str = "positive", force: str = "") -> Report:
    span = Span(text.index(WORDS), text.index(WORDS) + len(WORDS), WORDS)
    said = Span(text.index(cue), text.index(cue) + len(cue), cue)
    quotation = Quotation(
        "q1", kind, span, (span,) if kind == "direct" else (), None, said, polarity=polarity, force=force
    )
    return Report(id=name, source=f"{name}.txt", text=text, quotations=(quotation,))


def _story() -> Story:
    reports = (
        _report("a", QUOTED, "direct", "said"),
        _report("b", TOLD, "indirect", "said"),
        _report("c", KEPT, "indirect", "would not say", "negative"),
    )
    readings = tuple(Reading(report.id, "q1", WORDS) for report in reports)
    return Story(reports=reports, utterances=(Utterance("u1", "Orla Finch", readings, ()),))


def test_indirect_readings_are_named_and_negated_ones_by_their_cue() -> None:
    assert reported_readings(_story()) == {("b", "q1"): "reported", ("c", "q1"): "would not say"}


def test_terminal_and_markdown_give_no_marks_to_reported_speech() -> None:
    out = io.StringIO()
    print_story(_story(), Console(file=out, width=100))
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    assert f"A “{WORDS}”" in lines
    assert f"B {WORDS} reported" in lines
    assert f"C {WORDS} would not say" in lines
    text = story_to_markdown(_story())
    assert f"- **A** “{WORDS}”\n- **B** {WORDS} (reported)\n- **C** {WORDS} (would not say)" in text


def test_page_keeps_quoted_reported_and_not_said_in_rows_of_their_own() -> None:
    story = _story()
    (score,) = show_scores(story, name_witnesses(story))
    assert [row.reported for row in score.rows] == ["", "reported", "would not say"]
    alone = replace(story, reports=story.reports[2:], utterances=())
    alone = replace(alone, utterances=(Utterance("u1", "Orla Finch", (Reading("c", "q1", WORDS),), ()),))
    ((_, (saying,)),) = show_sayings(alone, name_witnesses(alone))
    assert saying.reported == "would not say"


def test_what_was_denied_is_named_so() -> None:
    report = _report("a", "Orla Finch denied the lock gate held all night.", "indirect", "denied", force="deny")
    assert reported_readings(Story(reports=(report,))) == {("a", "q1"): "denied"}


def test_a_piece_of_a_clause_has_its_verb_beside_it() -> None:
    report = _report("a", "Orla Finch praised the lock gate held all night.", "indirect", "praised", force="assert")
    (quotation,) = report.quotations
    found = {
        rule: reported_readings(Story(reports=(replace(report, quotations=(replace(quotation, rule=rule),)),)))
        for rule in ("object", "clause")
    }
    assert found == {"object": {("a", "q1"): "praised"}, "clause": {("a", "q1"): "reported"}}


def test_a_claim_and_a_warning_are_named_so() -> None:
    report = _report("a", "Orla Finch warned the lock gate held all night.", "indirect", "warned", force="warn")
    assert reported_readings(Story(reports=(report,))) == {("a", "q1"): "warned"}


def test_words_that_one_report_gives_to_somebody_else_are_marked_so() -> None:
    story = _story()

    def given(name: str) -> Story:
        first, *rest = story.reports
        speaker = Speaker(name, 0, 0, "")
        said = replace(first.quotations[0], speaker=speaker)
        return replace(story, reports=(replace(first, quotations=(said,)), *rest))

    assert given_to_others(given("river police")) == {("a", "q1"): "river police"}
    for same in ("Orla Finch", "Finch", "the harbour minister"):
        assert given_to_others(given(same)) == {}
    assert f"- **A** “{WORDS}” (given to river police)" in story_to_markdown(given("river police"))
    (score,) = show_scores(given("river police"), name_witnesses(story))
    assert [row.reported for row in score.rows] == ["given to river police", "reported", "would not say"]
