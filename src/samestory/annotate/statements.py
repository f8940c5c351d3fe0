"""What one report states, clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.model import Report, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_statements(doc: Doc, report: Report) -> tuple[Statement, ...]:
    """What one report states, clause by clause."""
    return ()
