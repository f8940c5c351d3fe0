"""Where sentences begin and end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.annotate.sentences import cut, sentence_at
from samestory.model import Report


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in cut(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The ferry sank. Nobody died.", ["The ferry sank.", "Nobody died."]),
        ("Mr. Tarn met Dr. Osei. They talked.", ["Mr. Tarn met Dr. Osei.", "They talked."]),
        ("The U.S. Navy came. It left.", ["The U.S. Navy came.", "It left."]),
        ("She flew to the U.S. The trip was long.", ["She flew to the U.S.", "The trip was long."]),
        ("J. R. Holm sang on Sept. 5 in Vell.", ["J. R. Holm sang on Sept. 5 in Vell."]),
        ("He said no. Police came.", ["He said no.", "Police came."]),
        ("“We won. We are glad,” she said. He left.", ["“We won.", "We are glad,” she said.", "He left."]),
        ('"Why now?" Ms Ardo asked. He shrugged.', ['"Why now?" Ms Ardo asked.', "He shrugged."]),
        ('"Stop!" he cried at 5 p.m. Sunday.', ['"Stop!" he cried at 5 p.m. Sunday.']),
        ("“It is over.” “No, it is not.”", ["“It is over.”", "“No, it is not.”"]),
        ("Harbour closed\n\nThe harbour, Mr Tarn\nsaid", ["Harbour closed", "The harbour, Mr Tarn", "said"]),
        ("", []),
        ("  \0 \n …  \n", ["…"]),
        ("Damage of 3.5 million. Tarn Inc. bought Vell Co. for more.", None),
    ],
)
def test_cut(text: str, parts: list[str] | None) -> None:
    if parts is None:
        parts = ["Damage of 3.5 million.", "Tarn Inc. bought Vell Co. for more."]
    assert sentences(text) == parts


def test_unbalanced_marks_do_not_swallow_the_rest() -> None:
    assert sentences("“We won. The rest left. Nobody spoke.") == ["“We won.", "The rest left.", "Nobody spoke."]


def test_the_sentence_at_a_place_is_the_one_that_holds_it() -> None:
    text = "The ferry sank.  Nobody died."
    report = Report(id="r", source="r", raw=text, text=text)
    report = replace(report, sentences=tuple(report.span(start, end) for start, end in cut(text)))
    assert [sentence_at(report, at) for at in (0, 14, 15, 16, 17, 28, 29)] == [0, 0, None, None, 1, 1, None]
    assert sentence_at(replace(report, sentences=()), 0) is None
