"""NITF: an article with its head, and nothing but its body as text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest import read_inputs
from samestory.ingest.nitf import read_nitf
from samestory.ingest.settings import DEFAULT_SETTINGS
from samestory.ingest.source import Source
from samestory.model import Report

XML = Path(__file__).parent.parent / "fixtures" / "xml"


def read(text: str) -> Report | InputError:
    (found,) = read_nitf(Source("f", io.BytesIO(text.encode())), DEFAULT_SETTINGS)
    assert isinstance(found, (Report, InputError))
    return found


def test_an_article() -> None:
    (report,) = read_inputs([str(XML / "nitf.xml")])
    assert isinstance(report, Report)
    assert report.text.split("\n\n") == [
        "Dam holds",
        "The dam at Old Mill held, the council said on Thursday.",
        "Ada Berg, who lives below it, said she had “slept badly”.",
        "Day Rain",
        "Monday 31 mm",
    ]
    assert (report.outlet, report.dateline, report.published) == (
        "The Lethra Post",
        "Old Mill",
        "2021-03-04T22:28:00+01:00",
    )
    assert (report.bylines, report.credits) == (("Nils Okoro",), ("CPA",))
    assert report.url == "https://www.lethrapost.example/dam"
    assert report.id.startswith("r")  # 9-17 is an id of one provider only


def test_initials_are_no_byline() -> None:
    found = read(
        "<nitf><body><body.head><byline>ob/gr</byline></body.head><body.content><p>One.</p></body.content></body></nitf>"
    )
    assert isinstance(found, Report)
    assert (found.bylines, found.title, found.text) == ((), None, "One.")


def test_withdrawn() -> None:
    found = read(
        '<nitf><head><docdata management-status="canceled"/></head>'
        "<body><body.content><p>One.</p></body.content></body></nitf>"
    )
    assert isinstance(found, Report)
    assert "withdrawn" in found.notes[0]


@pytest.mark.parametrize(("text", "kind"), [("<nitf/>", EmptyInput), ("<nitf><body>", Malformed)])
def test_errors(text: str, kind: type[InputError]) -> None:
    assert isinstance(read(text), kind)
