"""Direct, mixed and indirect quotations of one report with their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.model import Quotation, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_quotations(doc: Doc, report: Report) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations of one report with their speakers."""
    return ()
