"""Scraped text -> body, with what was removed and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samestory.clean.compose import compose, removals
from samestory.clean.credits import dateline_credit
from samestory.clean.decide import decide
from samestory.clean.draft import Draft, make_draft
from samestory.clean.imprint import find_imprint
from samestory.clean.lines import Line, split_lines, words_in
from samestory.clean.margins import find_credits, opening_lines, read_margins
from samestory.clean.marked import clean_marked, has_removals
from samestory.clean.masthead import find_mastheads, find_tag_lines
from samestory.clean.outlets import fold_outlet, outlet_in, outlet_of_file, outlet_of_url, slug_words, tidy_outlet
from samestory.clean.title import find_title
from samestory.model import Report


def clean(report: Report) -> Report:
    """Take the page furniture out of a report and find what the page says of it.

    Parameters
    ----------
    report
        A report as it was read; only ``raw`` (or ``text``, where ``raw`` is empty) and the metadata that its format
        gave are looked at.

    Returns
    -------
    Report
        ``text`` is the title, an empty line, and the body; ``removed`` says what was taken out of ``raw`` and why
        (see ``clean.reasons``). Title, bylines, dateline, date, outlet and agency credits are filled in where the
        report did not have them. What its reader removed already stays removed. Every character of ``raw`` that is
        not white space stands in ``text`` or in one removal. Where nothing would be left, nothing is removed, and a
        note says so.
    """
    if has_removals(report):
        return clean_marked(report, clean)
    raw = report.raw or report.text
    lines = split_lines(raw)
    if not lines:
        return report
    draft = make_draft(lines, report)
    if not report.title:
        mastheads, draft.masthead = find_mastheads(lines, draft.marks, draft.first, report.source)
        draft.reasons.update(dict.fromkeys(mastheads, "masthead"))
        draft.reasons.update(dict.fromkeys(find_tag_lines(lines, mastheads, draft.first), "navigation"))
        if not mastheads and (imprint := find_imprint(draft)) is not None:
            draft.masthead, draft.title = imprint.name, imprint.title
            draft.reasons.update(imprint.reasons)
    if draft.title is None:
        find_title(draft, report)
    if report.outlet:
        draft.reasons.update(dict.fromkeys(_name_alone(draft, report.outlet), "masthead"))
    margins = read_margins(draft, report.language)
    decide(draft)
    if not draft.kept:
        note = f"{report.label}: no body was found in it; the text is kept as it was read"
        outlet = _outlet(draft, report, ())
        return replace(report, raw=raw, text=raw, body_start=0, outlet=outlet, notes=(*report.notes, note))
    text, body_start = compose(raw, draft)
    margin = [line for index, line in enumerate(lines) if index in draft.reasons and index != draft.title]
    outlet = _outlet(draft, report, margin, margins.outlet) or _by_signature(report, margins.source)
    signed = dateline_credit(margins.source, outlet)
    title = raw[lines[draft.title].start : lines[draft.title].end] if draft.title is not None else None
    return replace(
        report,
        raw=raw,
        text=text,
        body_start=body_start,
        removed=removals(raw, draft),
        title=report.title or title,
        bylines=report.bylines or tuple(margins.bylines),
        credits=tuple(dict.fromkeys((*report.credits, *find_credits(draft), *signed))),
        dateline=report.dateline or margins.dateline,
        published=report.published or margins.published,
        outlet=outlet,
    )


def _name_alone(draft: Draft, outlet: str) -> list[int]:
    """Find lines that are nothing but the name of the outlet: over the page, or under its own pictures."""
    key = " ".join(words_in(tidy_outlet(outlet)))
    return [
        index
        for index, line in enumerate(draft.lines)
        if line.key == key and index != draft.title and draft.marks[index] is None and index not in draft.reasons
    ]


def _outlet(draft: Draft, report: Report, margin: Sequence[Line], beside: str | None = None) -> str | None:
    """Name the outlet: as the format gives it, by its address, in the text, or after the file."""
    if report.outlet and report.outlet.strip():
        return tidy_outlet(report.outlet)
    return (
        (outlet_of_url(report.url) if report.url else None)
        or draft.masthead
        or beside
        or outlet_in([*margin, *opening_lines(draft)])
        or outlet_of_file(report.source)
    )


def _by_signature(report: Report, source: str | None) -> str | None:
    """Name the outlet by who signs the dateline, where the file is called so: an agency's own copy."""
    slug = slug_words(report.source)
    return source if source and slug and fold_outlet(slug) == fold_outlet(source) else None
