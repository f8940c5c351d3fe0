"""Fit the weights by which two clauses are judged to say the same, on the invented events of this repository.

python scripts/fit_likeness.py [EVENTS ...]      folders of annotated events; by default ``bench/events/seen``

Writes ``src/samestory/resources/fact_weights.json``. A pair of clauses of two reports is right where both lie on the
evidence of one annotated fact, and wrong where one lies on such evidence and the other does not. A logistic regression
whose weights are drawn towards ``PRIOR`` (set by hand, from reading; docs/method/facts.md) gives the weights of the
measures, a second one what the lead over rivals adds. The same events give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samestory.api import make_engine
from samestory.collate.actors import merge_actors
from samestory.collate.facts.clauses import Held, hold
from samestory.collate.facts.likeness import FEATURES, measure
from samestory.collate.facts.rivals import measure_rivals
from samestory.model import Report
from samestory.pipeline import Engine, annotate_reports, ingest_reports

Floats = NDArray[np.float64]
Pairs = tuple[Held, NDArray[np.intp], NDArray[np.intp], Floats, NDArray[np.bool_]]
"""A story, its pairs of tellings and all their measures, and which of them are learned from."""

ROOT = Path(__file__).resolve().parents[1]
EVENTS = ROOT / "bench" / "events" / "seen"
WEIGHTS = ROOT / "src" / "samestory" / "resources" / "fact_weights.json"

PRIOR = {
    "both": 0.5, "wider": 0.3, "mass": 1.1, "near": 2.2, "shared": 0.3, "other names": -0.4, "predicate": 0.7,
    "subject": 0.65, "figures": 0.7, "date": 1.0, "unlike figures": -2.5, "unlike dates": -1.0, "denied": -1.6,
    "doubted": -0.5, "other claimants": -0.45, "claimed once": -0.35, "other figures": -1.0, "two voices": -2.0,
    "topic only": -0.5, "other acts": -0.8, "other acts and parts": -0.8, "two do the same": -0.8,
    "one stem": -1.5, "no stem": -2.0,
}  # fmt: skip
"""Weights set by hand before there was a fit; what is not named is drawn towards nothing."""

FIXED = frozenset(
    {"unlike figures", "unlike dates", "denied", "doubted", "other claimants", "claimed once", "other figures"}
    | {"figures", "date", "two voices", "topic only", "other acts", "other acts and parts", "two do the same"}
)
"""Weights that stay as they were set: what keeps two statements apart is not to be learned away from a few events."""

DRAWN = 100.0
"""How strongly weights are drawn towards ``PRIOR``: penalty on the square of what a measure's usual deviation adds."""

CAUTION = 0.5
"""Taken off the log-odds: a pair that is joined in error costs more than one that is missed, and most clauses of a
story lie on no annotated fact."""

ON = 0.5
"""Share of the shorter of clause and evidence that must lie in the other."""

MAINLY = 0.5
"""Share of clause and evidence together that both have, from which the clause says little but the fact."""

COPIED = 0.95
"""Share of what two clauses both say from which there is nothing to learn from them."""


def main(arguments: Sequence[str]) -> None:
    """Fit and write the weights."""
    folders = [Path(argument) for argument in arguments] or [EVENTS]
    engine = make_engine()
    found = [pairs_of(path.parent, engine) for folder in folders for path in sorted(folder.glob("*/gold.json"))]
    features, bias, rivals = fitted(found)
    WEIGHTS.write_text(written(features, bias, rivals), encoding="utf-8")
    sys.stdout.write(f"{sum(len(y) for _, _, y in found)} pairs of {len(found)} events: {WEIGHTS}\n")


def fitted(found: Sequence[tuple[Floats, Pairs, Floats]]) -> tuple[Floats, float, Floats]:
    """Fit the weights of the measures and of the lead over rivals."""
    rows, truth = np.concatenate([x for x, _, _ in found]), np.concatenate([y for _, _, y in found])
    prior = np.array([PRIOR.get(name, 0.0) for name in FEATURES])
    drawn = np.array([1e9 if name in FIXED else DRAWN for name in FEATURES])
    weights, bias = logistic(rows, truth, prior, drawn)
    # Rivals are measured by the log-odds, so event by event again.
    leads = []
    for _, story, _ in found:
        held, i, j, every, kept = story
        odds = (every @ weights + bias).astype(np.float32)
        leads.append(np.column_stack([odds, measure_rivals(held, i, j, odds)])[kept])
    settled, shift = logistic(np.concatenate(leads), truth, np.array([1.0, 0.0, 0.0]), np.full(3, 1.0))
    return weights, bias, np.array([*settled, shift - CAUTION])


