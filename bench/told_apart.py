"""Conflicts found in small invented stories with known truth.

``python -m bench.told_apart FOLDER [--errors]``   ``bench/conflicts/seen`` or ``bench/conflicts/held``

Each story is two or three reports of one event, with the conflicts that a careful reader finds between them and a list
of what only looks like one (rounding, other units, two people's ages, news that grew). A conflict is found where two
sides of one that was told overlap two of its sides; one that was told is right where it finds one so. Words told
otherwise in the same sense (``neutral``) count for neither.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from samestory.model import Conflict, Story

FED = ("id", "outlet", "published", "title", "text")
Span = tuple[str, int, int]
"""A report's id, and a stretch of its characters."""


@dataclass(slots=True)
class Tally:
    """Conflicts by kind, over all stories so far, and what went wrong, in words."""

    known: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """Give recall (``r``) and precision (``p``) over all kinds, and the counts of each kind."""
        kinds = sorted(self.known | self.told)
        return {
            "scorer": "told_apart",
            "conflicts": {
                "r": round(self.found.total() / max(1, self.known.total()), 4),
                "p": round(self.right.total() / max(1, self.told.total()), 4),
                "found": {kind: f"{self.found[kind]}/{self.known[kind]}" for kind in kinds},
                "right": {kind: f"{self.right[kind]}/{self.told[kind]}" for kind in kinds},
            },
        }


def score(truth: dict[str, Any], story: Story, tally: Tally) -> None:
    """Add what one story's conflicts found and missed to a tally."""
    texts = {report.id: report.text for report in story.reports}
    known = [_sides(conflict, texts) for conflict in truth["conflicts"]]
    neutral = [_sides(conflict, texts) for conflict in truth.get("neutral", ())]
    told = [(conflict, _told(conflict)) for conflict in story.conflicts]
    told = [(conflict, sides) for conflict, sides in told if not any(_same(sides, other) for other in neutral)]
    for conflict, sides in zip(truth["conflicts"], known, strict=True):
        tally.known[conflict["kind"]] += 1
        if any(_same(mine, sides) for _, mine in told):
            tally.found[conflict["kind"]] += 1
        else:
            words = " | ".join(f"{side['value']}: {side['evidence'][0][1]!r}" for side in conflict["sides"])
            tally.errors.append(f"{truth['id']} missed {conflict['kind']}: {conflict['about']}: {words}")
    for mine, sides in told:
        tally.told[mine.kind] += 1
        if any(_same(sides, other) for other in known):
            tally.right[mine.kind] += 1
        else:
            words = " | ".join(f"{side.value}: {side.evidence[0].text!r}" for side in mine.sides)
            tally.errors.append(f"{truth['id']} false {mine.kind}: {mine.about}: {words}")


def _sides(conflict: dict[str, Any], texts: dict[str, str]) -> list[list[Span]]:
    """Find the words of each side in the cleaned reports; words that cleaning took away are not there."""
    return [
        [
            (report, at, at + len(words))
            for report, words in side["evidence"]
            if (at := texts.get(report, "").find(words)) >= 0
        ]
        for side in conflict["sides"]
    ]


def _told(conflict: Conflict) -> list[list[Span]]:
    return [[(e.report, e.start, e.end) for e in side.evidence] for side in conflict.sides]


def _same(mine: Sequence[Sequence[Span]], known: Sequence[Sequence[Span]]) -> bool:
    """Ask whether two sides of a conflict overlap two different sides of another."""
    hit = [{at for at, side in enumerate(known) if any(_overlap(a, b) for a in one for b in side)} for one in mine]
    return any(a and b and len(a | b) > 1 for a, b in combinations(hit, 2))


def _overlap(one: Span, other: Span) -> bool:
    common = min(one[2], other[2]) - max(one[1], other[1])
    return one[0] == other[0] and common * 2 >= min(one[2] - one[1], other[2] - other[1]) > 0


def compared(folder: Path) -> Iterator[tuple[dict[str, Any], Story]]:
    """Compare the reports of every story in a folder: its truth, and what was found."""
    from samestory.pipeline import Engine, annotate_reports, compare_reports, ingest_reports

    engine = Engine()
    with tempfile.TemporaryDirectory() as held:
        for path in sorted(folder.glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            records = Path(held) / f"{path.stem}.jsonl"
            lines = [json.dumps({key: report[key] for key in FED}) for report in truth["reports"]]
            records.write_text("\n".join(lines), encoding="utf-8")
            reports = list(ingest_reports([str(records)], engine))
            yield truth, compare_reports(annotate_reports(reports, engine), engine)


def main(arguments: list[str]) -> int:
    """Score the stories of a folder and print the figures as JSON, after the errors where they are asked for."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    if len(folders) != 1 or not any(folders[0].glob("*.json")):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    tally = Tally()
    for truth, story in compared(folders[0]):
        score(truth, story, tally)
    if "--errors" in arguments:
        sys.stdout.writelines(f"{error}\n" for error in tally.errors)
    sys.stdout.write(json.dumps(tally.figures()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
