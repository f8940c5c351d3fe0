"""``samestory compare`` with strangers and with several stories: left out, listed, chosen, or all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spacy.language import Language

import samestory
from samestory.cli import app

Run = Callable[..., Result]

FERRY = [
    "Ferry sinks off Tilmar\n\nThe ferry Alba Rosa sank off Port Tilmar on Monday and nine sailors are missing, the "
    "coastguard said.\n\n“We searched all night,” Captain Odo Brask said in Port Tilmar.\n",
    "Nine missing after ferry sinks\n\nRescuers off Port Tilmar searched on Monday for nine sailors of the ferry Alba "
    "Rosa.\n\n“We searched all night,” said Odo Brask of the coastguard.\n",
]
CHESS = [
    "Girl wins chess cup\n\nImke Dahl, eleven, of Pellworth won the island chess cup with a queen sacrifice.\n\n"
    "“I saw it three moves before,” Imke Dahl said.\n",
    "Queen sacrifice decides chess cup\n\nThe island chess cup in Pellworth went to Imke Dahl, an eleven-year-old "
    "girl, after a queen sacrifice.\n\n“I saw it before,” said Dahl.\n",
]
BAKERY = "Bakery reopens\n\nAfter two years of repairs the old bakery beside the museum of Murrow sells bread again.\n"


@pytest.fixture
def inbox(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Make a folder with two stories and a report on its own, and go to where it lies."""
    monkeypatch.setattr("samestory.annotate.load_pipeline", lambda _: nlp)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "inbox"
    folder.mkdir()
    texts = {"bakery": BAKERY, "cup-a": CHESS[0], "cup-b": CHESS[1], "ferry-a": FERRY[0], "ferry-b": FERRY[1]}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["compare", *args], input=stdin)


def sources(text: str) -> list[str]:
    return [Path(one["source"]).name for one in json.loads(text)["reports"]]


pytestmark = pytest.mark.model


@pytest.mark.usefixtures("inbox")
def test_a_stranger_is_left_out_and_named_everywhere() -> None:
    files = ["inbox/ferry-a.txt", "inbox/bakery.txt", "inbox/ferry-b.txt"]
    result = run(*files, "--format", "json")
    assert result.exit_code == 1
    assert sources(result.stdout) == ["ferry-a.txt", "ferry-b.txt"]
    assert "inbox/bakery.txt) seems to tell another story" in result.stderr
    assert "inbox/bakery.txt" in json.loads(result.stdout)["notes"][0]
    assert "inbox/bakery.txt" in run(*files, "--format", "html").stdout
    quiet = run(*files, "--format", "json", "-q")
    assert (quiet.exit_code, quiet.stderr, quiet.stdout) == (1, "", result.stdout)


@pytest.mark.usefixtures("inbox")
def test_keep_all_keeps_it_and_all_is_well() -> None:
    result = run("inbox/ferry-a.txt", "inbox/bakery.txt", "inbox/ferry-b.txt", "--keep-all", "--format", "json")
    assert result.exit_code == 0
    assert sources(result.stdout) == ["ferry-a.txt", "bakery.txt", "ferry-b.txt"]
    assert "kept, as asked" in result.stderr
    assert len(json.loads(run("inbox", "--keep-all", "--format", "json").stdout)["reports"]) == 5


