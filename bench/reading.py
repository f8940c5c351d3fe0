"""Speed of reading: quotations and actors of a corpus, beside bare spaCy and textacy, each in processes of its own.

python -m bench.reading [N]       N of the 300 PolNeAR training articles (all), or the example where they are not there

Bare spaCy runs the same pipeline with all its components on the whole texts, one after the other, and finds nothing.
The second corpus has half of its paragraphs in common with others, as reports of one story have. The time to load
the model is measured on one short text and taken off. Processor time hardly depends on what else the machine does.
Then follow what a second process gains (``scaling.py``) and the memory of a stream (``memory.py``).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.corpus import articles, write_corpus
from bench.memory import memory
from bench.processes import measure, python
from bench.scaling import scaling
from samestory.annotate.parse import packaged_pipeline

RUNS = 3
READ = [sys.executable, "-m", "samestory", "read", "--as-is", "--quiet"]

BARE = """
import json, sys, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load({model!r})
for line in open({corpus!r}, encoding="utf-8"):
    nlp(json.loads(line)["text"])
"""
TEXTACY = """
import json, warnings
warnings.simplefilter("ignore")
import spacy, textacy.extract
nlp = spacy.load({model!r})
for line in open({corpus!r}, encoding="utf-8"):
    for paragraph in json.loads(line)["text"].split("\\n"):
        doc = nlp(paragraph)
        try:
            list(textacy.extract.direct_quotations(doc))
        except ValueError:
            pass
"""


def main(arguments: Sequence[str]) -> None:
    """Measure and print the tables."""
    texts = articles(int(arguments[0]) if arguments else 300)
    model = str(packaged_pipeline())
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # one core for each process
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        one = str(write_corpus(["The quay is open."], place / "one.jsonl"))
        for title, held in (("as they are", texts), ("half of the paragraphs shared", half_shared(texts))):
            corpus = str(write_corpus(held, place / "corpus.jsonl"))
            words = sum(len(text.split()) for text in held)
            sys.stdout.write(f"\n{len(held)} articles, {words} words, {title}; medians of {RUNS} runs\n\n")
            _table(words, _commands(model, corpus), _commands(model, one))
        whole = write_corpus(texts, place / "whole.jsonl")
        halves = [write_corpus(texts[number::2], place / f"half{number}.jsonl") for number in (0, 1)]
        scaling(whole, halves, Path(one), READ, runs=RUNS)
    memory(texts)


def half_shared(texts: Sequence[str]) -> list[str]:
    """Give each text every second paragraph of the text before it."""
    paragraphs = [text.split("\n") for text in texts]
    return [
        "\n".join(line for pair in zip(before[: len(own)], own, strict=False) for line in pair)
        if number
        else "\n".join(own)
        for number, (before, own) in enumerate(zip([paragraphs[0], *paragraphs], paragraphs, strict=False))
    ]


def _commands(model: str, corpus: str) -> dict[str, list[str]]:
    commands = {
        "bare spaCy": python(BARE.format(model=model, corpus=corpus)),
        "samestory read": [*READ, corpus],
        "samestory read --processes 2": [*READ, corpus, "--processes", "2"],
    }
    if find_spec("textacy"):
        commands["textacy direct_quotations"] = python(TEXTACY.format(model=model, corpus=corpus))
    return commands


def _table(words: int, corpus: dict[str, list[str]], one: dict[str, list[str]]) -> None:
    found, loading = measure(corpus, runs=RUNS, warm=False), measure(one, runs=RUNS)
    bare = found["bare spaCy"].cpu - loading["bare spaCy"].cpu
    sys.stdout.write(f"| {'command':<30} | words per CPU s | bare spaCy = 1 | peak MB |\n")
    sys.stdout.write("|---|---|---|---|\n")
    for name, measured in found.items():
        cpu = measured.cpu - loading[name].cpu
        sys.stdout.write(f"| {name:<30} | {words / cpu:.0f} | {bare / cpu:.2f} | {measured.memory:.0f} |\n")


if __name__ == "__main__":
    main(sys.argv[1:])
