"""Which lines are the body: what an extractor forgets, and what it takes by mistake."""

from __future__ import annotations

from lxml.html import document_fromstring

from samestory.ingest.pages.blocks import find_blocks
from samestory.ingest.pages.body import choose, matching

ONE = "The harbour board of Velm said on Monday that it would reopen the northern quay in spring."
TWO = "Some forty crews may land their catch there again, and the auction hall is to follow in October."
THREE = "The repairs cost 3.2 million crowns, which is a tenth more than the board had planned for."


def parts(body: str, extracted: str, title: str = "Quay opens") -> dict[str, str]:
    blocks = find_blocks(document_fromstring(f"<html><body>{body}</body></html>"))
    return {block.text: part for block, part in zip(blocks, choose(blocks, extracted, title), strict=True)}


def test_a_paragraph_forgotten_between_two_is_taken_in() -> None:
    found = parts(f"<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>", f"{ONE}\n{THREE}")
    assert found[TWO] == "body"


def test_text_after_a_break_in_a_box_is_taken_in() -> None:
    found = parts(f"<div>{ONE}<br><br>{TWO}<br><br>{THREE}</div>", f"{ONE}\n{THREE}")
    assert found[TWO] == "body"


def test_a_body_cut_into_boxes_of_one_make() -> None:
    box = '<div class="body-text"><p>{}</p></div>'
    body = f'<article>{box.format(ONE)}<div class="ad">Buy now</div>{box.format(TWO)}{box.format(THREE)}</article>'
    found = parts(body, ONE)
    assert (found[TWO], found[THREE], found["Buy now"]) == ("body", "body", "advertisement")


def test_a_subheading_forgotten_is_taken_in() -> None:
    found = parts(f"<div><p>{ONE}</p><h2>What comes next</h2><p>{TWO}</p></div>", f"{ONE}\n{TWO}")
    assert found["What comes next"] == "body"


def test_a_post_that_the_article_shows_is_taken_in() -> None:
    post = '<div class="social-embed"><blockquote class="twitter-tweet"><p>We are open again!</p></blockquote></div>'
    found = parts(f"<div><p>{ONE}</p>{post}<p>{TWO}</p></div>", f"{ONE}\n{TWO}")
    assert found["We are open again!"] == "body"


def test_a_paragraph_that_is_a_link_goes() -> None:
    link = "READ MORE ABOUT THE NIGHT IN WHICH THE WALL OF VELM BROKE"
    body = f'<div><p>{ONE}</p><p><a href="/x">{link}</a></p><p>{TWO}</p></div>'
    assert parts(body, f"{ONE}\n{link}\n{TWO}")[link] == "related"


def test_a_caption_beside_its_picture_goes_and_a_paragraph_with_one_stays() -> None:
    caption = "Crews at the quay of Velm on Sunday"
    body = f'<div><p><img src="a">{ONE}</p><div><img src="b"><div>{caption}</div></div><p>{TWO}</p></div>'
    found = parts(body, f"{ONE}\n{caption}\n{TWO}")
    assert (found[ONE], found[caption]) == ("body", "caption")


def test_a_line_in_italics_right_under_a_picture_is_a_caption() -> None:
    caption, remark = "Crews at the quay of Velm on Sunday", "A remark of the editors"
    picture = f'<p><img src="a"></p><p><em>{caption}</em></p>'
    body = f"<div><p>{ONE}</p>{picture}<p>{TWO}</p><p><em>{remark}</em></p><p>{THREE}</p></div>"
    found = parts(body, f"{ONE}\n{caption}\n{TWO}\n{remark}\n{THREE}")
    assert (found[caption], found[remark]) == ("caption", "body")


def test_a_line_that_credits_pictures_is_a_caption() -> None:
    caption = "The quay of Velm at night, photos © Velm Courier, 2016"
    found = parts(f"<div><p>{ONE}</p><p>{caption}</p><p>{TWO}</p></div>", f"{ONE}\n{caption}\n{TWO}")
    assert found[caption] == "caption"


def test_a_subheading_by_the_name_of_its_class() -> None:
    heading = '<div class="{}">Our view</div>'
    for name, part in (("vc_subheadline", "body"), ("crosshead", "body"), ("tool", "navigation")):
        found = parts(f"<div><p>{ONE}</p>{heading.format(name)}<p>{TWO}</p></div>", f"{ONE}\n{TWO}")
        assert found["Our view"] == part


