import pytest

from samestory.annotate import annotate
from samestory.model import Report

pytestmark = pytest.mark.model


def pledges(nlp, text, published="2021-03-10"):
    (report,) = annotate([Report(id="a", source="a", text=text, published=published)], nlp)
    for pledge in report.pledges:
        assert report.text[pledge.span.start : pledge.span.end] == pledge.span.text
    return report.pledges


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Mayor Dana Quill vowed to rebuild the harbour.", "promise", "Dana Quill"),
        ("“We will rebuild the harbour by Friday,” Mayor Dana Quill said.", "promise", "Dana Quill"),
        ("Mayor Dana Quill said the harbour would be rebuilt soon.", "prediction", "Dana Quill"),
        ("Mayor Dana Quill urged Norvane to withdraw its ships.", "demand", "Dana Quill"),
        ("“The ships must leave our waters at once,” Mayor Dana Quill said.", "demand", "Dana Quill"),
        ("Mayor Dana Quill accused Orla Fenn of lying to the council.", "accusation", "Dana Quill"),
        ("Mayor Dana Quill denied that the harbour was closed.", "denial", "Dana Quill"),
        ("“We will sign only if the ships leave first,” Mayor Dana Quill said.", "condition", "Dana Quill"),
        ("Mayor Dana Quill opposed the sale of the harbour.", "position", "Dana Quill"),
    ],
)
def test_kinds(nlp, text, kind, party):
    found = [(p.kind, p.party) for p in pledges(nlp, text)]
    assert (kind, party) in found


def test_whom_it_is_asked_of(nlp):
    (pledge,) = pledges(nlp, "Mayor Dana Quill accused Orla Fenn of lying to the council.")
    assert pledge.counterparty == "Orla Fenn"


def test_by_when(nlp):
    (pledge,) = pledges(nlp, "Mayor Dana Quill vowed to rebuild the harbour by Friday.")
    assert pledge.due == "2021-03-12"


def test_nobody_in_particular_is_left_out(nlp):
    assert pledges(nlp, "The weather will be fine. They vowed to rebuild the harbour.") == ()


@pytest.mark.parametrize("text", ["", "“We will", "\x00 vowed to", "will will will"])
def test_odd_input(nlp, text):
    pledges(nlp, text)
