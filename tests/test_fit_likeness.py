"""The script that fits the weights of likeness: drawn towards what was set by hand, fixed where it must be."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from samestory.collate.facts.clauses import hold
from samestory.collate.facts.likeness import FEATURES
from samestory.model import Report, Span, Statement

SCRIPT = Path(__file__).parents[1] / "scripts" / "fit_likeness.py"


@pytest.fixture(scope="module")
def fit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit_likeness", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    x = np.random.default_rng(seed).normal(size=(400, 2))
    return x, (x[:, 0] > 0).astype(np.float64)


def test_a_fit_learns_what_tells_and_the_same_twice(fit: ModuleType) -> None:
    x, y = rows()
    weights, bias = fit.logistic(x, y, np.zeros(2), np.ones(2))
    again, _ = fit.logistic(x, y, np.zeros(2), np.ones(2))
    assert weights[0] > 10 * abs(weights[1])
    assert abs(bias) < 1
    assert np.array_equal(weights, again)


def test_a_weight_that_is_held_stays_as_it_was_set(fit: ModuleType) -> None:
    x, y = rows()
    weights, _ = fit.logistic(x, y, np.array([-2.0, 0.5]), np.full(2, 1e9))
    assert weights == pytest.approx([-2.0, 0.5], abs=1e-3)


def test_every_named_weight_is_a_measure_and_the_kept_file_holds_them_all(fit: ModuleType) -> None:
    assert set(fit.PRIOR) <= set(FEATURES)
    assert set(fit.PRIOR) >= fit.FIXED
    kept = json.loads(fit.WEIGHTS.read_text(encoding="utf-8"))
    assert tuple(kept["features"]) == FEATURES
    assert {name: kept["features"][name] for name in fit.FIXED} == {name: fit.PRIOR[name] for name in fit.FIXED}
    values = np.array(list(kept["features"].values()))
    assert json.loads(fit.written(values, kept["bias"], np.array(kept["rivals"]))) == kept


def test_a_clause_lies_on_the_facts_whose_evidence_it_shares(fit: ModuleType, tmp_path: Path) -> None:
    text = "The mill at Tarn burned down. Nobody was hurt in the fire."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    first, second = Span.of(text, 0, 28), Span.of(text, 30, 57)
    statements = tuple(Statement(span, n, "x", "burn", ("mill",)) for n, span in enumerate((first, second)))
    report = Report("r1", "one.txt", text, sentences=(first, second), statements=statements)
    gold = {"facts": [{"evidence": [["one", 0, 28]]}, {"evidence": [["one", 0, 57]]}]}
    facts, mainly = fit.on_facts(hold((report,), ()), (report,), gold, tmp_path)
    assert facts == [{0, 1}, {1}]
    assert mainly == [True, False]
