"""How well scraped text is cleaned: figures for each reason, what furniture is left, speed, beside trivial baselines.

python -m bench.cleaning              the tables
python -m bench.cleaning --left 20    and the longest pieces of furniture that are left in the body
python -m bench.cleaning --lost 20    and the longest pieces of the body that are lost

Measures on the scraped texts of ``extraction`` in the evaluation data (see ``bench.floors``), in this process, as its
scorer does: bags of four-word shingles, precision and recall averaged over the texts, F1 from these.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from bench.floors import data_folder
from samestory.clean import REASONS, clean
from samestory.ingest import read_inputs
from samestory.model import Report

SIZE = 4
"""Words in a shingle."""
RUNS = 5
"""How often each file is read for its speed."""
ENOUGH = 0.5
"""Share of a line's shingles that the gold must have for the line to be a line of the body."""
_WORD = re.compile(r"\w+")

Shingles = Counter[tuple[str, ...]]


@dataclass(slots=True)
class Tally:
    """What was removed for one reason."""

    lines: int = 0
    words: int = 0
    of_body: float = 0.0
    """Words of these that the gold body has."""


@dataclass(slots=True)
class Found:
    """What there is to say of one way to clean all texts."""

    bodies: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    left: list[tuple[int, str, str]] = field(default_factory=list)
    """Furniture in the bodies: words, text id, line."""
    lost: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Lines of the body that were removed: words, text id, reason, line."""


def shingles(text: str) -> Shingles:
    """Count the four-word shingles of a text, as the scorer does."""
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + SIZE]) for at in range(max(1, len(words) - SIZE + 1)) if words)


def scores(gold: Mapping[str, str], bodies: Mapping[str, str]) -> tuple[float, float, float, float]:
    """Give precision, recall, F1, and the share of texts with exactly the gold's words."""
    precisions: list[float] = []
    recalls: list[float] = []
    exact = 0
    for name, true in gold.items():
        right, found = shingles(true), shingles(bodies[name])
        both = sum((right & found).values())
        if found:
            precisions.append(both / sum(found.values()))
        if right:
            recalls.append(both / sum(right.values()))
        exact += _WORD.findall(true) == _WORD.findall(bodies[name])
    p, r = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, exact / max(1, len(gold))


def set_aside(name: str) -> bool:
    """Whether a text belongs to the quarter that nobody looked at until all steps of cleaning were written."""
    digest = hashlib.sha256(name.encode()).digest()
    return digest[0] % 2 == 1 and digest[1] % 2 == 1


def everything(text: str) -> str:
    """Baseline: all lines."""
    return text


def long_lines(text: str) -> str:
    """Baseline: lines of 15 words, or of 8 that end a sentence."""
    return "\n".join(
        line for line in _lines(text) if (n := len(_WORD.findall(line))) >= 15 or (n >= 8 and line[-1] in ".!?")
    )


def longest_block(text: str) -> str:
    """Baseline: the run of lines with the most words over ten a line."""
    lines = list(_lines(text))
    best, total, start = (0, 0, 0), 0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0, index
        total += len(_WORD.findall(line)) - 10
        best = max(best, (total, start, index + 1))
    return "\n".join(lines[best[1] : best[2]])


BASELINES: Mapping[str, Callable[[str], str]] = {
    "everything kept": everything,
    "long lines": long_lines,
    "longest block": longest_block,
}


def judge_by_gold(text: str, gold: str) -> str:
    """Ceiling: each line kept or dropped by the gold."""
    right, words = shingles(gold), f" {' '.join(_WORD.findall(gold))} "
    return "\n".join(line for line in _lines(text) if share_in(line, right, words) >= ENOUGH)


def share_in(line: str, gold: Shingles, words: str) -> float:
    """Give the share of a line's shingles that the gold has; of a short line whether its words stand there in a row."""
    found = _WORD.findall(line)
    if len(found) < SIZE:
        return float(bool(found) and f" {' '.join(found)} " in words)
    parts = [tuple(found[at : at + SIZE]) for at in range(len(found) - SIZE + 1)]
    return sum(part in gold for part in parts) / len(parts)


def look(gold: Mapping[str, str], reports: Mapping[str, Report]) -> Found:
    """Tally what was removed from cleaned reports for which reason, and what was left of the furniture."""
    found = Found()
    for name, report in reports.items():
        right, words = shingles(gold[name]), f" {' '.join(_WORD.findall(gold[name]))} "
        found.bodies[name] = body = report.text[report.body_start :]
        for removal in report.removed:
            for line in _lines(removal.text):
                size = len(_WORD.findall(line))
                share = share_in(line, right, words) if size >= SIZE else 0.0  # one word may stand anywhere
                tally = found.reasons[removal.reason]
                tally.lines += 1
                tally.words += size
                tally.of_body += size * share
                if share >= ENOUGH:
                    found.lost.append((size, name, removal.reason, line))
        found.left += (
            (len(_WORD.findall(line)), name, line)
            for line in _lines(body)
            if _WORD.search(line) and share_in(line, right, words) < ENOUGH
        )
    return found


