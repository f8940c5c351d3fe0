"""Scraped text -> body, with what was removed and why."""

from samestory.clean.clean import clean

__all__ = ["clean"]
