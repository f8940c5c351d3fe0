"""What a reader is told of a conflict besides its sides, in words."""

from __future__ import annotations

from typing import Final

NOTES: Final = {"unsure": "perhaps of two things", "slight": "a small difference"}
"""What the weight of a conflict means; a grave one needs no word."""
