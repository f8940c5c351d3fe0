"""Names in quotation marks that two reports spell in two ways."""

from __future__ import annotations

import pytest

from samestory.collate.conflicts.wording.quoted_names import quoted_name_conflicts
from samestory.model import Report


def found(*texts: str) -> list[list[str]]:
    reports = [Report(id=f"r{n}", source=f"r{n}", text=text) for n, text in enumerate(texts)]
    conflicts = quoted_name_conflicts(reports)
    assert all((c.kind, c.weight) == ("wording", "slight") for c in conflicts)
    return [[side.value for side in c.sides] for c in conflicts]


def test_one_letter_of_a_name() -> None:
    texts = (
        "The Vellgate-2 probe, or “Silent Harbour”, was lost.",
        "Vellgate-2, which means “Silent Harbor Light”, fell.",
    )
    assert found(*texts) == []
    assert found("The Vellgate-2 or “Silver Chapel” fell.", "Vellgate-2, which means “Silver Chappel”, fell.") == [
        ["Silver Chapel", "Silver Chappel"]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Vellgate or “Silver Chapel” fell.", "The Orrin or “Silver Chappel” fell."),  # two things
        ("The Vellgate or “Silver Chapel” fell.", "The Vellgate or “Silver Garden” fell."),  # two words
        ("Vellgate “Silver Chapel”, “Silver Chappel”.", "Vellgate “Silver Chappel”."),  # one report has both
    ],
)
def test_no_slip(one: str, other: str) -> None:
    assert found(one, other) == []
