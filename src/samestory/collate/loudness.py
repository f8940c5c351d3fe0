"""How loud a wording is: tabloids and parties cry and judge where others tell, and a reader wants to be told."""

from __future__ import annotations

import re
from typing import Final

from samestory.resources.words import word_set

_QUOTED: Final = re.compile(r"[“\"«][^”\"»]*[”\"»]?")


def loudness(text: str) -> int:
    """Count the words with which a report cries or judges; what somebody said is theirs."""
    loud = word_set("loud_words.txt")
    return sum(word in loud for word in re.findall(r"[a-z]+(?:-[a-z]+)*", _QUOTED.sub(" ", text).lower()))
