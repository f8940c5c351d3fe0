"""One report: its sentences, actors, quotations, quantities, dates, places, statements and pledges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.annotate.actors.find import find_actors
from samestory.annotate.deeds import find_deeds
from samestory.annotate.joined import mend_joined
from samestory.annotate.mistagged import mend_names
from samestory.annotate.moments import find_moments
from samestory.annotate.parse import Paragraphs, parse
from samestory.annotate.places import find_places
from samestory.annotate.pledges import find_pledges
from samestory.annotate.quantities import find_quantities
from samestory.annotate.quotations.find import find_quotations
from samestory.annotate.sentences import find_sentences
from samestory.annotate.statements.find import find_statements
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def annotate(
    reports: Iterable[Report],
    nlp: Language,
    *,
    collatable: bool = True,
    explained: bool = False,
    known: Paragraphs | None = None,
) -> Iterator[Report]:
    """Find in each report who said what, and what it states; reports come out in their order.

    A report in another language than English is passed on with a note and without annotation.

    Parameters
    ----------
    reports
        Cleaned reports; they are held and parsed together.
    nlp
        The spaCy pipeline.
    collatable
        Whether to find statements, quantities, moments and pledges too, which only comparing needs.
    explained
        Whether to say of each quotation who else was considered as its speaker.
    known
        Paragraphs that were parsed before; without it they are remembered within this call.
    """
    held = list(reports)
    english = [report.language in (None, "en") for report in held]
    docs = parse([report.text for report, yes in zip(held, english, strict=True) if yes], nlp, known)
    for report, yes in zip(held, english, strict=True):
        if yes:
            yield annotate_doc(report, next(docs), collatable=collatable, explained=explained)
        else:
            note = f"{report.label}: in {report.language}, not English: kept, but not analysed"
            yield replace(report, notes=(*report.notes, note))


def annotate_doc(report: Report, doc: Doc, *, collatable: bool = True, explained: bool = False) -> Report:
    """Annotate a report whose grammar is already known; ``doc.text`` must equal ``report.text``."""
    mend_names(doc)
    mend_joined(doc)
    report = replace(report, sentences=find_sentences(doc, report))
    report = replace(report, actors=find_actors(doc, report))
    report = replace(report, quotations=find_quotations(doc, report, explained=explained))
    if not collatable:
        return report
    report = replace(report, quantities=find_quantities(doc, report), moments=find_moments(doc, report))
    report = replace(report, statements=find_statements(doc, report), places=find_places(doc, report))
    return replace(report, pledges=find_pledges(doc, report), deeds=find_deeds(doc, report))
