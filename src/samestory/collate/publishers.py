"""Who publishes an outlet: two titles of one house are no two witnesses, as they may share a newsroom's copy."""

from __future__ import annotations

from functools import cache

from samestory.collate.words import fold
from samestory.model import Report
from samestory.resources.words import name_table


def publisher_of(report: Report) -> str:
    """Name who publishes a report: a company of ``resources/publishers.json``, or else its outlet itself.

    Empty where the report names no outlet.
    """
    if not report.outlet:
        return ""
    key = _key(report.outlet)
    return _houses().get(key, "") or key


def house_of(report: Report) -> str:
    """Name the company of the table that publishes a report's outlet; empty where it is not on the table."""
    return _houses().get(_key(report.outlet), "") if report.outlet else ""


@cache
def _houses() -> dict[str, str]:
    return {_key(title): house for house, titles in name_table("publishers.json").items() for title in titles}


def _key(outlet: str) -> str:
    """Fold a name so that `The Daily Lamp`, `DailyLamp` and `daily lamp` are one."""
    return "".join(c for c in fold(outlet).removeprefix("the ") if c.isalnum())
