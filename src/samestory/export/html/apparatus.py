"""The readings of an utterance as a critical edition prints them: in score, and with an apparatus below.

The score follows the alignment tables of computer-assisted collation (CollateX); the apparatus has the traditional
form, lemma ] variant sigla.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.export.html.witnesses import Ref, Sources, Witness
from samestory.model import Cell, Story, Utterance

SYSTEM_WIDTH = 84
"""Characters in one system of the score, gaps between columns included: fits the column of the page at 900 pixels."""
GAP = 2

OMITTED, UNQUOTED = "omitted", "unquoted"


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """Some words of one reading; ``state`` is ``same``, ``changed``, ``omitted``, ``unquoted`` or ``blank``."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """One wording, with all places that have it."""

    refs: tuple[Ref, ...]
    text: str
    base: bool
    inline: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class System:
    """One line of the score: for each row its cells, all rows of one length."""

    rows: tuple[tuple[ScoreCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the apparatus: the lemma, and what others have in its place."""

    kind: str
    lemma: str
    readings: tuple[tuple[str, tuple[Witness, ...]], ...]


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
    """An utterance that one report has."""

    ref: Ref
    text: str
    kind: str


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
    scores = [
        (number, _score(utterance, sources)) for number, utterance in enumerate(story.utterances) if _several(utterance)
    ]
    scores.sort(key=lambda item: (-min(len(item[1].rows), 2), -item[1].reports, -len(item[1].rows), item[0]))
    return tuple(score for _, score in scores)


def show_sayings(story: Story, sources: Sources) -> tuple[tuple[str, tuple[Saying, ...]], ...]:
    """Gather what only one report quotes, under its speakers; those who say most first, the unnamed last."""
    held: dict[str, list[Saying]] = {}
    for utterance in story.utterances:
        if _several(utterance):
            continue
        for reading, ref in zip(utterance.readings, utterance_refs(utterance, sources), strict=True):
            if ref:
                kind = next((q.kind for q in ref.witness.report.quotations if q.id == reading.quotation), "")
                held.setdefault(utterance.speaker or "", []).append(Saying(ref, reading.text, kind))
    names = sorted(held, key=lambda name: (not name, -len(held[name]), name))
    return tuple((name, tuple(held[name])) for name in names)


def _several(utterance: Utterance) -> bool:
    return len({reading.report for reading in utterance.readings}) > 1


def _score(utterance: Utterance, sources: Sources) -> Score:
    refs = utterance_refs(utterance, sources)
    wordings: dict[tuple[str, ...], list[int]] = {}
    aligned = len(utterance.alignment) == len(utterance.readings)
    for index, reading in enumerate(utterance.readings):
        row = utterance.alignment[index] if aligned else ()
        key = tuple(cell.text for cell in row) if row else (reading.text,)
        wordings.setdefault(key, []).append(index)
    firsts = [indices[0] for indices in wordings.values()]
    base = next((i for i in firsts if aligned and not any(c.differs for c in utterance.alignment[i])), firsts[0])
    firsts.sort(key=lambda i: i != base)
    grid = [_states(utterance.alignment[i]) for i in firsts] if aligned and len(firsts) > 1 else []
    if grid and not any(grid):
        grid = []
    rows = []
    for position, first in enumerate(firsts):
        same = next(indices for indices in wordings.values() if indices[0] == first)
        found = sorted((ref for ref in (refs[i] for i in same) if ref), key=lambda ref: (ref.witness.number, ref.start))
        text = utterance.readings[first].text
        inline = _inline(text, grid[position]) if grid else (ScoreCell(text, "same"),)
        rows.append(Row(tuple(found), text, position == 0, inline))
    witnesses = [ref.witness for ref in refs if ref]
    return Score(
        id=utterance.id,
        speaker=utterance.speaker or "",
        rows=tuple(rows),
        systems=_systems(grid),
        apparatus=_apparatus(utterance, sources),
        reports=len({reading.report for reading in utterance.readings}),
        sources=len({(w.source.name, w.source.colour, w.source.shape) for w in witnesses}),
    )


def _states(cells: Sequence[Cell]) -> list[ScoreCell]:
    """Say of each cell whether it is the same, changed, left out within the quotation, or beyond what is quoted."""
    filled = [index for index, cell in enumerate(cells) if cell.text]
    first, last = (filled[0], filled[-1]) if filled else (len(cells), -1)
    out = []
    for index, cell in enumerate(cells):
        if cell.text:
            state = "changed" if cell.differs else "same"
        elif not cell.differs:
            state = "blank"
        else:
            state = OMITTED if first < index < last else UNQUOTED
        out.append(ScoreCell(cell.text, state))
    return out


def _systems(grid: list[list[ScoreCell]]) -> tuple[System, ...]:
    """Break the score into systems, and join columns in which the same rows differ in the same way."""
    if not grid:
        return ()
    systems: list[System] = []
    columns: list[list[ScoreCell]] = []
    for index in range(len(grid[0])):
        column = [row[index] for row in grid]
        if not any(cell.text for cell in column):
            continue
        joined = columns and _kin(columns[-1], column)
        trial = [*columns[:-1], _join(columns[-1], column)] if joined else [*columns, column]
        if columns and _width(trial) > SYSTEM_WIDTH:
            systems.append(System(tuple(zip(*columns, strict=True))))
            columns = [column]
        else:
            columns = trial
    if columns:
        systems.append(System(tuple(zip(*columns, strict=True))))
    return tuple(systems)


def _width(columns: list[list[ScoreCell]]) -> int:
    return sum(max(1, *(len(cell.text) for cell in column)) + GAP for column in columns)


def _kin(one: list[ScoreCell], two: list[ScoreCell]) -> bool:
    """Whether two columns may be one: the rows that keep the base text do so in both, and so those that do not."""
    return [c.state in ("same", "blank") for c in one] == [c.state in ("same", "blank") for c in two]


def _join(one: list[ScoreCell], two: list[ScoreCell]) -> list[ScoreCell]:
    joined = []
    for a, b in zip(one, two, strict=True):
        text = join_words((a.text, b.text))
        # words win over gaps: a cell that has any text is not an omission
        state = next(s for s in ("changed", "same", OMITTED, UNQUOTED, "blank") if s in (a.state, b.state))
        joined.append(ScoreCell(text, state))
    return joined


def join_words(words: Sequence[str]) -> str:
    """Join words, without a space before closing or after opening punctuation.

    >>> join_words(("We", "had", "it", ",", "then", "lost", "it", "."))
    'We had it, then lost it.'
    """
    text = ""
    for word in words:
        if not word:
            continue
        if text and word[0] not in ",.;:!?)]}’”%" and text[-1] not in "([{‘“":
            text += " "
        text += word
    return text


def _inline(text: str, cells: Sequence[ScoreCell]) -> tuple[ScoreCell, ...]:
    """Mark the changed words within the running text of a reading, for where a score does not fit."""
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
            entries.append(Entry(variant.kind, readings[0][0], tuple(readings[1:])))
    return tuple(entries)
