"""The closed lists of cue words, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its force (``assert``, ``claim``, ``warn`` ...) and where its content stands."""

    force: str
    frames: frozenset[str]


@cache
def cue_verbs() -> dict[str, Cue]:
    """Give the cue verbs by lemma (``cues.txt`` says what the frames mean)."""
    return _read("cues.txt")


@cache
def cue_nouns() -> dict[str, Cue]:
    """Give the cue nouns by lemma (``cue_nouns.txt``)."""
    return _read("cue_nouns.txt")


def _read(name: str) -> dict[str, Cue]:
    """Read a table of ``force | frame | words``."""
    table: dict[str, Cue] = {}
    for line in (files("samestory.resources") / name).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        force, frame, words = (cell.strip() for cell in line.split("|"))
        for word in words.split():
            held = table.get(word)
            table[word] = Cue(held.force if held else force, (held.frames if held else frozenset()) | {frame})
    return table
