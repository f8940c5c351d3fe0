"""Fixtures shared by all tests; the floors are measured beside the other tests."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bench.floors import data_folder
from tests.measuring import Measuring

if TYPE_CHECKING:
    from spacy.language import Language

# No test is about time: one that waits for a processor is not wrong.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_MEASURING = pytest.StashKey[Measuring]()


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Load the spaCy pipeline once for the whole run; mark the tests that use it with ``model``."""
    from samestory.annotate import load_pipeline

    return load_pipeline()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start measuring the floors that are asked for; their tests, which come last, read the figures."""
    asked = [
        str(item.callspec.params["scorer"])
        for item in session.items
        if isinstance(item, pytest.Function) and "measuring" in item.fixturenames
    ]
    if asked and data_folder() is not None and not session.config.option.collectonly:
        # Closed with the process that writes to it.
        errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        measuring = session.config.stash[_MEASURING] = Measuring(asked, errors)
        session.config.add_cleanup(measuring.stop)


@pytest.fixture
def measuring(pytestconfig: pytest.Config) -> Measuring:
    """Give the process that measures the floors."""
    return pytestconfig.stash[_MEASURING]
