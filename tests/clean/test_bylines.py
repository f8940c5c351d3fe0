"""Names in bylines, with what stands round them cut off."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.clean.bylines import bylines_in, name_line
from samestory.clean.lines import line_of
from samestory.model import Report


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Orla Fenwick and Tam Berrow", ("Orla Fenwick", "Tam Berrow")),
        ("By Orla Fenwick, Science Writer", ("Orla Fenwick",)),
        ("By Orla Fenwick | Velm Lantern", ("Orla Fenwick",)),
        ("By Orla Fenwick in Harrowgate", ("Orla Fenwick",)),
        ("By Orla Fenwick@orlaf Nov 18, 2019, 11:47am EST", ("Orla Fenwick",)),
        ("By Orla FenwickStaff Writer", ("Orla Fenwick",)),
        ("By ORLA FENWICK and TAM DE VRIES", ("Orla Fenwick", "Tam De Vries")),
        ("By Tam Berrow Jr.", ("Tam Berrow Jr.",)),
        ("By Orla Fenwick Orla Fenwick", ("Orla Fenwick",)),
        ("Analysis by Orla Fenwick, Editor-at-large", ("Orla Fenwick",)),
        ("By Omar al-Velmi, Reuters", ("Omar al-Velmi",)),
        ("By Reuters", ()),
        ("By Associated Press Reporters", ()),
        ("By Staff", ()),
        ("By Lantern Reporters", ("Lantern Reporters",)),
        ("By noon the quay was open", None),
        ("By land and by sea", None),
        ("By the numbers", None),
        ("Von hier aus ist es nicht weit", None),
        ("Par la suite", None),
    ],
)
def test_names_in_a_byline(line: str, names: tuple[str, ...] | None) -> None:
    assert bylines_in(line_of(line)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Orla Fenwick, AP Science Writer", ("Orla Fenwick",)),
        ("Orla Fenwick and Tam Berrow, Associated Press", ("Orla Fenwick", "Tam Berrow")),
        ("Orla Fenwick @orlaf", ("Orla Fenwick",)),
        ("The quay of Velm", ()),
        ("Latest News", ()),
    ],
)
def test_names_without_by(line: str, names: tuple[str, ...]) -> None:
    assert name_line(line_of(line)) == names


def test_an_agency_s_writer_above_the_date_signs_and_credits() -> None:
    lines = ("Velm reopens its northern quay", "Orla Fenwick, Ap Business Writer", "Updated 1:39 am EST, March 4, 2021")
    body = (
        "The harbour board of Velm agreed on Monday to reopen the northern quay.",
        "It met for nine hours in the hall.",
    )
    raw = "\n".join((*lines, *body))
    report = clean(Report(id="r1", source="a.txt", text=raw, raw=raw))
    assert (report.bylines, report.credits) == (("Orla Fenwick",), ("Associated Press",))
    assert report.published == "2021-03-04"
    assert report.text == f"{lines[0]}\n\n" + "\n".join(body)
