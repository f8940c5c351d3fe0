"""Collating one story at growing sizes: CPU time of each stage after annotation, and memory.

python -m bench.collating [SIZE ...] [--events FOLDER]

A story of any size is made of the reports that there are of one event: the example's, and those of every event in a
folder of events in turn. What is made is what a search for a big event brings: mostly wire copy, cut and topped up.
After the reports themselves come waves of 25. Each wave has a wire text of its own: one of the reports, told in other
words (seven in ten lower-case words of four letters or more are put for others of the event; names and
short words stay). One report in five is a reprint of a wire text of this wave or the one before, with
a tenth of its sentences left out and one word in a hundred changed; three in five have the first 30 to 70 percent of
one, every fiftieth word changed, and as many sentences of their own between and after them; one in five has only text
of its own. A sentence of one's own is one of the event's, told in other words anew. So nearly all reports share text
with some, none with all; what is shared and what is not both grow with the story, and so does the event. Annotation is
not measured; each size is collated in a process of its own.
"""

from __future__ import annotations

import json
import pickle
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

from samestory.model import Report

ROOT = Path(__file__).resolve().parents[1]
SIZES = (5, 20, 100, 500)
STAGES = (
    "merge_actors", "find_reuse", "find_origins", "find_utterances", "find_facts", "find_conflicts", "keep_ledger",
    "make_timeline",
)  # fmt: skip
EXAMPLE = ROOT / "examples" / "sennow-bridge" / "reports"

WAVE = 25
"""Made reports after which there is a new wire text."""
RETOLD = 0.7
"""Share of the longer lower-case words that are put for others where a sentence is told in other words."""

_SENTENCE = re.compile(r"[^\n]*?[.!?]['\"”’]*(?=\s|$)|[^\n]+")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_NUMBER = re.compile(r"\b[1-9]\d?\b")


