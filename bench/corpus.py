"""The articles on which speed and memory are measured."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "eval" / "quotes"


def articles(most: int) -> list[str]:
    """Give PolNeAR training articles, or the reports of the example where they are not beside the checkout."""
    if ARTICLES.is_dir():
        names = [json.loads(line)["name"] for line in (ARTICLES / "train.jsonl").read_text().splitlines()]
        return [(ARTICLES / "text" / f"{name}.txt").read_text(encoding="utf-8") for name in names[:most]]
    sys.stdout.write("the PolNeAR articles are not beside this checkout: measured on the example instead\n")
    return [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*/reports/*.txt"))][:most]


def write_corpus(texts: Sequence[str], path: Path) -> Path:
    """Write texts as JSON Lines and give the path."""
    lines = (json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
    path.write_text("".join(lines), encoding="utf-8")
    return path
