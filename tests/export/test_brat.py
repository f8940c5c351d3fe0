"""brat standoff."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from samestory.export.brat import report_to_brat
from samestory.model import Quotation, Report, Span, Speaker

TEXT = "The quay is open,\nMayor Orla Fenwick said. She said it would stay so."


def quotation(text: str, kind: str, content: tuple[int, int], who: tuple[int, int], cue: tuple[int, int]) -> Quotation:
    return Quotation(
        id="q1",
        kind=kind,
        content=Span.of(text, *content),
        verbatim=(),
        speaker=Speaker("Orla\nFenwick", *who, text[slice(*who)]),
        cue=Span.of(text, *cue),
    )


def test_each_part_stands_once_and_relations_name_it() -> None:
    said = [
        quotation(TEXT, "indirect", (0, 16), (24, 36), (37, 41)),
        quotation(TEXT, "mixed", (52, 69), (24, 36), (47, 51)),
    ]
    report = Report(id="r", source="a.txt", text=TEXT, quotations=tuple(said))
    assert report_to_brat(report).splitlines() == [
        "T1\tIndirect 0 16\tThe quay is open",
        "T2\tSpeaker 24 36\tOrla Fenwick",
        "#2\tAnnotatorNotes T2\tOrla Fenwick",
        "T3\tCue 37 41\tsaid",
        "T4\tMixed 52 69\tit would stay so.",
        "T5\tCue 47 51\tsaid",
        "R1\tSaidBy Arg1:T1 Arg2:T2",
        "R2\tCuedBy Arg1:T1 Arg2:T3",
        "R3\tSaidBy Arg1:T4 Arg2:T2",
        "R4\tCuedBy Arg1:T4 Arg2:T5",
    ]


@given(st.text(alphabet="ab \n\r\u2028.", min_size=3, max_size=30), st.data())
def test_fragments_give_back_the_words_of_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    report = Report(
        id="r", source="a", text=text, quotations=(quotation(text, "direct", (start, end), (0, 1), (1, 2)),)
    )
    line = report_to_brat(report).split("\n")[0]
    _, place, words = line.split("\t")
    offsets = re.findall(r"(\d+) (\d+)", place)
    assert " ".join(text[int(a) : int(b)] for a, b in offsets) == words
    assert "".join(text[int(a) : int(b)] for a, b in offsets) == re.sub("[\n\r\u2028]", "", text[start:end])
