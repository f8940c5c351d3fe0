"""Names in a report, found in grammar that is made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from samestory.annotate.actors.mentions import find_names
from samestory.annotate.actors.name import Sentences
from samestory.model import Report


def names_of(words: str, ents: dict[str, str]) -> list[tuple[str, str]]:
    """Find names in words parted by spaces, given the recogniser's entities; capitals are proper nouns."""
    return found_in(words.split(" "), [True] * len(words.split(" ")), ents)


def hyphened(words: str, ents: dict[str, str]) -> list[tuple[str, str]]:
    """Find names as :func:`names_of` does; no white space stands before and after hyphens."""
    parts = words.split(" ")
    spaces = [part != "-" and [*parts, ""][at + 1] != "-" for at, part in enumerate(parts)]
    return found_in(parts, spaces, ents)


def found_in(parts: list[str], spaces: list[bool], ents: dict[str, str]) -> list[tuple[str, str]]:
    tags = ["O"] * len(parts)
    for text, label in ents.items():
        length = len(text.split(" "))
        for at in range(len(parts)):
            if parts[at : at + length] == text.split(" ") and set(tags[at : at + length]) == {"O"}:
                tags[at : at + length] = [f"B-{label}"] + [f"I-{label}"] * (length - 1)
                break
    pos = ["PROPN" if part[:1].isupper() else "PUNCT" if not part.isalpha() else "NOUN" for part in parts]
    starts: list[bool | int | None] = [at == 0 for at in range(len(parts))]
    doc = Doc(spacy.blank("en").vocab, parts, spaces=spaces, pos=pos, ents=tags, sent_starts=starts)
    found = find_names(doc, Sentences(doc, Report(id="r", source="r.txt", text=doc.text)))
    return [(name.text[name.prefix :], name.kind) for name in found]


def test_a_title_of_a_work_or_day_is_not_the_person_in_it() -> None:
    found = names_of(
        'they joined a day called " Bruno Halder Election Day " which Halder likes very much indeed today',
        {"Bruno Halder Election Day": "WORK_OF_ART", "Halder": "PERSON"},
    )
    assert not any("Day" in text and kind == "person" for text, kind in found)


def test_a_longer_run_of_capitals_is_not_the_person_in_it() -> None:
    found = names_of(
        "on Bruno Halder Morning Show they spoke of schools and then Halder asked about much higher taxes",
        {"Halder asked": "PERSON"},
    )
    assert not any("Show" in text and kind == "person" for text, kind in found)


def test_a_name_of_three_words_is_a_person() -> None:
    found = names_of(
        "the harbour was closed when Bruno Anders Halder came and later that evening Halder left again",
        {"Bruno Anders Halder": "PERSON"},
    )
    assert ("Bruno Anders Halder", "person") in found


def test_a_surname_after_a_nickname_belongs_to_the_name() -> None:
    found = names_of(
        'supporters of Robert C. " Bobby " Calder gathered near the harbour early this morning', {"Robert C.": "PERSON"}
    )
    assert ('Robert C. " Bobby " Calder', "person") in found


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Harbour Master Ada Holm Quits After Ferry Collision", True),
        ("Harbour Master Quits With Regret After Ferry Collision", True),
        ("Harbour Master Ada Holm left Ostrel for Velm on Friday.", False),
        ("Orlandian President Bruno Halder returned to Ostrel from Velm.", False),
    ],
)
def test_a_sentence_of_names_is_no_headline(line: str, headline: bool) -> None:
    doc = spacy.blank("en")(line)
    report = Report(id="r", source="r.txt", text=line)
    sentences = Sentences(doc, replace(report, sentences=(report.span(0, len(line)),)))
    assert sentences.is_headline(0) is headline


def test_two_names_with_or_between_are_two() -> None:
    found = names_of(
        "they went to see Brenvold or Ostrel Works about the loan for the ferry", {"Brenvold or Ostrel Works": "ORG"}
    )
    assert [text for text, _ in found] == ["Brenvold", "Ostrel Works"]


def test_two_bodies_with_and_between_are_two_but_one_body_is_one() -> None:
    found = names_of(
        "letters went from Harbour Rescue Service and Norvane Ferry Office to the mayor",
        {"Harbour Rescue Service and Norvane Ferry Office": "ORG"},
    )
    assert [text for text, _ in found] == ["Harbour Rescue Service", "Norvane Ferry Office"]
    found = names_of(
        "letters went from Department of Rivers and Lakes to the mayor", {"Department of Rivers and Lakes": "ORG"}
    )
    assert [text for text, _ in found] == ["Department of Rivers and Lakes"]


def test_a_label_in_capitals_is_no_part_of_a_name() -> None:
    found = names_of("SAFETY NOTICE Brenvold is offering tests to all", {"SAFETY NOTICE Brenvold": "ORG"})
    assert ("Brenvold", "organisation") in found


def test_a_word_in_capitals_alone_is_nobody() -> None:
    found = names_of("MARTA told us so and the boat left early in the day", {"MARTA": "PERSON"})
    assert found == []
    found = names_of("MARTA told us so and later Marta Lind left early in the day", {"Marta Lind": "PERSON"})
    assert ("Marta Lind", "person") in found


def test_a_hyphened_place_is_one_name() -> None:
    found = hyphened("boats left Mar - i - Sul in the morning", {"Mar": "GPE"})
    assert ("Mar-i-Sul", "place") in found


def test_a_double_surname_that_stands_in_full_elsewhere_is_one() -> None:
    found = hyphened(
        "for Ada Calder - Ruiz it was late , so Calder - Ruiz said no",
        {"Ada Calder - Ruiz": "PERSON", "Calder - Ruiz": "PERSON"},
    )
    assert found.count(("Calder-Ruiz", "person")) == 1
    assert ("Ada Calder-Ruiz", "person") in found


def test_a_handle_in_brackets_is_its_bearers() -> None:
    found = names_of("thanks said Ada Holm ( @holm_velm ) that evening by the harbour", {"Ada Holm": "PERSON"})
    assert found == [("Ada Holm", "person"), ("@holm_velm", "person")]
