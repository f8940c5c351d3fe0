"""Names in a report, found in grammar that is made by hand."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from samestory.annotate.actors.mentions import find_names
from samestory.annotate.actors.name import Sentences
from samestory.model import Report


def names_of(words: str, ents: dict[str, str]) -> list[tuple[str, str]]:
    """Find names in words parted by spaces, given the recogniser's entities; capitals are proper nouns."""
    parts = words.split(" ")
    tags = ["O"] * len(parts)
    for text, label in ents.items():
        length = len(text.split(" "))
        for at in range(len(parts)):
            if parts[at : at + length] == text.split(" ") and set(tags[at : at + length]) == {"O"}:
                tags[at : at + length] = [f"B-{label}"] + [f"I-{label}"] * (length - 1)
                break
    pos = ["PROPN" if part[:1].isupper() else "PUNCT" if not part.isalpha() else "NOUN" for part in parts]
    doc = Doc(spacy.blank("en").vocab, parts, pos=pos, ents=tags, sent_starts=[at == 0 for at in range(len(parts))])
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
