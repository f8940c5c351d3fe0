"""The reports that are compared: which, what is said of the others, and the list where there are several stories."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from samestory.errors import SeveralStories
from samestory.grouping import Belonging, Chosen, choose
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import BAKERY, CHESS, FERRY, QUAKE_NORTH, report


def of(*texts: str) -> list[Report]:
    return [
        replace(report(text, name=f"r{number}"), source=f"{number}.txt", outlet=f"Outlet {number}")
        for number, text in enumerate(texts)
    ]


def chosen(reports: list[Report], **said: int | bool) -> Chosen:
    return choose(reports, load_embeddings(), **said)  # type: ignore[arg-type]


def ids(held: Chosen) -> list[str]:
    return [one.id for one in held.reports]


def test_a_stranger_is_left_out_and_named_with_the_way_to_keep_it() -> None:
    held = chosen(of(*FERRY, BAKERY))
    assert ids(held) == ["r0", "r1"]
    assert len(held.notes) == 1
    assert all(words in held.notes[0] for words in ("Outlet 2 (2.txt)", "left out", "--keep-all", "keep_all=True"))
    assert held.asked == ()


def test_what_is_kept_because_it_was_asked_for_is_said_apart() -> None:
    held = chosen(of(*FERRY, BAKERY), keep_all=True)
    assert ids(held) == ["r0", "r1", "r2"]
    assert held.notes == ()
    assert "Outlet 2 (2.txt)" in held.asked[0]
    several = chosen(of(*FERRY, *CHESS), keep_all=True)
    assert ids(several) == ["r0", "r1", "r2", "r3"]
    assert several.asked == ("The 4 reports seem to tell 2 stories. All are compared, as asked.",)


def test_reports_of_one_event_need_no_note() -> None:
    assert chosen(of(*QUAKE_NORTH)) == Chosen(tuple(of(*QUAKE_NORTH)))


def test_two_reports_that_are_not_alike_go_on_with_one_note() -> None:
    held = chosen(of(FERRY[0], CHESS[0]))
    assert ids(held) == ["r0", "r1"]
    assert len(held.notes) == 1
    assert "0.txt" in held.notes[0]
    assert "1.txt" in held.notes[0]


def test_one_story_in_parts_goes_on_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        import_module("samestory.grouping.choose"),
        "one_story",
        lambda reports, _: Belonging(tuple(range(len(reports))), parted=(2, 1)),
    )
    held = chosen(of(*QUAKE_NORTH, FERRY[0]))
    assert ids(held) == ["r0", "r1", "r2"]
    assert "2 stories that are much alike (of 2, 1 reports)" in held.notes[0]
    assert "--all" in held.notes[0]


def test_several_stories_are_listed_largest_first() -> None:
    reports = of(*CHESS, *QUAKE_NORTH, *FERRY, BAKERY)
    reports[2] = replace(reports[2], published="2031-03-10")
    reports.append(replace(report(QUAKE_NORTH[0], "2031-03-12", name="r7"), source="7.txt", outlet="Outlet 7"))
    with pytest.raises(SeveralStories) as raised:
        chosen(reports)
    error = raised.value
    assert [[one.id for one in story] for story in error.stories] == [
        ["r2", "r3", "r7"], ["r0", "r1"], ["r4", "r5"], ["r6"],
    ]  # fmt: skip
    assert error.told[0].startswith("  1  ")
    assert "3 reports; 2031-03-10 to 2031-03-12; Outlet 2, Outlet 3, Outlet 7" in error.told[0]
    assert error.told[3] == "  4  Bakery reopens (1 report; Outlet 6)"
    assert all(words in str(error) for words in ("8 reports", "4 stories", "--story N", "--all", "--keep-all"))


def test_a_story_is_chosen_by_its_number_and_the_others_are_named() -> None:
    held = chosen(of(*FERRY, *CHESS), story=2)
    assert ids(held) == ["r2", "r3"]
    assert held.notes == ()
    assert held.asked == ("Story 2 of 2, as asked; 2 other reports are left out: 0.txt, 1.txt.",)
    assert chosen(of(*FERRY), story=1).asked == ()
    with pytest.raises(SeveralStories, match="There is no story 3"):
        chosen(of(*FERRY, *CHESS), story=3)


def test_no_title_steers_the_terminal_or_breaks_the_list() -> None:
    reports = of(*FERRY, *CHESS)
    reports[2:] = [replace(one, title="Cup\x1b[2J\nwon", outlet="The\u202eCourier") for one in reports[2:]]
    with pytest.raises(SeveralStories) as raised:
        chosen(reports)
    assert "Cup [2J won" in raised.value.told[1]
    assert all(sign.isprintable() for line in raised.value.told for sign in line)
