from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.grouping import Stories, shelf
from samestory.grouping.versions import Version
from samestory.model import Report
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import FERRY, report

TEXT = (
    "Ferry sinks off Port Tilmar\n\nThe ferry Alba Rosa sank off Port Tilmar on Monday with forty passengers aboard, "
    "and nine sailors are missing. Coastguard captain Doria Venn said that two lifeboats were found empty near the "
    "lighthouse of Murrow before dawn. Fishermen pulled thirty people from the water and took them to the harbour "
    "hospital, where nurses wrapped them in blankets. The owner of the ferry promised an inquiry into the broken bow "
    "door, which inspectors had reported twice since spring. Divers will go down to the wreck when the storm is over."
)
CUT = TEXT[: TEXT.index(" The owner")]
EDITED = TEXT.replace("Fishermen pulled thirty people", "Fishermen from Pellworth pulled 31 passengers")


def versions(*reports: Report) -> dict[str, tuple[str, Version]]:
    stories = Stories(load_embeddings())
    stories.add(reports)
    return {stories.ids[row]: (stories.ids[other], one) for row, (other, one) in stories.versions().items()}


def named(name: str, text: str, **fields: str) -> Report:
    return replace(report(text, "2031-05-02", name=name), **fields)  # type: ignore[arg-type]


def test_a_copy_is_kept_as_a_version_of_the_first() -> None:
    found = versions(named("b", TEXT, outlet="Lantern"), named("a", TEXT, outlet="Courier"))
    assert found == {"b": ("a", Version("copy", 1.0, 1.0, "the same words in the same order"))}


def test_a_shortened_report_is_a_version_of_the_full_one() -> None:
    stands, version = versions(named("cut", CUT), named("full", TEXT))["cut"]
    assert (stands, version.kind) == ("full", "shortened")
    assert version.contained > 0.8 > version.jaccard


def test_a_reprint_with_edits_is_a_version() -> None:
    stands, version = versions(named("a", TEXT), named("b", EDITED))["b" if len(EDITED) < len(TEXT) else "a"]
    assert version.kind == "reprint"
    assert stands in "ab"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": "https://lantern.example/1"}, {"url": "https://lantern.example/1"}),
        ({"outlet": "Lantern"}, {"outlet": "Lantern"}),
        ({"title": "Ferry sinks"}, {"title": "UPDATE 2: Ferry sinks"}),
    ],
    ids=["same address", "same outlet", "title"],
)
def test_the_later_of_two_updates_stands_for_both(first: dict[str, str], second: dict[str, str]) -> None:
    early = named("early", TEXT, **first)
    late = replace(named("late", EDITED, **second), published="2031-05-03")
    stands, version = versions(early, late)["early"]
    assert (stands, version.kind) == ("late", "update")


def test_reports_in_words_of_their_own_are_no_versions() -> None:
    assert versions(*(report(text, name=text[:9]) for text in FERRY)) == {}


def test_stubs_with_the_same_remains_of_a_page_are_no_versions() -> None:
    remains = "Chat with us and read more of our coverage on the page of this channel."
    assert versions(named("a", f"Ferry sinks\n\n{remains}"), named("b", f"Cup won\n\n{remains}")) == {}


PATTERN = (
    "Quake near {town}\n\nAn earthquake of magnitude {size} was recorded near {town} at {hour} in the morning, the "
    "institute for the physics of the earth said in an automatic message. The centre lay {deep} kilometres under the "
    "ground, some {far} kilometres from the town of {other}. The institute asks all who felt the tremor to fill in the "
    "form on its page. There are no reports of damage or of people hurt. The message was written by a machine and "
    "will be looked through by a person as soon as one is at hand."
)


def test_texts_made_after_one_pattern_are_no_versions() -> None:
    one = PATTERN.format(town="Otzeva", size="4.1", hour="three", deep="12", far="31", other="Lethra")
    other = PATTERN.format(town="Ichavel", size="3.9", hour="five", deep="17", far="24", other="Kolmari")
    early, late = named("a", one), replace(named("b", other), published="2031-09-30")
    assert versions(early, late) == {}


def test_copies_are_found_however_many_other_reports_stand_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "REACH", 0)  # no report is found by its words
    late = replace(named("late", TEXT), published="2033-01-01")
    between = [named(f"n{number}", f"{text} {number}") for number, text in enumerate(FERRY * 20)]
    assert set(versions(named("early", TEXT), *between, late)) == {"late"}
