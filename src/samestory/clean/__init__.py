"""Scraped text -> body, with what was removed and why.

``clean`` is a function from report to report. It works on text that has no markup left: a whole page as a careless
scraper stored it, or an article with captions, teasers and forms between its paragraphs. ``REASONS`` is the closed
list of reasons for which something may go; how each is recognised is told in ``docs/method/clean.md``.
"""

from samestory.clean.clean import clean
from samestory.clean.reasons import REASONS

__all__ = ["REASONS", "clean"]
