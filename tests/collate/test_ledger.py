from __future__ import annotations

from dataclasses import replace

from samestory.collate.ledger import keep_ledger
from samestory.model import (
    Actor,
    Evidence,
    Pledge,
    Quotation,
    Reading,
    Report,
    Span,
    StoryActor,
    Utterance,
    Variant,
    VariantReading,
)


def held(id: str, text: str, kind: str = "promise", party: str = "Dana Quill", terms: tuple[str, ...] = ()) -> Report:
    return Report(id=id, source=id, text=text, pledges=(Pledge(kind, party, Span.of(text, 0, len(text)), None, terms),))


def test_the_same_across_reports_is_one_entry() -> None:
    reports = [
        held("a", "Dana Quill vowed to rebuild the harbour", terms=("vow", "rebuild", "harbour")),
        held(
            "b", "Ms Quill vowed to rebuild the old harbour", party="Quill", terms=("vow", "rebuild", "old", "harbour")
        ),
        held("c", "Dana Quill denied the charge", kind="denial", terms=("deny", "charge")),
    ]
    actors = (StoryActor("a1", "Dana Quill", "person", ("Quill",), (Evidence("a", 0, 10, "Dana Quill"),)),)
    promise, denial = keep_ledger(reports, actors, ())
    assert (promise.kind, promise.party, [e.report for e in promise.evidence]) == ("promise", "Dana Quill", ["a", "b"])
    assert denial.kind == "denial"


def test_other_commitments_stay_apart() -> None:
    reports = [
        held("a", "Dana Quill vowed to rebuild the harbour", terms=("rebuild", "harbour")),
        held("b", "Dana Quill vowed to cut taxes", terms=("cut", "tax")),
    ]
    assert len(keep_ledger(reports, (), ())) == 2


def test_a_deadline_counts_from_the_day_of_the_story_where_the_report_has_none() -> None:
    undated = held("a", "Dana Quill vowed to reopen the harbour by Friday", terms=("reopen", "harbour"))
    dated = Report(id="b", source="b", text="The harbour is shut.", published="2031-03-11")
    (entry,) = keep_ledger([undated, dated], (), ())
    assert entry.due == "2031-03-14"
    assert keep_ledger([undated], (), ())[0].due is None


def test_a_deadline_of_one_report_is_that_of_the_entry() -> None:
    words = "Dana Quill vowed to reopen the harbour by May 1"
    first = held("a", "Dana Quill vowed to reopen the harbour", terms=("reopen", "harbour"))
    pledge = Pledge("promise", "Dana Quill", Span.of(words, 0, len(words)), None, ("reopen", "harbour"), "2031-05-01")
    second = Report(id="b", source="b", text=words, published="2031-03-11", pledges=(pledge,))
    (entry,) = keep_ledger([first, second], (), ())
    assert (entry.due, len(entry.evidence)) == ("2031-05-01", 2)


def test_marks_are_shown_whole_or_not_at_all() -> None:
    torn = held("a", 'Dana Quill vowed to reopen the harbour" within a week', terms=("reopen", "harbour"))
    (entry,) = keep_ledger([torn], (), ())
    assert entry.text == "Dana Quill vowed to reopen the harbour within a week"
    whole = held("a", "Dana Quill’s firm vowed to reopen the harbour “by May”", terms=("reopen", "harbour"))
    (entry,) = keep_ledger([whole], (), ())
    assert entry.text == "Dana Quill’s firm vowed to reopen the harbour “by May”"


def test_an_empty_story_has_no_ledger() -> None:
    assert keep_ledger((), (), ()) == ()


def test_a_pronoun_at_the_beginning_is_put_into_words() -> None:
    text = "she would reopen the harbour"
    pledge = Pledge("promise", "Quill", Span.of(text, 0, len(text)), None, ("reopen", "harbour"), None, "Quill")
    actors = (StoryActor("a1", "Dana Quill", "person", ("Quill",), (Evidence("a", 0, 10, "Dana Quill"),)),)
    (entry,) = keep_ledger([Report(id="a", source="a", text=text, pledges=(pledge,))], actors, ())
    assert entry.text == "[Dana Quill] would reopen the harbour"
    assert entry.evidence[0].text == text


def test_the_unnamed_and_the_named_who_say_one_thing_are_one_party() -> None:
    words = ("open", "flooded", "harbour", "road", "crew")
    reports = [
        held(
            "a", "A guild official vowed to open the flooded harbour road to crews", party="guild official", terms=words
        ),
        held("b", "Dana Quill vowed to open the flooded harbour road to crews", terms=words),
        held("c", "A port official vowed to mend the crane", party="port official", terms=("mend", "crane")),
    ]
    actors = (StoryActor("a1", "Dana Quill", "person", ("Quill",), (Evidence("a", 0, 10, "Dana Quill"),)),)
    found = keep_ledger(reports, actors, ())
    assert [(e.party, [v.report for v in e.evidence]) for e in found] == [
        ("Dana Quill", ["b", "a"]),
        ("port official", ["c"]),
    ]


