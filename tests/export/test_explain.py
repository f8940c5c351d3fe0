"""A report shown with what was taken away."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from samestory.clean import clean
from samestory.export.explain import explain_quotations, explain_report
from samestory.model import Considered, Quotation, Removal, Report, Span, Speaker

RAW = "\n".join(
    [
        "Velm reopens its northern quay",
        "By Orla Fenwick",
        "The harbour board of Velm agreed on Monday to reopen the quay after eleven weeks of repairs.",
        "READ MORE: [bold]Storm over Lowmark[/bold]",
        "“We have waited for this day since the storm,” said Ilke Tornquist, who chairs the board.",
        "The ministry in Harrowgate said it would pay four million crowns towards the work.",
    ]
)


def split(line: str) -> tuple[str, str, str]:
    """Cut a row into what stands in the gutter, the bar, and the text."""
    sign = next(sign for sign in "│┆" if sign in line)
    before, _, after = line.partition(sign)
    return before.strip(), sign, after.strip()


def shown(report: Report, *, colour: bool = False, width: int = 120) -> str:
    out = StringIO()
    explain_report(
        report, Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None)
    )
    return out.getvalue()


def test_removed_lines_have_their_reason_beside_them_and_kept_ones_none() -> None:
    report = clean(Report(id="r1", source="velm.txt", text=RAW, raw=RAW))
    head, by, *lines = shown(report).splitlines()
    assert head.rstrip() == "velm: 10 of 62 words removed (byline 1, related 1)"
    assert by.split() == ["by", "Orla", "Fenwick"]
    beside = {text.strip(): reason.strip() for reason, _, text in (split(line) for line in lines)}
    told = {"By Orla Fenwick": "byline", "READ MORE: [bold]Storm over Lowmark[/bold]": "related"}
    assert beside == {line: told.get(line, "") for line in RAW.splitlines()} | {report.title: "title"}
    assert {line: sign for _, sign, line in map(split, lines) if sign == "┆"}.keys() == told.keys()


def test_what_went_is_dim_the_title_bold_and_the_byline_coloured() -> None:
    out = shown(clean(Report(id="r1", source="velm.txt", text=RAW, raw=RAW)), colour=True)
    assert "\x1b[2mREAD MORE" in out
    assert "\x1b[36mBy Orla Fenwick" in out
    assert "\x1b[1mVelm reopens its northern quay" in out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_row_is_wider_than_the_terminal_and_long_runs_are_folded(width: int) -> None:
    menu = "\n".join(f"Harbour {number} of the northern coast and of its islands" for number in range(30))
    raw = f"{menu}\nThe board met. {'It was late. ' * 20}"
    report = Report(id="r1", source="a.txt", text=raw, raw=raw, removed=(Removal(0, len(menu), menu, "navigation"),))
    lines = shown(report, width=width).splitlines()
    assert max(map(len, lines)) <= width
    went = [line for line in lines if "┆" in line]
    assert len(went) == 3
    assert went[-1].split("┆")[1].strip() == "… 28 more lines"
    assert "".join(line.split("│")[1].strip() for line in lines if "│" in line).count("late") == 20


def test_a_removal_inside_a_line_and_control_characters() -> None:
    raw = "Highlights The quay is open.\n\x1b[31mThe board met.\x07"
    report = Report(id="r1", source="velm.txt", text=raw, raw=raw, removed=(Removal(0, 11, raw[:11], "navigation"),))
    out = shown(report)
    assert "\x1b" not in out
    assert "\x07" not in out
    assert [split(line)[2] for line in out.splitlines()[1:]] == [
        "Highlights", "The quay is open.", "\ufffd[31mThe board met.\ufffd",
    ]  # fmt: skip


def test_nothing_removed_and_an_empty_report() -> None:
    assert "nothing of 4 words removed" in shown(Report(id="r1", source="a.txt", text="The quay is open."))
    assert "nothing of 0 words removed" in shown(Report(id="r1", source="a.txt", text=""))


def test_each_quotation_is_shown_with_its_speaker_and_its_rule() -> None:
    text = "“Shut,” Ana Petrik said."
    quotation = Quotation(
        "q1", "direct", Span.of(text, 0, 7), (Span.of(text, 1, 6),), Speaker("Ana Petrik", 8, 18, "Ana Petrik"),
        Span.of(text, 19, 23), rule="subject of the cue",
    )  # fmt: skip
    out = StringIO()
    console = Console(file=out, width=120, color_system=None)
    explain_quotations(Report(id="r1", source="a.txt", text=text, quotations=(quotation,)), console)
    explain_quotations(Report(id="r2", source="b.txt", text=text), console)
    lines = out.getvalue().splitlines()
    assert lines[1].split("  ")[:1] == ["q1"]
    assert all(part in lines[1] for part in ("direct", "Ana Petrik", "said", "subject of the cue", "“Shut,”"))
    assert lines[2].strip() == "no quotations"


def test_rivals_stand_below_with_why_they_were_not_taken() -> None:
    text = "“Never,” she said. Weil nodded."
    quotation = Quotation(
        id="q1",
        kind="direct",
        content=Span.of(text, 0, 8),
        verbatim=(Span.of(text, 1, 7),),
        speaker=None,
        cue=None,
        considered=(Considered("Tomas [b]Weil[/b]\x1b", Span.of(text, 19, 23), "male, and `she` is female"),),
    )
    out = StringIO()
    explain_quotations(
        Report(id="r1", source="r.txt", text=text, quotations=(quotation,)), Console(file=out, width=120)
    )
    last = out.getvalue().rstrip().splitlines()[-1]
    assert last.split("  ")[0] == "q1"
    assert "Tomas [b]Weil[/b]\ufffd" in last
    assert last.endswith("male, and `she` is female")
