"""Which reports tell the same story."""

from samestory.grouping.labels import Episode, Label, label, shorten
from samestory.grouping.links import links
from samestory.grouping.stories import Changes, Stories, group_reports, strangers
from samestory.grouping.versions import Version
from samestory.grouping.why import Explanation, Nearness, explain

__all__ = [
    "Changes",
    "Episode",
    "Explanation",
    "Label",
    "Nearness",
    "Stories",
    "Version",
    "explain",
    "group_reports",
    "label",
    "links",
    "shorten",
    "strangers",
]
