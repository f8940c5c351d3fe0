"""What a reader is told besides the words of reports: heads of the parts of the brief, and what a weight means."""

from __future__ import annotations

from typing import Final

SECTIONS: Final = {
    "corroborated": "Corroborated",
    "partly": "Corroborated in part: letters in brackets carry a part of the sentence",
    "disputed": "Disputed",
    "single": "From one origin: an outlet, an agency or a speaker",
    "announced": "Announced, demanded or predicted",
}
"""Heads of the parts of the brief; the opening has none where no other origin tells it whole."""

PARTS: Final = "letters in brackets carry a part of the statement, as do origins in brackets"
"""What is told of facts of which some reports carry only a part."""

NOTES: Final = {"unsure": "perhaps of two things", "slight": "a small difference"}
"""What the weight of a conflict means; a grave one needs no word."""

MEANINGS: Final = {"condition": "a condition is left out"}
"""What the difference between readings does to what was said."""

PERHAPS: Final = "perhaps not one fact"
"""What is told of a fact whose clauses are not sure to say the same."""
