"""Which reports tell the same story."""

from samestory.grouping.belong import Belonging, one_story, stories_of
from samestory.grouping.choose import Chosen, choose
from samestory.grouping.labels import Episode, Label, label, shorten
from samestory.grouping.leads import Leads
from samestory.grouping.links import Link, links
from samestory.grouping.saved import load_stories, save_stories
from samestory.grouping.stories import Changes, Stories, group_reports
from samestory.grouping.titles import central_title
from samestory.grouping.versions import Version
from samestory.grouping.why import Explanation, Nearness, explain

__all__ = [
    "Belonging",
    "Changes",
    "Chosen",
    "Episode",
    "Explanation",
    "Label",
    "Leads",
    "Link",
    "Nearness",
    "Stories",
    "Version",
    "central_title",
    "choose",
    "explain",
    "group_reports",
    "label",
    "links",
    "load_stories",
    "one_story",
    "save_stories",
    "shorten",
    "stories_of",
]
