"""Quotations of one text, as the pipeline finds them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.annotate.quotations.find import find_quotations
from samestory.model import Quotation, Report

if TYPE_CHECKING:
    from spacy.language import Language


def read(text: str, nlp: Language) -> tuple[Quotation, ...]:
    """Find the quotations of a text, by the actors that are found in it."""
    (doc,) = parse([text], nlp)
    report = Report(id="r", source="r.txt", text=text)
    return find_quotations(doc, replace(report, actors=find_actors(doc, report)))
