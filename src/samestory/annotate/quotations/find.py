"""Direct, mixed and indirect quotations of one report with their speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.attributions import find_attributions
from samestory.annotate.quotations.circumstances import Circumstances, find_circumstances
from samestory.annotate.quotations.confidence import confidence
from samestory.annotate.quotations.considered import find_considered
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.embedded import held_by_cue, without_nested
from samestory.annotate.quotations.headlines import attribute_headings, labelled_headings, name_labels
from samestory.annotate.quotations.holders import antecedent
from samestory.annotate.quotations.marks import Stretch, find_stretches, outermost
from samestory.annotate.quotations.nested import NESTED, attribute_nested
from samestory.annotate.quotations.polarity import polarity_of
from samestory.annotate.quotations.posts import with_posts
from samestory.annotate.quotations.quoted import attribute_stretches
from samestory.annotate.quotations.scene import Scene, is_clausal
from samestory.annotate.quotations.sources import is_inanimate
from samestory.annotate.quotations.spans import Range
from samestory.annotate.quotations.speakers import Speakers
from samestory.annotate.quotations.transcripts import with_transcripts
from samestory.model import Quotation, Report, Span
from samestory.resources.cues import cue_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WEAK = frozenset({"noun quoted", "object of an infinitive", "passive as, nobody's", "to be named"})
"""Rules whose contents are attributed only where they hold quoted words: `met to discuss the sale` reports no speech.
`Who did not want to be named` tells of a speaker, whom `he` may mean, and of no words.
On PolNeAR's training articles, fewer than one in four of the others is an attribution there."""
_HYPHENED = re.compile(r"(?:-\w+)+")
_RELATIVE = frozenset({"who", "whom", "which", "that", "what", "whatever", "if", "to"})
"""Contents that say nothing by themselves: `a breach, which officials blamed`."""
_LEADING = re.compile(r"[\s,;:]+(?=\S)")
"""What may stand before a content without being part of it: `said, if elected, he would`."""
_WORD = re.compile(r"\w+")
_SO_CALLED = re.compile(r"\bso[- ]called\s$", re.IGNORECASE)
"""What tells that the marks stand around a name, whoever uses it."""


def find_quotations(doc: Doc, report: Report, *, explained: bool = False) -> tuple[Quotation, ...]:
    """Find who said what.

    Parameters
    ----------
    doc
        The parsed report; ``doc.text`` equals ``report.text``.
    report
        Its ``actors``, where they are known already, give the speakers their names.
    explained
        Whether to say who else was considered as speaker of each.

    Returns
    -------
    Quotations in the order of their contents. ``rule`` says how each was found.
    """
    if not len(doc):
        return ()
    people = [actor.name for actor in report.actors if actor.kind == "person"]
    every = find_stretches(report.text)
    stretches = with_transcripts(report.text, outermost(every), people)
    stretches = with_posts(report.text, stretches, report.outlet)
    scene = Scene.of(doc, report.text, stretches)
    grammar = find_attributions(doc, scene.quoted)
    free, rest = attribute_stretches(scene, grammar)
    rest = without_nested(scene, free, rest)
    held = held_by_cue(scene, free, rest)
    free = name_labels(scene, free, [*free, *rest, *held])
    headings = [*attribute_headings(scene, [*free, *rest, *held]), *labelled_headings(scene, people)]
    inner = attribute_nested(scene, [one for one in every if one.depth == 1], [*free, *rest, *held])
    items = _join(scene, [*free, *rest, *held, *headings, *inner])
    speakers = Speakers(doc, report, [one for one, _ in items], scene.starts)
    items = [(one, piece) for one, piece in items if not one.within or speakers.is_another(one)]
    verbatim = _verbatim(scene, items, every)
    head = _end_of_headline(scene)
    out = []
    for (one, piece), quoted in zip(items, verbatim, strict=True):
        if one.holder is not None and (_is_label(doc, one) if quoted else _shows_only(doc, one)):
            continue
        if not quoted and (one.rule in _WEAK or report.text[slice(*piece)].lower() in _RELATIVE):
            continue
        cue = None if one.cue[0] == one.cue[1] else report.span(*one.cue)
        if not quoted and one.rule == "object" and piece[1] <= head and not _tells(scene, piece):
            continue  # a headline's `mayor blames firm` gives no words of anybody's
        lead = _LEADING.match(report.text, *piece)
        start = piece[0] if lead is None else lead.end()
        out.append((report.span(start, _end_of_word(report.text, piece[1])), quoted, one, cue))
    out.sort(key=lambda item: (item[0].start, item[0].end, item[3].start if item[3] else -1))
    told: dict[tuple[int, str, Range], Circumstances] = {}
    found = []
    for number, (content, quoted, one, cue) in enumerate(out, 1):
        speaker = speakers.of(one)
        about = told.setdefault((one.anchor, one.rule, one.cue), find_circumstances(scene, report, one))
        found.append(
            Quotation(
                id=f"q{number}",
                kind=_kind(scene, content, quoted, one),
                content=content,
                verbatim=quoted,
                speaker=speaker,
                cue=cue,
                rule=one.rule,
                considered=find_considered(scene, report, speakers, one, content, items) if explained else (),
                force=one.force if one.anchor >= 0 else "",
                polarity=polarity_of(doc, one),
                confidence=None if speaker is None else confidence(one.rule, speakers.way(one)),
                audience=about.audience,
                place=about.place,
                occasion=about.occasion,
                when=about.when,
                date=about.date,
                tongue=about.tongue,
            )
        )
    return tuple(found)


