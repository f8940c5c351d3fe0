"""What archives of files (.zip .tar) have in common: which entries are read, and how they are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import RawIOBase
from typing import BinaryIO, cast

from samestory.errors import EmptyInput
from samestory.ingest.decode import scrub
from samestory.ingest.expansion import Expansion
from samestory.ingest.source import Source

Known = Callable[[str], bool]
"""Whether files of such a name are read."""


def is_wanted(name: str, known: Known) -> bool:
    """Say whether an entry is read: a file of a known ending, not hidden, as in a folder.

    ``__MACOSX`` holds what macOS adds to archives. Absolute names and ``..`` do no harm: nothing is written.
    """
    *folders, file = name.replace("\\", "/").split("/")
    hidden = any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in (*folders, file))
    return bool(file) and not hidden and known(file)


def shown(name: str) -> str:
    """Write an entry's name so that it can be printed: a control character in it could steer a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in scrub(name))


def entry_of(archive: Source, name: str, stream: RawIOBase, expansion: Expansion) -> Source:
    """Make the source of an entry.

    Parameters
    ----------
    archive
        What it lies in.
    name
        Its name there.
    stream
        Its bytes; whatever goes wrong in reading them is raised as an ``InputError`` that names it.
    expansion
        What has been unpacked of the input so far.
    """
    return replace(
        archive,
        name=f"{archive.name}!{shown(name)}",
        stream=cast(BinaryIO, stream),
        file=name.replace("\\", "/").rpartition("/")[2],
        url=None,
        media_type="",
        charset=None,
        depth=archive.depth + 1,
        expansion=expansion,
    )


def no_reports(name: str) -> EmptyInput:
    """Make the error for an archive in which nothing is to be read."""
    return EmptyInput(
        name,
        "There is no report in this archive.",
        remedy="Hidden files and files with other endings than those of 'samestory formats' are passed over.",
    )
