"""What ``samestory read`` writes of a report: made in the process that annotated it, so that it comes back as text."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model import Report


@dataclass(frozen=True, slots=True)
class Written:
    """One report as it is written, and what is told of it meanwhile."""

    label: str
    notes: tuple[str, ...]
    text: str
    """The line or the rows; of brat the text of the report."""
    marks: str = ""
    """Of brat the annotations, which are a file of their own."""
    id: str = ""
    """Of brat what the two files are named by."""


def as_line(report: Report) -> Written:
    """Write a report as a line of JSON."""
    from samestory.export.to_json import report_to_json

    return Written(report.label, report.notes, report_to_json(report) + "\n")


def as_rows(report: Report) -> Written:
    """Write the quotations of a report as rows of CSV, without the names of the columns."""
    from samestory.export.rows import QUOTATION_COLUMNS, quotation_rows, rows_to_csv

    return Written(report.label, report.notes, rows_to_csv(quotation_rows(report), QUOTATION_COLUMNS, header=False))


def as_brat(report: Report) -> Written:
    """Write the text of a report and its annotations."""
    from samestory.export.brat import report_to_brat

    return Written(report.label, report.notes, report.text, marks=report_to_brat(report), id=report.id)
