"""Who copied whom: the reports in a column by origin, and an arc for each pair that shares text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from samestory.export.html.texts import covered
from samestory.export.html.witnesses import Ref, Source, Sources, Witness
from samestory.model import Story

ROW, HEAD, APART, PORT = 54, 44, 14, 7
"""Heights in CSS pixels of a report, of the name of an origin and of the gap where it has none, and the distance of
arcs that meet in one node."""
REACH = 118
"""Width in CSS pixels of the drawing, left of the nodes."""
NODE = 12
"""How far left of its middle the mark of a report lets arcs end."""
DRAWN = 60
"""With more reports than this only those that share text are drawn, and the first of those."""

ARCS = 36
"""With more pairs than this an arc is drawn only from the strongest source of each report."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share text, with the passages on both sides."""

    id: str
    source: Witness
    copy: Witness
    known: bool
    passages: tuple[tuple[Ref, Ref, float, str], ...]
    words: int
    share: float
    """Share of the copy's characters that stand in the source, 0 to 1."""

    @property
    def label(self) -> str:
        """What the arc says, for those who hear it or point at it."""
        verb = "was copied by" if self.known else "shares text with"
        noun = "passage" if len(self.passages) == 1 else "passages"
        return (
            f"{self.source.name} {verb} {self.copy.name}: {len(self.passages)} {noun}, {self.words} words, "
            f"{self.share:.0%} of {self.copy.name}" + ("" if self.known else "; direction unknown")
        )


@dataclass(frozen=True, slots=True)
class Arc:
    """A pair as a line: an SVG path, its arrowhead, and its thickness in CSS pixels."""

    pair: Pair
    path: str
    head: str
    thickness: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawing: the name of an origin, or a report. ``y`` is its middle."""

    y: int
    source: Source
    witness: Witness | None
    size: int
    bars: tuple[tuple[float, float], ...]
    """Where in the report text stands that others have too: left and width, in percent."""
    shared: float
    apart: bool = False
    """Whether an origin begins here that needs no name of its own: one report, named like the origin."""


@dataclass(frozen=True, slots=True)
class Stemma:
    """The whole drawing, and the table beside it."""

    height: int
    width: int
    lines: tuple[Line, ...]
    arcs: tuple[Arc, ...]
    pairs: tuple[Pair, ...]
    left_out: int


def draw(story: Story, sources: Sources) -> Stemma:
    """Draw the reuse of a story; reports that share nothing stand as nodes without arcs."""
    pairs = _pairs(story, sources)
    sharing = {w.number for pair in pairs for w in (pair.source, pair.copy)}
    chosen = {w.number for w in sources.witnesses}
    if len(chosen) > DRAWN:
        chosen = set(sorted(sharing)[:DRAWN])
    spans: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        for one, two, _, _ in pair.passages:
            spans.setdefault(one.witness.number, []).append((one.start, one.end))
            spans.setdefault(two.witness.number, []).append((two.start, two.end))
    lines: list[Line] = []
    nodes: dict[int, int] = {}
    y = 0
    for source, members in sources.origins:
        shown = [w for w in members if w.number in chosen]
        if not shown:
            continue
        alone = len(members) == 1 and members[0].name == source.name
        if not alone:
            lines.append(Line(y + HEAD // 2, source, None, len(members), (), 0.0))
        y += APART if alone else HEAD
        for witness in shown:
            nodes[witness.number] = y + ROW // 2
            here = spans.get(witness.number, [])
            size = max(1, len(witness.report.text))
            share = min(1.0, covered(here) / size)
            lines.append(Line(y + ROW // 2, source, witness, 0, _bars(here, size), share, alone))
            y += ROW
    return Stemma(
        height=y,
        width=REACH,
        lines=tuple(lines),
        arcs=_arcs(pairs, nodes),
        pairs=pairs,
        left_out=len(sources.witnesses) - len(chosen),
    )


def _pairs(story: Story, sources: Sources) -> tuple[Pair, ...]:
    held: dict[tuple[int, int], list[tuple[Ref, Ref, bool, float, str]]] = {}
    for passage in story.reuse:
        one, two = sources.ref(passage.source), sources.ref(passage.copy)
        if not one or not two or one.witness.number == two.witness.number:
            continue
        known = passage.direction == "known"
        key = (one.witness.number, two.witness.number)
        if not known:
            key = (min(key), max(key))
        # where the direction of one passage is known and of another not, the pair goes by the one that is
        if not known and (key[1], key[0]) in held:
            key = (key[1], key[0])
        first, second = (one, two) if one.witness.number == key[0] else (two, one)
        held.setdefault(key, []).append((first, second, known, passage.similarity, passage.reason))
    pairs = []
    words: dict[int, _Words] = {}
    for (left, right), passages in sorted(held.items()):
        passages.sort(key=lambda p: (-(p[1].end - p[1].start), p[1].start, p[0].start))
        copy = sources.witnesses[right - 1]
        if right not in words:
            words[right] = _Words(copy.report.text)
        length = covered((p[1].start, p[1].end) for p in passages)
        pairs.append(
            Pair(
                id=f"pair-{left}-{right}",
                source=sources.witnesses[left - 1],
                copy=copy,
                known=any(p[2] for p in passages),
                passages=tuple((p[0], p[1], p[3], p[4]) for p in passages),
                words=words[right].within([(p[1].start, p[1].end) for p in passages]),
                share=min(1.0, length / max(1, len(copy.report.text.strip()))),
            )
        )
    pairs.sort(key=lambda pair: (-pair.share, pair.source.number, pair.copy.number))
    return tuple(pairs)


class _Words:
    """Where the words of a text stand, to be counted in many stretches of it."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in re.finditer(r"\S+", text)]
        self._starts, self._ends = [start for start, _ in found], [end for _, end in found]

    def within(self, spans: list[tuple[int, int]]) -> int:
        """Count the words in some stretches, what they have in common once."""
        total = reached = 0
        for start, end in sorted(spans):
            start = max(start, reached)
            if start < end:
                total += bisect_left(self._starts, end) - bisect_right(self._ends, start)
            reached = max(reached, end)
        return total


