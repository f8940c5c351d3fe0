from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.model import Pledge, Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def pledges(nlp: Language, text: str, published: str = "2021-03-10") -> tuple[Pledge, ...]:
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
        (
            "The truce broke down within days, with Dana Quill accusing Orla Fenn of lying to the council.",
            "accusation",
            "Dana Quill",
        ),
        ("Mayor Dana Quill denied that the harbour was closed.", "denial", "Dana Quill"),
        ("“No letter ever reached my office,” Mayor Dana Quill said.", "denial", "Dana Quill"),
        ("“We will sign only if the ships leave first,” Mayor Dana Quill said.", "condition", "Dana Quill"),
        ("Mayor Dana Quill opposed the sale of the harbour.", "position", "Dana Quill"),
    ],
)
def test_kinds(nlp: Language, text: str, kind: str, party: str) -> None:
    found = [(p.kind, p.party) for p in pledges(nlp, text)]
    assert (kind, party) in found


def test_whom_it_is_asked_of(nlp: Language) -> None:
    (pledge,) = pledges(nlp, "Mayor Dana Quill accused Orla Fenn of lying to the council.")
    assert pledge.counterparty == "Orla Fenn"


def test_by_when(nlp: Language) -> None:
    (pledge,) = pledges(nlp, "Mayor Dana Quill vowed to rebuild the harbour by Friday.")
    assert pledge.due == "2021-03-12"


def test_nobody_in_particular_is_left_out(nlp: Language) -> None:
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
def test_no_entry(nlp: Language, text: str) -> None:
    assert pledges(nlp, text) == ()


def test_a_rejected_offer_is_no_denial(nlp: Language) -> None:
    assert [p.kind for p in pledges(nlp, "Mayor Dana Quill rejected the offer of the old ferry line.")] == ["position"]


def test_the_condition_stays(nlp: Language) -> None:
    found = pledges(nlp, "“If the dam breaks, we will pay for every house,” Mayor Dana Quill said.")
    assert [p.kind for p in found] == ["condition"]
    assert "If the dam breaks" in found[0].span.text


@pytest.mark.parametrize("text", ["", "“We will", "\x00 vowed to", "will will will"])
def test_odd_input(nlp: Language, text: str) -> None:
    pledges(nlp, text)


CAST = "Dana Quill, the mayor of Norvane, spoke. Orla Fenn, spokeswoman for the Harbour Guild, listened.\n\n"


@pytest.mark.parametrize(
    ("text", "kind", "party", "counterparty"),
    [
        # in the report's own voice: a thing is no party, but whose it is, or who has to meet the condition
        ("Any truce would depend on Poland using its influence to open the port.", "condition", "Poland", None),
        ("Dana Quill’s offer depends on Poland opening the port to all ships.", "condition", "Dana Quill", "Poland"),
        ("A deal with Poland depends on the guild opening the port.", "condition", "Poland", None),
        # a condition is meant for whoever has to meet it
        ("“We will sign only if Poland leaves the port,” Mayor Dana Quill said.", "condition", "Dana Quill", "Poland"),
        ("Dana Quill said Poland must leave the port by Friday.", "demand", "Dana Quill", "Poland"),
        # unnamed parties as described
        ("A senior harbour official denied that the port was closed.", "denial", "senior harbour official", None),
        ("Dana Quill wants a lasting truce in the valley.", "position", "Dana Quill", None),
    ],
)
def test_towards_whom(nlp: Language, text: str, kind: str, party: str, counterparty: str | None) -> None:
    found = [(p.kind, p.party, p.counterparty) for p in pledges(nlp, CAST + text)]
    assert (kind, party, counterparty) in found


