"""What other tools find in a page: trafilatura's text, htmldate's date."""

from __future__ import annotations

import logging
import re

from lxml.etree import LxmlError
from lxml.html import HtmlElement

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def extract(tree: HtmlElement) -> str:
    """Give the main text that trafilatura finds (Barbaresi, ACL 2021); empty where it finds none.

    Its own extractor is used alone (``fast``): the blocks of the page are judged again in ``body``, which needs where
    the article stands rather than a second opinion. Only where that finds nothing are its fall-backs asked.
    """
    import trafilatura

    for fast in (True, False):
        try:
            found = trafilatura.bare_extraction(tree, include_comments=False, fast=fast)
        except (ValueError, TypeError, RecursionError, LxmlError, AssertionError):
            continue
        if found is not None and not isinstance(found, dict) and (text := (found.text or "").strip()):
            return str(text)
    return ""


def last_date(tree: HtmlElement, url: str | None) -> str | None:
    """Give the day of publication that htmldate finds (Barbaresi, JOSS 2020), where nothing else tells it."""
    from htmldate import find_date

    try:
        found = find_date(tree, url=url, original_date=True, extensive_search=False)
    except (ValueError, TypeError, RecursionError, LxmlError, OverflowError):
        return None
    return found if found and _ISO_DATE.fullmatch(found) else None
