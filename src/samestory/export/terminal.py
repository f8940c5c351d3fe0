"""Story -> terminal: what one needs on the first screen, then the evidence, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from samestory.export.notes import MEANINGS, NOTES, PARTS, PERHAPS, SECTIONS
from samestory.export.plain import plain
from samestory.export.reported import Reported, given_to_others, reported_readings
from samestory.export.titles import behind, by_origin, counted, independent, labels, sigla, story_title
from samestory.model import Evidence, Side, Story, Utterance

if TYPE_CHECKING:
    from rich.style import StyleType

_MARKS = frozenset('“”„"«»‘’')

PIPED = 100
"""Columns of the account where it goes into a pipe or a file."""

SHORTEST, LONGEST = 60, 110
"""Columns between which text is set: longer lines are hard to read, shorter ones fall apart."""


def print_story(story: Story, console: Console, *, facts: int = 20, ledger: int = 20) -> None:
    """Print a story; long lists are cut and say so.

    Parameters
    ----------
    story
        What to print.
    console
        Where; colours and links are left out where it is no terminal.
    facts, ledger
        The most facts and ledger entries that are shown.
    """
    width = max(SHORTEST, min(LONGEST, console.width))
    with console.capture() as shown:
        for part in _parts(story, facts, ledger):
            console.print(part, width=width, highlight=False, soft_wrap=False)
    lines = shown.get().splitlines()
    console.file.write("\n".join(line.rstrip() for line in lines) + "\n")


def story_to_text(story: Story, *, width: int = PIPED) -> str:
    """Give what :func:`print_story` prints, without colours, for a pipe or a file."""
    out = StringIO()
    print_story(story, Console(file=out, width=width, no_color=True, legacy_windows=False))
    return out.getvalue()


def _parts(story: Story, facts: int, ledger: int) -> Iterator[RenderableType]:
    marks = sigla(story)
    yield Text(plain(story_title(story)), style="bold")
    yield _summary(story)
    yield from (Text(f"! {plain(note)}", style="yellow") for note in story.notes)
    yield ""
    yield from _brief(story, marks)
    yield from _reports(story, marks)
    yield from _utterances(story, marks)
    yield from _facts(story, marks, facts)
    yield from _conflicts(story, marks)
    yield from _ledger(story, marks, ledger)
    yield from _timeline(story, marks)


def _summary(story: Story) -> Text:
    origins = independent(story)
    said = Text(f"{_count(len(story.reports), 'report')}, ")
    said.append(f"{_count(origins, 'independent origin')}", style="bold")
    said.append(
        f" · {_count(sum(len(r.quotations) for r in story.reports), 'quotation')}"
        f" · {_count(len(story.facts), 'fact')} · {_count(len(story.conflicts), 'conflict')}"
    )
    return said


def _brief(story: Story, marks: dict[str, str]) -> Iterator[RenderableType]:
    section = ""
    text = Text()
    for number, sentence in enumerate(story.brief):
        if (
            sentence.section != section
            and sentence.section in SECTIONS
            and (number or sentence.section != "corroborated")
        ):
            if text:
                yield text
                yield ""
            yield Text(SECTIONS[sentence.section], style="italic dim")
            text = Text()
        section = sentence.section
        text.append(" " if text else "")
        text.append(plain(sentence.text))
        text.append(f" {behind(sentence, marks)}", style="dim cyan")
    if text:
        yield text


def _reports(story: Story, marks: dict[str, str]) -> Iterator[RenderableType]:
    names = labels(story.reports)
    origin = {report: o for o in story.origins for report in o.reports}
    table = _table("", "outlet", "published", "headline", "origin")
    for report in (report for _, members in by_origin(story) for report in members):
        own = origin.get(report.id)
        shared = own is not None and len(own.reports) > 1
        table.add_row(
            Text(marks[report.id], style="cyan"),
            _text(names[report.id]),
            _text((report.published or "")[:10]),
            _text(report.title or ""),
            _text(own.name if own else "", "yellow" if shared else ""),
        )
    yield from _head("Reports")
    yield table


def _utterances(story: Story, marks: dict[str, str]) -> Iterator[RenderableType]:
    told = [u for u in story.utterances if len({r.report for r in u.readings}) > 1]
    rest = len(story.utterances) - len(told)
    if told:
        yield from _head("What was said, and how it was quoted")
    reported, others = reported_readings(story), given_to_others(story)
    for utterance in told:
        yield _text(utterance.speaker or "Unknown speaker", "bold")
        yield Padding(_readings(utterance, marks, reported, others), (0, 0, 0, 2))
        for variant in utterance.variants:
            if variant.kind != "punctuation":
                sides = " : ".join(
                    f"{v.text or '∅'} {''.join(sorted(marks[r] for r in v.reports))}" for v in variant.readings
                )
                meaning = MEANINGS.get(variant.meaning or "")
                kind, style = (f"{variant.kind}, {meaning}", "yellow") if meaning else (variant.kind, "dim")
                yield Padding(_text(f"{kind}: {sides}", style), (0, 0, 0, 2))
        yield ""
    if rest > 0:
        yield Text(f"and {_count(rest, 'more utterance')} in one report only: see the page or the JSON", style="dim")


def _readings(
    utterance: Utterance, marks: dict[str, str], reported: Reported, others: dict[tuple[str, str], str]
) -> Table:
    """Set the readings below one another: quoted words in quotation marks, reported speech without and named so."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    for number, reading in enumerate(utterance.readings):
        row = utterance.alignment[number] if number < len(utterance.alignment) else ()
        told = reported.get((reading.report, reading.quotation), "")
        text = Text("" if told else "“")
        if row:
            filled = [cell for cell in row if cell.text or cell.differs]
            for place, cell in enumerate(filled):
                text.append(" " if place else "")
                text.append(plain(cell.text) or "∅", style="bold reverse" if cell.differs else "")
        else:
            text.append(plain(reading.text))
        text.append(f"  {plain(told)}" if told else "”", style="dim" if told else "")
        if (other := others.get((reading.report, reading.quotation))) is not None:
            text.append(f"  given to {plain(other)}", style="yellow")
        table.add_row(marks[reading.report], text)
    return table