def speed(paths: Sequence[Path]) -> float:
    """Give the seconds of processor time in which one file is read and cleaned: the mean over the files.

    Of several runs the quickest counts for each file, since other programs only ever slow one down; what was remembered
    of the lines of a file is forgotten before each run.
    """
    if not paths:
        return 0.0
    for report in read_inputs(map(str, paths)):
        clean(cast(Report, report))  # lists, patterns and the language model are read once
    quickest = [float("inf")] * len(paths)
    for _ in range(RUNS):
        for remembered in _remembered():
            remembered.cache_clear()
        for index, path in enumerate(paths):
            started = time.process_time()
            for report in read_inputs([str(path)]):
                clean(cast(Report, report))
            quickest[index] = min(quickest[index], time.process_time() - started)
    return sum(quickest) / len(paths)


def _remembered() -> list[functools._lru_cache_wrapper[object]]:
    """List the functions of cleaning that remember what they found for a line, but for those that read tables."""
    return [
        held
        for name, module in list(sys.modules.items())
        if name.startswith("samestory.clean.")
        for held in vars(module).values()
        if isinstance(held, functools._lru_cache_wrapper) and held.cache_parameters()["maxsize"] is not None
    ]


def peak_megabytes() -> float | None:
    """Give the peak resident size of this process; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.cleaning", description=(__doc__ or "").split("\n")[0])
    options.add_argument("--left", type=int, default=0, metavar="N", help="list N pieces of furniture that are left")
    options.add_argument("--lost", type=int, default=0, metavar="N", help="list N pieces of the body that are lost")
    chosen = options.parse_args(arguments)
    data = data_folder()
    if data is None or not (data / "extraction" / "gold.json").is_file():
        sys.stdout.write("skipped: the evaluation data is not on this machine\n")
        return 0
    gold: dict[str, str] = json.loads((data / "extraction" / "gold.json").read_text(encoding="utf-8"))
    gold = {name: gold[name] or "" for name in sorted(gold)}
    reports = {name: _read(data / "extraction" / "scraped" / f"{name}.txt") for name in gold}
    pages = sorted((data / "extraction" / "scraped").glob("*.txt"))
    kept = sorted((data / "events").glob("*/*.txt"))
    speeds = [("whole pages", pages, speed(pages)), ("scraped reports", kept, speed(kept))]
    cleaned = {name: clean(report) for name, report in reports.items()}
    memory = peak_megabytes()
    found = look(gold, cleaned)
    _print_scores(gold, reports, found)
    _print_reasons(found)
    size = f"; peak memory {memory:.0f} MB" if memory is not None else ""
    for kind, paths, seconds in speeds:
        sys.stdout.write(
            f"\n{kind}: {len(paths)}, read and cleaned {1 / max(seconds, 1e-9):.0f} a second on one core "
            f"({1000 * seconds:.1f} ms each)"
        )
    sys.stdout.write(f"{size}\n")
    for words, name, line in sorted(found.left, reverse=True)[: chosen.left]:
        sys.stdout.write(f"left {words:>4}  {name[:8]}  {line[:150]}\n")
    for words, name, reason, line in sorted(found.lost, reverse=True)[: chosen.lost]:
        sys.stdout.write(f"lost {words:>4}  {name[:8]}  {reason:<14} {line[:140]}\n")
    return 0


def _print_scores(gold: Mapping[str, str], reports: Mapping[str, Report], found: Found) -> None:
    ways = {name: {key: way(report.text) for key, report in reports.items()} for name, way in BASELINES.items()}
    ways["samestory"] = found.bodies
    ways["each line by the gold"] = {key: judge_by_gold(report.text, gold[key]) for key, report in reports.items()}
    sys.stdout.write(f"{len(gold)} scraped texts\n\n| | P | R | F1 | exact |\n|---|---|---|---|---|\n")
    for name, bodies in ways.items():
        _print_row(name, scores(gold, bodies))
    for name, aside in (("samestory, texts looked at", False), ("samestory, texts set aside", True)):
        some = {key: text for key, text in gold.items() if set_aside(key) is aside}
        _print_row(f"{name} ({len(some)})", scores(some, found.bodies))


def _print_row(name: str, figures: tuple[float, float, float, float]) -> None:
    sys.stdout.write(f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |\n")


def _print_reasons(found: Found) -> None:
    sys.stdout.write("\n| reason | lines | words | of these not in the body |\n|---|---|---|---|\n")
    for reason in REASONS:
        if (tally := found.reasons.get(reason)) is not None:
            share = 1.0 - tally.of_body / max(1, tally.words)
            sys.stdout.write(f"| `{reason}` | {tally.lines} | {tally.words} | {share:.3f} |\n")
    words = sum(size for size, _, _ in found.left)
    texts = len({name for _, name, _ in found.left})
    sys.stdout.write(f"\nleft in the bodies: {len(found.left)} lines, {words} words, in {texts} texts\n")


def _read(path: Path) -> Report:
    text = path.read_text(encoding="utf-8")
    return Report(id=path.stem, source=path.name, text=text, raw=text)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