def made(reports: Sequence[Report], size: int) -> list[Report]:
    """Make a story of a size: the reports themselves, then made ones (see above); the same ones every time."""
    random_ = random.Random(1)  # noqa: S311 - no secret
    pool = sorted({word for report in reports for word in _WORD.findall(report.text)})
    bodies = [_paragraphs(report) for report in reports]
    story = list(reports[:size])
    wires: list[list[str]] = []
    for number in range(len(story), size):
        base = reports[number % len(reports)]
        if (number - len(reports)) % WAVE == 0:
            wires.append([_edited(p, random_, pool, RETOLD) for p in bodies[len(wires) % len(bodies)]])
        wire = random_.choice(wires[-2:])
        own = [_edited(p, random_, pool, RETOLD) for p in bodies[number % len(reports)]]
        way = random_.randrange(5)
        if way == 0:
            body = [_edited(p, random_, pool, 0.01) for p in wire if random_.random() > 0.1]
        elif way < 4:
            body = [_edited(p, random_, pool, 0.02) for p in wire[: round(len(wire) * random_.uniform(0.3, 0.7))]]
            for sentence in own[: len(body)]:
                body.insert(random_.randrange(len(body) // 2, len(body) + 1), sentence)
        else:
            body = own
        title = _edited(base.title, random_, pool, RETOLD) if base.title else None
        head = f"{title}\n\n" if title else ""
        story.append(
            replace(
                base,
                id=f"{base.id}-{number}",
                source=f"{base.source}-{number}",
                outlet=f"Outlet {number}",
                credits=(),
                title=title,
                text=head + "\n".join(body),
                body_start=len(head),
                removed=(),
            )
        )
    return story


def _paragraphs(report: Report) -> list[str]:
    """Cut a body into sentences, each a paragraph of its own."""
    return [s.strip() for s in _SENTENCE.findall(report.text[report.body_start :]) if len(s.split()) > 3]


def _edited(text: str, random_: random.Random, pool: Sequence[str], share: float) -> str:
    """Put other words and numbers for a share of those in a text."""

    def word(match: re.Match[str]) -> str:
        return (
            pool[zlib.crc32(f"{match[0]}{random_.random()}".encode()) % len(pool)]
            if random_.random() < share
            else match[0]
        )

    def number(match: re.Match[str]) -> str:
        return str(random_.randrange(2, 99)) if random_.random() < share * 2 else match[0]

    return _NUMBER.sub(number, _WORD.sub(word, text))


def timed(times: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Add up the CPU time that a function takes."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args, **options)
        finally:
            times[name] = times.get(name, 0.0) + time.process_time() - began

    return run


def run_one(path: str, size: int, profiled: str | None) -> None:
    """Collate one story in this process and print its figures as JSON."""
    import samestory.brief
    from samestory import pipeline
    from samestory.collate.collate import collate
    from samestory.export.html import story_to_html
    from samestory.export.to_json import story_to_json

    times: dict[str, float] = {}
    stages: dict[str, Any] = vars(sys.modules[collate.__module__])
    for place, name in [(stages, name) for name in STAGES] + [(vars(samestory.brief), "write_brief")]:
        function = _profiled(place[name]) if name == profiled else place[name]
        place[name] = timed(times, name, function)
    with Path(path).open("rb") as file:
        reports = pickle.load(file)[:size]  # noqa: S301 - written by this program
    engine = pipeline.Engine()
    engine.embeddings.encode(["The quay is open."])
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    began = time.process_time()
    story = pipeline.compare_reports(reports, engine)
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    for name, export in (("to JSON", story_to_json), ("to a page", story_to_html)):
        export = _profiled(export) if name == profiled else export
        timed(times, name, export)(story)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    sys.stdout.write(
        json.dumps(
            {
                "reports": len(reports),
                "seconds": seconds,
                "times": times,
                "before": before,
                "mb": memory,
                "after": after,
                "passages": len(story.reuse),
                "shared": sum(len(passage.source.text) for passage in story.reuse),
                "facts": len(story.facts),
                "utterances": len(story.utterances),
            }
        )
        + "\n"
    )


def _profiled(function: Callable[..., Any]) -> Callable[..., Any]:
    import cProfile
    import pstats

    @wraps(function)
    def run(*args: Any, **options: Any) -> Any:
        profile = cProfile.Profile()
        try:
            return profile.runcall(function, *args, **options)
        finally:
            pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(30)
            pstats.Stats(profile, stream=sys.stderr).sort_stats("cumtime").print_stats(35)

    return run


def annotated(folder: Path, size: int) -> list[Report]:
    """Read the reports of one event, make a story of a size of them, and annotate it."""
    from samestory.annotate import Paragraphs, annotate
    from samestory.pipeline import Engine, ingest_reports

    engine = Engine()
    held = list(ingest_reports([str(path) for path in sorted(folder.glob("*.txt"))], engine))
    found: list[Report] = []
    story = made(held, size)
    known = Paragraphs()
    for at in range(0, len(story), 32):
        found.extend(annotate(story[at : at + 32], engine.nlp, collatable=True, known=known))
    return found


def main(arguments: list[str]) -> None:
    """Make the stories, collate each in a process of its own, and print the table."""
    if arguments[:1] == ["--one"]:
        run_one(arguments[1], int(arguments[2]), arguments[3] if len(arguments) > 3 else None)
        return
    folders = [EXAMPLE]
    if "--events" in arguments:
        at = arguments.index("--events")
        folders.extend(sorted(path for path in Path(arguments[at + 1]).iterdir() if path.is_dir()))
        del arguments[at : at + 2]
    sizes = [int(size) for size in arguments] or list(SIZES)
    with tempfile.TemporaryDirectory() as temporary:
        for folder in folders:
            name = folder.parent.name if folder.name == "reports" else folder.name
            path = Path(temporary) / f"{name}.pickle"
            path.write_bytes(pickle.dumps(annotated(folder, max(sizes))))
            for size in sizes:
                command = [sys.executable, "-m", "bench.collating", "--one", str(path), str(size)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                _print(name, json.loads(done.stdout))


def _print(name: str, row: dict[str, Any]) -> None:
    stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in row["times"].items())
    sys.stdout.write(
        f"{name} {row['reports']} reports: {row['seconds']:.2f} s ({stages}); {row['mb']:.0f} MB "
        f"({row['before']:.0f} before, {row['after']:.0f} after export); {row['passages']} passages of "
        f"{row['shared']} characters, {row['facts']} facts, {row['utterances']} utterances\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
