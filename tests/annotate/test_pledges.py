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


@pytest.mark.parametrize(
    "text",
    [
        "“We have never seen such a flood,” Mayor Dana Quill said.",
        "“It won't be a problem,” Mayor Dana Quill said.",
        "Asked whether she would step down, Mayor Dana Quill shrugged.",
        "Mayor Dana Quill no longer blames Orla Fenn for the flood.",
        "Mayor Dana Quill said the pump must be working again.",
    ],
)
def test_no_entry(nlp, text):
    assert pledges(nlp, text) == ()


def test_a_rejected_offer_is_no_denial(nlp):
    assert [p.kind for p in pledges(nlp, "Mayor Dana Quill rejected the offer of the old ferry line.")] == ["position"]


def test_the_condition_stays(nlp):
    found = pledges(nlp, "“If the dam breaks, we will pay for every house,” Mayor Dana Quill said.")
    assert [p.kind for p in found] == ["condition"]
    assert "If the dam breaks" in found[0].span.text


@pytest.mark.parametrize("text", ["", "“We will", "\x00 vowed to", "will will will"])
def test_odd_input(nlp, text):
    pledges(nlp, text)
