"""The brief of a story of invented reports: what comes first, what is cited, how long it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samestory.brief import BriefSettings, write_brief
from samestory.brief.candidates import gather
from samestory.brief.prose import _AT_FIRST, _CAPTION, _REASON, _UNREAL
from samestory.brief.write import is_concrete
from samestory.collate import collate
from samestory.collate.content import figures_of
from samestory.model import Evidence, Report, Side, Story, Update
from samestory.resources.embeddings import load_embeddings

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = {
    "Vell Courier": (
        "Ferry sinks off Vell, killing 12\n\nIt was a calm evening on the quay. "
        "The ferry Alda sank off Vell on Monday evening, killing 12 people, harbour officials said.\n\n"
        "“We heard a crack, and then she was gone,” Mira Holm, a harbour pilot, said. "
        "The Alda had been checked in May by inspectors of the Tarnland Maritime Board.\n\n"
        "The board will publish its findings on Friday.\n"
    ),
    "Tarn Herald": (
        "Twelve die as Alda ferry sinks off Vell\n\n"
        "Twelve people died when the ferry Alda sank off Vell on Monday evening.\n\n"
        "Inspectors of the Tarnland Maritime Board checked the Alda in May. "
        "The board will publish its findings on Friday, a spokesman said.\n\n"
        "Mira Holm, who steers ships into the port, said: “We heard a crack, and then she was gone.”\n"
    ),
    "Northern Post": (
        "Alda ferry sinks: 15 dead\n\n"
        "Fifteen people were killed when the ferry Alda sank off Vell on Monday evening, survivors said.\n\n"
        "The owner, Jon Arle, had sold two of the lifeboats in March, according to the port register.\n"
    ),
}


def story(nlp: Language) -> Story:
    from samestory.annotate import annotate

    reports = [
        Report(
            outlet.split()[0],
            f"{outlet}.txt",
            text,
            outlet=outlet,
            title=text.split("\n", 1)[0],
            body_start=text.index("\n\n") + 2,
            published="2024-05-14",
            language="en",
            raw=text,
        )
        for outlet, text in TEXTS.items()
    ]
    return collate(list(annotate(reports, nlp)), load_embeddings())


@pytest.mark.model
def test_the_brief_opens_with_the_event_and_is_no_longer_than_asked(nlp: Language) -> None:
    told = story(nlp)
    brief = write_brief(told, load_embeddings())
    assert "Alda sank off Vell" in brief[0].text
    assert len({sentence.text for sentence in brief}) == len(brief)
    for length in (30, 60, 120):
        short = write_brief(told, load_embeddings(), BriefSettings(length=length))
        assert short
        assert sum(len(sentence.text.split()) for sentence in short) <= length


@pytest.mark.model
def test_a_report_with_another_toll_is_not_cited_for_this_one(nlp: Language) -> None:
    told = story(nlp)
    for sentence in write_brief(told, load_embeddings()):
        cited = {e.report for e in sentence.evidence}
        text = re.sub(r"\[(?:some say|one says|later) [^\]]*\]", "[]", sentence.text)
        if "12" in figures_of(text):
            assert ("Northern" in cited) is ("[]" in text)
        if "15" in figures_of(text):
            assert (cited == {"Northern"}) is ("[]" not in text)


@pytest.mark.model
def test_every_citation_is_a_slice_of_its_report(nlp: Language) -> None:
    told = story(nlp)
    for sentence in write_brief(told, load_embeddings()):
        assert sentence.evidence
        for item in sentence.evidence:
            assert told.report(item.report).text[item.start : item.end] == item.text


def test_figures_are_the_same_in_words() -> None:
    assert figures_of("Fourteen of the twenty-one boats") == figures_of("14 of the 21 boats") == {"14", "21"}


def test_a_story_without_sentences_has_no_brief() -> None:
    assert write_brief(Story((Report("r", "r.txt", ""),)), load_embeddings()) == ()


@pytest.mark.model
def test_a_report_with_another_count_of_the_same_is_not_cited(nlp: Language) -> None:
    texts = (
        "Some 400 people work at the old mill of Vell, which opened in 1961.\n\nIt burnt down on Monday.",
        "The old mill of Vell employs 380 people and opened in 1961.\n\nIt burnt down on Monday night.",
    )
    from samestory.annotate import annotate

    reports = [Report(id=f"r{n}", source=f"s{n}", text=text) for n, text in enumerate(texts)]
    told = collate(list(annotate(reports, nlp)), load_embeddings())
    counted = [s for s in write_brief(told, load_embeddings()) if "400" in s.text or "380" in s.text]
    assert counted
    for sentence in counted:
        beside = "[one says" in sentence.text or "[later" in sentence.text
        assert len({e.report for e in sentence.evidence}) == 1 + beside
        assert ("400" in sentence.text and "380" in sentence.text) is beside
    facts = [f for f in told.facts if "400" in f.statement or "380" in f.statement]
    assert all(f.reports == 1 for f in facts)


def annotated(nlp: Language, texts: dict[str, str], published: str = "2024-05-14") -> Story:
    from samestory.annotate import annotate

    reports = [
        Report(id=name, source=name, text=text, title=text.split("\n", 1)[0], body_start=text.index("\n\n") + 2)
        for name, text in texts.items()
    ]
    return collate(list(annotate([replace(r, published=published) for r in reports], nlp)), load_embeddings())


@pytest.mark.model
def test_a_figure_that_was_brought_up_to_date_is_not_told(nlp: Language) -> None:
    texts = {
        "a": "Ferry sinks off Vell\n\nThe ferry Alda sank off Vell on Monday evening.\n\n"
        "Three people died in a cabin below the forward deck.\n",
        "b": "Alda sinks off Vell\n\nThe ferry Alda sank off Vell on Monday evening, killing seven people.\n\n"
        "Divers found the last of the dead in the engine room.\n",
    }
    told = annotated(nlp, texts)
    sides = []
    for name, words in (("a", "Three people died in a cabin below the forward deck"), ("b", "killing seven people")):
        at = texts[name].index(words)
        sides.append(Side(words.split()[0], (Evidence(name, at, at + len(words), words),)))
    plain = replace(told, conflicts=(), updates=())
    assert any("Three people" in s.text for s in write_brief(plain, load_embeddings()))
    updated = replace(plain, updates=(Update("number of people killed", tuple(sides), "later report"),))
    assert not any("Three people" in s.text for s in write_brief(updated, load_embeddings()))


@pytest.mark.model
def test_what_is_in_conflict_stands_beside_the_other_side_or_not_at_all(nlp: Language) -> None:
    told = story(nlp)
    assert any(c.kind == "number" for c in told.conflicts)
    tolls = [s for s in write_brief(told, load_embeddings()) if figures_of(s.text) & {"12", "15"}]
    found = frozenset().union(*(figures_of(s.text) for s in tolls)) & {"12", "15"}
    assert found in ({"12", "15"}, frozenset())


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Rescuers at the scene after the ferry Alda sank.", False),
        ("The scene where the ferry Alda sank on Monday.", False),
        ("Rescuers at the scene said that the Alda sank.", True),
    ],
)
def test_a_caption_of_a_scene_is_known(text: str, *, fits: bool) -> None:
    assert (_CAPTION.match(text) is None) is fits


def test_what_was_told_at_first_needs_what_is_known_now() -> None:
    assert _AT_FIRST.search("The mill was initially said to be empty.")
    assert not _AT_FIRST.search("The mill was initially said to be empty, but two men were found.")


def test_what_would_have_been_needs_its_condition() -> None:
    assert _UNREAL.match("The mill would have paid 26 percent next year.")
    assert not _UNREAL.match("Without the new law the mill would have paid 26 percent next year.")
    assert not _UNREAL.match("The owner said the mill would have paid 26 percent.")


CUTS = (
    "Two barges lay on the mud, four sailors were dead, and the owners of the ferry were no longer on speaking terms.",
    "The Alda, which a Vell newspaper reports was on its way to Tarn, hit a pillar of the bridge on Tuesday evening.",
)


@pytest.mark.model
@pytest.mark.parametrize("text", CUTS)
def test_no_clause_is_cut_out_that_does_not_stand_alone(nlp: Language, text: str) -> None:
    told = annotated(nlp, {"one": f"A wreck off Vell\n\n{text}"})
    found = {c.text for c in gather(told, BriefSettings())}
    assert text in found
    assert not [t for t in found if t.endswith(("four sailors were dead.", "was on its way to Tarn."))]


def test_quoted_words_that_go_on_from_others_are_left_out() -> None:
    assert _REASON.match("“Because they saved the boat,” Mira Holm said.")
    assert not _REASON.match("“They saved the boat,” Mira Holm said, “because they were quick.”")


@pytest.mark.parametrize(
    ("text", "concrete"),
    [
        ("Officials received a list of those on board from the owner.", False),
        ("Officers disputed the accounts of the crew.", False),
        ("The list has 14 names.", True),
        ("Officials in Orm received a list of those on board.", True),
        ("Mira Holm received a list of those on board.", True),
        ("[Mira Holm] received a list of those on board.", True),
    ],
)
def test_a_name_or_a_figure_makes_a_sentence_of_one_report_worth_its_room(text: str, *, concrete: bool) -> None:
    assert is_concrete(text) is concrete


SAID = (
    "Vell harbour has no plans\n\nThe council of Vell met on Monday for three hours.\n\n"
    "Harbour master Ada Holt said the old pier would not be rebuilt before 2034.",
    "Pier must wait\n\nVell is known for its herring and for its bells.\n\n"
    "The old pier would not be rebuilt before 2034, harbour master Ada Holt said.",
    "Bad news for anglers\n\nNobody fished in the bay this week.\n\n"
    "The old pier will not be rebuilt before 2034, Ada Holt, the harbour master, said on Monday.",
)


@pytest.mark.model
def test_what_one_named_source_says_is_of_one_origin_in_the_brief_as_in_the_facts(nlp: Language) -> None:
    reports = [
        Report(name, name, text, outlet=name, title=text.split("\n", 1)[0], body_start=text.index("\n\n") + 2)
        for name, text in zip(("Courier", "Herald", "Echo"), SAID, strict=True)
    ]
    from samestory.annotate import annotate

    told = collate(list(annotate(reports, nlp)), load_embeddings())
    fact = next(fact for fact in told.facts if "2034" in fact.statement)
    assert (fact.reports, fact.origins) == (3, 1)
    sentence = next(sentence for sentence in write_brief(told, load_embeddings()) if "2034" in sentence.text)
    assert {item.report for item in sentence.evidence} == {"Courier", "Herald", "Echo"}
    assert sentence.section != "corroborated"