@pytest.mark.parametrize(
    "text",
    [
        "The truce depends on the weather in the valley.",
        "The deal depends on both towns agreeing to share the port.",
        "Officials denied that the port was closed.",
        "“They will join us in this,” Dana Quill said of nobody in particular.",
        "Dana Quill predicts that the answer to it will be.",
        "Dana Quill said the ferry would have sunk without help.",
        "“Your hair will turn grey in this office,” Dana Quill said.",
        "“I wanted to see the harbour at night,” Dana Quill said.",
        "“I will not pretend that it was easy,” Dana Quill said.",
        "“It got so hot that I could not hold it within a week,” Dana Quill said.",
        "Dana Quill declined to say what would happen to the harbour.",
        "Dana Quill said the mayor had rejected three offers for the harbour.",
        "Dana Quill had rejected three offers for the harbour.",
        "Dana Quill rejects most applicants for the job.",
        "Dana Quill said the wealth of the town does not depend on the harbour.",
        "Dana Quill denies this.",
    ],
)
def test_what_tells_nothing_alone(nlp: Language, text: str) -> None:
    assert pledges(nlp, CAST + text) == ()


def test_a_denial_is_told_with_what_is_denied(nlp: Language) -> None:
    text = "Orla Fenn said the council had sold the harbour. Dana Quill denies this."
    (pledge,) = [p for p in pledges(nlp, CAST + text) if p.kind == "denial"]
    assert pledge.span.text == "the council had sold the harbour. Dana Quill denies this"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("“We will not rest until the harbour is open,” Dana Quill said.", "promise", "We will not rest until"),
        ("Dana Quill said she would not step down.", "promise", "she would not step down"),
        ("Dana Quill said she had no intention of stepping down.", "position", "she had no intention of"),
        (
            "Traders’ group the Harbour Guild called on the mayor to cut the fees.",
            "demand",
            "the Harbour Guild called on",
        ),
        (
            "The guild, whose chairwoman Orla Fenn denied taking the money, met.",
            "denial",
            "chairwoman Orla Fenn denied",
        ),
        ('Orla Fenn warned that the plan "will cost jobs."', "prediction", 'the plan "will cost jobs."'),
    ],
)
def test_the_words_of_an_entry(nlp: Language, text: str, kind: str, words: str) -> None:
    (pledge,) = [p for p in pledges(nlp, CAST + text) if p.kind == kind]
    assert pledge.span.text.startswith(words)


def test_who_speaks_for_a_body_commits_it(nlp: Language) -> None:
    text = "“Our crews will clear the road by Friday,” Dana Quill said."
    assert [(p.kind, p.due) for p in pledges(nlp, CAST + text)] == [("promise", "2021-03-12")]


def test_the_pronoun_that_a_line_begins_with_is_known(nlp: Language) -> None:
    (pledge,) = pledges(nlp, CAST + "Dana Quill said she would reopen the harbour in the next few days.")
    assert (pledge.kind, pledge.subject, pledge.due) == ("promise", "Dana Quill", "2021-03-10/2021-03-17")


def test_a_spokesman_answers_for_the_body_of_his_kind(nlp: Language) -> None:
    text = (
        "Airline spokesman Jon Arle apologised on Monday. Norvane Air flies the route for Aldmere Airlines.\n\n"
        "Arle told reporters that the airline would be writing to the two passengers."
    )
    (pledge,) = pledges(nlp, text)
    assert (pledge.kind, pledge.party) == ("promise", "Jon Arle")


def test_a_word_with_a_hyphen_is_not_torn(nlp: Language) -> None:
    text = "The harbour's lawyer, Oskar Fenn, said his client would co-operate fully and that he had been on the quay."
    (pledge,) = pledges(nlp, text)
    assert pledge.span.text.endswith("would co-operate")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Mayor Dana Quill promised that each family would get more than the sum announced on Monday.", None),
        ("Mayor Dana Quill promised that the report would be published on Monday.", "2021-03-15"),
    ],
)
def test_a_day_on_which_something_was_done_is_no_deadline(nlp: Language, text: str, due: str | None) -> None:
    assert [p.due for p in pledges(nlp, text) if p.kind == "promise"] == [due]


