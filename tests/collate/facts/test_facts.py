"""Statements of several reports that are one fact, and those that are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.facts import find
from samestory.collate.facts.clauses import hold
from samestory.collate.facts.find import find_facts
from samestory.collate.facts.settings import FactSettings
from samestory.collate.facts.show import only_age, says_who
from samestory.model import Fact, Moment, Report, Span, Statement
from samestory.resources.embeddings import load_embeddings
from tests.collate.facts.stories import report

STORY = (
    report(
        "a",
        ("The ferry Alda sank off Vell with 12 people aboard", "sink", "ferry alda sink vell person aboard 12"),
        ("Divers found the engine room locked", "find", "diver find engine room lock"),
        ("The harbour board met in the evening", "meet", "harbour board meet evening"),
    ),
    report(
        "b",
        ("The Alda, a ferry, went down near Vell carrying 12", "sink", "alda ferry sink vell carry 12"),
        ("Mira Holm resigned as chair of the harbour board", "resign", "mira holm resign chair harbour board"),
    ),
)


def facts(*reports: Report, **settings: float) -> tuple[Fact, ...]:
    return find_facts(reports, (), (), (), (), load_embeddings(), FactSettings(**settings))  # type: ignore[arg-type]


def test_one_fact_told_in_two_ways() -> None:
    found = facts(*STORY)
    assert found[0].reports == 2
    assert [e.report for e in found[0].evidence] == ["a", "b"]
    assert "12" in found[0].statement
    assert [f.id for f in found] == [f"f{n}" for n in range(1, len(found) + 1)]


def test_a_shared_topic_is_no_fact() -> None:
    for fact in facts(*STORY):
        words = {e.text for e in fact.evidence}
        assert not ("The harbour board met in the evening" in words and len(words) > 1)


def test_what_one_report_alone_gives_is_marked_so() -> None:
    alone = [fact for fact in facts(*STORY) if fact.reports == 1]
    assert {fact.origins for fact in alone} == {1}
    assert any("engine room" in fact.statement for fact in alone)


def test_origins_never_exceed_reports_and_spans_slice() -> None:
    texts = {r.id: r.text for r in STORY}
    for fact in facts(*STORY):
        assert 1 <= fact.origins <= fact.reports
        assert all(texts[e.report][e.start : e.end] == e.text for e in fact.evidence)


def test_only_facts_that_can_come_in_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        ("The ferry Alda sank off Vell with 12 people aboard", "sink", "ferry alda sink vell person aboard 12"),
        ("Divers found the engine room locked on Sunday", "find", "diver find engine room lock sunday"),
        ("Mira Holm resigned as chair of the harbour board", "resign", "mira holm resign chair harbour board"),
        ("Nine lifeboats crossed the strait before dawn", "cross", "nine lifeboat cross strait dawn"),
    )
    # The first clause stands in four reports, the next in three, the last two in two.
    reports = [report(str(n), *told[: 4 - n if n else 4]) for n in range(4)]
    made: list[int] = []
    make = find._fact

    def counted(story: find._Story, every: tuple[int, ...]) -> Fact:
        made.append(len(every))
        return make(story, every)

    monkeypatch.setattr(find, "_fact", counted)
    whole = facts(*reports, single=0)
    assert [fact.reports for fact in whole] == sorted(made, reverse=True) == [4, 3, 2]
    made.clear()
    assert facts(*reports, single=0, shared=1) == whole[:1]
    assert made == [4]


def test_nothing_in_nothing_out() -> None:
    assert facts() == ()
    assert facts(Report("x", "x.txt", "")) == ()
    assert all(fact.reports == 1 for fact in facts(STORY[0]))


def test_same_input_same_output() -> None:
    assert facts(*STORY) == facts(*STORY)


AGAIN = report(
    "c",
    ("The Alda, a ferry, sank off Vell with 12 aboard", "sink", "alda ferry sink vell aboard 12"),
    ("A baker in Tarn won the lottery", "win", "baker tarn win lottery"),
    ("Off Vell the ferry Alda sank with 12 people aboard", "sink", "vell ferry alda sink person aboard 12"),
)


def test_a_second_telling_is_evidence_too() -> None:
    (fact,) = (f for f in facts(*STORY, AGAIN) if f.reports == 3)
    assert [e.report for e in fact.evidence] == ["a", "b", "c", "c"]


def test_no_two_facts_are_shown_in_the_same_words() -> None:
    statements = [f.statement for f in facts(*STORY, AGAIN) if f.reports > 1]
    assert len(statements) == len(set(statements))


def test_what_lacks_the_day_of_the_others_does_not_bear_it_out() -> None:
    dated = [
        replace(
            one := report(name, ("On 4 May the ferry Alda carried oil to Vell", "carry", "ferry alda carry oil vell")),
            moments=(Moment(one.span(3, 8), "2031-05-04", one.span(0, 43)),),
        )
        for name in "ab"
    ]
    undated = report("c", ("The ferry Alda was carrying oil to Vell", "carry", "ferry alda carry oil vell"))
    found = facts(*dated, undated, *STORY[1:])
    assert [{e.report for e in f.evidence} for f in found if "4 May" in f.statement] == [{"a", "b"}]


def test_a_part_of_a_fact_in_the_same_reports_is_not_told_again() -> None:
    words = "The ferry Alda, which was carrying oil to Vell, sank in a storm"
    held = []
    for name in "ab":
        text = f"{words}\nThe board met"
        whole = Span.of(text, 0, len(words))
        at = words.index("which")
        inner = Span.of(text, at, words.index(", sank"))
        statements = (
            Statement(
                whole, 0, "ferry", "sink", ("ferry", "alda", "carry", "oil", "vell", "sink", "storm"), frame=whole
            ),
            Statement(inner, 0, "ferry", "carry", ("ferry", "carry", "oil", "vell"), kind="relative", frame=whole),
        )
        held.append(Report(name, f"{name}.txt", text, sentences=(whole,), statements=statements))
    assert [f.statement for f in facts(*held) if f.reports == 2] == [words]


def test_copies_of_two_wordings_must_be_alike_to_be_one_fact() -> None:
    one = ("Ada Holm was hailed as a heroine by the town of Vell", "hail", "ada holm hail heroine town vell")
    two = (
        "The court of Tarn fined a fisherman for insulting a judge",
        "fine",
        "court tarn fine fisherman insult judge",
    )
    made = facts(report("a", one), report("b", one), report("c", two), report("d", two))
    assert all(f.reports == 2 for f in made)


def appositions(id: str, words: str, mark: int, end: int) -> Report:
    told = report(
        id, (words, "be", words.lower().replace(",", "")), ("The ferry sank at noon", "sink", "ferry sink noon")
    )
    office = replace(told.statements[0], kind="appositive", gap=(mark, end, "is"), subject="Ada Holt")
    return replace(told, statements=(office, *told.statements[1:]))


def test_what_happened_comes_before_who_somebody_is_and_an_age_last() -> None:
    words = "Ada Holt, the owner of the old mill at Vell"
    told = [appositions(id, words, 8, 10) for id in ("a", "b")]
    found = [fact.statement for fact in facts(*told) if fact.reports == 2]
    assert found == ["The ferry sank at noon", "Ada Holt [is] the owner of the old mill at Vell"]
    aged = [appositions(id, "Ada Holt of the old mill at Vell, 41", 32, 34) for id in ("a", "b")]
    once = [replace(r, statements=r.statements[:1]) for r in aged]
    held = hold(once, ())
    assert only_age(held, range(2))
    assert says_who(held, range(2))
    assert not only_age(hold(told, ()), range(0, 4, 2))


def test_a_contradiction_is_no_second_origin() -> None:
    yes = ("The pumps at the lock of Tarn were running when the barge came", "run", "pump lock tarn run barge come")
    no = ("The pumps at the lock of Tarn were not running when the barge came", "run", "pump lock tarn run barge come")
    a, b = report("a", yes, *FILL), report("b", no)
    b = replace(b, statements=(replace(b.statements[0], negated=True),))
    assert all(fact.reports == 1 for fact in facts(a, b))


FILL = (("Divers found the engine room locked", "find", "diver find engine room lock"),)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Growers cannot export more than nine tonnes of cork", True),
        ("Growers can't export more than nine tonnes of cork", True),
        ("Growers may export more than nine tonnes of cork", False),  # the denial stands outside of the clause
    ],
)
def test_a_denial_is_shown_with_the_word_that_denies(words: str, *, shown: bool) -> None:
    made = report("a", (words, "export", "grower export 9 tonne cork"))
    made = replace(made, statements=(replace(made.statements[0], negated=True),))
    assert [fact.statement for fact in facts(made)] == [words] * shown
