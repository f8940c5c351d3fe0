"""Yes against no where few words tell so: one party's word against another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.actors import merge_actors
from samestory.collate.conflicts.find import find_conflicts
from samestory.model import Conflict, Report
from samestory.resources.embeddings import load_embeddings

if TYPE_CHECKING:
    from spacy.language import Language


def yes_no(nlp: Language, *texts: str) -> list[Conflict]:
    raw = [Report(id=f"r{i}", source=f"r{i}", text=t, published="2021-03-10") for i, t in enumerate(texts)]
    reports = list(annotate(raw, nlp))
    found = [c for c in find_conflicts(reports, merge_actors(reports), (), load_embeddings()) if c.kind == "polarity"]
    by_id = {r.id: r for r in reports}
    for side in (side for conflict in found for side in conflict.sides):
        for evidence in side.evidence:
            assert by_id[evidence.report].text[evidence.start : evidence.end] == evidence.text
    return found


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Lawyer Dana Quill said her client will appeal the verdict. “We will appeal,” Quill said.",
            "“She will not appeal,” lawyer Dana Quill said.",
        ),
        (
            "“I will resign on Friday,” mayor Orla Fenn said.",
            "Mayor Orla Fenn told the council: “I will not resign.”",
        ),
        (
            "Norvane Water said in a statement that the sluice had been “sealed in 2009”.",
            "The sluice stood open, farmer Tobin Marsh said.",
        ),
        (
            "The warehouse gate was locked, the company said.",
            "“The gate was never locked,” Tobin Marsh said.",
        ),
        (
            "Aldmere Steel has been in talks with Norvane Rail, two people said.",
            "“Aldmere Steel is not in talks with anybody,” Orla Fenn said.",
        ),
        (
            "Aldmere Steel has been in merger talks with Norvane Rail, two people said.",
            "“There are no talks with any rival,” Orla Fenn, of Aldmere Steel, said.",
        ),
        (
            "Orla Fenn, the chief executive, said the bid was final. “We will not raise it,” Fenn said.",
            "Orla Fenn, the chief executive, left the door open to a higher bid.",
        ),
        (
            "Minister Orla Fenn ruled out a ban on night trains.",
            "Minister Orla Fenn did not rule out a ban on night trains.",
        ),
        (
            "The village was consulted twice, the ministry said.",
            "“The village was never consulted,” Tobin Marsh said.",
        ),
        (
            "The operator had been warned of the crack, engineer Tobin Marsh said. He works for Norvane Rail.",
            "The operator had not been warned, Dana Quill said.",
        ),
        ("Coach Orla Fenn said she would step down in May.", "Coach Orla Fenn denied that she would step down."),
        ("Residents were consulted, the council says.", "“We were never consulted,” said resident Dana Quill."),
        ("Minister Orla Fenn ruled out a snap election.", "Minister Orla Fenn refused to rule out a snap election."),
        ("Aldmere Steel is in talks with Norvane, aides say.", "Aldmere Steel denied it was in talks with Norvane."),
        ("The strike is illegal, Orla Fenn said.", "“The strike is legal,” Tobin Marsh said."),
        ("Orla Fenn attended the dinner, two aides said.", "Orla Fenn did not attend the dinner, Dana Quill said."),
        ("The two guilds reached a deal on water.", "The two guilds failed to reach a deal on water."),
        (
            "Harbour master Dana Quill said the warning lamps at Holm pier were not shining when the ferry came in.",
            "The warning lamps on the pier were shining at the time of the accident, warden Tobin Marsh said.",
        ),
        ("The owner, Orla Fenn, vowed to appeal the fine.", "Owner Orla Fenn told reporters she would not appeal."),
    ],
)
def test_one_word_against_another(nlp: Language, first: str, second: str) -> None:
    (conflict,) = yes_no(nlp, first, second)
    assert {e.report for e in conflict.sides[0].evidence} != {e.report for e in conflict.sides[1].evidence}


@pytest.mark.model
def test_what_one_party_denies_to_have_been_warned_of(nlp: Language) -> None:
    text = (
        "Tarn Cables said it had warned Norvane Rail in writing that the winch should be replaced. "
        "Norvane Rail denies having received any such warning."
    )
    (conflict,) = yes_no(nlp, text, "The winch broke on Sunday.")
    assert [side.evidence[0].report for side in conflict.sides] == ["r0", "r0"]


@pytest.mark.model
def test_who_says_which(nlp: Language) -> None:
    (conflict,) = yes_no(
        nlp, "“The gate was locked,” Dana Quill said.", "“The gate was never locked,” Tobin Marsh said."
    )
    assert {side.value for side in conflict.sides} == {"yes, says Tobin Marsh", "no, says Dana Quill"}
    assert conflict.about == "whether the gate was never locked"


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“We will appeal,” Dana Quill said.", "“We will not appeal,” Tobin Marsh said."),
        ("“We will appeal,” Dana Quill said.", "“If he is freed we will not appeal,” Dana Quill said."),
        ("“We will appeal,” Dana Quill said.", "“Will we not appeal?” Dana Quill asked."),
        ("“I will attend the dinner,” Orla Fenn said.", "“I will not attend the summit,” Orla Fenn said."),
        ("The bridge was closed on Monday, Dana Quill said.", "The bridge was open by noon, Tobin Marsh said."),
        ("The bridge was closed, Dana Quill said.", "The tunnel was open, Tobin Marsh said."),
        ("The museum will be open, Dana Quill said.", "The museum was closed, Tobin Marsh said."),
        ("The gate was closed. “The gate was open before dawn,” Tobin Marsh said.", "The gate was closed."),
        ("Aldmere held talks with Norvane.", "“There are no talks with Corvel,” Orla Fenn of Aldmere said."),
        ("Aldmere is in talks with Norvane.", "There were no talks with Norvane, Orla Fenn of Aldmere said."),
        ("Orla Fenn ruled out a ban on night trains.", "Orla Fenn did not rule out a tax on fuel."),
        ("Orla Fenn ruled out a ban on night trains.", "Tobin Marsh did not rule out a ban on night trains."),
        ("The crew was warned twice, Dana Quill said.", "The passengers were not warned, Tobin Marsh said."),
        ("Dana Quill refused to sign the treaty.", "Dana Quill signed a book for the children."),
        ("Orla Fenn attended the dinner, aides said.", "In 2012 Orla Fenn did not attend the dinner, Dana Quill said."),
        ("The rebels freed the nuns, Orla Fenn said.", "The rebels have not freed the nuns, Dana Quill said."),
        (
            "The rocket reached the orbit, Orla Fenn said.",
            "An earlier rocket failed to reach the orbit, Orla Fenn said.",
        ),
        ("The lamps on the pier were shining, Dana Quill said.", "The lamps in the hall were not lit, Orla Fenn said."),
        ("Tarn Cables had warned Norvane Rail.", "If Norvane Rail had been warned, it would have stopped the winch."),
        (
            "Dana Quill and Orla Fenn said that Norvane was testing a rocket.",
            "“Norvane did not test a rocket to start a war on its neighbours,” Tobin Marsh said.",
        ),
        ("Some ministers will not resign, Dana Quill said.", "“The minister will resign,” Tobin Marsh said."),
    ],
)
def test_no_word_against_another(nlp: Language, first: str, second: str) -> None:
    assert yes_no(nlp, first, second) == []


@pytest.mark.model
def test_a_denied_state_is_what_the_others_assert(nlp: Language) -> None:
    (conflict,) = yes_no(
        nlp,
        "Survivors said one of the two gates was locked. The owner, Tobin Marsh, denied that any gate had been locked.",
        "Survivors said that one of the two gates had been locked. Tobin Marsh, the owner, denied any gate had been "
        "locked.",
    )
    assert "was locked" in conflict.about or "been locked" in conflict.about
    yes, no = conflict.sides
    assert (yes.value, no.value) == ("yes, says survivors", "no, says Tobin Marsh")
    assert {e.report for e in yes.evidence} == {e.report for e in no.evidence} == {"r0", "r1"}
