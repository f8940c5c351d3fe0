from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.model import Deed, Report

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def deeds(nlp: Language, text: str) -> tuple[Deed, ...]:
    whole = f"Dana Quill, the minister, spoke. Orla Fenn, the judge, listened.\n\n{text}"
    (report,) = annotate([Report(id="a", source="a", text=whole, published="2021-03-10")], nlp)
    for deed in report.deeds:
        assert report.text[deed.span.start : deed.span.end] == deed.span.text
    return report.deeds


@pytest.mark.parametrize(
    ("text", "code", "mode", "actor", "recipient"),
    [
        ("Dana Quill met Orla Fenn on Monday.", "CONSULT", None, "Dana Quill", "Orla Fenn"),
        ("Dana Quill accused Orla Fenn of theft.", "ACCUSE", None, "Dana Quill", "Orla Fenn"),
        ("Dana Quill urged Orla Fenn to reopen the port.", "REQUEST", None, "Dana Quill", "Orla Fenn"),
        ("Dana Quill called on Orla Fenn to reopen the port.", "REQUEST", None, "Dana Quill", "Orla Fenn"),
        ("Orla Fenn was arrested by Poland on Tuesday.", "COERCE", "arrest", "Poland", "Orla Fenn"),
        ("France imposed sanctions on Poland last week.", "SANCTION", None, "France", "Poland"),
        ("France sent emergency aid to Poland.", "AID", None, "France", "Poland"),
        ("Dana Quill rejected the offer from the port.", "REJECT", None, "Dana Quill", None),
        ("Dana Quill resigned on Tuesday after the vote.", "RETREAT", "resign", "Dana Quill", None),
        ("France deployed troops to the border with Poland.", "MOBILIZE", "troops", "France", None),
    ],
)
def test_what_was_done(
    nlp: Language, text: str, code: str, mode: str | None, actor: str, recipient: str | None
) -> None:
    (deed,) = deeds(nlp, text)
    assert (deed.code, deed.mode, deed.actor) == (code, mode, actor)
    assert recipient is None or deed.recipient == recipient


@pytest.mark.parametrize(
    "text",
    [
        "Dana Quill did not meet Orla Fenn.",
        "Dana Quill denied that she accused Orla Fenn of theft.",
        "Dana Quill may meet Orla Fenn on Friday.",
        "Dana Quill planned to meet Orla Fenn.",
        "Dana Quill asked whether France attacked Poland.",
        "If France attacked Poland, the port would close.",
        "“France attacked Poland,” she said.",
        "Dana Quill attacked the problem with a spanner.",
        "Dana Quill refused to comment on the plan.",
        "The harbour met the needs of the town.",
        "Dana Quill shot a film about the port.",
        "Dana Quill released a statement on the port.",
        "She urged that France impose sanctions on Poland.",
    ],
)
def test_what_is_no_deed(nlp: Language, text: str) -> None:
    assert deeds(nlp, text) == ()


def test_a_deed_is_dated_by_its_clause_and_keeps_who_says_so(nlp: Language) -> None:
    (deed,) = deeds(nlp, "Orla Fenn said that France sanctioned the government of Poland on Monday.")
    assert (deed.code, deed.date, deed.claimant) == ("SANCTION", "2021-03-08", "Orla Fenn")
