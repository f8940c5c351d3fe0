"""The readings of an utterance as a critical edition prints them: in score, and with an apparatus below.

The score follows the alignment tables of computer-assisted collation (CollateX); the apparatus has the traditional
form, lemma ] variant sigla.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.export.html.score import OMITTED, UNQUOTED, ScoreCell, System, systems_of
from samestory.export.html.witnesses import Ref, Sources, Witness
from samestory.export.notes import MEANINGS
from samestory.export.reported import Reported, given_to_others, reported_readings
from samestory.model import Cell, Story, Utterance


@dataclass(frozen=True, slots=True)
class Row:
    """One wording, with all places that have it; ``reported`` says how it is told where it is in no quotation marks."""

    refs: tuple[Ref, ...]
    text: str
    base: bool
    inline: tuple[ScoreCell, ...]
    reported: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the apparatus: the lemma, and what others have in its place."""

    kind: str
    lemma: str
    readings: tuple[tuple[str, tuple[Witness, ...]], ...]
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """An utterance that several reports have."""

    id: str
    speaker: str
    rows: tuple[Row, ...]
    systems: tuple[System, ...]
    apparatus: tuple[Entry, ...]
    reports: int
    sources: int


@dataclass(frozen=True, slots=True)
class Saying:
    """An utterance that one report has; ``reported`` says how it is told where it is in no quotation marks."""

    ref: Ref
    text: str
    reported: str


def utterance_refs(utterance: Utterance, sources: Sources) -> tuple[Ref | None, ...]:
    """Where each reading stands; None where the story does not hold its quotation."""
    refs: list[Ref | None] = []
    for reading in utterance.readings:
        witness = sources.by_id.get(reading.report)
        spans = [q.content for q in witness.report.quotations if q.id == reading.quotation] if witness else []
        refs.append(Ref(witness, spans[0].start, spans[0].end, spans[0].text) if witness and spans else None)
    return tuple(refs)


def show_scores(story: Story, sources: Sources) -> tuple[Score, ...]:
    """Lay out the utterances that have several readings, those that vary most first."""
    reported = reported_readings(story)
    for place, other in given_to_others(story).items():
        reported[place] = ", ".join(filter(None, (reported.get(place), f"given to {other}")))
    scores = [
        (number, _score(utterance, sources, reported))
        for number, utterance in enumerate(story.utterances)
        if _several(utterance)
    ]
    scores.sort(key=lambda item: (-min(len(item[1].rows), 2), -item[1].reports, -len(item[1].rows), item[0]))
    return tuple(score for _, score in scores)


def show_sayings(story: Story, sources: Sources) -> tuple[tuple[str, tuple[Saying, ...]], ...]:
    """Gather what only one report quotes, under its speakers; those who say most first, the unnamed last."""
    held: dict[str, list[Saying]] = {}
    reported = reported_readings(story)
    for utterance in story.utterances:
        if _several(utterance):
            continue
        for reading, ref in zip(utterance.readings, utterance_refs(utterance, sources), strict=True):
            if ref:
                told = reported.get((reading.report, reading.quotation), "")
                held.setdefault(utterance.speaker or "", []).append(Saying(ref, reading.text, told))
    names = sorted(held, key=lambda name: (not name, -len(held[name]), name))
    return tuple((name, tuple(held[name])) for name in names)


def _several(utterance: Utterance) -> bool:
    return len({reading.report for reading in utterance.readings}) > 1


