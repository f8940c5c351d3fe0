"""What is kept of a text, put together, and what goes, with its places."""

from __future__ import annotations

from samestory.clean.draft import Draft
from samestory.model import Removal


def _pieces(draft: Draft) -> list[tuple[int, int, int]]:
    """List what is kept of the body: line, start, end."""
    return [
        (index, draft.lines[index].start + draft.cuts.get(index, (0, ""))[0], draft.lines[index].end)
        for index in draft.kept
    ]


def compose(raw: str, draft: Draft) -> tuple[str, int]:
    """Put title and body together; between two lines stands the widest white space that did so."""
    lines = draft.lines
    parts: list[str] = []
    pieces = _pieces(draft)
    for place, (index, start, end) in enumerate(pieces):
        parts.append(raw[start:end])
        if place + 1 < len(pieces):
            after = pieces[place + 1][0]
            gaps = [raw[lines[k].end : lines[k + 1].start] for k in range(index, after)]
            parts.append(max(gaps, key=lambda gap: gap.count("\n")) if after > index + 1 else gaps[0])
    body = "".join(parts)
    if draft.title is None:
        return body, 0
    title = raw[lines[draft.title].start : lines[draft.title].end]
    return f"{title}\n\n{body}", len(title) + 2


def removals(raw: str, draft: Draft) -> tuple[Removal, ...]:
    """List what goes, neighbours with the same reason as one."""
    spans: list[tuple[int, int, str, int]] = []
    for index, line in enumerate(draft.lines):
        if index in draft.reasons:
            start, end, reason = line.start, line.end, draft.reasons[index]
        elif index in draft.cuts:
            cut, reason = draft.cuts[index]
            start, end = line.start, line.start + cut
        else:
            continue
        if (
            spans
            and spans[-1][3] == index - 1
            and spans[-1][2] == reason
            and index not in draft.cuts
            and index - 1 not in draft.cuts
        ):
            spans[-1] = (spans[-1][0], end, reason, index)
        else:
            spans.append((start, end, reason, index))
    return tuple(Removal(start, end, raw[start:end], reason) for start, end, reason, _ in spans)
