"""Scraped text -> body, with what was removed and why."""

from __future__ import annotations

from samestory.model import Report


def clean(report: Report) -> Report:
    """Take the page furniture away."""
    return report
