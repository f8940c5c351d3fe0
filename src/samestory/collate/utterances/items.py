"""Quotations made ready to be compared: their words written out, their speakers, what stands around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from samestory.annotate.actors.roles import is_description
from samestory.collate.actors import Cast
from samestory.collate.utterances.candidates import Item
from samestory.collate.utterances.variants import in_full
from samestory.collate.words import STOP, content, fold, keys_of, stem, words
from samestory.model import Quotation, Report, StoryActor

BESIDE = 200
"""Characters around a quotation in which a translation is mentioned."""

_TRANSLATED = re.compile(
    r"\btranslat(?:ed|ion|or)\b|\binterpreter\b"
    r"|\b(?:in|speaking|spoke) (?:Arabic|Chinese|Mandarin|Dutch|Farsi|Persian|French|German|Greek|Hebrew|Hindi|Italian"
    r"|Japanese|Korean|Polish|Portuguese|Russian|Spanish|Turkish|Ukrainian|Urdu)\b"
)
_TRANSLATES = (
    "translat", "interpreter", "Arabic", "Chinese", "Mandarin", "Dutch", "Farsi", "Persian", "French", "German",
    "Greek", "Hebrew", "Hindi", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Russian", "Spanish",
    "Turkish", "Ukrainian", "Urdu",
)  # fmt: skip
"""Pieces of words of which one stands in whatever says so, which spares most searches."""

_HYPHENS = re.compile(r"[-‐‑]")
_HYPHENED = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
"""A compound: `business-like`, `mix-up`."""


def items_of(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Item]:
    """Prepare all quotations, in the order of reports and text."""
    cast = Cast(actors)
    titles = _titles(actors)
    texts = [[reading_text(quotation) for quotation in report.quotations] for report in reports]
    spelt = _spelt_out({text for own in texts for text in own})
    found: list[Item] = []
    for at, report in enumerate(reports):
        known: dict[str, str] = {}
        kinds: dict[str, str | None] = {}
        outer: Quotation | None = None
        translates = [piece for piece in _TRANSLATES if piece in report.text]
        told = zip(report.quotations, texts[at], strict=True)
        for quotation, text in sorted(told, key=lambda q: (q[0].content.start, q[0].content.end)):
            held = words(spelt[text])
            name = quotation.speaker.name if quotation.speaker else None
            if name and name not in known:
                actor = cast.find(report.id, name)
                known[name] = actor.id if actor else name
                described = is_description(actor.name if actor else name)
                kinds[name] = None if described else actor.kind if actor else ""
            if outer is None or quotation.content.start >= outer.content.end:
                outer = quotation
            near = report.text[max(0, quotation.content.start - BESIDE) : quotation.content.end + BESIDE]
            found.append(
                Item(
                    translated=any(piece in near for piece in translates) and _TRANSLATED.search(near) is not None,
                    report=at,
                    quotation=quotation,
                    text=text,
                    words=held,
                    stems=tuple(stem(k) for k in held.keys),
                    speaker=known[name] if name else None,
                    name=name,
                    kind=kinds[name] if name else None,
                    inner=_is_inner(quotation, outer),
                    retold=_is_retold(quotation, outer),
                    name_only=_is_name(report, quotation, text),
                    titles=titles.get(known[name], frozenset()) if name else frozenset(),
                    around=frozenset(content(words(report.text, *_sentence(report, quotation)).keys)),
                )
            )
    return found


def _spelt_out(texts: Collection[str]) -> dict[str, str]:
    """Write each of the different texts of a story in full, compounds as the other texts have them."""
    full = {text: in_full(text) for text in texts}
    hyphened = [text for text in full.values() if _HYPHENS.search(text)]
    joined = {_HYPHENS.sub("", compound) for text in hyphened for compound in _HYPHENED.findall(text)}
    closed = frozenset(
        word
        for text in full.values()
        if any(compound in text for compound in joined)
        for word in re.findall(r"[^\W\d_]+", text)
        if word in joined
    )
    for text, out in full.items():
        if _HYPHENS.search(out):
            full[text] = _HYPHENED.sub(lambda m: _compound(m.group(), closed), out)
    return full


def _compound(word: str, closed: frozenset[str]) -> str:
    """Write a compound as the other quotations do: `businesslike` where one has it so, else in words of its own."""
    whole = _HYPHENS.sub("", word)
    return whole if whole in closed else _HYPHENS.sub(" ", word)


def _is_inner(quotation: Quotation, outer: Quotation) -> bool:
    """Whether a quotation stands in the quoted words of another."""
    held = (v.start <= quotation.content.start and quotation.content.end <= v.end for v in outer.words)
    return quotation is not outer and any(held)


def _is_retold(quotation: Quotation, outer: Quotation) -> bool:
    """Whether a quotation stands in the quoted words of another by the same speaker."""
    if quotation.speaker is None or outer.speaker is None or quotation.speaker.name != outer.speaker.name:
        return False
    return _is_inner(quotation, outer)


def _is_name(report: Report, quotation: Quotation, text: str) -> bool:
    """Whether only a name or a title stands in quotation marks, in the reporter's own sentence: words in capitals."""
    if quotation.kind != "mixed" or quotation.content.start < report.body_start or text.isupper() or "?" in text:
        return False
    telling = [word for word in re.findall(r"[^\W\d_][^\W_]*", text) if fold(word) not in STOP]
    return len(telling) > 1 and all(word[0].isupper() for word in telling)


def _titles(actors: Sequence[StoryActor]) -> dict[str, frozenset[str]]:
    """Give for each person the words of titles and descriptions in their mentions: `Harbour Office head Ada Holm`."""

    def forms(actor: StoryActor) -> set[str]:
        return {*actor.aliases, *(mention.text for mention in actor.mentions)}

    return {
        actor.id: frozenset(stem(k) for form in forms(actor) for k in keys_of(form))
        for actor in actors
        if actor.kind == "person"
    }


def reading_text(quotation: Quotation) -> str:
    """Give the words of a reading: what stands in quotation marks, joined by ``…``, or what is reported."""
    parts = [" ".join(v.text.split()) for v in quotation.words] or [" ".join(quotation.content.text.split())]
    return " … ".join(part for part in parts if part)


def _sentence(report: Report, quotation: Quotation) -> tuple[int, int]:
    """Find the paragraph in which a quotation stands, or its own sentence where sentences are known."""
    span = quotation.content
    for sentence in report.sentences:
        if sentence.start <= span.start < sentence.end:
            return sentence.start, max(sentence.end, span.end)
    end = report.text.find("\n", span.end)
    return report.text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(report.text)
