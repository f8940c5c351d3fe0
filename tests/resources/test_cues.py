"""The closed lists of cue words."""

from __future__ import annotations

from samestory.resources.cues import cue_nouns, cue_verbs


def test_force_and_frames() -> None:
    verbs = cue_verbs()
    assert verbs["say"].force == "assert"
    assert verbs["deny"].force == "deny"
    assert "of" in verbs["accuse"].frames
    assert {"speech", "to"} <= verbs["promise"].frames
    assert "+for" in verbs["call"].frames


def test_every_frame_is_known() -> None:
    known = {"speech", "clause", "to", "whom-to", "of", "object", "as", "quote", "back", "it"}
    for table in (cue_verbs(), cue_nouns()):
        for word, cue in table.items():
            assert word == word.lower()
            assert all(frame in known or frame.startswith("+") for frame in cue.frames), word
