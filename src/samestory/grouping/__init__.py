"""Which reports tell the same story."""

from samestory.grouping.belong import Belonging, one_story, stories_of
from samestory.grouping.choose import Chosen, choose
from samestory.grouping.labels import Episode, Label, label, shorten
from samestory.grouping.links import links
from samestory.grouping.stories import Changes, Stories, group_reports
from samestory.grouping.versions import Version
from samestory.grouping.why import Explanation, Nearness, explain

__all__ = [
    "Belonging",
    "Changes",
    "Chosen",
    "Episode",
    "Explanation",
    "Label",
    "Nearness",
    "Stories",
    "Version",
    "choose",
    "explain",
    "group_reports",
    "label",
    "links",
    "one_story",
    "shorten",
    "stories_of",
]
