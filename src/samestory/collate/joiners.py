"""Words at the head of a sentence that join it to the one before, and that it does without where it stands alone."""

from __future__ import annotations

import re
from typing import Final

LAPSE: Final = (
    r"(?:(?:(?:just|only|barely|about|some|a|few|several|another|more|than|\d+|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve)\s+){1,4}[a-z]+|moments|seconds|minutes|hours|days|weeks|months|years)"
)
"""How long after what is not there: `two months`, `just six laps`."""
JOINERS: Final = re.compile(
    r"^(?:(?:but|and|yet|so(?!,?\s+(?:far|long|much|many|few|called)\b)),?\s+"
    r"(?:(?:also|then|now|still|once again,)\s+)?|"
    r"(?:however|meanwhile|also|moreover|furthermore|nevertheless|nonetheless|in addition|instead|indeed|for example|"
    r"for instance|as a result|in fact|of course|at the same time|in the meantime|on the other hand"
    r"|(?:after|besides|along with|apart from|on top of) (?:that|this)(?=,)|still|then|now|"
    r"(?:for|on) (?:his|her|its|their) (?:own )?part)(?:\s*[,:]\s*|\s+(?=(?:the|a|an|in \d+|[A-Z])\b))"
    r"|then\s+(?=(?:in|on|at)\b)"
    rf"|{LAPSE}\s+(?:later|afterwards)\s*,\s+)",
    re.IGNORECASE,
)


def without_joiner(text: str, least: int = 20) -> str:
    """Leave out what joins words to the sentence before (`But`, `Meanwhile,`), if more than so many characters stay.

    >>> without_joiner("However, the mill at Orm stayed open.")
    'the mill at Orm stayed open.'
    """
    match = JOINERS.match(text)
    if match is None or len(text) - match.end() <= least or _ASKS.match(text, match.end()):
        return text
    return text[match.end() :]


_ASKS: Final = re.compile(r"(?i)(?:is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|may|should)\b")
"""How words begin that need what joins them (`So is the mill`)."""
