"""The closed lists of cue words."""

from __future__ import annotations

import re
from importlib.resources import files

from samestory.resources.cues import cue_nouns, cue_verbs


def test_force_and_frames() -> None:
    verbs = cue_verbs()
    assert verbs["say"].force == "assert"
    assert verbs["deny"].force == "deny"
    assert "whom+of" in verbs["accuse"].frames
    assert {"speech", "to"} <= verbs["promise"].frames
    assert "+for" in verbs["call"].frames


def test_every_frame_is_told_at_the_top_of_the_list() -> None:
    lines = [
        line
        for name in ("cues.txt", "cue_nouns.txt")
        for line in files("samestory.resources").joinpath(name).read_text(encoding="utf-8").splitlines()
    ]
    told = {word for line in lines if line.startswith("#") for word in re.findall(r"[\w-]+", line)}
    for table in (cue_verbs(), cue_nouns()):
        for word, cue in table.items():
            assert word == word.lower()
            for frame in cue.frames:
                assert set(re.findall(r"[\w-]+", frame)) <= told, (word, frame)
