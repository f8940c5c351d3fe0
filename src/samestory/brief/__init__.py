"""Story -> cited brief."""

from samestory.brief.settings import BriefSettings
from samestory.brief.write import write_brief

__all__ = ["BriefSettings", "write_brief"]
