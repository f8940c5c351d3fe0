"""Where the body stands, and which line above it is the title."""

from __future__ import annotations

from samestory.clean import clean
from samestory.model import Report

HARBOURS = (
    "north",
    "south",
    "east",
    "west",
    "isles",
    "ferries",
    "tides",
    "jobs",
    "shop",
    "cam",
    "boats",
    "news",
    "nets",
)
MENU = tuple(f"Harbour {name}" for name in HARBOURS)
STORY = tuple(
    f"The harbour board of Velm said in its report on the northern quay that {what}."
    for what in (
        "the pillars of the quay had stood in the sea for ninety years",
        "the storm of January broke two pillars and the crane above them",
        "repairs of the pillars took eleven weeks and cost four million crowns",
        "the ministry in Harrowgate would pay for the pillars and the crane",
        "fishermen may bring their boats back to the quay from next month",
        "shipping firms had asked the board for an earlier date than that",
        "engineers would look at the pillars again before the winter storms",
        "the board would meet once more before the quay opens to the boats",
        "nobody had been hurt when the crane fell into the harbour that night",
    )
)


def cleaned(*lines: str) -> Report:
    raw = "\n".join(lines)
    return clean(Report(id="r1", source="a.txt", text=raw, raw=raw))


def body(report: Report) -> list[str]:
    return [line for line in report.text[report.body_start :].split("\n") if line]


def test_teasers_of_other_stories_below_the_article_go() -> None:
    teasers = (
        "Cooks of the Lowmark valley have chosen their best soup",
        "Mushrooms, cream and a little thyme won the judges over after six rounds.",
        "Pianist cancels her spring tour",
        "Doctors ordered the musician to rest both hands until summer, her agent wrote.",
        "Rain ends the long drought in Tarn",
        "Farmers danced in muddy fields while the reservoirs filled for the first time.",
    )  # fmt: skip
    report = cleaned(*MENU, "Velm harbour board tells of the quay", "By Orla Fenwick", *STORY, *teasers, *MENU)
    assert body(report) == list(STORY)
    assert report.title == "Velm harbour board tells of the quay"


def test_a_table_inside_an_article_does_not_end_it() -> None:
    table = tuple(cell for row in range(9) for cell in (f"Pillar {row}", f"{row * 7}", f"{row * 3}%", "12.5"))
    report = cleaned(*MENU, "The pillars of Velm in figures", *STORY[:5], *table, *STORY[5:], *MENU)
    assert set(STORY) <= set(body(report))
    assert "Pillar 8" in body(report)


def test_excerpts_that_are_cut_off_are_no_article() -> None:
    excerpts = tuple(
        f"LOWMARK: The council of town number {n} has heard from the fire brigade that the old mill must be shut and..."
        for n in range(8)
    )
    report = cleaned("Breaking", *excerpts, *MENU, "The quay of Velm", "March 4, 2021", *STORY[:4], *MENU)
    assert body(report) == list(STORY[:4])


def test_stories_below_headlines_bylines_and_times_are_no_comments() -> None:
    others = tuple(
        part
        for n in range(6)
        for part in (f"Town {n} opens its mill", "By VELM LANTERN STAFF", f"March {n + 1}, 2021 10:0{n}")
    )
    report = cleaned(
        *MENU, "Velm reopens its quay", "By VELM LANTERN STAFF", "March 4, 2021 10:43", *STORY[:2], *others
    )
    assert body(report)[:2] == list(STORY[:2])


def test_the_title_stands_above_the_byline_and_the_standfirst_below_it() -> None:
    report = cleaned(
        *MENU, "Velm tells of its quay and of the pillars", "What the board found below the northern pillars",
        "By Orla Fenwick",
        "March 4, 2021", "Watch: the crane of Velm falls", "Crane of the northern quay of Velm harbour", *STORY, *MENU,
    )  # fmt: skip
    assert report.title == "Velm tells of its quay and of the pillars"
    assert (report.bylines, report.published) == (("Orla Fenwick",), "2021-03-04")


def test_a_note_on_the_writer_is_no_part_of_the_body() -> None:
    note = "Ilke Tornquist (@ilke) is a staff writer at the Velm Lantern who covers harbours, ships and the sea."
    report = cleaned("Velm tells of its quay", *STORY, note)
    assert body(report) == list(STORY)
    quoted = STORY[3].replace("The harbour board", "Ilke Tornquist, of the board,")
    told = "Ilke Tornquist is a journalist by training."
    kept = cleaned("Velm tells of its quay", *STORY[:3], quoted, *STORY[3:], told)
    assert told in body(kept)
