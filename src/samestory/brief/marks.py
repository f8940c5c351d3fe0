"""Quotation marks and brackets that a cut left without their partner."""

from __future__ import annotations

import re
from typing import Final

_ATTRIBUTED: Final = re.compile(r"[,.!] (?:[\w’'.-]+ ){1,6}?(?:said|says|told|wrote|added)\b")
"""Who says so, after a mark that was never closed: where the words end is not known."""
_PAIRS: Final = (("“", "”"), ("(", ")"))


def open_mark(text: str, start: int) -> str:
    """Give the quotation mark that was opened earlier in the paragraph and holds the words at ``start``; or nothing."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if before.count("“") > before.count("”"):
        return "“"
    return '"' if before.count('"') % 2 else ""


def is_ajar(text: str) -> bool:
    """Whether a single quotation mark is closed that was never opened, or the other way round."""
    if not any(map(text.__contains__, "'’‘")):
        return False
    closes = len(re.findall(r"(?<=[,.!?])['’](?=\s|$|\.)", text))
    opens = len(re.findall(r"(?:^|(?<=[\s(]))['‘](?=\w)", text))
    return (closes > 0) != (opens > 0) and not (opens and re.search(r"(?<=\w)['’](?=\s|$|[.,])", text))


def closed(text: str) -> str | None:
    """Drop a bracket or quotation mark that has no partner at an end; None where it stands in the middle."""
    for opening, closing in _PAIRS:
        if opening == "“" and text.count("„"):
            if text.count("„") != text.count("“"):
                return None
            continue
        if text.count(opening) > text.count(closing):
            if opening == "(" or _ATTRIBUTED.search(text[text.rindex(opening) :]):
                return None
            text += closing
        elif text.count(closing) > text.count(opening):
            text = opening + text
    if (text.count('"') + text.count("''")) % 2:
        at = text.index('"') if '"' in text else text.index("''")
        if _ATTRIBUTED.search(text[at:]) and text.count('"') == 1:
            return None
        text = (
            text + '"'
            if at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in ".,;"
            else '"' + text
        )
    return text.strip() or None
