"""Bytes to elements: encodings told, not told and told wrong, and pages built to do harm."""

from __future__ import annotations

import pytest

from samestory.errors import EmptyInput, NotText
from samestory.ingest.pages.parse import LARGE, decode_page, parse_page
from samestory.ingest.settings import IngestSettings

SETTINGS = IngestSettings()
WORDS = "Le café de l’Écluse a rouvert lundi, après onze jours de grève, a dit le maire de la ville à ses habitants."


def page(declared: str = "") -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{WORDS}</p></body></html>"


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", ""),
        ("utf-8", "iso-8859-1"),  # declared wrong
        ("utf-8-sig", "windows-1252"),
        ("utf-16", ""),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),  # as browsers read it
        ("cp1252", "utf-8"),  # declared wrong
        ("cp1252", ""),
    ],
)
def test_encodings(written: str, declared: str) -> None:
    assert WORDS in decode_page(page(declared).encode(written), "a.html", SETTINGS)


def test_other_scripts_by_their_declaration() -> None:
    text = page("shift_jis").replace(WORDS, "港の北側の岸壁が月曜日に再開された。")
    assert "再開された" in decode_page(text.encode("cp932"), "a.html", SETTINGS)
    text = page("windows-1251").replace(WORDS, "Северный причал порта снова открыт с понедельника.")
    assert "причал" in decode_page(text.encode("cp1251"), "a.html", SETTINGS)


def test_what_the_server_says_counts_before_the_page() -> None:
    data = page("iso-8859-5").encode("cp1252")
    assert WORDS in decode_page(data, "a.html", SETTINGS, "windows-1252")


def test_a_damaged_character_does_not_change_the_encoding() -> None:
    data = page("utf-8").encode().replace("à".encode(), b"\xc3")
    assert "café" in decode_page(data, "a.html", SETTINGS)


def test_binary_and_blank() -> None:
    with pytest.raises(NotText):
        parse_page(bytes(range(256)) * 40, "a.html", SETTINGS)
    with pytest.raises(EmptyInput):
        parse_page(b"\n\t  ", "a.html", SETTINGS)


@pytest.mark.parametrize("tag", ["div", "span", "table", "b", "section"])
def test_what_is_nested_deeper_than_a_parser_follows_is_read_flat(tag: str) -> None:
    tree = parse_page((f"<body><h1>Quay</h1>{f'<{tag}>' * 12_000}<p>Opens again.</p>").encode(), "a.html", SETTINGS)
    assert tree.findtext(".//h1") == "Quay"
    assert tree.findtext(".//p") == "Opens again."


def test_an_element_with_too_many_attributes_loses_them() -> None:
    crowd = " ".join(f'a{number}="x>y"' for number in range(LARGE // 10))
    tree = parse_page(f'<body><div {crowd}><p class="lead">Opens.</p></div>'.encode(), "a.html", SETTINGS)
    paragraph = tree.find(".//p")
    assert paragraph is not None
    assert paragraph.get("class") == "lead"
    assert not tree.find(".//div").attrib
