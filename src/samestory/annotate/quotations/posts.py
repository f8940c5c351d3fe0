"""Posts that a report sets in: words without quotation marks, then a dash, who posted them and their handle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from samestory.annotate.quotations.marks import Stretch

LONGEST = 600
"""Characters of the longest post that is believed: before a longer one stand words of the reporter's own."""
_SIGNATURE = re.compile(
    r"[ \t\xa0]*[—–-]{1,2}[ \t\xa0]*(?P<name>[^\s—–@()][^\n—–@()]{0,58}?)[ \t\xa0]*\(@[\w.@-]{1,60}\)"
    r"[ \t\xa0,·]*[^\n.!?—–]{0,24}?\b20\d\d\b"
)
"""The date belongs to it, in whatever language: `Ada Holm (@adaholm)` alone may sign an article, too."""
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\w+|#\w+https?://\S+))+\s*$")
"""Where the pictures and pages are that a post shows: no words."""
_GLUED_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/)\S*$")
_LED_IN = re.compile(r"^[^\n:“”\"]{0,160}\b(?:tweeted|posted|wrote|replied|added|said|tweet|post|message):\s+")
"""The reporter's words in the paragraph of a post: `Holm tweeted: The quay is open. — Ada Holm (@adaholm)`."""


def with_posts(text: str, stretches: Iterable[Stretch], outlet: str | None) -> tuple[Stretch, ...]:
    """Make a stretch of the words of each post; ``label`` says where the name of who posted it stands.

    Parameters
    ----------
    text
        The report.
    stretches
        Its outermost stretches, in order; those inside a post are words of the post.
    outlet
        Whose report it is: what it posted itself leads to other reports, and quotes nobody.
    """
    held = list(stretches)
    for start, end, name in _posts(text):
        label = text[slice(*name)]
        if outlet and _folded(label) == _folded(outlet):
            continue
        whole = next((n for n, one in enumerate(held) if one.open <= start and end <= one.close), None)
        if whole is not None:
            held[whole] = replace(held[whole], label=held[whole].label or name)
            continue
        held = [one for one in held if one.close <= start or end <= one.open]
        held.append(Stretch(start, start, end, end, label=name, marked=False))
    return tuple(sorted(held, key=lambda one: one.open))


def _posts(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Give where the words of each post stand, and the name of who posted them."""
    if "(@" not in text:
        return
    done = 0
    for signature in _SIGNATURE.finditer(text):
        end = signature.start()
        start = max(done, text.rfind("\n", 0, end) + 1)
        if not text[start:end].strip():  # signed on a line of its own, as pages have it
            end = len(text[:end].rstrip())
            start = max(done, text.rfind("\n", 0, end) + 1)
        done = signature.end()
        led_in = _LED_IN.match(text[start:end])
        start += led_in.end() if led_in else 0
        words = text[start:end]
        words = _GLUED_LINK.sub("", _LINKS.sub("", words).rstrip()).rstrip()
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words and len(words) <= LONGEST and any(c.isalpha() for c in words):
            yield start, start + len(words), signature.span("name")


def _folded(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())