def logistic(rows: Floats, truth: Floats, prior: Floats, drawn: Floats) -> tuple[Floats, float]:
    """Fit a logistic regression whose weights are drawn towards a prior, by Newton's steps."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    x = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])
    centre = np.append(prior * spread, 0.0)
    penalty = np.diag(np.append(drawn, 0.0))

    def loss(at: Floats) -> float:
        odds = x @ at
        return float((np.logaddexp(0, odds) - truth * odds).sum() + 0.5 * (at - centre) @ penalty @ (at - centre))

    held = centre.copy()
    for _ in range(200):
        chance = 1 / (1 + np.exp(-np.clip(x @ held, -30, 30)))
        slope = x.T @ (truth - chance) - penalty @ (held - centre)
        step = np.linalg.solve((x * (chance * (1 - chance) + 1e-4)[:, None]).T @ x + penalty, slope)
        while loss(held + step) > loss(held) and np.abs(step).max() > 1e-9:
            step = step / 2
        held = held + step
        if np.abs(step).max() < 1e-8:
            break
    weights = held[:-1] / spread
    return weights, float(held[-1] - mean @ weights)


def pairs_of(folder: Path, engine: Engine) -> tuple[Floats, Pairs, Floats]:
    """Measure the pairs of clauses of an annotated event, and say which are right."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    reports = tuple(
        annotate_reports(ingest_reports([str(folder / f"{r['id']}.txt") for r in gold["reports"]], engine), engine)
    )
    return labelled(reports, gold, folder, engine)


def labelled(
    reports: Sequence[Report], gold: dict[str, Any], folder: Path, engine: Engine
) -> tuple[Floats, Pairs, Floats]:
    """Measure and label the pairs of annotated reports."""
    held = hold(reports, merge_actors(tuple(reports)))
    pairs = measure(held, engine.embeddings)
    facts, mainly = on_facts(held, reports, gold, folder)
    both = [facts[a] & facts[b] for a, b in zip(pairs.i.tolist(), pairs.j.tolist(), strict=True)]
    truth = np.array([bool(shared) for shared in both])
    known = np.array(
        [bool(mainly[a] or mainly[b] or (facts[a] and facts[b])) for a, b in zip(pairs.i, pairs.j, strict=True)]
    )
    rows = pairs.rows.astype(np.float64)
    kept = (truth | known) & (rows[:, FEATURES.index("both")] < COPIED)
    return rows[kept], (held, pairs.i, pairs.j, rows, kept), truth[kept].astype(np.float64)


def on_facts(
    held: Held, reports: Sequence[Report], gold: dict[str, Any], folder: Path
) -> tuple[list[frozenset[int]], list[bool]]:
    """Say for each telling on the evidence of which annotated facts it lies, and whether it says little else."""
    places: list[list[tuple[int, int, int]]] = [[] for _ in reports]
    of = {Path(report.source or "").stem: number for number, report in enumerate(reports)}
    for number, fact in enumerate(gold["facts"]):
        for name, start, end in fact["evidence"]:
            raw = (folder / f"{name}.txt").read_text(encoding="utf-8")
            words = raw[start:end]
            at = reports[of[name]].text.find(words)
            if at >= 0:
                places[of[name]].append((number, at, at + len(words)))
    facts, mainly = [], []
    for copies in held.copies:
        found, close = set(), False
        for i in copies:
            span = held.clauses[i].statement.span
            for number, start, end in places[held.clauses[i].report]:
                shared = min(end, span.end) - max(start, span.start)
                if shared >= ON * min(end - start, span.end - span.start):
                    found.add(number)
                    close |= shared >= MAINLY * (max(end, span.end) - min(start, span.start))
        facts.append(frozenset(found))
        mainly.append(close)
    return facts, mainly


def written(features: Floats, bias: float, rivals: Floats) -> str:
    """Write the weights as they are kept, to three places."""
    return (
        json.dumps(
            {
                "features": {name: round(float(w), 3) for name, w in zip(FEATURES, features, strict=True)},
                "bias": round(bias, 3),
                "rivals": [round(float(w), 3) for w in rivals],
            },
            indent=2,
        )
        + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