def _end_of_headline(scene: Scene) -> int:
    """Give where the headline ends: a short first line without a full stop before others; 0 where there is none."""
    _, end = scene.paragraph(0)
    line = scene.text[:end].strip()
    alone = not scene.text[end:].strip()
    return 0 if alone or len(line.split()) > 20 or line.rstrip("”\"'’»")[-1:] in (".", "!", ":", ",", "…") else end


def _tells(scene: Scene, piece: Range) -> bool:
    """Whether a noun phrase says what somebody said: `the claim`, `the fairness of the vote`, and not `pump maker`."""
    words = [scene.doc[i] for i in scene.tokens(*piece)]
    return any(t.lower_ == "of" or t.dep_ == "poss" or t.lemma_.lower() in cue_nouns() for t in words)


def _end_of_word(text: str, end: int) -> int:
    """Give the end of the word that a content breaks off in: the parser cuts words at hyphens."""
    match = _HYPHENED.match(text, end)
    return match.end() if match and text[end - 1 : end].isalnum() else end


def _shows_only(doc: Doc, one: Attribution) -> bool:
    """Whether a thing is said to show something: `the body language suggested a truce` reports nobody's words."""
    cue = cue_of(doc[one.anchor]) if one.anchor >= 0 else None
    holder = doc[one.holder] if one.holder is not None else None
    return cue is not None and holder is not None and "show" in cue.forces and is_inanimate(holder)


_CONTROLS = frozenset({"button", "tab", "menu", "icon", "link", "key", "switch", "prompt", "dial", "lever"})


def _is_label(doc: Doc, one: Attribution) -> bool:
    """Whether words in quotation marks only label a thing: `a button that said “Row now”`."""
    holder = doc[one.holder] if one.holder is not None else None
    if holder is not None and holder.lower_ in ("that", "which") and one.anchor >= 0:
        holder = antecedent(holder, doc[one.anchor]) if doc[one.anchor].dep_ == "relcl" else holder
    return holder is not None and holder.lemma_.lower() in _CONTROLS


def _join(scene: Scene, attributions: list[Attribution]) -> list[tuple[Attribution, Range]]:
    """Give every attribution its contents, one a quotation, each in one piece.

    Quoted words that their cue cuts in two are two quotations; a reporter's clause that a cue is set into is one.
    """
    out: list[tuple[Attribution, Range]] = []
    for one in sorted(attributions, key=lambda a: (a.content[0][0], a.cue[0])):
        pieces = [piece for piece in sorted(one.content) if piece[1] > piece[0]]
        start, end = pieces[0]
        for piece in pieces[1:]:
            if _only_cue_between(scene, one, end, piece[0]) and not _all_quoted(scene, (start, end), piece):
                end = piece[1]
            else:
                out.append((one, (start, end)))
                start, end = piece
        out.append((one, (start, end)))
    return out


