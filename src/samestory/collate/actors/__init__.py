"""Actors across the reports of a story."""

from samestory.collate.actors.cast import Cast
from samestory.collate.actors.merge import merge_actors

__all__ = ["Cast", "merge_actors"]
