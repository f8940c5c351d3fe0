"""Quality floors: measured figures that may rise and never fall, pinned with the checksum of the data.

``python -m bench.floors``            measures and compares with ``bench/floors.json``
``python -m bench.floors --update``   raises the floors to what was measured; it never lowers one
``python -m bench.floors --measure NAME ...``   prints the figures of some, a line of JSON each as soon as it is known

Where a figure rests on few items (21 conflicts, 51 facts), its floor stands a few items under what was measured, so
that a change which finds more and errs once is not refused; such a floor is set by hand.

The scorers and most of the evaluation data are not part of the repository (its texts are their publishers'); the
invented events in ``bench/events`` are, and of real ones there the gold alone. What is not here is looked for in
``../shared/eval`` beside the checkout, or where the variable ``SAMESTORY_EVAL`` says.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.real_events import REAL, lay_out

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")

SLACK = 0.004
"""What a figure may lie under its floor: another build of the numeric libraries moves single decisions."""


def data_folder() -> Path | None:
    """Find the evaluation data; None where it is not on this machine."""
    folder = Path(os.environ.get("SAMESTORY_EVAL", ROOT.parent / "shared" / "eval"))
    return folder if (folder / "events.py").is_file() else None


def checksum(folder: Path) -> str:
    """Give one checksum for all files below a folder, by their names and contents."""
    held = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        held.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return held.hexdigest()


def data_of(pinned: dict[str, Any], data: Path) -> Path:
    """Find what a floor was measured on: a folder of this repository, or one of the evaluation data."""
    name = str(pinned["data"])
    ours = ROOT / name
    return ours if ours.is_dir() else data / name


def measure(pinned: dict[str, Any], data: Path) -> dict[str, Any]:
    """Run the scorer of a floor with this interpreter's ``samestory`` and give its figures."""
    folder = data_of(pinned, data)
    if (ROOT / "bench" / f"{pinned['scorer']}.py").is_file():
        return _figures([sys.executable, "-m", f"bench.{pinned['scorer']}", str(folder)])
    if folder.parent != REAL:
        return _scored(pinned["scorer"], folder, data)
    with tempfile.TemporaryDirectory() as laid_out:
        lay_out(folder, data / "stories" / "articles.jsonl", Path(laid_out))
        return _scored(pinned["scorer"], Path(laid_out), data)


def _scored(scorer: str, folder: Path, data: Path) -> dict[str, Any]:
    tool = f"{sys.executable} -m samestory"
    return _figures([sys.executable, str(data / f"{scorer}.py"), "--samestory", tool, "--data", str(folder)])


def _figures(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def figure(figures: dict[str, Any], name: str) -> float:
    """Look up a figure by its path: ``quotes.f1``."""
    value: Any = figures
    for step in name.split("."):
        value = value[step]
    return float(value)


def read_floors() -> dict[str, Any]:
    """Read the pinned floors: of each the scorer, its data with the checksum, and the least that each figure may be."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def main(arguments: list[str]) -> int:
    """Measure everything and print it beside the floors; ``--update`` raises them, ``--measure`` does no more."""
    data = data_folder()
    if data is None:
        sys.stdout.write("skipped: the evaluation data is not on this machine\n")
        return 0
    floors, failed = read_floors(), False
    if arguments[:1] == ["--measure"]:
        for scorer in arguments[1:]:
            sys.stdout.write(json.dumps({"scorer": scorer, "figures": measure(floors[scorer], data)}) + "\n")
            sys.stdout.flush()
        return 0
    for scorer, pinned in floors.items():
        figures = measure(pinned, data)
        found = checksum(data_of(pinned, data))
        if found != pinned["checksum"]:
            sys.stdout.write(f"{scorer}: the data is not what the floors were measured on\n")
            pinned["checksum"] = found
        for name, floor in pinned["floors"].items():
            now = figure(figures, name)
            fallen = now < floor - SLACK
            failed |= fallen
            sys.stdout.write(f"{scorer:<11} {name:<28} {now:.4f}  floor {floor:.4f}{'  FALLEN' if fallen else ''}\n")
            pinned["floors"][name] = max(floor, round(now, 4))
    if "--update" in arguments and not failed:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
