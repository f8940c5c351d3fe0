"""The account in the terminal: first what one needs, plain where it is piped, nothing of the reports run as markup."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from samestory.export.terminal import print_story
from samestory.model import Report, Story
from tests.export.story_fixture import make_story


def printed(story: Story, *, width: int = 100, terminal: bool = False) -> str:
    out = io.StringIO()
    print_story(
        story, Console(file=out, width=width, force_terminal=terminal, color_system="standard" if terminal else None)
    )
    return out.getvalue()


def test_title_counts_and_brief_stand_first() -> None:
    story = make_story()
    lines = printed(story).splitlines()
    assert f"{len(story.reports)} reports, {len(story.origins)} independent origin" in lines[1]
    first = story.brief[0].text[:40]
    place = next(number for number, line in enumerate(lines) if first in line)
    assert place < 8


def test_parts_stand_in_their_order() -> None:
    text = printed(make_story())
    heads = [
        "Reports",
        "What was said",
        "Facts, by independent origins",
        "Where the accounts conflict",
        "Brought up to date: no conflict",
        "Ledger",
        "Timeline",
    ]
    places = [text.index(f"\n{head}") for head in heads]
    assert places == sorted(places)
    assert "due 2024-03-14" in " ".join(text.split())
    assert "elsewhere 2024-02-05" in " ".join(text.split())


def test_piped_output_has_no_escape_codes_and_fits() -> None:
    text = printed(make_story())
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_changed_words_are_marked_in_colour_on_a_terminal() -> None:
    assert "\x1b[1;7m" in printed(make_story(), terminal=True)


def test_brackets_in_reports_are_words_not_markup() -> None:
    story = replace(make_story(), notes=("[bold]left as it is[/bold]",))
    assert "[bold]left as it is[/bold]" in printed(story, terminal=True)


def test_an_empty_story_prints() -> None:
    assert "1 report, 1 independent origin " in printed(Story(reports=(Report(id="r1", source="a.txt", text=""),)))


def test_headlines_and_outlets_of_a_page_are_neither_markup_nor_escape_codes() -> None:
    report = Report(
        id="r1", source="a.txt", text="Blast [/VIDEO]", title="Blast [/VIDEO] \x1b[31mred", outlet="Ev [/b] il"
    )
    text = printed(Story(reports=(report,), notes=("Ev [/b] il is the only report",)), terminal=True)
    assert "Blast [/VIDEO]" in text
    assert "Ev [/b] il" in text
    assert "\x1b[31mred" not in text


def test_no_line_ends_in_blanks() -> None:
    assert not [line for line in printed(make_story()).splitlines() if line != line.rstrip()]
