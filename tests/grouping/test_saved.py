from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from samestory.errors import Malformed
from samestory.grouping import Leads, Stories, load_stories, save_stories, shorten
from samestory.grouping.saved import FORMAT
from samestory.resources.embeddings import load_embeddings
from tests.grouping.grouping_reports import many


def filled(begin: int, end: int) -> tuple[Stories, Leads]:
    stories, leads = Stories(load_embeddings()), Leads()
    stories.add(many()[begin:end])
    for report in many()[begin:end]:
        leads.add(report)
    return stories, leads


@pytest.mark.parametrize("cut", [0, 1, 4, 9])
def test_stories_go_on_as_if_they_had_not_been_saved(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "stories.zip"
    save_stories(path, *filled(0, cut))
    got, leads = load_stories(path, load_embeddings())
    expected, _ = filled(0, cut)
    assert got.add(many()[cut:]) == expected.add(many()[cut:])
    assert got.story == expected.story
    assert got.versions() == expected.versions()
    assert [leads.get(row) for row in range(cut)] == [shorten(report) for report in many()[:cut]]


def test_old_numbers_still_lead_to_the_new_ones(tmp_path: Path) -> None:
    stories, leads = filled(0, 9)
    stories.leads_to, stories.splits = {12: 3, 3: 1}, {4: 2}
    save_stories(tmp_path / "s", stories, leads)
    got, _ = load_stories(tmp_path / "s", load_embeddings())
    assert (got.resolve(12), got.splits) == (1, {4: 2})


def test_the_same_stories_make_the_same_file(tmp_path: Path) -> None:
    for name in "ab":
        save_stories(tmp_path / name, *filled(0, 9))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stories.zip"
    path.write_text("no archive", encoding="utf-8")
    with pytest.raises(Malformed, match="no file of saved stories"):
        load_stories(path, load_embeddings())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("about.json", json.dumps({"kind": "samestory stories", "format": FORMAT}))
    with pytest.raises(Malformed, match="damaged"):
        load_stories(path, load_embeddings())


def test_stories_of_another_format_are_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "stories.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("about.json", json.dumps({"kind": "samestory stories", "format": FORMAT + 1}))
    with pytest.raises(Malformed, match="Group the reports again"):
        load_stories(path, load_embeddings())
