"""Elements to lines: what a reader sees, one block a line."""

from __future__ import annotations

from lxml.html import document_fromstring

from samestory.ingest.pages.blocks import Block, find_blocks


def blocks(body: str, *, hidden: bool = False) -> list[Block]:
    return find_blocks(document_fromstring(f"<html><body>{body}</body></html>"), hidden=hidden)


def lines(body: str, *, hidden: bool = False) -> list[str]:
    return [block.text for block in blocks(body, hidden=hidden)]


def test_lines_end_at_blocks_and_breaks() -> None:
    assert lines("<div>One<p>Two <b>bold</b>ly</p>three<br>four</div>five") == [
        "One",
        "Two boldly",
        "three",
        "four",
        "five",
    ]


def test_a_letter_set_apart_stays_with_its_word() -> None:
    assert lines("<p><span>T</span>he quay</p>") == ["The quay"]


def test_links_side_by_side_are_apart() -> None:
    assert lines('<div><a href="/a">News</a><a href="/b">Sport</a></div>') == ["News Sport"]


def test_what_nobody_sees_is_left_out() -> None:
    body = (
        "<p>Seen</p><script>x</script><style>y</style><template><p>t</p></template><p hidden>h</p>"
        '<p style="color:red; display: none">d</p><span class="sr-only">Image caption</span><noscript>n</noscript>'
    )
    assert lines(body) == ["Seen"]
    assert lines('<p>Seen</p><div style="display:none"><p>Kept back</p></div>', hidden=True) == ["Seen", "Kept back"]


def test_marks_that_turn_the_direction_of_writing_go() -> None:
    assert lines("<p>\u202eQuay\u00ad side\u200b\u202c\u200f</p>") == ["Quay side"]


def test_what_is_known_of_a_block() -> None:
    (block,) = blocks('<blockquote><p>Go to <a href="/x">the quay</a>!</p></blockquote>')
    assert block.tag == "p"
    assert block.inside == {"quote"}
    assert round(block.linked, 2) == round(8 / 15, 2)
    assert (block.letters, block.size) == ("gotothequay", 4)


def test_marks_are_inherited_the_outermost_first() -> None:
    (block,) = blocks('<div class="sidebar"><div class="related-posts"><p>Another story</p></div></div>')
    assert [mark.reason for mark in block.marks] == ["navigation", "related"]


def test_a_marked_line_inside_a_box_has_its_mark() -> None:
    first, second = blocks(
        '<figure><span class="photo-credit">A. Roon</span><figcaption>The quay</figcaption></figure>'
    )
    assert first.marks[-1].reason == "photo-credit"
    assert second.marks[-1].reason == "caption"
