"""Patterns that match in few texts: a look at the words of a text spares most searches.

A story of hundreds of reports has tens of thousands of sentences, and each is asked for dozens of things that hardly
any of them says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 15)
def bare_words(text: str) -> frozenset[str]:
    r"""Give what stands between two ``\b`` in a text, in small letters: of `didn't` it is `didn` and `t`."""
    return frozenset(_WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern, and words of which one stands in whatever it matches."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    """As :func:`bare_words` gives them."""

    @classmethod
    def of(cls, pattern: re.Pattern[str], words: str) -> Sign:
        """Make one of words with spaces between them."""
        return cls(pattern, frozenset(words.split()))

    def search(self, text: str) -> re.Match[str] | None:
        """Find the pattern in a text."""
        return None if self.words.isdisjoint(bare_words(text)) else self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find the pattern in a text wherever it matches."""
        return iter(()) if self.words.isdisjoint(bare_words(text)) else self.pattern.finditer(text)
