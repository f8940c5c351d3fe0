"""Story -> cited brief."""

from samestory.brief.write import write_brief

__all__ = ["write_brief"]
