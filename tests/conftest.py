"""Fixtures shared by all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Load the spaCy pipeline once for the whole run; mark the tests that use it with ``model``."""
    from samestory.annotate import load_pipeline

    return load_pipeline()
