"""What is attributed to whom by which words, before a speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.annotate.quotations.spans import Range

LABELLED = frozenset({"transcript", "post"})
"""Rules whose source is a label: the name that opens a line of a transcript, or is signed below a post."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and what it attributes.

    ``cue`` and ``source`` are characters; ``anchor`` is the token of the cue, ``holder`` the head token of the source
    (None where nobody is named). ``content`` may be interrupted by the cue. ``rule`` says how it was found.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    anchor: int
    holder: int | None
    rule: str
    force: str = "assert"
    within: tuple[Range | None, ...] = ()
    """The sources of what is attributed around it: of `he called it “a trap”` in `she said that he ...`, hers."""