def test_readings_of_one_utterance_are_one_entry_whatever_their_words() -> None:
    texts = ("We will open our records to the board", "We stand ready to give investigators the files")
    reports = []
    for id, text in zip("ab", texts, strict=True):
        span = Span.of(text, 0, len(text))
        one = held(id, text, terms=tuple(text.lower().split()[3:]))
        reports.append(replace(one, quotations=(Quotation("q1", "direct", span, (span,), None, None),)))
    assert len(keep_ledger(reports, (), ())) == 2
    said = Utterance("u1", "Dana Quill", tuple(Reading(r.id, "q1", r.text) for r in reports), ())
    (entry,) = keep_ledger(reports, (), (), (said,))
    assert [e.report for e in entry.evidence] == ["a", "b"]


def bound(*, twin: bool) -> list[Report]:
    """Give two reports of a promise, of which one has its condition; with ``twin`` as an entry of its own, too."""
    full = "“We will open the lock if all the old gates, which were hung before the war, are found to be sound”"
    cut = "“We will open the lock”"
    quoted = [
        Quotation("q1", "direct", Span.of(t, 0, len(t)), (Span.of(t, 1, len(t) - 1),), None, None) for t in (full, cut)
    ]
    condition = Pledge(
        "condition", "Dana Quill", Span.of(full, 1, len(full) - 1), None, ("open", "gate", "war", "sound")
    )
    promise = Pledge("promise", "Dana Quill", Span.of(cut, 1, len(cut) - 1), None, ("open", "lock"))
    return [
        Report(id="a", source="a", text=full, quotations=(quoted[0],), pledges=(condition,) if twin else ()),
        Report(id="b", source="b", text=cut, quotations=(quoted[1],), pledges=(promise,)),
    ]


def readings(reports: list[Report], condition: str) -> Utterance:
    sides = (VariantReading(condition, ("a",)), VariantReading("", ("b",)))
    held = tuple(Reading(r.id, "q1", r.quotations[0].verbatim[0].text) for r in reports)
    return Utterance("u1", "Dana Quill", held, (Variant("omission", sides, "condition"),))


def test_a_promise_cut_off_from_its_condition_keeps_it() -> None:
    reports = bound(twin=False)
    utterance = readings(reports, "if all the old gates, which were hung before the war, are found to be sound")
    (entry,) = keep_ledger(reports, (), (), (utterance,))
    assert entry.kind == "condition"
    assert entry.text.startswith("We will open the lock [if all the old gates")
    assert [e.report for e in entry.evidence] == ["b", "a"]


def test_a_promise_cut_off_from_its_condition_joins_the_entry_that_has_it() -> None:
    reports = bound(twin=True)
    utterance = readings(reports, "if all the old gates, which were hung before the war, are found to be sound")
    (entry,) = keep_ledger(reports, (), (), (utterance,))
    assert (entry.kind, "gates" in entry.text) == ("condition", True)
    assert {e.report for e in entry.evidence} == {"a", "b"}


def test_a_promise_whose_condition_is_quoted_stays() -> None:
    reports = bound(twin=False)
    (entry,) = keep_ledger(reports, (), (), ())
    assert (entry.kind, entry.text) == ("promise", "We will open the lock")


def test_whose_a_line_tells_of_is_put_into_words() -> None:
    text = "Brandt was waiting. Dana Quill vowed to recall his envoy and to see him off"
    at = text.index("Dana")
    pledge = Pledge("promise", "Dana Quill", Span.of(text, at, len(text)), None, ("recall", "envoy"))
    mentions = tuple(Span.of(text, text.index(word), text.index(word) + len(word)) for word in ("Brandt", "his", "him"))
    actor = Actor("Ole Brandt", "person", mentions, "male", (), ())
    (entry,) = keep_ledger([Report(id="a", source="a", text=text, actors=(actor,), pledges=(pledge,))], (), ())
    assert entry.text == "Dana Quill vowed to recall [Ole Brandt’s] envoy and to see him off"
    own = Actor("Dana Quill", "person", mentions, None, (), ())
    (entry,) = keep_ledger([Report(id="a", source="a", text=text, actors=(own,), pledges=(pledge,))], (), ())
    assert "[" not in entry.text


def test_which_things_a_line_points_at_is_put_into_words() -> None:
    told = "The fleet lost two drift nets. Crews hate drift nets."
    text = f"{told} Dana Quill vowed to ban these nets"
    at = text.index("Dana")
    pledge = Pledge("promise", "Dana Quill", Span.of(text, at, len(text)), None, ("ban", "net"))
    ends = [text.index(".") + 1, len(told), len(text)]
    sentences = tuple(Span.of(text, s, e) for s, e in zip([0, ends[0] + 1, ends[1] + 1], ends, strict=True))
    report = Report(id="a", source="a", text=text, sentences=sentences, pledges=(pledge,))
    (entry,) = keep_ledger([report], (), ())
    assert entry.text == "Dana Quill vowed to ban these [drift] nets"