def _bars(spans: list[tuple[int, int]], size: int) -> tuple[tuple[float, float], ...]:
    bars: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if bars and start <= bars[-1][1]:
            bars[-1] = (bars[-1][0], max(end, bars[-1][1]))
        else:
            bars.append((start, end))
    return tuple((round(100 * start / size, 2), round(100 * (end - start) / size, 2)) for start, end in bars)


def _arcs(pairs: tuple[Pair, ...], nodes: dict[int, int]) -> tuple[Arc, ...]:
    drawn = [pair for pair in pairs if pair.source.number in nodes and pair.copy.number in nodes]
    if len(drawn) > ARCS:
        # only the strongest source of each copy, and no more than can be told apart
        strongest = {pair.copy.number: pair for pair in reversed(drawn)}
        drawn = [pair for pair in drawn if strongest[pair.copy.number] is pair]
    # each node hands out ports from top to bottom: near above, far above, far below, near below, so that arcs nest
    ports: dict[int, list[tuple[int, int, str]]] = {}
    for pair in drawn:
        for here, there in ((pair.source, pair.copy), (pair.copy, pair.source)):
            way = nodes[there.number] - nodes[here.number]
            ports.setdefault(here.number, []).append((1 if way > 0 else 0, -way, pair.id))
    place: dict[tuple[int, str], float] = {}
    for number, held in ports.items():
        held.sort(key=lambda port: (port[0], port[1], port[2]))
        step = min(PORT, (ROW - 18) / max(1, len(held) - 1)) if len(held) > 1 else 0
        for index, (_, _, id) in enumerate(held):
            place[number, id] = nodes[number] + (index - (len(held) - 1) / 2) * step
    longest = max((abs(nodes[p.copy.number] - nodes[p.source.number]) for p in drawn), default=1)
    arcs = []
    for pair in drawn:
        y1, y2 = place[pair.source.number, pair.id], place[pair.copy.number, pair.id]
        right = REACH - NODE
        tip = right - 8 if pair.known else right
        # the farther the two nodes, the wider the arc, up to the width of the drawing
        bulge = 34 + (4 / 3 * (REACH - NODE - 12) - 34) * (
            abs(nodes[pair.copy.number] - nodes[pair.source.number]) / longest
        )
        thickness = round(1.5 + 4.5 * pair.share, 2)
        half = round(3.2 + thickness / 2, 2)
        arcs.append(
            Arc(
                pair=pair,
                path=f"M{right} {y1:g}C{right - bulge:.1f} {y1:g} {right - bulge:.1f} {y2:g} {tip} {y2:g}",
                head=f"M{right} {y2:g}L{tip - 2} {y2 - half:g}V{y2 + half:g}Z" if pair.known else "",
                thickness=thickness,
            )
        )
    # thick ones first, so that thin ones stay visible and can be pointed at
    return tuple(sorted(arcs, key=lambda arc: (-arc.thickness, arc.pair.id)))
