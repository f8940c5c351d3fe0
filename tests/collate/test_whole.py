"""Which reports carry all of a sentence: every figure, the names, most of the rest, and nothing denied."""

from __future__ import annotations

import pytest

from samestory.collate.whole import by_report, graded
from samestory.model import Evidence
from samestory.resources.embeddings import Embeddings, load_embeddings


@pytest.fixture(scope="module")
def embeddings() -> Embeddings:
    return load_embeddings()


def _grade(embeddings: Embeddings, core: str, told: str) -> str:
    (grades,) = graded([core], [by_report([Evidence("r", 0, len(told), told)])], embeddings)
    return grades["r"]


BAILED = "Police have bailed the ferryman, 41, until 12 November."


@pytest.mark.parametrize(
    ("core", "told"),
    [
        (BAILED, "Police have bailed the ferryman, who is 41, until 12 November, they said."),
        (
            "The quay at Port Ansel was closed on Monday, officials said.",
            "The quay at Port Ansel was closed on Monday.",
        ),
        ("The Norlandic minister Odile Marrek quit.", "Odile Marrek, the minister of Norland, quit after the vote."),
        ("Marrek said [Odile] she would not go.", "Marrek said she would not go."),
    ],
)
def test_what_says_it_all_carries_all(embeddings: Embeddings, core: str, told: str) -> None:
    assert _grade(embeddings, core, told) == "all"


@pytest.mark.parametrize(
    ("core", "told"),
    [
        (BAILED, "The ferryman, 41, was arrested by police."),
        ("Seven-year-old Tilla Venn died in Ansel Hospital on Monday.", "Tilla Venn was taken to Ansel Hospital."),
        ("The yard will lay off 300 people by May.", "The yard will lay off people by May."),
    ],
)
def test_what_lacks_a_figure_or_the_act_carries_a_part(embeddings: Embeddings, core: str, told: str) -> None:
    assert _grade(embeddings, core, told) == "part"


@pytest.mark.parametrize(
    ("core", "told"),
    [
        ("The lights at the crossing were not working.", "The lights at the crossing were working."),
        ("Tilla Venn, 30, was on the ferry when it struck the quay near Port Ansel.", "Ansel is a town of bakers."),
    ],
)
def test_what_denies_it_or_shares_a_name_alone_is_not_cited(embeddings: Embeddings, core: str, told: str) -> None:
    assert _grade(embeddings, core, told) == "little"


def test_each_report_is_judged_by_its_own_words_alone(embeddings: Embeddings) -> None:
    one, two = "Police have bailed the ferryman.", "He is 41 and free until 12 November."
    (grades,) = graded(
        [BAILED], [by_report([Evidence("a", 0, len(one), one), Evidence("b", 0, len(two), two)])], embeddings
    )
    assert "all" not in grades.values()


@pytest.mark.parametrize(
    ("core", "told"),
    [
        (
            "Finance minister Odile Marrek is plotting to take over.",
            "Odile Marrek, the finance minister, ruled herself out.",
        ),
        ("Mayor Tilla Venn wept at the harbour.", "The mayor, Tilla Venn, opened a school."),
        ("They vowed to drain the Torle Marsh by spring.", "Two men walked along the Torle Marsh."),
    ],
)
def test_a_name_and_an_office_are_no_part(embeddings: Embeddings, core: str, told: str) -> None:
    assert _grade(embeddings, core, told) == "little"


def test_a_long_name_with_an_office_does_not_carry_what_is_told_of_it(embeddings: Embeddings) -> None:
    core = "The Barge Party of outgoing Prime Minister Odile Marrek is pushed down to fifth place."
    told = "The League of Jan Orpel keeps its seats with the Barge Party of outgoing Prime Minister Odile Marrek."
    assert _grade(embeddings, core, told) == "part"
    assert _grade(embeddings, core, "The Barge Party of Prime Minister Odile Marrek fell to fifth place.") == "all"
