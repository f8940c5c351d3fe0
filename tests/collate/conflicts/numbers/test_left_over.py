"""Figures and dates told in words that have nothing in common but what they measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.actors import merge_actors
from samestory.collate.conflicts.find import find_conflicts
from samestory.model import Conflict
from samestory.resources.embeddings import load_embeddings
from tests.collate.stories import dated

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def told(nlp: Language, *texts: str, kind: str = "number", published: tuple[str, ...] = ()) -> list[Conflict]:
    reports = list(annotate(dated(*texts, published=published), nlp))
    found = [c for c in find_conflicts(reports, merge_actors(reports), (), load_embeddings()) if c.kind == kind]
    by_id = {r.id: r for r in reports}
    for evidence in (e for conflict in found for side in conflict.sides for e in side.evidence):
        assert by_id[evidence.report].text[evidence.start : evidence.end] == evidence.text
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The trawler Brenna had 43 people on board when it struck the Holm rocks.",
            "The fishing boat was carrying 61 sailors and guests as it hit the rocks off Holm.",
        ),
        (
            "Police in Dorvane said 18 people had been detained after the march.",
            "By evening 47 marchers were in custody, the police in Dorvane said.",
        ),
        (
            "Brukal Foods agreed to buy the Tarn dairies for €140mn including debt.",
            "Brukal is paying 1.4 billion euros for the dairies of Tarn, debts included.",
        ),
        (
            "Nela Vorm is six, and followed her dog into the marsh on Monday.",
            "Rescuers found Nela Vorm, who turned seven in May, beside her dog in the marsh.",
        ),
    ],
)
def test_other_words_for_one_count(nlp: Language, one: str, other: str) -> None:
    (conflict,) = told(nlp, one, other)
    assert [{e.report for e in side.evidence} for side in conflict.sides] in ([{"r0"}, {"r1"}], [{"r1"}, {"r0"}])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # rounded, hedged, in other units
        ("Nearly 70 people were rescued from the trawler.", "Rescuers pulled 67 alive from the water."),
        ("The well is 12 metres deep, firemen said.", "The well is about 40 feet deep, firemen said."),
        ("It was minus 7 Celsius at the pass.", "At the pass it was about 19 degrees Fahrenheit."),
        # two things, a part of a whole, what is allowed
        ("The trawler had 43 people on board.", "The trawler was licensed to carry 20 people."),
        ("The storm killed 12 people in Tarn.", "Among the dead in Tarn are a nurse and two of her children."),
        ("Police arrested 18 people at the march.", "The march drew 900 people, police said."),
        ("Ola Brenn, 44, was driving the tram.", "Per Holm, 51, was driving the tram."),
    ],
)
def test_no_conflict(nlp: Language, one: str, other: str) -> None:
    assert told(nlp, one, other) == []


def test_a_figure_that_has_its_equal_stands_against_no_third(nlp: Language) -> None:
    one = "The ferry Aurelia had 120 people on board. Its sister had 90 people on board in the winter."
    assert told(nlp, one, "The ferry Aurelia was carrying 120 people when it sank.") == []


def test_what_is_counted_anew_the_day_after_is_no_conflict(nlp: Language) -> None:
    texts = (
        "The fire on Mount Skarn has spread over 620 hectares.",
        "By Thursday the blaze on Mount Skarn had burned 740 hectares.",
    )
    assert told(nlp, *texts, published=("2021-03-10", "2021-03-11")) == []


@pytest.mark.parametrize(
    ("one", "other", "weights"),
    [
        # both can be right, but two tolls are told
        ("at least two people", "at least six people", ["unsure"]),
        ("at least 60 people", "84 people", ["unsure"]),
        # one more is news, and 14 are hardly more than `at least 12`
        ("at least three people", "at least four people", []),
        ("at least 12 people", "14 people", []),
    ],
)
def test_two_tolls_that_can_both_be_right_are_told_as_unsure(
    nlp: Language, one: str, other: str, weights: list[str]
) -> None:
    frame = "A bomb at the gate of the Tarnish embassy killed {}."
    assert [c.weight for c in told(nlp, frame.format(one), frame.format(other))] == weights


def test_a_later_toll_is_an_update(nlp: Language) -> None:
    frame = "A bomb at the gate of the Tarnish embassy killed at least {} people."
    assert told(nlp, frame.format(2), frame.format(6), published=("2021-03-10", "2021-03-11")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # hedged figures are as exact as they are told
        ("The mission in Tarn has about 850 soldiers.", "The mission in Tarn has nearly 1,000 troops."),
        # of an earlier time, both
        ("Vell made an initial $103 billion bid for Orrin.", "Orrin turned down Vell's original $105 billion offer."),
        ("The boy fell 10 to 12 feet into the pit.", "Ilo Brenn fell 15ft into the pit of the bear."),
        ("The 181-kg bear picked up the boy.", "Parents were blamed after a boy met a 450-pound bear at the zoo."),
        (
            "The breach at Vell exposed the data of 143 million people.",
            "Vell raised its estimate of the number of people whose data was exposed to 145.5 million.",
        ),
        ("The hole in the books of Tarn Bank is ₦41 billion.", "Tarn Bank is short of 4.1 billion naira in its books."),
    ],
)
def test_figures_of_one_thing_in_other_words(nlp: Language, one: str, other: str) -> None:
    assert len(told(nlp, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a conversion is no second figure
        (
            "The probe dropped into the ocean 1,180 km (735 miles) east of Holm.",
            "The probe dropped into the ocean more than 1,000 kilometres (600 miles) east of Holm.",
        ),
        # rounded
        ("The offer values Vell at £4.13bn.", "The offer values Vell at £4.1 billion."),
        # the worst off are some of all
        ("At least 40 people were injured in Tarn.", "Eight people were seriously injured in Tarn."),
        # who lives somewhere is not who lost a life
        ("About 430,000 people live in Tarn.", "Some 640,000 people lived in the valley of Holm."),
    ],
)
def test_figures_of_two_things(nlp: Language, one: str, other: str) -> None:
    assert told(nlp, one, other) == []


def test_a_report_that_tells_both_figures_tells_of_two_things(nlp: Language) -> None:
    one = "The ferry Aurelia was carrying 143 people when it went down off Tolando."
    other = "The boat was carrying 190 people when it foundered off Tolando."
    assert len(told(nlp, one, other)) == 1
    assert told(nlp, one, f"{other} A search found 143 people in the hall of the harbour.") == []


def test_a_month_that_slipped(nlp: Language) -> None:
    (conflict,) = told(
        nlp,
        "Orla Fenn was killed at the mill on the night of March 3, 2020, the court heard.",
        "Deputies found the body of Orla Fenn at the mill on May 3, 2020, the court heard.",
        kind="date",
    )
    assert {side.value for side in conflict.sides} == {"March 3, 2020", "May 3, 2020"}


def test_what_happens_again_and_again_has_many_dates(nlp: Language) -> None:
    texts = (
        "Norvane fired a rocket over the strait on Tuesday. It had fired a rocket on August 29.",
        "Norvane fired a rocket over the strait on Friday, the ministry said.",
    )
    assert told(nlp, *texts, kind="date") == []


def test_so_many_of_one_whole(nlp: Language) -> None:
    one = "The regatta off Holm was stopped by fog after 20 of 71 heats."
    (conflict,) = told(nlp, one, "Fog lay off Holm when the regatta was called in, with 23 of 71 heats sailed.")
    assert {side.value for side in conflict.sides} == {"20 heats", "23 heats"}
    (conflict,) = told(nlp, one, "Fog lay off Holm when the regatta was called in, with 23 of 90 heats sailed.")
    assert {side.value for side in conflict.sides} == {"71 heats", "90 heats"}


def test_a_loose_word_is_set_against_a_figure_that_it_leaves_out_but_never_surely(nlp: Language) -> None:
    robbed = "{} sailors came forward and said that they had been robbed in the port of Tarn."
    (conflict,) = told(nlp, robbed.format("Almost 1,300"), robbed.format("Hundreds of"))
    assert conflict.weight == "unsure"
    assert told(nlp, robbed.format("Hundreds of"), robbed.format("Some 350")) == []


def test_a_loose_word_explains_no_figure(nlp: Language) -> None:
    other = "More than 80 pumps are working at the mine in Tarn, where dozens of pumps were sent."
    (conflict,) = told(nlp, "Some 60 pumps are working at the mine in Tarn.", other)
    assert {side.value for side in conflict.sides} == {"Some 60 pumps", "More than 80 pumps"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the number of one of them; how many came between
        ("The boat Orla hit the Holm bar in heat 13.", "The boat Orla hit the Holm bar, and nine heats were over."),
        ("Nine heats were over as Orla hit the Holm bar.", "Six heats later the boat Orla hit the Holm bar."),
        # one time
        ("The crossing of the Tarn took 1 hour and 35 minutes.", "The crossing of the Tarn took 95 minutes."),
        # so high, and so far away
        ("The rocket reached a height of 341 miles and fell into the sea.",
         "The rocket fell into the sea about 600 miles to the east."),
        # 15 and 1,500 are no slip of one nought
        ("15 judges read the plea.", "The plea was signed by 1,500 teachers in Norvane."),
        # how many crews, and how many in them
        ("Three boats and 22 rescue crews were at the scene.", "Some 70 rescuers and three boats were at the scene."),
    ],
)  # fmt: skip
def test_figures_that_look_like_those_of_one_thing(nlp: Language, one: str, other: str) -> None:
    assert told(nlp, one, other) == []


def test_a_hedged_figure_stands_on_no_side_that_it_does_not_tell(nlp: Language) -> None:
    toll = "The ferry Aurelia was carrying {} people when it sank off Tolando."
    (conflict,) = told(nlp, toll.format("190"), toll.format("120"), toll.format("more than 100"))
    assert {e.report for side in conflict.sides for e in side.evidence} == {"r0", "r1"}


def test_figures_that_are_set_apart_once_are_not_set_apart_again(nlp: Language) -> None:
    one = "Fourteen people were killed when the pier at Velm gave way. Divers brought up the 14th body at noon."
    other = "Seventeen people were killed when the pier at Velm gave way. All 17 bodies are in the chapel."
    (conflict,) = told(nlp, one, other)
    assert conflict.weight == "grave"


def test_what_is_still_to_be_done_is_not_what_was_done(nlp: Language) -> None:
    dug = "After two days of digging, rescuers have dug only 13 metres down the shaft at Holm."
    assert len(told(nlp, dug, "Rescuers digging at Holm have dug less than 10 metres down the shaft.")) == 1
    assert told(nlp, dug, "Rescuers digging at Holm were less than 10 metres from reaching the end of the shaft.") == []


def test_last_week_in_reports_of_two_weeks_is_no_conflict(nlp: Language) -> None:
    one = "The council of Norvane banned the sale of eels by a rule that it adopted last week."
    other = "Eels may not be sold since the council of Norvane adopted a rule on them last week."
    assert told(nlp, one, other, kind="date", published=("2021-03-10", "2021-03-19")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The boiler blast at Tarn killed two stokers. 17 people were injured, some of them seriously.",
            "Two died in the blast of a boiler in Tarn and 24 were injured, police said.",
        ),
        (
            "Two stokers died at Tarn. Nine others were injured by the boiler.",
            "A boiler killed two in Tarn. Police said 15 people were injured by it.",
        ),
        (
            "Three of the injured were in critical condition at the infirmary of Tarn, its head, Orla Fenn, said.",
            "Four of the injured are in critical condition at the infirmary of Tarn, Orla Fenn said.",
        ),
        (
            "The owner of the mill, Dana Quill, said the family had rejected six earlier bids from Brukal.",
            "Dana Quill said the family that owns the mill had turned down eight bids from Brukal.",
        ),
    ],
)
def test_some_of_those_told_of_are_counted_as_well(nlp: Language, one: str, other: str) -> None:
    (conflict,) = told(nlp, one, other)
    assert conflict.kind == "number"


def test_three_values_make_three_sides(nlp: Language) -> None:
    (conflict,) = told(
        nlp,
        "Two died in the blast of a boiler in Tarn and 24 were injured, police said.",
        "The boiler blast at Tarn killed two stokers. 17 people were injured, some of them seriously.",
        "Two stokers died at Tarn. Nine others were hurt by the boiler.",
    )
    assert len(conflict.sides) == 3


def test_the_end_of_one_span_of_time(nlp: Language) -> None:
    (conflict,) = told(
        nlp,
        "The kettles were sold at Tarn shops between May 2017 and April 2019 for about $40.",
        "The company sold the Brukal kettle from May 2017 until August 2019, when a new one came out.",
        kind="date",
    )
    assert {side.value for side in conflict.sides} == {"April 2019", "August 2019"}


def test_two_named_days_side_by_side_are_unsure(nlp: Language) -> None:
    one = "Goalkeeper Nela Vorm, who came from Tarn, passed a fitness test on Monday."
    (conflict,) = told(nlp, one, one.replace("on Monday", "on Tuesday"), kind="date", published=("2021-03-11",) * 2)
    assert conflict.weight == "unsure"
    assert told(nlp, one, one.replace("on Monday", "late on Tuesday"), kind="date", published=("2021-03-11",) * 2) == []
