"""The memory that a stream of reports takes, looked at while it is read.

python -m bench.memory [N]        N reports at most (2,700)

The reports are the PolNeAR training articles (or the example), their first 2,000 characters, over and over, with other
words in each round, so that no paragraph comes twice and the vocabulary grows as it does in a real stream. Peaks are
those of the operating system (``/proc``, Linux), read when as many reports have come out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import articles
from bench.processes import python
from samestory.annotate.parse import packaged_pipeline

STEPS = (100, 300, 900, 2700)
BEGINNING = 2_000
LARGE = 100.0
"""Megabytes: smaller children of a process only watch over it."""

BARE = """
import json, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load({model!r})
for line in open({corpus!r}, encoding="utf-8"):
    nlp(json.loads(line)["text"])
    print(flush=True)
"""
_WORD = re.compile(r"\b[a-z]{6,}\b")


def memory(texts: Sequence[str], steps: Sequence[int] = STEPS) -> None:
    """Measure and print the table.

    Parameters
    ----------
    texts
        Articles.
    steps
        The numbers of reports after which to look.
    """
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "stream.jsonl"
        with corpus.open("w", encoding="utf-8") as out:
            for number in range(max(steps)):
                text = _changed(texts[number % len(texts)][:BEGINNING], number // len(texts))
                out.write(json.dumps({"id": str(number), "text": text}) + "\n")
        read = [sys.executable, "-m", "samestory", "read", "--as-is", "--quiet", str(corpus)]
        commands = {
            "bare spaCy": python(BARE.format(model=str(packaged_pipeline()), corpus=str(corpus))),
            "`samestory read`": read,
            "`--processes 2`: each": [*read, "--processes", "2"],
        }
        sys.stdout.write("\npeak memory in MB after so many reports\n\n")
        sys.stdout.write("| | " + " | ".join(f"{step:,}" for step in steps) + " |\n|---" + "|---" * len(steps) + "|\n")
        for name, command in commands.items():
            peaks = (" and ".join(f"{peak:.0f}" for peak in held) for held in _peaks(command, steps))
            sys.stdout.write(f"| {name} | " + " | ".join(peaks) + " |\n")
            sys.stdout.flush()


def _changed(text: str, turn: int) -> str:
    """Give every twentieth long word of a text an ending that no other turn has, and every paragraph one such word."""
    if not turn:
        return text
    ending = "".join("bdfgklmnpr"[int(digit)] + "a" for digit in str(turn))
    met = 0

    def other(match: re.Match[str]) -> str:
        nonlocal met
        met += 1
        return match.group() if met % 20 else match.group() + ending

    return "\n".join(f"{_WORD.sub(other, line)} {ending.title()}." if line else "" for line in text.split("\n"))


def _peaks(command: Sequence[str], steps: Sequence[int]) -> list[list[float]]:
    """Run a command that prints a line for each report; give the peaks of its large processes at each step."""
    found = []
    with subprocess.Popen(list(command), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        for number, _ in enumerate(process.stdout or (), 1):
            if number in steps:
                own, *others = _sizes(process.pid)
                # Where others do the work, the parent only reads and writes.
                found.append(others or [own])
    return found


def _sizes(number: int) -> list[float]:
    """Give the peaks of a process and of its large children, in megabytes."""
    own = Path(f"/proc/{number}")
    peak = next(line for line in (own / "status").read_text().splitlines() if line.startswith("VmHWM"))
    size = int(peak.split()[1]) / 1024
    children = (own / "task" / str(number) / "children").read_text().split()
    below = [held for child in children for held in _sizes(int(child))]
    return [size, *(held for held in below if held >= LARGE)]


if __name__ == "__main__":
    most = int(sys.argv[1]) if len(sys.argv) > 1 else max(STEPS)
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    memory(articles(300), [step for step in STEPS if step <= most])
