"""One report: sentences, actors, quotations, quantities, dates, statements."""

from samestory.annotate.annotate import annotate, annotate_doc
from samestory.annotate.annotator import Annotator
from samestory.annotate.parse import Paragraphs, load_pipeline, parse

__all__ = ["Annotator", "Paragraphs", "annotate", "annotate_doc", "load_pipeline", "parse"]
