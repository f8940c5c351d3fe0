"""Stories in a folder: names of files that are safe and stable, and an index that escapes everything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samestory
from samestory.export.folder import ENDINGS, file_name, story_as, write_folder
from samestory.export.html.index import index_to_html
from samestory.model import BriefSentence, Evidence, Origin, Report, Story

HOSTILE = '<script>alert(1)</script> & "quoted" ../../etc/passwd {{ 7 * 7 }} </style>'


def story(title: str, *, reports: int = 2, name: str = "r", notes: tuple[str, ...] = ()) -> Story:
    held = tuple(
        Report(
            id=f"{name}{n}", source=f"{name}{n}.txt", text=f"{title}\n\nThe pier closed.", title=title,
            body_start=len(title) + 2, outlet=f"Outlet {n}", published=f"2031-05-0{n + 1}",
        )
        for n in range(reports)
    )  # fmt: skip
    body = len(title) + 2
    sentence = BriefSentence("The pier closed.", (Evidence(held[0].id, body, body + 16, "The pier closed."),), "")
    origin = Origin("o1", "Outlet 0", "outlet", tuple(one.id for one in held))
    return Story(reports=held, origins=(origin,), brief=(sentence,), notes=notes)


@given(title=st.text(max_size=200))
def test_a_name_is_made_of_small_letters_digits_and_hyphens(title: str) -> None:
    name = file_name(story(title or "x"))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 80
    assert name not in {"index", "con", "nul", "com1"}
    assert name == file_name(story(title or "x"), {"another"})


def test_names_are_told_apart_by_what_the_story_holds() -> None:
    assert file_name(story("Pier’s end: Zürich café")) == "piers-end-zurich-cafe"
    assert file_name(story("Pier " * 40)) == "-".join(["pier"] * 12)
    assert re.fullmatch(r"index-[0-9a-f]{8}", file_name(story("Index")))
    assert re.fullmatch(r"lpt3-[0-9a-f]{8}", file_name(story("LPT3")))
    assert re.fullmatch(r"story-[0-9a-f]{8}", file_name(story("Мост закрыт")))
    one, other = (file_name(story("Pier", name=name), {"pier"}) for name in "ab")
    assert one != other
    assert file_name(story("Pier", name="a"), {"pier", one}) not in {"pier", one}


def test_a_folder_gets_a_file_a_story_and_an_index(tmp_path: Path) -> None:
    stories = [story("Pier closes", name="a"), story("Pier closes", name="b"), story("Island cup won", reports=1)]
    entries = list(write_folder(iter(stories), tmp_path / "new" / "folder", notes=["gone.txt: There is none."]))
    files = [entry.file for entry in entries]
    assert files[0] == "pier-closes.html"
    assert files[2] == "island-cup-won.html"
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted([*files, "index.html"])
    index = (tmp_path / "new" / "folder" / "index.html").read_text(encoding="utf-8")
    assert [index.index(f'href="{file}"') for file in files] == sorted(index.index(f'href="{file}"') for file in files)
    for words in ("Three stories in five reports", "1–2 May 2031", "2 reports", "1 independent origin", "Outlet 0",
                  "The pier closed.", "gone.txt: There is none.", "Told by one report only"):  # fmt: skip
        assert words in index


def test_the_same_stories_give_the_same_bytes(tmp_path: Path) -> None:
    stories = [story("Pier closes", name="a"), story("Pier closes", name="b")]
    for folder in ("one", "two"):
        list(write_folder(stories, tmp_path / folder))
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / f).iterdir()} for f in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("form", sorted(ENDINGS))
def test_every_format_can_be_written_and_is_linked(tmp_path: Path, form: str) -> None:
    entry = next(iter(list(write_folder([story("Pier closes")], tmp_path, form=form))))
    assert entry.file == f"pier-closes{ENDINGS[form]}"
    written = (tmp_path / entry.file).read_bytes().decode("utf-8")
    assert written == story_as(story("Pier closes"), form)
    assert f'href="{entry.file}"' in (tmp_path / "index.html").read_text(encoding="utf-8")
    if form == "json":
        assert json.loads(written)["reports"][0]["id"] == "r0"


def test_an_unknown_format_is_an_error_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no format of a story"):
        samestory.write_stories([story("Pier closes")], tmp_path / "new", form="docx")
    assert not (tmp_path / "new").exists()


def test_the_python_function_names_what_it_wrote(tmp_path: Path) -> None:
    written = samestory.write_stories([story("Pier closes")], tmp_path, form="md")
    assert written == [tmp_path / "pier-closes.md", tmp_path / "index.html"]
    assert all(path.exists() for path in written)


def test_nothing_of_a_report_is_markup_on_the_index(tmp_path: Path) -> None:
    held = story(HOSTILE, notes=(HOSTILE,))
    entries = list(write_folder([held, story(HOSTILE, reports=1, name="s")], tmp_path, notes=[HOSTILE, "\x00\x1b[2J"]))
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<script" not in index
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quoted&#34;" in index
    assert "{{ 7 * 7 }}" in index
    assert index.count("</style>") == 1
    assert "\x00" not in index
    assert "\x1b" not in index
    assert all(path.parent == tmp_path for path in tmp_path.iterdir())
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", entry.file) for entry in entries)


def test_the_index_needs_no_network_and_no_script() -> None:
    index = index_to_html([])
    assert "default-src 'none'; style-src 'sha256-" in index
    assert "script-src" not in index
    assert re.findall(r'(?:src|href)="(?!data:|#)([^"]+)"', index) == []
    assert "No stories in no reports" in index


def test_many_outlets_are_cut_and_counted(tmp_path: Path) -> None:
    held = story("Pier closes", reports=9)
    entries = list(write_folder([held], tmp_path))
    big = [
        entry.__class__(
            **{f: getattr(entry, f) for f in entry.__slots__}
            | {"outlets": tuple(f"O{n}" for n in range(30)), "origins": (25, 20), "reports": 45}
        )
        for entry in entries
    ]
    index = index_to_html(big)
    assert "O11 and 18 more" in index
    assert "45 reports" in index
    assert "●" not in index


def test_a_part_without_rows_has_a_head_in_csv() -> None:
    assert story_as(story("Pier closes"), "csv", "conflicts").splitlines() == [
        "conflict,kind,weight,about,value,outlet,report,start,end,text"
    ]
