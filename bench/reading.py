"""Speed of reading: quotations and actors of a corpus, beside bare spaCy and textacy, each in processes of its own.

python -m bench.reading [N]       N of the 300 PolNeAR training articles (all), or the example where they are not there

Bare spaCy runs the same pipeline with all its components on the whole texts, one after the other, and finds nothing.
The second corpus has half of its paragraphs in common with others, as reports of one story have. The time to load
the model is measured on one short text and taken off. Processor time hardly depends on what else the machine does; how
much two processes gain shows in the words per second, on a machine where nothing else runs, and what they do twice in
the words per processor second.

The last table holds the memory of 1,000 reports against that of 100, made of the same articles with other numbers in
them, so that no paragraph comes twice.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.processes import measure, python
from samestory.annotate.parse import packaged_pipeline

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "eval" / "quotes"
RUNS = 3

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
    texts = _texts(int(arguments[0]) if arguments else 300)
    model = str(packaged_pipeline())
    with tempfile.TemporaryDirectory() as folder:
        for title, held in (("as they are", texts), ("half of the paragraphs shared", half_shared(texts))):
            corpus, one = Path(folder) / "corpus.jsonl", Path(folder) / "one.jsonl"
            _write(held, corpus)
            _write(["The quay is open."], one)
            words = sum(len(text.split()) for text in held)
            sys.stdout.write(f"\n{len(held)} articles, {words} words, {title}; medians of {RUNS} runs\n\n")
            _table(words, _commands(model, str(corpus)), _commands(model, str(one)))
        _memory(texts, Path(folder))


def _memory(texts: Sequence[str], folder: Path) -> None:
    """Measure the peak memory of many reports beside that of few."""
    sys.stdout.write("\n| reports | peak MB | CPU s |\n|---|---|---|\n")
    for number in (100, 1000):
        corpus = folder / f"{number}.jsonl"
        again = (texts[n % len(texts)].replace("\n", f" (no. {n})\n") for n in range(number))
        _write(list(again), corpus)
        command = [sys.executable, "-m", "samestory", "read", "--as-is", "--quiet", str(corpus)]
        measured = measure({"read": command}, runs=1)["read"]
        sys.stdout.write(f"| {number} | {measured.memory:.0f} | {measured.cpu:.0f} |\n")


def half_shared(texts: Sequence[str]) -> list[str]:
    """Give each text every second paragraph of the text before it."""
    paragraphs = [text.split("\n") for text in texts]
    return [
        "\n".join(line for pair in zip(before[: len(own)], own, strict=False) for line in pair)
        if number
        else "\n".join(own)
        for number, (before, own) in enumerate(zip([paragraphs[0], *paragraphs], paragraphs, strict=False))
    ]


def _texts(most: int) -> list[str]:
    if ARTICLES.is_dir():
        names = [json.loads(line)["name"] for line in (ARTICLES / "train.jsonl").read_text().splitlines()]
        return [(ARTICLES / "text" / f"{name}.txt").read_text(encoding="utf-8") for name in names[:most]]
    sys.stdout.write("the PolNeAR articles are not beside this checkout: measured on the example instead\n")
    return [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*/reports/*.txt"))][:most]


def _write(texts: Sequence[str], path: Path) -> None:
    lines = (json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
    path.write_text("".join(lines), encoding="utf-8")


def _commands(model: str, corpus: str) -> dict[str, list[str]]:
    read = [sys.executable, "-m", "samestory", "read", "--as-is", "--quiet", corpus]
    commands = {
        "bare spaCy": python(BARE.format(model=model, corpus=corpus)),
        "samestory read": read,
        "samestory read --processes 2": [*read, "--processes", "2"],
    }
    if find_spec("textacy"):
        commands["textacy direct_quotations"] = python(TEXTACY.format(model=model, corpus=corpus))
    return commands


def _table(words: int, corpus: dict[str, list[str]], one: dict[str, list[str]]) -> None:
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # one core for each process
    found, loading = measure(corpus, runs=RUNS), measure(one, runs=RUNS)
    bare = found["bare spaCy"].cpu - loading["bare spaCy"].cpu
    sys.stdout.write(f"| {'command':<30} | words per CPU s | bare spaCy = 1 | words per s | peak MB |\n")
    sys.stdout.write("|---|---|---|---|---|\n")
    for name, measured in found.items():
        cpu, wall = measured.cpu - loading[name].cpu, measured.wall - loading[name].wall
        sys.stdout.write(
            f"| {name:<30} | {words / cpu:.0f} | {bare / cpu:.2f} | {words / wall:.0f} | {measured.memory:.0f} |\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
