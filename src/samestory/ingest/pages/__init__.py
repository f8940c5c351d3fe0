"""A web page -> one report.

``read_page`` is the only way in. In the order of the work: ``parse`` (bytes to elements), ``blocks`` (elements to the
lines that a reader sees), ``marks`` (what names of classes say of them), ``extracted`` (where trafilatura sees the
article), ``body`` (which lines are the body), ``metadata`` with ``json_ld``, ``names``, ``moments`` and ``addresses``,
``compose`` (the report's text, and why every other line is not in it).
"""

from samestory.ingest.pages.read import read_page

__all__ = ["read_page"]
