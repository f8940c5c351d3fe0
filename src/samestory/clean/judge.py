"""What furniture each line of a text is, by what stands in it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.clean.captions import describes_picture, is_caption, is_dated_scene, is_photo_credit
from samestory.clean.furniture import SHARE, Rule, furniture
from samestory.clean.lines import Line

_COUNTER = re.compile(
    r"(?:image |photo |picture )?\d+ (?:of ?/?|/) ?\d+|captions?|(?:back to |view )(?:full )?gallery.*", re.IGNORECASE
)


def judge(lines: Sequence[Line]) -> list[Rule | str | None]:
    """Say of each line, by what stands in it alone, what furniture it is.

    Returns the rule that matched, ``"caption"`` or ``"photo-credit"``, or None.
    """
    found: list[Rule | str | None] = []
    known: dict[str, Rule | str | None] = {}  # pages say many of their lines twice
    for line in lines:
        if line.text in known:
            found.append(known[line.text])
            continue
        if is_caption(line) and not (is_photo_credit(line) and len(line.words) <= 6):
            found.append("caption")
        elif is_photo_credit(line):
            network = furniture(line) if len(line.words) == 1 else None  # "Facebook" in a share bar
            found.append(network if network and network.reason == "share" else "photo-credit")
        else:
            found.append(furniture(line))
        known[line.text] = found[-1]
    for index, mark in enumerate(found):
        if (
            isinstance(mark, Rule)
            and mark.reason == "registration"
            and lines[index].key in ("email", "e mail", "e-mail")
        ):
            beside = (found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None)
            if any(isinstance(other, Rule) and other.reason == "share" for other in beside):
                found[index] = SHARE
        if mark is None and is_dated_scene(lines[index]) and _in_gallery(lines, index):
            found[index] = "caption"
        elif mark == "photo-credit" and index and found[index - 1] is None and describes_picture(lines[index - 1]):
            before = lines[index - 1]
            if len(before.words) >= 5:
                found[index - 1] = "caption"
    return found


def _in_gallery(lines: Sequence[Line], index: int) -> bool:
    """Whether one of the next lines round it counts the pictures of a gallery."""
    around = lines[max(0, index - 3) : index + 4]
    return any(_COUNTER.fullmatch(line.text) for line in around)
