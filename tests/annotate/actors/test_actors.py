"""Who acts in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.model import Actor, Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def actors_of(text: str, nlp: Language) -> dict[str, Actor]:
    found = find_actors(next(parse([text], nlp)), Report(id="r", source="r.txt", text=text))
    for actor in found:
        last = 0
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.start >= last
            last = mention.end
    return {actor.name: actor for actor in found}


def forms(actor: Actor) -> set[str]:
    return {mention.text for mention in actor.mentions}


def test_titles_surnames_descriptions_and_pronouns_are_one_man(nlp: Language) -> None:
    text = (
        "Danish prime minister Peter Holm arrived in Oslo on Monday. Mr Holm said talks had failed. "
        "The Danish leader left early. He declined to answer questions."
    )
    holm = actors_of(text, nlp)["Peter Holm"]
    assert {"Danish prime minister Peter Holm", "Mr Holm", "The Danish leader", "He"} <= forms(holm)
    assert holm.kind == "person"
    assert holm.gender == "male"
    assert holm.roles == ("Danish prime minister",)


def test_two_of_one_surname_stay_apart(nlp: Language) -> None:
    text = (
        "Bruno Halder and Irene Halder were on board. Mr Halder said the boat was old. "
        "Ms Halder said it was not. The Halder family lives in Bergen."
    )
    found = actors_of(text, nlp)
    assert "Mr Halder" in forms(found["Bruno Halder"])
    assert "Ms Halder" in forms(found["Irene Halder"])
    assert not any("Halder" in forms(actor) for actor in found.values())


def test_apposition_gives_a_role(nlp: Language) -> None:
    text = "Gaby Moreno, her lawyer, said the case was weak. The lawyer said the trial would start in May."
    moreno = actors_of(text, nlp)["Gaby Moreno"]
    assert "The lawyer" in forms(moreno)
    assert "lawyer" in moreno.roles


def test_a_capital_stands_for_its_government_only_when_it_acts(nlp: Language) -> None:
    text = "Moscow accused Norway of spying. Norway denied it. The two sides met in Moscow on Friday."
    found = actors_of(text, nlp)
    assert [mention.start for mention in found["Russia"].mentions] == [0]
    assert found["Moscow"].mentions[0].start > 60


def test_government_is_its_country_and_army_is_a_body(nlp: Language) -> None:
    text = "The Norwegian government said no. The Norwegian army moved north. The military said it was an exercise."
    found = actors_of(text, nlp)
    assert "The Norwegian government" in forms(found["Norway"])
    assert "The military" in forms(found["Norwegian army"])


def test_the_company_is_what_the_text_is_about(nlp: Language) -> None:
    text = "Nordlys Shipping said on Tuesday that it would close two lines. The company said costs had risen."
    found = actors_of(text, nlp)
    assert any("The company" in forms(actor) and "Nordlys" in actor.name for actor in found.values())


def test_unnamed_speakers_are_actors(nlp: Language) -> None:
    text = "A senior port official said the crane was unsafe. The official said nobody was hurt."
    found = actors_of(text, nlp)
    assert forms(found["a senior port official"]) == {"A senior port official", "The official"}


def test_acronym_joins_its_long_name(nlp: Language) -> None:
    text = "The International Monetary Fund (IMF) raised its forecast. The IMF said growth was strong."
    found = [actor for actor in actors_of(text, nlp).values() if "IMF" in {form[-3:] for form in forms(actor)}]
    assert [actor.name for actor in found] == ["International Monetary Fund"]


def test_pronouns_inside_quotation_marks_are_left_alone(nlp: Language) -> None:
    text = "Peter Holm met Karl Berg. “He lied to me,” Mr Holm said."
    assert all("He" not in forms(actor) for actor in actors_of(text, nlp).values())


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "'s", "“", "“” ” ’ “Mr", "Mr", "The",
     "🙂 🙂\x00 Ada", "MR MRS DR PRESIDENT", "of of of the the", "- - -",
     "Ada Holm’s ’s ’s’", "President", "the president of the", "#", "@ @ada", "A-B-C-D-"],
)  # fmt: skip
def test_odd_input_never_crashes(text: str, nlp: Language) -> None:
    actors_of(text, nlp)


def test_a_relative_takes_the_surname(nlp: Language) -> None:
    text = "Ada Halder was charged on Monday. Her father Bruno said the charge was absurd. Halder is 17."
    assert "Her father Bruno" in forms(actors_of(text, nlp)["Bruno Halder"])


def test_two_relatives_take_the_surname(nlp: Language) -> None:
    text = "Ada Halder was charged on Monday. Her father Bruno said no. Her sister Greta said the charge was absurd."
    found = actors_of(text, nlp)
    assert "Her father Bruno" in forms(found["Bruno Halder"])
    assert "Her sister Greta" in forms(found["Greta Halder"])


def test_a_union_with_two_trades_and_its_acronym_are_one(nlp: Language) -> None:
    text = "The Quay and Harbour Workers' Union (QHWU) called a strike. The QHWU said it would last a week."
    union = actors_of(text, nlp)["Quay and Harbour Workers' Union"]
    assert any("QHWU" in form for form in forms(union))
    assert union.kind == "organisation"


def test_an_unknown_country_is_a_place_by_its_adjective(nlp: Language) -> None:
    text = "Orlandia closed the border on Monday. The Orlandian minister said Orlandia's government would decide."
    found = actors_of(text, nlp)
    assert found["Orlandia"].kind == "place"
    assert "Orlandian" not in found


def test_an_epithet_before_a_full_name_is_no_part_of_it(nlp: Language) -> None:
    text = (
        "Irene Halder spoke in Oslo on Monday. Her rival said nobody liked working with Gloomy Irene Halder. "
        "Gloomy Irene lost again, he wrote. Ms Halder did not answer."
    )
    found = actors_of(text, nlp)
    assert not any("Gloomy" in name for name in found)
    assert found["Irene Halder"].gender == "female"
    assert "Ms Halder" in forms(found["Irene Halder"])


def test_a_surname_that_is_a_given_name_is_no_beginning_of_a_name(nlp: Language) -> None:
    text = "Rakel Scott said her husband was unarmed. Keith Anders Scott was 40. Scott died on Monday."
    found = actors_of(text, nlp)
    assert "Rakel Scott" in found
    assert "Keith Anders Scott" in found


def test_a_title_before_a_surname_is_not_given_to_the_spouse_named_later(nlp: Language) -> None:
    text = (
        "President Halder told a dinner in Oslo on Monday that he would be insulted. Mr. Halder then left. "
        "The first lady Irene Halder stayed. President Halder said on Tuesday that he was tired."
    )
    found = actors_of(text, nlp)
    assert {"President Halder", "Mr. Halder"} <= forms(found["Halder"])
    assert found["Halder"].gender == "male"
    assert "President Halder" not in forms(found["Irene Halder"])


def test_a_title_goes_to_whoever_of_one_surname_has_it(nlp: Language) -> None:
    text = (
        "Irene Halder spoke for her husband in Bergen. Irene Halder said the vote was close. "
        "President Bruno Halder was in Oslo. President Halder said the vote was not close."
    )
    found = actors_of(text, nlp)
    assert "President Halder" in forms(found["Bruno Halder"])


def test_a_surname_that_is_also_a_title_follows_mr(nlp: Language) -> None:
    text = "Ada King opened the school in Bergen. Its head is Corin King. Mr. King said the school was full."
    found = actors_of(text, nlp)
    assert "Mr. King" in forms(found["Corin King"])


def test_a_double_surname_stays_whole_after_mr(nlp: Language) -> None:
    text = "Douglas Calder-Ruiz, an economist, said taxes would rise. Mr. Calder-Ruiz said wages would not."
    assert "Mr. Calder-Ruiz" in forms(actors_of(text, nlp)["Douglas Calder-Ruiz"])


def test_the_president_is_nobody_where_several_are_named_a_while_ago(nlp: Language) -> None:
    text = (
        "Danish president Bruno Halder met Norwegian president Peter Holm in Bergen on Monday. "
        "The weather was bad and the ferries did not sail. Journalists waited at the harbour for hours. "
        "Guards kept everybody away from the gates. As the president left, aides clashed with reporters."
    )
    found = actors_of(text, nlp)
    assert not any("the president" in forms(actor) for actor in found.values())


def test_candidates_of_two_parties_are_not_one(nlp: Language) -> None:
    text = (
        "Green presidential candidate Bruno Halder spoke in Bergen on Monday. The Labour presidential candidate said "
        "the speech was too long. The Green candidate said it was not."
    )
    halder = forms(actors_of(text, nlp)["Bruno Halder"])
    assert "The Labour presidential candidate" not in halder
    assert "The Green candidate" in halder


def test_an_apposition_after_where_somebody_is_from_is_not_the_place(nlp: Language) -> None:
    text = "Senator Bruno Halder of Kentucky, the majority leader, said the bill was dead on Monday."
    found = actors_of(text, nlp)
    assert "Kentucky" not in {name for name, actor in found.items() if actor.kind == "person"}


def test_a_surname_that_is_a_month_belongs_to_the_name(nlp: Language) -> None:
    text = "British Prime Minister Ruth May spoke in Bergen. Talks with Ruth on May 5 had failed."
    assert "British Prime Minister Ruth May" in forms(actors_of(text, nlp)["Ruth May"])


def test_a_nickname_in_quotation_marks_does_not_end_a_name(nlp: Language) -> None:
    text = (
        'Supporters of Robert C. "Bobby" Calder gathered in a small square near the harbour on Monday. '
        "Later that day Bobby Calder said he would vote. Then Calder left."
    )
    calder = [actor for name, actor in actors_of(text, nlp).items() if "Calder" in name]
    assert len(calder) == 1
    assert {'Robert C. "Bobby" Calder', "Bobby Calder"} <= forms(calder[0])


def test_a_place_before_an_acronym_is_no_given_name(nlp: Language) -> None:
    text = "The president of the Virginia RHWU spoke on Monday. In Virginia, the Virginia RHWU has 400 members."
    assert all(actor.kind != "person" for name, actor in actors_of(text, nlp).items() if "Virginia" in name)


def test_a_mended_quotation_is_no_name(nlp: Language) -> None:
    text = "“[W]e are reminded of the harbour,” Bruno Halder said. Trade in H.$RHWU(via was halted."
    assert not any(set("$]()") & set(name) for name in actors_of(text, nlp))


def test_who_is_named_in_a_quotation_is_not_who_says_it(nlp: Language) -> None:
    text = (
        "Irene Halder spoke of the families on Monday. The families have met nobody since last year. "
        "“Neither Holm nor his ministers should make us wait another day,” she said."
    )
    found = actors_of(text, nlp)
    assert "she" not in forms(found["Holm"])


def test_children_named_in_a_row_have_their_parents_surname(nlp: Language) -> None:
    text = (
        "Martin and Irene Halder of Oslo died in the crash, along with two children, Hannah and William. "
        "Hannah was a student in Bergen."
    )
    found = actors_of(text, nlp)
    assert len(found["Hannah Halder"].mentions) == 2
    assert "William Halder" in found


def test_an_office_alone_is_a_description(nlp: Language) -> None:
    text = "President vows to help families\n\nOrlandia's President expressed his condolences on Friday."
    assert "the president" in actors_of(text, nlp)


def test_a_company_is_no_person(nlp: Language) -> None:
    text = (
        "Brenvold Ltd. said on Monday that it would sell its ferries. Shares in Brenvold fell. "
        "Brenvold rejected an offer in May, and Brenvold will reject this one."
    )
    assert {actor.kind for name, actor in actors_of(text, nlp).items() if "Brenvold" in name} == {"organisation"}


def test_the_boy_is_the_only_child(nlp: Language) -> None:
    text = (
        "Ole Brandt, six, was found on the beach at Velm by the harbour master, Bruno Halder, 61. "
        "The boy had been missing for a day. Mr Halder said the lad was cold."
    )
    found = actors_of(text, nlp)
    assert {"The boy", "the lad"} <= forms(found["Ole Brandt"])
    assert not {"The boy", "the lad"} & forms(found["Bruno Halder"])


def test_the_boy_is_nobody_where_two_could_be_meant(nlp: Language) -> None:
    text = (
        "Ole Brandt, six, and Per Calder, nine, were found on the beach at Velm by the harbour master, Bruno Halder. "
        "The boy had lost a shoe."
    )
    assert not any("The boy" in forms(actor) for name, actor in actors_of(text, nlp).items() if name[:1].isupper())


def test_credits_and_zoos_are_no_persons(nlp: Language) -> None:
    text = (
        "The Sandhaven Zoo closed on Friday. Visitors to the Sandhaven Zoo were told to leave. Picture: Rex Features\n"
        "Ada Holm, who runs the Sandhaven Zoo, said an otter had escaped."
    )
    found = actors_of(text, nlp)
    assert {name for name, actor in found.items() if actor.kind == "person"} == {"Ada Holm"}
    assert found["Sandhaven Zoo"].kind == "organisation"


def test_a_town_is_no_person(nlp: Language) -> None:
    text = (
        "The girl was taken to the hospital at Brosk, 20 miles down the valley. Most people in Brosk heard the bell. "
        "Brosk has waited for a bridge since May."
    )
    assert actors_of(text, nlp)["Brosk"].kind == "place"


def test_a_trade_belongs_to_the_mention(nlp: Language) -> None:
    text = (
        "The first to arrive was the baker Bruno Halder. The tram Ole Brandt took was late, bookkeeper Ada Holm said."
    )
    found = actors_of(text, nlp)
    assert any(form.endswith("baker Bruno Halder") for form in forms(found["Bruno Halder"]))
    assert "bookkeeper Ada Holm" in forms(found["Ada Holm"])
    assert not any("tram" in form for form in forms(found["Ole Brandt"]))


def test_he_said_set_into_a_sentence_is_its_subject(nlp: Language) -> None:
    text = (
        "Enzo Calder, the chief executive, likes the plan. Bruno Halder, who speaks for the drivers, has been given "
        "such promises before, he said."
    )
    assert "he" in forms(actors_of(text, nlp)["Bruno Halder"])


def test_a_body_by_its_place_and_a_small_noun(nlp: Language) -> None:
    found = actors_of("He was flown to Velm hospital on Monday. Velm hospital said that he was well.", nlp)
    assert forms(found["Velm hospital"]) == {"Velm hospital"}
    assert "Velm hospital" not in actors_of("She works at a Velm hospital and lives in the town.", nlp)


def test_a_body_of_a_country_without_a_name(nlp: Language) -> None:
    text = (
        "The Danish foreign ministry said the ship was safe. Nobody was hurt. "
        "Denmark's foreign ministry did not say who was on board."
    )
    (ministry,) = [actor for actor in actors_of(text, nlp).values() if "ministry" in actor.name]
    assert len(ministry.mentions) == 2
    found = actors_of("He hoped to be heard in a Danish court one day.", nlp)
    assert not any("court" in name for name in found)


def test_the_bare_noun_is_the_body_named_before(nlp: Language) -> None:
    text = "The bear was born at Velm Zoo in June. The zoo said that it was healthy. The museum was closed."
    zoo = next(actor for actor in actors_of(text, nlp).values() if "Zoo" in actor.name)
    assert "The zoo" in forms(zoo)
    assert not any("The museum" in forms(actor) for actor in actors_of(text, nlp).values())


def test_whoever_is_as_old_is_meant(nlp: Language) -> None:
    text = (
        "A 31-year-old baker was arrested in Oslo on Friday. Peter Holm, 31, was held overnight. "
        "Jonas Lind, 44, was not."
    )
    found = actors_of(text, nlp)
    assert "A 31-year-old baker" in forms(found["Peter Holm"])
    assert not any("31" in form for form in forms(found["Jonas Lind"]))


def test_whom_a_report_is_about_is_described_before_the_name(nlp: Language) -> None:
    text = "A boy was rescued from the river in Oslo on Friday. Peter Holm, 6, had fallen from a boat."
    assert "A boy" in forms(actors_of(text, nlp)["Peter Holm"])
    text = "Peter Holm, 6, had fallen from a boat. Nobody saw it. Another boy called for help."
    assert "Another boy" not in forms(actors_of(text, nlp)["Peter Holm"])


def test_speakers_of_a_transcript_are_people(nlp: Language) -> None:
    text = (
        "A radio talk about the harbour.\n\nADA LINDQVIST, HOST:\nThe harbour is closed.\n"
        "BRANDT: It was closed on Monday.\nLINDQVIST: For how long?\nBRANDT: Nobody knows.\nUPDATE: it is open."
    )
    found = actors_of(text, nlp)
    assert {name for name, actor in found.items() if actor.kind == "person"} == {"ADA LINDQVIST", "BRANDT"}
    assert "LINDQVIST" in forms(found["ADA LINDQVIST"])


def test_a_part_of_a_company_is_not_the_company(nlp: Language) -> None:
    text = (
        "Brenvold said on Monday that it had lost money. Brenvold said it would close two yards. "
        "The union met Brenvold on Tuesday. Brenvold Harbour Services, which runs the cranes, was sold in May."
    )
    assert {"Brenvold", "Brenvold Harbour Services"} <= set(actors_of(text, nlp))


def test_fuller_forms_are_kept(nlp: Language) -> None:
    found = actors_of("The talks were led by former mechanic Peter Holm in Oslo.", nlp)
    shown = {*forms(found["Peter Holm"]), *found["Peter Holm"].forms}
    assert any("mechanic Peter Holm" in form for form in shown)
    assert "northern Norway" not in actors_of("They met in northern Norway on Monday.", nlp)["Norway"].forms


def test_one_of_many_is_described_and_not_named(nlp: Language) -> None:
    found = actors_of("One man said that the boat was old. Nobody in Oslo had heard of it.", nlp)
    assert "one man" in found
    assert "One man" not in found


def test_ranks_before_a_title_are_nobodys_name(nlp: Language) -> None:
    found = actors_of("First Deputy Chairman of the guild Peter Holm left. First Deputy Chairman came back.", nlp)
    assert not any(actor.kind == "person" and "Deputy" in name for name, actor in found.items())


def test_the_zoo_is_the_one_that_the_text_is_about(nlp: Language) -> None:
    text = (
        "Velm Zoo mourns its oldest bear. Keepers wept on Monday. The bear came from the Port Ellis Zoo in 1998. "
        "The zoo will stay shut on Tuesday. The zoo said it had no choice."
    )
    found = actors_of(text, nlp)
    assert sum(form.lower() == "the zoo" for form in (m.text for m in found["Velm Zoo"].mentions)) == 2


def test_a_body_is_named_with_the_noun_behind_it(nlp: Language) -> None:
    found = actors_of("The Velm Union party said it would go.", nlp)
    assert any("Velm Union party" in (form.removeprefix("the ") for form in actor.forms) for actor in found.values())


def test_a_place_by_its_first_word(nlp: Language) -> None:
    found = actors_of("Fort Brenn said it would close. Fort Brenn is old.", nlp)
    assert found["Fort Brenn"].kind == "place"


def test_an_office_with_its_abbreviation_in_brackets_is_of_the_name_behind_it(nlp: Language) -> None:
    text = (
        "Jon Arle, the chief executive officer (CEO) of the mill in Velm, sold it on Monday.\n\n"
        "The mill’s chief financial officer (CFO) Ada Holm said in a letter that it was a pity."
    )
    actors = actors_of(text, nlp)
    assert any("financial" in mention.text for mention in actors["Ada Holm"].mentions)
    assert not any("financial" in mention.text for mention in actors["Jon Arle"].mentions)


@pytest.mark.model
def test_the_president_of_a_country_is_not_whom_he_calls_by_name(nlp: Language) -> None:
    text = (
        "Tarn claimed it had foiled a raid on President Oskar Brandt on Monday. "
        "The Danish president denied it, saying: “We don’t raid Brandt or Tarn.”"
    )
    assert "The Danish president" not in forms(actors_of(text, nlp)["Oskar Brandt"])
