"""Reports whose reader has removed furniture already: the rules for lines go on from there."""

from __future__ import annotations

from dataclasses import replace

from samestory.clean import clean
from samestory.clean.marked import has_removals
from samestory.model import Removal, Report

MENU = "Home\nWorld\nSport"
TITLE = "Velm reopens its northern quay"
STANDFIRST = "Crews may return from Thursday"
BODY = (
    "The harbour board of Velm said on Monday that it would reopen the northern quay in spring.",
    "Read more: How the wall of Velm broke in one night",
    "Some forty crews may land their catch there again, and the auction hall is to follow in October.",
    "Advertisement",
    "The repairs cost 3.2 million crowns, which is a tenth more than the board had planned for.",
)


def report(*body: str) -> Report:
    raw = "\n".join((MENU, TITLE, STANDFIRST, *body, "Imprint"))
    head = f"{TITLE}\n\n{STANDFIRST}\n\n"
    removed = (
        Removal(0, len(MENU), MENU, "navigation"),
        Removal(len(raw) - len("Imprint"), len(raw), "Imprint", "navigation"),
    )
    return Report("r1", "a.html", head + "\n".join(body), title=TITLE, body_start=len(head), removed=removed, raw=raw)


def test_removals_are_added_to_those_that_it_came_with() -> None:
    cleaned = clean(report(*BODY))
    assert cleaned.text == f"{TITLE}\n\n{STANDFIRST}\n\n{BODY[0]}\n{BODY[2]}\n{BODY[4]}"
    assert cleaned.text[cleaned.body_start :].startswith(BODY[0])
    assert [gone.text for gone in cleaned.removed] == [MENU, BODY[1], BODY[3], "Imprint"]
    for gone in cleaned.removed:
        assert cleaned.raw[gone.start : gone.end] == gone.text


def test_cleaning_twice_changes_nothing() -> None:
    once = clean(report(*BODY))
    assert clean(once) == once


def test_a_list_in_the_midst_of_the_body_is_the_articles() -> None:
    table = [f"{place}. Crew number {place} of the port of Velm" for place in range(1, 12)]
    cleaned = clean(report(BODY[0], "Top 5", *table, BODY[4]))
    assert all(line in cleaned.text for line in table)


def test_removals_that_are_not_true_of_the_text_are_not_believed() -> None:
    read = report(*BODY)
    assert has_removals(read)
    assert not has_removals(replace(read, raw=read.text))
