"""What a reader is told of a conflict or a fact besides its words."""

from __future__ import annotations

from typing import Final

NOTES: Final = {"unsure": "perhaps of two things", "slight": "a small difference"}
"""What the weight of a conflict means; a grave one needs no word."""

PERHAPS: Final = "perhaps not one fact"
"""What is told of a fact whose clauses are not sure to say the same."""
