"""What a sentence is worth to a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.brief import BriefSettings
from samestory.brief.candidates import gather
from samestory.brief.carry import Carriers
from samestory.brief.choice import Choice
from samestory.brief.values import Values
from samestory.brief.write import _announced as announce
from samestory.resources.embeddings import load_embeddings
from tests.brief.test_write import annotated

if TYPE_CHECKING:
    from spacy.language import Language


def worth(nlp: Language, sentence: str) -> float:
    """Say what a sentence is worth that one of two reports has behind what both tell."""
    fire = "A warehouse burned at Vell on Monday."
    told = annotated(nlp, {"a": f"{fire}\n\n{fire}\n", "b": f"{fire}\n\n{sentence}\n"})
    settings = BriefSettings()
    candidates = gather(told, settings)
    choice = Choice(told, settings, candidates, Carriers(told, candidates, load_embeddings(), Values(told)))
    return float(next(w for w, c in zip(choice.worth(), candidates, strict=True) if "Dale" in c.text))


@pytest.mark.model
def test_a_sentence_that_cries_is_worth_less_than_one_that_tells(nlp: Language) -> None:
    plain = worth(nlp, "The cautious owner, Viktor Dale, 61, left the town of Vell on Tuesday.")
    loud = worth(nlp, "The shameless owner, Viktor Dale, 61, left the town of Vell on Tuesday.")
    assert 0 < loud < 0.75 * plain


@pytest.mark.model
def test_what_a_report_asks_for_itself_is_worth_less_than_what_it_tells(nlp: Language) -> None:
    told = worth(nlp, "The cautious owner, Viktor Dale, 61, left the town of Vell on Tuesday.")
    asked = worth(nlp, "The cautious owner, Viktor Dale, 61, should leave the town of Vell on Tuesday.")
    assert 0 < asked < 0.75 * told


def choice_of(nlp: Language, texts: dict[str, str]) -> Choice:
    told = annotated(nlp, {name: f"A fire at Vell\n\n{text}" for name, text in texts.items()})
    settings = BriefSettings()
    candidates = gather(told, settings)
    return Choice(told, settings, candidates, Carriers(told, candidates, load_embeddings(), Values(told)))


@pytest.mark.model
def test_what_has_nothing_of_the_story_is_an_aside(nlp: Language) -> None:
    fire = "A warehouse burned at Vell on Monday. Nobody was hurt in the warehouse at Vell."
    news = "Meanwhile Osk Motors opened ten shops. Its shares rose by 4 percent in Larn. Buyers like the blue cars."
    choice = choice_of(nlp, {"a": fire, "b": f"{fire}\n\n{news}\n"})
    asides = {c.text for i, c in enumerate(choice.candidates) if choice.is_aside(i)}
    assert any("Osk Motors" in text for text in asides)
    assert not any("Vell" in text for text in asides)


@pytest.mark.model
def test_what_was_told_is_not_told_again_in_other_words(nlp: Language) -> None:
    once = (
        "Two sailors jumped off the burning barge and swam to the harbour wall, where a crane lifted both out at noon."
    )
    again = "Two young sailors, cousins from Osk, jumped off the barge when flames rose from the grain in its hold."
    texts = {"a": f"A barge burned at Vell on Monday. {once}", "b": f"A barge burned at Vell on Monday. {again}"}
    choice = choice_of(nlp, texts)
    first = next(i for i, c in enumerate(choice.candidates) if c.text == once)
    second = next(i for i, c in enumerate(choice.candidates) if c.text == again)
    assert choice.fits(second)
    choice.take(first, "single")
    assert not choice.fits(second)


@pytest.mark.model
def test_what_was_told_is_no_announcement(nlp: Language) -> None:
    sank = "The ferry Alda sank off Vell on Monday evening, killing 12 people, harbour officials said."
    once = (
        "The Tarnland Maritime Board, blamed by the crew for loose bolts, worn cables and a cracked hatch, will "
        "publish its findings on Friday."
    )
    again = "On Friday in the small snowbound hall of the old fishermen's guild the board will publish its findings."
    choice = choice_of(nlp, {"a": f"{sank} {once}", "b": f"{sank} {again}", "c": f"{sank} {once}"})
    first = next(i for i, c in enumerate(choice.candidates) if c.text == once)
    second = next(i for i, c in enumerate(choice.candidates) if c.text == again)
    assert second in choice.foretold
    assert not choice.is_stale(second)
    choice.take(first, "corroborated")
    assert choice.is_stale(second)
    assert choice.fits(second)
    announce(choice, 0)
    assert second not in {i for i, _ in choice.chosen}


@pytest.mark.model
def test_what_was_counted_is_not_counted_again_in_other_words(nlp: Language) -> None:
    once = "The barley harvest of Vell is put at 3.6 tonnes an acre by the board of trade after 4.1 tonnes in 2019."
    again = "Growers in the northern uplands fear that barley yields will shrink from 4.1 to 3.6 an acre."
    other = "Growers in the northern uplands fear that barley yields will shrink from 7.2 to 5.9 an acre."
    choice = choice_of(nlp, {"a": once, "b": again, "c": other})
    first, second, third = (
        next(i for i, c in enumerate(choice.candidates) if c.text == text) for text in (once, again, other)
    )
    assert choice.fits(second)
    choice.take(first, "single")
    assert not choice.fits(second)
    assert choice.fits(third)


@pytest.mark.model
def test_a_plan_that_somebody_made_is_no_announcement(nlp: Language) -> None:
    made = "A memo by the clerk of Vell laid out a plan to drain the pond behind the mill."
    ahead = "The council of Vell plans to drain the pond behind the mill."
    choice = choice_of(nlp, {"a": made, "b": ahead})
    foretold = {choice.candidates[i].text for i in choice.foretold}
    assert ahead in foretold
    assert made not in foretold


@pytest.mark.model
def test_an_announcement_is_made_once(nlp: Language) -> None:
    full = "Mayor Orla Fenn said on Monday that a lease for the old salt works, long fought over, could be signed soon."
    short = "Fenn insisted the two towns could sign a contract within days."
    other = "Fenn insisted the two towns could drain the marsh within days."
    choice = choice_of(nlp, {"a": full, "b": f"Orla Fenn spoke. {short}", "c": f"Orla Fenn spoke. {other}"})
    first, second, third = (
        next(i for i, c in enumerate(choice.candidates) if text in c.text)
        for text in ("long fought over", "sign a contract", "drain the marsh")
    )
    assert choice.fits(second)
    choice.take(second, "announced")
    choice.take(third, "announced")
    left = choice.left
    choice.take(first, "corroborated")
    assert not choice.fits(second)
    choice.leave_announced()
    assert [i for i, _ in choice.chosen] == [third, first]
    assert choice.left == left + choice.candidates[second].length - choice.candidates[first].length
