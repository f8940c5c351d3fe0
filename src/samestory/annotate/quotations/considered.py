"""Who else might have been the speaker of a quotation, and why they were not taken: for ``read --explain``.

Two questions decide a speaker, and each has its rivals: which words of the report say who speaks (another cue beside
the quoted words, who spoke before), and whom these words mean (who else `she` or `the minister` could be).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.beside import cue_after, cue_before
from samestory.annotate.quotations.scene import Scene
from samestory.annotate.quotations.spans import Range
from samestory.annotate.quotations.speakers import Speakers
from samestory.model import Considered, Report, Span

_MOST = 5
"""Rivals that are told of one quotation."""


def find_considered(
    scene: Scene,
    report: Report,
    speakers: Speakers,
    one: Attribution,
    content: Span,
    found: Sequence[tuple[Attribution, Range]],
) -> tuple[Considered, ...]:
    """Say who else was considered as the speaker of a quotation.

    Parameters
    ----------
    scene, report
        The report, parsed and with its quotation marks.
    speakers
        Its speakers, resolved.
    one
        The attribution that was taken.
    content
        What is attributed by it.
    found
        All attributions of the report with their contents.

    Returns
    -------
    Rivals for the place of the source first, then those for its meaning; each name once, the speaker's own never.
    """
    speaker = speakers.of(one)
    seen = {"" if speaker is None else speaker.name}
    held: list[Considered] = []
    for rival in (*_by_cue(scene, report, speakers, one, content, found), *speakers.considered(one)):
        if rival.name not in seen:
            seen.add(rival.name)
            held.append(rival)
    return tuple(held[:_MOST])


def _by_cue(
    scene: Scene,
    report: Report,
    speakers: Speakers,
    one: Attribution,
    content: Span,
    found: Sequence[tuple[Attribution, Range]],
) -> Iterator[Considered]:
    """Give who is named by another cue beside quoted words, and who spoke before them."""
    begin, _ = scene.paragraph(content.start)
    stretch = next((s for s in scene.stretches if content.start <= s.start and s.end <= content.end), None)
    if stretch is not None:
        earlier = [s.close for s in scene.stretches if begin < s.close <= stretch.open]
        beside = (
            ("behind", cue_after(scene, stretch)),
            ("before", cue_before(scene, stretch, max(earlier, default=begin))),
        )
        for side, rival in beside:
            if rival is not None and rival.source is not None and rival.anchor != one.anchor:
                cue = scene.text[slice(*rival.cue)]
                yield from _told(report, speakers, rival, f"`{cue}` stands {side} the words, but {_taken(one)}")
    spoke = [other for other, piece in found if other.cue[0] < content.start and other.anchor != one.anchor]
    for where, first, last in (
        ("before in the paragraph", begin, content.start),
        ("in the paragraph before", scene.paragraph(max(0, len(scene.text[:begin].rstrip()) - 1))[0], begin),
    ):
        near = [other for other in spoke if first <= other.cue[0] < last and other.source is not None]
        if near:
            rival = max(near, key=lambda other: other.cue[0])
            yield from _told(report, speakers, rival, f"spoke {where}, but {_taken(one)}")


def _told(report: Report, speakers: Speakers, rival: Attribution, why: str) -> Iterator[Considered]:
    name = speakers.of_rival(rival)
    if name and rival.source is not None:
        yield Considered(name, report.span(*rival.source), why)


def _taken(one: Attribution) -> str:
    """Say what decided instead."""
    return "nothing leads from them to the words" if one.source is None else f"the rule `{one.rule}` comes first"
