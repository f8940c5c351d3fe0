"""The page: the views of all parts of a story, given to the templates."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from samestory.export.html.apparatus import show_sayings, show_scores, utterance_refs
from samestory.export.html.context import Context, around
from samestory.export.html.dates import show_date, show_range
from samestory.export.html.matrix import show_facts
from samestory.export.html.stemma import draw
from samestory.export.html.texts import show_texts
from samestory.export.html.witnesses import Ref, Sources, Witness, name_witnesses
from samestory.export.notes import NOTES, SECTIONS
from samestory.export.titles import story_title
from samestory.garbage import uncollected
from samestory.model import Conflict, Side, Story

if TYPE_CHECKING:
    from jinja2 import Environment

OPEN_REPORTS = 12
"""With more reports than this their texts are folded."""

PARAGRAPH = 4
"""Sentences in a paragraph of the brief, at most."""
SHOWN = 60
"""More places than this are not opened at once."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

# NUL and other controls, and halves of surrogate pairs: no HTML document can hold them
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Words:
    """One wording with the places that have it, and the sentence around it."""

    context: Context
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with its places: of the brief, of the timeline or of the ledger."""

    text: str
    refs: tuple[Ref, ...]
    kind: str = ""
    date: str = ""
    other: str = ""
    others: tuple[str, ...] = ()
    """Dates that other reports give."""
    parts: tuple[Ref, ...] = ()
    """Places that carry only a part of it; not among ``refs``."""


WHY = {
    "later report": "by the times of the reports",
    "said to have risen": "as a report says itself",
    "corrected": "a report corrects the first figure",
    "marked as an update": "the later one is marked as an update",
}
"""How it is known that a figure took the place of another, in words."""


@uncollected()
def render(story: Story, *, title: str | None = None, compared: bool = True) -> str:
    """Write the page of a story as one HTML document; without what comparing gives where nothing was compared."""
    sources = name_witnesses(story)
    css, js = asset("page.css"), asset("page.js")
    html = (
        environment()
        .get_template("page.html.j2")
        .render(
            story=story,
            css=css,
            js=js,
            css_hash=digest(css),
            js_hash=digest(js),
            title=title or story_title(story),
            compared=compared,
            dates=show_range(report.published for report in story.reports),
            witnesses=sources.witnesses,
            origins=sources.origins,
            brief=_brief(story, sources),
            stemma=draw(story, sources),
            scores=show_scores(story, sources),
            sayings=show_sayings(story, sources),
            matrix=show_facts(story, sources),
            conflicts=[_opposed(c, sources) for c in story.conflicts if c.weight != "slight"],
            slight=[_opposed(c, sources) for c in story.conflicts if c.weight == "slight"],
            updates=[
                (u.about, WHY.get(u.reason, u.reason), [(s.value, _side(s, sources)) for s in u.stages])
                for u in story.updates
            ],
            ledger=_ledger(story, sources),
            timeline=[Claim(e.text, sources.refs(e.evidence), date=e.date, others=e.disputed) for e in story.timeline],
            texts=show_texts(story, sources, _places(story, sources)),
            folded=len(story.reports) > OPEN_REPORTS,
        )
    )
    return fit(html)


def fit(html: str) -> str:
    """Replace what no HTML document can hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", html)


def _opposed(conflict: Conflict, sources: Sources) -> tuple[str, str, str, list[tuple[str, list[Words]]]]:
    about = conflict.about.removeprefix(f"{conflict.kind}: ")
    note = NOTES.get(conflict.weight, "")
    return conflict.kind, about, note, [(side.value, _side(side, sources)) for side in conflict.sides]


def _brief(story: Story, sources: Sources) -> list[tuple[str, list[list[Claim]]]]:
    """Gather sentences of one section that follow one another, and break them into paragraphs of about one size."""
    sections: list[tuple[str, list[Claim]]] = []
    for sentence in story.brief:
        whole = sources.refs([e for e in sentence.evidence if e.report not in sentence.partly])
        parts = sources.refs([e for e in sentence.evidence if e.report in sentence.partly])
        claim = Claim(sentence.text, whole, parts=parts)
        if not sections or sections[-1][0] != sentence.section:
            sections.append((sentence.section, []))
        sections[-1][1].append(claim)
    out = []
    for section, claims in sections:
        n = -(-len(claims) // PARAGRAPH)
        bounds = [len(claims) * k // n for k in range(n + 1)]
        out.append((section, [claims[a:b] for a, b in pairwise(bounds)]))
    return out


def _side(side: Side, sources: Sources) -> list[Words]:
    """Show each wording of one side once, in the sentence of the first that has it, with all places."""
    held: dict[str, list[Ref]] = {}
    for ref in sources.refs(side.evidence):
        held.setdefault(" ".join(re.findall(r"\w+", ref.text.casefold())) or ref.text, []).append(ref)
    return [Words(around(refs[0]), tuple(refs)) for refs in held.values()]


def _ledger(story: Story, sources: Sources) -> list[tuple[str, list[Claim]]]:
    parties: dict[str, list[Claim]] = {}
    for entry in story.ledger:
        refs = sources.refs(entry.evidence)
        claim = Claim(entry.text, refs, entry.kind, entry.due or "", entry.counterparty or "")
        parties.setdefault(entry.party, []).append(claim)
    return sorted(parties.items(), key=lambda item: -len(item[1]))


def _places(story: Story, sources: Sources) -> dict[int, set[tuple[int, int]]]:
    """Every place that the page links to, by the number of its witness."""
    parts = (
        story.brief,
        story.facts,
        story.ledger,
        story.timeline,
        (s for c in story.conflicts for s in c.sides),
        (s for u in story.updates for s in u.stages),
    )
    linked = [item for part in parts for holder in part for item in holder.evidence]
    linked += [end for passage in story.reuse for end in (passage.source, passage.copy)]
    places: dict[int, set[tuple[int, int]]] = {}
    for item in linked:
        witness = sources.by_id.get(item.report)
        if witness:
            places.setdefault(witness.number, set()).add((item.start, item.end))
    for utterance in story.utterances:
        for ref in utterance_refs(utterance, sources):
            if ref:
                places.setdefault(ref.witness.number, set()).add((ref.start, ref.end))
    return places


def _count(number: int, noun: str, plural: str = "") -> str:
    """Spell small numbers, as running prose does."""
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} {noun if number == 1 else plural or noun + 's'}"


def _by_witness(refs: Iterable[Ref]) -> list[tuple[Witness, list[Ref]]]:
    """Gather places by report, so that each siglum stands once."""
    held: dict[int, tuple[Witness, list[Ref]]] = {}
    for ref in refs:
        held.setdefault(ref.witness.number, (ref.witness, []))[1].append(ref)
    return list(held.values())


def digest(content: str) -> str:
    """Give the checksum by which a content security policy allows a style sheet or a script."""
    return b64encode(sha256(content.encode()).digest()).decode()


@cache
def asset(name: str) -> str:
    """Read one of our own style sheets or scripts."""
    return files("samestory.export.html").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Give what renders the templates, with our filters; everything is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("samestory.export.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    own: dict[str, Any] = {
        "asset": Markup,  # only ever given our own style sheet and script, never words of a report
        "date": show_date,
        "range": show_range,
        "count": _count,
        "by_witness": _by_witness,
        "section": lambda name: SECTIONS.get(name, ""),
        "anchors": lambda refs: " ".join(dict.fromkeys(ref.anchor for ref in refs[:SHOWN])),
    }
    environment.filters.update(own)
    return environment
