"""Runs the benchmark of whole processes: start-up, usage errors, and the main job beside bare spaCy.

python -m bench [FILE ...]        on the example, or on reports of your own
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from bench.processes import Measured, measure, python
from samestory.annotate.parse import packaged_pipeline

EXAMPLE = sorted((Path(__file__).parents[1] / "examples").glob("*/reports/*.txt"))

BARE = """
import sys, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load({model!r})
for path in {files!r}:
    nlp(open(path, encoding="utf-8").read())
"""
"""The least that any tool on this pipeline must do: load it, parse the same texts."""

TEXTACY = """
import warnings
warnings.simplefilter("ignore")
import spacy, textacy.extract
nlp = spacy.load({model!r})
for path in {files!r}:
    for paragraph in open(path, encoding="utf-8").read().split("\\n"):
        doc = nlp(paragraph)
        try:
            list(textacy.extract.direct_quotations(doc))
        except ValueError:
            pass
"""
"""A peer's part of the job: direct quotations with speakers, paragraph by paragraph."""


def main(arguments: list[str]) -> None:
    """Measure and print the table."""
    files = [str(Path(name).resolve()) for name in arguments] or [str(path) for path in EXAMPLE]
    model = str(packaged_pipeline())
    tool = [sys.executable, "-m", "samestory"]
    commands = {
        "samestory --help": [*tool, "--help"],
        "usage error": [*tool, "compare", "a.txt", "-o", "a.docx"],
        "bare spaCy, the same texts": python(BARE.format(model=model, files=files)),
        "samestory compare, to JSON": [*tool, "compare", *files, "--format", "json"],
        "samestory compare, to a page": [*tool, "compare", *files, "--format", "html"],
    }
    if find_spec("textacy"):
        commands["textacy direct_quotations"] = python(TEXTACY.format(model=model, files=files))
    found = measure(commands)
    bare = found["bare spaCy, the same texts"]
    sys.stdout.write(f"{len(files)} reports; medians of 5 runs of whole processes\n\n")
    sys.stdout.write(f"| {'command':<30} | CPU s | wall s | peak MB | CPU, bare spaCy = 1 |\n|---|---|---|---|---|\n")
    for name, one in found.items():
        sys.stdout.write(_row(name, one, bare))


def _row(name: str, one: Measured, bare: Measured) -> str:
    return f"| {name:<30} | {one.cpu:.2f} | {one.wall:.2f} | {one.memory:.0f} | {one.cpu / bare.cpu:.2f} |\n"


if __name__ == "__main__":
    main(sys.argv[1:])
