"""The language of phrases: what a phrase matches, and that the look-up finds what the patterns match."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.clean.phrases import Phrase, PhraseBook, furniture_phrases, read_phrases


def fits(phrase: str, line: str, head: str = "") -> bool:
    book = PhraseBook(read_phrases(f"{head}\n[share]\n{phrase}\n"))
    return any(book.find(line.split()))


@pytest.mark.parametrize(
    ("phrase", "line", "fit"),
    [
        ("read the tide table", "read the tide table", True),
        ("read the tide table", "read the tide table now", False),
        ("read [the] (tide | moon) table", "read moon table", True),
        ("read [the] (tide | moon) table", "read the sun table", False),
        ("tide ...", "tide", True),
        ("tide ...", "tide tables of velm", True),
        ("... tide table", "velm tide table", True),
        ("tide _ table", "tide table", False),
        ("tide [_2] table", "tide table", True),
        ("tide [_2] table", "tide a b table", True),
        ("tide [_2] table", "tide a b c table", False),
        ("# tides", "12 tides", True),
        ("# tides", "1,200 tides", True),
        ("# tides", "twelve tides", False),
        ("(tide | moon)+", "moon tide moon", True),
        ("<sky>+ table", "moon star table", True),
        ("... (tide | moon) ... table ...", "a moon over the table", True),
        ("... (tide | moon) ... table ...", "a sun over the table", False),
    ],
)
def test_a_phrase_matches_what_it_reads_as(phrase: str, line: str, fit: bool) -> None:
    assert fits(phrase, line, "<sky> = moon | star") is fit


@pytest.mark.parametrize("phrase", ["(tide | moon", "[tide", "[tide] [moon]", "...", "tide)"])
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        read_phrases(f"[share]\n{phrase}\n")


def test_a_phrase_that_needs_no_word_cannot_be_filed() -> None:
    with pytest.raises(ValueError, match="needs no word"):
        PhraseBook(read_phrases("[share]\n_ [tide]\n"))


def test_the_head_of_a_section_says_what_holds_for_its_phrases() -> None:
    found = read_phrases("# a note\n[related opens most 7]\ntide\n[share]\n# tides\n")
    assert [(p.reason, p.opens, p.most) for p in found] == [("related", True, 7), ("share", False, 40)]


PIECES = ("share this story", "sign up for the", "newsletter", "read more", "on facebook", "12", "comments", "of velm",
          "all rights reserved", "by", "privacy policy", "terms of use")  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(lambda pieces: " ".join(pieces).split())


@pytest.fixture(scope="module")
def every() -> tuple[Phrase, ...]:
    phrases = read_phrases(files("samestory.resources").joinpath("furniture.txt").read_text(encoding="utf-8"))
    assert all(phrase.pattern for phrase in phrases)  # compiled here, not within the time of one example
    return phrases


@given(words=WORDS)
def test_the_look_up_finds_whatever_a_pattern_matches(every: tuple[Phrase, ...], words: list[str]) -> None:
    line = " " + " ".join(words)
    slow = [one.pattern.pattern for one in every if len(words) <= one.most and one.pattern.fullmatch(line)]
    assert [one.pattern.pattern for one in furniture_phrases().find(words)] == slow
