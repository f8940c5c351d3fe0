"""Words of reports made safe to print: no control character of a page may steer a terminal."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line break, and those that turn the direction of writing."""


def plain(text: str) -> str:
    """Show control characters as U+FFFD and tabs as blanks."""
    return _CONTROL.sub("\ufffd", text.replace("\t", " "))
