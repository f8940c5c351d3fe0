"""Bad input: a message with the remedy, the others still processed, exit code 1, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spacy.language import Language

from samestory.cli import app

pytestmark = pytest.mark.model

Run = Callable[..., Result]

FLOOD = """Floods cut off Orrin Vale

The river Asker burst its banks at Orrin Vale on Tuesday and 40 houses were flooded, the fire brigade said.

“We have never seen water rise so fast,” said Tilda Marrow, the mayor of Orrin Vale.
"""
FLOOD_TOO = """Orrin Vale under water

Forty houses stood in water on Tuesday after the Asker burst its banks at Orrin Vale.

Mayor Tilda Marrow said that she had “never seen water rise so fast”.
"""
CHESS = """Young master wins in Pellworth

A girl of eleven from Pellworth won the island chess cup on Sunday with a sacrifice of her queen.

“I saw it three moves before,” Imke Dahl said, and went home to feed her rabbits.
"""
GERMAN = """Hochwasser in Orrin Vale

Am Dienstag trat die Asker über die Ufer, und vierzig Häuser standen unter Wasser, wie die Feuerwehr sagte. Die
Bürgermeisterin sprach von der schlimmsten Flut seit Menschengedenken und bat die Nachbarorte um Hilfe.
"""


@pytest.fixture
def run(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in a folder with two good reports, with the pipeline that is loaded already."""
    monkeypatch.setattr("samestory.annotate.load_pipeline", lambda _: nlp)
    monkeypatch.chdir(tmp_path)
    Path("flood.txt").write_text(FLOOD, encoding="utf-8")
    Path("water.txt").write_text(FLOOD_TOO, encoding="utf-8")

    def call(*args: str) -> Result:
        return CliRunner().invoke(app, ["compare", *args, "--format", "json"])

    return call


def outlets(result: Result) -> list[str]:
    return [Path(report["source"]).name for report in json.loads(result.stdout)["reports"]]


def test_two_good_reports_are_compared_in_silence(run: Run) -> None:
    result = run("flood.txt", "water.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert outlets(result) == ["flood.txt", "water.txt"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "white space"),
        ("photo.txt", bytes(range(256)) * 40, "text"),
        ("huge.txt", b"The water rose again in the night and nobody slept. " * 1_000_000, "--max-bytes"),
        ("broken.json", b'{"title": "Floods", "text": ', "JSON"),
    ],
)
def test_a_bad_file_is_named_and_the_others_go_on(run: Run, name: str, content: bytes, says: str) -> None:
    Path(name).write_bytes(content)
    result = run("flood.txt", name, "water.txt")
    assert result.exit_code == 1
    assert name in result.stderr
    assert says.lower() in result.stderr.lower()
    assert "Traceback" not in result.stderr
    assert outlets(result) == ["flood.txt", "water.txt"]


def test_a_missing_file_and_a_folder_without_reports_are_named(run: Run) -> None:
    Path("nothing").mkdir()
    result = run("gone.txt", "nothing", "flood.txt", "water.txt")
    assert result.exit_code == 1
    assert "gone.txt: There is no such file" in result.stderr
    assert "nothing: " in result.stderr
    assert outlets(result) == ["flood.txt", "water.txt"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(run: Run, encoding: str) -> None:
    Path("other.txt").write_bytes(FLOOD_TOO.replace("Mayor", "Café owner and mayor").encode(encoding))
    result = run("flood.txt", "other.txt")
    assert result.exit_code == 0
    text = json.loads(result.stdout)["reports"][1]["text"]
    assert "Café owner" in text
    assert "“never seen water rise so fast”" in text


def test_an_address_of_this_machine_is_refused_and_the_flag_named(run: Run) -> None:
    result = run("flood.txt", "http://127.0.0.1:9/flood", "water.txt")
    assert result.exit_code == 1
    assert "--allow-private" in result.stderr


def test_nothing_readable_is_an_error_with_a_remedy(run: Run) -> None:
    result = run("gone.txt")
    assert result.exit_code == 1
    assert "gone.txt" in result.output
    assert "No report could be read" in str(result.exception)


def test_one_report_alone_is_read_and_said_to_be_alone(run: Run) -> None:
    result = run("flood.txt")
    assert result.exit_code == 1
    assert "only report" in result.stderr
    assert outlets(result) == ["flood.txt"]


@pytest.mark.usefixtures("run")
def test_what_the_account_says_is_not_said_on_standard_error_too() -> None:
    result = CliRunner().invoke(app, ["compare", "flood.txt"])
    assert result.exit_code == 1
    assert result.stdout.count("only report") == 1
    assert "only report" not in result.stderr
    to_file = CliRunner().invoke(app, ["compare", "flood.txt", "-o", "story.txt"])
    assert "only report" in to_file.stderr


def test_two_reports_of_different_events_are_compared_with_a_note(run: Run) -> None:
    Path("chess.txt").write_text(CHESS, encoding="utf-8")
    result = run("flood.txt", "chess.txt")
    assert result.exit_code == 1
    assert "another story" in result.stderr
    assert "samestory group" in result.stderr
    assert outlets(result) == ["flood.txt", "chess.txt"]


def test_a_report_in_another_language_is_kept_with_a_note(run: Run) -> None:
    Path("flut.txt").write_text(GERMAN, encoding="utf-8")
    result = run("flood.txt", "water.txt", "flut.txt")
    assert result.exit_code == 1
    assert "not English" in result.stderr
    reports = json.loads(result.stdout)["reports"]
    assert reports[2]["language"] == "de"
    assert reports[2]["quotations"] == []
    assert reports[0]["quotations"]


def test_the_same_file_twice_counts_once(run: Run) -> None:
    Path("again.txt").write_text(FLOOD, encoding="utf-8")
    result = run("flood.txt", "again.txt", "water.txt")
    assert result.exit_code == 1
    assert "again.txt: The same report as flood.txt" in result.stderr
    assert outlets(result) == ["flood.txt", "water.txt"]