def test_text_of_the_box_itself_above_the_first_subheading() -> None:
    body = f"<div>{ONE}<h2>What it costs</h2>{TWO}<p>{THREE}</p></div>"
    found = parts(body, f"{TWO}\n{THREE}")
    assert (found[ONE], found["What it costs"]) == ("body", "body")


def test_what_stands_in_another_box_above_a_heading_is_left_out() -> None:
    body = f"<main><div>{ONE}</div><div><h2>What it costs</h2><p>{TWO}</p><p>{THREE}</p></div></main>"
    found = parts(body, f"{TWO}\n{THREE}")
    assert (found[ONE], found["What it costs"]) == ("navigation", "navigation")


def test_a_name_round_the_whole_article_is_not_believed() -> None:
    body = f'<div class="sidebar"><p>{ONE}</p><p>{TWO}</p><div class="related"><p>{THREE}</p></div></div>'
    found = parts(body, f"{ONE}\n{TWO}\n{THREE}")
    assert (found[ONE], found[TWO]) == ("body", "body")


def test_an_extractor_that_missed_the_article_is_not_believed() -> None:
    teaser = "A short teaser of quite another story, which an extractor took."
    body = f"<div><p>{teaser}</p></div><div id='x'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>"
    for extracted in (teaser, ""):
        found = parts(body, extracted)
        assert [found[text] for text in (ONE, TWO, THREE)] == ["body"] * 3
        assert found[teaser] != "body"


def test_headline_standfirst_and_repetitions() -> None:
    summary = "Crews may return from Thursday, says the board"
    body = f"<h1>Quay opens</h1><h2>{summary}</h2><div><p>Quay opens</p><p>{ONE}</p><p>{TWO}</p></div>"
    found = parts(body, f"{summary}\nQuay opens\n{ONE}\n{TWO}")
    assert found[summary] == "standfirst"
    blocks = find_blocks(document_fromstring(f"<html><body>{body}</body></html>"))
    assert choose(blocks, f"{ONE}\n{TWO}", "Quay opens")[0] == "title"


def test_a_line_that_the_page_tells_machines_is_a_standfirst() -> None:
    told = "Forty crews may land their catch at the northern quay of Velm again before the summer, the board says."
    body = (
        f"<div><h1>Quay opens</h1><div class='quote'>{told}</div><a href='/fish'>Fish</a></div>"
        f"<div class='text'><p>{ONE}</p><p>{TWO}</p></div>"
    )
    blocks = find_blocks(document_fromstring(f"<html><body>{body}</body></html>"))
    texts = [block.text for block in blocks]
    for summary, part in (
        (told, "standfirst"),
        (f"{told[:98]}...", "standfirst"),
        ("Another page of ours", "navigation"),
    ):
        found = choose(blocks, f"{ONE}\n{TWO}", "Quay opens", [summary])
        assert found[texts.index(told)] == part
        assert found[texts.index(ONE)] == "body"


def test_short_lines_count_only_in_their_place() -> None:
    blocks = find_blocks(document_fromstring(f"<body><p>No.</p><p>{ONE}</p><p>No.</p><p>{TWO}</p></body>"))
    assert matching(blocks, f"{ONE} No.\n{TWO}") == {1, 2, 3}


CARD = '<article class="card"><h3><a href="/b">Budget vote put off again</a></h3><p>{}</p></article>'
OTHER = "The assembly put off its vote for the third time after two parties walked out of the hall."


def test_articles_of_their_own_headed_by_a_link_are_teasers() -> None:
    told = "".join(f"<p>{line}</p>" for line in (ONE, TWO, THREE) for _ in range(3))
    page = f"<main><article><article><h1>Quay opens</h1>{told}</article>{CARD.format(OTHER)}</article></main>"
    found = parts(page, "\n".join([ONE, TWO, THREE, "Budget vote put off again", OTHER]))
    assert (found[ONE], found["Budget vote put off again"], found[OTHER]) == ("body", "related", "related")


def test_posts_of_a_live_blog_are_articles_too_and_stay() -> None:
    posts = "".join(
        f'<article><h3><a href="#{n}">Post {n} of the day</a></h3><p>{line}</p></article>'
        for n, line in enumerate((ONE, TWO, THREE))
    )
    found = parts(f"<main><h1>Quay opens</h1>{posts}</main>", "\n".join([ONE, TWO, THREE]))
    assert [found[line] for line in (ONE, TWO, THREE)] == ["body"] * 3
