"""What one report states, clause by clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.sentences import find_sentences
from samestory.annotate.statements.find import find_statements
from samestory.annotate.statements.heads import clause_heads
from samestory.model import Report, Statement

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def statements(text: str, nlp: Language) -> tuple[Statement, ...]:
    report = Report("r", "r.txt", text)
    doc = next(parse([text], nlp))
    report = replace(report, sentences=find_sentences(doc, report))
    found = find_statements(doc, report)
    assert all(text[s.span.start : s.span.end] == s.span.text for s in found)
    return found


def test_a_claim_keeps_its_claimant(nlp: Language) -> None:
    found = statements("Harbour officials said that the old ferry had carried 240 passengers.", nlp)
    claim = next(s for s in found if "carried" in s.span.text)
    assert claim.claimant is not None
    assert "officials" in claim.claimant
    assert "said" not in claim.span.text
    assert claim.frame is not None
    assert "said" in claim.frame.text


def test_numbers_are_figures(nlp: Language) -> None:
    found = statements("Rescuers pulled twenty-one sailors out of the cold water.", nlp)
    assert any("21" in s.terms for s in found)


def test_coordinated_clauses_are_two_statements(nlp: Language) -> None:
    found = statements("The ferry sank near the old lighthouse and the mayor closed the crowded harbour.", nlp)
    assert {"The ferry sank near the old lighthouse", "the mayor closed the crowded harbour"} <= {
        s.span.text for s in found
    }


def test_a_participle_takes_its_noun_along(nlp: Language) -> None:
    found = statements("The talks brokered by the bishop of Vell ended in a truce.", nlp)
    assert any(s.kind == "participle" and s.span.text.startswith("The talks brokered") for s in found)


def test_denials_and_doubts_are_marked(nlp: Language) -> None:
    assert any(s.negated for s in statements("The board did not pay a ransom to the pirates.", nlp))
    assert any(s.hedged for s in statements("The captain reportedly left the burning ferry first.", nlp))


def test_a_dateline_is_no_part_of_what_is_said(nlp: Language) -> None:
    found = statements("VELL, Tarnland — The ferry Alda sank in heavy seas on Monday.", nlp)
    assert found
    assert not any("VELL" in s.span.text for s in found)


@pytest.mark.parametrize("text", ["", "\n\n", "“", "🙂🙂🙂", "a\0b", ")))"])
def test_odd_input_gives_nothing_and_does_not_fail(text: str, nlp: Language) -> None:
    assert isinstance(statements(text, nlp), tuple)


def test_a_question_within_a_clause_is_no_statement(nlp: Language) -> None:
    found = statements("The mayor wondered whether the old ferry was really safe enough.", nlp)
    assert not any(s.span.text.startswith("whether") for s in found)


def test_what_is_denied_is_negated(nlp: Language) -> None:
    found = statements("The captain denied that the crew had left the burning ferry first.", nlp)
    assert any(s.negated for s in found if "left the burning ferry" in s.span.text)


def test_the_14th_of_something_is_not_14(nlp: Language) -> None:
    found = statements("Divers found the 14th body near the old lighthouse on the rocks.", nlp)
    assert found
    assert not any("14" in s.terms for s in found)


def test_name_and_office_alone_say_nothing(nlp: Language) -> None:
    found = statements("The Tarnish president, Mira Holm, left the harbour town before the storm.", nlp)
    assert not any(s.kind == "appositive" for s in found)


def test_an_age_is_a_statement(nlp: Language) -> None:
    found = statements("Divers rescued a 34-year-old engineer from the wreck on Monday.", nlp)
    assert "a 34-year-old engineer" in [s.span.text for s in found]
    assert next(s for s in found if s.span.text == "a 34-year-old engineer").kind == "appositive"


def test_what_a_clause_lacks_is_known(nlp: Language) -> None:
    text = "Mira Holm praised the sailors of the ferry who were saved by navy divers near the harbour of Vell."
    relative = next(s for s in statements(text, nlp) if s.kind == "relative")
    assert relative.about is not None
    assert relative.about.text == "the sailors of the ferry"
    assert relative.clause
    torn = next(s for s in statements("The board met to discuss the new harbour wall.", nlp) if s.kind == "adverbial")
    assert not torn.clause


def test_the_first_of_two_verbs_is_a_statement_too(nlp: Language) -> None:
    text = "Mira Holm sold the ferry company to a rival in May and bought a shipyard in Tarn."
    found = [s.span.text for s in statements(text, nlp)]
    assert "Mira Holm sold the ferry company to a rival in May" in found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The crews talked about how to row home in the fog and bring medicine to the island.", "bring medicine"),
        ("The town hung up photographs of them rowing at the great regatta in Port Ellis.", "rowing at"),
    ],
)
def test_a_clause_whose_subject_is_not_sure_names_none(text: str, part: str, nlp: Language) -> None:
    held = [statement for statement in statements(text, nlp) if statement.span.text.startswith(part)]
    assert held
    assert all(statement.about is None and statement.gap is None for statement in held)


def test_a_relative_clause_that_may_mean_the_nearer_noun_names_neither(nlp: Language) -> None:
    text = "The rebels called it a response to artillery strikes last week which killed 30 villagers near Vell."
    held = [s for s in statements(text, nlp) if s.kind == "relative" and "killed" in s.span.text]
    assert held
    assert all(s.about is None for s in held)


@pytest.mark.parametrize(
    "text",
    [
        "The police looked into claims involving the former mayor of Vell.",
        "The town sent five engines containing special equipment for the rescue.",
    ],
)
def test_a_participle_that_says_what_something_is_gets_no_form_of_be(text: str, nlp: Language) -> None:
    held = [s for s in statements(text, nlp) if s.kind == "participle"]
    assert held
    assert all(s.gap is None and not s.clause for s in held)


@pytest.mark.parametrize(
    "text",
    [
        "At no time did the engineers of the mill receive a warning.",
        "The old road no longer reaches the harbour of Vell.",
        "The captain could in no way have seen the other ferry.",
    ],
)
def test_no_before_a_time_or_way_denies(text: str, nlp: Language) -> None:
    assert statements(text, nlp)[0].negated


def test_no_number_denies_nothing(nlp: Language) -> None:
    assert not any(s.negated for s in statements("The harbour board met at the time of the storm in Vell.", nlp))


def test_a_question_is_no_statement_whoever_asks(nlp: Language) -> None:
    assert not statements("Did the harbour board of Vell sell the old ferry?", nlp)
    assert not statements("Is the old ferry safe for the people of Vell?", nlp)
    asked = statements("“Did the board sell the old ferry?” he asked. The board sold the old ferry in May.", nlp)
    assert [s.span.text for s in asked if "sold" in s.span.text]
    assert not any(s.span.text.startswith("Did the board sell the old ferry") and s.kind == "reported" for s in asked)


def test_an_inversion_that_does_not_ask_is_told(nlp: Language) -> None:
    found = statements("Should the old mill close, forty people of Vell will lose their work.", nlp)
    assert any("will lose their work" in s.span.text for s in found)


def test_an_office_is_not_said_of_what_it_belongs_to(nlp: Language) -> None:
    text = "Six of the crew were treated at Vell Infirmary, its medical director, Dr. Mira Holm, said."
    offices = [s for s in statements(text, nlp) if s.kind == "appositive"]
    assert not any(s.span.text.startswith("Vell Infirmary") for s in offices)


def test_of_two_names_an_apposition_may_tell_either(nlp: Language) -> None:
    found = statements("The quarry near Hodrin, a quiet village below the dam, was closed.", nlp)
    (told,) = [s for s in found if s.kind == "appositive"]
    assert told.gap is None


def test_two_verbs_that_share_an_object_both_have_it(nlp: Language) -> None:
    found = [s.span.text for s in statements("Inspectors seized and searched a trawler that had left Vell.", nlp)]
    assert "Inspectors seized and searched a trawler" in found
    assert "Inspectors seized" not in found


def test_what_something_hangs_on_is_not_told_as_done(nlp: Language) -> None:
    hangs = statements("The truce depends on both villages opening the old road to lorries.", nlp)
    assert [s.kind for s in hangs] == ["main"]
    done = statements("The truce brought both villages opening the old road to lorries.", nlp)
    assert "depends" in hangs[0].span.text
    assert len(done) > 1


@pytest.mark.parametrize(
    ("text", "words", "helping"),
    [
        ("Ada Holt was arrested in Velm and charged with the theft of two boats.", "charged", "was"),
        ("The ferries have been checked and repaired by two old shipwrights.", "repaired", "have been"),
        ("The driver was tired and hit two people near Velm.", "hit", None),
    ],
)
def test_a_second_participle_shares_the_helping_verbs(
    text: str, words: str, helping: str | None, nlp: Language
) -> None:
    found = [s for s in statements(text, nlp) if s.kind == "coordinate" and s.span.text.startswith(words)]
    assert [s.gap[2] if s.gap else None for s in found] == [helping]


def test_what_somebody_is_seen_doing_is_no_sentence(nlp: Language) -> None:
    found = statements("The guard watched a rather tired pilot leave the old airport by bus.", nlp)
    assert not any(s.clause and s.span.text.startswith("a rather") for s in found)


def test_that_something_was_said_is_no_statement(nlp: Language) -> None:
    assert not statements("Before the vote, the daughter of the mayor said in a short film", nlp)
    assert statements("Before the vote, the daughter of the mayor said the mill would close.", nlp)


def test_what_is_only_asked_for_is_no_claim(nlp: Language) -> None:
    found = statements("The mayor proposed that the two mills close until after the summer fair in Velm.", nlp)
    assert not any(s.kind == "reported" for s in found)
    found = statements("The mayor said that the two mills close until after the summer fair in Velm.", nlp)
    assert any(s.kind == "reported" for s in found)


def test_a_sentence_that_begins_with_a_joining_word_and_lost_its_main_verb_is_a_clause_of_time(nlp: Language) -> None:
    from spacy.tokens import Doc

    words = ["When", "the", "abbot", "sold", "the", "orchard", ",", "the", "nuns"]
    doc = Doc(
        nlp.vocab,
        words,
        pos=["SCONJ", "DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT", "DET", "NOUN"],
        tags=["WRB", "DT", "NN", "VBD", "DT", "NN", ",", "DT", "NNS"],
        heads=[3, 2, 3, 3, 5, 3, 3, 8, 3],
        deps=["advmod", "det", "nsubj", "ROOT", "det", "dobj", "punct", "det", "dep"],
        sent_starts=[True, *[False] * 8],
    )
    assert [kind for _, kind in clause_heads(doc)] == ["adverbial"]


def test_a_question_and_a_clause_behind_a_comma_keep_their_main_verb(nlp: Language) -> None:
    for text in ("When did the abbot sell the orchard to the town?", "After Vell, the orchard is the largest of Tarn."):
        doc = next(parse([text], nlp))
        assert all(kind != "adverbial" for _, kind in clause_heads(doc))


def test_where_somebody_says_it_is_no_statement(nlp: Language) -> None:
    found = statements("The abbot said in a letter posted on the chapel door that the orchard was sold.", nlp)
    assert not any("posted" in s.span.text and "orchard" not in s.span.text for s in found)
    found = statements("The orchard was shown in a letter posted on the chapel door.", nlp)
    assert any("posted" in s.span.text for s in found)


def test_a_clause_does_not_end_behind_a_joining_word_without_its_verb(nlp: Language) -> None:
    text = "Dorn won the race and kept the cup in Vell while neighbour Ada Holt, whose boat leaked, came in last."
    assert not any(s.span.text.rstrip().endswith(("while", "while neighbour")) for s in statements(text, nlp))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The weavers used a dye called madder on the heavy sails.", "is"),
        ("The weavers used a dye banned in Vell on the heavy sails.", "was"),
    ],
)
def test_what_something_is_called_it_is_still_called(text: str, verb: str, nlp: Language) -> None:
    gaps = [s.gap[2] for s in statements(text, nlp) if s.kind == "participle" and s.gap is not None]
    assert gaps == [verb]


def test_what_is_not_thought_hoped_or_aimed_at_is_no_statement_of_its_own(nlp: Language) -> None:
    for text, said in (
        ("Wardens in Velm do not believe there are any sheep left on the island.", "there are any"),
        ("The miller hoped the price of barley would not rise before the autumn fair.", "the price"),
        ("“We must drain the whole canal to be sure that all of the barrels have been found,” Holt said.", "all of"),
        ("The council must check that every one of the old lamps was taken down.", "every one"),
    ):
        assert not any(s.span.text.startswith(said) for s in statements(text, nlp))
    found = statements("Wardens in Velm do not believe there are any more sheep left on the island.", nlp)
    denied = next(s for s in found if "sheep" in s.span.text)
    assert denied.negated
    assert denied.span.text.startswith("Wardens in Velm do not believe")


def test_what_is_known_or_told_of_something_that_there_is_stays_a_statement(nlp: Language) -> None:
    known = statements("The miller did not know that the price of barley had risen before the autumn fair.", nlp)
    assert any(s.span.text.startswith("the price") for s in known)
    text = "They do not think that the ferry, which sank off Velm on Monday evening, had been checked."
    assert any("sank off Velm" in s.span.text for s in statements(text, nlp))


def test_a_sentence_keeps_the_joining_word_of_a_clause_that_it_begins_with(nlp: Language) -> None:
    found = statements(
        "“As you surely know we have doubled our harvest of barley in the past three years,” he said.", nlp
    )
    assert any(s.span.text.startswith("As you surely know we have doubled") for s in found)
    assert not any(s.span.text.startswith("you surely know we") for s in found)


def test_a_verb_that_disagrees_with_its_subject_makes_no_statement(nlp: Language) -> None:
    found = statements("“What I told you is not meant as a threat or as a price for the mill,” she said.", nlp)
    assert not any(s.span.text.startswith("you is") for s in found)


def test_what_somebody_is_made_to_feel_is_no_statement_of_its_own(nlp: Language) -> None:
    from spacy.tokens import Doc

    words = ["That", "makes", "millers", "feel", "better", "."]
    doc = Doc(
        nlp.vocab,
        words,
        pos=["PRON", "VERB", "NOUN", "NOUN", "ADJ", "PUNCT"],
        tags=["DT", "VBZ", "NNS", "NN", "JJR", "."],
        deps=["nsubj", "ROOT", "nsubj", "ccomp", "acomp", "punct"],
        heads=[1, 1, 3, 1, 3, 1],
        lemmas=["that", "make", "miller", "feel", "well", "."],
    )
    assert [head.text for head, _ in clause_heads(doc)] == ["makes"]


def test_the_start_of_a_sentence_is_no_statement_that_a_passive_in_it_confirms(nlp: Language) -> None:
    text = (
        "The search effort comes as a crew of four, among them a ten-year-old girl, were confirmed to be of the at "
        "least 12 sailors who drowned when the Orsk Ferry went down."
    )
    found = statements(text, nlp)
    assert not any(s.span.text == "The search effort comes as a crew of four" for s in found)
    assert any(s.span.text.startswith("The search effort") and "12 sailors" in s.span.text for s in found)