def test_what_somebody_else_says_or_thinks_within_somebodys_words_is_no_line_of_his(nlp: Language) -> None:
    text = (
        "Dana Quill told the club: “The coach says fans should stay at home. Police should not work this way, he says.”"
    )
    assert pledges(nlp, text) == ()
    assert pledges(nlp, "“They think that we will give in by Friday,” Dana Quill said.") == ()
    assert [p.kind for p in pledges(nlp, CAST + "“I think we will open the road by Friday,” Dana Quill said.")]


def test_the_party_is_the_speaker_of_the_quotation(nlp: Language) -> None:
    text = (
        "Chairman Lars Holm is unlikely to stop his tests, said Scott Fell, a missile analyst.\n\n"
        "Holm may tone down his tests, said Nam Sorvik, an expert at Ostra University.\n\n"
        "“What he fears most is to be forgotten,” he said. “Norland will stand in the spotlight just by taking part.”"
    )
    assert {(p.kind, p.party) for p in pledges(nlp, text)} == {("prediction", "Nam Sorvik")}


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Guild called an emergency meeting for Sunday.",
        "Dana Quill called for her deputy.",
        "Dana Quill told him to row the bishop across.",
        "“Will someone from the poor port please tell him that I too have a dredger,” Dana Quill said.",
    ],
)
def test_no_demand_that_can_be_checked(nlp: Language, text: str) -> None:
    assert pledges(nlp, CAST + text) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Dana Quill condemned the launch of the ship, a move widely seen as a step toward war.",
            "Dana Quill condemned the launch of the ship",
        ),
        (
            "Dana Quill opposed the levy of the port, which was dropped in May after mass protests.",
            "Dana Quill opposed the levy of the port",
        ),
        (
            "Dana Quill welcomed the decision to reopen the line, with Chief Ada Yoon saying it creates a new mood.",
            "Dana Quill welcomed the decision to reopen the line",
        ),
    ],
)
def test_a_line_ends_before_what_the_reporter_adds(nlp: Language, text: str, line: str) -> None:
    assert [p.span.text for p in pledges(nlp, text)] == [line]


def test_it_outside_quotation_marks_is_the_body_that_speaks(nlp: Language) -> None:
    text = "The Ostra Coast Council said it will help “as far as its boats allow” with any inquiry into the fire."
    assert [(p.kind, p.party) for p in pledges(nlp, text)] == [("promise", "Ostra Coast Council")]


def test_if_with_it_will_sets_nobody_a_condition(nlp: Language) -> None:
    text = "“If the games are held in peace, it will make a contribution to the harmony of the isles,” Dana Quill said."
    assert [p.kind for p in pledges(nlp, CAST + text)] == ["prediction"]
    asked = "“If Norvane keeps its guns, we will end the talks,” Dana Quill said."
    assert [p.kind for p in pledges(nlp, CAST + asked)] == ["condition"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Dana Quill repeated her call for an inquest into the leak.", "demand"),
        ("Mayor Dana Quill issued a plea for quiet at the quay.", "demand"),
        ("Mayor Dana Quill directed the harbour guild to hand over all its files by Friday.", "demand"),
        ("Mayor Dana Quill threatened to close the quay to all rowers.", "promise"),
        ("Mayor Dana Quill insists no such letter was ever posted.", "denial"),
    ],
)
def test_calls_threats_and_what_is_told_not_to_be(nlp: Language, text: str, kind: str) -> None:
    assert [(p.kind, p.party) for p in pledges(nlp, text)] == [(kind, "Dana Quill")]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Dana Quill would neither confirm nor deny the sale of the quay.",
        "Mayor Dana Quill would not confirm or deny the sale of the quay.",
        "Mayor Dana Quill said she was relieved but would not celebrate.",
        "Mayor Dana Quill made a call to her mother.",
    ],
)
def test_what_is_no_entry(nlp: Language, text: str) -> None:
    assert pledges(nlp, text) == ()


def test_that_a_virtue_does_not_exist_is_no_denial(nlp: Language) -> None:
    assert not pledges(nlp, "“Mercy in rowing does not exist,” Mayor Dana Quill said.")
    (told,) = pledges(nlp, "“The list of rowers does not exist,” Mayor Dana Quill said.")
    assert told.kind == "denial"
