from __future__ import annotations

from samestory.export.markdown import story_to_markdown
from samestory.model import BriefSentence, Evidence, Origin, Passage, Report, Story

WIRE = "The gate at Selwick stuck on Tuesday, and the tide came over the quay."
FIRST = Report(id="r1", source="a", text=WIRE, outlet="Osk Dispatch", title="Gate sticks", published="2031-03-11T08:00")
SECOND = Report(id="r2", source="b", text=WIRE, outlet="Selwick Bell")


def words(report: Report) -> Evidence:
    return Evidence(report.id, 0, len(report.text), report.text)


def story(*, direction: str = "known", reworded: bool = False) -> Story:
    both = (words(FIRST), words(SECOND))
    return Story(
        reports=(FIRST, SECOND),
        reuse=(Passage(words(FIRST), words(SECOND), direction, 1.0, reworded=reworded),),
        origins=(Origin("o1", "Osk Dispatch", "outlet", ("r1", "r2"), "both have one text"),),
        brief=(
            BriefSentence("The gate stuck.", both, "corroborated"),
            BriefSentence("The tide came.", both, "corroborated"),
            BriefSentence("Two [one says three] fell in.", both[:1], "disputed"),
        ),
    )


def test_the_brief_has_the_heads_of_its_sections() -> None:
    lines = story_to_markdown(story()).splitlines()
    at = lines.index("*Corroborated*")
    assert lines[at + 2] == "The gate stuck. [A B] The tide came. [A B]"
    assert lines[lines.index("*Disputed*") + 2] == "Two \\[one says three\\] fell in. [A]"


def test_a_lead_that_one_origin_tells_has_no_head() -> None:
    told = Story(reports=(FIRST,), brief=(BriefSentence("The gate stuck.", (words(FIRST),)),))
    assert "## Brief\n\nThe gate stuck. [A]\n" in story_to_markdown(told)


def test_reports_have_their_day_and_the_origin_that_they_share() -> None:
    lines = story_to_markdown(story()).splitlines()
    assert "- **A** Osk Dispatch, 2031-03-11: Gate sticks (origin: Osk Dispatch)" in lines
    assert "- **B** Selwick Bell (origin: Osk Dispatch)" in lines


def test_who_copied_whom_is_told_as_far_as_it_is_known() -> None:
    assert "- **B** has 14 words of **A**\n" in story_to_markdown(story())
    unknown = story_to_markdown(story(direction="unknown"))
    assert "- **B** shares 14 words with **A**; who had them first is not known\n" in unknown
    assert "- **B** has 14 words of **A**, reworded by substitutions\n" in story_to_markdown(story(reworded=True))
