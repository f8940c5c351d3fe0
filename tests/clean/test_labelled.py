"""Captions behind labels, captions with the lead of the article in them, and buttons that stand twice in a word."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.captions import MOST_WITH_LEAD, is_caption
from samestory.clean.furniture import furniture
from samestory.clean.lines import line_of
from samestory.model import Report
from tests.clean.test_set_again import BODY, TITLE

CAPTIONS = (
    "Long wait: The passengers stood at the quay of Velm for the whole of Monday morning",
    "Out of service: The hull of the old boat was found to be cracked in a dry dock",
    "Full house: Sixty islanders came to the meeting that the harbour board had called",
)


def removed(*lines: str) -> set[str]:
    """Clean an article and list the lines that were taken for captions."""
    text = "\n".join((TITLE, *lines))
    gone = clean(Report("r", "r.txt", text, raw=text)).removed
    return {line for one in gone if one.reason == "caption" for line in one.text.split("\n")}


def among(captions: tuple[str, ...]) -> list[str]:
    """Set captions between the paragraphs, one behind each of the first."""
    lines = [line for pair in zip(BODY, captions, strict=False) for line in pair]
    return [*lines, *BODY[len(captions) :]]


def test_captions_behind_labels_go_where_they_stand_in_three_places() -> None:
    assert removed(*among(CAPTIONS)) == set(CAPTIONS)


def test_a_list_with_labels_in_one_place_stays() -> None:
    assert not removed(*BODY[:3], *CAPTIONS, *BODY[3:])


def test_labels_that_come_again_are_speakers_and_stay() -> None:
    turns = tuple(f"Harbour master: {caption.split(': ')[1]}" for caption in CAPTIONS)
    assert not removed(*among(turns))


def test_subheadings_with_a_colon_stay() -> None:
    headings = ("The first step: Find a boat", "The second step: Mend its hull", "The third step: Sail to the island")
    assert not removed(*among(headings))


def lead(words: int) -> str:
    """Make the caption of a file photo with so many words of an article in it."""
    told = "The board said so in a letter. " * (words // 7)
    return (
        "FILE - In this May 4, 2021, file photo, Ada Brennick stands on the quay of Velm. "
        f"{told}(Cora Selby/Associated Press)"
    )


def test_the_caption_of_a_file_photo_may_hold_the_lead() -> None:
    assert is_caption(line_of(lead(140)))


def test_a_paragraph_behind_a_file_photo_is_bounded_and_needs_its_credit() -> None:
    assert not is_caption(line_of(lead(2 * MOST_WITH_LEAD)))
    assert not is_caption(line_of(lead(140).removesuffix(" (Cora Selby/Associated Press)")))


@pytest.mark.parametrize(
    ("line", "reason"),
    [("SaveSave", "share"), ("SaveSaveSaveSave", "share"), ("Scroll down for video", "advertisement")],
)
def test_buttons_that_were_pasted_into_the_text_go(line: str, reason: str) -> None:
    found = furniture(line_of(line))
    assert found is not None
    assert found.reason == reason
