"""What is kept of a text, put together, and what goes, with its places."""

from __future__ import annotations

from samestory.clean.draft import Draft
from samestory.model import Removal


def _pieces(draft: Draft) -> list[tuple[int, int, int]]:
    """List what is kept of the body: line, start, end."""
    return [
        (index, line.start + draft.cuts.get(index, (0, ""))[0], line.start + len(_kept_of(draft, index)))
        for index, line in ((index, draft.lines[index]) for index in draft.kept)
    ]


def _kept_of(draft: Draft, index: int) -> str:
    """Give a line up to where its end goes."""
    text = draft.lines[index].text
    return text[: draft.ends[index][0]].rstrip() if index in draft.ends else text


def compose(raw: str, draft: Draft) -> tuple[str, int]:
    """Put title and body together; between two lines stands the widest white space that did so."""
    lines = draft.lines
    parts: list[str] = []
    pieces = _pieces(draft)
    for place, (index, start, end) in enumerate(pieces):
        parts.append(raw[start:end])
        if place + 1 < len(pieces):
            after = pieces[place + 1][0]
            if after == index + 1:
                parts.append(raw[lines[index].end : lines[after].start])
                continue
            gaps = [raw[lines[k].end : lines[k + 1].start] for k in range(index, after)]
            parts.append(max(gaps, key=lambda gap: gap.count("\n")))
    body = "".join(parts)
    if draft.title is None:
        return body, 0
    title = raw[lines[draft.title].start : lines[draft.title].end]
    return f"{title}\n\n{body}", len(title) + 2


def removals(raw: str, draft: Draft) -> tuple[Removal, ...]:
    """List what goes, neighbours with the same reason as one."""
    spans: list[tuple[int, int, str]] = []
    cuts, ends, reasons = draft.cuts, draft.ends, draft.reasons
    whole, before = -2, ""  # the last line all of which goes, and why
    for index, line in enumerate(draft.lines):
        if (reason := reasons.get(index)) is not None:
            if whole == index - 1 and before == reason:
                spans[-1] = (spans[-1][0], line.end, reason)
            else:
                spans.append((line.start, line.end, reason))
            whole, before = index, reason
            continue
        if index in cuts:
            spans.append((line.start, line.start + cuts[index][0], cuts[index][1]))
        if index in ends:
            spans.append((line.start + ends[index][0], line.end, ends[index][1]))
    return tuple([Removal(start, end, raw[start:end], reason) for start, end, reason in spans])
