"""Every report in full: its quotations and shared passages marked, and what was removed in its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from samestory.export.html.segments import Layer, Segment, cut, lines
from samestory.export.html.witnesses import Sources, Witness
from samestory.export.reported import given_to_others
from samestory.model import Passage, Report, Story


class Piece(NamedTuple):
    """One stretch of a paragraph: its anchors, its classes, and the notes that begin with it."""

    start: int
    end: int
    text: str
    anchors: tuple[str, ...]
    classes: str
    title: str
    speaker: str
    also: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the report; the first is its title where it has one."""

    title: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RawPiece:
    """One stretch of the text as it was read; ``reason`` where it was removed."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """One report as the page shows it."""

    witness: Witness
    blocks: tuple[Block, ...]
    raw: tuple[RawPiece, ...]
    removals: int
    removed_characters: int
    quotations: int
    shared: float
    """Share of the characters that stand in another report too, 0 to 1."""

    @property
    def url(self) -> str:
        """The report's address, if it is one that a page may link to."""
        url = self.witness.report.url or ""
        return url if re.match(r"https?://[^\s/]", url) else ""

    @property
    def language(self) -> str:
        """The report's language, if it is a plain language tag."""
        language = self.witness.report.language or ""
        return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else ""


def show_texts(story: Story, sources: Sources, places: dict[int, set[tuple[int, int]]]) -> tuple[Text, ...]:
    """Lay out every report; ``places`` are the stretches of each witness (by number) that the page links to."""
    shared = _shared(story.reuse, sources)
    # the story knows speakers better than a single report does, unless that report names another one
    named = {(r.report, r.quotation): u.speaker for u in story.utterances for r in u.readings if u.speaker}
    named.update(given_to_others(story))
    return tuple(
        _show(
            witness,
            shared.get(witness.number, []),
            sorted(places.get(witness.number, ())),
            [
                named.get((witness.report.id, q.id)) or (q.speaker.name if q.speaker else "")
                for q in witness.report.quotations
            ],
            sources,
        )
        for witness in sources.witnesses
    )


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters the spans cover together."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _shared(reuse: Iterable[Passage], sources: Sources) -> dict[int, list[Layer]]:
    """For each witness, the stretches that stand elsewhere too, with the number of the other witness."""
    found: dict[int, set[tuple[int, int, int]]] = {}
    for passage in reuse:
        source, copy = passage.source, passage.copy
        one, two = sources.by_id.get(source.report), sources.by_id.get(copy.report)
        if one and two:
            found.setdefault(one.number, set()).add((source.start, source.end, two.number))
            found.setdefault(two.number, set()).add((copy.start, copy.end, one.number))
    return {key: [Layer(a, b, "shared", other) for a, b, other in sorted(them)] for key, them in found.items()}


def _show(
    witness: Witness,
    shared: list[Layer],
    places: list[tuple[int, int]],
    speakers: list[str],
    sources: Sources,
) -> Text:
    report = witness.report
    layers = list(shared)
    for index, quotation in enumerate(report.quotations):
        layers.append(Layer(quotation.content.start, quotation.content.end, "said", index))
        layers += [Layer(span.start, span.end, "verbatim", index) for span in quotation.words]
    anchors: dict[int, list[str]] = {}
    for start, end in places:
        anchors.setdefault(start, []).append(f"{witness.anchor}-{start}-{end}")
    bounds = sorted(bound for place in places for bound in place)
    blocks = []
    last: tuple[Witness, ...] = ()
    stretches = list(lines(report.text))
    for (start, end), here in zip(stretches, _by_line(stretches, layers), strict=True):
        within = bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]
        block, last = _block(report, start, end, here, within, anchors, speakers, sources, last)
        blocks.append(block)
    size = len(report.text.strip())
    return Text(
        witness=witness,
        blocks=tuple(blocks),
        raw=_raw(report),
        removals=len(report.removed) if report.raw else 0,
        removed_characters=covered((r.start, r.end) for r in report.removed),
        quotations=len(report.quotations),
        shared=min(1.0, covered((layer.start, layer.end) for layer in shared) / size) if size else 0.0,
    )


def _by_line(stretches: list[tuple[int, int]], layers: list[Layer]) -> list[list[Layer]]:
    """Give the layers that reach into each line: there may be thousands of either."""
    starts, ends = [start for start, _ in stretches], [end for _, end in stretches]
    out: list[list[Layer]] = [[] for _ in stretches]
    for layer in layers:
        if layer.start < layer.end:
            for line in range(bisect_right(ends, layer.start), bisect_left(starts, layer.end)):
                out[line].append(layer)
    return out


def _block(
    report: Report,
    start: int,
    end: int,
    layers: list[Layer],
    bounds: list[int],
    anchors: dict[int, list[str]],
    speakers: list[str],
    sources: Sources,
    noted: tuple[Witness, ...],
) -> tuple[Block, tuple[Witness, ...]]:
    """Lay out one line; ``noted`` is what the line before it is also in, which need not be said again."""
    pieces: list[Piece] = []
    last_speaker = ""
    segments = cut(report.text, start, end, layers, bounds)
    shared = sorted({layer.value for layer in layers if layer.kind == "shared"})
    also_here = tuple(sources.witnesses[number - 1] for number in shared)
    to_note = () if also_here == noted else also_here
    for segment in segments:
        kinds, said, others = _under(segment)
        speaker = (speakers[said[-1]] or "speaker unknown") if said else ""
        titles = [speaker] if speaker else []
        if others:
            names = [sources.witnesses[number - 1].name for number in sorted(others)[:6]]
            titles.append("also in " + ", ".join(names) + (" …" if len(others) > 6 else ""))
        pieces.append(
            Piece(
                start=segment.start,
                end=segment.end,
                text=segment.text,
                anchors=tuple(anchors.get(segment.start, ())),
                classes=" ".join(name for name in ("said", "verbatim", "shared") if name in kinds),
                title=" · ".join(titles),
                speaker=speaker if speaker != last_speaker else "",
                also=to_note if others else (),
            )
        )
        # a short gap (a quotation mark, a cue) does not end a note that would only be repeated
        last_speaker = speaker or last_speaker
        to_note = () if others else to_note
    return Block(title=start < report.body_start, pieces=tuple(pieces)), also_here


def _under(segment: Segment) -> tuple[set[str], list[int], set[int]]:
    """Say what marks a segment is under: their kinds, the quotations, the innermost last, and who shares it."""
    kinds: set[str] = set()
    said: list[int] = []
    others: set[int] = set()
    for layer in segment.layers:
        kinds.add(layer.kind)
        if layer.kind == "shared":
            others.add(layer.value)
        elif layer.kind == "said":
            said.append(layer.value)
    return kinds, said, others


def _raw(report: Report) -> tuple[RawPiece, ...]:
    if not report.raw or not report.removed:
        return ()
    layers = [Layer(r.start, r.end, "removed", index) for index, r in enumerate(report.removed)]
    return tuple(
        RawPiece(s.text, report.removed[s.layers[0].value].reason if s.layers else "")
        for s in cut(report.raw, 0, len(report.raw), layers)
    )
