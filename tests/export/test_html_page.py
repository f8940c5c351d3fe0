"""The page as a whole: self-contained, safe, the same each time, and every link leads somewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from samestory.export.html import story_to_html
from samestory.model import (
    BriefSentence,
    Conflict,
    Evidence,
    Fact,
    LedgerEntry,
    Origin,
    Passage,
    Quotation,
    Reading,
    Removal,
    Report,
    Side,
    Span,
    Speaker,
    Story,
    TimelineEntry,
    Update,
    Utterance,
    Variant,
    VariantReading,
    Witness,
)
from tests.export.story_fixture import make_story

VOID = {"meta", "link", "br", "hr", "img", "input", "circle", "path", "use", "rect"}


class Page(HTMLParser):
    """Collects what a browser would see, and checks that tags nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> inside {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        here = self.open[-1] if self.open else ""
        {"script": self.scripts, "style": self.styles}.get(here, self.text).append(data)

    def values(self, name: str) -> list[str]:
        return [value or "" for _, attrs in self.tags for key, value in attrs.items() if key == name]


@pytest.fixture(scope="module")
def html() -> str:
    return story_to_html(make_story())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_same_story_gives_the_same_bytes(html: str) -> None:
    assert story_to_html(make_story()) == html


def test_tags_nest_and_close(page: Page) -> None:
    assert page.open == []


def test_nothing_is_loaded_from_elsewhere(html: str, page: Page) -> None:
    assert not [value for value in page.values("src") if not value.startswith("data:")]
    links = [attrs for tag, attrs in page.tags if tag == "link"]
    assert all((attrs["href"] or "").startswith("data:") for attrs in links)
    assert "url(" not in html
    assert "@import" not in html
    assert page.values("style") == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_policy_pins_the_script_and_the_style(page: Page) -> None:
    policy = next(attrs["content"] or "" for tag, attrs in page.tags if attrs.get("http-equiv"))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for kind, content in (("script", page.scripts), ("style", page.styles)):
        digest = b64encode(sha256("".join(content).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_ids_are_unique_and_every_link_has_its_place(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    wanted = [href[1:] for href in page.values("href") if href.startswith("#")]
    wanted += [place for places in page.values("data-ev") for place in places.split()]
    wanted += [id for ids in page.values("aria-labelledby") for id in ids.split()]
    assert len(wanted) > 100
    assert set(wanted) <= set(ids)


def test_anchors_hold_the_words_of_the_evidence(html: str) -> None:
    story = make_story()
    for sentence in story.brief:
        for evidence in sentence.evidence:
            number = _numbers()[evidence.report]
            pattern = r'<span class="s[^"]*" data-s="(\d+)" data-e="(\d+)"[^>]*>([^<]*)</span>'
            article = html.split('<article class="report')[number].split("</article>")[0]
            pieces = [(int(a), int(b), text) for a, b, text in re.findall(pattern, article)]
            words = "".join(text for a, b, text in pieces if a >= evidence.start and b <= evidence.end)
            assert _plain(words) == evidence.text.replace("\n", "")


def _numbers() -> dict[str, int]:
    return {"wire": 1, "meridian": 2, "nine": 3, "courier": 4, "tidende": 5}


def _plain(text: str) -> str:
    return text.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&").replace("&lt;", "<")


def test_every_part_is_there(html: str, page: Page) -> None:
    for part in ("brief", "copying", "words", "facts", "conflicts", "ledger", "timeline", "reports"):
        assert part in page.values("id")
    text = "".join(page.text)
    assert "three independent origins" in text
    assert "7–8 February 2024" in text
    assert "due 14 March 2024" in text
    assert "notes.txt: left out" in text
    assert "<h1>Selwick barrier jams open as storm tide floods old town</h1>" in html


def test_only_web_addresses_become_links(html: str) -> None:
    assert "javascript:" not in html
    assert 'href="https://courier.example/gate" rel="noopener noreferrer nofollow"' in html


def test_removed_furniture_stands_in_its_place(html: str) -> None:
    assert html.count("<del ") == 4
    assert "region-notice</span>This content is not available in your area</del>" in html
    assert "Ten harbours to see this summer &lt;b&gt;now&lt;/b&gt;" in html


EVIL = "</script></style><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}\x00\ud800\u202e"


def test_hostile_words_are_shown_and_never_run() -> None:
    text = f"{EVIL}\n\n{EVIL} said \u201c{EVIL}\u201d.\n"
    whole = Span.of(text, 0, len(EVIL))
    second = text.index(EVIL, 5)
    quotation = Quotation(
        EVIL, "direct", Span.of(text, second, second + len(EVIL)), (), Speaker(EVIL, 0, len(EVIL), EVIL), None, EVIL
    )
    reports = tuple(
        Report(
            id=f"{EVIL}{n}",
            source=EVIL,
            text=text,
            url='https://a.example/"><script>alert(3)</script>',
            outlet=f"{EVIL}{n}",
            title=EVIL,
            bylines=(EVIL,),
            credits=(EVIL,),
            dateline=EVIL,
            published=EVIL,
            language='en" onload="x',
            body_start=len(EVIL) + 2,
            raw=text,
            removed=(Removal(0, len(EVIL), EVIL, EVIL),),
            quotations=(quotation,),
        )
        for n in range(2)
    )
    ids = tuple(report.id for report in reports)
    evidence = tuple(Evidence.of(id, whole) for id in ids)
    story = Story(
        reports=reports,
        utterances=(
            Utterance(EVIL, EVIL, tuple(Reading(id, EVIL, EVIL + id[-1]) for id in ids),
                      (Variant(EVIL, (VariantReading(EVIL, ids[:1]), VariantReading(EVIL, ids[1:]))),)),
            Utterance(EVIL, EVIL, (Reading(ids[0], EVIL, EVIL),), ()),
        ),
        reuse=(Passage(evidence[0], evidence[1], "known", 0.5, EVIL),),
        origins=(Origin(EVIL, EVIL, EVIL, ids, EVIL),),
        facts=(Fact(EVIL, EVIL, evidence, 2, 1, (Witness(ids, EVIL),), EVIL),),
        conflicts=(Conflict(EVIL, EVIL, (Side(EVIL, evidence[:1]), Side(EVIL, evidence[1:]))),),
        ledger=(LedgerEntry(EVIL, EVIL, EVIL, EVIL, evidence),),
        updates=(Update(EVIL, (Side(EVIL, evidence[:1]), Side(EVIL, evidence[1:])), EVIL),),
        timeline=(TimelineEntry(EVIL, EVIL, evidence, (EVIL,)),),
        brief=(BriefSentence(EVIL, evidence, EVIL),),
        notes=(EVIL,),
    )  # fmt: skip
    html = story_to_html(story)
    page = Page(html)
    assert page.open == []
    assert len(page.scripts) == 1
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert [tag for tag, _ in page.tags].count("img") == 0
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert "{{7*7}}" in "".join(page.text)
    assert "\x00" not in html
    html.encode("utf-8")


def test_evidence_of_reports_that_are_not_there_is_left_out() -> None:
    story = make_story()
    lost = Evidence("nobody", 0, 3, "abc")
    html = story_to_html(replace(story, brief=(BriefSentence("A sentence.", (lost,)),), facts=()))
    assert "<span>A sentence.</span>" in html


def test_a_story_without_anything_is_still_a_page() -> None:
    page = Page(story_to_html(Story(reports=(Report(id="a", source="a.txt", text=""),))))
    assert page.open == []
    assert "This report is empty." in "".join(page.text)


def test_five_hundred_reports_stay_a_page() -> None:
    words = "The barrier jammed on Tuesday and the sea came into the town.\n\n" * 3
    reports = tuple(
        Report(id=f"n{n}", source=f"n{n}.txt", text=f"Title {n}\n\n{words}", body_start=9) for n in range(500)
    )
    same = tuple(Evidence(f"n{n}", 40, 80, reports[n].text[40:80]) for n in range(500))
    story = Story(
        reports=reports,
        reuse=tuple(Passage(same[n], same[n + 1], "unknown", 1.0) for n in range(0, 498)),
        origins=(Origin("o1", "Wire", "agency", tuple(f"n{n}" for n in range(300))),),
        facts=tuple(Fact(f"f{k}", "The barrier jammed", same, 500, 200) for k in range(20)),
    )
    html = story_to_html(story)
    assert len(html) < 2_000_000
    page = Page(html)
    assert page.open == []
    # texts are folded, facts list sigla instead of a column for each report
    assert not [1 for tag, attrs in page.tags if tag == "details" and attrs.get("class") == "whole" and "open" in attrs]
    assert [attrs.get("class") for tag, attrs in page.tags if tag == "th"].count("col") == 0


def test_updates_and_small_differences_stand_apart_from_conflicts() -> None:
    html = story_to_html(make_story())
    text = "".join(Page(html).text)
    assert "no conflict: by the times of the reports" in text
    assert "one small difference in quoted words" in text
    assert html.index("whether the ministry had the report") < html.index("people without a home")
    assert html.index("people without a home") < html.index("wording of the remark on the gate")
    assert "elsewhere 5 February 2024" in " ".join(text.split())


def test_a_story_with_updates_alone_has_the_part() -> None:
    page = Page(story_to_html(replace(make_story(), conflicts=())))
    assert "conflicts" in page.values("id")
