"""Which clauses cannot be one statement, whatever words they share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.collate.facts.alike import find_alike
from samestory.collate.facts.clauses import Clause, hold
from samestory.collate.facts.contrary import contrary, stand_of
from samestory.model import Evidence, Moment, Report, Statement, StoryActor
from samestory.resources.embeddings import load_embeddings
from tests.collate.facts.stories import report


def clause(words: str, predicate: str, *, times: tuple[tuple[str, str, str], ...] = (), **changes: object) -> Clause:
    """Make the clause of a report of one sentence."""
    told = hold((report("a", (words, predicate, words.lower())),), ()).clauses[0]
    statement = replace(told.statement, **changes)  # type: ignore[arg-type]
    return replace(told, statement=statement, subject="", times=times)


def apart(a: Clause, b: Clause) -> bool:
    one, two = stand_of(a), stand_of(b)
    assert contrary(one, two) == contrary(two, one)
    return contrary(one, two)


DENIED = [
    ("The pumps at the lock were not running", "run", "The pumps were running when the barge came", "run"),
    ("The mayor of Tarn failed to answer the letter", "fail", "The mayor answered the letter", "answer"),
    ("The bargemen were unable to open the lock at Tarn", "be", "The bargemen opened the lock at Tarn", "open"),
    ("The mill denied receiving the letter from Tarn", "deny", "The mill received the letter", "receive"),
]


@pytest.mark.parametrize(("no", "verb", "yes", "other"), DENIED)
def test_a_denial_is_never_one_with_what_it_denies(no: str, verb: str, yes: str, other: str) -> None:
    assert apart(clause(no, verb, negated=" not " in no), clause(yes, other))


def test_two_denials_and_two_assertions_may_be_one() -> None:
    no = clause("The pumps at the lock were not running", "run", negated=True)
    assert not apart(no, clause("No pumps were running at the lock", "run", negated=True))
    assert not apart(clause("The pumps ran", "run"), clause("The pumps of the lock ran", "run"))


def test_a_bounded_or_doubted_denial_is_no_contradiction() -> None:
    until = clause("The lock will not open until Tarn has paid", "open", negated=True)
    assert not apart(until, clause("The lock will open once Tarn has paid", "open"))
    maybe = clause("The pumps of the lock may not have run", "run", negated=True, hedged=True)
    assert not apart(maybe, clause("The pumps of the lock ran", "run"))


def test_a_light_verb_must_be_denied_of_the_same() -> None:
    no = clause("The lock of Tarn was not safe", "be", negated=True)
    assert apart(no, clause("The lock at Tarn was safe", "be"))
    assert not apart(no, clause("The river was in flood at Tarn", "be"))


@pytest.mark.parametrize(
    ("mine", "theirs", "other"),
    [
        ((("on", "tuesday", ""),), (("on", "wednesday", ""),), True),
        ((("on", "tuesday", ""),), (("on", "tuesday", ""),), False),
        ((("on", "tuesday", ""),), (("until", "friday", ""),), False),
        (
            (("from", "", "2022-06"), ("until", "", "2024-01")),
            (("from", "", "2022-06"), ("until", "", "2024-03")),
            True,
        ),
        ((("on", "monday", "2024-05-06"),), (("on", "", "2024-05"),), False),
        ((("on", "", "2022-11-14"),), (("from", "", "2022-11"),), False),
    ],
)
def test_days_at_one_place(
    mine: tuple[tuple[str, str, str], ...], theirs: tuple[tuple[str, str, str], ...], other: bool
) -> None:
    one, two = ("The mill shut its gates", "shut"), ("The gates of the mill were shut", "shut")
    assert apart(clause(*one, times=mine), clause(*two, times=theirs)) is other


def test_one_more_is_not_those_counted_before() -> None:
    fourth = clause("A fourth sailor has died after the collision", "die")
    assert apart(fourth, clause("Three sailors died in the collision", "die"))
    assert not apart(fourth, clause("The fourth sailor died in hospital after the collision", "die"))
    assert not apart(fourth, clause("Another sailor died after the collision", "die"))


def test_what_lies_elsewhere_or_is_so_many_others_is_another_thing() -> None:
    assert apart(
        clause("The mill lies four miles north of Tarn", "lie"), clause("The mill lies four miles south of Tarn", "lie")
    )
    assert apart(
        clause("Two of the sailors were in a grave state", "be"),
        clause("Three of the sailors were in a grave state", "be"),
    )
    assert not apart(clause("Two of the sailors left", "leave"), clause("Five of the boats left", "leave"))


def test_who_would_not_say_it_did_not_say_it() -> None:
    told = clause("The letters in the safe would be kept", "keep")
    assert apart(told, clause("She declined to say what would happen to the letters in the safe", "decline"))


def office(words: str, mark: int, end: int) -> Clause:
    """Make an apposition whose verb is wanting between two places."""
    return replace(clause(words, "be", kind="appositive", gap=(mark, end, "is")), person=True)


def test_an_office_and_its_holder_must_both_be_told() -> None:
    words = "Ada Holt, the head of Vell Mill"
    holt = office(words, words.index(","), words.index("the"))
    assert not apart(holt, office("Its head, Ada Holt", 8, 10))
    assert apart(holt, clause("Two children were treated at Vell Mill", "treat"))
    assert apart(holt, clause("The dam is kept up by a contractor, Vell Mill", "keep"))


def test_an_age_alone_bears_out_no_act() -> None:
    aged = clause("a 41-year-old man", "man", kind="appositive", clause=False)
    assert apart(aged, clause("Police freed the driver, a 41-year-old man", "free"))
    assert apart(
        clause("The 41-year-old sailor sang for the crowd", "sing"),
        clause("The 41-year-old rower passed a test", "pass"),
    )


def test_a_day_alone_is_no_fact() -> None:
    day = (("on", "monday", ""),)
    assert apart(
        clause("The harbour board met on Monday", "meet", times=day), clause("Snow fell on Monday", "fall", times=day)
    )
    met = clause("On Monday the harbour board sat down", "sit", times=day)
    assert not apart(clause("The harbour board met on Monday", "meet", times=day), met)


def test_a_shared_passage_does_not_tie_what_is_denied() -> None:
    yes = ("The pumps at the lock were running when the barge came in", "run", "pump lock run barge come")
    no = ("The pumps at the lock were not running when the barge came in", "run", "pump lock run barge come")
    a, b = report("a", yes), report("b", no)
    b = replace(b, statements=(replace(b.statements[0], negated=True),))
    near = find_alike(hold((a, b), ()), {(0, 1)}, load_embeddings())
    assert near.of(0, 1) == 0


def dated(words: str, day: str, date: str = "", **changes: object) -> tuple[tuple[str, str, str], ...]:
    """Give the times of a clause with one day."""
    one = report("a", (words, "be", words.lower()))
    at = words.index(day)
    moment = replace(Moment(one.span(at, at + len(day)), date, one.span(0, len(words))), **changes)  # type: ignore[arg-type]
    return hold((replace(one, moments=(moment,)),), ()).clauses[0].times


def test_the_place_of_a_day() -> None:
    assert dated("The gates were shut on Tuesday", "Tuesday") == (("on", "tuesday", ""),)
    assert dated("The gates were shut until late Tuesday", "Tuesday") == (("until", "tuesday", ""),)
    assert dated("The gates were open from May 2022", "May 2022", "2022-05") == (("from", "", "2022-05"),)
    between = "The gates were open between May 2022 and June 2023"
    assert dated(between, "June 2023", "2023-06") == (("until", "", "2023-06"),)


def test_a_day_of_something_else_has_no_place() -> None:
    assert not dated("Tuesday’s crash shut the gates", "Tuesday")
    assert not dated("The gates shut on Tuesday, he said", "Tuesday", spoken=True)
    assert not dated("The gates shut in 2017 or 2018", "2017", "2017")


def test_a_date_worked_out_is_told_by_its_day_of_the_week() -> None:
    assert dated("The gates shut yesterday", "yesterday", "2024-05-07", inferred=True) == (("on", "tuesday", ""),)


def test_an_office_is_asked_of_persons_only() -> None:
    words = "Vell Mill, a firm of weavers"
    told = report("a", (words, "firm", "mill firm weaver"))
    statement: Statement = replace(told.statements[0], kind="appositive", gap=(9, 11, "is"))
    one: Report = replace(told, statements=(statement,))
    mill = StoryActor("p1", "Vell Mill", "organisation", (), (Evidence("a", 0, 9, "Vell Mill"),))
    found = hold((one,), (mill,)).clauses[0]
    assert not found.person
    assert not stand_of(found).halves


def test_guilty_acquitted_and_undecided_are_three_findings() -> None:
    guilty = clause("The jury found the miller guilty on four counts of fraud", "find")
    cleared = clause("Jurors acquitted the miller on four counts of fraud", "acquit")
    hung = clause("The jury deadlocked on four counts of fraud against the miller", "deadlock")
    assert apart(guilty, cleared)
    assert apart(guilty, hung)
    assert apart(guilty, clause("The miller pleaded not guilty to four counts of fraud", "plead"))
    assert not apart(guilty, clause("The miller was convicted on four counts of fraud", "convict"))
    assert not apart(cleared, clause("The miller was found not guilty of four counts of fraud", "find"))


def test_what_somebody_with_a_name_did_is_not_what_others_did() -> None:
    text = "Orm Tarn, who managed to swim ashore"
    made = replace(clause("who managed to swim ashore", "manage", kind="relative"), subject="@a1", person=True)
    whole = Report("a", "a.txt", text)
    own = replace(made, statement=replace(made.statement, about=whole.span(0, 8)))
    others = replace(clause("Fifteen sailors managed to swim ashore", "manage"), subject="fifteen sailors")
    assert apart(own, others)
    assert not apart(own, replace(clause("Tarn managed to swim ashore", "manage"), subject="@a1"))
    assert not apart(own, replace(clause("he managed to swim ashore", "manage"), subject="he"))
