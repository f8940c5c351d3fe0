"""Who copied whom: what is not looked for shows nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samestory.collate.reuse import direction
from samestory.model import Evidence, Report

from ..stories import report

PIECES = st.sampled_from(
    ["The ferry stopped at noon.", "The mayor told the Velm Courier so.", "The Torv Post reported it.", "(Reuters) -",
     "Reuters reported the stop.", "Nobody was hurt.\n"]
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    body = " ".join(draw(st.lists(PIECES, min_size=1, max_size=4)))
    outlet = draw(st.sampled_from(["Velm Courier", "Torv Post", "Reuters", None]))
    published = draw(st.sampled_from([None, "2031-05-02", "2031-05-02T08:00:00", "2031-05-02T09:30:00"]))
    return replace(report("a", body), outlet=outlet, published=published)


@given(reports(), reports(), st.booleans())
def test_what_is_not_looked_for_shows_nothing(one: Report, two: Report, is_spun: bool) -> None:
    first, second = direction.backgrounds_of([one, replace(two, id="b")])
    ends = tuple(Evidence(held.report.id, 0, len(held.report.text), held.report.text) for held in (first, second))
    case = direction._Case(first, second, [(ends[0], ends[1])], (True, "words were replaced") if is_spun else None)
    looked_for = direction._evidence(first, second, is_spun)
    every = (
        direction._named, direction._reported, direction._agency, direction._common_agency, direction._supplier,
        direction._spun, direction._time,
    )  # fmt: skip
    shown = [evidence for evidence in every if evidence(case) is not None]
    assert [evidence for evidence in looked_for if evidence(case) is not None] == shown