def _all_quoted(scene: Scene, *pieces: Range) -> bool:
    """Whether each of the pieces is one stretch in quotation marks and nothing else."""
    return all(any(s.open <= start and end <= s.close for s in scene.stretches) for start, end in pieces)


def _only_cue_between(scene: Scene, one: Attribution, start: int, end: int) -> bool:
    """Whether nothing but the cue and its source stands between two stretches of a remark."""
    if one.rule == "set in":
        return True  # `the plan, Holm told the crowd, has failed`: whom it was told, and what the speaker is
    covered = [span for span in (one.cue, one.source) if span is not None]
    if not any(start <= s and e <= end for s, e in covered) and scene.text[start:end].strip():
        return False
    return not any(scene.text[i].isalnum() and not any(s <= i < e for s, e in covered) for i in range(start, end))


def _verbatim(
    scene: Scene, items: list[tuple[Attribution, Range]], every: tuple[Stretch, ...]
) -> list[tuple[Span, ...]]:
    """Give each stretch in quotation marks to the smallest content that holds it; those within one, to their own."""
    contents = [content for _, content in items]
    inner = {(one.open, one.close): Span.of(scene.text, one.start, one.end) for one in every if one.depth == 1}
    found: list[list[Span]] = [[inner[content]] if one.rule == NESTED else [] for one, content in items]
    for stretch in scene.stretches:
        if not stretch.marked or _SO_CALLED.search(scene.text, max(0, stretch.open - 12), stretch.open):
            continue
        around = [n for n, (start, end) in enumerate(contents) if start <= stretch.start and stretch.end <= end]
        if around:
            least = min(around, key=lambda n: (contents[n][1] - contents[n][0], n))
            found[least].append(Span.of(scene.text, stretch.start, stretch.end))
    return [tuple(spans) for spans in found]


def _without_marks(scene: Scene, content: Span) -> bool:
    """Whether a content is the words of a post or of a transcript's line, which need no quotation marks."""
    return any(not s.marked and s.start <= content.start and content.end <= s.end for s in scene.stretches)


def _kind(scene: Scene, content: Span, quoted: tuple[Span, ...], one: Attribution) -> str:
    """Say whether the content is given word for word (direct), in part (mixed) or not at all (indirect)."""
    if not quoted:
        return "direct" if _without_marks(scene, content) else "indirect"
    if one.rule.startswith("heading"):
        return "direct" if len(quoted) == 1 and _is_clause(scene, quoted[0]) else "mixed"
    if len(quoted) > 1:
        return "mixed"
    outside = content.text
    for span in sorted(quoted, key=lambda s: -s.start):
        at = span.start - content.start
        outside = outside[:at] + " " + outside[at + len(span.text) :]
    for part in (one.cue, one.source):
        if part is not None and content.start <= part[0] and part[1] <= content.end:
            words = scene.text[part[0] : part[1]]
            outside = outside.replace(words, " ", 1)
    left = [word for word in _WORD.findall(outside) if word.lower() not in ("that", "and")]
    if left:
        return "mixed"
    if (one.rule in _REPORTED or one.rule.startswith(("joined", "heading", "in the clause"))) and not any(
        _is_clause(scene, span) for span in quoted
    ):
        return "mixed"
    return "direct"


_REPORTED = frozenset({
    "clause", "to", "whom-to", "of", "as", "object", "preposition", "passive as", "passive as, nobody's",
    "object of an infinitive", "passive object", "passive clause", "noun to", "noun clause", "noun preposition",
})  # fmt: skip


def _is_clause(scene: Scene, span: Span) -> bool:
    return any(is_clausal(scene, stretch) for stretch in scene.stretches if stretch.start == span.start)
