# ruff: noqa: E501 - a table of patterns, one a line
"""Calls to sign up, read on or follow that a page has set behind the last sentence of a paragraph.

The paragraph is the article's and stays; only the call goes. A paragraph that does nothing but call stays whole here:
it is furniture or not by the rules for lines.
"""

from __future__ import annotations

import re

from samestory.clean.furniture import furniture
from samestory.clean.lines import PROSE_WORDS, Line, line_of

LONGEST = 300
"""No calls at the end of a paragraph are longer; a line without end is not searched."""
SHORT_CALL = 30
"""Up to so many words before the call, words that speak to the reader make all of the paragraph a call."""
_IN = r"(?:[^.!?]|\.(?=\w))"
"""A character inside a sentence; addresses have full stops."""
_NETWORK = r"(?:Twitter|X|Facebook|Instagram|Telegram|WhatsApp|YouTube|TikTok|LinkedIn|Threads|Bluesky|Mastodon)"
_CALLS = (
    ("newsletter", r"(?:[Tt]o )?(?i:sign up|sign-up|subscribe|register)\b"
                   rf"(?:{_IN}{{0,90}}\b(?:newsletters?|inbox|our)\b{_IN}{{0,60}}|{_IN}{{0,60}}\b(?:here|now|today))"),
    ("newsletter", rf"(?:Get|Receive) {_IN}{{3,90}}\b(?:newsletters?|inbox)\b{_IN}{{0,40}}"),
    ("related", r"(?i:read (?:more|also)|also read|see also|related)(?: on this| about this| here)? ?[:|»>–] ?.{4,160}"),
    ("read-more", rf"(?i:read more)(?: (?:here|below|about|on|at|from|in|by)\b{_IN}{{0,100}})?"),
    ("read-more", rf"Read (?:the|our) full (?:story|article|interview|coverage|report)(?: (?:here|below|at|on|in)\b{_IN}{{0,80}})?"),
    ("share", r"(?i:click to tweet)"),
    ("read-more", r"(?i:click|tap) (?:here|to (?:read|see|watch|listen|subscribe|sign up|view|enlarge|open))\b"
                  rf"{_IN}{{0,100}}"),
    ("share", r"(?:Follow|Like|Find|Join) (?:us|me|our [\w ]{3,30}|@\w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) on "
              rf"{_NETWORK}\b{_IN}{{0,80}}"),
    ("share", r"Follow (?:us|@\w+)"),
    ("subscription", rf"(?:Support our journalism|Become a (?:subscriber|supporter))\b{_IN}{{0,80}}"),
    ("author-note", rf"(?:(?:With )?[Aa]dditional|With) reporting by [A-Z]{_IN}{{2,100}}"),
    ("navigation", rf"Download our (?:[\w ]{{2,20}} )?app\b{_IN}{{0,60}}"),
)  # fmt: skip
_CALL = re.compile("|".join(rf"(?P<c{place}>[(\[]?{call}[.!]*[)\]]?)\s*" for place, (_, call) in enumerate(_CALLS)))
_AFTER_STOP = re.compile(
    r"[.!?…][\"”’)\]]*\s*(?=[(\[]?(?i:sign[ -]up|subscribe|register|to (?:sign|subscribe)|get|receive|read|also read|"
    r"see also|related|click|tap|follow|like|find|join|support|become|download|additional reporting|with (?:additional )?reporting)\b)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ADDRESSED = re.compile(r"\b(?:(?i:you|your|our|we)|us)\b")
_OFFERS = re.compile(
    r"\b(?i:newsletters?|inbox|subscri(?:bers?|ptions?|be)|sign up|stay (?:informed|up to date|tuned|connected|ahead)|never miss|headlines|"
    r"to (?:our |its )?readers|(?:weekly|daily) (?:[\w-]+ )?(?:show|podcast|e-?mail|briefing|round-?up)|(?:latest|top|best|biggest|breaking) (?:of|news|stories|analysis))\b"
)


def glued_end(line: Line) -> tuple[int, str] | None:
    """Find the calls at the end of a paragraph: where what goes begins, and the reason of its first call.

    None where a paragraph has none, where the call may be a part of what somebody says, and where what stands before
    it offers something to the reader too, so that all of the line is one call.
    """
    if not line.prose and len(line.words) < PROSE_WORDS:
        return None
    text = line.text
    for match in _AFTER_STOP.finditer(text, max(0, len(text) - LONGEST)):
        at = match.end()
        reason = _calls(text, at)
        if reason is None:
            continue
        before = text[: match.end()].rstrip()
        return (at, reason) if _is_report(before) and _unquoted(before, text[at:]) else None
    return None


def _calls(text: str, at: int) -> str | None:
    """Give the reason of the first call where nothing but calls stands from a place on."""
    reason: str | None = None
    while at < len(text):
        match = _CALL.match(text, at)
        if match is None:
            return None
        reason = reason or _CALLS[int((match.lastgroup or "c0")[1:])][0]
        at = match.end()
    return reason


def _is_report(text: str) -> bool:
    """Whether what stands before the call is the article's: a sentence or more that offers the reader nothing."""
    line = line_of(text)
    if len(line.words) < PROSE_WORDS or furniture(line) is not None:
        return False
    told = _QUOTED.sub("", text)
    return not _OFFERS.search(told) and not (len(line.words) <= SHORT_CALL and _ADDRESSED.search(told))


def _unquoted(before: str, call: str) -> bool:
    """Whether a call stands outside quotation marks."""
    return (
        before.count("“") <= before.count("”")
        and before.count('"') % 2 == 0
        and call.count("”") <= call.count("“")
        and call.count('"') % 2 == 0
    )
