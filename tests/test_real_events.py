"""The gold of real events finds the texts it was made on, and refuses others."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from bench.real_events import REAL, lay_out

TEXT = "Ferry aground off Marrow Point\n\nThe ferry ran aground at dawn."


def _gold(folder: Path, text: str) -> Path:
    sha1 = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    event = folder / "golds" / "ferry"
    event.mkdir(parents=True)
    (event / "gold.json").write_text(json.dumps({"reports": [{"id": "01-quay", "article": "a1", "sha1": sha1}]}))
    articles = folder / "articles.jsonl"
    title, _, body = TEXT.partition("\n\n")
    articles.write_text(json.dumps({"id": "a1", "title": f" {title}", "text": f"{body}\n", "outlet": "Quay"}) + "\n")
    return articles


def test_an_event_is_laid_out_as_the_scorer_reads_it(tmp_path: Path) -> None:
    articles = _gold(tmp_path, TEXT)
    lay_out(tmp_path / "golds", articles, tmp_path / "out")
    assert (tmp_path / "out" / "ferry" / "01-quay.txt").read_text() == TEXT
    assert json.loads((tmp_path / "out" / "ferry" / "meta.json").read_text())["01-quay"]["outlet"] == "Quay"


def test_a_text_that_was_not_annotated_is_refused(tmp_path: Path) -> None:
    articles = _gold(tmp_path, "The ferry is safe.")
    with pytest.raises(ValueError, match="ferry/01-quay"):
        lay_out(tmp_path / "golds", articles, tmp_path / "out")


@pytest.mark.parametrize("path", sorted(REAL.glob("*/*/gold.json")), ids=lambda path: path.parent.name)
def test_a_gold_holds_places_and_no_words_of_a_report(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    ids = {report["id"] for report in gold["reports"]}
    for quote in gold["quotes"]:
        assert quote["report"] in ids
        assert 0 <= quote["start"] < quote["end"]
        assert "text" not in quote
    for fact in gold["facts"]:
        assert fact["evidence"]
        assert all(len(evidence) == 3 and evidence[0] in ids for evidence in fact["evidence"])
    assert all(len(conflict["sides"]) > 1 for conflict in gold["conflicts"])
