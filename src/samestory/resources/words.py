"""Word lists and tables, read once."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import cast


@cache
def word_set(name: str) -> frozenset[str]:
    """Read a list of words from this folder: one or several a line, ``#`` begins a comment."""
    text = files("samestory.resources").joinpath(name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.split("#", 1)[0].split())


@cache
def word_lines(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a list of words from this folder whose lines belong together: the words of each line."""
    text = files("samestory.resources").joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(words) for line in text.splitlines() if (words := line.split("#", 1)[0].split()))


@cache
def name_table(name: str) -> dict[str, tuple[str, ...]]:
    """Read a table of names from this folder: JSON, a canonical name to its other names; ``_`` keys are notes."""
    text = files("samestory.resources").joinpath(name).read_text(encoding="utf-8")
    table = cast("dict[str, list[str] | str]", json.loads(text))
    return {key: tuple(value) for key, value in table.items() if not key.startswith("_")}


def table_lines(name: str) -> tuple[str, ...]:
    """Read the lines of a table from this folder, without comments and empty lines."""
    text = files("samestory.resources").joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def opposites(name: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Read a table of opposites from this folder: of each line the words of one side of the bar, and of the other."""
    pairs = (line.split("|") for line in table_lines(name))
    return tuple((tuple(one.split()), tuple(other.split())) for one, other in pairs)
