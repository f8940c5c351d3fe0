"""The closed list of reasons for which something is taken out of a scraped text."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "region-notice": "a notice that the page is not available, or another edition, for the reader's region",
    "consent": "cookie, privacy and data-protection notices",
    "comments": "comment counts, prompts, rules and forms",
    "registration": "login and registration forms and their messages",
    "subscription": "paywall notices and offers",
    "newsletter": "newsletter and alert sign-up forms",
    "share": "share, save, print and follow bars",
    "advertisement": "marks and texts of advertisements",
    "caption": "the caption of a picture, with its credit where it has one",
    "photo-credit": "the credit of a picture on a line of its own",
    "media-player": "labels of video and audio players, slideshows and galleries",
    "repeated": "a line that stands in the text already: a doubled title, standfirst or paragraph",
    "pull-quote": "words of the body, set again as an ornament",
    "related": "teasers of other stories",
    "read-more": "links that lead on: 'Read more', 'Continue reading'",
    "most-read": "lists of the most read and most recent stories",
    "author-note": "notes about the author and the contributors",
    "contact": "how to reach the newsroom, and calls for readers' stories",
    "masthead": "the name of the outlet above the headline; kept as metadata",
    "byline": "the line that names the author; kept as metadata",
    "date": "the line with the date of publication; kept as metadata",
    "credit-line": "the line that credits an agency; kept as metadata",
    "tags": "topics, sections and keywords",
    "copyright": "copyright and terms of use",
    "navigation": "menus, breadcrumbs, buttons, footers",
    "separator": "rules and bullets without words",
}
"""Reason -> what it stands for."""