def _score(utterance: Utterance, sources: Sources, reported: Reported) -> Score:
    refs = utterance_refs(utterance, sources)
    table = utterance.alignment
    aligned = len(table) == len(utterance.readings) and len({len(row) for row in table}) == 1 and bool(table[0])
    told = [reported.get((reading.report, reading.quotation), "") for reading in utterance.readings]
    # readings that differ in nothing that collation calls a difference stand in one row, but for quoted and reported
    wordings: dict[tuple[str | bool, ...], list[int]] = {}
    for index, reading in enumerate(utterance.readings):
        cells = table[index] if aligned else ()
        key = tuple(c.text if c.differs else bool(c.text) for c in cells) if aligned else (reading.text,)
        wordings.setdefault((told[index], *key), []).append(index)
    groups = list(wordings.values())
    # the base text differs nowhere from itself; nor need a fragment, so the fullest of those that do not
    plain = [group for group in groups if aligned and not any(cell.differs for cell in table[group[0]])] or groups
    base = max(plain, key=lambda group: len(utterance.readings[group[0]].text))
    groups.sort(key=lambda group: group is not base)
    lanes = _lanes(utterance, groups, told) if aligned else [[group] for group in groups]
    grid: list[list[ScoreCell]] = []
    rows = []
    for lane in lanes:
        parts: list[ScoreCell] = []
        whole: list[ScoreCell] = []
        for group in lane:
            text = utterance.readings[group[0]].text
            states = _states(table[group[0]], table[base[0]]) if aligned else []
            parts += ([ScoreCell(" … ", "same")] if parts else []) + list(_inline(text, states))
            whole = [b if b.text else a for a, b in zip(whole, states, strict=True)] if whole else states
        grid.append(whole)
        found = (refs[index] for group in lane for index in group)
        places = sorted((ref for ref in found if ref), key=lambda ref: (ref.witness.number, ref.start))
        text = "".join(part.text for part in parts)
        rows.append(Row(tuple(places), text, lane[0] is base, tuple(parts), told[lane[0][0]]))
    if not aligned or len(rows) == 1:
        grid = []
    witnesses = [ref.witness for ref in refs if ref]
    return Score(
        id=utterance.id,
        speaker=utterance.speaker or "",
        rows=tuple(rows),
        systems=systems_of(grid),
        apparatus=_apparatus(utterance, sources),
        reports=len({reading.report for reading in utterance.readings}),
        sources=len({(w.source.name, w.source.colour, w.source.shape) for w in witnesses}),
    )


def _lanes(utterance: Utterance, groups: list[list[int]], told: list[str]) -> list[list[list[int]]]:
    """Put readings of the same reports that do not overlap into one row: a quotation broken off and taken up again."""
    lanes: list[tuple[list[list[int]], frozenset[str], set[int]]] = []
    for group in groups:
        reports = frozenset(utterance.readings[index].report for index in group)
        columns = {place for place, cell in enumerate(utterance.alignment[group[0]]) if cell.text}
        before = [
            (max(taken, default=-1), place)
            for place, (lane, who, taken) in enumerate(lanes)
            if who == reports
            and told[lane[0][0]] == told[group[0]]
            and columns
            and max(taken, default=-1) < min(columns)
        ]
        if before:
            lane, _, taken = lanes[max(before)[1]]
            lane.append(group)
            taken |= columns
        else:
            lanes.append(([group], reports, columns))
    return [lane for lane, _, _ in lanes]


def _states(cells: Sequence[Cell], base: Sequence[Cell]) -> list[ScoreCell]:
    """Say of each cell whether it is the same, changed, left out, or beyond what is quoted."""
    out = []
    for cell, lemma in zip(cells, base, strict=True):
        if cell.text:
            state = "changed" if cell.differs else "same"
        elif cell.differs:
            state = OMITTED
        else:
            state = UNQUOTED if lemma.text else "blank"
        out.append(ScoreCell(cell.text, state))
    return out


def _inline(text: str, cells: Sequence[ScoreCell]) -> tuple[ScoreCell, ...]:
    """Mark the changed words within the running text of a reading, for where a score does not fit."""
    if not cells:
        return (ScoreCell(text, "same"),)
    pieces: list[ScoreCell] = []

    def add(words: str, state: str) -> None:
        if pieces and pieces[-1].state == state:
            pieces[-1] = ScoreCell(pieces[-1].text + words, state)
        elif words or state == OMITTED:
            pieces.append(ScoreCell(words, state))

    at = 0
    for cell in cells:
        if cell.state == OMITTED:
            add("", OMITTED)
        if not cell.text:
            continue
        found = text.find(cell.text, at)
        if found < 0:  # the alignment has folded words that the text spells otherwise
            return (ScoreCell(text, "same"),)
        between = text[at:found]
        if between:
            keep = between.isspace() and cell.state == "changed" and bool(pieces) and pieces[-1].state == "changed"
            add(between, "changed" if keep else "same")
        add(cell.text, cell.state)
        at = found + len(cell.text)
    add(text[at:], "same")
    return tuple(pieces)


def _apparatus(utterance: Utterance, sources: Sources) -> tuple[Entry, ...]:
    entries = []
    for variant in utterance.variants:
        readings = []
        for reading in variant.readings:
            found = sorted(
                (sources.by_id[id] for id in dict.fromkeys(reading.reports) if id in sources.by_id),
                key=lambda witness: witness.number,
            )
            readings.append((reading.text, tuple(found)))
        if len(readings) > 1:
            meaning = MEANINGS.get(variant.meaning or "")
            entries.append(Entry(variant.kind, readings[0][0], tuple(readings[1:]), meaning))
    return tuple(entries)
