"""Names of classes to reasons: one list of phrases, freed of the words for boxes."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from samestory.clean.reasons import REASONS
from samestory.ingest.pages.marks import _table, mark_of, reason_of_name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("related-posts", "related"),
        ("jp-relatedposts", "related"),
        ("ArticleRelatedStories", "related"),
        ("article__newsletter-signup", "newsletter"),
        ("socialShareBar", "share"),
        ("comment-list", "comments"),
        ("widget_recent_posts", "most-read"),
        ("author-bio-box", "author-note"),
        ("wp-caption-text", "caption"),
        ("site-footer", "navigation"),
        ("cookieBanner2", "consent"),
        ("robots-nocontent", "navigation"),
    ],
)
def test_names_of_furniture(name: str, reason: str) -> None:
    found = reason_of_name(name)
    assert found is not None
    assert found[0] == reason


ARTICLES = (
    "article-body post-411 has-sidebar no-comments story-content tag-bears category-ads commentary paywall "
    "subscriber-content legend-of-velm shareholders"
)


@pytest.mark.parametrize("name", [*ARTICLES.split(), "x" * 500])
def test_names_of_articles(name: str) -> None:
    assert reason_of_name(name) is None


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ('<input name="q">', "navigation"),
        ('<input type="search">', "navigation"),
        ('<input name="q"><input type="email">', "registration"),
        ('<input name="login"><input type="password">', "registration"),
    ],
)
def test_a_form_that_searches_is_part_of_the_menu(fields: str, reason: str) -> None:
    (mark,) = mark_of(fromstring(f"<form>{fields}</form>"), ())
    assert (mark.reason, mark.sure) == (reason, True)


def test_every_reason_is_on_the_list_of_reasons() -> None:
    assert {reason for reason, _ in _table().values()} <= set(REASONS)
