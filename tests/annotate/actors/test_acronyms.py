"""Acronyms in brackets and the long forms before them."""

from __future__ import annotations

import pytest
import spacy

from samestory.annotate.actors.acronyms import long_forms


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("the Quay and Harbour Workers Union (QHWU) met", "Quay and Harbour Workers Union"),
        ("the Aldmere Rail Authority (ARA) met", "Aldmere Rail Authority"),
        ("the Ministry of the Interior (MOI) met", "Ministry of the Interior"),
        ("the Norvane Ferry Line (ARA) met", None),
        ("(ARA)", None),
        ("", None),
        ("\x00 ( A )", None),
    ],
)
def test_long_forms(text: str, long: str | None) -> None:
    doc = spacy.blank("en")(text)
    found = [doc[first:last].text for first, last, _ in long_forms(doc)]
    assert found == ([long] if long else [])
