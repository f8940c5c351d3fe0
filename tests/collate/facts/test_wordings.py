"""In which words a statement is shown, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate import collate
from samestory.collate.facts.show import Showing, told_apart
from samestory.collate.facts.wordings import FRAGMENT, Wording, balanced, rank, wordings
from samestory.model import Report, Span, Statement, Story
from samestory.resources.embeddings import load_embeddings

if TYPE_CHECKING:
    from spacy.language import Language


def statement(text: str, part: str, **changes: object) -> tuple[Statement, Report]:
    """Make a report of one sentence and the statement of a part of it."""
    start = text.index(part)
    span = Span.of(text, start, start + len(part))
    whole = Span.of(text, 0, len(text))
    given: dict[str, object] = {"frame": whole, **changes}
    made = Statement(span, 0, part.split()[0], "be", ("a", "b"), **given)  # type: ignore[arg-type]
    return made, Report("r", "r.txt", text, sentences=(whole,), statements=(made,))


def ways(made: Statement, report: Report, claimant: str | None = None, name: str = "") -> list[Wording]:
    return list(wordings(made, report, claimant, lambda _: name))


def test_a_clause_of_its_own_goes_before_fragments() -> None:
    whole, _ = statement("The old mill burned down in the night.", "The old mill burned down in the night")
    title, _ = statement("Old mill burns down in the night", "Old mill burns down in the night", kind="title")
    relative, _ = statement(
        "The mill, which burned down in the night.", "which burned down in the night", kind="relative"
    )
    pronoun, _ = statement("It burned down in the night of Monday.", "It burned down in the night of Monday")
    question, _ = statement("Did the old mill burn down on Monday?", "Did the old mill burn down on Monday?")
    assert rank(whole) < min(rank(title), rank(relative), rank(pronoun), rank(question))


def test_a_claim_is_shown_with_its_claimant() -> None:
    made, report = statement(
        "Guards said the mill had burned before.", "the mill had burned before", kind="reported", claimant="guards"
    )
    assert [w.text for w in ways(made, report, "guards")] == [
        "Guards said the mill had burned before.",
        "[Guards:] the mill had burned before",
    ]


def test_words_of_somebody_keep_their_marks() -> None:
    made, report = statement(
        "“The mill was never safe,” Holm said.", "The mill was never safe", claimant="Holm", quoted=True
    )
    assert "[Mira Holm:] “The mill was never safe”" in [w.text for w in ways(made, report, "Mira Holm")]


def test_a_pronoun_gets_its_name_once() -> None:
    made, report = statement("She left the mill on Monday evening.", "She left the mill on Monday evening")
    assert ways(made, report, name="Mira Holm")[0].text == "[Mira Holm] left the mill on Monday evening"
    made, report = statement("Her chief engineer, Mira Holm, left.", "Her chief engineer, Mira Holm, left")
    assert ways(made, report, name="Mira Holm")[0].text == "Her chief engineer, Mira Holm, left"


def test_a_reporting_verb_without_its_subject_is_not_shown() -> None:
    made, report = statement(
        "Holm spoke, adding that the mill was old.", "the mill was old", kind="reported", claimant="Holm"
    )
    start = report.text.index("adding")
    made = Statement(
        made.span, 0, "mill", "be", ("a",), kind="reported", claimant="Holm",
        frame=report.span(start, len(report.text) - 1),
    )  # fmt: skip
    assert not any(w.text.lower().startswith("adding") for w in ways(made, report, "Mira Holm"))


def test_a_reporting_verb_before_a_colon_and_a_question_word_begin_no_statement() -> None:
    made, report = statement("Added: the mill was old.", "the mill was old", kind="reported", claimant="Holm")
    framed = replace(made, frame=report.span(0, len(report.text) - 1))
    assert not any(w.text.startswith("Added") for w in ways(framed, report, "Mira Holm"))
    made, report = statement("Who the mill paid left early", "Who the mill paid left early", kind="adverbial")
    assert all(w.flaws >= FRAGMENT for w in ways(made, report))


def test_a_sentence_is_not_cut_down_to_a_reporting_verb() -> None:
    text = "Holm spoke of the mill, and said it would be sold by the end of June to the town."
    made, report = statement(text, "would be sold by the end of June to the town", kind="reported")
    made = replace(made, frame=report.span(text.index("said"), len(text) - 1), clause=False)
    assert not any(w.text.startswith("Said") for w in ways(made, report))


def test_a_note_in_brackets_is_whole_or_not_shown() -> None:
    made, report = statement("[Correction: the mill was shut. It is open.]", "[Correction: the mill was shut.")
    assert all(w.text.endswith("]") for w in ways(made, report) if w.flaws < FRAGMENT)


@pytest.mark.parametrize(
    ("text", "ok"), [("“a”", True), ("“a", False), ('"a', False), ("(a)", True), ("a)", False), ("it’s", True)]
)
def test_balance(text: str, ok: bool) -> None:
    assert balanced(text) is ok


def _shown(nlp: Language, text: str, words: str) -> Wording:
    """Annotate a text and show the shortest of its statements that has some words, as a clause alone."""
    (report,) = annotate([Report("r", "r.txt", text)], nlp)
    made = min((s for s in report.statements if words in s.span.text), key=lambda s: len(s.span.text))
    return next(w for w in ways(made, report) if w.bare)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Holm criticised the new wall built by the navy.", "built by", "The new wall [was] built by the navy"),
        ("Mira Holm, the chair of the Vell board, resigned.", "chair of", "Mira Holm [is] the chair of the Vell board"),
        (
            "The storm sank a ferry that carried 600 tons of oil.",
            "carried 600",
            "[A ferry] carried 600 tons of oil",
        ),
        (
            "Mira Holm left the board in May and joined a rival firm in Tarn.",
            "joined a rival",
            "[Mira Holm] joined a rival firm in Tarn",
        ),
        (
            "The town was calm, although the ferry had sunk in March.",
            "sunk in March",
            "The ferry had sunk in March",
        ),
    ],
)
def test_what_is_wanting_to_a_clause_is_put_in_brackets(nlp: Language, text: str, words: str, shown: str) -> None:
    found = _shown(nlp, text, words)
    assert found.text == shown
    assert found.flaws < FRAGMENT


@pytest.mark.model
def test_what_cannot_be_made_a_clause_is_known(nlp: Language) -> None:
    assert _shown(nlp, "The board met to discuss the new harbour wall at length.", "to discuss").flaws >= FRAGMENT


TEXTS = (
    "Holm resigns\n\nMira Holm, the chair of the harbour board, resigned on Monday. The ferry Alda sank off Vell in "
    "March, killing 12 people. Divers found a crack in the hull of the Alda.",
    "Chair goes\n\nThe chair of the harbour board, Mira Holm, resigned on Monday. The Alda, a ferry, sank off Vell in "
    "March and 12 people were killed. Divers have found a crack in the hull of the ferry.",
)


@pytest.fixture(scope="module")
def told(nlp: Language) -> Story:
    reports = [Report(f"r{n}", f"r{n}.txt", text, title=text.split("\n")[0], body_start=text.index("\n\n") + 2)
               for n, text in enumerate(TEXTS)]  # fmt: skip
    return collate(list(annotate(reports, nlp)), load_embeddings())


@pytest.mark.model
def test_facts_of_several_reports_are_shown_as_sentences(told: Story) -> None:
    shared = [fact.statement for fact in told.facts if fact.reports == 2]
    assert any("resigned on Monday" in text for text in shared)
    assert any("crack in the hull" in text for text in shared)
    assert not any(text[:1].islower() for text in shared)
    assert not any(text.startswith(("killing", "Killing", "…")) for text in shared)


def test_a_sentence_is_not_shown_for_a_clause_that_is_the_lesser_part_of_it() -> None:
    text = (
        "After two long weeks of searching in the hills north of Tarn and along both of its rivers the rangers "
        "gave up, citing the snow on the pass."
    )
    made, report = statement(text, "citing the snow on the pass", kind="participle", clause=False, frame=None)
    assert all("rangers" not in way.text for way in ways(made, report))
    text = "Citing the deep snow on the pass and on both of the roads to it, they left."
    made, report = statement(
        text, "Citing the deep snow on the pass and on both of the roads to it", kind="participle", frame=None
    )
    assert any("they left" in way.text for way in ways(made, report))


@pytest.mark.parametrize(
    ("text", "part", "changes"),
    [
        ("The truce, of which Vell and Tarn had both dreamed.", "of which Vell and Tarn had both dreamed", {}),
        ("It is a peace the islanders have sought.", "the islanders have sought", {"kind": "relative"}),
        ("What a 2031 report found was worse.", "a 2031 report found", {"kind": "reported"}),
        (
            "With the debt of the mill included, it costs a lot.",
            "With the debt of the mill included",
            {"kind": "adverbial"},
        ),
        ("They spoke as well as the mayor could.", "well as the mayor could", {"kind": "adverbial"}),
    ],
)
def test_what_lacks_a_part_is_a_fragment(text: str, part: str, changes: dict[str, object]) -> None:
    made, report = statement(text, part, **{"clause": True, **changes})
    assert all(way.flaws >= FRAGMENT for way in ways(made, report) if way.bare)


def test_a_sentence_may_begin_with_a_time_and_somebodys_words_need_be_no_sentence() -> None:
    made, report = statement("Since then the ice has grown by a metre.", "Since then the ice has grown by a metre")
    assert any(way.flaws < FRAGMENT for way in ways(made, report))
    made, report = statement("“Caught in the act at last,” she wrote.", "Caught in the act at last", clause=False,
                             quoted=True, claimant="Mira Holm", frame=None)  # fmt: skip
    assert any(way.flaws < FRAGMENT for way in ways(made, report, claimant="Mira Holm"))


def test_a_single_mark_that_a_clause_opens_is_closed() -> None:
    text = "The warden wrote 'a long night', and left the boys’ camp."
    made, report = statement(text, "The warden wrote 'a long night")
    assert ways(made, report)[0].text == "The warden wrote 'a long night'"
    made, report = statement("The boys' camp closed 'for good'.", "The boys' camp closed 'for good'")
    assert ways(made, report)[0].text == "The boys' camp closed 'for good'"


@pytest.mark.parametrize(
    ("text", "part", "shown"),
    [
        ("A bag of seed was stolen from the mill, two millers of Torle told the Evening Lamp.",
         "told the Evening Lamp", "… told the Evening Lamp"),
        ("The old mill was sold in spring and burned down in the autumn.",
         "burned down in the autumn", "[The old mill] burned down in the autumn"),
        ("The old mill stood empty, later burned down in the autumn.",
         "burned down in the autumn", "[The old mill] burned down in the autumn"),
    ],
)  # fmt: skip
def test_a_subject_is_not_put_over_another(text: str, part: str, shown: str) -> None:
    about = Span.of(text, 0, len("The old mill" if text.startswith("The") else "A bag of seed"))
    made, report = statement(text, part, kind="coordinate", about=about, clause=True)
    alone = next(way for way in ways(made, report) if way.bare)
    assert alone.text == shown
    assert (alone.flaws >= FRAGMENT) == shown.startswith("…")


def test_a_single_mark_behind_a_stop_is_closed_too() -> None:
    made, report = statement("Guards sang as a crowd cried: ‘Lock the gate!’ at dawn.", "a crowd cried: ‘Lock the gate")
    assert ways(made, report)[0].text == "A crowd cried: ‘Lock the gate!’"
    made, report = statement(
        "Osk called it ‘a gift’ to all who hoped for ‘a new mill’.",
        "Osk called it ‘a gift’ to all who hoped for ‘a new mill",
    )
    assert ways(made, report)[0].text.endswith("‘a new mill’")


@pytest.mark.parametrize("who", ["It", "They", "Both", "Those"])
def test_a_bracket_that_names_nobody_makes_a_fragment(who: str) -> None:
    text = f"{who} left the quay at dawn and sank off Vell an hour later."
    made, report = statement(
        text, "sank off Vell an hour later", kind="coordinate", about=Span.of(text, 0, len(who)), clause=True
    )
    assert all(w.flaws >= FRAGMENT for w in ways(made, report) if w.text.startswith("["))


def test_words_of_anybody_are_shown_as_the_report_has_them() -> None:
    text = "A widow in Vell said the quay had sunk by a foot."
    made, report = statement(
        text, "the quay had sunk by a foot", kind="reported", claimant="A widow in Vell", clause=True
    )
    shown = {w.text: w.flaws for w in ways(made, report, "A widow in Vell")}
    bare = next(flaws for words, flaws in shown.items() if words.startswith("[A widow"))
    assert bare > shown["A widow in Vell said the quay had sunk by a foot."] + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("But the quay at Orm stayed open all night.", "The quay at Orm stayed open all night."),
        ("However, the quay at Orm stayed open all night.", "The quay at Orm stayed open all night."),
        ("After that, the quay at Orm stayed open all night.", "The quay at Orm stayed open all night."),
        ("So is the quay at Orm, which was shut in May.", "So is the quay at Orm, which was shut in May."),
    ],
)
def test_what_joins_a_statement_to_the_one_before_is_left_out(text: str, expected: str) -> None:
    made, report = statement(text, text, clause=True)
    assert ways(made, report)[0].text == expected


def test_who_says_it_makes_no_other_words_of_the_same() -> None:
    said = Showing("Ada Holt", (Wording("[Ada Holt:] “The quay at Orm sank”", 0),), (0.0,))
    told = Showing(None, (Wording("The quay at Orm sank.", 0),), (0.0,))
    first, second = told_apart([(said, 2), (told, 2)])
    assert first is not None
    assert (first.text, second) == ("[Ada Holt:] “The quay at Orm sank”", None)
