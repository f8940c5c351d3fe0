"""Whom the words of a source mean, on invented sentences read by the real pipeline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.annotate.quotations.find import find_quotations
from samestory.model import Report
from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def speakers(text: str, nlp: Language) -> list[str | None]:
    return [q.speaker.name if q.speaker else None for q in read(text, nlp)]


def test_a_statement_is_its_owners(nlp: Language) -> None:
    text = "“We are sorry for the families,” the ministry’s statement said."
    assert speakers(text, nlp) == ["the ministry"]


def test_the_statement_is_of_who_spoke_last_and_so_is_it(nlp: Language) -> None:
    text = (
        "Mara Venning said in a statement that the pier was closed.\n\n"
        "“Nobody was on the pier,” the statement said. It said the crane was “beyond repair.”"
    )
    assert speakers(text, nlp) == ["Mara Venning"] * 3


def test_a_number_is_no_speaker(nlp: Language) -> None:
    text = (
        "The clinic was treating 19 of the sailors, four of them in critical condition, its director, Tom Adler, said."
    )
    assert speakers(text, nlp) == ["Tom Adler"]


def test_a_dateline_is_no_speaker(nlp: Language) -> None:
    assert speakers("OSLO, Norway — Mara Venning said the harbour would stay open.", nlp) == ["Mara Venning"]


def test_an_event_is_no_speaker(nlp: Language) -> None:
    text = "Word of the sale emerged after Mara Venning wrote to the guild, warning that there would be “no way back.”"
    assert speakers(text, nlp) == ["Mara Venning"]


def test_two_descriptions_of_one_person(nlp: Language) -> None:
    text = "Former dockworker and head of the guild, Tom Adler, said the sale was “a mistake.”"
    assert speakers(text, nlp) == ["Tom Adler"]


def test_a_company_set_against_its_description(nlp: Language) -> None:
    text = "Holm Cranes Ltd. runs the port. The contractor, Holm Cranes Ltd., says its engineers were “never warned.”"
    assert speakers(text, nlp)[-1] in ("Holm Cranes", "Holm Cranes Ltd.", "Holm Cranes Ltd")


def test_he_is_not_the_man_whom_he_talks_about(nlp: Language) -> None:
    text = (
        "Tom Adler said the town was in mourning.\n\n"
        "“It is a loss for us that Peter Hale and his two sons died in the storm,” he said."
    )
    assert speakers(text, nlp) == ["Tom Adler", "Tom Adler"]


def test_an_age_means_who_spoke_last(nlp: Language) -> None:
    text = "Mara Venning said she had seen the crane fall. “It was so loud,” the 21-year-old said."
    assert speakers(text, nlp) == ["Mara Venning", "Mara Venning"]


def test_a_speaker_who_is_named_only_in_the_next_paragraph(nlp: Language) -> None:
    text = (
        "A spokeswoman for the Norland guild dismissed the claim, saying the ships “had never sailed”.\n\n"
        "“We keep the treaty,” said the spokeswoman, Hanna Adler."
    )
    assert speakers(text, nlp) == ["Hanna Adler"] * 3


def test_words_posted_somewhere_end_a_sentence_of_their_speaker(nlp: Language) -> None:
    text = (
        "“The talks were long,” Garba Holm, a spokesman for the guild, said in a run of messages on Twitter. "
        "“The talks will continue.”"
    )
    assert speakers(text, nlp) == ["Garba Holm", "Garba Holm"]


def test_the_nearer_subject_before_somebody_only_named_for_a_pronoun(nlp: Language) -> None:
    text = "“We are tired,” Holm said after meeting Mr Tom Adler. He did not stay. “We want to sleep.”"
    assert set(speakers(text, nlp)) == {"Holm"}


def test_a_statement_that_the_lawyer_read_is_the_clients(nlp: Language) -> None:
    text = (
        "Bruno Halder's lawyer, Ada Holm, read out a statement on behalf of her client. “I sold no tickets,” it said."
    )
    assert speakers(text, nlp) == ["Bruno Halder"]


def test_it_is_the_body_of_which_the_sentence_before_tells(nlp: Language) -> None:
    text = (
        "According to the report the bridge was old. The Harbour Board had asked for a new one. "
        "“Nobody listened to us in all those years,” it said."
    )
    assert speakers(text, nlp)[-1] == "Harbour Board"


UNSEEN = {
    "he, behind words about another man": (
        "Haro Sand, a professor in Velm, told the Courier that Ole Brandt was trying to change the law.\n\n"
        "“We do not know what Brandt wants,” he said.",
        "We do not know",
        "Haro Sand",
    ),
    "a long title before the name": (
        "First Deputy Chairman of the Norland Council's Defense and Safety Committee Frans Klint "
        "also warned that “nobody can rein it in”.",
        "nobody can rein",
        "Frans Klint",
    ),
    "who calls himself so": (
        "A man who gave his name as Mikkel said the crowd ran. “A great many people began to run,” he said.",
        "A great many people",
        "Mikkel",
    ),
    "quoted by an agency as saying": (
        "The guild spoke on Friday.\n\n"
        "“We are worried about the ferry,” guild head Ole Brandt was quoted by Tass as saying.",
        "We are worried",
        "Ole Brandt",
    ),
    "a new sentence of somebody else behind the words": (
        "Ada Holm said: “We went fast.\n\n“There was blood on the deck. It was horror.” "
        "Police have confirmed that a man was held.",
        "There was blood",
        "Ada Holm",
    ),
    "a full stop behind the mark": (
        "Ada Holm told the Courier that her son had called it “a thing of the past”. Ole Brandt added: “We go.”",
        "We go",
        "Ole Brandt",
    ),
    "over the line under a picture": (
        "Ada Holm said in a statement: “The ferry is under investigation by the guild.\n\nThe ferry at its pier\n\n"
        "“Once that is over, we will talk.”",
        "Once that is over",
        "Ada Holm",
    ),
    "of whom the sentence is": (
        "Mr Brandt spoke first. “We go,” he said.\n\n"
        "Col Holm, leader of the union, has been given such promises before, he said, “by men with nicer shoes”.",
        "nicer shoes",
        "Holm",
    ),
    "read in the name of another": (
        "Ole Brandt was led away by his wife.\n\nHis lawyer, Ada Holm, came out with a sheet of paper. "
        "“I took nothing,” she read, in his name.",
        "I took nothing",
        "Ole Brandt",
    ),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_who_speaks(name: str, nlp: Language) -> None:
    text, words, speaker = UNSEEN[name]
    (doc,) = parse([text], nlp)
    report = Report(id="r", source="r.txt", text=text)
    report = replace(report, actors=find_actors(doc, report))
    (one,) = [q for q in find_quotations(doc, report) if any(words in v.text for v in q.verbatim)]
    assert one.speaker is not None
    assert one.speaker.name == speaker


def test_a_paper_that_quotes_somebody_as_saying_is_not_the_speaker(nlp: Language) -> None:
    text = (
        "Ada Holm told the Velmar Post in an interview that the zone sends a “dreadful message.”\n"
        "“By doing so one gives up” on children and it could be “the end of play,” the newspaper quoted her as saying."
    )
    assert set(speakers(text, nlp)) == {"Ada Holm"}
    assert speakers("“We are done with it,” the paper quoted Ada Holm as saying.", nlp) == ["Ada Holm"]


def test_a_relative_clause_between_a_speaker_and_the_verb(nlp: Language) -> None:
    text = "“It is just silly,” Holm, who had skidded into the straw and sat there backwards, exclaimed over the radio."
    assert speakers(text, nlp) == ["Holm"]


def test_a_participle_goes_on_about_whom_the_nearer_clause_is(nlp: Language) -> None:
    text = "Halder's remarks came as the envoy Ada Holm turned down the offer, calling it a “sticking plaster”."
    assert speakers(text, nlp)[-1] == "Ada Holm"


def test_he_is_who_has_just_said_of_somebody(nlp: Language) -> None:
    text = (
        "Bruno Brandt spoke on Monday. Brandt seems likely to drop the tests, said Soo Tamm, an expert in Velm.\n"
        "“What he fears is being forgotten,” he said."
    )
    assert speakers(text, nlp)[-1] == "Soo Tamm"


def test_another_word_for_the_last_speaker(nlp: Language) -> None:
    text = (
        "“This is mad,” Bruno Halder shouted on the radio.\n“I saw nothing,” added the four-times champion.\n"
        "“It is worse than the crabs,” the whale advocate wrote."
    )
    assert set(speakers(text, nlp)) == {"Bruno Halder"}


def test_a_description_is_nobody_who_holds_another_office(nlp: Language) -> None:
    text = "“It is late,” said the mayor, Ada Holm.\n“It is dear,” the opposition leader said."
    assert speakers(text, nlp) == ["Ada Holm", "the opposition leader"]


def test_she_is_no_posts_and_not_nobody(nlp: Language) -> None:
    text = "Several of the posts mocked the scanner. Nobody said it works – or, as she calls it, “the beep box.”"
    assert speakers(text, nlp)[-1] is None


def test_an_address_that_includes_a_warning_is_its_owners(nlp: Language) -> None:
    text = "Brandt's New Year address included a warning to the islanders that he has a “red button” on his desk."
    assert speakers(text, nlp) == ["Brandt"]


def test_a_paragraph_of_quoted_words_whose_cue_is_in_the_next(nlp: Language) -> None:
    text = "The pier was shut.\n“The pier is closed to all.”\n“We shall open it in May,” Ada Holm said."
    assert speakers(text, nlp) == ["Ada Holm", "Ada Holm"]
    apart = "The pier was shut.\n“The pier is closed to all.”\nRain fell.\n“We shall open it in May,” Ada Holm said."
    assert speakers(apart, nlp) == [None, "Ada Holm"]


def test_another_word_of_the_other_gender_is_somebody_else(nlp: Language) -> None:
    text = "“I saw it,” Mr Bruno Halder said of his ride.\n“I saw nothing,” added the actress from Velm."
    assert speakers(text, nlp)[-1] != "Bruno Halder"


def test_a_spokesman_who_was_told_of_is_no_other_word_for_who_spoke_last(nlp: Language) -> None:
    text = (
        "A Quill Air Lines spokesman called it a “stowaway.”\n\n"
        "“I took that as a joke,” said Ivo Brandt, a baker.\n\n"
        "“The captain turned back,” the Quill spokesman said.\n\n"
        "“The bird was set free,” the spokesman wrote."
    )
    spokesman = "a Quill Air Lines spokesman"
    assert speakers(text, nlp) == [spokesman, "Ivo Brandt", spokesman, spokesman]


def test_a_noun_beside_a_name_means_that_person_later(nlp: Language) -> None:
    text = (
        "Park Sun-ho, the spokesman for President Moor, said the office was glad.\n\n"
        "“We have always wished to talk,” the spokesman said."
    )
    assert speakers(text, nlp) == ["Park Sun-ho"] * 2


def test_a_description_means_the_same_person_throughout(nlp: Language) -> None:
    text = (
        "Film-maker Otto Renner has said that the scene was “a mistake”.\n\n"
        "The director said the road was dry.\n\n"
        "“I was afraid,” Mara Venning said.\n\n"
        "The director said: “I love the car.”"
    )
    assert speakers(text, nlp) == ["Otto Renner", "Otto Renner", "Mara Venning", "Otto Renner"]


@pytest.mark.parametrize(
    "description",
    ["The 65-year-old two-time Coach of the Year", "The 65-year-old", "The coach, 65,"],
)
def test_an_age_calls_anew_who_acted_in_the_sentence_before(nlp: Language, description: str) -> None:
    text = f"Bruce Halder is leaving the league after five seasons.\n\n{description} said: “It has been a journey.”"
    assert speakers(text, nlp)[-1] == "Bruce Halder"


def test_who_did_not_speak_yet_is_not_called_anew_without_an_age(nlp: Language) -> None:
    text = "Bruce Halder was held on Monday.\n\nThe policeman said: “He was asleep.”"
    assert speakers(text, nlp) == ["the policeman"]


def test_one_cue_between_two_remarks_has_one_source(nlp: Language) -> None:
    text = (
        "“We are glad,” Dr. Ada Dahl, who keeps the seed bank of Ansel and leads the survey of its "
        "meadows, said in a written statement. “Nobody has found it before.”"
    )
    assert speakers(text, nlp) == ["Ada Dahl", "Ada Dahl"]


def test_a_remark_goes_on_below_a_picture_and_its_credit(nlp: Language) -> None:
    text = (
        "“This shows how strong it is,” said Dr Marsh.\n\n"
        "The lens can be seen at the centre (University of Velm)\n\n"
        "“The lamp is far away.\n\n“Yet we can study it.”"
    )
    assert speakers(text, nlp) == ["Marsh"] * 3


def test_a_day_owns_no_words_and_a_plural_owner_has_no_apostrophe(nlp: Language) -> None:
    text = "The executives’ letter adds, “we put ourselves forward.”\n\nSaturday’s article called the plan “a trap.”"
    assert speakers(text, nlp)[0] == "the executives"
    assert "Saturday" not in speakers(text, nlp)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Ferry Workers' Union wants a rise of nine per cent. Velmline, which runs the ferries, has offered "
            "four. The strike will last until Sunday, according to the union.",
            "Ferry Workers' Union",
        ),
        (
            "Interior Minister Yaro Telm praised the crews. Prime Minister Kaja Lund of Norvane rang the president. "
            "The road will be rebuilt, the minister promised.",
            "Yaro Telm",
        ),
        ("Thirty people stayed in hospital, four of them in intensive care, said Hanna Lorn, a doctor.", "Hanna Lorn"),
        ("The mill knits for Brandt & Lorn, which said it had stopped all orders.", "Brandt & Lorn"),
    ],
)
def test_who_is_meant_where_another_stands_nearer(text: str, speaker: str, nlp: Language) -> None:
    assert speakers(text, nlp)[-1] == speaker


def test_she_is_the_woman_of_the_sentence_before(nlp: Language) -> None:
    text = (
        "Captain Ilo Besnik said the boats were gone. “Nothing was paid,” Besnik said.\n\n"
        "A Clearford woman thanked the crew. “They shared their bread with us,” she said."
    )
    assert speakers(text, nlp)[-1] == "a Clearford woman"


def test_she_is_not_a_man_of_the_sentence_before(nlp: Language) -> None:
    text = "Captain Ada Holm came ashore.\n\nA fisherman thanked her. “They shared their bread with us,” she said."
    assert speakers(text, nlp)[-1] == "Ada Holm"


def test_the_day_behind_a_cue_is_nobody(nlp: Language) -> None:
    text = "“There is a rift between crews and board,” Fenn, a top adviser, said Thursday morning on Velm Radio."
    assert speakers(text, nlp) == ["Fenn"]


def test_a_clock_before_a_name_and_a_colon_is_no_part_of_the_label(nlp: Language) -> None:
    text = "Ole Marsh rowed in.\n\n18.10 Marsh: ‘No oar is longer than the quay’\n\nThat was all."
    assert speakers(text, nlp) == ["Ole Marsh"]


def test_who_signs_below_may_be_told_more_of(nlp: Language) -> None:
    text = "“Too much salt.”\n\n-Dora Quell, cook.\n\n“I like it.”\n\n— Mayor Ole Marsh, over his plate\n\nThe end."
    assert speakers(text, nlp) == ["Dora Quell", "Ole Marsh"]


def test_a_mark_without_a_space_before_it(nlp: Language) -> None:
    (quotation,) = read("Ole Marsh sat down. Marsh said,“More soup, it is cold out.”", nlp)
    assert quotation.cue is not None
    assert quotation.cue.text == "said"


@pytest.mark.parametrize(
    "text",
    [
        "The guild mailed a note to its guests saying, “The stew is off tonight.”",
        "The guild sent a letter to the cooks describing the soup: “It is as thin as rain.”",
    ],
)
def test_whom_a_letter_was_sent_does_not_speak_in_it(nlp: Language, text: str) -> None:
    assert [q.speaker.name for q in read(text, nlp) if q.verbatim and q.speaker] == ["the guild"]


def test_words_that_somebody_is_told_not_to_say_are_the_reporters_source(nlp: Language) -> None:
    text = "Dora Quell said that the guild would not comment on “gossip”."
    assert [(q.speaker.name, q.polarity) for q in read(text, nlp) if q.speaker] == [("Dora Quell", "positive")]


def test_one_who_gives_her_name_as_something_is_called_so(nlp: Language) -> None:
    assert speakers("‘You can’t row that,’ says one, who gives her name only as Wanda.", nlp) == ["Wanda"]


def test_neither_confirmed_nor_denied(nlp: Language) -> None:
    text = "A spokesman would neither confirm nor deny the sale. A clerk would not confirm or deny it, but Marsh did."
    assert {q.polarity for q in read(text, nlp) if q.cue and q.cue.text == "deny"} == {"negative"}


def test_the_label_of_a_button_is_nobodys(nlp: Language) -> None:
    assert read("The clip ended with a button that said “Row now.”", nlp) == ()


def test_according_to_somebody_ends_at_the_comma(nlp: Language) -> None:
    text = "According to an old menu, Quell and Marsh served the soup without onions in May."
    (quotation,) = (q for q in read(text, nlp) if q.cue and q.cue.text == "According to")
    assert quotation.content.text.startswith("Quell and Marsh")


def test_the_label_of_a_heading_is_named_by_the_body(nlp: Language) -> None:
    text = (
        "The row as it happened\n\nOle Marsh has rowed in.\n\nCoach: ‘I was her coach, not her cook’\n\n"
        "Ole Marsh had no idea. ‘I was her coach, not her cook,’ Marsh says."
    )
    assert speakers(text, nlp) == ["Ole Marsh", "Ole Marsh"]


def test_a_word_that_hyphens_cut_is_named_whole(nlp: Language) -> None:
    text = "“The council must give up” raising the toll, said the inter-guild in a note read to the press."
    assert speakers(text, nlp) == ["the inter-guild"]