def _facts(story: Story, marks: dict[str, str], most: int) -> Iterator[RenderableType]:
    if not story.facts:
        return
    table = _table("origins", "reports", "in", "statement")
    for fact in story.facts[:most]:
        said = _text(fact.statement)
        said.append(f"  {PERHAPS}" if fact.weight == "unsure" else "", style="dim")
        if fact.disputed:
            said.append(f"  elsewhere {', '.join(map(plain, fact.disputed))}", style="yellow")
        table.add_row(
            Text(counted(fact), style="dim" if fact.weight == "unsure" else "bold green" if fact.origins > 1 else ""),
            str(fact.reports),
            Text(behind(fact, marks, ""), style="cyan"),
            said,
        )
    yield from _head("Facts, by independent origins")
    if any(fact.partly for fact in story.facts[:most]):
        yield Text(PARTS, style="dim")
    yield table
    if len(story.facts) > most:
        yield Text(f"and {len(story.facts) - most} more: see the page or the JSON", style="dim")


def _conflicts(story: Story, marks: dict[str, str]) -> Iterator[RenderableType]:
    if story.conflicts:
        yield from _head("Where the accounts conflict")
    for conflict in story.conflicts:
        said = _text(conflict.about, "bold" if conflict.weight == "grave" else "")
        note = NOTES.get(conflict.weight, "")
        said.append(f"  {conflict.kind}{', ' if note else ''}{note}", style="not bold dim")
        yield said
        yield _sides(conflict.sides, marks)
    if story.updates:
        yield from _head("Brought up to date: no conflict")
    for update in story.updates:
        said = _text(update.about, "bold")
        said.append(f"  {update.reason}", style="not bold dim")
        yield said
        yield _sides(update.stages, marks)


def _sides(sides: Iterable[Side], marks: dict[str, str]) -> RenderableType:
    """Set what each side gives, who gives it, and in which words."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="bold yellow", max_width=30)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for side in sides:
        words = _quoted(side.evidence[0].text) if side.evidence else ""
        table.add_row(_text(side.value), _who(side.evidence, marks, ""), _text(words))
    return Padding(table, (0, 0, 0, 2))


def _ledger(story: Story, marks: dict[str, str], most: int) -> Iterator[RenderableType]:
    if not story.ledger:
        return
    table = _table("party", "kind", "words", "in")
    above = None
    for entry in story.ledger[:most]:
        party = f"{entry.party} → {entry.counterparty}" if entry.counterparty else entry.party
        shown = "" if party == above else party
        words = _text(_flat(entry.text))
        if entry.due:
            words.append(f"  due {entry.due}", style="dim")
        table.add_row(_text(shown), entry.kind, words, Text(_who(entry.evidence, marks, ""), style="cyan"))
        above = party
    yield from _head("Ledger: to be checked later")
    yield table
    if len(story.ledger) > most:
        yield Text(f"and {len(story.ledger) - most} more: see the page or the JSON", style="dim")


def _timeline(story: Story, marks: dict[str, str]) -> Iterator[RenderableType]:
    if not story.timeline:
        return
    table = _table("date", "what", "in")
    for entry in story.timeline:
        words = _text(_flat(entry.text))
        if entry.disputed:
            words.append(f"  elsewhere {', '.join(map(plain, entry.disputed))}", style="yellow")
        table.add_row(_text(entry.date), words, Text(_who(entry.evidence, marks, ""), style="cyan"))
    yield from _head("Timeline")
    yield table


def _head(title: str) -> Iterator[RenderableType]:
    yield Group("", Rule(Text(title, style="bold"), align="left", style="dim"))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    wide: StyleType = ""
    for name in columns:
        narrow = name in ("", "origins", "reports", "published", "date", "kind")
        table.add_column(name, style=wide, no_wrap=narrow, ratio=None if narrow else 3 if name != "in" else None)
    return table


def _text(words: str, style: str = "") -> Text:
    """Set words of a report: as they are, never as markup, without what would steer the terminal."""
    return Text(plain(words), style=style)


def _who(evidence: Iterable[Evidence], marks: dict[str, str], around: str = "[]") -> str:
    """Name the witnesses by their sigla: ``[A C]``."""
    held = {e.report for e in evidence}
    said = " ".join(mark for report, mark in marks.items() if report in held)
    return f"{around[:1]}{said}{around[1:]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _quoted(text: str) -> str:
    """Set words in quotation marks, unless they bring their own at an end."""
    said = _flat(text)
    return said if said[:1] in _MARKS or said[-1:] in _MARKS else f"“{said}”"


def _flat(text: str) -> str:
    return " ".join(text.split())
