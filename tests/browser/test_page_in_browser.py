"""The page in a real browser: what a reader clicks, with the keyboard, on a phone, in the dark, and on paper.

Needs Chromium (Debian's package ``chromium``); skipped, with the reason, where there is none.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))

from samestory.export.html import story_to_html
from samestory.model import Fact
from tests.export.story_fixture import make_story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
WIDTHS = (320, 360, 390, 900, 1440)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "story.html"
    path.write_text(story_to_html(make_story()), encoding="utf-8")
    return path.as_uri()


class Watched:
    """A page with all that it should not do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    held = Watched(page)
    page.goto(address)
    yield held
    page.close()
    assert held.wrong == []
    assert [url for url in held.asked if url.partition("#")[0] != address and not url.startswith("data:")] == []


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


def test_a_sentence_of_the_brief_opens_the_words_that_carry_it(page: Page) -> None:
    sentence = page.locator("#brief .claim").first
    sentence.click()
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert panel.locator("li").count() == 3
    assert panel.locator("li").nth(1).locator("mark").inner_text() == "the east gate of the barrier stopped moving"
    assert "The Selwick Courier" in panel.locator("li").nth(1).locator(".from").inner_text()
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert sentence.evaluate("e => e === document.activeElement")


def test_evidence_leads_to_its_place_in_the_report(page: Page) -> None:
    page.locator("#brief .claim").first.click()
    page.locator("#panel .goto").nth(1).click()
    words = page.locator("#r4 .hit-flash")
    assert "".join(words.all_inner_texts()) == "the east gate of the barrier stopped moving"
    top = words.first.bounding_box()
    assert top is not None
    assert 0 < top["y"] < 800


def test_evidence_unfolds_a_folded_report_and_puts_the_furniture_away(page: Page) -> None:
    page.locator("#r2 .raw summary").click()
    assert page.locator("#r2 del").count() == 4
    assert page.locator("#r2 del").first.is_visible()
    assert page.locator("#r2 .text").is_hidden()
    page.locator("#r2 .whole > summary").click()
    mark = page.locator("#matrix tbody tr").first.locator("td.col a").nth(1)
    mark.click()
    page.locator("#panel .goto").first.click()
    assert page.locator("#r2 .text .hit-flash").first.is_visible()
    assert page.locator("#r2 del").first.is_hidden()


def test_facts_can_be_found_filtered_and_ordered(page: Page) -> None:
    rows = page.locator("#matrix tbody tr:visible")
    assert rows.count() == 6
    page.locator("#fact-show").select_option("one")
    assert rows.count() == 3
    assert page.locator("#fact-count").inner_text() == "3 of 6 facts"
    page.locator("#fact-show").select_option("copied")
    assert rows.count() == 1
    page.locator("#fact-show").select_option("all")
    page.locator("#fact-find").fill("hinges ministry")
    assert rows.locator(".claim").all_inner_texts() == ["A report on the hinges was sent to the ministry in May 2023"]
    page.locator("#fact-find").fill("")
    page.locator("#fact-order").select_option("az")
    firsts = rows.locator(".claim").all_inner_texts()
    assert firsts == sorted(firsts, key=str.casefold)


def test_an_arc_tells_what_is_shared(page: Page) -> None:
    arc = page.locator(".arc").first
    arc.focus()
    assert "Northern Wire was copied by Daily Meridian" in page.locator("#arc-caption").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel li").count() >= 2


def test_everything_works_from_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "claim"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.id") == "panel-h"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "panel-x"
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_hidden()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_reaches_over_the_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#brief .claim").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    scores, stacks = page.locator(".score").first.is_visible(), page.locator(".stack").first.is_visible()
    assert scores != stacks
    assert scores == (width >= 860)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_to_read(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.locator("#brief .claim").first.click()
    poor = page.evaluate(CONTRAST)
    assert poor == []


def test_without_javascript_all_is_there_to_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#r5 .text").is_visible()
    assert page.locator("#fact-tools").is_hidden()
    page.locator("#brief .sigla a").nth(1).click()
    assert page.url.partition("#")[2].startswith("r4-")
    page.locator("#r2 .raw summary").click()
    assert page.locator("#r2 del").first.is_visible()
    context.close()


def test_on_paper_everything_is_unfolded_and_controls_are_gone(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#pairs table").is_visible()
    assert page.locator(".why ul").first.is_visible()
    assert page.locator(".toc").is_hidden()
    assert page.locator("#fact-tools").is_hidden()
    assert page.locator("#r1 .text").is_visible()
    assert len(page.pdf()) > 10_000


def test_many_facts_come_a_page_at_a_time(browser: Browser, tmp_path: Path) -> None:
    story = make_story()
    many = tuple(
        Fact(f"n{n}", f"Fact number {n}", story.facts[n % 6].evidence, story.facts[n % 6].reports, 1) for n in range(90)
    )
    path = tmp_path / "many.html"
    path.write_text(story_to_html(replace(story, facts=many)), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.locator("#matrix tbody tr:visible").count() == 30
    page.locator("#fact-more").click()
    assert page.locator("#matrix tbody tr:visible").count() == 90
    page.close()


# WCAG 2.2, success criterion 1.4.3: 4.5 to 1, or 3 to 1 for large text; on the colour that lies under the words
CONTRAST = """() => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const under = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0.9) return colour;
    }
    return [255, 255, 255, 1];
  };
  const poor = new Map();
  let seen = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    if (element.closest(".vh, script, style, svg")) continue;
    seen += 1;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const [a, b] = [light(parse(style.color)), light(under(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const need = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700) ? 3 : 4.5;
    if (ratio < need) poor.set(element.className + " " + element.textContent.slice(0, 30), ratio.toFixed(2));
  }
  return seen > 200 ? [...poor] : ["only " + seen + " pieces of text were seen"];
}"""
