"""Which reports tell the same story."""

from samestory.grouping.stories import group_reports, strangers

__all__ = ["group_reports", "strangers"]
