"""The search for cycles of garbage is put off, and goes on as it was."""

from __future__ import annotations

import gc

import pytest

from samestory.garbage import uncollected


def test_the_search_is_off_meanwhile_and_on_again_behind() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_whoever_turned_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_meanwhile_is_old() -> None:
    with uncollected():
        made: list[list[int]] = [[] for _ in range(10_000)]
    assert gc.get_count()[0] < len(made)
    assert any(one is made for one in gc.get_objects(generation=2))


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        with uncollected():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
