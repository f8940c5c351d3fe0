"""A fact counts as origins those that carry all it is shown to say, and is rather shown in words that more carry."""

from __future__ import annotations

import pytest

from samestory.collate.facts.carried import Behind, borne, weighed
from samestory.collate.facts.show import Showing
from samestory.collate.facts.wordings import Wording
from samestory.collate.whole import Words
from samestory.model import Evidence, Fact, Witness
from samestory.resources.embeddings import Embeddings, load_embeddings


@pytest.fixture(scope="module")
def embeddings() -> Embeddings:
    return load_embeddings()


def _told(**words: str) -> dict[str, Behind]:
    return {report: Behind(Words(text), Words(text)) for report, text in words.items()}


def _alone(*reports: str) -> tuple[Witness, ...]:
    return tuple(Witness((report,), "its own words") for report in reports)


def _weighed(embeddings: Embeddings, told: dict[str, Behind], *wordings: Wording) -> Showing:
    one = Showing(None, wordings, tuple(0.1 * n for n in range(len(wordings))))
    (shown,) = weighed([one], [told], [_alone(*told)], embeddings)
    return shown


MILL = "The mill, which closed in 1974, belongs to two brothers"


def test_who_tells_one_half_carries_a_part(embeddings: Embeddings) -> None:
    told = _told(a=MILL, b="The mill closed in 1974", c="The mill, which shut in 1974, belongs to two brothers")
    shown = _weighed(embeddings, told, Wording(MILL, 0))
    assert shown.wordings[0].partly == {"b"}


def test_the_half_that_all_tell_is_shown(embeddings: Embeddings) -> None:
    told = _told(a=MILL, b="The mill closed in 1974", c="By 1974 the mill closed")
    shown = _weighed(embeddings, told, Wording(MILL, 0), Wording("The mill closed in 1974", 0))
    assert (shown.wordings[0].text, shown.wordings[0].partly) == ("The mill closed in 1974", frozenset())


def test_a_form_of_be_put_in_is_not_preferred_for_what_it_leaves_out(embeddings: Embeddings) -> None:
    told = _told(
        a="Osk makes half of the lamps used in harbours",
        b="the lamps used in harbours",
        c="most lamps used in harbours are green",
    )
    clause = Wording("Osk makes half of the lamps used in harbours", 0)
    shown = _weighed(embeddings, told, clause, Wording("The lamps [were] used in harbours", 0, full=False))
    assert shown.wordings[0].text == clause.text


def test_the_sentence_may_carry_what_the_clause_does_not(embeddings: Embeddings) -> None:
    clause, sentence = "who closed it in 1974", "The mill belongs to two brothers who closed it in 1974."
    told = {"a": Behind(Words(MILL), Words(MILL)), "b": Behind(Words(clause), Words(sentence))}
    shown = _weighed(embeddings, told, Wording(MILL, 0))
    assert shown.wordings[0].partly == frozenset()


def test_facts_of_one_report_are_left_as_they_are(embeddings: Embeddings) -> None:
    one = Showing(None, (Wording(MILL, 0),), (0.0,))
    assert weighed([one], [_told(a=MILL)], [_alone("a")], embeddings) == [one]


def _fact(*origins: tuple[str, ...]) -> Fact:
    reports = [report for members in origins for report in members]
    evidence = tuple(Evidence(report, 0, 5, "It is") for report in reports)
    return Fact("f1", "", evidence, len(reports), len(origins), tuple(Witness(o, "") for o in origins))


def test_origins_that_carry_a_part_are_not_counted() -> None:
    fact = borne(_fact(("a", "b"), ("c",), ("d",)), frozenset({"b", "c"}))
    assert (fact.origins, fact.reports, fact.partly) == (2, 4, ("b", "c"))
    assert [one.reports for one in fact.witnesses] == [("a", "b"), ("d",)]
    assert fact.origins_partly == 1, "c alone; b counts with a"


def test_reports_that_a_third_joins_stay_one_origin_where_it_carries_a_part() -> None:
    assert borne(_fact(("a", "b", "c")), frozenset({"b"})).origins == 1