@pytest.mark.usefixtures("inbox")
def test_several_stories_without_a_terminal_are_an_error_that_lists_them() -> None:
    result = run("inbox", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "seem to tell 3 stories" in result.stderr
    for words in ("  1  ", "Bakery reopens (1 report; bakery)", "--story N", "--all -o FOLDER", "--keep-all"):
        assert words in result.stderr


@pytest.mark.usefixtures("inbox")
def test_a_story_is_chosen_by_number() -> None:
    result = run("inbox", "--story", "2", "--format", "json")
    assert result.exit_code == 0
    assert sources(result.stdout) == ["ferry-a.txt", "ferry-b.txt"]
    assert "Story 2 of 3, as asked; 3 other reports are left out: inbox/bakery.txt" in result.stderr
    wrong = run("inbox", "--story", "9")
    assert wrong.exit_code == 2
    assert "There is no story 9" in wrong.stderr


@pytest.mark.usefixtures("inbox")
def test_at_a_terminal_the_number_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samestory.cli.compare._can_ask", lambda: True)
    result = run("inbox", "--format", "json", stdin="7\n1\n")
    assert result.exit_code == 0
    assert sources(result.stdout) == ["cup-a.txt", "cup-b.txt"]
    assert "Which one is to be compared?" in result.stderr
    piped = run("-", "--format", "json", stdin="".join(
        json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate([*FERRY, *CHESS])))  # fmt: skip
    assert piped.exit_code == 2


def test_all_writes_a_page_a_story_and_an_index_that_leads_to_them(inbox: Path) -> None:
    result = run("inbox", "--all", "-o", "out")
    assert result.exit_code == 0, result.output
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[1] for line in lines] == ["2 reports", "2 reports", "1 report"]
    written = sorted(path.name for path in Path("out").iterdir())
    assert written == sorted(["index.html", *(Path(line[0]).name for line in lines)])
    index = Path("out/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"#]+)"', index) == [Path(line[0]).name for line in lines]
    assert "Three stories in five reports" in index
    assert "written: out/index.html" in result.stderr
    again = run(str(inbox), "--all", "-o", "out", "-q")
    assert (again.exit_code, again.stderr) == (0, "")


@pytest.mark.usefixtures("inbox")
def test_all_takes_a_format_and_names_what_failed() -> None:
    result = run("inbox", "gone.txt", "--all", "-o", "out", "--format", "json")
    assert result.exit_code == 1
    assert "gone.txt: There is no such file" in result.stderr
    assert "gone.txt" in Path("out/index.html").read_text(encoding="utf-8")
    held = [sources(path.read_text(encoding="utf-8")) for path in Path("out").glob("*.json")]
    assert sorted(held) == [["bakery.txt"], ["cup-a.txt", "cup-b.txt"], ["ferry-a.txt", "ferry-b.txt"]]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--all"], "-o FOLDER"),
        (["--all", "-o", "-"], "-o FOLDER"),
        (["--all", "-o", "file.html"], "give a folder"),
        (["--all", "-o", "out", "--keep-all"], "leave out --keep-all"),
        (["--all", "-o", "out", "--story", "1"], "leave out --story"),
        (["--all", "-o", "out", "--explain", "f1"], "leave out --explain"),
        (["--all", "-o", "out", "--part", "ledger"], "add --format csv"),
        (["--story", "0"], "is not in the range"),
        (["--story", "1", "--keep-all"], "leave out one"),
        (["--explain", "f1", "-o", "file.html"], "leave out -o"),
        (["-o", "inbox"], "the ending says no format"),
        (["-o", "inbox", "--format", "json"], "that is a folder"),
    ],
)
@pytest.mark.usefixtures("inbox")
def test_what_contradicts_itself_is_refused(args: list[str], says: str) -> None:
    Path("file.html").write_text("")
    result = run("inbox", *args)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())
    assert not Path("out").exists()


@pytest.mark.usefixtures("inbox")
def test_a_dash_is_standard_output() -> None:
    files = ["inbox/ferry-a.txt", "inbox/ferry-b.txt"]
    assert run(*files, "-o", "-").stdout == run(*files).stdout
    assert run(*files, "-o", "-", "--format", "json").stdout == run(*files, "--format", "json").stdout
    assert run(*files, "-o", "account.txt").stdout == ""
    assert Path("account.txt").read_text(encoding="utf-8") == run(*files).stdout


def test_python_does_the_same(inbox: Path) -> None:
    ferry = [inbox / "ferry-a.txt", inbox / "bakery.txt", inbox / "ferry-b.txt"]
    assert len(samestory.compare(ferry).reports) == 2
    assert "bakery.txt" in samestory.compare(ferry).notes[0]
    assert len(samestory.compare(ferry, keep_all=True).reports) == 3
    with pytest.raises(samestory.SeveralStories) as raised:
        samestory.compare([inbox])
    assert [len(story) for story in raised.value.stories] == [2, 2, 1]
    assert [one.label for one in samestory.compare([inbox], story=2).reports] == ["ferry-a", "ferry-b"]
    stories = samestory.compare_all([inbox, inbox / "gone.txt"])
    assert [len(story.reports) for story in stories] == [2, 2, 1]
    assert all(isinstance(story, samestory.Story) and "gone.txt" in story.notes[0] for story in stories)
    with pytest.raises(samestory.NothingToCompare):
        samestory.compare_all([inbox / "gone.txt"])
